//! Reading a paper afterwards: own answer, key, why each option is right or wrong, the article.

use super::challenges::verdict_text;
use super::explained;
use super::question::{answer_text, heading, plain};
use crate::app::challenge::{Challenge, raise::raise};
use crate::app::exam::review::{Question, Review, review};
use crate::domain::attempt::Place;
use crate::i18n::{Locale, challenges, exam_screen as t, shell};
use crate::tui::action::ActionState;
use crate::tui::action::exam::review as actions;
use crate::tui::action::statutes::law as statutes;
use crate::tui::effect::{Effect, Lane};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::statutes::law_of;
use crate::tui::screens::when;
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::panel::panel;
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span, Text};
use std::sync::Arc;

/// The review of one attempt.
pub struct ReviewScreen {
    review: Arc<Review>,
    /// Whoever reads it sat the paper.
    own: bool,
    /// Place among the questions shown.
    at: usize,
    only_wrong: bool,
    scroll: usize,
    /// A challenge is on its way.
    sending: bool,
}

/// The person agrees to challenge this question, on these grounds.
struct Agreed(Place, String);
/// The challenge is stored, and the review read anew; or why not.
struct Raised(Result<Arc<Review>, String>);

impl ReviewScreen {
    /// The review of an ended attempt, at its first question.
    pub const fn new(review: Arc<Review>, own: bool) -> Self {
        Self { review, own, at: 0, only_wrong: false, scroll: 0, sending: false }
    }

    /// The questions shown, with their numbers on the paper.
    fn questions(&self) -> Vec<(usize, &Question)> {
        let all = self.review.questions.iter().enumerate();
        all.filter(|(_, q)| !self.only_wrong || q.result.is_right() != Some(true)).collect()
    }

    fn current(&self) -> Option<(usize, &Question)> {
        self.questions().get(self.at).copied()
    }

    /// The challenges of a question, oldest first.
    fn challenges(&self, place: &Place) -> Vec<&Challenge> {
        self.review.challenges.iter().filter(|one| one.place == *place).collect()
    }

    /// Only who sat the paper challenges its questions, and one challenge at a time.
    fn may_challenge(&self, cx: &Cx) -> ActionState {
        let waits = |one: &&Challenge| one.ruling.is_none();
        match self.current() {
            _ if !self.own => ActionState::when(actions::CHALLENGE, false).quiet(),
            Some((_, question)) if self.challenges(&question.result.place).iter().any(waits) => {
                ActionState::off(actions::CHALLENGE, challenges::why_waiting(cx.look.locale))
            }
            found => ActionState::when(actions::CHALLENGE, found.is_some() && !self.sending),
        }
    }

    fn raise(&mut self, place: Place, grounds: String, locale: Locale) -> Effect {
        self.sending = true;
        let attempt = self.review.attempt.id;
        Effect::job(Lane::Normal, move |session| {
            let raised = session.run(|app, actor| {
                raise(app, actor, attempt, &place, &grounds)?;
                review(app, actor, attempt)
            });
            Raised(raised.map(Arc::new).map_err(|error| error.message(locale)))
        })
    }

    fn go(&mut self, at: usize) {
        self.at = at.min(self.questions().len().saturating_sub(1));
        self.scroll = 0;
    }
}

impl Screen for ReviewScreen {
    fn title(&self, cx: &Cx) -> String {
        t::review_title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        vec![
            ActionState::when(actions::BACKWARD, self.at > 0).because(shell::at_first(locale)),
            ActionState::when(actions::FORWARD, self.at + 1 < self.questions().len())
                .because(shell::at_last(locale)),
            ActionState::on(actions::ONLY_WRONG),
            ActionState::when(statutes::SHOW, self.current().is_some()),
            self.may_challenge(cx),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Agreed(place, grounds)) = msg.reply::<Agreed>() {
            return vec![self.raise(place.clone(), grounds.clone(), locale)];
        }
        if let Some(Raised(outcome)) = msg.reply::<Raised>() {
            self.sending = false;
            return vec![match outcome {
                Ok(review) => {
                    self.review = Arc::clone(review);
                    Effect::ok(challenges::raised(locale))
                }
                Err(text) => Effect::fail(text.clone()),
            }];
        }
        match msg {
            Msg::Command(statutes::SHOW) => {
                let Some((_, question)) = self.current() else { return vec![] };
                let part = question.item.parts.get(question.part);
                return law_of(part, question.revision, locale);
            }
            Msg::Command(actions::CHALLENGE) => {
                let Some((_, question)) = self.current() else { return vec![] };
                let place = question.result.place.clone();
                let question =
                    Confirm::new(challenges::raise(locale), challenges::raise_text(locale))
                        .verb(challenges::raise(locale))
                        .with_reason();
                return vec![Effect::confirm(question, move |given| {
                    Agreed(place, given.reason.unwrap_or_default())
                })];
            }
            Msg::Command(actions::FORWARD) => self.go(self.at + 1),
            Msg::Command(actions::BACKWARD) => self.go(self.at.saturating_sub(1)),
            Msg::Command(actions::ONLY_WRONG) => {
                self.only_wrong = !self.only_wrong;
                self.go(0);
            }
            Msg::Key(key) => {
                if let Some((number, question)) = self.current() {
                    let text = Paragraph::new(self.text(number, question, cx));
                    self.scroll = text.scrolled(self.scroll, key.code, inside(cx.area), cx.look);
                }
            }
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let locale = cx.look.locale;
        let questions = self.questions();
        let counter = t::review_counter(locale, self.at + 1, questions.len());
        let title = format!("{}  {counter}", self.review.sitting.name);
        let buf = frame.buffer_mut();
        panel(buf, area, &title, cx.look);
        let text = match questions.get(self.at) {
            Some((number, question)) => self.text(*number, question, cx),
            None => Text::from(t::review_all_right(locale)),
        };
        Paragraph::new(text).view(buf, inside(area), self.scroll, cx.look);
    }
}

/// The inside of the panel, one column off its border.
const fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}

impl ReviewScreen {
    /// A question with everything there is to learn from it, and what was said against it.
    fn text(&self, number: usize, question: &Question, cx: &Cx) -> Text<'static> {
        let (locale, theme) = (cx.look.locale, &cx.look.theme);
        let mut text = question_text(number, question, cx.look);
        for challenge in self.challenges(&question.result.place) {
            let day = cx.zone.date(challenge.raised_at);
            let raised = challenges::yours(locale, day, &challenge.grounds);
            let ruled = challenge.ruling.as_ref().map(|ruling| {
                let verdict = verdict_text(locale, ruling.verdict);
                challenges::ruled(locale, verdict, cx.zone.date(ruling.at), &ruling.answer)
            });
            let waiting = || challenges::not_ruled(locale).to_owned();
            text.push_line(Line::default());
            text.push_line(Line::styled(raised, theme.info));
            text.push_line(Line::styled(ruled.unwrap_or_else(waiting), theme.info));
        }
        text
    }
}

/// A question with everything there is to learn from it.
fn question_text(number: usize, question: &Question, look: &Look) -> Text<'static> {
    let (locale, theme) = (look.locale, &look.theme);
    let Some(part) = question.item.parts.get(question.part) else { return Text::default() };
    let mut lines: Vec<Line<'static>> = Vec::new();
    if !question.item.situation.is_empty() {
        let situation = plain(&question.item.situation);
        lines.extend(situation.lines().map(|line| Line::styled(line.to_owned(), theme.muted)));
        lines.push(Line::default());
    }
    let head = heading(locale, part.kind, question.result.points);
    lines.push(Line::styled(format!("{}.{head}{}", number + 1, plain(&part.stem)), theme.title));
    lines.extend(explained::options(part, question.answer.as_ref(), &question.order, look));
    lines.push(Line::default());
    lines.push(verdict(question, look));
    if let Some(answer) = question.answer.as_ref().filter(|answer| !answer.is_empty()) {
        let yours = answer_text(locale, answer, &question.order);
        lines.push(Line::raw(t::review_yours(locale, yours)));
    }
    lines.extend(explained::explanation(part, &question.order, look));
    Text::from(lines)
}

/// What the answer earned, with a sign.
fn verdict(question: &Question, look: &Look) -> Line<'static> {
    let (locale, theme, marks) = (look.locale, &look.theme, look.marks());
    let result = &question.result;
    let (mark, word, style) = match (result.answered, result.earned) {
        (_, None) => (marks.info, t::review_waiting(locale), theme.info),
        (false, Some(_)) => (marks.danger, t::review_blank(locale), theme.muted),
        (true, Some(earned)) if earned >= result.points => {
            (marks.ok, t::review_right(locale), theme.ok)
        }
        (true, Some(earned)) if earned.0 > 0 => (marks.warn, t::review_partly(locale), theme.warn),
        (true, Some(_)) => (marks.danger, t::review_wrong(locale), theme.danger),
    };
    let time = question.worked.shown_ms.map(when::duration);
    let time = time.unwrap_or_else(|| t::review_not_timed(locale).to_owned());
    let worked = t::review_worked(locale, time, question.worked.changes);
    let earned = t::review_earned(locale, result.earned.unwrap_or_default(), result.points);
    Line::from(vec![
        Span::styled(format!("{mark} {word}"), style),
        Span::raw(format!("   {earned}")),
        Span::styled(format!("   {worked}"), theme.muted),
    ])
}
