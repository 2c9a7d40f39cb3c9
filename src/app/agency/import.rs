//! Creating the agencies of a list, all of them or none.

use super::create::insert;
use super::{AgencyRefused, Draft};
use crate::app::actor::require;
use crate::app::error::FileTrouble;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::agency::Agency;
use crate::domain::custom_field::CustomValues;
use crate::domain::id::{AgencyId, Uid};
use crate::domain::role::{Permission, Target};
use crate::interchange::agencies::text;
use crate::store::{StoreError, Tx, agencies};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

pub use crate::interchange::agencies::{
    AgencyIssue, AgencyList, DraftAgency, MAX_BYTES, parse, read,
};

/// What an import did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// Names of new agencies, each after the one above it.
    pub created: Vec<String>,
    /// Names that were there already; these agencies stay as they are.
    pub kept: Vec<String>,
}

/// Creates the agencies of a list; those that are there already stay as they are. With `dry_run`
/// nothing is kept.
///
/// # Errors
/// A refusal for whoever does not change agencies of the whole organisation, and [`AgencyRefused`].
pub fn import(
    app: &Arc<App>,
    actor: &Actor,
    list: &AgencyList,
    dry_run: bool,
) -> Result<Imported, AppError> {
    require(app, actor, Permission::EditAgencies, Target::District)?;
    let lines = sound(list)?.to_vec();
    if dry_run {
        return Ok(app.read(|tx| Ok(Plan::new(&agencies::all(tx)?, &lines)?))?.imported());
    }
    let at = app.now();
    let uids: Vec<Uid> = lines.iter().map(|_| app.uid(at)).collect();
    app.write(actor, at, move |tx| {
        let imported = insert_all(tx, &lines, &uids)?;
        let detail = serde_json::json!(&imported);
        let target = format!("{} agencies", imported.created.len());
        Ok((imported, Trace::new("agency.import", "agency", target).with(detail)))
    })
}

/// What a list would create in an empty database.
///
/// # Errors
/// [`AgencyRefused`].
pub fn check(list: &AgencyList) -> Result<Imported, AgencyRefused> {
    Ok(Plan::new(&[], sound(list)?)?.imported())
}

/// The text of a file of this machine, for a list that is shown before it is used.
///
/// # Errors
/// The system's, and [`AgencyRefused`] for what is no text.
pub fn read_file(path: &Path) -> Result<String, AppError> {
    let bytes = std::fs::read(path)
        .map_err(|source| FileTrouble { path: path.display().to_string(), source })?;
    Ok(decode(&bytes)?)
}

/// The text of a file's bytes.
///
/// # Errors
/// [`AgencyRefused`] for what is no text.
pub fn decode(bytes: &[u8]) -> Result<String, AgencyRefused> {
    text(bytes).map_err(|issue| AgencyRefused::List(vec![issue]))
}

/// The lines of a list without errors.
pub(in crate::app) fn sound(list: &AgencyList) -> Result<&[DraftAgency], AgencyRefused> {
    match list.issues.as_slice() {
        [] => Ok(&list.agencies),
        issues => Err(AgencyRefused::List(issues.to_vec())),
    }
}

/// Creates the agencies of a list inside the caller's transaction; one uid per line.
pub(in crate::app) fn insert_all(
    tx: &mut Tx<'_>,
    lines: &[DraftAgency],
    uids: &[Uid],
) -> Result<Imported, StoreError> {
    let existing = agencies::all(tx)?;
    let plan = Plan::new(&existing, lines).map_err(AppError::from)?;
    let roots = existing.iter().map(|agency| agency.official_order).max().unwrap_or(0);
    let mut ids: BTreeMap<usize, AgencyId> = BTreeMap::new();
    for (n, parent) in &plan.order {
        let (Some(line), Some(uid)) = (lines.get(*n), uids.get(*n)) else { continue };
        let parent = match parent {
            Parent::None => None,
            Parent::Stored(id) => Some(*id),
            Parent::Line(line) => ids.get(line).copied(),
        };
        let place = i32::try_from(n + 1).unwrap_or(i32::MAX);
        let draft = Draft {
            name: line.name.clone(),
            short_name: line.short_name.clone(),
            kind: line.kind,
            parent,
            // Behind whatever is there, in the order of the list.
            official_order: roots.saturating_add(place),
            valid_from: None,
            valid_to: None,
            successor: None,
            contact: line.contact.clone(),
            custom: CustomValues::new(),
        };
        ids.insert(*n, insert(tx, *uid, &draft)?);
    }
    Ok(plan.imported())
}

/// What stands above a new agency.
#[derive(Debug, Clone, Copy)]
enum Parent {
    None,
    Stored(AgencyId),
    /// A new agency, by its place in the list.
    Line(usize),
}

/// Which lines become agencies, each after the one above it.
struct Plan<'l> {
    lines: &'l [DraftAgency],
    order: Vec<(usize, Parent)>,
    kept: Vec<String>,
}

impl<'l> Plan<'l> {
    fn new(existing: &[Agency], lines: &'l [DraftAgency]) -> Result<Self, AgencyRefused> {
        let goes_by = |name: &str| {
            existing.iter().find(|agency| agency.name == name || agency.short_name == name)
        };
        let known = |line: &DraftAgency| existing.iter().any(|agency| agency.name == line.name);
        let mut taken: BTreeMap<&str, usize> = BTreeMap::new();
        let mut waiting = Vec::new();
        for (n, line) in lines.iter().enumerate().filter(|(_, line)| !known(line)) {
            for name in [&line.name, &line.short_name] {
                let other = taken.insert(name, n).is_some_and(|other| other != n);
                if other || goes_by(name).is_some() {
                    return Err(AgencyRefused::NameTaken(name.clone()));
                }
            }
            waiting.push((n, line));
        }
        let mut parents = Vec::new();
        for (n, line) in waiting {
            let parent = match line.parent.as_deref() {
                None => Parent::None,
                Some(name) => match (goes_by(name), taken.get(name)) {
                    (Some(agency), _) => Parent::Stored(agency.id),
                    (None, Some(line)) => Parent::Line(*line),
                    (None, None) => {
                        let (name, parent) = (line.name.clone(), name.to_owned());
                        return Err(AgencyRefused::UnknownParent { name, parent });
                    }
                },
            };
            parents.push((n, parent));
        }
        let kept = lines.iter().filter(|line| known(line)).map(|line| line.name.clone()).collect();
        Ok(Self { lines, order: parents_first(lines, parents)?, kept })
    }

    fn imported(&self) -> Imported {
        let lines = self.order.iter().filter_map(|(n, _)| self.lines.get(*n));
        Imported { created: lines.map(|line| line.name.clone()).collect(), kept: self.kept.clone() }
    }
}

/// Brings the lines into an order in which none comes before the one above it.
fn parents_first(
    lines: &[DraftAgency],
    mut waiting: Vec<(usize, Parent)>,
) -> Result<Vec<(usize, Parent)>, AgencyRefused> {
    let mut order: Vec<(usize, Parent)> = Vec::with_capacity(waiting.len());
    while let Some((first, _)) = waiting.first().copied() {
        let (ready, rest): (Vec<_>, Vec<_>) =
            waiting.iter().copied().partition(|(_, parent)| match parent {
                Parent::Line(above) => order.iter().any(|(placed, _)| placed == above),
                Parent::None | Parent::Stored(_) => true,
            });
        if ready.is_empty() {
            let name = lines.get(first).map(|line| line.name.clone()).unwrap_or_default();
            return Err(AgencyRefused::Cycle(name));
        }
        order.extend(ready);
        waiting = rest;
    }
    Ok(order)
}
