//! The lower half of the home page: one's own cards and hours, or how things stand.

use crate::app::home::{Fact, Home, Own};
use crate::domain::hours::Hours;
use crate::i18n::{Locale, cards, home as t, hours, people};
use crate::tui::look::Look;
use crate::tui::screen::Cx;
use crate::tui::screens::own_cards;
use crate::tui::screens::when::full;
use crate::tui::text::put;
use crate::tui::widget::bar::bar;
use crate::tui::widget::panel::panel;
use crate::tui::widget::paragraph::Paragraph;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};

/// Rows that one's own box likes to have.
const OWN_ROWS: u16 = 10;

/// Rows that the lower half wants in `area`.
pub(super) fn height(home: &Home, area: Rect) -> u16 {
    let facts = match home.facts.len() {
        0 => 0,
        some => u16::try_from(some).unwrap_or(area.height) + 3,
    };
    facts + if home.own.is_some() { OWN_ROWS.max(area.height / 2).min(14) } else { 0 }
}

/// Draws the lower half.
pub(super) fn view(buf: &mut Buffer, area: Rect, home: &Home, cx: &Cx) {
    let facts = match home.facts.len() {
        0 => 0,
        some => (u16::try_from(some).unwrap_or(area.height) + 3).min(area.height),
    };
    let own = Rect { height: area.height - facts, ..area };
    if let Some(found) = home.own.as_ref().filter(|_| own.height > 2) {
        // Two boxes that share an edge.
        let left = Rect { width: area.width * 11 / 20, ..own };
        let right = Rect { x: left.right() - 1, width: area.width - left.width + 1, ..own };
        my_cards(buf, left, found, cx);
        my_hours(buf, right, found, cx.look);
    }
    if facts > 2 {
        standing(buf, Rect { y: own.bottom(), height: facts, ..area }, &home.facts, cx);
    }
}

fn my_cards(buf: &mut Buffer, area: Rect, own: &Own, cx: &Cx) {
    let (look, locale) = (cx.look, cx.look.locale);
    let inner = panel(buf, area, cards::title(locale), look);
    let mut lines = Vec::new();
    if own.cards.is_empty() {
        lines.push(Line::styled(cards::none(locale), look.theme.muted));
    }
    for card in &own.cards {
        lines.extend(own_cards::brief(card, cx));
    }
    let inner = Rect { width: inner.width + 1, ..inner };
    Paragraph::new(Text::from(lines)).view(buf, inner, 0, look);
}

fn my_hours(buf: &mut Buffer, area: Rect, own: &Own, look: &Look) {
    let (locale, theme) = (look.locale, &look.theme);
    let inner = panel(buf, area, t::my_hours(locale), look);
    let granted = &own.year.granted;
    let done = granted.missing() == Hours::default();
    let style = if done { theme.ok } else { theme.accent };
    let parts = (granted.total().hundredths().into(), granted.required.hundredths().into());
    bar(buf, Rect { height: 1, ..inner }, parts.0, parts.1, style, look);
    let state = if done {
        format!("{} {}", look.marks().ok, hours::complete(locale))
    } else {
        hours::missing(locale, granted.missing())
    };
    let lines = [
        hours::total(locale, granted.total(), granted.required),
        state,
        t::online(locale, granted.online),
        t::classroom(locale, granted.classroom),
    ];
    for (y, text) in (inner.y + 1..inner.bottom()).zip(lines) {
        put(buf, (inner.x, y), &text, inner.width, theme.text, look.wide);
    }
}

fn standing(buf: &mut Buffer, area: Rect, facts: &[Fact], cx: &Cx) {
    let (look, locale) = (cx.look, cx.look.locale);
    let inner = panel(buf, area, t::facts(locale), look);
    let lines = facts.iter().map(|fact| {
        let (what, text) = fact_text(fact, locale, cx);
        Line::raw(format!("{}  {text}", look.pad(what, 12, Default::default())))
    });
    Paragraph::new(Text::from(lines.collect::<Vec<_>>())).hanging(14).view(buf, inner, 0, look);
}

fn fact_text(fact: &Fact, locale: Locale, cx: &Cx) -> (&'static str, String) {
    match fact {
        Fact::Cards(states) => {
            let states = states.iter().map(|(state, count)| {
                format!("{} {count}", people::credential_state(locale, *state))
            });
            (t::fact_cards(locale), states.collect::<Vec<_>>().join("  "))
        }
        Fact::Banks { banks, items } => {
            (t::fact_banks(locale), t::fact_banks_n(locale, banks, items))
        }
        Fact::Sittings { open, coming } => {
            (t::fact_sittings(locale), t::fact_sittings_n(locale, open, coming))
        }
        Fact::Accounts { active, total } => {
            (t::fact_accounts(locale), t::fact_accounts_n(locale, active, total))
        }
        Fact::Backup(last) => {
            let never = || t::fact_backup_never(locale).to_owned();
            (t::fact_backup(locale), last.map_or_else(never, |at| full(at, cx)))
        }
    }
}
