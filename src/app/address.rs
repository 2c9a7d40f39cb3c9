//! Opening the database behind an address that somebody typed.

use super::open::Opened;
use super::{App, AppError, Explain, Kind};
use crate::entropy::Entropy;
use crate::i18n::{Locale, database as t};
use crate::store::{Driver, Location, Options};
use std::path::Path;
use std::sync::Arc;

/// Why an address leads nowhere.
#[derive(Debug, thiserror::Error)]
pub enum AddressRefused {
    /// It cannot be understood.
    #[error("bad database address: {0}")]
    Malformed(String),
    /// There is no such file.
    #[error("no database {0}")]
    NoFile(String),
}

impl Explain for AddressRefused {
    fn kind(&self) -> Kind {
        match self {
            Self::Malformed(_) => Kind::Invalid,
            Self::NoFile(_) => Kind::NotFound,
        }
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::Malformed(detail) => t::bad_address(locale, detail),
            Self::NoFile(path) => t::no_file(locale, path),
        }
    }
}

/// The place that an address names: a path, `sqlite:PATH` or `postgres://…`.
///
/// # Errors
/// [`AddressRefused::Malformed`].
pub fn locate(address: &str) -> Result<Location, AppError> {
    address.parse().map_err(|error| AddressRefused::Malformed(format!("{error}")).into())
}

impl App {
    /// Opens a database that is there and set up; nothing is created.
    ///
    /// # Errors
    /// [`AddressRefused`], [`super::open::NotSetUp`], or whatever the store refuses.
    pub fn open_existing(address: &str, entropy: Entropy) -> Result<Arc<Self>, AppError> {
        let location = locate(address)?;
        if let Location::File(path) = &location
            && !path.exists()
        {
            return Err(AddressRefused::NoFile(path.display().to_string()).into());
        }
        let options = Options { create: false, ..Options::default() };
        Self::open(&location, &options, None, entropy)?.ready()
    }

    /// Opens a database for set-up, with its folder, and creates what is not there.
    ///
    /// # Errors
    /// [`AddressRefused`], the system's, or whatever the store refuses.
    pub fn open_or_create(address: &str, entropy: Entropy) -> Result<Opened, AppError> {
        let location = locate(address)?;
        if let Location::File(path) = &location
            && let Some(folder) = path.parent()
        {
            std::fs::create_dir_all(folder).map_err(|source| super::error::FileTrouble {
                path: folder.display().to_string(),
                source,
            })?;
        }
        Self::open(&location, &Options::default(), None, entropy)
    }

    /// Closes a local database and deletes its file with whatever lies beside it.
    ///
    /// # Errors
    /// The system's; [`AddressRefused::NoFile`] for what is no file.
    pub fn delete_local(&self) -> Result<(), AppError> {
        let Location::File(path) = self.store.location().clone() else {
            return Err(AddressRefused::NoFile(self.store.location().to_string()).into());
        };
        self.store.close();
        remove_files(&path)
    }

    /// Whether the database is a file of this machine, whose owner is its operator.
    pub fn is_local(&self) -> bool {
        self.store.driver() == Driver::Sqlite
    }
}

/// Deletes a closed database's file with whatever lies beside it.
pub(super) fn remove_files(path: &Path) -> Result<(), AppError> {
    for suffix in ["-wal", "-shm", ""] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        match std::fs::remove_file(&name) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
                let path = name.display().to_string();
                return Err(super::error::FileTrouble { path, source }.into());
            }
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looking_creates_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("below/a.db");
        let address = path.display().to_string();
        let open = || App::open_existing(&address, Entropy::seeded(1)).map(drop).unwrap_err();
        assert!(matches!(open().is(), Some(AddressRefused::NoFile(_))));
        assert!(!path.exists());
        App::open_or_create(&address, Entropy::seeded(1)).map(drop).unwrap();
        assert_eq!(open().kind(), Kind::NotFound, "it is there and not set up");
        let error = App::open_existing("mysql://x", Entropy::seeded(1)).map(drop).unwrap_err();
        assert_eq!(error.kind(), Kind::Invalid);
    }
}
