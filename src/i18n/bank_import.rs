//! Texts of importing a bank file.

super::messages! {
    title => "导入题库", "Import banks";
    path_hint => "题库文件(.toml),或放着它们的文件夹;按 F5 选择。", "A bank file (.toml) or a folder of them; F5 chooses.";
    col_bank => "题库", "Bank";
    unsound(errors, warnings) => "有 {errors} 个错误、{warnings} 个提醒,不能导入。改好文件后按 F6 重新检查。",
        "{errors} errors and {warnings} warnings: it cannot be imported. Correct the file and press F6 to check again.";
    sound(items, warnings) => "共 {items} 题,没有错误,{warnings} 个提醒。", "{items} items, no errors, {warnings} warnings.";
    would => "导入后的变化", "What the import changes";
    nothing_new => "文件与题库现状完全一致,没有要导入的。", "The file says what the bank says already; there is nothing to import.";
    added(n, ids) => "新增 {n} 题:{ids}", "{n} added: {ids}";
    changed(n, ids) => "修改 {n} 题:{ids}", "{n} changed: {ids}";
    unchanged(n) => "不变 {n} 题", "{n} unchanged";
    set_back(n, statute, to, from, ids) => "{n} 题的依据会退回到《{statute}》{to} 版(库里已是按 {from} 版的):{ids}", "{n} would go back to {statute} of {to}; they are written for {from} by now: {ids}";
    set_back_stays => "这些题默认保留库里的内容,不按文件改动,按 F7 对照。确实要退回,导入后再选一次这个文件。",
        "By default they stay as they are here; F7 shows both. To set them back all the same, choose this file again after the import.";
    set_back_only => "文件里其余的库里都有了。这些题默认保留,按 F7 对照;确实要按文件退回,请按 F10,会先问您。",
        "All else in the file is here already. They stay as they are; F7 shows both. To set them back all the same press F10; you are asked first.";
    set_back_kept(n, statute, to, from, ids) => "{n} 题保留了库里按《{statute}》{from} 版的内容,没有退回到 {to} 版:{ids}", "{n} stay as written for {statute} of {from} and did not go back to {to}: {ids}";
    set_back_done(n, statute, to, from, ids) => "{n} 题的依据已从《{statute}》{from} 版退回到 {to} 版:{ids}", "{n} went back from {statute} of {from} to {to}: {ids}";
    take_back => "退回旧版本", "Set back";
    take_back_text(bank, n) => "文件是按旧版法律写的:题库“{bank}”里 {n} 题更正或确认过的内容和依据会退回到文件里的旧版本,随后再次存疑,不会抽到新卷。已有试卷不变;导入后可以整个撤销。",
        "The file is written for an earlier version of the law: {n} items of bank “{bank}” that were corrected or confirmed go back to it, are in doubt again and kept out of new papers. Papers already made do not change; the import can be undone as a whole.";
    take_back_several(n) => "{n} 个文件是按旧版法律写的:下面这些更正或确认过的题会退回到文件里的旧版本,随后再次存疑,不会抽到新卷。", "{n} files are written for earlier versions of the law: these items, corrected or confirmed since, go back to them, are in doubt again and kept out of new papers.";
    take_back_one(bank, n) => "{bank}:退回 {n} 题", "{bank}: {n} set back";
    older_law => "依据更旧", "older law";
    commit_keeps(text, n) => "{text}另有 {n} 题的依据会退回旧版本,保留库里的内容,不导入。", "{text} {n} more would go back to earlier law; they stay as they are.";
    kept(n, ids) => "题库里有、文件里没有的 {n} 题保留不动:{ids}", "{n} in the bank but not in the file stay: {ids}";
    reordered => "题目改按文件里的次序排列", "The items stand in the order of the file";
    header_changed => "题库说明(用途、科目、引用的法律等)有变化", "The header (purpose, subject, statutes cited) changes";
    alike(n, pairs) => "新增的题里有 {n} 题与别的题内容相近:{pairs}。按 F7 逐题对照。", "{n} of the added items look like others: {pairs}. F7 shows each pair.";
    why_no_pairs => "没有修改的题,也没有内容相近的题,不用对照。", "No item is changed or looks like another; there is nothing to compare.";
    compare => "对照", "Compare";
    compare_doc => "修改的题、内容相近的题,与库里的逐题对照。", "Shows changed items, and those that look alike, beside what is stored.";
    not_compared(why) => "没有与库里的试题对照:{why}", "Not compared with what is stored: {why}";
    comparing(at, of) => "对照  第 {at} 对,共 {of} 对", "Compare: {at} of {of}";
    pair_changed => "导入后这道题改为右边的内容,变动如下:", "The import makes of this item what stands on the right:";
    pair_later(statute, stored, file) => "左边(库里)是按《{statute}》{stored} 版的,右边(文件)是按 {file} 版的:默认保留左边,不改成右边。两边的不同:", "On the left, as stored, it is written for {statute} of {stored}; in the file, on the right, for {file}. The left one stays by default. They differ in:";
    pair_alike(percent) => "右边是新增的题,与左边的题内容相近({percent}%),请核对是否重复。", "The new item on the right looks like the one on the left ({percent}%); are they the same?";
    side_stored(id) => "已有  {id}", "There: {id}";
    side_file(id) => "文件  {id}", "File: {id}";
    pair_before => "上一对", "Before";
    pair_after => "下一对", "Next";
    none => "无", "none";
    and_more(ids, n) => "{ids} 等 {n} 题", "{ids} and others, {n} in all";
    commit => "导入", "Import";
    commit_text(bank, added, changed) => "将写入题库“{bank}”:新增 {added} 题,修改 {changed} 题。修改会产生新的修订,已有试卷不变。导入后可以整个撤销。",
        "Writes into bank “{bank}”: {added} items added, {changed} changed. Changes make new revisions; papers keep the old ones. The import can be undone as a whole.";
    commit_several_text(n) => "将写入 {n} 个文件,每个都可以单独撤销。修改会产生新的修订,已有试卷不变。", "Writes {n} files, each of which can be undone. Changes make new revisions; papers keep the old ones.";
    commit_one(bank, added, changed) => "{bank}:新增 {added} 题,修改 {changed} 题", "{bank}: {added} added, {changed} changed";
    done(bank) => "已导入题库“{bank}”。", "Imported into bank “{bank}”.";
    undo_hint => "如需反悔,按 F8 撤销这次导入;以后也可以在“导入记录”里撤销。",
        "Press F8 to undo this import; later it can be undone from the list of imports.";
}
