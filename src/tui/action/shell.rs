//! Actions of the shell itself, and the ones that lists, forms and dialogs share.

/// What works on every screen.
pub mod global {
    use crate::i18n::shell as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "global":
        HELP "help" [Key::f(1), Key::char('?')] t::help, t::help_doc;
        PALETTE "palette" [Key::f(2), Key::char(':'), Key::ctrl('p')] t::palette, t::palette_doc;
        BACK "back" [Key::ESC] t::back, t::back_doc;
        REDRAW "redraw" [Key::ctrl('l')] t::redraw, t::redraw_doc;
        LOCK "lock" [Key::f(11)] t::lock, t::lock_doc;
        SUSPEND "suspend" [Key::ctrl('z')] t::suspend, t::suspend_doc;
        QUIT "quit" [Key::f(12), Key::char('q')] t::quit, t::quit_doc;
    }
}

/// What a list offers; a screen returns those that apply to its list.
pub mod list {
    use crate::i18n::shell as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "list":
        OPEN "open" [Key::ENTER] t::open, t::open_doc;
        FILTER "filter" [Key::f(3), Key::char('/')] t::filter, t::filter_doc;
        NEW "new" [Key::f(5)] t::new, t::new_doc;
        EDIT "edit" [Key::f(4)] t::edit, t::edit_doc;
        CLEAR_FILTER "clear_filter" [Key::ESC] t::clear_filter, t::clear_filter_doc;
        SORT "sort" [Key::f(7)] t::sort, t::sort_doc;
        MARK "mark" [Key::SPACE] t::mark, t::mark_doc;
        MARK_ALL "mark_all" [Key::TAB] t::mark_all, t::mark_all_doc;
        ACT "act" [Key::f(8)] t::act, t::act_doc;
        EXPORT "export" [Key::f(9)] t::export, t::export_doc;
    }
}

/// What a form offers.
pub mod form {
    use crate::i18n::shell as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "form":
        SAVE "save" [Key::f(10), Key::ctrl('s')] t::save, t::save_doc;
        NEXT_FIELD "next_field" [Key::TAB] t::next_field, t::next_field_doc;
    }
}

/// What a dialog offers.
pub mod dialog {
    use crate::i18n::shell as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "dialog":
        ACCEPT "accept" [Key::ENTER] t::accept, t::accept_doc;
        SWITCH "switch" [Key::TAB] t::switch, t::switch_doc;
        CLOSE "close" [Key::ESC] t::back, t::close_doc;
    }
}
