//! 学时: what each officer's training year has granted so far.

use super::{Person, everybody};
use crate::app::actor::reach;
use crate::app::reach::Organisation;
use crate::app::{Actor, App, AppError, exam, preset, study};
use crate::domain::hours::grant;
use crate::domain::role::Permission;
use crate::domain::time::Date;
use crate::store::hours as entries;
use serde::Serialize;
use std::sync::Arc;

/// One officer's training year; hours are 学时 in hundredths.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HourRow {
    /// Who.
    #[serde(flatten)]
    pub person: Person,
    /// Granted for online study.
    pub online: u32,
    /// Granted for classroom training.
    pub classroom: u32,
    /// Granted in all.
    pub total: u32,
    /// What the year requires.
    pub required: u32,
    /// Still missing.
    pub missing: u32,
}

/// The report of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HourReport {
    /// The day up to which study counts.
    pub as_of: Date,
    /// First day of the training year.
    pub first_day: Date,
    /// Last day of the training year.
    pub last_day: Date,
    /// Code and revision of the rules the hours were granted by.
    pub rules: String,
    /// A row for each person who is still there, by the official order of their agencies.
    pub items: Vec<HourRow>,
}

/// The hours report of a day, narrowed to what the actor may see.
///
/// # Errors
/// Refused without the permission.
pub fn hours(app: &Arc<App>, actor: &Actor, as_of: Date) -> Result<HourReport, AppError> {
    let reach = reach(app, actor, Permission::ViewReports)?;
    exam::finalise::expire_overdue(app)?;
    study::end::sweep(app)?;
    app.read(|tx| {
        let within = Organisation::load(tx)?.within(&reach);
        let preset = preset::in_force(tx, as_of)?;
        let studied = entries::by_officer(tx, &app.zone, as_of)?;
        let there = |line: &crate::store::officers::OfficerLine| {
            line.officer.state_on(as_of).is_some_and(|state| !state.has_left())
        };
        let row = |line: &crate::store::officers::OfficerLine| {
            let studied = studied.get(&line.officer.id).map_or(&[][..], Vec::as_slice);
            let granted = grant(studied, &preset.hours, as_of);
            HourRow {
                person: Person::from(line),
                online: granted.online.hundredths(),
                classroom: granted.classroom.hundredths(),
                total: granted.total().hundredths(),
                required: granted.required.hundredths(),
                missing: granted.missing().hundredths(),
            }
        };
        let (first_day, last_day) = preset.hours.year_of(as_of);
        let people = everybody(tx, within, as_of)?;
        Ok(HourReport {
            as_of,
            first_day,
            last_day,
            rules: preset.version(),
            items: people.iter().filter(|line| there(line)).map(row).collect(),
        })
    })
}
