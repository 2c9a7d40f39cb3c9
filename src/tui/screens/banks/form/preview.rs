//! An item as a candidate will see it: no key, no reasons.

use crate::app::statute::cite::Basis;
use crate::domain::citation::Citation;
use crate::domain::item::{CandidateItem, Item, ItemType};
use crate::domain::statute::StatuteOutline;
use crate::i18n::{item_form as t, names};
use crate::tui::action::ActionState;
use crate::tui::action::statutes::law as actions;
use crate::tui::effect::Effect;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::question::{letter, plain};
use crate::tui::screens::statutes::{Attendance, law};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};

/// The preview of an item that is being written.
pub struct PreviewScreen {
    id: String,
    shown: CandidateItem,
    citations: Vec<Citation>,
    /// By which the citations are read.
    statutes: Vec<StatuteOutline>,
    scroll: usize,
}

impl PreviewScreen {
    /// What is written so far, in the author's order; papers may mix the options.
    pub fn new(item: &Item, statutes: Vec<StatuteOutline>) -> Self {
        let order: Vec<_> = item
            .parts
            .iter()
            .map(|part| part.options.iter().map(|option| option.id).collect())
            .collect();
        let citations = item.parts.iter().flat_map(|part| part.citations.clone()).collect();
        let (id, shown) = (item.id.clone(), CandidateItem::of(item, &order, &[]));
        Self { id, shown, citations, statutes, scroll: 0 }
    }

    fn text(&self, cx: &Cx) -> Text<'static> {
        let (locale, theme) = (cx.look.locale, &cx.look.theme);
        let lines_of = |markup: &str| {
            plain(markup).lines().map(|line| Line::raw(line.to_owned())).collect::<Vec<_>>()
        };
        let mut lines = lines_of(&self.shown.situation);
        for (at, part) in self.shown.parts.iter().enumerate() {
            if at > 0 || !lines.is_empty() {
                lines.push(Line::default());
            }
            let kind = names::item_type(locale, part.kind);
            let number =
                if self.shown.parts.len() > 1 { format!("({}) ", at + 1) } else { String::new() };
            lines
                .push(Line::styled(format!("{number}[{kind}] {}", plain(&part.stem)), theme.title));
            let choices = part.options.iter().enumerate();
            lines.extend(choices.map(|(place, option)| {
                Line::raw(format!("  {} {}. {}", place + 1, letter(place), plain(&option.text)))
            }));
            match part.kind {
                ItemType::TrueFalse => {
                    lines.push(Line::raw(format!("  {}", t::preview_truth(locale))))
                }
                ItemType::Fill => {
                    lines.push(Line::styled(t::preview_blanks(locale, part.blanks), theme.muted));
                }
                ItemType::Short => lines.push(Line::styled(t::preview_text(locale), theme.muted)),
                ItemType::Single | ItemType::Multiple | ItemType::Case => {}
            }
        }
        Text::from(lines)
    }
}

impl Screen for PreviewScreen {
    fn title(&self, cx: &Cx) -> String {
        t::preview_title(cx.look.locale, &self.id)
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![ActionState::on(actions::SHOW)]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        if let Msg::Command(actions::SHOW) = msg {
            let (citations, statutes) = (self.citations.clone(), self.statutes.clone());
            let basis = Basis::Outlines(statutes);
            return law(citations, basis, Attendance::default(), cx.look.locale);
        }
        if let Some(key) = msg.key() {
            let text = Paragraph::new(self.text(cx)).hanging(7);
            self.scroll = text.scrolled(self.scroll, key.code, inside(cx.area), cx.look);
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let buf = frame.buffer_mut();
        panel(buf, area, &self.title(cx), cx.look);
        Paragraph::new(self.text(cx)).hanging(7).view(buf, inside(area), self.scroll, cx.look);
    }
}
