//! The one table of actions: name, label, doc, default keys, context, permission.
//!
//! Footer hints, help, palette, the permission checks of the interface and the reference document
//! derive from it. Each room declares its rows in a file under `action/` with `actions!` and
//! hangs them into [`TABLE`].

pub mod accounts;
pub mod audit;
pub mod banks;
pub mod blueprints;
pub mod challenges;
pub mod database;
pub mod door;
pub mod doubts;
pub mod exam;
pub mod files;
pub mod home;
pub mod imports;
pub mod ledger;
pub mod marking;
pub mod rooms;
pub mod roster;
#[cfg(test)]
pub mod sample;
pub mod self_test;
pub mod set_up;
pub mod settings;
pub mod shell;
pub mod sittings;
pub mod statutes;
pub mod study;

use super::key::Key;
use crate::i18n::Locale;

/// Names an action; screens match on the constants that `actions!` declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Command(pub &'static str);

/// Where an action lives. Within one context no two actions share a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Context(pub &'static str);

/// The context of the actions that open a room (a tab or a palette entry, see
/// [`crate::tui::session::Route`]). Their keys come from their place among the tabs.
pub const ROOMS: Context = Context("rooms");

/// A text per locale.
pub type Text = fn(Locale) -> &'static str;

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Action {
    /// Its name, unique in the table, in `snake_case`.
    pub command: Command,
    /// Where it lives.
    pub context: Context,
    /// Default keys; the first is shown.
    pub keys: &'static [Key],
    /// One or two words, for hints.
    pub label: Text,
    /// One sentence, for help and reference.
    pub doc: Text,
    /// The permission it needs, by its code; none for everybody.
    pub permission: Option<&'static str>,
}

/// Every action of the program, room by room.
pub static TABLE: &[&[Action]] = &[
    shell::global::ACTIONS,
    shell::list::ACTIONS,
    shell::form::ACTIONS,
    shell::dialog::ACTIONS,
    door::ACTIONS,
    set_up::ACTIONS,
    self_test::ACTIONS,
    accounts::ACTIONS,
    audit::ACTIONS,
    settings::room::ACTIONS,
    settings::agencies::ACTIONS,
    settings::fields::ACTIONS,
    ledger::ACTIONS,
    ledger::people::ACTIONS,
    ledger::officer::ACTIONS,
    ledger::passes::ACTIONS,
    ledger::attachments::ACTIONS,
    roster::ACTIONS,
    files::ACTIONS,
    files::several::ACTIONS,
    database::ACTIONS,
    study::room::ACTIONS,
    study::topics::ACTIONS,
    study::set::ACTIONS,
    study::officer::ACTIONS,
    home::ACTIONS,
    rooms::ACTIONS,
    exam::cover::ACTIONS,
    exam::paper::ACTIONS,
    exam::last_page::ACTIONS,
    exam::review::ACTIONS,
    marking::ACTIONS,
    challenges::ACTIONS,
    banks::bank::ACTIONS,
    imports::ACTIONS,
    banks::import::ACTIONS,
    banks::items::ACTIONS,
    banks::item::ACTIONS,
    banks::form::ACTIONS,
    doubts::list::ACTIONS,
    doubts::one::ACTIONS,
    blueprints::list::ACTIONS,
    blueprints::editor::ACTIONS,
    sittings::ACTIONS,
    sittings::roster::ACTIONS,
    sittings::add::ACTIONS,
    statutes::room::ACTIONS,
    statutes::reading::ACTIONS,
    statutes::search::ACTIONS,
    statutes::law::ACTIONS,
    statutes::cited::ACTIONS,
    statutes::diff::ACTIONS,
    #[cfg(test)]
    sample::rooms::ACTIONS,
    #[cfg(test)]
    sample::secret::ACTIONS,
];

/// Every action of the program.
pub fn all() -> impl Iterator<Item = &'static Action> {
    TABLE.iter().copied().flatten()
}

/// The row that declares a command.
pub fn find(command: Command) -> Option<&'static Action> {
    all().find(|action| action.command == command)
}

/// Whether an action of a screen can be used now, and how it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionState {
    /// The action.
    pub command: Command,
    /// It can be used now; otherwise it is shown dimmed.
    pub enabled: bool,
    /// Why it cannot be used: a whole sentence, shown when somebody tries.
    pub reason: Option<String>,
    /// Shown instead of the first key, as `1-4` or `←→`.
    pub hint: Option<String>,
    /// Shown instead of the label of the table.
    pub label: Option<String>,
    /// Kept out of the footer; help and palette show it.
    pub quiet: bool,
}

impl ActionState {
    /// An action that can be used now.
    pub const fn on(command: Command) -> Self {
        Self { command, enabled: true, reason: None, hint: None, label: None, quiet: false }
    }

    /// An action that can be used when `enabled`.
    pub fn when(command: Command, enabled: bool) -> Self {
        Self { enabled, ..Self::on(command) }
    }

    /// An action that cannot be used now, and the sentence that says why.
    pub fn off(command: Command, reason: impl Into<String>) -> Self {
        Self { enabled: false, reason: Some(reason.into()), ..Self::on(command) }
    }

    /// Says why, in a whole sentence, when it cannot be used now.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        if !self.enabled {
            self.reason = Some(reason.into());
        }
        self
    }

    /// Shows `keys` instead of the first key.
    #[must_use]
    pub fn hint(mut self, keys: impl Into<String>) -> Self {
        self.hint = Some(keys.into());
        self
    }

    /// Shows `label` instead of the table's.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Kept out of the footer.
    #[must_use]
    pub const fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }
}

/// Declares the actions of one context: the constant `CONTEXT`, one [`Command`] constant per
/// action and the rows `ACTIONS`.
///
/// `NAME "name" [keys…] label, doc;` or, with a permission, `… label, doc, "permission";`.
macro_rules! actions {
    ($context:literal: $(
        $(#[$doc:meta])* $name:ident $id:literal [$($key:expr),* $(,)?]
        $label:path, $text:path $(, $permission:literal)?;
    )+) => {
        /// Where these actions live.
        pub const CONTEXT: $crate::tui::action::Context = $crate::tui::action::Context($context);
        $(
            $(#[$doc])*
            #[doc = concat!("The action `", $id, "`.")]
            pub const $name: $crate::tui::action::Command = $crate::tui::action::Command($id);
        )+
        /// The rows of the table.
        pub static ACTIONS: &[$crate::tui::action::Action] = &[$(
            $crate::tui::action::Action {
                command: $name,
                context: CONTEXT,
                keys: &[$($key),*],
                label: $label,
                doc: $text,
                permission: $crate::tui::action::actions!(@permission $($permission)?),
            }
        ),+];
    };
    (@permission) => { None };
    (@permission $permission:literal) => { Some($permission) };
}
pub(crate) use actions;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{HashMap, HashSet};

    #[test]
    fn names_are_unique_and_in_snake_case() {
        let mut seen = HashSet::new();
        for action in all() {
            let name = action.command.0;
            assert!(seen.insert(name), "{name} is declared twice");
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'));
            for locale in Locale::ALL {
                assert!(!(action.label)(locale).is_empty() && !(action.doc)(locale).is_empty());
            }
        }
    }

    #[test]
    fn no_two_actions_of_one_context_share_a_key() {
        let mut seen = HashMap::new();
        for action in all() {
            for key in action.keys {
                let other = seen.insert((action.context, *key), action.command);
                assert_eq!(other, None, "{key} in {:?}", action.context);
            }
        }
    }

    #[test]
    fn every_action_is_reached_without_letters() {
        for action in all().filter(|action| action.context != ROOMS) {
            assert!(
                action.keys.iter().any(|key| key.survives_input_method())
                    || action.command == shell::global::REDRAW
                    || action.command == shell::global::SUSPEND,
                "{:?} has no digit, arrow, Enter, Tab, Space or F-key",
                action.command
            );
        }
    }
}
