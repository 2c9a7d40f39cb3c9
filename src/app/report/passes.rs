//! 合格记录: the pass records in force.

use super::{Person, everybody};
use crate::app::actor::reach;
use crate::app::reach::Organisation;
use crate::app::{Actor, App, AppError, exam};
use crate::domain::bank::Subject;
use crate::domain::id::Uid;
use crate::domain::role::Permission;
use crate::domain::sitting::Level;
use crate::domain::time::Date;
use crate::store::pass_records;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::Arc;

/// One pass record; points are in hundredths.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PassRow {
    /// Uid of the record.
    pub uid: Uid,
    /// Who passed.
    #[serde(flatten)]
    pub person: Person,
    /// Subject: `general` or `special`.
    pub subject: Subject,
    /// Level: `district` or `province`.
    pub level: Level,
    /// Name of the exam.
    pub exam: String,
    /// The day of the exam.
    pub passed_on: Date,
    /// Points earned, where known.
    pub earned: Option<i64>,
    /// Points of the paper, where known.
    pub total: Option<i64>,
    /// 单人办理: whoever confirmed or entered it did so alone.
    pub single_handed: bool,
}

/// The report of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PassReport {
    /// The day.
    pub as_of: Date,
    /// The records in force, newest first.
    pub items: Vec<PassRow>,
    /// 人次: how many records.
    pub records: usize,
    /// 人数: how many people have one.
    pub persons: usize,
}

/// The pass records in force on a day, narrowed to what the actor may see.
///
/// # Errors
/// Refused without the permission.
pub fn passes(app: &Arc<App>, actor: &Actor, as_of: Date) -> Result<PassReport, AppError> {
    let reach = reach(app, actor, Permission::ViewReports)?;
    exam::finalise::expire_overdue(app)?;
    app.read(|tx| {
        let within = Organisation::load(tx)?.within(&reach);
        let people = everybody(tx, within, as_of)?;
        let people: HashMap<Uid, Person> =
            people.iter().map(|line| (line.officer.officer.uid, Person::from(line))).collect();
        let records = pass_records::in_force(tx, None, as_of)?;
        let items: Vec<PassRow> = records
            .into_iter()
            .filter_map(|record| {
                Some(PassRow {
                    uid: record.uid,
                    person: people.get(&record.officer)?.clone(),
                    subject: record.subject,
                    level: record.level,
                    exam: record.exam,
                    passed_on: record.passed_on,
                    earned: record.score.map(|(earned, _)| earned.0),
                    total: record.score.map(|(_, total)| total.0),
                    single_handed: record.single_handed,
                })
            })
            .collect();
        let persons: std::collections::HashSet<Uid> =
            items.iter().map(|row| row.person.officer_uid).collect();
        Ok(PassReport { as_of, records: items.len(), persons: persons.len(), items })
    })
}
