//! Texts of the room of blueprints.

super::messages! {
    title => "组卷方案", "Blueprints";
    none_found => "没有符合筛选的组卷方案。按 Esc 清除筛选。", "No blueprint matches the filter. Press Esc to clear it.";
    empty => "还没有组卷方案。按 F5 新建一个。", "There is no blueprint yet. Press F5 to write one.";
    none_retired => "没有停用的组卷方案。", "No blueprint is retired.";
    title_retired => "组卷方案  已停用", "Retired blueprints";
    copy => "复制", "Copy";
    copy_doc => "以这个方案为底稿,另建一个新方案。", "Starts a new blueprint from this one.";
    retire => "停用", "Retire";
    retire_doc => "停用这个方案:不再用它安排新考试,已安排的不受影响。",
        "Takes the blueprint out of use: no new sitting is made from it, and those that have it go on.";
    reinstate => "恢复使用", "Reinstate";
    by_state => "在用/停用", "State";
    by_state_doc => "在用的与已停用的之间切换。", "Switches between blueprints in use and retired ones.";
    retire_text(name) => "停用组卷方案“{name}”:以后安排考试时不再列出它。已安排的考试、已组的试卷和成绩都不受影响,需要时可以恢复。",
        "Blueprint “{name}” is no longer offered for new sittings. Sittings, papers and results that have it stay as they are, and it can be reinstated.";
    retired_done(name) => "组卷方案“{name}”已停用。", "Blueprint “{name}” is retired.";
    reinstated(name) => "组卷方案“{name}”已恢复使用。", "Blueprint “{name}” is in use again.";
    why_retired => "这个方案已停用;先恢复使用再修改。", "This blueprint is retired; reinstate it first.";
    revision(number) => "第 {number} 次修订", "revision {number}";
    needs_marking => "含简答题或案例题,交卷后要等人工阅卷才出成绩。", "It has short answers or cases: results wait until a person has marked them.";
    col_name => "方案", "Blueprint";
    col_code => "代号", "Code";
    col_items => "题数", "Items";
    col_total => "满分", "Points";
    col_pass => "及格", "Pass";
    col_minutes => "分钟", "Min.";
    col_feasible => "可组卷", "Feasible";
    feasible => "可以", "yes";
    short_rows(n) => "缺 {n} 处", "{n} short";
    page_basics(items, total, pass, minutes) => "共 {items} 题,满分 {total} 分,{pass} 分及格,时间 {minutes} 分钟。",
        "{items} items, {total} points, {pass} points pass, {minutes} minutes.";
    page_banks(banks) => "取自题库:{banks}", "Drawn from: {banks}";
    page_basis(basis) => "依据:{basis}", "Basis: {basis}";
    page_unverified => "结构尚未与依据核对。", "The structure has not been checked against its basis.";
    page_section(at, kind, items, points) => "第 {at} 部分  {kind}  {items} 题,每题 {points} 分",
        "Section {at}  {kind}  {items} items at {points} points";
    page_row(count, from) => "{count} 题,{from}", "{count} from {from}";
    row_in_doubt(n) => "(另有 {n} 题存疑)", " ({n} more in doubt)";
    row_any => "不限知识点", "any topic";
    row_topics(topics) => "知识点:{topics}", "topics: {topics}";
    row_banks(banks) => "题库:{banks}", "banks: {banks}";
    row_difficulty(low, high) => "难度 {low}–{high}", "difficulty {low}–{high}";
    page_feasible => "现有题库够用,可以组卷。", "The banks hold enough; papers can be drawn.";
    page_short => "现有题库不够,以下各处要补题或减少题数:", "The banks do not hold enough. Add items or lower these counts:";
}
