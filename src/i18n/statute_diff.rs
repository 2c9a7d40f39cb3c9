//! Texts of two versions of a statute side by side.

super::messages! {
    title(name, old, new) => "{name}  {old} → {new}", "{name}  {old} → {new}";
    comparing => "正在逐条比较…", "Comparing…";
    col_old => "旧", "Old";
    col_new => "新", "New";
    col_fate => "变化", "Change";
    col_words => "内容", "Words";
    same => "未变", "same";
    renumbered => "只改条号", "renumbered";
    changed => "文字有变", "changed";
    new => "新增", "new";
    repealed => "删去", "repealed";
    only(fate) => "只看{fate}", "only {fate}";
    every_change => "有变化的", "what changed";
    every_article => "全部条文", "every article";
    summary(same, renumbered, changed, new, repealed) => "未变 {same}  只改条号 {renumbered}  文字有变 {changed}  新增 {new}  删去 {repealed}", "{same} same, {renumbered} renumbered, {changed} changed, {new} new, {repealed} repealed";
    none => "没有这样的条文。F4 换一种。", "There is no such article. F4 shows another kind.";
    by_fate => "换一种", "Show";
    by_fate_doc => "依次只看文字有变、新增、删去、只改条号的条文,或全部条文。", "Shows by turns only what changed, is new, repealed, renumbered, or every article.";
    previous => "上一处", "Previous";
    previous_doc => "看上一处变化。", "Shows the change before.";
    next => "下一处", "Next";
    next_doc => "看下一处变化。", "Shows the next change.";
    place(at, of) => "{at} / {of}", "{at} / {of}";
    legend => "[-删去的字-]  {+新加的字+}", "[-dropped-]  {+added+}";
    held_now(kin) => "大部分内容在现{kin}", "most of it is now in {kin}";
    held_before(kin) => "大部分内容来自原{kin}", "most of it comes from former {kin}";
}
