//! 合格记录: everything recorded for one officer, what became of it, and what proves it.

mod form;
mod withdrawal;

use super::attachments::save_out;
use super::fetched::Fetched;
use crate::app::pass::list::{Line, list};
use crate::domain::id::OfficerId;
use crate::i18n::{Locale, comma, names, pass as t};
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::ledger::passes as own;
use crate::tui::effect::Effect;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::Paragraph;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Text;

/// Rows below the table for what the selected record rests on.
const BASIS: u16 = 3;

/// The records of one officer.
pub(super) struct PassesScreen {
    officer: OfficerId,
    name: String,
    lines: Fetched<Vec<Line>>,
    at: Selection,
}

impl PassesScreen {
    /// The records of this officer.
    pub(super) fn new(officer: OfficerId, name: String) -> Self {
        let fetch =
            move |session: &Backend| session.run(|app, actor| list(app, actor, Some(officer)));
        Self { officer, name, lines: Fetched::page(fetch), at: Selection::default() }
    }

    fn table(cx: &Cx) -> Table {
        let locale = cx.look.locale;
        let enters = cx.who.is_some_and(|who| who.may(Some("edit_credentials")));
        Table::new([
            Column::left(t::col_day(locale), Fit::Exact(10)),
            Column::left(t::col_exam(locale), Fit::Grow(26)),
            Column::left(t::col_subject(locale), Fit::Exact(12)).spare(),
            Column::left(t::col_level(locale), Fit::Exact(8)),
            Column::left(t::col_state(locale), Fit::Exact(12)),
        ])
        .ordinal()
        .empty(if enters { t::empty(locale) } else { t::none(locale) })
    }

    fn chosen(&self) -> Option<&Line> {
        self.lines.get()?.get(self.at.at())
    }

    /// Taking back what stands: a pass, or a withdrawal made by mistake.
    fn withdraw(&self, locale: Locale) -> Vec<Effect> {
        let page =
            self.chosen().filter(|line| line.stands).map(|line| withdrawal::page(line, locale));
        page.map(Effect::push).into_iter().collect()
    }
}

/// Where the table stands: above what the selected record rests on.
const fn table_area(inner: Rect) -> Rect {
    Rect { height: inner.height.saturating_sub(BASIS), ..inner }
}

/// What a record is now, with its sign.
fn state(line: &Line, look: &Look) -> (String, Style) {
    let (locale, theme, marks) = (look.locale, &look.theme, look.marks());
    match (line.stands, line.recorded.record.withdraws.is_some()) {
        (false, _) => (t::void(locale).to_owned(), theme.muted),
        (true, true) => (format!("{} {}", marks.warn, t::is_withdrawal(locale)), theme.warn),
        (true, false) => (format!("{} {}", marks.ok, t::counts(locale)), theme.ok),
    }
}

/// Who handled a record, and what it rests on.
fn basis(line: &Line, locale: Locale) -> String {
    let recorded = &line.recorded;
    let record = &recorded.record;
    let mut said =
        vec![t::who_handled(locale, &recorded.actor, &recorded.approver, record.single_handed)];
    if let Some((earned, total)) = record.score {
        said.push(format!("{} {earned} / {total}", t::field_points(locale)));
    }
    if !recorded.document.is_empty() {
        said.push(t::by_document(locale, &recorded.document));
    }
    if !recorded.reason.is_empty() {
        said.push(t::because(locale, &recorded.reason));
    }
    if !line.files.is_empty() {
        let names: Vec<&str> = line.files.iter().map(|file| file.file_name.as_str()).collect();
        said.push(t::files(locale, names.join(comma(locale))));
    }
    said.join("  ")
}

impl Screen for PassesScreen {
    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale, &self.name)
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let (chosen, locale) = (self.chosen(), cx.look.locale);
        let withdraw = match chosen {
            Some(line) if !line.stands => ActionState::off(own::WITHDRAW, t::why_withdrawn(locale)),
            found => ActionState::when(own::WITHDRAW, found.is_some()),
        };
        let save = match chosen {
            Some(line) if line.files.is_empty() => {
                ActionState::off(own::SAVE, t::why_no_files(locale))
            }
            found => ActionState::when(own::SAVE, found.is_some()),
        };
        vec![ActionState::on(own::ENTER), withdraw, save]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(effects) = self.lines.update(msg, cx) {
            return effects;
        }
        match msg {
            Msg::Command(own::ENTER) => {
                let page = form::page(self.officer, self.name.clone(), locale);
                return vec![Effect::push(page)];
            }
            Msg::Command(own::WITHDRAW) => return self.withdraw(locale),
            Msg::Command(own::SAVE) => {
                let file = self.chosen().and_then(|line| line.files.first());
                let save =
                    file.map(|file| save_out(self.officer, &file.file_name, file.file.clone()));
                return save.into_iter().collect();
            }
            Msg::Key(key) => {
                let count = self.lines.get().map_or(0, Vec::len);
                self.at.key(*key, count, Self::table(cx).page(table_area(inside(cx.area))));
            }
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, &t::title(locale, &self.name), look);
        let Some(lines) = self.lines.get() else { return };
        Self::table(cx).view(buf, table_area(inner), self.at, lines.len(), look, |at| {
            let Some(line) = lines.get(at) else { return Row::default() };
            let record = &line.recorded.record;
            let (state, style) = state(line, look);
            Row::new([
                record.passed_on.to_string(),
                record.exam.clone(),
                names::subject(locale, record.subject).to_owned(),
                names::level(locale, record.level).to_owned(),
                state,
            ])
            .style(4, style)
        });
        if let Some(line) = self.chosen() {
            let text = Text::styled(basis(line, locale), look.theme.muted);
            let below = Rect { y: inner.bottom().saturating_sub(BASIS), height: BASIS, ..inner };
            Paragraph::new(text).view(buf, below, 0, look);
        }
    }
}
