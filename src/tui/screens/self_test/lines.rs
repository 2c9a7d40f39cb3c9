//! What the self-test shows, a label and a finding per line.

use super::{Got, SelfTestScreen};
use crate::i18n::self_test as t;
use crate::tui::key::Key;
use crate::tui::look::ColorDepth;
use crate::tui::screen::Cx;
use crate::tui::text::{Align, put};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::time::Duration;

/// Characters whose width terminals disagree about.
const AMBIGUOUS: &str = "“”…·●─①§";
/// Columns of the labels.
const LABELS: u16 = 12;

/// Whether a finding is as it should be, worth a look, or neither.
#[derive(Clone, Copy)]
enum Mark {
    Good,
    Look,
    Plain,
}

/// A cursor that goes down the page.
struct Page<'a, 'c> {
    buf: &'a mut Buffer,
    area: Rect,
    y: u16,
    cx: &'a Cx<'c>,
}

impl Page<'_, '_> {
    /// A label with its finding, wrapped below itself.
    fn line(&mut self, label: &str, text: &str, mark: Mark) {
        let look = self.cx.look;
        let (sign, style) = match mark {
            Mark::Good => (look.marks().ok, look.theme.ok),
            Mark::Look => (look.marks().warn, look.theme.warn),
            Mark::Plain => (" ", look.theme.text),
        };
        self.put(0, label, look.theme.muted);
        self.put(LABELS, sign, style);
        let room = usize::from(self.area.width.saturating_sub(LABELS + 2));
        for piece in look.wrap(text, room) {
            self.put(LABELS + 2, piece, look.theme.text);
            self.y += 1;
        }
    }

    /// A text at a column of the present row.
    fn put(&mut self, column: u16, text: &str, style: Style) -> u16 {
        if self.y >= self.area.bottom() {
            return self.area.right();
        }
        let x = self.area.x + column;
        let room = self.area.right().saturating_sub(x);
        put(self.buf, (x, self.y), text, room, style, self.cx.look.wide)
    }

    /// A hint below a finding.
    fn hint(&mut self, text: &str) {
        let room = usize::from(self.area.width.saturating_sub(LABELS + 2));
        for piece in self.cx.look.wrap(text, room) {
            self.put(LABELS + 2, piece, self.cx.look.theme.muted);
            self.y += 1;
        }
    }
}

/// Draws every finding.
pub(super) fn view(test: &SelfTestScreen, buf: &mut Buffer, area: Rect, cx: &Cx) {
    let (look, locale) = (cx.look, cx.look.locale);
    let whole = *buf.area();
    let mut page = Page { buf, area, y: area.y, cx };
    page.line(t::window(locale), &t::size(locale, whole.width, whole.height), Mark::Good);
    let (text, mark) = encoding(cx);
    page.line(t::encoding(locale), &text, mark);

    let colours = match look.colors {
        ColorDepth::None => t::none(locale),
        ColorDepth::Ansi16 => t::sixteen(locale),
        ColorDepth::Indexed => t::indexed(locale),
        ColorDepth::True => t::true_colour(locale),
    };
    page.put(0, t::colours(locale), look.theme.muted);
    let mut x = page.put(LABELS + 2, &look.pad(colours, 12, Align::Left), look.theme.text);
    for (sample, style) in [
        (t::sample_ok(locale), look.theme.ok),
        (t::sample_warn(locale), look.theme.warn),
        (t::sample_danger(locale), look.theme.danger),
        (t::sample_info(locale), look.theme.info),
        (t::colours(locale), look.theme.selected),
    ] {
        x = page.put(x - area.x + 2, sample, style);
    }
    page.y += 2;

    let answer = match look.terminal.wide {
        Some(false) => t::answered_one(locale),
        Some(true) => t::answered_two(locale),
        None => t::answered_nothing(locale),
    };
    let columns = if look.wide { 2 } else { 1 };
    let drawn = t::drawn(locale, columns);
    let agree = look.terminal.wide == Some(look.wide);
    let mark = if agree { Mark::Good } else { Mark::Look };
    page.line(t::width(locale), &t::both(locale, answer, drawn), mark);
    let end = page.put(LABELS + 2, AMBIGUOUS, look.theme.text);
    page.put(end - area.x, "|", look.theme.accent);
    page.y += 1;
    let ticks: String = (1..=AMBIGUOUS.chars().count() * columns)
        .filter_map(|n| char::from_digit(u32::try_from(n % 10).unwrap_or(0), 10))
        .collect();
    page.put(LABELS + 2, &format!("{ticks}|"), look.theme.accent);
    page.y += 1;
    page.hint(t::ruler_hint(locale));
    page.y += 1;

    let (text, mark) = keyboard(test, cx);
    page.line(t::keyboard(locale), &text, mark);
    let (text, mark) = match test.focus_reported {
        true => (t::focus_yes(locale), Mark::Good),
        false => (t::focus_unknown(locale), Mark::Plain),
    };
    page.line(t::focus(locale), text, mark);
    page.y += 1;

    let (text, mark) = match &test.measured {
        None => (t::measuring(locale).to_owned(), Mark::Plain),
        Some(Err(text)) => (text.clone(), Mark::Look),
        Some(Ok(found)) => {
            let [queue, read, write] =
                [found.queue, found.store.read, found.store.write].map(millis);
            (t::measured(locale, queue, read, write), Mark::Good)
        }
    };
    page.line(t::database(locale), &text, mark);
    page.hint(t::measured_hint(locale));
}

fn millis(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1_000.0)
}

fn encoding(cx: &Cx) -> (String, Mark) {
    let locale = cx.look.locale;
    let terminal = &cx.look.terminal;
    let plain = terminal.encoding.to_ascii_lowercase().replace('-', "");
    match plain.as_str() {
        "utf8" => (t::terminal(locale, &terminal.encoding, &terminal.name), Mark::Good),
        "" => (t::encoding_unknown(locale).to_owned(), Mark::Look),
        _ => (t::encoding_other(locale, &terminal.encoding), Mark::Look),
    }
}

fn keyboard(test: &SelfTestScreen, cx: &Cx) -> (String, Mark) {
    let locale = cx.look.locale;
    match test.got {
        None => (t::press(locale).to_owned(), Mark::Plain),
        Some(Got::Paste(count)) => (t::got_paste(locale, count), Mark::Good),
        Some(Got::Key(key)) => {
            let Some(c) = key.typed() else {
                return (t::got_key(locale, key), Mark::Good);
            };
            let got = t::got(locale, key, format!("U+{:04X}", u32::from(c)));
            let (state, mark) = state(c, key);
            let state = match state {
                State::Plain => t::plain(locale),
                State::FullWidth => t::full_width(locale),
                State::Chinese => t::chinese(locale),
            };
            (t::both(locale, got, state), mark)
        }
    }
}

/// What a character says of the input method.
enum State {
    Plain,
    FullWidth,
    Chinese,
}

fn state(c: char, key: Key) -> (State, Mark) {
    if c.is_ascii() {
        (State::Plain, Mark::Good)
    } else if key.folded().typed().is_some_and(|c| c.is_ascii()) {
        (State::FullWidth, Mark::Good)
    } else {
        (State::Chinese, Mark::Look)
    }
}
