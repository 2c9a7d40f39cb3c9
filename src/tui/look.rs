//! How one session looks: language, theme, colours, and the width of ambiguous characters.
//!
//! A value of the session, never of the process: two people on one server differ in all of it.

use crate::app::account::preferences::Preferences;
use crate::i18n::Locale;
use crate::tui::text::{self, Align};
use crate::tui::theme::{Theme, ThemeName};

/// How many colours the terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum ColorDepth {
    /// None, or `NO_COLOR` is set: only bold, dim, underline and reverse.
    None,
    /// The sixteen of ANSI.
    #[default]
    Ansi16,
    /// The 256 of xterm.
    Indexed,
    /// 24 bits.
    True,
}

/// How one session looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The language of every text.
    pub locale: Locale,
    /// Styles by meaning, already fitted to `colors`.
    pub theme: Theme,
    /// Characters of ambiguous width are drawn two columns wide; frames and marks are plain then.
    pub wide: bool,
    /// How many colours the terminal shows.
    pub colors: ColorDepth,
    /// What was found out about the terminal.
    pub terminal: Terminal,
    /// What holds for whoever prefers nothing else.
    pub base: Base,
}

/// The look of a session in which nobody has said what they prefer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Base {
    /// The language.
    pub locale: Locale,
    /// The theme.
    pub theme: ThemeName,
    /// The width of ambiguous characters: two columns.
    pub wide: bool,
}

/// What was found out about the terminal, whatever the person prefers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terminal {
    /// Whether it draws ambiguous characters in two columns; none while it has not answered.
    pub wide: Option<bool>,
    /// What it calls itself (`TERM`).
    pub name: String,
    /// The encoding that the environment names (`LC_ALL`, `LC_CTYPE`, `LANG`).
    pub encoding: String,
}

impl Look {
    /// A look with the named theme fitted to the terminal's colours.
    pub fn new(locale: Locale, theme: ThemeName, colors: ColorDepth, wide: bool) -> Self {
        let (terminal, base) = (Terminal::default(), Base { locale, theme, wide });
        Self { locale, theme: Theme::new(theme, colors), wide, colors, terminal, base }
    }

    /// This look as a person prefers it; what they leave open is as at the door.
    #[must_use]
    pub fn preferring(&self, preferences: &Preferences) -> Self {
        let theme = preferences.theme.unwrap_or(self.base.theme);
        Self {
            locale: preferences.locale.unwrap_or(self.base.locale),
            theme: Theme::new(theme, self.colors),
            wide: preferences.wide.unwrap_or(self.base.wide),
            ..self.clone()
        }
    }

    /// This look once the terminal has said how wide ambiguous characters are. A width that the
    /// person has chosen stays.
    #[must_use]
    pub fn answered(mut self, wide: bool) -> Self {
        if self.wide == self.base.wide {
            self.wide = wide;
        }
        self.base.wide = wide;
        self.terminal.wide = Some(wide);
        self
    }

    /// The signs that go with colours, so that no meaning hangs on colour alone.
    pub const fn marks(&self) -> &'static Marks {
        if self.wide { &Marks::PLAIN } else { &Marks::FINE }
    }

    /// Columns that `text` takes.
    pub fn width(&self, text: &str) -> usize {
        text::width(text, self.wide)
    }

    /// Stands for what has no room.
    pub const fn ellipsis(&self) -> &'static str {
        super::text::truncate::ellipsis(self.wide)
    }

    /// `text` in at most `columns`, with an ellipsis when cut.
    pub fn truncate(&self, text: &str, columns: usize) -> String {
        text::truncate(text, columns, self.wide)
    }

    /// `text` in exactly `columns`.
    pub fn pad(&self, text: &str, columns: usize, align: Align) -> String {
        text::pad(text, columns, align, self.wide)
    }

    /// The lines of `text`, at most `columns` wide.
    pub fn wrap<'t>(&self, text: &'t str, columns: usize) -> Vec<&'t str> {
        text::wrap(text, columns, self.wide)
    }
}

impl Default for Look {
    fn default() -> Self {
        Self::new(Locale::default(), ThemeName::default(), ColorDepth::default(), false)
    }
}

/// Signs drawn in one column (of the narrow policy) or in plain ASCII.
#[derive(Debug, PartialEq, Eq)]
pub struct Marks {
    /// Before the row or option that the next key acts on.
    pub cursor: &'static str,
    /// Done, passed, in order.
    pub ok: &'static str,
    /// Needs attention.
    pub warn: &'static str,
    /// Wrong, expired, failed.
    pub danger: &'static str,
    /// For information.
    pub info: &'static str,
    /// Start of a list entry.
    pub bullet: &'static str,
    /// Between two short facts.
    pub dot: &'static str,
    /// More above.
    pub more_up: &'static str,
    /// More below.
    pub more_down: &'static str,
    /// The done part of a bar.
    pub full: &'static str,
    /// The open part of a bar.
    pub open: &'static str,
    /// Horizontal line.
    pub line: &'static str,
}

impl Marks {
    /// For terminals that draw ambiguous characters in one column.
    pub const FINE: Self = Self {
        cursor: ">",
        ok: "✓",
        warn: "!",
        danger: "✗",
        info: "i",
        bullet: "•",
        dot: "·",
        more_up: "▴",
        more_down: "▾",
        full: "█",
        open: "░",
        line: "─",
    };

    /// For terminals that draw ambiguous characters in two columns.
    pub const PLAIN: Self = Self {
        cursor: ">",
        ok: "+",
        warn: "!",
        danger: "x",
        info: "i",
        bullet: "-",
        dot: "-",
        more_up: "^",
        more_down: "v",
        full: "#",
        open: "-",
        line: "-",
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_one_column_under_its_policy() {
        for (marks, wide) in [(&Marks::FINE, false), (&Marks::PLAIN, true)] {
            let Marks {
                cursor,
                ok,
                warn,
                danger,
                info,
                bullet,
                dot,
                more_up,
                more_down,
                full,
                open,
                line,
            } = marks;
            for mark in
                [cursor, ok, warn, danger, info, bullet, dot, more_up, more_down, full, open, line]
            {
                assert_eq!(text::width(mark, wide), 1, "{mark}");
            }
        }
    }
}
