//! One's own record: the results, and the sittings one was on the list of and did not sit.

use super::own_officer;
use super::results::{ResultLine, own};
use crate::app::{Actor, App, AppError};
use crate::domain::attempt::Outcome;
use crate::domain::sitting::{Level, SittingKind};
use crate::domain::standing::{Facts, Standing};
use crate::domain::time::Timestamp;
use crate::store::outcomes::{self, Unsat};
use std::sync::Arc;

/// One line of a person's record.
#[derive(Debug, Clone)]
pub enum Record {
    /// A paper and what came of it.
    Sat(ResultLine),
    /// A sitting without a paper.
    Missed(Missed),
}

/// A sitting that a person was on the list of and did not sit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// Its name.
    pub sitting_name: String,
    /// What it counts for.
    pub kind: SittingKind,
    /// Whose exam it is.
    pub level: Level,
    /// 缺考, 缓考, or what else was entered.
    pub outcome: Outcome,
    /// Why, in the words of whoever entered it; empty for 缺考.
    pub reason: String,
    /// Number of the document it rests on; empty for 缺考.
    pub document: String,
    /// When it came to be: the end of the window, or the entry.
    pub at: Timestamp,
}

impl Record {
    /// When it came to be.
    pub const fn at(&self) -> Timestamp {
        match self {
            Self::Sat(line) => line.ended_at,
            Self::Missed(missed) => missed.at,
        }
    }

    /// The name of its sitting.
    pub fn sitting_name(&self) -> &str {
        match self {
            Self::Sat(line) => &line.sitting_name,
            Self::Missed(missed) => &missed.sitting_name,
        }
    }
}

/// The actor's own record, newest first.
///
/// # Errors
/// Refused without the permission, or when the account belongs to no officer.
pub fn records(app: &Arc<App>, actor: &Actor) -> Result<Vec<Record>, AppError> {
    let sat = own(app, actor)?.into_iter().map(Record::Sat);
    let (officer, now) = (own_officer(actor)?, app.now());
    let unsat = app.read(|tx| Ok(outcomes::unsat_by(tx, officer)?))?;
    let missed = unsat.into_iter().filter_map(|unsat| missed(unsat, now)).map(Record::Missed);
    let mut records: Vec<Record> = sat.chain(missed).collect();
    records.sort_by_key(|record| std::cmp::Reverse(record.at()));
    Ok(records)
}

/// What a sitting without a paper means; nothing while one can still begin.
fn missed(unsat: Unsat, now: Timestamp) -> Option<Missed> {
    let over = unsat.closes_at.is_some_and(|closes_at| closes_at <= now);
    let entered = unsat.entered.as_ref().and_then(|entered| entered.outcome);
    let Standing::Done(outcome) = (Facts { over, entered, ..Facts::default() }).standing() else {
        return None;
    };
    let at = unsat.entered.as_ref().map(|entered| entered.at).or(unsat.closes_at)?;
    let (reason, document) =
        unsat.entered.map(|entered| (entered.reason, entered.document)).unwrap_or_default();
    let Unsat { name: sitting_name, kind, level, .. } = unsat;
    Some(Missed { sitting_name, kind, level, outcome, reason, document, at })
}
