//! Banks, items, the item form, import with undo, blueprints.

use super::{keep, world, zh};
use std::io::Write;
use zhifa::app::bank::import::Terms;
use zhifa::tui::action::rooms;

#[test]
fn banks_items_and_one_item() {
    let world = world();
    keep(&world, "banks", rooms::BANKS, "");
    keep(&world, "bank_new", rooms::BANKS, "<f5>");
    keep(&world, "bank_edit", rooms::BANKS, "<f4>");
    keep(&world, "items", rooms::BANKS, "<enter>");
    keep(&world, "item", rooms::BANKS, "<enter> <enter>");
    keep(&world, "item_form_head", rooms::BANKS, "<enter> <f5>");
    keep(&world, "item_form_part", rooms::BANKS, "<enter> <enter> <f4> <f7>");
    keep(&world, "blueprints", rooms::BLUEPRINTS, "");
    keep(&world, "blueprint", rooms::BLUEPRINTS, "<enter>");
}

#[test]
fn a_bank_is_judged_and_a_finding_leads_to_its_item() {
    let world = world();
    // A bank whose statements are all false has a finding about the whole of it.
    let text = include_str!("../../../question_banks/行政处罚法.toml");
    let text = text.replace("key = true", "key = false");
    let poor = text.replacen("option.B = \"责令改正或者限期改正\"", "option.B = \"以上都对\"", 1);
    let draft = zhifa::app::bank::check::check("行政处罚法.toml", poor.as_bytes());
    zhifa::app::bank::import::import(&world.app, &world.trainer(), &draft, Terms::default())
        .unwrap();
    keep(&world, "bank_check", rooms::BANKS, "<down> <f8>");
    let mut h = zh(&world, rooms::BANKS);
    let judged = h.keys("<down> <f8> <down>").screen();
    assert!(judged.contains("cf-002-1:“以上都对”不宜用在题里。"), "{judged}");
    assert!(
        judged.contains("请换成一个具体的选项") && judged.contains("86 条中 86 条有题"),
        "{judged}"
    );
    let item = h.keys("<enter>").screen();
    assert!(item.contains("cf-002-1  [单选]") && item.contains("B. 以上都对"), "{item}");
    // Once mended, the finding is gone when one comes back; what is about the whole bank opens nothing.
    let mended = zhifa::app::bank::check::check("行政处罚法.toml", text.as_bytes());
    zhifa::app::bank::import::import(&world.app, &world.trainer(), &mended, Terms::default())
        .unwrap();
    let again = h.keys("<esc>").screen();
    assert!(!again.contains("cf-002-1") && again.contains("判断题"), "{again}");
    let refused = h.keys("<enter>").screen();
    assert!(refused.contains("这一条说的是整个题库"), "{refused}");
}

#[test]
fn a_change_that_breaks_rules_is_held_up_and_a_retired_item_leaves_the_list() {
    let world = world();
    let mut h = zh(&world, rooms::BANKS);
    // The statute is not in the header of this bank, so the rules hold the change up at its field.
    let refused = h.keys("<enter> <enter> <f4> <tab> <tab> 改措辞 <f7> 甲 <f10>").screen();
    assert!(refused.contains("法律依据") && refused.contains("没有列出法律"), "{refused}");
    let mut h = zh(&world, rooms::BANKS);
    let before = h.keys("<enter>").screen();
    assert!(before.contains("共 8 条"), "{before}");
    h.keys("<enter> <f8> 过时 <tab> <tab> <enter> <esc>");
    let after = h.advance(10_000).screen();
    assert!(after.contains("共 7 条"), "{after}");
    assert!(h.keys("<f6>").screen().contains("共 1 条"));
}

#[test]
fn several_items_are_retired_and_restored_for_one_reason() {
    let world = world();
    let bank = include_bytes!("../../../question_banks/行政处罚法.toml");
    let draft = zhifa::app::bank::check::check("行政处罚法.toml", bank);
    zhifa::app::bank::import::import(&world.app, &world.trainer(), &draft, Terms::default())
        .unwrap();
    keep(&world, "items_ticked", rooms::BANKS, "<down> <enter> <space> <space>");
    keep(&world, "items_retire", rooms::BANKS, "<down> <enter> <space> <space> <space> <f8>");
    let mut h = zh(&world, rooms::BANKS);
    let asked = h.keys("<down> <enter> <space> <space> <f8>").screen();
    assert!(asked.contains("这 2 道试题") && asked.contains("共 2 项"), "{asked}");
    let retired = h.keys("条文已改 <tab> <tab> <enter>").screen();
    assert!(retired.contains("已停用 2 题"), "{retired}");
    let listed = h.advance(10_000).keys("<f6>").screen();
    assert!(listed.contains("已停用") && listed.contains("共 2 条"), "{listed}");
    let all = h.keys("<tab>").screen();
    assert!(all.contains("已勾选 2 条"), "{all}");
    let restored = h.keys("<f8> 核对无误 <tab> <tab> <enter>").screen();
    assert!(restored.contains("已恢复 2 题"), "{restored}");
}

#[test]
fn an_import_that_others_overtook_is_shown_anew_and_asked_again() {
    let world = world();
    let text = include_str!("../../../question_banks/行政处罚法.toml");
    let bring = |text: &str| {
        let draft = zhifa::app::bank::check::check("行政处罚法.toml", text.as_bytes());
        let import = zhifa::app::bank::import::import;
        import(&world.app, &world.trainer(), &draft, Terms::default()).unwrap();
        draft.value.unwrap()
    };
    let mut others = bring(text);
    let mut bank = others.clone();
    bank.items[1].topic = "文件".into();
    let mut file = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
    file.write_all(zhifa::interchange::bank::write(&bank).as_bytes()).unwrap();
    let mut h = zh(&world, rooms::BANKS);
    h.keys("<f6>");
    h.send(zhifa::tui::msg::Msg::Paste(file.path().display().to_string()));
    let asked = h.keys("<enter> <f10>").screen();
    assert!(asked.contains("修改 1 题"), "{asked}");
    // While the question stands, somebody else brings another topic in.
    others.items[0].topic = "别人".into();
    bring(&zhifa::interchange::bank::write(&others));
    let told = h.keys("<tab> <enter>").screen();
    assert!(told.contains("这期间题库被别人改动了,什么也没有写入"), "{told}");
    assert!(told.contains("修改 2 题"), "it is shown as it is now: {told}");
    let again = h.advance(10_000).keys("<f10>").screen();
    assert!(again.contains("修改 2 题"), "{again}");
    let done = h.keys("<tab> <enter>").screen();
    assert!(done.contains("已导入题库"), "{done}");
}

#[test]
fn a_changed_file_is_compared_with_what_is_stored() {
    let world = world();
    // A bank whose statements are all false has a finding about the whole of it.
    let text = include_str!("../../../question_banks/行政处罚法.toml");
    let text = text.replace("key = true", "key = false");
    let draft = zhifa::app::bank::check::check("行政处罚法.toml", text.as_bytes());
    zhifa::app::bank::import::import(&world.app, &world.trainer(), &draft, Terms::default())
        .unwrap();
    let mut bank = draft.value.unwrap();
    bank.items[1].parts[0].stem = format!("请问,{}", bank.items[1].parts[0].stem);
    let twin = zhifa::domain::item::Item { id: "xz-new".into(), ..bank.items[4].clone() };
    bank.items.push(twin);
    let mut file = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
    file.write_all(zhifa::interchange::bank::write(&bank).as_bytes()).unwrap();
    let show = |face| {
        let mut h = super::enter(&world, rooms::BANKS, face);
        h.keys("<f6>");
        h.send(zhifa::tui::msg::Msg::Paste(file.path().display().to_string()));
        h.keys("<enter>");
        h
    };
    let preview = show(super::FACES[0]).screen();
    assert!(preview.contains("内容相近") && preview.contains("xz-new ~ "), "{preview}");
    for face in super::FACES {
        let size = format!("{}_{}x{}", face.0.tag(), face.1.0, face.1.1);
        let changed = show(face).keys("<f7>").screen();
        insta::assert_snapshot!(format!("bank_compare_changed_{size}"), changed);
        let alike = show(face).keys("<f7> <right>").screen();
        insta::assert_snapshot!(format!("bank_compare_alike_{size}"), alike);
    }
    // What does not fit, above the two sides and in them, is reached by scrolling.
    let mut h = show(super::FACES[0]);
    let end = h.keys("<f7> <end>").screen();
    assert!(!end.contains("已存在的试题有修改") && end.contains("依据"), "{end}");
    assert_eq!(h.keys("<home>").screen(), show(super::FACES[0]).keys("<f7>").screen());
    let mut h = show(super::FACES[0]);
    let pair = h.keys("<f7>").screen();
    let law = h.keys("<f5>").screen();
    assert!(law.contains("依据 1 / ") && law.contains("2021-01-22 版本"), "{law}");
    assert_eq!(h.keys("<esc>").screen(), pair);
}

#[test]
fn a_sealed_bank_takes_a_file_in_once_it_is_open() {
    use zhifa::domain::bank::Purpose;
    let world = world();
    // A bank whose statements are all false has a finding about the whole of it.
    let text = include_str!("../../../question_banks/行政处罚法.toml");
    let text = text.replace("key = true", "key = false");
    let mut bank = zhifa::app::bank::check::check("库.toml", text.as_bytes()).value.unwrap();
    bank.header.purpose = Purpose::Sealed;
    let written = zhifa::interchange::bank::write;
    let draft = zhifa::app::bank::check::check("库.toml", written(&bank).as_bytes());
    zhifa::app::bank::import::import(&world.app, &world.trainer(), &draft, Terms::default())
        .unwrap();
    let stored = bank.items[0].parts[0].stem.clone();
    bank.items[0].parts[0].stem = "猜一题?".into();
    let mut file = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
    file.write_all(written(&bank).as_bytes()).unwrap();
    let mut h = zh(&world, rooms::BANKS);
    h.keys("<f6>");
    h.send(zhifa::tui::msg::Msg::Paste(file.path().display().to_string()));
    let shut = h.keys("<enter>").screen();
    assert!(shut.contains("请先说明理由") && !shut.contains("修改 1 题"), "{shut}");
    let refused = h.keys("<f7>").screen();
    assert!(!refused.contains("第 1 对") && !refused.contains(&stored), "{refused}");
    let (app, trainer) = (&world.app, world.trainer());
    zhifa::app::bank::seal::unseal(app, &trainer, "行政处罚法", "导入第二稿").unwrap();
    let preview = h.keys("<f6>").screen();
    assert!(preview.contains("修改 1 题"), "{preview}");
    let done = h.keys("<f10> <right> <enter>").screen();
    assert!(done.contains("已导入题库"), "{done}");
}

#[test]
fn an_edited_item_shows_two_revisions() {
    let world = world();
    let bank = include_bytes!("../../../question_banks/行政处罚法.toml");
    let draft = zhifa::app::bank::check::check("行政处罚法.toml", bank);
    zhifa::app::bank::import::import(&world.app, &world.trainer(), &draft, Terms::default())
        .unwrap();
    let mut h = zh(&world, rooms::BANKS);
    h.keys("<down> <enter> <enter> <f4> <tab> <tab> 改措辞 <f7> 请问 <f10>");
    let edited = h.screen();
    assert!(edited.contains("第 2 次修订,共 2 次") && edited.contains("请问"), "{edited}");
    assert!(edited.contains("修订说明:改措辞") && edited.contains("题干"), "{edited}");
    let before = h.keys("<left>").screen();
    assert!(before.contains("旧版") && !before.contains("请问"), "{before}");
}

#[test]
fn a_file_is_previewed_imported_and_undone() {
    let world = world();
    let mut file = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
    let bank = include_str!("../../../question_banks/行政处罚法.toml");
    file.write_all(bank.as_bytes()).unwrap();
    let mut h = zh(&world, rooms::BANKS);
    h.keys("<f6>");
    h.send(zhifa::tui::msg::Msg::Paste(file.path().display().to_string()));
    let preview = h.keys("<enter>").screen();
    assert!(preview.contains("导入后的变化") && preview.contains("没有错误"), "{preview}");
    let done = h.keys("<f10> <right> <enter>").screen();
    assert!(done.contains("已导入题库“行政处罚法”"), "{done}");
    let undone = h.keys("<f8> <right> <enter>").screen();
    let bank = undone.lines().find(|line| line.contains("行政处罚法  ")).unwrap();
    let cells: Vec<&str> = bank.split_whitespace().collect();
    assert!(
        cells.windows(2).any(|two| two == ["练习", "0"]),
        "every item is out of the bank: {undone}"
    );
    assert!(undone.contains("已撤销"), "{undone}");
}

#[test]
fn several_banks_come_in_at_once_and_each_can_be_taken_back() {
    let world = world();
    let folder = tempfile::tempdir().unwrap();
    let sound = include_str!("../../fixtures/banks/valid/case_inherits.toml");
    let bank = |name: &str| sound.replace("name = \"试\"", &format!("name = \"{name}\""));
    let broken = bank("丁").replace("key = true", "key = \"正\"");
    for (name, text) in [("1.toml", bank("乙")), ("2.toml", bank("丙")), ("3.toml", broken)] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let mut h = zh(&world, rooms::BANKS);
    h.keys("<f6> <esc>");
    h.send(zhifa::tui::msg::Msg::Paste(folder.path().display().to_string()));
    let listed = h.keys("<f10>").screen();
    assert!(listed.contains("3 个文件   可以导入 2、不能导入 1"), "{listed}");
    let asked = h.keys("<f10>").screen();
    assert!(asked.contains("将写入 2 个文件") && asked.contains("丙:新增 2 题"), "{asked}");
    let done = h.keys("<right> <enter>").screen();
    assert!(done.contains("不能导入 1、已导入 2"), "{done}");
    let one = h.keys("<down> <enter>").screen();
    assert!(one.contains("已导入题库“丙”") && one.contains("F8 撤销"), "{one}");
    let back = h.keys("<f8> <right> <enter>").screen();
    assert!(back.contains("已撤销") && back.contains("新增 2 题:case-1、b"), "{back}");
    let left = h.keys("<esc>").screen();
    assert!(left.contains("可以导入 1、不能导入 1、已导入 1"), "{left}");
}

#[test]
fn mistakes_are_shown_at_their_place() {
    let world = world();
    let mut file = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
    file.write_all("[bank]\nname = \"甲\"\npurpose = \"exam\"\n\n[[item]]\nid = 3\n".as_bytes())
        .unwrap();
    let mut h = zh(&world, rooms::BANKS);
    h.keys("<f6>");
    h.send(zhifa::tui::msg::Msg::Paste(file.path().display().to_string()));
    let issues = h.keys("<enter>").screen();
    assert!(issues.contains("不能导入") && issues.contains("第 1 行"), "{issues}");
    assert!(h.keys("<f10>").screen().contains("文件有错误"));
}

#[test]
fn an_item_is_copied_previewed_and_its_citations_checked_as_typed() {
    let world = world();
    let bank = include_bytes!("../../../question_banks/行政处罚法.toml");
    let draft = zhifa::app::bank::check::check("行政处罚法.toml", bank);
    zhifa::app::bank::import::import(&world.app, &world.trainer(), &draft, Terms::default())
        .unwrap();
    let mut h = zh(&world, rooms::BANKS);
    h.keys("<down> <enter> <enter>");
    let original = h.screen();
    let form = h.keys("<f6>").screen();
    assert!(form.contains("新建试题") && form.contains("编号"), "{form}");
    // The key and the reasons are on the page, but not in what a candidate sees.
    let page = h.keys("xz-copy <f7>").screen();
    let preview = h.keys("<f9>").screen();
    assert!(preview.contains("预览  xz-copy") && preview.contains("1 A."), "{preview}");
    assert!(!preview.contains("标准答案") && page.contains("标准答案"), "{page}");
    // Question, options, key and reasons lie before the citations.
    h.keys("<esc> <tab> <tab> <tab> <tab>");
    h.send(zhifa::tui::msg::Msg::Paste("\n行政处罚法 第九十九条\n".into()));
    let wrong = h.screen();
    assert!(wrong.contains("没有这一条,最后一条是第 86 条"), "{wrong}\n{original}");
    for _ in 0..9 {
        h.keys("<backspace>");
    }
    let saved = h.keys("<ctrl-z>").screen();
    assert!(saved.contains("法律依据"), "{saved}");
}

#[test]
fn a_new_revision_says_what_stood_there_before() {
    let world = world();
    let bank = include_bytes!("../../../question_banks/行政处罚法.toml");
    let draft = zhifa::app::bank::check::check("行政处罚法.toml", bank);
    zhifa::app::bank::import::import(&world.app, &world.trainer(), &draft, Terms::default())
        .unwrap();
    let mut h = zh(&world, rooms::BANKS);
    h.keys("<down> <enter> <enter> <f4> <tab> <tab> 改措辞 <f7> 请问 <f10>");
    let changed = h.screen();
    assert!(changed.contains("与第 1 次修订相比") && changed.contains("题干"), "{changed}");
    let old = changed.lines().find(|line| line.contains("    - ")).unwrap();
    let new = changed.lines().find(|line| line.contains("    + ")).unwrap();
    assert!(new.contains("请问") && !old.contains("请问"), "{changed}");
}

#[test]
fn a_bank_is_made_sealed_and_put_into_order_by_keys() {
    let world = world();
    let mut h = zh(&world, rooms::BANKS);
    let refused = h.keys("<f5> 乙卷 <tab> <tab> 2026-12-01 <f10>").screen();
    assert!(refused.contains("只有保密题库有解密日期"), "{refused}");
    let wrong = h.keys("<backspace> <backspace> 99 <f10>").screen();
    assert!(wrong.contains("日期请写成 2026-11-24 的样子"), "{wrong}");
    for _ in 0..10 {
        h.keys("<backspace>");
    }
    let made = h.keys("<f10>").screen();
    assert!(made.contains("题库“乙卷”已保存") && made.contains("共 2 条"), "{made}");
    let ordered = h.advance(10_000).keys("<f7>").screen();
    let rows: Vec<&str> = ordered.lines().filter(|line| line.contains("  练习  ")).collect();
    assert!(ordered.contains("按题数排序") && rows[0].contains("甲"), "{ordered}");
    let found = h.keys("yj").screen();
    assert!(found.contains("乙卷") && !found.contains("  甲  "), "{found}");
    let left_out = h.keys("<esc> <home> <f4> <right> <f10>").screen();
    assert!(left_out.contains("不能再从它抽题") && left_out.contains("小测练习"), "{left_out}");
}

#[test]
fn a_short_list_goes_into_a_file_as_it_is_shown() {
    let world = world();
    let folder = tempfile::tempdir().unwrap();
    let mut h = zh(&world, rooms::SITTINGS);
    h.keys("xc <f9>");
    for _ in 0..40 {
        h.keys("<backspace>");
    }
    let file = folder.path().join("考务.csv");
    h.send(zhifa::tui::msg::Msg::Paste(file.display().to_string()));
    let saved = h.keys("<enter>").screen();
    assert!(saved.contains("考务.csv"), "{saved}");
    let text = String::from_utf8(std::fs::read(&file).unwrap()).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(lines[0].starts_with("考试,性质,") && lines[1].starts_with("小测练习,练习,"), "{text}");
}

#[test]
fn a_sealed_bank_asks_for_a_reason_before_it_opens() {
    let world = world();
    // A bank whose statements are all false has a finding about the whole of it.
    let text = include_str!("../../../question_banks/行政处罚法.toml");
    let text = text.replace("key = true", "key = false");
    let text = text.replacen("name = \"行政处罚法\"", "name = \"年终统考\"", 1);
    let sealed = "purpose = \"sealed\"\nsealed_until = 2026-12-01";
    let text = text.replacen("purpose = \"practice\"", sealed, 1);
    let draft = zhifa::app::bank::check::check("年终统考.toml", text.as_bytes());
    zhifa::app::bank::import::import(&world.app, &world.trainer(), &draft, Terms::default())
        .unwrap();
    keep(&world, "banks_sealed", rooms::BANKS, "");
    let mut h = zh(&world, rooms::BANKS);
    let asked = h.keys("<home> <enter>").screen();
    assert!(asked.contains("保密至 2026-12-01"), "{asked}");
    let open = h.keys("核对试题 <tab> <tab> <enter>").screen();
    assert!(open.contains("题库 年终统考") && open.contains("共 248 条"), "{open}");
    let again = h.keys("<esc>").keys("<enter>").screen();
    assert!(again.contains("题库 年终统考"), "asked twice in a day: {again}");
}
