//! Actions of the home page.

use super::Command;
use crate::i18n::home as t;
use crate::tui::action::actions;
use crate::tui::key::Key;

actions! { "home":
    PICK "home_pick" [Key::TAB] t::pick_rows, t::pick_rows_doc;
    ROW_1 "home_row_1" [Key::char('1')] t::row_label, t::row_doc;
    ROW_2 "home_row_2" [Key::char('2')] t::row_label, t::row_doc;
    ROW_3 "home_row_3" [Key::char('3')] t::row_label, t::row_doc;
    ROW_4 "home_row_4" [Key::char('4')] t::row_label, t::row_doc;
    ROW_5 "home_row_5" [Key::char('5')] t::row_label, t::row_doc;
    ROW_6 "home_row_6" [Key::char('6')] t::row_label, t::row_doc;
    ROW_7 "home_row_7" [Key::char('7')] t::row_label, t::row_doc;
    ROW_8 "home_row_8" [Key::char('8')] t::row_label, t::row_doc;
    ROW_9 "home_row_9" [Key::char('9')] t::row_label, t::row_doc;
}

/// The rows, in order.
pub const ROWS: [Command; 9] = [ROW_1, ROW_2, ROW_3, ROW_4, ROW_5, ROW_6, ROW_7, ROW_8, ROW_9];
