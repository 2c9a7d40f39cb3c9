//! Following every bank's citations into the versions in force.
//!
//! Nobody has to ask for it: it runs after a statute or a bank came in or went, and once a day
//! ([`super::of_day`]), because a version that was loaded early comes into force by itself. Where no
//! header is behind it costs a look at the headers.

use super::later;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::bank::BankHeader;
use crate::domain::doubt::{Touched, touched};
use crate::domain::id::ItemId;
use crate::domain::statute::diff::{Comparison, compare};
use crate::domain::statute::{StatuteOutline, StatuteText};
use crate::domain::time::Date;
use crate::store::banks::{self, StoredBank};
use crate::store::doubts::{self, Citing, NewDoubt};
use crate::store::statutes::{self, StoredVersion};
use crate::store::{StoreError, Tx, items};
use serde::Serialize;
use std::collections::HashMap;
use std::sync::Arc;

/// What the review of one bank changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
}

/// Raises doubts about items whose cited places changed, drops those without ground, and brings
/// headers up to the versions in force where every item holds for them. A bank that somebody
/// changes at the same time is left for the next time.
///
/// # Errors
/// Whatever the store refuses.
pub fn review(app: &Arc<App>) -> Result<Vec<Reviewed>, AppError> {
    let (at, today) = (app.now(), app.today());
    let findings = app.read(|tx| Ok(survey(tx, today)?))?;
    let mut reviewed = Vec::new();
    for finding in findings {
        let told = app.write_each(&Actor::system(), at, move |tx| {
            let bank = banks::get(tx, finding.bank.id)?;
            if bank.version != finding.bank.version {
                return Ok((None, Vec::new()));
            }
            for doubt in finding.raised.iter().chain(&finding.on_return) {
                doubts::raise(tx, doubt, at)?;
            }
            for (item, statute) in &finding.dropped {
                doubts::drop_open(tx, *item, statute, at)?;
            }
            banks::advance(tx, bank.id, bank.version + 1, &finding.header)?;
            items::follow(tx, bank.id, bank.version + 1, None)?;
            let told = finding.told();
            let trace = Trace::new("doubt.review", "bank", &told.bank);
            let trace = trace.with(serde_json::json!(told));
            Ok((Some(told), vec![trace]))
        })?;
        reviewed.extend(told);
    }
    Ok(reviewed)
}

/// What has to change about one bank.
#[derive(Debug, Clone)]
struct Finding {
    bank: StoredBank,
    raised: Vec<NewDoubt>,
    /// How many of these are about items that were not in doubt before.
    newly: usize,
    /// Doubts about retired items, which are in doubt when they come back.
    on_return: Vec<NewDoubt>,
    dropped: Vec<(ItemId, String)>,
    header: BankHeader,
    brought_up: Vec<String>,
}

impl Finding {
    fn told(&self) -> Reviewed {
        Reviewed {
            bank: self.bank.header.name.clone(),
            raised: self.newly,
            dropped: self.dropped.len(),
            brought_up: self.brought_up.clone(),
        }
    }
}

fn survey(tx: &mut Tx<'_>, today: Date) -> Result<Vec<Finding>, StoreError> {
    let mut texts = Texts::default();
    let mut findings = Vec::new();
    for (bank, _) in banks::list(tx)? {
        let header = bank.header.clone();
        let mut finding = Finding {
            bank,
            raised: Vec::new(),
            newly: 0,
            on_return: Vec::new(),
            dropped: Vec::new(),
            header,
            brought_up: Vec::new(),
        };
        for index in 0..finding.header.statutes.len() {
            let outline = finding.header.statutes[index].clone();
            let stored = statutes::versions(tx, &outline.title)?;
            match later(&stored, &outline, today) {
                Some(current) => {
                    survey_statute(tx, &mut finding, index, &stored, &current, &mut texts)?;
                }
                None => drop_groundless(tx, &mut finding, &outline)?,
            }
        }
        let raised = finding.raised.len() + finding.on_return.len();
        if raised + finding.dropped.len() + finding.brought_up.len() > 0 {
            findings.push(finding);
        }
    }
    Ok(findings)
}

/// Nothing later is in force: a doubt has a ground only where an item was retired in doubt for the
/// version the header has by now, and has come back as it was.
fn drop_groundless(
    tx: &mut Tx<'_>,
    finding: &mut Finding,
    outline: &StatuteOutline,
) -> Result<(), StoreError> {
    if !doubts::any(tx, finding.bank.id, &outline.name)? {
        return Ok(());
    }
    for one in doubts::citing(tx, finding.bank.id, [&outline.name, &outline.title])? {
        let cites = |place: &Touched| {
            let part = one.content.parts.iter().find(|part| part.id == place.part);
            part.is_some_and(|part| part.citations.contains(&place.citation))
        };
        let groundless = one
            .in_doubt
            .as_ref()
            .is_some_and(|doubt| doubt.to != outline.version || !doubt.touched.iter().any(cites));
        if groundless {
            finding.dropped.push((one.item, outline.name.clone()));
        }
    }
    Ok(())
}

/// Follows what the items cite of one statute into the version in force.
fn survey_statute(
    tx: &mut Tx<'_>,
    finding: &mut Finding,
    index: usize,
    stored: &[StoredVersion],
    current: &StoredVersion,
    texts: &mut Texts,
) -> Result<(), StoreError> {
    let outline = finding.header.statutes[index].clone();
    let new = texts.of(tx, current)?;
    let mut all_hold = true;
    let citing = doubts::citing(tx, finding.bank.id, [&outline.name, &outline.title])?;
    // Items that were decided for a version in between are followed from there; retired ones in
    // doubt from the version they were written for, which the header may have left behind.
    let mut by_version: HashMap<Date, Vec<Citing>> = HashMap::new();
    for one in citing {
        let written_for = match &one.in_doubt {
            Some(doubt) if one.retired => doubt.from,
            _ => one.held_for.map_or(outline.version, |held| held.max(outline.version)),
        };
        by_version.entry(written_for).or_default().push(one);
    }
    for (from, of_one) in by_version {
        let old = stored.iter().find(|one| one.outline.version == from);
        let old = old.map(|old| texts.of(tx, old)).transpose()?;
        let comparison = old.as_deref().map(|old| compare(old, &new));
        let follower = comparison.as_ref().map(Comparison::follower);
        for one in of_one {
            let to = current.outline.version;
            let found = match (&follower, from >= to) {
                (_, true) => Vec::new(),
                (Some(follower), _) => {
                    touched(&one.content, &outline, Some(&|cited| follower.fate(cited)))
                }
                (None, _) => touched(&one.content, &outline, None),
            };
            let statute = outline.name.clone();
            match (found.is_empty(), one.in_doubt) {
                (true, None) => {}
                (true, Some(_)) => finding.dropped.push((one.item, statute)),
                (false, Some(known)) if known.to == to && known.touched == found => {
                    all_hold &= one.retired;
                }
                (false, known) => {
                    all_hold &= one.retired;
                    finding.newly += usize::from(known.is_none() && !one.retired);
                    let doubt = NewDoubt { item: one.item, statute, from, to, touched: found };
                    match one.retired {
                        true => finding.on_return.push(doubt),
                        false => finding.raised.push(doubt),
                    }
                }
            }
        }
    }
    if all_hold {
        finding.header.statutes[index] = current.outline.clone();
        finding.brought_up.push(outline.name);
    }
    Ok(())
}

/// Texts that were read once.
#[derive(Default)]
struct Texts(HashMap<i64, Arc<StatuteText>>);

impl Texts {
    fn of(
        &mut self,
        tx: &mut Tx<'_>,
        version: &StoredVersion,
    ) -> Result<Arc<StatuteText>, StoreError> {
        if let Some(text) = self.0.get(&version.id.0) {
            return Ok(Arc::clone(text));
        }
        let text = Arc::new(statutes::text(tx, version.id)?);
        self.0.insert(version.id.0, Arc::clone(&text));
        Ok(text)
    }
}
