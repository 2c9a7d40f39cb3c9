//! Filtering by typing: text, pinyin or the initials of pinyin.

use pinyin::ToPinyinMulti;

/// Whether `query` occurs in `text`: as text, as pinyin or as initials, mixed as one likes.
/// `zs`, `zhangs`, `张s` and `三` all find 张三. Every reading of a character counts.
pub fn matches(text: &str, query: &str) -> bool {
    let query: Vec<char> = query.chars().flat_map(char::to_lowercase).collect();
    let text: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
    query.is_empty() || (0..text.len()).any(|at| from(text.get(at..).unwrap_or_default(), &query))
}

/// Whether `query` can be read off the beginning of `text`.
fn from(text: &[char], query: &[char]) -> bool {
    let Some((first, rest)) = text.split_first() else { return query.is_empty() };
    let Some(typed) = query.first() else { return true };
    if typed == first && from(rest, query.get(1..).unwrap_or_default()) {
        return true;
    }
    typed.is_ascii_alphabetic()
        && readings(*first).any(|reading| {
            let common = reading.chars().zip(query).take_while(|(a, b)| a == *b).count();
            // Any beginning of the syllable will do: the initial alone, or a syllable being typed.
            (1..=common).any(|used| from(rest, query.get(used..).unwrap_or_default()))
        })
}

fn readings(c: char) -> impl Iterator<Item = &'static str> {
    c.to_pinyin_multi().into_iter().flatten().map(pinyin::Pinyin::plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_by_text_pinyin_and_initials() {
        for query in ["张", "张三", "zs", "zhangsan", "zhangs", "zsan", "张s", "ZS", "三", "s", ""]
        {
            assert!(matches("张三", query), "{query}");
        }
        for query in ["sz", "李", "zx", "zsa1", "张三丰"] {
            assert!(!matches("张三", query), "{query}");
        }
        assert!(matches("单建国", "sjg") && matches("单建国", "djg"), "every reading counts");
        assert!(matches("XZ-001 行政", "xz-0") && matches("Help", "he"));
    }
}
