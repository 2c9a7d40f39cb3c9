//! The answer card: every question at a glance, ten to a group.

use super::ExamScreen;
use crate::domain::attempt::sheet::{Safety, Slot};
use crate::i18n::exam_screen as t;
use crate::tui::key::{Code, Key};
use crate::tui::screen::Cx;
use crate::tui::text::put;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Columns one question takes.
const CELL: u16 = 6;

/// What a key led to.
pub(super) enum Outcome {
    At(usize),
    Open(usize),
    Close,
}

/// Questions to a line of the card.
fn per_line(area: Rect) -> usize {
    usize::from((area.width.saturating_sub(4) / CELL).clamp(1, 20) / 5 * 5).max(5)
}

pub(super) fn key(key: Key, at: usize, count: usize, cx: &Cx) -> Outcome {
    let line = per_line(cx.area);
    let last = count.saturating_sub(1);
    match key.code {
        Code::Left => Outcome::At(at.saturating_sub(1)),
        Code::Right => Outcome::At((at + 1).min(last)),
        Code::Up => Outcome::At(at.checked_sub(line).unwrap_or(at)),
        Code::Down => Outcome::At(if at + line <= last { at + line } else { at }),
        Code::Enter => Outcome::Open(at),
        Code::Tab => Outcome::Close,
        _ => Outcome::At(at),
    }
}

/// The sign of a question, and the style of its meaning.
fn sign(slot: &Slot, cx: &Cx) -> (&'static str, Style) {
    let theme = &cx.look.theme;
    match slot.safety {
        Safety::Saving { .. } | Safety::Failed { .. } => ("!", theme.danger),
        _ if slot.flagged => ("?", theme.warn),
        _ if slot.unsure => ("~", theme.warn),
        _ if slot.answered() => ("#", theme.ok),
        _ => (".", theme.muted),
    }
}

/// The whole card, with the question at `at` highlighted.
pub(super) fn view(screen: &ExamScreen, at: usize, buf: &mut Buffer, area: Rect, cx: &Cx) {
    let look = cx.look;
    let title = t::card_title(look.locale);
    put(buf, (area.x, area.y), title, area.width, look.theme.title, look.wide);
    let line = per_line(cx.area);
    for (n, slot) in screen.sheet.slots().iter().enumerate() {
        let (Ok(column), Ok(row)) = (u16::try_from(n % line), u16::try_from(n / line)) else {
            break;
        };
        let (x, y) = (area.x + column * CELL, area.y + 2 + row);
        if y + 1 >= area.bottom() {
            break;
        }
        let (sign, style) = sign(slot, cx);
        let style = if n == at { look.theme.selected } else { style };
        put(buf, (x, y), &format!("{:>3}{sign} ", n + 1), CELL, style, look.wide);
    }
    let legend = t::card_legend(look.locale);
    put(buf, (area.x, area.bottom() - 1), legend, area.width, look.theme.muted, look.wide);
}

/// One line under the question: `1-10 ##?#......  11-20 …`, around the current group.
pub(super) fn strip(screen: &ExamScreen, buf: &mut Buffer, area: Rect, cx: &Cx) {
    let look = cx.look;
    let slots = screen.sheet.slots();
    let groups: Vec<(usize, &[Slot])> =
        slots.chunks(10).enumerate().map(|(n, group)| (n * 10, group)).collect();
    let width = |start: usize, group: &[Slot]| {
        format!("{}-{} ", start + 1, start + group.len()).len() + group.len() + 2
    };
    let mut first = screen.sheet.current() / 10;
    // As many groups before the current one as leave room for it.
    let mut room = usize::from(area.width);
    for (n, (start, group)) in groups.iter().enumerate().take(first + 1).rev() {
        let needed = width(*start, group);
        if needed > room {
            break;
        }
        room -= needed;
        first = n;
    }
    let mut x = area.x;
    for (start, group) in groups.iter().skip(first) {
        let needed = u16::try_from(width(*start, group)).unwrap_or(u16::MAX);
        if x + needed > area.right() + 2 {
            let more = cx.look.ellipsis();
            put(
                buf,
                (x, area.y),
                more,
                area.right().saturating_sub(x),
                look.theme.muted,
                look.wide,
            );
            break;
        }
        let label = format!("{}-{} ", start + 1, start + group.len());
        x = put(buf, (x, area.y), &label, area.width, look.theme.muted, look.wide);
        for (n, slot) in group.iter().enumerate() {
            let (sign, style) = sign(slot, cx);
            let here = start + n == screen.sheet.current();
            let style = if here { look.theme.selected } else { style };
            x = put(buf, (x, area.y), sign, 1, style, look.wide);
        }
        x += 2;
    }
}
