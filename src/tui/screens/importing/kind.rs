//! What a kind of file that is brought in has to say for itself.

use super::file::{File, Found};
use crate::app::AppError;
use crate::app::draft::Draft;
use crate::i18n::{Locale, imports as t};
use crate::tui::Backend;
use crate::tui::action::{ActionState, Command};
use crate::tui::effect::Effect;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::form::Form;
use crate::tui::widget::table::Column;
use ratatui::text::Line;

/// A kind of file: statutes, banks.
pub trait Kind: Sized + Send + Sync + 'static {
    /// What a person says about a file, in place of what it says or leaves out; `()` for nothing.
    type Given: Clone + Default + Send + Sync + 'static;
    /// What is in a sound file.
    type Content: Send + Sync + 'static;
    /// What importing a sound file would do.
    type Would: Send + Sync + 'static;
    /// What an import did.
    type Report: Send + Sync + 'static;

    /// Endings of its files, in lower case and without point.
    const WANTED: &'static [&'static str];
    /// The most bytes a file may have.
    const MAX_BYTES: u64;
    /// A person can say what a file leaves out or has wrong.
    const CORRECTS: bool = false;

    /// What bringing it in is called.
    fn title(locale: Locale) -> &'static str;

    /// What can be chosen, in a sentence below the field for a path.
    fn path_hint(locale: Locale) -> &'static str;

    /// Reads a file and finds everything that is wrong with it.
    fn read(name: &str, bytes: &[u8], given: &Self::Given) -> Draft<Self::Content>;

    /// What importing a sound file would do.
    ///
    /// # Errors
    /// Why it cannot be imported.
    fn weigh(
        session: &Backend,
        draft: &Draft<Self::Content>,
        locale: Locale,
    ) -> Result<Self::Would, AppError>;

    /// That, in a word.
    fn change(would: &Self::Would) -> Change;

    /// How a file stands whose content is there with other words, in a word.
    fn replaces(locale: Locale) -> &'static str {
        t::replaces(locale)
    }

    /// Imports what was found; what is there with other words is replaced only with `replace`.
    ///
    /// # Errors
    /// Whatever the use case refuses.
    fn import(
        session: &Backend,
        found: &Found<Self>,
        replace: bool,
    ) -> Result<Self::Report, AppError>;

    /// What is done once when the last of several files is in.
    fn afterwards(_: &Backend) {}

    /// What two files have in common that are about the same thing.
    fn name(content: &Self::Content) -> String;

    /// The columns between the file's name and the result.
    fn columns(locale: Locale) -> Vec<Column>;

    /// What stands in them for a sound file.
    fn cells(content: &Self::Content, would: Option<&Self::Would>) -> Vec<String>;

    /// What is said of a file above what was found in it.
    fn page(found: &Found<Self>, look: &Look) -> Vec<Line<'static>>;

    /// What an import did, in a sentence.
    fn told(report: &Self::Report, locale: Locale) -> String;

    /// What an import did, below that sentence.
    fn done(report: &Self::Report, look: &Look) -> Vec<Line<'static>>;

    /// How many items an import left in doubt, because the law they cite was amended.
    fn in_doubt(report: &Self::Report) -> usize;

    /// What is asked before these files are imported, or take the place of what is there.
    fn question(found: &[&Found<Self>], replace: bool, locale: Locale) -> Option<Confirm>;

    /// The form in which a person says what a file leaves out or has wrong; none where there is
    /// nothing to say.
    fn form(_: &Found<Self>, _: &Self::Given, _: Locale) -> Option<Form> {
        None
    }

    /// What the person said in it; none when something cannot be understood, which the form shows.
    fn given(_: &mut Form, _: Locale) -> Option<Self::Given> {
        None
    }

    /// What the page of a file offers besides what every kind does; nothing that begins work
    /// while other work is under way.
    fn more(_: &File<Self>, _idle: bool, _: Locale) -> Vec<ActionState> {
        vec![]
    }

    /// Does what [`Kind::more`] offers.
    fn run(_: Command, _: &File<Self>, _: Locale) -> Vec<Effect> {
        vec![]
    }

    /// Takes what came back for what [`Kind::run`] began.
    fn reply(_: &Msg, _: Locale) -> Option<Answer> {
        None
    }
}

/// What importing a file changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It brings something in.
    New,
    /// What is there with other words is replaced.
    Replaces,
    /// It says what is there already.
    Nothing,
}

/// What a kind makes of a reply.
pub enum Answer {
    /// Work begins.
    Begins(Effect),
    /// Work ended; what the import of the file on screen did is taken back.
    TakenBack(Effect),
    /// Work ended without success.
    Failed(Effect),
}
