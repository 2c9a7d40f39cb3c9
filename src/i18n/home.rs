//! Texts of the home page: what waits for a person, and how things stand.

super::messages! {
    title => "待办", "To do";
    empty => "没有待办;按 F2 打开其他功能。", "Nothing waits for you; F2 opens everything else.";
    col_what => "事项", "What";
    col_detail => "说明", "Details";
    col_when => "期限", "By";
    page => "首页", "Home";

    pick_rows => "数字选待办", "Digits: rows";
    pick_rows_doc => "让数字键打开待办;再按一次,数字键重新打开栏目。", "Makes digits open what waits; once more and they open the tabs again.";
    pick_tabs => "数字选栏目", "Digits: tabs";
    row_n(n) => "第 {n} 项待办", "row {n}";
    row_label => "打开待办", "Open a row";
    row_doc => "打开这一项待办。", "Opens this row.";

    resume(name) => "{name}", "{name}";
    running => "作答进行中,请继续", "your attempt is running, go on";
    sitting(name, kind) => "{name}({kind})", "{name} ({kind})";
    opens(when, minutes) => "{when} 开考,{minutes} 分钟", "opens {when}, {minutes} min";
    open_until(when, minutes) => "{when} 截止,{minutes} 分钟", "until {when}, {minutes} min";
    open(minutes) => "现在可以参加,{minutes} 分钟", "open now, {minutes} min";
    inspect(kind) => "{kind}年检", "Inspection: {kind}";
    inspect_by(date) => "{date} 前完成", "due {date}";
    inspect_by_hours(date, hours) => "{date} 前完成,还缺 {hours} 学时", "due {date}, {hours} hours missing";
    renew(kind) => "{kind}换证", "Renewal: {kind}";
    renew_needs(date, n) => "{date} 到期,还差 {n} 项", "ends {date}, {n} things missing";
    renew_ready(date) => "{date} 到期,条件已具备", "ends {date}, nothing missing";
    suspended(kind) => "{kind}已暂扣", "Suspended: {kind}";
    suspended_until(date) => "至 {date}", "until {date}";
    suspended_open => "等待发还", "until given back";
    hours => "本年学时", "This year's hours";
    hours_missing(hours) => "还缺 {hours} 学时", "{hours} missing";
    wrong => "错题待重练", "Wrong answers to get right";
    wrong_n(n) => "{n} 道", "{n}";
    marking => "待阅卷", "Papers to mark";
    papers(n) => "{n} 份", "{n}";
    unconfirmed => "待成绩确认", "Results to confirm";
    results(n) => "{n} 人次", "{n}";
    challenges => "申诉待答复", "Challenges to answer";
    challenges_n(n) => "{n} 条", "{n}";
    doubts => "存疑题", "Items in doubt";
    doubts_n(n) => "{n} 道", "{n}";
    cards(state) => "{state}证件", "Credentials: {state}";
    pieces(n) => "{n} 件", "{n}";
    backup => "备份数据库", "Back up the database";
    backup_last(when) => "上次备份 {when}", "last backup {when}";
    backup_never => "还没有备份过", "never backed up";
    refused => "近 7 天被拒绝的操作", "Actions refused in the last 7 days";
    times(n) => "{n} 次", "{n}";

    due_now => "现在", "now";
    due_today => "今天", "today";
    due_in(days) => "还有 {days} 天", "{days} days left";
    due_over(days) => "已过 {days} 天", "{days} days ago";

    my_hours => "本年学时", "Hours this year";
    online(hours) => "在线 {hours}", "online {hours}";
    classroom(hours) => "集中培训 {hours}", "classroom {hours}";
    facts => "现状", "How things stand";
    fact_cards => "证件", "Credentials";
    fact_banks => "题库", "Banks";
    fact_banks_n(banks, items) => "{banks} 个,试题 {items} 道", "{banks} with {items} items";
    fact_sittings => "考试场次", "Sittings";
    fact_sittings_n(open, coming) => "正在进行 {open} 场,待开始 {coming} 场", "{open} open, {coming} to come";
    fact_accounts => "账号", "Accounts";
    fact_accounts_n(active, total) => "可用 {active} 个,共 {total} 个", "{active} active of {total}";
    fact_backup => "最近备份", "Last backup";
    fact_backup_never => "还没有", "never";
}
