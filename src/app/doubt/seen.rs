//! What somebody saw of an item in doubt: they decide about that, and about nothing that came since.

use super::DoubtRefusal;
use crate::app::AppError;
use crate::app::error::Missing;
use crate::domain::doubt::Touch;
use crate::domain::id::Uid;
use crate::store::Tx;
use crate::store::doubts::{self, Doubt};
use crate::store::items::{self, Standing};

/// An item in doubt as somebody saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    uid: Uid,
    /// What was in doubt about it, with what the item said.
    doubts: Vec<Doubt>,
    compared: bool,
}

impl Seen {
    /// The item with this uid and the doubts about it, one for each statute.
    pub const fn new(uid: Uid, doubts: Vec<Doubt>) -> Self {
        Self { uid, doubts, compared: false }
    }

    /// The items of a list, in which the doubts about each stand together.
    pub fn each(doubts: &[Doubt]) -> Vec<Self> {
        let by_item = doubts.chunk_by(|a, b| a.uid == b.uid);
        let seen = |of_one: &[Doubt]| Some(Self::new(of_one.first()?.uid, of_one.to_vec()));
        by_item.filter_map(seen).collect()
    }

    /// The same, by somebody who says that they compared with the law in force themselves what the
    /// program could not compare.
    #[must_use]
    pub fn compared(self) -> Self {
        Self { compared: true, ..self }
    }

    /// Which item.
    pub const fn uid(&self) -> Uid {
        self.uid
    }

    /// The id its author gave it; empty when nothing was in doubt.
    pub fn id(&self) -> &str {
        self.doubts.first().map_or("", |doubt| &doubt.content.id)
    }

    /// What was in doubt about it, for each statute.
    pub fn doubts(&self) -> &[Doubt] {
        &self.doubts
    }

    /// The doubt for which nothing was compared, neither by the program nor by whoever decides.
    pub fn uncompared(&self) -> Option<&Doubt> {
        if self.compared { None } else { uncompared(&self.doubts) }
    }

    /// Whether whoever decides compared what the program could not.
    pub(super) const fn is_compared(&self) -> bool {
        self.compared
    }

    /// What is in doubt now and how the item stands, for a decision about what was seen.
    ///
    /// # Errors
    /// When there is no such item, nothing is in doubt about it or something else than was seen, or
    /// the store fails.
    pub(super) fn current(&self, tx: &mut Tx<'_>) -> Result<(Vec<Doubt>, Standing), AppError> {
        let now = doubts::open(tx, Some(self.uid))?;
        let standing = items::standing(tx, self.uid)?;
        let standing = standing.ok_or_else(|| Missing::new("item", self.uid))?;
        let item = || standing.content.id.clone();
        if now.is_empty() {
            return Err(DoubtRefusal::NotInDoubt(item()).into());
        }
        if now != self.doubts {
            return Err(DoubtRefusal::ChangedMeanwhile(item()).into());
        }
        Ok((now, standing))
    }
}

/// The doubt for which the program compared nothing.
pub(super) fn uncompared(doubts: &[Doubt]) -> Option<&Doubt> {
    doubts.iter().find(|doubt| doubt.touched.iter().any(|place| place.touch == Touch::Unknown))
}
