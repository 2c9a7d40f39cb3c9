//! Numerals as Chinese texts write them: 三十六, 一百零五, 二〇二一, 壹佰贰拾叁, 10万, １２.

use super::width;
use std::iter::Peekable;
use std::str::Chars;

const TEN_THOUSAND: u64 = 10_000;
const HUNDRED_MILLION: u64 = 100_000_000;
/// More characters than any numeral of a `u64` needs; longer runs are not read at all.
const LONGEST: usize = 64;

/// What one numeral character means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Glyph {
    /// 0 to 9.
    Digit(u64),
    /// 廿, 卅, 卌: a number of tens in one character.
    Tens(u64),
    /// 十, 百, 千, 万, 亿.
    Unit(u64),
}

fn glyph(c: char) -> Option<Glyph> {
    use Glyph::{Digit, Tens, Unit};
    Some(match width::half(c) {
        digit @ '0'..='9' => Digit(u64::from(digit) - u64::from('0')),
        '〇' | '零' | '○' => Digit(0),
        '一' | '壹' => Digit(1),
        '二' | '两' | '贰' | '貳' => Digit(2),
        '三' | '叁' | '參' | '叄' => Digit(3),
        '四' | '肆' => Digit(4),
        '五' | '伍' => Digit(5),
        '六' | '陆' | '陸' => Digit(6),
        '七' | '柒' => Digit(7),
        '八' | '捌' => Digit(8),
        '九' | '玖' => Digit(9),
        '廿' => Tens(20),
        '卅' => Tens(30),
        '卌' => Tens(40),
        '十' | '拾' => Unit(10),
        '百' | '佰' => Unit(100),
        '千' | '仟' => Unit(1_000),
        '万' | '萬' => Unit(TEN_THOUSAND),
        '亿' | '億' => Unit(HUNDRED_MILLION),
        _ => return None,
    })
}

/// A piece of a numeral: digits that stand together, or one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Digits { value: u64, count: usize, zero_led: bool },
    Tens(u64),
    Unit(u64),
}

/// `None` when a character is no numeral, the text is too long, or the digits exceed `u64`.
fn tokens(text: &str) -> Option<Vec<Token>> {
    if text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let mut tokens = Vec::new();
    for c in text.chars() {
        match (glyph(c)?, tokens.last_mut()) {
            (Glyph::Digit(digit), Some(Token::Digits { value, count, .. })) => {
                *value = value.checked_mul(10)?.checked_add(digit)?;
                *count += 1;
            }
            (Glyph::Digit(digit), _) => {
                tokens.push(Token::Digits { value: digit, count: 1, zero_led: digit == 0 });
            }
            (Glyph::Tens(tens), _) => tokens.push(Token::Tens(tens)),
            (Glyph::Unit(unit), _) => tokens.push(Token::Unit(unit)),
        }
    }
    Some(tokens)
}

/// Whether a numeral can contain the character, in either width.
pub fn is_numeral(c: char) -> bool {
    glyph(c).is_some()
}

/// The value of a numeral that fills the whole text.
///
/// Reads places (一千零一), digits one by one (二〇二一), financial forms (壹佰贰拾叁), 廿 and 卅,
/// ASCII and full-width digits, digits before a unit (10万), and the spoken short form that leaves
/// the last unit away (一百五 is 150). `None` for anything else and for values above `u64`.
pub fn parse(text: &str) -> Option<u64> {
    let tokens = tokens(text)?;
    match tokens.as_slice() {
        [Token::Digits { value, .. }] => Some(*value),
        [Token::Digits { zero_led: true, .. }, ..] => None,
        [head @ .., Token::Digits { value, count: 1, zero_led: false }] => match head.last() {
            Some(Token::Unit(unit @ 100..)) => grouped(head)?.checked_add(value * (unit / 10)),
            _ => grouped(&tokens),
        },
        all => grouped(all),
    }
}

/// A numeral cut at its last 亿, then at its last 万.
fn grouped(tokens: &[Token]) -> Option<u64> {
    for (unit, digits) in [(HUNDRED_MILLION, 8), (TEN_THOUSAND, 4)] {
        if let Some(at) = tokens.iter().rposition(|token| *token == Token::Unit(unit)) {
            let (high, low) = (tokens.get(..at)?, tokens.get(at + 1..)?);
            let high = if unit == HUNDRED_MILLION { grouped(high) } else { section(high) };
            let low = match low {
                [] => 0,
                [Token::Digits { value, count, zero_led }] => {
                    (*count == digits || (*zero_led && *value < 10)).then_some(*value)?
                }
                low => grouped(low)?,
            };
            return high?.checked_mul(unit)?.checked_add(low);
        }
    }
    section(tokens)
}

/// A numeral of 千, 百, 十 and ones, or plain digits.
fn section(tokens: &[Token]) -> Option<u64> {
    let mut total = 0;
    let mut above = TEN_THOUSAND;
    let mut rest = tokens;
    loop {
        rest = match rest {
            [] => return (above < TEN_THOUSAND).then_some(total),
            [Token::Digits { value, .. }] if above == TEN_THOUSAND => return Some(*value),
            [Token::Digits { value: digit @ 1..=9, zero_led, .. }] if *zero_led == (above > 10) => {
                return Some(total + digit);
            }
            [Token::Tens(tens), tail @ ..] if above > 10 => {
                total += tens;
                above = 10;
                tail
            }
            [Token::Unit(10), tail @ ..] if above > 10 => {
                total += 10;
                above = 10;
                tail
            }
            [Token::Digits { value: digit @ 1..=9, .. }, Token::Unit(unit), tail @ ..]
                if *unit < above =>
            {
                total += digit * unit;
                above = *unit;
                tail
            }
            _ => return None,
        };
    }
}

/// The numeral as statutes write it: 12 is 十二, 105 is 一百零五, 110 is 一百一十.
pub fn to_chinese(n: u64) -> String {
    let written = if n == 0 { "零".to_owned() } else { places(n) };
    match written.strip_prefix('一') {
        Some(rest) if rest.starts_with('十') => rest.to_owned(),
        _ => written,
    }
}

/// Every place with its digit, 一十 included; nothing for zero.
fn places(n: u64) -> String {
    const UNITS: [(u64, &str); 5] =
        [(HUNDRED_MILLION, "亿"), (TEN_THOUSAND, "万"), (1_000, "千"), (100, "百"), (10, "十")];
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    for (unit, name) in UNITS {
        if n >= unit {
            let low = n % unit;
            let gap = if low > 0 && low < unit / 10 { "零" } else { "" };
            return format!("{}{name}{gap}{}", places(n / unit), places(low));
        }
    }
    DIGITS.iter().zip(0..).find(|(_, digit)| *digit == n).map_or("", |(name, _)| name).to_owned()
}

/// `text` with each longest run of numeral characters written in ASCII digits.
///
/// A run that is no numeral (百 in 百分之三, 千 in 千方百计) stays. Words with a numeral character in
/// them change too (一般 becomes 1般): the result is for comparing two texts, not for reading.
/// Digits after a decimal point (`.` or 点) keep their zeros and their 万 or 亿.
pub fn replace_numerals(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(&c) = chars.peek() {
        if !is_numeral(c) {
            out.push(c);
            chars.next();
            continue;
        }
        let fraction = ends_in_decimal_point(&out);
        let run = take_run(&mut chars);
        match fraction.then(|| fraction_digits(&run)).flatten() {
            Some(digits) => out.push_str(&digits),
            None => match parse(&run) {
                Some(value) => out.push_str(&value.to_string()),
                None => out.push_str(&run),
            },
        }
    }
    out
}

fn take_run(chars: &mut Peekable<Chars<'_>>) -> String {
    let mut run = String::new();
    while let Some(c) = chars.next_if(|c| is_numeral(*c)) {
        run.push(c);
    }
    run
}

fn ends_in_decimal_point(text: &str) -> bool {
    let mut back = text.chars().rev();
    matches!(back.next(), Some('.' | '．' | '点'))
        && back.next().is_some_and(|c| c.is_ascii_digit())
}

/// The digits of a fraction one by one, with the 万 or 亿 that counts the whole number.
fn fraction_digits(run: &str) -> Option<String> {
    let (digits, unit) = match run.chars().next_back() {
        Some('万' | '萬') => (run.trim_end_matches(['万', '萬']), "万"),
        Some('亿' | '億') => (run.trim_end_matches(['亿', '億']), "亿"),
        _ => (run, ""),
    };
    let digits: String = digits
        .chars()
        .map(|c| match glyph(c) {
            Some(Glyph::Digit(digit)) => Some(digit.to_string()),
            _ => None,
        })
        .collect::<Option<_>>()?;
    (!digits.is_empty()).then(|| digits + unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numerals_in_all_their_dresses() {
        for (text, value) in [
            ("零", 0),
            ("〇", 0),
            ("0", 0),
            ("一", 1),
            ("两", 2),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("廿", 20),
            ("廿三", 23),
            ("卅一", 31),
            ("三十六", 36),
            ("一百零五", 105),
            ("一百〇五", 105),
            ("一百一十", 110),
            ("一百十二", 112),
            ("一百廿三", 123),
            ("一百五", 150),
            ("两百", 200),
            ("三千五", 3_500),
            ("一千零一", 1_001),
            ("一千零五十", 1_050),
            ("一万", 10_000),
            ("一万零五", 10_005),
            ("一万二", 12_000),
            ("一万二百", 10_200),
            ("十二万", 120_000),
            ("二百五十万", 2_500_000),
            ("二百万零一千", 2_001_000),
            ("三亿零二万", 300_020_000),
            ("一万亿", 1_000_000_000_000),
            ("二〇二一", 2_021),
            ("二○二六", 2_026),
            ("二零二六", 2_026),
            ("壹佰贰拾叁", 123),
            ("叁萬伍仟", 35_000),
            ("36", 36),
            ("１２", 12),
            ("007", 7),
            ("10万", 100_000),
            ("12万3000", 123_000),
            ("5千", 5_000),
            ("18446744073709551615", u64::MAX),
        ] {
            assert_eq!(parse(text), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_numeral_has_no_value() {
        for text in [
            "",
            "百",
            "千",
            "万",
            "亿",
            "百万",
            "三十六条",
            "第三",
            " 三",
            "一百零",
            "一百二三",
            "二十零五",
            "二十三十",
            "三百二千",
            "三万二万",
            "三亿二亿",
            "零五十",
            "十廿",
            "一百零五零",
            "一万二三",
            "18446744073709551616",
            "三千亿亿亿",
            "-3",
            "3.5",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse(&"亿".repeat(1_000_000)), None);
    }

    #[test]
    fn numbers_are_written_as_statutes_write_them() {
        for (n, written) in [
            (0, "零"),
            (7, "七"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (36, "三十六"),
            (100, "一百"),
            (105, "一百零五"),
            (110, "一百一十"),
            (133, "一百三十三"),
            (1_001, "一千零一"),
            (1_010, "一千零一十"),
            (10_010, "一万零一十"),
            (100_000, "十万"),
            (200_100, "二十万零一百"),
            (2_500_000, "二百五十万"),
            (300_020_000, "三亿零二万"),
            (1_000_000_000_000, "一万亿"),
        ] {
            assert_eq!(to_chinese(n), written);
        }
    }

    #[test]
    fn runs_of_numerals_become_digits_where_they_stand() {
        for (text, replaced) in [
            ("第三十二条", "第32条"),
            ("二百元以下", "200元以下"),
            ("２００元", "200元"),
            ("三个月", "3个月"),
            ("百分之三", "百分之3"),
            ("2021年07月15日", "2021年7月15日"),
            ("二〇二一年七月十五日", "2021年7月15日"),
            ("1.05", "1.05"),
            ("三点〇五", "3点05"),
            ("一点五万元", "1点5万元"),
            ("1.5万元", "1.5万元"),
            ("八点二十分", "8点20分"),
            ("三、五", "3、5"),
            ("千方百计", "千方百计"),
            ("99999999999999999999", "99999999999999999999"),
            ("", ""),
        ] {
            assert_eq!(replace_numerals(text), replaced, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(n: u64) {
            prop_assert_eq!(parse(&to_chinese(n)), Some(n));
            prop_assert_eq!(parse(&n.to_string()), Some(n));
        }

        #[test]
        fn small_numbers_read_back_too(n in 0_u64..1_000_000) {
            prop_assert_eq!(parse(&to_chinese(n)), Some(n));
            let sentence = format!("第{}条", to_chinese(n));
            prop_assert_eq!(replace_numerals(&sentence), format!("第{n}条"));
        }

        #[test]
        fn replacing_twice_changes_nothing_more(text in "[零〇一二两九十百千万亿廿0-9.点条 第]{0,12}") {
            let once = replace_numerals(&text);
            prop_assert_eq!(replace_numerals(&once), once);
        }

        #[test]
        fn parsing_never_panics(text in "[零〇一二两九十百千万亿廿0-9]{0,40}") {
            let _ = parse(&text);
        }
    }
}
