//! Texts of the room of question banks: banks, items, one item with its revisions, imports.

super::messages! {
    title => "题库", "Banks";
    none_found => "没有符合筛选的题库。按 Esc 清除筛选。", "No bank matches the filter. Press Esc to clear it.";
    empty => "还没有题库。按 F6 从文件导入一个。", "There is no bank yet. Press F6 to import one from a file.";
    col_bank => "题库", "Bank";
    col_purpose => "用途", "Purpose";
    col_subject => "科目", "Subject";
    col_items => "题数", "Items";
    col_version => "版本", "Version";
    col_checked => "核对日期", "Checked on";
    import => "导入", "Import";
    import_doc => "从题库文件导入:先检查和预览,确认后写入,可以撤销。",
        "Imports a bank file: checked and previewed first, written once you agree, and it can be undone.";
    history => "导入记录", "Imports";
    history_doc => "这个题库历次导入,可以撤销。", "The imports of this bank; each can be undone.";

    purpose_sealed => "保密*", "Sealed*";
    unseal => "解封查看", "Open seal";
    unseal_until(day) => "保密至 {day}", "sealed until {day}";
    unseal_no_day => "保密,没有写明解密日期", "sealed, no day named";
    unseal_text(bank, until) => "题库“{bank}”{until}。填写理由后,您今天可以查看它的试题和标准答案;谁、何时、为何查看,都记入审计。",
        "Bank “{bank}” is {until}. With a reason you can see its items and keys for the rest of today; who opened it, when and why goes into the audit.";

    why_sealed => "题库保密中;请先打开它并说明理由。", "The bank is sealed; open it with a reason first.";

    items_title => "题库", "Bank";
    items_empty => "这个题库里没有在用的试题。按 F5 新建一题。", "No item is in force here. Press F5 to write one.";
    items_none_found => "没有符合条件的试题。按 Esc 清除筛选,或改变题型、知识点。",
        "No item matches. Press Esc to clear the filter, or change type and topic.";
    order_name => "按编号", "by id";
    order_topic => "按知识点", "by topic";
    order_difficulty => "按难度", "by difficulty";
    col_id => "编号", "Id";
    col_type => "题型", "Type";
    col_topic => "知识点", "Topic";
    col_stem => "题目", "Question";
    col_difficulty => "难度", "Diff.";
    col_uses => "组卷", "Used";
    by_type => "题型", "Type";
    by_type_doc => "只看一种题型,再按换下一种。", "Shows one type only; again for the next type.";
    by_topic => "同知识点", "Topic";
    by_topic_doc => "只看与选中试题同一知识点的题,再按看全部。",
        "Shows only items of the selected item's topic; again for all.";
    by_state => "在用/停用", "State";
    by_state_doc => "在用的与已停用的之间切换。", "Switches between items in force and retired ones.";

    revision(number, of) => "第 {number} 次修订,共 {of} 次", "revision {number} of {of}";
    in_force => "在用", "in force";
    in_force_in_doubt => "在用(存疑,不抽新卷)", "in force (in doubt, not drawn)";
    superseded => "旧版", "superseded";
    retired => "已停用", "retired";
    taken_back => "已随导入撤销", "taken back with its import";
    made_at(when) => "{when} 修订", "made {when}";
    note(text) => "修订说明:{text}", "Note: {text}";
    changed(number) => "与第 {number} 次修订相比:", "Compared with revision {number}:";
    changed_nothing => "(无)", "(nothing)";
    path_topic => "知识点", "topic";
    path_difficulty => "难度", "difficulty";
    path_situation => "案情", "situation";
    path_type => "题型", "type";
    path_parts => "小题", "parts";
    path_stem => "题干", "question";
    path_options => "选项", "options";
    path_option(letter) => "选项 {letter}", "option {letter}";
    path_why => "理由", "reason";
    path_key => "标准答案", "key";
    path_citations => "法律依据", "citations";
    path_explanation => "解析", "explanation";
    path_weight => "分值比重", "weight";
    copy => "复制", "Copy";
    copy_doc => "以显示的这一版为底稿,另建一题。", "Starts a new item from the revision shown.";
    facts(topic, difficulty, uses) => "知识点 {topic}   难度 {difficulty}   组卷 {uses} 次",
        "topic {topic}   difficulty {difficulty}   on {uses} papers";
    accepted(answer) => "标准答案:{answer}", "Key: {answer}";
    part_n(n) => "第 {n} 问", "Part {n}";
    older => "上一版", "Older";
    older_doc => "看更早的一次修订。", "Shows the revision before this one.";
    newer => "下一版", "Newer";
    newer_doc => "看更新的一次修订。", "Shows the revision after this one.";
    retire => "停用", "Retire";
    retire_doc => "把这道题移出题库;已经用过它的试卷不受影响。", "Takes the item out of its bank; papers that have it keep it.";
    retire_text(id) => "试题“{id}”将移出题库,不再被组入新试卷。已有试卷和成绩不受影响,修订记录保留。",
        "Item “{id}” leaves the bank and is drawn no more. Papers and results that have it stay as they are; its revisions are kept.";
    change => "停用/恢复", "Retire/restore";
    change_doc => "停用或恢复勾选的试题:先逐题列出,再写明理由。", "Retires or restores the selected items: each is named first, then asks for the reason.";
    change_none(what) => "选中的试题都不能“{what}”。", "“{what}” fits none of the selected items.";
    restore => "恢复", "Restore";
    retire_many(count) => "这 {count} 道试题将移出题库,不再被组入新试卷。已有试卷和成绩不受影响,修订记录保留,以后可以恢复。",
        "These {count} items leave the bank and are drawn no more. Papers and results that have them stay as they are; they can be restored.";
    restore_many(count) => "这 {count} 道试题将按最后一次修订回到题库,可以再被组入试卷。", "These {count} items go back into the bank as they were last, and can be drawn again.";
    retired_many(count) => "已停用 {count} 题。", "{count} items are retired.";
    restored_many(count) => "已恢复 {count} 题。", "{count} items are restored.";
    retired_done(id) => "试题“{id}”已停用。", "Item “{id}” is retired.";
    why_oldest => "没有更早的修订。", "There is no older revision.";
    why_newest => "这已经是最新的修订。", "This is the newest revision.";
    why_retired => "这道题已停用。", "This item is retired.";

    imports_title(bank) => "题库 {bank}  导入记录", "Bank {bank}: imports";
    imports_empty => "这个题库没有导入记录。", "This bank has no imports.";
    col_file => "文件", "File";
    col_when => "时间", "When";
    col_added => "新增", "Added";
    col_changed => "修改", "Changed";
    col_state => "状态", "State";
    state_published => "有效", "in force";
    state_undone => "已撤销", "undone";
    undo => "撤销导入", "Undo import";
    undo_doc => "把选中的这次导入整个撤销。", "Takes the selected import back as a whole.";
    undo_text(file, added, changed) => "撤销“{file}”这次导入:新增的 {added} 题移出题库,修改的 {changed} 题恢复原样。导入之后又手工改过的试题不动。已组好的试卷不受影响。",
        "Takes back the import of “{file}”: {added} added items leave the bank and {changed} changed ones are as before. Items edited since stay as they are. Papers already drawn keep their items.";
    why_not_published => "这次导入已经撤销。", "This import has been undone already.";
}
