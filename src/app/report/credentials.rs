//! 持证情况: the numbers of the board, a row for each agency.

use crate::app::actor::reach;
use crate::app::board::{Overview, count};
use crate::app::reach::Organisation;
use crate::app::{Actor, App, AppError, preset};
use crate::domain::board::Counts;
use crate::domain::id::Uid;
use crate::domain::role::Permission;
use crate::domain::time::Date;
use serde::Serialize;
use std::sync::Arc;

/// Persons by column, as on the board: `due` is the sum of `held`, `uninspected`, `expired`,
/// `suspended`, `pending` and `without`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Numbers {
    /// 应持证
    pub due: u32,
    /// 持证
    pub held: u32,
    /// 其中临期
    pub held_expiring: u32,
    /// Of those who hold one, the ones whose card only missed its inspection
    pub held_uninspected: u32,
    /// 未年检
    pub uninspected: u32,
    /// 过期
    pub expired: u32,
    /// 暂扣
    pub suspended: u32,
    /// 办证中
    pub pending: u32,
    /// 无证
    pub without: u32,
}

impl From<Counts> for Numbers {
    fn from(counts: Counts) -> Self {
        Self {
            due: counts.due,
            held: counts.held,
            held_expiring: counts.held_expiring,
            held_uninspected: counts.held_uninspected,
            uninspected: counts.uninspected,
            expired: counts.expired,
            suspended: counts.suspended,
            pending: counts.pending,
            without: counts.without,
        }
    }
}

/// One agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgencyRow {
    /// Uid of the agency.
    pub agency_uid: Option<Uid>,
    /// Name of the agency.
    pub agency: String,
    /// Its persons.
    #[serde(flatten)]
    pub numbers: Numbers,
    /// Whether it has fewer holders than the preset's minimum.
    pub short_of_holders: bool,
}

/// The report of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CredentialReport {
    /// The day.
    pub as_of: Date,
    /// A row for each agency, in official order.
    pub items: Vec<AgencyRow>,
    /// 合计
    pub total: Numbers,
    /// People who have left and still have a card, by uid.
    pub left_with_card: Vec<Uid>,
}

/// The credential report of a day, narrowed to what the actor may see.
///
/// # Errors
/// Refused without the permission.
pub fn credentials(
    app: &Arc<App>,
    actor: &Actor,
    as_of: Date,
) -> Result<CredentialReport, AppError> {
    let reach = reach(app, actor, Permission::ViewReports)?;
    let today = app.today();
    let overview = app.read(|tx| {
        let within = Organisation::load(tx)?.within(&reach);
        let rules = preset::in_force(tx, as_of)?;
        count(tx, &within, rules, &app.zone, as_of, today)
    })?;
    Ok(report(&overview))
}

fn report(overview: &Overview) -> CredentialReport {
    let board = &overview.board;
    let row = |row: &crate::domain::board::BoardRow| {
        let agency = overview.agencies.get(&row.agency);
        AgencyRow {
            agency_uid: agency.map(|agency| agency.uid),
            agency: agency.map(|agency| agency.name.clone()).unwrap_or_default(),
            numbers: row.counts.into(),
            short_of_holders: row.short_of_holders,
        }
    };
    let uid = |officer| overview.people.get(officer).map(|(uid, _)| *uid);
    CredentialReport {
        as_of: board.as_of,
        items: board.rows.iter().map(row).collect(),
        total: board.total.into(),
        left_with_card: board.left_with_card.iter().filter_map(uid).collect(),
    }
}
