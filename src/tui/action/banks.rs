//! Actions of the room of question banks.

/// The list of banks.
pub mod bank {
    use crate::i18n::{bank_quality as quality, banks as t, doubts};
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "banks":
        CHECK "bank_check" [Key::f(8)] quality::check, quality::check_doc, "view_keys";
        IMPORT "bank_import" [Key::f(6)] t::import, t::import_doc, "edit_banks";
        DOUBTS "bank_doubts" [Key::TAB] doubts::open_room, doubts::open_room_doc, "view_keys";
        HISTORY "bank_imports" [Key::f(10)] t::history, t::history_doc;
    }
}

/// An import: comparing, taking back.
pub mod import {
    use crate::i18n::{bank_import as t, banks};
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "bank_import":
        COMPARE "bank_compare" [Key::f(7)] t::compare, t::compare_doc, "edit_banks";
        UNDO "bank_undo" [Key::f(8)] banks::undo, banks::undo_doc, "edit_banks";
    }
}

/// The list of items.
pub mod items {
    use crate::i18n::banks as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "bank_items":
        BY_TYPE "items_by_type" [Key::f(4)] t::by_type, t::by_type_doc;
        BY_STATE "items_by_state" [Key::f(6)] t::by_state, t::by_state_doc;
        CHANGE "items_change" [Key::f(8)] t::change, t::change_doc, "edit_banks";
        BY_TOPIC "items_by_topic" [Key::f(10)] t::by_topic, t::by_topic_doc;
    }
}

/// One item.
pub mod item {
    use crate::i18n::{banks as t, doubts};
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "bank_item":
        DOUBT "item_doubt" [Key::TAB] doubts::open_one, doubts::open_one_doc, "view_keys";
        REOPEN "item_reopen" [Key::f(10)] doubts::reopen, doubts::reopen_doc, "edit_banks";
        OLDER "item_older" [Key::LEFT] t::older, t::older_doc;
        NEWER "item_newer" [Key::RIGHT] t::newer, t::newer_doc;
        COPY "item_copy" [Key::f(6)] t::copy, t::copy_doc, "edit_banks";
        RETIRE "item_retire" [Key::f(8)] t::retire, t::retire_doc, "edit_banks";
    }
}

/// The form of an item.
pub mod form {
    use crate::i18n::item_form as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "item_form":
        NEXT_PAGE "item_next_page" [Key::f(7)] t::next_page, t::next_page_doc;
        ADD_PART "item_add_part" [Key::f(6)] t::add_part, t::add_part_doc;
        REMOVE_PART "item_remove_part" [Key::f(8)] t::remove_part, t::remove_part_doc;
        PART_UP "item_part_up" [Key::f(3)] t::part_up, t::part_up_doc;
        PART_DOWN "item_part_down" [Key::f(4)] t::part_down, t::part_down_doc;
        PREVIEW "item_preview" [Key::f(9)] t::preview, t::preview_doc;
    }
}
