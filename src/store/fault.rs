//! Failures on demand, so that tests can see what each of them does.

use super::StoreError;
use std::sync::{Arc, Mutex, PoisonError};

/// A failure that the writer can be made to meet, once each.
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
}

/// The failures still to come.
#[derive(Debug, Clone, Default)]
pub(super) struct Faults(Arc<Mutex<Vec<Fault>>>);

impl Faults {
    pub(super) fn add(&self, fault: Fault) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(fault);
    }

    /// The failure that the commit at hand meets, if any.
    pub(super) fn next(&self) -> Option<Fault> {
        let mut faults = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if faults.is_empty() { None } else { Some(faults.remove(0)) }
    }
}

impl Fault {
    /// Whether the commit reaches the database all the same.
    pub(super) const fn commits(self) -> bool {
        matches!(self, Self::CommitThenLost)
    }

    /// What the writer sees.
    pub(super) fn error(self) -> StoreError {
        match self {
            Self::CommitFails => StoreError::Damaged("injected: commit refused".to_owned()),
            Self::CommitThenLost | Self::LostBeforeCommit => {
                StoreError::Unknown("injected: connection lost at commit".to_owned())
            }
            Self::Serialization => StoreError::Serialization("injected".to_owned()),
            Self::DiskFull => StoreError::Full,
        }
    }
}
