//! Texts of two versions of a statute side by side.

super::messages! {
    title(name, old, new) => "{name}  {old} → {new}", "{name}  {old} → {new}";
    comparing => "正在逐条比较…", "Comparing…";
    col_old => "旧", "Old";
    col_new => "新", "New";
    col_fate => "变化", "Change";
    col_words => "内容", "Words";
    only(fate) => "只看{fate}", "only {fate}";
    every_change => "有变化的", "what changed";
    every_article => "全部条文", "every article";
    count(fate, articles) => "{fate} {articles}", "{fate} {articles}";
    none => "没有这样的条文。F4 换一种。", "There is no such article. F4 shows another kind.";
    by_fate => "换一种", "Show";
    by_fate_doc => "依次只看一种变化的条文,或全部条文。", "Shows by turns the articles of one kind of change, or every article.";
    previous => "上一处", "Previous";
    previous_doc => "看上一处变化。", "Shows the change before.";
    next => "下一处", "Next";
    next_doc => "看下一处变化。", "Shows the next change.";
    jump => "按条号", "By number";
    jump_doc => "输入条号翻到新版的那一条;直接输入数字也可以。", "Turns to the article of that number in the later version; typing digits does the same.";
    jump_none => "列出的变化里没有这一条。", "It is not among the changes listed.";
    place(at, of) => "{at} / {of}", "{at} / {of}";
    legend => "[-删去的字-]  {+新加的字+}", "[-dropped-]  {+added+}";
    gone(old) => "原{old}", "former {old}";
    come(new) => "现{new}", "present {new}";
    into(articles) => "有内容移入现{articles}", "some of it now in {articles}";
    near_new(article) => "与现{article}最接近,请对照是不是它的前身", "nearest to present {article}; see whether that is what became of it";
    near_old(article) => "与原{article}最接近,请对照是不是由它改写", "nearest to former {article}; see whether it is that one rewritten";
    from(articles) => "有内容来自原{articles}", "some of it from former {articles}";
}
