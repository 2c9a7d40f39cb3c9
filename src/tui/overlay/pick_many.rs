//! Choosing any number of things from a list, for a field that holds their names.

use crate::i18n::shell as t;
use crate::tui::action::ActionState;
use crate::tui::action::shell::dialog;
use crate::tui::effect::{Effect, Tone};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::choice::Choice;
use crate::tui::widget::popup::{centred, popup};
use ratatui::Frame;
use ratatui::layout::Rect;

/// Columns of the box, and the most rows of its list.
const WIDTH: u16 = 60;
const ROWS: usize = 14;

/// A list of things to tick. Enter replies [`Picked`] to whoever opened it.
pub struct PickMany {
    title: String,
    choice: Choice,
}

/// The places, from 0, of what was ticked.
pub struct Picked(pub Vec<usize>);

impl PickMany {
    /// A list of `options` with those at `chosen` ticked.
    pub fn new(
        title: impl Into<String>,
        options: impl IntoIterator<Item = String>,
        chosen: impl IntoIterator<Item = usize>,
    ) -> Self {
        Self { title: title.into(), choice: Choice::many(options).with(chosen) }
    }
}

impl Screen for PickMany {
    fn title(&self, _: &Cx) -> String {
        self.title.clone()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        vec![
            ActionState::on(dialog::ACCEPT).label(t::accept(locale)),
            ActionState::on(dialog::SWITCH).hint("Space").label(t::mark(locale)),
            ActionState::on(dialog::CLOSE).label(t::close(locale)),
        ]
    }

    fn update(&mut self, msg: &Msg, _: &Cx) -> Vec<Effect> {
        match msg {
            Msg::Command(dialog::CLOSE) => vec![Effect::pop()],
            Msg::Command(dialog::ACCEPT) => {
                vec![Effect::answer(Picked(self.choice.chosen().iter().copied().collect()))]
            }
            _ => {
                self.choice.update(msg);
                vec![]
            }
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let columns = usize::from(WIDTH.min(area.width).saturating_sub(4));
        let rows = self.choice.height(columns, cx.look).clamp(1, ROWS);
        let place = centred(area, WIDTH, u16::try_from(rows).unwrap_or(1) + 2);
        let inner = popup(frame.buffer_mut(), place, &self.title, Tone::Info, cx.look);
        self.choice.view(frame.buffer_mut(), inner, true, cx.look);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testkit::draw;

    #[test]
    fn a_long_list_keeps_to_its_box() {
        let options = (1..=40).map(|n| format!("知识点 {n}"));
        let list = PickMany::new("知识点", options, [0, 2]);
        let (locale_free, _) = draw(80, 24, |frame, area| {
            let columns = usize::from(WIDTH - 4);
            assert_eq!(list.choice.height(columns, &Default::default()), 40);
            let place = centred(area, WIDTH, u16::try_from(ROWS).unwrap() + 2);
            list.choice.view(frame.buffer_mut(), place, true, &Default::default());
        });
        assert!(locale_free.contains("[x] 1 知识点 1") && !locale_free.contains("知识点 40"));
    }
}
