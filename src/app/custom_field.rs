//! Custom fields: what an organisation keeps about its officers and agencies besides what every
//! ledger has.

pub mod declare;
pub mod list;

use super::{Explain, Kind};
use crate::domain::custom_field::CustomFieldError;
use crate::i18n::{Locale, people as t};

pub use crate::domain::custom_field::{CustomField, FieldKind, FieldOwner};

impl Explain for CustomFieldError {
    fn kind(&self) -> Kind {
        match self {
            Self::Duplicate(_) => Kind::Conflict,
            _ => Kind::Invalid,
        }
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::BadKey(key) => t::field_bad_key(locale, key),
            Self::NoLabel(key) => t::field_no_label(locale, key),
            Self::BadChoices(key) => t::field_bad_choices(locale, key),
            Self::Duplicate(key) => t::field_duplicate(locale, key),
            Self::BadValue { key, value } => t::field_bad_value(locale, value, key),
        }
    }
}
