//! The people of one sitting and how they stand; what a trainer does for them is done here.

use super::add::AddScreen;
use super::deed::{self, Deed, People};
use super::extra_time;
use super::results::tally_text;
use crate::app::AppError;
use crate::app::exam::call_off;
use crate::app::exam::results::Sitting;
use crate::app::exam::roster::{Candidate, Tally, roster};
use crate::domain::id::SittingId;
use crate::domain::sitting::SittingKind;
use crate::domain::standing::Standing;
use crate::domain::time::MINUTE_MS;
use crate::i18n::{Locale, names, sittings as t};
use crate::tui::Backend;
use crate::tui::action::{ActionState, sittings::roster as actions};
use crate::tui::effect::{Effect, Lane};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::overlay::choose::{Choose, Chosen};
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::listing::{Here, Listing, Order, Settled, Source};
use crate::tui::screens::result::{ResultScreen, outcome_style};
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::text::Line;

/// The list of people of a sitting.
pub(super) fn roster_of(sitting: Sitting) -> impl Screen {
    Listing::new(Roster { sitting })
}

struct Roster {
    sitting: Sitting,
}

/// The trainer agrees to cancel the sitting, or to close it early, for this reason.
struct CallOff(bool, String);

/// What is said above the list.
type Above = (Sitting, Tally);

impl Roster {
    fn is_practice(&self) -> bool {
        self.sitting.rules.kind == SittingKind::Practice
    }

    /// The sitting as the list showed it last.
    fn now(&self, here: &Here<'_, Self>) -> Sitting {
        here.head.map_or_else(|| self.sitting.clone(), |(sitting, _)| sitting.clone())
    }

    /// Asks whether to cancel, or to close once somebody has begun.
    fn ask_call_off(&self, here: &Here<'_, Self>, locale: Locale) -> Effect {
        let working = here.rows.iter().filter(|one| one.running.is_some()).count();
        let begun = here.rows.iter().any(came);
        let name = &self.sitting.name;
        let text = match begun {
            true => t::close_text(locale, name, working),
            false => t::cancel_text(locale, name),
        };
        let question = Confirm::new(t::call_off(locale), text).verb(t::call_off(locale));
        Effect::confirm(question.danger().with_reason(), move |given| {
            CallOff(begun, given.reason.unwrap_or_default())
        })
    }

    fn call_off(&self, CallOff(begun, reason): &CallOff, locale: Locale) -> Effect {
        let (id, begun, reason) = (self.sitting.id, *begun, reason.clone());
        Effect::job(Lane::Normal, move |session| {
            let done = session.run(|app, actor| match begun {
                true => call_off::close(app, actor, id, &reason).map(|()| t::closed(locale)),
                false => call_off::cancel(app, actor, id, &reason).map(|()| t::cancelled(locale)),
            });
            Settled(done.map(str::to_owned).map_err(|error| error.message(locale)).into())
        })
    }
}

/// Has begun a paper.
const fn came(one: &Candidate) -> bool {
    one.running.is_some() || one.best.is_some()
}

fn is_over(sitting: &Sitting, cx: &Cx) -> bool {
    sitting.cancelled || sitting.rules.closes_at.is_some_and(|at| at <= cx.now)
}

impl Source for Roster {
    type Row = Candidate;
    type Query = SittingId;
    type Head = Above;

    fn title(&self, cx: &Cx) -> String {
        t::roster_title(cx.look.locale, &self.sitting.name)
    }

    fn table(&self, filtered: bool, cx: &Cx) -> Table {
        let locale = cx.look.locale;
        let empty = if filtered { t::nobody_found } else { t::roster_empty };
        Table::new([
            Column::left(t::col_officer(locale), Fit::Exact(10)),
            Column::left(t::col_agency(locale), Fit::Grow(16)),
            Column::right(t::col_score(locale), Fit::Exact(11)),
            Column::left(t::col_standing(locale), Fit::Exact(20)),
        ])
        .ordinal()
        .empty(empty(locale))
    }

    fn row(&self, one: &Candidate, cx: &Cx) -> Row {
        let (locale, theme) = (cx.look.locale, &cx.look.theme);
        let (state, mark, style) = match one.standing {
            Standing::NotYet => (t::not_yet(locale).to_owned(), "", theme.muted),
            Standing::Working => {
                let left = one.running.map_or(0, |running| running.deadline.since(cx.now));
                let minutes = (left + MINUTE_MS - 1).max(0) / MINUTE_MS;
                (t::working(locale, minutes), "", theme.info)
            }
            Standing::Done(outcome) => {
                let (mark, style) = outcome_style(outcome, cx);
                (names::outcome(locale, outcome).to_owned(), mark, style)
            }
        };
        let score = one.best.as_ref().map(|line| format!("{} / {}", line.earned, line.total));
        let person = &one.person;
        Row::new([person.name.clone(), person.agency.clone(), score.unwrap_or_default(), state])
            .sign(3, mark, style)
    }

    fn texts(&self, one: &Candidate) -> Vec<String> {
        vec![one.person.name.clone(), one.person.agency.clone()]
    }

    fn query(&self) -> SittingId {
        self.sitting.id
    }

    fn load(id: &SittingId, session: &Backend) -> Result<(Above, Vec<Candidate>), AppError> {
        let found = session.run(|app, actor| roster(app, actor, *id))?;
        Ok(((found.sitting, found.tally), found.people))
    }

    fn shut(&self, one: &Candidate, locale: Locale) -> Option<&'static str> {
        one.best.is_none().then(|| t::no_result(locale))
    }

    fn open(&self, one: &Candidate, _: &Cx) -> Vec<Effect> {
        let attempt = one.best.as_ref().map(|line| line.attempt);
        attempt.map(|id| Effect::push(ResultScreen::new(id))).into_iter().collect()
    }

    fn orders(&self) -> &'static [Order<Candidate>] {
        &[
            Order { name: t::col_officer, compare: |a, b| a.person.name.cmp(&b.person.name) },
            Order {
                name: t::col_score,
                compare: |a, b| {
                    let earned = |one: &Candidate| one.best.as_ref().map(|line| line.earned);
                    earned(b).cmp(&earned(a))
                },
            },
        ]
    }

    fn keeps_up(&self) -> bool {
        true
    }

    fn above(&self, here: &Here<'_, Self>, look: &Look) -> Vec<Line<'static>> {
        let (locale, theme) = (look.locale, &look.theme);
        let tally = here.head.map(|(_, tally)| tally_text(tally, locale)).unwrap_or_default();
        let entered = here.selected.and_then(|one| one.entered.as_ref());
        let entered = entered.map(|one| t::entered(locale, &one.reason, &one.document));
        vec![
            Line::styled(tally, theme.title),
            Line::styled(entered.unwrap_or_default(), theme.muted),
        ]
    }

    fn actions(&self, here: &Here<'_, Self>, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let unless = |command, holds: bool, why: &'static str| match holds {
            true => ActionState::on(command),
            false => ActionState::off(command, why),
        };
        let works = here.selected.is_some_and(came);
        let mut actions = vec![unless(actions::EXTRA_TIME, works, t::why_not_working(locale))];
        if !self.is_practice() {
            let open = !is_over(&self.now(here), cx);
            actions.extend([
                unless(actions::ADD, open, t::why_over(locale)),
                unless(actions::CALL_OFF, open, t::why_over(locale)),
            ]);
        }
        actions
    }

    fn update(&mut self, msg: &Msg, here: &Here<'_, Self>, cx: &Cx) -> Vec<Effect> {
        let (locale, id) = (cx.look.locale, self.sitting.id);
        if let Some(Chosen((deed, people))) = msg.reply::<Chosen<(Deed, People)>>() {
            return vec![deed.weigh(id, people.clone(), locale)];
        }
        if let Some(judged) = msg.reply::<deed::Judged>() {
            return vec![deed::ask(judged, locale)];
        }
        if let Some(agreed) = msg.reply::<deed::Agreed>() {
            return vec![deed::done(agreed, id, locale)];
        }
        if let Some(agreed) = msg.reply::<CallOff>() {
            return vec![self.call_off(agreed, locale)];
        }
        match msg {
            Msg::Command(actions::EXTRA_TIME) => {
                let closes_at = self.now(here).rules.closes_at;
                let screen = here.selected.and_then(|one| extra_time::page(one, closes_at, locale));
                screen.map(Effect::push).into_iter().collect()
            }
            Msg::Command(actions::ADD) => {
                let listed = here.rows.iter().map(|one| one.person.officer).collect();
                vec![Effect::push(AddScreen::new(self.now(here), listed))]
            }
            Msg::Command(actions::CALL_OFF) => vec![self.ask_call_off(here, locale)],
            _ => vec![],
        }
    }

    fn tick(&self, one: &Candidate) -> Option<i64> {
        (!self.is_practice()).then(|| one.person.officer.into())
    }

    fn acts(&self, rows: &[Candidate], _: &Cx) -> ActionState {
        ActionState::when(actions::DEED, !rows.is_empty())
    }

    fn act(&self, rows: Vec<Candidate>, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        let people: People =
            rows.iter().map(|one| (one.person.officer, one.person.name.clone())).collect();
        let words = |deed: Deed| format!("{}  {}", deed.name(locale), deed.told(locale));
        // Nobody is taken off the list once it has opened.
        let opened = self.sitting.rules.opens_at.is_none_or(|at| at <= cx.now);
        let deeds = Deed::ALL.into_iter().filter(|deed| !opened || *deed != Deed::Remove);
        let options = deeds.map(|deed| (words(deed), (deed, people.clone())));
        let title = t::deed_title(locale, people.len());
        vec![Effect::overlay(Choose::new(title, options.collect()))]
    }
}
