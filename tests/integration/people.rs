//! The manager's rooms as a manager meets them: keys in, screens out, on real databases.

mod board;
mod evidence;
mod fields;
mod files;
mod import;
mod lists;
mod office;

crate::support::database::on_both_databases! {
    board:
        the_board_is_the_report_of_the_day;
    fields:
        officers_have_values,
        agencies_have_values,
        a_field_is_changed_and_goes_without_its_values,
        a_label_is_corrected_and_the_choices_stay,
        who_keeps_one_agency_fills_it_in_and_moves_nothing;
    import:
        everything_wrong_is_told_in_one_run,
        what_is_tried_is_what_is_done,
        known_people_are_updated,
        everybody_gets_a_sign_in_name,
        declared_fields_are_columns;
    lists:
        officers_are_found_narrowed_and_ordered,
        cards_are_found_narrowed_and_ordered,
        numbers_in_full_take_permission_and_leave_a_trace;
}
