//! What somebody saw of an item in doubt: they decide about that, and about nothing that came since.

use super::DoubtRefusal;
use crate::domain::doubt::Touch;
use crate::domain::id::Uid;
use crate::store::doubts::Doubt;

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
        let unknown =
            |doubt: &&Doubt| doubt.touched.iter().any(|place| place.touch == Touch::Unknown);
        if self.compared { None } else { self.doubts.iter().find(unknown) }
    }

    /// Whether whoever decides compared what the program could not.
    pub(super) const fn is_compared(&self) -> bool {
        self.compared
    }

    /// Lets pass a decision about what is in doubt now: that it is still what was seen.
    pub(super) fn require_current(&self, item: &str, now: &[Doubt]) -> Result<(), DoubtRefusal> {
        let item = || item.to_owned();
        match now {
            [] => Err(DoubtRefusal::NotInDoubt(item())),
            now if now != self.doubts => Err(DoubtRefusal::ChangedMeanwhile(item())),
            _ => Ok(()),
        }
    }
}
