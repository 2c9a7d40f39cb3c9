//! Agencies (执法单位): creating, changing and importing them.
//!
//! Who stands above an agency decides what it is; whom to call there is its own business.

pub mod create;
pub mod edit;
pub mod find;
pub mod import;
pub mod list;
#[cfg(test)]
mod tests;

use super::{AppError, Explain, Kind};
use crate::domain::agency::{Agency, AgencyKind, AgencyTree, Contact, TreeError};
use crate::domain::custom_field::{CustomField, CustomFieldError, CustomValues, laid_over};
use crate::domain::id::AgencyId;
use crate::domain::time::Date;
use crate::i18n::{Locale, agency as t};
use crate::interchange::agencies::AgencyIssue;
use crate::store::{StoreError, Tx, agencies};
use serde::Serialize;

/// What an agency is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Draft {
    /// Full official name.
    pub name: String,
    /// Name for narrow columns; the full one where it is empty.
    pub short_name: String,
    /// Source of its power.
    pub kind: AgencyKind,
    /// The agency above; none for a root.
    pub parent: Option<AgencyId>,
    /// Place among its siblings.
    pub official_order: i32,
    /// First day it exists.
    pub valid_from: Option<Date>,
    /// Last day it exists, inclusive.
    pub valid_to: Option<Date>,
    /// Who takes over (承接单位).
    pub successor: Option<AgencyId>,
    /// Whom to call.
    pub contact: Option<Contact>,
    /// Values of the organisation's own fields: a text that is empty takes the value away, a field
    /// that is not named keeps its own.
    #[serde(skip_serializing_if = "CustomValues::is_empty")]
    pub custom: CustomValues,
}

impl Draft {
    /// A stored agency as a draft, to be changed.
    pub fn of(agency: &Agency) -> Self {
        Self {
            name: agency.name.clone(),
            short_name: agency.short_name.clone(),
            kind: agency.kind,
            parent: agency.parent,
            official_order: agency.official_order,
            valid_from: agency.valid_from,
            valid_to: agency.valid_to,
            successor: agency.successor,
            contact: agency.contact.clone(),
            custom: agency.custom.clone(),
        }
    }

    /// The draft without blanks around its names.
    fn trimmed(mut self) -> Result<Self, AgencyRefused> {
        self.name = self.name.trim().to_owned();
        self.short_name = self.short_name.trim().to_owned();
        if self.short_name.is_empty() {
            self.short_name.clone_from(&self.name);
        }
        if self.name.is_empty() {
            return Err(AgencyRefused::NoName);
        }
        if self.valid_from.zip(self.valid_to).is_some_and(|(from, to)| to < from) {
            return Err(AgencyRefused::Reversed);
        }
        if self.successor.is_some() && self.valid_to.is_none() {
            return Err(AgencyRefused::SuccessorWithoutEnd);
        }
        Ok(self)
    }

    /// Lays the draft over an agency; what a draft does not say stays.
    fn onto(&self, agency: &mut Agency, fields: &[CustomField]) -> Result<(), CustomFieldError> {
        agency.custom = laid_over(&agency.custom, &self.custom, fields)?;
        agency.name.clone_from(&self.name);
        agency.short_name.clone_from(&self.short_name);
        agency.kind = self.kind;
        agency.parent = self.parent;
        agency.official_order = self.official_order;
        agency.valid_from = self.valid_from;
        agency.valid_to = self.valid_to;
        agency.successor = self.successor;
        agency.contact.clone_from(&self.contact);
        Ok(())
    }
}

/// Why an agency stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AgencyRefused {
    /// There is no name.
    #[error("the name is empty")]
    NoName,
    /// Another agency has the name or short name.
    #[error("the name {0:?} is taken")]
    NameTaken(String),
    /// The list names an agency above one that is nowhere.
    #[error("{name:?} is put under {parent:?}, which is unknown")]
    UnknownParent {
        /// The agency.
        name: String,
        /// What stands above it.
        parent: String,
    },
    /// It would stand above itself.
    #[error("{0:?} would be above itself")]
    Cycle(String),
    /// Its last day lies before its first.
    #[error("the last day lies before the first")]
    Reversed,
    /// A successor without a last day.
    #[error("a successor needs a last day")]
    SuccessorWithoutEnd,
    /// It would succeed itself.
    #[error("an agency cannot succeed itself")]
    OwnSuccessor,
    /// Lines of a list are wrong; nothing of it is kept.
    #[error("{} lines of the list are wrong", .0.len())]
    List(Vec<AgencyIssue>),
}

impl Explain for AgencyRefused {
    fn kind(&self) -> Kind {
        match self {
            Self::NameTaken(_) => Kind::Conflict,
            _ => Kind::Invalid,
        }
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::NoName => t::no_name(locale).to_owned(),
            Self::NameTaken(name) => t::name_taken(locale, name),
            Self::UnknownParent { name, parent } => t::unknown_parent(locale, name, parent),
            Self::Cycle(name) => t::cycle(locale, name),
            Self::Reversed => t::reversed(locale).to_owned(),
            Self::SuccessorWithoutEnd => t::successor_without_end(locale).to_owned(),
            Self::OwnSuccessor => t::own_successor(locale).to_owned(),
            Self::List(issues) => {
                let lines = issues.iter().map(|issue| issue.message(locale));
                t::list_refused(locale, lines.collect::<Vec<_>>().join("\n"))
            }
        }
    }
}

/// Refuses a name or short name that another agency goes by.
fn name_is_free(tx: &mut Tx<'_>, name: &str, except: Option<AgencyId>) -> Result<(), StoreError> {
    let holder = agencies::named(tx, name)?.map(|agency| agency.id);
    if holder.is_some_and(|holder| Some(holder) != except) {
        return Err(AppError::from(AgencyRefused::NameTaken(name.to_owned())).into());
    }
    Ok(())
}

/// Refuses agencies that form no tree, naming the one above itself.
fn is_a_tree(all: &[Agency]) -> Result<(), AppError> {
    match AgencyTree::new(all) {
        Err(TreeError::Cycle(id)) => {
            let agency = all.iter().find(|agency| agency.id == id);
            let name = agency.map(|agency| agency.name.clone()).unwrap_or_default();
            Err(AgencyRefused::Cycle(name).into())
        }
        Err(error) => Err(StoreError::Damaged(error.to_string()).into()),
        Ok(_) => Ok(()),
    }
}
