//! Loading a version of a statute from a file.

use super::{StatuteRefusal, statute_uid};
use crate::app::actor::require;
use crate::app::doubt::review::{Reviewed, follow_up};
use crate::app::doubt::withdraw::withdraw;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::role::{Permission, Target};
use crate::domain::statute::StatuteText;
use crate::domain::time::Date;
use crate::interchange::{self, Draft};
use crate::store::Tx;
use crate::store::statutes::{self, NewVersion, StoredVersion};
use serde::Serialize;
use std::sync::Arc;

pub use crate::interchange::Severity;
pub use crate::interchange::excerpt::excerpt;
pub use crate::interchange::statute::{Given, MAX_BYTES};

/// What reading a statute's file gives.
pub type StatuteDraft = Draft<StatuteText>;

/// What a load does, or did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The version is new here.
    New,
    /// It is here word for word.
    Unchanged,
    /// It is here with other words; it is put in its place only where that is said.
    Replaced,
}

/// One loaded version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    /// Full title.
    pub title: String,
    /// The version, by the day of its adoption or last amendment.
    pub version: Date,
    /// The first day on which it is in force.
    pub effective_from: Date,
    /// How many articles it has.
    pub articles: usize,
    /// What the load does.
    pub outcome: Outcome,
    /// How many things in the file somebody should look at.
    pub warnings: usize,
    /// What it changed for the banks: items in doubt, headers brought up.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reviewed: Vec<Reviewed>,
}

/// Reads a file and finds everything that is wrong with it; nothing is stored.
pub fn check(name: &str, bytes: &[u8], given: &Given) -> StatuteDraft {
    interchange::statute::read(name, bytes, given)
}

/// The outline of a text as the header of a bank's file has it, with an empty line before it.
pub fn outline(text: &StatuteText) -> String {
    interchange::bank::write_statute(&text.outline())
}

/// What loading would do.
///
/// # Errors
/// As [`import`], except that other words for a stored version are no refusal.
pub fn preview(app: &App, actor: &Actor, draft: &StatuteDraft) -> Result<ImportReport, AppError> {
    require(app, actor, Permission::EditStatutes, Target::District)?;
    let text = sound(draft)?;
    let outcome = app.read(|tx| Ok(weigh(tx, text)?.0))?;
    adopted(text, app.today())?;
    Ok(report(draft, text, outcome))
}

/// Loads a version and follows the banks' citations into it. One that is here word for word is left
/// as it is; one that is here with other words is replaced only with `replace`.
///
/// # Errors
/// When the person may not load statutes, the file has errors, the version is of a day to come, it is
/// here with other words, another statute has the same short name, or the store fails.
pub fn import(
    app: &Arc<App>,
    actor: &Actor,
    draft: &StatuteDraft,
    replace: bool,
) -> Result<ImportReport, AppError> {
    require(app, actor, Permission::EditStatutes, Target::District)?;
    let text = sound(draft)?;
    adopted(text, app.today())?;
    let outcome = app.read(|tx| Ok(weigh(tx, text)?.0))?;
    if outcome == Outcome::Unchanged {
        return Ok(report(draft, text, outcome));
    }
    let at = app.now();
    let new = NewVersion {
        statute: statute_uid(&text.title),
        text: text.clone(),
        file_name: draft.source.name.clone(),
        account: actor.account,
        at,
    };
    let draft = draft.clone();
    let report = app.write(actor, at, move |tx| {
        let (outcome, before) = weigh(tx, &new.text)?;
        if outcome == Outcome::Replaced && !replace {
            let (title, version) = (new.text.title.clone(), new.text.version);
            return Err(StatuteRefusal::Differs { title, version }.into());
        }
        if let Some(before) = before {
            withdraw(tx, &before, Some(&new.text), at)?;
            statutes::remove(tx, before.id)?;
        }
        statutes::save(tx, &new)?;
        let report = report(&draft, &new.text, outcome);
        let trace = Trace::new("statute.import", "statute", new.text.name());
        Ok((report.clone(), trace.with(serde_json::json!(report))))
    })?;
    Ok(ImportReport { reviewed: follow_up(app), ..report })
}

fn sound(draft: &StatuteDraft) -> Result<&StatuteText, StatuteRefusal> {
    draft.value.as_ref().ok_or_else(|| StatuteRefusal::Unsound(draft.count(Severity::Error)))
}

/// A version is adopted before anybody can load it; only its first day in force may be to come. With a
/// mistyped day it would pass for the newest for years.
fn adopted(text: &StatuteText, today: Date) -> Result<(), StatuteRefusal> {
    let version = text.version;
    match version > today {
        true => Err(StatuteRefusal::ToCome { title: text.title.clone(), version }),
        false => Ok(()),
    }
}

/// What loading a text does, and the stored version whose place it takes.
fn weigh(
    tx: &mut Tx<'_>,
    text: &StatuteText,
) -> Result<(Outcome, Option<StoredVersion>), AppError> {
    if let Some(by) = statutes::title_of(tx, text.name())?.filter(|by| *by != text.title) {
        return Err(StatuteRefusal::NameTaken { title: text.title.clone(), by }.into());
    }
    let stored = statutes::versions(tx, &text.title)?;
    let Some(same) = stored.into_iter().find(|one| one.outline.version == text.version) else {
        return Ok((Outcome::New, None));
    };
    match statutes::text(tx, same.id)? == *text {
        true => Ok((Outcome::Unchanged, None)),
        false => Ok((Outcome::Replaced, Some(same))),
    }
}

fn report(draft: &StatuteDraft, text: &StatuteText, outcome: Outcome) -> ImportReport {
    ImportReport {
        title: text.title.clone(),
        version: text.version,
        effective_from: text.effective_from,
        articles: text.articles.len(),
        outcome,
        warnings: draft.count(Severity::Warning),
        reviewed: Vec::new(),
    }
}
