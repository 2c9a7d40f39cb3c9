//! Actions of the room of sittings.

use crate::i18n::sittings as t;
use crate::tui::action::actions;
use crate::tui::key::Key;

actions! { "results":
    CONFIRM "results_confirm" [Key::f(10)] t::confirm, t::confirm_doc, "confirm_results";
}
