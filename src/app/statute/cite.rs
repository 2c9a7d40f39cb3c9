//! What a question cites: the article in the version in force, and how the citation stands.

use super::list::{VersionLine, lines, to_read};
use super::read::Opened;
use super::reader;
use crate::app::{Actor, App, AppError};
use crate::domain::citation::Citation;
use crate::domain::id::{RevisionId, StatuteVersionId};
use crate::domain::statute::StatuteOutline;
use crate::domain::statute::standing::{Standing, Versions};
use crate::domain::time::Date;
use crate::store::statutes::{self, StoredVersion};
use crate::store::{Tx, doubts, items, judged};
use std::collections::HashMap;
use std::sync::Arc;

/// Where it is said which version of a statute a question was written for.
#[derive(Debug, Clone)]
pub enum Basis {
    /// In the bank of this revision of an item, and in what was decided about it.
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
    pub opened: Option<Arc<Opened>>,
    /// The version the question was written for; none when nothing says which, or nothing is known
    /// of it but its day.
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
            Basis::Revision(revision) => items::header_of(tx, *revision)?.statutes,
        };
        let mut texts = Texts::default();
        let mut resolve = |citation: &Citation| {
            let said = outlines.iter().find(|one| one.is_named(&citation.statute));
            let stored = statutes::versions(tx, &citation.statute)?;
            let versions = Versions::new(stored.iter().map(StoredVersion::dated).collect());
            let checked = said.map(|said| written_for(tx, basis, said)).transpose()?;
            let outline = said
                .into_iter()
                .chain(stored.iter().map(|version| &version.outline))
                .find(|one| Some(one.version) == checked)
                .cloned();
            let lines = lines(stored, today);
            Ok(Cited {
                standing: versions.standing(citation, checked, today),
                opened: to_read(&lines, today).map(|line| texts.of(tx, line)).transpose()?,
                citation: citation.clone(),
                outline,
            })
        };
        citations.iter().map(&mut resolve).collect()
    })
}

/// Texts that were read once, however many places of them are cited.
#[derive(Default)]
struct Texts(HashMap<StatuteVersionId, Arc<Opened>>);

impl Texts {
    fn of(&mut self, tx: &mut Tx<'_>, line: &VersionLine) -> Result<Arc<Opened>, AppError> {
        let id = line.version.id;
        if let Some(opened) = self.0.get(&id) {
            return Ok(Arc::clone(opened));
        }
        let opened = Arc::new(Opened { text: statutes::text(tx, id)?, line: line.clone() });
        self.0.insert(id, Arc::clone(&opened));
        Ok(opened)
    }
}

/// The version of a statute that a question was written for, or found right for since; `said` is
/// what the header says that its revision goes by.
fn written_for(tx: &mut Tx<'_>, basis: &Basis, said: &StatuteOutline) -> Result<Date, AppError> {
    let Basis::Revision(revision) = basis else { return Ok(said.version) };
    let decided = doubts::decided(tx, *revision, &said.name)?;
    let version = match decided.in_force {
        true => {
            let of_file = judged::of_file(tx, *revision)?;
            let of_file = of_file.iter().find(|one| one.name == said.name).map(|one| one.version);
            decided.doubted_from.or(decided.held_for.max(of_file).max(Some(said.version)))
        }
        // The bank has gone on without it.
        false => decided.held_for.max(decided.replaced_from).or(decided.doubted_from),
    };
    Ok(version.unwrap_or(said.version))
}
