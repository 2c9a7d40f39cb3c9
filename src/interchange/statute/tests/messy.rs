//! Texts as the world has them: pasted from pages, wrapped, numbered in their own ways.

use super::*;

const HEAD: &str = "渡口规定\n（2026年3月4日公布　自2026年5月6日起施行）\n";

/// The codes of what is found in a text under a title and its days, and its statute as printed:
/// headings and articles, paragraphs parted by `/`.
fn printed(text: &str) -> (String, Vec<(&'static str, usize)>) {
    let draft = read_plain(&format!("{HEAD}{text}"));
    let found = draft.issues.iter().map(|issue| (issue.code, issue.place.line)).collect();
    let Some(statute) = draft.value else { return (String::new(), found) };
    let mut lines = statute.preamble.clone();
    for (index, article) in statute.articles.iter().enumerate() {
        let headings = statute.headings.iter().filter(|heading| heading.before == index);
        lines.extend(headings.map(|heading| heading.line()));
        let paragraphs: Vec<String> = (1..=article.paragraphs.len())
            .map(|number| {
                let here = article.lines().into_iter();
                let here = here.filter(|line| usize::from(line.paragraph) == number);
                here.map(|line| line.text).collect::<Vec<_>>().join("")
            })
            .collect();
        lines.push(format!("{}:{}", article.no, paragraphs.join("/")));
    }
    lines.extend(statute.annex.iter().map(|line| format!("附:{line}")));
    (lines.join("\n"), found)
}

#[test]
fn a_list_of_contents_is_left_aside_however_it_is_set() {
    let body = "第一章　总则\n第一条　甲。\n第二章　附则\n第二条　乙。";
    let plain = printed(body);
    assert_eq!(plain.1, []);
    for contents in [
        "目　次\n第一章　总则\t1\n第二章　附则……………3\n附件\n",
        "## 目录\n- [第一章 总则](#1)\n- [第二章 附则](#2)\n",
        "目录\n第一章　总　　则　1\n附则\n",
    ] {
        assert_eq!(printed(&format!("{contents}{body}")), plain, "{contents}");
    }
}

#[test]
fn lines_cut_by_a_page_go_on() {
    let (text, found) = printed(
        "第一条　为了加强渡口的安全管理，保障人民群众的生命和财产安全，依照\n\
         第三条规定的原则，制定本规定。\n\
         — 1 —\n\
         第二条　违反\n第一条规定的，有下列情形之一，\n— 2 —\n处罚款：\n（一）超载的；\n（二）\n无证的。\n",
    );
    assert_eq!(
        text,
        "1:为了加强渡口的安全管理，保障人民群众的生命和财产安全，依照第三条规定的原则，制定本规定。\n\
         2:违反第一条规定的，有下列情形之一，处罚款：（一）超载的；（二）无证的。"
    );
    assert_eq!(found, [("joined", 4), ("left_out", 5)]);
    let (text, found) = printed(
        "第一条　甲。\n渡口经营人应当配备救生设备，并对渡工每年至少进行一次\n安全教育。\n渡口\n",
    );
    assert!(text.contains("一次安全教育。") && text.ends_with("附:渡口"), "{text}");
    assert_eq!(found, [("joined", 5), ("unended", 6)]);
}

#[test]
fn a_title_at_the_head_of_a_page_is_no_text() {
    let (text, found) = printed("第一条　经营人应当\n渡口规定\n演练。\n");
    assert_eq!(text, "1:经营人应当演练。");
    assert_eq!(found, [("left_out", 4), ("joined", 5)]);
}

#[test]
fn short_lines_of_a_list_stay_apart() {
    let (text, found) = printed("第一条　机构由下列人员组成：\n主任，\n副主任若干人。\n");
    assert_eq!((text.as_str(), found), ("1:机构由下列人员组成：/主任，/副主任若干人。", vec![]));
}

#[test]
fn what_a_page_prints_around_a_text_is_left_out_and_told() {
    let web = "首页 > 法规\n渡口规定\n来源：渡口局　浏览次数：12\n（2026年3月4日公布）\n\
        第\u{a0}一\u{a0}条\u{a0}\u{a0}甲。\n第2条自公布之日起施行。\n【打印】 【关闭】\n渡口局\n2026年3月4日\n";
    let draft = read_plain(web);
    assert_eq!(codes(&draft), [("left_out", 1), ("unended", 8)]);
    assert!(draft.issues[0].message(Locale::Zh).contains("第 1、3、7 行"));
    let statute = draft.value.unwrap();
    assert_eq!((statute.title.as_str(), statute.articles.len()), ("渡口规定", 2));
    assert_eq!(statute.annex, ["渡口局", "2026年3月4日"]);
}

#[test]
fn headings_without_a_number_are_headings() {
    let (text, found) =
        printed("总　则\n第一条　甲。\n第二章　处罚\n第二条　乙。\n附则\n第三条　丙。\n");
    assert_eq!(text, "总则\n1:甲。\n第二章 处罚\n2:乙。\n附则\n3:丙。");
    assert_eq!(found, [("heading_gap", 5)]);
}

#[test]
fn items_may_be_numbered_in_other_ways() {
    let (text, found) = printed(
        "第一条　分级如下：\n（一）一级：\n（1）有候船室；\n（2）有雨棚；\n（二）二级：\n①有标志；\n②有灯。\n\
         第二条　提交下列材料：\n1、申请书；\n2、图纸。\n不收费。\n第三条　除外：\n一、军用；\n二、临时。\n\
         第四条　满1.5米的：\n1.5米以上算一级。\n",
    );
    assert_eq!(
        text,
        "1:分级如下：（一）一级：1.有候船室；2.有雨棚；（二）二级：1.有标志；2.有灯。\n\
         2:提交下列材料：（一）申请书；（二）图纸。/不收费。\n3:除外：（一）军用；（二）临时。\n\
         4:满1.5米的：/1.5米以上算一级。"
    );
    assert_eq!(found, [("listed", 11)]);
}

#[test]
fn rows_of_a_table_are_no_paragraphs() {
    let (text, found) = printed(
        "第一条　罚款如下：\n| 船型 | 罚款 |\n|---|---|\n| 小型 | 五百元 |\n可以调整。\n附件：表\n| 甲 | 乙 |\n",
    );
    assert_eq!(text, "1:罚款如下：船型 | 罚款小型 | 五百元/可以调整。\n附:附件：表\n附:甲 | 乙");
    assert_eq!(found, []);
}

#[test]
fn what_begins_like_an_article_and_is_none_is_told() {
    let (text, found) = printed(
        "第一条渡口应当安全。\n第二条规定的船舶除外。\n第二条开放时间由经营人定。\n第一条规定的渡口应当公示。\n",
    );
    assert_eq!(
        text,
        "1:渡口应当安全。/第二条规定的船舶除外。\n2:开放时间由经营人定。/第一条规定的渡口应当公示。"
    );
    assert_eq!(found, [("unopened", 4)]);
    let (text, found) = printed("第一条 甲。\n第五条决定的事项除外。\n第二条 乙。\n");
    assert_eq!(text, "1:甲。/第五条决定的事项除外。\n2:乙。");
    assert_eq!(found, [("unopened", 4)]);
    let (text, found) = printed("第一条甲。\n第三条丙。\n");
    assert_eq!((text.as_str(), found), ("1:甲。\n3:丙。", vec![("article_gap", 4)]));
}

#[test]
fn two_statutes_in_a_file_are_refused_once() {
    let (_, found) = printed(
        "第一条　甲。\n第二条　乙。\n渡船规定\n（2026年3月4日公布）\n第一条　丙。\n第二条　丁。\n",
    );
    assert_eq!(found, [("unended", 5), ("second_statute", 7)]);
}

#[test]
fn an_announcement_says_when_its_version_begins() {
    let draft = read_plain(
        "现公布修订后的《渡口条例》，自2026年5月6日起施行。\n2026年3月4日\n渡口条例\n\
         （2005年1月2日公布　2026年3月4日修订）\n第一条　甲。\n",
    );
    assert_eq!(codes(&draft), [("above_title", 1)]);
    assert_eq!(draft.value.unwrap().effective_from.to_string(), "2026-05-06");
}

#[test]
fn a_stated_last_day_is_kept() {
    for (last, to) in [
        ("本规定自2026年5月6日起施行，有效期至2031年5月5日。", "2031-05-05"),
        ("本规定自2026年5月6日起施行。旧规定2026年5月6日废止。", ""),
    ] {
        let statute = read_plain(&format!("{HEAD}第一条　{last}")).value.unwrap();
        let told = statute.effective_to.map(|day| day.to_string()).unwrap_or_default();
        assert_eq!(told, to, "{last}");
    }
}

#[test]
fn every_line_break_is_one() {
    let text = format!("{HEAD}第一条　甲。\n乙。\n第二条　丙。\n");
    let plain = read_plain(&text).value.unwrap();
    for mark in ["\r", "\r\n", "\u{b}", "\u{2028}"] {
        assert_eq!(read_plain(&text.replace('\n', mark)).value.unwrap(), plain, "{mark:?}");
    }
}
