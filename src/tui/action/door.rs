//! Actions of the door: signing in, and choosing a person in a demo.

use crate::i18n::door as t;
use crate::tui::action::actions;
use crate::tui::key::Key;

actions! { "door":
    FIRST_TIME "first_time" [Key::f(4)] t::first_time, t::first_time_doc;
}
