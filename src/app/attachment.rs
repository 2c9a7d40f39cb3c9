//! Files kept as evidence: attached to people and pass records, and given out to whoever may see
//! what they prove.

pub mod attach;
pub mod save;

pub use crate::store::attachments::Linked;

use super::{AppError, Explain, Kind};
use crate::domain::attachment::{Fingerprint, MAX_BYTES, OwnerKind};
use crate::domain::id::{AccountId, Uid};
use crate::domain::time::Timestamp;
use crate::i18n::{Locale, attachment as t};
use crate::store::attachments::{self, NewLink};
use crate::store::{StoreError, Tx};

/// A file as it comes in.
#[derive(Debug, Clone)]
pub struct Upload {
    /// Its name, without folders.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A file that may be kept.
#[derive(Debug, Clone)]
pub(super) struct Checked {
    upload: Upload,
    /// Its name in the database.
    pub(super) fingerprint: Fingerprint,
}

/// Why a file is not kept or not given out.
#[derive(Debug, thiserror::Error)]
pub enum AttachmentRefused {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than [`MAX_BYTES`].
    #[error("the file has {0} bytes")]
    TooLarge(usize),
    /// What the database holds is not what was stored.
    #[error("the stored file does not match its fingerprint")]
    Damaged,
}

impl Explain for AttachmentRefused {
    fn kind(&self) -> Kind {
        match self {
            Self::Empty | Self::TooLarge(_) => Kind::Invalid,
            Self::Damaged => Kind::Unavailable,
        }
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::Empty => t::empty(locale).to_owned(),
            Self::TooLarge(size) => t::too_large(locale, mib(*size), mib(MAX_BYTES)),
            Self::Damaged => t::damaged(locale).to_owned(),
        }
    }
}

/// Mebibytes, rounded up.
const fn mib(bytes: usize) -> usize {
    bytes.div_ceil(1024 * 1024)
}

/// Refuses what is empty or too large.
pub(super) fn checked(upload: Upload) -> Result<Checked, AppError> {
    match upload.bytes.len() {
        0 => Err(AttachmentRefused::Empty.into()),
        size if size > MAX_BYTES => Err(AttachmentRefused::TooLarge(size).into()),
        _ => Ok(Checked { fingerprint: Fingerprint::of(&upload.bytes), upload }),
    }
}

/// Keeps a file and links it to what it proves, inside the caller's transaction.
pub(super) fn keep(
    tx: &mut Tx<'_>,
    file: &Checked,
    owner: (OwnerKind, Uid),
    account: Option<AccountId>,
    at: Timestamp,
) -> Result<(), StoreError> {
    attachments::keep(tx, &file.fingerprint, &file.upload.bytes, at)?;
    let link =
        NewLink { file: &file.fingerprint, owner, file_name: &file.upload.name, account, at };
    attachments::link(tx, &link)
}
