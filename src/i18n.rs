//! Messages in Chinese and English, one file per room.
//!
//! A message is a function of the locale and its values, so a missing translation or a wrong
//! parameter does not compile. The locale is a value of the session, never of the process.

pub mod account;
pub mod accounts;
pub mod agency;
pub mod app;
pub mod attachment;
pub mod audit;
pub mod audit_room;
pub mod bank;
pub mod bank_header;
pub mod bank_import;
pub mod bank_quality;
pub mod banks;
pub mod blueprint_editor;
pub mod blueprints;
pub mod cards;
pub mod challenges;
pub mod cli;
pub mod database;
pub mod database_room;
pub mod demo;
pub mod door;
pub mod doubt;
pub mod doubts;
pub mod exam;
pub mod exam_screen;
pub mod fields;
pub mod file_kind;
pub mod files;
pub mod home;
pub mod hours;
pub mod imports;
pub mod item_form;
pub mod ledger;
pub mod marking;
pub mod names;
pub mod pass;
pub mod people;
pub mod rooms;
pub mod roster;
pub mod roster_screen;
pub mod rules;
pub mod self_test;
pub mod set_up;
pub mod settings;
pub mod settings_room;
pub mod shell;
pub mod sittings;
pub mod statute;
pub mod statute_diff;
pub mod statute_import;
pub mod statute_room;
pub mod study;
pub mod toml;

use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The language a person reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Locale {
    /// Simplified Chinese, the default.
    #[default]
    #[serde(rename = "zh-CN")]
    Zh,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Locale {
    /// Every locale, for settings and tests.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The tag used in settings and on the command line.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }
}

/// The text names no locale that the program has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown locale {0:?}; known are zh-CN and en")]
pub struct UnknownLocale(String);

impl FromStr for Locale {
    type Err = UnknownLocale;

    fn from_str(tag: &str) -> Result<Self, UnknownLocale> {
        match tag.to_ascii_lowercase().replace('_', "-").as_str() {
            "zh" | "zh-cn" | "zh-hans" | "zh-hans-cn" => Ok(Self::Zh),
            "en" | "en-us" | "en-gb" => Ok(Self::En),
            _ => Err(UnknownLocale(tag.to_owned())),
        }
    }
}

/// Declares messages: `name => "中文", "English";` gives `fn name(Locale) -> &'static str`,
/// `name(a, b) => "中文 {a} {b}", "English {a} {b}";` gives `fn name(Locale, a, b) -> String`.
macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident $(($($arg:ident),+))? => $zh:literal, $en:literal;)+) => {$(
        $crate::i18n::messages!(@one $(#[$doc])* $name $(($($arg),+))? $zh $en);
    )+};
    (@one $(#[$doc:meta])* $name:ident $zh:literal $en:literal) => {
        $(#[$doc])*
        #[doc = concat!("`", $zh, "`")]
        pub const fn $name(locale: $crate::i18n::Locale) -> &'static str {
            match locale {
                $crate::i18n::Locale::Zh => $zh,
                $crate::i18n::Locale::En => $en,
            }
        }
    };
    (@one $(#[$doc:meta])* $name:ident ($($arg:ident),+) $zh:literal $en:literal) => {
        $(#[$doc])*
        #[doc = concat!("`", $zh, "`")]
        pub fn $name(locale: $crate::i18n::Locale, $($arg: impl std::fmt::Display),+) -> String {
            match locale {
                $crate::i18n::Locale::Zh => format!($zh, $($arg = $arg),+),
                $crate::i18n::Locale::En => format!($en, $($arg = $arg),+),
            }
        }
    };
}
pub(crate) use messages;

messages! {
    /// What stands between the parts of a list within a sentence.
    comma => "、", ", ";
    /// What stands between the parts of a sentence that are sentences themselves.
    semicolon => ";", "; ";
}

#[cfg(test)]
mod tests {
    use super::*;

    messages! {
        greeting => "你好", "Hello";
        left(days, what) => "{what}还有 {days} 天", "{days} days left for {what}";
    }

    #[test]
    fn a_message_is_a_function_of_locale_and_values() {
        assert_eq!(greeting(Locale::Zh), "你好");
        assert_eq!(left(Locale::En, 3, "renewal"), "3 days left for renewal");
        assert_eq!("zh_CN".parse(), Ok(Locale::Zh));
        assert!("fr".parse::<Locale>().is_err());
    }
}
