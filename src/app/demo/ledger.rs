//! Agencies, officers and credentials, written from their plans.

use super::cards::{self, Face};
use super::data::District;
use super::roster::Person;
use super::{Agencies, Employee, Fill};
use crate::app::AppError;
use crate::domain::agency::{Agency, AgencyKind, Contact};
use crate::domain::credential::CredentialKind;
use crate::domain::id::AgencyId;
use crate::domain::rules::CredentialRules;
use crate::domain::time::{Date, Timestamp};
use crate::store::credentials::NewEntry;
use crate::store::officers::Qualification;
use crate::store::{agencies as agency_store, assignments, credentials as card_store, officers};
use std::collections::BTreeMap;

/// People and cards written in one go.
const CHUNK: usize = 12;

/// Stores the district and the agencies below it.
pub(super) fn agencies(fill: &Fill<'_>, district: &District) -> Result<Agencies, AppError> {
    let mut dice = fill.dice("agencies");
    let at = fill.at(fill.as_of, 0, 0);
    let mut agency = |name: &str, short: &str, order: i32, contact: Option<Contact>| Agency {
        id: AgencyId(0),
        uid: dice.uid(at),
        parent: None,
        name: name.to_owned(),
        short_name: short.to_owned(),
        kind: AgencyKind::Statutory,
        valid_from: None,
        valid_to: None,
        successor: None,
        official_order: order,
        contact,
        custom: BTreeMap::new(),
    };
    let root = agency(&format!("{}人民政府", district.name), &district.name, 0, None);
    let below: Vec<Agency> = (1_i32..)
        .zip(&district.agencies)
        .map(|(order, one)| {
            let phone = format!("{}{order:06}", district.phone_prefix);
            let contact = Contact { name: format!("{}联络员", one.short), phone };
            agency(&one.name, &one.short, order, Some(contact))
        })
        .collect();
    fill.write("agencies", move |tx| {
        let parent = Some(agency_store::insert(tx, &root)?);
        below
            .iter()
            .map(|agency| agency_store::insert(tx, &Agency { parent, ..agency.clone() }))
            .collect()
    })
}

/// Stores the people with their assignments.
pub(super) fn officers(
    fill: &Fill<'_>,
    people: Vec<Person>,
    agencies: &Agencies,
) -> Result<Vec<Employee>, AppError> {
    let at = fill.at(fill.as_of, 0, 0);
    let mut staff = Vec::with_capacity(people.len());
    for chunk in people.chunks(CHUNK) {
        let (people, agencies) = (chunk.to_vec(), agencies.clone());
        staff.extend(fill.write("officers", move |tx| {
            let store = |person: &Person| {
                let id = officers::insert(tx, &person.officer, at)?;
                if person.qualification_suspended || person.left_on.is_some() {
                    let qualification = match person.qualification_suspended {
                        true => Qualification::Suspended,
                        false => Qualification::Normal,
                    };
                    officers::set_standing(tx, id, qualification, person.left_on, at)?;
                }
                for post in person.career(&agencies) {
                    assignments::insert(tx, id, &post, at)?;
                }
                Ok(Employee { id, person: person.clone() })
            };
            people.iter().map(store).collect::<Result<Vec<_>, _>>()
        })?);
    }
    Ok(staff)
}

/// Stores everybody's card with its record; gives how many there are.
pub(super) fn credentials(
    fill: &Fill<'_>,
    staff: &[Employee],
    district: &District,
    rules: &CredentialRules,
) -> Result<usize, AppError> {
    let mut dice = fill.dice("credentials");
    let mut plans = Vec::new();
    for (number, employee) in (1_u32..).zip(staff) {
        let agency = employee.person.agency;
        let category = district.agencies.get(agency).map_or("", |agency| &agency.category);
        let face = Face {
            number: format!("YJ{:02}{number:04}", agency + 1),
            category: category.to_owned(),
            region: district.name.clone(),
            issuer: district.issuer.clone(),
        };
        let steps = cards::record(&mut dice, &employee.person, &face, rules, fill.as_of);
        let Some((first, ..)) = steps.first() else { continue };
        let opened = recorded(fill, *first);
        let card = dice.uid(opened);
        let steps: Vec<_> = steps
            .into_iter()
            .map(|(on, event, reason)| {
                let at = recorded(fill, on);
                (dice.uid(at), on, at, event, reason)
            })
            .collect();
        plans.push((employee.id, card, opened, steps));
    }
    for chunk in plans.chunks(CHUNK) {
        let (plans, rules, zone) = (chunk.to_vec(), rules.clone(), fill.app.zone.clone());
        fill.write("credentials", move |tx| {
            for (officer, uid, opened, steps) in &plans {
                let kind = CredentialKind::Enforcement;
                let credential = card_store::open(tx, *uid, *officer, kind, *opened)?;
                for (uid, effective, at, event, reason) in steps {
                    let entry = NewEntry {
                        uid: *uid,
                        credential,
                        effective: *effective,
                        recorded: *at,
                        recorded_by: None,
                        approved_by: None,
                        actor: "system",
                        reason,
                        document: "",
                        event,
                    };
                    card_store::record(tx, &entry, &rules, &zone)?;
                }
            }
            Ok(())
        })?;
    }
    Ok(plans.len())
}

/// When an entry of a day is recorded.
fn recorded(fill: &Fill<'_>, on: Date) -> Timestamp {
    fill.at(on, 10, 0)
}
