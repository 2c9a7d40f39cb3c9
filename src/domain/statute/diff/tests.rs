//! Invented statutes, so that every kind of change is there.

use super::*;
use crate::domain::citation::Citation;
use crate::domain::statute::{Entry, Paragraph};
use jiff::civil::date;

/// Articles as `number` and paragraphs; a paragraph's items stand behind `|`.
fn statute(articles: &[(&str, &[&str])]) -> StatuteText {
    let paragraph = |text: &&str| {
        let mut pieces = text.split('|');
        let text = pieces.next().unwrap_or_default().to_owned();
        let entry = |(number, text): (u16, &str)| Entry {
            number,
            text: text.to_owned(),
            entries: Vec::new(),
        };
        Paragraph { text, items: (1..).zip(pieces).map(entry).collect() }
    };
    let article = |(no, paragraphs): &(&str, &[&str])| Article {
        no: no.parse().unwrap(),
        paragraphs: paragraphs.iter().map(paragraph).collect(),
    };
    StatuteText {
        title: "练习法".into(),
        version: date(2026, 1, 1),
        effective_from: date(2026, 1, 1),
        effective_to: None,
        history: String::new(),
        preamble: Vec::new(),
        headings: Vec::new(),
        articles: articles.iter().map(article).collect(),
        annex: Vec::new(),
    }
}

fn before() -> StatuteText {
    statute(&[
        ("1", &["为了规范渔船登记,保护渔民的合法权益,制定本法。"]),
        ("2", &["渔船登记由港口管理机构负责。", "港口管理机构应当公开登记的条件和期限。"]),
        (
            "3",
            &[
                "有下列情形之一的,不予登记:|船舶没有检验证书的;|申请人不是船舶所有人的;|船名与他船相同的。",
            ],
        ),
        ("4", &["登记机构应当自收到申请之日起二十日内作出决定。"]),
        ("5", &["违反本法第三条规定的,处五百元罚款。"]),
        ("6", &["外国渔船进港须提前三日报告。"]),
    ])
}

fn after() -> StatuteText {
    statute(&[
        ("1", &["为了规范渔船登记,保护渔民的合法权益,制定本法。"]),
        ("2", &["国家鼓励渔船更新改造,对使用清洁能源的给予补贴。"]),
        ("3", &["港口管理机构应当公开登记的条件和期限。", "渔船登记由港口管理机构负责。"]),
        (
            "4",
            &[
                "有下列情形之一的,不予登记:|申请人不是船舶所有人的;|船名与他船相同的;|船舶已经拆解的;|船舶没有检验证书的。",
            ],
        ),
        ("5", &["登记机构应当自收到申请之日起十日内作出书面决定。"]),
        ("6", &["违反本法第四条规定的,处五百元罚款。"]),
    ])
}

#[test]
fn articles_are_paired_by_what_they_say() {
    let (old, new) = (before(), after());
    let comparison = compare(&old, &new);
    let told: Vec<String> = comparison
        .changes
        .iter()
        .map(|change| {
            let no = |article: Option<&Article>| {
                article.map_or_else(|| "-".to_owned(), |article| article.no.to_string())
            };
            format!("{}>{} {:?}", no(change.old), no(change.new), change.kind())
        })
        .collect();
    assert_eq!(
        told,
        [
            "1>1 Same",
            "->2 New",
            "2>3 Changed",
            "3>4 Changed",
            "4>5 Changed",
            "5>6 Changed",
            "6>- Repealed",
        ]
    );
}

#[test]
fn a_cited_place_is_followed_to_where_it_went() {
    let (old, new) = (before(), after());
    let comparison = compare(&old, &new);
    let cite = |place: &str| format!("练习法 {place}").parse().unwrap();
    for (place, fate) in [
        ("第一条", Fate::Same),
        ("第二条第一款", Fate::Moved(cite("第三条第二款"))),
        ("第二条第二款", Fate::Moved(cite("第三条第一款"))),
        ("第三条第一项", Fate::Moved(cite("第四条第四项"))),
        ("第三条第二项", Fate::Moved(cite("第四条第一项"))),
        ("第三条第一款第三项", Fate::Moved(cite("第四条第二项"))),
        ("第四条", Fate::Changed(cite("第五条"))),
        ("第六条", Fate::Gone),
        ("第七条", Fate::NeverThere),
        ("第一条第二款", Fate::NeverThere),
    ] {
        assert_eq!(comparison.follower().fate(&cite(place)), fate, "{place}");
    }
}

/// The rows of a table below an item have no number that could be left aside.
#[test]
fn a_row_below_an_item_is_compared_whole() {
    let table = |tons: &str, metres: &str| {
        let item = format!("收费标准:|渔船:\n大型（{tons}以上）船 一百元");
        let mut text = statute(&[("2", &[&item, "另有规定的:|甲。"])]);
        let words = format!("渔具:\n大型{metres}米（以上） 一百元");
        let below = Entry { number: 1, text: words, entries: Vec::new() };
        text.articles[0].paragraphs[1].items[0].entries.push(below);
        text
    };
    let (old, same) = (table("百吨", "1.5"), table("百吨", "1.5"));
    let (tons, metres) = (table("五百吨", "1.5"), table("百吨", "2.5"));
    let item: Citation = "练习法 第二条第一款第一项".parse().unwrap();
    let subitem: Citation = "练习法 第二条第二款第一项第一目".parse().unwrap();
    for (new, of_item, of_subitem) in [
        (&same, Fate::Same, Fate::Same),
        (&tons, Fate::Changed(item.clone()), Fate::Same),
        (&metres, Fate::Same, Fate::Changed(subitem.clone())),
    ] {
        let comparison = compare(&old, new);
        let follower = comparison.follower();
        assert_eq!((follower.fate(&item), follower.fate(&subitem)), (of_item, of_subitem));
    }
}

/// Whoever cites an article cites all its paragraphs.
#[test]
fn an_article_that_became_the_first_paragraph_of_a_longer_one_is_followed() {
    let second = [
        "渔船登记由港口管理机构负责,具体办法由国务院渔业主管部门规定。",
        "港口管理机构应当公开登记的条件、期限和收费标准,接受社会监督。",
    ];
    let third = "外国渔船进港须提前三日报告,经批准后方可停靠。";
    let first = "为了规范渔船登记,保护渔民的合法权益,制定本法。";
    let old = statute(&[("1", &[first]), ("2", &second), ("3", &[third])]);
    let new = statute(&[
        ("1", &[first]),
        ("2", &["国家鼓励渔船更新改造,对使用清洁能源的给予补贴。"]),
        ("3", &[third, second[0], second[1]]),
    ]);
    let comparison = compare(&old, &new);
    let cite = |place: &str| format!("练习法 {place}").parse().unwrap();
    for (place, fate) in [
        ("第三条", Fate::Moved(cite("第三条第一款"))),
        ("第三条第一款", Fate::Same),
        ("第二条第一款", Fate::Moved(cite("第三条第二款"))),
    ] {
        assert_eq!(comparison.follower().fate(&cite(place)), fate, "{place}");
    }
}

/// A list of deeds is nothing without the penalty it stands under.
#[test]
fn an_item_is_followed_with_what_leads_in_to_it() {
    let list = |lead: &str| format!("{lead}:|渔船没有悬挂船名牌的;|渔船没有携带证书的。");
    let fine = |yuan| list(&format!("有下列行为之一的,处{yuan}元罚款"));
    let (low, high) = (fine("二百"), fine("五千"));
    let other = "渔船登记由港口管理机构负责。";
    let split = list("港口管理机构发现下列行为的,应当教育");
    let statute_of = |articles: &[&str]| {
        let numbers = ["1", "2", "3"].iter().zip(articles.chunks(1));
        statute(&numbers.map(|(no, words)| (*no, words)).collect::<Vec<_>>())
    };
    let old = statute_of(&[other, &low]);
    let cite = |place: &str| format!("练习法 {place}").parse().unwrap();
    let second = || cite("第二条第一款第二项");
    for (new, fate) in [
        (vec![other, low.as_str()], Fate::Same),
        (vec![other, high.as_str()], Fate::Changed(cite("第二条第二项"))),
        (vec![low.as_str(), other], Fate::Moved(cite("第一条第二项"))),
        (vec![other, high.as_str(), split.as_str()], Fate::Changed(cite("第二条第二项"))),
        (vec![other, split.as_str(), low.as_str()], Fate::Moved(cite("第三条第二项"))),
    ] {
        let new = statute_of(&new);
        assert_eq!(compare(&old, &new).follower().fate(&second()), fate, "{new:?}");
    }
}

#[test]
fn a_paragraph_made_two_is_a_change() {
    let old = statute(&[("1", &["登记由机构负责。机构应当公开期限。", "期限为十日。"])]);
    let new = statute(&[("1", &["登记由机构负责。", "机构应当公开期限。", "期限为十日。"])]);
    let comparison = compare(&old, &new);
    assert_eq!(comparison.changes[0].kind(), ChangeKind::Changed);
    let fate = comparison.follower().fate(&"练习法 第一条第二款".parse().unwrap());
    assert_eq!(fate, Fate::Moved("练习法 第一条第三款".parse().unwrap()));
}

#[test]
fn what_was_taken_into_another_article_is_told() {
    let old = statute(&[
        ("1", &["渔船登记由港口管理机构负责。"]),
        ("2", &["外国渔船进港须提前三日向海事机构报告,并接受检疫。"]),
    ]);
    let new = statute(&[(
        "1",
        &[
            "渔船登记由港口管理机构负责,港口管理机构可以委托渔业协会办理登记的具体工作。",
            "外国渔船进港须提前三日向海事机构报告,并接受检疫。",
        ],
    )]);
    let comparison = compare(&old, &new);
    let merged = comparison.changes.iter().find(|change| change.new.is_none()).unwrap();
    assert_eq!((merged.kind(), numbers(&merged.into)), (ChangeKind::Merged, "1".into()));
    let host = comparison.changes.iter().find(|change| change.new.is_some()).unwrap();
    assert_eq!((host.kind(), numbers(&host.from)), (ChangeKind::Changed, "2".into()));
    for cited in ["练习法 第二条第一款", "练习法 第二条"] {
        let fate = comparison.follower().fate(&cited.parse().unwrap());
        assert_eq!(fate, Fate::Moved("练习法 第一条第二款".parse().unwrap()), "{cited}");
    }
}

#[test]
fn what_was_taken_out_of_an_article_is_told() {
    let old = statute(&[(
        "1",
        &[
            "渔船登记由港口管理机构负责,港口管理机构可以委托渔业协会办理登记的具体工作。",
            "外国渔船进港须提前三日向海事机构报告,并接受检疫。",
        ],
    )]);
    let new = statute(&[
        ("1", &["渔船登记由港口管理机构负责,港口管理机构可以委托渔业协会办理具体工作。"]),
        ("2", &["国家鼓励渔船更新改造,对使用清洁能源的给予补贴,具体标准由财政部门规定。"]),
        ("3", &["外国渔船进港须提前五日向海事机构报告,并接受检疫。"]),
    ]);
    let comparison = compare(&old, &new);
    let told: Vec<String> = comparison
        .changes
        .iter()
        .map(|change| {
            let (into, from) = (numbers(&change.into), numbers(&change.from));
            format!("{:?} into [{into}] from [{from}]", change.kind())
        })
        .collect();
    assert_eq!(told, ["Changed into [3] from []", "New into [] from []", "Split into [] from [1]"]);
    let fate = comparison.follower().fate(&"练习法 第一条第二款".parse().unwrap());
    assert_eq!(fate, Fate::Changed("练习法 第三条".parse().unwrap()));
}

#[test]
fn a_reworded_line_is_followed_to_the_one_it_is_nearest_to() {
    let old = statute(&[
        (
            "1",
            &[
                "渔船登记由港口管理机构负责,登记的条件和期限应当向社会公开。",
                "船舶检验机构可以对已经登记的渔船进行主动检查,发现问题的书面告知船东。",
            ],
        ),
        ("2", &["船长应当妥善保管航行日志。"]),
    ]);
    let new = statute(&[
        ("1", &["渔船登记由港口管理机构负责,登记的条件和期限应当向社会公开。"]),
        (
            "2",
            &[
                "船舶检验机构可以对渔船、码头和鱼市进行主动检查,发现问题的组织专项抽查。",
                "检查中取得的样品应当登记造册,检验费用由财政负担。",
            ],
        ),
        ("3", &["船长应当妥善保管航行日志。"]),
    ]);
    let comparison = compare(&old, &new);
    let first = comparison.changes.first().unwrap();
    assert_eq!((first.kind(), numbers(&first.into)), (ChangeKind::Changed, "2".into()));
}

#[test]
fn set_phrases_are_no_parts() {
    let penalty = "有下列行为之一的,处五日以下拘留或者五百元以下罚款;情节较重的,处十日以下拘留:";
    let old: Vec<String> =
        ["擅自砍伐行道树木", "私自搬动测量标志", "故意毁坏邮政信箱", "伪造渡口船票"]
            .iter()
            .map(|deed| format!("{penalty}|{deed}的;|教唆他人{deed}的。"))
            .collect();
    let article = |(no, text): (&'static str, usize)| (no, old[text].as_str());
    let before: Vec<(&str, &str)> = [("1", 0), ("2", 1), ("3", 2), ("4", 3)].map(article).into();
    let after: Vec<(&str, &str)> = [("1", 3), ("2", 0), ("3", 2)].map(article).into();
    let paragraphs = |given: &[(&'static str, &str)]| {
        let given: Vec<_> = given.iter().map(|(no, text)| (*no, vec![*text])).collect();
        let given: Vec<_> = given.iter().map(|(no, texts)| (*no, texts.as_slice())).collect();
        statute(&given)
    };
    let (old, new) = (paragraphs(&before), paragraphs(&after));
    let told: Vec<String> = compare(&old, &new)
        .changes
        .iter()
        .map(|change| format!("{:?} {}", change.kind(), numbers(&change.into)))
        .collect();
    assert_eq!(told, ["Renumbered ", "Renumbered ", "Repealed ", "Same "]);
}

#[test]
fn standing_between_the_same_neighbours_outweighs_likeness_elsewhere() {
    let old = statute(&[
        ("1", &["渔船登记由港口管理机构负责。"]),
        ("2", &["港口管理机构根据需要可以决定在部分港口暂时停止适用登记规定。"]),
        ("3", &["外国渔船进港须提前三日报告。"]),
        ("4", &["船长应当妥善保管航行日志。"]),
    ]);
    let new = statute(&[
        ("1", &["渔船登记由港口管理机构负责。"]),
        (
            "2",
            &[
                "港口管理机构根据改革的需要可以决定就特定事项在规定期限和范围内暂时停止适用登记规定。",
                "实践证明可行的,由港口管理机构及时修改登记规定;修改的条件尚不成熟的,恢复施行。",
            ],
        ),
        ("3", &["外国渔船进港须提前三日报告。"]),
        ("4", &["船长应当妥善保管航行日志。"]),
        ("5", &["海事机构根据需要可以决定在部分港口暂时停止适用检疫规定。"]),
    ]);
    let comparison = compare(&old, &new);
    let second = comparison.changes.iter().find(|c| c.old.is_some_and(|a| a.no.number == 2));
    assert_eq!(second.unwrap().new.unwrap().no.number, 2);
}

#[test]
fn what_is_gone_is_told_with_what_is_new_and_comes_nearest() {
    let old = statute(&[
        ("1", &["渔船登记由港口管理机构负责。"]),
        ("2", &["不服登记机构对船员纠纷的调解的,依照规定申诉或者起诉。"]),
        ("3", &["船长应当妥善保管航行日志。"]),
        ("4", &["外国渔船进港须提前三日报告。"]),
        ("5", &["本法自公布之日起施行。"]),
    ]);
    let new = statute(&[
        ("1", &["渔船登记由港口管理机构负责。"]),
        ("2", &["国家鼓励渔船更新改造。"]),
        ("3", &["船长应当妥善保管航行日志。"]),
        ("4", &["下列事项不适用本法:|登记机构对船员的奖惩决定;|登记机构对船员纠纷的调解。"]),
        ("5", &["本法自公布之日起施行。"]),
    ]);
    let told: Vec<String> = compare(&old, &new)
        .changes
        .iter()
        .map(|change| {
            let nearest = change.nearest.map(|no| no.to_string()).unwrap_or_default();
            format!("{:?} {nearest}", change.kind())
        })
        .collect();
    assert_eq!(told, ["Same ", "Repealed 4", "New ", "Same ", "Repealed ", "New 2", "Same "]);
}

/// Cases of one kind made one article: of the second one less is left than would be enough for an
/// article that stood elsewhere.
#[test]
fn what_was_taken_in_with_its_neighbour_is_told() {
    let registered = "渔船登记由港口管理机构负责。";
    let foreign = "外国渔船进港须提前三日向海事机构报告,并接受检疫。";
    let of_station = "对县级渔政机构的处罚不服的,向设立该机构的县级人民政府申请复核。";
    let of_township = "对乡镇人民政府的处罚不服的,可以书面请求其上一级人民政府重新审理。";
    let of_both = "县级人民政府管辖下列复核案件:|对设立的县级渔政机构的处罚不服申请复核的;|对乡镇人民政府的处罚不服,渔船船籍港在本县水域的;|上一级人民政府指定重新审理的。";
    let skilled = "船员应当持有适任证书,每五年考核一次。";
    let graded = "渔获物的质量检验依照国家标准进行。";
    let numbered = |words: &[&str]| {
        let numbers: Vec<String> = (1..=words.len()).map(|no| no.to_string()).collect();
        let pairs = numbers.iter().zip(words.chunks(1));
        statute(&pairs.map(|(no, words)| (no.as_str(), words)).collect::<Vec<_>>())
    };
    let new = numbered(&[registered, of_both, foreign, skilled, graded]);
    for (old, expected) in [
        (
            [registered, foreign, skilled, graded, of_station, of_township],
            (ChangeKind::Merged, "2"),
        ),
        (
            [registered, foreign, of_station, skilled, graded, of_township],
            (ChangeKind::Repealed, ""),
        ),
    ] {
        let old = numbered(&old);
        let comparison = compare(&old, &new);
        let gone = comparison.changes.iter().find(|change| change.new.is_none()).unwrap();
        assert_eq!((gone.kind(), numbers(&gone.into)), (expected.0, expected.1.into()));
    }
}

fn numbers(articles: &[ArticleNo]) -> String {
    let numbers: Vec<String> = articles.iter().map(ToString::to_string).collect();
    numbers.join(" ")
}

#[test]
fn a_statute_and_itself_are_the_same() {
    let (old, new) = (before(), before());
    let comparison = compare(&old, &new);
    assert!(comparison.changes.iter().all(|change| change.kind() == ChangeKind::Same));
}

#[test]
fn the_last_articles_are_each_others_versions() {
    let old = statute(&[
        ("1", &["渔船登记由港口管理机构负责。"]),
        ("2", &["本法自1999年10月1日起施行。"]),
    ]);
    let new = statute(&[
        ("1", &["渔船登记由港口管理机构负责。"]),
        ("2", &["国家鼓励渔船更新改造。"]),
        ("3", &["自2024年1月1日起本法生效,以前的办法同时废止,不再适用。"]),
    ]);
    let comparison = compare(&old, &new);
    let last = comparison.changes.last().unwrap();
    assert_eq!((last.kind(), last.old.map(|a| a.no.number)), (ChangeKind::Changed, Some(2)));
}
