//! Actions of statutes: the room, reading, searching, the cited article.

/// The room.
pub mod room {
    use crate::i18n::statute_room as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "statutes":
        ALL_VERSIONS "statutes_all_versions" [Key::f(4)] t::all_versions, t::all_versions_doc;
        IMPORT "statute_import" [Key::f(5)] t::import, t::import_doc, "edit_statutes";
        SEARCH "statutes_search" [Key::f(6)] t::search, t::search_doc;
        REMOVE "statute_remove" [Key::f(8)] t::remove, t::remove_doc, "edit_statutes";
        COMPARE "statute_compare" [Key::f(10)] t::compare, t::compare_doc;
    }
}

/// Reading one version.
pub mod reading {
    use crate::i18n::statute_room as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "statute_reading":
        BACKWARD "article_previous" [Key::LEFT] t::previous, t::previous_doc;
        FORWARD "article_next" [Key::RIGHT] t::next, t::next_doc;
        JUMP "article_jump" [Key::f(3)] t::jump, t::jump_doc;
        SEARCH "statute_search" [Key::f(6)] t::search, t::search_doc;
        VERSIONS "statute_versions" [Key::f(7)] t::versions, t::versions_doc;
        DRILL "article_drill" [Key::f(8)] t::drill, t::drill_doc, "study";
        ITEMS "article_items" [Key::f(9)] t::items, t::items_doc, "view_keys";
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

/// From a question to the article it cites; the same key wherever there is a question.
pub mod law {
    use crate::i18n::statute_room as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "law":
        SHOW "law" [Key::f(5)] t::law, t::law_doc;
    }
}

/// The article a question cites.
pub mod cited {
    use crate::i18n::statute_room as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "cited":
        OPEN "cited_open" [Key::ENTER] t::open_statute, t::open_statute_doc;
        BACKWARD "cited_previous" [Key::LEFT] t::previous_law, t::previous_law_doc;
        FORWARD "cited_next" [Key::RIGHT] t::next_law, t::next_law_doc;
        LEAVE "cited_leave" [Key::ESC, Key::f(5)] t::leave, t::leave_doc;
    }
}

/// Two versions side by side.
pub mod diff {
    use crate::i18n::statute_diff as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "statute_diff":
        BY_FATE "diff_by_fate" [Key::f(4)] t::by_fate, t::by_fate_doc;
        BACKWARD "change_previous" [Key::LEFT] t::previous, t::previous_doc;
        FORWARD "change_next" [Key::RIGHT] t::next, t::next_doc;
        JUMP "change_jump" [Key::f(3)] t::jump, t::jump_doc;
    }
}
