//! Drawing the paper.

use super::{ExamScreen, Face, card, last_page};
use crate::domain::attempt::sheet::Safety;
use crate::domain::item::{Answer, CandidatePart, ItemType};
use crate::domain::points::Points;
use crate::i18n::{exam_screen as t, names};
use crate::tui::screen::Cx;
use crate::tui::screens::question::{heading, plain, truth_text};
use crate::tui::text::put;
use crate::tui::widget::bar::bar;
use crate::tui::widget::choice::{Choice, Labels};
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Text};

/// Minutes left at which the clock warns, and at which it alarms.
const WARN_MS: i64 = 10 * 60_000;
const ALARM_MS: i64 = 2 * 60_000;

/// The whole paper: head, question or another face, and the strip of the answer card.
pub(super) fn paper(screen: &ExamScreen, frame: &mut Frame, area: Rect, cx: &Cx) {
    head(screen, frame, area, cx);
    let body = Rect {
        x: area.x + 1,
        y: area.y + 3,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(3),
    };
    match &screen.face {
        _ if screen.handing_in => last_page::view(screen, frame.buffer_mut(), body, cx),
        Face::LastPage => last_page::view(screen, frame.buffer_mut(), body, cx),
        Face::Card(at) => card::view(screen, *at, frame.buffer_mut(), body, cx),
        Face::Question | Face::Jump(_) => {
            let strip = Rect { y: body.bottom() - 1, height: 1, ..body };
            show_question(screen, frame, question_area(area), cx);
            match &screen.face {
                Face::Jump(field) => {
                    let look = cx.look;
                    let label =
                        format!("{}  ", t::jump_to(look.locale, screen.sheet.slots().len()));
                    let buf = frame.buffer_mut();
                    let from = (strip.x, strip.y);
                    let x = put(buf, from, &label, strip.width, look.theme.title, look.wide);
                    let place = Rect { x, width: 6, ..strip };
                    field.view(frame, place, true, look);
                }
                _ => card::strip(screen, frame.buffer_mut(), strip, cx),
            }
        }
    }
}

fn head(screen: &ExamScreen, frame: &mut Frame, area: Rect, cx: &Cx) {
    let look = cx.look;
    let (locale, theme) = (look.locale, &look.theme);
    let sheet = &screen.sheet;
    let who = cx.who.map_or("", |who| who.name.as_str());
    let kind = names::sitting_kind(locale, screen.kind);
    let unknown = || t::left_unknown(locale).to_owned();
    let left = screen.presence.lost().map_or_else(unknown, |left| t::left_n(locale, left));
    let flagged = sheet.slots().iter().filter(|slot| slot.flagged).count();
    let title = format!(" {}({kind})  {who}", screen.name);
    let counts = format!(
        "{}  {}  {left}",
        t::answered_of(locale, sheet.answered(), sheet.slots().len()),
        t::flagged_n(locale, flagged)
    );
    let remaining = sheet.remaining_ms();
    let clock = t::time_left(locale, clock_text(remaining));
    let clock_style = if remaining <= ALARM_MS {
        theme.danger
    } else if remaining <= WARN_MS {
        theme.warn
    } else {
        theme.title
    };
    let buf = frame.buffer_mut();
    let (clock_width, counts_width) = (columns(&clock, cx), columns(&counts, cx));
    let clock_x = area.right().saturating_sub(clock_width + 1);
    let counts_x = clock_x.saturating_sub(counts_width + 2);
    let title_width = counts_x.saturating_sub(area.x + 1);
    let title = look.truncate(&title, title_width.into());
    put(buf, (area.x, area.y), &title, title_width, theme.title, look.wide);
    put(buf, (counts_x, area.y), &counts, counts_width, theme.text, look.wide);
    put(buf, (clock_x, area.y), &clock, clock_width, clock_style, look.wide);

    let (state, style) = save_state(screen, cx);
    let state_width = columns(&state, cx);
    let state_x = area.right().saturating_sub(state_width + 1);
    put(buf, (state_x, area.y + 1), &state, state_width, style, look.wide);
    let room =
        Rect { x: area.x + 1, y: area.y + 1, width: state_x.saturating_sub(area.x + 3), height: 1 };
    bar(buf, room, sheet.answered() as u64, sheet.slots().len() as u64, theme.accent, look);
}

/// Whether everything on the sheet is safe, in words.
fn save_state(screen: &ExamScreen, cx: &Cx) -> (String, Style) {
    let (locale, theme) = (cx.look.locale, &cx.look.theme);
    let sheet = &screen.sheet;
    let failed =
        sheet.slots().iter().filter(|slot| matches!(slot.safety, Safety::Failed { .. })).count();
    match (failed, sheet.unsaved(), sheet.last_saved()) {
        (1.., ..) => (t::unsaved(locale, failed), theme.danger),
        (0, waiting @ 1.., _) => (t::saving(locale, waiting), theme.muted),
        (0, 0, Some(at)) => {
            let at = cx.zone.civil(at);
            let at = format!("{:02}:{:02}:{:02}", at.hour(), at.minute(), at.second());
            (t::saved_at(locale, at), theme.ok)
        }
        (0, 0, None) => (t::nothing_saved(locale).to_owned(), theme.muted),
    }
}

fn columns(text: &str, cx: &Cx) -> u16 {
    u16::try_from(cx.look.width(text)).unwrap_or(u16::MAX)
}

/// `52:17`, with hours where there are any. Rounded up, so that the last second reads 00:01.
fn clock_text(millis: i64) -> String {
    let seconds = (millis + 999) / 1_000;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes:02}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

/// The text above the options: the situation of a case, then the question.
fn material<'a>(screen: &ExamScreen, cx: &Cx) -> Text<'a> {
    let (Some(item), Some(part)) = (screen.sheet.item(), screen.sheet.part()) else {
        return Text::default();
    };
    let (locale, theme) = (cx.look.locale, &cx.look.theme);
    let number = screen.sheet.current() + 1;
    let mut lines: Vec<Line<'a>> = Vec::new();
    if !item.situation.is_empty() {
        for line in plain(&item.situation).lines() {
            lines.push(Line::styled(line.to_owned(), theme.text));
        }
        let at = screen.sheet.slot().map_or(1, |slot| slot.part + 1);
        let of = t::part_of(locale, at, item.parts.len());
        lines.push(Line::styled(of, theme.muted));
    }
    let head = heading(locale, part.kind, Points(part.points));
    let mut marks = String::new();
    if let Some(slot) = screen.sheet.slot() {
        marks.push_str(if slot.flagged { " [?]" } else { "" });
        marks.push_str(if slot.unsure { " [~]" } else { "" });
    }
    let mut stem = plain(&part.stem).lines().map(str::to_owned).collect::<Vec<_>>();
    let first = if stem.is_empty() { String::new() } else { stem.remove(0) };
    lines.push(Line::styled(format!("{number}.{head}{first}{marks}"), theme.title));
    lines.extend(stem.into_iter().map(|line| Line::styled(line, theme.title)));
    Text::from(lines)
}

/// Where the text and the answer of the question stand.
struct Places {
    text: Rect,
    answer: Rect,
    /// Rows of the text that do not fit.
    hidden: usize,
}

impl Places {
    /// The answer keeps its place; a long text gives way and scrolls.
    fn of(screen: &ExamScreen, part: &CandidatePart, area: Rect, cx: &Cx) -> Self {
        let width = usize::from(area.width);
        let wanted = match &screen.editor {
            Some(editor) => editor.height(),
            None => {
                let rows = choice(screen, part, cx).height(width, cx.look);
                u16::try_from(rows).unwrap_or(u16::MAX)
            }
        };
        let below = wanted.min(area.height.saturating_sub(5));
        let text = Paragraph::new(material(screen, cx));
        let rows = u16::try_from(text.height(width.saturating_sub(1), cx.look)).unwrap_or(u16::MAX);
        let above = rows.min(area.height.saturating_sub(below + 1));
        let y = area.y + above + 1;
        Self {
            text: Rect { height: above, ..area },
            answer: Rect { y, height: area.bottom().saturating_sub(y), ..area },
            hidden: usize::from(rows - above),
        }
    }
}

/// Where a question is drawn within the screen: below the head, above the strip.
const fn question_area(area: Rect) -> Rect {
    Rect {
        x: area.x + 1,
        y: area.y + 3,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(5),
    }
}

fn show_question(screen: &ExamScreen, frame: &mut Frame, area: Rect, cx: &Cx) {
    let Some(part) = screen.sheet.part() else { return };
    let look = cx.look;
    let places = Places::of(screen, part, area, cx);
    let text = Paragraph::new(material(screen, cx));
    text.view(frame.buffer_mut(), places.text, screen.scroll, look);
    if places.hidden > 0 {
        let told = match places.hidden.saturating_sub(screen.scroll) {
            0 => t::more_above(look.locale).to_owned(),
            rows => t::more_below(look.locale, rows),
        };
        let told = format!("{} {told}", look.marks().more_down);
        let x = area.right().saturating_sub(columns(&told, cx) + 1);
        let place = (x, places.text.bottom());
        put(frame.buffer_mut(), place, &told, area.width, look.theme.info, look.wide);
    }
    let focused = matches!(screen.face, Face::Question);
    match &screen.editor {
        Some(editor) => editor.view(frame, places.answer, focused, cx),
        None => choice(screen, part, cx).view(frame.buffer_mut(), places.answer, focused, look),
    }
}

/// The options as a list, with what is chosen.
fn choice(screen: &ExamScreen, part: &CandidatePart, cx: &Cx) -> Choice {
    let locale = cx.look.locale;
    let answer = screen.sheet.slot().and_then(|slot| slot.answer.as_ref());
    let choice = match (part.kind, answer) {
        (ItemType::TrueFalse, answer) => {
            let chosen = match answer {
                Some(Answer::Truth(truth)) => Some(usize::from(!truth)),
                _ => None,
            };
            Choice::one([true, false].map(|truth| truth_text(locale, truth))).with(chosen)
        }
        (kind, answer) => {
            let texts = part.options.iter().map(|option| plain(&option.text));
            let choice = match kind {
                ItemType::Multiple => Choice::many(texts),
                _ => Choice::one(texts),
            };
            let chosen = part.options.iter().enumerate().filter_map(|(place, option)| {
                matches!(answer, Some(Answer::Options(chosen)) if chosen.contains(&option.id))
                    .then_some(place)
            });
            choice.with(chosen.collect::<Vec<_>>())
        }
    };
    choice.labels(Labels::DigitsAndLetters).highlighted(screen.highlight)
}

impl ExamScreen {
    /// Scrolls a long text down by most of what is seen of it; from its end back to its beginning.
    pub(super) fn scroll_on(&mut self, cx: &Cx) {
        let Some(part) = self.sheet.part() else { return };
        let places = Places::of(self, part, question_area(cx.area), cx);
        let page = usize::from(places.text.height).saturating_sub(1).max(1);
        self.scroll = match self.scroll {
            at if at >= places.hidden => 0,
            at => (at + page).min(places.hidden),
        };
    }
}
