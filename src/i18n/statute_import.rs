//! Texts of importing a statute from a file.

super::messages! {
    title => "导入法律、法规", "Import statutes";
    path_hint => "全文(.txt、.docx、.md),或放着它们的文件夹;按 F5 选择。", "A text (.txt, .docx, .md) or a folder of them; F5 chooses.";
    full_title => "标题", "Title";
    version => "版本", "Version";
    effective => "施行日期", "In force from";
    given_hint => "文件里没有或写错时才填。", "Only where the file leaves it out or has it wrong.";
    date_wrong => "请写成年月日,如 2021-07-15。", "Write year, month and day, such as 2021-07-15.";
    check => "检查文件", "Check";
    version_hint => "通过或最近一次修改的日期。", "The day of its adoption or last amendment.";
    correct_hint => "按 F4 写明文件里没有或写错的标题、版本、施行日期。", "F4 states the title, version or first day that the file leaves out or has wrong.";
    col_articles => "条数", "Art.";
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
    one_version(title, version) => "《{title}》{version}", "{title} of {version}";
    replace_text(named) => "{named} 的版本已经载入,文字与文件不同。确认后用文件的文字替换;题目本身不改,所引用的地方文字有变的会存疑。", "{named} is loaded with other words. They will be replaced by those of the file; questions are not rewritten, and those whose cited places read differently are in doubt.";
    replace_several_text(n) => "这 {n} 个版本已经载入,文字与文件不同。确认后用文件的文字替换;题目本身不改,所引用的地方文字有变的会存疑。", "These {n} versions are loaded with other words. They will be replaced by those of the files; questions are not rewritten, and those whose cited places read differently are in doubt.";
    replace => "替换", "Replace";
    done(title, version) => "已载入《{title}》{version} 的版本。", "{title} of {version} was loaded.";
    done_replaced(title, version) => "已替换《{title}》{version} 的版本。", "{title} of {version} was replaced.";
    done_unchanged(title, version) => "《{title}》{version} 的版本已经载入,文字相同。", "{title} of {version} was loaded already, word for word.";
    done_articles(articles) => "共 {articles} 条,现在可以查阅和查找。", "{articles} articles, to be read and searched from now on.";
}
