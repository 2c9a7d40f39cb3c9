//! A list that is loaded whole: it filters while one types, orders, opens a page, acts on one row
//! or on the ticked ones, and goes into a file as it is shown. Most rooms are one.
//!
//! What is long is a [`super::paged`] list instead.

use crate::app::AppError;
use crate::app::export::Export;
use crate::i18n::{Locale, shell as t};
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::shell::list;
use crate::tui::effect::{Effect, Lane, Outcome};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::overlay::files::SaveFile;
use crate::tui::screen::{Cx, Screen};
use crate::tui::text::put;
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::search::Search;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Row, Table};
use crate::tui::widget::ticks::Ticks;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use std::cmp::Ordering;
use std::sync::Arc;

/// An order of a list.
pub struct Order<R> {
    /// What it is called: the heading of a column.
    pub name: fn(Locale) -> &'static str,
    /// Which of two rows goes first.
    pub compare: fn(&R, &R) -> Ordering,
}

/// What a listing is about.
pub trait Source: Sized + Send + 'static {
    /// One row.
    type Row: Clone + Send + Sync + 'static;
    /// What the rows are asked by; another one asks anew.
    type Query: Clone + PartialEq + Send + 'static;
    /// What is said about all rows together; `()` for nothing.
    type Head: Clone + Send + Sync + 'static;

    /// Whether rows open at all.
    const OPENS: bool = true;

    /// What the list is called.
    fn title(&self, cx: &Cx) -> String;

    /// The table; `filtered` says whether an empty one may only be filtered empty.
    fn table(&self, filtered: bool, cx: &Cx) -> Table;

    /// A row of it.
    fn row(&self, row: &Self::Row, cx: &Cx) -> Row;

    /// The texts of a row that the filter looks at.
    fn texts(&self, row: &Self::Row) -> Vec<String>;

    /// What is asked now.
    fn query(&self) -> Self::Query;

    /// Brings the rows.
    ///
    /// # Errors
    /// Whatever the use case refuses.
    fn load(
        query: &Self::Query,
        session: &Backend,
    ) -> Result<(Self::Head, Vec<Self::Row>), AppError>;

    /// Why there is nothing to open on this row, in a sentence; none where there is.
    fn shut(&self, _: &Self::Row, _: Locale) -> Option<&'static str> {
        None
    }

    /// Opens the page of a row, or asks what has to be asked before.
    fn open(&self, _: &Self::Row, _: &Cx) -> Vec<Effect> {
        vec![]
    }

    /// The orders besides the one in which the rows come.
    fn orders(&self) -> &'static [Order<Self::Row>] {
        &[]
    }

    /// What the list offers besides what every list does.
    fn actions(&self, _: &Here<'_, Self>, _: &Cx) -> Vec<ActionState> {
        vec![]
    }

    /// Takes a message.
    fn update(&mut self, _: &Msg, _: &Here<'_, Self>, _: &Cx) -> Vec<Effect> {
        vec![]
    }

    /// The number by which a row is ticked; none in lists where nothing is done to several.
    fn tick(&self, _: &Self::Row) -> Option<i64> {
        None
    }

    /// Whether something can be done to these rows, and what it is called: the ticked ones, or the
    /// selected one.
    fn acts(&self, rows: &[Self::Row], _: &Cx) -> ActionState {
        ActionState::when(list::ACT, !rows.is_empty())
    }

    /// Does it, or asks first.
    fn act(&self, _: Vec<Self::Row>, _: &Cx) -> Vec<Effect> {
        vec![]
    }

    /// Lines above the table.
    fn above(&self, _: &Here<'_, Self>, _: &Look) -> Vec<Line<'static>> {
        vec![]
    }

    /// The rows change with the clock and with what others do: they are asked for every minute.
    fn keeps_up(&self) -> bool {
        false
    }
}

/// What something that was done to rows came to, in words; replied by the jobs of a list's source.
/// The list tells it, takes the ticks away and loads anew.
pub struct Settled(pub Outcome);

/// A list as it stands.
pub struct Here<'a, S: Source> {
    /// What is said about all rows; none before they came.
    pub head: Option<&'a S::Head>,
    /// All rows, whatever is filtered.
    pub rows: &'a [S::Row],
    /// The selected one.
    pub selected: Option<&'a S::Row>,
}

/// A list.
pub struct Listing<S: Source> {
    source: S,
    loaded: Option<Arc<Found<S>>>,
    search: Search,
    at: Selection,
    ticks: Ticks<S::Row>,
    /// Which of the orders holds; 0 is the one in which the rows come.
    order: usize,
}

/// What is said about all rows, and the rows.
type Found<S> = (<S as Source>::Head, Vec<<S as Source>::Row>);

/// What the job brought.
struct Loaded<S: Source>(S::Query, Result<Arc<Found<S>>, String>);

impl<S: Source> Listing<S> {
    /// A list about `source`.
    pub fn new(source: S) -> Self {
        Self {
            source,
            loaded: None,
            search: Search::default(),
            at: Selection::default(),
            ticks: Ticks::default(),
            order: 0,
        }
    }

    fn all(&self) -> &[S::Row] {
        self.loaded.as_ref().map_or(&[], |loaded| &loaded.1)
    }

    /// The rows that the filter keeps, in order.
    fn shown(&self) -> Vec<&S::Row> {
        let keep = |row: &&S::Row| {
            let texts = self.source.texts(row);
            self.search.keeps(texts.iter().map(String::as_str).collect::<Vec<_>>())
        };
        let mut shown: Vec<&S::Row> = self.all().iter().filter(keep).collect();
        if let Some(order) = self.ordered() {
            shown.sort_by(|a, b| (order.compare)(a, b));
        }
        shown
    }

    fn here<'a>(&'a self, selected: Option<&'a S::Row>) -> Here<'a, S> {
        Here { head: self.loaded.as_ref().map(|loaded| &loaded.0), rows: self.all(), selected }
    }

    fn ordered(&self) -> Option<&'static Order<S::Row>> {
        self.order.checked_sub(1).and_then(|at| self.source.orders().get(at))
    }

    fn selected(&self) -> Option<&S::Row> {
        self.shown().get(self.at.at()).copied()
    }

    fn load(&self, cx: &Cx) -> Effect {
        let (query, locale) = (self.source.query(), cx.look.locale);
        Effect::job(Lane::Normal, move |session| {
            let found = S::load(&query, session).map(Arc::new);
            Loaded::<S>(query, found.map_err(|error| error.message(locale)))
        })
    }

    fn take(&mut self, loaded: &Loaded<S>) -> Vec<Effect> {
        if loaded.0 != self.source.query() {
            return vec![];
        }
        match &loaded.1 {
            Ok(loaded) => {
                self.loaded = Some(Arc::clone(loaded));
                let source = &self.source;
                let keyed = loaded.1.iter().filter_map(|row| Some((source.tick(row)?, row)));
                self.ticks.renew(keyed);
                self.at.select(self.at.at(), self.shown().len());
                vec![]
            }
            Err(text) => vec![Effect::fail(text.clone())],
        }
    }

    /// The title, with the order that holds and how many rows are ticked.
    fn heading(&self, cx: &Cx) -> String {
        let locale = cx.look.locale;
        let mut words = vec![self.source.title(cx)];
        words.extend(self.ordered().map(|order| t::ordered_by(locale, (order.name)(locale))));
        if !self.ticks.is_empty() {
            words.push(t::ticked(locale, self.ticks.len()));
        }
        words.join("  ")
    }

    /// What is said above the table, wrapped.
    fn above(&self, width: u16, look: &Look) -> Vec<(String, Style)> {
        let lines = self.source.above(&self.here(self.selected()), look).into_iter();
        let wrapped = lines.flat_map(|line| {
            let text = line.to_string();
            let rows: Vec<String> =
                look.wrap(&text, width.into()).into_iter().map(str::to_owned).collect();
            rows.into_iter().map(move |row| (row, line.style))
        });
        wrapped.collect()
    }

    /// Where the table stands: below what is said of all rows, above the filter line.
    fn table_area(&self, inner: Rect, look: &Look) -> Rect {
        let above = match self.above(inner.width, look).len() {
            0 => 0,
            rows => u16::try_from(rows + 1).unwrap_or(u16::MAX).min(inner.height / 2),
        };
        let height = inner.height.saturating_sub(above + 1);
        Rect { y: inner.y + above, height, ..inner }
    }

    /// The rows as they are shown, for a file.
    fn export(&self, cx: &Cx) -> Effect {
        // A file has every column, however narrow the window is.
        let cx = &Cx { area: Rect { width: u16::MAX, ..cx.area }, ..*cx };
        let table = self.source.table(self.search.active(), cx);
        let headings: Vec<String> = table.titles().map(str::to_owned).collect();
        let row = |row: &&S::Row| self.source.row(row, cx).into_texts();
        let rows: Vec<Vec<String>> = self.shown().iter().map(row).collect();
        let name = file_name(&self.source.title(cx), cx);
        Effect::overlay(SaveFile::new(name, &["csv"], move |_, _| {
            Ok(Export::table(headings.clone(), rows.clone()))
        }))
    }

    fn tick(&mut self) {
        let shown = self.shown();
        let count = shown.len();
        if let Some(row) = shown.get(self.at.at()).map(|row| (*row).clone())
            && let Some(key) = self.source.tick(&row)
        {
            self.ticks.toggle(key, &row);
            self.at.select(self.at.at() + 1, count);
        }
    }

    fn tick_all(&mut self) {
        let shown: Vec<S::Row> = self.shown().into_iter().cloned().collect();
        let keyed: Vec<_> =
            shown.iter().filter_map(|row| Some((self.source.tick(row)?, row))).collect();
        self.ticks.toggle_all(keyed);
    }

    /// Whether several rows can be acted on here.
    fn ticks_rows(&self) -> bool {
        self.all().first().is_some_and(|row| self.source.tick(row).is_some())
    }
}

/// A file named after a list and the day, without what file systems refuse.
pub(super) fn file_name(title: &str, cx: &Cx) -> String {
    let refused = |c: char| c.is_whitespace() || c.is_control() || "/\\:*?\"<>|“”".contains(c);
    let words: Vec<&str> = title.split(refused).filter(|word| !word.is_empty()).collect();
    format!("{}-{}.csv", words.join("-"), cx.zone.date(cx.now))
}

impl<S: Source> Screen for Listing<S> {
    fn title(&self, cx: &Cx) -> String {
        self.source.title(cx)
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let selected = self.selected();
        let mut actions = vec![];
        if S::OPENS {
            let shut = selected.and_then(|row| self.source.shut(row, cx.look.locale));
            actions.push(match shut {
                Some(why) => ActionState::off(list::OPEN, why),
                None => ActionState::when(list::OPEN, selected.is_some()),
            });
        }
        actions.extend(self.source.actions(&self.here(selected), cx));
        if self.ticks_rows() {
            actions.push(ActionState::when(list::MARK, selected.is_some()));
            actions.push(self.source.acts(&self.ticks.or_selected(selected), cx));
        }
        actions.push(ActionState::on(list::FILTER));
        if !self.source.orders().is_empty() {
            actions.push(ActionState::when(list::SORT, !self.all().is_empty()));
        }
        actions.push(ActionState::when(list::EXPORT, selected.is_some()));
        if self.ticks_rows() {
            actions.push(ActionState::when(list::MARK_ALL, selected.is_some()));
        }
        if self.search.active() {
            actions.push(ActionState::on(list::CLEAR_FILTER));
        }
        actions
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        if let Some(loaded) = msg.reply::<Loaded<S>>() {
            return self.take(loaded);
        }
        if let Some(Settled(outcome)) = msg.reply::<Settled>() {
            if outcome.is_done() {
                self.ticks.clear();
            }
            let mut effects = outcome.effects();
            effects.push(self.load(cx));
            return effects;
        }
        match msg {
            Msg::Shown => return vec![self.load(cx)],
            Msg::Tick if self.source.keeps_up() => return vec![self.load(cx)],
            Msg::Command(list::OPEN) => {
                return self.selected().map_or_else(Vec::new, |row| self.source.open(row, cx));
            }
            Msg::Command(list::EXPORT) => return vec![self.export(cx)],
            Msg::Command(list::MARK) => self.tick(),
            Msg::Command(list::MARK_ALL) => self.tick_all(),
            Msg::Command(list::SORT) => {
                self.order = (self.order + 1) % (self.source.orders().len() + 1);
                self.at = Selection::default();
                return vec![];
            }
            Msg::Command(command) if self.ticks_rows() => {
                let rows = self.ticks.or_selected(self.selected());
                if self.source.acts(&rows, cx).command == *command {
                    return self.source.act(rows, cx);
                }
            }
            _ => {}
        }
        let before = self.source.query();
        let (loaded, selected) = (self.loaded.clone(), self.selected().cloned());
        let here = Here {
            head: loaded.as_ref().map(|loaded| &loaded.0),
            rows: loaded.as_ref().map_or(&[], |loaded| &loaded.1),
            selected: selected.as_ref(),
        };
        let mut effects = self.source.update(msg, &here, cx);
        if self.source.query() != before {
            self.at = Selection::default();
            self.ticks.clear();
            effects.push(self.load(cx));
            return effects;
        }
        if self.search.update(msg) {
            self.at = Selection::default();
            return effects;
        }
        let count = self.shown().len();
        let table = self.source.table(self.search.active(), cx);
        let area = self.table_area(inside(cx.area), cx.look);
        match msg {
            Msg::Key(key) => {
                self.at.key(*key, count, table.page(area));
            }
            Msg::Mouse(mouse) => {
                if let Some(place) = table.clicked(area, *mouse, self.at, count) {
                    self.at.select(place, count);
                }
            }
            _ => {}
        }
        effects
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let look = cx.look;
        let inner = panel(frame.buffer_mut(), area, &self.heading(cx), look);
        if self.loaded.is_none() {
            return;
        }
        let body = self.table_area(inner, look);
        for (y, (text, style)) in (inner.y..body.y).zip(self.above(inner.width, look)) {
            put(frame.buffer_mut(), (inner.x, y), &text, inner.width, style, look.wide);
        }
        let shown = self.shown();
        let table = self.source.table(self.search.active(), cx);
        table.view(frame.buffer_mut(), body, self.at, shown.len(), look, |at| {
            let ticked = self.source.tick(shown[at]).is_some_and(|key| self.ticks.has(key));
            self.source.row(shown[at], cx).marked(ticked)
        });
        let line = Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner };
        self.search.view(frame, line, (shown.len(), self.all().len()), look);
    }

    fn captures_text(&self) -> bool {
        self.search.open()
    }

    fn filters_by_typing(&self) -> bool {
        true
    }
}
