//! The audit's chain: what a row says in bytes, how rows are sealed one after the other, and what
//! is wrong with a chain.
//!
//! A seal is a keyed BLAKE3 over the seal before it, its own position and the row. Whoever has the
//! database but not the key can neither change, drop nor reorder sealed rows unnoticed.

use super::time::Timestamp;
use std::fmt;

/// One audit row, as the chain sees it.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// Row id.
    pub id: i64,
    /// Its uid.
    pub uid: &'a str,
    /// When it happened.
    pub at: Timestamp,
    /// The account, if the actor had one.
    pub account: Option<i64>,
    /// Actor, way in, action, kind of target, target, outcome and detail, as stored.
    pub texts: [&'a str; 7],
}

impl Row<'_> {
    /// The row in bytes: fixed-width numbers and texts with their lengths, so that no two rows
    /// have the same.
    pub fn canonical(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(256);
        out.extend(self.id.to_le_bytes());
        out.extend(self.at.millis().to_le_bytes());
        out.push(u8::from(self.account.is_some()));
        out.extend(self.account.unwrap_or(0).to_le_bytes());
        for text in std::iter::once(&self.uid).chain(&self.texts) {
            out.extend((text.len() as u64).to_le_bytes());
            out.extend(text.as_bytes());
        }
        out
    }
}

/// A seal's value. Comparing two takes the same time wherever they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mac(blake3::Hash);

impl Mac {
    /// What stands before the first seal.
    pub const START: Self = Self(blake3::Hash::from_bytes([0; 32]));

    /// Reads the hexadecimal form; none when it is not one.
    pub fn parse(text: &str) -> Option<Self> {
        blake3::Hash::from_hex(text).ok().map(Self)
    }

    /// The seal at position `seq` after this one.
    #[must_use]
    pub fn next(self, key: &[u8; 32], seq: i64, row: &Row<'_>) -> Self {
        let mut hasher = blake3::Hasher::new_keyed(key);
        hasher.update(b"zhifa audit 1");
        hasher.update(self.0.as_bytes());
        hasher.update(&seq.to_le_bytes());
        hasher.update(&row.canonical());
        Self(hasher.finalize())
    }
}

impl fmt::Display for Mac {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_hex())
    }
}

/// The end of the chain as it was noted outside the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Seals up to here.
    pub count: i64,
    /// The last one.
    pub mac: Mac,
}

impl Head {
    /// Before the first seal.
    pub const START: Self = Self { count: 0, mac: Mac::START };
}

/// What is wrong with a chain; the first thing found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The row, or its seal, is not what was sealed.
    RowChanged {
        /// Row id.
        audit_id: i64,
    },
    /// The row is gone.
    RowMissing {
        /// Row id.
        audit_id: i64,
    },
    /// A seal between others is gone.
    SealMissing {
        /// Its position.
        seq: i64,
    },
    /// A seal stands where another was before.
    SealOrder {
        /// The position found.
        seq: i64,
    },
    /// The seal was made with another key than ours.
    ForeignKey {
        /// Row id.
        audit_id: i64,
    },
    /// The chain ends before what was noted outside: its tail was cut, or this is an old copy.
    Shortened {
        /// Seals found.
        found: i64,
        /// Seals noted.
        noted: i64,
    },
    /// The chain is sound in itself but not the one that was noted outside: another copy was used
    /// in between, or the chain was made anew.
    Diverged {
        /// The position noted.
        seq: i64,
    },
}

/// Proves a chain seal by seal, oldest first.
pub struct Prover<'k> {
    key: &'k [u8; 32],
    key_id: &'k str,
    noted: Head,
    reached: Head,
    noted_mac: Option<Mac>,
}

impl<'k> Prover<'k> {
    /// Starts before the first seal; `noted` is what was written down outside.
    pub fn new(key: &'k [u8; 32], key_id: &'k str, noted: Head) -> Self {
        Self { key, key_id, noted, reached: Head::START, noted_mac: None }
    }

    /// Takes the next seal and its row.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn take(
        &mut self,
        seq: i64,
        audit_id: i64,
        key_id: &str,
        mac: &str,
        row: Option<&Row<'_>>,
    ) -> Result<(), Fault> {
        let expected = self.reached.count + 1;
        if seq > expected {
            return Err(Fault::SealMissing { seq: expected });
        }
        if seq < expected {
            return Err(Fault::SealOrder { seq });
        }
        if key_id != self.key_id {
            return Err(Fault::ForeignKey { audit_id });
        }
        let row = row.ok_or(Fault::RowMissing { audit_id })?;
        let right = self.reached.mac.next(self.key, seq, row);
        if Mac::parse(mac) != Some(right) {
            return Err(Fault::RowChanged { audit_id });
        }
        self.reached = Head { count: seq, mac: right };
        if seq == self.noted.count {
            self.noted_mac = Some(right);
        }
        Ok(())
    }

    /// Compares the end with what was noted outside, and gives the end.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn finish(self) -> Result<Head, Fault> {
        let noted = self.noted;
        if noted.count > self.reached.count {
            return Err(Fault::Shortened { found: self.reached.count, noted: noted.count });
        }
        if noted.count > 0 && self.noted_mac != Some(noted.mac) {
            return Err(Fault::Diverged { seq: noted.count });
        }
        Ok(self.reached)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KEY: [u8; 32] = [7; 32];

    #[derive(Debug, Clone, PartialEq)]
    struct Owned(i64, String, i64, Option<i64>, Vec<String>);

    impl Owned {
        fn row(&self) -> Row<'_> {
            let texts = std::array::from_fn(|n| self.4[n].as_str());
            let at = Timestamp::from_millis(self.2);
            Row { id: self.0, uid: &self.1, at, account: self.3, texts }
        }
    }

    fn plain(id: i64) -> Owned {
        Owned(id, format!("uid-{id}"), id * 1_000, None, vec!["x".to_owned(); 7])
    }

    type Sealed = (i64, Option<Owned>, i64, String);

    fn chain(ids: impl Iterator<Item = i64>) -> Vec<Sealed> {
        let mut mac = Mac::START;
        ids.enumerate()
            .map(|(index, id)| {
                let seq = index as i64 + 1;
                mac = mac.next(&KEY, seq, &plain(id).row());
                (seq, Some(plain(id)), id, mac.to_string())
            })
            .collect()
    }

    fn prove(chain: &[Sealed], noted: Head) -> Result<i64, Fault> {
        let mut prover = Prover::new(&KEY, "k1", noted);
        for (seq, row, id, mac) in chain {
            prover.take(*seq, *id, "k1", mac, row.as_ref().map(Owned::row).as_ref())?;
        }
        prover.finish().map(|head| head.count)
    }

    fn head(chain: &[Sealed]) -> Head {
        let (count, .., mac) = chain.last().unwrap();
        Head { count: *count, mac: Mac::parse(mac).unwrap() }
    }

    #[test]
    fn a_sound_chain_is_proved_and_may_have_grown_past_its_head() {
        let sound = chain([4, 5, 9, 7].into_iter());
        assert_eq!(prove(&sound, head(&sound)), Ok(4));
        assert_eq!(prove(&sound, head(&sound[..2])), Ok(4));
        assert_eq!(prove(&[], Head::START), Ok(0));
    }

    #[test]
    fn whatever_is_done_to_a_chain_is_named() {
        let sound = chain(1..=5);
        let noted = head(&sound);
        let broken = |change: &dyn Fn(&mut Vec<Sealed>)| {
            let mut chain = sound.clone();
            change(&mut chain);
            prove(&chain, noted).unwrap_err()
        };
        let changed = Fault::RowChanged { audit_id: 3 };
        assert_eq!(broken(&|c| c[2].1.as_mut().unwrap().4[6] = "y".to_owned()), changed);
        assert_eq!(broken(&|c| c[2].3 = "00".to_owned()), changed);
        assert_eq!(broken(&|c| c[2].1 = None), Fault::RowMissing { audit_id: 3 });
        assert_eq!(broken(&|c| drop(c.remove(2))), Fault::SealMissing { seq: 3 });
        assert_eq!(broken(&|c| c.insert(3, c[1].clone())), Fault::SealOrder { seq: 2 });
        assert_eq!(broken(&|c| c.truncate(3)), Fault::Shortened { found: 3, noted: 5 });
        assert_eq!(broken(&|c| c.clear()), Fault::Shortened { found: 0, noted: 5 });
        assert_eq!(broken(&|c| *c = chain(2..=6)), Fault::Diverged { seq: 5 });
        let mut prover = Prover::new(&KEY, "other", noted);
        let (seq, row, id, mac) = &sound[0];
        let taken = prover.take(*seq, *id, "k1", mac, row.as_ref().map(Owned::row).as_ref());
        assert_eq!(taken, Err(Fault::ForeignKey { audit_id: 1 }));
    }

    fn rows() -> impl Strategy<Value = Owned> {
        let texts = prop::collection::vec("[ab]{0,2}", 7);
        (0..3_i64, "[ab]{0,2}", 0..3_i64, prop::option::of(0..2_i64), texts)
            .prop_map(|(id, uid, at, account, texts)| Owned(id, uid, at, account, texts))
    }

    proptest! {
        #[test]
        fn different_rows_have_different_bytes(one in rows(), other in rows()) {
            let same = one.row().canonical() == other.row().canonical();
            prop_assert_eq!(same, one == other);
        }
    }
}
