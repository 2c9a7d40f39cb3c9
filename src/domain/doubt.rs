//! 存疑: items whose cited places an amendment changed or moved.
//!
//! Each revision of an item was judged by a version of every statute that it cites: the one in force
//! when it was written, the one of the file that it came with, or a later one that it was found right
//! for; at least the one in its bank's header. When a later version is in force, each place it cites
//! is followed there; an item with a place that is not the same in both is in doubt until somebody
//! confirms it, corrects it or retires it.

use super::citation::Citation;
use super::code::codes;
use super::item::Item;
use super::statute::StatuteOutline;
use super::statute::diff::Fate;
use serde::{Deserialize, Serialize};

codes! {
    /// What an amendment did to a cited place.
    Touch {
        /// The words are the same at another place.
        Moved = "moved",
        /// The words changed.
        Changed = "changed",
        /// Nothing in the later version comes near.
        Gone = "gone",
        /// The statute is in force no more, and no later version is loaded.
        Repealed = "repealed",
        /// The earlier version is not loaded, so nobody knows.
        Unknown = "unknown",
    }

    /// How a doubt stands.
    DoubtState {
        /// Nobody has decided; the item is kept out of draws.
        Open = "open",
        /// Somebody found the item right as it is.
        Confirmed = "confirmed",
        /// The item was corrected.
        Corrected = "corrected",
        /// What raised it is no more: another version, another revision.
        Dropped = "dropped",
    }
}

/// A cited place that an amendment touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touched {
    /// Id of the part that cites it.
    pub part: String,
    /// The citation as it stands.
    pub citation: Citation,
    /// What happened to the place.
    pub touch: Touch,
    /// The place of the later version that says the same, or comes nearest.
    pub proposal: Option<Citation>,
}

/// The places of a statute that an item cites and that are not the same in a later version. `fate`
/// follows one there; without it the earlier version is not known, and every place is in doubt.
pub fn touched(
    item: &Item,
    statute: &StatuteOutline,
    fate: Option<&dyn Fn(&Citation) -> Fate>,
) -> Vec<Touched> {
    places(item, statute, |citation| {
        let fate = fate.map(|follow| follow(citation));
        let touch = match &fate {
            Some(Fate::Same) => return None,
            Some(Fate::Moved(_)) => Touch::Moved,
            Some(Fate::Changed(_)) => Touch::Changed,
            Some(Fate::Gone | Fate::NeverThere) => Touch::Gone,
            None => Touch::Unknown,
        };
        Some((touch, fate.as_ref().and_then(Fate::proposal).cloned()))
    })
}

/// The places of a statute that an item cites, where the statute is in force no more.
pub fn repealed(item: &Item, statute: &StatuteOutline) -> Vec<Touched> {
    places(item, statute, |_| Some((Touch::Repealed, None)))
}

/// Whether these places are in doubt because their statute is in force no more: then the version they
/// were followed to is no version, but the day of the end.
pub fn is_repealed(touched: &[Touched]) -> bool {
    touched.iter().any(|place| place.touch == Touch::Repealed)
}

fn places(
    item: &Item,
    statute: &StatuteOutline,
    follow: impl Fn(&Citation) -> Option<(Touch, Option<Citation>)>,
) -> Vec<Touched> {
    let cited = item.parts.iter().flat_map(|part| {
        let cited = part.citations.iter().filter(|cited| statute.is_named(&cited.statute));
        cited.map(|citation| (part.id.clone(), citation.clone()))
    });
    cited
        .filter_map(|(part, citation)| {
            let (touch, proposal) = follow(&citation)?;
            Some(Touched { part, citation, touch, proposal })
        })
        .collect()
}

/// Whether a rewritten item asks something else than before, has another key or cites other places:
/// then whoever wrote it judged it by the law in force. Topic, difficulty, weights and reasons change
/// without anybody having looked at the law.
pub fn judged_anew(before: &Item, after: &Item) -> bool {
    let bare = |item: &Item| {
        let mut item = item.clone();
        (item.topic, item.difficulty) = (String::new(), 0);
        for part in &mut item.parts {
            part.explanation.clear();
            part.weight = 0;
            part.options.iter_mut().for_each(|option| option.why.clear());
        }
        item
    };
    bare(before) != bare(after)
}

/// The item with what is proposed in place of what it cites; none when some place has no proposal.
pub fn corrected(item: &Item, touched: &[Touched]) -> Option<Item> {
    let is_part = |id: &String| item.parts.iter().any(|part| part.id == *id);
    let whole = touched.iter().all(|place| place.proposal.is_some() && is_part(&place.part));
    whole.then(|| proposed(item, touched))
}

/// The item with what is proposed in place of what it cites, wherever something is proposed: where
/// somebody who rewrites it begins.
pub fn proposed(item: &Item, touched: &[Touched]) -> Item {
    let mut item = item.clone();
    for part in &mut item.parts {
        // Each citation is looked up as it was, so that of two that change places none moves twice.
        for citation in &mut part.citations {
            let place = touched.iter().find(|one| one.part == part.id && one.citation == *citation);
            if let Some(proposal) = place.and_then(|place| place.proposal.as_ref()) {
                citation.clone_from(proposal);
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        part.citations.retain(|citation| seen.insert(citation.clone()));
    }
    item
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::item::{ItemType, Key, Part};
    use jiff::civil::date;

    fn cite(place: &str) -> Citation {
        format!("练习法 {place}").parse().unwrap()
    }

    fn item(cited: &[&str]) -> Item {
        let mut citations: Vec<Citation> = cited.iter().map(|place| cite(place)).collect();
        citations.push("别的法 第一条".parse().unwrap());
        Item {
            id: "a".into(),
            kind: ItemType::TrueFalse,
            topic: "总则".into(),
            difficulty: 1,
            situation: String::new(),
            parts: vec![Part {
                id: "1".into(),
                kind: ItemType::TrueFalse,
                stem: "题".into(),
                options: Vec::new(),
                key: Key::Truth(true),
                citations,
                explanation: String::new(),
                weight: 1,
            }],
        }
    }

    fn outline() -> StatuteOutline {
        StatuteOutline {
            name: "练习法".into(),
            title: "练习法".into(),
            version: date(2020, 1, 1),
            effective_from: date(2020, 1, 1),
            articles: 9,
            shape: std::collections::BTreeMap::new(),
        }
    }

    fn follow(citation: &Citation) -> Fate {
        match citation.article {
            1 => Fate::Same,
            2 => Fate::Moved(cite("第三条")),
            3 => Fate::Changed(cite("第四条第二款")),
            4 => Fate::Moved(cite("第三条")),
            _ => Fate::Gone,
        }
    }

    #[test]
    fn only_places_of_the_statute_that_changed_are_told() {
        let found =
            touched(&item(&["第一条", "第二条", "第三条", "第九条"]), &outline(), Some(&follow));
        let told: Vec<(u16, Touch)> =
            found.iter().map(|one| (one.citation.article, one.touch)).collect();
        assert_eq!(told, [(2, Touch::Moved), (3, Touch::Changed), (9, Touch::Gone)]);
        assert!(touched(&item(&["第一条"]), &outline(), Some(&follow)).is_empty());
        let unknown = touched(&item(&["第一条"]), &outline(), None);
        assert_eq!(unknown[0].touch, Touch::Unknown);
        let repealed = repealed(&item(&["第一条", "第二条"]), &outline());
        let told: Vec<_> = repealed.iter().map(|one| (one.citation.article, one.touch)).collect();
        assert_eq!(told, [(1, Touch::Repealed), (2, Touch::Repealed)]);
    }

    #[test]
    fn the_proposals_take_the_place_of_the_citations() {
        let item = item(&["第一条", "第二条", "第四条"]);
        let found = touched(&item, &outline(), Some(&follow));
        let corrected = corrected(&item, &found).unwrap();
        let told: Vec<String> =
            corrected.parts[0].citations.iter().map(ToString::to_string).collect();
        assert_eq!(told, ["练习法 第一条", "练习法 第三条", "别的法 第一条"]);
    }

    #[test]
    fn places_that_moved_up_one_after_the_other_do_not_move_twice() {
        let item = item(&["第二条", "第三条"]);
        let corrected = corrected(&item, &touched(&item, &outline(), Some(&follow))).unwrap();
        let told: Vec<String> =
            corrected.parts[0].citations.iter().map(ToString::to_string).collect();
        assert_eq!(told, ["练习法 第三条", "练习法 第四条第二款", "别的法 第一条"]);
    }

    #[test]
    fn what_has_no_proposal_is_not_corrected() {
        let item = item(&["第二条", "第九条"]);
        let found = touched(&item, &outline(), Some(&follow));
        assert!(corrected(&item, &found).is_none());
        let begun = proposed(&item, &found);
        let told: Vec<String> = begun.parts[0].citations.iter().map(ToString::to_string).collect();
        assert_eq!(told, ["练习法 第三条", "练习法 第九条", "别的法 第一条"]);
    }
}
