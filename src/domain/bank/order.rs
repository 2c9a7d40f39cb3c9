//! The author's order of a bank whose file comes in again.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// The order of a bank after a file: the file's, and what only the bank has stays behind what it
/// followed there; at the beginning where it followed nothing that the file has.
pub fn merged<K: Copy + Eq + Hash>(stored: &[K], file: &[K]) -> Vec<K> {
    let in_file: HashSet<K> = file.iter().copied().collect();
    let (mut first, mut behind) = (Vec::new(), HashMap::<K, Vec<K>>::new());
    let mut before = None;
    for one in stored {
        match (in_file.contains(one), before) {
            (true, _) => before = Some(*one),
            (false, None) => first.push(*one),
            (false, Some(before)) => behind.entry(before).or_default().push(*one),
        }
    }
    for one in file {
        first.push(*one);
        first.append(&mut behind.remove(one).unwrap_or_default());
    }
    first
}

/// Growing places for things in their order: what has one behind the place before keeps it, and the
/// rest come directly behind what they follow.
pub fn places(held: impl IntoIterator<Item = Option<i64>>) -> Vec<i64> {
    let mut last = 0;
    let place = |held: Option<i64>| {
        last = held.filter(|held| *held > last).unwrap_or(last + 1);
        last
    };
    held.into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_file_brings_its_order_and_what_it_lacks_stays_behind_what_it_followed() {
        let order = |stored: &str, file: &str| {
            let [stored, file] = [stored, file].map(|text| text.chars().collect::<Vec<_>>());
            merged(&stored, &file).into_iter().collect::<String>()
        };
        for (stored, file, expected) in [
            ("", "abc", "abc"),
            ("abcd", "xyzabcd", "xyzabcd"),
            ("abcd", "dcba", "dcba"),
            ("abcde", "xyzabcd", "xyzabcde"),
            ("abc", "xy", "abcxy"),
            ("abcde", "dxy", "abcdexy"),
            ("abcde", "xd", "abcxde"),
            ("abc", "", "abc"),
        ] {
            assert_eq!(order(stored, file), expected, "{stored} {file}");
        }
    }

    #[test]
    fn who_stands_behind_the_one_before_keeps_the_place() {
        assert_eq!(places([Some(2), Some(5), None, Some(9)]), [2, 5, 6, 9]);
        assert_eq!(places([None, Some(1), Some(2)]), [1, 2, 3]);
        assert_eq!(places([Some(4), Some(3), Some(2), Some(1)]), [4, 5, 6, 7]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_the_file_has_the_last_word(
            stored in proptest::sample::subsequence((0..12).collect::<Vec<i64>>(), 0..12),
            file in proptest::sample::subsequence((0..12).collect::<Vec<i64>>(), 0..12).prop_shuffle(),
        ) {
            let order = merged(&stored, &file);
            let mut all: Vec<i64> = stored.iter().chain(&file).copied().collect();
            all.sort_unstable();
            all.dedup();
            let mut found = order.clone();
            found.sort_unstable();
            prop_assert_eq!(found, all);
            let of_file: Vec<i64> =
                order.iter().copied().filter(|one| file.contains(one)).collect();
            prop_assert_eq!(of_file, file);
            let places = places(order.iter().map(|one| stored.contains(one).then_some(*one)));
            prop_assert!(places.is_sorted_by(|a, b| a < b));
        }
    }
}
