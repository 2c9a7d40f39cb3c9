//! Whether banks can meet a blueprint, and what is kept out of it because it is in doubt.

use crate::app::bank::seal::may_read;
use crate::app::study::shelf::may_study;
use crate::app::{Actor, App, AppError};
use crate::domain::blueprint::Blueprint;
use crate::domain::drawing::{self, Feasibility, InDoubt, Pool, Shortage};
use crate::domain::id::BankId;
use crate::domain::sitting::SittingKind;
use crate::store::{Tx, doubts, pools};
use std::collections::HashSet;

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

/// Puts to what is short what would fit and is in doubt, as far as the person may know of it: in
/// banks that they may read, and in those that are for them to study.
///
/// # Errors
/// Whatever the store refuses.
pub(super) fn explained(
    app: &App,
    actor: &Actor,
    tx: &mut Tx<'_>,
    blueprint: &Blueprint,
    sitting: SittingKind,
    short: Vec<Shortage>,
) -> Result<Feasibility, AppError> {
    let mut doubted = Pool::default();
    let in_doubt: HashSet<BankId> =
        doubts::by_bank(tx)?.into_iter().map(|(bank, _)| bank).collect();
    let stamps = pools::stamps(tx, &blueprint.banks, sitting)?;
    for stamp in stamps.into_iter().filter(|stamp| in_doubt.contains(&stamp.bank)) {
        if may_read(app, tx, actor, stamp.bank)? || may_study(tx, actor, stamp.bank)? {
            pools::add_doubted(tx, &stamp, &mut doubted)?;
        }
    }
    Ok(Feasibility { short, in_doubt: InDoubt::of(blueprint, &doubted) })
}
