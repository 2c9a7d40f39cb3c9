//! Comparing a fill-in answer with its key: the same words count however they were typed.

use super::{numeral, width};

/// Whether the answer says the same as one of the accepted variants: equal after [`normal`].
/// An answer that is empty, or nothing but punctuation, never does.
pub fn matches<S: AsRef<str>>(answer: &str, accepted: &[S]) -> bool {
    let answer = normal(answer);
    !answer.is_empty() && accepted.iter().any(|variant| normal(variant.as_ref()) == answer)
}

/// Characters behind a blank of which an answer may repeat the first ones: units, and short words.
const REPEATED: usize = 8;

/// Whether the answer to a blank is right: it [`matches()`], or it goes on in the words that stand behind
/// the blank anyway, as 七日 where the text reads ____日内 and 七 is accepted.
///
/// That cannot make a wrong answer right: an accepted variant with the words behind it is how the right
/// sentence reads. Numerals are never taken for such words, nor is what follows a mark.
pub fn is_right<S: AsRef<str>>(answer: &str, accepted: &[S], behind: &str) -> bool {
    matches(answer, accepted) || goes_on(answer, accepted, behind)
}

fn goes_on<S: AsRef<str>>(answer: &str, accepted: &[S], behind: &str) -> bool {
    let answer = normal(answer);
    let is_word = |c: &char| {
        (c.is_alphabetic() || matches!(c, '%' | '‰')) && !numeral::is_numeral(*c) && *c != '点'
    };
    let behind = behind.trim_start_matches(width::is_blank);
    let words: Vec<char> = behind.chars().take_while(is_word).take(REPEATED).collect();
    accepted.iter().map(AsRef::as_ref).filter(|variant| !normal(variant).is_empty()).any(
        |variant| {
            (1..=words.len()).any(|to| {
                let read: String = variant.chars().chain(words[..to].iter().copied()).collect();
                normal(&read) == answer
            })
        },
    )
}

/// What stands behind each blank of a stem. A blank is a run of exactly four underscores.
pub fn behind_blanks(stem: &str) -> Vec<&str> {
    let mut behind = Vec::new();
    let mut rest = stem;
    while let Some((_, from_run)) = rest.find('_').and_then(|at| rest.split_at_checked(at)) {
        rest = from_run.trim_start_matches('_');
        if from_run.len() - rest.len() == 4 {
            behind.push(rest);
        }
    }
    behind
}

/// The form in which answers are compared: half width, no blanks, lower case, numerals in ASCII
/// digits, fractions of a hundred as `%`, 5个工作日 as 5工作日, no quotation or title marks, one form
/// of each other mark, none at the end.
///
/// Nothing is taken to mean the same that reads differently: 日 and 工作日, 三月 and 三个月 stay
/// apart. The result is for comparing, not for reading.
pub fn normal(text: &str) -> String {
    let digits = numeral::replace_numerals(&unmarked(text));
    let whole = counted_days(&proportions(&decimal_points(&digits)));
    whole.trim_end_matches(['.', ',', ';', ':', '!', '?']).to_owned()
}

/// Half width and lower case, without blanks, with marks unified.
fn unmarked(text: &str) -> String {
    let chars: Vec<char> = text.chars().filter(|c| !width::is_blank(*c)).collect();
    let mut out = String::with_capacity(text.len());
    for (at, &c) in chars.iter().enumerate() {
        if groups_thousands(&chars, at) {
            continue;
        }
        match width::half(c) {
            '“' | '”' | '‘' | '’' | '"' | '\'' | '「' | '」' | '『' | '』' | '《' | '》' | '〈'
            | '〉' => {}
            '、' => out.push(','),
            '。' | '｡' => out.push('.'),
            '~' | '—' | '–' | '−' | '‐' | '‑' => out.push('-'),
            '[' | '〔' | '【' => out.push('('),
            ']' | '〕' | '】' => out.push(')'),
            '•' | '・' => out.push('·'),
            other => out.extend(other.to_lowercase()),
        }
    }
    out
}

/// Whether the character is the comma in 100,000: an ASCII comma between a digit and exactly three.
fn groups_thousands(chars: &[char], at: usize) -> bool {
    let digit = |at: Option<usize>| {
        at.and_then(|at| chars.get(at)).is_some_and(|c| width::half(*c).is_ascii_digit())
    };
    chars.get(at) == Some(&',')
        && digit(at.checked_sub(1))
        && (1..=3).all(|ahead| digit(Some(at + ahead)))
        && !digit(Some(at + 4))
}

/// 3点5 as 3.5.
fn decimal_points(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let between_digits = out.ends_with(|before: char| before.is_ascii_digit())
            && chars.peek().is_some_and(char::is_ascii_digit);
        out.push(if c == '点' && between_digits { '.' } else { c });
    }
    out
}

/// 5个工作日 as 5工作日.
fn counted_days(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, days)) = rest.split_once("个工作日") {
        out.push_str(before);
        let counted = out.ends_with(|c: char| c.is_ascii_digit());
        out.push_str(if counted { "工作日" } else { "个工作日" });
        rest = days;
    }
    out + rest
}

/// 百分之3 as 3%, 百分之百 as 100%, 千分之3 as 3‰, 万分之3 as 3‱.
fn proportions(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some((number, sign, tail)) = proportion(rest) {
            out.push_str(number);
            out.push(sign);
            rest = tail;
        } else {
            out.push(c);
            rest = rest.strip_prefix(c).unwrap_or_default();
        }
    }
    out
}

fn proportion(text: &str) -> Option<(&str, char, &str)> {
    const SIGNS: [(&str, char); 3] = [("百分之", '%'), ("千分之", '‰'), ("万分之", '‱')];
    let (rest, sign) =
        SIGNS.iter().find_map(|(words, sign)| Some((text.strip_prefix(words)?, *sign)))?;
    if let Some(tail) = rest.strip_prefix('百') {
        return Some(("100", sign, tail));
    }
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let number = rest.get(..end)?.trim_end_matches('.');
    let tail = rest.strip_prefix(number)?;
    number.starts_with(|c: char| c.is_ascii_digit()).then_some((number, sign, tail))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_words_typed_otherwise_match() {
        for (answer, key) in [
            ("第32条", "第三十二条"),
            ("第 三十二 条", "第三十二条"),
            ("200元", "二百元"),
            ("２００ 元", "二百元"),
            ("贰佰元", "二百元"),
            ("两百元", "二百元"),
            ("10万元", "十万元"),
            ("100,000元", "十万元"),
            ("1,000,000元", "一百万元"),
            ("1.5万元", "一点五万元"),
            ("3%", "百分之三"),
            ("３％", "百分之三"),
            ("3.05%", "百分之三点〇五"),
            ("100%", "百分之百"),
            ("3‰", "千分之三"),
            ("3%", "百分之三。"),
            ("3%。并处", "百分之三。并处"),
            ("3%以上5%以下", "百分之三以上百分之五以下"),
            ("3个月", "三个月"),
            ("5个工作日", "五工作日"),
            ("十五个工作日内", "15工作日内"),
            ("2021年7月15日", "二〇二一年七月十五日"),
            ("2021年07月15日", "2021年7月15日"),
            ("公正，公开", "公正、公开"),
            ("公正,公开。", "公正、公开"),
            ("“从旧兼从轻”", "从旧兼从轻"),
            ("行政处罚法", "《行政处罚法》"),
            ("15～30日", "15-30日"),
            ("国务院令〔2026〕3号", "国务院令[2026]3号"),
            ("gb 2760", "GB2760"),
            ("\u{202d}九十日\u{202c}", "九十日"),
        ] {
            assert!(
                matches(answer, &[key]),
                "{answer} ({}) {key} ({})",
                normal(answer),
                normal(key)
            );
            assert!(matches(key, &[answer]), "{key} {answer}");
        }
    }

    #[test]
    fn other_words_do_not() {
        for (answer, key) in [
            ("十五日", "十五个工作日"),
            ("十五日", "五日"),
            ("十五日", "十五天"),
            ("三月", "三个月"),
            ("3", "百分之三"),
            ("3‰", "3%"),
            ("1.05", "1.5"),
            ("第三十二条", "第三十二条第一款"),
            ("二百元以下", "二百元以上"),
            ("100、200", "100200"),
            ("1,2,3", "123"),
            ("2", "20"),
        ] {
            assert!(!matches(answer, &[key]), "{answer} {key} {}", normal(answer));
            assert!(!matches(key, &[answer]), "{key} {answer}");
        }
    }

    #[test]
    fn an_answer_may_go_on_in_the_words_behind_the_blank() {
        for (answer, key, behind) in [
            ("七日", "七", "日内送达当事人。"),
            ("7日", "七", "日内送达当事人。"),
            ("柒日内", "七", "日内送达当事人。"),
            ("五个工作日", "五", "个工作日内"),
            ("5工作日", "五", "个工作日内"),
            ("五个工作日", "五", " 工作日内"),
            ("二年", "二", "年内未被发现"),
            ("两名", "二", "名以上执法人员"),
            ("三千元", "三千", "元以下罚款"),
            ("3%", "三", "%的罚款"),
            ("3个月", "三", "个月"),
            ("县级以上", "县级", "以上地方人民政府"),
        ] {
            assert!(is_right(answer, &[key], behind), "{answer} {key} {behind}");
        }
    }

    #[test]
    fn nothing_else_is_right_by_the_words_behind_the_blank() {
        for (answer, key, behind) in [
            ("七日", "七", "个工作日内"),
            ("七个工作日", "七", "日内"),
            ("三月", "三", "个月内"),
            ("日", "七", "日内"),
            ("七日", "", "日内"),
            ("十七日", "七", "日内"),
            ("七十日", "七", "日内"),
            // Numerals behind the blank are no words of it.
            ("二十", "二", "十日内"),
            ("三万", "三", "万元以下"),
            ("3.5", "三", "点五倍"),
            ("一倍以上五", "一", "倍以上五倍以下"),
            // Nor is what follows a mark.
            ("公正公开", "公正", "、公开"),
            ("二百元以上", "二百", "元以下"),
        ] {
            assert!(!is_right(answer, &[key], behind), "{answer} {key} {behind}");
        }
    }

    #[test]
    fn what_stands_behind_each_blank() {
        let stem = "自____起____日内,___不是空,_____也不是;____";
        assert_eq!(
            behind_blanks(stem),
            ["起____日内,___不是空,_____也不是;____", "日内,___不是空,_____也不是;____", ""]
        );
        assert!(behind_blanks("没有空").is_empty());
    }

    #[test]
    fn any_variant_will_do_and_nothing_is_never_right() {
        assert!(matches("90天", &["九十日", "九十天"]));
        assert!(!matches("90年", &["九十日", "九十天"]));
        assert!(!matches::<&str>("九十日", &[]));
        for empty in ["", "　 ", "“”", "。", "\u{feff}"] {
            assert!(!matches(empty, &["", "“”", "。", "九十日"]), "{empty:?}");
        }
    }

    proptest! {
        #[test]
        fn no_other_number_is_right_by_its_unit(
            n in 1_u64..100_000, other in 1_u64..100_000,
            unit in prop::sample::select(vec!["日", "个工作日", "个月", "年", "元", "名", "倍"]),
        ) {
            let key = numeral::to_chinese(n);
            let behind = format!("{unit}以内");
            let (same, other_answer) = (format!("{n}{unit}"), format!("{other}{unit}"));
            prop_assert!(is_right(&same, &[&key], &behind));
            prop_assert_eq!(is_right(&other_answer, &[&key], &behind), n == other);
        }

        #[test]
        fn a_number_matches_itself_in_both_scripts_and_no_other(n in 0_u64..10_000_000, other in 0_u64..10_000_000) {
            let chinese = format!("{}元", numeral::to_chinese(n));
            let (same, other_sum) = (format!("{n}元"), format!("{other}元"));
            prop_assert!(matches(&same, &[&chinese]));
            prop_assert_eq!(matches(&other_sum, &[&chinese]), n == other);
        }

        #[test]
        fn every_answer_that_says_something_matches_itself(text in "\\PC{0,20}") {
            prop_assert_eq!(matches(&text, &[&text]), !normal(&text).is_empty());
        }

        #[test]
        fn blanks_and_width_never_matter(text in "[0-9A-Za-z%元日条第百分之点]{1,12}") {
            let wide: String = text
                .chars()
                .flat_map(|c| {
                    let wide = if c.is_ascii_graphic() { u32::from(c) - 0x21 + 0xff01 } else { u32::from(c) };
                    [char::from_u32(wide).unwrap(), '\u{3000}']
                })
                .collect();
            prop_assert_eq!(normal(&wide), normal(&text));
        }
    }
}
