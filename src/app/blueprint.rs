//! Blueprints: shipped ones, saving, listing and whether the banks can meet them.

pub mod create;
pub mod feasibility;
pub mod judge;
pub mod list;
pub mod load;
pub mod overlap;
pub mod retire;
pub mod revise;
pub mod save;
pub mod show;
pub mod supply;

use super::error::{Explain, Kind};
use crate::domain::blueprint::{Blueprint, BlueprintFault};
use crate::domain::drawing::{Feasibility, InDoubt, Shortage};
use crate::domain::id::Uid;
use crate::i18n::{Locale, bank as t, names};

/// The files that come with the program.
const SHIPPED: [&str; 12] = [
    include_str!("../../data/blueprints/penalty-practice.toml"),
    include_str!("../../data/blueprints/penalty-quick.toml"),
    include_str!("../../data/blueprints/penalty-written.toml"),
    include_str!("../../data/blueprints/general-45.toml"),
    include_str!("../../data/blueprints/general-50.toml"),
    include_str!("../../data/blueprints/general-85.toml"),
    include_str!("../../data/blueprints/penalty-18.toml"),
    include_str!("../../data/blueprints/permit-18.toml"),
    include_str!("../../data/blueprints/coercion-18.toml"),
    include_str!("../../data/blueprints/review-18.toml"),
    include_str!("../../data/blueprints/litigation-18.toml"),
    include_str!("../../data/blueprints/mock-100.toml"),
];

/// The identity of the blueprint with this code, the same in every database.
pub(in crate::app) fn blueprint_uid(code: &str) -> Uid {
    Uid::derived("blueprint", code)
}

/// Lets a blueprint pass that keeps the rules.
fn checked(blueprint: Blueprint) -> Result<Blueprint, BlueprintRefusal> {
    match blueprint.faults() {
        faults if faults.is_empty() => Ok(blueprint),
        faults => Err(BlueprintRefusal::Faults(faults)),
    }
}

/// Why a blueprint was not kept or not drawn.
#[derive(Debug, thiserror::Error)]
pub enum BlueprintRefusal {
    /// The file is no blueprint.
    #[error("{0}")]
    Unreadable(String),
    /// It breaks rules; all of them are named.
    #[error("the blueprint has {} faults", .0.len())]
    Faults(Vec<BlueprintFault>),
    /// Another blueprint has this code.
    #[error("the code {0} is taken")]
    Taken(String),
    /// Somebody saved another revision while this one was written.
    #[error("revision {0} was saved meanwhile")]
    ChangedMeanwhile(i64),
    /// What is to be saved is what is stored.
    #[error("nothing was changed")]
    Unchanged,
    /// It is out of use already, or in use already.
    #[error("nothing to do: retired is {0}")]
    StandsSo(bool),
    /// The banks cannot meet it; every row that is short is named.
    #[error("{} rows are short", .0.short.len())]
    Infeasible(Feasibility),
}

impl Explain for BlueprintRefusal {
    fn kind(&self) -> Kind {
        match self {
            Self::Unreadable(_) | Self::Faults(_) | Self::Unchanged => Kind::Invalid,
            Self::Infeasible(_)
            | Self::Taken(_)
            | Self::ChangedMeanwhile(_)
            | Self::StandsSo(_) => Kind::Conflict,
        }
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::Unreadable(detail) => t::blueprint_faults(locale, detail),
            Self::Faults(faults) => {
                let told: Vec<String> = faults.iter().map(|found| fault(locale, found)).collect();
                t::blueprint_faults(locale, told.join("; "))
            }
            Self::Taken(code) => t::blueprint_taken(locale, code),
            Self::ChangedMeanwhile(number) => t::blueprint_changed_meanwhile(locale, number),
            Self::Unchanged => t::blueprint_unchanged(locale).to_owned(),
            Self::StandsSo(true) => t::blueprint_is_retired(locale).to_owned(),
            Self::StandsSo(false) => t::blueprint_is_active(locale).to_owned(),
            Self::Infeasible(found) => {
                let mut lines = vec![t::infeasible(locale, found.short.len())];
                lines.extend(shortages(locale, found));
                lines.extend(kept_out(locale, &found.in_doubt));
                lines.join("\n")
            }
        }
    }
}

/// One fault in words.
pub fn fault(locale: Locale, fault: &BlueprintFault) -> String {
    match fault {
        BlueprintFault::Code => t::fault_code(locale).to_owned(),
        BlueprintFault::Name => t::fault_name(locale).to_owned(),
        BlueprintFault::NoBank => t::fault_no_bank(locale).to_owned(),
        BlueprintFault::Minutes => t::fault_minutes(locale).to_owned(),
        BlueprintFault::Empty { section } => t::fault_empty(locale, section),
        BlueprintFault::Worthless { section } => t::fault_worthless(locale, section),
        BlueprintFault::Difficulty { section } => t::fault_difficulty(locale, section),
        BlueprintFault::UnknownBank { section, bank } => {
            t::fault_unknown_bank(locale, section, bank)
        }
        BlueprintFault::PassMark { total } => t::fault_pass_mark(locale, total),
        BlueprintFault::Scoring => t::fault_scoring(locale).to_owned(),
    }
}

/// Each row that is short in words, with what is in doubt and the smallest relaxation.
pub fn shortages(locale: Locale, found: &Feasibility) -> Vec<String> {
    let told = |short: &Shortage| {
        let Shortage { section, row, kind, wanted, available } = *short;
        let kind = names::item_type(locale, kind);
        match found.in_doubt.row(section, row) {
            0 => t::shortage(locale, section, row, kind, wanted, available),
            doubted => t::shortage_doubted(locale, section, row, kind, wanted, available, doubted),
        }
    };
    found.short.iter().map(told).collect()
}

/// What of the items that fit is kept out as in doubt, and who decides about it where; none when
/// nothing is.
pub fn kept_out(locale: Locale, in_doubt: &InDoubt) -> Option<String> {
    (in_doubt.items > 0).then(|| t::kept_out(locale, in_doubt.items))
}
