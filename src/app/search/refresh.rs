//! Bringing the index up to date.

use super::block;
use super::turn::{Stop, Turn};
use crate::app::{App, AppError};
use crate::domain::id::{BankId, RevisionId, StatuteVersionId};
use crate::domain::search::{Block, fold};
use crate::store::StoreError;
use crate::store::items::{self, DOCUMENT};
use crate::store::search::{self, Document};
use crate::store::statutes::{self, Indexed};

/// Texts read, or put in the tail, by one transaction.
const CHUNK: usize = 100;
/// Documents that are worth a block of their own; fewer wait in the tail.
const WORTH_A_BLOCK: usize = 512;
/// Postings of abandoned blocks taken away by one transaction.
const DROPPED: u32 = 1_000;

/// Puts every document in that the index does not have as it is now, and gives how many that were;
/// none while another process or session is about it. When everything is in, it costs one look.
///
/// # Errors
/// Whatever the store refuses; what was put in until then stays in.
pub fn refresh(app: &App) -> Result<usize, AppError> {
    if !is_behind(app)? {
        return Ok(0);
    }
    let Some(turn) = Turn::take(app)? else { return Ok(0) };
    let mut put = 0;
    let outcome = bring_up(&turn, &mut put);
    turn.give_back()?;
    match outcome {
        Ok(()) | Err(Stop::Lost) => Ok(put),
        Err(Stop::Failed(error)) => Err(error),
    }
}

fn is_behind(app: &App) -> Result<bool, AppError> {
    app.read(|tx| {
        Ok(!items::outdated_banks(tx)?.is_empty()
            || !statutes::outdated(tx)?.is_empty()
            || !search::tails(tx, WORTH_A_BLOCK)?.is_empty()
            || !search::abandoned(tx)?.is_empty())
    })
}

fn bring_up(turn: &Turn<'_>, put: &mut usize) -> Result<(), Stop> {
    for block in turn.app.read(|tx| Ok(search::abandoned(tx)?))? {
        while !turn.write(move |tx| search::drop_some(tx, block, DROPPED))? {}
    }
    for bank in turn.app.read(|tx| Ok(items::outdated_banks(tx)?))? {
        bring_up_bank(turn, bank, put)?;
    }
    for (version, indexed) in turn.app.read(|tx| Ok(statutes::outdated(tx)?))? {
        bring_up_statute(turn, version, indexed, put)?;
    }
    for kind in turn.app.read(|tx| Ok(search::tails(tx, WORTH_A_BLOCK)?))? {
        while block::of_tail(turn, &kind, WORTH_A_BLOCK)? {}
    }
    Ok(())
}

fn bring_up_bank(turn: &Turn<'_>, bank: BankId, put: &mut usize) -> Result<(), Stop> {
    let (collection, known) =
        turn.app.read(|tx| Ok((items::collection(tx, bank)?, search::known(tx, DOCUMENT)?)))?;
    let all = collection.members.iter().chain(&collection.retired);
    let missing: Vec<RevisionId> = all.copied().filter(|id| !known.contains(id.0)).collect();
    let few = missing.len() < WORTH_A_BLOCK;
    for some in missing.chunks(if few { CHUNK } else { Block::FULL }) {
        if few {
            put_in_tail(turn, DOCUMENT, texts(turn.app, some)?)?;
        } else {
            let mut block = Block::default();
            for (revision, text) in texts(turn.app, some)? {
                block.add(revision, &fold(&text));
            }
            block::keep(turn, DOCUMENT, block, None)?;
        }
        *put += some.len();
    }
    // A bank that moved on meanwhile keeps its version and is found behind the next time.
    turn.write(move |tx| items::all_in(tx, &collection))
}

/// Articles are few to a version, so they wait in the tail until they are worth a block together;
/// passages are fewer still.
fn bring_up_statute(
    turn: &Turn<'_>,
    version: StatuteVersionId,
    indexed: Indexed,
    put: &mut usize,
) -> Result<(), Stop> {
    let documents = turn.app.read(|tx| Ok(statutes::documents(tx, version, indexed)?))?;
    let members: Vec<i64> = documents.iter().map(|(id, _)| *id).collect();
    for some in documents.chunks(CHUNK) {
        put_in_tail(turn, indexed.kind(), some.to_vec())?;
        *put += some.len();
    }
    // A version whose text was replaced meanwhile is found behind the next time.
    turn.write(move |tx| statutes::all_in(tx, version, indexed, members.clone()))
}

fn put_in_tail(turn: &Turn<'_>, kind: &'static str, texts: Vec<(i64, String)>) -> Result<(), Stop> {
    turn.write(move |tx| {
        texts.iter().try_for_each(|(reference, text)| {
            search::put(tx, &Document { kind, reference: *reference, text })
        })
    })
}

/// What is searched of some revisions, with their rows. One that cannot be read goes in without words,
/// so that it keeps no other out and is told in the log once; a reindex tries it again.
fn texts(app: &App, revisions: &[RevisionId]) -> Result<Vec<(i64, String)>, AppError> {
    let mut texts = Vec::with_capacity(revisions.len());
    for some in revisions.chunks(CHUNK) {
        match searched(app, some) {
            Err(error) if is_unreadable(&error) => {
                for one in some {
                    texts.extend(
                        searched(app, &[*one]).or_else(|error| without_words(*one, error))?,
                    );
                }
            }
            outcome => texts.extend(outcome?),
        }
    }
    Ok(texts)
}

fn searched(app: &App, revisions: &[RevisionId]) -> Result<Vec<(i64, String)>, AppError> {
    let contents = app.read(|tx| Ok(items::load(tx, revisions)?))?;
    Ok(revisions.iter().zip(&contents).map(|(id, item)| (id.0, item.searched())).collect())
}

fn without_words(revision: RevisionId, error: AppError) -> Result<Vec<(i64, String)>, AppError> {
    if !is_unreadable(&error) {
        return Err(error);
    }
    let revision = revision.0;
    tracing::warn!(revision, %error, "an item cannot be read and will not be found by its words");
    Ok(vec![(revision, String::new())])
}

/// Whether what is stored is not what it should be, which trying again does not mend.
fn is_unreadable(error: &AppError) -> bool {
    matches!(error.store(), Some(StoreError::Column { .. }))
}
