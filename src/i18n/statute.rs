//! What is said about statutes and their files.

super::messages! {
    docx_damaged => "文件打不开,可能没有下载完整。", "The file cannot be opened; perhaps it was not downloaded to its end.";
    docx_too_large => "文件里的正文大得不像一部法律,没有读取。", "The document's text is larger than any statute's; it was not read.";
    docx_no_xml => "Word 正文损坏,读不了。", "The document's text is damaged.";
    docx_help => "重新下载,或者在 Word、WPS 里另存为 .docx 或纯文本再导入。", "Download it again, or save it as .docx or plain text in Word or WPS.";
    counted_again(n) => "有 {n} 个段落的编号由 Word 自动生成,已按文档里的编号规则补进正文。",
        "{n} paragraphs are numbered by Word itself; their numbers were counted by the document's rules and put into the text.";
    text_box => "这里有文本框,框里的文字没有载入。", "There is a text box here; its words were not loaded.";
    hidden_words => "这里有隐藏文字,没有载入。", "There are hidden words here; they were not loaded.";
    footnote => "这里有脚注或尾注,没有载入。", "There is a footnote or an endnote here; it was not loaded.";
    docx_left_out_help => "如果属于正文,请在 Word 里移到正文中再导入。", "If it belongs to the text, move it there in Word first.";
    numbered_by_word(n) => "有 {n} 个段落的编号由 Word 自动生成,样式特殊,没能补进正文,条、项的号码可能因此缺失。",
        "{n} paragraphs are numbered by Word itself in a way not known here, so numbers of articles or items may be missing.";
    numbered_by_word_help => "在 Word 里把自动编号转为文本,或另存为纯文本再导入。", "Turn automatic numbers into text in Word, or save it as plain text.";

    unsound(errors) => "文件有 {errors} 个错误,没有载入。", "The file has {errors} errors; it was not loaded.";
    differs(title, version) => "《{title}》{version} 的版本已经载入,但文字不同;没有替换。请先比较,确认新文件更准确再替换。",
        "{title} of {version} is loaded with other words, which were not replaced. Compare first, and replace them if the new file is the better one.";
    to_come(title, version) => "《{title}》的版本日期 {version} 还没有到;版本按通过、公布或者修改的那一天写,施行日期才可以在以后。请核对。",
        "The version of {title}, {version}, is a day to come. A version goes by the day it was adopted or amended; only its first day in force may be to come. Please check.";
    name_taken(title, by) => "《{title}》的简称已被《{by}》使用,不能同时载入。", "The short name of {title} is taken by {by}; both cannot be loaded.";
    exam_running => "考试进行中,法条已关闭。交卷后可以查阅。", "An exam of yours is running, so statutes are closed. They open when you have handed in.";
    nothing_sought => "请输入要查找的词。", "Type a word to look for.";
    same_version => "两边是同一个版本,没有可比的。", "Both are the same version; there is nothing to compare.";

    no_articles => "没有找到“第一条”这样的条文,这个文件不像法律、法规。", "No article (第一条) was found; the file does not look like a statute.";
    no_articles_help => "请选择法律、法规、规章的全文(纯文本、.docx 或 Markdown)。题库文件请到“题库”里导入。",
        "Choose the full text of a statute (plain text, .docx or Markdown). Question banks are imported under Banks.";
    only_table => "文件里只有表格,没有“第一条”这样的条文;裁量基准一类的表格不能作为法律载入。",
        "The file holds tables and no article (第一条); a table, such as one of discretion, cannot be loaded as a statute.";
    only_table_help => "请载入表格所依据的法律、法规、规章的全文。", "Load the full text of the statutes that the table rests on.";
    amendment => "这是修改、废止法律的决定,不是一部法律的某个版本,不能载入。", "This is a decision that amends or repeals statutes and no version of one; it cannot be loaded.";
    amendment_help => "请载入修改后重新公布的全文;决定后面附有全文的,删去全文标题之前的部分;标题认错的,在导入时写明标题。",
        "Load the text published after the amendment; where it follows the decision, remove what stands before its title; if that is not the title, state it when importing.";
    second_statute(line) => "这里又是第一条,第 {line} 行已经有了:文件里像是不止一部法律。", "The articles begin again here (line {line} has the first 第一条): the file seems to hold more than one statute.";
    second_statute_help => "每部法律单独存成一个文件再导入;如果是附件,在前面加一行“附件”。", "Save each statute as a file of its own; if this is an annex, put a line 附件 above it.";
    above_title(title, lines) => "标题按“{title}”;它上面的第 {lines} 行没有载入。", "The title is taken to be {title}; the lines above it ({lines}) were not loaded.";
    title_joined(title, lines) => "标题由第 {lines} 行连成“{title}”;其中可能有网站名称一类不属于标题的行,请核对。", "The title {title} was put together from lines {lines}; one of them may be a site's name and no part of it. Please check.";
    above_title_help => "标题不对的,在导入时写明。", "If that is not the title, state it when importing.";
    left_out(lines) => "第 {lines} 行像是页码、网页或公文版记,不是法律正文,没有载入。", "Lines {lines} look like page numbers or what a web page prints around a text; they were not loaded.";
    left_out_help => "如果是正文:属于上一段的,接在上一段后面;自成一段的,改动行首几个字,使它不像网页上的话,再导入。",
        "If they belong to the text: join those that go on to the paragraph before; of a paragraph of its own change the first words, so that it does not look like a page's.";
    joined(lines) => "前一行在句中断开,第 {lines} 行接了上去,没有另算一款。", "Lines {lines} go on where the line before was cut within a sentence; they were joined to it.";
    joined_help => "恰在句末断开的行看不出来,会另算一款;请核对各条的款数,或删去段落里的换行。", "A line cut at the end of a sentence cannot be told from a paragraph: check the paragraphs, or remove the breaks within them.";
    listed(lines) => "第 {lines} 行用“1.”“一、”编号,没有用“(一)”,按项计。", "Lines {lines} are numbered 1. or 一、 and not （一）; they are counted as items (项).";
    listed_help => "核对引用这些项的题目怎样写。", "Check how questions cite them.";
    unended(lines) => "第 {lines} 行没有句末标点,按一款计;在末条之后的作为附文。", "Lines {lines} end without a mark and are counted as paragraphs (款), behind the last article as an annex.";
    unended_help => "如果是标题、落款或断开的行,请改好文件再导入。", "If they are headings, signatures or broken lines, correct the file first.";
    unopened(lines) => "第 {lines} 行以条的号码开头,但读起来像在引用那一条,没有另立一条。", "Lines {lines} begin with an article's number but read like a reference to it, so no article was begun.";
    unopened_help => "如果是条文,在号码后面加一个空格再导入。", "If they are articles, put a blank behind the number.";
    in_annex(lines) => "第 {lines} 行像是接着正文的下一条,但它上面有“附件”“附表”一类的标题,所以按附件载入,没有另立一条。", "Lines {lines} begin like the article that comes next, but stand below the heading of an annex (附件, 附表); they were loaded as a part of it.";
    in_annex_help => "如果还是正文,请把上面以“附件”“附表”开头的那一行接到前一行后面再导入。", "If they are articles, join the line above that begins with 附件 or 附表 to the line before it.";
    heading_gap(expected, found) => "这里应当是{expected},却是{found}。", "{expected} was expected here, but it is {found}.";
    heading_gap_help => "对照官方文本,看编、章、节是不是缺号、重号或次序颠倒。", "Compare with the official text: a part, chapter or section may be missing, doubled or out of order.";
    no_title => "没有找到标题。", "No title was found.";
    no_title_help => "标题应在正文之前单独成行,如“中华人民共和国行政处罚法”;也可以在导入时写明。",
        "The title stands on a line of its own before the text; it can also be stated when importing.";
    no_version => "标题下没有公布、修订的日期,分不清是哪一个版本。", "No day of adoption or amendment stands under the title, so the version is not known.";
    no_version_help => "在标题下写一行,如“2021年1月22日修订,自2021年7月15日起施行”;也可以在导入时写明版本日期。",
        "Put a line under the title, such as 2021年1月22日修订,自2021年7月15日起施行, or state the day of the version when importing.";
    version_guessed(day) => "版本日期按 {day} 计,但文件没有写明这一天是通过、公布还是修改的日期;另有一个较早的日期写明了。请核对。", "{day} is taken for the day of the version, though nothing says that it is one of adoption, announcement or amendment, while an earlier day is said to be. Please check.";
    version_guessed_help => "如果是另一天,请在导入前写明版本日期。", "If it is another day, state it before importing.";
    ends_before_it_begins(first, last) => "施行日期 {first} 晚于文件写明的最后有效日期 {last}。", "The first day in force, {first}, is after the last one that the file states, {last}.";
    ends_before_it_begins_help => "请改正施行日期;文件第二行的日期有误的,改正文件后重新选择。", "Correct the first day in force, or the dates in the second line of the file.";
    effective_guessed(day) => "文件没有写明这个版本的施行日期,先按 {day} 计,请核对。", "The file does not say from when this version is in force; {day} is taken, please check.";
    effective_several(day) => "末尾的条文写了不止一个开始施行的日期,按 {day} 计,请核对。", "The last articles name more than one day on which something begins; {day} is taken, please check.";
    effective_early(first, version) => "施行日期 {first} 早于版本日期 {version}(通过或最近一次修改的日期),请核对。", "The first day in force, {first}, is before {version}, the day of adoption or last amendment; please check.";
    effective_early_help => "一般是两个日期之一写错;如果是另一天,请在导入前写明。", "One of the two dates is probably wrong; if so, state the right one before importing.";
    effective_guessed_help => "如果是另一天,请在导入前写明施行日期。", "If it is another day, state it before importing.";
    article_gap(before, after) => "{before}之后是{after},中间缺号。", "{after} follows {before}; numbers between them are missing.";
    article_gap_help => "对照官方文本,看是不是漏了条文,或者号码写错。", "Compare with the official text: an article may be missing, or a number wrong.";
    article_first(first) => "第一个条文是{first},前面缺号。", "The first article is {first}; numbers before it are missing.";
    article_twice(no, line) => "{no}重复出现,第 {line} 行已经有了。", "{no} stands twice; it is on line {line} already.";
    article_twice_help => "删去重复的条文,或改正号码;一个文件只放一部法律。", "Remove the second one or correct its number; a file holds one statute only.";
    article_long(no, most) => "{no}的段落超过 {most} 个,不像一条法律条文。", "{no} has more than {most} paragraphs, which no article of a statute has.";
    article_long_help => "请检查文件是不是把别的内容接在了这一条后面。", "Something else may stand behind the article in the file.";
    article_back(no, before) => "{no}排在{before}之后,次序颠倒。", "{no} stands behind {before}, out of order.";
    article_empty(no) => "{no}没有内容。", "{no} says nothing.";
    item_gap(expected, found) => "这里应当是第({expected})项,却是({found})。", "Item ({expected}) was expected here, but it is ({found}).";
    item_help => "对照官方文本;项的号码会用来核对题目的依据。", "Compare with the official text; the numbers are used to check citations.";

    title => "标题", "Title";
    name => "法律", "Statute";
    version => "版本", "Version";
    effective_from => "施行", "In force from";
    effective_to => "至", "To";
    in_force => "现行", "In force";
    yes => "是", "yes";
    articles => "条数", "Articles";
    article => "条", "Article";
    headings => "编章节", "Headings";
    words => "内容", "Words";
    outcome => "结果", "Outcome";
    warnings => "提醒", "Warnings";
    outcome_new => "新载入", "new";
    outcome_unchanged => "已有,相同", "unchanged";
    outcome_replaced => "替换", "replaced";
    not_in_force => "(这个版本现在不适用)", "(This version is not in force now.)";
    removed(name, version) => "已移除《{name}》{version} 的版本。", "{name} of {version} was removed.";
    removal(name, version, articles) => "移除《{name}》{version} 的版本,共 {articles} 条。题目的文字不变,看不到这一版的条文;以后可以从文件重新导入。",
        "Removes the version of {version} of {name}, {articles} articles. The words of questions stay as they are, without its text; it can be imported again from its file.";
    nothing_taken_back => "没有题目是按这个版本确认、更正、新出或者存疑的。", "No item was confirmed, corrected, written or doubted by this version.";
    taken_back(bank, facts) => "题库“{bank}”:{facts}。", "Bank “{bank}”: {facts}.";
    header_back(version) => "文件头退回到 {version} 的版本", "its header goes back to the version of {version}";
    unconfirmed(n) => "{n} 题的“原样适用”确认不再算数", "confirmations of {n} items count no more";
    written_for(n) => "{n} 题是按这个版本出的或更正的,没有别的版本可对照时会存疑", "{n} items were written or corrected for this version and are in doubt where no other is left to judge them by";
    looked_at_again(n) => "因这个版本存疑的 {n} 题重新核对", "{n} items that are in doubt because of this version are looked at again";
    doubted_by_removal(bank, n) => "题库“{bank}”有 {n} 题因此存疑,不再抽到新卷里。", "In bank “{bank}” {n} items are in doubt now and kept out of new papers.";
    doubted_in_all(n) => "因此存疑 {n} 题,不再抽到新卷里。", "{n} items are in doubt now and kept out of new papers.";
    diff_count(fate, articles) => "{fate} {articles} 条", "{fate} {articles}";
    diff_stays(article, fate) => "{article}  {fate}", "{article}: {fate}";
    diff_gone(old, fate) => "原{old}  {fate}", "former {old}: {fate}";
    diff_come(new, fate) => "现{new}  {fate}", "present {new}: {fate}";
    diff_goes(old, new, fate) => "{old} → {new}  {fate}", "{old} → {new}: {fate}";
    diff_into(articles) => ",有内容移入现{articles}", ", some of it now in {articles}";
    diff_near_new(article) => ",与现{article}最接近,请对照", ", nearest to present {article}: compare";
    diff_near_old(article) => ",与原{article}最接近,请对照", ", nearest to former {article}: compare";
    diff_from(articles) => ",有内容来自原{articles}", ", some of it from former {articles}";
}
