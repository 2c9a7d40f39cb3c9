//! Texts of challenges: raising one in the review, the trainer's queue, the answer.

super::messages! {
    room => "申诉", "Challenges";
    room_doc => "考生对试题的申诉,以及答复。", "What candidates say against questions, and the answers.";
    empty => "没有申诉。考生在作答回顾里提出后,会出现在这里。", "Nobody has challenged a question. What candidates raise in a review appears here.";
    col_question => "试题", "Question";
    col_bank => "题库", "Bank";
    col_officer => "申诉人", "Raised by";
    col_day => "日期", "Day";
    col_state => "状态", "State";
    waiting => "待答复", "waiting";
    accepted => "成立", "accepted";
    refused => "不成立", "refused";

    raise => "申诉", "Challenge";
    raise_doc => "认为题目或答案有误时提出申诉,培训管理员会答复。", "Says what is wrong with a question or its key; your trainer answers.";
    raise_text => "请写明题目或答案错在哪里、依据哪一条。申诉会交给培训管理员,答复后在这里可以看到;成绩不会因申诉自动改变。",
        "Say what is wrong with the question or its key, and by which article. Your trainer reads it and you see the answer here; raising it changes no result by itself.";
    raised => "申诉已提交。", "The challenge is on its way.";
    why_waiting => "这道题的申诉还在等待答复。", "Your challenge of this question waits for an answer.";
    yours(day, grounds) => "您的申诉({day}):{grounds}", "Your challenge ({day}): {grounds}";
    ruled(verdict, day, answer) => "答复:{verdict}({day})  {answer}", "Answer: {verdict} ({day})  {answer}";
    not_ruled => "等待培训管理员答复", "waits for your trainer";

    answer_title => "答复申诉", "Answer a challenge";
    by(name, sitting) => "{name},{sitting}", "{name}, {sitting}";
    grounds => "申诉理由", "Grounds";
    verdict => "结论", "Verdict";
    words => "答复", "Answer";
    words_hint => "考生看得到;成立的,请另在题库里改正试题。", "The candidate reads it. Correct accepted items in their bank.";
    send => "答复", "Answer";
    answered => "已答复。", "Answered.";
    answered_by(name) => "答复人 {name}", "answered by {name}";

    refused_waiting => "这道题已经提出过申诉,请等待答复。", "This question is challenged already; please wait for the answer.";
    refused_answered => "这条申诉已经有人答复。", "Somebody has answered this challenge already.";
    refused_own => "不能答复自己提出的申诉,请由其他人办理。", "Nobody answers their own challenge; somebody else has to.";
    refused_no_question => "这份试卷里没有这道题。", "The paper has no such question.";
}
