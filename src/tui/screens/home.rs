//! 首页: what to do and the way to it; below, how things stand.

mod panels;
mod rows;

use super::cards::Cards;
use super::challenges::challenges_room;
use super::cover::CoverScreen;
use super::doubts::doubts_room;
use super::hours::HoursScreen;
use super::marking::MarkingScreen;
use super::own_cards::OwnCardsScreen;
use super::paged::Paged;
use super::sittings::sittings_room;
use super::study::set::StudyScreen;
use crate::app::home::{Home, Todo, home};
use crate::app::study::begin::Plan;
use crate::i18n::{Locale, home as t};
use crate::tui::action::ActionState;
use crate::tui::action::home as actions;
use crate::tui::action::rooms;
use crate::tui::action::shell::list;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::panel::{bordered, panel};
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Table};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The home page.
#[derive(Default)]
pub struct HomeScreen {
    home: Option<Home>,
    at: Selection,
    /// Digits open rows, not tabs.
    digits: bool,
}

/// What the job brought.
struct Loaded(Result<Box<Home>, String>);

impl HomeScreen {
    fn table(locale: Locale) -> Table {
        Table::new([
            Column::left(t::col_what(locale), Fit::Grow(26)),
            Column::left(t::col_detail(locale), Fit::Grow(24)),
            Column::right(t::col_when(locale), Fit::Exact(12)),
        ])
        .ordinal()
        .uncounted()
        .empty(t::empty(locale))
    }

    fn todo(&self) -> &[Todo] {
        self.home.as_ref().map_or(&[], |home| home.todo.as_slice())
    }

    fn open(&self, at: usize) -> Vec<Effect> {
        self.todo().get(at).map(open).into_iter().collect()
    }

    /// What waits above, how things stand below, when there is something to tell.
    fn split(&self, area: Rect) -> (Rect, Rect) {
        let wanted = self.home.as_ref().map_or(0, |home| panels::height(home, area));
        let below = wanted.min(area.height.saturating_sub(6));
        let above = Rect { height: area.height - below, ..area };
        (above, Rect { y: above.bottom(), height: below, ..area })
    }
}

impl Screen for HomeScreen {
    fn title(&self, cx: &Cx) -> String {
        t::page(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let some = !self.todo().is_empty();
        let mut offered = vec![ActionState::when(list::OPEN, some)];
        let pick = ActionState::when(actions::PICK, some);
        if !self.digits {
            offered.push(pick);
            return offered;
        }
        let locale = cx.look.locale;
        let rows = (1..).zip(actions::ROWS).take(self.todo().len());
        offered
            .extend(rows.map(|(n, row)| ActionState::on(row).label(t::row_n(locale, n)).quiet()));
        offered.push(pick.label(t::pick_tabs(locale)));
        offered
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(home) => {
                    self.at.select(self.at.at(), home.todo.len());
                    self.home = Some((**home).clone());
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        match msg {
            Msg::Shown => vec![Effect::job(Lane::Normal, move |session| {
                let found = session.run(home).map(Box::new);
                Loaded(found.map_err(|error| error.message(locale)))
            })],
            Msg::Key(key) => {
                let (above, _) = self.split(cx.area);
                let page = Self::table(locale).page(inner(above));
                self.at.key(*key, self.todo().len(), page);
                vec![]
            }
            Msg::Command(list::OPEN) => self.open(self.at.at()),
            Msg::Command(actions::PICK) => {
                self.digits = !self.digits;
                vec![]
            }
            Msg::Command(command) => {
                let row = actions::ROWS.iter().position(|row| row == command);
                row.map(|at| self.open(at)).unwrap_or_default()
            }
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let look = cx.look;
        let buf = frame.buffer_mut();
        let Some(home) = &self.home else {
            panel(buf, area, t::title(look.locale), look);
            return;
        };
        let (above, below) = self.split(area);
        panels::view(buf, below, home, cx);
        let border = if self.digits { look.theme.accent } else { look.theme.border };
        let inner = bordered(buf, above, t::title(look.locale), border, look);
        let todo = self.todo();
        let table = Self::table(look.locale);
        table.view(buf, inner, self.at, todo.len(), look, |at| rows::row(&todo[at], cx));
    }
}

/// The inside of the upper box.
const fn inner(above: Rect) -> Rect {
    Rect {
        x: above.x + 2,
        y: above.y + 1,
        width: above.width.saturating_sub(4),
        height: above.height.saturating_sub(2),
    }
}

/// Where something that waits is done.
fn open(todo: &Todo) -> Effect {
    match todo {
        Todo::Resume { sitting, .. } | Todo::Sitting { sitting, .. } => {
            Effect::push(CoverScreen::new(*sitting))
        }
        Todo::WrongAnswers(_) => Effect::push(StudyScreen::new(Plan::Mistakes)),
        Todo::Inspect { .. } | Todo::Renew { .. } | Todo::Suspended { .. } => {
            Effect::push(OwnCardsScreen::default())
        }
        Todo::Hours { .. } => Effect::push(HoursScreen::default()),
        Todo::Cards { state, .. } => Effect::push(Paged::new(Cards::in_state(*state))),
        Todo::Marking(_) => Effect::push(MarkingScreen::default()),
        Todo::Unconfirmed(_) => Effect::push(sittings_room()),
        Todo::Challenges(_) => Effect::push(challenges_room()),
        Todo::Doubts(_) => Effect::push(doubts_room()),
        Todo::Backup { .. } => Effect::Run(rooms::DATABASE),
        Todo::Refused(_) => Effect::Run(rooms::AUDIT),
    }
}
