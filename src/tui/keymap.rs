//! Which key means which action: the defaults of the table, changed by data.

use super::action::{self, ActionState, Command, Context};
use super::key::{Key, UnknownKey};
use std::collections::{BTreeMap, HashMap};

/// The keys of every action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    keys: HashMap<Command, Vec<Key>>,
}

/// Why a keymap was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeymapError {
    /// A name that no action has.
    #[error("no action is called {0:?}")]
    UnknownAction(String),
    /// A key that cannot be read.
    #[error("{action}: {key}")]
    UnknownKey {
        /// The action.
        action: String,
        /// What was written.
        key: UnknownKey,
    },
    /// Two actions that can be on one screen would share a key.
    #[error("{key} would mean both {first:?} and {second:?}")]
    Conflict {
        /// The key.
        key: String,
        /// The action that has it.
        first: &'static str,
        /// The action that asks for it.
        second: &'static str,
    },
    /// An action would be left without a key that works under a Chinese input method.
    #[error("{0:?} needs a digit, arrow, Enter, Tab, Space or function key")]
    Unreachable(&'static str),
}

impl Default for Keymap {
    fn default() -> Self {
        let keys = action::all().map(|action| (action.command, action.keys.to_vec())).collect();
        Self { keys }
    }
}

impl Keymap {
    /// The defaults with some actions given other keys: name → keys, the first one shown.
    ///
    /// # Errors
    /// [`KeymapError`] for unknown names and keys, for two actions of one context on one key, and
    /// for an action that only letters would reach.
    pub fn with(changes: &BTreeMap<String, Vec<String>>) -> Result<Self, KeymapError> {
        let mut map = Self::default();
        for (name, keys) in changes {
            let command = action::all()
                .map(|action| action.command)
                .find(|command| command.0 == name)
                .ok_or_else(|| KeymapError::UnknownAction(name.clone()))?;
            let keys: Vec<Key> = keys
                .iter()
                .map(|key| key.parse())
                .collect::<Result<_, _>>()
                .map_err(|key| KeymapError::UnknownKey { action: name.clone(), key })?;
            if !keys.iter().any(|key| key.survives_input_method()) {
                return Err(KeymapError::Unreachable(command.0));
            }
            map.keys.insert(command, keys);
        }
        map.check()?;
        Ok(map)
    }

    fn check(&self) -> Result<(), KeymapError> {
        let mut taken: HashMap<(Context, Key), Command> = HashMap::new();
        for action in action::all() {
            for key in self.keys(action.command) {
                if let Some(first) = taken.insert((action.context, *key), action.command) {
                    return Err(KeymapError::Conflict {
                        key: key.to_string(),
                        first: first.0,
                        second: action.command.0,
                    });
                }
            }
        }
        Ok(())
    }

    /// The keys of an action, the first one shown.
    pub fn keys(&self, command: Command) -> &[Key] {
        self.keys.get(&command).map_or(&[], Vec::as_slice)
    }

    /// The key to show for an action; empty when it has none.
    pub fn shown(&self, command: Command) -> String {
        self.keys(command).first().map(ToString::to_string).unwrap_or_default()
    }

    /// The action among `actions` that `key` (folded) names.
    pub fn among<'a>(&self, key: Key, actions: &'a [ActionState]) -> Option<&'a ActionState> {
        actions.iter().find(|state| self.keys(state.command).contains(&key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::action::shell::list;

    fn change(name: &str, keys: &[&str]) -> Result<Keymap, KeymapError> {
        let keys = keys.iter().map(|key| (*key).to_owned()).collect();
        Keymap::with(&BTreeMap::from([(name.to_owned(), keys)]))
    }

    #[test]
    fn data_moves_keys() {
        let map = change("sort", &["f6", "s"]).unwrap();
        assert_eq!(map.shown(list::SORT), "F6");
        let actions = [ActionState::on(list::OPEN), ActionState::on(list::SORT)];
        assert_eq!(map.among(Key::char('s'), &actions), Some(&actions[1]));
        assert_eq!(map.among(Key::f(7), &actions), None);
    }

    #[test]
    fn mistakes_are_named() {
        assert_eq!(change("fly", &["f6"]), Err(KeymapError::UnknownAction("fly".into())));
        assert!(matches!(change("sort", &["f99"]), Err(KeymapError::UnknownKey { .. })));
        assert!(matches!(change("sort", &["f8"]), Err(KeymapError::Conflict { .. })));
        assert_eq!(change("sort", &["s"]), Err(KeymapError::Unreachable("sort")));
    }
}
