//! What a command runs in: an open database, somebody who acts, a place to print.

use super::args::Global;
use super::output::Output;
use super::{Failure, password};
use crate::app::account::{choose, sign_in};
use crate::app::error::Missing;
use crate::app::search::refresh::refresh;
use crate::app::{Actor, App, AppError, Via};
use crate::domain::time::Date;
use crate::entropy::Entropy;
use crate::i18n::{Locale, cli};
use crate::settings::Settings;
use std::io::Write;
use std::sync::Arc;

/// One command's surroundings.
pub struct Context {
    /// The open database.
    pub app: Arc<App>,
    /// Who acts.
    pub actor: Actor,
    /// The reader's language.
    pub locale: Locale,
    /// Where and how to print.
    pub output: Output,
}

impl Context {
    /// Opens the database at `address`, or else the one that the settings name, and finds out who acts.
    ///
    /// # Errors
    /// A database that is not there or cannot be opened, or nobody who may act on it.
    pub fn open(
        settings: &Settings,
        global: &Global,
        address: Option<&str>,
    ) -> Result<Self, Failure> {
        let address = match address {
            Some(address) => address.to_owned(),
            None => super::setup::address(settings, &settings.folders.database()),
        };
        let app = App::open_existing(&address, Entropy::os()?)?;
        let actor = who(&app, global, settings.locale)?;
        let output = Output::to_stdout(global.format, settings.locale, global.limit);
        Ok(Self { app, actor, locale: settings.locale, output })
    }

    /// Brings the index of words up to date behind what was done and printed. That stands whatever
    /// becomes of the index: where it fails, a line beside the output says so.
    ///
    /// # Errors
    /// When that line cannot be written.
    pub fn index_afterwards(&self) -> std::io::Result<()> {
        match refresh(&self.app) {
            Ok(_) => Ok(()),
            Err(error) => {
                let text = cli::index_later(self.locale, error.message(self.locale));
                writeln!(std::io::stderr(), "{text}")
            }
        }
    }

    /// The day somebody named, or today in the organisation's zone.
    pub fn day(&self, as_of: Option<Date>) -> Date {
        as_of.unwrap_or_else(|| self.app.today())
    }
}

/// Whoever acts: the owner of a local file, or the account named by `--as`, which takes its
/// password except in a demo. A server is used by accounts only.
fn who(app: &Arc<App>, global: &Global, locale: Locale) -> Result<Actor, Failure> {
    let Some(name) = &global.actor else {
        return match app.is_local() {
            true => Ok(Actor::operator(Via::Cli)),
            false => Err(Failure::NeedsAccount),
        };
    };
    if app.site.is_demo {
        let people = choose::choices(app, Via::Cli)?;
        let chosen = people.iter().find(|actor| actor.label == *name);
        let account = chosen.and_then(|actor| actor.account);
        let account = account.ok_or_else(|| AppError::from(Missing::new("account", name)))?;
        return Ok(choose::choose(app, account, Via::Cli)?);
    }
    let password = password::of(name, locale)?;
    Ok(sign_in::sign_in(app, name, &password, Via::Cli)?)
}
