//! The review of a day: a version that was loaded early comes into force by itself, so whoever draws
//! first on a day lets the citations be followed before.

use super::review::review;
use crate::app::{App, AppError};
use crate::store::{Priority, Settle, Tx, site};
use std::sync::Arc;

/// Reviews the citations, unless that was done today by whatever process and nothing was left over.
///
/// # Errors
/// Whatever the store refuses.
pub fn review_of_day(app: &Arc<App>) -> Result<(), AppError> {
    let today = app.today();
    let whole = || !app.reviews.due();
    if whole() && app.read(|tx| Ok(site::reviewed_on(tx)?))? == Some(today) {
        return Ok(());
    }
    review(app)?;
    if !whole() {
        return Ok(());
    }
    let note = move |tx: &mut Tx<'_>| site::set_reviewed_on(tx, Some(today));
    Ok(app.store.write(Settle::Rerun, Priority::Bulk, note)?)
}

/// The same before questions are drawn or shown. What goes wrong is logged and keeps nobody from
/// an exam: the banks are as the last review left them.
pub(in crate::app) fn before_drawing(app: &Arc<App>) {
    if let Err(error) = review_of_day(app) {
        tracing::error!(%error, "citations could not be reviewed");
    }
}
