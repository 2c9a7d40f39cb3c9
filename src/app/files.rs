//! The files of whoever sits at a session: folders to look into, bytes to read and to keep.
//!
//! Screens open and save files only through [`Files`], never by a path of the server: at a local
//! terminal it is the file system of that machine ([`local::LocalFiles`]); a session that comes
//! over a network brings a service that knows only the account's own trays.

pub mod gather;
pub mod local;

use super::{Explain, Kind};
use crate::domain::time::Timestamp;
use crate::i18n::{Locale, files as t};

/// What a session can do with the files of its person. Paths are texts as the service writes them.
pub trait Files: Send + Sync {
    /// The folder to begin in.
    fn start(&self) -> String;

    /// The path that `typed` names when one stands in `folder`: absolute, in the home folder
    /// (`~/…`) or below `folder`.
    fn resolve(&self, folder: &str, typed: &str) -> String;

    /// What is in a folder.
    ///
    /// # Errors
    /// [`FileRefusal`] when it is none, or may not be looked into.
    fn folder(&self, path: &str) -> Result<Folder, FileRefusal>;

    /// Whether something of that path is there.
    fn exists(&self, path: &str) -> bool;

    /// The bytes of a file.
    ///
    /// # Errors
    /// [`FileRefusal`] when there is none, it may not be read, or has more than `limit` bytes.
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, FileRefusal>;

    /// Keeps bytes under a path, whole or not at all.
    ///
    /// # Errors
    /// [`Why::Exists`] when a file is there already and `replace` is false; otherwise when
    /// it may not be written.
    fn save(&self, path: &str, bytes: &[u8], replace: bool) -> Result<(), FileRefusal>;
}

/// What is in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Its path.
    pub path: String,
    /// The folder above it; none at the top.
    pub parent: Option<String>,
    /// Folders first, each kind by name.
    pub entries: Vec<Entry>,
}

/// One thing in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Its path.
    pub path: String,
    /// Whether it is a folder.
    pub is_folder: bool,
    /// Bytes of a file.
    pub size: u64,
    /// When it was last changed, where the system says.
    pub changed: Option<Timestamp>,
}

/// Why a file was not opened or kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {why:?}")]
pub struct FileRefusal {
    /// The path.
    pub path: String,
    /// The reason.
    pub why: Why,
}

/// The reason a file was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// There is nothing of that name.
    Missing,
    /// It is a folder where a file is wanted.
    IsFolder,
    /// It is no folder.
    NoFolder,
    /// The system does not let this person.
    Denied,
    /// It has this many bytes, more than the limit after it.
    TooLarge(u64, u64),
    /// A file of that name is there already.
    Exists,
    /// The disk is full.
    Full,
    /// It holds more files than this, with those of the folders below.
    TooMany(usize),
    /// Something else, in the system's words.
    Other(String),
}

impl Explain for FileRefusal {
    fn kind(&self) -> Kind {
        match self.why {
            Why::Missing | Why::NoFolder => Kind::NotFound,
            Why::IsFolder | Why::TooLarge(..) | Why::TooMany(_) => Kind::Invalid,
            Why::Exists => Kind::Conflict,
            Why::Denied | Why::Full | Why::Other(_) => Kind::Unavailable,
        }
    }

    fn message(&self, locale: Locale) -> String {
        let path = &self.path;
        match &self.why {
            Why::Missing => t::missing(locale, path),
            Why::IsFolder => t::is_folder(locale, path),
            Why::NoFolder => t::no_folder(locale, path),
            Why::Denied => t::denied(locale, path),
            Why::TooLarge(size, limit) => {
                t::too_large(locale, path, megabytes(*size), megabytes(*limit))
            }
            Why::TooMany(limit) => t::too_many(locale, path, limit),
            Why::Exists => t::exists(locale, path),
            Why::Full => t::full(locale, path),
            Why::Other(detail) => t::other(locale, path, detail),
        }
    }
}

/// The last part of a path: the name of its file. Both signs of the paths that people bring count.
pub fn last_part(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// Bytes as a person reads them: `12.5 MB`, rounded up.
pub fn megabytes(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1 << 20);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_by_the_last_part_of_its_path() {
        for path in ["名单.csv", "/家/名单.csv", r"D:\花名册\名单.csv", r"D:\花名册/名单.csv"]
        {
            assert_eq!(last_part(path), "名单.csv");
        }
        assert_eq!(last_part("/家/"), "");
    }

    #[test]
    fn sizes_are_told_in_megabytes() {
        assert_eq!(megabytes(0), "0.0 MB");
        assert_eq!(megabytes(1 << 20), "1.0 MB");
        assert_eq!(megabytes((64 << 20) + 1), "64.1 MB", "rounded up, never down");
    }
}
