//! Texts of the rooms of statutes: the list, reading, searching, the article a question cites.

super::messages! {
    title => "法条", "Statutes";
    empty_trainer => "还没有载入法律、法规。按 F5 选择文件导入(纯文本、.docx 或 Markdown)。", "No statute is loaded yet. F5 imports one from a file (plain text, .docx or Markdown).";
    empty => "还没有载入法律、法规。请培训管理员在“法条”里导入,之后这里可以查阅。", "No statute is loaded yet. Your trainer imports them under Statutes; then they can be read here.";
    none_found => "没有这样的法律、法规。Esc 清除筛选。", "No such statute. Esc clears the filter.";
    col_name => "法律、法规", "Statute";
    col_version => "版本", "Version";
    col_from => "施行", "In force";
    col_articles => "条数", "Articles";
    col_state => "效力", "State";
    in_force => "现行有效", "in force";
    to_come => "尚未施行", "to come";
    ended => "已失效", "ended";
    only_in_force(title) => "{title}  现行版本", "{title}  in force";
    every_version(title) => "{title}  全部版本", "{title}  every version";

    all_versions => "全部版本", "All versions";
    all_versions_doc => "只看现行版本,或者连同失效和尚未施行的版本。", "Shows the versions in force, or those ended and to come as well.";
    search => "全文查找", "Search";
    search_doc => "在全部法律、法规里查找词语。", "Looks for words in all statutes.";

    previous => "上一条", "Previous";
    previous_doc => "翻到上一条。", "Turns to the article before.";
    next => "下一条", "Next";
    next_doc => "翻到下一条。", "Turns to the next article.";
    jump => "按条号", "By number";
    jump_doc => "输入条号翻到那一条,如 36、三十六、133-1;直接输入数字也可以。", "Turns to the article of a number, such as 36, 三十六 or 133-1; typing digits does the same.";
    versions => "版本", "Versions";
    versions_doc => "换一个版本来读,或看某一天有效的版本。", "Reads another version, or the one in force on a day.";
    outline => "目录", "Outline";
    outline_doc => "在目录和条文之间切换。", "Goes between the outline and the article.";
    to_article => "条文", "Article";
    open_heading => "翻到", "Go there";
    open_heading_doc => "翻到目录里选中的地方。", "Turns to the place selected in the outline.";
    leave => "返回", "Back";
    leave_doc => "回到刚才的地方。", "Goes back to where you were.";

    loading => "正在读取…", "Loading…";
    front => "题注", "About";
    annex => "附件", "Annex";
    front_version(day) => "版本:{day}", "Version of {day}";
    front_days(state, from) => "{state},{from} 起施行", "{state}, from {from}";
    front_days_to(state, from, to) => "{state},{from} 起施行,至 {to}", "{state}, from {from} to {to}";
    front_counts(articles) => "共 {articles} 条", "{articles} articles";
    not_in_force(day) => "这是 {day} 的版本,现在不适用。F7 可换现行版本。", "This is the version of {day} and not in force now. F7 changes to another one.";
    jump_title => "翻到第几条?", "Which article?";
    jump_hint => "如 36、三十六、133-1(第一百三十三条之一)", "Such as 36, 三十六 or 133-1 (第一百三十三条之一)";
    jump_none(last) => "没有这一条;最后一条是{last}。", "No such article; the last one is {last}.";
    versions_title(name) => "{name}的版本", "Versions of {name}";
    version_line(version, from, state) => "{version}  {from} 起施行  {state}", "{version}  from {from}  {state}";
    version_on => "某一天有效的版本…", "The version in force on a day…";
    version_on_title => "哪一天有效?", "In force on which day?";

    search_title => "查找法条", "Search statutes";
    search_label => "查找", "Find";
    search_hint => "输入两个字以上的词,用空格隔开几个词,各词都要出现;按 Enter 查找。", "Type words of two characters or more, separated by blanks; all have to occur. Enter searches.";
    search_none(typed) => "没有同时含有“{typed}”的条文。可以少用一个词,或按 F4 连同失效的版本一起找。", "No article holds “{typed}”. Use fewer words, or F4 to look through all versions.";
    search_found(n, at) => "共 {n} 条,第 {at} 条", "{at} of {n}";
    searching => "正在查找…", "Searching…";
    scope_in_force => "现行版本", "versions in force";
    scope_every => "全部版本", "every version";
    of_version(name, version) => "{name}({version} 版本)", "{name} (version of {version})";
    open_hit => "打开条文", "Open";
    open_hit_doc => "打开选中的条文,词语已标出。", "Opens the selected article with the words marked.";
    search_hits => "到结果", "To the hits";
    search_field => "改词语", "Words";
    search_field_doc => "回到输入框,改要查找的词。", "Goes back to the words to look for.";
}
