//! Texts of the study room: what there is to study, a set, its questions, its time.

super::messages! {
    room_title => "学习", "Study";
    room_empty => "现在没有可以学习的题库;培训管理员导入练习题库后会出现在这里。", "There is nothing to study yet; practice banks appear here once your trainer imports them.";
    col_bank => "题库", "Bank";
    col_for => "适用", "For";
    col_items => "题数", "Items";
    col_answered => "已答", "Done";
    col_right => "答对", "Right";
    col_topic => "主题", "Topic";
    for_all => "通用", "all";
    mistakes => "错题本", "Mistakes";
    left_out(n) => "这个题库另有 {n} 题存疑(依据的条文已改),培训管理员处理之前不练。", "{n} more are left out: the law they cite changed and a trainer has to decide.";
    why_in_doubt => "这里的题都存疑(依据的条文已改),等培训管理员处理后再练。", "All questions here are in doubt: the law they cite changed and a trainer has to decide first.";
    room_hint(minutes) => "答题即计学时:{minutes} 分钟没有操作会询问是否在学,未回应的时间不计。", "Answering earns hours: after {minutes} minutes without input you are asked whether you are there; unanswered time does not count.";
    room_hours(granted, required, missing) => "本年学时 {granted} / {required},还缺 {missing}", "This year {granted} / {required} hours, {missing} missing";
    room_hours_done(granted, required) => "本年学时 {granted} / {required},已完成", "This year {granted} / {required} hours, complete";

    go_on => "顺序学习", "In order";
    go_on_doc => "按题库顺序,从上次停下的地方接着学。", "Goes on in the bank's order from where you left off.";
    random => "随机练习", "Shuffled";
    random_doc => "打乱顺序练习整个题库。", "Practises the whole bank in a shuffled order.";
    topics => "按主题", "By topic";
    topics_doc => "选择主题后练习。", "Practises the topics you pick.";
    hours => "我的学时", "My hours";
    hours_doc => "本年学时的明细。", "This year's hours, entry by entry.";
    start => "开始", "Start";
    start_doc => "开始练习勾选的主题;没有勾选时练习光标所在的主题。", "Starts the ticked topics, or the highlighted one when none is ticked.";
    topics_title(bank) => "{bank}:选择主题", "{bank}: pick topics";

    mode_sequential => "顺序学习", "In order";
    mode_random => "随机练习", "Shuffled";
    mode_topic => "按主题", "By topic";
    why_no_bank => "错题本只有错题重练;请先选一个题库。", "Mistakes are only practised as they come; choose a bank first.";
    mode_mistakes => "错题重练", "Mistakes";
    mode_article => "按条做题", "By article";
    mode_reading => "阅读法条", "Reading statutes";
    place(at, of) => "第 {at} 题,共 {of} 题", "{at} of {of}";

    submit => "提交", "Submit";
    submit_doc => "提交答案,马上看对错和解析;看完后到下一题。", "Submits the answer and shows why; then goes to the next question.";
    show => "看参考答案", "Model answer";
    next => "下一题", "Next";
    next_part => "下一问", "Next part";
    finish => "完成", "Finish";
    skip => "跳过", "Skip";
    skip_doc => "这题先不答,到下一题。", "Leaves this question unanswered and goes on.";
    scroll => "翻看题目", "Scroll";
    scroll_doc => "题目太长时向下翻看,到底后回到开头。", "Scrolls a long question down, and back to its beginning at the end.";
    end => "结束", "End";
    end_doc => "结束本次学习,看计入的学时。", "Ends this session and shows what counts.";
    back => "返回", "Back";

    right => "答对了。", "Right.";
    wrong => "答错了,已记入错题本。", "Wrong; it is in your mistakes now.";
    own_right => "您评为答到了。", "You judged that you had it.";
    own_wrong => "您评为没答到,已记入错题本。", "You judged that you had not; it is in your mistakes now.";
    right_book => "答对了。连续答对两次后移出错题本。", "Right. Two right answers in a row clear it.";
    wrong_book => "还是不对,请看解析。", "Still wrong; read why.";
    yours(answer) => "您的答案:{answer}", "Yours: {answer}";
    think_first => "先自己想一想、写一写,再按 Enter 看参考答案。", "Think and write it down first; Enter shows the model answer.";
    own_question => "对照参考答案,您答到了吗?", "Compare with the model answer: did you have it?";
    had_it => "答到了", "I had it";
    had_it_not => "没答到", "I had not";
    answer_first => "请先作答,或按 F6 跳过。", "Answer first, or skip with F6.";

    counted(time) => "本次计入 {time}", "counted {time}";
    dropped(time) => "未计 {time}", "dropped {time}";
    day_left(time) => "今日还可计 {time}", "{time} more can count today";
    material_left(time) => "同一内容本年还可计 {time}", "{time} more can count for the same material this year";
    share_left(hours) => "在线学习本年还可计 {hours} 学时", "{hours} more online hours can count this year";
    nothing_left => "已达规则上限,继续学习不再增加学时", "the limit of the rules is reached; more study adds no hours";
    answered(n, right) => "答 {n} 对 {right}", "{n} answered, {right} right";
    span_seconds(s) => "{s} 秒", "{s} s";
    span_minutes(m, s) => "{m} 分 {s} 秒", "{m} min {s} s";
    span_hours(h, m) => "{h} 小时 {m} 分", "{h} h {m} min";

    there_title => "还在学习吗?", "Still studying?";
    there_text(minutes, seconds) => "已经 {minutes} 分钟没有操作。请在 {seconds} 秒内按任意键,这段时间照常计入;不回应则不计入学时。", "No input for {minutes} minutes. Press any key within {seconds} seconds and this time counts; otherwise it does not.";
    away_text(minutes) => "已经 {minutes} 分钟没有操作,这段时间不计入学时。按任意键接着学习,从现在起重新计时。", "No input for {minutes} minutes: this time does not count. Press any key to go on; the clock starts again from now.";

    summary_title => "本次学习", "This session";
    summary_answers(n, right) => "答题 {n} 道,答对 {right} 道。", "{n} answered, {right} right.";
    summary_counted(time) => "计入时间 {time}。", "{time} count.";
    summary_dropped(time) => "{time} 没有操作,不计入。", "{time} without input do not count.";
    summary_limited(time) => "按规则上限,其中 {time} 计入学时。", "Within the limits of the rules {time} of it are granted.";
    summary_year(granted, required, missing) => "本年学时 {granted} / {required},还缺 {missing}。", "This year {granted} / {required} hours, {missing} missing.";
    summary_year_done(granted, required) => "本年学时 {granted} / {required},已完成。", "This year {granted} / {required} hours, complete.";
    ended_person => "本次学习已结束。", "This session has ended.";
    ended_elsewhere => "您在别处开始了另一次学习,本次已结束;同一时间只有一处计时。", "You began another session elsewhere, so this one has ended: only one thing counts at a time.";
    ended_exam => "您进入了考试,本次学习已结束;同一时间只有一处计时。", "You entered an exam, so this session has ended: only one thing counts at a time.";
    ended_silence => "长时间没有操作,本次学习已结束;有操作证明的时间已计入。", "Nobody was there for a long time, so this session has ended; the time that was proved counts.";
    exam_running => "您有一份试卷正在作答,交卷后才能学习。", "A paper of yours is running; hand it in before you study.";
    not_for_study => "这道题或这个题库不供您学习。", "This question or bank is not for your study.";
    empty_set => "这里没有题目。", "There is no question in this set.";
    misfit => "答案与题目不符,请重新打开这道题。", "The answer does not fit the question; open the question again.";
    loading => "正在读取…", "Loading…";
}
