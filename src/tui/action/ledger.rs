//! Actions of the board.

use crate::i18n::ledger as t;
use crate::tui::action::actions;
use crate::tui::key::Key;

actions! { "board":
    DAY_BEFORE "board_day_before" [Key::LEFT] t::day_before, t::day_before_doc;
    DAY_AFTER "board_day_after" [Key::RIGHT] t::day_after, t::day_after_doc;
    TODAY "board_today" [Key::f(5)] t::today, t::today_doc;
    YEAR_AFTER "board_year_after" [Key::f(6)] t::year_after, t::year_after_doc;
    DEFINITION "board_definition" [Key::f(7)] t::definition, t::definition_doc;
}
