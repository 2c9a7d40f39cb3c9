//! Texts of the marking room.

super::messages! {
    title => "阅卷", "Marking";
    empty => "没有待阅的简答题。考生交卷后,简答题会出现在这里。",
        "No short answer waits. They appear here once papers are handed in.";
    col_sitting => "考试", "Exam";
    col_topic => "知识点", "Topic";
    col_question => "题目", "Question";
    col_points => "分值", "Points";
    again => "已阅", "Marked";
    again_doc => "看最近评过的答卷,可以写明理由重评;再按一次回到待阅。", "Shows the answers marked last, which can be marked again for a reason; once more for those that wait.";
    back_to_queue => "待阅", "Waiting";
    marked_title => "已阅", "Marked";
    marked_empty => "还没有评过的答卷。", "No answer has been marked yet.";
    reason => "重评理由", "Reason";
    reason_hint(before) => "原来给 {before} 分;重评生成新的成绩,原成绩保留可查。", "{before} was given before; marking again makes a new result, the old one stays readable.";
    col_given => "得分", "Given";
    next_up => "跳过", "Skip";
    next_up_doc => "先不评这一份,看下一份;跳过的仍在待阅列表里。",
        "Leaves this answer for later and shows the next; it stays in the queue.";
    scroll => "翻看", "Scroll";
    scroll_doc => "向下翻看题目和答卷,到底后回到开头;PgUp、PgDn 也可以。",
        "Scrolls question and answer down, and back to the beginning at the end; PgUp and PgDn work too.";
    save_next => "保存,下一份", "Save, next";
    place(at, of) => "第 {at} 份,共 {of} 份", "{at} of {of}";
    the_answer => "答卷(不显示姓名)", "The answer (no name shown)";
    blank => "(空白)", "(nothing written)";
    model => "参考答案", "Model answer";
    rubric => "评分要点", "Marking points";
    rubric_hint => "勾选答到的要点,得分按比例算出,可再修改。",
        "Tick what the answer says; the points follow and can be changed.";
    points => "得分", "Points";
    points_hint(worth) => "0 到 {worth} 分,可到小数点后两位。", "0 to {worth}, two decimals at most.";
    comment => "评语", "Comment";
    bad_points => "请填数字,例如 3 或 3.5。", "Enter a number such as 3 or 3.5.";
    too_many(worth) => "得分不能超过 {worth} 分。", "No more than {worth} points.";
    saved(points) => "已记 {points} 分。", "{points} points recorded.";
    all_done => "待阅的都看过了。", "You have been through the whole queue.";
}
