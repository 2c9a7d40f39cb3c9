//! Several files brought in one after the other.

use super::Failure;
use crate::app::AppError;
use crate::app::draft::Draft;
use crate::i18n::{Locale, cli as t};
use std::io::{self, Write};

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
