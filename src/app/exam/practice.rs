//! Standing practice sittings: open to everybody, without end, and counting for nothing.

use super::conflicts::admits;
use crate::app::AppError;
use crate::app::form::Pools;
use crate::domain::blueprint::Blueprint;
use crate::domain::drawing;
use crate::domain::id::{BlueprintId, SittingId, Uid};
use crate::domain::sitting::{SittingKind, SittingRules};
use crate::domain::time::Timestamp;
use crate::store::Tx;
use crate::store::sittings::{self, NewSitting};

/// Opens a standing practice sitting for a blueprint, inside the caller's transaction. None is
/// opened for a blueprint whose answers would wait for a person to mark them, nor for one that the
/// banks cannot meet as they are now: whoever practises gets a paper and a result at once.
///
/// # Errors
/// A bank whose purpose keeps it out of practice, or the store's.
pub(in crate::app) fn offer(
    tx: &mut Tx<'_>,
    pools: &Pools,
    (id, blueprint): (BlueprintId, &Blueprint),
    uid: Uid,
    at: Timestamp,
) -> Result<Option<SittingId>, AppError> {
    if blueprint.may_need_marking() {
        return Ok(None);
    }
    admits(tx, blueprint, SittingKind::Practice)?;
    let ready = pools.of(tx, &blueprint.banks, SittingKind::Practice)?;
    if !drawing::shortages(blueprint, &ready.pool).is_empty() {
        return Ok(None);
    }
    let new = NewSitting {
        uid,
        name: blueprint.name.clone(),
        rules: SittingRules::practice(blueprint.minutes),
        blueprint: id,
        officers: Vec::new(),
        account: None,
        created_at: at,
    };
    Ok(Some(sittings::insert(tx, &new)?))
}
