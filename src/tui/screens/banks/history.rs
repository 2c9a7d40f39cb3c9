//! The imports of a bank, each of which can be undone.

use crate::app::AppError;
use crate::app::bank::list::Batch;
use crate::app::bank::list::imports;
use crate::app::bank::undo::{UndoReport, undo};
use crate::domain::bank::BatchState;
use crate::domain::id::Uid;
use crate::i18n::{Locale, banks as t};
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::banks::import as actions;
use crate::tui::effect::{Effect, Lane, Toast, Tone};
use crate::tui::msg::Msg;
use crate::tui::screen::Cx;
use crate::tui::screens::listing::{Here, Source};
use crate::tui::screens::when;
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::table::{Column, Fit, Row, Table};

/// The imports of one bank.
pub(super) struct History {
    bank: String,
    /// How many were undone here, so that the list is asked for anew.
    undone: usize,
}

/// The person agrees to undo this import.
pub(super) struct Agreed(pub(super) Uid);
/// What undoing did.
pub(super) struct Undone(pub(super) Result<UndoReport, String>);

impl History {
    /// The imports of the bank with this name.
    pub(super) const fn of(bank: String) -> Self {
        Self { bank, undone: 0 }
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
    let work = move |session: &Backend| {
        let undone = session.run(|app, actor| undo(app, actor, batch));
        Undone(undone.map_err(|error| error.message(locale)))
    };
    Effect::lasting_job(Lane::Normal, work, move |Undone(outcome)| told(outcome, locale))
}

/// Tells what undoing did.
pub(super) fn told(outcome: &Result<UndoReport, String>, locale: Locale) -> Toast {
    match outcome {
        Err(text) => Toast { tone: Tone::Danger, text: text.clone() },
        Ok(report) => {
            let tone = if report.is_smooth() { Tone::Ok } else { Tone::Warn };
            Toast { tone, text: report.told(locale) }
        }
    }
}

impl Source for History {
    type Row = Batch;
    type Query = (String, usize);
    type Head = ();

    const OPENS: bool = false;

    fn title(&self, cx: &Cx) -> String {
        t::imports_title(cx.look.locale, &self.bank)
    }

    fn table(&self, _: bool, cx: &Cx) -> Table {
        let locale = cx.look.locale;
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

    fn row(&self, batch: &Batch, cx: &Cx) -> Row {
        let (locale, theme) = (cx.look.locale, &cx.look.theme);
        let (state, style) = match in_force(batch) {
            true => (t::state_published(locale), theme.ok),
            false => (t::state_undone(locale), theme.muted),
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

    fn texts(&self, batch: &Batch) -> Vec<String> {
        vec![batch.file_name.clone()]
    }

    fn query(&self) -> (String, usize) {
        (self.bank.clone(), self.undone)
    }

    fn load((bank, _): &Self::Query, session: &Backend) -> Result<((), Vec<Batch>), AppError> {
        Ok(((), session.run(|app, actor| imports(app, actor, bank))?))
    }

    fn actions(&self, here: &Here<'_, Self>, cx: &Cx) -> Vec<ActionState> {
        vec![match here.selected {
            Some(batch) if !in_force(batch) => {
                ActionState::off(actions::UNDO, t::why_not_published(cx.look.locale))
            }
            found => ActionState::when(actions::UNDO, found.is_some()),
        }]
    }

    fn update(&mut self, msg: &Msg, here: &Here<'_, Self>, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Agreed(batch)) = msg.reply::<Agreed>() {
            return vec![job(*batch, locale)];
        }
        if let Some(Undone(outcome)) = msg.reply::<Undone>() {
            self.undone += 1;
            return vec![Effect::Toast(told(outcome, locale))];
        }
        match (msg, here.selected) {
            (Msg::Command(actions::UNDO), Some(batch)) => {
                let summary = &batch.summary;
                vec![ask(batch.uid, &batch.file_name, summary.added, summary.changed, locale)]
            }
            _ => vec![],
        }
    }
}

fn in_force(batch: &Batch) -> bool {
    batch.state == BatchState::Published
}
