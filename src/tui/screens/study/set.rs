//! A set being worked through: question, answer, why, next; and the time that counts.

use super::summary;
use super::watch::Watch;
use crate::app::statute::cite::Basis;
use crate::app::study::answer::{Given, Judged, answer};
use crate::app::study::begin::{Plan, Step, StudySet, begin};
use crate::app::study::end::{Summary, end};
use crate::app::study::hours::{Year, own_year};
use crate::app::study::present::present;
use crate::app::study::question::question;
use crate::app::study::{Counted, StudyRefusal};
use crate::domain::hours::Allowance;
use crate::domain::id::StudyId;
use crate::domain::item::Item;
use crate::domain::study::{Silence, StudyMode};
use crate::i18n::{Locale, study as t};
use crate::tui::action::ActionState;
use crate::tui::action::statutes::law as statutes;
use crate::tui::action::study::set as actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::key::{Code, Key};
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::screen::{Chrome, Cx, Screen, Ticks};
use crate::tui::screens::question_card::{Entered, QuestionCard};
use crate::tui::screens::statutes::{Attendance, law};
use crate::tui::widget::panel::{inside, panel};
use ratatui::Frame;
use ratatui::layout::Rect;

/// A set, from its beginning to its summary.
pub struct StudyScreen {
    plan: Plan,
    first: Option<Step>,
    set: Option<StudySet>,
    /// Questions left behind so far.
    done: usize,
    card: Option<QuestionCard>,
    counted: Counted,
    answers: (u32, u32),
    watch: Option<Watch>,
    /// The article is read on top, where the person is heard.
    covered: bool,
    /// An answer or the ending is on its way.
    busy: bool,
    over: Option<(Summary, Option<Year>)>,
}

struct Begun(Result<Box<StudySet>, String>);
struct Loaded(Result<(Item, Option<String>), String>);
struct Answered(Given, Result<Judged, Trouble>);
struct Proved(Result<Counted, String>);
struct Ended(Result<(Summary, Option<Year>), String>);

/// Why an answer was not kept.
enum Trouble {
    /// The session is over; its summary says why.
    Over,
    /// Something else, in words.
    Said(String),
}

impl StudyScreen {
    /// A set that begins when it is shown.
    pub const fn new(plan: Plan) -> Self {
        let counted = Counted { seconds: 0, dropped_seconds: 0, ended_by: None };
        Self {
            plan,
            first: None,
            set: None,
            done: 0,
            card: None,
            counted,
            answers: (0, 0),
            watch: None,
            covered: false,
            busy: false,
            over: None,
        }
    }

    /// The same set, beginning with one of its questions; those before it come last.
    #[must_use]
    pub fn starting_with(mut self, first: Step) -> Self {
        self.first = Some(first);
        self
    }

    fn session(&self) -> Option<StudyId> {
        self.set.as_ref().map(|set| set.session)
    }

    fn step(&self) -> Option<&Step> {
        let set = self.set.as_ref()?;
        set.steps.get(set.at)
    }

    /// What the silence until now amounts to; nothing to ask before the first question and after
    /// the last.
    fn silence(&self, cx: &Cx) -> Silence {
        match (&self.set, &self.watch, &self.over) {
            _ if self.covered => Silence::Fine,
            (Some(set), Some(watch), None) => set.patience.judge(watch.silence(cx.now)),
            _ => Silence::Fine,
        }
    }

    /// Input of the person: a proof of presence.
    fn hear(&mut self, cx: &Cx) -> Vec<Effect> {
        if let Some(watch) = &mut self.watch {
            watch.hear(cx.now);
        }
        self.tell(cx)
    }

    /// Tells the store that somebody is there, when it is time to.
    fn tell(&mut self, cx: &Cx) -> Vec<Effect> {
        let (Some(session), Some(watch)) = (self.session(), &mut self.watch) else {
            return vec![];
        };
        if self.over.is_some() || !watch.owes(cx.now) {
            return vec![];
        }
        watch.tell(cx.now);
        let locale = cx.look.locale;
        vec![Effect::job(Lane::Save, move |backend| {
            let proved = backend.run(|app, actor| present(app, actor, session));
            Proved(proved.map_err(|error| error.message(locale)))
        })]
    }

    fn begin(&self, locale: Locale) -> Vec<Effect> {
        let plan = self.plan.clone();
        vec![Effect::job(Lane::Normal, move |backend| {
            let begun = backend.run(|app, actor| begin(app, actor, &plan));
            Begun(begun.map(Box::new).map_err(|error| error.message(locale)))
        })]
    }

    fn begun(&mut self, mut set: StudySet, cx: &Cx) -> Vec<Effect> {
        let first =
            self.first.as_ref().and_then(|first| set.steps.iter().position(|step| step == first));
        if let Some(first) = first {
            set.steps.rotate_left(first);
        }
        self.watch = Some(Watch::begin(cx.now));
        self.counted = set.counted;
        self.set = Some(set);
        self.load(cx.look.locale)
    }

    /// Brings the question of the present step.
    fn load(&mut self, locale: Locale) -> Vec<Effect> {
        self.card = None;
        let (Some(session), Some(step)) = (self.session(), self.step().cloned()) else {
            return vec![];
        };
        vec![Effect::job(Lane::Normal, move |backend| {
            let item = backend.run(|app, actor| question(app, actor, session, step.revision));
            Loaded(item.map(|item| (item, step.part)).map_err(|error| error.message(locale)))
        })]
    }

    /// Enter: what it means depends on how far the question is.
    fn enter(&mut self, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if self.over.is_some() {
            return vec![Effect::pop()];
        }
        let Some(card) = self.card.as_mut().filter(|_| !self.busy) else { return vec![] };
        if card.settled() {
            return self.next(cx);
        }
        match card.enter(locale) {
            Entered::Went => vec![],
            Entered::Missing => vec![Effect::info(t::answer_first(locale))],
            Entered::Given(given) => self.submit(given, cx),
        }
    }

    fn submit(&mut self, given: Given, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        let (Some(session), Some(step), Some(card)) = (self.session(), self.step(), &self.card)
        else {
            return vec![];
        };
        let (revision, part) = (step.revision, card.part_id().to_owned());
        self.busy = true;
        if let Some(watch) = &mut self.watch {
            watch.tell(cx.now);
        }
        vec![Effect::job(Lane::Save, move |backend| {
            let judged =
                backend.run(|app, actor| answer(app, actor, session, revision, &part, &given));
            let judged = judged.map_err(|error| match error.is::<StudyRefusal>() {
                Some(StudyRefusal::Over(_)) => Trouble::Over,
                _ => Trouble::Said(error.message(locale)),
            });
            Answered(given, judged)
        })]
    }

    /// The next part, the next question, or the end of the set.
    fn next(&mut self, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(card) = &self.card
            && self.step().is_some_and(|step| step.part.is_none())
            && let Some(part) = card.next_part()
        {
            self.card = QuestionCard::new(card.item().clone(), &part, self.book(), locale);
            return vec![];
        }
        let Some(set) = &mut self.set else { return vec![] };
        self.done += 1;
        if self.done >= set.steps.len() {
            return self.end(locale);
        }
        set.at = (set.at + 1) % set.steps.len();
        self.load(locale)
    }

    /// The article that the question cites; its reading is part of the set's time.
    fn law(&mut self, cx: &Cx) -> Vec<Effect> {
        let (Some(set), Some(card)) = (&self.set, &self.card) else { return vec![] };
        let Some(step) = set.steps.get(set.at) else { return vec![] };
        let time = Attendance::lent(set.session, set.patience, set.allowance, self.counted, cx);
        let citations = card.citations().to_vec();
        self.covered = !citations.is_empty();
        law(citations, Basis::Revision(step.revision), time, cx.look.locale)
    }

    fn end(&mut self, locale: Locale) -> Vec<Effect> {
        let Some(session) = self.session().filter(|_| !self.busy && self.over.is_none()) else {
            return vec![];
        };
        self.busy = true;
        vec![Effect::job(Lane::Save, move |backend| {
            let ended = backend.run(|app, actor| {
                let summary = end(app, actor, session)?;
                // Without the year the summary still says what this session came to.
                Ok((summary, own_year(app, actor).ok()))
            });
            Ended(ended.map_err(|error| error.message(locale)))
        })]
    }

    const fn book(&self) -> bool {
        matches!(self.plan, Plan::Mistakes)
    }

    fn replied(&mut self, msg: &Msg, cx: &Cx) -> Option<Vec<Effect>> {
        let locale = cx.look.locale;
        if let Some(Begun(outcome)) = msg.reply::<Begun>() {
            return Some(match outcome {
                Ok(set) => self.begun((**set).clone(), cx),
                Err(text) => vec![Effect::pop(), Effect::fail(text.clone())],
            });
        }
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return Some(match outcome {
                Ok((item, part)) => {
                    let first = item.parts.first().map(|part| part.id.clone());
                    let part = part.clone().or(first).unwrap_or_default();
                    self.card = QuestionCard::new(item.clone(), &part, self.book(), locale);
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            });
        }
        if let Some(Answered(given, outcome)) = msg.reply::<Answered>() {
            self.busy = false;
            return Some(match outcome {
                Ok(judged) => {
                    self.counted = judged.counted;
                    self.answers.0 += 1;
                    self.answers.1 += u32::from(judged.right);
                    if let Some(card) = &mut self.card {
                        let area = Self::body(cx.area);
                        card.settle(given.clone(), judged.right, area, cx.look);
                    }
                    vec![]
                }
                Err(Trouble::Over) => self.end(locale),
                Err(Trouble::Said(text)) => vec![Effect::fail(text.clone())],
            });
        }
        if let Some(Proved(outcome)) = msg.reply::<Proved>() {
            return Some(match outcome {
                Ok(counted) => {
                    self.counted = *counted;
                    if counted.ended_by.is_some() { self.end(locale) } else { vec![] }
                }
                Err(text) => vec![Effect::warn(text.clone())],
            });
        }
        if let Some(Ended(outcome)) = msg.reply::<Ended>() {
            self.busy = false;
            return Some(match outcome {
                Ok((summary, year)) => {
                    self.card = None;
                    self.over = Some((*summary, year.clone()));
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            });
        }
        if msg.reply::<JobFailed>().is_some() {
            self.busy = false;
            return Some(vec![]);
        }
        None
    }

    /// Time passes: the question whether anybody is there rings once, and a session that is over
    /// is closed.
    fn tick(&mut self, cx: &Cx) -> Vec<Effect> {
        if self.covered {
            return vec![];
        }
        let mut effects = self.tell(cx);
        if self.silence(cx) == Silence::Over {
            effects.extend(self.end(cx.look.locale));
        }
        if let (Some(set), Some(watch), None) = (&self.set, &mut self.watch, &self.over)
            && watch.turned(set.patience, cx.now) == Some((Silence::Fine, Silence::Asked))
        {
            effects.push(Effect::Bell);
        }
        effects
    }

    fn allowance(&self) -> Allowance {
        let none = Allowance { day: None, material: None, online: None };
        self.set.as_ref().map_or(none, |set| set.allowance)
    }

    fn submit_label(&self, locale: Locale) -> &'static str {
        match &self.card {
            _ if self.over.is_some() => t::back(locale),
            Some(card) if card.settled() => {
                let steps = self.set.as_ref().map_or(0, |set| set.steps.len());
                let whole = self.step().is_some_and(|step| step.part.is_none());
                match () {
                    () if whole && card.next_part().is_some() => t::next_part(locale),
                    () if self.done + 1 >= steps => t::finish(locale),
                    () => t::next(locale),
                }
            }
            Some(card) if card.thinking() => t::show(locale),
            _ => t::submit(locale),
        }
    }

    /// The question's own rows: between the frame and the line of time.
    const fn body(area: Rect) -> Rect {
        let inner = inside(area);
        Rect { height: inner.height.saturating_sub(2), ..inner }
    }
}

impl Screen for StudyScreen {
    fn title(&self, cx: &Cx) -> String {
        t::room_title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let submit = ActionState::on(actions::SUBMIT).label(self.submit_label(locale));
        if self.over.is_some() {
            return vec![submit];
        }
        let mut offered = vec![];
        if let Some(card) = &self.card {
            offered
                .extend(card.choice_keys().map(|keys| ActionState::on(actions::CHOOSE).hint(keys)));
            offered.push(submit);
            offered.push(ActionState::on(statutes::SHOW));
            if !card.settled() {
                offered.push(ActionState::on(actions::SKIP));
            }
            if card.is_long(Self::body(cx.area), cx.look) {
                offered.push(ActionState::on(actions::SCROLL));
            }
        }
        if self.set.is_some() {
            offered.push(ActionState::on(actions::END));
        }
        offered
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        if let Some(effects) = self.replied(msg, cx) {
            return effects;
        }
        match msg {
            Msg::Tick => return self.tick(cx),
            Msg::Shown if self.set.is_none() && self.over.is_none() => {
                return self.begin(cx.look.locale);
            }
            Msg::Key(_) | Msg::Command(_) | Msg::Paste(_) | Msg::Mouse(_) | Msg::Shown => {}
            _ => return vec![],
        }
        self.covered &= !matches!(msg, Msg::Shown);
        let asked = self.silence(cx) != Silence::Fine && !matches!(msg, Msg::Shown);
        let mut effects = self.hear(cx);
        if asked {
            // The key answered the question on screen and means nothing else.
            return effects;
        }
        effects.extend(match msg {
            Msg::Command(actions::SUBMIT) => self.enter(cx),
            Msg::Key(Key { code: Code::Enter, .. }) => self.enter(cx),
            Msg::Command(actions::SKIP) if !self.busy => self.next(cx),
            Msg::Command(actions::END) => self.end(cx.look.locale),
            Msg::Command(statutes::SHOW) => self.law(cx),
            Msg::Command(actions::SCROLL) => {
                if let Some(card) = &mut self.card {
                    card.turn(Self::body(cx.area), cx.look);
                }
                vec![]
            }
            _ => {
                let space = Msg::Key(Key::SPACE);
                let msg = if msg.is(actions::CHOOSE) { &space } else { msg };
                if let Some(card) = self.card.as_mut().filter(|_| !self.busy) {
                    card.update(msg, Self::body(cx.area), cx.look);
                }
                vec![]
            }
        });
        effects
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let look = cx.look;
        let locale = look.locale;
        if let Some((summary, year)) = &self.over {
            return summary::view(frame, area, summary, year.as_ref(), look);
        }
        let Some(set) = &self.set else {
            panel(frame.buffer_mut(), area, t::loading(locale), look);
            return;
        };
        let place = t::place(locale, set.at + 1, set.steps.len());
        let title = [mode_text(locale, set.mode), &set.title, &place];
        let title = title.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
        let inner = panel(frame.buffer_mut(), area, &title.join("  "), look);
        if let Some(card) = &self.card {
            card.view(frame, Self::body(area), look);
        }
        let line = Rect { y: inner.bottom() - 1, height: 1, ..inner };
        summary::time_line(frame, line, self.answers, &self.counted, &self.allowance(), look);
        if let Some(watch) = &self.watch {
            summary::are_you_there(frame, area, self.silence(cx), watch.silence(cx.now), look);
        }
    }

    fn captures_text(&self) -> bool {
        self.card.as_ref().is_some_and(QuestionCard::captures_text)
    }

    fn chrome(&self) -> Chrome {
        // Digits answer here; they open no rooms.
        Chrome::Header
    }

    fn ticks(&self) -> Ticks {
        Ticks::Second
    }
}

/// How a set was put together, in words.
pub(in crate::tui::screens) const fn mode_text(locale: Locale, mode: StudyMode) -> &'static str {
    match mode {
        StudyMode::Sequential => t::mode_sequential(locale),
        StudyMode::Random => t::mode_random(locale),
        StudyMode::Topic => t::mode_topic(locale),
        StudyMode::Mistakes => t::mode_mistakes(locale),
        StudyMode::Article => t::mode_article(locale),
        StudyMode::Reading => t::mode_reading(locale),
    }
}
