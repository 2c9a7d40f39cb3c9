//! Items in doubt after an amendment: found, looked at beside the law, decided.

use super::{enter, keep, world, zh};
use crate::statutes::doubts::{bring, load, seen, text_of_file, uid};
use crate::statutes::{NEW, OLD};
use crate::support::world::World;
use std::io::Write;
use zhifa::app::doubt::confirm::confirm;
use zhifa::app::doubt::correct::correct;
use zhifa::app::doubt::list::waiting;
use zhifa::tui::action::rooms;
use zhifa::tui::msg::Msg;

/// The world with a bank of which an amendment touched five items.
fn amended() -> World {
    let world = world();
    load(&world, OLD);
    bring(&world);
    load(&world, NEW);
    world
}

fn left(world: &World) -> u32 {
    waiting(&world.app, &world.trainer()).unwrap()
}

#[test]
fn what_is_in_doubt_is_seen_from_every_list() {
    let world = amended();
    keep(&world, "doubts", rooms::DOUBTS, "");
    keep(&world, "doubts_ticked", rooms::DOUBTS, "<space> <space>");
    keep(&world, "doubts_decide", rooms::DOUBTS, "<tab> <f8>");
    keep(&world, "doubts_correct", rooms::DOUBTS, "<tab> <f8> 1");
    keep(&world, "doubt_moved", rooms::DOUBTS, "<enter>");
    keep(&world, "doubt_changed", rooms::DOUBTS, "<enter> <right> <right>");
    keep(&world, "doubt_gone", rooms::DOUBTS, "<enter> <right> <right> <right>");
    keep(&world, "doubt_rewrite", rooms::DOUBTS, "<enter> <right> <right> <f4> <f7>");
    keep(&world, "doubt_rewrite_note", rooms::DOUBTS, "<enter> <right> <right> <f4>");
    keep(&world, "banks_in_doubt", rooms::BANKS, "");
    keep(&world, "items_in_doubt", rooms::BANKS, "<enter>");
    keep(&world, "item_in_doubt", rooms::BANKS, "<enter> <down> <enter>");
    keep(&world, "item_in_doubt_help", rooms::BANKS, "<enter> <down> <enter> <f1>");
    keep(&world, "doubt_of_item", rooms::BANKS, "<enter> <down> <enter> <tab>");
    keep(&world, "home_in_doubt", rooms::HOME, "");
}

#[test]
fn without_the_earlier_text_it_says_so_beside_the_article_of_today() {
    let world = world();
    load(&world, NEW);
    assert_eq!(bring(&world), 6);
    keep(&world, "doubts_unknown", rooms::DOUBTS, "");
    keep(&world, "doubt_unknown", rooms::DOUBTS, "<enter>");
    keep(&world, "doubt_unknown_confirm", rooms::DOUBTS, "<enter> <f6>");
    let mut h = zh(&world, rooms::DOUBTS);
    let several = h.keys("<space> <space> <f8> 2").screen();
    assert!(several.contains("这些题都不能“确认原样适用”"), "{several}");
    assert!(
        several.contains("same: 2010-01-02 版没有载入") && several.contains("2 项"),
        "{several}"
    );
    assert!(!h.keys("<enter>").screen().contains("这些题都不能"));
    keep(&world, "doubts_none_fits", rooms::DOUBTS, "<space> <space> <f8> 2");
    let mut h = zh(&world, rooms::DOUBTS);
    let asked = h.keys("<enter> <f6>").screen();
    assert!(asked.contains("没有比对过"), "{asked}");
    let kept = h.keys("<esc>").screen();
    assert!(kept.contains("存疑题 1/6"), "{kept}");
    let confirmed = h.keys("<f6> <tab> <enter>").screen();
    assert!(
        confirmed.contains("已确认原样适用") && confirmed.contains("存疑题 1/5"),
        "{confirmed}"
    );
}

#[test]
fn what_is_said_of_a_statute_that_ended_is_not_what_is_said_of_an_amendment() {
    let world = world();
    load(
        &world,
        &OLD.replace("自2010年3月1日起施行）", "自2010年3月1日起施行，2025年1月1日废止）"),
    );
    assert_eq!(bring(&world), 6);
    keep(&world, "doubts_repealed", rooms::DOUBTS, "");
    keep(&world, "doubt_repealed", rooms::DOUBTS, "<enter>");
    keep(&world, "doubt_repealed_confirm", rooms::DOUBTS, "<enter> <f6>");
    keep(&world, "doubts_repealed_correct", rooms::DOUBTS, "<tab> <f8> 1");
    keep(&world, "item_repealed", rooms::BANKS, "<enter> <enter>");
    let mut h = zh(&world, rooms::DOUBTS);
    let refused = h.keys("<enter> <f10>").screen();
    assert!(
        refused.contains("自 2025-01-01 起失效") && refused.contains("改写、停用"),
        "{refused}"
    );
    let asked = h.advance(10_000).keys("<f6>").screen();
    assert!(asked.contains("没有现行条文可以对照"), "{asked}");
    let confirmed = h.keys("<tab> <enter>").screen();
    assert!(confirmed.contains("已确认原样适用") && confirmed.contains("1/5"), "{confirmed}");
    keep(&world, "item_repealed_confirmed", rooms::BANKS, "<enter> <enter>");
}

#[test]
fn who_confirmed_an_item_is_on_its_page_and_one_key_takes_it_back() {
    let world = amended();
    confirm(&world.app, &world.trainer(), &seen(&world, [uid(&world, "last")])).unwrap();
    let keys = "<enter> <end> <enter>";
    keep(&world, "item_confirmed", rooms::BANKS, keys);
    keep(&world, "item_confirmed_reopen", rooms::BANKS, &format!("{keys} <f10>"));
    let mut h = zh(&world, rooms::BANKS);
    let page = h.keys(keys).screen();
    assert!(page.contains("确认仍适用:《渔船登记法》2025-05-06 版"), "{page}");
    let kept = h.keys("<f10> <esc>").screen();
    assert!(kept.contains("确认仍适用"), "{kept}");
    let back = h.keys("<f10> <tab> <enter>").screen();
    assert!(back.contains("last 的确认已撤回") && back.contains("在用(存疑"), "{back}");
    assert!(!back.contains("确认仍适用"), "{back}");
    assert_eq!(left(&world), 5);
}

#[test]
fn whoever_decides_is_told_when_citations_could_not_be_followed() {
    let world = amended();
    let mut h = zh(&world, rooms::DOUBTS);
    h.keys("<tab> <f8> 1");
    world.write(|tx| tx.execute("UPDATE bank SET header = '?' WHERE name = '甲'", &[]).map(drop));
    let done = h.keys("<right> <enter>").screen();
    assert!(done.contains("已更正 3 题"), "what was done stands: {done}");
    assert!(done.contains("试题的依据这次没能核对"), "{done}");
    assert_eq!(left(&world), 1);
}

#[test]
fn several_are_corrected_at_once_and_what_has_no_proposal_is_left_out() {
    let world = amended();
    let mut h = zh(&world, rooms::BANKS);
    let listed = h.keys("<tab>").screen();
    assert!(listed.contains("存疑题") && listed.contains("共 5 条"), "{listed}");
    let asked = h.keys("<tab> <f8> 1").screen();
    assert!(asked.contains("这 4 题的依据将换成建议的条文"), "{asked}");
    assert!(asked.contains("找不到对应的条文"), "{asked}");
    let done = h.keys("<right> <enter>").screen();
    assert!(
        done.contains("已更正 3 题;另有 1 题的建议就是原来的依据") && done.contains("共 1 条"),
        "{done}"
    );
    assert_eq!(left(&world), 1);
    let refused = h.advance(10_000).keys("<f8> 1").screen();
    assert!(refused.contains("找不到对应的条文"), "{refused}");
    let retired = h.advance(10_000).keys("<f8> 3 条文删去 <tab> <tab> <enter>").screen();
    assert!(retired.contains("已停用 1 题") && retired.contains("没有存疑题"), "{retired}");
}

#[test]
fn several_are_confirmed_as_they_are() {
    let world = amended();
    let mut h = zh(&world, rooms::DOUBTS);
    let refused = h.keys("<f8> 2").screen();
    assert!(refused.contains("moved:依据已在“渔船登记法 第三条第一款”"), "{refused}");
    let asked = h.keys("<space> <down> <down> <space> <space> <f8> 2").screen();
    assert!(asked.contains("您确认这 2 题") && asked.contains("除外 1 项"), "{asked}");
    let done = h.keys("<right> <enter>").screen();
    assert!(done.contains("已确认 2 题") && done.contains("共 3 条"), "{done}");
}

#[test]
fn one_after_the_other_is_decided_with_one_key_each() {
    let world = amended();
    let mut h = zh(&world, rooms::DOUBTS);
    let first = h.keys("<enter>").screen();
    assert!(first.contains("存疑题 1/5") && first.contains("第三条第一款"), "{first}");
    let second = h.keys("<f10>").screen();
    assert!(second.contains("moved 已按建议更正") && second.contains("存疑题 1/4"), "{second}");
    let third = h.keys("<f10>").screen();
    assert!(third.contains("存疑题 1/3") && third.contains("changed  [判断]"), "{third}");
    // The one without a proposal: it says why, and is retired; then the last is confirmed.
    let gone = h.keys("<right>").screen();
    assert!(gone.contains("存疑题 2/3") && gone.contains("没有找到对应的条文"), "{gone}");
    let refused = h.advance(10_000).keys("<f10>").screen();
    assert!(refused.contains("找不到对应的条文"), "{refused}");
    let last = h.advance(10_000).keys("<f8> 条文删去 <tab> <tab> <enter>").screen();
    assert!(last.contains("存疑题 2/2") && last.contains("last  [判断]"), "{last}");
    let back = h.keys("<f6>").screen();
    assert!(back.contains("last 已确认原样适用") && back.contains("存疑题 1/1"), "{back}");
    let end = h.keys("<f10>").screen();
    assert!(end.contains("都处理完了") && end.contains("没有存疑题"), "{end}");
    assert_eq!(left(&world), 0);
}

#[test]
fn what_is_proposed_already_is_told_as_confirmed() {
    let world = amended();
    let mut h = zh(&world, rooms::DOUBTS);
    let last = h.keys("<enter> <right> <right> <right> <right>").screen();
    assert!(last.contains("第七条 → 第七条"), "{last}");
    let told = h.keys("<f10>").screen();
    assert!(told.contains("last 的建议就是原来的依据,已确认原样适用,没有新的修订"), "{told}");
    assert_eq!(left(&world), 4);
}

#[test]
fn a_rewriting_begins_with_the_proposed_places_and_ends_at_the_next_doubt() {
    let world = amended();
    let mut h = zh(&world, rooms::DOUBTS);
    let form = h.keys("<enter> <right> <right> <f4>").screen();
    assert!(form.contains("> 法律依据  渔船登记法 第五条"), "the page of the citation: {form}");
    let next = h.keys("<f10>").screen();
    assert!(next.contains("存疑题 3/4") && next.contains("gone  [判断]"), "{next}");
    assert_eq!(left(&world), 4);
}

#[test]
fn an_item_leads_to_its_doubt_and_every_decision_leads_back() {
    let world = amended();
    let mut h = zh(&world, rooms::BANKS);
    let told = h.keys("<enter> <down> <enter>").screen();
    assert!(told.contains("《渔船登记法》2025-05-06 修订,第二条第一款 → 第三条第一款"), "{told}");
    let doubt = h.keys("<tab>").screen();
    assert!(doubt.contains("存疑题  渔船登记  moved") && !doubt.contains("换题"), "{doubt}");
    assert_eq!(h.keys("<esc>").screen(), told, "nothing was decided");
    let corrected = h.keys("<tab> <f10>").screen();
    assert!(corrected.contains("moved 已按建议更正"), "{corrected}");
    assert!(
        corrected.contains("第 2 次修订,共 2 次") && !corrected.contains("存疑"),
        "{corrected}"
    );
    assert!(
        corrected.contains("修订说明:《渔船登记法》修订(2010-01-02 → 2025-05-06)"),
        "{corrected}"
    );
    // The key is gone with the doubt.
    let nothing = h.advance(10_000).keys("<tab>").screen();
    assert!(nothing.contains("第 2 次修订,共 2 次"), "{nothing}");
    let law = h.keys("<f5>").screen();
    assert!(law.contains("现行有效") && law.contains("> 第三条  渔船登记由"), "{law}");

    let confirmed = h.keys("<esc> <esc> <end> <enter> <tab> <f6>").screen();
    assert!(confirmed.contains("last 已确认原样适用"), "{confirmed}");
    assert!(
        confirmed.contains("第 1 次修订,共 1 次") && confirmed.contains("在用  "),
        "{confirmed}"
    );

    let retired = h.advance(10_000).keys("<esc> <up> <enter> <tab> <f8> 条文删去").screen();
    assert!(retired.contains("gone"), "{retired}");
    let retired = h.keys("<tab> <tab> <enter>").screen();
    assert!(retired.contains("gone") && retired.contains("已停用"), "{retired}");
    assert_eq!(left(&world), 2);
}

#[test]
fn a_rewriting_begins_with_a_note_that_names_the_amendment() {
    let world = amended();
    let mut h = zh(&world, rooms::BANKS);
    h.keys("<enter> <down> <down> <down> <enter>");
    let form = h.keys("<tab> <f4> <f7>").screen();
    assert!(
        form.contains("《渔船登记法》修订(2010-01-02 → 2025-05-06):第四条 → 第五条。"),
        "{form}"
    );
    let kept = h.keys("<esc>").screen();
    assert!(
        kept.contains("存疑题  渔船登记  changed"),
        "nothing was typed, nothing is asked: {kept}"
    );
    let back = h.keys("<f4> <f7> <tab> <tab> 并核对期限 <f10>").screen();
    assert!(back.contains("已保存为第 2 次修订"), "{back}");
    assert!(back.contains("第四条 → 第五条。并核"), "{back}");
    assert!(back.contains("第 2 次修订,共 2 次") && !back.contains("不抽新卷"), "{back}");
    assert_eq!(left(&world), 4);
}

#[test]
fn what_somebody_else_decided_is_told() {
    let world = amended();
    let mut h = zh(&world, rooms::DOUBTS);
    h.keys("<enter>");
    correct(&world.app, &world.trainer(), &seen(&world, [uid(&world, "moved")])).unwrap();
    let told = h.keys("<f10>").screen();
    assert!(told.contains("现在不存疑"), "{told}");
    assert!(told.contains("存疑题 1/4"), "{told}");
    // The same from the item's own page, where no other item follows.
    let mut h = zh(&world, rooms::BANKS);
    h.keys("<enter> <down> <down> <enter>");
    correct(&world.app, &world.trainer(), &seen(&world, [uid(&world, "turned")])).unwrap();
    let told = h.keys("<tab>").screen();
    assert!(told.contains("turned 已不再存疑") && told.contains("第 2 次修订"), "{told}");
}

#[test]
fn an_older_file_is_told_before_it_is_imported_and_sets_nothing_back_unasked() {
    let world = amended();
    let both = ["moved", "turned"].map(|id| uid(&world, id));
    correct(&world.app, &world.trainer(), &seen(&world, both)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("渔船.toml");
    let more = text_of_file().replace("id = \"same\"", "id = \"added\"");
    std::fs::write(&path, more).unwrap();
    let open = |face| {
        let mut h = enter(&world, rooms::BANKS, face);
        h.keys("<f6>");
        h.send(Msg::Paste(path.display().to_string()));
        h.keys("<enter>");
        h
    };
    for face in super::FACES {
        let (tag, size) = (face.0.tag(), format!("{}x{}", face.1.0, face.1.1));
        let mut h = open(face);
        // Where the file lies differs from run to run; what is asked of it does not.
        let asked = h.keys("<f10>").screen();
        let lines = asked.lines().filter(|line| !line.contains(".toml"));
        let asked = lines.collect::<Vec<_>>().join("\n");
        insta::assert_snapshot!(format!("import_older_asked_{tag}_{size}"), asked);
        let pair = h.keys("<esc> <f7>").screen();
        insta::assert_snapshot!(format!("import_older_pair_{tag}_{size}"), pair);
    }
    let mut h = open(super::FACES[0]);
    let told = h.screen();
    assert!(told.contains("2 题的依据会退回到《渔船登记法》2010-01-02 版"), "{told}");
    assert!(told.contains("moved、turned") && told.contains("默认保留"), "{told}");
    let done = h.keys("<f10> <right> <enter>").screen();
    assert!(done.contains("2 题保留了库里按《渔船登记法》2025-05-06 版的内容"), "{done}");
    assert_eq!(left(&world), 3);
    // Nothing else is left in the file: now it can set back, after a question.
    let mut h = open(super::FACES[0]);
    let only = h.screen();
    assert!(only.contains("2 题的依据会退回到") && only.contains("会先问您"), "{only}");
    let asked = h.keys("<f10>").screen();
    assert!(asked.contains("退回旧版本") && asked.contains("2 题更正或确认过"), "{asked}");
    let back = h.keys("<tab> <enter>").screen();
    assert!(
        back.contains("2 题的依据已从《渔船登记法》2025-05-06 版退回到 2010-01-02 版"),
        "{back}"
    );
    assert_eq!(left(&world), 5);
    let asked = h.advance(10_000).keys("<f8> <tab> <enter>").screen();
    assert!(asked.contains("移出 0 题,恢复 2 题导入前的内容"), "{asked}");
    assert_eq!(left(&world), 3);
}

#[test]
fn an_import_tells_what_is_in_doubt_and_leads_there() {
    let world = world();
    load(&world, OLD);
    load(&world, NEW);
    let mut file = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
    file.write_all(text_of_file().as_bytes()).unwrap();
    let mut h = enter(&world, rooms::BANKS, super::FACES[0]);
    h.keys("<f6>");
    h.send(Msg::Paste(file.path().display().to_string()));
    let done = h.keys("<enter> <f10> <right> <enter>").screen();
    assert!(done.contains("其中 5 题所依据的条文已变,标为存疑,不会抽到新卷"), "{done}");
    assert!(h.keys("<tab>").screen().contains("共 5 条"));
    let home = zh(&world, rooms::HOME).screen();
    assert!(home.contains("存疑题") && home.contains("5 道"), "{home}");
    let listed = zh(&world, rooms::HOME).keys("<enter>").screen();
    assert!(listed.contains("共 5 条"), "{listed}");
}

#[test]
fn of_two_who_rewrite_an_item_the_second_is_told_and_loses_nothing() {
    let world = amended();
    let [mut first, mut second] = [(), ()].map(|()| zh(&world, rooms::DOUBTS));
    for h in [&mut first, &mut second] {
        h.keys("<enter> <right> <right> <f4> <f7>");
    }
    let saved = first.keys("<tab> <tab> 核对期限 <f10>").screen();
    assert!(saved.contains("存疑题 3/4"), "{saved}");
    let refused = second.keys("<tab> <tab> 另一种改法 <f10>").screen();
    assert!(refused.contains("已经有了别人保存的新修订"), "{refused}");
    assert!(refused.contains("一种改法"), "what was written is still there: {refused}");
}
