//! Changing an agency: its name and place, its end and successor (机构改革), whom to call, what
//! the organisation keeps about it besides.

use super::{AgencyRefused, Draft, is_a_tree, name_is_free};
use crate::app::actor::require;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::custom_field::FieldOwner;
use crate::domain::id::AgencyId;
use crate::domain::role::{Permission, Target};
use crate::store::{accounts, agencies, custom_fields};
use std::sync::Arc;

/// Brings an agency to what the draft says; the audit keeps both. An agency cannot be deleted: the
/// past names it. It ends by its last day.
///
/// # Errors
/// A refusal for lack of permission: over the agency for its contact and the organisation's own
/// fields, over what stands above it for everything else. [`AgencyRefused`] for what cannot be.
pub fn edit(app: &Arc<App>, actor: &Actor, id: AgencyId, draft: Draft) -> Result<(), AppError> {
    let (before, path, wanted) = app.read(|tx| {
        let before = agencies::all(tx)?.into_iter().find(|agency| agency.id == id);
        let before = before.ok_or_else(|| Missing::new("agency", id.0))?;
        let wanted = match draft.parent {
            Some(parent) => accounts::agency_path(tx, parent)?,
            None => Vec::new(),
        };
        Ok((before, accounts::agency_path(tx, id)?, wanted))
    })?;
    require(app, actor, Permission::EditAgencies, Target::Agency(&path))?;
    let draft = draft.trimmed()?;
    let was = Draft::of(&before);
    let own = Draft { contact: was.contact.clone(), custom: was.custom.clone(), ..draft.clone() };
    if own != was {
        let above = path.split_last().map_or(&[][..], |(_, above)| above);
        for place in [above, &wanted] {
            let place = if place.is_empty() { Target::District } else { Target::Agency(place) };
            require(app, actor, Permission::EditAgencies, place)?;
        }
    }
    if draft.successor == Some(id) {
        return Err(AgencyRefused::OwnSuccessor.into());
    }
    app.write(actor, app.now(), move |tx| {
        name_is_free(tx, &draft.name, Some(id))?;
        name_is_free(tx, &draft.short_name, Some(id))?;
        let fields = custom_fields::in_use(tx, FieldOwner::Agency)?;
        let mut all = agencies::all(tx)?;
        let stored = all.iter_mut().find(|agency| agency.id == id);
        let stored = stored.ok_or_else(|| Missing::new("agency", id.0))?;
        let before = Draft::of(stored);
        draft.onto(stored, &fields)?;
        let changed = stored.clone();
        is_a_tree(&all)?;
        agencies::update(tx, &changed)?;
        let detail = serde_json::json!({ "before": before, "agency": &draft });
        Ok(((), Trace::new("agency.edit", "agency", &draft.name).with(detail)))
    })
}
