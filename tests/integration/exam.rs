//! The exam on both databases: every test runs as `exam::sqlite::NAME` and `exam::postgres::NAME`.

mod attempts;
mod results;
mod screen;

/// Instantiates each test for both databases.
macro_rules! exams {
    ($($group:ident: $($name:ident),+;)+) => {
        mod sqlite {
            use crate::support::database::Database;
            $($(
                #[test]
                fn $name() {
                    super::$group::$name(&Database::sqlite());
                }
            )+)+
        }

        mod postgres {
            use crate::support::database::Database;
            $($(
                #[test]
                fn $name() {
                    if let Some(database) = Database::postgres(true) {
                        super::$group::$name(&database);
                    }
                }
            )+)+
        }
    };
}

exams! {
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
        only_a_confirmed_formal_pass_makes_a_record,
        the_review_opens_after_the_end,
        wrong_answers_are_kept_until_answered_rightly,
        the_same_seed_draws_the_same_paper,
        a_packed_pool_draws_the_same_paper_until_the_bank_changes;
    screen:
        a_paper_is_worked_through,
        the_clock_hands_in,
        an_attempt_ended_elsewhere_shows_its_result;
}
