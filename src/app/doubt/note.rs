//! What an amendment did to what an item cites, in a sentence for the note of its next revision.

use super::show::Place;
use crate::domain::doubt::{Touch, Touched};
use crate::domain::time::Date;
use crate::i18n::{Locale, comma, doubt as t};
use crate::store::doubts::Doubt;
use std::collections::BTreeSet;

/// Places of one statute that a note names; of more it only gives the number.
const NAMED: usize = 6;

/// An amendment: the statute, the version before it, and the one in force. Where the statute has
/// ended, `to` is the day since when.
type Amendment<'a> = (&'a str, Date, Date);

/// The note for an item as it is shown, in the language of whoever goes on writing.
pub(super) fn of_places(places: &[Place], locale: Locale) -> String {
    let each = places.iter().map(|one| ((one.statute.as_str(), one.from, one.to), &one.touched));
    note(each, locale)
}

/// The note for an item that is brought up without being looked at again; it is stored, so in one
/// language.
pub(super) fn of_doubts(doubts: &[Doubt]) -> String {
    let each = doubts.iter().flat_map(|one| {
        one.touched.iter().map(move |place| ((one.statute.as_str(), one.from, one.to), place))
    });
    note(each, Locale::Zh)
}

/// A sentence for each amendment, naming every place once.
fn note<'a>(places: impl Iterator<Item = (Amendment<'a>, &'a Touched)>, locale: Locale) -> String {
    let mut amendments: Vec<(Amendment<'a>, Vec<String>)> = Vec::new();
    let mut ended = BTreeSet::new();
    for (amendment, touched) in places {
        if touched.touch == Touch::Repealed {
            ended.insert(amendment);
        }
        let told = told(touched, locale);
        match amendments.iter_mut().find(|(known, _)| *known == amendment) {
            None => amendments.push((amendment, vec![told])),
            Some((_, known)) if known.contains(&told) => {}
            Some((_, known)) => known.push(told),
        }
    }
    let sentence = |((statute, from, to), mut told): (Amendment<'a>, Vec<String>)| {
        let more = told.len().saturating_sub(NAMED);
        if more > 0 {
            told.truncate(NAMED);
            told.push(t::note_more(locale, more));
        }
        let places = told.join(comma(locale));
        match ended.contains(&(statute, from, to)) {
            true => t::note_repealed(locale, statute, to, places),
            false => t::note(locale, statute, from, to, places),
        }
    };
    let sentences: Vec<String> = amendments.into_iter().map(sentence).collect();
    sentences.join(if locale == Locale::Zh { "" } else { " " })
}

/// The old place and the new one, or what happened where there is no other.
fn told(touched: &Touched, locale: Locale) -> String {
    let from = touched.citation.place();
    match (&touched.proposal, touched.touch) {
        (Some(to), _) if *to != touched.citation => t::note_moved(locale, from, to.place()),
        (None, Touch::Gone) => t::note_gone(locale, from),
        (None, Touch::Repealed) => from,
        (None, Touch::Unknown) => t::note_unknown(locale, from),
        (_, _) => t::note_changed(locale, from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn touched(from: &str, to: Option<&str>, touch: Touch) -> Touched {
        let cite = |place: &str| format!("渔法 {place}").parse().unwrap();
        Touched { part: "1".into(), citation: cite(from), touch, proposal: to.map(cite) }
    }

    fn noted(places: &[(&str, Touched)], locale: Locale) -> String {
        let days = (date(2010, 1, 2), date(2025, 5, 6));
        note(places.iter().map(|(law, one)| ((*law, days.0, days.1), one)), locale)
    }

    #[test]
    fn each_place_is_named_once_with_what_happened() {
        let places = [
            ("渔法", touched("第二条第一款", Some("第三条第一款"), Touch::Moved)),
            ("渔法", touched("第二条第一款", Some("第三条第一款"), Touch::Moved)),
            ("渔法", touched("第七条", Some("第七条"), Touch::Changed)),
            ("港法", touched("第六条", None, Touch::Gone)),
            ("港法", touched("第八条", None, Touch::Unknown)),
        ];
        assert_eq!(
            noted(&places, Locale::Zh),
            "《渔法》修订(2010-01-02 → 2025-05-06):第二条第一款 → 第三条第一款、第七条文字有变。\
             《港法》修订(2010-01-02 → 2025-05-06):第六条已无对应条文、第八条未经比对。"
        );
        assert_eq!(
            noted(&places[3..], Locale::En),
            "港法 as amended (2010-01-02 → 2025-05-06): nothing like 第六条 any more, 第八条 not compared."
        );
        assert_eq!(noted(&[], Locale::Zh), "");
    }

    #[test]
    fn of_many_places_the_rest_is_counted() {
        let labels = ["一", "二", "三", "四", "五", "六", "七", "八"];
        let many = labels.map(|no| ("渔法", touched(&format!("第{no}条"), None, Touch::Gone)));
        let noted = noted(&many, Locale::Zh);
        assert!(noted.contains("第六条已无") && noted.ends_with("、另有 2 处。"), "{noted}");
    }
}
