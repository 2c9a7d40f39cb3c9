//! Study: answering again what went wrong.

super::messages! {
    again_title => "错题重练", "Once more";
    submit => "提交", "Submit";
    submit_doc => "提交答案,马上看对错和解析。", "Submits the answer and shows why.";
    right => "答对了。连续答对两次后移出错题本。", "Right. Two right answers in a row clear it.";
    wrong => "还是不对,请看解析。", "Still wrong; read why.";
    read_it => "对照参考答案,自己评一评。", "Compare with the model answer.";
    answer_first => "请先作答。", "Answer first.";
}
