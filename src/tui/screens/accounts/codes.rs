//! Issued codes, shown once, to be noted or saved.

use crate::app::account::code_sheet::sheet;
use crate::app::account::issue_codes::IssuedCode;
use crate::i18n::{Locale, accounts as t, ledger};
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::accounts as own;
use crate::tui::effect::Effect;
use crate::tui::msg::Msg;
use crate::tui::overlay::files::SaveFile;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::when;
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::Paragraph;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The codes.
pub(super) struct CodesScreen {
    issued: Vec<IssuedCode>,
    at: Selection,
    /// Somebody has asked to save them.
    saved: bool,
}

impl CodesScreen {
    pub(super) fn new(issued: Vec<IssuedCode>) -> Self {
        Self { issued, at: Selection::default(), saved: false }
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
}

/// Below the note.
fn body(area: Rect) -> Rect {
    let inner = inside(area);
    Rect { y: inner.y + 3, height: inner.height.saturating_sub(3), ..inner }
}

impl Screen for CodesScreen {
    fn title(&self, cx: &Cx) -> String {
        t::codes_title(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![ActionState::on(own::SAVE_SHEET)]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if msg.is(own::SAVE_SHEET) {
            self.saved = true;
            let (issued, zone) = (self.issued.clone(), cx.zone.clone());
            let name = format!("codes-{}.txt", cx.zone.date(cx.now));
            let make = move |_: &Backend, _| Ok(sheet(&issued, &zone, locale));
            return vec![Effect::overlay(SaveFile::new(name, &["txt"], make))];
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

    // The codes are gone once the screen is left.
    fn unsaved(&self) -> bool {
        !self.saved
    }
}
