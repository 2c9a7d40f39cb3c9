//! The items of a bank, a page at a time: by words, type, topic and state.

use super::form::ItemForm;
use super::item::ItemScreen;
use crate::app::Page;
use crate::app::bank::list::{Filter, ItemLine, Order, items};
use crate::app::search::refresh::refresh;
use crate::domain::bank::BankHeader;
use crate::domain::item::ItemType;
use crate::i18n::{Locale, banks as t, names};
use crate::tui::action::ActionState;
use crate::tui::action::banks::items as actions;
use crate::tui::action::shell::list;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::sittings::search_line;
use crate::tui::text::put;
use crate::tui::widget::panel::panel;
use crate::tui::widget::search::Search;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;

/// Rows above the table: what is filtered, the filter line, and the panel's border.
const ABOVE: u16 = 3;

/// The items of one bank.
pub struct ItemsScreen {
    header: BankHeader,
    kind: Option<ItemType>,
    topic: String,
    retired: bool,
    order: Order,
    search: Search,
    at: Selection,
    /// The page that was read, where it begins, and how many items there are in all.
    page: Vec<ItemLine>,
    offset: usize,
    total: Option<usize>,
    /// How often something was asked for; older answers are dropped.
    asked: u64,
}

/// A page, by the number of the question it answers.
struct Loaded(u64, usize, Result<(Vec<ItemLine>, i64), String>);

impl ItemsScreen {
    /// The items of a bank.
    pub fn new(header: BankHeader) -> Self {
        Self {
            header,
            kind: None,
            topic: String::new(),
            retired: false,
            order: Order::default(),
            search: Search::default(),
            at: Selection::default(),
            page: Vec::new(),
            offset: 0,
            total: None,
            asked: 0,
        }
    }

    fn table(&self, locale: Locale) -> Table {
        let filtered = self.search.active() || self.kind.is_some() || !self.topic.is_empty();
        let empty = if filtered || self.retired { t::items_none_found } else { t::items_empty };
        // The names of the types are short in Chinese and long in English.
        let kind = if locale == Locale::Zh { 4 } else { 15 };
        Table::new([
            Column::left(t::col_id(locale), Fit::Exact(10)),
            Column::left(t::col_type(locale), Fit::Exact(kind)),
            Column::left(t::col_topic(locale), Fit::Exact(12)),
            Column::left(t::col_stem(locale), Fit::Grow(16)),
            Column::right(t::col_uses(locale), Fit::Exact(4)),
        ])
        .ordinal()
        .empty(empty(locale))
    }

    /// Where the table is.
    const fn body(area: Rect) -> Rect {
        Rect {
            x: area.x + 2,
            y: area.y + ABOVE,
            width: area.width.saturating_sub(4),
            height: area.height.saturating_sub(ABOVE + 1),
        }
    }

    fn selected(&self) -> Option<&ItemLine> {
        self.page.get(self.at.at().checked_sub(self.offset)?)
    }

    /// Reads the page around the selected row.
    fn load(&mut self, cx: &Cx) -> Effect {
        let locale = cx.look.locale;
        let height = self.table(locale).page(Self::body(cx.area)).max(1);
        let offset = self.at.at() / height * height;
        self.asked += 1;
        let asked = self.asked;
        let filter = Filter {
            bank: self.header.name.clone(),
            kind: self.kind,
            topic: self.topic.clone(),
            text: self.search.query().to_owned(),
            retired: self.retired,
            order: self.order,
            page: Page {
                offset: u32::try_from(offset).unwrap_or(u32::MAX),
                limit: Some(u32::try_from(height).unwrap_or(u32::MAX)),
            },
        };
        Effect::job(Lane::Normal, move |session| {
            let page = session.run(|app, actor| items(app, actor, &filter));
            Loaded(asked, offset, page.map_err(|error| error.message(locale)))
        })
    }

    fn filtered(&mut self, cx: &Cx) -> Vec<Effect> {
        self.at = Selection::default();
        vec![self.load(cx)]
    }

    fn title_text(&self, locale: Locale) -> String {
        let title = if self.retired { t::items_retired } else { t::items_title };
        title(locale, &self.header.name)
    }
}

impl Screen for ItemsScreen {
    fn title(&self, cx: &Cx) -> String {
        self.title_text(cx.look.locale)
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        let some = self.selected().is_some();
        let mut shown = vec![
            ActionState::when(list::OPEN, some),
            ActionState::on(list::NEW),
            ActionState::on(list::FILTER),
            ActionState::on(list::SORT),
            ActionState::on(actions::BY_TYPE),
            ActionState::when(actions::BY_TOPIC, some || !self.topic.is_empty()),
            ActionState::on(actions::BY_STATE),
        ];
        if self.search.active() {
            shown.push(ActionState::on(list::CLEAR_FILTER));
        }
        shown
    }

    fn captures_text(&self) -> bool {
        self.search.open()
    }

    fn filters_by_typing(&self) -> bool {
        true
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        if let Some(Loaded(asked, offset, outcome)) = msg.reply::<Loaded>() {
            if *asked != self.asked {
                return vec![];
            }
            return match outcome {
                Ok((page, total)) => {
                    self.page.clone_from(page);
                    self.offset = *offset;
                    let total = usize::try_from(*total).unwrap_or(0);
                    self.total = Some(total);
                    let before = self.at.at();
                    self.at.select(before, total);
                    if self.at.at() == before { vec![] } else { vec![self.load(cx)] }
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if self.search.update(msg) {
            return self.filtered(cx);
        }
        match msg {
            Msg::Shown => vec![self.load(cx), keep_up()],
            Msg::Resize(..) => vec![self.load(cx)],
            Msg::Command(list::SORT) => {
                let at = Order::ALL.iter().position(|order| *order == self.order).unwrap_or(0);
                self.order = Order::ALL[(at + 1) % Order::ALL.len()];
                self.filtered(cx)
            }
            Msg::Key(key) => {
                let page = self.table(cx.look.locale).page(Self::body(cx.area));
                let moved = self.at.key(*key, self.total.unwrap_or(0), page);
                if moved && self.selected().is_none() { vec![self.load(cx)] } else { vec![] }
            }
            Msg::Command(list::OPEN) => {
                let line = self.selected().cloned();
                line.map(|line| Effect::push(ItemScreen::new(self.header.clone(), line)))
                    .into_iter()
                    .collect()
            }
            Msg::Command(list::NEW) => {
                vec![Effect::push(ItemForm::create(self.header.clone(), cx.look.locale))]
            }
            Msg::Command(actions::BY_TYPE) => {
                self.kind = next_type(self.kind);
                self.filtered(cx)
            }
            Msg::Command(actions::BY_TOPIC) => {
                self.topic = match self.selected() {
                    Some(line) if self.topic.is_empty() => line.content.topic.clone(),
                    _ => String::new(),
                };
                self.filtered(cx)
            }
            Msg::Command(actions::BY_STATE) => {
                self.retired = !self.retired;
                self.filtered(cx)
            }
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let inner = panel(frame.buffer_mut(), area, &self.title_text(locale), look);
        let Some(total) = self.total else { return };
        let kind = self.kind.map_or(t::any(locale), |kind| names::item_type(locale, kind));
        let topic = if self.topic.is_empty() { t::any(locale) } else { &self.topic };
        let order = match self.order {
            Order::Author => t::order_author(locale),
            Order::Name => t::col_id(locale),
            Order::Topic => t::col_topic(locale),
            Order::Difficulty => t::col_difficulty(locale),
        };
        let text = t::items_filters(locale, kind, topic, order);
        let style = look.theme.muted;
        put(frame.buffer_mut(), (inner.x, inner.y), &text, inner.width, style, look.wide);
        let line = Rect { y: inner.y + 1, height: 2, ..inner };
        search_line(&self.search, frame, line, (total, total), cx);
        self.table(locale).view(frame.buffer_mut(), Self::body(area), self.at, total, look, |at| {
            let line = at.checked_sub(self.offset).and_then(|at| self.page.get(at));
            line.map_or_else(Row::default, |line| row(line, locale))
        });
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

/// Every type, then each one.
fn next_type(kind: Option<ItemType>) -> Option<ItemType> {
    match kind {
        None => ItemType::ALL.first().copied(),
        Some(kind) => ItemType::ALL.iter().copied().skip_while(|other| *other != kind).nth(1),
    }
}

fn row(line: &ItemLine, locale: Locale) -> Row {
    let item = &line.content;
    Row::new([
        item.id.clone(),
        names::item_type(locale, item.kind).to_owned(),
        item.topic.clone(),
        item.question(),
        line.uses.to_string(),
    ])
}
