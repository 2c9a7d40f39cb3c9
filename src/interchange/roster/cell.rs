//! What is written in a cell: dates in every spelling, words for codes, marks of a spreadsheet.

use crate::domain::credential::CredentialKind;
use crate::domain::custom_field::FieldKind;
use crate::domain::officer::{Education, EmploymentKind, PoliticalStatus, Sex};
use crate::domain::time::Date;
use crate::domain::width;

/// The cell without blanks at its ends and the apostrophe or tab that marks text in spreadsheets.
pub(super) fn clean(cell: &str) -> String {
    let trimmed = cell.trim_matches(width::is_blank);
    trimmed.strip_prefix('\'').unwrap_or(trimmed).to_owned()
}

/// A date as far as the cell gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// Year, month and day.
    Day(Date),
    /// Year and month; the first day of it.
    Month(Date),
}

/// Reads 2026-01-02, 2026/1/2, 2026.1.2, 2026年1月2日, 20260102, each perhaps followed by a time of
/// day; and the same without day.
pub(super) fn date(text: &str) -> Option<Written> {
    let plain = width::half_text(text);
    let day_part = plain.split([' ', 'T']).find(|part| !part.is_empty())?;
    let compact = day_part.bytes().all(|c| c.is_ascii_digit());
    let numbers: Vec<&str> = match (compact, day_part.len()) {
        (true, 8) => vec![day_part.get(..4)?, day_part.get(4..6)?, day_part.get(6..)?],
        (true, 6) => vec![day_part.get(..4)?, day_part.get(4..)?],
        _ => {
            let rest = day_part.trim_end_matches(['日', '号', '月']);
            rest.split(['-', '/', '.', '年', '月']).collect()
        }
    };
    let number = |place: usize| numbers.get(place).and_then(|number| number.parse::<i8>().ok());
    let year = numbers.first().filter(|year| year.len() == 4)?.parse().ok()?;
    match numbers.len() {
        3 => Date::new(year, number(1)?, number(2)?).ok().map(Written::Day),
        2 => Date::new(year, number(1)?, 1).ok().map(Written::Month),
        _ => None,
    }
}

/// A cell of a declared field, as the field's kind writes it where that can be told.
pub(super) fn plain(text: &str, kind: FieldKind) -> String {
    let written = match kind {
        FieldKind::Number => Some(width::half_text(text).replace(',', "")),
        FieldKind::Date => match date(text) {
            Some(Written::Day(day)) => Some(day.to_string()),
            _ => None,
        },
        FieldKind::Flag => flag(text).map(|flag| flag.to_string()),
        FieldKind::Text | FieldKind::Choice => None,
    };
    written.unwrap_or_else(|| text.to_owned())
}

/// Whether a spreadsheet turned a number into a float, such as 2.2E+13, and lost its end.
pub(super) fn is_float(text: &str) -> bool {
    let text = width::half_text(text).to_ascii_uppercase();
    text.contains("E+") && text.parse::<f64>().is_ok()
}

/// Names separated by commas, slashes or semicolons of any width.
pub(super) fn list(text: &str) -> Vec<String> {
    text.split([',', ',', '、', ';', ';', '/', '|'])
        .map(|part| part.trim_matches(width::is_blank))
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// 是 or 否, however it is written.
pub(super) fn flag(text: &str) -> Option<bool> {
    match width::half_text(text).to_ascii_lowercase().as_str() {
        "是" | "有" | "在岗" | "√" | "y" | "yes" | "true" | "1" => Some(true),
        "否" | "无" | "不在岗" | "×" | "n" | "no" | "false" | "0" => Some(false),
        _ => None,
    }
}

/// The value that a word of a roster stands for; codes are words as well.
fn word<T: Copy + std::str::FromStr>(text: &str, words: &[(T, &[&str])]) -> Option<T> {
    let plain: String = text.chars().filter(|c| !width::is_blank(*c)).map(width::half).collect();
    let listed = words.iter().find(|(_, names)| names.contains(&plain.as_str()));
    listed.map(|(value, _)| *value).or_else(|| plain.parse().ok())
}

pub(super) fn sex(text: &str) -> Option<Sex> {
    word(text, &[(Sex::Male, &["男", "男性"]), (Sex::Female, &["女", "女性"])])
}

pub(super) fn education(text: &str) -> Option<Education> {
    use Education as E;
    word(
        text,
        &[
            (
                E::Secondary,
                &[
                    "高中",
                    "中专",
                    "高中及以下",
                    "高中(中专)及以下",
                    "初中",
                    "中专及以下",
                    "技校",
                    "职高",
                ],
            ),
            (E::JuniorCollege, &["大专", "专科", "大学专科", "高职", "大专及以下"]),
            (E::Bachelor, &["本科", "大学本科", "大学", "全日制本科", "在职本科"]),
            (E::Master, &["硕士", "研究生", "硕士研究生", "在职研究生"]),
            (E::Doctor, &["博士", "博士研究生"]),
        ],
    )
}

pub(super) fn political_status(text: &str) -> Option<PoliticalStatus> {
    use PoliticalStatus as P;
    word(
        text,
        &[
            (P::PartyMember, &["中共党员", "党员", "中国共产党党员"]),
            (P::ProbationaryMember, &["中共预备党员", "预备党员"]),
            (P::YouthLeague, &["共青团员", "团员"]),
            (
                P::DemocraticParty,
                &[
                    "民主党派",
                    "民主党派成员",
                    "民革党员",
                    "民盟盟员",
                    "民建会员",
                    "民进会员",
                    "农工党党员",
                    "致公党党员",
                    "九三学社社员",
                    "台盟盟员",
                ],
            ),
            (P::Independent, &["无党派人士", "无党派"]),
            (P::Masses, &["群众"]),
        ],
    )
}

pub(super) fn employment(text: &str) -> Option<EmploymentKind> {
    use EmploymentKind as K;
    word(
        text,
        &[
            (K::Administrative, &["行政编制", "行政", "行政编", "公务员"]),
            (
                K::CivilServiceManaged,
                &[
                    "参照公务员法管理",
                    "参公",
                    "参公管理",
                    "参公编制",
                    "参公事业",
                    "参照公务员管理",
                    "参公事业编制",
                ],
            ),
            (K::PublicInstitution, &["事业编制", "事业", "事业编", "事业单位编制"]),
            (K::QuotaNotEnrolled, &["占编不入编"]),
            (K::Contract, &["合同工", "合同制", "合同制人员", "合同制工人", "劳动合同"]),
            (K::Temporary, &["临时工", "临时", "临时人员", "临聘", "临聘人员"]),
            (K::PublicWelfare, &["公益性岗位", "公益岗", "公益岗位"]),
            (K::Service, &["工勤", "工勤人员", "工勤编制", "机关工勤"]),
            (K::Auxiliary, &["辅助人员", "辅助", "协管", "协管员", "辅助执法人员"]),
        ],
    )
}

pub(super) fn card_kind(text: &str) -> Option<CredentialKind> {
    use CredentialKind as K;
    word(
        text,
        &[
            (K::Enforcement, &["行政执法证", "行政执法证件", "执法证"]),
            (K::Supervision, &["行政执法监督证", "行政执法监督证件", "执法监督证", "监督证"]),
            (K::Entrusted, &["委托执法证", "行政委托执法证"]),
            (K::Ministry, &["部委证", "部委执法证", "部门执法证", "部级执法证"]),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Date;
    use jiff::civil::date as day;
    use proptest::prelude::*;

    #[test]
    fn dates_by_table() {
        let second = Some(Written::Day(day(2026, 1, 2)));
        for (text, expected) in [
            ("2026-01-02", second),
            ("2026/1/2", second),
            ("2026.1.2", second),
            ("2026年1月2日", second),
            ("2026年01月02号", second),
            ("20260102", second),
            ("2026-1-2 00:00:00", second),
            ("2026-01-02T08:00", second),
            ("2026年1月", Some(Written::Month(day(2026, 1, 1)))),
            ("2026.01", Some(Written::Month(day(2026, 1, 1)))),
            ("202601", Some(Written::Month(day(2026, 1, 1)))),
            ("2026-02-30", None),
            ("26-1-2", None),
            ("46024", None),
            ("长期", None),
            ("", None),
            ("2026", None),
        ] {
            assert_eq!(date(text), expected, "{text}");
        }
    }

    #[test]
    fn words_by_table() {
        assert_eq!(employment("参公"), Some(EmploymentKind::CivilServiceManaged));
        assert_eq!(employment("占编 不入编"), Some(EmploymentKind::QuotaNotEnrolled));
        assert_eq!(employment("public_welfare"), Some(EmploymentKind::PublicWelfare));
        assert_eq!(employment("合伙人"), None);
        assert_eq!(education("高中(中专)及以下"), Some(Education::Secondary));
        assert_eq!(sex("女"), Some(Sex::Female));
        assert_eq!(flag("√"), Some(true));
        assert_eq!(list("公安, 交通、税务;"), ["公安", "交通", "税务"]);
        assert_eq!(clean(" \u{feff}'0123\t"), "0123");
        assert!(is_float("2.20E+13") && !is_float("2200E") && !is_float("吉E+"));
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "\\PC{0,16}") {
            let _: (Option<Written>, Option<bool>, bool) = (date(&text), flag(&text), is_float(&text));
            clean(&text);
        }

        #[test]
        fn every_iso_date_reads_back(days in 0_i32..40_000) {
            let written: Date = day(1950, 1, 1).saturating_add(jiff::ToSpan::days(days));
            prop_assert_eq!(date(&written.to_string()), Some(Written::Day(written)));
        }
    }
}
