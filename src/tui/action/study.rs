//! Actions of study.

use crate::i18n::study as t;
use crate::tui::action::actions;
use crate::tui::key::Key;

actions! { "study":
    SUBMIT "study_submit" [Key::f(10), Key::ENTER] t::submit, t::submit_doc;
}
