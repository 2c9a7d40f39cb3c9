//! Actions of the first run.

use crate::i18n::set_up as t;
use crate::tui::action::actions;
use crate::tui::key::Key;

actions! { "set_up":
    PREVIOUS "set_up_previous" [Key::f(9), Key::ESC] t::previous, t::previous_doc;
    LOAD "set_up_load" [Key::f(5)] t::load, t::load_doc;
}
