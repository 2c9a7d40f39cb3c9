//! Actions of the accounts room.

use crate::i18n::accounts as t;
use crate::tui::action::actions;
use crate::tui::key::Key;

actions! { "accounts":
    NEW "account_new" [Key::f(5)] t::create, t::create_doc, "manage_accounts";
    ENROL "account_enrol" [Key::f(6)] t::enrol, t::enrol_doc, "manage_accounts";
    ROLES "account_roles" [Key::f(4)] t::roles, t::roles_doc, "manage_accounts";
    TOGGLE "account_toggle" [Key::f(7)] t::toggle, t::toggle_doc, "manage_accounts";
    CODES "account_codes" [Key::f(8)] t::codes, t::codes_doc, "manage_accounts";
    SAVE_SHEET "account_save_sheet" [Key::f(9)] t::save_sheet, t::save_sheet_doc, "manage_accounts";
}
