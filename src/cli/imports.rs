//! Files read and brought in, one after the other.

use super::Failure;
use crate::app::AppError;
use crate::app::draft::{Draft, excerpt};
use crate::app::error::FileTrouble;
use crate::app::files::{FileRefusal, Why};
use crate::i18n::{Locale, cli as t};
use std::fs::File;
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};

/// Columns that an excerpt of a file may take.
pub const EXCERPT_WIDTH: usize = 100;

/// The bytes of a file that has at most so many.
pub fn read(file: &Path, most: u64) -> Result<Vec<u8>, AppError> {
    let path = file.display().to_string();
    let trouble = |source| FileTrouble { path: path.clone(), source };
    let open = File::open(file).map_err(trouble)?;
    let size = open.metadata().map_err(trouble)?.len();
    let mut bytes = Vec::new();
    // One byte more than allowed shows what has no size to ask for, such as a pipe.
    open.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(trouble)?;
    match size.max(bytes.len() as u64) {
        size if size > most => Err(FileRefusal { path, why: Why::TooLarge(size, most) }.into()),
        _ => Ok(bytes),
    }
}

/// What was read of several files.
pub struct Read<T> {
    /// The drafts of those that could be read, sound or not.
    pub drafts: Vec<Draft<T>>,
    /// Why the last of the others could not; none when every one could.
    pub unread: Option<Failure>,
}

/// Reads files of at most so many bytes each, and tells every issue of all of them beside the output,
/// with what `hint` has to say of a file. One that cannot be read keeps none of the others back.
///
/// # Errors
/// When nothing can be told.
pub fn read_all<T>(
    files: &[PathBuf],
    most: u64,
    locale: Locale,
    check: impl Fn(&str, &[u8]) -> Draft<T>,
    hint: impl Fn(&Draft<T>) -> Option<&'static str>,
) -> io::Result<Read<T>> {
    let mut found = Read { drafts: Vec::with_capacity(files.len()), unread: None };
    let mut errors = io::stderr().lock();
    for file in files {
        let bytes = match read(file, most) {
            Ok(bytes) => bytes,
            Err(error) => {
                writeln!(errors, "{}", t::error(locale, error.message(locale)))?;
                found.unread = Some(Failure::Told(error));
                continue;
            }
        };
        let draft = check(&file.display().to_string(), &bytes);
        for issue in &draft.issues {
            writeln!(errors, "{}\n", excerpt(&draft.source, issue, locale, EXCERPT_WIDTH))?;
        }
        if let Some(hint) = hint(&draft) {
            writeln!(errors, "{hint}\n")?;
        }
        found.drafts.push(draft);
    }
    Ok(found)
}

/// What came of several files.
pub struct Brought<R> {
    /// What came of each that came in.
    pub reports: Vec<R>,
    /// Why the last of the others did not; none when every one came in.
    pub failed: Option<Failure>,
}

/// Brings in the sound ones of some files; those behind one that fails come in all the same. Beside
/// the output it tells why a file did not, and `hint` what would help.
///
/// # Errors
/// When nothing can be told.
pub fn bring_in<T, R>(
    drafts: &[Draft<T>],
    locale: Locale,
    bring: impl Fn(&Draft<T>) -> Result<R, AppError>,
    hint: impl Fn(&AppError) -> Option<&'static str>,
) -> io::Result<Brought<R>> {
    let mut brought = Brought { reports: Vec::with_capacity(drafts.len()), failed: None };
    for draft in drafts {
        if !draft.is_sound() {
            brought.failed = Some(Failure::Found);
            continue;
        }
        match bring(draft) {
            Ok(report) => brought.reports.push(report),
            Err(error) => {
                let why = format!("{}: {}", draft.source.name, error.message(locale));
                let mut errors = io::stderr().lock();
                writeln!(errors, "{}", t::error(locale, why))?;
                if let Some(hint) = hint(&error) {
                    writeln!(errors, "{hint}")?;
                }
                brought.failed = Some(Failure::Told(error));
            }
        }
    }
    Ok(brought)
}
