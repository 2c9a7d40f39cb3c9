//! The items of a bank: by words, type, topic and state, retired and restored one or many at a time.

use super::form::ItemForm;
use super::item::ItemScreen;
use crate::app::bank::list::{Filter, ItemLine, Order, items};
use crate::app::export::Export;
use crate::app::item::weigh::Change;
use crate::app::search::refresh::refresh;
use crate::app::{AppError, Page};
use crate::domain::bank::BankHeader;
use crate::domain::item::ItemType;
use crate::i18n::{Locale, banks as t, doubts, names};
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::banks::items as actions;
use crate::tui::action::shell::list;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::overlay::files::SaveFile;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::deed::{self, Deed as _};
use crate::tui::screens::listing::file_name;
use crate::tui::screens::officers::{next, next_or_all};
use crate::tui::screens::paged::{Paged, Source};
use crate::tui::widget::table::{Column, Fit, Row, Table};

/// The items of a bank.
pub(super) fn items_of(header: BankHeader) -> Paged<Items> {
    let filter = Filter { bank: header.name.clone(), ..Filter::default() };
    Paged::new(Items { header, filter })
}

/// What the list of items is narrowed to and ordered by.
pub(super) struct Items {
    header: BankHeader,
    filter: Filter,
}

impl Items {
    /// What can be done to the items that are listed.
    const fn change(&self) -> Change {
        if self.filter.retired { Change::Restore } else { Change::Retire }
    }

    fn new_order(&mut self) {
        self.filter.order = next(&Order::ALL, self.filter.order);
    }
}

impl Source for Items {
    type Row = ItemLine;
    type Query = Filter;

    fn title(&self, locale: Locale) -> &'static str {
        t::items_title(locale)
    }

    fn belongs_to(&self) -> Option<&str> {
        Some(&self.header.name)
    }

    fn narrowed(&self, cx: &Cx) -> Vec<String> {
        let locale = cx.look.locale;
        let mut words = Vec::new();
        words.extend(self.filter.retired.then(|| t::retired(locale).to_owned()));
        words.extend(self.filter.kind.map(|kind| names::item_type(locale, kind).to_owned()));
        words.extend(Some(self.filter.topic.clone()).filter(|topic| !topic.is_empty()));
        words.extend(match self.filter.order {
            Order::Author => None,
            Order::Name => Some(t::order_name(locale).to_owned()),
            Order::Topic => Some(t::order_topic(locale).to_owned()),
            Order::Difficulty => Some(t::order_difficulty(locale).to_owned()),
        });
        words
    }

    fn table(&self, narrowed: bool, cx: &Cx) -> Table {
        let locale = cx.look.locale;
        let empty = if narrowed { t::items_none_found } else { t::items_empty };
        // The names of the types are short in Chinese and long in English.
        let kind = if locale == Locale::Zh { 6 } else { 15 };
        let columns = [
            Column::left(t::col_id(locale), Fit::Exact(12)),
            Column::left(t::col_type(locale), Fit::Exact(kind)),
            Column::left(t::col_topic(locale), Fit::Exact(14)).spare(),
            Column::left(t::col_stem(locale), Fit::Grow(30)),
            Column::right(t::col_uses(locale), Fit::Exact(4)),
            Column::right(t::col_difficulty(locale), Fit::Exact(5)).spare(),
        ];
        Table::new(columns).ordinal().empty(empty(locale))
    }

    fn row(&self, line: &ItemLine, cx: &Cx) -> Row {
        let (locale, mut cells) = (cx.look.locale, cells(line, cx.look.locale));
        cells.truncate(6);
        if !line.in_doubt {
            return Row::new(cells);
        }
        cells[STEM] = doubts::marked(locale, &cells[STEM]);
        Row::new(cells).style(STEM, cx.look.theme.warn)
    }

    fn query(&self, _: &Cx) -> Filter {
        self.filter.clone()
    }

    fn load(
        query: &Filter,
        text: &str,
        page: Page,
        session: &Backend,
    ) -> Result<(Vec<ItemLine>, u32), AppError> {
        let filter = Filter { text: text.to_owned(), page, ..query.clone() };
        let (lines, total) = session.run(|app, actor| items(app, actor, &filter))?;
        Ok((lines, u32::try_from(total).unwrap_or(u32::MAX)))
    }

    fn open(&self, line: &ItemLine) -> Box<dyn Screen> {
        Box::new(ItemScreen::new(self.header.clone(), line.clone()))
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let mut shown = vec![];
        if cx.who.is_some_and(|who| who.may(super::EDIT)) {
            shown.push(ActionState::on(list::NEW));
        }
        shown.extend([
            ActionState::on(actions::BY_TYPE),
            ActionState::on(actions::BY_STATE),
            ActionState::on(list::SORT),
            ActionState::on(actions::BY_TOPIC),
        ]);
        shown
    }

    fn on_row(&mut self, msg: &Msg, line: &ItemLine, _: &Cx) -> Option<Vec<Effect>> {
        if msg.is(actions::BY_TOPIC) && self.filter.topic.is_empty() {
            self.filter.topic.clone_from(&line.content.topic);
            return Some(vec![]);
        }
        None
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(effect) = deed::answered::<Change>(msg, locale) {
            return vec![effect];
        }
        match msg {
            Msg::Shown => return vec![keep_up()],
            Msg::Command(list::NEW) => {
                return vec![Effect::push(ItemForm::create(self.header.clone(), locale))];
            }
            Msg::Command(list::SORT) => self.new_order(),
            Msg::Command(actions::BY_TYPE) => {
                self.filter.kind = next_or_all(ItemType::ALL, self.filter.kind);
            }
            Msg::Command(actions::BY_TOPIC) => self.filter.topic.clear(),
            Msg::Command(actions::BY_STATE) => self.filter.retired = !self.filter.retired,
            _ => {}
        }
        vec![]
    }

    fn tick(&self, line: &ItemLine) -> Option<i64> {
        Some(line.item.into())
    }

    fn acts(&self, rows: &[ItemLine], cx: &Cx) -> ActionState {
        let label = self.change().name(cx.look.locale);
        ActionState::when(actions::CHANGE, !rows.is_empty()).label(label)
    }

    fn act(&self, rows: Vec<ItemLine>, cx: &Cx) -> Vec<Effect> {
        let uids = rows.iter().map(|line| line.uid).collect();
        vec![deed::begin(self.change(), uids, cx.look.locale)]
    }

    fn export(&self, query: Filter, text: String, cx: &Cx) -> SaveFile {
        let locale = cx.look.locale;
        let headings = [
            t::col_id(locale),
            t::col_type(locale),
            t::col_topic(locale),
            t::col_stem(locale),
            t::col_uses(locale),
            t::col_difficulty(locale),
            doubts::col_state(locale),
        ];
        let filter = Filter { text, ..query };
        let name = file_name(&format!("{} {}", self.title(locale), self.header.name), cx);
        SaveFile::new(name, &["csv"], move |session, _| {
            let (lines, _) = session.run(|app, actor| items(app, actor, &filter))?;
            let rows = lines.iter().map(|line| cells(line, locale)).collect();
            Ok(Export::table(headings.map(str::to_owned).to_vec(), rows))
        })
    }

    fn widen(&mut self) -> bool {
        let all = Filter { bank: self.header.name.clone(), ..Filter::default() };
        let narrowed = self.filter != all;
        self.filter = all;
        narrowed
    }
}

/// Lets the index of words catch up where it is behind; lists are right without it, only slower.
fn keep_up() -> Effect {
    Effect::job(Lane::Long, |session| {
        if let Err(error) = session.app().and_then(|app| refresh(app)) {
            tracing::warn!(%error, "the index of words is behind");
        }
    })
}

/// The column of the question.
const STEM: usize = 3;

/// A row in a file; the list has no column for the last.
fn cells(line: &ItemLine, locale: Locale) -> Vec<String> {
    let item = &line.content;
    let state = if line.in_doubt { doubts::mark(locale) } else { "" };
    vec![
        item.id.clone(),
        names::item_type(locale, item.kind).to_owned(),
        item.topic.clone(),
        item.question(),
        line.uses.to_string(),
        item.difficulty.to_string(),
        state.to_owned(),
    ]
}
