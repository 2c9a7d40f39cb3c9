//! Custom fields: what an organisation keeps about its officers and agencies besides what every
//! ledger has.

pub mod change;
pub mod declare;
pub mod list;
pub mod retire;

use super::{Actor, App, AppError, Explain, Kind, actor};
use crate::domain::role::{Permission, Target};
use crate::i18n::{Locale, people as t};

pub use crate::domain::custom_field::{
    CustomField, CustomFieldError, CustomValues, FieldKind, FieldOwner, choices_of,
};

/// Lets the actor pass who may say what is kept about everybody.
fn may_declare(app: &App, actor: &Actor) -> Result<(), AppError> {
    actor::require(app, actor, Permission::EditOfficers, Target::District)
}

impl Explain for CustomFieldError {
    fn kind(&self) -> Kind {
        match self {
            Self::Duplicate(_) => Kind::Conflict,
            Self::Unknown(_) => Kind::NotFound,
            _ => Kind::Invalid,
        }
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::BadKey(key) => t::field_bad_key(locale, key),
            Self::NoLabel(key) => t::field_no_label(locale, key),
            Self::BadChoices(label) => t::field_bad_choices(locale, label),
            Self::BadChoice { label, choice } => t::field_bad_choice(locale, choice, label),
            Self::Duplicate(key) => t::field_duplicate(locale, key),
            Self::Unknown(key) => t::field_unknown(locale, key),
            Self::BadValue { label, value } => t::field_bad_value(locale, value, label),
        }
    }
}
