//! Cutting and padding text to a number of columns.

use super::width::{glyphs, width};

/// Where text sits in a space wider than itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At the left, spaces follow.
    #[default]
    Left,
    /// At the right, for numbers.
    Right,
    /// In the middle, one column further left when it cannot be exact.
    Centre,
}

/// What stands for the part that was cut.
pub const fn ellipsis(wide: bool) -> &'static str {
    if wide { ".." } else { "…" }
}

/// `text` in at most `columns`; what does not fit is replaced by an ellipsis.
///
/// A wide glyph is never halved, so the result can be one column narrower than asked.
pub fn truncate(text: &str, columns: usize, wide: bool) -> String {
    if width(text, wide) <= columns {
        return glyphs(text, wide).map(|(glyph, _)| glyph).collect();
    }
    let mark = ellipsis(wide);
    let Some(room) = columns.checked_sub(width(mark, wide)) else {
        return ".".repeat(columns);
    };
    let mut out = take(glyphs(text, wide), room);
    out.push_str(mark);
    out
}

/// Like [`truncate`], but keeps the end of the text: for paths.
pub fn truncate_start(text: &str, columns: usize, wide: bool) -> String {
    if width(text, wide) <= columns {
        return glyphs(text, wide).map(|(glyph, _)| glyph).collect();
    }
    let mark = ellipsis(wide);
    let Some(room) = columns.checked_sub(width(mark, wide)) else {
        return ".".repeat(columns);
    };
    let all: Vec<_> = glyphs(text, wide).collect();
    let mut used = 0;
    let kept = all.iter().rev().take_while(|(_, width)| {
        used += width;
        used <= room
    });
    let from = all.len() - kept.count();
    all.iter().skip(from).fold(mark.to_owned(), |out, (glyph, _)| out + glyph)
}

/// The glyphs of the beginning that fit in `room` columns.
fn take<'a>(glyphs: impl Iterator<Item = (&'a str, usize)>, room: usize) -> String {
    let mut used = 0;
    glyphs
        .take_while(|(_, width)| {
            used += width;
            used <= room
        })
        .map(|(glyph, _)| glyph)
        .collect()
}

/// `text` in exactly `columns`: truncated when too long, padded with spaces when too short.
pub fn pad(text: &str, columns: usize, align: Align, wide: bool) -> String {
    let text = truncate(text, columns, wide);
    let free = columns.saturating_sub(width(&text, wide));
    let left = match align {
        Align::Left => 0,
        Align::Right => free,
        Align::Centre => free / 2,
    };
    format!("{}{text}{}", " ".repeat(left), " ".repeat(free - left))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cuts_by_width_never_through_a_glyph() {
        for (text, columns, narrow, wide) in [
            ("市场监督管理分局", 16, "市场监督管理分局", "市场监督管理分局"),
            ("市场监督管理分局", 11, "市场监督管…", "市场监督.."),
            ("市场监督管理分局", 10, "市场监督…", "市场监督.."),
            ("abcdef", 4, "abc…", "ab.."),
            ("“甲”", 4, "“甲”", "“.."),
            ("市场", 1, "…", "."),
            ("市场", 0, "", ""),
        ] {
            assert_eq!(truncate(text, columns, false), narrow);
            assert_eq!(truncate(text, columns, true), wide);
        }
        assert_eq!(truncate_start("D:/名册/二道江.csv", 12, false), "…/二道江.csv");
    }

    #[test]
    fn pads_by_width() {
        assert_eq!(pad("执法", 6, Align::Left, false), "执法  ");
        assert_eq!(pad("12", 5, Align::Right, false), "   12");
        assert_eq!(pad("执法", 7, Align::Centre, false), " 执法  ");
        assert_eq!(pad("“", 3, Align::Left, true), "“ ");
    }

    proptest! {
        #[test]
        fn padded_text_is_as_wide_as_asked(
            text in "[a-z执法部门“”…①，。 ]{0,20}", columns in 0usize..30, wide: bool,
        ) {
            prop_assert_eq!(width(&pad(&text, columns, Align::Right, wide), wide), columns);
            prop_assert!(width(&truncate_start(&text, columns, wide), wide) <= columns);
        }
    }
}
