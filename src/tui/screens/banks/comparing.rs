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
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::statutes::{Attendance, law};
use crate::tui::widget::columns;
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};
use std::sync::Arc;

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

    /// The whole page: what is said of the pair, and below it the two sides beside each other.
    fn page(&self, area: Rect, look: &Look) -> Paragraph<'static> {
        let Some((above, sides)) = self.sides(look) else { return Paragraph::default() };
        // The last column is the paragraph's, for its scroll signs.
        let columns = usize::from(area.width.saturating_sub(1));
        let mut lines = Paragraph::new(above).wrapped(columns, look);
        lines.push(Line::default());
        let [before, after] =
            sides.map(|text| Paragraph::new(text).wrapped(columns::each(columns), look));
        lines.extend(columns::beside(before, after, columns, look));
        Paragraph::new(Text::from(lines))
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
                let area = inside(cx.area);
                self.scroll =
                    self.page(area, cx.look).scrolled(self.scroll, key.code, area, cx.look);
            }
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        panel(frame.buffer_mut(), area, &self.title(cx), cx.look);
        let area = inside(area);
        self.page(area, cx.look).view(frame.buffer_mut(), area, self.scroll, cx.look);
    }
}
