//! Texts of the room of blueprints.

super::messages! {
    title => "组卷方案", "Blueprints";
    empty => "还没有组卷方案。方案随题库提供,由系统管理员装入。", "There is no blueprint yet; they come with the program and are loaded at set-up.";
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
    row_any => "不限知识点", "any topic";
    row_topics(topics) => "知识点:{topics}", "topics: {topics}";
    row_banks(banks) => "题库:{banks}", "banks: {banks}";
    row_difficulty(low, high) => "难度 {low}–{high}", "difficulty {low}–{high}";
    page_feasible => "现有题库够用,可以组卷。", "The banks hold enough; papers can be drawn.";
    page_short => "现有题库不够,以下各处要补题或减少题数:", "The banks do not hold enough. Add items or lower these counts:";
}
