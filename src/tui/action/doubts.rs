//! Actions about items in doubt after an amendment.

/// The list of them.
pub mod list {
    use crate::i18n::doubts as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "doubts":
        DECIDE "doubts_decide" [Key::f(8)] t::decide, t::decide_doc, "edit_banks";
    }
}

/// One of them.
pub mod one {
    use crate::i18n::{banks, doubts as t};
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "doubt":
        CORRECT "doubt_correct" [Key::f(10)] t::correct, t::correct_doc, "edit_banks";
        CONFIRM "doubt_confirm" [Key::f(6)] t::confirm, t::confirm_doc, "edit_banks";
        REWRITE "doubt_rewrite" [Key::f(4)] t::rewrite, t::rewrite_doc, "edit_banks";
        RETIRE "doubt_retire" [Key::f(8)] banks::retire, t::retire_doc, "edit_banks";
        BEFORE "doubt_before" [Key::LEFT] t::before, t::before_doc;
        AFTER "doubt_after" [Key::RIGHT] t::after, t::after_doc;
    }
}
