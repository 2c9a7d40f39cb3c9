//! The marking queue: short answers that wait for a person, without the names of those who wrote
//! them.

mod answer;

use self::answer::AnswerScreen;
use super::question::plain;
use crate::app::exam::mark::{Waiting, queue};
use crate::app::exam::remark::marked;
use crate::i18n::{Locale, marking as t};
use crate::tui::action::shell::list;
use crate::tui::action::{ActionState, marking as actions};
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::panel::panel;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The list of answers that wait.
#[derive(Default)]
pub struct MarkingScreen {
    /// Those marked already are shown, not those that wait.
    again: bool,
    queue: Option<Vec<Waiting>>,
    at: Selection,
}

/// Which list the job brought.
struct Loaded(bool, Result<Vec<Waiting>, String>);

impl MarkingScreen {
    fn load(&self, locale: Locale) -> Effect {
        let again = self.again;
        Effect::job(Lane::Normal, move |session| {
            let found = if again { session.run(marked) } else { session.run(queue) };
            Loaded(again, found.map_err(|error| error.message(locale)))
        })
    }

    fn table(&self, locale: Locale) -> Table {
        let empty = if self.again { t::marked_empty(locale) } else { t::empty(locale) };
        let mut columns = vec![
            Column::left(t::col_sitting(locale), Fit::Grow(18)),
            Column::left(t::col_topic(locale), Fit::Grow(12)).spare(),
            Column::left(t::col_question(locale), Fit::Grow(34)),
            Column::right(t::col_points(locale), Fit::Exact(6)),
        ];
        if self.again {
            columns.push(Column::right(t::col_given(locale), Fit::Exact(6)));
        }
        Table::new(columns).ordinal().empty(empty)
    }

    fn count(&self) -> usize {
        self.queue.as_ref().map_or(0, Vec::len)
    }
}

impl Screen for MarkingScreen {
    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let other = if self.again { t::back_to_queue(locale) } else { t::again(locale) };
        vec![
            ActionState::when(list::OPEN, self.count() > 0),
            ActionState::on(actions::AGAIN).label(other),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(again, outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                _ if *again != self.again => vec![],
                Ok(queue) => {
                    self.queue = Some(queue.clone());
                    self.at.select(self.at.at(), queue.len());
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        match msg {
            // Other markers work through the same queue.
            Msg::Shown | Msg::Tick => vec![self.load(locale)],
            Msg::Command(actions::AGAIN) => {
                self.again = !self.again;
                (self.queue, self.at) = (None, Selection::default());
                vec![self.load(locale)]
            }
            Msg::Key(key) => {
                self.at.key(*key, self.count(), self.table(locale).page(cx.area));
                vec![]
            }
            Msg::Command(list::OPEN) => {
                let queue = self.queue.clone().unwrap_or_default();
                AnswerScreen::new(queue, self.at.at(), locale)
                    .map(Effect::push)
                    .into_iter()
                    .collect()
            }
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let locale = cx.look.locale;
        let buf = frame.buffer_mut();
        let title = if self.again { t::marked_title(locale) } else { t::title(locale) };
        let inner = panel(buf, area, title, cx.look);
        let Some(queue) = &self.queue else { return };
        self.table(locale).view(buf, inner, self.at, queue.len(), cx.look, |at| row(&queue[at]));
    }
}

fn row(waiting: &Waiting) -> Row {
    let stem = waiting.item.part(&waiting.place.part).map_or("", |part| &part.stem);
    Row::new([
        waiting.sitting.clone(),
        waiting.item.topic.clone(),
        plain(stem).replace('\n', " "),
        waiting.points.to_string(),
        waiting.given.map(|given| given.to_string()).unwrap_or_default(),
    ])
}
