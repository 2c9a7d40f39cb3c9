//! What is kept of the audit outside the database: the key, and the head of the chain.
//!
//! `audit-UID.key` holds the key's id and the key, `audit-UID.head` one line per sealing: how many
//! seals, the last one, when, and why the line was written. Only the last line counts.

use crate::app::error::FileTrouble;
use crate::app::{App, AppError, Explain, Kind};
use crate::domain::audit::{Head, Mac};
use crate::domain::id::Uid;
use crate::domain::time::Timestamp;
use crate::i18n::{Locale, audit as t};
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// The folder in which key and head of one database lie.
#[derive(Debug, Clone)]
pub struct Vault {
    folder: PathBuf,
    site: Uid,
}

/// The key, wiped when dropped.
#[derive(Clone)]
pub(super) struct Key {
    pub(super) id: String,
    pub(super) bytes: Zeroizing<[u8; 32]>,
}

/// Why a line was added to the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Note {
    /// Rows were sealed.
    Sealed,
    /// The database was restored from a backup that ends here.
    Restored,
}

/// The key cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum VaultTrouble {
    /// Rows are sealed, but the key is not here.
    #[error("no audit key in {0}")]
    NoKey(PathBuf),
    /// A file does not read as it should.
    #[error("{0} cannot be understood")]
    Unreadable(PathBuf),
}

impl Explain for VaultTrouble {
    fn kind(&self) -> Kind {
        Kind::Unavailable
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::NoKey(path) => t::no_key(locale, path.display()),
            Self::Unreadable(path) => t::unreadable(locale, path.display()),
        }
    }
}

impl Vault {
    /// The vault of an open database in the caller's folder; nothing is created yet.
    pub fn new(app: &App, folder: &Path) -> Self {
        Self { folder: folder.to_owned(), site: app.site.uid }
    }

    fn path(&self, kind: &str) -> PathBuf {
        self.folder.join(format!("audit-{}.{kind}", self.site))
    }

    /// The key.
    ///
    /// # Errors
    /// [`VaultTrouble`], or the system's.
    pub(super) fn key(&self) -> Result<Key, AppError> {
        let path = self.path("key");
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => Zeroizing::new(text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(VaultTrouble::NoKey(path).into());
            }
            Err(source) => return Err(trouble(&path, source)),
        };
        let parsed = text.trim_end().split_once(' ').and_then(|(id, hex)| {
            let bytes = blake3::Hash::from_hex(hex).ok()?;
            Some(Key { id: id.to_owned(), bytes: Zeroizing::new(*bytes.as_bytes()) })
        });
        parsed.ok_or_else(|| VaultTrouble::Unreadable(path).into())
    }

    /// Makes a key where there is none; only its owner can read the file.
    pub(super) fn ensure_key(&self, id: [u8; 4], bytes: [u8; 32]) -> Result<Key, AppError> {
        let path = self.path("key");
        if !path.exists() {
            std::fs::create_dir_all(&self.folder).map_err(|e| trouble(&self.folder, e))?;
            let bytes = Zeroizing::new(bytes);
            let hex = Zeroizing::new(blake3::Hash::from_bytes(*bytes).to_hex().to_string());
            let line = Zeroizing::new(format!("{:08x} {}\n", u32::from_le_bytes(id), hex.as_str()));
            let mut options = private();
            let written = options.create_new(true).open(&path).and_then(|mut file| {
                file.write_all(line.as_bytes())?;
                file.sync_all()
            });
            match written {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(trouble(&path, error));
                }
                _ => {}
            }
        }
        self.key()
    }

    /// The head that was noted last; the start where none was.
    ///
    /// # Errors
    /// [`VaultTrouble`], or the system's.
    pub(super) fn head(&self) -> Result<Head, AppError> {
        let path = self.path("head");
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Head::START),
            Err(source) => return Err(trouble(&path, source)),
        };
        // A line that a crash cut short was never acted upon; the one before it counts.
        let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
        let Some(last) = whole.lines().next_back() else { return Ok(Head::START) };
        let mut fields = last.split(' ');
        let count = fields.next().and_then(|count| count.parse().ok());
        let mac = fields.next().and_then(Mac::parse);
        match (count, mac) {
            (Some(count), Some(mac)) => Ok(Head { count, mac }),
            _ => Err(VaultTrouble::Unreadable(path).into()),
        }
    }

    /// Notes a head, durably.
    pub(in crate::app) fn note(
        &self,
        head: Head,
        at: Timestamp,
        why: Note,
    ) -> Result<(), AppError> {
        let path = self.path("head");
        let why = match why {
            Note::Sealed => "sealed",
            Note::Restored => "restored",
        };
        let cut_short =
            std::fs::read(&path).is_ok_and(|old| old.last().is_some_and(|c| *c != b'\n'));
        let start = if cut_short { "\n" } else { "" };
        let line = format!("{start}{} {} {} {why}\n", head.count, head.mac, at.millis());
        let written = private().append(true).create(true).open(&path).and_then(|mut file| {
            file.write_all(line.as_bytes())?;
            file.sync_all()
        });
        written.map_err(|error| trouble(&path, error))
    }
}

/// Options for a file that only its owner can read.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn trouble(path: &Path, source: io::Error) -> AppError {
    FileTrouble { path: path.display().to_string(), source }.into()
}
