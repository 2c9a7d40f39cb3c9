//! 附件: the files kept with one officer, added and saved.

use super::fetched::Fetched;
use super::upload::{self, Uploaded};
use super::when;
use crate::app::attachment::attach::attach;
use crate::app::attachment::save::{of_officer, save};
use crate::app::attachment::{Linked, Upload};
use crate::app::export::Export;
use crate::domain::attachment::Fingerprint;
use crate::domain::id::OfficerId;
use crate::i18n::{Locale, attachment as t};
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::ledger::attachments as own;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::overlay::files::{OpenFile, Picked, SaveFile};
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The files of one officer.
pub(super) struct AttachmentsScreen {
    officer: OfficerId,
    name: String,
    files: Fetched<Vec<Linked>>,
    at: Selection,
}

/// The name of a file that is kept now.
struct Kept(Result<String, String>);

impl AttachmentsScreen {
    /// The files of this officer.
    pub(super) fn new(officer: OfficerId, name: String) -> Self {
        let fetch =
            move |session: &Backend| session.run(|app, actor| of_officer(app, actor, officer));
        Self { officer, name, files: Fetched::page(fetch), at: Selection::default() }
    }

    fn keep(&self, upload: &Upload, locale: Locale) -> Effect {
        let (officer, upload) = (self.officer, upload.clone());
        Effect::job(Lane::Normal, move |session| {
            let name = upload.name.clone();
            let kept = session.run(|app, actor| attach(app, actor, officer, upload));
            Kept(kept.map(|_| name).map_err(|error| error.message(locale)))
        })
    }

    fn table(locale: Locale) -> Table {
        Table::new([
            Column::left(t::col_file(locale), Fit::Grow(24)),
            Column::right(t::col_size(locale), Fit::Exact(10)),
            Column::left(t::col_added(locale), Fit::Exact(16)),
        ])
        .ordinal()
        .empty(t::none(locale))
    }

    fn chosen(&self) -> Option<&Linked> {
        self.files.get()?.get(self.at.at())
    }
}

/// Asks where to put a kept file of an officer.
pub(super) fn save_out(officer: OfficerId, name: &str, file: Fingerprint) -> Effect {
    let save = SaveFile::new(name, &[], move |session, _| {
        let kept = session.run(|app, actor| save(app, actor, officer, &file))?;
        Ok(Export { bytes: kept.bytes, rows: 1 })
    });
    Effect::overlay(save.whole())
}

impl Screen for AttachmentsScreen {
    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale, &self.name)
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![ActionState::on(own::ADD), ActionState::when(own::SAVE, self.chosen().is_some())]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(effects) = self.files.update(msg, cx) {
            return effects;
        }
        if let Some(picked) = msg.reply::<Picked>() {
            return vec![upload::read(picked, locale)];
        }
        if let Some(Uploaded(outcome)) = msg.reply::<Uploaded>() {
            return match outcome {
                Ok(upload) => vec![self.keep(upload, locale)],
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if let Some(Kept(outcome)) = msg.reply::<Kept>() {
            return match outcome {
                Ok(name) => vec![Effect::ok(t::added(locale, name)), self.files.fetch(locale)],
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        match msg {
            Msg::Command(own::ADD) => {
                return vec![Effect::overlay(OpenFile::new(t::pick(locale), &[]))];
            }
            Msg::Command(own::SAVE) => {
                let chosen = self
                    .chosen()
                    .map(|linked| save_out(self.officer, &linked.file_name, linked.file.clone()));
                return chosen.into_iter().collect();
            }
            Msg::Key(key) => {
                let count = self.files.get().map_or(0, Vec::len);
                self.at.key(*key, count, Self::table(locale).page(inside(cx.area)));
            }
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let locale = cx.look.locale;
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, &t::title(locale, &self.name), cx.look);
        let Some(files) = self.files.get() else { return };
        Self::table(locale).view(buf, inner, self.at, files.len(), cx.look, |at| {
            files.get(at).map_or_else(Row::default, |linked| {
                let added = when::full(linked.at, cx);
                Row::new([linked.file_name.clone(), linked.size.to_string(), added])
            })
        });
    }
}
