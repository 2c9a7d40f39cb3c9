//! Running the interface on the terminal of this machine.

use super::executor::{Executor, Report};
use super::keymap::Keymap;
use super::look::{Look, Terminal};
use super::rooms;
use super::runner::{self, Event};
use super::session::Session;
use super::terminal::local::{Local, OpenError, Options};
use super::theme::ThemeName;
use crate::app;
use crate::i18n::Locale;
use std::sync::Arc;
use std::sync::mpsc::channel;

/// How the interface looks before anybody is signed in, and to those who prefer nothing else.
#[derive(Debug, Clone, Copy, Default)]
pub struct Preferences {
    /// The language.
    pub locale: Locale,
    /// The theme.
    pub theme: ThemeName,
    /// Whether ambiguous characters are two columns wide; asked of the terminal when not set.
    pub wide: Option<bool>,
}

/// Runs the interface until the person leaves. Without a database it begins with set-up.
///
/// # Errors
/// [`OpenError`] when there is no terminal or it fails.
pub fn run(backend: &Arc<app::Session>, preferences: Preferences) -> Result<(), OpenError> {
    if let Ok(app) = backend.app()
        && let Err(error) = app::exam::finalise::expire_overdue(app)
    {
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
    let executor = Executor::start(backend, &report)?;
    let look = Look {
        terminal: Terminal { wide: found.answered, name: found.name, encoding: found.encoding },
        ..Look::new(preferences.locale, preferences.theme, found.colors, found.wide)
    };
    let shell = rooms::shell_of(backend);
    let now = || backend.now();
    let session = Session::new(shell, look, backend.zone(), Keymap::default(), found.size, now());
    runner::run(session, &mut local, &events, executor, &now)?;
    Ok(())
}
