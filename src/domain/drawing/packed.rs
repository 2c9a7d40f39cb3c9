//! A bank's pool as bytes, so that drawing from a hundred thousand items need not read them all.

use super::{Candidate, Pool};
use crate::domain::form::BankSnapshot;
use crate::domain::id::{RevisionId, Uid};
use crate::domain::item::ItemType;

/// What drawing needs to know of one bank: its candidates in uid order, and its snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankPool {
    /// The state of the bank.
    pub snapshot: BankSnapshot,
    /// Its candidates, sorted.
    pub pool: Pool,
}

/// First byte of the packed form; another one is another layout.
const LAYOUT: u8 = 1;

impl BankPool {
    /// The bytes: layout, snapshot, topics, candidates; numbers little-endian, texts with their
    /// length before them.
    pub fn pack(&self) -> Vec<u8> {
        let mut out = vec![LAYOUT];
        text(&mut out, &self.snapshot.name);
        text(&mut out, &self.snapshot.hash);
        number(&mut out, self.pool.topics.len());
        for topic in &self.pool.topics {
            text(&mut out, topic);
        }
        number(&mut out, self.pool.candidates.len());
        for candidate in &self.pool.candidates {
            out.extend(candidate.uid.as_bytes());
            out.extend(candidate.revision.0.to_le_bytes());
            out.extend(candidate.topic.to_le_bytes());
            out.extend([candidate.kind as u8, candidate.difficulty]);
        }
        out
    }

    /// Reads packed bytes; none when they are of another layout or damaged.
    pub fn unpack(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        if take(&mut rest)? != [LAYOUT] {
            return None;
        }
        let snapshot = BankSnapshot { name: take_text(&mut rest)?, hash: take_text(&mut rest)? };
        let topics = (0..take_number(&mut rest)?)
            .map(|_| take_text(&mut rest))
            .collect::<Option<Vec<String>>>()?;
        let candidates = (0..take_number(&mut rest)?)
            .map(|_| {
                let uid = Uid::from_bytes(take(&mut rest)?);
                let revision = RevisionId(i64::from_le_bytes(take(&mut rest)?));
                let topic = u16::from_le_bytes(take(&mut rest)?);
                let [kind, difficulty] = take(&mut rest)?;
                let kind = *ItemType::ALL.get(usize::from(kind))?;
                let known = usize::from(topic) < topics.len();
                known.then_some(Candidate { uid, revision, bank: 0, kind, topic, difficulty })
            })
            .collect::<Option<Vec<Candidate>>>()?;
        let pool = Pool { banks: vec![snapshot.name.clone()], topics, candidates };
        rest.is_empty().then_some(Self { snapshot, pool })
    }
}

fn number(out: &mut Vec<u8>, n: usize) {
    // A bank of four thousand million items would not fit the database either.
    out.extend(u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes());
}

fn text(out: &mut Vec<u8>, text: &str) {
    number(out, text.len());
    out.extend(text.as_bytes());
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, after) = rest.split_first_chunk::<N>()?;
    *rest = after;
    Some(*taken)
}

fn take_number(rest: &mut &[u8]) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(take(rest)?)).ok()
}

fn take_text(rest: &mut &[u8]) -> Option<String> {
    let length = take_number(rest)?;
    let (taken, after) = rest.split_at_checked(length)?;
    *rest = after;
    String::from_utf8(taken.to_vec()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bank_pool(items: &[(i64, u8)]) -> BankPool {
        let mut pool = Pool::default();
        for (n, difficulty) in items {
            let uid = Uid::derived("test", &n.to_string());
            let kind = ItemType::ALL[usize::from(*difficulty) % ItemType::ALL.len()];
            pool.add(uid, RevisionId(*n), "甲", kind, &format!("章{}", n % 7), *difficulty);
        }
        pool.sort();
        BankPool { snapshot: BankSnapshot { name: "甲".into(), hash: "ab".into() }, pool }
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_back(items in prop::collection::vec((any::<i64>(), 1_u8..6), 1..40)) {
            let packed = bank_pool(&items);
            prop_assert_eq!(BankPool::unpack(&packed.pack()), Some(packed));
        }

        #[test]
        fn damage_is_noticed_and_never_panics(
            bytes in prop::collection::vec(any::<u8>(), 0..200),
            cut in 0_usize..200,
        ) {
            let _ = BankPool::unpack(&bytes);
            let whole = bank_pool(&[(1, 1), (2, 2), (3, 3)]).pack();
            prop_assert_eq!(BankPool::unpack(&whole[..cut.min(whole.len() - 1)]), None);
            prop_assert_eq!(BankPool::unpack(&[&whole[..], &[0]].concat()), None);
        }
    }
}
