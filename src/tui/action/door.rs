//! Actions of the door: signing in, and choosing a person in a demo.

use crate::i18n::door as t;
use crate::tui::action::actions;
use crate::tui::key::Key;

actions! { "door":
    SIGN_IN "sign_in" [Key::f(10), Key::ENTER] t::sign_in, t::sign_in_doc;
    FIRST_TIME "first_time" [Key::f(4)] t::first_time, t::first_time_doc;
    CHOOSE "choose_person" [Key::f(8)] t::choose, t::choose_doc;
}
