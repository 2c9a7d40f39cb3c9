//! What a review has to change about the banks: each item followed from the version it was judged by
//! into the one in force.

use super::Now;
use crate::app::doubt::review::Reviewed;
use crate::domain::bank::BankHeader;
use crate::domain::doubt::{Touched, repealed, touched};
use crate::domain::id::{BatchId, ItemId, StatuteVersionId};
use crate::domain::statute::diff::{Comparison, compare};
use crate::domain::statute::standing::Versions;
use crate::domain::statute::{StatuteOutline, StatuteText};
use crate::domain::time::{Date, Timestamp};
use crate::store::banks::{self, StoredBank};
use crate::store::doubts::{self, Citing, NewDoubt};
use crate::store::judged::{self, Before};
use crate::store::statutes::{self, StoredVersion};
use crate::store::{StoreError, Tx};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What has to change about one item.
#[derive(Debug, Clone)]
pub(super) enum Change {
    /// It is in doubt.
    Raise {
        doubt: NewDoubt,
        /// It was not in doubt before, and is in force.
        newly: bool,
    },
    /// Its doubt has no ground any more.
    Drop { item: ItemId, statute: String },
}

impl Change {
    pub(super) fn carry_out(&self, tx: &mut Tx<'_>, at: Timestamp) -> Result<(), StoreError> {
        match self {
            Self::Raise { doubt, .. } => doubts::raise(tx, doubt, at),
            Self::Drop { item, statute } => doubts::drop_open(tx, *item, statute, at),
        }
    }
}

/// What has to change about one bank.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    pub bank: StoredBank,
    pub changes: Vec<Change>,
    pub header: BankHeader,
    /// What the header said before it was brought up, and the version to which.
    pub steps: Vec<(Date, Before)>,
    brought_up: Vec<String>,
    exempt_no_more: Vec<String>,
    /// The stored versions it rests on, by title.
    rests_on: Vec<(String, Stamp)>,
}

/// Which versions of a statute were stored, and since when.
type Stamp = Vec<(StatuteVersionId, Timestamp)>;

fn stamp(stored: &[StoredVersion]) -> Stamp {
    stored.iter().map(|one| (one.id, one.created_at)).collect()
}

impl Finding {
    fn of(bank: StoredBank) -> Self {
        Self {
            header: bank.header.clone(),
            bank,
            changes: Vec::new(),
            steps: Vec::new(),
            brought_up: Vec::new(),
            exempt_no_more: Vec::new(),
            rests_on: Vec::new(),
        }
    }

    /// Whether neither the bank nor the statutes changed since.
    pub(super) fn stands(&self, tx: &mut Tx<'_>) -> Result<bool, StoreError> {
        if banks::get(tx, self.bank.id)?.version != self.bank.version {
            return Ok(false);
        }
        for (title, known) in &self.rests_on {
            if stamp(&statutes::versions(tx, title)?) != *known {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What some of its changes come to; with those of the header where they are the `last`.
    pub(super) fn told(&self, changes: &[Change], last: bool) -> Reviewed {
        let raised = |change: &&Change| matches!(change, Change::Raise { newly: true, .. });
        let dropped = |change: &&Change| matches!(change, Change::Drop { .. });
        Reviewed {
            bank: self.bank.header.name.clone(),
            raised: changes.iter().filter(raised).count(),
            dropped: changes.iter().filter(dropped).count(),
            brought_up: if last { self.brought_up.clone() } else { Vec::new() },
            exempt_no_more: if last { self.exempt_no_more.clone() } else { Vec::new() },
        }
    }

    fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.brought_up.is_empty()
    }
}

/// Looks at every bank as it is on a day.
pub(super) fn survey(tx: &mut Tx<'_>, today: Date) -> Result<Vec<Finding>, StoreError> {
    let mut texts = Texts::default();
    // Versions that revisions were written for and that are gone by now have to be found, too.
    let noted = judged::noted(tx)?;
    let doubted = doubts::statutes(tx)?;
    let mut findings = Vec::new();
    for (bank, _) in banks::list(tx)? {
        let mut finding = Finding::of(bank);
        let in_doubt: HashSet<&str> = doubted
            .iter()
            .filter(|(bank, _)| *bank == finding.bank.id)
            .map(|(_, statute)| statute.as_str())
            .collect();
        drop_strays(tx, &mut finding, &in_doubt)?;
        for index in 0..finding.header.statutes.len() {
            let outline = finding.header.statutes[index].clone();
            let stored = texts.versions(tx, &outline.title)?;
            let Some(now) = Now::of(&stored, &outline, today) else {
                if in_doubt.contains(outline.name.as_str()) {
                    drop_groundless(tx, &mut finding, &outline, &stored)?;
                }
                continue;
            };
            let known = Known::new(&stored, now.version());
            let lost = noted.iter().any(|(bank, statute, version)| {
                *bank == finding.bank.id && *statute == outline.name && !known.has(*version)
            });
            let redrawn = matches!(&now, Now::InForce(version)
                if version.outline.version == outline.version && version.outline != outline);
            if now.version() > outline.version
                || redrawn
                || lost
                || in_doubt.contains(outline.name.as_str())
            {
                finding.rests_on.push((outline.title.clone(), stamp(&stored)));
                survey_statute(tx, &mut finding, index, (&known, &now), &mut texts)?;
            }
        }
        if !finding.is_empty() {
            findings.push(finding);
        }
    }
    Ok(findings)
}

/// The bank has these statutes no more, so nothing can be in doubt for them.
fn drop_strays(
    tx: &mut Tx<'_>,
    finding: &mut Finding,
    in_doubt: &HashSet<&str>,
) -> Result<(), StoreError> {
    let statutes = &finding.header.statutes;
    let is_stray = |statute: &str| statutes.iter().all(|outline| outline.name != statute);
    if !in_doubt.iter().any(|statute| is_stray(statute)) {
        return Ok(());
    }
    let open = doubts::spans(tx, finding.bank.id)?.into_iter();
    let strays = open.filter(|one| is_stray(&one.statute));
    let drop = |one: doubts::Span| Change::Drop { item: one.item, statute: one.statute };
    finding.changes.extend(strays.map(drop));
    Ok(())
}

/// No version is in force: what is in doubt stays so where it has a ground.
fn drop_groundless(
    tx: &mut Tx<'_>,
    finding: &mut Finding,
    outline: &StatuteOutline,
    stored: &[StoredVersion],
) -> Result<(), StoreError> {
    let known = Known::new(stored, outline.version);
    let files = judged::of_files(tx, finding.bank.id)?;
    for one in doubts::citing(tx, finding.bank.id, [&outline.name, &outline.title])? {
        if one.in_doubt.is_some() && !has_ground(&one, outline, &files, &known) {
            let (item, statute) = (one.item, outline.name.clone());
            finding.changes.push(Change::Drop { item, statute });
        }
    }
    Ok(())
}

/// Whether the doubt about an item is for the version that the header has by now, about what the
/// item cites, and about a revision that nobody judged by that version.
fn has_ground(
    one: &Citing,
    header: &StatuteOutline,
    files: &HashMap<BatchId, Vec<StatuteOutline>>,
    known: &Known<'_>,
) -> bool {
    let cites = |place: &Touched| {
        let part = one.content.parts.iter().find(|part| part.id == place.part);
        part.is_some_and(|part| part.citations.contains(&place.citation))
    };
    one.in_doubt.as_ref().is_some_and(|doubt| {
        doubt.to == header.version
            && doubt.touched.iter().any(cites)
            && known.judged(one, header, files).is_none_or(|judged| judged < doubt.to)
    })
}

/// The versions of a statute that can be compared with, and the one in force.
struct Known<'a> {
    stored: &'a [StoredVersion],
    versions: Versions,
    now: Date,
}

impl<'a> Known<'a> {
    fn new(stored: &'a [StoredVersion], now: Date) -> Self {
        let versions = Versions::new(stored.iter().map(StoredVersion::dated).collect());
        Self { stored, versions, now }
    }

    /// The version that something was judged by ([`Versions::judged_by`]).
    fn find(&self, day: Date) -> Option<&StoredVersion> {
        let version = self.versions.judged_by(day)?.outline.version;
        self.stored.iter().find(|one| one.outline.version == version)
    }

    fn has(&self, version: Date) -> bool {
        version == self.now || self.find(version).is_some()
    }

    /// The latest version by which a revision was judged itself: what it was written for here or found
    /// right for, as far as anybody has it, and what came with its file.
    fn judged(
        &self,
        one: &Citing,
        header: &StatuteOutline,
        files: &HashMap<BatchId, Vec<StatuteOutline>>,
    ) -> Option<Date> {
        self.here(one).max(of_file(one, header, files))
    }

    fn here(&self, one: &Citing) -> Option<Date> {
        let here = [one.written_for, one.held_for].into_iter().flatten();
        here.filter(|version| self.has(*version)).max()
    }
}

/// The version that the file said with which a revision came.
fn of_file(
    one: &Citing,
    header: &StatuteOutline,
    files: &HashMap<BatchId, Vec<StatuteOutline>>,
) -> Option<Date> {
    let file = one.batch.and_then(|batch| files.get(&batch)).into_iter().flatten();
    file.filter(|said| said.name == header.name).map(|said| said.version).max()
}

/// The version by which an item was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Basis {
    /// This one, or one that only a header knows.
    Version(Date),
    /// This one, which was loaded when the item was written for it and is not any more: so the item
    /// cites places that nobody can compare, be it later or earlier.
    Lost(Date),
}

impl Basis {
    /// What a revision was written for here or found right for, what came with its file, and at least
    /// what the header says, because that is brought up where every item holds. What the header left
    /// behind, because it was retired or because its confirmation was taken back, is still in doubt
    /// from where it was.
    fn of(
        one: &Citing,
        header: &StatuteOutline,
        files: &HashMap<BatchId, Vec<StatuteOutline>>,
        known: &Known<'_>,
    ) -> Self {
        let (of_file, here) = (of_file(one, header, files), known.here(one));
        if let Some(doubt) = &one.in_doubt
            && (one.retired || doubt.to == header.version)
            && doubt.from < doubt.to
            && known.judged(one, header, files).is_none_or(|judged| judged < doubt.to)
        {
            return Self::Version(doubt.from);
        }
        let said = of_file.map_or(header.version, |file| file.max(header.version));
        match (here, one.written_for) {
            (None, Some(lost)) if lost > said => Self::Lost(lost),
            (here, _) => Self::Version(here.map_or(said, |here| here.max(said))),
        }
    }
}

/// Follows what the items cite of one statute to where it stands now.
fn survey_statute(
    tx: &mut Tx<'_>,
    finding: &mut Finding,
    index: usize,
    (known, now): (&Known<'_>, &Now),
    texts: &mut Texts,
) -> Result<(), StoreError> {
    let outline = finding.header.statutes[index].clone();
    let to = now.version();
    let new = match now {
        Now::InForce(version) => Some(texts.of(tx, version)?),
        Now::Ended(_) => None,
    };
    let files = judged::of_files(tx, finding.bank.id)?;
    let mut all_hold = true;
    let mut by_basis: HashMap<Basis, Vec<Citing>> = HashMap::new();
    for one in doubts::citing(tx, finding.bank.id, [&outline.name, &outline.title])? {
        // What is in doubt for the header's version stays so while only earlier ones are loaded.
        if outline.version > to && has_ground(&one, &outline, &files, known) {
            continue;
        }
        by_basis.entry(Basis::of(&one, &outline, &files, known)).or_default().push(one);
    }
    for (basis, of_one) in by_basis {
        let (Basis::Version(day) | Basis::Lost(day)) = basis;
        let judged_by = known.find(day);
        let from = judged_by.map_or(day, |old| old.outline.version);
        let old = judged_by.map(|old| texts.of(tx, old)).transpose()?;
        let comparison = old.as_deref().zip(new.as_deref()).map(|(old, new)| compare(old, new));
        let follower = comparison.as_ref().map(Comparison::follower);
        for one in of_one {
            let found = match (basis, now, &follower) {
                (Basis::Lost(_), ..) => touched(&one.content, &outline, None),
                (Basis::Version(day), ..) if day >= to => Vec::new(),
                (_, Now::Ended(_), _) => repealed(&one.content, &outline),
                (.., Some(follower)) => {
                    touched(&one.content, &outline, Some(&|cited| follower.fate(cited)))
                }
                (.., None) => touched(&one.content, &outline, None),
            };
            let statute = outline.name.clone();
            match (found.is_empty(), one.in_doubt) {
                (true, None) => {}
                (true, Some(_)) => finding.changes.push(Change::Drop { item: one.item, statute }),
                (false, Some(known)) if known.to == to && known.touched == found => {
                    all_hold &= one.retired;
                }
                (false, known) => {
                    all_hold &= one.retired;
                    let newly = known.is_none() && !one.retired;
                    let doubt = NewDoubt { item: one.item, statute, from, to, touched: found };
                    finding.changes.push(Change::Raise { doubt, newly });
                }
            }
        }
    }
    match now {
        Now::InForce(current)
            if all_hold && outline != current.outline && outline.version <= to =>
        {
            let old = known.find(outline.version).map(|old| texts.of(tx, old)).transpose()?;
            let comparison = old.as_deref().zip(new.as_deref()).map(|(old, new)| compare(old, new));
            bring_up(finding, index, &current.outline, comparison.as_ref());
        }
        _ => {}
    }
    Ok(())
}

/// Lets the header say the version in force. The articles set aside as not to be tested go with their
/// words; without the earlier text nobody knows where to.
fn bring_up(
    finding: &mut Finding,
    index: usize,
    current: &StatuteOutline,
    comparison: Option<&Comparison<'_>>,
) {
    let said = finding.header.statutes[index].clone();
    let name = said.name.clone();
    let before = Before { coverage: finding.header.coverage.get(&name).cloned(), outline: said };
    let same_version = before.outline.version == current.version;
    if let Some(coverage) = finding.header.coverage.get_mut(&name) {
        let (moved, lost) = coverage.moved(|no| match (same_version, comparison) {
            (true, _) => current.paragraphs(no).map(|_| no),
            (false, Some(comparison)) => comparison.unchanged(no),
            (false, None) => None,
        });
        *coverage = moved;
        finding.exempt_no_more.extend(lost.iter().map(|no| format!("{name} {}", no.label())));
    }
    finding.header.statutes[index] = current.clone();
    if !same_version {
        finding.steps.push((current.version, before));
    }
    finding.brought_up.push(name);
}

/// What was read once.
#[derive(Default)]
struct Texts {
    versions: HashMap<String, Arc<Vec<StoredVersion>>>,
    texts: HashMap<i64, Arc<StatuteText>>,
}

impl Texts {
    fn versions(
        &mut self,
        tx: &mut Tx<'_>,
        title: &str,
    ) -> Result<Arc<Vec<StoredVersion>>, StoreError> {
        if let Some(versions) = self.versions.get(title) {
            return Ok(Arc::clone(versions));
        }
        let versions = Arc::new(statutes::versions(tx, title)?);
        self.versions.insert(title.to_owned(), Arc::clone(&versions));
        Ok(versions)
    }

    fn of(
        &mut self,
        tx: &mut Tx<'_>,
        version: &StoredVersion,
    ) -> Result<Arc<StatuteText>, StoreError> {
        if let Some(text) = self.texts.get(&version.id.0) {
            return Ok(Arc::clone(text));
        }
        let text = Arc::new(statutes::text(tx, version.id)?);
        self.texts.insert(version.id.0, Arc::clone(&text));
        Ok(text)
    }
}
