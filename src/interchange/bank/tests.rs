//! Corpora of bank files, and the round trip.

use super::*;
use crate::domain::bank::{BankHeader, Coverage, Purpose, Subject};
use crate::domain::item::{Choice, Item, ItemType, Key, OptionId, Part, RubricPoint};
use crate::interchange::excerpt::excerpt;
use proptest::prelude::*;
use std::path::Path;

fn corpus(folder: &str) -> Vec<(String, Vec<u8>, Vec<String>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/banks").join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            let text = String::from_utf8(bytes.clone()).unwrap();
            let expected = text.lines().next().unwrap().strip_prefix("# expect:").unwrap();
            let expected = expected.split_whitespace().map(str::to_owned).collect();
            (path.file_name().unwrap().to_str().unwrap().to_owned(), bytes, expected)
        })
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

fn codes(draft: &Draft<Bank>) -> Vec<&str> {
    draft.issues.iter().map(|issue| issue.code).collect()
}

#[test]
fn every_mistake_of_a_file_is_found_in_one_run() {
    for (name, bytes, expected) in corpus("invalid") {
        let draft = read(&name, &bytes);
        let shown: Vec<String> = draft
            .issues
            .iter()
            .map(|issue| excerpt(&draft.source, issue, crate::i18n::Locale::Zh, 80))
            .collect();
        assert_eq!(codes(&draft), expected, "{name}\n{}", shown.join("\n"));
        assert!(draft.value.is_none(), "{name}");
        assert!(draft.issues.iter().all(|issue| issue.place.line > 1), "{name}");
    }
}

#[test]
fn sound_files_are_read_with_warnings_only() {
    for (name, bytes, expected) in corpus("valid") {
        let draft = read(&name, &bytes);
        assert_eq!(codes(&draft), expected, "{name}: {:#?}", draft.issues);
        let bank = draft.value.unwrap();
        assert_eq!(read(&name, write(&bank).as_bytes()).value.unwrap(), bank, "{name}");
    }
}

#[test]
fn what_a_case_says_holds_for_parts_that_say_nothing() {
    let (_, bytes, _) =
        corpus("valid").into_iter().find(|(name, ..)| name == "case_inherits.toml").unwrap();
    let bank = read("case", &bytes).value.unwrap();
    let parts = &bank.items[0].parts;
    assert_eq!(bank.items[0].situation, "第一段。\n\n第二段：“引号”与\\斜线。");
    assert_eq!(parts[0].explanation, "共同的说明。");
    assert_eq!(parts[0].citations[0].to_string(), "行政处罚法 第九条第一项");
    assert_eq!(parts[1].explanation, "自己的说明。");
    assert_eq!(parts[1].citations[0].item, Some(4));
    assert_eq!(parts[1].weight, 2);
}

#[test]
fn what_is_no_text_is_named_in_one_sentence() {
    for (bytes, told) in [
        (&b""[..], "文件是空的,里面没有内容。"),
        (b" \n", "文件是空的,里面没有内容。"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe\0", "这是一张图片,里面没有可以读取的文字。"),
        (b"%PDF-1.7", "这是 PDF 文件,读不出里面的文字。"),
    ] {
        let draft = read("库.toml", bytes);
        let [issue] = &draft.issues[..] else { panic!("{:?}", draft.issues) };
        assert_eq!((issue.code, issue.message(Locale::Zh)), ("file_kind", told));
        let shown = excerpt(&draft.source, issue, Locale::Zh, 80);
        assert_eq!(shown.lines().nth(1).map(str::trim), Some("--> 库.toml"), "{shown}");
        assert!(draft.value.is_none());
    }
}

#[test]
fn other_encodings_give_the_same_bank_and_say_so() {
    let (name, bytes, _) = corpus("valid").remove(0);
    let text = String::from_utf8(bytes.clone()).unwrap();
    let plain = read(&name, &bytes).value.unwrap();
    let gb = encoding_rs::GB18030.encode(&text).0.into_owned();
    let marked = format!("\u{feff}{text}").into_bytes();
    for bytes in [gb, marked] {
        let draft = read(&name, &bytes);
        assert_eq!(draft.issues[0].code, "encoding");
        assert_eq!(draft.issues[0].severity, Severity::Info);
        assert_eq!(draft.value.unwrap(), plain);
    }
}

/// The bank shipped with the program is sound, has every type, and survives a round trip.
#[test]
fn the_shipped_bank_is_sound() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("question_banks/行政处罚法.toml");
    let draft = read("行政处罚法.toml", &std::fs::read(path).unwrap());
    let shown: Vec<String> = draft
        .issues
        .iter()
        .map(|issue| excerpt(&draft.source, issue, crate::i18n::Locale::Zh, 80))
        .collect();
    assert!(draft.issues.is_empty(), "{}", shown.join("\n"));
    let bank = draft.value.unwrap();
    assert!(bank.items.len() >= 100);
    for &kind in ItemType::ALL {
        assert!(bank.items.iter().any(|item| item.kind == kind), "{kind:?}");
    }
    assert_eq!(read("again", write(&bank).as_bytes()).value.unwrap(), bank);
}

fn text() -> impl Strategy<Value = String> {
    "[\\PC\n\t\\\\\"“]{0,12}".prop_map(|text| format!("文{}", text.trim()).trim().to_owned())
}

fn part(id: String) -> impl Strategy<Value = Part> {
    let choice = prop::collection::vec(("[甲乙丙丁]{1,3}", text()), 2..6);
    let blanks = prop::collection::vec(prop::collection::vec(text(), 1..3), 1..4);
    let rubric = prop::collection::vec((text(), 1_u16..9), 0..3);
    (0..5_u8, text(), choice, any::<bool>(), blanks, rubric, text(), 1_usize..6).prop_map(
        move |(kind, stem, choice, truth, blanks, rubric, answer, right)| {
            let letters = || ('A'..='H').filter_map(OptionId::from_letter);
            let options: Vec<Choice> = letters()
                .zip(choice)
                .map(|(id, (text, why))| Choice { id, text: format!("{id}{text}"), why })
                .collect();
            let first = |count: usize| letters().take(count).collect();
            let many = right.clamp(2, options.len());
            let (kind, key) = match kind {
                0 => (ItemType::Single, Key::Options(first(1))),
                1 => (ItemType::Multiple, Key::Options(first(many))),
                2 => (ItemType::TrueFalse, Key::Truth(truth)),
                3 => (ItemType::Fill, Key::Blanks(blanks.clone())),
                _ => {
                    let rubric = rubric
                        .iter()
                        .map(|(text, weight)| RubricPoint { text: text.clone(), weight: *weight })
                        .collect();
                    (ItemType::Short, Key::Model { answer: answer.clone(), rubric })
                }
            };
            let stem = match kind {
                ItemType::Fill => {
                    format!("{}{}", stem.replace('_', ""), "，____".repeat(blanks.len()))
                }
                _ => stem,
            };
            Part {
                id: id.clone(),
                kind,
                stem,
                options: if kind.has_options() { options } else { Vec::new() },
                key,
                citations: vec!["行政处罚法 第九条第六项".parse().unwrap()],
                explanation: answer,
                weight: 1,
            }
        },
    )
}

fn item() -> impl Strategy<Value = Item> {
    let parts = (part("1".into()), part("2".into()), 1_u16..=99);
    (any::<bool>(), parts, text(), 1_u8..=5).prop_map(
        |(case, (first, second, weight), situation, difficulty)| {
            let (kind, situation, parts) = if case {
                (ItemType::Case, situation, vec![first, Part { weight, ..second }])
            } else {
                (first.kind, String::new(), vec![first])
            };
            Item { id: String::new(), kind, topic: "总则".into(), difficulty, situation, parts }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read_back(items in prop::collection::vec(item(), 1..4)) {
        let items = (1..).zip(items).map(|(n, item)| Item { id: format!("i{n}"), ..item }).collect();
        let header = read("h", include_bytes!("../../../tests/fixtures/banks/valid/warnings.toml"))
            .value
            .unwrap()
            .header;
        let header = BankHeader {
            purpose: Purpose::Sealed,
            subject: Subject::Special,
            category: "市场监管".into(),
            sealed_until: Some(jiff::civil::date(2027, 1, 1)),
            coverage: [(
                header.statutes[0].name.clone(),
                Coverage { percent: 60, untested: [("1".parse().unwrap(), "立法目的".into())].into() },
            )]
            .into(),
            ..header
        };
        let bank = Bank { header, items };
        let draft = read("written", write(&bank).as_bytes());
        prop_assert_eq!(draft.value, Some(bank), "{:?}", draft.issues);
    }

    #[test]
    fn letters_that_run_and_weights_in_range_are_read_and_no_others(
        letters in prop::sample::subsequence(('A'..='E').collect::<Vec<_>>(), 2..=5).prop_shuffle(),
        weight in -3_i64..130,
    ) {
        let options: String =
            letters.iter().map(|letter| format!("option.{letter} = \"项{letter}\"\n")).collect();
        let text = format!(
            "[bank]\nformat = 1\nname = \"试\"\npurpose = \"practice\"\nsubject = \"general\"\n\
             [[item]]\nid = \"a\"\ntype = \"case\"\ntopic = \"总则\"\ndifficulty = 1\n\
             stem = \"某局检查。\"\n\
             [[item.part]]\nid = \"1\"\ntype = \"single\"\nstem = \"哪个?\"\n\
             {options}key = \"{}\"\nweight = {weight}\n\
             [[item.part]]\nid = \"2\"\ntype = \"true_false\"\nstem = \"对。\"\nkey = true\n",
            letters[0]
        );
        let draft = read("written", text.as_bytes());
        let runs = letters.iter().copied().eq(('A'..).take(letters.len()));
        prop_assert_eq!(draft.is_sound(), runs && (1..=99).contains(&weight), "{:?}", draft.issues);
        prop_assert_eq!(codes(&draft).contains(&"option_order"), !runs);
    }

    #[test]
    fn reading_never_panics(text in "(\\[\\[item\\]\\]|id|type|=|\"|\n|\\[|\\.|case|single|key|题|\\PC){0,60}") {
        let draft = read("any", text.as_bytes());
        for issue in &draft.issues {
            excerpt(&draft.source, issue, crate::i18n::Locale::En, 80);
        }
    }
}
