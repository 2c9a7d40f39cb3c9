//! The page before the end: what is open, what is flagged, and the question whether to hand in.

use super::ExamScreen;
use crate::domain::attempt::sheet::Slot;
use crate::i18n::exam_screen as t;
use crate::tui::screen::Cx;
use crate::tui::widget::paragraph::Paragraph;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};

pub(super) fn view(screen: &ExamScreen, buf: &mut Buffer, area: Rect, cx: &Cx) {
    let (locale, theme) = (cx.look.locale, &cx.look.theme);
    let slots = screen.sheet.slots();
    let mut lines = vec![Line::styled(t::last_page_title(locale), theme.title), Line::default()];
    let done = t::answered_of(locale, screen.sheet.answered(), slots.len());
    lines.push(Line::raw(done));
    let open = numbers(slots, |slot| !slot.answered());
    lines.push(if open.is_empty() {
        Line::styled(t::last_page_all(locale), theme.ok)
    } else {
        Line::styled(t::last_page_open(locale, open), theme.warn)
    });
    let flagged = numbers(slots, |slot| slot.flagged);
    if !flagged.is_empty() {
        lines.push(Line::raw(t::last_page_flagged(locale, flagged)));
    }
    let unsure = numbers(slots, |slot| slot.unsure);
    if !unsure.is_empty() {
        lines.push(Line::raw(t::last_page_unsure(locale, unsure)));
    }
    let unsaved = screen.sheet.unsaved();
    if unsaved > 0 {
        lines.push(Line::styled(t::last_page_unsaved(locale, unsaved), theme.danger));
    }
    lines.push(Line::default());
    lines.push(if screen.handing_in {
        Line::styled(t::handing_in(locale), theme.info)
    } else {
        Line::styled(t::last_page_hint(locale), theme.accent)
    });
    Paragraph::new(Text::from(lines)).view(buf, area, 0, cx.look);
}

/// The numbers of the questions for which something holds, runs of three and more as `4-9`.
fn numbers(slots: &[Slot], holds: impl Fn(&Slot) -> bool) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (n, _) in slots.iter().enumerate().filter(|(_, slot)| holds(slot)) {
        match runs.last_mut() {
            Some((_, last)) if *last == n => *last = n + 1,
            _ => runs.push((n + 1, n + 1)),
        }
    }
    let texts: Vec<String> = runs
        .into_iter()
        .map(|(first, last)| match last - first {
            0 => first.to_string(),
            1 => format!("{first}, {last}"),
            _ => format!("{first}-{last}"),
        })
        .collect();
    texts.join(", ")
}
