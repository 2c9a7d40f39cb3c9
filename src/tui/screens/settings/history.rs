//! When the organisation's name and rules were changed, and by whom.

use crate::app::preset::{CHOICE, parse};
use crate::app::site::name::NAME;
use crate::app::site::rules::history::{Dated, history};
use crate::i18n::{Locale, settings_room as t};
use crate::tui::action::ActionState;
use crate::tui::effect::Effect;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::fetched::Fetched;
use crate::tui::screens::when;
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The list.
pub(super) struct HistoryScreen {
    rows: Fetched<Vec<Dated>>,
    at: Selection,
}

impl Default for HistoryScreen {
    fn default() -> Self {
        let rows = Fetched::page(|session| session.run(|app, actor| history(app, actor)));
        Self { rows, at: Selection::default() }
    }
}

fn table(locale: Locale) -> Table {
    Table::new([
        Column::left(t::col_what(locale), Fit::Exact(12)),
        Column::left(t::col_value(locale), Fit::Grow(16)),
        Column::left(t::col_from(locale), Fit::Exact(11)),
        Column::left(t::col_when(locale), Fit::Exact(16)),
        Column::left(t::col_who(locale), Fit::Exact(13)),
    ])
    .empty(t::history_empty(locale))
}

/// A setting and its value in words: of a whole preset only its revision.
fn words(row: &Dated, locale: Locale) -> (String, String) {
    match row.key.as_str() {
        NAME => (t::setting_name(locale).to_owned(), row.value.clone()),
        CHOICE => (t::setting_preset(locale).to_owned(), row.value.clone()),
        key => match parse(&row.value) {
            Ok(preset) => (preset.name, t::setting_rules(locale, preset.revision)),
            Err(_) => (key.to_owned(), row.value.clone()),
        },
    }
}

impl Screen for HistoryScreen {
    fn title(&self, cx: &Cx) -> String {
        t::history_title(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(effects) = self.rows.update(msg, cx) {
            return effects;
        }
        if let Msg::Key(key) = msg {
            let page = table(locale).page(inside(cx.area));
            self.at.key(*key, self.rows.get().map_or(0, Vec::len), page);
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, t::history_title(locale), look);
        let Some(rows) = self.rows.get() else { return };
        table(locale).view(buf, inner, self.at, rows.len(), look, |at| {
            let row = &rows[at];
            let (what, value) = words(row, locale);
            // Set-up puts its choice in force since ever.
            let from = match row.effective_from.year() {
                0 => String::new(),
                _ => row.effective_from.to_string(),
            };
            let by = row.by.clone().unwrap_or_else(|| t::by_owner(locale).to_owned());
            Row::new([what, value, from, when::full(row.recorded_at, cx), by])
        });
    }
}
