//! Choosing and reading a file with a list of agencies, for set-up and for the agencies room.

use crate::app::AppError;
use crate::app::agency::import::{MAX_BYTES, decode};
use crate::i18n::{Locale, set_up as t};
use crate::tui::effect::{Effect, Lane};
use crate::tui::overlay::files::{OpenFile, Picked};

/// The text of the file that was chosen, or what to say instead.
pub(super) struct Loaded(pub(super) Result<String, String>);

/// Asks for the file; the screen is replied a [`Picked`].
pub(super) fn choose(locale: Locale) -> Effect {
    Effect::overlay(OpenFile::new(t::load(locale), &["csv", "txt", "tsv"]))
}

/// Reads it; the screen is replied a [`Loaded`].
pub(super) fn load(picked: &Picked, locale: Locale) -> Effect {
    let path = picked.path.clone();
    Effect::job(Lane::Normal, move |session| {
        let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
        let bytes = session.files().read(&path, limit).map_err(AppError::from);
        let text = bytes.and_then(|bytes| Ok(decode(&bytes)?));
        Loaded(text.map_err(|error| error.message(locale)))
    })
}
