//! Actions of the room of blueprints.

/// The list of blueprints, and one of them.
pub mod list {
    use crate::i18n::{blueprints as t, doubts};
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "blueprints":
        COPY "blueprint_copy" [Key::f(6)] t::copy, t::copy_doc, "edit_blueprints";
        RETIRE "blueprint_retire" [Key::f(8)] t::retire, t::retire_doc, "edit_blueprints";
        DOUBTS "blueprint_doubts" [Key::TAB] doubts::open_room, doubts::open_room_doc, "view_keys";
        BY_STATE "blueprints_by_state" [Key::f(10)] t::by_state, t::by_state_doc;
    }
}

/// Writing one.
pub mod editor {
    use crate::i18n::blueprint_editor as t;
    use crate::tui::action::actions;
    use crate::tui::key::Key;

    actions! { "blueprint_editor":
        NEXT "blueprint_next" [Key::PAGE_DOWN, Key::f(7)] t::next, t::next_doc;
        PREVIOUS "blueprint_previous" [Key::PAGE_UP] t::previous, t::previous_doc;
        MOVE_UP "blueprint_up" [Key::f(3)] t::up, t::up_doc;
        MOVE_DOWN "blueprint_down" [Key::f(4)] t::down, t::down_doc;
        ADD_SECTION "blueprint_add_section" [Key::f(5)] t::add_section, t::add_section_doc;
        ADD_ROW "blueprint_add_row" [Key::f(6)] t::add_row, t::add_row_doc;
        REMOVE "blueprint_remove" [Key::f(8)] t::remove, t::remove_doc;
        PICK "blueprint_pick" [Key::f(9)] t::pick, t::pick_doc;
    }
}
