//! Append-only records: an entry is never altered, a later one may take it back.

use std::collections::BTreeSet;

/// The ids of the entries that nothing standing takes back.
///
/// `entries` come in the order they were recorded. `takes_back` names the earlier entry that an
/// entry takes back; taking back such an entry lets its target stand again. A reference to a later
/// or unknown entry has no effect.
pub fn standing<T, Id: Copy + Ord>(
    entries: &[T],
    id: impl Fn(&T) -> Id,
    takes_back: impl Fn(&T) -> Option<Id>,
) -> BTreeSet<Id> {
    let mut standing: BTreeSet<Id> = entries.iter().map(&id).collect();
    let mut earlier = standing.clone();
    for entry in entries.iter().rev() {
        earlier.remove(&id(entry));
        if standing.contains(&id(entry))
            && let Some(target) = takes_back(entry).filter(|target| earlier.contains(target))
        {
            standing.remove(&target);
        }
    }
    standing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taking_back_a_taking_back_restores() {
        // (id, what it takes back)
        type Record = &'static [(u8, Option<u8>)];
        let cases: &[(Record, &[u8])] = &[
            (&[(1, None), (2, None)], &[1, 2]),
            (&[(1, None), (2, Some(1))], &[2]),
            (&[(1, None), (2, Some(1)), (3, Some(2))], &[1, 3]),
            (&[(1, None), (2, Some(1)), (3, Some(2)), (4, Some(3))], &[2, 4]),
            (&[(1, Some(2)), (2, None), (3, Some(9)), (4, Some(4))], &[1, 2, 3, 4]),
        ];
        for (record, expected) in cases {
            let stands = standing(record, |entry| entry.0, |entry| entry.1);
            assert_eq!(stands.into_iter().collect::<Vec<_>>(), *expected, "{record:?}");
        }
    }
}
