//! Creating an agency.

use super::{Draft, name_is_free};
use crate::app::actor::require;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::agency::Agency;
use crate::domain::custom_field::{CustomValues, FieldOwner};
use crate::domain::id::{AgencyId, Uid};
use crate::domain::role::{Permission, Target};
use crate::store::{StoreError, Tx, accounts, agencies, custom_fields};
use std::sync::Arc;

/// Creates an agency below another one, or a root.
///
/// # Errors
/// A refusal for lack of permission over the place it gets, and [`super::AgencyRefused`].
pub fn create(app: &Arc<App>, actor: &Actor, draft: Draft) -> Result<AgencyId, AppError> {
    let path = match draft.parent {
        Some(parent) => app.read(|tx| Ok(accounts::agency_path(tx, parent)?))?,
        None => Vec::new(),
    };
    let place = if path.is_empty() { Target::District } else { Target::Agency(&path) };
    require(app, actor, Permission::EditAgencies, place)?;
    let draft = draft.trimmed()?;
    let at = app.now();
    let uid = app.uid(at);
    app.write(actor, at, move |tx| {
        let id = insert(tx, uid, &draft)?;
        let detail = serde_json::json!({ "agency": &draft });
        Ok((id, Trace::new("agency.create", "agency", &draft.name).with(detail)))
    })
}

/// Stores a new agency whose names are free.
pub(super) fn insert(tx: &mut Tx<'_>, uid: Uid, draft: &Draft) -> Result<AgencyId, StoreError> {
    name_is_free(tx, &draft.name, None)?;
    name_is_free(tx, &draft.short_name, None)?;
    let mut agency = Agency {
        id: AgencyId(0),
        uid,
        parent: None,
        name: String::new(),
        short_name: String::new(),
        kind: draft.kind,
        valid_from: None,
        valid_to: None,
        successor: None,
        official_order: 0,
        contact: None,
        custom: CustomValues::default(),
    };
    let fields = custom_fields::in_use(tx, FieldOwner::Agency)?;
    draft.onto(&mut agency, &fields).map_err(AppError::from)?;
    agencies::insert(tx, &agency)
}
