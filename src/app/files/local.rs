//! The file system of the machine one sits at.

use super::{Entry, FileRefusal, Files, Folder, Why};
use crate::domain::time::Timestamp;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// The local file system, seen from a home folder.
#[derive(Debug, Clone)]
pub struct LocalFiles {
    home: PathBuf,
}

impl LocalFiles {
    /// The files of whoever has this home folder.
    pub fn new(home: impl Into<PathBuf>) -> Self {
        Self { home: home.into() }
    }

    /// The files of whoever runs the program; begins at the root where the system names no home.
    pub fn of_user() -> Self {
        Self::new(etcetera::home_dir().unwrap_or_else(|_| PathBuf::from("/")))
    }
}

impl Files for LocalFiles {
    fn start(&self) -> String {
        text(&self.home)
    }

    fn resolve(&self, folder: &str, typed: &str) -> String {
        let path = match typed.strip_prefix('~') {
            Some("") => self.home.clone(),
            Some(rest) if rest.starts_with(['/', '\\']) => self.home.join(&rest[1..]),
            _ => Path::new(folder).join(typed),
        };
        text(&path)
    }

    fn folder(&self, path: &str) -> Result<Folder, FileRefusal> {
        let refuse = |error| refusal(path, &error);
        // The one form of a path: `..` and links resolved, so that going up always leads up.
        let folder = fs::canonicalize(path).map_err(refuse)?;
        let mut entries = Vec::new();
        for entry in fs::read_dir(&folder).map_err(refuse)? {
            let Ok(entry) = entry else { continue };
            // What cannot be asked about, such as a broken link, cannot be opened either.
            let Ok(about) = fs::metadata(entry.path()) else { continue };
            entries.push(Entry {
                name: entry.file_name().to_string_lossy().into_owned(),
                path: text(&entry.path()),
                is_folder: about.is_dir(),
                size: about.len(),
                changed: about.modified().ok().and_then(instant),
            });
        }
        entries.sort_by(|a, b| (!a.is_folder, &a.name).cmp(&(!b.is_folder, &b.name)));
        Ok(Folder { parent: folder.parent().map(text), path: text(&folder), entries })
    }

    fn exists(&self, path: &str) -> bool {
        // A link that leads nowhere is there too: saving would go through it.
        fs::symlink_metadata(path).is_ok()
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, FileRefusal> {
        let refuse = |error| refusal(path, &error);
        let file = File::open(path).map_err(refuse)?;
        let about = file.metadata().map_err(refuse)?;
        if about.is_dir() {
            return Err(FileRefusal { path: path.to_owned(), why: Why::IsFolder });
        }
        let mut bytes = Vec::new();
        // One byte more than allowed shows a file that grew, or one that has no length to ask for.
        file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(refuse)?;
        let size = about.len().max(bytes.len() as u64);
        if size > limit {
            return Err(FileRefusal { path: path.to_owned(), why: Why::TooLarge(size, limit) });
        }
        Ok(bytes)
    }

    fn save(&self, path: &str, bytes: &[u8], replace: bool) -> Result<(), FileRefusal> {
        let refuse = |error| refusal(path, &error);
        let target = Path::new(path);
        if target.is_dir() {
            return Err(FileRefusal { path: path.to_owned(), why: Why::IsFolder });
        }
        if replace {
            // Beside the old file first, so that a full disk leaves the old one as it was.
            let name = target.file_name().unwrap_or_default().to_string_lossy();
            let beside = target.with_file_name(format!(".{name}.part"));
            let written = private()
                .create(true)
                .truncate(true)
                .open(&beside)
                .and_then(|file| write(file, bytes));
            let moved = written.and_then(|()| fs::rename(&beside, target));
            return moved.map_err(|error| {
                let _leftover = fs::remove_file(&beside);
                refusal(path, &error)
            });
        }
        let file = private().create_new(true).open(target).map_err(refuse)?;
        write(file, bytes).map_err(|error| {
            let _half = fs::remove_file(target);
            refusal(path, &error)
        })
    }
}

/// Options for a file that only its owner can read: lists of people, sheets of codes.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn write(mut file: File, bytes: &[u8]) -> std::io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn instant(time: std::time::SystemTime) -> Option<Timestamp> {
    let millis = time.duration_since(UNIX_EPOCH).ok()?.as_millis();
    i64::try_from(millis).ok().map(Timestamp::from_millis)
}

fn refusal(path: &str, error: &std::io::Error) -> FileRefusal {
    let why = match error.kind() {
        ErrorKind::NotFound => Why::Missing,
        ErrorKind::IsADirectory => Why::IsFolder,
        ErrorKind::NotADirectory => Why::NoFolder,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Why::Denied,
        ErrorKind::AlreadyExists => Why::Exists,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Why::Full,
        _ => Why::Other(error.to_string()),
    };
    FileRefusal { path: path.to_owned(), why }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home() -> (tempfile::TempDir, LocalFiles) {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("名册")).unwrap();
        fs::write(folder.path().join("b.csv"), "12345").unwrap();
        fs::write(folder.path().join("a.toml"), "").unwrap();
        let files = LocalFiles::new(folder.path());
        (folder, files)
    }

    #[test]
    fn folders_come_first_and_lead_up_and_down() {
        let (_folder, files) = home();
        let found = files.folder(&files.start()).unwrap();
        let names: Vec<_> = found.entries.iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names, ["名册", "a.toml", "b.csv"]);
        assert_eq!(found.entries[2].size, 5);
        let below = files.folder(&found.entries[0].path).unwrap();
        assert_eq!(below.parent, Some(found.path));
        assert_eq!(files.folder("/").unwrap().parent, None);
    }

    #[test]
    fn typed_paths_are_absolute_at_home_or_here() {
        let files = LocalFiles::new("/home/li");
        for (typed, path) in [
            ("~", "/home/li"),
            ("~/a.csv", "/home/li/a.csv"),
            ("/tmp/a.csv", "/tmp/a.csv"),
            ("a.csv", "/srv/a.csv"),
            ("~a.csv", "/srv/~a.csv"),
        ] {
            assert_eq!(files.resolve("/srv", typed), path, "{typed}");
        }
    }

    #[test]
    fn refusals_are_told_apart() {
        let (folder, files) = home();
        let path = |name: &str| text(&folder.path().join(name));
        let why = |refused: Result<Vec<u8>, FileRefusal>| refused.unwrap_err().why;
        assert_eq!(files.read(&path("b.csv"), 5).unwrap(), b"12345");
        assert_eq!(why(files.read(&path("b.csv"), 4)), Why::TooLarge(5, 4));
        assert_eq!(why(files.read(&path("c.csv"), 4)), Why::Missing);
        assert_eq!(why(files.read(&path("名册"), 4)), Why::IsFolder);
        assert_eq!(files.folder(&path("b.csv")).unwrap_err().why, Why::NoFolder);
        assert_eq!(files.save(&path("名册"), b"", true).unwrap_err().why, Why::IsFolder);
        assert_eq!(files.save(&path("no/x.csv"), b"", false).unwrap_err().why, Why::Missing);
    }

    #[test]
    fn nothing_is_overwritten_unasked_and_nothing_is_left_beside() {
        let (folder, files) = home();
        let path = text(&folder.path().join("b.csv"));
        assert_eq!(files.save(&path, b"new", false).unwrap_err().why, Why::Exists);
        assert_eq!(fs::read(&path).unwrap(), b"12345");
        files.save(&path, b"new", true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        files.save(&text(&folder.path().join("c.csv")), b"1", false).unwrap();
        assert_eq!(files.folder(&files.start()).unwrap().entries.len(), 4);
    }
}
