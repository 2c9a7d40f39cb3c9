//! Texts of the room of items in doubt: the list, and one item beside the law.

super::messages! {
    room => "存疑题", "In doubt";
    room_doc => "所依据的条文已修改的试题:更正、确认、改写或停用之前,不会抽到新卷。",
        "Items whose law was amended; out of new papers until corrected, confirmed, rewritten or retired.";
    empty => "没有存疑题:所有试题的依据都与现行条文一致。", "No item is in doubt: all of them hold for the law in force.";
    none_found => "没有符合筛选的存疑题。按 Esc 清除筛选。", "No item in doubt matches. Press Esc to clear the filter.";
    col_places => "依据 → 建议", "Cited → proposed";
    col_touch => "变化", "What happened";
    col_versions => "法律版本", "Versions";
    versions(statute, versions) => "{statute} {versions}", "{statute} {versions}";
    no_proposal => "无建议", "nothing";
    happened(statute, version, place, touch) => "存疑:《{statute}》{version} 修订,{place},{touch}", "In doubt: {statute} amended {version}: {place}, {touch}";
    happened_repealed(statute, since, place) => "存疑:《{statute}》自 {since} 起失效,{place}", "In doubt: {statute} is in force no more since {since}: {place}";
    happened_more(text, n) => "{text};共 {n} 处", "{text}; {n} places in all";
    arrow(from, to) => "{from} → {to}", "{from} → {to}";
    above(n) => "{n} 题所依据的条文有变,不会抽到新卷;请逐题查看,或勾选后成批处理。",
        "{n} items cite places that changed and are kept out of new papers; look at each, or tick and decide on several.";

    mark => "存疑", "in doubt";
    marked(question) => "[存疑] {question}", "[in doubt] {question}";
    col_state => "状态", "State";
    open_one => "处理存疑", "Decide";
    open_one_doc => "看这道题的依据在新旧版本里的样子,再更正、确认、改写或停用;之后回到这里。",
        "Shows what the item cites before and after the amendment, to correct, confirm, rewrite or retire it; then comes back here.";
    open_room => "存疑题", "In doubt";
    open_room_doc => "所依据的条文已修改、等待处理的试题。", "Items whose law was amended and that wait for a decision.";
    why_none => "没有存疑题。", "No item is in doubt.";
    review_left => "已办好,但试题的依据这次没能核对(原因见日志);一分钟内会自动再核对,在此之前存疑题可能不全。",
        "Done, but what questions cite could not be checked (the log says why). It is tried again within a minute; until then items in doubt may be missing.";
    imported(n) => "其中 {n} 题所依据的条文已变,标为存疑,不会抽到新卷;按 Tab 处理。",
        "{n} of them cite places that changed; they are in doubt and kept out of new papers. Tab opens them.";

    confirmed_by(who, when, statute, version) => "{who} {when} 确认仍适用:《{statute}》{version} 版", "{who} confirmed it {when} for {statute} of {version}";
    confirmed_ended(who, when, statute, since) => "{who} {when} 确认仍适用:《{statute}》已于 {since} 失效", "{who} confirmed it {when} though {statute} ended {since}";
    by_operator => "本机文件所有者", "owner of the file";
    reopen => "撤回确认", "Take back";
    reopen_doc => "撤回“仍适用”的确认:这一题又存疑,不会抽到新卷。", "Takes the confirmation back: the item is in doubt again and kept out of new papers.";
    reopen_text(id) => "撤回“仍适用”的确认后,{id} 又存疑,不会抽到新卷,直到有人重新确认、更正、改写或停用。已有试卷不变。", "Without the confirmation {id} is in doubt again and kept out of new papers until somebody confirms, corrects, rewrites or retires it. Papers already made do not change.";
    reopened(id) => "{id} 的确认已撤回,又存疑了。", "The confirmation of {id} is taken back; it is in doubt again.";
    decide => "处理", "Decide";
    decide_doc => "对勾选的题或选中的一题:按建议更正、确认原样适用,或停用。", "Corrects, confirms or retires the ticked items, or the selected one.";
    decide_title(n) => "处理 {n} 道存疑题", "{n} items in doubt";
    correct => "按建议更正", "Correct";
    correct_doc => "把依据换成建议的条文,题目不变,重新可以抽题。", "Puts the proposed citations in; the question stays and can be drawn again.";
    correct_told => "依据换成建议的条文", "put the proposed citations in";
    correct_text(n) => "这 {n} 题的依据将换成建议的条文,题目和答案不变,形成新的修订;建议就是原来依据的,只确认原样适用。之后重新可以抽到。已组成的试卷不变。",
        "The citations of these {n} items become the proposed ones in a new revision; question and key stay. Those that cite them already are only confirmed. They can be drawn again; papers already made do not change.";
    corrected_and_confirmed(n, same) => "已更正 {n} 题;另有 {same} 题的建议就是原来的依据,已确认原样适用。",
        "{n} items corrected; {same} cite what is proposed already and are confirmed as they are.";
    confirm => "确认原样适用", "Confirm";
    confirm_doc => "题目、答案和依据现在仍然适用,原样不改,重新可以抽题。", "The item holds today as it is and can be drawn again.";
    confirm_told => "题目和依据都不用改", "question and citations stay";
    confirm_uncompared => "旧版文本没有载入,程序没有比对过:同一条号下可能已是别的内容。请先对照现行条文,确实仍然适用再确认。",
        "The earlier text is not loaded and nothing was compared: the same number may say something else now. Compare with the article in force first, and confirm only what still holds.";
    confirm_repealed(statute, since) => "《{statute}》自 {since} 起失效,没有现行条文可以对照。确认后这一题照样会抽到新卷;不该再考的,请停用。",
        "{statute} is in force no more since {since}; there is no article in force to compare with. Once confirmed, the item is drawn as before. Retire it if it is not to be asked any more.";
    confirm_text(n) => "您确认这 {n} 题的题目、答案和依据现在仍然适用,原样不改;之后重新可以抽到。",
        "You confirm that these {n} items hold today as they are; they can be drawn again.";
    retire_told => "不再使用", "out of the bank";
    retire_doc => "说明理由后停用这一题。", "Takes the item out of its bank, with a reason.";
    no_proposal_short => "新版里找不到对应的条文", "nothing in the new version comes near";
    repealed_short(since) => "法律自 {since} 起失效,没有可以换上的条文", "the statute ended {since}, nothing can take its place";
    no_such_place_short(citation) => "现行版本没有“{citation}”", "{citation} is not in force";
    not_compared_short(version) => "{version} 版没有载入,未经比对", "{version} is not loaded, nothing was compared";
    place_moved_short(to) => "依据已在“{to}”", "what it rests on is {to}";
    busy => "正在处理…", "working…";
    turn => "换题", "Turn";
    nothing_fits(what) => "这些题都不能“{what}”。", "“{what}” fits none of these items.";
    corrected_done(n) => "已更正 {n} 题。", "{n} items corrected.";
    confirmed_done(n) => "已确认 {n} 题。", "{n} items confirmed.";
    corrected_one(id) => "{id} 已按建议更正。", "{id} was corrected.";
    cited_already_one(id) => "{id} 的建议就是原来的依据,已确认原样适用,没有新的修订。", "{id} cites what is proposed already; it is confirmed as it is, without a new revision.";
    confirmed_one(id) => "{id} 已确认原样适用。", "{id} was confirmed.";
    all_done => "存疑题都处理完了。", "No item is left in doubt.";
    settled_meanwhile(id) => "{id} 已不再存疑。", "{id} is not in doubt any more.";

    page_title(at, of) => "存疑题 {at}/{of}", "In doubt {at}/{of}";
    rewrite => "改写", "Rewrite";
    rewrite_doc => "打开试题表单,建议的依据已经填好。", "Opens the form of the item with the proposed citations filled in.";
    before => "上一题", "Previous";
    before_doc => "上一道存疑题。", "The item in doubt before this one.";
    after => "下一题", "Next";
    after_doc => "下一道存疑题。", "The next item in doubt.";
    place(n, of, from, to) => "依据 {n}/{of}:{from} → {to}", "Citation {n}/{of}: {from} → {to}";
    place_alone(n, of, from) => "依据 {n}/{of}:{from}", "Citation {n}/{of}: {from}";
    side_old(day, article) => "{day} 版 {article}", "{day}, {article}";
    side_new(day, article) => "{day} 版 {article}", "{day}, {article}";
    old_missing(day) => "{day} 版的文本没有载入,无法比对;可以在“法条”里导入这个版本。",
        "The text of {day} is not loaded, so nothing can be compared; it can be imported in the room Statutes.";
    new_missing(day) => "{day} 版里没有找到对应的条文。", "Nothing in the version of {day} comes near.";
    new_repealed(statute, since) => "《{statute}》自 {since} 起失效,没有现行的条文。", "{statute} is in force no more since {since}: there is no article in force.";
    legend => "竖线标出所引的地方;[-原有-]  {+新有+}", "A bar marks the cited place; [-before-]  {+now+}";
}
