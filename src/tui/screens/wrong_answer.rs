//! One entry of the wrong-answer book: answer it again, then read why.

use super::question::{heading, key_text, law_text, plain, truth_text};
use crate::app::study::wrong_answers::again;
use crate::domain::item::{Answer, ItemType, OptionId, Part};
use crate::i18n::{exam_screen as exam, study as t};
use crate::store::wrong_answers::WrongAnswer;
use crate::tui::action::ActionState;
use crate::tui::action::study as actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::choice::{Choice, Labels};
use crate::tui::widget::field::Field;
use crate::tui::widget::panel::panel;
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};

/// One entry being worked off.
pub struct WrongAnswerScreen {
    entry: WrongAnswer,
    input: Input,
    /// Whether the answer was right, once it is given.
    verdict: Option<Option<bool>>,
}

/// How the question is answered here.
enum Input {
    Options(Choice),
    Blanks(Vec<Field>, usize),
    /// Only a person can judge it: the model answer is read.
    Read,
}

struct Judged(Result<Option<bool>, String>);

impl WrongAnswerScreen {
    /// The page of one entry.
    pub fn new(entry: WrongAnswer) -> Self {
        let input = entry.item.part(&entry.part).map_or(Input::Read, |part| match part.kind {
            ItemType::Single => Input::Options(Choice::one(texts(part))),
            ItemType::Multiple => Input::Options(Choice::many(texts(part))),
            ItemType::TrueFalse => Input::Options(Choice::one(
                [true, false].map(|truth| truth_text(crate::i18n::Locale::default(), truth)),
            )),
            ItemType::Fill => {
                let blanks = part.blanks_in_stem().max(1);
                Input::Blanks((0..blanks).map(|_| Field::new().max(60)).collect(), 0)
            }
            _ => Input::Read,
        });
        let input = match input {
            Input::Options(choice) => Input::Options(choice.labels(Labels::DigitsAndLetters)),
            other => other,
        };
        Self { entry, input, verdict: None }
    }

    fn part(&self) -> Option<&Part> {
        self.entry.item.part(&self.entry.part)
    }

    /// The answer as it stands; none while there is none.
    fn answer(&self) -> Option<Answer> {
        let part = self.part()?;
        let answer = match &self.input {
            Input::Options(choice) if part.kind == ItemType::TrueFalse => {
                Answer::Truth(choice.first()? == 0)
            }
            Input::Options(choice) => Answer::Options(
                choice.chosen().iter().filter_map(|at| Some(part.options.get(*at)?.id)).collect(),
            ),
            Input::Blanks(fields, _) => {
                Answer::Blanks(fields.iter().map(|field| field.trimmed().to_owned()).collect())
            }
            Input::Read => return None,
        };
        (!answer.is_empty()).then_some(answer)
    }

    fn order(&self) -> Vec<OptionId> {
        self.part()
            .map(|part| part.options.iter().map(|option| option.id).collect())
            .unwrap_or_default()
    }

    /// The question, and after the answer everything there is to learn from it.
    fn text(&self, look: &Look) -> Text<'static> {
        let (locale, theme) = (look.locale, &look.theme);
        let Some(part) = self.part() else { return Text::default() };
        let mut lines: Vec<Line<'static>> = Vec::new();
        let situation = plain(&self.entry.item.situation);
        lines.extend(situation.lines().map(|line| Line::styled(line.to_owned(), theme.muted)));
        let kind = heading(locale, part.kind, 1);
        let stem = format!("{kind}{}", plain(&part.stem));
        lines.extend(stem.lines().map(|line| Line::styled(line.to_owned(), theme.title)));
        let Some(verdict) = self.verdict else { return Text::from(lines) };
        lines.push(Line::default());
        lines.push(match verdict {
            Some(true) => {
                Line::styled(format!("{} {}", look.marks().ok, t::right(locale)), theme.ok)
            }
            Some(false) => {
                Line::styled(format!("{} {}", look.marks().danger, t::wrong(locale)), theme.danger)
            }
            None => Line::styled(t::read_it(locale), theme.info),
        });
        let key = key_text(locale, part, &self.order());
        lines.push(Line::styled(exam::review_key(locale, key), theme.ok));
        lines.push(Line::raw(plain(&part.explanation)));
        for option in part.options.iter().filter(|option| !option.why.is_empty()) {
            lines.push(Line::raw(format!("  {}. {}", option.id, plain(&option.why))));
        }
        lines.push(Line::styled(exam::review_law(locale, law_text(part)), theme.accent));
        Text::from(lines)
    }
}

fn texts(part: &Part) -> Vec<String> {
    part.options.iter().map(|option| plain(&option.text)).collect()
}

impl Screen for WrongAnswerScreen {
    fn title(&self, cx: &Cx) -> String {
        t::again_title(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![ActionState::when(actions::SUBMIT, self.verdict.is_none())]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Judged(outcome)) = msg.reply::<Judged>() {
            return match outcome {
                Ok(right) => {
                    self.verdict = Some(*right);
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if self.verdict.is_some() {
            return vec![];
        }
        if msg.is(actions::SUBMIT) {
            let Some(answer) = self.answer() else {
                if matches!(self.input, Input::Read) {
                    self.verdict = Some(None);
                    return vec![];
                }
                return vec![Effect::info(t::answer_first(locale))];
            };
            let (revision, part) = (self.entry.revision, self.entry.part.clone());
            return vec![Effect::job(Lane::Normal, move |session| {
                let judged = session.run(|app, actor| again(app, actor, revision, &part, &answer));
                Judged(judged.map_err(|error| error.message(locale)))
            })];
        }
        match &mut self.input {
            Input::Options(choice) => {
                choice.update(msg);
            }
            Input::Blanks(fields, at) => {
                use crate::tui::key::Code;
                match msg.key().map(|key| key.code) {
                    Some(Code::Down | Code::Tab) => *at = (*at + 1).min(fields.len() - 1),
                    Some(Code::Up) => *at = at.saturating_sub(1),
                    _ => {
                        if let Some(field) = fields.get_mut(*at) {
                            field.update(msg);
                        }
                    }
                }
            }
            Input::Read => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let look = cx.look;
        let inner = panel(frame.buffer_mut(), area, t::again_title(look.locale), look);
        let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
        let text = Paragraph::new(self.text(look));
        let columns = usize::from(inner.width.saturating_sub(1));
        let wanted = u16::try_from(text.height(columns, look)).unwrap_or(u16::MAX);
        let above = if self.verdict.is_some() {
            inner.height
        } else {
            wanted.min(inner.height.saturating_sub(6))
        };
        text.view(frame.buffer_mut(), Rect { height: above, ..inner }, 0, look);
        if self.verdict.is_some() {
            return;
        }
        let y = inner.y + above + 1;
        let below = Rect { y, height: inner.bottom().saturating_sub(y), ..inner };
        match &self.input {
            Input::Options(choice) => choice.view(frame.buffer_mut(), below, true, look),
            Input::Blanks(fields, at) => {
                for (n, field) in (0_u16..).zip(fields) {
                    let line =
                        Rect { y: below.y + n, height: 1, width: below.width.min(48), ..below };
                    if line.y < below.bottom() {
                        field.view(frame, line, usize::from(n) == *at, look);
                    }
                }
            }
            Input::Read => {}
        }
    }

    fn captures_text(&self) -> bool {
        self.verdict.is_none() && matches!(self.input, Input::Blanks(..))
    }
}
