//! Actions of importing a roster.

use crate::i18n::roster_screen as t;
use crate::tui::action::actions;
use crate::tui::key::Key;

actions! { "roster":
    PICK "roster_pick_file" [Key::f(5)] t::pick, t::pick_doc, "edit_officers";
    RECHECK "roster_recheck" [Key::f(6)] t::recheck, t::recheck_doc, "edit_officers";
    COMMIT "roster_commit" [Key::f(10)] t::commit, t::commit_doc, "edit_officers";
}
