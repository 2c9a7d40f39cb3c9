//! Reading statutes as study: a session without questions, proved by the keys that turn the pages.

use super::begin::{Opening, open};
use super::{Counted, student};
use crate::app::exam::finalise::expire_overdue;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::hours::Allowance;
use crate::domain::id::StudyId;
use crate::domain::study::{Patience, StudyMode};
use std::sync::Arc;

/// Reading that has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The session.
    pub session: StudyId,
    /// How long the person may be silent.
    pub patience: Patience,
    /// What the limits of the preset still admit, before this session.
    pub allowance: Allowance,
    /// The session's time.
    pub counted: Counted,
}

/// Begins to count reading; a session the officer had open ends with the time it had proved.
///
/// # Errors
/// Refused without the permission, and while an exam is running.
pub fn read(app: &Arc<App>, actor: &Actor, statute: &str) -> Result<Reading, AppError> {
    let officer = student(app, actor)?;
    expire_overdue(app)?;
    let at = app.now();
    let (uid, zone, statute) = (app.uid(at), app.zone.clone(), statute.to_owned());
    app.write(actor, at, move |tx| {
        let opening = Opening { uid, officer, bank: None, mode: StudyMode::Reading, at };
        let opened = open(tx, &zone, &opening)?;
        let trace = Trace::new("study.begin", "study", uid).with(serde_json::json!({
            "mode": StudyMode::Reading,
            "statute": statute,
            "replaces": opened.replaces,
        }));
        let reading = Reading {
            session: opened.session,
            patience: opened.patience,
            allowance: opened.allowance,
            counted: Counted { seconds: 0, dropped_seconds: 0, ended_by: None },
        };
        Ok((reading, trace))
    })
}
