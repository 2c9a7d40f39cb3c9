//! Reading a paper afterwards: own answer, key, why each option is right or wrong, the article.

use super::explained;
use super::question::{answer_text, heading, plain};
use crate::app::exam::review::{Question, Review};
use crate::i18n::exam_screen as t;
use crate::tui::action::ActionState;
use crate::tui::action::exam::review as actions;
use crate::tui::effect::Effect;
use crate::tui::key::Code;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::panel::panel;
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span, Text};
use std::sync::Arc;

/// The review of one attempt.
pub struct ReviewScreen {
    review: Arc<Review>,
    /// Place among the questions shown.
    at: usize,
    only_wrong: bool,
    scroll: usize,
}

impl ReviewScreen {
    /// The review of an ended attempt, at its first question.
    pub const fn new(review: Arc<Review>) -> Self {
        Self { review, at: 0, only_wrong: false, scroll: 0 }
    }

    /// The questions shown, with their numbers on the paper.
    fn questions(&self) -> Vec<(usize, &Question)> {
        let all = self.review.questions.iter().enumerate();
        all.filter(|(_, q)| !self.only_wrong || q.result.is_right() != Some(true)).collect()
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

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![
            ActionState::when(actions::BACKWARD, self.at > 0),
            ActionState::when(actions::FORWARD, self.at + 1 < self.questions().len()),
            ActionState::on(actions::ONLY_WRONG),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        match msg {
            Msg::Command(actions::FORWARD) => self.go(self.at + 1),
            Msg::Command(actions::BACKWARD) => self.go(self.at.saturating_sub(1)),
            Msg::Command(actions::ONLY_WRONG) => {
                self.only_wrong = !self.only_wrong;
                self.go(0);
            }
            Msg::Key(key) => match key.code {
                Code::Down => {
                    if let Some((number, question)) = self.questions().get(self.at) {
                        let text = Paragraph::new(question_text(*number, question, cx.look));
                        let last = text.last_scroll(inside(cx.area), cx.look);
                        self.scroll = (self.scroll + 1).min(last);
                    }
                }
                Code::Up => self.scroll = self.scroll.saturating_sub(1),
                Code::Home => self.go(0),
                Code::End => self.go(usize::MAX),
                _ => {}
            },
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
            Some((number, question)) => question_text(*number, question, cx.look),
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
    let earned = t::review_earned(locale, result.earned.unwrap_or_default(), result.points);
    Line::from(vec![
        Span::styled(format!("{mark} {word}"), style),
        Span::raw(format!("   {earned}")),
    ])
}
