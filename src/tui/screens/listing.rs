//! A list that loads once, filters while one types, and opens a page: most rooms are one.

use crate::app::AppError;
use crate::i18n::Locale;
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::shell::list;
use crate::tui::effect::{Effect, Lane, Nav};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::panel::panel;
use crate::tui::widget::search::Search;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;
use std::sync::Arc;

/// Brings the rows.
type Load<T> = Arc<dyn Fn(&Backend) -> Result<Vec<T>, AppError> + Send + Sync>;

/// Makes the page of a row.
type Open<T> = fn(&T) -> Box<dyn Screen>;

/// What a listing shows.
pub struct Listing<T: Send + Sync + 'static> {
    title: fn(Locale) -> &'static str,
    table: fn(Locale) -> Table,
    row: fn(&T, &Cx) -> Row,
    texts: fn(&T) -> Vec<String>,
    open: Option<Open<T>>,
    load: Load<T>,
    items: Option<Arc<Vec<T>>>,
    search: Search,
    at: Selection,
}

/// What the job brought.
struct Loaded<T>(Result<Arc<Vec<T>>, String>);

impl<T: Send + Sync + 'static> Listing<T> {
    /// A listing: its title, its table, how a row is drawn, and which texts the filter looks at.
    pub fn new(
        title: fn(Locale) -> &'static str,
        table: fn(Locale) -> Table,
        row: fn(&T, &Cx) -> Row,
        texts: fn(&T) -> Vec<String>,
        load: impl Fn(&Backend) -> Result<Vec<T>, AppError> + Send + Sync + 'static,
    ) -> Self {
        Self {
            title,
            table,
            row,
            texts,
            open: None,
            load: Arc::new(load),
            items: None,
            search: Search::default(),
            at: Selection::default(),
        }
    }

    /// With a page that opens on a row.
    #[must_use]
    pub const fn opening(mut self, open: fn(&T) -> Box<dyn Screen>) -> Self {
        self.open = Some(open);
        self
    }

    fn shown(&self) -> Vec<&T> {
        let keep = |item: &&T| {
            let texts = (self.texts)(item);
            self.search.keeps(texts.iter().map(String::as_str).collect::<Vec<_>>())
        };
        self.items.iter().flat_map(|items| items.iter()).filter(keep).collect()
    }
}

/// Where the table stands: above the filter line.
const fn table_area(inner: Rect) -> Rect {
    Rect { height: inner.height.saturating_sub(1), ..inner }
}

impl<T: Send + Sync + 'static> Screen for Listing<T> {
    fn title(&self, cx: &Cx) -> String {
        (self.title)(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        let mut actions = vec![];
        if self.open.is_some() {
            actions.push(ActionState::when(list::OPEN, !self.shown().is_empty()));
        }
        actions.push(ActionState::on(list::FILTER));
        if self.search.active() {
            actions.push(ActionState::on(list::CLEAR_FILTER));
        }
        actions
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded<T>>() {
            return match outcome {
                Ok(items) => {
                    self.items = Some(Arc::clone(items));
                    let count = self.shown().len();
                    self.at.select(self.at.at(), count);
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if matches!(msg, Msg::Shown) {
            let load = Arc::clone(&self.load);
            return vec![Effect::job(Lane::Normal, move |session| {
                Loaded(load(session).map(Arc::new).map_err(|error| error.message(locale)))
            })];
        }
        if msg.is(list::OPEN) {
            let shown = self.shown();
            let opened = self.open.zip(shown.get(self.at.at()));
            return opened
                .map(|(open, item)| Effect::Nav(Nav::Push(open(item))))
                .into_iter()
                .collect();
        }
        if self.search.update(msg) {
            self.at = Selection::default();
        } else if let Msg::Key(key) = msg {
            let count = self.shown().len();
            let page = (self.table)(locale).page(table_area(cx.area));
            self.at.key(*key, count, page);
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, (self.title)(cx.look.locale), cx.look);
        let Some(items) = &self.items else { return };
        let shown = self.shown();
        let table = (self.table)(cx.look.locale);
        table.view(buf, table_area(inner), self.at, shown.len(), cx.look, |at| {
            (self.row)(shown[at], cx)
        });
        let line = Rect { y: inner.bottom() - 1, height: 1, ..inner };
        self.search.view(frame, line, (shown.len(), items.len()), cx.look);
    }

    fn captures_text(&self) -> bool {
        self.search.open()
    }

    fn filters_by_typing(&self) -> bool {
        true
    }
}
