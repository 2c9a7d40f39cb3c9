//! Texts of the room of sittings: list, scheduling, results, 成绩确认.

super::messages! {
    title => "考务", "Sittings";
    empty => "还没有安排过考试。按 F5 安排一场。", "Nothing is scheduled yet. Press F5 to schedule a sitting.";
    nothing_found => "没有符合筛选的考试。按 Esc 清除筛选。", "No sitting matches. Press Esc to clear the filter.";
    col_opens => "开始", "Opens";
    col_closes => "截止", "Closes";
    standing => "常设", "standing";
    upcoming => "未开始", "upcoming";
    running => "进行中", "open";
    over => "已结束", "over";

    results_title(name) => "{name}  成绩", "{name}: results";
    nobody_yet => "还没有人交卷。", "Nobody has handed in yet.";
    tally_listed(n) => "应考 {n}", "listed {n}";
    tally_sat(n) => "实考 {n}", "sat {n}";
    tally_absent(n) => "缺考 {n}", "absent {n}";
    tally_not_yet(n) => "未考 {n}", "not yet {n}";
    tally_passed(n) => "合格 {n}", "passed {n}";
    tally_awaiting(n) => "待阅卷 {n}", "awaiting marking {n}";
    rate(percent, passed, sat) => "合格率 {percent}%(合格 {passed} ÷ 实考 {sat})", "pass rate {percent}% ({passed} passed of {sat} who sat)";
    no_rate => "还没有人实考,没有合格率。", "Nobody has sat it, so there is no pass rate.";
    per_person => "应考、实考、合格按人计,一人多次作答取最好一次;缺考 = 应考 − 实考。",
        "Counted by person, the best of several attempts; absent = listed − sat.";
    per_person_practice => "练习向全体开放,没有应考名单;应考即实考,按人计,取最好一次。",
        "Practice is open to all and lists nobody: listed equals sat. Counted by person, best attempt.";
    unconfirmed(n) => "{n} 人的合格成绩等待确认,按 F10 成绩确认。", "{n} passing results wait to be confirmed; press F10.";
    all_confirmed => "合格成绩都已确认。", "Every passing result is confirmed.";
    col_officer => "姓名", "Name";
    col_score => "得分", "Score";
    col_outcome => "结果", "Result";
    col_used => "用时", "Time";
    col_ended => "交卷", "Handed in";
    col_confirmed => "确认", "Confirmed";
    confirmed => "已确认", "yes";
    to_confirm => "待确认", "waiting";

    confirm => "成绩确认", "Confirm results";
    confirm_doc => "把正式考试的合格成绩转为合格记录。", "Turns the passing results of a formal sitting into pass records.";
    confirm_text(n, name) => "将为 {n} 名合格人员生成“{name}”的合格记录,计入本人档案并作为证件办理依据。不合格、待阅卷的不受影响。确认后不能撤回,只能另行更正。",
        "{n} people get a pass record for “{name}” in their file, on which credentials are issued. Failing and unmarked results are left alone. A confirmation cannot be taken back, only corrected by a further record.";
    confirm_made(n) => "已生成 {n} 条合格记录。", "{n} pass records made.";
    why_not_formal => "只有正式考试的成绩需要确认。", "Only the results of formal exams are confirmed.";
    why_none => "没有等待确认的合格成绩。", "No passing result waits for confirmation.";

    schedule_title => "安排考试", "Schedule a sitting";
    name => "名称", "Name";
    name_hint => "考生看到的名称,例如 2026年第四季度综合法律知识考试。", "What candidates see, such as “General law, autumn 2026”.";
    kind => "性质", "Kind";
    blueprint => "组卷方案", "Blueprint";
    blueprint_option(name, items, minutes) => "{name}({items} 题 {minutes} 分钟)", "{name} ({items} items, {minutes} min)";
    opens => "开始", "Opens";
    closes => "截止", "Closes";
    window_hint => "写成 2026-12-02 09:00;练习可以留空,长期开放。", "As 2026-12-02 09:00; practice may leave it empty and stay open.";
    minutes => "作答分钟", "Minutes";
    attempts => "可考次数", "Attempts";
    attempts_hint => "每人最多几次;留空为不限。", "Per person; empty for any number.";
    officers => "参加人员", "Who";
    everybody(n) => "全部在岗执法人员({n} 人)", "everybody in service ({n})";
    of_agency(agency, n) => "{agency}({n} 人)", "{agency} ({n})";
    officers_hint => "练习向全体开放,不看这一项。", "Practice is open to all and ignores this.";
    no_blueprints => "还没有组卷方案,不能安排考试。", "There is no blueprint, so nothing can be scheduled.";
    bad_time => "写成 2026-12-02 09:00。", "Write it as 2026-12-02 09:00.";
    fault_minutes => "作答时间应当是 1 到 600 分钟。", "The working time must be 1 to 600 minutes.";
    fault_attempts => "至少要能考一次。", "At least one attempt must be allowed.";
    fault_window => "正式和模拟考试要有开始和截止时间。", "Formal and mock exams need a beginning and an end.";
    fault_reversed => "截止早于开始。", "It closes before it opens.";
    fault_past => "截止时间已经过去。", "This time is over already.";
    fault_short(minutes) => "开放时间短于作答时间 {minutes} 分钟。", "The window is shorter than the {minutes} minutes of working time.";
    nobody => "这里没有在岗人员,正式和模拟考试要有参加人员。", "Nobody here is in service; formal and mock exams need people.";
    schedule => "安排", "Schedule";
    schedule_text(kind, name, people, window) => "安排{kind}考试“{name}”,参加人员:{people};时间:{window}。安排后考生即可在“考试”里看到,不能再修改。",
        "Schedules the {kind} “{name}” for {people}, {window}. Candidates see it at once and it cannot be changed afterwards.";
    always => "长期开放", "always open";
    open_to_all => "全体", "everybody";
    scheduled(name) => "已安排“{name}”。", "“{name}” is scheduled.";
}
