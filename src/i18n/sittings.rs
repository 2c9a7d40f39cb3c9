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
}
