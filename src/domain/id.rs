//! Identities: 64-bit row ids inside one database, UUIDv7 uids for what leaves it.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Declares the row-id types, and [`with_row_ids`], which hands their names to another macro.
macro_rules! row_ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// Calls a macro with the names of all row-id types, for what has to be said of each.
        macro_rules! with_row_ids {
            ($each:ident) => { $each!($($name),+); };
        }
        pub(crate) use with_row_ids;

        $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl From<i64> for $name {
            fn from(id: i64) -> Self {
                Self(id)
            }
        }

        impl From<$name> for i64 {
            fn from(id: $name) -> i64 {
                id.0
            }
        }
    )+};
}

row_ids! {
    /// A row of `agency`.
    AgencyId,
    /// A row of `officer`.
    OfficerId,
    /// A row of `credential`.
    CredentialId,
    /// A row of `account`.
    AccountId,
    /// A row of `bank`.
    BankId,
    /// A row of `batch`, one import of a bank file.
    BatchId,
    /// A row of `item`.
    ItemId,
    /// A row of `item_revision`.
    RevisionId,
    /// A row of `blueprint_revision`.
    BlueprintId,
    /// A row of `form`.
    FormId,
    /// A row of `sitting`.
    SittingId,
    /// A row of `attempt`.
    AttemptId,
    /// A row of `attempt_connection`.
    ConnectionId,
    /// A row of `challenge`.
    ChallengeId,
    /// A row of `result`.
    ResultId,
    /// A row of `study_session`.
    StudyId,
    /// A row of `statute_version`.
    StatuteVersionId,
}

/// A UUIDv7: the identity of an aggregate outside its database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Uid(uuid::Uuid);

impl Uid {
    /// Builds a version 7 uid from an instant (UTC milliseconds) and ten random bytes.
    pub fn v7(at: super::time::Timestamp, random: [u8; 10]) -> Self {
        let millis = u64::try_from(at.millis()).unwrap_or(0);
        Self(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// A uid that follows from a name: the same item of the same bank has the same uid in every
    /// database. Version 8 (RFC 9562), from BLAKE3 over namespace and name.
    pub fn derived(namespace: &str, name: &str) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key("zhifa uid 1");
        hasher.update(&(namespace.len() as u64).to_le_bytes());
        hasher.update(namespace.as_bytes());
        hasher.update(name.as_bytes());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        Self(uuid::Builder::from_custom_bytes(bytes).into_uuid())
    }

    /// From its sixteen bytes, as [`Uid::as_bytes`] gives them.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(uuid::Uuid::from_bytes(bytes))
    }

    /// The sixteen bytes, in the order that sorts by time.
    pub fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

impl fmt::Display for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

/// The text is not a uid.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a uid: {0}")]
pub struct BadUid(String);

impl FromStr for Uid {
    type Err = BadUid;

    fn from_str(text: &str) -> Result<Self, BadUid> {
        uuid::Uuid::parse_str(text).map(Self).map_err(|_| BadUid(text.to_owned()))
    }
}

impl TryFrom<String> for Uid {
    type Error = BadUid;

    fn try_from(text: String) -> Result<Self, BadUid> {
        text.parse()
    }
}

impl From<Uid> for String {
    fn from(uid: Uid) -> String {
        uid.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Timestamp;

    #[test]
    fn uids_sort_by_time_and_round_trip() {
        let early = Uid::v7(Timestamp::from_millis(1_000), [255; 10]);
        let late = Uid::v7(Timestamp::from_millis(2_000), [0; 10]);
        assert!(early < late && early.to_string() < late.to_string());
        assert_eq!(early.to_string().parse::<Uid>(), Ok(early));
        assert!("nonsense".parse::<Uid>().is_err());
    }
}
