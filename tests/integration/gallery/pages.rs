//! What lies behind the rooms: name of the picture, account, room, and the keys that lead there.

/// From the catalogue to the cover page of a practice exam.
pub const PRACTICE: &str = "<down> <down> <down> <enter>";

/// A page behind a room.
type Page = (&'static str, &'static str, &'static str, &'static str);

/// Two versions of a statute loaded by the trainer, and then these keys.
macro_rules! loaded {
    ($keys:literal) => {
        concat!("<f5> 旧法 <enter> <f10> <f5> 新法 <enter> <f10> <esc> ", $keys)
    };
}

/// Pages of statutes.
const STATUTES: &[Page] = &[
    ("statute_import", "trainer", "room_statutes", "<f5> <esc>"),
    (
        "statute_import_refused",
        "trainer",
        "room_statutes",
        "<f5> 缺条 <enter> <f4> <tab> <backspace> <f10>",
    ),
    ("statute_import_found", "trainer", "room_statutes", "<f5> 旧法 <enter>"),
    ("statute_import_broken", "trainer", "room_statutes", "<f5> 缺条 <enter>"),
    ("statute_import_correct", "trainer", "room_statutes", "<f5> 缺条 <enter> <f4>"),
    ("statute_import_done", "trainer", "room_statutes", "<f5> 旧法 <enter> <f10>"),
    ("statute_import_several", "trainer", "room_statutes", "<f5> <f6> <f10>"),
    ("statute_import_several_done", "trainer", "room_statutes", "<f5> <f6> <f10> <f10>"),
    ("statute_import_several_help", "trainer", "room_statutes", "<f5> <f6> <f10> <f1>"),
    ("statute_import_missing", "trainer", "room_statutes", "<f5> <esc> 没有 <f10>"),
    ("statute_import_again", "trainer", "room_statutes", loaded!("<f5> 新法 <enter>")),
    ("statutes_loaded", "trainer", "room_statutes", loaded!("")),
    ("statutes_versions", "trainer", "room_statutes", loaded!("<f4>")),
    ("statute_remove", "trainer", "room_statutes", loaded!("<f8>")),
    ("statute_article", "trainer", "room_statutes", loaded!("<enter> 4 <enter>")),
    ("statute_help", "trainer", "room_statutes", loaded!("<enter> 4 <enter> <f1>")),
    ("statute_search", "trainer", "room_statutes", loaded!("<f6> 听证 <enter>")),
    ("statute_diff", "trainer", "room_statutes", loaded!("<f10>")),
    ("statute_diff_new", "trainer", "room_statutes", loaded!("<f10> <f4> <f4>")),
    ("statute_diff_jump", "trainer", "room_statutes", loaded!("<f10> <enter> 3 <enter>")),
    ("statute_change", "trainer", "room_statutes", loaded!("<f10> <f4> <enter> <right>")),
    ("statute_repealed", "trainer", "room_statutes", loaded!("<f10> <f4> <f4> <f4> <enter>")),
    ("study_law", "caochao", "room_study", "<enter> <f5>"),
    ("wrong_answer_law", "caochao", "room_wrong_answers", "<f5>"),
    ("review_law", "caochao", "room_records", "<enter> <enter> <f5>"),
    ("item_law", "trainer", "room_banks", "<enter> <enter> <f5>"),
    ("marking_law", "trainer", "room_marking", "<enter> <f5>"),
    ("marking_help", "trainer", "room_marking", "<enter> <f1>"),
    ("challenge_law", "trainer", "room_challenges", "<enter> <f5>"),
];

/// Pages of candidates.
const CANDIDATES: &[Page] = &[
    ("home_digits", "caochao", "room_home", "<tab>"),
    ("exam_cover", "caochao", "room_exams", PRACTICE),
    ("exam_cover_closed", "caochao", "room_exams", "<down> <enter>"),
    ("study_set", "caochao", "room_study", "<enter>"),
    ("study_random", "caochao", "room_study", "<f3> 1"),
    ("study_topics", "caochao", "room_study", "<f4>"),
    ("study_hours", "caochao", "room_study", "<f5>"),
    ("wrong_answer", "caochao", "room_wrong_answers", "<enter>"),
    ("result", "caochao", "room_records", "<enter>"),
    ("review", "caochao", "room_records", "<enter> <enter>"),
];

/// Pages of those who look after people and cards.
const MANAGERS: &[Page] = &[
    ("people_behind", "manager", "room_board", "<down> <enter>"),
    ("board_in_a_year", "manager", "room_board", "<f6>"),
    ("board_date", "manager", "room_board", "<f3>"),
    ("board_definition", "manager", "room_board", "<f7>"),
    ("officer", "manager", "room_officers", "<enter>"),
    ("officers_filtered", "manager", "room_officers", "zs"),
    ("officers_none", "manager", "room_officers", "zzzz"),
    ("officer_passes", "manager", "room_officers", "<enter> <f8>"),
    ("officer_files", "manager", "room_officers", "<enter> <f9>"),
    ("custom_fields", "manager", "room_settings", "<down> <down> <down> <enter>"),
    ("roster_mistakes", "manager", "room_officers", "<f10> <f5> mingce <enter>"),
    ("file_save", "manager", "room_officers", "<f9>"),
    ("file_save_folder", "manager", "room_officers", "<f9> <tab>"),
];

/// Pages of those who look after questions and sittings.
const TRAINERS: &[Page] = &[
    ("bank_new", "trainer", "room_banks", "<f5>"),
    ("bank_edit", "trainer", "room_banks", "<f4>"),
    ("items", "trainer", "room_banks", "<enter>"),
    ("item", "trainer", "room_banks", "<enter> <enter>"),
    ("item_retire", "trainer", "room_banks", "<enter> <enter> <f8>"),
    ("item_form", "trainer", "room_banks", "<enter> <f5>"),
    ("item_form_refused", "trainer", "room_banks", "<enter> <f5> <f10>"),
    ("bank_import", "trainer", "room_banks", "<f6> <esc>"),
    ("bank_import_mistakes", "trainer", "room_banks", "<f6> cuowu <enter>"),
    ("bank_import_sound", "trainer", "room_banks", "<f6> zhengque <enter>"),
    ("bank_import_several", "trainer", "room_banks", "<f6> <f6> <f10>"),
    ("bank_import_agree", "trainer", "room_banks", "<f6> zhengque <enter> <f10>"),
    ("bank_check", "trainer", "room_banks", "<f8>"),
    ("bank_imports", "trainer", "room_banks", "<f10>"),
    ("file_open", "trainer", "room_banks", "<f6>"),
    ("file_open_several", "trainer", "room_banks", "<f6> <down> <down> <space> <space>"),
    ("file_open_all", "trainer", "room_banks", "<f6> <f5>"),
    ("file_open_none", "trainer", "room_banks", "<f6> zzzz"),
    ("file_open_empty", "trainer", "room_banks", "<f6> <down> <enter>"),
    ("blueprint", "trainer", "room_blueprints", "<enter>"),
    ("blueprint_new", "trainer", "room_blueprints", "<f5>"),
    ("blueprint_edit", "trainer", "room_blueprints", "<f4>"),
    ("results", "trainer", "room_sittings", "<enter>"),
    ("results_confirm", "trainer", "room_sittings", "<enter> <f10>"),
    ("schedule", "trainer", "room_sittings", "<f5>"),
    ("schedule_refused", "trainer", "room_sittings", "<f5> <f10>"),
    ("sitting_roster", "trainer", "room_sittings", "<f6>"),
    ("sitting_add", "trainer", "room_sittings", "<f6> <f5>"),
    ("sitting_extra_time", "trainer", "room_sittings", "<f6> <f4>"),
    ("marking_answer", "trainer", "room_marking", "<enter>"),
    ("challenge", "trainer", "room_challenges", "<enter>"),
];

/// Pages of administrators and auditors.
const ADMINS: &[Page] = &[
    ("account", "admin", "room_accounts", "<enter>"),
    ("account_new", "admin", "room_accounts", "<f5>"),
    ("account_new_refused", "admin", "room_accounts", "<f5> <f10>"),
    ("account_roles", "admin", "room_accounts", "<enter> <f4>"),
    ("account_codes", "admin", "room_accounts", "<f8>"),
    ("account_enrol", "admin", "room_accounts", "<f6>"),
    ("agency", "admin", "room_agencies", "<enter>"),
    ("agency_new", "admin", "room_agencies", "<f5>"),
    ("agency_new_refused", "admin", "room_agencies", "<f5> <f10>"),
    ("agency_import", "admin", "room_agencies", "<f6>"),
    ("agency_import_refused", "admin", "room_agencies", "<f6> 甲队,甲,法定,乙局 <f10>"),
    ("audit_entry", "auditor", "room_audit", "<enter>"),
    ("audit_narrow", "auditor", "room_audit", "<f6>"),
    ("audit_verdict", "auditor", "room_audit", "<f8>"),
    ("settings_own", "caochao", "room_settings", "<enter>"),
    ("settings_password", "caochao", "room_settings", "<down> <enter>"),
    ("settings_site", "admin", "room_settings", "<down> <down> <down> <enter>"),
    ("settings_rules", "admin", "room_settings", "<down> <down> <down> <down> <enter>"),
    ("settings_rule", "admin", "room_settings", "<down> <down> <down> <down> <enter> <enter>"),
    ("settings_history", "admin", "room_settings", "<down> <down> <down> <down> <enter> <f7>"),
];

/// Help, palette and dialogs.
const OVERLAYS: &[Page] = &[
    ("help", "manager", "room_board", "<f1>"),
    ("help_home", "caochao", "room_home", "<f1>"),
    ("help_officer", "manager", "room_officers", "<enter> <f1>"),
    ("help_item_form", "trainer", "room_banks", "<enter> <f5> <f1>"),
    ("help_sitting_roster", "trainer", "room_sittings", "<f6> <f1>"),
    ("palette", "trainer", "room_banks", "<f2>"),
    ("palette_forbidden", "caochao", "room_home", "<f2> shenji"),
    ("palette_none", "caochao", "room_home", "<f2> zzzz"),
    ("unsaved", "admin", "room_agencies", "<f5> 甲队 <esc>"),
    ("quit_unsaved", "admin", "room_agencies", "<f5> 甲队 <f12>"),
    ("quit", "manager", "room_home", "<f12>"),
    ("lock", "manager", "room_home", "<f11>"),
];

/// Every page.
pub fn all() -> impl Iterator<Item = &'static Page> {
    [CANDIDATES, MANAGERS, TRAINERS, STATUTES, ADMINS, OVERLAYS].into_iter().flatten()
}
