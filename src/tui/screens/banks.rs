//! The question banks; from here to their items, imports, and new files.

mod changed;
mod form;
mod history;
mod import;
mod item;
mod items;

use self::history::HistoryScreen;
use self::import::ImportScreen;
use self::items::ItemsScreen;
use crate::app::bank::list::{BankLine, list as banks};
use crate::app::bank::seal::unseal;
use crate::domain::bank::BankHeader;
use crate::i18n::{Locale, banks as t, names};
use crate::tui::action::ActionState;
use crate::tui::action::banks::bank as actions;
use crate::tui::action::shell::list;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::panel::panel;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The list of banks.
#[derive(Default)]
pub struct BanksScreen {
    banks: Option<Vec<BankLine>>,
    at: Selection,
}

/// What the job brought.
struct Loaded(Result<Vec<BankLine>, String>);

/// The person wants to see a sealed bank, for this reason.
struct Agreed(BankHeader, String);
/// Whether its seal is open.
struct Opened(Result<BankHeader, String>);

/// Asks why a sealed bank has to be seen.
fn ask(header: BankHeader, locale: Locale) -> Effect {
    let until = header.sealed_until.map_or_else(
        || t::unseal_no_day(locale).to_owned(),
        |until| t::unseal_until(locale, until),
    );
    let text = t::unseal_text(locale, &header.name, until);
    let question = Confirm::new(t::unseal(locale), text).verb(t::unseal(locale)).with_reason();
    Effect::confirm(question, move |given| Agreed(header, given.reason.unwrap_or_default()))
}

impl BanksScreen {
    fn table(locale: Locale) -> Table {
        Table::new([
            Column::left(t::col_bank(locale), Fit::Grow(14)),
            Column::left(t::col_purpose(locale), Fit::Exact(8)),
            Column::left(t::col_subject(locale), Fit::Exact(12)),
            Column::right(t::col_items(locale), Fit::Exact(6)),
            Column::right(t::col_version(locale), Fit::Exact(7)),
            Column::left(t::col_checked(locale), Fit::Exact(10)),
        ])
        .ordinal()
        .empty(t::empty(locale))
    }

    fn selected(&self) -> Option<&BankLine> {
        self.banks.as_ref()?.get(self.at.at())
    }
}

impl Screen for BanksScreen {
    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        let some = self.selected().is_some();
        vec![
            ActionState::when(list::OPEN, some),
            ActionState::on(actions::IMPORT),
            ActionState::when(actions::HISTORY, some),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(banks) => {
                    self.banks = Some(banks.clone());
                    self.at.select(self.at.at(), banks.len());
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if let Some(Agreed(header, reason)) = msg.reply::<Agreed>() {
            let (header, reason) = (header.clone(), reason.clone());
            return vec![Effect::job(Lane::Normal, move |session| {
                let done = session.run(|app, actor| unseal(app, actor, &header.name, &reason));
                Opened(done.map(|()| header).map_err(|error| error.message(locale)))
            })];
        }
        if let Some(Opened(outcome)) = msg.reply::<Opened>() {
            return match outcome {
                Ok(header) => vec![Effect::push(ItemsScreen::new(header.clone()))],
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        let selected = self.selected().cloned();
        match msg {
            Msg::Shown => vec![Effect::job(Lane::Normal, move |session| {
                Loaded(session.run(banks).map_err(|error| error.message(locale)))
            })],
            Msg::Key(key) => {
                let count = self.banks.as_ref().map_or(0, Vec::len);
                self.at.key(*key, count, Self::table(locale).page(cx.area));
                vec![]
            }
            Msg::Command(actions::IMPORT) => vec![Effect::push(ImportScreen::new(locale))],
            Msg::Command(list::OPEN) => match selected {
                Some(bank) if bank.shut => vec![ask(bank.header, locale)],
                Some(bank) => vec![Effect::push(ItemsScreen::new(bank.header))],
                None => vec![],
            },
            Msg::Command(actions::HISTORY) => selected
                .map(|bank| Effect::push(HistoryScreen::new(bank.header.name)))
                .into_iter()
                .collect(),
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let locale = cx.look.locale;
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, t::title(locale), cx.look);
        let Some(banks) = &self.banks else { return };
        Self::table(locale)
            .view(buf, inner, self.at, banks.len(), cx.look, |at| row(&banks[at], locale));
    }
}

fn row(bank: &BankLine, locale: Locale) -> Row {
    let header = &bank.header;
    Row::new([
        header.name.clone(),
        match bank.shut {
            true => t::purpose_sealed(locale).to_owned(),
            false => names::purpose(locale, header.purpose).to_owned(),
        },
        names::subject(locale, header.subject).to_owned(),
        bank.items.to_string(),
        bank.version.to_string(),
        header.checked_on.map_or_else(String::new, |day| day.to_string()),
    ])
}
