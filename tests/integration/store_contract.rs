//! What the store promises, on both databases: every test runs as `store_contract::sqlite::NAME`
//! and as `store_contract::postgres::NAME`.

mod batches;
mod failures;
mod gathered;
mod lifecycle;
mod one_database;
mod tally;
mod tools;
mod transactions;
mod values;
mod words;

/// Instantiates each contract for both databases.
macro_rules! contracts {
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
                    // Copying a migrated database is quicker than migrating one.
                    if let Some(database) = Database::postgres(super::$group::MIGRATED) {
                        super::$group::$name(&database);
                    }
                }
            )+)+
        }
    };
}

contracts! {
    values:
        parameters_are_bound_by_number,
        what_was_written_is_read_back,
        nulls_are_read_as_options_only,
        text_keeps_quotes_and_rare_characters,
        text_with_a_nul_is_refused,
        a_column_of_another_type_is_refused,
        numbers_do_not_wrap,
        dollars_in_quotations_and_comments_stay,
        a_row_that_is_not_there,
        an_insert_tells_its_id,
        a_statement_counts_its_rows,
        rows_are_streamed_until_the_visitor_refuses,
        upserts_mean_the_same,
        the_wrong_number_of_parameters_is_refused;
    transactions:
        a_refusal_rolls_everything_back,
        a_panic_rolls_back_and_the_writer_lives,
        a_panic_in_a_read_is_an_error,
        a_unique_conflict_is_told,
        a_foreign_key_conflict_is_told,
        a_check_conflict_is_told,
        a_missing_value_is_told,
        a_swallowed_error_is_no_success,
        an_acknowledged_write_is_seen,
        a_snapshot_does_not_move,
        a_read_cannot_write,
        a_read_does_not_wait_for_a_write,
        two_stores_count_to_one_number,
        a_write_inside_a_write_is_refused;
    batches:
        members_of_a_batch_fail_alone,
        a_swallowed_error_spares_the_others,
        a_panicking_callback_does_not_stop_the_writer,
        writes_of_one_priority_keep_their_order,
        answers_go_before_bulk,
        bulk_does_not_starve,
        a_callback_comes_after_the_commit,
        many_writers_at_once;
    gathered:
        what_waits_is_written_together,
        one_item_does_not_take_others_with_it,
        items_of_one_key_are_written_one_after_another,
        what_was_committed_unheard_is_found,
        a_closed_store_tells_all_that_wait,
        closing_writes_what_was_gathered,
        gathering_inside_a_write_is_refused;
    tally:
        the_tally_follows_every_change_of_a_card,
        a_tally_that_does_not_agree_is_damage;
    failures:
        a_failed_commit_runs_its_members_again_alone,
        a_commit_that_keeps_failing_tells_each_member,
        a_full_disk_keeps_nothing,
        a_lost_acknowledgement_is_settled_by_the_receipt,
        a_lost_acknowledgement_of_a_batch_is_settled_for_each,
        a_commit_that_never_arrived_runs_again,
        an_idempotent_write_runs_again_when_in_doubt,
        a_serialization_failure_is_tried_again,
        tries_are_bounded,
        a_connection_lost_before_a_write_is_made_anew,
        a_read_runs_again_after_a_lost_connection,
        a_read_gives_up_in_the_end;
    lifecycle:
        writes_are_there_after_reopening,
        a_newer_database_is_refused,
        a_changed_migration_is_refused,
        an_empty_database_is_migrated_only_when_asked,
        opening_at_the_same_time_migrates_once,
        a_database_of_something_else_is_left_alone,
        a_closed_store_refuses,
        closing_finishes_what_waits,
        the_last_handle_may_go_in_a_callback;
    words:
        a_word_of_any_length_is_found_where_it_stands,
        the_index_follows_every_change,
        the_index_can_be_made_anew,
        documents_are_found_in_blocks_and_in_the_tail_alike,
        one_session_at_a_time_fills_the_index,
        what_cannot_be_read_keeps_nothing_else_out_of_the_index,
        a_list_is_read_in_pages_and_orders;
}
