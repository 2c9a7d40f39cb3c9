//! The exam: refusals of its use cases and the texts of its screens.

super::messages! {
    no_officer => "这个账号没有对应的执法人员,不能参加考试。", "This account belongs to no officer and cannot sit exams.";
    closed_not_yet => "考试还没有开始。", "The exam has not opened yet.";
    closed_over => "考试已经结束。", "The exam is over.";
    closed_not_listed => "您不在这场考试的名单里;如有疑问,请联系培训管理员。", "You are not on the list of this exam; ask your trainer if you think you should be.";
    closed_no_attempt(allowed) => "{allowed} 次机会已经用完。", "All {allowed} attempts are used up.";
    time_is_up => "考试时间已到,试卷已经交上。", "The time is up; the paper has been handed in.";
    ended => "这份试卷已经交过了。", "This paper has been handed in already.";
    overtaken => "另一个窗口里有更新的答案,已以它为准;请重新打开试卷。", "A newer answer was saved from another window and stands; open the paper again.";
    misfit => "这个答案与试卷不符,没有保存。", "This answer does not fit the paper and was not saved.";
    still_running => "考试还在进行,交卷后才能查看答案。", "The exam is still running; answers can be reviewed after hand-in.";
    bad_mark(points) => "给分必须在 0 到 {points} 之间。", "Marks must lie between 0 and {points}.";
    nothing_to_confirm => "没有等待确认的成绩。", "No result waits for confirmation.";
    extra_minutes(most) => "加时应当是 1 到 {most} 分钟。", "Extra time must be 1 to {most} minutes.";
    too_late => "这份试卷已经交上,或者结束已超过 10 分钟、已经有人阅卷,不能再加时。", "The paper was handed in, or ended more than 10 minutes ago, or is being marked; no time can be added.";
    already_confirmed => "这份成绩已经确认并生成合格记录,不能再改;如有差错,请更正合格记录。", "This result is confirmed and a pass record was made of it; correct the pass record instead.";
    marked_already => "这份答卷已经有人评过;要改分,请在“已阅”里写明理由重评。", "This answer is marked already; to change it, mark it again with a reason.";
    no_document => "请写明依据的文号。", "Please give the number of the document it rests on.";
    not_on_list => "这个人不在这场考试的名单里,练习没有名单。", "This person is not on the list of the exam; practice has none.";
    has_paper => "已经作答,不能缓考。", "There is a paper, so no deferral.";
    no_paper => "没有作答,不能登记违纪。", "There is no paper, so no misconduct.";
    nothing_entered => "没有登记过,不用撤销。", "Nothing was entered that could be taken back.";
    not_entered => "只能登记缓考和违纪,其余结果由作答和时间决定。", "Only deferral and misconduct are entered; the rest follows from papers and times.";
    own_entry => "自己的成绩或自己经手的事项不能由自己办理,请由其他人办理。", "Nobody approves what is their own or what they entered; somebody else has to.";
    list_closed => "名单已经不能改:开考后不能移出,截止后不能加入,取消的考试和练习没有名单。", "The list is closed: nobody is taken off once it has opened or added once it has closed; cancelled exams and practice have no list.";
    not_to_cancel => "已经有人作答或者已经取消,不能取消;可以提前截止。", "Somebody has begun, or it is cancelled already; it can still be closed early.";
    not_open => "这场考试现在没有开放。", "This exam is not open now.";
    closed_cancelled => "这场考试已经取消。", "This exam is cancelled.";
    no_reason => "请写明理由。", "Please give a reason.";
    not_formal => "只有正式考试的成绩需要确认。", "Only the results of formal exams are confirmed.";
}
