//! What an import changes beside what is stored, and what looks like a question that is there
//! already: one pair after the other.

use super::changed::changed;
use super::item::content;
use crate::app::bank::compare::Compared;
use crate::app::bank::decided::Later;
use crate::app::statute::cite::Basis;
use crate::domain::statute::StatuteOutline;
use crate::i18n::{Locale, bank_import as t, shell};
use crate::tui::action::ActionState;
use crate::tui::action::banks::item as actions;
use crate::tui::action::statutes::law as statutes;
use crate::tui::effect::Effect;
use crate::tui::key::Code;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::statutes::{Attendance, law};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};
use std::sync::Arc;

/// Columns between the two sides.
const GAP: u16 = 2;

/// The pairs.
pub(super) struct ComparingScreen {
    pairs: Arc<Vec<Compared>>,
    /// By which the file's citations are read.
    statutes: Vec<StatuteOutline>,
    at: usize,
    scroll: usize,
}

impl ComparingScreen {
    /// The pairs of an import, of which there is at least one, and the statutes of its file.
    pub(super) const fn new(pairs: Arc<Vec<Compared>>, statutes: Vec<StatuteOutline>) -> Self {
        Self { pairs, statutes, at: 0, scroll: 0 }
    }

    /// Opens what the file's question cites.
    fn law(&self, locale: Locale) -> Vec<Effect> {
        let parts = self.pairs.get(self.at).map(|pair| pair.after.parts.as_slice());
        let parts = parts.unwrap_or_default().iter();
        let citations = parts.flat_map(|part| part.citations.clone()).collect();
        law(citations, Basis::Outlines(self.statutes.clone()), Attendance::default(), locale)
    }

    fn turn(&mut self, at: usize) {
        self.at = at.min(self.pairs.len().saturating_sub(1));
        self.scroll = 0;
    }

    /// What is said of the pair, then the two sides.
    fn sides(&self, look: &Look) -> Option<(Text<'static>, [Text<'static>; 2])> {
        let pair = self.pairs.get(self.at)?;
        let (locale, theme) = (look.locale, &look.theme);
        let mut above = vec![match (&pair.later, pair.alike) {
            (Some(Later { statute, stored, file }), _) => {
                Line::styled(t::pair_later(locale, statute, stored, file), theme.warn)
            }
            (None, Some(percent)) => Line::styled(t::pair_alike(locale, percent), theme.warn),
            (None, None) => Line::styled(t::pair_changed(locale), theme.title),
        }];
        if pair.alike.is_none() {
            above.extend(changed(&pair.before, &pair.after, look));
        }
        let side = |name: String, item| {
            let mut lines = vec![Line::styled(name, theme.accent), Line::default()];
            lines.extend(content(item, look));
            Text::from(lines)
        };
        let before = side(t::side_stored(locale, &pair.before.id), &pair.before);
        let after = side(t::side_file(locale, &pair.after.id), &pair.after);
        Some((Text::from(above), [before, after]))
    }

    /// Where the two sides stand, below so many lines.
    fn halves(area: Rect, above: usize) -> [Rect; 2] {
        let taken = u16::try_from(above + 1).unwrap_or(u16::MAX).min(area.height / 2);
        let width = area.width.saturating_sub(GAP) / 2;
        let left = Rect { y: area.y + taken, height: area.height - taken, width, ..area };
        [left, Rect { x: left.x + width + GAP, ..left }]
    }

    /// The first line shown after a key; the longer side decides how far it goes.
    fn scrolled(&self, code: Code, area: Rect, look: &Look) -> usize {
        let Some((above, sides)) = self.sides(look) else { return 0 };
        let rows = Paragraph::new(above).height(area.width.into(), look);
        let halves = sides.into_iter().zip(Self::halves(area, rows));
        let to =
            halves.map(|(text, half)| Paragraph::new(text).scrolled(self.scroll, code, half, look));
        to.max().unwrap_or(0)
    }
}

impl Screen for ComparingScreen {
    fn title(&self, cx: &Cx) -> String {
        t::comparing(cx.look.locale, self.at + 1, self.pairs.len())
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        vec![
            ActionState::when(actions::OLDER, self.at > 0)
                .label(t::pair_before(locale))
                .because(shell::at_first(locale)),
            ActionState::when(actions::NEWER, self.at + 1 < self.pairs.len())
                .label(t::pair_after(locale))
                .because(shell::at_last(locale)),
            ActionState::on(statutes::SHOW),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        match msg {
            Msg::Command(statutes::SHOW) => return self.law(cx.look.locale),
            Msg::Command(actions::OLDER) => self.turn(self.at.saturating_sub(1)),
            Msg::Command(actions::NEWER) => self.turn(self.at + 1),
            Msg::Key(key) => {
                self.scroll = self.scrolled(key.code, inside(cx.area), cx.look);
            }
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let look = cx.look;
        panel(frame.buffer_mut(), area, &self.title(cx), look);
        let area = inside(area);
        let Some((above, sides)) = self.sides(look) else { return };
        let above = Paragraph::new(above);
        let halves = Self::halves(area, above.height(area.width.into(), look));
        let top = Rect { height: halves[0].y.saturating_sub(area.y), ..area };
        above.view(frame.buffer_mut(), top, 0, look);
        for (text, half) in sides.into_iter().zip(halves) {
            Paragraph::new(text).view(frame.buffer_mut(), half, self.scroll, look);
        }
    }
}
