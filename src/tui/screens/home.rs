//! 首页: what to do, and the way to it.

use super::cards::Cards;
use super::challenges::challenges_room;
use super::cover::CoverScreen;
use super::lists;
use super::marking::MarkingScreen;
use super::paged::Paged;
use super::sittings::SittingsScreen;
use super::when::day_and_time;
use crate::app::home::{Todo, todo};
use crate::i18n::{Locale, home as t, people};
use crate::tui::action::ActionState;
use crate::tui::action::shell::list;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::panel::panel;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;

/// What waits for the person.
#[derive(Default)]
pub struct HomeScreen {
    todo: Option<Vec<Todo>>,
    at: Selection,
}

/// What the job brought.
struct Loaded(Result<Vec<Todo>, String>);

impl HomeScreen {
    fn table(locale: Locale) -> Table {
        Table::new([
            Column::left(t::col_what(locale), Fit::Grow(30)),
            Column::left(t::col_when(locale), Fit::Exact(16)),
        ])
        .ordinal()
        .empty(t::empty(locale))
    }

    fn selected(&self) -> Option<&Todo> {
        self.todo.as_ref()?.get(self.at.at())
    }
}

impl Screen for HomeScreen {
    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![ActionState::when(list::OPEN, self.selected().is_some())]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(todo) => {
                    self.at.select(self.at.at(), todo.len());
                    self.todo = Some(todo.clone());
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        match msg {
            Msg::Shown => vec![Effect::job(Lane::Normal, move |session| {
                Loaded(session.run(todo).map_err(|error| error.message(locale)))
            })],
            Msg::Key(key) => {
                let count = self.todo.as_ref().map_or(0, Vec::len);
                self.at.key(*key, count, Self::table(locale).page(cx.area));
                vec![]
            }
            Msg::Command(list::OPEN) => self.selected().map(open).into_iter().collect(),
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, t::title(cx.look.locale), cx.look);
        let Some(todo) = &self.todo else { return };
        let table = Self::table(cx.look.locale);
        table.view(buf, inner, self.at, todo.len(), cx.look, |at| row(&todo[at], cx));
    }
}

/// Where something that waits is done.
fn open(todo: &Todo) -> Effect {
    match todo {
        Todo::Resume { sitting, .. } | Todo::Sitting { sitting, .. } => {
            Effect::push(CoverScreen::new(*sitting))
        }
        Todo::WrongAnswers(_) => Effect::push(lists::wrong_room()),
        Todo::Credential { .. } => Effect::push(Paged::new(Cards::default())),
        Todo::Cards { state, .. } => Effect::push(Paged::new(Cards::in_state(*state))),
        Todo::Marking(_) => Effect::push(MarkingScreen::default()),
        Todo::Challenges(_) => Effect::push(challenges_room()),
        Todo::Unconfirmed(_) => Effect::push(SittingsScreen::default()),
        Todo::Refused(_) => Effect::push(lists::audit_room()),
    }
}

fn row(todo: &Todo, cx: &Cx) -> Row {
    let (locale, theme) = (cx.look.locale, &cx.look.theme);
    let (what, when) = match todo {
        Todo::Resume { name, .. } => (t::resume(locale, name), t::running(locale).to_owned()),
        Todo::Sitting { name, opens_at, .. } => {
            let now = || t::now(locale).to_owned();
            (t::sitting(locale, name), opens_at.map_or_else(now, |at| day_and_time(at, cx)))
        }
        Todo::WrongAnswers(count) => (t::wrong(locale, count), String::new()),
        Todo::Credential { state, valid_to } => (
            t::own_card(locale, people::credential_state(locale, *state)),
            valid_to.map(|date| t::until(locale, date)).unwrap_or_default(),
        ),
        Todo::Marking(count) => (t::marking(locale, count), String::new()),
        Todo::Challenges(count) => (t::challenges(locale, count), String::new()),
        Todo::Unconfirmed(count) => (t::unconfirmed(locale, count), String::new()),
        Todo::Cards { state, count } => {
            (t::cards(locale, people::credential_state(locale, *state), count), String::new())
        }
        Todo::Refused(count) => (t::refused(locale, count), String::new()),
    };
    let row = Row::new([what, when]);
    if matches!(todo, Todo::Resume { .. }) { row.style(1, theme.warn) } else { row }
}
