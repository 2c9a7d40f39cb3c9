//! Following every bank's citations into the versions in force.
//!
//! Nobody has to ask for it: it runs after a statute, a bank or an item changed, and once a day
//! ([`super::of_day`]), because a version that was loaded early comes into force by itself. A bank
//! none of whose statutes has moved on and none of whose items is in doubt costs a look at its header.

use super::survey::{Finding, survey};
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::time::Timestamp;
use crate::store::{Priority, Settle, Tx, banks, items, judged, site};
use serde::Serialize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Doubts written in one go, so that answers never wait long.
const CHUNK: usize = 200;

/// How often it looks again at a bank that somebody changes at the same time.
const TRIES: usize = 3;

/// Reviews that were asked for in this process, and how far they were answered: one that went through
/// answers itself and those asked for before it, and none that came while it ran.
#[derive(Debug, Default)]
pub struct Reviews {
    asked: AtomicU64,
    answered: AtomicU64,
    /// One that followed something somebody did was left for later, and they are to be told.
    left: AtomicBool,
}

impl Reviews {
    /// Asks for one, and gives its number.
    fn ask(&self) -> u64 {
        self.asked.fetch_add(1, Ordering::AcqRel) + 1
    }

    /// The one with this number went through.
    fn answer(&self, number: u64) {
        self.answered.fetch_max(number, Ordering::AcqRel);
    }

    /// Whether one that followed something somebody did was left for later; says it once.
    pub fn was_left(&self) -> bool {
        self.left.swap(false, Ordering::AcqRel)
    }

    /// Whether one failed or still runs, so that another look is due.
    pub fn due(&self) -> bool {
        self.answered.load(Ordering::Acquire) < self.asked.load(Ordering::Acquire)
    }
}

/// What the review of one bank changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Reviewed {
    /// The bank.
    pub bank: String,
    /// Items that are in doubt now and were not before.
    pub raised: usize,
    /// Items whose doubt has no ground any more.
    pub dropped: usize,
    /// Statutes whose version in the header is the one in force now, because every item holds for
    /// it.
    pub brought_up: Vec<String>,
    /// Articles that were set aside as not to be tested, and count as to be tested since the header
    /// was brought up, because they changed or are gone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exempt_no_more: Vec<String>,
}

impl Reviewed {
    /// Puts to it what a further part of the same review changed.
    fn add(&mut self, more: Self) {
        self.raised += more.raised;
        self.dropped += more.dropped;
        self.brought_up.extend(more.brought_up);
        self.exempt_no_more.extend(more.exempt_no_more);
    }
}

/// Raises doubts about items whose cited places changed, drops those without ground, and brings
/// headers up to the versions in force where every item holds for them. A bank that somebody
/// changes at the same time is looked at again, and in the end left for a minute later.
///
/// # Errors
/// Whatever the store refuses.
pub fn review(app: &Arc<App>) -> Result<Vec<Reviewed>, AppError> {
    Ok(review_all(app)?.0)
}

/// The same, and whether nothing was left for later.
fn review_all(app: &Arc<App>) -> Result<(Vec<Reviewed>, bool), AppError> {
    let asked = app.reviews.ask();
    let (at, today) = (app.now(), app.today());
    let mut reviewed: Vec<Reviewed> = Vec::new();
    let mut whole = false;
    for _ in 0..TRIES {
        whole = true;
        for finding in app.read(|tx| Ok(survey(tx, today)?))? {
            let bank = finding.bank.header.name.clone();
            let mut told = Reviewed { bank, ..Reviewed::default() };
            whole &= carry_out(app, finding, at, &mut told)?;
            match reviewed.iter_mut().find(|known| known.bank == told.bank) {
                Some(known) => known.add(told),
                None => reviewed.push(told),
            }
        }
        if whole {
            app.reviews.answer(asked);
            break;
        }
    }
    reviewed.retain(|one| *one != Reviewed { bank: one.bank.clone(), ..Reviewed::default() });
    Ok((reviewed, whole))
}

/// Reviews after something was done, which stands whatever becomes of the review: one that is not
/// whole is repeated within a minute where the program goes on, and otherwise when it is opened
/// next. [`Reviews::was_left`] says so to whoever did it.
pub(in crate::app) fn follow_up(app: &Arc<App>) -> Vec<Reviewed> {
    let (reviewed, whole) = review_all(app).unwrap_or_else(|error| {
        tracing::error!(%error, "citations could not be reviewed");
        (Vec::new(), false)
    });
    if !whole {
        app.reviews.left.store(true, Ordering::Release);
        // Another process takes it for done today until this is gone.
        let forget = |tx: &mut Tx<'_>| site::set_reviewed_on(tx, None);
        if let Err(error) = app.store.write(Settle::Rerun, Priority::Bulk, forget) {
            tracing::error!(%error, "a review could not be noted as due");
        }
    }
    reviewed
}

/// Carries a finding out, a chunk at a time and the header with the last one; false when the bank or
/// a statute changed meanwhile, and the rest was left.
fn carry_out(
    app: &Arc<App>,
    finding: Finding,
    at: Timestamp,
    told: &mut Reviewed,
) -> Result<bool, AppError> {
    let finding = Arc::new(finding);
    let chunks = finding.changes.len().div_ceil(CHUNK).max(1);
    for chunk in 0..chunks {
        let last = chunk + 1 == chunks;
        let finding = Arc::clone(&finding);
        let done = app.write_bulk(&Actor::system(), at, move |tx| {
            if !finding.stands(tx)? {
                return Ok((None, Vec::new()));
            }
            let changes = finding.changes.chunks(CHUNK).nth(chunk).unwrap_or_default();
            changes.iter().try_for_each(|change| change.carry_out(tx, at))?;
            if last {
                let (bank, version) = (finding.bank.id, finding.bank.version + 1);
                for (to, before) in &finding.steps {
                    judged::keep(tx, bank, *to, before)?;
                }
                banks::advance(tx, bank, version, &finding.header)?;
                items::follow(tx, bank, version, None)?;
            }
            let told = finding.told(changes, last);
            let trace = Trace::new("doubt.review", "bank", &told.bank);
            let trace = trace.with(serde_json::json!(told));
            Ok((Some(told), vec![trace]))
        })?;
        match done {
            Some(done) => told.add(done),
            None => return Ok(false),
        }
    }
    Ok(true)
}
