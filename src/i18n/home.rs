//! Texts of the home screen: what waits for a person.

super::messages! {
    title => "待办", "To do";
    empty => "没有待办;按 F2 打开其他功能。", "Nothing waits for you; F2 opens everything else.";
    col_what => "事项", "What";
    col_when => "时间", "When";
    resume(name) => "{name}:作答进行中,请继续", "{name}: your attempt is running, go on";
    sitting(name) => "{name}", "{name}";
    now => "现在可以参加", "open now";
    running => "计时中", "clock running";
    wrong(n) => "错题 {n} 道待重练", "{n} wrong answers to get right";
    own_card(state) => "行政执法证件:{state}", "Your credential: {state}";
    until(date) => "到期 {date}", "ends {date}";
    marking(n) => "待阅卷 {n} 份", "{n} papers wait for marking";
    challenges(n) => "申诉 {n} 条待答复", "{n} challenges to answer";
    unconfirmed(n) => "待成绩确认 {n} 人次", "{n} results to confirm";
    cards(state, n) => "{state}证件 {n} 件", "{n} credentials: {state}";
    refused(n) => "近 7 天有 {n} 次操作被拒绝", "{n} actions were refused in the last 7 days";
}
