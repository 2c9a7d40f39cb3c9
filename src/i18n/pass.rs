//! What is said of pass records that people enter or take back.

super::messages! {
    not_yet => "考试日期还没有到,不能登记合格。", "The day of the exam is still to come; a pass cannot be entered yet.";
    no_exam => "请写明考试名称。", "Say which exam it was.";
    no_evidence => "请写通知或名单的文号(--document),或附上扫描件(--scan)。",
        "Give the number of the notice or list (--document) or a scan of it (--scan).";
    bad_score => "得分应在 0 和满分之间。", "The points must lie between 0 and the full points.";
    unfounded => "作废要写明理由、决定文号和审批人。", "A withdrawal needs a reason, the number of the decision and the approver.";
    own_approval => "审批人不能是办理人自己,请另一位负责人审批。", "The approver cannot be the person who enters it; a second person has to approve.";
    withdrawn => "这条记录已经作废,没有改动。", "This record is taken back already; nothing was changed.";
    entered(uid) => "已登记合格记录 {uid}。", "Pass record {uid} entered.";
    taken_back(uid) => "已作废;作废记录是 {uid},原记录仍可查阅。", "Taken back by record {uid}; the earlier record stays readable.";
    col_exam => "考试", "Exam";
    col_level => "级别", "Level";
    col_subject => "科目", "Subject";
    col_day => "日期", "Day";
    col_state => "状态", "State";
    counts => "有效", "counts";
    void => "已作废", "taken back";
    is_withdrawal => "作废记录", "withdrawal";
}
