//! Texts about 学时: one's own year, and training entered by hand.

super::messages! {
    title(from, to) => "学时  {from} 至 {to}", "Hours  {from} to {to}";
    total(granted, required) => "{granted} / {required} 学时", "{granted} / {required} hours";
    missing(hours) => "还缺 {hours} 学时", "{hours} hours missing";
    complete => "本年学时已完成", "this year's hours are complete";
    channels(online, classroom) => "在线 {online}    集中培训 {classroom}", "online {online}    classroom {classroom}";
    rules(version) => "规则 {version}", "rules {version}";
    to_check => "请核对", "to be checked";
    empty => "本年还没有学时;在“学习”里练习,或由证件管理员录入集中培训。", "No hours this year yet; study under Study, or have classroom training entered by your manager.";
    col_day => "日期", "Day";
    col_what => "内容", "What";
    col_channel => "方式", "How";
    col_counted => "有效时间", "Proved";
    col_dropped => "未计", "Dropped";
    col_hours => "学时", "Hours";
    mistakes => "错题本", "Mistakes";
    evidence(text) => "凭据:{text}", "evidence: {text}";

    of_officer => "学时", "Hours";
    train => "录入培训", "Enter training";
    train_doc => "录入集中培训学时,须有凭据。", "Enters classroom training with its evidence.";
    train_title(name) => "录入集中培训:{name}", "Classroom training of {name}";
    field_day => "培训日期", "Day";
    field_title => "培训名称", "Training";
    field_minutes => "时长(分钟)", "Minutes";
    field_evidence => "凭据", "Evidence";
    hint_day => "如 2026-11-23。", "As 2026-11-23.";
    hint_evidence => "通知文号、签到表编号等,供日后核查。", "Number of the notice or sign-in sheet, for later checks.";
    trained(hours) => "已录入,计 {hours} 学时。", "Entered; {hours} hours granted.";
    fault_title => "请填写培训名称。", "Name the training.";
    fault_evidence => "请填写凭据:没有凭据的培训不能计学时。", "State the evidence: training without it earns no hours.";
    fault_minutes(longest) => "时长请填 1 到 {longest} 分钟;跨多日的培训请按日录入。", "Give 1 to {longest} minutes; enter training of several days day by day.";
    fault_future => "培训日期还没有到,培训结束后再录入。", "The day is still to come; enter the training once it was held.";
    fault_twice => "这名人员在这一天已经录入过同名培训。", "This training of that day is entered for this officer already.";
    fault_reason => "请写明作废的理由。", "Say why it is taken back.";
    fault_withdrawn => "这次培训已经作废,没有改动。", "This training is taken back already; nothing was changed.";
    withdraw => "作废培训", "Withdraw";
    withdraw_doc => "作废选中的集中培训:记录保留,学时不再计入。", "Takes the selected classroom training back: the entry stays, its hours count no more.";
    withdraw_title(title) => "作废培训“{title}”?", "Take “{title}” back?";
    withdraw_text(day, hours) => "{day} 的这次培训计了 {hours} 学时,作废后不再计入;记录保留可查,写入审计。更正请作废后重新录入。", "This training of {day} counted {hours} hours and will count no more. It stays readable and is audited. To correct it, enter it anew.";
    withdrawn_done => "培训已作废,学时不再计入。", "The training is taken back; its hours count no more.";
    withdrawn_note(day, actor, reason) => "已于 {day} 由 {actor} 作废:{reason}", "taken back on {day} by {actor}: {reason}";
    withdrawn_mark => "作废", "void";
    why_no_training => "请先选一次集中培训。", "Select a classroom training first.";
    col_state => "状态", "State";
    col_evidence => "凭据", "Evidence";
    stands => "有效", "counts";
    fault_own => "不能录入自己的学时,请由其他人员录入。", "Nobody enters their own hours; ask somebody else.";
}
