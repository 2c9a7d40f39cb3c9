//! Bringing a file of the session into the program: picked, read, handed over.

use crate::app::Explain as _;
use crate::app::attachment::Upload;
use crate::app::files::last_part;
use crate::domain::attachment::MAX_BYTES;
use crate::i18n::Locale;
use crate::tui::effect::{Effect, Lane};
use crate::tui::overlay::files::Picked;

/// A file that was read, or why it was not; the reply to whoever called [`read`].
pub(super) struct Uploaded(pub Result<Upload, String>);

/// Reads a picked file; [`Uploaded`] comes back.
pub(super) fn read(picked: &Picked, locale: Locale) -> Effect {
    let path = picked.path.clone();
    Effect::job(Lane::Normal, move |session| {
        let name = last_part(&path).to_owned();
        let read = session.files().read(&path, MAX_BYTES as u64);
        let upload = read.map(|bytes| Upload { name, bytes });
        Uploaded(upload.map_err(|refusal| refusal.message(locale)))
    })
}
