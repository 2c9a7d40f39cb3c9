//! Pass records entered and taken back, and the files that prove them, on both databases.

mod records;

crate::support::database::on_both_databases! {
    records:
        an_upstream_pass_counts_with_its_evidence,
        what_proves_nothing_is_refused,
        a_pass_taken_back_does_not_count_and_stays_readable,
        a_pass_needs_a_second_person_or_says_that_there_is_none,
        a_withdrawal_needs_a_second_person,
        who_may_enter_and_see;
}
