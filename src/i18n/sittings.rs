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
    tally_deferred(n) => "缓考 {n}", "deferred {n}";
    tally_misconduct(n) => "违纪 {n}", "misconduct {n}";
    tally_awaiting(n) => "待阅卷 {n}", "awaiting marking {n}";
    rate(percent, passed, sat) => "合格率 {percent}%(合格 {passed} ÷ 实考 {sat})", "pass rate {percent}% ({passed} passed of {sat} who sat)";
    no_rate => "还没有人实考,没有合格率。", "Nobody has sat it, so there is no pass rate.";
    per_person => "按人计,多次作答取最好一次;应考 = 实考 + 未考 + 缺考 + 缓考。",
        "Counted by person, best attempt; listed = sat + not yet + absent + deferred.";
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
    passed_confirmed => "合格 已确认", "Confirmed";
    to_confirm => "待确认", "waiting";

    confirm => "成绩确认", "Confirm results";
    confirm_doc => "把正式考试的合格成绩转为合格记录。", "Turns the passing results of a formal sitting into pass records.";
    confirm_text(n, name) => "将为 {n} 名合格人员生成“{name}”的合格记录,计入本人档案并作为证件办理依据。不合格、待阅卷的不受影响。确认后不能撤回,只能另行更正。",
        "{n} people get a pass record for “{name}” in their file, on which credentials are issued. Failing and unmarked results are left alone. A confirmation cannot be taken back, only corrected by a further record.";
    confirm_made(n) => "已生成 {n} 条合格记录。", "{n} pass records made.";
    confirm_made_partly(n, left) => "已生成 {n} 条合格记录;另有 {left} 人的成绩是您本人的或由您阅卷,须由其他人确认。", "{n} pass records made; {left} results are your own or marked by you and wait for somebody else.";
    no_result => "这个人还没有成绩。", "This person has no result yet.";
    why_not_formal => "只有正式考试的成绩需要确认。", "Only the results of formal exams are confirmed.";
    why_none => "没有等待确认的合格成绩。", "No passing result waits for confirmation.";

    roster => "名单", "List";
    roster_doc => "这场考试的人员、状态,加时、缓考、违纪和名单增减。", "The people of this sitting and how they stand; extra time, deferral, misconduct, changes of the list.";
    roster_title(name) => "{name}  名单", "{name}: list";
    roster_empty => "名单里还没有人。按 F5 加入人员。", "Nobody is on the list yet. Press F5 to add people.";
    col_agency => "单位", "Agency";
    col_standing => "状态", "State";
    not_yet => "未考", "not yet";
    working(minutes) => "作答中 剩 {minutes} 分", "working, {minutes} min left";
    entered(reason, document) => "登记:{reason}({document})", "Entered: {reason} ({document})";
    extra_time => "加时", "Extra time";
    extra_time_doc => "给正在作答的人加时;自动交卷后 10 分钟内也可以。", "Gives more time to somebody who is working, or whose paper ended by itself within the last 10 minutes.";
    extra_time_title(name) => "加时:{name}", "Extra time: {name}";
    extra_minutes => "分钟", "Minutes";
    extra_minutes_hint => "1 到 240 分钟,立即生效,考生屏幕上一秒内更新。", "1 to 240 minutes, at once; the candidate sees it within a second.";
    extra_reason => "理由", "Reason";
    extra_reopens => "这份试卷已自动交上,加时后考生可以继续作答,已过去的时间一并补足。考生可能已经看过答案,请先核实。",
        "This paper ended by itself; with extra time it goes on, and what has passed since is credited. The candidate may have seen the answers: make sure first.";
    extra_beyond(closes) => "加时后的结束时间可能超过截止 {closes},不会被截断。", "The new end may lie after the window's end {closes}; it is not cut.";
    extra_given(until) => "已加时,{until} 结束。", "Time was added; it ends at {until}.";
    why_not_working => "这个人现在没有在作答。", "This person is not working on a paper now.";
    add => "加入", "Add";
    add_doc => "把人员加入名单,截止前都可以。", "Puts people on the list, until the window closes.";
    add_title(name) => "加入名单:{name}", "Add to {name}";
    add_empty => "没有可以加入的人员。", "There is nobody to add.";
    add_chosen(n) => "已选 {n} 人", "{n} chosen";
    all_shown => "全选", "All shown";
    all_shown_doc => "选中筛选出的全部人员,再按一次取消。先输入单位名称,就能选整个单位。", "Chooses everybody the filter shows, or takes that back. Type an agency's name first to choose the agency.";
    enlist => "加入名单", "Add to list";
    enlist_doc => "把选中的人员加入名单。", "Puts the chosen people on the list.";
    added(n) => "已加入 {n} 人。", "{n} people added.";
    why_nobody_chosen => "先用空格选人。", "Choose people with Space first.";
    deed => "办理", "Act";
    deed_doc => "为勾选的人登记缓考、违纪,撤销登记,或移出名单;先逐人列出,再确认。", "Defers the selected people, enters misconduct, takes that back, or takes them off the list; each is named first.";
    deed_title(count) => "为 {count} 人办理", "For {count} people";
    deed_done(deed, count) => "{deed}:已办理 {count} 人。", "{deed}: done for {count}.";
    nobody_fits(deed) => "选中的人都不能办理“{deed}”。", "“{deed}” fits none of the selected people.";
    nobody_found => "没有符合筛选的人。按 Esc 清除筛选。", "Nobody matches the filter. Press Esc to clear it.";
    defer => "缓考", "Defer";
    defer_doc => "还没有作答的人,不计缺考", "no paper yet; not absent";
    defer_text(count) => "为 {count} 人登记缓考。不计缺考;登记写入审计,可以撤销,撤销后考试截止即为缺考。", "Defers {count}: they are not absent. It is audited and can be taken back; then whoever never came is absent.";
    misconduct => "违纪", "Misconduct";
    misconduct_doc => "已经作答的人,成绩不再计入", "has a paper; it no longer counts";
    misconduct_text(count) => "为 {count} 人登记违纪。试卷和得分保留,但成绩不计入合格,不能确认;登记写入审计,可以撤销。", "Enters misconduct for {count}. Papers and scores stay readable, but the results pass nobody and cannot be confirmed. It is audited and can be taken back.";
    take_back => "撤销登记", "Take back";
    take_back_doc => "撤销登记过的缓考、违纪", "what was entered before";
    take_back_text(count) => "撤销为 {count} 人登记的结果,两次登记都保留可查。", "Takes back what was entered for {count}; both entries stay on record.";
    remove => "移出名单", "Off the list";
    remove_doc => "开考以前,不再参加这场考试", "before it opens";
    remove_text(count) => "把 {count} 人移出名单,他们将不能参加这场考试。", "Takes {count} off the list; they cannot sit this exam.";
    call_off => "取消/截止", "Call off";
    call_off_doc => "还没有人作答时取消考试;有人作答后提前截止。", "Cancels the sitting while nobody has begun; closes it early once somebody has.";
    cancel_text(name) => "取消“{name}”。考生不再看到这场考试,名单上的人不算缺考。取消后不能恢复。", "Cancels “{name}”. Candidates no longer see it and nobody was absent. It cannot be brought back.";
    close_text(name, working) => "现在截止“{name}”。没有开始的人不能再参加,计为缺考;正在作答的 {working} 人按各自的时间继续。", "Closes “{name}” now. Whoever has not begun is absent; those still working ({working}) keep their time.";
    cancelled => "考试已取消。", "The sitting is cancelled.";
    closed => "考试已截止。", "The sitting is closed.";
    why_over => "这场考试已经结束或取消。", "This sitting is over or cancelled.";

    schedule_doc => "安排一场考试:性质、方案、时间、人员。", "Schedules a sitting: kind, blueprint, window, people.";
    nobody_yet_listed => "先不选,安排后在名单里加入", "nobody yet, added to the list later";
    overlap(name, n) => "注意:其中 {n} 人同一时间还要参加“{name}”。", "Mind: {n} of them are on the list of “{name}” at the same time.";
    late_starters(minutes) => "截止前不足 {minutes} 分钟才开始的人,作答时间相应缩短,开始前会告知。", "Whoever begins less than {minutes} minutes before the end has that much less time, and is told before starting.";

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
    schedule_text(kind, name, people, window) => "安排{kind}考试“{name}”,参加人员:{people};时间:{window}。安排后考生即可在“考试”里看到;时间和方案不能再改,名单在“名单”里增减,还可以取消。",
        "Schedules the {kind} “{name}” for {people}, {window}. Candidates see it at once. Window and blueprint stay as they are; the list can be changed and the sitting called off.";
    always => "长期开放", "always open";
    open_to_all => "全体", "everybody";
    scheduled(name) => "已安排“{name}”。", "“{name}” is scheduled.";
}
