//! Study and its hours on both databases: every test runs as `study::sqlite::NAME` and
//! `study::postgres::NAME`.

mod home;
mod hours;
mod screen;
mod sessions;

crate::support::database::on_both_databases! {
    sessions:
        only_practice_banks_of_ones_own_category_are_on_the_shelf,
        a_sequential_set_goes_on_where_it_was_left,
        topics_are_picked_and_a_seed_shuffles,
        answers_are_judged_and_kept,
        the_book_is_worked_off_by_two_right_answers,
        items_of_exam_banks_are_never_shown,
        time_counts_with_proof_and_is_dropped_without,
        one_thing_counts_at_a_time,
        a_crash_loses_no_proved_time,
        nobody_touches_the_session_of_somebody_else;
    hours:
        a_session_stores_what_the_rules_grant,
        training_needs_evidence_and_counts_once,
        a_training_taken_back_stays_and_counts_no_more,
        nobody_enters_training_without_the_permission,
        the_year_is_ones_own_or_a_reports;
    home:
        an_officer_sees_what_waits_their_cards_and_their_hours,
        everybody_else_sees_what_waits_and_how_things_stand,
        the_counts_are_those_of_the_lists,
        a_manager_enters_training_in_a_form;
    screen:
        a_set_is_worked_through,
        the_idle_question_is_answered_or_the_time_is_dropped,
        the_book_opens_at_the_chosen_mistake_and_goes_round,
        a_model_answer_is_judged_by_oneself;
}
