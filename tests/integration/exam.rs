//! The exam on both databases: every test runs as `exam::sqlite::NAME` and `exam::postgres::NAME`.

mod attempts;
mod challenges;
mod presence;
mod results;
mod screen;
mod seal;
mod sittings;

crate::support::database::on_both_databases! {
    attempts:
        the_candidate_gets_no_key,
        answers_are_there_after_a_restart,
        the_same_save_twice_gives_the_same_receipt,
        an_older_save_cannot_replace_a_newer_one,
        answers_that_do_not_fit_are_refused,
        nobody_answers_for_somebody_else,
        starting_twice_gives_one_attempt,
        racing_starts_give_one_attempt,
        the_list_the_window_and_the_attempts_are_kept;
    results:
        handing_in_twice_makes_one_result,
        an_attempt_ends_at_its_deadline_though_nobody_is_there,
        the_sweep_scores_like_the_hand_in,
        an_essay_waits_for_its_marker,
        an_essay_is_marked_again_for_a_reason,
        only_a_confirmed_formal_pass_makes_a_record,
        a_special_paper_is_passed_in_the_special_subject,
        the_review_opens_after_the_end,
        wrong_answers_are_kept_until_answered_rightly,
        the_same_seed_draws_the_same_paper,
        a_packed_pool_draws_the_same_paper_until_the_bank_changes;
    seal:
        a_bank_goes_only_into_its_sittings,
        a_seal_is_opened_for_a_reason_and_for_a_day,
        a_sealed_bank_answers_no_guess,
        a_candidate_reads_sealed_questions_on_their_day;
    presence:
        the_last_window_is_in_force,
        shown_times_count_once,
        time_granted_in_the_last_second_is_working_time,
        time_granted_just_after_the_end_reopens,
        extra_time_has_its_rules,
        granted_time_is_on_screen_within_a_second,
        a_second_window_takes_over,
        the_window_reports_times_and_focus,
        a_failing_store_is_told_and_recovered_from;
    challenges:
        a_challenge_is_raised_once_and_answered_once,
        nobody_answers_their_own_challenge,
        a_challenge_goes_from_the_review_to_the_trainer_and_back;
    sittings:
        who_never_came_is_absent_once_the_window_is_over,
        what_was_not_sat_stands_in_the_record,
        deferral_and_misconduct_are_entered_and_taken_back,
        misconduct_passes_nobody,
        the_list_changes_until_the_exam,
        a_sitting_is_called_off,
        what_speaks_against_a_plan_is_named,
        nobody_confirms_their_own;
    screen:
        a_paper_is_worked_through,
        the_clock_hands_in,
        a_long_case_is_read_and_answered,
        the_paper_at_ambiguous_width,
        mixed_input_is_understood,
        an_attempt_ended_elsewhere_shows_its_result;
}
