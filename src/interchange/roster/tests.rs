//! Rosters as they arrive, and what is said about them.

use super::*;
use crate::domain::custom_field::FieldKind;
use jiff::civil::date;
use proptest::prelude::*;

const TODAY: Date = date(2026, 11, 24);

fn number(sequence: u16) -> String {
    IdentityNumber::make("990101", date(1990, 5, 6), sequence).unwrap().as_str().to_owned()
}

fn faults(roster: &Roster) -> Vec<(usize, usize, &'static str)> {
    roster.issues.iter().map(|issue| (issue.row, issue.column, issue.fault.code())).collect()
}

fn plain() -> String {
    format!(
        "姓名,身份证号码,执法部门,执法证号,有效期至,编制性质\n\
         赵一,{},虚构区税务局,吉0001,2027/3/1,参公\n",
        number(101)
    )
}

#[test]
fn the_same_table_is_read_in_every_encoding_and_with_either_delimiter() {
    let text = plain();
    let expected = read(text.as_bytes(), &[], TODAY);
    let officer = &expected.officers[0];
    assert_eq!(officer.name, "赵一");
    assert_eq!(officer.birth, Some(date(1990, 5, 6)));
    assert_eq!(officer.sex, Some(Sex::Male));
    assert_eq!(officer.agency.as_deref(), Some("虚构区税务局"));
    assert_eq!(officer.employment, Some(EmploymentKind::CivilServiceManaged));
    let card = officer.card.as_ref().unwrap();
    assert_eq!((card.number.as_str(), card.valid_to), ("吉0001", Some(date(2027, 3, 1))));
    assert_eq!(faults(&expected), [(0, 0, "no_inspection"), (2, 2, "unknown_region")], "warnings");
    assert!(!expected.has_errors());

    let gbk = encoding_rs::GBK.encode(&text).0.into_owned();
    let marked = format!("\u{feff}{text}").into_bytes();
    let tabs = text.replace(',', "\t").into_bytes();
    for bytes in [gbk, marked, tabs] {
        assert_eq!(read(&bytes, &[], TODAY), expected);
    }
}

#[test]
fn headings_stand_under_a_title_and_in_groups() {
    let text = format!(
        "虚构区行政执法人员花名册,,,,,\n\
         序号,姓名(必填),公民身份号码,执法证,有效期,\n\
         ,,,编号,起,止\n\
         1,钱二,{},K-7,2024年1月1日,20281231\n",
        number(102)
    );
    let roster = read(text.as_bytes(), &[], TODAY);
    let card = roster.officers[0].card.as_ref().unwrap();
    assert_eq!(card.number, "K-7");
    assert_eq!(card.valid_from, Some(date(2024, 1, 1)));
    assert_eq!(card.valid_to, Some(date(2028, 12, 31)));
    assert_eq!(roster.officers[0].row, 4);
}

#[test]
fn everything_wrong_is_told_at_its_row_and_column() {
    let good = number(103);
    let text = format!(
        "姓名,身份证号,性别,有效期止,证件编号,编制,星座\n\
         孙三,2.2058E+17,男,2026-01-01,A1,行政\n\
         ,{good},男,2026-13-01,A2,行政\n\
         周五,,女,,,行政\n\
         吴六,{good},女,,2.2E+13,合伙人\n\
         郑七,22058119900506123,男,2026-01-01,,行政\n\
         王八,{},男,2026-01-01,A9,\n\
         冯九,{0},男,2026-01-01,A9,\n",
        number(105),
    );
    let roster = read(text.as_bytes(), &[], TODAY);
    assert!(roster.has_errors());
    let found = faults(&roster);
    for expected in [
        (1, 7, "unknown_heading"),
        (2, 2, "identity_number"),
        (3, 1, "no_name"),
        (3, 4, "bad_date"),
        (4, 2, "no_key"),
        (5, 3, "other_sex"),
        (5, 5, "spreadsheet_float"),
        (5, 6, "unknown_word"),
        (6, 2, "identity_number"),
        (6, 5, "card_without_number"),
        (8, 2, "repeated"),
        (8, 5, "repeated"),
    ] {
        assert!(found.contains(&expected), "{expected:?} is missing in {found:?}");
    }
    assert!(matches!(
        roster.issues.iter().find(|issue| issue.row == 2).unwrap().fault,
        Fault::Identity(crate::domain::identity::IdentityError::SpreadsheetFloat)
    ));
}

#[test]
fn a_file_that_is_no_roster_says_so() {
    for (text, code) in [
        ("", "file_kind"),
        ("{\\rtf1 姓名}", "file_kind"),
        ("单位,编制\n甲,乙\n", "no_heading"),
        ("姓名,身份证号\n,\n", "no_rows"),
    ] {
        assert_eq!(faults(&read(text.as_bytes(), &[], TODAY)), [(0, 0, code)], "{text:?}");
    }
}

#[test]
fn every_heading_names_one_column() {
    for (heading, column) in [
        ("名字", Column::Name),
        (" 身份证号码 ", Column::Identity),
        ("*所属单位", Column::Agency),
        ("执法证号(必填)", Column::CardNumber),
        ("到期日期", Column::ValidTo),
        ("Valid_To", Column::ValidTo),
    ] {
        assert_eq!(Column::named(heading), Some(column), "{heading}");
    }
    assert_eq!(Column::named("星座"), None);
}

proptest! {
    #[test]
    fn no_bytes_break_it(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read(&bytes, &[], TODAY);
    }

    #[test]
    fn no_table_breaks_it(text in "(姓名|身份证号|有效期|止|,|\n|\"|1|\t){0,60}") {
        read(text.as_bytes(), &[], TODAY);
    }
}

#[test]
fn a_file_that_went_through_offices_is_read_or_told_cell_by_cell() {
    let text = format!(
        "\u{feff}二〇二六年执法人员名册,,,,,,,,\r\n\
         序号,姓名,公民身份号码,单位,入职时间,执法证,,有效期,,民族,,\r\n\
         ,,,,,编号,发证日期,起,止,,,\r\n\
         1,　孙 三　,{},城管局,2020.1.5,K-1,2024年1月5日,2024/1/5,2029.1.4,汉族,,\r\n\
         2,李四,4.4E+17,城管局,46024,K-2,,2024-01-05,2023-01-05,满族,,\r\n\
         3,王五,'{},,,2.2E+13,,,,,,\r\n\
         ,,,,,,,,,,,\r\n",
        // Full-width digits are digits.
        number(106)
            .chars()
            .map(|c| match c {
                '0'..='9' => char::from_u32(u32::from(c) - 0x30 + 0xff10).unwrap(),
                other => other,
            })
            .collect::<String>(),
        number(107),
    );
    let nation = CustomField {
        key: "nation".into(),
        label: "民族".into(),
        kind: FieldKind::Choice,
        choices: vec!["汉族".into(), "朝鲜族".into()],
        retired: false,
    };
    let roster = read(text.as_bytes(), &[nation], TODAY);
    assert_eq!(
        faults(&roster),
        [
            (0, 0, "no_inspection"),
            (4, 3, "unknown_region"),
            (5, 3, "identity_number"),
            (5, 5, "bad_date"),
            (5, 9, "validity_inverted"),
            (5, 10, "custom_field"),
            (6, 3, "unknown_region"),
            (6, 6, "spreadsheet_float"),
        ],
        "{:#?}",
        roster.issues
    );
    let first = &roster.officers[0];
    assert_eq!(first.identity.as_ref().unwrap().as_str(), number(106));
    assert_eq!(first.joined_on, Some(date(2020, 1, 5)));
    let card = first.card.as_ref().unwrap();
    assert_eq!((card.valid_from, card.valid_to), (Some(date(2024, 1, 5)), Some(date(2029, 1, 4))));
    assert_eq!(first.custom.get("nation").map(String::as_str), Some("汉族"));
}
