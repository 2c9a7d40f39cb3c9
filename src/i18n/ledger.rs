//! The ledger's screens: board, officers, credentials, records, audit.

super::messages! {
    board_title(date) => "证件总览  截至 {date}", "Certification on {date}";
    board_held(held, due) => "持证 {held} / 应持证 {due}", "certified {held} of {due}";
    col_agency => "单位", "Agency";
    col_due => "应持", "Due";
    col_held => "持证", "Held";
    col_expiring => "临期", "Near";
    col_uninspected => "未年检", "Unins.";
    col_expired => "过期", "Expd";
    col_suspended => "暂扣", "Susp";
    col_pending => "办证中", "Pend.";
    col_without => "无证", "None";
    sum => "合计", "Total";
    short_of_holders(names) => "! 有效持证不足 2 人(行政处罚法第四十二条):{names}", "! Fewer than 2 valid holders (行政处罚法 art. 42): {names}";
    left_with_card(n) => "离岗未交证 {n} 人", "{n} left without handing in";
    expiries => "到期", "Expiring";
    day_before => "前一天", "Day before";
    day_before_doc => "看前一天的情况。", "Shows the day before.";
    day_after => "后一天", "Day after";
    day_after_doc => "看后一天的情况。", "Shows the day after.";
    year_after => "后一年", "Year on";
    year_after_doc => "看一年以后的情况。", "Shows the day a year later.";
    today => "今天", "Today";
    today_doc => "回到今天。", "Back to today.";
    definition => "口径", "Definitions";
    definition_doc => "各栏怎么数。", "How the columns are counted.";
    definition_text => "应持证 = 在职且在执法岗位的人。每人只数一次:应持证 = 持证 + 未年检(不计持证时)+ 过期 + 暂扣 + 办证中 + 无证。“临期”是持证人数中的一部分。有效期最后一天仍算有效。",
        "Due: in service and on an enforcement post. Each person counts once: due = held + uninspected (where that does not count as held) + expired + suspended + pending + none. “Near” is part of held. The last day of validity still counts.";
    people_behind => "人员明细", "The people";

    accounts_title => "账号", "Accounts";
    accounts_empty => "您管理的范围内没有账号。", "There are no accounts within your reach.";
    col_sign_in_name => "登录名", "Sign-in name";
    col_roles => "角色", "Roles";
    account_active => "可用", "active";
    account_disabled => "已停用", "disabled";
    account_code => "待首次登录", "code issued";
    account_new => "未发登录码", "no code yet";

    officers_title => "执法人员", "Officers";
    officers_empty => "还没有人员;用 zhifa officer import 导入名册。", "No officers yet; import a roster with zhifa officer import.";
    col_name => "姓名", "Name";
    col_state => "状态", "State";
    col_identity => "身份证号", "Identity number";
    col_phone => "电话", "Phone";
    page_person => "基本情况", "Person";
    page_posts => "任职", "Posts";
    page_cards => "证件", "Credentials";
    page_passes => "合格记录", "Pass records";
    on_post => "在执法岗位", "enforcement post";
    off_post => "不在执法岗位", "no enforcement post";
    until_now => "至今", "now";
    no_cards => "没有证件。", "No credential.";
    no_passes => "没有合格记录。", "No pass record.";
    validity(from, to) => "有效期 {from} 至 {to}", "valid {from} to {to}";
    inspection_due(date) => "应检 {date}", "inspection due {date}";
    days_left(days) => "还有 {days} 天", "{days} days left";
    days_over(days) => "已过 {days} 天", "{days} days ago";

    credentials_title => "证件", "Credentials";
    credentials_empty => "没有证件。", "No credentials.";
    col_kind => "种类", "Kind";
    col_number => "证号", "Number";
    col_valid_to => "有效期止", "Valid to";
    col_status => "证件状态", "Status";

    records_title => "我的记录", "My records";
    records_empty => "还没有成绩;在“考试”里做一份练习吧。", "No results yet; take a practice exam under Exams.";
    col_exam => "考试", "Exam";
    col_level => "级别", "Level";
    col_score => "得分", "Score";
    col_outcome => "结果", "Outcome";
    col_day => "日期", "Day";

    wrong_title => "错题本", "Mistakes";
    wrong_empty => "没有错题。", "Nothing is wrong at the moment.";
    col_question => "题目", "Question";
    col_times => "错", "Wrong";
    col_streak => "连对", "Streak";

    audit_title => "审计", "Audit";
    audit_empty => "还没有记录。", "No rows yet.";
    col_at => "时间", "Time";
    col_actor => "人", "Who";
    col_action => "动作", "Action";
    col_target => "对象", "Target";
    refused => "被拒", "refused";
}
