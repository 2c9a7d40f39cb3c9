//! Actions of the room of sittings.

use crate::i18n::sittings as t;
use crate::tui::action::actions;
use crate::tui::key::Key;

actions! { "results":
    CONFIRM "results_confirm" [Key::f(10)] t::confirm, t::confirm_doc, "confirm_results";
    ROSTER "sitting_roster" [Key::f(6)] t::roster, t::roster_doc;
    SCHEDULE "sitting_schedule" [Key::f(5)] t::schedule, t::schedule_doc, "edit_sittings";
}

/// The list of people of one sitting.
pub mod roster {
    use crate::i18n::sittings as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "sitting_roster":
        EXTRA_TIME "roster_extra_time" [Key::f(4)] t::extra_time, t::extra_time_doc, "edit_sittings";
        ADD "roster_add" [Key::f(5)] t::add, t::add_doc, "edit_sittings";
        CALL_OFF "roster_call_off" [Key::f(6)] t::call_off, t::call_off_doc, "edit_sittings";
        DEED "roster_deed" [Key::f(8)] t::deed, t::deed_doc, "edit_sittings";
    }
}

/// Choosing people for a sitting.
pub mod add {
    use crate::i18n::sittings as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "sitting_add":
        ALL "add_all_shown" [Key::f(6)] t::all_shown, t::all_shown_doc;
        ENLIST "add_enlist" [Key::f(10)] t::enlist, t::enlist_doc, "edit_sittings";
    }
}
