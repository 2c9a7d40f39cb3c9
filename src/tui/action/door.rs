//! Actions of the door: signing in, and choosing a person in a demo.

use crate::i18n::door as t;
use crate::tui::action::actions;
use crate::tui::key::Key;

actions! { "door":
    FIRST_TIME "first_time" [Key::f(4)] t::first_time, t::first_time_doc;
    WITH_PASSWORD "with_password" [Key::f(3)] t::with_password, t::with_password_doc;
    SELF_TEST "self_test" [Key::f(8)] t::self_test, t::self_test_doc;
}
