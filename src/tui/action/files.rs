//! Actions of choosing files and of saving one.

use crate::i18n::files as t;
use crate::tui::action::actions;
use crate::tui::key::Key;

actions! { "files":
    UP "files_up" [Key::f(4)] t::folder_up, t::folder_up_doc;
    ALL "files_all" [Key::f(5)] t::all_files, t::all_files_doc;
    COMPLETE "files_complete" [Key::TAB] t::complete, t::complete_doc;
    FULL "files_full_numbers" [Key::f(6)] t::full_numbers, t::full_numbers_doc, "view_identity";
    SAVE "files_save" [Key::f(10)] t::save, t::save_doc;
}

/// Choosing several files at once.
pub mod several {
    use crate::i18n::{files as t, shell};
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "files_several":
        MARK "files_mark" [Key::SPACE] shell::mark, t::mark_doc;
        MARK_ALL "files_mark_all" [Key::f(6)] shell::mark_all, t::mark_all_doc;
        TAKE "files_take" [Key::f(10)] t::take, t::take_doc;
    }
}
