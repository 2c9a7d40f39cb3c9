//! The steps of set-up, and the frame around each.

use crate::i18n::{Locale, set_up as t};
use crate::tui::screen::Cx;
use crate::tui::text::put;
use crate::tui::widget::panel::{inside, panel};
use ratatui::Frame;
use ratatui::layout::Rect;

/// What is asked, in order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Step {
    /// The organisation, its zone and rules.
    #[default]
    Organisation,
    /// The values of the rules.
    Rules,
    /// The first administrator.
    Admin,
    /// The agencies.
    Agencies,
    /// Banks and blueprints to begin with.
    Stock,
    /// Everything once more.
    Summary,
}

impl Step {
    const ALL: [Self; 6] =
        [Self::Organisation, Self::Rules, Self::Admin, Self::Agencies, Self::Stock, Self::Summary];

    fn at(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).unwrap_or(0)
    }

    pub(super) fn next(self) -> Self {
        Self::ALL.get(self.at() + 1).copied().unwrap_or(self)
    }

    pub(super) fn previous(self) -> Self {
        let before = self.at().checked_sub(1).and_then(|at| Self::ALL.get(at));
        before.copied().unwrap_or(self)
    }

    const fn name(self, locale: Locale) -> &'static str {
        match self {
            Self::Organisation => t::step_organisation(locale),
            Self::Rules => t::step_rules(locale),
            Self::Admin => t::step_admin(locale),
            Self::Agencies => t::step_agencies(locale),
            Self::Stock => t::step_stock(locale),
            Self::Summary => t::step_summary(locale),
        }
    }
}

/// The box of the page.
fn outer(area: Rect) -> Rect {
    let width = area.width.min(100);
    let x = area.x + (area.width - width) / 2;
    Rect { x, y: area.y + 3, width, height: area.height.saturating_sub(3) }
}

/// Where a page is drawn.
pub(super) fn body(area: Rect) -> Rect {
    inside(outer(area))
}

/// Draws the way through the steps and the box of the one shown.
pub(super) fn view(frame: &mut Frame, area: Rect, step: Step, place: &str, busy: bool, cx: &Cx) {
    let (look, locale) = (cx.look, cx.look.locale);
    let theme = &look.theme;
    let buf = frame.buffer_mut();
    let outer = outer(area);
    let (text, style) = match busy {
        true => (t::creating(locale).to_owned(), theme.accent),
        false if step == Step::Organisation => (t::intro(locale).to_owned(), theme.text),
        false => (t::place(locale, place), theme.muted),
    };
    let text = look.truncate(&text, usize::from(outer.width.saturating_sub(2)));
    put(buf, (outer.x + 1, area.y), &text, outer.width, style, look.wide);
    let mut x = outer.x + 1;
    for (at, one) in Step::ALL.into_iter().enumerate() {
        let style = match at.cmp(&step.at()) {
            std::cmp::Ordering::Less => theme.ok,
            std::cmp::Ordering::Equal => theme.selected,
            std::cmp::Ordering::Greater => theme.muted,
        };
        let mark = if at < step.at() { look.marks().ok } else { " " };
        let label = format!("{mark}{} {} ", at + 1, one.name(locale));
        let room = outer.right().saturating_sub(x);
        x = put(buf, (x, area.y + 1), &label, room, style, look.wide) + 1;
    }
    panel(buf, outer, step.name(locale), look);
}
