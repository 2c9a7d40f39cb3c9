//! Every pass record of the officers one may see, with what became of it.

use crate::app::actor::reach;
use crate::app::attachment::Linked;
use crate::app::reach::Organisation;
use crate::app::{Actor, App, AppError, Page};
use crate::domain::attachment::OwnerKind;
use crate::domain::counter_entry::standing;
use crate::domain::id::OfficerId;
use crate::domain::role::Permission;
use crate::store::attachments;
use crate::store::officers::{self, OfficerFilter, OfficerOrder};
use crate::store::pass_records::{self, Recorded};
use std::collections::HashMap;
use std::sync::Arc;

/// One record with what became of it.
#[derive(Debug, Clone)]
pub struct Line {
    /// The record.
    pub recorded: Recorded,
    /// Name of the officer.
    pub officer: String,
    /// Whether it stands: no standing record takes it back.
    pub stands: bool,
    /// The files that prove it.
    pub files: Vec<Linked>,
}

/// Lists the records, of one officer or of everybody within reach, in the order they were made.
///
/// # Errors
/// Refused without the permission.
pub fn list(
    app: &Arc<App>,
    actor: &Actor,
    officer: Option<OfficerId>,
) -> Result<Vec<Line>, AppError> {
    let reach = reach(app, actor, Permission::ViewResults)?;
    let on = app.today();
    app.read(|tx| {
        let within = Organisation::load(tx)?.within(&reach);
        let filter = OfficerFilter { text: String::new(), state: None, category: None, within, on };
        let people: HashMap<OfficerId, String> =
            officers::page(tx, &filter, OfficerOrder::Agency, Page::ALL)?
                .into_iter()
                .map(|line| (line.officer.id, line.officer.officer.name))
                .collect();
        let recorded = pass_records::all(tx, officer)?;
        let stands = standing(&recorded, |line| line.record.uid, |line| line.record.withdraws);
        let mut found = Vec::new();
        for recorded in recorded {
            let Some(officer) = people.get(&recorded.officer).cloned() else { continue };
            let uid = recorded.record.uid;
            let files = attachments::of_owner(tx, OwnerKind::PassRecord, uid)?;
            found.push(Line { recorded, officer, stands: stands.contains(&uid), files });
        }
        Ok(found)
    })
}
