//! Accounts, preferences and the audit's filter on both databases, and their screens.

mod audit;
mod database;
mod people;
mod screens;
mod words;

crate::support::database::on_both_databases! {
    people:
        officers_without_account_get_one_each_named_by_pinyin,
        a_person_comes_in_by_code_and_finds_their_preferences,
        the_last_sign_in_is_known,
        the_last_administrator_stays;
    audit:
        the_filter_keeps_person_action_and_day;
}
