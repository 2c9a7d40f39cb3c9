//! Judging banks: everything that somebody should mend before people are examined with them.

use super::seal::require_open;
use crate::app::actor::require;
use crate::app::error::Missing;
use crate::app::{Actor, App, AppError};
use crate::domain::bank::quality::{Fault, Figures, Finding, Grade, Site, judge};
use crate::domain::bank::{Bank, BankHeader, Measures};
use crate::domain::id::ItemId;
use crate::domain::item::ItemType;
use crate::domain::item::check::Field;
use crate::domain::role::{Permission, Target};
use crate::i18n::{Locale, bank_quality as t};
use crate::interchange::bank::{Places, read_placed, write};
use crate::interchange::excerpt::excerpt;
use crate::interchange::{Draft, Issue, Place, Severity, Source, Told};
use crate::store::banks::{self, Member, StoredBank};
use crate::store::{StoreError, Tx, items, judged, statutes};
use serde::Serialize;
use std::collections::HashMap;
use std::sync::Arc;

/// Banks judged together.
#[derive(Debug, Clone)]
pub struct Report {
    /// Each of them.
    pub banks: Vec<Judged>,
    /// All of them taken as one; none for a single bank.
    pub whole: Option<Whole>,
}

/// One bank judged.
#[derive(Debug, Clone)]
pub struct Judged {
    /// Its file.
    pub source: Source,
    /// Its header and what was counted; none when errors make the file unusable.
    pub content: Option<(BankHeader, Figures)>,
    /// What is wrong, in file order.
    pub remarks: Vec<Remark>,
}

/// Several banks taken as one.
#[derive(Debug, Clone)]
pub struct Whole {
    /// What was counted.
    pub figures: Figures,
    /// What is wrong.
    pub remarks: Vec<Remark>,
}

/// Something to mend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// How much it matters.
    pub severity: Severity,
    /// The stable code of the rule.
    pub code: &'static str,
    /// The item it is about; none for the bank.
    pub item: Option<String>,
    /// The part of a case it is about.
    pub part: Option<String>,
    /// The field of the item that it is about, where the rule knows.
    #[serde(skip)]
    pub field: Option<Field>,
    /// Where it stands; none for several banks taken as one.
    pub place: Option<Place>,
    /// What is wrong.
    pub message: Told,
    /// What to do about it.
    pub help: Option<Told>,
}

impl Report {
    /// How many remarks of a severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        let whole = self.whole.iter().flat_map(|whole| &whole.remarks);
        let all = self.banks.iter().flat_map(|bank| &bank.remarks).chain(whole);
        all.filter(|remark| remark.severity == severity).count()
    }
}

impl Judged {
    /// What the bank is called; what its file is called when it cannot be used.
    pub fn name(&self) -> &str {
        self.content.as_ref().map_or(&self.source.name, |(header, _)| &header.name)
    }

    /// How many remarks of a severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.remarks.iter().filter(|remark| remark.severity == severity).count()
    }
}

impl Remark {
    /// The remark in words, with its item.
    pub fn text(&self, locale: Locale) -> String {
        let message = self.message.text(locale);
        match (&self.item, &self.part) {
            (None, _) if self.place.is_none() => t::of_whole(locale, message),
            (None, _) => message.to_owned(),
            (Some(id), None) => t::of_item(locale, id, message),
            (Some(id), Some(part)) => t::of_item(locale, t::part_of(locale, id, part), message),
        }
    }

    /// The remark in words, and what to do about it.
    pub fn text_with_help(&self, locale: Locale) -> String {
        let help = self.help.as_ref().map_or("", |help| help.text(locale));
        t::with_help(locale, self.text(locale), help)
    }

    /// The remark with the line it is about, for a space `width` columns wide.
    pub fn shown(&self, source: &Source, locale: Locale, width: usize) -> String {
        match self.place.clone() {
            None => self.text_with_help(locale),
            Some(place) => {
                let (severity, code, help) = (self.severity, self.code, self.help.clone());
                let message = Told::new(|locale| self.text(locale));
                let issue = Issue { severity, code, place, message, help };
                excerpt(source, &issue, locale, width)
            }
        }
    }
}

/// Judges bank files, each with its name and bytes, without a database.
pub fn judge_files(files: &[(String, Vec<u8>)]) -> Report {
    // The header of a file holds for every item in it.
    judge_measured(files, &Measures::default())
}

fn judge_measured(files: &[(String, Vec<u8>)], measures: &Measures) -> Report {
    let read: Vec<(Draft<Bank>, Places)> =
        files.iter().map(|(name, bytes)| read_placed(name, bytes, measures)).collect();
    let sound: Vec<Sound<'_>> = read.iter().filter(|(draft, _)| draft.value.is_some()).collect();
    let banks: Vec<(&Bank, &Measures)> = sound
        .iter()
        .filter_map(|(draft, _)| draft.value.as_ref())
        .map(|bank| (bank, measures))
        .collect();
    let judgement = judge(&banks);
    let mut verdicts = judgement.banks.into_iter().enumerate();
    let judged = read.iter().map(|(draft, places)| {
        let mut remarks = as_read(draft, places);
        let mut content = None;
        if let Some(bank) = &draft.value
            && let Some((at, verdict)) = verdicts.next()
        {
            let located = verdict.findings.iter().map(|finding| locate(finding, at, &sound));
            remarks.extend(located);
            content = Some((bank.header.clone(), verdict.figures));
        }
        remarks.sort_by_key(|one| (one.place.as_ref().map(|place| place.span.start), one.severity));
        Judged { source: draft.source.clone(), content, remarks }
    });
    let whole = judgement.whole.map(|verdict| {
        let faults = verdict.findings.iter().map(|finding| &finding.fault);
        let remarks = faults.map(|fault| remark(fault, |locale| t::fault(locale, fault, "")));
        Whole { remarks: remarks.collect(), figures: verdict.figures }
    });
    Report { banks: judged.collect(), whole }
}

/// Judges a bank of the database as it is in force, by the file that an export would write; each item
/// by the versions of its statutes that it was written for.
///
/// # Errors
/// When the person may not see keys, there is no such bank, it is sealed, or the store fails.
pub fn judge_stored(app: &Arc<App>, actor: &Actor, name: &str) -> Result<Report, AppError> {
    require(app, actor, Permission::ViewKeys, Target::District)?;
    let (bank, measures) = app.read(|tx| {
        let stored = banks::find(tx, name)?
            .filter(|bank| bank.version > 0)
            .ok_or_else(|| Missing::new("bank", name))?;
        require_open(app, tx, actor, &stored.header)?;
        let members = banks::members(tx, stored.id)?;
        let revisions: Vec<_> = members.iter().map(|member| member.revision).collect();
        let measures = measures(tx, &stored, &members)?;
        Ok((Bank { header: stored.header, items: items::load(tx, &revisions)? }, measures))
    })?;
    Ok(judge_measured(&[(name.to_owned(), write(&bank).into_bytes())], &measures))
}

/// What the items of a bank are measured by. A version that is not loaded any more has no outline:
/// there the header's stays.
fn measures(
    tx: &mut Tx<'_>,
    bank: &StoredBank,
    members: &[Member],
) -> Result<Measures, StoreError> {
    let mut measures = Measures::default();
    let names: HashMap<ItemId, &str> =
        members.iter().map(|member| (member.item, member.name.as_str())).collect();
    let judged = judged::of_bank(tx, bank.id)?;
    for outline in &bank.header.statutes {
        let later = judged
            .iter()
            .filter(|one| outline.is_named(&one.statute) && one.version > outline.version);
        let later: Vec<_> = later.collect();
        if later.is_empty() {
            continue;
        }
        let stored = statutes::versions(tx, &outline.title)?;
        for one in later {
            let version = stored.iter().find(|stored| stored.outline.version == one.version);
            if let (Some(version), Some(item)) = (version, names.get(&one.item)) {
                measures.replace(&bank.header, item, version.outline.clone());
            }
        }
    }
    Ok(measures)
}

/// What reading the file found.
fn as_read(draft: &Draft<Bank>, places: &Places) -> Vec<Remark> {
    let told = draft.issues.iter().map(|issue| Remark {
        severity: issue.severity,
        code: issue.code,
        item: places.item_at(issue.place.span.start).map(str::to_owned),
        part: None,
        field: None,
        place: Some(issue.place.clone()),
        message: issue.message.clone(),
        help: issue.help.clone(),
    });
    told.collect()
}

/// A bank that was read, and where everything stands in its file.
type Sound<'r> = &'r (Draft<Bank>, Places);

/// A finding at its place in the file.
fn locate(finding: &Finding, bank: usize, sound: &[Sound<'_>]) -> Remark {
    let other = finding.fault.other().and_then(|spot| {
        let site = Site::Item { item: spot.item, part: spot.part, field: Field::Stem };
        let (draft, places) = sound.get(spot.bank)?;
        Some((named(draft, site), draft.source.place(places.of(site))))
    });
    let told = |locale| match &other {
        None => t::fault(locale, &finding.fault, ""),
        Some(((item, part), place)) => {
            let item = item.as_deref().unwrap_or_default();
            let item = match part {
                None => item.to_owned(),
                Some(part) => t::part_of(locale, item, part),
            };
            let other = t::other_item(locale, item, &place.file, place.line);
            t::fault(locale, &finding.fault, &other)
        }
    };
    let Some((draft, places)) = sound.get(bank) else { return remark(&finding.fault, told) };
    let (item, part) = named(draft, finding.site);
    let place = Some(draft.source.place(places.of(finding.site)));
    let field = match finding.site {
        Site::Item { field, .. } => Some(field),
        Site::Bank | Site::Statute(_) => None,
    };
    Remark { item, part, field, place, ..remark(&finding.fault, told) }
}

/// The ids of an item, and of its part where it has several.
fn named(draft: &Draft<Bank>, site: Site) -> (Option<String>, Option<String>) {
    let Site::Item { item, part, .. } = site else { return (None, None) };
    let Some(item) = draft.value.as_ref().and_then(|bank| bank.items.get(item)) else {
        return (None, None);
    };
    let part = part.filter(|_| item.kind == ItemType::Case);
    let part = part.and_then(|at| item.parts.get(at)).map(|part| part.id.clone());
    (Some(item.id.clone()), part)
}

fn remark(fault: &Fault, told: impl Fn(Locale) -> String) -> Remark {
    Remark {
        severity: match fault.grade() {
            Grade::Error => Severity::Error,
            Grade::Warning => Severity::Warning,
            Grade::Note => Severity::Info,
        },
        code: fault.code(),
        item: None,
        part: None,
        field: None,
        place: None,
        message: Told::new(told),
        help: Some(Told::new(|locale| t::help(locale, fault).to_owned())),
    }
}
