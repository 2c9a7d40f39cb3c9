//! Width variants: the full-width forms that a Chinese input method leaves behind, made half-width.

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
}
