//! Study time in words.

use crate::app::study::Counted;
use crate::domain::hours::{Allowance, Hours};
use crate::i18n::{Locale, study as t};

/// `12 分 30 秒`: a time in the two largest units that say something.
pub fn span(locale: Locale, seconds: u64) -> String {
    match (seconds / 3_600, seconds / 60 % 60, seconds % 60) {
        (0, 0, s) => t::span_seconds(locale, s),
        (0, m, s) => t::span_minutes(locale, m, s),
        (h, m, _) => t::span_hours(locale, h, m),
    }
}

/// What counts so far, what was dropped, and what the rules still admit, most important first.
pub fn line(locale: Locale, counted: &Counted, allowance: &Allowance) -> Vec<String> {
    let mut parts = vec![t::counted(locale, span(locale, counted.seconds.into()))];
    if counted.dropped_seconds > 0 {
        parts.push(t::dropped(locale, span(locale, counted.dropped_seconds.into())));
    }
    parts.extend(left(locale, counted.seconds.into(), allowance));
    parts
}

/// What the limits leave after `used` seconds of this session: the tightest one.
fn left(locale: Locale, used: u64, allowance: &Allowance) -> Option<String> {
    let none = allowance.online == Some(Hours::default());
    let day = allowance.day.map(|seconds| seconds.saturating_sub(used));
    let material = allowance.material.map(|seconds| seconds.saturating_sub(used));
    if none || day == Some(0) || material == Some(0) {
        return Some(t::nothing_left(locale).to_owned());
    }
    match (day, material) {
        (Some(day), Some(material)) if material < day => {
            Some(t::material_left(locale, span(locale, material)))
        }
        (Some(day), _) => Some(t::day_left(locale, span(locale, day))),
        (None, Some(material)) => Some(t::material_left(locale, span(locale, material))),
        (None, None) => allowance.online.map(|hours| t::share_left(locale, hours)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_told_in_two_units() {
        let cases = [(0, "0 秒"), (59, "59 秒"), (750, "12 分 30 秒"), (19_260, "5 小时 21 分")];
        for (seconds, text) in cases {
            assert_eq!(span(Locale::Zh, seconds), text);
        }
    }

    #[test]
    fn the_tightest_limit_is_told() {
        let limit = |day, material, online| Allowance { day, material, online };
        let cases = [
            (limit(None, None, None), None),
            (limit(Some(3_600), None, None), Some("今日还可计 50 分 0 秒")),
            (limit(Some(3_600), Some(900), None), Some("同一内容本年还可计 5 分 0 秒")),
            (limit(Some(600), Some(9_000), None), Some("已达规则上限,继续学习不再增加学时")),
            (limit(None, None, Some(Hours::whole(3))), Some("在线学习本年还可计 3 学时")),
            (
                limit(Some(9_000), None, Some(Hours::default())),
                Some("已达规则上限,继续学习不再增加学时"),
            ),
        ];
        for (allowance, text) in cases {
            assert_eq!(left(Locale::Zh, 600, &allowance).as_deref(), text);
        }
    }
}
