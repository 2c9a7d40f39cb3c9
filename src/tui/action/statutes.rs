//! Actions of statutes: the room, reading, searching, the cited article.

/// The room.
pub mod room {
    use crate::i18n::statute_room as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "statutes":
        ALL_VERSIONS "statutes_all_versions" [Key::f(4)] t::all_versions, t::all_versions_doc;
        SEARCH "statutes_search" [Key::f(6)] t::search, t::search_doc;
    }
}

/// Reading one version.
pub mod reading {
    use crate::i18n::statute_room as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "statute_reading":
        BACKWARD "article_previous" [Key::LEFT, Key::PAGE_UP] t::previous, t::previous_doc;
        FORWARD "article_next" [Key::RIGHT, Key::PAGE_DOWN] t::next, t::next_doc;
        JUMP "article_jump" [Key::f(3)] t::jump, t::jump_doc;
        SEARCH "statute_search" [Key::f(6)] t::search, t::search_doc;
        VERSIONS "statute_versions" [Key::f(7)] t::versions, t::versions_doc;
        OUTLINE "statute_outline" [Key::TAB] t::outline, t::outline_doc;
        OPEN "outline_open" [Key::ENTER] t::open_heading, t::open_heading_doc;
        LEAVE "statute_leave" [Key::ESC] t::leave, t::leave_doc;
    }
}

/// Searching all statutes.
pub mod search {
    use crate::i18n::statute_room as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "statute_search":
        OPEN "hit_open" [Key::ENTER] t::open_hit, t::open_hit_doc;
        FIELD "search_field" [Key::TAB, Key::f(3)] t::search_field, t::search_field_doc;
        ALL_VERSIONS "search_all_versions" [Key::f(4)] t::all_versions, t::all_versions_doc;
    }
}
