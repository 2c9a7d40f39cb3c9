//! Styles by meaning, in four themes, fitted to the colours that the terminal has.

use super::look::ColorDepth;
use ratatui::style::{Color, Modifier, Style};

pub use crate::domain::preference::ThemeName;

/// One style per meaning. Screens name meanings, never colours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Which theme this is.
    pub name: ThemeName,
    /// Ordinary text.
    pub text: Style,
    /// Secondary text, hints, units, disabled actions.
    pub muted: Style,
    /// Headings and the titles of boxes.
    pub title: Style,
    /// Borders of boxes.
    pub border: Style,
    /// What belongs to the product or to the current place: active tab, keys in hints.
    pub accent: Style,
    /// In order: valid, passed, saved.
    pub ok: Style,
    /// Needs attention soon.
    pub warn: Style,
    /// Wrong, expired, destructive.
    pub danger: Style,
    /// For information.
    pub info: Style,
    /// The row, option or tab that the next key acts on.
    pub selected: Style,
    /// A text field that has the focus.
    pub field: Style,
    /// A text field without the focus.
    pub field_idle: Style,
}

impl Theme {
    /// The named theme with at most the colours of `depth`.
    pub fn new(name: ThemeName, depth: ColorDepth) -> Self {
        match (name, depth) {
            (ThemeName::Mono, _) | (_, ColorDepth::None) => Self::mono(name),
            (ThemeName::Dark, _) => Self::dark(depth),
            (ThemeName::Light, _) => Self::light(depth),
            (ThemeName::HighContrast, _) => Self::high_contrast(),
        }
    }

    fn mono(name: ThemeName) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            name,
            text: plain,
            muted: plain.add_modifier(Modifier::DIM),
            title: bold,
            border: plain,
            accent: bold,
            ok: plain,
            warn: bold,
            danger: bold.add_modifier(Modifier::UNDERLINED),
            info: plain,
            selected: plain.add_modifier(Modifier::REVERSED),
            field: plain.add_modifier(Modifier::UNDERLINED),
            field_idle: plain.add_modifier(Modifier::DIM | Modifier::UNDERLINED),
        }
    }

    fn dark(depth: ColorDepth) -> Self {
        let pick = picker(depth);
        let fg = |rich, ansi| Style::new().fg(pick(rich, ansi));
        Self {
            name: ThemeName::Dark,
            text: Style::new(),
            muted: fg(245, Color::DarkGray),
            title: fg(255, Color::White).add_modifier(Modifier::BOLD),
            border: fg(240, Color::DarkGray),
            accent: fg(80, Color::Cyan),
            ok: fg(114, Color::Green),
            warn: fg(221, Color::Yellow),
            danger: fg(210, Color::LightRed).add_modifier(Modifier::BOLD),
            info: fg(111, Color::LightBlue),
            selected: fg(231, Color::Black).bg(pick(24, Color::Cyan)),
            field: fg(255, Color::White).bg(pick(238, Color::Blue)),
            field_idle: Style::new().add_modifier(Modifier::UNDERLINED),
        }
    }

    fn light(depth: ColorDepth) -> Self {
        let pick = picker(depth);
        let fg = |rich, ansi| Style::new().fg(pick(rich, ansi));
        Self {
            name: ThemeName::Light,
            text: Style::new(),
            muted: fg(242, Color::DarkGray),
            title: fg(16, Color::Black).add_modifier(Modifier::BOLD),
            border: fg(248, Color::DarkGray),
            accent: fg(24, Color::Blue),
            ok: fg(28, Color::Green),
            warn: fg(130, Color::Magenta),
            danger: fg(124, Color::Red).add_modifier(Modifier::BOLD),
            info: fg(25, Color::Blue),
            selected: fg(231, Color::White).bg(pick(25, Color::Blue)),
            field: fg(16, Color::Black).bg(pick(153, Color::Cyan)),
            field_idle: Style::new().add_modifier(Modifier::UNDERLINED),
        }
    }

    fn high_contrast() -> Self {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let reverse = bold.add_modifier(Modifier::REVERSED);
        Self {
            name: ThemeName::HighContrast,
            text: Style::new(),
            muted: Style::new(),
            title: bold,
            border: Style::new(),
            accent: bold,
            ok: bold.fg(Color::Green),
            warn: bold.fg(Color::Yellow),
            danger: reverse.fg(Color::Red),
            info: bold.fg(Color::Cyan),
            selected: reverse,
            field: reverse,
            field_idle: bold.add_modifier(Modifier::UNDERLINED),
        }
    }
}

/// Chooses between an index of the 256 colours and one of the sixteen.
const fn picker(depth: ColorDepth) -> impl Fn(u8, Color) -> Color {
    move |rich, ansi| match depth {
        ColorDepth::Indexed | ColorDepth::True => Color::Indexed(rich),
        ColorDepth::Ansi16 | ColorDepth::None => ansi,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colours(theme: &Theme) -> Vec<Color> {
        let Theme {
            name: _,
            text,
            muted,
            title,
            border,
            accent,
            ok,
            warn,
            danger,
            info,
            selected,
            field,
            field_idle,
        } = theme;
        [text, muted, title, border, accent, ok, warn, danger, info, selected, field, field_idle]
            .iter()
            .flat_map(|style| [style.fg, style.bg])
            .flatten()
            .collect()
    }

    #[test]
    fn no_theme_uses_more_colours_than_the_terminal_has() {
        for name in ThemeName::ALL.iter().copied() {
            assert_eq!(colours(&Theme::new(name, ColorDepth::None)), []);
            let sixteen = colours(&Theme::new(name, ColorDepth::Ansi16));
            assert!(!sixteen.iter().any(|c| matches!(c, Color::Indexed(_) | Color::Rgb(..))));
        }
        assert_eq!(colours(&Theme::new(ThemeName::Mono, ColorDepth::True)), []);
    }

    #[test]
    fn the_selected_row_differs_from_plain_text_in_every_theme() {
        for name in ThemeName::ALL.iter().copied() {
            for depth in [ColorDepth::None, ColorDepth::Ansi16, ColorDepth::True] {
                let theme = Theme::new(name, depth);
                assert_ne!(theme.selected, theme.text, "{name:?} {depth:?}");
            }
        }
    }
}
