//! Help for the screen below, made from the actions it has now.

use super::palette::Item;
use crate::i18n::shell as t;
use crate::tui::action::ActionState;
use crate::tui::action::shell::dialog;
use crate::tui::effect::{Effect, Tone};
use crate::tui::key::{Code, Key};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::paragraph::Paragraph;
use crate::tui::widget::popup::{centred, popup};
use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span};

/// Help for one screen.
#[derive(Debug)]
pub struct Help {
    screen: String,
    groups: [Vec<Item>; 3],
    scroll: usize,
}

/// Columns for the keys, and for the label at least.
const KEYS: usize = 16;
const LABEL: usize = 12;

impl Help {
    /// Help with the actions of the screen, of the shell, and the rooms.
    pub const fn new(
        screen: String,
        here: Vec<Item>,
        everywhere: Vec<Item>,
        rooms: Vec<Item>,
    ) -> Self {
        Self { screen, groups: [here, everywhere, rooms], scroll: 0 }
    }

    fn paragraph(&self, cx: &Cx) -> Paragraph<'static> {
        let look = cx.look;
        let theme = &look.theme;
        let titles = [
            t::help_here(look.locale),
            t::help_everywhere(look.locale),
            t::help_rooms(look.locale),
        ];
        let labels = self.groups.iter().flatten().map(|item| look.width(&item.label) + 2);
        let label = labels.max().unwrap_or(0).max(LABEL);
        let mut lines: Vec<Line<'static>> = vec![];
        for (title, items) in titles.into_iter().zip(&self.groups) {
            if items.is_empty() {
                continue;
            }
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            lines.push(Line::styled(title, theme.title));
            for item in items {
                let style = if item.enabled { theme.text } else { theme.muted };
                let mut doc = item.doc.clone();
                if !item.enabled {
                    doc = format!("({}) {doc}", t::help_unavailable(look.locale));
                }
                lines.push(Line::from(vec![
                    Span::styled(look.pad(&item.key, KEYS, Default::default()), theme.accent),
                    Span::styled(look.pad(&item.label, label, Default::default()), style),
                    Span::styled(doc, theme.muted),
                ]));
            }
        }
        Paragraph::new(lines).hanging(KEYS + label)
    }

    /// Below the header, down to the footer.
    fn place(area: Rect) -> Rect {
        let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        centred(below, 92, below.height)
    }
}

impl Screen for Help {
    fn title(&self, cx: &Cx) -> String {
        t::help_title(cx.look.locale, &self.screen)
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let close = t::close(cx.look.locale);
        vec![
            ActionState::on(dialog::CLOSE).label(close),
            ActionState::on(dialog::ACCEPT).label(close).quiet(),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let inner = Self::place(cx.area).inner(Margin::new(2, 1));
        match msg {
            Msg::Command(dialog::CLOSE | dialog::ACCEPT) => return vec![Effect::pop()],
            Msg::Key(key) if key.code == Code::F(1) => return vec![Effect::pop()],
            Msg::Key(key) => {
                let code = if *key == Key::SPACE { Code::PageDown } else { key.code };
                self.scroll = self.paragraph(cx).scrolled(self.scroll, code, inner, cx.look);
            }
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let place = Self::place(area);
        let title = self.title(cx);
        let inner = popup(frame.buffer_mut(), place, &title, Tone::Info, cx.look);
        self.paragraph(cx).view(frame.buffer_mut(), inner, self.scroll, cx.look);
    }
}
