//! 学时 of one officer: what the training year granted, required and still lacks, entry by entry.

use super::end::sweep;
use super::student;
use crate::app::actor::require;
use crate::app::reach::path_of;
use crate::app::{Actor, App, AppError, preset};
use crate::domain::hours::{GrantedHours, Hours, grant, hours_of};
use crate::domain::id::OfficerId;
use crate::domain::role::{Permission, Target};
use crate::domain::time::Date;
use crate::store::{Tx, hours};
use std::sync::Arc;

pub use crate::store::hours::HourLine;

/// One entry with what it was granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The entry.
    pub line: HourLine,
    /// 学时 granted, rounded down to hundredths.
    pub hours: Hours,
    /// Code and revision of the preset that granted them.
    pub rules: String,
}

/// An officer's training year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// What it granted in all.
    pub granted: GrantedHours,
    /// Its entries, newest day first; trainings taken back too, with no hours.
    pub entries: Vec<Entry>,
    /// Code and revision of the preset in force, by which the sum was made.
    pub rules: String,
    /// Whether every rule about hours has been compared with its document.
    pub verified: bool,
}

/// The training year of an officer up to today: one's own, or that of somebody whose reports the
/// actor may run.
///
/// # Errors
/// Refused without the permission.
pub fn year(app: &Arc<App>, actor: &Actor, officer: OfficerId) -> Result<Year, AppError> {
    let today = app.today();
    let own = Target::Officer(officer, &[]);
    if actor.officer() != Some(officer) || !actor.grants.allow(Permission::Study, own) {
        let path = app.read(|tx| path_of(tx, officer, today))?;
        require(app, actor, Permission::ViewReports, Target::Officer(officer, &path))?;
    }
    sweep(app)?;
    app.read(|tx| year_in(tx, app, officer, today))
}

/// The actor's own training year up to today.
///
/// # Errors
/// Refused without the permission, or when the account belongs to no officer.
pub fn own_year(app: &Arc<App>, actor: &Actor) -> Result<Year, AppError> {
    let officer = student(app, actor)?;
    year(app, actor, officer)
}

/// The training year that a day belongs to, up to that day.
pub(in crate::app) fn year_in(
    tx: &mut Tx<'_>,
    app: &App,
    officer: OfficerId,
    today: Date,
) -> Result<Year, AppError> {
    let preset = preset::in_force(tx, today)?;
    let mut lines = hours::lines(tx, &app.zone, Some(officer))?;
    lines.retain(|line| line.entry.day <= today);
    let entries: Vec<_> = lines.iter().map(|line| line.entry.clone()).collect();
    let granted = grant(&entries, &preset.hours, today);
    let rules = preset.version();
    let of_year = granted.first_day..=granted.last_day;
    let mut entries: Vec<Entry> = lines
        .into_iter()
        .zip(&granted.counted_seconds)
        .filter(|(line, _)| of_year.contains(&line.entry.day))
        .map(|(line, seconds)| Entry {
            hours: hours_of(*seconds, &preset.hours),
            rules: line.rules.clone().unwrap_or_else(|| rules.clone()),
            line,
        })
        .collect();
    let taken_back = hours::withdrawn(tx, &app.zone, officer)?.into_iter();
    entries.extend(taken_back.filter(|line| of_year.contains(&line.entry.day)).map(|line| Entry {
        hours: Hours::default(),
        rules: line.rules.clone().unwrap_or_else(|| rules.clone()),
        line,
    }));
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.line.entry.day, entry.line.recorded_at)));
    let verified = preset.notes().filter(|n| n.key.starts_with("hours.")).all(|n| n.verified);
    Ok(Year { granted, entries, rules, verified })
}
