//! Writing a block of the index, a little at a time.

use super::turn::{Stop, Turn};
use crate::domain::search::{Block, Posting};
use crate::store::{StoreError, search};
use std::sync::Arc;

/// Bytes and postings written by one transaction, so that answers never wait long behind it.
const BYTES: usize = 128 * 1_024;
const POSTINGS: usize = 512;

/// Writes a block and lets it be found in. `tail` is the last row of the tail that its documents
/// came from, and how many they were.
///
/// # Errors
/// When it is to stop; then nothing is found in the block, and the next refresh takes it away.
pub(super) fn keep(
    turn: &Turn<'_>,
    kind: &str,
    block: Block,
    tail: Option<(i64, usize)>,
) -> Result<(), Stop> {
    let (kind, refs) = (kind.to_owned(), block.references().to_vec());
    let id = turn.write(move |tx| search::begin_block(tx, &kind, &refs))?;
    let postings: Arc<[Posting]> = block.into_postings().into();
    let mut from = 0;
    while from < postings.len() {
        let to = from + some_of(&postings[from..]);
        let (all, some) = (Arc::clone(&postings), from..to);
        turn.write(move |tx| search::add_postings(tx, id, &all[some.clone()]))?;
        from = to;
    }
    turn.write(move |tx| search::finish_block(tx, id, tail))
}

/// How many of these postings one transaction writes; at least one.
fn some_of(postings: &[Posting]) -> usize {
    let mut bytes = 0;
    let fits = postings.iter().take(POSTINGS).take_while(|one| {
        bytes += one.docs.len() + one.places.len();
        bytes <= BYTES
    });
    fits.count().max(1)
}

/// Makes a block of the first documents of a tail that has at least so many; whether there may be
/// more.
///
/// # Errors
/// When it is to stop.
pub(super) fn of_tail(turn: &Turn<'_>, kind: &str, least: usize) -> Result<bool, Stop> {
    let waiting = turn.app.read(|tx| Ok(search::waiting(tx, kind, Block::FULL)?))?;
    let Some(last) = waiting.last().filter(|_| waiting.len() >= least) else { return Ok(false) };
    let tail = Some((last.id, waiting.len()));
    let mut block = Block::default();
    for one in &waiting {
        block.add(one.reference, &one.text);
    }
    match keep(turn, kind, block, tail) {
        // A document was replaced meanwhile: it is found in the tail, and the next refresh tries anew.
        Err(Stop::Failed(error)) if matches!(error.store(), Some(StoreError::NotFound)) => {
            Ok(false)
        }
        outcome => outcome.map(|()| true),
    }
}
