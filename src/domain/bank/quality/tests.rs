//! Each rule by a bank that keeps it and one that breaks it.

use super::*;
use crate::domain::bank::{BankHeader, Coverage, Purpose, Subject};
use crate::domain::item::{Choice, ItemType, Key};
use crate::domain::statute::StatuteOutline;
use jiff::civil::date;

/// A statute of four articles: 2 has two paragraphs, 3 has three items in its only one, 4 has two
/// paragraphs of which one has items.
fn outline() -> StatuteOutline {
    let shape = [("2", vec![0, 0]), ("3", vec![3]), ("4", vec![0, 2])];
    StatuteOutline {
        name: "处罚法".into(),
        title: "中华人民共和国处罚法".into(),
        version: date(2021, 1, 22),
        effective_from: date(2021, 7, 15),
        articles: 4,
        shape: shape.into_iter().map(|(no, items)| (no.parse().unwrap(), items)).collect(),
    }
}

fn bank(items: Vec<Item>) -> Bank {
    let header = BankHeader {
        name: "库".into(),
        purpose: Purpose::Practice,
        subject: Subject::General,
        category: String::new(),
        language: "zh-CN".into(),
        description: String::new(),
        checked_on: None,
        sealed_until: None,
        statutes: vec![outline()],
        coverage: [].into(),
    };
    Bank { header, items }
}

fn part(kind: ItemType, stem: &str, key: Key) -> Part {
    Part {
        id: "1".into(),
        kind,
        stem: stem.into(),
        options: Vec::new(),
        key,
        citations: vec!["处罚法 第一条".parse().unwrap()],
        explanation: "决定答案的规则写在这里,说明为什么。".into(),
        weight: 1,
    }
}

/// A choice; what is right has a star before it.
fn choice(stem: &str, options: &[&str]) -> Part {
    let letters = ('A'..='H').filter_map(OptionId::from_letter);
    let offered: Vec<(OptionId, &str)> = letters.zip(options.iter().copied()).collect();
    let right = offered.iter().filter(|(_, text)| text.starts_with('*')).map(|(id, _)| *id);
    let right: std::collections::BTreeSet<OptionId> = right.collect();
    let kind = if right.len() == 1 { ItemType::Single } else { ItemType::Multiple };
    let options = offered.iter().map(|(id, text)| Choice {
        id: *id,
        text: text.trim_start_matches('*').into(),
        why: format!("这一项有自己的理由 {id},依据是条文。"),
    });
    Part { options: options.collect(), ..part(kind, stem, Key::Options(right)) }
}

fn item(id: usize, parts: Vec<Part>) -> Item {
    let kind = if parts.len() == 1 { parts[0].kind } else { ItemType::Case };
    Item {
        id: format!("i{id}"),
        kind,
        topic: "总则".into(),
        difficulty: 2,
        situation: String::new(),
        parts,
    }
}

/// Banks as their files judge them: every item by the header.
fn judge_files(banks: &[&Bank]) -> Judgement {
    let measures = Measures::default();
    judge(&banks.iter().map(|bank| (*bank, &measures)).collect::<Vec<_>>())
}

fn judge_file(bank: &Bank) -> Judgement {
    judge_files(&[bank])
}

/// What is found in a bank of these parts, each an item of its own.
fn found(parts: Vec<Part>) -> Vec<Finding> {
    let items = (1..).zip(parts).map(|(id, part)| item(id, vec![part])).collect();
    judge_file(&bank(items)).banks.remove(0).findings
}

fn codes(parts: Vec<Part>) -> Vec<&'static str> {
    found(parts).iter().map(|finding| finding.fault.code()).collect()
}

const FOUR: [&str; 4] = ["*三个工作日", "五个工作日", "七个工作日", "十个工作日"];

#[test]
fn a_good_question_has_no_findings() {
    assert_eq!(codes(vec![choice("当事人应当在几日内提出听证要求?", &FOUR)]), [""; 0]);
}

#[test]
fn words_that_make_a_poor_question_are_found_and_like_ones_are_not() {
    let poor_option =
        |text| choice("当事人应当在几日内提出?", &["*三日以内提出", "五日以内提出", text]);
    for text in [
        "以上都对",
        "以上都不对",
        "A和B都对",
        "上述各项均可",
        "两项都正确",
        "选项A",
        "以上全部",
        "以上三项均不正确",
        "以上选项都对",
    ] {
        assert!(codes(vec![poor_option(text)]).contains(&"phrase"), "{text}");
    }
    for text in
        ["以上级机关的名义", "县级以上都要备案", "A公司和B公司", "A项目的负责人", "两年以上均可"]
    {
        assert_eq!(codes(vec![poor_option(text)]), [""; 0], "{text}");
    }
    for (stem, poor) in [
        ("关于罚款,下列说法正确的有?", true),
        ("下列处理错误的是?", true),
        ("下列做法哪些符合要求?", false),
        ("张某认为处罚有误,应当向谁提出?", false),
    ] {
        let part = choice(stem, &FOUR);
        assert_eq!(codes(vec![part]).contains(&"phrase"), poor, "{stem}");
    }
    let mut named = choice("当事人应当在几日内提出?", &FOUR);
    named.explanation = "应当选B项,因为法律规定了这一期限。".into();
    let letters = Fault::Phrase { words: "B项".into(), objection: Objection::Letters };
    let found = found(vec![named]);
    assert_eq!((found[0].fault.clone(), found.len()), (letters, 1));
    let site = Site::Item { item: 0, part: Some(0), field: Field::Explanation };
    assert_eq!(found[0].site, site);
}

#[test]
fn negative_stems_are_bounded_in_their_number() {
    let ask = |n: usize, negative: bool| {
        let marks: String = format!("{n:0>4}")
            .chars()
            .map(|c| {
                ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸']
                    [c.to_digit(10).unwrap() as usize]
            })
            .collect();
        let asks =
            if negative { "哪一项不属于其职责?" } else { "哪一项属于其职责?" };
        choice(
            &format!("{marks}局查办一案,{marks}情形之下,{asks}"),
            &["*责令限期改正", "扣押涉案物品", "查封违法场所", "冻结银行存款"],
        )
    };
    let count = |negative: usize, of: usize| {
        let parts = (0..of).map(|n| ask(n, n < negative)).collect();
        codes(parts).into_iter().filter(|code| *code == "many_negative").count()
    };
    assert_eq!([count(3, 10), count(4, 10), count(4, 90)], [0, 1, 0]);
}

#[test]
fn reasons_and_explanations_have_to_explain() {
    let with = |change: fn(&mut Part)| {
        let mut part = choice("当事人应当在几日内提出听证要求?", &FOUR);
        change(&mut part);
        codes(vec![part])
    };
    assert_eq!(with(|part| part.options[1].why = "错误。".into()), ["bare_why"]);
    assert_eq!(with(|part| part.options[1].why = part.options[1].text.clone()), ["bare_why"]);
    assert_eq!(with(|part| part.options[1].why = part.options[0].why.clone()), ["same_why"]);
    assert_eq!(with(|part| part.options[1].why.clear()), [""; 0], "the items' own rule");
    assert_eq!(with(|part| part.explanation = part.stem.clone()), ["explanation_is_stem"]);
}

#[test]
fn options_that_show_or_say_the_same_are_found() {
    for (options, expected) in [
        (&["*罚款二百元", "罚款200元。", "责令改正"][..], &["alike_options"][..]),
        (&["*由县级人民政府决定", "县级人民政府", "由公安机关决定"], &["option_in_option"]),
        (&["*罚款五百元", "罚款五百元，并处没收", "责令改正"], &[]),
        (&["*十五日之内", "五日之内", "二十日之内"], &[]),
        (&["*应当在法定的期限以内书面告知当事人并且说明理由", "五日", "七日"], &["sticks_out"]),
        (&["*三日", "应当在法定的期限之内告知", "可以在合理的期限之内告知"], &["sticks_out"]),
        (&["*应当书面告知当事人", "五日", "应当口头告知当事人"], &[]),
    ] {
        assert_eq!(codes(vec![choice("行政机关怎么办?", options)]), expected, "{options:?}");
    }
}

#[test]
fn citations_are_as_exact_as_the_statute() {
    for (citation, expected) in [
        ("处罚法 第一条", None),
        ("处罚法 第一条第一款", Some("only_paragraph")),
        ("处罚法 第二条", Some("whole_article")),
        ("处罚法 第二条第二款", None),
        ("处罚法 第三条", None),
        ("处罚法 第三条第二项", None),
        ("处罚法 第三条第一款第二项", Some("only_paragraph")),
        ("处罚法 第四条第二项", None),
        ("中华人民共和国处罚法 第四条", Some("whole_article")),
        ("处罚法 第九条", None),
        ("许可法 第二条", None),
    ] {
        let mut part = choice("当事人应当在几日内提出听证要求?", &FOUR);
        part.citations = vec![citation.parse().unwrap()];
        assert_eq!(codes(vec![part]), expected.into_iter().collect::<Vec<_>>(), "{citation}");
    }
}

#[test]
fn what_is_asked_twice_is_found_within_and_across_banks() {
    let statement = |text: &str, truth| part(ItemType::TrueFalse, text, Key::Truth(truth));
    let first = statement("对当事人的同一个违法行为,不得给予两次以上罚款的行政处罚。", true);
    let near = statement("对当事人同一违法行为,不得给予二次以上罚款的行政处罚", false);
    let same = statement("对当事人的同一个违法行为，不得给予两次以上罚款的行政处罚", false);
    let other = statement("违法行为在二年内未被发现的,不再给予行政处罚。", true);
    let own = bank(vec![item(1, vec![first.clone()]), item(2, vec![other]), item(3, vec![near])]);
    let also = bank(vec![item(1, vec![same])]);
    let judged = judge_files(&[&own, &also]);
    let faults = |at: usize| judged.banks[at].findings.iter().map(|one| one.fault.clone());
    let [Fault::Duplicate { other, percent }] = &faults(0).collect::<Vec<_>>()[..] else {
        panic!("{:?}", judged.banks[0].findings);
    };
    assert_eq!(*other, Spot { bank: 0, item: 0, part: Some(0) });
    assert!((SIMILAR..100).contains(percent), "{percent}");
    let site = Site::Item { item: 2, part: Some(0), field: Field::Stem };
    assert_eq!(judged.banks[0].findings[0].site, site);
    let contradiction = Fault::Contradiction { other: Spot { bank: 0, item: 0, part: Some(0) } };
    assert_eq!(faults(1).collect::<Vec<_>>(), [contradiction]);
    assert_eq!(judged.banks[1].findings[0].fault.grade(), Grade::Error);

    // The same options in another order are the same question; another key contradicts it.
    let one = choice("当事人应当在几日内提出听证要求?", &FOUR);
    let turned: Vec<&str> = FOUR.into_iter().rev().collect();
    let other_key = ["三个工作日", "*五个工作日", "七个工作日", "十个工作日"];
    let again = |options: &[&str]| choice("当事人应当在几日内提出听证要求？", options);
    assert_eq!(codes(vec![one.clone(), again(&turned)]), ["near_duplicate"]);
    assert_eq!(codes(vec![one, again(&other_key)]), ["contradiction"]);
}

#[test]
fn parts_of_one_case_may_be_alike_and_whole_cases_may_not() {
    let case = |id: usize, situation: &str| Item {
        situation: situation.into(),
        ..item(
            id,
            vec![
                choice("对甲公司,市场监督管理局应当怎么处理?", &FOUR),
                Part {
                    id: "2".into(), ..choice("对乙公司,市场监督管理局应当怎么处理?", &FOUR)
                },
            ],
        )
    };
    let situation = "某区市场监督管理局检查时发现甲公司无证经营,乙公司为其提供场所。";
    let other = "某县交通运输局查获一辆超限运输车辆,车主拒不到场接受调查处理。";
    let codes = |cases: Vec<Item>| {
        let findings = judge_file(&bank(cases)).banks.remove(0).findings;
        findings.iter().map(|finding| finding.site).collect::<Vec<_>>()
    };
    assert_eq!(codes(vec![case(1, situation)]), []);
    let again = codes(vec![case(1, situation), case(2, situation)]);
    let at = |part| Site::Item { item: 1, part, field: Field::Stem };
    assert_eq!(again, [at(None), at(Some(0)), at(Some(1))]);
    let asked = codes(vec![case(1, situation), case(2, other)]);
    assert_eq!(asked, [at(Some(0)), at(Some(1))]);
}

#[test]
fn coverage_is_asked_where_it_is_undertaken() {
    let cite = |citation: &str| Part {
        citations: vec![citation.parse().unwrap()],
        ..choice("当事人应当在几日内提出听证要求?", &FOUR)
    };
    let judged = |coverage: Option<Coverage>| {
        let mut bank = bank(vec![item(1, vec![cite("中华人民共和国处罚法 第二条第一款")])]);
        bank.header.coverage = coverage.map(|one| ("处罚法".into(), one)).into_iter().collect();
        assert_eq!(bank.header.faults(), []);
        let verdict = judge_file(&bank).banks.remove(0);
        let codes: Vec<_> = verdict.findings.iter().map(|one| one.fault.code()).collect();
        (verdict.figures.coverage[0].clone(), codes)
    };
    let undertaken = |percent, untested: &[&str]| {
        let untested = untested.iter().map(|no| (no.parse().unwrap(), "理由".to_owned()));
        Some(Coverage { percent, untested: untested.collect() })
    };
    let (covered, codes) = judged(None);
    assert_eq!((covered.articles, covered.tested(), covered.wanted, codes.len()), (4, 1, None, 0));
    let (covered, codes) = judged(undertaken(100, &[]));
    let missing: Vec<String> = covered.missing.iter().map(ToString::to_string).collect();
    assert_eq!((missing.join(" "), codes), ("1 3 4".into(), vec!["uncovered"]));
    assert_eq!(judged(undertaken(25, &[])).1, [""; 0]);
    assert_eq!(judged(undertaken(26, &[])).1, ["uncovered"]);
    assert_eq!(judged(undertaken(100, &["1", "3", "4"])).1, [""; 0]);
    let (covered, codes) = judged(undertaken(100, &["1", "2", "3", "4"]));
    assert_eq!((covered.testable(), codes), (0, vec!["tested_after_all"]));
}

#[test]
fn an_item_is_measured_by_the_version_it_was_written_for() {
    let cite = |id, citation: &str| {
        let asked = choice("当事人应当在几日内提出听证要求?", &FOUR);
        item(id, vec![Part { citations: vec![citation.parse().unwrap()], ..asked }])
    };
    // In the later version 1 is what 2 was, and 5 is new.
    let later = StatuteOutline {
        version: date(2025, 5, 6),
        articles: 5,
        shape: [("1".parse().unwrap(), vec![0, 0])].into(),
        ..outline()
    };
    let bank = bank(vec![cite(1, "处罚法 第一条"), cite(2, "处罚法 第一条第二款")]);
    let mut measures = Measures::default();
    let judged = |measures: &Measures| {
        let verdict = judge(&[(&bank, measures)]).banks.remove(0);
        let of_citations =
            |one: &&Finding| matches!(one.site, Site::Item { field: Field::Citation(_), .. });
        let codes: Vec<_> =
            verdict.findings.iter().filter(of_citations).map(|one| one.fault.code()).collect();
        let covered = verdict.figures.coverage[0].clone();
        (codes, covered.cited, covered.by_other_versions)
    };
    assert_eq!(judged(&measures), (vec![], 1, 0), "a place that is not there is another rule's");
    measures.replace(&bank.header, "i2", later.clone());
    assert_eq!(judged(&measures), (vec![], 1, 1));
    measures.replace(&bank.header, "i1", later);
    assert_eq!(judged(&measures), (vec!["whole_article"], 0, 2));
}

/// Questions that share no words worth mentioning, so that only habits are found.
fn many(count: usize, options: impl Fn(usize) -> Vec<String>) -> Vec<&'static str> {
    let word = |n: usize| char::from_u32(0x4e00 + 97 * (n as u32 % 200) + n as u32).unwrap();
    let parts = (0..count).map(|n| {
        let marks: String = (0..24).map(|k| word(n * 24 + k)).collect();
        let options: Vec<String> =
            options(n).iter().map(|text| format!("{text}{}", word(n + 7))).collect();
        choice(&marks, &options.iter().map(String::as_str).collect::<Vec<_>>())
    });
    codes(parts.collect())
}

/// Four options of the given lengths, the right ones starred.
fn lengths(lengths: [usize; 4], right: &[usize], n: usize) -> Vec<String> {
    let starred = |at| if right.contains(&at) { "*" } else { "" };
    let word = |at: usize| char::from_u32(0x6000 + (n * 4 + at) as u32).unwrap().to_string();
    let options = lengths.into_iter().enumerate();
    options.map(|(at, length)| format!("{}{}", starred(at), word(at).repeat(length))).collect()
}

#[test]
fn habits_of_authors_are_found_when_chance_does_not_explain_them() {
    let single = |count, of: fn(usize) -> usize| many(count, |n| lengths([6; 4], &[of(n)], n));
    assert_eq!(single(40, |n| n % 4), [""; 0]);
    assert_eq!(single(4, |_| 1), [""; 0], "four in a row are no proof");
    assert_eq!(single(40, |n| if n % 2 == 0 { 1 } else { n / 2 % 4 }), ["letters_uneven"]);
    let longest = many(40, |n| {
        let mut of = [6; 4];
        of[n % 4] = 7;
        lengths(of, &[if n % 2 == 0 { n % 4 } else { n / 2 % 4 }], n)
    });
    assert_eq!(longest, ["longest_right"]);
    let never_longest = many(80, |n| {
        let mut of = [6; 4];
        of[(n + 1) % 4] = 7;
        lengths(of, &[n % 4], n)
    });
    assert_eq!(never_longest, ["longest_right"]);
    let all: [usize; 4] = [0, 1, 2, 3];
    let multiple = |of: fn(usize) -> Vec<usize>| many(40, |n| lengths([6; 4], &of(n), n));
    assert_eq!(multiple(|n| (0..2 + n / 4 % 2).map(|k| (n + k) % 4).collect()), [""; 0]);
    assert_eq!(multiple(|n| (0..2).map(|k| (n + k) % 4).collect()), ["same_number_right"]);
    let often_all = many(40, |n| match n % 4 {
        0 => lengths([6; 4], &all, n),
        1 => lengths([6; 4], &[n / 4 % 4, (n / 4 + 1) % 4], n),
        _ => lengths([6; 4], &[n / 4 % 4, (n / 4 + 1) % 4, (n / 4 + 2) % 4], n),
    });
    assert_eq!(often_all, ["all_right"]);
    let long = many(40, |n| {
        let right: Vec<usize> = (0..2 + n / 4 % 2).map(|k| (n + k) % 4).collect();
        let of = std::array::from_fn(|at| if right.contains(&at) { 8 } else { 6 + at % 2 });
        lengths(of, &right, n)
    });
    assert_eq!(long, ["length_of_right"]);
    let statements = |truths: usize| {
        let parts = (0..40).map(|n| {
            let stem: String =
                (0..20).map(|k| char::from_u32(0x5000 + n * 20 + k).unwrap()).collect();
            part(ItemType::TrueFalse, &stem, Key::Truth((n as usize) < truths))
        });
        codes(parts.collect())
    };
    assert_eq!((statements(20), statements(26)), (vec![], vec![]));
    assert_eq!((statements(36), statements(2)), (vec!["truth_uneven"], vec!["truth_uneven"]));
}

#[test]
fn habits_too_small_for_one_bank_show_in_all_of_them() {
    let bank_of = |start: usize| {
        let items = (start..start + 12).map(|n| {
            let stem: String =
                (0..20).map(|k| char::from_u32(0x5000 + (n * 20 + k) as u32).unwrap()).collect();
            item(n, vec![part(ItemType::TrueFalse, &stem, Key::Truth(n % 4 > 0))])
        });
        bank(items.collect())
    };
    let banks: Vec<Bank> = (0..6).map(|n| bank_of(n * 12)).collect();
    let judged = judge_files(&banks.iter().collect::<Vec<_>>());
    assert!(judged.banks.iter().all(|verdict| verdict.findings.is_empty()));
    let whole = judged.whole.unwrap();
    assert_eq!(whole.figures.items, 72);
    assert_eq!(whole.findings[0].fault.code(), "truth_uneven");
    assert_eq!(judge_file(&banks[0]).whole, None);
}
