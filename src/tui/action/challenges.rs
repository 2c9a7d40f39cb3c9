//! Actions of challenges.

use crate::i18n::marking as t;
use crate::tui::action::actions;
use crate::tui::key::Key;

actions! { "challenges":
    SCROLL "challenge_scroll" [Key::f(7)] t::scroll, t::scroll_doc;
}
