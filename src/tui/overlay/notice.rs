//! A dialog that tells one thing and closes.

use crate::i18n::shell as t;
use crate::tui::action::ActionState;
use crate::tui::action::shell::dialog;
use crate::tui::effect::{Effect, Tone};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::text::put;
use crate::tui::widget::button::buttons;
use crate::tui::widget::popup::{centred, popup};
use ratatui::Frame;
use ratatui::layout::Rect;

/// A dialog that tells one thing and closes.
#[derive(Debug)]
pub struct Notice {
    title: Option<String>,
    tone: Tone,
    text: String,
    detail: String,
}

impl Notice {
    /// A notice with a title.
    pub fn new(title: impl Into<String>, tone: Tone, text: impl Into<String>) -> Self {
        Self { title: Some(title.into()), tone, text: text.into(), detail: String::new() }
    }

    /// An error: what it means, and the detail to pass on.
    pub fn error(text: impl Into<String>, detail: &str) -> Self {
        Self { title: None, tone: Tone::Danger, text: text.into(), detail: detail.to_owned() }
    }
}

impl Screen for Notice {
    fn title(&self, cx: &Cx) -> String {
        self.title.clone().unwrap_or_else(|| t::error_title(cx.look.locale).to_owned())
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let close = t::close(cx.look.locale);
        vec![
            ActionState::on(dialog::ACCEPT).label(close),
            ActionState::on(dialog::CLOSE).label(close).quiet(),
        ]
    }

    fn update(&mut self, msg: &Msg, _: &Cx) -> Vec<Effect> {
        match msg {
            Msg::Command(dialog::ACCEPT | dialog::CLOSE) => vec![Effect::pop()],
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let look = cx.look;
        let width = area.width.saturating_sub(4).min(64);
        let columns = usize::from(width.saturating_sub(4));
        let mut lines: Vec<_> =
            look.wrap(&self.text, columns).into_iter().map(|l| (l, look.theme.text)).collect();
        if !self.detail.is_empty() {
            lines.push(("", look.theme.text));
            let detail = look.wrap(&self.detail, columns);
            lines.extend(detail.into_iter().take(8).map(|l| (l, look.theme.muted)));
        }
        let height = u16::try_from(lines.len() + 4).unwrap_or(u16::MAX);
        let place = centred(area, width, height);
        let buf = frame.buffer_mut();
        let inner = popup(buf, place, &self.title(cx), self.tone, look);
        let last = inner.bottom().saturating_sub(1);
        for (y, (line, style)) in (inner.y..last).zip(lines) {
            put(buf, (inner.x, y), line, inner.width, style, look.wide);
        }
        let row = Rect { y: last, height: 1, ..inner };
        buttons(buf, row, &[t::close(look.locale)], Some(0), look);
    }
}
