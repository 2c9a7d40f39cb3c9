//! Width variants and blanks: what a Chinese input method, a spreadsheet or a copied web page leaves
//! in a text without changing what it says.

/// The half-width form of a full-width ASCII character or ideographic space; any other character
/// is its own form.
pub fn half(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c) - u32::from('\u{ff01}') + u32::from('!')).unwrap_or(c)
        }
        _ => c,
    }
}

/// `text` with every character in its half-width form.
pub fn half_text(text: &str) -> String {
    text.chars().map(half).collect()
}

/// Whether the character shows nothing: white space of any width, zero-width characters, and the
/// direction marks that come with copied text.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_has_one_width_and_chinese_keeps_its_own() {
        for (text, half) in [
            ("１２３％", "123%"),
            ("Ａｂ～！", "Ab~!"),
            ("二百　元", "二百 元"),
            ("“、。《》", "“、。《》"),
            ("", ""),
        ] {
            assert_eq!(half_text(text), half, "{text}");
        }
    }

    #[test]
    fn blanks_are_what_nobody_sees() {
        for c in [' ', '\u{3000}', '\t', '\u{a0}', '\u{200b}', '\u{202d}', '\u{feff}'] {
            assert!(is_blank(c), "{c:?}");
        }
        for c in ['一', '_', '·', '○', '0'] {
            assert!(!is_blank(c), "{c:?}");
        }
    }
}
