//! What is said about bank files, items, blueprints and papers.

use super::Locale;
use crate::domain::bank::HeaderFault;
use crate::domain::item::check::Fault;
use crate::domain::statute::CitationFault;

/// What is wrong with an item.
pub fn fault(locale: Locale, found: &Fault) -> String {
    match found {
        Fault::Empty => empty(locale).to_owned(),
        Fault::Difficulty(found) => difficulty(locale, found),
        Fault::NoParts => no_parts(locale).to_owned(),
        Fault::NotOnePart => not_one_part(locale).to_owned(),
        Fault::NestedCase => nested_case(locale).to_owned(),
        Fault::DuplicatePart(id) => duplicate_part(locale, id),
        Fault::FewOptions(found) => few_options(locale, found),
        Fault::SameOption(first, second) => same_option(locale, first, second),
        Fault::Weight(found) => weight(locale, found),
        Fault::OptionOrder => option_order(locale).to_owned(),
        Fault::KeyKind => key_kind(locale).to_owned(),
        Fault::KeyWithoutOption(letter) => key_without_option(locale, letter),
        Fault::SingleKey(found) => single_key(locale, found),
        Fault::MultipleKey(found) => multiple_key(locale, found),
        Fault::Blanks { stem, key } => blanks(locale, stem, key),
        Fault::EmptyBlank(number) => empty_blank(locale, number),
        Fault::NoWhy(letter) => no_why(locale, letter),
        Fault::NoExplanation => no_explanation(locale).to_owned(),
        Fault::NoCitation => no_citation(locale).to_owned(),
        Fault::UnknownStatute(name) => unknown_statute(locale, name),
        Fault::Citation(found) => citation_fault(locale, *found),
    }
}

/// What is wrong with the header of a bank.
pub const fn header_fault(locale: Locale, found: HeaderFault) -> &'static str {
    match found {
        HeaderFault::NoName => header_no_name(locale),
        HeaderFault::DayWithoutSeal => header_day_without_seal(locale),
        HeaderFault::SameStatute => header_same_statute(locale),
        HeaderFault::Coverage => header_coverage(locale),
    }
}

fn citation_fault(locale: Locale, found: CitationFault) -> String {
    match found {
        CitationFault::OtherStatute => unknown_statute_help(locale).to_owned(),
        CitationFault::NoArticle { last } => no_article(locale, last),
        CitationFault::NoInsertedArticle { last } => no_inserted_article(locale, last),
        CitationFault::NoParagraph { has } => no_paragraph(locale, has),
        CitationFault::NoItem { has } => no_item(locale, has),
        CitationFault::WhichParagraph => which_paragraph(locale).to_owned(),
    }
}

super::messages! {
    undone(bank, removed, restored, version) => "已撤销:移出 {removed} 题,恢复 {restored} 题导入前的内容;题库“{bank}”现为第 {version} 版。", "Taken back: {removed} items are out, {restored} are as they were before the import; bank “{bank}” is at version {version}.";
    undone_in_doubt(text, n) => "{text}恢复的题里有 {n} 题按旧版法律出题,标为存疑,不会抽到新卷。", "{text} Of the restored, {n} are for earlier law: they are in doubt and kept out of new papers.";
    undone_but(text, n, ids) => "{text}导入后又改过的 {n} 题没有动:{ids}。", "{text} {n} edited since were left alone: {ids}.";
    severity_error => "错误", "error";
    severity_warning => "提醒", "warning";
    severity_info => "说明", "note";
    severity_help => "办法", "help";

    encoding_note(name) => "文件编码是 {name},已按此读取。", "The file is encoded in {name} and was read as such.";
    encoding_damaged(name) => "有些字节按 {name} 读不出来。", "Some bytes cannot be read as {name}.";
    encoding_help => "请把文件另存为 UTF-8 再导入。", "Save the file as UTF-8 and import it again.";
    syntax(detail) => "不合书写规则:{detail}", "This is not valid TOML: {detail}";
    unknown_field(name) => "不认识的字段“{name}”。", "Unknown field “{name}”.";
    did_you_mean(name) => "是不是要写“{name}”?", "Did you mean “{name}”?";
    known_fields(names) => "这里可以用的字段:{names}。", "Fields known here: {names}.";
    missing_field(name) => "缺少字段“{name}”。", "The field “{name}” is missing.";
    wrong_type(name, wanted, found) => "字段“{name}”应当是{wanted},这里是{found}。", "The field “{name}” has to be {wanted}, not {found}.";
    unknown_value(name, value) => "“{name}”不能是“{value}”。", "“{name}” cannot be “{value}”.";
    known_values(values) => "可以是:{values}。", "It may be: {values}.";
    kind_text => "文字", "a text";
    kind_number => "整数", "a whole number";
    kind_truth => "true 或 false", "true or false";
    kind_date => "日期", "a date";
    kind_list => "列表", "a list";
    kind_table => "表", "a table";
    format_version(found) => "题库文件格式版本 {found} 比本程序认识的新。", "Bank file format {found} is newer than this program.";
    duplicate_item(id, line) => "试题编号“{id}”与第 {line} 行的重复。", "The item id “{id}” is already used on line {line}.";
    duplicate_statute(name) => "法律“{name}”列了两次。", "The statute “{name}” is listed twice.";
    bad_citation(text) => "依据“{text}”读不出来。", "The citation “{text}” cannot be read.";
    citation_help => "写法如:行政处罚法 第五十七条第一款第四项。", "Write it like 行政处罚法 第五十七条第一款第四项.";
    bad_letter(letter) => "“{letter}”不是选项字母,应当是 A 到 H。", "“{letter}” is no option letter; use A to H.";
    repeated_letter(letter) => "答案里“{letter}”写了两次。", "The key names “{letter}” twice.";
    bad_date(text) => "“{text}”不是日期,应当写成 2021-07-15。", "“{text}” is no date; write 2021-07-15.";
    no_items => "文件里没有试题([[item]])。", "The file has no items ([[item]]).";

    empty => "这里不能为空。", "This must not be empty.";
    out_of_range(name, found, from, to) => "“{name}”应当是 {from} 到 {to} 的整数,这里是 {found}。", "“{name}” has to be a whole number from {from} to {to}, not {found}.";
    weight(found) => "权重应当是 1 到 99,这里是 {found}。", "The weight has to be 1 to 99, not {found}.";
    difficulty(found) => "难度应当是 1 到 5,这里是 {found}。", "The difficulty has to be 1 to 5, not {found}.";
    no_parts => "案例题没有小题([[item.part]])。", "The case has no parts ([[item.part]]).";
    not_one_part => "案例题以外的试题只有一问,且题型一致。", "An item that is no case has exactly one part of its own type.";
    nested_case => "案例题的小题不能再是案例题。", "A part of a case cannot be a case itself.";
    duplicate_part(id) => "小题编号“{id}”重复。", "The part id “{id}” is used twice.";
    few_options(found) => "选择题至少要有两个选项,这里有 {found} 个。", "A choice needs at least two options; it has {found}.";
    same_option(first, second) => "选项 {first} 与 {second} 相同。", "Options {first} and {second} are the same.";
    option_order => "选项的字母应当从 A 起依次往后写(A、B、C……),不能跳过或颠倒。", "The letters of the options have to run A, B, C … in their order, without gap.";
    key_kind => "标准答案的写法与题型不符。", "The key does not fit the type.";
    key_without_option(letter) => "标准答案里有 {letter},但没有选项 {letter}。", "The key names {letter}, but there is no option {letter}.";
    single_key(found) => "单选题的标准答案应当恰好一个,这里有 {found} 个。", "A single choice has exactly one right option; the key names {found}.";
    multiple_key(found) => "多选题的标准答案至少两个,这里有 {found} 个。", "A multiple choice has at least two right options; the key names {found}.";
    blanks(stem, key) => "题干有 {stem} 个空,标准答案有 {key} 个空。", "The stem has {stem} blanks, the key fills {key}.";
    blanks_help => "每个空写四个下划线 ____,每个空一组答案。", "Write each blank as four underscores ____ and give one list of answers per blank.";
    empty_blank(number) => "第 {number} 个空没有答案,或有空白的答案。", "Blank {number} has no answer or an empty one.";
    no_why(letter) => "选项 {letter} 没有写明对错的理由。", "Option {letter} does not say why it is right or wrong.";
    no_explanation => "没有解析。", "There is no explanation.";
    no_citation => "没有写明依据。", "There is no citation.";
    unknown_statute(name) => "题库开头没有列出法律“{name}”。", "The header does not list the statute “{name}”.";
    unknown_statute_help => "请在 [[bank.statute]] 里列出它的版本和条数。", "List it under [[bank.statute]] with its version and number of articles.";
    no_article(last) => "没有这一条,最后一条是第 {last} 条。", "There is no such article; the last one is {last}.";
    no_inserted_article(last) => "没有这一条,该条的“之几”只到 {last}。", "There is no such inserted article; they go up to {last}.";
    no_paragraph(has) => "没有这一款,该条共 {has} 款。", "There is no such paragraph; the article has {has}.";
    no_item(has) => "没有这一项,该款共 {has} 项。", "There is no such item; the paragraph has {has}.";
    which_paragraph => "该条有几款都分项,请写明是哪一款。", "Several paragraphs of this article have items; name the paragraph.";

    unsound(errors) => "文件里有 {errors} 处错误,什么也没有导入;请改好再导入。", "The file has {errors} errors and nothing was imported; correct them and import it again.";
    changed_meanwhile => "这期间题库被别人改动了,什么也没有写入;请看过现在的内容再试一次。", "Somebody changed the bank meanwhile and nothing was written; look at it as it is now and try again.";
    not_in_force => "这次导入已经撤销,或没有生效。", "This import was taken back before, or never came into force.";
    sealed_until(bank, day) => "题库“{bank}”保密,{day} 起才能查看。确因工作需要提前查看的,请先说明理由解封,理由记入审计。",
        "Bank “{bank}” is sealed until {day}. If your work needs it earlier, open the seal with a reason, which goes into the audit.";
    sealed(bank) => "题库“{bank}”保密,没有写明解密日期。确因工作需要查看的,请先说明理由解封,理由记入审计。",
        "Bank “{bank}” is sealed and no day is named. If your work needs it, open the seal with a reason, which goes into the audit.";
    no_reason => "请写明提前查看的理由。", "Give the reason.";
    not_sealed => "这个题库现在没有封存,可以直接查看。", "This bank is not sealed now; it can be seen as it is.";
    header_no_name => "题库名称不能为空,前后不能有空格。", "The bank needs a name, without spaces around it.";
    header_day_without_seal => "只有保密题库有解密日期。", "Only a sealed bank has a day until which it is sealed.";
    header_same_statute => "同一部法律列了两次。", "A statute is listed twice.";
    header_coverage => "覆盖要求(coverage、untested)只能写在列出的法律上,比例为 1 到 100,不出题的条文必须存在。",
        "Coverage is asked of listed statutes only, 1 to 100 percent; articles left untested have to exist.";
    coverage_range(found) => "覆盖比例应当是 1 到 100,这里是 {found}。", "The coverage has to be 1 to 100 percent, not {found}.";
    untested_missing(article) => "这部法律没有第 {article} 条。", "The statute has no article {article}.";
    bank_taken(bank) => "已有名为“{bank}”的题库;请换一个名称。", "There is a bank “{bank}” already; choose another name.";
    bank_name_stays => "题库建立以后不能改名:组卷方案和题库文件都按名称找它。", "A bank cannot be renamed: blueprints and files find it by its name.";
    bank_unchanged => "没有改动,没有保存。", "Nothing was changed, so nothing was saved.";
    loosened_unexplained => "解除保密或提前解密,请写明理由;理由记入审计。", "Give the reason for lifting the seal or ending it earlier; it goes into the audit.";
    loosened_unasked => "这样会解除保密或提前解密,没有写入。请先打开题库说明,在那里改用途或解密日期并写明理由,再来一次。",
        "This would lift the seal or end it earlier; nothing was written. First change the header in its form, where the reason is given, then try again.";
    statute_cited(statute) => "题库里还有试题引用“{statute}”,不能去掉。", "Items of the bank cite “{statute}”, so it has to stay.";
    between_versions(bank, statute, later, in_doubt) => "题库“{bank}”现在不能导出:《{statute}》修订后,有 {later} 题已按新版写,还有 {in_doubt} 题存疑,而一个文件只能写一个版本。请先处理完存疑题再导出。",
        "Bank “{bank}” cannot be exported now: since {statute} was amended, {later} of its items are written for the new version and {in_doubt} are in doubt, but a file says one version for all. Decide about the items in doubt first.";
    not_for(bank, purpose, sitting) => "题库“{bank}”的用途是{purpose},不能用于{sitting}考试。请换题库,或改安排另一类考试。",
        "Bank “{bank}” is for {purpose} and does not go into {sitting} sittings. Use another bank, or another kind of sitting.";
    item_taken(id) => "题库里已有编号为“{id}”的试题;请换一个编号。", "The bank already has an item “{id}”; choose another id.";
    item_changed_meanwhile => "您修改期间,这道题已经有了别人保存的新修订,您写的没有保存。请另开这道题,看过新的修订后在它上面改。",
        "While you were writing, somebody saved another revision of this item, and yours was not saved. Look at that revision and change it instead.";
    item_unchanged => "内容没有变化,没有保存新版本。", "Nothing was changed, so no revision was made.";
    item_id_changed => "试题编号不能修改;请另建一题。", "The id of an item cannot be changed; make a new item.";
    item_retired => "这道题已停用。", "This item is retired.";
    item_in_force => "这道题还在用。", "This item is in force.";
    item_no_reason => "请写明理由,理由记入审计。", "Give the reason; it goes into the audit.";
    item_nothing => "没有选中试题。", "No item was chosen.";
    infeasible(count) => "题库不能满足组卷方案,有 {count} 行不够:", "The banks cannot meet the blueprint; {count} rows are short:";
    shortage(section, row, kind, wanted, available) => "第 {section} 部分第 {row} 行({kind})要 {wanted} 题,只有 {available} 题;请改为 {available} 题或补充试题。",
        "Section {section}, row {row} ({kind}) asks for {wanted} items and there are {available}; ask for {available} or add items.";
    shortage_doubted(section, row, kind, wanted, available, doubted) => "第 {section} 部分第 {row} 行({kind})要 {wanted} 题,只有 {available} 题,另有 {doubted} 题存疑不能抽;请先到“存疑题”里处理,或者改为 {available} 题、补充试题。",
        "Section {section}, row {row} ({kind}) asks for {wanted} items and there are {available}; {doubted} more are in doubt and not drawn. Decide about those in the room In doubt, ask for {available}, or add items.";
    kept_out(n) => "符合要求的题里有 {n} 题存疑,不参加组卷;由培训管理员在“存疑题”里更正、确认或改写后才能抽用。",
        "Of the items that fit, {n} are in doubt and kept out; a trainer corrects, confirms or rewrites them in the room In doubt, and then they can be drawn.";
    blueprint_taken(code) => "代号“{code}”已被另一个组卷方案使用;请换一个代号。", "Another blueprint has the code “{code}”; choose another one.";
    blueprint_changed_meanwhile(number) => "您修改期间,别人已保存了第 {number} 次修订;请重新打开方案,在新的修订上修改。",
        "Somebody saved revision {number} while you were editing; open the blueprint again and change that one.";
    blueprint_unchanged => "内容没有变化,没有保存新的修订。", "Nothing was changed, so no revision was made.";
    blueprint_is_retired => "这个组卷方案已经停用。", "This blueprint is retired already.";
    blueprint_is_active => "这个组卷方案已经在用。", "This blueprint is in use already.";
    blueprint_faults(detail) => "组卷方案不能保存:{detail}", "The blueprint cannot be kept: {detail}";
    fault_code => "代号只能用小写字母、数字和连字符", "the code must be of a-z, 0-9 and -";
    fault_name => "名称是空的", "the name is empty";
    fault_no_bank => "没有指定题库", "no bank is named";
    fault_minutes => "时间应当是 1 到 600 分钟", "the minutes must lie between 1 and 600";
    fault_empty(section) => "第 {section} 部分没有题", "section {section} has no items";
    fault_worthless(section) => "第 {section} 部分每题分值应当大于零", "section {section}: points must be above zero";
    fault_difficulty(section) => "第 {section} 部分难度应当在 1 到 5 之间,低的在前", "section {section}: difficulty must lie between 1 and 5, lowest first";
    fault_unknown_bank(section, bank) => "第 {section} 部分用了方案没有列出的题库“{bank}”", "section {section}: the bank “{bank}” is not among the blueprint's";
    fault_pass_mark(total) => "合格分应当在 0 到总分 {total} 之间", "the pass mark must lie between 0 and the total of {total}";
    fault_scoring => "计分比例应当在 0 到 100 之间,每项得分不小于零", "the scoring share must lie between 0 and 100 %, points per option not below zero";
}
