//! How an open paper stands: the screen asks every second, so that time granted elsewhere is on it
//! within one.

use super::{ExamRefusal, own_officer};
use crate::app::actor::require;
use crate::app::{Actor, App, AppError};
use crate::domain::attempt::AttemptState;
use crate::domain::id::{AttemptId, ConnectionId};
use crate::domain::role::{Permission, Target};
use crate::domain::time::Timestamp;
use crate::store::{attempts, presence};
use std::sync::Arc;

/// How an open paper stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// When it ends by itself.
    pub deadline: Timestamp,
    /// Whether it still runs.
    pub live: bool,
    /// Whether this connection is the one in force; another window may have taken over.
    pub in_force: bool,
}

/// How the actor's own attempt stands, seen from one of its connections.
///
/// # Errors
/// Refused without the permission and for somebody else's attempt.
pub fn watch(
    app: &Arc<App>,
    actor: &Actor,
    attempt: AttemptId,
    connection: ConnectionId,
) -> Result<Standing, AppError> {
    require(app, actor, Permission::SitExam, Target::Some)?;
    let officer = own_officer(actor)?;
    app.read(|tx| {
        let attempt = attempts::get(tx, attempt)?;
        if attempt.officer != officer {
            return Err(ExamRefusal::Ended.into());
        }
        Ok(Standing {
            deadline: attempt.deadline_at,
            live: attempt.state == AttemptState::Live,
            in_force: presence::is_open(tx, connection)?,
        })
    })
}
