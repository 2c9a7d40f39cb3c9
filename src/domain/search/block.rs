//! The index of some documents together: for every pair the documents that have it, and where; for
//! every character the documents that have it.

use super::packed::{read, write};
use super::{Pair, Word, pairs};
use std::collections::{BTreeSet, HashMap};

/// Documents whose index is being made.
#[derive(Debug, Default)]
pub struct Block {
    references: Vec<i64>,
    /// Pair, number of the document in the block, place in its text.
    entries: Vec<(Pair, u32, u32)>,
}

/// One pair of a block: which documents have it, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// The pair.
    pub pair: Pair,
    /// The documents by their numbers in the block, each as the step from the one before.
    pub docs: Vec<u8>,
    /// For each document how many bytes its places take, and the places, each as the step from the
    /// one before; nothing for a character alone, whose places no word needs.
    pub places: Vec<u8>,
}

impl Block {
    /// Documents after which a block is full: an index of many is read fast, and made of few at a
    /// time it takes little memory (about 30 MB).
    pub const FULL: usize = 4_096;

    /// Adds a document by the row it stands for and its folded text.
    pub fn add(&mut self, reference: i64, folded: &str) {
        let number = u32::try_from(self.references.len()).unwrap_or(u32::MAX);
        self.references.push(reference);
        self.entries.extend(pairs(folded).map(|(place, pair)| (pair, number, place)));
        let characters: BTreeSet<char> = folded.chars().filter(|c| *c != ' ').collect();
        self.entries.extend(characters.into_iter().map(|c| (Pair::alone(c), number, 0)));
    }

    /// How many documents it has.
    pub const fn len(&self) -> usize {
        self.references.len()
    }

    /// Whether it has none.
    pub const fn is_empty(&self) -> bool {
        self.references.is_empty()
    }

    /// The rows that the numbers of its documents mean.
    pub fn references(&self) -> &[i64] {
        &self.references
    }

    /// The postings, in the order of their pairs.
    pub fn into_postings(self) -> Vec<Posting> {
        let mut entries = self.entries;
        entries.sort_unstable();
        entries.chunk_by(|a, b| a.0 == b.0).map(posting).collect()
    }
}

/// From the entries of one pair.
fn posting(entries: &[(Pair, u32, u32)]) -> Posting {
    let mut posting = Posting { pair: entries[0].0, docs: Vec::new(), places: Vec::new() };
    let mut places = Vec::new();
    let mut before = 0;
    for of_doc in entries.chunk_by(|a, b| a.1 == b.1) {
        let number = of_doc[0].1;
        write(&mut posting.docs, u64::from(number - before));
        before = number;
        if posting.pair.is_alone() {
            continue;
        }
        places.clear();
        let mut place_before = 0;
        for (.., place) in of_doc {
            write(&mut places, u64::from(place - place_before));
            place_before = *place;
        }
        write(&mut posting.places, places.len() as u64);
        posting.places.extend_from_slice(&places);
    }
    posting
}

/// The postings of one block that a word needs, as they are stored: documents, and the places where
/// the word has several pairs.
pub type Postings = HashMap<Pair, (Vec<u8>, Vec<u8>)>;

impl Word {
    /// The numbers of the documents of one block that hold the word, in their order; none at all when
    /// the postings are damaged.
    pub fn documents(&self, postings: &Postings) -> Option<Vec<u32>> {
        let found: Option<Vec<_>> = self.pairs().map(|pair| postings.get(&pair)).collect();
        match found.as_deref() {
            // A pair that no document of the block has.
            None => Some(Vec::new()),
            Some([(docs, _)]) => documents(docs),
            Some(several) => {
                let placed = self.pairs.iter().zip(several);
                let walks = placed.map(|((offset, _), found)| Walk::new(found, *offset));
                follow(walks.collect())
            }
        }
    }
}

/// The documents of a posting.
fn documents(mut docs: &[u8]) -> Option<Vec<u32>> {
    let mut numbers = Vec::with_capacity(docs.len());
    let mut before = 0_u32;
    while !docs.is_empty() {
        before = step(&mut docs, Some(before))?;
        numbers.push(before);
    }
    Some(numbers)
}

/// The documents in which the pairs follow each other. Every list is read once and no further than
/// it is needed: a document that one of them has not is passed over in all, and of one that holds
/// the word the rest is not looked at.
fn follow(mut lists: Vec<Walk<'_>>) -> Option<Vec<u32>> {
    let mut numbers = Vec::new();
    let mut target = 0;
    loop {
        let mut agreed = true;
        for list in &mut lists {
            match list.seek(target)? {
                Some(number) if number == target => {}
                Some(number) => {
                    target = number;
                    agreed = false;
                }
                None => return Some(numbers),
            }
        }
        if agreed {
            if stands(&mut lists)? {
                numbers.push(target);
            }
            target = target.checked_add(1)?;
        }
    }
}

/// Whether the word stands in the document that all lists are at.
fn stands(lists: &mut [Walk<'_>]) -> Option<bool> {
    let mut target = 0;
    loop {
        let mut agreed = true;
        for list in &mut *lists {
            match list.seek_begin(target)? {
                Some(begin) if begin == target => {}
                Some(begin) => {
                    target = begin;
                    agreed = false;
                }
                None => return Some(false),
            }
        }
        if agreed {
            return Some(true);
        }
    }
}

/// A posting that is read from its beginning to its end, for a word that has its pair `offset`
/// characters after its own beginning.
struct Walk<'a> {
    docs: &'a [u8],
    places: &'a [u8],
    offset: u32,
    /// The document it is at; none before the first one.
    number: Option<u32>,
    /// What is left of that document's places.
    rest: &'a [u8],
    /// The last of its places that was read; none before the first one.
    place: Option<u32>,
}

impl<'a> Walk<'a> {
    fn new((docs, places): &'a (Vec<u8>, Vec<u8>), offset: u32) -> Self {
        Self { docs, places, offset, number: None, rest: &[], place: None }
    }

    /// Goes on to the first document from `target` on and tells which that is, if there is one; none
    /// at all when the bytes are damaged.
    fn seek(&mut self, target: u32) -> Option<Option<u32>> {
        while self.number.is_none_or(|number| number < target) {
            if self.docs.is_empty() {
                return Some(None);
            }
            self.number = Some(step(&mut self.docs, self.number)?);
            let length = usize::try_from(read(&mut self.places)?).ok()?;
            (self.rest, self.places) = self.places.split_at_checked(length)?;
            self.place = None;
        }
        Some(self.number)
    }

    /// Goes on to the first place in the document that lets the word begin at `target` or later, and
    /// tells where it begins then, if there is one; none at all when the bytes are damaged.
    fn seek_begin(&mut self, target: u32) -> Option<Option<u32>> {
        let least = target.checked_add(self.offset)?;
        while self.place.is_none_or(|place| place < least) {
            if self.rest.is_empty() {
                return Some(None);
            }
            self.place = Some(step(&mut self.rest, self.place)?);
        }
        Some(self.place.map(|place| place - self.offset))
    }
}

/// The number a step after the one before.
fn step(bytes: &mut &[u8], before: Option<u32>) -> Option<u32> {
    before.unwrap_or(0).checked_add(u32::try_from(read(bytes)?).ok()?)
}

/// What stands in both of two sorted lists.
pub fn both<T: Ord + Copy>(one: &[T], other: &[T]) -> Vec<T> {
    let mut common = Vec::with_capacity(one.len().min(other.len()));
    let mut rest = other.iter().copied().peekable();
    for &value in one {
        while rest.next_if(|next| *next < value).is_some() {}
        common.extend(rest.next_if_eq(&value));
    }
    common
}

#[cfg(test)]
mod tests {
    use super::super::{fold, words};
    use super::*;
    use proptest::prelude::*;

    fn index(texts: &[String]) -> Postings {
        let mut block = Block::default();
        for (n, text) in (0_i64..).zip(texts) {
            block.add(n, text);
        }
        assert_eq!(block.references().len(), texts.len());
        block.into_postings().into_iter().map(|one| (one.pair, (one.docs, one.places))).collect()
    }

    /// What the store reads of a block for a word.
    fn read_for(word: &Word, all: &Postings) -> Postings {
        let places = |places: &Vec<u8>| if word.needs_places() { places.clone() } else { vec![] };
        let read = |pair| all.get(&pair).map(|(docs, at)| (pair, (docs.clone(), places(at))));
        word.pairs().filter_map(read).collect()
    }

    proptest! {
        /// The index finds a word in exactly those texts that hold it.
        #[test]
        fn a_word_is_found_exactly_where_it_stands(
            texts in prop::collection::vec("[行政处罚，。 aA１1]{0,24}", 1..6),
            sought in "[行政处罚，。aA1]{1,7}",
            part in any::<(prop::sample::Index, prop::sample::Index, prop::sample::Index)>(),
        ) {
            let texts: Vec<String> = texts.iter().map(|text| fold(text)).collect();
            let all = index(&texts);
            // Any word, and one cut from a text.
            let chars: Vec<char> = texts[part.0.index(texts.len())].chars().collect();
            let from = part.1.index(chars.len() + 1);
            let len = part.2.index(chars.len() - from + 1);
            let cut: String = chars[from..from + len].iter().collect();
            for word in words(&sought).into_iter().chain(words(&cut)) {
                let holds = |(n, text): (u32, &String)| text.contains(&word.text).then_some(n);
                let expected: Vec<u32> = (0..).zip(&texts).filter_map(holds).collect();
                prop_assert_eq!(word.documents(&read_for(&word, &all)), Some(expected), "{:?}", word);
            }
        }

        #[test]
        fn damage_is_noticed_and_never_panics(docs: Vec<u8>, places: Vec<u8>) {
            for word in words("行政处罚 行政 行") {
                let found = word.pairs().map(|pair| (pair, (docs.clone(), places.clone())));
                let _ = word.documents(&found.collect());
            }
        }
    }

    #[test]
    fn lists_are_met_in_their_order() {
        assert_eq!(both(&[1, 3, 5, 7], &[0, 3, 4, 7, 9]), [3, 7]);
        assert_eq!(both(&[], &[1]), Vec::<i32>::new());
    }
}
