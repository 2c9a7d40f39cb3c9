//! The cover page: the rules of an exam before its clock starts.

use super::own_officer;
use crate::app::actor::require;
use crate::app::{Actor, App, AppError};
use crate::domain::id::SittingId;
use crate::domain::item::ItemType;
use crate::domain::points::Points;
use crate::domain::role::{Permission, Target};
use crate::domain::scoring::ExampleLine;
use crate::domain::sitting::Closed;
use crate::domain::time::MINUTE_MS;
use crate::store::sittings::{self, Listed};
use std::sync::Arc;

/// What the cover page says.
#[derive(Debug, Clone)]
pub struct Cover {
    /// The sitting, with what the officer made of it so far.
    pub listed: Listed,
    /// Items and points by section, in paper order.
    pub sections: Vec<(ItemType, u32, Points)>,
    /// Points of the whole paper.
    pub total: Points,
    /// Working time if started now, in whole minutes.
    pub minutes: i64,
    /// Whether the window closes before the full working time is over.
    pub shortened: bool,
    /// Worth of a multiple-choice item and the worked example for it.
    pub example: Option<(Points, Vec<ExampleLine>)>,
    /// Why it cannot be started now; a live attempt can always be resumed.
    pub closed: Option<Closed>,
}

/// The cover page of a sitting.
///
/// # Errors
/// Refused without the permission; missing sittings.
pub fn cover(app: &Arc<App>, actor: &Actor, id: SittingId) -> Result<Cover, AppError> {
    require(app, actor, Permission::SitExam, Target::Some)?;
    let officer = own_officer(actor)?;
    let now = app.now();
    let (listed, on_list) = app.read(|tx| {
        let sitting = sittings::get(tx, id)?;
        let (made, live) = sittings::attempts_made(tx, id, officer)?;
        let on_list = super::start::may_enter(tx, &sitting, officer)?;
        Ok((Listed { sitting, made, live }, on_list))
    })?;
    let rules = &listed.sitting.rules;
    let start = listed.sitting.may_start(now, on_list, listed.made);
    let closed = start.err().filter(|_| !listed.live);
    let allowed = rules.allowed_ms(now);
    let body = &listed.sitting.body;
    Ok(Cover {
        sections: body.sections.iter().map(|s| (s.kind, s.items(), s.points)).collect(),
        total: body.total(),
        minutes: allowed / MINUTE_MS,
        shortened: allowed < i64::from(rules.minutes) * MINUTE_MS,
        example: body.example(),
        closed,
        listed,
    })
}
