//! Issued codes, shown once, to be noted or saved.

use crate::app::account::code_sheet::{save, sheet};
use crate::app::account::issue_codes::IssuedCode;
use crate::i18n::{Locale, accounts as t, ledger};
use crate::tui::action::ActionState;
use crate::tui::action::accounts as own;
use crate::tui::action::shell::form as form_actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::when;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, FormEvent};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::Paragraph;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use std::path::PathBuf;

/// The codes.
pub(super) struct CodesScreen {
    issued: Vec<IssuedCode>,
    at: Selection,
    /// The path being typed.
    form: Option<Form>,
    saved: bool,
}

struct Saved(Result<String, String>);

impl CodesScreen {
    pub(super) fn new(issued: Vec<IssuedCode>) -> Self {
        Self { issued, at: Selection::default(), form: None, saved: false }
    }

    fn table(locale: Locale) -> Table {
        Table::new([
            Column::left(ledger::col_name(locale), Fit::Exact(12)),
            Column::left(ledger::col_agency(locale), Fit::Grow(8)),
            Column::left(ledger::col_sign_in_name(locale), Fit::Exact(18)),
            Column::left(t::col_code(locale), Fit::Exact(16)),
        ])
        .ordinal()
    }

    fn save(&self, path: String, cx: &Cx) -> Effect {
        let locale = cx.look.locale;
        let text = sheet(&self.issued, cx.zone, locale);
        Effect::job(Lane::Normal, move |_| {
            let saved = save(&PathBuf::from(&path), &text);
            Saved(saved.map(|()| path).map_err(|error| error.message(locale)))
        })
    }
}

/// Below the note: the table, or the form for the path.
fn body(area: Rect) -> Rect {
    let inner = inside(area);
    Rect { y: inner.y + 3, height: inner.height.saturating_sub(3), ..inner }
}

impl Screen for CodesScreen {
    fn title(&self, cx: &Cx) -> String {
        t::codes_title(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        match self.form {
            Some(_) => vec![ActionState::on(form_actions::SAVE)],
            None => vec![ActionState::on(own::SAVE_SHEET)],
        }
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Saved(outcome)) = msg.reply::<Saved>() {
            return match outcome {
                Ok(path) => {
                    self.form = None;
                    self.saved = true;
                    vec![Effect::ok(t::saved(locale, path))]
                }
                Err(text) => {
                    if let Some(form) = &mut self.form {
                        form.error("path", text.clone());
                    }
                    vec![]
                }
            };
        }
        if msg.is(own::SAVE_SHEET) {
            let path = Field::new().max(400).with(format!("codes-{}.txt", cx.zone.date(cx.now)));
            let entry = Entry::line("path", t::path(locale), path).required();
            self.form = Some(Form::new([entry.hint(t::path_hint(locale))]));
            return vec![];
        }
        if let Some(form) = &mut self.form {
            let outcome = form.update(msg, body(cx.area), cx.look);
            let path = form.text("path");
            return match outcome {
                FormEvent::Submit => vec![self.save(path, cx)],
                _ => vec![],
            };
        }
        if let Msg::Key(key) = msg {
            let page = Self::table(locale).page(body(cx.area));
            self.at.key(*key, self.issued.len(), page);
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let inner = panel(frame.buffer_mut(), area, t::codes_title(locale), look);
        let until = self.issued.first().map(|one| when::full(one.expires_at, cx));
        let note = t::codes_list(locale, self.issued.len(), until.unwrap_or_default());
        let above = Rect { height: 2.min(inner.height), ..inner };
        let note = Line::styled(note, look.theme.warn);
        Paragraph::new(note).view(frame.buffer_mut(), above, 0, look);
        if let Some(form) = &self.form {
            return form.view(frame, body(area), look);
        }
        let count = self.issued.len();
        Self::table(locale).view(frame.buffer_mut(), body(area), self.at, count, look, |at| {
            let one = &self.issued[at];
            Row::new([
                one.display_name.clone(),
                one.agency.clone().unwrap_or_default(),
                one.sign_in_name.clone(),
                one.code.to_string(),
            ])
            .style(3, look.theme.accent)
        });
    }

    fn captures_text(&self) -> bool {
        self.form.is_some()
    }

    // The codes are gone once the screen is left.
    fn unsaved(&self) -> bool {
        !self.saved
    }
}
