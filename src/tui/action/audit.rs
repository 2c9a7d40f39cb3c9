//! Actions of the audit room.

use crate::i18n::audit_room as t;
use crate::tui::action::actions;
use crate::tui::key::Key;

actions! { "audit":
    NARROW "audit_narrow" [Key::f(6)] t::narrow, t::narrow_doc, "view_audit";
    VERIFY "audit_verify" [Key::f(8)] t::verify, t::verify_doc, "view_audit";
}
