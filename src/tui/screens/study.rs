//! 学习: the practice banks one may study, and how far one has come.

pub mod clock;
pub mod set;
pub(super) mod summary;
mod topics;
pub(super) mod watch;

use crate::app::study::begin::Plan;
use crate::app::study::hours::{Year, own_year};
use crate::app::study::shelf::{Progress, Room, shelves};
use crate::domain::hours::Hours;
use crate::i18n::{Locale, doubts, study as t};
use crate::tui::action::ActionState;
use crate::tui::action::study::room as actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::hours::HoursScreen;
use crate::tui::text::put;
use crate::tui::widget::panel::panel;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;
use set::StudyScreen;
use topics::TopicsScreen;

/// The study room.
#[derive(Default)]
pub struct StudyRoom {
    found: Option<(Room, Year)>,
    at: Selection,
}

struct Loaded(Result<Box<(Room, Year)>, String>);

/// The columns on how far one has come; what is in doubt has one where there is any.
fn progress_columns(locale: Locale, in_doubt: bool) -> Vec<Column> {
    let mut columns = vec![
        Column::right(t::col_items(locale), Fit::Exact(6)),
        Column::right(t::col_answered(locale), Fit::Exact(6)),
        Column::right(t::col_right(locale), Fit::Exact(6)),
    ];
    if in_doubt {
        columns.push(Column::right(doubts::mark(locale), Fit::Exact(8)));
    }
    columns
}

/// What stands in these columns.
fn progress_cells(progress: Progress) -> [String; 4] {
    let in_doubt = match progress.in_doubt {
        0 => String::new(),
        n => n.to_string(),
    };
    let Progress { items, answered, right, .. } = progress;
    [items.to_string(), answered.to_string(), right.to_string(), in_doubt]
}

impl StudyRoom {
    fn table(&self, locale: Locale) -> Table {
        let mut shelves = self.found.iter().flat_map(|(room, _)| &room.shelves);
        let in_doubt = shelves.any(|shelf| shelf.progress.in_doubt > 0);
        let mut columns = vec![
            Column::left(t::col_bank(locale), Fit::Grow(34)),
            Column::left(t::col_for(locale), Fit::Exact(12)).spare(),
        ];
        columns.extend(progress_columns(locale, in_doubt));
        Table::new(columns).ordinal().empty(t::room_empty(locale)).uncounted()
    }

    /// Banks, and the wrong-answer book when there is something in it.
    fn count(&self) -> usize {
        self.found
            .as_ref()
            .map_or(0, |(room, _)| room.shelves.len() + usize::from(room.mistakes > 0))
    }

    /// The bank under the highlight; none on the wrong-answer book.
    fn shelf(&self) -> Option<&crate::app::study::shelf::Shelf> {
        self.found.as_ref()?.0.shelves.get(self.at.at())
    }

    fn go_on(&self) -> Option<Plan> {
        match self.shelf() {
            Some(shelf) => Some(Plan::Sequential(shelf.bank)),
            None => (self.count() > 0).then_some(Plan::Mistakes),
        }
    }

    fn row(&self, at: usize, look: &Look) -> Row {
        let locale = look.locale;
        let Some((room, _)) = &self.found else { return Row::default() };
        let Some(shelf) = room.shelves.get(at) else {
            let count = room.mistakes.to_string();
            let name = t::mistakes(locale).to_owned();
            return Row::new([name, String::new(), count]).style(0, look.theme.warn);
        };
        let category = match shelf.header.category.as_str() {
            "" => t::for_all(locale),
            category => category,
        };
        let named = [shelf.header.name.clone(), category.to_owned()];
        Row::new(named.into_iter().chain(progress_cells(shelf.progress))).style(5, look.theme.warn)
    }
}

/// Where the table stands: above the two lines on hours.
const fn table_area(inner: Rect) -> Rect {
    Rect { height: inner.height.saturating_sub(4), ..inner }
}

impl Screen for StudyRoom {
    fn title(&self, cx: &Cx) -> String {
        t::room_title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let (bank, locale) = (self.shelf().is_some(), cx.look.locale);
        let all_in_doubt = self.shelf().is_some_and(|shelf| shelf.progress.items == 0);
        let of_bank = |command| match (!bank && self.count() > 0, all_in_doubt) {
            (true, _) => ActionState::off(command, t::why_no_bank(locale)),
            (_, true) => ActionState::off(command, t::why_in_doubt(locale)),
            _ => ActionState::when(command, bank),
        };
        let go_on = match bank {
            true => of_bank(actions::GO_ON),
            false => {
                ActionState::when(actions::GO_ON, self.count() > 0).label(t::mode_mistakes(locale))
            }
        };
        vec![
            go_on,
            of_bank(actions::RANDOM),
            of_bank(actions::TOPICS),
            ActionState::on(actions::HOURS),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(found) => {
                    self.found = Some((**found).clone());
                    self.at.select(self.at.at(), self.count());
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        match msg {
            Msg::Shown => vec![Effect::job(Lane::Normal, move |session| {
                let found =
                    session.run(|app, actor| Ok((shelves(app, actor)?, own_year(app, actor)?)));
                Loaded(found.map(Box::new).map_err(|error| error.message(locale)))
            })],
            Msg::Key(key) => {
                let page = self.table(locale).page(table_area(cx.area));
                self.at.key(*key, self.count(), page);
                vec![]
            }
            Msg::Command(actions::GO_ON) => {
                self.go_on().map(|plan| Effect::push(StudyScreen::new(plan))).into_iter().collect()
            }
            Msg::Command(actions::RANDOM) => {
                let plan = self.shelf().map(|shelf| Plan::Random(shelf.bank));
                plan.map(|plan| Effect::push(StudyScreen::new(plan))).into_iter().collect()
            }
            Msg::Command(actions::TOPICS) => {
                let screen = self
                    .shelf()
                    .map(|shelf| TopicsScreen::new(shelf.bank, shelf.header.name.clone()));
                screen.map(Effect::push).into_iter().collect()
            }
            Msg::Command(actions::HOURS) => vec![Effect::push(HoursScreen::default())],
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, t::room_title(locale), look);
        let Some((room, year)) = &self.found else { return };
        let table = self.table(locale);
        table.view(buf, table_area(inner), self.at, self.count(), look, |at| self.row(at, look));
        let (total, required) = (year.granted.total(), year.granted.required);
        let missing = year.granted.missing();
        let hours = if missing == Hours::default() {
            t::room_hours_done(locale, total, required)
        } else {
            t::room_hours(locale, total, required, missing)
        };
        let y = inner.bottom().saturating_sub(3);
        if let Some(n) = self.shelf().map(|shelf| shelf.progress.in_doubt).filter(|n| *n > 0) {
            let text = format!("{} {}", look.marks().warn, t::left_out(locale, n));
            let at = (inner.x, y.saturating_sub(1));
            put(buf, at, &text, inner.width, look.theme.warn, look.wide);
        }
        put(buf, (inner.x, y), &hours, inner.width, look.theme.text, look.wide);
        let hint = t::room_hint(locale, room.idle_minutes);
        for (y, line) in (y + 1..inner.bottom()).zip(look.wrap(&hint, inner.width.into())) {
            put(buf, (inner.x, y), line, inner.width, look.theme.muted, look.wide);
        }
    }
}
