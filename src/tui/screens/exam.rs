//! The paper: answering under the clock.
//!
//! The answer sheet of the domain decides everything; this screen turns keys into its events and
//! its effects into jobs. Saves and the hand-in share one queue, so the hand-in follows the last
//! answer.

mod card;
mod editor;
mod last_page;
mod presence;
mod view;

use crate::app::exam::ExamRefusal;
use crate::app::exam::answer::{Receipt, answer};
use crate::app::exam::hand_in;
use crate::app::exam::start::OpenPaper;
use crate::app::exam::watch::Standing;
use crate::app::{AppError, Kind};
use crate::domain::attempt::sheet::{self, Event, Save, Sheet};
use crate::domain::id::AttemptId;
use crate::domain::item::{CandidatePart, ItemType, OptionId};
use crate::domain::sitting::SittingKind;
use crate::domain::time::Timestamp;
use crate::i18n::{Locale, exam_screen as t};
use crate::tui::action::ActionState;
use crate::tui::action::exam::{last_page as last, paper as actions};
use crate::tui::action::shell::dialog;
use crate::tui::effect::{Effect, Lane};
use crate::tui::key::{Code, Key};
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::screen::{Chrome, Cx, Screen, Ticks};
use crate::tui::screens::result::ResultScreen;
use crate::tui::screens::when;
use crate::tui::widget::confirm::{Confirm, Given};
use crate::tui::widget::field::Field;
use editor::Editor;
use presence::{Noted, Presence, Watched};
use ratatui::Frame;
use ratatui::layout::Rect;

/// One paper being worked on.
pub struct ExamScreen {
    attempt: AttemptId,
    name: String,
    kind: SittingKind,
    sheet: Sheet,
    face: Face,
    /// Place of the highlighted option.
    highlight: usize,
    /// The fields of a question that is answered in words.
    editor: Option<Editor>,
    /// Lines of the material scrolled away.
    scroll: usize,
    /// What this window reports of itself.
    presence: Presence,
    /// Whether a failed save has been told since the last one that worked.
    told: bool,
    handing_in: bool,
}

/// Which side of the paper is up.
enum Face {
    Question,
    Card(usize),
    Jump(Field),
    LastPage,
}

struct Saved {
    seq: u64,
    outcome: Result<Receipt, Trouble>,
}

/// Why a save was not acknowledged, in words.
enum Trouble {
    /// It did not arrive; it is sent again.
    Lost(String),
    /// The attempt has ended: there is nothing left to save.
    Over(String),
    /// It was refused and would be again; the paper has to be opened anew.
    Refused(String),
}

impl Trouble {
    fn of(error: &AppError, locale: Locale) -> Self {
        let text = error.message(locale);
        match error.is::<ExamRefusal>() {
            Some(ExamRefusal::TimeIsUp | ExamRefusal::Ended) => Self::Over(text),
            Some(_) => Self::Refused(text),
            None if error.kind() == Kind::Denied => Self::Refused(text),
            None => Self::Lost(text),
        }
    }
}
struct HandedIn(Result<hand_in::HandedIn, String>);
struct Left;

impl ExamScreen {
    /// The paper that a candidate has opened.
    pub fn new(open: OpenPaper) -> Self {
        let presence = Presence::new(open.attempt, open.connection, open.now);
        let sheet = Sheet::open(open.paper, open.stored, open.last_seq, open.deadline, open.now);
        let mut screen = Self {
            attempt: open.attempt,
            name: open.name,
            kind: open.kind,
            sheet,
            face: Face::Question,
            highlight: 0,
            editor: None,
            scroll: 0,
            presence,
            told: false,
            handing_in: false,
        };
        screen.settle_on_question();
        screen.look(open.now);
        screen
    }

    /// Makes the editor and highlight fit the question shown.
    fn settle_on_question(&mut self) {
        self.scroll = 0;
        self.highlight = 0;
        let answer = self.sheet.slot().and_then(|slot| slot.answer.clone());
        self.editor = self.sheet.part().and_then(|part| Editor::for_part(part, answer.as_ref()));
        if let (Some(part), Some(crate::domain::item::Answer::Options(chosen))) =
            (self.sheet.part(), &answer)
        {
            let first = part.options.iter().position(|option| chosen.contains(&option.id));
            self.highlight = first.unwrap_or(0);
        }
    }

    /// Hands an event to the sheet and turns what it wants into effects.
    fn apply(&mut self, event: Event, locale: Locale) -> Vec<Effect> {
        let effects = self.sheet.apply(event);
        effects.into_iter().flat_map(|effect| self.carry_out(effect, locale)).collect()
    }

    fn carry_out(&mut self, effect: sheet::Effect, locale: Locale) -> Vec<Effect> {
        match effect {
            sheet::Effect::Save(save) => vec![self.save(save, locale)],
            sheet::Effect::Warn { minutes } => {
                vec![Effect::Bell, Effect::warn(t::warn_left(locale, minutes))]
            }
            sheet::Effect::HandIn { timed_out } => {
                self.handing_in = true;
                let attempt = self.attempt;
                let report = self.presence.last(false);
                vec![Effect::job(Lane::Save, move |session| {
                    let done = session.run(|app, actor| {
                        report(app, actor);
                        hand_in::hand_in(app, actor, attempt, timed_out)
                    });
                    HandedIn(done.map_err(|error| error.message(locale)))
                })]
            }
        }
    }

    fn save(&self, save: Save, locale: Locale) -> Effect {
        let (attempt, seq) = (self.attempt, save.seq);
        Effect::job(Lane::Save, move |session| {
            let outcome = session.run(|app, actor| answer(app, actor, attempt, save));
            Saved { seq, outcome: outcome.map_err(|error| Trouble::of(&error, locale)) }
        })
    }

    /// Sends off what was typed since the last time.
    fn flush(&mut self, locale: Locale) -> Vec<Effect> {
        match self.editor.as_mut().and_then(Editor::take_changed) {
            Some(answer) => self.apply(Event::Write(answer), locale),
            None => vec![],
        }
    }

    fn go(&mut self, index: usize, locale: Locale) -> Vec<Effect> {
        let mut effects = self.flush(locale);
        effects.extend(self.apply(Event::Go(index), locale));
        self.face = Face::Question;
        self.settle_on_question();
        effects
    }

    fn next(&mut self, locale: Locale) -> Vec<Effect> {
        if self.sheet.current() + 1 < self.sheet.slots().len() {
            return self.go(self.sheet.current() + 1, locale);
        }
        let effects = self.flush(locale);
        self.face = Face::LastPage;
        effects
    }

    fn previous(&mut self, locale: Locale) -> Vec<Effect> {
        self.sheet.current().checked_sub(1).map_or_else(Vec::new, |index| self.go(index, locale))
    }

    /// Chooses the option at a place, counted from 0.
    fn choose(&mut self, place: usize, locale: Locale) -> Vec<Effect> {
        let Some(part) = self.sheet.part() else { return vec![] };
        match part.kind {
            ItemType::TrueFalse if place < 2 => {
                self.highlight = place;
                self.apply(Event::Judge(place == 0), locale)
            }
            _ => match option_at(part, place) {
                Some(option) => {
                    self.highlight = place;
                    self.apply(Event::Choose(option), locale)
                }
                None => vec![],
            },
        }
    }

    fn choices(&self) -> usize {
        self.sheet.part().map_or(0, |part| match part.kind {
            ItemType::TrueFalse => 2,
            _ => part.options.len(),
        })
    }

    fn command(&mut self, command: crate::tui::action::Command, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        match command {
            actions::CHOOSE => self.choose(self.highlight, locale),
            actions::NEXT => self.next(locale),
            actions::PREVIOUS => self.previous(locale),
            actions::FLAG => self.apply(Event::Flag, locale),
            actions::UNSURE => self.apply(Event::Unsure, locale),
            actions::JUMP => {
                self.face = Face::Jump(Field::digits(3));
                vec![]
            }
            actions::SCROLL => {
                self.scroll_on(cx);
                vec![]
            }
            actions::CARD => {
                let effects = self.flush(locale);
                self.face = match self.face {
                    Face::Card(_) => Face::Question,
                    _ => Face::Card(self.sheet.current()),
                };
                effects
            }
            actions::HAND_IN => {
                let effects = self.flush(locale);
                self.face = Face::LastPage;
                effects
            }
            actions::LEAVE => {
                let mut effects = self.flush(locale);
                let question = Confirm::new(t::leave_title(locale), t::leave_text(locale));
                effects.push(Effect::confirm(question.verb(t::leave(locale)), |_: Given| Left));
                effects
            }
            dialog::ACCEPT => self.jump(locale),
            last::BACK | dialog::CLOSE => {
                self.face = Face::Question;
                vec![]
            }
            last::CONFIRM => self.apply(Event::HandIn, locale),
            _ => vec![],
        }
    }

    fn key(&mut self, key: Key, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if key == Key::ctrl('s') {
            let mut effects = self.flush(locale);
            effects.push(Effect::ok(t::auto_saved(locale)));
            return effects;
        }
        match &mut self.face {
            Face::Question => self.question_key(key, msg, cx),
            Face::Card(at) => match card::key(key, *at, self.sheet.slots().len(), cx) {
                card::Outcome::At(to) => {
                    *at = to;
                    vec![]
                }
                card::Outcome::Open(index) => self.go(index, locale),
                card::Outcome::Close => {
                    self.face = Face::Question;
                    vec![]
                }
            },
            Face::Jump(_) if key == Key::ENTER => self.jump(locale),
            Face::Jump(field) => {
                field.update(msg);
                vec![]
            }
            Face::LastPage => match key.code {
                Code::Left | Code::PageUp => {
                    self.face = Face::Question;
                    vec![]
                }
                _ => vec![],
            },
        }
    }

    /// Goes to the question whose number was typed; stays where there is none of that number.
    fn jump(&mut self, locale: Locale) -> Vec<Effect> {
        let Face::Jump(field) = &self.face else { return vec![] };
        match field.trimmed().parse::<usize>() {
            Ok(number) if (1..=self.sheet.slots().len()).contains(&number) => {
                self.go(number - 1, locale)
            }
            _ => {
                self.face = Face::Question;
                vec![]
            }
        }
    }

    fn question_key(&mut self, key: Key, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(editor) = &mut self.editor {
            return match editor.key(key, msg, cx) {
                editor::Outcome::Stay => vec![],
                editor::Outcome::Next => self.next(locale),
                editor::Outcome::Previous => self.previous(locale),
                editor::Outcome::Card => self.command(actions::CARD, cx),
            };
        }
        match key.code {
            Code::Up => self.highlight = self.highlight.saturating_sub(1),
            Code::Down => {
                self.highlight = (self.highlight + 1).min(self.choices().saturating_sub(1));
            }
            _ => {
                let letter = key.typed().and_then(|c| ('a'..='h').position(|l| l == c));
                let digit = key.digit().and_then(|digit| digit.checked_sub(1));
                return match digit.or(letter) {
                    Some(place) => self.choose(place, locale),
                    None => vec![],
                };
            }
        }
        vec![]
    }

    fn saved(&mut self, saved: &Saved, locale: Locale) -> Vec<Effect> {
        match &saved.outcome {
            Ok(receipt) => {
                let mut effects =
                    self.apply(Event::Saved { seq: receipt.seq, at: receipt.at }, locale);
                if self.told && self.sheet.unsaved() == 0 {
                    self.told = false;
                    effects.push(Effect::ok(t::saved_again(locale)));
                }
                effects
            }
            Err(Trouble::Over(why)) if !self.handing_in => {
                vec![Effect::warn(why.clone()), Effect::replace(ResultScreen::new(self.attempt))]
            }
            Err(Trouble::Refused(why)) if !self.handing_in => {
                vec![Effect::fail(why.clone()), Effect::pop()]
            }
            Err(Trouble::Lost(why) | Trouble::Over(why) | Trouble::Refused(why)) => {
                let mut effects = self.apply(Event::SaveFailed { seq: saved.seq }, locale);
                if !std::mem::replace(&mut self.told, true) && !self.handing_in {
                    effects.push(Effect::fail(t::save_failed(locale, why)));
                }
                effects
            }
        }
    }

    /// Takes a message; [`Screen::update`] then notes which question is up.
    fn take(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(saved) = msg.reply::<Saved>() {
            return self.saved(saved, locale);
        }
        if let Some(HandedIn(outcome)) = msg.reply::<HandedIn>() {
            return self.handed_in(outcome, locale);
        }
        if let Some(Watched(standing)) = msg.reply::<Watched>() {
            self.presence.watched();
            return standing.map_or_else(Vec::new, |standing| self.stands(standing, cx));
        }
        if let Some(noted) = msg.reply::<Noted>() {
            self.presence.noted(noted);
            return vec![];
        }
        if msg.reply::<Left>().is_some() {
            let report = self.presence.last(true);
            let work = Effect::job(Lane::Save, move |session| {
                session.run(|app, actor| {
                    report(app, actor);
                    Ok(())
                })
            });
            return vec![work, Effect::pop()];
        }
        if msg.reply::<JobFailed>().is_some() {
            return vec![Effect::pop()];
        }
        if self.handing_in {
            return vec![];
        }
        match msg {
            Msg::Tick => {
                let mut effects = self.flush(locale);
                effects.extend(self.presence.tick(cx.now));
                effects.extend(self.apply(Event::Tick(cx.now), locale));
                effects
            }
            Msg::Focus(gained) => {
                self.presence.focus(*gained);
                vec![]
            }
            Msg::Command(command) => self.command(*command, cx),
            Msg::Key(key) => self.key(*key, msg, cx),
            Msg::Paste(_) => {
                if let (Face::Question, Some(editor)) = (&self.face, &mut self.editor) {
                    editor.paste(msg, cx);
                }
                vec![]
            }
            _ => vec![],
        }
    }

    /// Notes which question is up.
    fn look(&mut self, now: Timestamp) {
        let up = matches!(self.face, Face::Question | Face::Jump(_)) && !self.handing_in;
        let place = self.sheet.slot().filter(|_| up).map(|slot| &slot.place);
        self.presence.show(place, now);
    }

    fn handed_in(
        &mut self,
        outcome: &Result<hand_in::HandedIn, String>,
        locale: Locale,
    ) -> Vec<Effect> {
        match outcome {
            Ok(hand_in::HandedIn::Ended) => {
                let mut effects = vec![];
                if self.sheet.remaining_ms() == 0 {
                    effects.extend([Effect::Bell, Effect::warn(t::time_over(locale))]);
                }
                effects.push(Effect::replace(ResultScreen::new(self.attempt)));
                effects
            }
            Ok(hand_in::HandedIn::TimeLeft(deadline)) => {
                self.handing_in = false;
                self.apply(Event::Resume(*deadline), locale)
            }
            // Nothing has ended: the clock tries again by itself, a person from the last page.
            Err(why) => {
                self.handing_in = false;
                let deadline = self.sheet.deadline();
                let mut effects = self.apply(Event::Resume(deadline), locale);
                effects.push(Effect::fail(t::hand_in_failed(locale, why)));
                effects
            }
        }
    }

    /// How the attempt stands in the store, a second ago at most.
    fn stands(&mut self, standing: Standing, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if self.handing_in {
            return vec![];
        }
        if !standing.live {
            let shown = Effect::replace(ResultScreen::new(self.attempt));
            // Whoever looked first after the deadline has ended it; for the person the time is up.
            return if standing.deadline <= cx.now {
                vec![Effect::Bell, Effect::warn(t::time_over(locale)), shown]
            } else {
                vec![Effect::warn(t::ended_elsewhere(locale)), shown]
            };
        }
        if !standing.in_force {
            return vec![Effect::fail(t::taken_over(locale)), Effect::pop()];
        }
        let more = standing.deadline.since(self.sheet.deadline());
        let mut effects = self.apply(Event::Deadline(standing.deadline), locale);
        if more > 0 {
            let until = when::time_of_day(standing.deadline, cx);
            effects.push(Effect::info(t::more_time(locale, (more + 30_000) / 60_000, until)));
        }
        effects
    }
}

fn option_at(part: &CandidatePart, place: usize) -> Option<OptionId> {
    part.options.get(place).map(|option| option.id)
}

impl Screen for ExamScreen {
    fn title(&self, _: &Cx) -> String {
        self.name.clone()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        if self.handing_in {
            return vec![];
        }
        match &self.face {
            Face::LastPage => vec![ActionState::on(last::CONFIRM), ActionState::on(last::BACK)],
            Face::Jump(_) => vec![ActionState::on(dialog::ACCEPT), ActionState::on(dialog::CLOSE)],
            Face::Card(_) => vec![
                ActionState::on(actions::CARD).label(t::back_to_paper(locale)),
                ActionState::on(actions::HAND_IN),
                ActionState::on(dialog::CLOSE).quiet(),
            ],
            Face::Question => {
                let mut list = vec![];
                if self.editor.is_none() {
                    let keys = format!("1-{}", self.choices());
                    list.push(ActionState::on(actions::CHOOSE).hint(keys));
                }
                list.extend([
                    ActionState::on(actions::NEXT).hint("←→").label(t::question(locale)),
                    ActionState::when(actions::PREVIOUS, self.sheet.current() > 0).quiet(),
                    ActionState::on(actions::FLAG),
                    ActionState::on(actions::UNSURE),
                    ActionState::on(actions::JUMP),
                    ActionState::on(actions::CARD),
                    ActionState::on(actions::SCROLL).quiet(),
                    ActionState::on(actions::LEAVE).quiet(),
                    ActionState::on(actions::HAND_IN),
                ]);
                list
            }
        }
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let effects = self.take(msg, cx);
        self.look(cx.now);
        effects
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        view::paper(self, frame, area, cx);
    }

    fn captures_text(&self) -> bool {
        match &self.face {
            Face::Question => self.editor.is_some(),
            Face::Card(_) | Face::Jump(_) => true,
            Face::LastPage => false,
        }
    }

    fn in_exam(&self) -> bool {
        true
    }

    fn chrome(&self) -> Chrome {
        Chrome::Footer
    }

    fn ticks(&self) -> Ticks {
        Ticks::Second
    }
}
