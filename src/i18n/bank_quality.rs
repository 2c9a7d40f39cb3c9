//! What is said about the quality of banks.

use super::Locale;
use crate::domain::bank::quality::{Covered, Fault, Habit, Lean, Lengths, Objection, Tally};
use crate::domain::citation::ArticleNo;

/// What is wrong; `other` names the place that a finding compares with.
pub fn fault(locale: Locale, found: &Fault, other: &str) -> String {
    match found {
        Fault::Uncovered(covered) => {
            let articles = articles(locale, &covered.missing);
            let (tested, testable) = (covered.tested(), covered.testable());
            let wanted = covered.wanted.unwrap_or(0);
            let text = uncovered(locale, &covered.statute, testable, tested, wanted, articles);
            match by_other_versions(locale, covered) {
                None => text,
                Some(more) => uncovered_but(locale, text, more),
            }
        }
        Fault::TestedAfterAll(article) => tested_after_all(locale, article),
        Fault::WholeArticle { paragraphs } => whole_article(locale, paragraphs),
        Fault::OnlyParagraph => only_paragraph(locale).to_owned(),
        Fault::Duplicate { percent, .. } => near_duplicate(locale, other, percent),
        Fault::Contradiction { .. } => contradiction(locale, other),
        Fault::Habit { habit, tally, lean } => habit_of(locale, *habit, *tally, *lean),
        Fault::AllRight { count, of } => all_right(locale, count, of),
        Fault::SameNumberRight { right, count, of } => same_number(locale, right, count, of),
        Fault::LengthOfRight(lengths) => length(locale, *lengths),
        Fault::SticksOut { option, longer: true } => sticks_out_longer(locale, option),
        Fault::SticksOut { option, longer: false } => sticks_out_shorter(locale, option),
        Fault::AlikeOptions(first, second) => alike_options(locale, first, second),
        Fault::OptionInOption { inner, outer } => option_in_option(locale, inner, outer),
        Fault::Phrase { words, .. } => phrase(locale, words),
        Fault::ManyNegative { count, of } => many_negative(locale, count, of),
        Fault::BareReason(option) => bare_why(locale, option),
        Fault::SameReason(first, second) => same_why(locale, first, second),
        Fault::ExplanationIsStem => explanation_is_stem(locale).to_owned(),
    }
}

/// What to do about it.
pub const fn help(locale: Locale, found: &Fault) -> &'static str {
    match found {
        Fault::Uncovered(_) => uncovered_help(locale),
        Fault::TestedAfterAll(_) => tested_after_all_help(locale),
        Fault::WholeArticle { .. } => whole_article_help(locale),
        Fault::OnlyParagraph => only_paragraph_help(locale),
        Fault::Duplicate { .. } => near_duplicate_help(locale),
        Fault::Contradiction { .. } => contradiction_help(locale),
        Fault::Habit { habit: Habit::Letter(_) | Habit::MultipleLetter(_), .. } => {
            letters_help(locale)
        }
        Fault::Habit { habit: Habit::Truth, .. } => truth_help(locale),
        Fault::Habit { habit: Habit::Longest | Habit::Shortest, .. }
        | Fault::LengthOfRight(_)
        | Fault::SticksOut { .. } => length_help(locale),
        Fault::AllRight { .. } | Fault::SameNumberRight { .. } => number_right_help(locale),
        Fault::AlikeOptions(..) | Fault::OptionInOption { .. } => options_help(locale),
        Fault::Phrase { objection, .. } => objection_of(locale, *objection),
        Fault::ManyNegative { .. } => negative_help(locale),
        Fault::BareReason(_) | Fault::SameReason(..) => why_help(locale),
        Fault::ExplanationIsStem => explanation_help(locale),
    }
}

const fn objection_of(locale: Locale, objection: Objection) -> &'static str {
    match objection {
        Objection::AllOfThem => all_of_them(locale),
        Objection::NoneOfThem => none_of_them(locale),
        Objection::Letters => letters_named(locale),
        Objection::AsksNothing => asks_nothing(locale),
        Objection::Negative => negative_help(locale),
    }
}

fn habit_of(locale: Locale, habit: Habit, tally: Tally, lean: Lean) -> String {
    let what = match habit {
        Habit::Letter(letter) => habit_letter(locale, letter),
        Habit::MultipleLetter(letter) => habit_multiple_letter(locale, letter),
        Habit::Longest => habit_longest(locale).to_owned(),
        Habit::Shortest => habit_shortest(locale).to_owned(),
        Habit::Truth => habit_truth(locale).to_owned(),
    };
    let (share, chance) = (percent(tally.share()), percent(tally.chance()));
    let (hits, trials) = (tally.hits, tally.trials);
    match lean {
        Lean::Often => too_often(locale, what, hits, trials, share, chance),
        Lean::Seldom => too_seldom(locale, what, hits, trials, share, chance),
    }
}

fn length(locale: Locale, lengths: Lengths) -> String {
    let (right, wrong) = (format!("{:.1}", lengths.right), format!("{:.1}", lengths.wrong));
    length_of_right(locale, right, wrong, lengths.questions)
}

/// A share as whole percent: `28%`.
pub fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

/// Numbers of articles, one after the other.
pub fn articles<'a>(locale: Locale, all: impl IntoIterator<Item = &'a ArticleNo>) -> String {
    let all: Vec<String> = all.into_iter().map(ToString::to_string).collect();
    all.join(super::comma(locale))
}

/// That some items are not counted for the articles of a statute, because they cite another version.
pub fn by_other_versions(locale: Locale, covered: &Covered) -> Option<String> {
    let (statute, version, items) = (&covered.statute, covered.version, covered.by_other_versions);
    (items > 0).then(|| cite_other_versions(locale, items, statute, version))
}

super::messages! {
    uncovered(statute, testable, tested, wanted, articles) => "《{statute}》可以出题的 {testable} 条里,有题的是 {tested} 条,没有达到要求的 {wanted}%。还没有题的条文:{articles}。",
        "Of the {testable} articles of {statute} that can be tested {tested} have items; {wanted} % are wanted. Articles without items: {articles}.";
    uncovered_but(text, more) => "{text}{more}", "{text} {more}";
    cite_other_versions(items, statute, version) => "另有 {items} 题已按《{statute}》的新版本引用,没有计入:这里数的是题库表头的 {version} 版;题库里的存疑题都处理完,表头就换成现行版本。",
        "{items} more cite a newer version of {statute} and are not counted: the articles are those of {version}, which the header says; it follows once no item of the bank is in doubt.";
    uncovered_help => "请给这些条文出题;确实不宜出题的,在这部法律下写 untested.条号 = \"理由\"。",
        "Write items for them; where an article cannot be tested, add untested.NUMBER = \"reason\" to the statute.";
    tested_after_all(article) => "第 {article} 条写明不出题,却有试题引用它。", "Article {article} is declared not testable, but items cite it.";
    tested_after_all_help => "请删去 untested 里的这一条,或改正那些试题的依据。", "Remove it from untested, or correct the citations of those items.";
    whole_article(paragraphs) => "这一条有 {paragraphs} 款,依据没有写明是哪一款。", "The article has {paragraphs} paragraphs and the citation does not say which.";
    whole_article_help => "请写到款,例如 第五条第二款;几款都用到的,逐款列出。", "Name the paragraph (第五条第二款); where several decide, cite each.";
    only_paragraph => "这一条只有一款,依据不必写“第一款”。", "The article has one paragraph only; leave 第一款 out.";
    only_paragraph_help => "请写成 第二条 或 第九条第三项 这样。", "Write 第二条, or 第九条第三项 for an item.";
    near_duplicate(other, percent) => "与 {other} 问的几乎一样:{percent}% 的字句相同。", "It asks nearly what {other} asks: {percent} % of the words are the same.";
    near_duplicate_help => "请删去其中一题,或改考另一个要点。", "Drop one of them, or let it ask something else.";
    contradiction(other) => "与 {other} 问的完全一样,答案却不同。", "It asks exactly what {other} asks, and another answer counts as right.";
    contradiction_help => "请对照法条改正答错的一题,再删去重复的一题。", "Settle it by the statute, correct the wrong one and drop the other.";

    too_often(what, hits, trials, share, chance) => "{what}的偏多:{trials} 题里有 {hits} 题({share}),任其自然约为 {chance},不像是碰巧。",
        "{what} too often: in {hits} of {trials} ({share}), where chance gives about {chance}; this is no accident.";
    too_seldom(what, hits, trials, share, chance) => "{what}的偏少:{trials} 题里有 {hits} 题({share}),任其自然约为 {chance},不像是碰巧。",
        "{what} too seldom: in {hits} of {trials} ({share}), where chance gives about {chance}; this is no accident.";
    habit_letter(letter) => "单选题答案是 {letter} ", "The key of single choices is {letter}";
    habit_multiple_letter(letter) => "多选题里 {letter} 正确", "Option {letter} of multiple choices is right";
    habit_longest => "单选题里最长的选项就是答案", "The longest option of single choices is the right one";
    habit_shortest => "单选题里最短的选项就是答案", "The shortest option of single choices is the right one";
    habit_truth => "判断题答案为正确", "True/false statements are true";
    letters_help => "请调换一些题的选项次序,连同答案和各项的理由(why)一起换。", "Reorder the options of some items, with their key and reasons (why).";
    truth_help => "请改写一些题,让正确和错误的说法各占一半左右。", "Rewrite some, so that about half of the statements are true.";
    length_of_right(right, wrong, questions) => "多选题正确选项平均 {right} 字,错误选项平均 {wrong} 字({questions} 题),长短能猜出对错。",
        "Right options of multiple choices have {right} characters on average, wrong ones {wrong} ({questions} items), so that length tells.";
    sticks_out_longer(letter) => "正确的选项 {letter} 比其他选项都长得多,一看便知。", "The right option {letter} is much longer than all others and shows.";
    sticks_out_shorter(letter) => "正确的选项 {letter} 比其他选项都短得多,一看便知。", "The right option {letter} is much shorter than all others and shows.";
    length_help => "请把各选项写得长短相近。", "Write options of about the same length.";
    all_right(count, of) => "{of} 道多选题里有 {count} 道全部选项都对,全选就能得分。", "In {count} of {of} multiple choices all options are right, so that ticking all pays.";
    same_number(right, count, of) => "{of} 道多选题里有 {count} 道都是 {right} 项正确,数目可以猜到。", "In {count} of {of} multiple choices {right} options are right, so that the number can be guessed.";
    number_right_help => "请让正确选项的数目有多有少。", "Let the number of right options differ.";
    alike_options(first, second) => "选项 {first} 与 {second} 只有标点或数字写法不同,说的是一回事。", "Options {first} and {second} differ in punctuation or the writing of numbers only.";
    option_in_option(inner, outer) => "选项 {inner} 的话整个包含在选项 {outer} 里。", "All words of option {inner} stand in option {outer}.";
    options_help => "请看两项能不能同时成立;能同时成立的,改写其中一项。", "See whether both could be right at once; if so, rewrite one.";
    phrase(words) => "“{words}”不宜用在题里。", "“{words}” makes a poor question.";
    all_of_them => "只要认准两项就能选中它;请换成一个具体的选项。", "Who is sure of two options gets it; offer something definite instead.";
    none_of_them => "选中它不说明知道什么是对的;请换成一个具体的选项。", "Choosing it does not show what is right; offer something definite instead.";
    letters_named => "考试时选项的次序会打乱,字母对不上;请写出那一项说的内容。", "Options are shown in another order to each candidate; say what the option says.";
    asks_nothing => "题干没有提出问题;请写明问什么,例如“当事人应当在几日内提出?”", "The stem asks nothing by itself; say what is asked.";
    many_negative(count, of) => "{of} 道选择题里有 {count} 道问“不属于”“不符合”之类的反面。", "{count} of {of} choices ask for what does not hold.";
    negative_help => "漏看一个字就会答反;请改问正面。", "Who overlooks one character answers the opposite; ask for what holds.";
    bare_why(letter) => "选项 {letter} 的理由只说了对错,没有说为什么。", "The reason of option {letter} says right or wrong, not why.";
    same_why(first, second) => "选项 {second} 的理由与 {first} 一字不差。", "Option {second} has the very reason of {first}.";
    why_help => "请就这一项写明依据法条为什么对、为什么错。", "Say by the statute why this very option is right or wrong.";
    explanation_is_stem => "解析只是把题目重说一遍。", "The explanation only repeats the question.";
    explanation_help => "请写明决定答案的规则。", "Say which rule decides.";

    other_item(id, file, line) => "{id}({file} 第 {line} 行)", "{id} ({file}, line {line})";
    of_item(id, message) => "{id}:{message}", "{id}: {message}";
    part_of(id, part) => "{id} 第 {part} 问", "{id}, part {part}";
    of_whole(message) => "各题库合起来看:{message}", "All banks together: {message}";
    with_help(message, help) => "{message}{help}", "{message} {help}";
    whole => "合计", "Total";

    column_types => "单/多/判/填/简/案", "S/M/T/F/E/C";
    column_difficulty => "难度1–5", "Levels 1–5";
    column_covered => "有题条文", "Articles";
    column_letters => "单选答案A–D", "Keys A–D";
    column_longest => "最长为答案", "Longest right";
    column_all_right => "多选全对", "All right";
    column_truth => "判断为真", "True";
    column_errors => "错误", "Errors";
    column_warnings => "提醒", "Warnings";

    check => "检查题库", "Check";
    check_doc => "检查这个题库的质量:条文覆盖、依据、重复、能猜出的规律、用语、理由。", "Judges the bank: coverage, citations, duplicates, what can be guessed, wording, reasons.";
    title(bank) => "检查题库 {bank}", "Check of bank {bank}";
    none_found => "没有符合筛选的问题。按 Esc 清除筛选。", "No finding matches the filter. Press Esc to clear it.";
    nothing => "没有要改的。", "Nothing to mend.";
    good => "没有错误,也没有提醒。", "No errors and no warnings.";
    col_severity => "程度", "Weight";
    col_finding => "问题", "Finding";
    counted_items(items) => "共 {items} 题", "{items} items";
    count_of(kind, count) => "{kind} {count}", "{kind} {count}";
    counted_articles(statute, tested, testable) => "《{statute}》{testable} 条中 {tested} 条有题", "{statute}: {tested} of {testable} articles";
    clause => ",", "; ";
    of_no_item => "这一条说的是整个题库,没有对应的题可以打开。", "This is about the whole bank; there is no item to open.";
    item_gone => "这道题已经不在题库里;列表会重新检查。", "This item is no longer in force; the list is judged anew.";

    no_marks(begin, end) => "文件里没有放总表的两个标记。请在要放的地方写上这两行,再来一次:\n{begin}\n{end}",
        "The file has no marks for the table. Write these two lines where it belongs, then try again:\n{begin}\n{end}";
    heading_bank => "题库", "Bank";
    heading_items => "题数", "Items";
    heading_difficulty => "难度 1 / 2 / 3 / 4 / 5", "Difficulty 1 / 2 / 3 / 4 / 5";
    heading_checked_on => "核对日期", "Checked on";
    heading_statute => "法律(版本)", "Statute (version)";
    heading_articles => "条文", "Articles";
    heading_testable => "可出题", "Testable";
    heading_tested => "有题", "With items";
    heading_share => "覆盖", "Covered";
    heading_wanted => "要求", "Wanted";
    statute_version(statute, version) => "{statute}({version})", "{statute} ({version})";
    line_missing(bank, statute, articles) => "{bank}:《{statute}》还没有题的条文:{articles}。", "{bank}: articles of {statute} without items: {articles}.";
    line_untested(bank, statute, reasons) => "{bank}:《{statute}》不出题的条文:{reasons}。", "{bank}: articles of {statute} that are not tested: {reasons}.";
    untested(article, reason) => "第 {article} 条({reason})", "{article} ({reason})";
    semicolon => "、", "; ";
}
