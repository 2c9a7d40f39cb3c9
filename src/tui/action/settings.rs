//! Actions of settings and of the agencies room.

/// The settings.
pub mod room {
    use crate::i18n::settings_room as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "settings":
        CHANGE_RULE "rule_change" [Key::f(4), Key::ENTER] t::change_rule, t::change_rule_doc, "manage_site";
        CONFIRM_RULE "rule_confirm" [Key::f(6)] t::confirm_rule, t::confirm_rule_doc, "manage_site";
        HISTORY "site_history" [Key::f(7)] t::history, t::history_doc, "manage_site";
    }
}

/// The agencies.
pub mod agencies {
    use crate::i18n::{fields, settings_room as t};
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "agencies":
        NEW "agency_new" [Key::f(5)] t::agency_new, t::agency_new_doc, "edit_agencies";
        IMPORT "agency_import" [Key::f(6)] t::agency_import, t::agency_import_doc, "edit_agencies";
        FIELDS "agency_fields" [Key::f(7)] fields::title, fields::title_doc, "edit_officers";
    }
}

/// The organisation's own fields.
pub mod fields {
    use crate::i18n::fields as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "custom_fields":
        NEW "field_new" [Key::f(5)] t::new, t::new_doc, "edit_officers";
        RETIRE "field_retire" [Key::f(8)] t::retire, t::retire_doc, "edit_officers";
    }
}
