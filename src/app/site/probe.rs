//! Measuring the way to the database: a read, and a durable write that leaves nothing.

use crate::app::{App, AppError};
use crate::clock::monotonic;
use crate::store::{Priority, Settle, lease, site};
use std::time::Duration;

/// How long the database took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Probe {
    /// To read one row.
    pub read: Duration,
    /// To commit one row durably, as an answer is.
    pub write: Duration,
}

/// Measures once, now. The row written is a lease that the same transaction gives back, so the
/// commit is a real one and nothing of it stays.
///
/// # Errors
/// Whatever the store refuses.
pub fn probe(app: &App) -> Result<Probe, AppError> {
    let begun = monotonic();
    app.read(|tx| Ok(site::find(tx)?))?;
    let read = begun.elapsed();
    let (at, holder) = (app.now(), app.uid(app.now()).to_string());
    let begun = monotonic();
    app.store.write(Settle::Rerun, Priority::Normal, move |tx| {
        let name = format!("probe.{holder}");
        lease::take(tx, &name, &holder, at, at)?;
        lease::release(tx, &name, &holder)
    })?;
    Ok(Probe { read, write: begun.elapsed() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Timestamp;

    #[test]
    fn a_probe_takes_time_and_leaves_nothing() {
        let app = App::in_memory(Timestamp::from_millis(1_790_000_000_000), 1).unwrap();
        let count = || {
            let sql = "SELECT (SELECT count(*) FROM lease) + (SELECT count(*) FROM audit)";
            app.read(|tx| Ok(tx.one(sql, &[], |row| row.get::<i64>(0))?)).unwrap()
        };
        let before = count();
        let probe = probe(&app).unwrap();
        assert!(probe.write > Duration::ZERO && probe.read > Duration::ZERO);
        assert_eq!(count(), before);
    }
}
