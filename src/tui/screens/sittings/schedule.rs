//! Scheduling a sitting: what, when, how long, how often, for whom.

use super::when;
use crate::app::blueprint::list::{StoredBlueprint, list as blueprints};
use crate::app::exam::conflicts::{Overlap, conflicts};
use crate::app::exam::rule_fault;
use crate::app::exam::schedule::{Schedule, schedule};
use crate::app::officer::list::{Query, list as officers};
use crate::app::{Actor, App, AppError};
use crate::domain::id::{AgencyId, OfficerId};
use crate::domain::officer::PersonState;
use crate::domain::sitting::{Level, RuleFault, SittingKind, SittingRules};
use crate::domain::time::Timestamp;
use crate::i18n::{Locale, names, sittings as t};
use crate::tui::action::ActionState;
use crate::tui::action::shell::form as form_actions;
use crate::tui::effect::{Effect, Lane, Tone};
use crate::tui::msg::Msg;
use crate::tui::overlay::notice::Notice;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, FormEvent, Input};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::pick::Pick;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::sync::Arc;

/// The kinds in the order of the form.
const KINDS: [SittingKind; 3] = [SittingKind::Formal, SittingKind::Mock, SittingKind::Practice];

/// The people of one agency who are in service.
#[derive(Debug, Clone)]
struct Group {
    agency: Option<AgencyId>,
    name: String,
    officers: Vec<OfficerId>,
}

/// What a sitting can be made of.
#[derive(Debug, Clone)]
struct Offer {
    blueprints: Vec<StoredBlueprint>,
    groups: Vec<Group>,
}

impl Offer {
    fn load(app: &Arc<App>, actor: &Actor) -> Result<Self, AppError> {
        let query = Query::default();
        let mut groups: Vec<Group> = Vec::new();
        for line in officers(app, actor, &query)?.items {
            if line.officer.officer.state != PersonState::InService {
                continue;
            }
            // The list goes by agency, so an agency's people stand together.
            match groups.last_mut() {
                Some(group) if group.agency == line.agency => group.officers.push(line.officer.id),
                _ => groups.push(Group {
                    agency: line.agency,
                    name: line.agency_name.unwrap_or_default(),
                    officers: vec![line.officer.id],
                }),
            }
        }
        Ok(Self { blueprints: blueprints(app, actor)?, groups })
    }

    /// The people picked: everybody, or those of one agency.
    fn picked(&self, at: usize) -> Vec<OfficerId> {
        let of = |groups: &[Group]| groups.iter().flat_map(|one| one.officers.clone()).collect();
        match at.checked_sub(1) {
            None => of(&self.groups),
            Some(at) => self.named().get(at).map_or_else(Vec::new, |one| one.officers.clone()),
        }
    }

    /// The groups that can be picked by name; whoever was never assigned is only in the whole.
    fn named(&self) -> Vec<&Group> {
        self.groups.iter().filter(|group| group.agency.is_some()).collect()
    }

    fn options(&self, locale: Locale) -> Vec<String> {
        let all = t::everybody(locale, self.picked(0).len());
        let named = self.named().into_iter();
        let named = named.map(|one| t::of_agency(locale, &one.name, one.officers.len()));
        let later = t::nobody_yet_listed(locale).to_owned();
        std::iter::once(all).chain(named).chain([later]).collect()
    }
}

/// The form of a new sitting.
#[derive(Default)]
pub struct ScheduleScreen {
    offer: Option<(Offer, Form)>,
    saving: bool,
}

/// What the job brought.
struct Loaded(Result<Offer, String>);
/// A plan, and what was found to speak against it.
struct Checked(Schedule, Result<Vec<Overlap>, String>);
/// The person agrees to this plan.
struct Agreed(Schedule);
/// The name of what was scheduled.
struct Scheduled(Result<String, String>);

impl ScheduleScreen {
    fn form(offer: &Offer, locale: Locale) -> Form {
        let time = || Field::new().max(16).accepting(|c| c.is_ascii_digit() || "-: ".contains(c));
        let kinds = KINDS.map(|kind| names::sitting_kind(locale, kind));
        let plans = offer.blueprints.iter().map(|one| {
            t::blueprint_option(locale, &one.body.name, one.body.items(), one.body.minutes)
        });
        let minutes = offer.blueprints.first().map_or(60, |one| one.body.minutes).to_string();
        Form::new([
            Entry::line("name", t::name(locale), Field::new().max(60))
                .required()
                .hint(t::name_hint(locale)),
            Entry::pick("kind", t::kind(locale), Pick::new(kinds)),
            Entry::pick("blueprint", t::blueprint(locale), Pick::new(plans)),
            Entry::line("opens", t::opens(locale), time()).hint(t::window_hint(locale)),
            Entry::line("closes", t::closes(locale), time()),
            Entry::line("minutes", t::minutes(locale), Field::digits(3).with(minutes)).required(),
            Entry::line("attempts", t::attempts(locale), Field::digits(2).with("1"))
                .hint(t::attempts_hint(locale)),
            Entry::pick("officers", t::officers(locale), Pick::new(offer.options(locale)))
                .hint(t::officers_hint(locale)),
        ])
        .button(t::schedule(locale))
    }

    /// Reads the form into a plan, or shows what is wrong.
    fn plan(&mut self, cx: &Cx) -> Option<Schedule> {
        let locale = cx.look.locale;
        let (offer, form) = self.offer.as_mut()?;
        let mut window = [None, None];
        for (slot, name) in window.iter_mut().zip(["opens", "closes"]) {
            let text = form.text(name);
            match instant(&text, cx) {
                Some(at) => *slot = Some(at),
                None if text.is_empty() => {}
                None => {
                    form.error(name, t::bad_time(locale));
                    return None;
                }
            }
        }
        let [opens_at, closes_at] = window;
        let kind = form.picked("kind").and_then(|at| KINDS.get(at)).copied()?;
        let rules = SittingRules {
            kind,
            level: Level::District,
            opens_at,
            closes_at,
            minutes: form.text("minutes").parse().unwrap_or(0),
            attempts: form.text("attempts").parse().ok(),
        };
        if let Err(fault) = rules.check(cx.now) {
            form.error(field_of(fault), rule_fault(locale, fault, rules.minutes));
            return None;
        }
        let officers = match kind {
            SittingKind::Practice => Vec::new(),
            _ => offer.picked(form.picked("officers").unwrap_or(0)),
        };
        let later = form.picked("officers").is_some_and(|at| at > offer.named().len());
        if officers.is_empty() && kind != SittingKind::Practice && !later {
            form.error("officers", t::nobody(locale));
            return None;
        }
        let blueprint = offer.blueprints.get(form.picked("blueprint")?)?.id;
        Some(Schedule { name: form.text("name"), rules, blueprint, officers })
    }

    /// Asks the store what speaks against the plan before the person is asked to agree.
    fn look_up(plan: Schedule, locale: Locale) -> Effect {
        Effect::job(Lane::Normal, move |session| {
            let found = session.run(|app, actor| conflicts(app, actor, &plan));
            Checked(plan, found.map_err(|error| error.message(locale)))
        })
    }

    fn ask(&self, plan: Schedule, overlaps: &[Overlap], cx: &Cx) -> Effect {
        let locale = cx.look.locale;
        let people = match (&self.offer, plan.rules.kind) {
            (Some((offer, form)), SittingKind::Formal | SittingKind::Mock) => {
                let at = form.picked("officers").unwrap_or(0);
                offer.options(locale).into_iter().nth(at).unwrap_or_default()
            }
            _ => t::open_to_all(locale).to_owned(),
        };
        let window = match plan.rules.opens_at.zip(plan.rules.closes_at) {
            Some((from, to)) => format!("{} – {}", when::full(from, cx), when::full(to, cx)),
            None => t::always(locale).to_owned(),
        };
        let kind = names::sitting_kind(locale, plan.rules.kind);
        let mut text = t::schedule_text(locale, kind, &plan.name, people, window);
        if plan.rules.closes_at.is_some() {
            text.push('\n');
            text.push_str(&t::late_starters(locale, plan.rules.minutes));
        }
        for overlap in overlaps {
            text.push('\n');
            text.push_str(&t::overlap(locale, &overlap.name, overlap.people));
        }
        let question = Confirm::new(t::schedule_title(locale), text).verb(t::schedule(locale));
        Effect::confirm(question, move |_| Agreed(plan))
    }
}

/// The field at which a broken rule is shown.
const fn field_of(fault: RuleFault) -> &'static str {
    match fault {
        RuleFault::Minutes => "minutes",
        RuleFault::NoAttempt => "attempts",
        RuleFault::NoWindow => "opens",
        RuleFault::Reversed | RuleFault::Past | RuleFault::TooShort => "closes",
    }
}

/// `2026-12-02 09:00` in the organisation's zone.
fn instant(text: &str, cx: &Cx) -> Option<Timestamp> {
    let civil = jiff::civil::DateTime::strptime("%Y-%m-%d %H:%M", text).ok()?;
    Some(cx.zone.instant(civil))
}

impl Screen for ScheduleScreen {
    fn title(&self, cx: &Cx) -> String {
        t::schedule_title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let label = t::schedule(cx.look.locale);
        vec![
            ActionState::when(form_actions::SAVE, !self.saving).label(label),
            ActionState::on(form_actions::NEXT_FIELD),
        ]
    }

    fn captures_text(&self) -> bool {
        self.offer.is_some()
    }

    fn unsaved(&self) -> bool {
        self.offer.as_ref().is_some_and(|(_, form)| form.changed())
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(offer) if offer.blueprints.is_empty() => {
                    vec![Effect::fail(t::no_blueprints(locale)), Effect::pop()]
                }
                Ok(offer) => {
                    self.offer = Some((offer.clone(), Self::form(offer, locale)));
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone()), Effect::pop()],
            };
        }
        if let Some(Checked(plan, found)) = msg.reply::<Checked>() {
            return match found {
                Ok(overlaps) => vec![self.ask(plan.clone(), overlaps, cx)],
                Err(text) => vec![Effect::overlay(Notice::new(
                    t::schedule_title(locale),
                    Tone::Danger,
                    text.clone(),
                ))],
            };
        }
        if let Some(Agreed(plan)) = msg.reply::<Agreed>() {
            self.saving = true;
            let plan = plan.clone();
            return vec![Effect::job(Lane::Normal, move |session| {
                let name = plan.name.clone();
                let done = session.run(|app, actor| schedule(app, actor, plan));
                Scheduled(done.map(|_| name).map_err(|error| error.message(locale)))
            })];
        }
        if let Some(Scheduled(outcome)) = msg.reply::<Scheduled>() {
            self.saving = false;
            return match outcome {
                Ok(name) => vec![Effect::ok(t::scheduled(locale, name)), Effect::pop()],
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        let Some((offer, form)) = &mut self.offer else {
            let load = Effect::job(Lane::Normal, move |session| {
                Loaded(session.run(Offer::load).map_err(|error| error.message(locale)))
            });
            return if matches!(msg, Msg::Shown) { vec![load] } else { vec![] };
        };
        match form.update(msg, inside(cx.area), cx.look) {
            FormEvent::Changed("blueprint") => {
                let chosen = form.picked("blueprint").and_then(|at| offer.blueprints.get(at));
                let minutes = chosen.map(|one| one.body.minutes.to_string());
                if let (Some(Input::Line(field)), Some(minutes)) =
                    (form.input_mut("minutes"), minutes)
                {
                    field.set(minutes);
                }
                vec![]
            }
            FormEvent::Submit if !self.saving => {
                let plan = self.plan(cx);
                plan.map(|plan| Self::look_up(plan, locale)).into_iter().collect()
            }
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let title = t::schedule_title(cx.look.locale);
        panel(frame.buffer_mut(), area, title, cx.look);
        if let Some((_, form)) = &self.offer {
            form.view(frame, inside(area), cx.look);
        }
    }
}
