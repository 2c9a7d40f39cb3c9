//! Failures on demand, so that tests can see what each of them does.

use super::StoreError;
use std::sync::{Arc, Mutex, PoisonError};

/// A failure that the store can be made to meet, once each, in the order in which they are asked
/// for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The next commit of a batch is refused; nothing of it is kept.
    CommitFails,
    /// The next commit happens, but its acknowledgement is lost with the connection.
    CommitThenLost,
    /// The connection is lost before the next commit; nothing of it is kept.
    LostBeforeCommit,
    /// The next commit fails to serialize and has to be tried again.
    Serialization,
    /// The next commit finds the disk full.
    DiskFull,
    /// The next write finds its connection gone before it began.
    LostBeforeBegin,
    /// The next read loses its connection.
    ReadLost,
}

/// Where a failure can be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Begin,
    Commit,
    Read,
}

/// The failures still to come.
#[derive(Debug, Clone, Default)]
pub(super) struct Faults(Arc<Mutex<Vec<Fault>>>);

impl Faults {
    pub(super) fn add(&self, fault: Fault) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(fault);
    }

    /// The failure to meet at this stage, if any.
    pub(super) fn next(&self, stage: Stage) -> Option<Fault> {
        let mut faults = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = faults.iter().position(|fault| fault.stage() == stage)?;
        Some(faults.remove(at))
    }

    /// Fails if a failure is to be met at this stage.
    pub(super) fn meet(&self, stage: Stage) -> Result<(), StoreError> {
        self.next(stage).map_or(Ok(()), |fault| Err(fault.error()))
    }
}

impl Fault {
    const fn stage(self) -> Stage {
        match self {
            Self::LostBeforeBegin => Stage::Begin,
            Self::ReadLost => Stage::Read,
            Self::CommitFails
            | Self::CommitThenLost
            | Self::LostBeforeCommit
            | Self::Serialization
            | Self::DiskFull => Stage::Commit,
        }
    }

    /// Whether the commit reaches the database all the same.
    pub(super) const fn commits(self) -> bool {
        matches!(self, Self::CommitThenLost)
    }

    /// What is seen instead of success.
    pub(super) fn error(self) -> StoreError {
        match self {
            Self::CommitFails => StoreError::Damaged("injected: commit refused".to_owned()),
            Self::CommitThenLost | Self::LostBeforeCommit => {
                StoreError::Unknown("injected: connection lost at commit".to_owned())
            }
            Self::Serialization => StoreError::Serialization("injected".to_owned()),
            Self::DiskFull => StoreError::Full,
            Self::LostBeforeBegin | Self::ReadLost => {
                StoreError::Connection("injected: connection lost".to_owned())
            }
        }
    }
}
