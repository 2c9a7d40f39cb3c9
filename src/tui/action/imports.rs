//! Actions of bringing files in: statutes, banks.

use crate::i18n::{doubts, imports as t};
use crate::tui::action::actions;
use crate::tui::key::Key;

actions! { "imports":
    PICK "import_pick" [Key::f(5)] t::pick, t::pick_doc;
    COMMIT "import_commit" [Key::f(10)] t::commit, t::commit_doc;
    CORRECT "import_correct" [Key::f(4)] t::correct, t::correct_doc;
    RECHECK "import_recheck" [Key::f(6)] t::recheck, t::recheck_doc;
    DOUBTS "import_doubts" [Key::TAB] doubts::open_room, doubts::open_room_doc, "view_keys";
    LEAVE "import_leave" [Key::ESC] t::leave, t::leave_doc;
}
