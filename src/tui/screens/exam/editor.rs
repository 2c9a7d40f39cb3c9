//! Answers in words: the blanks of a fill-in, or the text of a short answer.

use crate::domain::item::{Answer, CandidatePart, ItemType};
use crate::i18n::exam_screen as t;
use crate::tui::key::{Code, Key};
use crate::tui::msg::Msg;
use crate::tui::screen::Cx;
use crate::tui::text::put;
use crate::tui::widget::area::Area;
use crate::tui::widget::field::Field;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The longest blank, in characters.
const BLANK: usize = 60;
/// The longest short answer, in characters.
const TEXT: usize = 3_000;

/// What is typed, and whether it was sent off.
pub(super) struct Editor {
    body: Body,
    changed: bool,
}

enum Body {
    Blanks { fields: Vec<Field>, at: usize },
    Text(Box<Area>),
}

/// What a key led to.
pub(super) enum Outcome {
    Stay,
    Next,
    Previous,
    Card,
}

impl Editor {
    /// The editor of a part that is answered in words, with what was answered so far.
    pub(super) fn for_part(part: &CandidatePart, answer: Option<&Answer>) -> Option<Self> {
        let body = match part.kind {
            ItemType::Fill => {
                let given = match answer {
                    Some(Answer::Blanks(blanks)) => blanks.as_slice(),
                    _ => &[],
                };
                let fields = (0..part.blanks)
                    .map(|n| Field::new().max(BLANK).with(given.get(n).map_or("", String::as_str)));
                Body::Blanks { fields: fields.collect(), at: 0 }
            }
            ItemType::Short => {
                let text = match answer {
                    Some(Answer::Text(text)) => text.as_str(),
                    _ => "",
                };
                Body::Text(Box::new(Area::new().with(text).max(TEXT)))
            }
            _ => return None,
        };
        Some(Self { body, changed: false })
    }

    /// The answer, if it changed since it was last taken.
    pub(super) fn take_changed(&mut self) -> Option<Answer> {
        if !std::mem::take(&mut self.changed) {
            return None;
        }
        Some(match &self.body {
            Body::Blanks { fields, .. } => {
                Answer::Blanks(fields.iter().map(|field| field.trimmed().to_owned()).collect())
            }
            Body::Text(text) => Answer::Text(text.value()),
        })
    }

    pub(super) fn key(&mut self, key: Key, msg: &Msg, cx: &Cx) -> Outcome {
        match (&mut self.body, key.code) {
            (_, Code::PageDown) => return Outcome::Next,
            (_, Code::PageUp) => return Outcome::Previous,
            (_, Code::Tab) => return Outcome::Card,
            (Body::Blanks { fields, at }, Code::Enter | Code::Down) => {
                if *at + 1 < fields.len() {
                    *at += 1;
                } else if key.code == Code::Enter {
                    return Outcome::Next;
                }
            }
            (Body::Blanks { at, .. }, Code::Up) => *at = at.saturating_sub(1),
            _ => self.type_in(msg, cx),
        }
        Outcome::Stay
    }

    pub(super) fn paste(&mut self, msg: &Msg, cx: &Cx) {
        self.type_in(msg, cx);
    }

    fn type_in(&mut self, msg: &Msg, cx: &Cx) {
        let used = match &mut self.body {
            Body::Blanks { fields, at } => {
                fields.get_mut(*at).is_some_and(|field| field.update(msg))
            }
            Body::Text(text) => text.update(msg, text_columns(cx.area), cx.look),
        };
        self.changed |= used;
    }

    /// Lines the editor wants.
    pub(super) fn height(&self) -> u16 {
        match &self.body {
            Body::Blanks { fields, .. } => u16::try_from(fields.len()).unwrap_or(u16::MAX),
            Body::Text(_) => 8,
        }
    }

    pub(super) fn view(&self, frame: &mut Frame, area: Rect, focused: bool, cx: &Cx) {
        let look = cx.look;
        match &self.body {
            Body::Blanks { fields, at } => {
                for (n, field) in fields.iter().enumerate() {
                    let Some(y) = u16::try_from(n).ok().map(|n| area.y + n) else { break };
                    if y >= area.bottom() {
                        break;
                    }
                    let label = format!("{}  ", t::blank_n(look.locale, n + 1));
                    let buf = frame.buffer_mut();
                    let x = put(buf, (area.x, y), &label, area.width, look.theme.text, look.wide);
                    let width = area.right().saturating_sub(x).min(48);
                    let place = Rect { x, y, width, height: 1 };
                    field.view(frame, place, focused && n == *at, look);
                }
            }
            Body::Text(text) => {
                let width = u16::try_from(text_columns(area)).unwrap_or(area.width);
                text.view(frame, Rect { width, ..area }, focused, look);
            }
        }
    }
}

/// Columns in which a short answer is wrapped.
fn text_columns(area: Rect) -> usize {
    usize::from(area.width.saturating_sub(6))
}
