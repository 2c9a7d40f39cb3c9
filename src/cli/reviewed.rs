//! What a review of citations did, told beside the output of whatever it followed.

use crate::app::doubt::review::Reviewed;
use crate::i18n::{Locale, cli, doubt};
use std::io::{self, Write};

/// Tells what the review after an amendment or a change of banks did.
///
/// # Errors
/// When it cannot be written.
pub fn told(reviewed: &[Reviewed], locale: Locale) -> io::Result<()> {
    told_as(reviewed, |l, bank, n| doubt::raised(l, bank, n), locale)
}

/// The same, where `raised` says why items are in doubt.
///
/// # Errors
/// When it cannot be written.
pub fn told_as(
    reviewed: &[Reviewed],
    raised: fn(Locale, &str, usize) -> String,
    locale: Locale,
) -> io::Result<()> {
    let mut errors = io::stderr().lock();
    for one in reviewed {
        if one.raised > 0 {
            writeln!(errors, "{}", raised(locale, &one.bank, one.raised))?;
        }
        for (_, text) in one.header_told(locale) {
            writeln!(errors, "{text}")?;
        }
    }
    if reviewed.iter().any(|one| one.raised > 0) {
        writeln!(errors, "{}", cli::bank_doubts(locale))?;
    }
    Ok(())
}
