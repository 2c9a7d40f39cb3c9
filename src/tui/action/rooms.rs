//! The rooms: tabs and palette entries that can be opened from anywhere.

use super::{Action, Command, ROOMS, Text};
use crate::i18n::{
    challenges, database_room as database, doubts, rooms as t, statute_room as statutes,
};

/// 首页: what waits for the person.
pub const HOME: Command = Command("room_home");
/// 考试: the catalogue of sittings.
pub const EXAMS: Command = Command("room_exams");
/// 学习: practice banks.
pub const STUDY: Command = Command("room_study");
/// 学时: one's own hours.
pub const HOURS: Command = Command("room_hours");
/// 错题: the wrong-answer book.
pub const WRONG: Command = Command("room_wrong_answers");
/// 记录: one's own results.
pub const RECORDS: Command = Command("room_records");
/// 阅卷: short answers that wait.
pub const MARKING: Command = Command("room_marking");
/// 申诉: what candidates say against questions.
pub const CHALLENGES: Command = Command("room_challenges");
/// 存疑题: items whose law was amended.
pub const DOUBTS: Command = Command("room_doubts");
/// 考务: sittings, their results, 成绩确认.
pub const SITTINGS: Command = Command("room_sittings");
/// 法条: statutes to read and search.
pub const STATUTES: Command = Command("room_statutes");
/// 题库: banks, items, imports.
pub const BANKS: Command = Command("room_banks");
/// 组卷: blueprints and whether the banks can meet them.
pub const BLUEPRINTS: Command = Command("room_blueprints");

/// 总览: who is certified, on any day.
pub const BOARD: Command = Command("room_board");
/// 人员: the officers.
pub const OFFICERS: Command = Command("room_officers");
/// 我的证件: one's own cards.
pub const MY_CARDS: Command = Command("room_my_cards");
/// 证件: the cards by day of expiry.
pub const CREDENTIALS: Command = Command("room_credentials");
/// 账号: who can sign in.
pub const ACCOUNTS: Command = Command("room_accounts");
/// 审计: what was done and refused.
pub const AUDIT: Command = Command("room_audit");

/// 单位: the agencies.
pub const AGENCIES: Command = Command("room_agencies");
/// 数据库与备份: backups and the check.
pub const DATABASE: Command = Command("room_database");
/// 设置: preferences, password, the organisation.
pub const SETTINGS: Command = Command("room_settings");
/// 终端自检: what the terminal can do.
pub const SELF_TEST: Command = Command("room_self_test");

const fn room(
    command: Command,
    label: Text,
    doc: Text,
    permission: Option<&'static str>,
) -> Action {
    Action { command, context: ROOMS, keys: &[], label, doc, permission }
}

/// The rows of the table.
pub static ACTIONS: &[Action] = &[
    room(HOME, t::home, t::home_doc, None),
    room(STUDY, t::study, t::study_doc, Some("study")),
    room(HOURS, t::hours, t::hours_doc, Some("study")),
    room(EXAMS, t::exams, t::exams_doc, Some("sit_exam")),
    room(WRONG, t::wrong, t::wrong_doc, Some("study")),
    room(RECORDS, t::records, t::records_doc, Some("sit_exam")),
    room(MY_CARDS, t::my_cards, t::my_cards_doc, Some("study")),
    room(STATUTES, statutes::title, t::statutes_doc, Some("view_statutes")),
    room(BOARD, t::board, t::board_doc, Some("view_board")),
    room(OFFICERS, t::officers, t::officers_doc, Some("view_officers")),
    room(CREDENTIALS, t::credentials, t::credentials_doc, Some("view_credentials")),
    room(ACCOUNTS, t::accounts, t::accounts_doc, Some("manage_accounts")),
    room(AUDIT, t::audit, t::audit_doc, Some("view_audit")),
    room(AGENCIES, t::agencies, t::agencies_doc, Some("edit_agencies")),
    room(DATABASE, database::title, t::database_doc, Some("manage_database")),
    room(SETTINGS, t::settings, t::settings_doc, None),
    room(SELF_TEST, t::self_test, t::self_test_doc, None),
    room(BANKS, t::banks, t::banks_doc, Some("view_keys")),
    room(BLUEPRINTS, t::blueprints, t::blueprints_doc, Some("view_banks")),
    room(MARKING, t::marking, t::marking_doc, Some("mark")),
    room(CHALLENGES, challenges::room, challenges::room_doc, Some("edit_banks")),
    room(DOUBTS, doubts::room, doubts::room_doc, Some("view_keys")),
    room(SITTINGS, t::sittings, t::sittings_doc, Some("confirm_results")),
];
