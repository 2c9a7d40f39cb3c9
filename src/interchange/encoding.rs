//! Bytes to text: UTF-8, UTF-16, and GB18030 (which covers GBK and GB2312).

/// How a file was encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 without a mark.
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Mark,
    /// UTF-16, mostly with a byte order mark.
    Utf16,
    /// GB18030.
    Gb18030,
}

impl Encoding {
    /// The name people know it by.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Mark => "UTF-8 (BOM)",
            Self::Utf16 => "UTF-16",
            Self::Gb18030 => "GB18030",
        }
    }
}

/// A decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text without byte order mark.
    pub text: String,
    /// What it was encoded in.
    pub encoding: Encoding,
    /// Whether some bytes meant nothing and became U+FFFD.
    pub damaged: bool,
}

/// Decodes a file. What is no valid UTF-8 is taken for GB18030, and where it cannot be that, for
/// UTF-16 without its mark if that gives Chinese text.
pub fn decode(bytes: &[u8]) -> Decoded {
    if let Some((found, _)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, damaged) = found.decode_with_bom_removal(bytes);
        let encoding =
            if found == encoding_rs::UTF_8 { Encoding::Utf8Mark } else { Encoding::Utf16 };
        return Decoded { text: text.into_owned(), encoding, damaged };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), encoding: Encoding::Utf8, damaged: false };
    }
    let (text, damaged) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
    let unmarked = || {
        let mut read = [encoding_rs::UTF_16LE, encoding_rs::UTF_16BE]
            .map(|encoding| encoding.decode_without_bom_handling(bytes))
            .into_iter();
        read.find(|(text, damaged)| !damaged && is_chinese(text)).map(|(text, _)| text)
    };
    if let Some(text) = damaged.then(unmarked).flatten() {
        return Decoded { text: text.into_owned(), encoding: Encoding::Utf16, damaged: false };
    }
    Decoded { text: text.into_owned(), encoding: Encoding::Gb18030, damaged }
}

/// Whether most characters are those of Chinese texts: ideographs, their punctuation, ASCII and
/// full-width forms.
fn is_chinese(text: &str) -> bool {
    let usual = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    text.chars().filter(usual).count() * 10 > text.chars().count() * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "行政处罚法";
        let utf16: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let gb = encoding_rs::GB18030.encode(text).0.into_owned();
        let unmarked = "渡口巡查规定\n第一条　为了加强巡查，制定本规定。\n";
        for bytes in [
            unmarked.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
            unmarked.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        ] {
            let read = Decoded { text: unmarked.into(), encoding: Encoding::Utf16, damaged: false };
            assert_eq!(decode(&bytes), read);
        }
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            (format!("\u{feff}{text}").into_bytes(), Encoding::Utf8Mark),
            (utf16, Encoding::Utf16),
            (gb, Encoding::Gb18030),
        ] {
            assert_eq!(decode(&bytes), Decoded { text: text.into(), encoding, damaged: false });
        }
        assert!(decode(&[b'a', 0xff, 0xff]).damaged);
    }
}
