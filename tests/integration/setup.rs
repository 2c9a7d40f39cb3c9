//! The first run on both databases, and its screens as people meet them.

mod commands;
mod first_run;
mod screens;

crate::support::database::on_both_databases! {
    empty;
    first_run:
        everything_comes_in_one_commit,
        a_newcomer_practises_on_the_first_day,
        without_its_bank_a_blueprint_opens_no_practice,
        a_refused_set_up_leaves_no_organisation,
        a_set_up_that_died_in_the_middle_begins_again,
        the_organisation_is_renamed_and_its_rules_confirmed_from_a_day_on;
}
