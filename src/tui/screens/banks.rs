//! The question banks; from here to their items, imports, and new files.

mod change;
mod changed;
mod comparing;
mod form;
mod header;
mod history;
mod import;
mod item;
mod items;
mod judged;

pub(super) use self::form::ItemForm;
pub(super) use self::item::ItemScreen;

use self::history::History;
use self::import::import_screen;
use self::items::items_of;
use self::judged::Judged;
use super::doubts::doubts_room;
use super::listing::{Here, Listing, Order, Source};
use crate::app::AppError;
use crate::app::bank::list::{BankLine, list as banks};
use crate::app::bank::seal::unseal;
use crate::app::bank::statutes::statutes;
use crate::domain::bank::BankHeader;
use crate::domain::statute::StatuteOutline;
use crate::i18n::{Locale, banks as t, doubts, names};
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::banks::bank as actions;
use crate::tui::action::shell::list;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::table::{Column, Fit, Row, Table};

/// 题库: every bank.
pub fn banks_room() -> impl Screen {
    Listing::new(Banks)
}

struct Banks;

/// The permission to change banks, by its code.
const EDIT: Option<&str> = Some("edit_banks");

/// The person wants to see a sealed bank, for this reason.
struct Agreed(BankHeader, String);
/// Whether its seal is open.
struct Opened(Result<BankHeader, String>);

/// The header that is to be changed, and the statutes that it can name.
struct Known(Option<BankHeader>, Result<Vec<StatuteOutline>, String>);

/// Opens the form of a header, or of a new bank, once the statutes are known that it can name.
fn write(before: Option<BankHeader>, locale: Locale) -> Effect {
    Effect::job(Lane::Normal, move |session| {
        let known = session.run(statutes);
        Known(before, known.map_err(|error| error.message(locale)))
    })
}

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

impl Source for Banks {
    type Row = BankLine;
    type Query = ();
    type Head = ();

    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale).to_owned()
    }

    fn table(&self, filtered: bool, cx: &Cx) -> Table {
        let locale = cx.look.locale;
        let empty = if filtered { t::none_found } else { t::empty };
        let columns = [
            Column::left(t::col_bank(locale), Fit::Grow(34)),
            Column::left(t::col_purpose(locale), Fit::Exact(8)),
            Column::left(t::col_subject(locale), Fit::Exact(12)).spare(),
            Column::right(t::col_items(locale), Fit::Exact(6)),
            Column::right(t::col_version(locale), Fit::Exact(7)).spare(),
            Column::left(t::col_checked(locale), Fit::Exact(10)).spare(),
            Column::right(doubts::mark(locale), Fit::Exact(8)),
        ];
        Table::new(columns).ordinal().empty(empty(locale))
    }

    fn row(&self, bank: &BankLine, cx: &Cx) -> Row {
        let (header, locale) = (&bank.header, cx.look.locale);
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
            match bank.in_doubt {
                0 => String::new(),
                count => count.to_string(),
            },
        ])
        .style(6, cx.look.theme.warn)
    }

    fn texts(&self, bank: &BankLine) -> Vec<String> {
        vec![bank.header.name.clone(), bank.header.category.clone()]
    }

    fn query(&self) {}

    fn load((): &(), session: &Backend) -> Result<((), Vec<BankLine>), AppError> {
        Ok(((), session.run(banks)?))
    }

    fn open(&self, bank: &BankLine, cx: &Cx) -> Vec<Effect> {
        vec![match bank.shut {
            true => ask(bank.header.clone(), cx.look.locale),
            false => Effect::push(items_of(bank.header.clone())),
        }]
    }

    fn orders(&self) -> &'static [Order<BankLine>] {
        &[
            Order { name: t::col_items, compare: |a, b| b.items.cmp(&a.items) },
            Order {
                name: t::col_checked,
                compare: |a, b| a.header.checked_on.cmp(&b.header.checked_on),
            },
        ]
    }

    fn actions(&self, here: &Here<'_, Self>, cx: &Cx) -> Vec<ActionState> {
        let edits = cx.who.is_some_and(|who| who.may(EDIT));
        let of_bank = |command| match here.selected {
            Some(bank) if bank.shut => ActionState::off(command, t::why_sealed(cx.look.locale)),
            found => ActionState::when(command, found.is_some()),
        };
        let mut shown = vec![ActionState::on(actions::IMPORT)];
        if edits {
            shown.extend([ActionState::on(list::NEW), of_bank(list::EDIT)]);
        }
        shown.push(of_bank(actions::CHECK));
        shown.push(ActionState::when(actions::HISTORY, here.selected.is_some()));
        // What waits for a decision stands first.
        if here.rows.iter().any(|bank| bank.in_doubt > 0) {
            shown.insert(0, ActionState::on(actions::DOUBTS));
        } else {
            let why = doubts::why_none(cx.look.locale);
            shown.push(ActionState::off(actions::DOUBTS, why).quiet());
        }
        shown
    }

    fn update(&mut self, msg: &Msg, here: &Here<'_, Self>, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Agreed(header, reason)) = msg.reply::<Agreed>() {
            let (header, reason) = (header.clone(), reason.clone());
            return vec![Effect::job(Lane::Normal, move |session| {
                let done = session.run(|app, actor| unseal(app, actor, &header.name, &reason));
                Opened(done.map(|()| header).map_err(|error| error.message(locale)))
            })];
        }
        if let Some(Opened(outcome)) = msg.reply::<Opened>() {
            return match outcome {
                Ok(header) => vec![Effect::push(items_of(header.clone()))],
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if let Some(Known(before, outcome)) = msg.reply::<Known>() {
            return match outcome {
                Ok(known) => vec![Effect::push(header::page(before.clone(), known, locale))],
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        match (msg, here.selected) {
            (Msg::Command(list::NEW), _) => vec![write(None, locale)],
            (Msg::Command(list::EDIT), Some(bank)) => {
                vec![write(Some(bank.header.clone()), locale)]
            }
            (Msg::Command(actions::IMPORT), _) => vec![Effect::push(import_screen(locale))],
            (Msg::Command(actions::CHECK), Some(bank)) => {
                vec![Effect::push(Listing::new(Judged::of(bank.header.clone())))]
            }
            (Msg::Command(actions::DOUBTS), _) => vec![Effect::push(doubts_room())],
            (Msg::Command(actions::HISTORY), Some(bank)) => {
                vec![Effect::push(Listing::new(History::of(bank.header.name.clone())))]
            }
            _ => vec![],
        }
    }
}
