//! What is said about items in doubt after an amendment.

use super::Locale;
use crate::domain::doubt::Touch;
use crate::domain::time::Date;

/// What an amendment did to a cited place, in the words that every list and page has for it.
pub const fn touch(locale: Locale, touch: Touch) -> &'static str {
    match touch {
        Touch::Moved => moved(locale),
        Touch::Changed => changed(locale),
        Touch::Gone => gone(locale),
        Touch::Repealed => repealed(locale),
        Touch::Unknown => unknown(locale),
    }
}

/// The version that an item was written for and the one in force, or since when there is none.
pub fn versions(locale: Locale, (from, to): (Date, Date), is_repealed: bool) -> String {
    if is_repealed { ended(locale, from, to) } else { amended(locale, from, to) }
}

super::messages! {
    not_in_doubt(item) => "试题 {item} 现在不存疑,可能别人刚处理过。", "Item {item} is not in doubt; perhaps somebody has just decided.";
    changed_meanwhile(item) => "试题 {item} 或者它的存疑情况在您看的时候变了(别人改了题,或者又导入了法条),没有处理;请看过现在的样子再定。",
        "Item {item}, or what is in doubt about it, changed while you were looking: somebody rewrote it or imported a statute. Nothing was decided; look at it as it is now.";
    uncompared(item, statute, version) => "试题 {item} 是按《{statute}》{version} 版出的,那一版没有载入,程序没有比对过,不能不看就确认。请在“法条”里导入那一版;或者逐题对照现行条文后确认。",
        "Item {item} was written for {statute} of {version}. That version is not loaded and nothing was compared, so it is not confirmed unseen. Import it in the room Statutes, or compare the item with the article in force and confirm it.";
    no_such_place(item, citation) => "试题 {item} 引用的“{citation}”在现行版本里没有,不能原样确认;请更正依据、改写或停用。",
        "Item {item} cites {citation}, which the version in force does not have; correct, rewrite or retire it.";
    place_moved(item, citation, to) => "试题 {item} 引用的“{citation}”在新版里是“{to}”,不能原样确认;请按建议更正,或者改写。",
        "What item {item} cites as {citation} is {to} in the new version; correct or rewrite it.";
    no_proposal(item) => "试题 {item} 有的依据在新版里找不到对应的条文,请打开试题改写,或者停用。",
        "For a place that item {item} cites nothing in the new version comes near; rewrite or retire it.";
    not_in_force(item, statute, since) => "试题 {item} 引用的《{statute}》自 {since} 起失效,没有可以换上的条文;请改写、停用,或者确认它现在仍然适用。",
        "Item {item} cites {statute}, which is in force no more since {since}, so nothing can take the place of the citation; rewrite or retire it, or confirm that it still holds.";
    not_confirmed(item) => "试题 {item} 没有可以撤回的确认:没有人确认过它,或者确认之后它又改过,或者又有了新的版本。", "There is no confirmation of item {item} to take back: nobody confirmed it, it was changed since, or a later version is in force.";
    reopened(n) => "已撤回 {n} 题的确认,它们又存疑,不会抽到新卷。", "The confirmations of {n} items are taken back; they are in doubt again and kept out of new papers.";
    not_compared(item, statute, version) => "试题 {item} 是按《{statute}》{version} 版出的,那一版没有载入,程序没有比对过,所以没有建议。请在“法条”里导入那一版,建议会自动出来;或者对照现行条文,确认原样适用、改写或停用。",
        "Item {item} was written for {statute} of {version}. That version is not loaded, so nothing was compared and nothing is proposed. Import it in the room Statutes and the proposal comes by itself; or compare with the article in force and confirm, rewrite or retire the item.";
    note(statute, from, to, places) => "《{statute}》修订({from} → {to}):{places}。", "{statute} as amended ({from} → {to}): {places}.";
    note_moved(from, to) => "{from} → {to}", "{from} → {to}";
    note_changed(place) => "{place}文字有变", "{place} reworded";
    note_gone(place) => "{place}已无对应条文", "nothing like {place} any more";
    note_repealed(statute, day, places) => "《{statute}》自 {day} 起失效:{places}。", "{statute} is in force no more since {day}: {places}.";
    note_unknown(place) => "{place}未经比对", "{place} not compared";
    note_more(n) => "另有 {n} 处", "{n} more";
    moved => "条文移动", "moved";
    changed => "文字有变", "changed";
    gone => "没有对应条文", "gone";
    repealed => "法律已失效", "repealed";
    unknown => "旧版未载入", "not compared";
    item => "试题", "Item";
    bank => "题库", "Bank";
    from_to => "版本", "Versions";
    amended(from, to) => "{from} → {to}", "{from} → {to}";
    ended(from, since) => "{from} 版,{since} 起失效", "{from}, ended {since}";
    places => "依据", "Citations";
    confirmed(n) => "已确认 {n} 题。", "{n} items confirmed.";
    corrected(n) => "已按建议更正 {n} 题的依据。", "The citations of {n} items were corrected.";
    cited_already(n) => "{n} 题的建议就是原来的依据,已确认原样适用,没有新的修订。", "{n} items cite what is proposed already; they are confirmed as they are, without a new revision.";
    left(n) => "还有 {n} 题留在存疑里:", "{n} items stay in doubt:";
    raised(bank, n) => "题库“{bank}”有 {n} 题所依据的条文有变,已标为存疑,不再抽到新卷里。",
        "In bank “{bank}” {n} items cite places that changed; they are in doubt and kept out of new papers.";
    exempt_no_more(bank, places) => "题库“{bank}”里标为不命题的条文,新版已改动或没有了,现在按要命题计:{places}。请核对,确实不命题的重新标注。",
        "Articles that bank “{bank}” had set aside as not to be tested changed or are gone, and count as to be tested: {places}. Check them, and set aside again what cannot be tested.";
    brought_up(bank, statutes) => "题库“{bank}”的全部试题适用于现行版本:{statutes}。", "Every item of bank “{bank}” holds for the version in force: {statutes}.";
}
