//! Files of a person: choosing one, keeping one, and why that did not work.

super::messages! {
    missing(path) => "没有 {path};请检查文件名和文件夹。", "There is no {path}; check the name and the folder.";
    is_folder(path) => "{path} 是文件夹,请选择其中的文件。", "{path} is a folder; choose a file in it.";
    no_folder(path) => "{path} 不是文件夹。", "{path} is not a folder.";
    denied(path) => "没有权限读写 {path};请换一个文件夹,或请这台机器的管理员放开权限。",
        "The system does not let you use {path}; choose another folder or ask whoever looks after this machine.";
    too_large(path, size, limit) => "{path} 有 {size},超过上限 {limit};请确认选对了文件。",
        "{path} has {size}, more than the limit of {limit}; check that it is the right file.";
    too_many(path, limit) => "{path} 和下级文件夹里的文件超过 {limit} 个;请分开选择。", "{path} and the folders below hold more than {limit} files; choose parts of it.";
    exists(path) => "{path} 已存在,没有覆盖。", "{path} is there already; it was not overwritten.";
    full(path) => "磁盘已满,没有写入 {path};请清理空间或换一个位置。", "The disk is full and {path} was not written; make room or choose another place.";
    other(path, detail) => "无法读写 {path}:{detail}", "Cannot read or write {path}: {detail}";

    save_title => "保存到文件", "Save to a file";
    folder_label => "文件夹", "Folder";
    find_label => "筛选或路径", "Filter or path";
    name_label => "文件名", "File name";
    up => ".. 上一级", ".. up";
    nothing_here(kinds) => "这里没有 {kinds} 文件。← 上一级,F5 显示全部文件,也可以直接输入路径。", "No {kinds} files here. ← goes up, F5 shows every file, or type a path.";
    empty_folder => "这个文件夹是空的。← 上一级。", "This folder is empty. ← goes up.";
    no_match => "没有符合的文件;退格改一改,或按 Esc 放弃。", "Nothing matches; change it with Backspace, or leave with Esc.";
    all_files => "全部文件", "All files";
    all_files_doc => "也列出其他类型的文件;再按一次只列要用的。", "Lists other kinds of files too; once more, only the wanted ones.";
    wanted_files(kinds) => "只看 {kinds}", "Only {kinds}";
    folder_up => "上一级", "Up";
    folder_up_doc => "到上一级文件夹。", "Goes to the folder above.";
    complete => "补全", "Complete";
    complete_doc => "把输入的路径补全到能确定的地方。", "Completes the typed path as far as it is certain.";
    mark_doc => "勾选或取消勾选这一个文件;勾选文件夹,就是其中和下级文件夹里的全部文件。", "Selects this file, or takes it out; a folder stands for every file in it and below.";
    mark_all_doc => "勾选列出的全部文件,再按全部取消;文件夹用空格单独勾选。", "Selects every file listed; again for none. Folders are selected one by one with Space.";
    no_files_to_mark => "这里没有列出文件;文件夹按空格勾选。", "No files are listed here; Space selects a folder.";
    take => "打开勾选", "Open selected";
    take_doc => "打开勾选的全部文件;在别的文件夹里勾选的也在内。", "Opens everything selected, in other folders too.";
    none_marked => "还没有勾选文件:空格勾选一个,F6 全部勾选,或按 Enter 打开一个。", "Nothing is selected yet: Space selects one, F6 all, or Enter opens one.";
    counted(files, folders) => "列出 {files} 个文件、{folders} 个文件夹", "Files: {files}, folders: {folders}";
    counted_others(files, folders, others) => "列出 {files} 个文件、{folders} 个文件夹;另有 {others} 个其他类型,F5 列出", "Files: {files}, folders: {folders}; {others} of other kinds, F5 lists them";
    marked(count) => "已勾选 {count} 个", "{count} selected";
    save => "保存", "Save";
    save_doc => "以这个名字保存。", "Saves under this name.";
    full_numbers => "完整身份证号", "Full numbers";
    full_numbers_doc => "导出完整的身份证号(记入审计),或只导出隐去中间的号码。", "Exports full identity numbers (audited), or only masked ones.";
    masked_numbers => "隐去身份证号", "Masked numbers";
    identity_masked => "身份证号隐去中间部分;F6 改为完整号码,并记入审计。", "Identity numbers are masked; F6 exports them in full, which is audited.";
    identity_full => "身份证号将完整写出,这次导出会记入审计;F6 改回隐去。", "Identity numbers are written in full and the export is audited; F6 masks them again.";
    writing => "正在写入…", "Writing…";
    replace_title => "覆盖文件", "Replace the file";
    replace_text(path) => "{path} 已存在。覆盖后原来的内容就没有了。", "{path} is there already. Its present content will be gone.";
    replace => "覆盖", "Replace";
    saved_whole(path) => "已存到 {path}", "Saved as {path}";
    saved(rows, path) => "已导出 {rows} 条到 {path}", "{rows} rows were exported to {path}";
    name_missing => "请输入文件名。", "Enter a file name.";
}
