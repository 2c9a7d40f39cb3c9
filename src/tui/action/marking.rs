//! Actions of the marking room.

use crate::i18n::marking as t;
use crate::tui::action::actions;
use crate::tui::key::Key;

actions! { "marking":
    SCROLL "marking_scroll" [Key::f(7)] t::scroll, t::scroll_doc;
    AGAIN "marking_again" [Key::f(6)] t::again, t::again_doc;
    SKIP "marking_skip" [Key::f(8)] t::next_up, t::next_up_doc;
}
