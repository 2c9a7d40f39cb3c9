//! What one row of a roster comes to, told before anything is written.

use super::{Change, ImportReport, Outcome, Row};
use crate::app::AppError;
use crate::app::reach::Organisation;
use crate::domain::credential::{Card, CredentialKind, Event, Hold, Validity};
use crate::domain::custom_field::CustomValues;
use crate::domain::id::{AgencyId, OfficerId, Uid};
use crate::domain::officer::{Assignment, Officer, PersonState, assignment_on};
use crate::domain::time::{Date, Timestamp};
use crate::interchange::roster::{Column, DraftCard, DraftOfficer, Fault};
use crate::store::{Tx, assignments, credentials, officers};

/// Something that keeps a row from being taken, and the column to correct.
pub(super) type Found = (Column, Fault);

/// What one row comes to.
pub(super) struct Plan {
    row: usize,
    /// The officer it is about, when they are known.
    pub known: Option<OfficerId>,
    /// The person as they are after the row.
    pub officer: Officer,
    officer_changed: bool,
    post: Option<Assignment>,
    open_post: Option<Date>,
    /// The card taken over.
    pub card: Option<Taken>,
    card_incomplete: bool,
}

/// A card to be taken over.
pub(super) struct Taken {
    /// Its kind.
    pub kind: CredentialKind,
    /// Its opening entry.
    pub event: Event,
    /// The day from which that counts.
    pub event_day: Date,
    number: String,
}

impl Plan {
    /// What a row comes to, or everything that keeps it from being taken.
    pub fn of(
        tx: &mut Tx<'_>,
        organisation: &Organisation,
        row: &Row,
        today: Date,
    ) -> Result<Result<Self, Vec<Found>>, AppError> {
        let draft = &row.draft;
        let by_card = match &draft.card {
            Some(card) => credentials::by_number(tx, card.kind, &card.number)?,
            None => None,
        };
        let by_identity = match &draft.identity {
            Some(number) => officers::by_identity(tx, number.as_str())?,
            None => None,
        };
        let mut faults = Vec::new();
        let known = match (by_identity, &by_card) {
            (Some(person), Some(card)) if person.id != card.officer => {
                faults.push((Column::Identity, Fault::TwoPeople));
                None
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
        let agency = named(organisation, draft.agency.as_deref(), Column::Agency, &mut faults);
        let actual =
            named(organisation, draft.actual_agency.as_deref(), Column::ActualAgency, &mut faults);
        if agency.is_none() && draft.agency.is_none() && current.is_none() && faults.is_empty() {
            faults.push((Column::Agency, Fault::Unplaced));
        }
        let Some(agency) = agency.or(current.map(|post| post.agency)).filter(|_| faults.is_empty())
        else {
            return Ok(Err(faults));
        };
        let post = post(draft, agency, actual, current, today);
        let card = draft.card.as_ref().filter(|_| by_card.is_none());
        let taken = card.and_then(take_over);
        Ok(Ok(Self {
            row: draft.row,
            known: known.map(|known| known.id),
            officer_changed: before.as_ref() != Some(&officer),
            officer,
            open_post: current.filter(|post| post.to.is_none()).map(|post| post.from),
            post,
            card_incomplete: card.is_some() && taken.is_none(),
            card: taken,
        }))
    }

    /// Adds the row to a report.
    pub fn count(&self, report: &mut ImportReport) {
        let changed = self.officer_changed || self.post.is_some() || self.card.is_some();
        let (outcome, number) = match (self.known, changed) {
            (None, _) => (Outcome::Created, &mut report.created),
            (Some(_), true) => (Outcome::Updated, &mut report.updated),
            (Some(_), false) => (Outcome::Unchanged, &mut report.unchanged),
        };
        *number += 1;
        report.cards += usize::from(self.card.is_some());
        if self.card_incomplete {
            report.cards_incomplete.push(self.row);
        }
        report.people.push(Change {
            row: self.row,
            name: self.officer.name.clone(),
            outcome,
            card: self.card.as_ref().map(|card| card.number.clone()),
        });
    }

    /// Writes the person and their post.
    pub fn keep(&self, tx: &mut Tx<'_>, at: Timestamp, today: Date) -> Result<OfficerId, AppError> {
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
        custom: CustomValues::new(),
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
        custom: before.custom.into_iter().chain(draft.custom.clone()).collect(),
        joined_on: draft.joined_on.or(before.joined_on),
        remark: draft.remark.clone().unwrap_or(before.remark),
        ..before
    }
}

/// The post that begins with the row; none where the person stays where they are.
fn post(
    draft: &DraftOfficer,
    agency: AgencyId,
    actual: Option<AgencyId>,
    current: Option<&Assignment>,
    today: Date,
) -> Option<Assignment> {
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
    Some(post).filter(|_| !stays)
}

/// The agency that a cell names; nothing where it is empty, and a fault where there is none.
fn named(
    organisation: &Organisation,
    name: Option<&str>,
    column: Column,
    faults: &mut Vec<Found>,
) -> Option<AgencyId> {
    let name = name?;
    let found = organisation.named(name).map(|agency| agency.id);
    if found.is_none() {
        faults.push((column, Fault::NoAgency { name: name.to_owned() }));
    }
    found
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
        inspection_due: card.inspection_due,
    };
    let event = Event::Opening { card: face, hold: Hold::Normal, handed_in: false };
    let event_day = card.issued_on.unwrap_or(from);
    Some(Taken { kind: card.kind, event, event_day, number: card.number.clone() })
}
