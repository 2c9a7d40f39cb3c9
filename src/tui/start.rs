//! Running the interface on the terminal of this machine.

use super::executor::{Executor, Report};
use super::keymap::Keymap;
use super::look::Look;
use super::rooms;
use super::runner::{self, Event};
use super::session::Session;
use super::terminal::local::{Local, OpenError, Options};
use super::theme::ThemeName;
use crate::app::{self, App};
use crate::i18n::Locale;
use std::sync::Arc;
use std::sync::mpsc::channel;

/// What a person prefers about the interface.
#[derive(Debug, Clone, Copy, Default)]
pub struct Preferences {
    /// The language.
    pub locale: Locale,
    /// The theme.
    pub theme: ThemeName,
    /// Whether ambiguous characters are two columns wide; asked of the terminal when not set.
    pub wide: Option<bool>,
}

/// Minutes without input after which the screen locks.
const IDLE_LOCK_MS: i64 = 15 * 60_000;

/// Runs the interface until the person leaves.
///
/// # Errors
/// [`OpenError`] when there is no terminal or it fails.
pub fn run(app: &Arc<App>, preferences: Preferences) -> Result<(), OpenError> {
    if let Err(error) = app::exam::finalise::expire_overdue(app) {
        tracing::error!(%error, "overdue attempts could not be ended at start");
    }
    let options = Options { wide: preferences.wide, ..Options::default() };
    let (mut local, found) = Local::open(options)?;
    let (sender, events) = channel();
    local.listen(sender.clone())?;
    let report: Report = Arc::new(move |done| {
        // Nobody listens any more: the program ends.
        let _sent = sender.send(Event::Done(done));
    });
    let backend = Arc::new(app::Session::new(Arc::clone(app)));
    let executor = Executor::start(&backend, &report)?;
    let look = Look::new(preferences.locale, preferences.theme, found.colors, found.wide);
    let shell = rooms::shell(app.site.is_demo, Some(IDLE_LOCK_MS));
    let now = || app.clock.now();
    let session = Session::new(shell, look, app.zone.clone(), Keymap::default(), found.size, now());
    runner::run(session, &mut local, &events, executor, &now)?;
    Ok(())
}
