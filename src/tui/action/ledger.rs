//! Actions of the ledger: board, officers, credentials.

use crate::i18n::ledger as t;
use crate::tui::action::actions;
use crate::tui::key::Key;

actions! { "board":
    DAY_BEFORE "board_day_before" [Key::LEFT] t::day_before, t::day_before_doc;
    DAY_AFTER "board_day_after" [Key::RIGHT] t::day_after, t::day_after_doc;
    TODAY "board_today" [Key::f(5)] t::today, t::today_doc;
    YEAR_AFTER "board_year_after" [Key::f(6)] t::year_after, t::year_after_doc;
    DATE "board_date" [Key::f(3)] t::pick_date, t::pick_date_doc;
    COLUMN "board_column" [Key::TAB] t::next_column, t::next_column_doc;
    LEFT "board_left_with_card" [Key::f(4)] t::left_list, t::left_list_doc;
    DEFINITION "board_definition" [Key::f(7)] t::definition, t::definition_doc;
}

/// What lists of people and cards can be narrowed to.
pub mod people {
    use crate::i18n::ledger as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "people":
        BY_CATEGORY "people_by_category" [Key::f(4)] t::by_category, t::by_category_doc;
        BY_AGENCY "people_by_agency" [Key::f(5)] t::by_agency, t::by_agency_doc;
        BY_STATE "people_by_state" [Key::f(6)] t::by_state, t::by_state_doc;
        BY_DAYS "people_by_days" [Key::TAB] t::by_days, t::by_days_doc;
        IMPORT "people_import" [Key::f(10)] t::import, t::import_doc, "edit_officers";
    }
}

/// One officer's page.
pub mod officer {
    use crate::i18n::{attachment, fields, ledger as t, pass};
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "officer":
        NEXT "officer_next_section" [Key::RIGHT, Key::TAB] t::next_section, t::next_section_doc;
        BEFORE "officer_section_before" [Key::LEFT, Key::BACK_TAB] t::section_before, t::section_before_doc;
        FILL "officer_fill" [Key::f(4)] fields::fill, fields::fill_doc, "edit_officers";
        PASSES "officer_passes" [Key::f(8)] pass::open, pass::open_doc, "view_results";
        FILES "officer_files" [Key::f(9)] attachment::open, attachment::open_doc, "view_officers";
        REVEAL "officer_reveal_identity" [Key::f(7)] t::reveal, t::reveal_doc, "view_identity";
    }
}

/// The pass records of one officer.
pub mod passes {
    use crate::i18n::pass as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "passes":
        ENTER "pass_enter" [Key::f(5)] t::enter, t::enter_doc, "edit_credentials";
        WITHDRAW "pass_withdraw" [Key::f(8)] t::withdraw, t::withdraw_doc, "edit_credentials";
        SAVE "pass_save_evidence" [Key::f(9)] t::save_scan, t::save_scan_doc, "view_results";
        SCAN "pass_pick_evidence" [Key::f(3)] t::pick_scan, t::pick_scan_doc, "edit_credentials";
    }
}

/// The files kept with one officer.
pub mod attachments {
    use crate::i18n::attachment as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "attachments":
        ADD "attachment_add" [Key::f(5)] t::add, t::add_doc, "edit_officers";
        SAVE "attachment_save" [Key::f(9), Key::ENTER] t::save_out, t::save_out_doc, "view_officers";
    }
}
