//! Files with invented statutes; real ones are tried where somebody has them.

mod messy;
mod word;

use super::*;

const PLAIN: &str = "中华人民共和国渔船登记法\n\
    （2020年1月2日公布　2026年3月4日修订　自2026年5月6日起施行）\n\
    目　录\n第一章　总　则\n第二章　登　记\n\n\
    第一章　总　则\n\
    第一条　为了规范渔船登记，制定本法。\n\
    第二条 渔船登记由港口管理机构负责。\n港口管理机构应当公开登记的条件。\n\
    第二章　登　记\n\
    第三条　有下列情形之一的，不予登记：\n(一) 没有检验证书的；\n（二）申请人有下列情形的：\n1．不是所有人的；\n2．被吊销许可的。\n\
    依照第二条规定不予登记的，应当说明理由。\n\
    第三条之一　违反前条第一款的，不得出港。\n第三条规定的船舶可以移泊。\n\
    第四条　本法自2026年5月6日起施行。\n\
    附件：登记表\n第一条　表中的话。\n";

fn read_plain(text: &str) -> Draft<StatuteText> {
    read("渔船.txt", text.as_bytes(), &Given::default())
}

fn codes(draft: &Draft<StatuteText>) -> Vec<(&str, usize)> {
    draft.issues.iter().map(|issue| (issue.code, issue.place.line)).collect()
}

#[test]
fn every_part_of_a_statute_is_found() {
    let draft = read_plain(PLAIN);
    assert_eq!(codes(&draft), []);
    let statute = draft.value.unwrap();
    assert_eq!(
        (statute.title.as_str(), statute.name()),
        ("中华人民共和国渔船登记法", "渔船登记法")
    );
    assert_eq!(statute.version.to_string(), "2026-03-04");
    assert_eq!(statute.effective_from.to_string(), "2026-05-06");
    let headings: Vec<(String, usize)> =
        statute.headings.iter().map(|heading| (heading.line(), heading.before)).collect();
    assert_eq!(headings, [("第一章 总则".to_owned(), 0), ("第二章 登记".to_owned(), 2)]);
    let shapes: Vec<(String, Vec<u16>)> =
        statute.articles.iter().map(|article| (article.no.to_string(), article.shape())).collect();
    assert_eq!(
        shapes,
        [
            ("1".to_owned(), vec![0]),
            ("2".to_owned(), vec![0, 0]),
            ("3".to_owned(), vec![2, 0]),
            ("3-1".to_owned(), vec![0, 0]),
            ("4".to_owned(), vec![0]),
        ]
    );
    assert_eq!(statute.articles[2].paragraphs[0].items[1].entries.len(), 2);
    assert_eq!(statute.annex, ["附件：登记表", "第一条　表中的话。"]);
}

#[test]
fn dress_makes_no_difference() {
    let plain = read_plain(PLAIN).value.unwrap();
    let markdown = PLAIN
        .replace("中华人民共和国渔船登记法", "# 中华人民共和国渔船登记法")
        .replace("第一章", "## 第一章")
        .replace("第二章", "## 第二章")
        .replace("第一条　为了", "**第一条** 为了")
        .replace("目　录\n", "<!-- INFO END -->\n\n---\n目录\n");
    assert_eq!(read_plain(&markdown).value.unwrap(), plain);
    let spread = PLAIN.replace("第三条　有", "第 三 条　有").replace('\n', "\r\n  ");
    assert_eq!(read_plain(&spread).value.unwrap(), plain);
    let arabic = PLAIN.replace("第二条 渔船", "第2条 渔船").replace("第四条　", "第４条\n　　");
    assert_eq!(read_plain(&arabic).value.unwrap(), plain);
    let gb = encoding_rs::GB18030.encode(PLAIN).0;
    assert_eq!(read("a.txt", &gb, &Given::default()).value.unwrap(), plain);
}

#[test]
fn what_is_wrong_with_the_numbers_is_told_with_its_place() {
    let text = PLAIN
        .replace("第二条 渔船", "第三条 渔船")
        .replace("（二）申请人", "（三）申请人")
        .replace("第四条　本法", "第九条　本法");
    let draft = read_plain(&text);
    assert_eq!(
        codes(&draft),
        [("article_gap", 9), ("article_twice", 12), ("item_gap", 14), ("article_gap", 20)]
    );
    assert!(draft.value.is_none(), "a number twice is an error");
}

#[test]
fn what_is_no_statute_is_refused() {
    for (bytes, code) in [
        ("[bank]\nname = \"题库\"\n".as_bytes(), "no_articles"),
        ("".as_bytes(), "file_kind"),
        ("| 违法行为 | 裁量 |\n| 超载 | 处五百元 |\n".as_bytes(), "no_articles"),
        ("关于修改《渡口法》的决定\n2026年3月4日通过\n第三条 改为。".as_bytes(), "amendment"),
        ("第一条 只有条文。".as_bytes(), "no_title"),
        ("练习法\n第一条 没有日期。".as_bytes(), "no_version"),
        (b"%PDF-1.7".as_slice(), "file_kind"),
        (b"PK\x03\x04 broken".as_slice(), "file_kind"),
        (&word::document("第一条 只有条文。"), "no_title"),
    ] {
        let draft = read("a", bytes, &Given::default());
        assert!(draft.value.is_none());
        assert_eq!(draft.issues.first().map(|issue| issue.code), Some(code));
    }
}

#[test]
fn the_person_knows_better_than_the_file() {
    let day = |text: &str| text.parse::<Date>().unwrap();
    let given = Given {
        title: Some("练习法".into()),
        version: Some(day("2025-01-01")),
        effective_from: Some(day("2025-02-01")),
    };
    let statute = read("a", "第一条 只有条文。".as_bytes(), &given).value.unwrap();
    assert_eq!((statute.title.as_str(), statute.version), ("练习法", day("2025-01-01")));
    assert_eq!(statute.effective_from, day("2025-02-01"));
    for (typed, title) in [
        ("《渡口办法》", "渡口办法"),
        (" 《渡口办法（2024年修订）》　", "渡口办法"),
        ("《渡口条例》实施办法", "《渡口条例》实施办法"),
    ] {
        let given = Given { title: Some(typed.into()), ..given.clone() };
        let statute = read("a", "第一条 只有条文。".as_bytes(), &given).value.unwrap();
        assert_eq!(statute.title, title, "{typed}");
    }
}

#[test]
fn the_day_of_force_comes_from_the_text_or_is_guessed_aloud() {
    for (last, amended, effective, guessed) in [
        ("本法自2026年5月6日起施行。", "2026年3月4日通过", "2026-05-06", false),
        ("本法自公布之日起施行。", "2026年3月4日通过", "2026-03-04", false),
        ("本规定自印发之日起试行，有效期两年。", "2026年3月4日通过", "2026-03-04", false),
        ("本法自2004年7月1日起施行。", "2026年3月4日修正", "2026-03-04", true),
        (
            "本法自公布之日起施行。",
            "（2003年8月27日通过 自2004年7月1日起施行 根据2019年4月23日决定修正）",
            "2019-04-23",
            false,
        ),
        (
            "本法自2004年7月1日起施行。",
            "（2003年8月27日通过 自2004年7月1日起施行 根据2019年4月23日决定修正）",
            "2019-04-23",
            true,
        ),
    ] {
        let draft = read_plain(&format!("练习法\n{amended}\n第一条 {last}\n"));
        let told = draft.issues.iter().any(|issue| issue.code == "effective_guessed");
        assert_eq!(draft.value.unwrap().effective_from.to_string(), effective, "{last}");
        assert_eq!(told, guessed, "{last}");
    }
}

#[test]
fn a_day_of_force_before_the_version_is_told() {
    let told = |first: &str| {
        let given = Given { effective_from: Some(first.parse().unwrap()), ..Given::default() };
        let text = "练习法\n2026年3月4日通过\n第一条 只有条文。";
        let draft = read("a", text.as_bytes(), &given);
        assert_eq!(draft.value.as_ref().unwrap().effective_from.to_string(), first);
        codes(&draft).iter().any(|(code, _)| *code == "effective_early")
    };
    assert!(told("2026-03-03") && !told("2026-03-04"));
}

#[test]
fn of_several_days_of_force_the_statutes_own_is_taken_aloud() {
    let later = "本规定施行前已经登记的，自2027年1月1日起执行新标准。";
    for (last, from, told) in [
        (format!("本规定自2026年5月6日起施行。{later}"), "2026-05-06", true),
        (format!("{later}\n第三条 本规定自2026年5月6日起施行。"), "2026-05-06", true),
        (format!("本规定自2026年5月6日起施行。\n第三条 {later}"), "2026-05-06", true),
        (format!("本规定自公布之日起施行。\n第三条 {later}"), "2026-03-04", true),
        ("自2026年5月6日起施行。".to_owned(), "2026-05-06", false),
        ("本规定自2026年5月6日起施行。".to_owned(), "2026-05-06", false),
    ] {
        let draft = read_plain(&format!("渡口规定\n2026年3月4日公布\n第一条 甲。\n第二条 {last}"));
        let codes = codes(&draft);
        let expected: &[_] = if told { &[("effective_guessed", 1)] } else { &[] };
        assert_eq!(codes, expected, "{last}");
        assert_eq!(draft.value.unwrap().effective_from.to_string(), from, "{last}");
    }
}

#[test]
fn the_end_of_another_statute_is_not_this_ones() {
    let text = "渡口规定\n2022年3月10日公布\n第一条 甲。\n\
        第二条 本规定自2022年5月1日起施行。2005年公布的《渡口办法》自2022年5月1日起废止。";
    let above = text.replace(
        "2022年3月10日公布",
        "（2022年3月10日公布，2005年公布的《渡口办法》自2022年5月1日起同时废止）",
    );
    for text in [text, &above] {
        let draft = read_plain(text);
        assert_eq!(codes(&draft), [], "{text}");
        let statute = draft.value.unwrap();
        let days = (statute.version, statute.effective_from).to_owned();
        assert_eq!(
            (days.0.to_string(), days.1.to_string()),
            ("2022-03-10".into(), "2022-05-01".into())
        );
        assert_eq!(statute.effective_to, None);
    }
}

#[test]
fn a_guessed_version_is_told_and_answered() {
    let text = "渡口规定\n（2022年1月2日通过）\n2022年3月10日\n第一条 本规定自2022年5月1日起施行。";
    let draft = read_plain(text);
    assert_eq!(codes(&draft), [("version_guessed", 1)]);
    let version = draft.value.map(|statute| statute.version);
    let given = Given { version, ..Given::default() };
    assert_eq!(codes(&read("a", text.as_bytes(), &given)), []);
    assert!(Given::answers("version_guessed"));
}

#[test]
fn a_title_of_lines_that_do_not_belong_together_is_told() {
    let text = "法律图书馆\n渡口条例\n（2021年3月4日公布）\n第一条 本条例自公布之日起施行。";
    let draft = read_plain(text);
    assert_eq!(codes(&draft), [("title_joined", 1)]);
    let given = Given { title: Some("渡口条例".into()), ..Given::default() };
    assert_eq!(codes(&read("a", text.as_bytes(), &given)), []);
}

#[test]
fn a_sentence_about_an_annex_is_text() {
    let text = |second: &str| {
        format!(
            "渡口条例\n2021年3月4日公布\n第一条 甲。\n第二条 渔港分级管理。\n{second}\n\
             第三条 乙。\n第四条 本条例自公布之日起施行。"
        )
    };
    for line in ["附表一所列渔港为一级渔港。", "附件1、附件2是本办法的组成部分。"]
    {
        let draft = read_plain(&text(line));
        assert_eq!(codes(&draft), [], "{line}");
        let statute = draft.value.unwrap();
        assert_eq!((statute.articles.len(), statute.annex.len()), (4, 0), "{line}");
    }
    let draft = read_plain(&text("附表一 渔港"));
    assert_eq!(codes(&draft), [("effective_guessed", 1), ("in_annex", 6)]);
    let statute = draft.value.unwrap();
    assert_eq!((statute.articles.len(), statute.annex.len()), (2, 3));
}

#[test]
fn an_article_has_a_length_that_can_be_cited() {
    let text = format!("渡口条例\n2021年3月4日公布\n第一条 甲。\n{}", "乙。\n".repeat(65_535));
    let draft = read_plain(&text);
    assert_eq!(codes(&draft).last(), Some(&("article_long", 3)));
    assert!(draft.value.is_none());
}

#[test]
fn a_version_that_ends_before_it_begins_is_refused() {
    let text =
        "练习法\n2017年9月1日修正（已被2023年修订本取代，2024年1月1日失效）\n第一条 只有条文。";
    let refused = |first: &str| {
        let given = Given { effective_from: Some(first.parse().unwrap()), ..Given::default() };
        let draft = read("a", text.as_bytes(), &given);
        draft.issues.iter().any(|issue| issue.code == "ends_before_it_begins")
    };
    assert!(read_plain(text).value.unwrap().effective_to.is_some(), "the text says when it ends");
    assert!(refused("2025-01-01") && !refused("2017-09-01"));
}

#[test]
fn numbers_end_somewhere() {
    let text = "练习法\n2026年3月4日通过\n第一条 甲：\n（65535）乙：\n1. 丙。\n65535. 丁。\n65535. 戊。\n（一）己。\n\
        第65535条 庚。\n第65535条之65535 辛。\n第65535条之一 壬。\n第二条 癸。";
    let found: Vec<&str> = read_plain(text).issues.iter().map(|issue| issue.code).collect();
    assert_eq!(found.iter().filter(|code| **code == "article_gap").count(), 4, "{found:?}");
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(
        text in "(附[件表：一1]{0,2}[、所。]?\n|\\|[甲\\|]{0,3}\\|\n|\\[[甲\\]\\(]{0,3}|[自至到]?20(21|30)年1月[12]日[起止]?(施行|废止|通过|至)?|第([一二三十百1-9]{1,3}|6553[3-5])[条章节编]?(之(一|二|6553[3-5]))?[ 　]?[甲乙，。：]{0,4}(\n((6553[3-5]|1|2)[.．]|（(一|6553[3-5])）))?[\n（一)1.]{0,3}){0,12}",
    ) {
        let given = Given { title: Some("法".into()), ..Given::default() };
        let draft = read("a", text.as_bytes(), &given);
        proptest::prop_assume!(!text.trim().is_empty());
        let document = read("a", &word::document(&text), &given);
        // Word has no line that begins as a list of Markdown does not, and no encoding to be told.
        let told = |draft: &Draft<StatuteText>| draft.issues.iter().map(|one| one.code).collect::<Vec<_>>();
        proptest::prop_assert_eq!(told(&draft), told(&document));
        proptest::prop_assert_eq!(draft.value, document.value);
    }
}
