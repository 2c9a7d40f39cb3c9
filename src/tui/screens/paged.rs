//! A list of any length: the store brings the part on screen, finds and orders.
//!
//! [`super::listing`] holds a whole list and suits what is short. Here a list of a million rows
//! opens as fast as one of ten: rows arrive in blocks around the selected one, and what is typed
//! is part of the question to the store.

use super::listing::Settled;
use crate::app::{AppError, Page};
use crate::i18n::{Locale, shell as t};
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::shell::list;
use crate::tui::effect::{Effect, Lane, Nav};
use crate::tui::msg::Msg;
use crate::tui::overlay::files::SaveFile;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::panel::panel;
use crate::tui::widget::search::Search;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Row, Table};
use crate::tui::widget::ticks::Ticks;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::sync::Arc;

/// Rows that can be ticked in one go.
const MOST_TICKED: u32 = 1_000;
/// Rows to a block; three blocks around the selected row are held.
const BLOCK: usize = 100;

/// What a paged list is about.
pub trait Source: Send + 'static {
    /// One row.
    type Row: Clone + Send + Sync + 'static;
    /// What is asked of the store besides text and page.
    type Query: Clone + PartialEq + Send + Sync + 'static;

    /// What the list is called.
    fn title(&self, locale: Locale) -> &'static str;

    /// What the list is part of, beside its title.
    fn belongs_to(&self) -> Option<&str> {
        None
    }

    /// How the list is narrowed and ordered, in words; empty when it is neither.
    fn narrowed(&self, cx: &Cx) -> Vec<String>;

    /// The table; `narrowed` says whether an empty one may only be filtered empty.
    fn table(&self, narrowed: bool, cx: &Cx) -> Table;

    /// A row of it.
    fn row(&self, row: &Self::Row, cx: &Cx) -> Row;

    /// What is asked of the store now.
    fn query(&self, cx: &Cx) -> Self::Query;

    /// Brings a page and the number of all rows.
    ///
    /// # Errors
    /// Whatever the use case refuses.
    fn load(
        query: &Self::Query,
        text: &str,
        page: Page,
        session: &Backend,
    ) -> Result<(Vec<Self::Row>, u32), AppError>;

    /// The page that opens on a row.
    fn open(&self, row: &Self::Row) -> Box<dyn Screen>;

    /// What the list offers besides what every list does.
    fn actions(&self, cx: &Cx) -> Vec<ActionState>;

    /// Takes a message about the selected row; none when it is not about it, and
    /// [`Source::update`] gets it.
    fn on_row(&mut self, _: &Msg, _: &Self::Row, _: &Cx) -> Option<Vec<Effect>> {
        None
    }

    /// Takes a message; when the query is another one afterwards, the list begins anew.
    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect>;

    /// The number by which a row is ticked; none in lists where nothing is done to several.
    fn tick(&self, _: &Self::Row) -> Option<i64> {
        None
    }

    /// Whether something can be done to these rows, and what it is called: the ticked ones, or the
    /// selected one.
    fn acts(&self, rows: &[Self::Row], _: &Cx) -> ActionState {
        ActionState::when(list::ACT, !rows.is_empty())
    }

    /// Does it, or asks first. What it came to is told by a job that replies
    /// [`super::listing::Settled`].
    fn act(&self, _: Vec<Self::Row>, _: &Cx) -> Vec<Effect> {
        vec![]
    }

    /// Saving the list as it is filtered and ordered.
    fn export(&self, query: Self::Query, text: String, cx: &Cx) -> SaveFile;

    /// Takes every filter away but the typed one; false when there is none.
    fn widen(&mut self) -> bool;
}

/// A paged list.
pub struct Paged<S: Source> {
    source: S,
    search: Search,
    at: Selection,
    ticks: Ticks<S::Row>,
    /// Which question the list waits for or shows; answers to earlier ones come too late.
    asked: u64,
    part: Option<Part<S::Row>>,
    /// Rows in all, filtered, as the last answer said.
    total: usize,
    /// Rows without typed filter, as far as known.
    all: Option<usize>,
    /// The rows at hand answer an earlier question.
    stale: bool,
    /// Why the last question was not answered.
    trouble: Option<String>,
}

/// The rows at hand.
struct Part<R> {
    first: usize,
    rows: Arc<Vec<R>>,
}

/// Every row of the list, to be ticked.
struct Every<S: Source> {
    /// What was asked for them.
    question: Question<S>,
    outcome: Result<Vec<S::Row>, String>,
}

/// What is asked of the store, and the typed text.
type Question<S> = (<S as Source>::Query, String);

/// An answer of the store.
struct Loaded<R> {
    asked: u64,
    first: usize,
    outcome: Result<(Arc<Vec<R>>, usize), String>,
}

impl<S: Source> Paged<S> {
    /// A list about `source`.
    pub fn new(source: S) -> Self {
        Self {
            source,
            search: Search::default(),
            at: Selection::default(),
            ticks: Ticks::default(),
            asked: 0,
            part: None,
            total: 0,
            all: None,
            stale: false,
            trouble: None,
        }
    }

    /// The first row that should be at hand.
    const fn wanted(&self) -> usize {
        (self.at.at() / BLOCK).saturating_sub(1) * BLOCK
    }

    fn load(&mut self, cx: &Cx) -> Vec<Effect> {
        self.asked += 1;
        let (asked, first, locale) = (self.asked, self.wanted(), cx.look.locale);
        let (query, text) = self.question(cx);
        let limit = u32::try_from(3 * BLOCK).ok();
        let page = Page { offset: u32::try_from(first).unwrap_or(u32::MAX), limit };
        vec![Effect::job(Lane::Normal, move |session| {
            let outcome = S::load(&query, &text, page, session)
                .map(|(rows, total)| (Arc::new(rows), usize::try_from(total).unwrap_or(0)))
                .map_err(|error| error.message(locale));
            Loaded { asked, first, outcome }
        })]
    }

    /// What the list shows, or waits for, now.
    fn question(&self, cx: &Cx) -> Question<S> {
        (self.source.query(cx), self.search.query().to_owned())
    }

    /// Asks for every row, as far as so many can be ticked.
    fn every(&self, cx: &Cx) -> Effect {
        let question = self.question(cx);
        let (page, locale) = (Page { offset: 0, limit: Some(MOST_TICKED) }, cx.look.locale);
        Effect::job(Lane::Normal, move |session| {
            let (query, text) = &question;
            let found = S::load(query, text, page, session).map(|(rows, _)| rows);
            let outcome = found.map_err(|error| error.message(locale));
            Every::<S> { question, outcome }
        })
    }

    /// Ticks every row that came, or none; says so when there are more.
    fn tick_every(&mut self, rows: &[S::Row], cx: &Cx) -> Vec<Effect> {
        let keyed: Vec<_> =
            rows.iter().filter_map(|row| Some((self.source.tick(row)?, row))).collect();
        self.ticks.toggle_all(keyed);
        match rows.len() < self.total && !self.ticks.is_empty() {
            true => vec![Effect::warn(t::ticked_first(cx.look.locale, rows.len()))],
            false => vec![],
        }
    }

    fn tick_selected(&mut self, cx: &Cx) -> Vec<Effect> {
        if let Some(row) = self.selected().cloned()
            && let Some(key) = self.source.tick(&row)
        {
            self.ticks.toggle(key, &row);
            self.at.select(self.at.at() + 1, self.total);
        }
        self.moved(cx)
    }

    /// What is acted on now, when several rows can be acted on here.
    fn acted_on(&self) -> Option<Vec<S::Row>> {
        let selected = self.selected();
        let ticks = self.part.iter().flat_map(|part| part.rows.first());
        let ticks = ticks.filter_map(|row| self.source.tick(row)).next().is_some();
        (ticks || !self.ticks.is_empty()).then(|| self.ticks.or_selected(selected))
    }

    /// Begins the list anew, because something else is asked.
    fn anew(&mut self, cx: &Cx) -> Vec<Effect> {
        self.at = Selection::default();
        self.stale = true;
        self.load(cx)
    }

    /// The selected row, once it is known which one that is.
    fn selected(&self) -> Option<&S::Row> {
        self.at_hand(self.at.at()).filter(|_| !self.stale)
    }

    fn take(&mut self, loaded: &Loaded<S::Row>, cx: &Cx) -> Vec<Effect> {
        if loaded.asked != self.asked {
            return vec![];
        }
        self.stale = false;
        match &loaded.outcome {
            Ok((rows, total)) => {
                self.trouble = None;
                self.total = *total;
                if self.search.query().is_empty() {
                    self.all = Some(*total);
                }
                self.at.select(self.at.at(), *total);
                self.part = Some(Part { first: loaded.first, rows: Arc::clone(rows) });
                // Rows may have gone since, and with them the block that was asked for.
                if self.wanted() != loaded.first { self.load(cx) } else { vec![] }
            }
            // What stood there answers another question, and can no longer be seen.
            Err(text) => {
                (self.trouble, self.part, self.total) = (Some(text.clone()), None, 0);
                vec![]
            }
        }
    }

    fn at_hand(&self, place: usize) -> Option<&S::Row> {
        let part = self.part.as_ref()?;
        part.rows.get(place.checked_sub(part.first)?)
    }

    /// Loads another block when the selected row has left the one at hand.
    fn moved(&mut self, cx: &Cx) -> Vec<Effect> {
        match &self.part {
            Some(part) if part.first == self.wanted() => vec![],
            _ => self.load(cx),
        }
    }

    fn filtered(&self, cx: &Cx) -> bool {
        self.search.active() || !self.source.narrowed(cx).is_empty()
    }
}

/// Where the table stands: above the filter line.
const fn table_area(inner: Rect) -> Rect {
    Rect { height: inner.height.saturating_sub(1), ..inner }
}

impl<S: Source> Screen for Paged<S> {
    fn title(&self, cx: &Cx) -> String {
        let title = self.source.title(cx.look.locale);
        self.source.belongs_to().map_or_else(|| title.to_owned(), |name| format!("{title} {name}"))
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let some = self.selected().is_some();
        let mut actions = vec![ActionState::when(list::OPEN, some)];
        let acted_on = self.acted_on();
        if let Some(rows) = &acted_on {
            actions.push(ActionState::when(list::MARK, some));
            actions.push(self.source.acts(rows, cx));
        }
        actions.push(ActionState::on(list::FILTER));
        actions.extend(self.source.actions(cx));
        actions.push(ActionState::when(list::EXPORT, self.total > 0));
        if acted_on.is_some() {
            actions.push(ActionState::when(list::MARK_ALL, some));
        }
        if self.filtered(cx) {
            actions.push(ActionState::on(list::CLEAR_FILTER));
        }
        actions
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        if let Some(loaded) = msg.reply::<Loaded<S::Row>>() {
            return self.take(loaded, cx);
        }
        if let Some(Every { question, outcome }) = msg.reply::<Every<S>>() {
            return match outcome {
                // The rows of another question: nobody sees what would be ticked.
                _ if *question != self.question(cx) => vec![],
                Ok(rows) => self.tick_every(rows, cx),
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if let Some(Settled(outcome)) = msg.reply::<Settled>() {
            if outcome.is_done() {
                self.ticks.clear();
            }
            let mut effects = outcome.effects();
            effects.extend(self.load(cx));
            return effects;
        }
        match msg {
            Msg::Shown => {
                let mut effects = self.load(cx);
                effects.extend(self.source.update(msg, cx));
                return effects;
            }
            Msg::Command(list::MARK) => return self.tick_selected(cx),
            Msg::Command(list::MARK_ALL) => return vec![self.every(cx)],
            Msg::Command(command) => {
                if let Some(rows) = self.acted_on()
                    && self.source.acts(&rows, cx).command == *command
                {
                    return self.source.act(rows, cx);
                }
            }
            _ => {}
        }
        match msg {
            Msg::Command(list::OPEN) => {
                let opened = self.selected().map(|row| self.source.open(row));
                return opened.map(|page| Effect::Nav(Nav::Push(page))).into_iter().collect();
            }
            Msg::Command(list::EXPORT) => {
                let text = self.search.query().to_owned();
                let save = self.source.export(self.source.query(cx), text, cx);
                return vec![Effect::overlay(save)];
            }
            Msg::Command(list::CLEAR_FILTER) if !self.search.active() => {
                if !self.source.widen() {
                    return vec![];
                }
                self.ticks.clear();
                return self.anew(cx);
            }
            _ => {}
        }
        let before = self.source.query(cx);
        let row = self.selected().cloned();
        let mut effects = match row.and_then(|row| self.source.on_row(msg, &row, cx)) {
            Some(effects) => effects,
            None => self.source.update(msg, cx),
        };
        if self.source.query(cx) != before {
            self.ticks.clear();
            effects.extend(self.anew(cx));
            return effects;
        }
        let text = self.search.query().to_owned();
        if self.search.update(msg) {
            if self.search.query() != text {
                effects.extend(self.anew(cx));
            }
            return effects;
        }
        let table = self.source.table(self.filtered(cx), cx);
        match msg {
            Msg::Key(key) => {
                let page = table.page(table_area(cx.area)).saturating_sub(2);
                if self.at.key(*key, self.total, page) {
                    effects.extend(self.moved(cx));
                }
            }
            Msg::Mouse(mouse) => {
                let area = table_area(crate::tui::widget::panel::inside(cx.area));
                if let Some(place) = table.clicked(area, *mouse, self.at, self.total) {
                    self.at.select(place, self.total);
                    effects.extend(self.moved(cx));
                }
            }
            _ => {}
        }
        effects
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let look = cx.look;
        let narrowed = self.source.narrowed(cx);
        let of = self.source.belongs_to().map_or_else(String::new, |name| format!(" {name}"));
        let mut title = vec![format!("{}{of}", self.source.title(look.locale))];
        title.extend(narrowed);
        if !self.ticks.is_empty() {
            title.push(t::ticked(look.locale, self.ticks.len()));
        }
        let inner = panel(frame.buffer_mut(), area, &title.join("  "), look);
        if let Some(trouble) = &self.trouble {
            let text = crate::tui::widget::paragraph::Paragraph::new(trouble.as_str());
            text.view(frame.buffer_mut(), inner, 0, look);
            return;
        }
        if self.part.is_none() {
            return;
        }
        let table = self.source.table(self.filtered(cx), cx);
        let buf = frame.buffer_mut();
        table.view(buf, table_area(inner), self.at, self.total, look, |place| {
            self.at_hand(place).map_or_else(Row::default, |row| {
                let ticked = self.source.tick(row).is_some_and(|key| self.ticks.has(key));
                self.source.row(row, cx).marked(ticked)
            })
        });
        let line = Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner };
        let all = self.all.unwrap_or(self.total);
        self.search.view(frame, line, (self.total, all), look);
    }

    fn captures_text(&self) -> bool {
        self.search.open()
    }

    fn filters_by_typing(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests;
