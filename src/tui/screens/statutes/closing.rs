//! Statutes are closed to a candidate, also where they were opened before the exam began in another
//! session: screens with their words close as soon as the person may not read any more.

use crate::app::statute::{StatuteRefusal, reader};
use crate::i18n::Locale;
use crate::tui::Backend;
use crate::tui::effect::{Effect, Guard};
use crate::tui::screen::Screen;

/// Milliseconds between two questions: for so long a text may stay open into an exam.
const EVERY: i64 = 15_000;

/// Opens a screen with words of statutes.
pub(super) fn show(screen: impl Screen + 'static) -> Effect {
    Effect::push_guarded(screen, Guard { every: EVERY, ask: closed })
}

/// Why statutes are closed to the person; none while they may read, or nobody can tell.
fn closed(session: &Backend, locale: Locale) -> Option<String> {
    let refused = session.run(reader).err()?;
    refused.is::<StatuteRefusal>().map(|_| refused.message(locale))
}
