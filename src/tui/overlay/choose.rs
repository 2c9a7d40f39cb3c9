//! One of many values, found by typing, arrows or its number.

use crate::i18n::shell as t;
use crate::tui::action::ActionState;
use crate::tui::action::shell::dialog;
use crate::tui::effect::{Effect, Tone};
use crate::tui::key::{Code, Key};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::text::{Align, put};
use crate::tui::widget::field::Field;
use crate::tui::widget::filter::matches;
use crate::tui::widget::popup::{centred, popup};
use crate::tui::widget::selection::Selection;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The value that was chosen; the reply to whoever opened [`Choose`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen<T>(pub T);

/// Choosing one of many values.
pub struct Choose<T> {
    title: String,
    options: Vec<(String, T)>,
    query: Field,
    at: Selection,
}

/// Size of the dialog.
const SIZE: (u16, u16) = (60, 18);

impl<T: Clone + Send + 'static> Choose<T> {
    /// A choice among `options`, each with its words.
    pub fn new(title: impl Into<String>, options: Vec<(String, T)>) -> Self {
        let (query, at) = (Field::new().max(40), Selection::default());
        Self { title: title.into(), options, query, at }
    }

    /// With the option at this place selected at first.
    #[must_use]
    pub fn at(mut self, place: usize) -> Self {
        self.at.select(place, self.options.len());
        self
    }

    fn matching(&self) -> Vec<&(String, T)> {
        self.options.iter().filter(|(words, _)| matches(words, self.query.trimmed())).collect()
    }

    fn take(&self, place: usize) -> Vec<Effect> {
        let chosen = self.matching().get(place).map(|(_, value)| value.clone());
        chosen.map(|value| Effect::answer(Chosen(value))).into_iter().collect()
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        let count = self.matching().len();
        match (key.code, key.digit()) {
            (Code::Enter, _) => return self.take(self.at.at()),
            (Code::Tab, _) => self.at.select((self.at.at() + 1) % count.max(1), count),
            (_, Some(digit)) if self.query.is_empty() && (1..=count.min(9)).contains(&digit) => {
                return self.take(digit - 1);
            }
            _ => {
                let moved = self.at.key(key, count, usize::from(SIZE.1 - 4));
                if !moved && self.query.update(&Msg::Key(key)) {
                    self.at = Selection::default();
                }
            }
        }
        vec![]
    }
}

impl<T: Clone + Send + 'static> Screen for Choose<T> {
    fn title(&self, _: &Cx) -> String {
        self.title.clone()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        vec![
            ActionState::on(dialog::ACCEPT).label(t::choose(locale)),
            ActionState::on(dialog::SWITCH).hint("↑↓").label(t::move_label(locale)),
            ActionState::on(dialog::CLOSE),
        ]
    }

    fn captures_text(&self) -> bool {
        true
    }

    fn update(&mut self, msg: &Msg, _: &Cx) -> Vec<Effect> {
        match msg {
            Msg::Command(dialog::CLOSE) => vec![Effect::pop()],
            Msg::Command(dialog::ACCEPT) => self.take(self.at.at()),
            Msg::Command(dialog::SWITCH) => self.key(Key::TAB),
            Msg::Key(key) => self.key(*key),
            Msg::Paste(_) => {
                self.query.update(msg);
                self.at = Selection::default();
                vec![]
            }
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let look = cx.look;
        let wanted = u16::try_from(self.options.len() + 4).unwrap_or(SIZE.1).min(SIZE.1);
        let place = centred(area, SIZE.0, wanted);
        let inner = popup(frame.buffer_mut(), place, &self.title, Tone::Info, look);
        let label = format!("{} ", t::filter_label(look.locale));
        let buf = frame.buffer_mut();
        let x = put(buf, (inner.x, inner.y), &label, inner.width, look.theme.muted, look.wide);
        let field = Rect { x, width: inner.right().saturating_sub(x), height: 1, ..inner };
        self.query.view(frame, field, true, look);
        let list = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
        let (buf, matching) = (frame.buffer_mut(), self.matching());
        if matching.is_empty() {
            let none = t::nothing_matches(look.locale);
            put(buf, (list.x, list.y), none, list.width, look.theme.muted, look.wide);
        }
        let window = self.at.window(matching.len(), usize::from(list.height));
        for (y, place) in (list.y..list.bottom()).zip(window) {
            let Some((words, _)) = matching.get(place) else { break };
            let chosen = place == self.at.at();
            let mark = if chosen { look.marks().cursor } else { " " };
            let number = if place < 9 && self.query.is_empty() {
                (place + 1).to_string()
            } else {
                String::new()
            };
            let columns = usize::from(list.width).saturating_sub(5);
            let text = [
                look.pad(mark, 2, Align::Left),
                look.pad(&number, 3, Align::Left),
                look.pad(&look.truncate(words, columns), columns, Align::Left),
            ]
            .concat();
            let style = if chosen { look.theme.selected } else { look.theme.text };
            put(buf, (list.x, y), &text, list.width, style, look.wide);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testkit::type_into;

    fn answer(keys: &str) -> Option<u32> {
        let names = ["全部", "张庄镇", "城市管理局"];
        let options = names.iter().zip(0_u32..).map(|(name, n)| ((*name).to_owned(), n));
        let mut choose = Choose::new("单位", options.collect());
        let mut given = None;
        type_into(keys, |msg| {
            let Msg::Key(key) = msg else { return };
            for effect in choose.key(key) {
                if let Effect::Answer(value) = effect {
                    given = value.downcast::<Chosen<u32>>().ok().map(|chosen| chosen.0);
                }
            }
        });
        given
    }

    #[test]
    fn numbers_arrows_and_pinyin_lead_to_the_same_value() {
        for keys in ["2", "<down> <enter>", "zz <enter>", "庄 <enter>", "<tab> <enter>"] {
            assert_eq!(answer(keys), Some(1), "{keys}");
        }
        assert_eq!(answer("x9 <enter>"), None);
    }
}
