//! Texts of bringing files in, whatever is in them.

super::messages! {
    path => "文件或文件夹", "File or folder";
    check => "检查", "Check";
    pick => "选文件", "Choose files";
    pick_doc => "从文件夹里选一个或几个文件;还没有导入的文件留在这里。", "Chooses one file or several; files that are not imported yet stay here.";
    another => "下一个文件", "Next file";
    commit => "导入", "Import";
    commit_doc => "导入检查过、没有错误的文件;其余的留在列表里,写明原因。", "Imports the files without errors; the others stay in the list, each with the reason.";
    commit_several(n) => "导入 {n} 个", "Import {n}";
    replace_several(n) => "替换 {n} 个", "Replace {n}";
    correct => "更正", "Correct";
    correct_doc => "写明文件里没有或写错的标题、版本、施行日期,再检查一次。", "States what the file leaves out or has wrong (title, version, first day), and checks it again.";
    recheck => "重新检查", "Check again";
    recheck_doc => "文件改过之后,再读一次。", "Reads the file again after it was changed.";
    leave => "返回", "Back";
    leave_doc => "回到刚才的地方。", "Goes back to where you were.";

    reading => "正在读取…", "Reading…";
    reading_of(done, of) => "正在读取 {done} / {of}", "Reading {done} of {of}";
    importing => "正在导入…可以离开这一页,完成后会提示。", "Importing… You can leave this page; you will be told.";
    importing_of(done, of) => "正在导入 {done} / {of};可以离开这一页,完成后会提示。", "Importing {done} of {of}; you may leave and will be told.";
    working => "正在办理…", "Working…";
    nothing_found(kinds) => "选中的文件夹里没有 {kinds} 文件。", "The folders chosen hold no {kinds} files.";

    col_file => "文件", "File";
    col_result => "结果", "Result";
    ready => "可以导入", "ready";
    ready_warned(n) => "可导入,提醒 {n}", "ready, {n} warn.";
    replaces => "已有,文字不同", "there, differs";
    nothing => "已有,相同", "there already";
    unsound(n) => "错误 {n}", "errors {n}";
    refused => "不能导入", "refused";
    twice(n) => "与第 {n} 行重复", "same as no. {n}";
    failed => "没有导入", "not imported";
    done => "已导入", "imported";

    files(n) => "{n} 个文件", "{n} files";
    files_ready(n) => "可以导入 {n}", "{n} ready";
    files_replacing(n) => "已有但文字不同 {n}", "{n} differ";
    files_there(n) => "已有 {n}", "{n} there";
    files_twice(n) => "重复 {n}", "{n} twice";
    files_wrong(n) => "不能导入 {n}", "{n} refused";
    files_done(n) => "已导入 {n}", "{n} imported";

    files_in_doubt(n) => "因修法存疑 {n} 题,按 Tab 处理", "{n} items in doubt: Tab";

    issue_of(at, of, line, column) => "问题 {at} / {of}   第 {line} 行第 {column} 列", "Issue {at} of {of}   line {line}, column {column}";
    note_line(line, text) => "第 {line} 行:{text}", "Line {line}: {text}";
    twice_text(n) => "与第 {n} 行的文件是同一份内容;先导入那一个,再看这个还有没有不同。", "The same as the file in row {n}; import that one first, then see whether this one differs.";
    failed_text(why) => "没有导入:{why}", "Not imported: {why}";
    no_issues => "没有发现问题。", "Nothing wrong was found.";
    next => "按 F5 接着选下一个文件,Esc 返回。", "F5 chooses the next file, Esc goes back.";

    why_unsound => "文件有错误,改好后才能导入。", "The file has errors; correct them first.";
    why_nothing => "与已有的完全相同,没有要导入的。", "It says what is there already; there is nothing to import.";
    why_done => "已经导入了。", "It was imported already.";
    why_none => "没有可以导入的文件;打开各行看原因。", "None of the files can be imported; open a row to see why.";
    why_not_correctable => "这一行没有可以更正的内容。", "There is nothing to correct in this row.";

    done_several(n) => "已导入 {n} 个文件。", "{n} files were imported.";
    done_but(n, failed, names) => "已导入 {n} 个文件;{failed} 个没有导入:{names}。", "{n} files were imported; {failed} were not: {names}.";
    failed_meanwhile(name, why) => "{name} 没有导入:{why}", "{name} was not imported: {why}";
}
