//! Importing a roster: new officers, and what changed about those who are known.
//!
//! A row is somebody known when its identity number or its card number is. Empty cells change
//! nothing. Cards that are known stay as their events leave them; a new one is taken over as it
//! stands, when the row gives its whole validity. Either every row is taken or none.

use crate::app::actor::require;
use crate::app::{Actor, App, AppError, Explain, Kind, Trace, preset};
use crate::domain::credential::{Card, Event, Hold, Validity};
use crate::domain::id::{AgencyId, OfficerId, Uid};
use crate::domain::officer::{Assignment, Officer, PersonState, assignment_on};
use crate::domain::role::{Permission, Target};
use crate::domain::time::{Date, Timestamp};
use crate::i18n::{Locale, roster as t};
use crate::interchange::roster::{self, DraftCard, DraftOfficer, Roster};
use crate::store::credentials::NewEntry;
use crate::store::{Tx, agencies, assignments, credentials, officers};
use serde::Serialize;
use std::sync::Arc;

/// What an import did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    /// Officers who are new.
    pub created: usize,
    /// Officers about whom something changed.
    pub updated: usize,
    /// Officers who are as they were.
    pub unchanged: usize,
    /// Cards taken over.
    pub cards: usize,
    /// Rows, from 1, whose card is new and has no whole validity, so it was not taken over.
    pub cards_incomplete: Vec<usize>,
}

/// Why nothing of a roster was taken.
#[derive(Debug, thiserror::Error)]
pub enum ImportRefusal {
    /// The file has errors, which reading it has told.
    #[error("the roster has errors")]
    Unsound,
    /// A row names an agency that does not exist.
    #[error("row {row}: no agency {name:?}")]
    NoAgency {
        /// Row, from 1.
        row: usize,
        /// What it names.
        name: String,
    },
    /// A new officer has no agency.
    #[error("row {row}: a new officer without agency")]
    Unplaced {
        /// Row, from 1.
        row: usize,
    },
    /// The identity number is one person's and the card another's.
    #[error("row {row}: identity number and card belong to two people")]
    TwoPeople {
        /// Row, from 1.
        row: usize,
    },
}

impl Explain for ImportRefusal {
    fn kind(&self) -> Kind {
        Kind::Invalid
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::Unsound => t::unsound(locale).to_owned(),
            Self::NoAgency { row, name } => t::no_agency(locale, row, name),
            Self::Unplaced { row } => t::unplaced(locale, row),
            Self::TwoPeople { row } => t::two_people(locale, row),
        }
    }
}

/// Reads a roster file; `Roster::issues` says what is wrong with it.
pub fn read(app: &App, bytes: &[u8]) -> Roster {
    roster::read(bytes, app.today())
}

/// Imports a roster, or with `dry_run` only says what that would do.
///
/// # Errors
/// Refused without the permission; [`ImportRefusal`]; whatever the store refuses. Then nothing is
/// changed.
pub fn import(
    app: &Arc<App>,
    actor: &Actor,
    roster: &Roster,
    dry_run: bool,
) -> Result<ImportReport, AppError> {
    require(app, actor, Permission::EditOfficers, Target::District)?;
    if roster.has_errors() {
        return Err(ImportRefusal::Unsound.into());
    }
    let at = app.now();
    let rows: Vec<Row> = roster
        .officers
        .iter()
        .map(|draft| Row { draft: draft.clone(), uids: [app.uid(at), app.uid(at), app.uid(at)] })
        .collect();
    let today = app.today();
    if dry_run {
        return app.read(|tx| {
            let mut report = ImportReport::default();
            for row in &rows {
                Plan::of(tx, row, today)?.count(&mut report);
            }
            Ok(report)
        });
    }
    let (zone, name) = (app.zone.clone(), actor.label.clone());
    let account = actor.account;
    app.write(actor, at, move |tx| {
        let rules = preset::in_force(tx, today)?.credential;
        let mut report = ImportReport::default();
        for row in &rows {
            let plan = Plan::of(tx, row, today)?;
            plan.count(&mut report);
            let officer = plan.keep(tx, at, today)?;
            if let Some(card) = &plan.card {
                let [_, uid, entry] = row.uids;
                let credential = credentials::open(tx, uid, officer, card.kind, at)?;
                let entry = NewEntry {
                    uid: entry,
                    credential,
                    effective: card.event_day,
                    recorded: at,
                    recorded_by: account,
                    approved_by: None,
                    actor: &name,
                    reason: "",
                    document: "",
                    event: &card.event,
                };
                credentials::record(tx, &entry, &rules, &zone)?;
            }
        }
        let detail = serde_json::to_value(&report).unwrap_or_default();
        Ok((report, Trace::new("officer.import", "officer", rows.len()).with(detail)))
    })
}

/// A row with the uids it uses for what is new.
struct Row {
    draft: DraftOfficer,
    uids: [Uid; 3],
}

/// What one row comes to.
struct Plan {
    row: usize,
    known: Option<OfficerId>,
    officer: Officer,
    officer_changed: bool,
    post: Option<Assignment>,
    open_post: Option<Date>,
    card: Option<Taken>,
    card_incomplete: bool,
}

/// A card to be taken over.
struct Taken {
    kind: crate::domain::credential::CredentialKind,
    event: Event,
    event_day: Date,
}

impl Plan {
    fn of(tx: &mut Tx<'_>, row: &Row, today: Date) -> Result<Self, AppError> {
        let draft = &row.draft;
        let by_card = match &draft.card {
            Some(card) => credentials::by_number(tx, card.kind, &card.number)?,
            None => None,
        };
        let by_identity = match &draft.identity {
            Some(number) => officers::by_identity(tx, number.as_str())?,
            None => None,
        };
        let known = match (by_identity, &by_card) {
            (Some(person), Some(card)) if person.id != card.officer => {
                return Err(ImportRefusal::TwoPeople { row: draft.row }.into());
            }
            (Some(person), _) => Some(person),
            (None, Some(card)) => Some(officers::get(tx, card.officer)?),
            (None, None) => None,
        };
        let before = known.as_ref().map(|known| known.officer.clone());
        let officer = merged(before.clone(), draft, row.uids[0]);
        let career = match &known {
            Some(known) => assignments::of_officer(tx, known.id)?,
            None => Vec::new(),
        };
        let current = assignment_on(&career, today);
        let post = post(tx, draft, current, today)?;
        let card = draft.card.as_ref().filter(|_| by_card.is_none());
        let taken = card.and_then(take_over);
        Ok(Self {
            row: draft.row,
            known: known.map(|known| known.id),
            officer_changed: before.as_ref() != Some(&officer),
            officer,
            open_post: current.filter(|post| post.to.is_none()).map(|post| post.from),
            post,
            card_incomplete: card.is_some() && taken.is_none(),
            card: taken,
        })
    }

    fn count(&self, report: &mut ImportReport) {
        let changed = self.officer_changed || self.post.is_some() || self.card.is_some();
        match (self.known, changed) {
            (None, _) => report.created += 1,
            (Some(_), true) => report.updated += 1,
            (Some(_), false) => report.unchanged += 1,
        }
        report.cards += usize::from(self.card.is_some());
        if self.card_incomplete {
            report.cards_incomplete.push(self.row);
        }
    }

    /// Writes the person and their post.
    fn keep(&self, tx: &mut Tx<'_>, at: Timestamp, today: Date) -> Result<OfficerId, AppError> {
        let id = match self.known {
            Some(id) => {
                if self.officer_changed {
                    officers::update(tx, id, &self.officer, at)?;
                }
                id
            }
            None => officers::insert(tx, &self.officer, at)?,
        };
        if let Some(post) = &self.post {
            if let Some(from) = self.open_post {
                let yesterday = today.yesterday().unwrap_or(today);
                assignments::end(tx, id, from, yesterday.max(from))?;
            }
            assignments::insert(tx, id, post, at)?;
        }
        Ok(id)
    }
}

/// The person as they are after the row.
fn merged(before: Option<Officer>, draft: &DraftOfficer, uid: Uid) -> Officer {
    let before = before.unwrap_or_else(|| Officer {
        uid,
        name: String::new(),
        sex: None,
        identity_number: None,
        birth: None,
        phone: None,
        education: None,
        major: None,
        political_status: None,
        employment: None,
        state: PersonState::InService,
        joined_on: None,
        custom: Default::default(),
        remark: String::new(),
    });
    let number = draft.identity.as_ref().map(|number| number.as_str().to_owned());
    Officer {
        name: draft.name.clone(),
        sex: draft.sex.or(before.sex),
        identity_number: number.or(before.identity_number),
        birth: draft.birth.or(before.birth),
        phone: draft.phone.clone().or(before.phone),
        education: draft.education.or(before.education),
        major: draft.major.clone().or(before.major),
        political_status: draft.political_status.or(before.political_status),
        employment: draft.employment.or(before.employment),
        joined_on: draft.joined_on.or(before.joined_on),
        remark: draft.remark.clone().unwrap_or(before.remark),
        ..before
    }
}

/// The post that begins with the row; none where the person stays where they are.
fn post(
    tx: &mut Tx<'_>,
    draft: &DraftOfficer,
    current: Option<&Assignment>,
    today: Date,
) -> Result<Option<Assignment>, AppError> {
    let agency = named(tx, draft, draft.agency.as_deref())?;
    let actual = named(tx, draft, draft.actual_agency.as_deref())?;
    let Some(agency) = agency.or(current.map(|post| post.agency)) else {
        return Err(ImportRefusal::Unplaced { row: draft.row }.into());
    };
    let actual = actual.or(current.and_then(|post| post.actual_agency));
    let post = Assignment {
        agency,
        actual_agency: actual.filter(|actual| *actual != agency),
        on_post: draft.on_post.or(current.map(|post| post.on_post)).unwrap_or(true),
        duty: draft.duty.clone().or(current.map(|post| post.duty.clone())).unwrap_or_default(),
        from: current.map_or(draft.joined_on.unwrap_or(today), |_| today),
        to: None,
    };
    let stays = current.is_some_and(|current| {
        let same = Assignment { from: current.from, to: current.to, ..post.clone() };
        same == *current
    });
    Ok(Some(post).filter(|_| !stays))
}

fn named(
    tx: &mut Tx<'_>,
    draft: &DraftOfficer,
    name: Option<&str>,
) -> Result<Option<AgencyId>, AppError> {
    let Some(name) = name else { return Ok(None) };
    match agencies::named(tx, name)? {
        Some(agency) => Ok(Some(agency.id)),
        None => Err(ImportRefusal::NoAgency { row: draft.row, name: name.to_owned() }.into()),
    }
}

/// The opening entry of a card; none without both ends of its validity.
fn take_over(card: &DraftCard) -> Option<Taken> {
    let from = card.valid_from.or(card.issued_on)?;
    let validity = Validity::new(from, card.valid_to?).ok()?;
    let face = Card {
        number: card.number.clone(),
        categories: card.categories.clone(),
        region: card.region.clone().unwrap_or_default(),
        issuer: card.issuer.clone().unwrap_or_default(),
        validity,
        inspection_due: None,
    };
    let event = Event::Opening { card: face, hold: Hold::Normal, handed_in: false };
    Some(Taken { kind: card.kind, event, event_day: card.issued_on.unwrap_or(from) })
}
