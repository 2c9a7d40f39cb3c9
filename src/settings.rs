//! Configuration: where files live, which database, which language.
//!
//! Three layers, each over the one before: the configuration file, environment variables, flags of
//! the command line. A wrong value is refused with the place it was written at.

mod file;
mod folders;

pub use folders::{Folders, NoHome};

use crate::i18n::{Locale, settings as t, toml};
use std::path::PathBuf;

/// What one layer may set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layer {
    /// A path, `sqlite:PATH` or `postgres://…`.
    pub database: Option<String>,
    /// Language of messages.
    pub locale: Option<Locale>,
}

impl Layer {
    /// This layer with `above` laid over it.
    #[must_use]
    fn under(self, above: Self) -> Self {
        Self { database: above.database.or(self.database), locale: above.locale.or(self.locale) }
    }
}

/// The configuration of one run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The folders of this user.
    pub folders: Folders,
    /// Address of the database, where one was named.
    pub database: Option<String>,
    /// Language of messages.
    pub locale: Locale,
}

/// A setting that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The system names no home folder.
    #[error(transparent)]
    Folders(#[from] NoHome),
    /// The configuration file is there and cannot be read.
    #[error("{}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The configuration file is no TOML.
    #[error("{}:{line}: {detail}", path.display())]
    Syntax {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// What is wrong.
        detail: String,
    },
    /// A key that the program does not have.
    #[error("{}: unknown key {key:?}", path.display())]
    UnknownKey {
        /// The file.
        path: PathBuf,
        /// The key.
        key: String,
    },
    /// A value that its key cannot have.
    #[error("{place}: {key} cannot be {value:?}")]
    BadValue {
        /// The file, or `environment`.
        place: String,
        /// The key or variable.
        key: String,
        /// The value.
        value: String,
    },
}

impl SettingsError {
    /// What is wrong, where, and what to do.
    pub fn message(&self, locale: Locale) -> String {
        match self {
            Self::Folders(_) => t::no_home(locale).to_owned(),
            Self::Unreadable { path, source } => t::unreadable(locale, path.display(), source),
            Self::Syntax { path, line, detail } => {
                t::syntax(locale, path.display(), line, toml::trouble(locale, detail))
            }
            Self::UnknownKey { path, key } => t::unknown_key(locale, path.display(), key),
            Self::BadValue { place, key, value } => t::bad_value(locale, place, key, value),
        }
    }
}

/// Reads the layers. `variable` looks up an environment variable.
///
/// # Errors
/// The first setting that cannot be used.
pub fn load(
    folders: Folders,
    variable: impl Fn(&str) -> Option<String>,
    flags: Layer,
) -> Result<Settings, SettingsError> {
    let written = file::read(&folders.config_file())?;
    let layered = written.under(environment(&variable)?).under(flags);
    let locale = layered.locale.unwrap_or_else(|| spoken(&variable));
    Ok(Settings { folders, database: layered.database, locale })
}

/// The variables of this program; empty ones count as unset.
fn environment(variable: &impl Fn(&str) -> Option<String>) -> Result<Layer, SettingsError> {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    let locale = match set("ZHIFA_LOCALE") {
        None => None,
        Some(tag) => Some(tag.parse().map_err(|_| SettingsError::BadValue {
            place: "environment".to_owned(),
            key: "ZHIFA_LOCALE".to_owned(),
            value: tag,
        })?),
    };
    Ok(Layer { database: set("ZHIFA_DATABASE"), locale })
}

/// The language that the system speaks, Chinese unless it says English. `C` says nothing.
pub fn spoken(variable: &impl Fn(&str) -> Option<String>) -> Locale {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| variable(name).filter(|value| !value.is_empty()))
        .filter(|value| value.starts_with("en"))
        .map_or(Locale::Zh, |_| Locale::En)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load_with(
        file: &str,
        variables: &[(&str, &str)],
        flags: Layer,
    ) -> Result<Settings, SettingsError> {
        let home = tempfile::tempdir().unwrap();
        let folders = Folders::under(home.path());
        std::fs::create_dir_all(&folders.config).unwrap();
        std::fs::write(folders.config_file(), file).unwrap();
        let variable = |name: &str| {
            let found = variables.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        load(folders, variable, flags)
    }

    #[test]
    fn a_flag_goes_over_a_variable_and_a_variable_over_the_file() {
        let file = "database = \"/srv/file.db\"\nlocale = \"en\"\n";
        let env = [("ZHIFA_DATABASE", "/srv/env.db"), ("LANG", "zh_CN.UTF-8")];
        let flag = Layer { database: Some("/srv/flag.db".to_owned()), locale: Some(Locale::Zh) };
        let database = |file, env: &[_], flags| load_with(file, env, flags).unwrap().database;
        assert_eq!(database("", &[], Layer::default()), None);
        assert_eq!(database(file, &[], Layer::default()).unwrap(), "/srv/file.db");
        assert_eq!(database(file, &env, Layer::default()).unwrap(), "/srv/env.db");
        assert_eq!(database(file, &env, flag.clone()).unwrap(), "/srv/flag.db");
        let locale = |file, flags| load_with(file, &env, flags).unwrap().locale;
        assert_eq!(locale(file, Layer::default()), Locale::En, "the file goes over LANG");
        assert_eq!(locale(file, flag), Locale::Zh);
    }

    #[test]
    fn the_system_language_is_the_last_resort() {
        for (variables, locale) in [
            (vec![], Locale::Zh),
            (vec![("LANG", "C")], Locale::Zh),
            (vec![("LANG", "en_GB.UTF-8")], Locale::En),
            (vec![("LANG", "en_US.UTF-8"), ("LC_ALL", "zh_CN.UTF-8")], Locale::Zh),
            (vec![("LANG", "en_US.UTF-8"), ("LC_ALL", "")], Locale::En),
        ] {
            let settings = load_with("", &variables, Layer::default()).unwrap();
            assert_eq!(settings.locale, locale, "{variables:?}");
        }
    }

    #[test]
    fn what_is_wrong_names_its_place_and_key() {
        for (file, variables, parts) in [
            ("databse = 1\n", vec![], ["config.toml", "databse"]),
            ("locale = \"fr\"\n", vec![], ["locale", "\"fr\""]),
            ("database = 3\n", vec![], ["database", "3"]),
            ("\nlocale = \n", vec![], ["config.toml:2", "config.toml"]),
            ("", vec![("ZHIFA_LOCALE", "fr")], ["ZHIFA_LOCALE", "fr"]),
        ] {
            let error = load_with(file, &variables, Layer::default()).unwrap_err();
            for part in parts {
                assert!(error.to_string().contains(part), "{error} should name {part}");
            }
            assert_ne!(error.message(Locale::Zh), error.message(Locale::En));
        }
    }
}
