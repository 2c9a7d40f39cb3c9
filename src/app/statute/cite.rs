//! What a question cites: the article in the version in force, and how the citation stands.

use super::list::{VersionLine, lines};
use super::read::Opened;
use super::reader;
use crate::app::{Actor, App, AppError};
use crate::domain::citation::Citation;
use crate::domain::id::RevisionId;
use crate::domain::statute::StatuteOutline;
use crate::domain::statute::standing::{Standing, Versions};
use crate::store::statutes::{self, StoredVersion};
use crate::store::{Tx, banks, doubts, items};
use std::sync::Arc;

/// Where it is said which version of a statute a question was written for.
#[derive(Debug, Clone)]
pub enum Basis {
    /// In the bank of this revision of an item.
    Revision(RevisionId),
    /// In these outlines, which came with the question.
    Outlines(Vec<StatuteOutline>),
}

/// A citation and what it points to today.
#[derive(Debug, Clone)]
pub struct Cited {
    /// The citation.
    pub citation: Citation,
    /// How it stands today.
    pub standing: Standing,
    /// The version to read: the one in force, and where none is the newest; none when no text of
    /// the statute is loaded.
    pub opened: Option<Opened>,
    /// The version the question was written for, as its bank has it.
    pub outline: Option<StatuteOutline>,
}

/// What these citations point to today, in their order.
///
/// # Errors
/// When the person may not read statutes or sits an exam, or the store fails.
pub fn cited(
    app: &Arc<App>,
    actor: &Actor,
    citations: &[Citation],
    basis: &Basis,
) -> Result<Vec<Cited>, AppError> {
    reader(app, actor)?;
    let today = app.today();
    app.read(|tx| {
        let outlines = match basis {
            Basis::Outlines(outlines) => outlines.clone(),
            Basis::Revision(revision) => outlines_of(tx, *revision)?,
        };
        let resolve = |citation: &Citation| {
            let outline = outlines.iter().find(|one| one.is_named(&citation.statute)).cloned();
            let stored = statutes::versions(tx, &citation.statute)?;
            let versions = Versions::new(stored.iter().map(StoredVersion::dated).collect());
            let checked = match (&outline, basis) {
                (Some(outline), Basis::Revision(revision)) => {
                    doubts::held(tx, *revision, &outline.name)?.max(Some(outline.version))
                }
                (outline, _) => outline.as_ref().map(|outline| outline.version),
            };
            let lines = lines(stored, today);
            let shown = lines.iter().find(|line| line.in_force).or(lines.last()).cloned();
            Ok(Cited {
                standing: versions.standing(citation, checked, today),
                opened: shown.map(|line| opened(tx, line)).transpose()?,
                citation: citation.clone(),
                outline,
            })
        };
        citations.iter().map(resolve).collect()
    })
}

fn opened(tx: &mut Tx<'_>, line: VersionLine) -> Result<Opened, AppError> {
    Ok(Opened { text: statutes::text(tx, line.version.id)?, line })
}

/// The outlines in the header of the bank that a revision belongs to.
fn outlines_of(tx: &mut Tx<'_>, revision: RevisionId) -> Result<Vec<StatuteOutline>, AppError> {
    let bank = items::bank_of_revision(tx, revision)?;
    Ok(banks::get(tx, bank)?.header.statutes)
}
