//! What is said of pass records that people enter or take back.

super::messages! {
    not_yet => "考试日期还没有到,不能登记合格。", "The day of the exam is still to come; a pass cannot be entered yet.";
    no_exam => "请写明考试名称。", "Say which exam it was.";
    no_evidence => "请写通知、名单的文号或合格证号,或附上扫描件。",
        "Give the number of the notice, list or certificate, or a scan of it.";
    bad_score => "得分应在 0 和满分之间。", "The points must lie between 0 and the full points.";
    unfounded => "作废要写明理由和决定文号。", "A withdrawal needs a reason and the number of the decision.";
    no_approver => "请写明复核审批人;一人办不了,除非规则里允许单人办理。", "Name the second person who approved it; the rules do not let one person do it alone.";
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
    entered_for(name) => "已登记 {name} 的合格记录。", "The pass of {name} is entered.";
    withdrawn_now => "已作废,原记录保留可查。", "It is taken back; the record stays readable.";
    single_handed => "单人办理", "by one person";
    col_handled => "经办与审批", "Handled by";
    handled(actor, approver) => "{actor} 经办 {approver} 审批", "{actor}, approved by {approver}";
    handled_alone(actor) => "{actor} 单人办理", "{actor} alone";
    handled_by(actor) => "{actor} 确认", "confirmed by {actor}";
    open => "合格记录", "Pass records";
    open_doc => "看这名人员的合格记录,包括已作废的;登记、作废。", "Shows this officer's pass records, those taken back too; enters and withdraws.";
    title(name) => "{name} 的合格记录", "Pass records of {name}";
    empty => "还没有合格记录。按 F5 登记上级考试的合格结果。", "No pass records yet. F5 enters a pass of the upstream authority.";
    none => "还没有合格记录。", "No pass records yet.";
    enter => "登记合格", "Enter a pass";
    enter_doc => "登记上级考试或以往纸质考试的合格结果,附证明。", "Enters a pass of the upstream authority, or an older one on paper, with its evidence.";
    enter_title(name) => "登记 {name} 的合格结果", "Enter a pass of {name}";
    why_withdrawn => "这条记录已经作废。", "This record is taken back already.";
    why_no_files => "这条记录没有佐证文件。", "This record has no files.";
    withdraw => "作废", "Withdraw";
    withdraw_doc => "作废选中的记录,原记录保留可查。", "Takes the selected record back; it stays readable.";
    withdraw_title(exam) => "作废“{exam}”", "Withdraw “{exam}”";
    withdraw_text => "这条合格不再计入;原记录和这次作废都保留,写入审计。", "This pass counts no more. It stays readable, and so does the withdrawal; both are audited.";
    restore_text => "撤回这次作废,原来的合格重新计入;两条记录都保留,写入审计。", "This takes the withdrawal back: the pass counts again. Both records stay and are audited.";
    save_scan => "存出证明", "Save evidence";
    save_scan_doc => "把选中记录的证明文件存到本机;写入审计。", "Saves the evidence of the selected record as a file; that is audited.";
    field_exam => "考试名称", "Exam";
    field_subject => "科目", "Subject";
    field_level => "级别", "Level";
    field_day => "考试日期", "Day of the exam";
    field_points => "得分", "Points";
    field_total => "满分", "Points possible";
    hint_points => "名单上没有分数就留空。", "Empty when the list gives none.";
    field_document => "文号或证号", "Document or certificate";
    hint_document => "上级通知、名单的文号,或合格证编号。", "Number of the notice, list or certificate.";
    field_approver => "复核审批人", "Approved by";
    hint_approver => "核对过原件的另一人;可以是没有账号的领导。", "Somebody else who compared it with the original.";
    hint_second => "批准作废的另一人;可以是没有账号的领导。", "Somebody else who agreed to it.";
    field_reason => "理由", "Reason";
    field_decision => "决定文号", "Number of the decision";
    bad_points => "写数字,如 82 或 82.5;得分和满分都写或都不写。", "Numbers such as 82 or 82.5; both or neither.";
    pick_scan => "选证明文件", "Choose evidence";
    pick_scan_doc => "选一份扫描件或照片,最大 10 MB。", "Chooses a scan or photo, at most 10 MB.";
    scan_none => "证明文件:未选,按 F3 选扫描件或照片(写了文号也可以不附)。", "Evidence: none; F3 chooses a scan or photo (not needed when a document is named).";
    scan_chosen(file) => "证明文件:{file}(F3 换一份)", "Evidence: {file} (F3 chooses another)";
    files(names) => "证明:{names}", "Evidence: {names}";
    because(reason) => "理由:{reason}", "Reason: {reason}";
    by_document(document) => "文号:{document}", "Document: {document}";
}

/// Who had a part in a record: who recorded it, who approved it, or that one person did both.
pub fn who_handled(
    locale: super::Locale,
    actor: &str,
    approver: &str,
    is_single_handed: bool,
) -> String {
    match (is_single_handed, approver) {
        (true, _) => handled_alone(locale, actor),
        (false, "") => handled_by(locale, actor),
        (false, approver) => handled(locale, actor, approver),
    }
}
