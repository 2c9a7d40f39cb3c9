//! The screen that imports a roster.

super::messages! {
    title => "名册导入", "Import a roster";
    pick_title => "选择名册文件", "Choose a roster";
    pick => "选择文件", "Choose file";
    pick_doc => "选择另一个名册文件。", "Chooses another roster.";
    recheck => "重新检查", "Check again";
    recheck_doc => "改好文件后再读一次。", "Reads the corrected file again.";
    commit => "导入", "Import";
    commit_doc => "把预览的变化写入台账。", "Writes what was previewed to the ledger.";
    intro => "名册是 CSV 文件(UTF-8 或 GBK),每行一人。按 F5 选择文件;先检查,再预览,确认后才写入。",
        "A roster is a CSV file (UTF-8 or GBK) with one person per row. F5 chooses it; it is checked and previewed first and written only when you agree.";
    columns => "认得的列:姓名、身份证号、单位、职务、编制类型、是否执法岗位、入职时间、联系电话、学历、政治面貌;证件编号、证件种类、执法类别、执法区域、发证机关、发证日期、有效期起、有效期止;备注,以及本单位登记的自定义字段。表头可以是常见的别名。",
        "Known columns: 姓名, 身份证号, 单位, 职务, 编制类型, 是否执法岗位, 入职时间, 联系电话, 学历, 政治面貌; 证件编号, 证件种类, 执法类别, 执法区域, 发证机关, 发证日期, 有效期起, 有效期止; 备注, and the custom fields declared here. Common synonyms will do.";
    working => "正在处理…", "Working…";
    sound(officers, warnings) => "读到 {officers} 人,没有错误,{warnings} 个提醒。", "{officers} people were read, without errors, with {warnings} warnings.";
    unsound(errors, warnings) => "有 {errors} 个错误、{warnings} 个提醒,一个人也没有导入。改好文件后按 F6 重新检查。",
        "{errors} errors and {warnings} warnings; nobody was imported. Correct the file and press F6.";
    would => "导入后的变化", "What the import changes";
    issues => "问题", "Findings";
    people => "人员", "People";
    created => "新增", "new";
    updated => "更新", "updated";
    person(row, name, outcome) => "第 {row} 行  {name}  {outcome}", "row {row}  {name}  {outcome}";
    with_card(number) => "  证件 {number}", "  card {number}";
    numbers(created, updated, same, cards) => "新增 {created} 人,更新 {updated} 人,未变 {same} 人,登记证件 {cards} 张。", "{created} new, {updated} updated, {same} unchanged, {cards} cards.";
    accounts(n) => "新建账号 {n} 个,登录名按姓名拼音生成。", "{n} accounts, with sign-in names from the pinyin of the names.";
    commit_text(created, updated, cards) => "将写入台账:新增 {created} 人,更新 {updated} 人,登记证件 {cards} 张。要么全部写入,要么都不写。",
        "Writes to the ledger: {created} new, {updated} updated, {cards} cards. Either everything is written or nothing.";
    done => "名册已导入。", "The roster was imported.";
    next_steps => "新账号还没有登录码,请系统管理员在“账号”里发放一次性登录码。按 Esc 回到人员列表。",
        "New accounts have no code yet; an administrator issues one-time codes under Accounts. Esc returns to the officers.";
    why_unsound => "名册有错误,改好后才能导入。", "The roster has errors; correct them first.";
    why_nothing => "名册与台账一致,没有要写入的变化。", "The roster says what the ledger says; there is nothing to write.";
}
