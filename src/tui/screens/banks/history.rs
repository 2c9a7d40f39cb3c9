//! The imports of a bank, each of which can be undone.

use crate::app::bank::list::Batch;
use crate::app::bank::list::imports;
use crate::app::bank::undo::{UndoReport, undo};
use crate::domain::id::Uid;
use crate::i18n::{Locale, banks as t};
use crate::tui::action::ActionState;
use crate::tui::action::banks::bank as actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::when;
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::panel::panel;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The imports of one bank.
pub struct HistoryScreen {
    bank: String,
    batches: Option<Vec<Batch>>,
    at: Selection,
}

/// What the job brought.
struct Loaded(Result<Vec<Batch>, String>);
/// The person agrees to undo this import.
pub(super) struct Agreed(pub(super) Uid);
/// What undoing did.
pub(super) struct Undone(pub(super) Result<UndoReport, String>);

impl HistoryScreen {
    /// The imports of the bank with this name.
    pub fn new(bank: String) -> Self {
        Self { bank, batches: None, at: Selection::default() }
    }

    fn table(locale: Locale) -> Table {
        Table::new([
            Column::left(t::col_file(locale), Fit::Grow(16)),
            Column::left(t::col_when(locale), Fit::Exact(16)),
            Column::right(t::col_added(locale), Fit::Exact(6)),
            Column::right(t::col_changed(locale), Fit::Exact(7)),
            Column::left(t::col_state(locale), Fit::Exact(8)),
        ])
        .ordinal()
        .empty(t::imports_empty(locale))
    }

    fn selected(&self) -> Option<&Batch> {
        self.batches.as_ref()?.get(self.at.at())
    }

    fn load(&self, locale: Locale) -> Effect {
        let bank = self.bank.clone();
        Effect::job(Lane::Normal, move |session| {
            let batches = session.run(|app, actor| imports(app, actor, &bank));
            Loaded(batches.map_err(|error| error.message(locale)))
        })
    }
}

/// Asks whether to undo an import.
pub(super) fn ask(batch: Uid, file: &str, added: usize, changed: usize, locale: Locale) -> Effect {
    let text = t::undo_text(locale, file, added, changed);
    let question = Confirm::new(t::undo(locale), text).verb(t::undo(locale)).danger();
    Effect::confirm(question, move |_| Agreed(batch))
}

/// Undoes an import.
pub(super) fn job(batch: Uid, locale: Locale) -> Effect {
    Effect::job(Lane::Normal, move |session| {
        let undone = session.run(|app, actor| undo(app, actor, batch));
        Undone(undone.map_err(|error| error.message(locale)))
    })
}

/// Tells what undoing did.
pub(super) fn told(outcome: &Result<UndoReport, String>, locale: Locale) -> Effect {
    match outcome {
        Err(text) => Effect::fail(text.clone()),
        Ok(report) if report.edited_since.is_empty() => {
            Effect::ok(t::undone(locale, &report.bank, report.version))
        }
        Ok(report) => Effect::warn(t::undone_kept(locale, report.edited_since.join("、"))),
    }
}

impl Screen for HistoryScreen {
    fn title(&self, cx: &Cx) -> String {
        t::imports_title(cx.look.locale, &self.bank)
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        vec![match self.selected() {
            Some(batch) if batch.state != "published" => {
                ActionState::off(actions::UNDO, t::why_not_published(cx.look.locale))
            }
            found => ActionState::when(actions::UNDO, found.is_some()),
        }]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(batches) => {
                    self.batches = Some(batches.clone());
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone()), Effect::pop()],
            };
        }
        if let Some(Agreed(batch)) = msg.reply::<Agreed>() {
            return vec![job(*batch, locale)];
        }
        if let Some(Undone(outcome)) = msg.reply::<Undone>() {
            return vec![told(outcome, locale), self.load(locale)];
        }
        match msg {
            Msg::Shown => vec![self.load(locale)],
            Msg::Key(key) => {
                let count = self.batches.as_ref().map_or(0, Vec::len);
                self.at.key(*key, count, Self::table(locale).page(cx.area));
                vec![]
            }
            Msg::Command(actions::UNDO) => self
                .selected()
                .map(|batch| {
                    let summary = &batch.summary;
                    ask(batch.uid, &batch.file_name, summary.added, summary.changed, locale)
                })
                .into_iter()
                .collect(),
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let locale = cx.look.locale;
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, &t::imports_title(locale, &self.bank), cx.look);
        let Some(batches) = &self.batches else { return };
        Self::table(locale)
            .view(buf, inner, self.at, batches.len(), cx.look, |at| row(&batches[at], cx));
    }
}

fn row(batch: &Batch, cx: &Cx) -> Row {
    let (locale, theme) = (cx.look.locale, &cx.look.theme);
    let (state, style) = match batch.state.as_str() {
        "published" => (t::state_published(locale), theme.ok),
        _ => (t::state_undone(locale), theme.muted),
    };
    Row::new([
        batch.file_name.clone(),
        when::full(batch.created_at, cx),
        batch.summary.added.to_string(),
        batch.summary.changed.to_string(),
        state.to_owned(),
    ])
    .style(4, style)
}
