//! Display width of text under the session's policy for ambiguous characters.

use ratatui::buffer::CellWidth;
use ratatui::text::Line;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The grapheme clusters that occupy cells, each with its width in columns.
///
/// Control characters and lone zero-width marks are left out: they have no cell.
pub fn glyphs(text: &str, wide: bool) -> impl Iterator<Item = (&str, usize)> {
    text.graphemes(true)
        .filter(|glyph| !glyph.contains(char::is_control))
        .map(move |glyph| (glyph, glyph_width(glyph, wide)))
        .filter(|(_, width)| *width > 0)
}

/// Columns that one grapheme cluster takes.
pub(super) fn glyph_width(glyph: &str, wide: bool) -> usize {
    let narrow = usize::from(glyph.cell_width());
    if wide && !glyph.is_ascii() { glyph.width_cjk().max(narrow) } else { narrow }
}

/// Columns that a text takes on one line.
pub fn width(text: &str, wide: bool) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| !byte.is_ascii_control()).count();
    }
    glyphs(text, wide).map(|(_, width)| width).sum()
}

/// Columns that a styled line takes.
pub fn line_width(line: &Line<'_>, wide: bool) -> usize {
    line.spans.iter().map(|span| width(&span.content, wide)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ambiguous_characters_follow_the_policy_and_nothing_else_does() {
        for (text, narrow, wide) in [
            ("abc", 3, 3),
            ("执法", 4, 4),
            ("“当事人”", 8, 10),
            ("…", 1, 2),
            ("①×℃§", 4, 8),
            ("─│┌", 3, 6),
            ("，。", 4, 4),
            ("e\u{301}", 1, 1),
            ("a\tb\n", 2, 2),
            ("", 0, 0),
        ] {
            assert_eq!(width(text, false), narrow, "{text:?} narrow");
            assert_eq!(width(text, true), wide, "{text:?} wide");
        }
    }
}
