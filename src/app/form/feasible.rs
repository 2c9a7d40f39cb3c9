//! Whether banks can meet a blueprint, and what is kept out of it because it is in doubt.

use crate::app::bank::seal::may_read;
use crate::app::blueprint::BlueprintRefusal;
use crate::app::study::shelf::may_study;
use crate::app::{Actor, App, AppError};
use crate::domain::blueprint::Blueprint;
use crate::domain::drawing::{self, Feasibility, InDoubt, Pool, Shortage};
use crate::domain::sitting::SittingKind;
use crate::store::{Tx, pools};

/// How the banks stand to a blueprint for such a sitting, as this transaction sees them.
///
/// # Errors
/// Whatever the store refuses.
pub(in crate::app) fn feasible(
    app: &App,
    actor: &Actor,
    tx: &mut Tx<'_>,
    blueprint: &Blueprint,
    sitting: SittingKind,
) -> Result<Feasibility, AppError> {
    let ready = app.pools.of(tx, &blueprint.banks, sitting)?;
    let short = drawing::shortages(blueprint, &ready.pool);
    explained(app, actor, tx, blueprint, sitting, short)
}

/// Refuses a blueprint with rows that are short.
pub(super) fn refusal(
    app: &App,
    actor: &Actor,
    tx: &mut Tx<'_>,
    blueprint: &Blueprint,
    sitting: SittingKind,
    short: Vec<Shortage>,
) -> AppError {
    match explained(app, actor, tx, blueprint, sitting, short) {
        Ok(found) => BlueprintRefusal::Infeasible(found).into(),
        Err(error) => error,
    }
}

/// Puts to what is short what would fit and is in doubt, as far as the person may know of it: in
/// banks that they may read, and in those that are for them to study.
fn explained(
    app: &App,
    actor: &Actor,
    tx: &mut Tx<'_>,
    blueprint: &Blueprint,
    sitting: SittingKind,
    short: Vec<Shortage>,
) -> Result<Feasibility, AppError> {
    let mut doubted = Pool::default();
    for stamp in pools::stamps(tx, &blueprint.banks, sitting)? {
        if may_read(app, tx, actor, stamp.bank)? || may_study(tx, actor, stamp.bank)? {
            pools::add_doubted(tx, &stamp, &mut doubted)?;
        }
    }
    Ok(Feasibility { short, in_doubt: InDoubt::of(blueprint, &doubted) })
}
