//! The catalogue: what an officer can enter.

use crate::app::exam::catalogue::{Entry, catalogue};
use crate::domain::sitting::Closed;
use crate::i18n::{Locale, exam_screen as t, names};
use crate::tui::action::ActionState;
use crate::tui::action::shell::list;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::cover::CoverScreen;
use crate::tui::screens::when::day_and_time;
use crate::tui::widget::panel::panel;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The list of sittings.
#[derive(Default)]
pub struct CatalogueScreen {
    entries: Option<Vec<Entry>>,
    at: Selection,
}

/// What the job brought.
struct Loaded(Result<Vec<Entry>, String>);

impl CatalogueScreen {
    /// Minutes come with the number of questions, so that the names keep their room.
    fn table(locale: Locale) -> Table {
        let (kind, size) = if locale == Locale::Zh { (4, 10) } else { (8, 14) };
        Table::new([
            Column::left(t::col_name(locale), Fit::Grow(20)),
            Column::left(t::col_kind(locale), Fit::Exact(kind)),
            Column::right(t::col_size(locale), Fit::Exact(size)),
            Column::right(t::col_attempts(locale), Fit::Exact(6)),
            Column::left(t::col_state(locale), Fit::Exact(16)),
        ])
        .ordinal()
        .empty(t::catalogue_empty(locale))
    }

    fn selected(&self) -> Option<&Entry> {
        self.entries.as_ref()?.get(self.at.at())
    }
}

impl Screen for CatalogueScreen {
    fn title(&self, cx: &Cx) -> String {
        t::catalogue_title(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![ActionState::when(list::OPEN, self.selected().is_some())]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(entries) => {
                    self.entries = Some(entries.clone());
                    self.at.select(self.at.at(), entries.len());
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        match msg {
            // What can be entered changes with the clock and with what was just handed in.
            Msg::Shown | Msg::Tick => vec![Effect::job(Lane::Normal, move |session| {
                Loaded(session.run(catalogue).map_err(|error| error.message(locale)))
            })],
            Msg::Key(key) => {
                let count = self.entries.as_ref().map_or(0, Vec::len);
                self.at.key(*key, count, Self::table(locale).page(cx.area));
                vec![]
            }
            Msg::Command(list::OPEN) => self
                .selected()
                .map(|entry| Effect::push(CoverScreen::new(entry.listed.sitting.id)))
                .into_iter()
                .collect(),
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let locale = cx.look.locale;
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, t::catalogue_title(locale), cx.look);
        let Some(entries) = &self.entries else { return };
        Self::table(locale)
            .view(buf, inner, self.at, entries.len(), cx.look, |at| row(&entries[at], cx));
    }
}

fn row(entry: &Entry, cx: &Cx) -> Row {
    let locale = cx.look.locale;
    let sitting = &entry.listed.sitting;
    let allowed = sitting
        .rules
        .attempts
        .map_or_else(|| t::unlimited(locale).to_owned(), |allowed| allowed.to_string());
    let (state, style) = state(entry, cx);
    Row::new([
        sitting.name.clone(),
        names::sitting_kind(locale, sitting.rules.kind).to_owned(),
        t::size(locale, sitting.body.items(), sitting.rules.minutes),
        format!("{}/{allowed}", entry.listed.made),
        state,
    ])
    .style(4, style)
}

/// Whether the sitting can be entered, in words and in the style of its meaning.
fn state(entry: &Entry, cx: &Cx) -> (String, Style) {
    let (locale, theme) = (cx.look.locale, &cx.look.theme);
    if entry.listed.live {
        return (t::state_live(locale).to_owned(), theme.warn);
    }
    match entry.closed {
        None => (t::state_open(locale).to_owned(), theme.ok),
        Some(closed) => (closed_text(closed, cx), theme.muted),
    }
}

/// Why a sitting cannot be entered, in a few words.
pub(super) fn closed_text(closed: Closed, cx: &Cx) -> String {
    let locale = cx.look.locale;
    match closed {
        Closed::NotYet { opens_at } => t::state_not_yet(locale, day_and_time(opens_at, cx)),
        Closed::Over { .. } => t::state_over(locale).to_owned(),
        Closed::Cancelled => t::state_cancelled(locale).to_owned(),
        Closed::NotListed => t::state_not_listed(locale).to_owned(),
        Closed::NoAttemptLeft { .. } => t::state_used_up(locale).to_owned(),
    }
}
