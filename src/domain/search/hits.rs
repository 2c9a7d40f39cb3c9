//! The documents that were found.

/// A set of row ids. It takes a bit for each row from the lowest to the highest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    /// The id of the lowest bit.
    first: i64,
    bits: Vec<u64>,
    len: usize,
}

impl Hits {
    /// Whether a row is among them.
    pub fn contains(&self, id: i64) -> bool {
        let Some((word, bit)) = self.place(id) else { return false };
        self.bits.get(word).is_some_and(|bits| bits & bit != 0)
    }

    /// How many they are.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The ids, lowest first.
    pub fn iter(&self) -> impl Iterator<Item = i64> {
        (self.first..).step_by(64).zip(&self.bits).flat_map(|(first, &bits)| {
            (0..64).filter(move |n| bits >> n & 1 == 1).map(move |n| first + n)
        })
    }

    fn place(&self, id: i64) -> Option<(usize, u64)> {
        let n = usize::try_from(id.checked_sub(self.first)?).ok()?;
        Some((n / 64, 1 << (n % 64)))
    }
}

impl FromIterator<i64> for Hits {
    fn from_iter<I: IntoIterator<Item = i64>>(ids: I) -> Self {
        let ids: Vec<i64> = ids.into_iter().collect();
        let (Some(&first), Some(&last)) = (ids.iter().min(), ids.iter().max()) else {
            return Self::default();
        };
        let mut hits = Self { first, ..Self::default() };
        let words = hits.place(last).map_or(0, |(word, _)| word + 1);
        hits.bits.resize(words, 0);
        for id in ids {
            if let Some((word, bit)) = hits.place(id) {
                hits.len += usize::from(hits.bits[word] & bit == 0);
                hits.bits[word] |= bit;
            }
        }
        hits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn they_are_a_set(ids in prop::collection::vec(-300_i64..300, 0..80), other in -400_i64..400) {
            let hits: Hits = ids.iter().copied().collect();
            let set: BTreeSet<i64> = ids.into_iter().collect();
            prop_assert_eq!(hits.len(), set.len());
            prop_assert_eq!(hits.is_empty(), set.is_empty());
            prop_assert_eq!(hits.contains(other), set.contains(&other));
            prop_assert_eq!(hits.iter().collect::<Vec<_>>(), set.into_iter().collect::<Vec<_>>());
        }
    }
}
