//! Choosing one or several of a few options, by arrows and Space, by digit, or by letter.

use crate::tui::key::Code;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::text::{put, width};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// What stands before an option and answers to its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Labels {
    /// `1` to `9`.
    #[default]
    Digits,
    /// `1 A.`, answering to digit and letter.
    DigitsAndLetters,
}

/// Options of which one or several can be chosen.
#[derive(Debug, Clone)]
pub struct Choice {
    options: Vec<String>,
    chosen: BTreeSet<usize>,
    at: usize,
    many: bool,
    labels: Labels,
}

impl Choice {
    /// One of `options`, none chosen at first.
    pub fn one<T: Into<String>>(options: impl IntoIterator<Item = T>) -> Self {
        Self {
            options: options.into_iter().map(Into::into).collect(),
            chosen: BTreeSet::new(),
            at: 0,
            many: false,
            labels: Labels::default(),
        }
    }

    /// Any number of `options`.
    pub fn many<T: Into<String>>(options: impl IntoIterator<Item = T>) -> Self {
        Self { many: true, ..Self::one(options) }
    }

    /// With other labels.
    #[must_use]
    pub const fn labels(mut self, labels: Labels) -> Self {
        self.labels = labels;
        self
    }

    /// With these options chosen, by place from 0.
    #[must_use]
    pub fn with(mut self, chosen: impl IntoIterator<Item = usize>) -> Self {
        let count = self.options.len();
        self.chosen = chosen.into_iter().filter(|at| *at < count).collect();
        self.at = self.chosen.first().copied().unwrap_or(0);
        self
    }

    /// With the highlight on option `at`.
    #[must_use]
    pub fn highlighted(mut self, at: usize) -> Self {
        self.at = at.min(self.options.len().saturating_sub(1));
        self
    }

    /// The chosen options, by place from 0.
    pub const fn chosen(&self) -> &BTreeSet<usize> {
        &self.chosen
    }

    /// The first chosen option.
    pub fn first(&self) -> Option<usize> {
        self.chosen.first().copied()
    }

    /// Where the highlight is.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Takes a key; true when it was one of the choice's. Arrows at the ends are left to the form
    /// around it.
    pub fn update(&mut self, msg: &Msg) -> bool {
        let Msg::Key(key) = msg else { return false };
        let key = key.folded();
        let last = self.options.len().saturating_sub(1);
        match key.code {
            Code::Up if self.at > 0 => self.at -= 1,
            Code::Down if self.at < last => self.at += 1,
            Code::Char(' ') => self.toggle(self.at),
            _ => match self.named(key) {
                Some(at) => {
                    self.at = at;
                    self.toggle(at);
                }
                None => return false,
            },
        }
        true
    }

    /// The option that a digit or letter names.
    fn named(&self, key: crate::tui::key::Key) -> Option<usize> {
        let letter = key.typed().filter(|_| self.labels == Labels::DigitsAndLetters);
        let letter = letter.and_then(|c| ('a'..='z').position(|letter| letter == c));
        let at = key.digit().and_then(|digit| digit.checked_sub(1)).or(letter)?;
        (at < self.options.len()).then_some(at)
    }

    fn toggle(&mut self, at: usize) {
        if at >= self.options.len() {
            return;
        }
        if !self.many {
            self.chosen = BTreeSet::from([at]);
        } else if !self.chosen.remove(&at) {
            self.chosen.insert(at);
        }
    }

    fn label(&self, at: usize) -> String {
        let letter = ('A'..='Z').nth(at).unwrap_or('?');
        match self.labels {
            Labels::Digits => format!("{} ", at + 1),
            Labels::DigitsAndLetters => format!("{} {letter}. ", at + 1),
        }
    }

    fn sign(&self, at: usize) -> &'static str {
        match (self.many, self.chosen.contains(&at)) {
            (true, true) => "[x] ",
            (true, false) => "[ ] ",
            (false, true) => "(x) ",
            (false, false) => "( ) ",
        }
    }

    /// The lines of an option: what stands before it and its wrapped text.
    fn lines(&self, at: usize, option: &str, columns: usize, look: &Look) -> (String, Vec<String>) {
        let before = format!("{}{}", self.sign(at), self.label(at));
        let room = columns.saturating_sub(2 + width(&before, look.wide)).max(2);
        let lines = look.wrap(option, room).into_iter().map(str::to_owned).collect();
        (before, lines)
    }

    /// Rows that the options take in `columns` columns.
    pub fn height(&self, columns: usize, look: &Look) -> usize {
        let options = self.options.iter().enumerate();
        options.map(|(at, option)| self.lines(at, option, columns, look).1.len()).sum()
    }

    /// Draws the options; when they do not fit, those around the highlight.
    pub fn view(&self, buf: &mut Buffer, area: Rect, focused: bool, look: &Look) {
        let columns = usize::from(area.width);
        let mut rows = vec![];
        let mut highlight = 0;
        for (at, option) in self.options.iter().enumerate() {
            let (before, lines) = self.lines(at, option, columns, look);
            if at == self.at {
                highlight = rows.len() + lines.len() / 2;
            }
            let indent = " ".repeat(width(&before, look.wide));
            for (line_no, line) in lines.into_iter().enumerate() {
                let before = if line_no == 0 { before.as_str() } else { indent.as_str() };
                rows.push((at, line_no == 0, format!("{before}{line}")));
            }
        }
        let height = usize::from(area.height);
        let top = centred_top(highlight, rows.len(), height);
        for (y, (at, first, text)) in (area.y..area.bottom()).zip(rows.into_iter().skip(top)) {
            let here = focused && at == self.at;
            let style = match (here, self.chosen.contains(&at)) {
                (true, _) => look.theme.selected,
                (false, true) => look.theme.accent,
                (false, false) => look.theme.text,
            };
            let mark = if here && first { look.marks().cursor } else { " " };
            put(buf, (area.x, y), mark, 1, look.theme.accent, look.wide);
            let text = look.pad(&text, columns.saturating_sub(2), Default::default());
            put(buf, (area.x + 2, y), &text, area.width.saturating_sub(2), style, look.wide);
        }
    }
}

/// The first of `total` rows to show so that row `at` is as near the middle as can be.
pub(super) fn centred_top(at: usize, total: usize, height: usize) -> usize {
    at.saturating_sub(height / 2).min(total.saturating_sub(height))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testkit::{lines, type_into};

    const OPTIONS: [&str; 4] = [
        "主动消除或者减轻违法行为危害后果的",
        "受他人胁迫或者诱骗实施违法行为的",
        "主动供述行政机关尚未掌握的违法行为的",
        "没有主观过错的",
    ];

    fn press(choice: &mut Choice, keys: &str) {
        type_into(keys, |msg| {
            choice.update(&msg);
        });
    }

    #[test]
    fn digits_letters_and_space_choose() {
        let mut choice = Choice::many(OPTIONS).labels(Labels::DigitsAndLetters);
        press(&mut choice, "2 Ｃ <down> <space> b 9");
        assert_eq!(choice.chosen(), &BTreeSet::from([2, 3]));
        let mut choice = Choice::one(OPTIONS);
        press(&mut choice, "1 3 b");
        assert_eq!(choice.first(), Some(2));
    }

    #[test]
    fn ends_are_left_to_the_form() {
        let mut choice = Choice::one(OPTIONS);
        assert!(!choice.update(&Msg::Key(crate::tui::key::Key::UP)));
        press(&mut choice, "<down> <down> <down>");
        assert!(!choice.update(&Msg::Key(crate::tui::key::Key::DOWN)));
    }

    #[test]
    fn options_hang_under_their_text() {
        let mut choice = Choice::many(OPTIONS).labels(Labels::DigitsAndLetters);
        press(&mut choice, "2");
        let area = Rect::new(0, 0, 40, 6);
        let mut buf = Buffer::empty(area);
        choice.view(&mut buf, area, true, &Look::default());
        insta::assert_snapshot!(lines(&buf).join("\n"), @r"
          [ ] 1 A. 主动消除或者减轻违法行为危害
                   后果的
        > [x] 2 B. 受他人胁迫或者诱骗实施违法行
                   为的
          [ ] 3 C. 主动供述行政机关尚未掌握的违
                   法行为的
        ");
    }
}
