//! The people of one sitting and how they stand; what a trainer does for them is done here.

use super::add::AddScreen;
use super::extra_time;
use super::results::tally_text;
use super::search_line;
use crate::app::exam::enter_outcome::enter_outcome;
use crate::app::exam::results::Sitting;
use crate::app::exam::roster::{Candidate, Roster, roster};
use crate::app::exam::{call_off, enlist};
use crate::app::{Actor, App, AppError};
use crate::domain::attempt::Outcome;
use crate::domain::sitting::SittingKind;
use crate::domain::standing::Standing;
use crate::domain::time::MINUTE_MS;
use crate::i18n::{Locale, names, sittings as t};
use crate::tui::action::shell::list;
use crate::tui::action::{ActionState, Command, sittings::roster as actions};
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::result::{ResultScreen, outcome_style};
use crate::tui::text::put;
use crate::tui::widget::confirm::{Confirm, Given};
use crate::tui::widget::panel::panel;
use crate::tui::widget::search::Search;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;
use std::sync::Arc;

/// Lines above the table: the numbers, and what was entered for the selected person.
const ABOVE: u16 = 3;

/// The list of people of one sitting.
pub(super) struct RosterScreen {
    sitting: Sitting,
    roster: Option<Roster>,
    search: Search,
    at: Selection,
}

/// What the job brought.
struct Loaded(Result<Roster, String>);
/// The person agrees to what the command says.
struct Agreed(Command, Given);
/// What was done, in words, or why not.
struct Done(Result<&'static str, String>);

impl RosterScreen {
    /// The list of a sitting.
    pub(super) fn new(sitting: Sitting) -> Self {
        let (search, at) = (Search::default(), Selection::default());
        Self { sitting, roster: None, search, at }
    }

    fn shown(&self) -> Vec<&Candidate> {
        let keeps = |one: &&Candidate| {
            self.search.keeps([one.person.name.as_str(), one.person.agency.as_str()])
        };
        self.roster.iter().flat_map(|roster| &roster.people).filter(keeps).collect()
    }

    fn selected(&self) -> Option<&Candidate> {
        self.shown().get(self.at.at()).copied()
    }

    fn table(locale: Locale) -> Table {
        Table::new([
            Column::left(t::col_officer(locale), Fit::Exact(10)),
            Column::left(t::col_agency(locale), Fit::Grow(16)),
            Column::right(t::col_score(locale), Fit::Exact(11)),
            Column::left(t::col_standing(locale), Fit::Exact(20)),
        ])
        .ordinal()
        .empty(t::roster_empty(locale))
    }

    fn load(&self, locale: Locale) -> Effect {
        let id = self.sitting.id;
        Effect::job(Lane::Normal, move |session| {
            let found = session.run(|app, actor| roster(app, actor, id));
            Loaded(found.map_err(|error| error.message(locale)))
        })
    }

    fn is_practice(&self) -> bool {
        self.sitting.rules.kind == SittingKind::Practice
    }

    /// Nobody has begun and the window is not open yet: the list can be shortened.
    fn before_opening(&self, cx: &Cx) -> bool {
        self.sitting.rules.opens_at.is_some_and(|at| cx.now < at)
    }

    fn is_over(&self, cx: &Cx) -> bool {
        self.sitting.cancelled || self.sitting.rules.closes_at.is_some_and(|at| at <= cx.now)
    }

    /// What agreeing leads to.
    fn ask(&self, command: Command, cx: &Cx) -> Option<Effect> {
        let locale = cx.look.locale;
        let name = self.selected().map_or("", |one| one.person.name.as_str());
        let question = |title: &str, text: String| Confirm::new(title, text).verb(title);
        let question = match command {
            actions::DEFER => question(t::defer(locale), t::defer_text(locale, name))
                .with_reason()
                .with_document(true),
            actions::MISCONDUCT => {
                question(t::misconduct(locale), t::misconduct_text(locale, name))
                    .danger()
                    .with_reason()
                    .with_document(true)
            }
            actions::TAKE_BACK if self.selected()?.entered.is_some() => {
                question(t::take_back(locale), t::take_back_text(locale, name)).with_reason()
            }
            actions::TAKE_BACK => question(t::take_back(locale), t::remove_text(locale, name)),
            _ => {
                let people = &self.roster.as_ref()?.people;
                let working = people.iter().filter(|one| one.running.is_some()).count();
                let begun = people.iter().any(|one| one.running.is_some() || one.best.is_some());
                let name = &self.sitting.name;
                let text = if begun {
                    t::close_text(locale, name, working)
                } else {
                    t::cancel_text(locale, name)
                };
                question(t::call_off(locale), text).danger().with_reason()
            }
        };
        Some(Effect::confirm(question, move |given| Agreed(command, given)))
    }

    /// Carries out what the person agreed to.
    fn carry_out(&self, command: Command, given: &Given, locale: Locale) -> Option<Effect> {
        let (id, officer) = (self.sitting.id, self.selected().map(|one| one.person.officer));
        let reason = given.reason.clone().unwrap_or_default();
        let document = given.document.clone().unwrap_or_default();
        let entered = self.selected().is_some_and(|one| one.entered.is_some());
        let people = self.roster.iter().flat_map(|roster| &roster.people);
        let begun = people.clone().any(|one| one.running.is_some() || one.best.is_some());
        let work = move |app: &Arc<App>, actor: &Actor| -> Result<&'static str, AppError> {
            let enter = |officer, outcome| {
                enter_outcome(app, actor, id, officer, outcome, (&reason, &document))
            };
            match (command, officer) {
                (actions::DEFER, Some(officer)) => {
                    enter(officer, Some(Outcome::Deferred)).map(|()| t::recorded(locale))
                }
                (actions::MISCONDUCT, Some(officer)) => {
                    enter(officer, Some(Outcome::Misconduct)).map(|()| t::recorded(locale))
                }
                (actions::TAKE_BACK, Some(officer)) if entered => {
                    enter(officer, None).map(|()| t::taken_back(locale))
                }
                (actions::TAKE_BACK, Some(officer)) => {
                    enlist::remove(app, actor, id, &[officer]).map(|_| t::removed(locale))
                }
                _ if begun => call_off::close(app, actor, id, &reason).map(|()| t::closed(locale)),
                _ => call_off::cancel(app, actor, id, &reason).map(|()| t::cancelled(locale)),
            }
        };
        Some(Effect::job(Lane::Normal, move |session| {
            Done(session.run(work).map_err(|error| error.message(locale)))
        }))
    }
}

impl Screen for RosterScreen {
    fn title(&self, cx: &Cx) -> String {
        t::roster_title(cx.look.locale, &self.sitting.name)
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let selected = self.selected();
        let has = |holds: fn(&Candidate) -> bool| selected.is_some_and(holds);
        let unless = |command, holds: bool, why: &'static str| {
            if holds { ActionState::on(command) } else { ActionState::off(command, why) }
        };
        let practice = self.is_practice();
        let take_back = has(|one| one.entered.is_some())
            || (selected.is_some() && self.before_opening(cx) && !self.sitting.cancelled);
        let mut actions = vec![
            ActionState::when(list::OPEN, has(|one| one.best.is_some())),
            unless(
                actions::EXTRA_TIME,
                has(|one| one.running.is_some() || one.best.is_some()),
                t::why_not_working(locale),
            ),
        ];
        if !practice {
            let without = |one: &Candidate| one.running.is_none() && one.best.is_none();
            actions.extend([
                unless(actions::ADD, !self.is_over(cx), t::why_over(locale)),
                ActionState::when(actions::DEFER, has(without)),
                ActionState::when(
                    actions::MISCONDUCT,
                    has(|one| one.running.is_some() || one.best.is_some()),
                ),
                unless(actions::TAKE_BACK, take_back, t::why_nothing_to_take_back(locale)),
                unless(actions::CALL_OFF, !self.is_over(cx), t::why_over(locale)),
            ]);
        }
        actions.push(ActionState::on(list::FILTER));
        if self.search.active() {
            actions.push(ActionState::on(list::CLEAR_FILTER));
        }
        actions
    }

    fn captures_text(&self) -> bool {
        self.search.open()
    }

    fn filters_by_typing(&self) -> bool {
        true
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(roster) => {
                    self.sitting = roster.sitting.clone();
                    self.roster = Some(roster.clone());
                    self.at.select(self.at.at(), self.shown().len());
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone()), Effect::pop()],
            };
        }
        if let Some(Agreed(command, given)) = msg.reply::<Agreed>() {
            return self.carry_out(*command, given, locale).into_iter().collect();
        }
        if let Some(Done(outcome)) = msg.reply::<Done>() {
            let told = match outcome {
                Ok(text) => Effect::ok(*text),
                Err(text) => Effect::fail(text.clone()),
            };
            return vec![told, self.load(locale)];
        }
        if self.search.update(msg) {
            self.at = Selection::default();
            return vec![];
        }
        match msg {
            Msg::Shown | Msg::Tick => return vec![self.load(locale)],
            Msg::Key(key) => {
                let count = self.shown().len();
                self.at.key(*key, count, Self::table(locale).page(below(cx.area)));
            }
            Msg::Command(list::OPEN) => {
                let line = self.selected().and_then(|one| one.best.as_ref());
                let attempt = line.map(|line| line.attempt);
                return attempt.map(|id| Effect::push(ResultScreen::new(id))).into_iter().collect();
            }
            Msg::Command(actions::EXTRA_TIME) => {
                let closes_at = self.sitting.rules.closes_at;
                let screen =
                    self.selected().and_then(|one| extra_time::page(one, closes_at, locale));
                return screen.map(Effect::push).into_iter().collect();
            }
            Msg::Command(actions::ADD) => {
                let people = self.roster.iter().flat_map(|roster| &roster.people);
                let listed = people.map(|one| one.person.officer).collect();
                return vec![Effect::push(AddScreen::new(self.sitting.clone(), listed))];
            }
            Msg::Command(command) => return self.ask(*command, cx).into_iter().collect(),
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let theme = &look.theme;
        let title = t::roster_title(locale, &self.sitting.name);
        let inner = panel(frame.buffer_mut(), area, &title, look);
        let Some(roster) = &self.roster else { return };
        let mut line = |row: u16, text: &str, style| {
            let text = look.truncate(text, inner.width.into());
            let place = (inner.x, inner.y + row);
            put(frame.buffer_mut(), place, &text, inner.width, style, look.wide);
        };
        line(0, &tally_text(&roster.tally, locale), theme.title);
        if let Some(entered) = self.selected().and_then(|one| one.entered.as_ref()) {
            let entered = t::entered(locale, &entered.reason, &entered.document);
            line(1, &entered, theme.muted);
        }
        let shown = self.shown();
        let counts = (shown.len(), roster.people.len());
        let body = search_line(&self.search, frame, below_inner(inner), counts, cx);
        Self::table(locale)
            .view(frame.buffer_mut(), body, self.at, shown.len(), look, |at| row(shown[at], cx));
    }
}

const fn below_inner(inner: Rect) -> Rect {
    Rect { y: inner.y + ABOVE, height: inner.height.saturating_sub(ABOVE), ..inner }
}

/// Where the table stands in the screen's area.
const fn below(area: Rect) -> Rect {
    below_inner(crate::tui::widget::panel::inside(area))
}

fn row(one: &Candidate, cx: &Cx) -> Row {
    let (locale, theme) = (cx.look.locale, &cx.look.theme);
    let (state, style) = match one.standing {
        Standing::NotYet => (t::not_yet(locale).to_owned(), theme.muted),
        Standing::Working => {
            let left = one.running.map_or(0, |running| running.deadline.since(cx.now));
            (t::working(locale, (left + MINUTE_MS - 1).max(0) / MINUTE_MS), theme.info)
        }
        Standing::Done(outcome) => {
            let (mark, style) = outcome_style(outcome, cx);
            (format!("{mark} {}", names::outcome(locale, outcome)), style)
        }
    };
    let score = one.best.as_ref().map(|line| format!("{} / {}", line.earned, line.total));
    Row::new([one.person.name.clone(), one.person.agency.clone(), score.unwrap_or_default(), state])
        .style(3, style)
}
