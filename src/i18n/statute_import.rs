//! Texts of importing a statute from a file.

super::messages! {
    title => "导入法律、法规", "Import a statute";
    path => "文件", "File";
    path_hint => "全文的纯文本、.docx 或 Markdown;F5 从文件夹里选。", "Its full text: plain text, .docx or Markdown; F5 picks it from a folder.";
    full_title => "标题", "Title";
    version => "版本", "Version";
    effective => "施行日期", "In force from";
    given_hint => "文件里没有或写错时才填。", "Only where the file leaves it out or has it wrong.";
    date_wrong => "请写成年月日,如 2021-07-15。", "Write year, month and day, such as 2021-07-15.";
    check => "检查文件", "Check";
    pick => "选文件", "Pick";
    pick_doc => "从文件夹里选一个文件;导入完一个可以接着选下一个。", "Picks a file from a folder; after one import the next file can follow.";
    correct => "更正", "Correct";
    correct_doc => "写明标题、版本或施行日期,再检查一次。", "States title, version or the first day, and checks again.";
    commit => "导入", "Import";
    commit_doc => "导入检查过的文件。", "Imports the file that was checked.";
    another => "下一个文件", "Next file";
    reading => "正在读取…", "Reading…";
    importing => "正在导入…", "Importing…";
    sound(warnings) => "文件可以导入;提醒 {warnings} 处。", "The file can be imported; {warnings} warnings.";
    unsound(errors, warnings) => "文件有 {errors} 个错误,不能导入;提醒 {warnings} 处。", "The file has {errors} errors and cannot be imported; {warnings} warnings.";
    found_title(title) => "标题  {title}", "Title  {title}";
    found_version(day) => "版本  {day}", "Version  {day}";
    found_effective(day) => "施行  {day} 起", "In force  from {day}";
    found_effective_to(from, to) => "施行  {from} 起,至 {to}", "In force  from {from} to {to}";
    found_parts(headings, articles, last) => "编章节 {headings} 个,条 {articles} 个,最后一条是{last}", "{headings} headings, {articles} articles, the last is {last}";
    outcome_new => "这个版本是新的。", "The version is new here.";
    outcome_unchanged => "这个版本已经载入,文字相同,不用再导入。", "This version is loaded already, word for word.";
    outcome_replaced => "这个版本已经载入,但文字不同;导入会替换原来的文字。", "This version is loaded with other words; importing replaces them.";
    issue_at(n, of, line, column) => "第 {n} 处,共 {of} 处   第 {line} 行第 {column} 列", "{n} of {of}   line {line}, column {column}";
    why_unsound => "文件有错误,请先更正。", "The file has errors; correct them first.";
    why_unchanged => "已经载入,文字相同。", "It is loaded already, word for word.";
    replace_text(title, version) => "《{title}》{version} 的版本已经载入,文字与文件不同。确认后用文件的文字替换;引用它的题目不变。", "{title} of {version} is loaded with other words. They will be replaced by those of the file; questions that cite it stay as they are.";
    replace => "替换", "Replace";
    done(title, version) => "已载入《{title}》{version} 的版本。", "{title} of {version} was loaded.";
    done_replaced(title, version) => "已替换《{title}》{version} 的版本。", "{title} of {version} was replaced.";
    done_articles(articles) => "共 {articles} 条,现在可以查阅和查找。", "{articles} articles, to be read and searched from now on.";
    done_next => "按 F5 接着导入下一个文件,Esc 返回。", "F5 imports the next file, Esc goes back.";
    failed_meanwhile(why) => "法律、法规没有导入:{why}", "The statute was not imported: {why}";
}
