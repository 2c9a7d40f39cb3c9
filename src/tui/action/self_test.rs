//! Actions of the terminal self-test.

use crate::i18n::self_test as t;
use crate::tui::action::actions;
use crate::tui::key::Key;

actions! { "self_test":
    MEASURE "measure" [Key::f(5)] t::again, t::again_doc;
}
