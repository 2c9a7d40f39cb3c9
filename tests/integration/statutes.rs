//! Statutes on both databases: every test runs as `statutes::sqlite::NAME` and
//! `statutes::postgres::NAME`. All texts are invented.

mod at_once;
pub mod doubts;
mod headers;
mod imports;
mod kept_out;
mod questions;
mod rooms;
mod texts;
mod titles;
mod undone;

crate::support::database::on_both_databases! {
    at_once:
        of_two_who_decide_at_once_one_is_told;
    texts:
        a_statute_is_loaded_read_and_searched,
        a_word_is_found_wherever_it_stands,
        the_same_words_again_change_nothing,
        with_the_name_of_a_statute_only_that_one_is_searched,
        other_words_take_the_place_only_when_told,
        versions_follow_each_other,
        two_statutes_do_not_share_a_short_name,
        a_file_with_errors_is_not_loaded,
        words_before_and_behind_the_articles_are_found,
        what_was_loaded_by_an_older_program_is_found_too,
        a_version_is_removed_with_what_the_index_knows,
        a_version_replaced_while_it_is_put_in_the_index_is_found,
        many_hits_keep_their_order,
        what_is_loaded_can_be_chosen_for_a_bank,
        statutes_are_closed_in_an_exam;
    titles:
        a_title_that_holds_one_is_read_cited_and_removed,
        what_was_stored_with_marks_around_it_is_found,
        a_bank_on_the_interpretation_of_an_article_is_read_again;
    rooms:
        an_empty_room_says_how_to_load,
        statutes_are_read_article_by_article,
        keys_turn_the_pages,
        words_are_found_and_the_place_is_kept,
        hits_that_arrive_late_leave_the_keys_where_they_are,
        hits_that_fail_are_not_asked_for_without_end,
        hits_are_completed_in_the_scope_they_were_found_in;
    imports:
        several_files_come_in_and_what_is_wrong_stays,
        one_row_is_opened_corrected_and_loaded_alone,
        other_words_are_replaced_after_asking,
        what_cannot_come_in_is_told_by_name,
        an_amendment_tells_what_it_puts_in_doubt;
    questions:
        a_citation_is_told_as_it_stands_today,
        the_questions_on_an_article_are_a_set,
        a_set_on_an_article_keeps_to_the_banks_of_the_person,
        reading_counts_with_proof_and_as_one_thing,
        from_a_mistake_to_the_article_and_back_in_two_keys,
        a_set_goes_on_while_its_article_is_read,
        reading_ends_when_it_is_left_and_asks_after_a_silence,
        keys_among_hits_prove_that_somebody_reads,
        the_second_law_of_a_question_counts_too,
        what_a_question_cites_is_shown_as_it_stands,
        whoever_writes_an_item_reads_what_it_cites,
        trainers_see_the_items_on_an_article,
        a_version_is_removed_after_asking,
        a_removal_is_asked_and_told_with_its_questions,
        versions_are_compared_article_by_article,
        versions_are_compared_in_the_order_of_their_force,
        the_law_is_closed_in_an_exam,
        what_is_open_is_closed_when_an_exam_begins_elsewhere;
    doubts:
        an_amendment_puts_items_in_doubt_and_out_of_draws,
        a_superseded_bank_is_in_doubt_as_it_comes_in,
        without_the_earlier_text_everything_is_in_doubt,
        doubts_are_decided_and_the_header_is_brought_up,
        an_item_is_judged_by_the_version_it_was_corrected_for,
        what_is_in_doubt_on_an_article_is_told_apart,
        what_is_proposed_already_is_confirmed,
        a_confirmation_is_seen_and_taken_back,
        what_was_confirmed_last_is_in_doubt_again_though_the_header_was_brought_up,
        whoever_rewrites_what_was_taken_back_has_decided,
        what_does_not_depend_on_the_law_decides_nothing,
        a_revision_is_read_by_the_version_it_was_written_for,
        what_a_file_replaced_is_read_by_the_file_it_came_with,
        what_is_not_in_force_cannot_be_confirmed,
        a_decision_is_about_what_was_seen,
        what_nobody_compared_is_not_confirmed,
        a_confirmation_outlives_a_file_that_is_taken_back,
        a_doubt_goes_with_what_raised_it,
        the_same_file_again_keeps_what_was_decided,
        an_older_file_beside_new_items_keeps_what_was_decided,
        a_bank_between_two_versions_is_not_written_as_one_of_either,
        a_version_of_tomorrow_raises_nothing_today,
        a_version_loaded_early_counts_from_its_first_day,
        a_set_of_the_first_day_leaves_out_what_is_in_doubt,
        an_item_is_counted_as_raised_once,
        what_was_retired_in_doubt_comes_back_in_doubt,
        what_was_retired_before_an_amendment_is_in_doubt_when_it_comes_back,
        what_cites_an_article_that_is_no_more_comes_back_in_doubt,
        what_was_corrected_is_restored_by_the_version_it_cites,
        a_corrected_citation_stands_for_the_version_it_was_corrected_for,
        what_is_written_after_an_amendment_is_written_for_it,
        one_doubt_is_shown_with_both_texts,
        what_is_written_is_measured_by_the_versions_in_force,
        decisions_are_weighed_and_counts_follow;
    kept_out:
        what_is_in_doubt_is_told_beside_what_can_be_drawn,
        a_practice_that_cannot_be_drawn_any_more_says_what_is_in_doubt,
        what_a_sealed_bank_holds_in_doubt_is_not_told,
        an_officer_sees_what_is_left_out_of_their_study,
        a_trainer_goes_from_a_blueprint_to_what_is_in_doubt;
    headers:
        a_version_of_a_day_to_come_is_refused,
        a_removed_version_takes_its_headers_with_it,
        what_was_decided_for_a_removed_version_is_in_doubt_again,
        a_removal_tells_what_becomes_of_questions,
        an_old_file_leaves_later_items_alone,
        a_later_file_counts_after_an_old_one,
        a_decision_tells_what_it_did_to_the_header,
        a_repealed_statute_puts_its_items_in_doubt,
        an_earlier_text_alone_says_nothing_about_a_later_bank,
        a_bank_on_an_ended_statute_is_exported_and_followed_into_its_successor,
        what_is_not_tested_follows_the_header,
        a_replaced_text_reaches_the_headers,
        a_header_keeps_its_name_for_a_statute,
        a_deed_stands_though_the_review_fails,
        many_doubts_are_raised_in_parts;
    undone:
        what_comes_back_from_before_a_bring_up_is_in_doubt,
        what_comes_back_under_a_changed_header_is_followed,
        what_comes_back_without_any_text_is_in_doubt,
        a_doubt_goes_with_its_statute,
        what_is_not_tested_hides_no_setting_back;
}

/// The earlier version of an invented statute.
pub const OLD: &str = "中华人民共和国渔船登记法
（2010年1月2日第十届渔民代表大会通过　自2010年3月1日起施行）
第一章　总　则
第一条　为了规范渔船登记，制定本法。
第二条　渔船登记由港口管理机构负责。
港口管理机构应当公开登记的条件和期限。
第二章　登　记
第三条　有下列情形之一的，不予登记：
（一）船舶没有检验证书的；
（二）申请人不是船舶所有人的。
第四条　登记机构应当自收到申请之日起二十日内作出决定。作出不予登记决定前，应当告知申请人有权要求听证。
第五条　违反本法第三条规定的，处五百元罚款。
第六条　外国渔船进港须提前三日报告。
第七条　本法自2010年3月1日起施行。
";

/// The later version: an article put in, one changed, one dropped, the items turned round.
pub const NEW: &str = "中华人民共和国渔船登记法
（2010年1月2日第十届渔民代表大会通过　2025年5月6日第十五届渔民代表大会修订　自2026年1月1日起施行）
第一章　总　则
第一条　为了规范渔船登记，制定本法。
第二条　国家鼓励渔船更新改造，对使用清洁能源的给予补贴。
第三条　渔船登记由港口管理机构负责。
港口管理机构应当公开登记的条件和期限。
第二章　登　记
第四条　有下列情形之一的，不予登记：
（一）申请人不是船舶所有人的；
（二）船舶没有检验证书的。
第五条　登记机构应当自收到申请之日起十日内作出书面决定。作出不予登记决定前，应当告知申请人有权要求听证。
第六条　违反本法第四条规定的，处五百元罚款。
第七条　本法自2026年1月1日起施行。
";
