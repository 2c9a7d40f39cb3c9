//! Blocks of documents and their postings.

use super::damaged;
use crate::domain::search::{Posting, pack, unpack};
use crate::store::{Param, StoreError, Tx, params};

/// Stands for a document that was taken out of its block.
pub(super) const GONE: i64 = 0;
/// Postings written by one statement.
const TOGETHER: usize = 64;

/// Begins a block of these rows; nothing is found in it until it is finished.
///
/// # Errors
/// Whatever the database refuses.
pub fn begin_block(tx: &mut Tx<'_>, kind: &str, refs: &[i64]) -> Result<i64, StoreError> {
    let lowest = refs.iter().min().copied().unwrap_or_default();
    let highest = refs.iter().max().copied().unwrap_or_default();
    tx.insert(
        "INSERT INTO search_block (kind, refs, lowest, highest, ready)
         VALUES ($1, $2, $3, $4, 0) RETURNING id",
        &params![kind, pack(refs), lowest, highest],
    )
}

/// Adds postings to a block that is not finished.
///
/// # Errors
/// Whatever the database refuses.
pub fn add_postings(tx: &mut Tx<'_>, block: i64, postings: &[Posting]) -> Result<(), StoreError> {
    let together = postings.chunks_exact(TOGETHER);
    let rest = together.remainder().chunks(1);
    for some in together.chain(rest) {
        let rows: Vec<String> = (0..some.len())
            .map(|n| format!("($1, ${}, ${}, ${})", 3 * n + 2, 3 * n + 3, 3 * n + 4))
            .collect();
        let mut params: Vec<Param> = params![block].into();
        for Posting { pair, docs, places } in some {
            params.extend(params![pair.number(), docs.clone(), places.clone()]);
        }
        let sql = format!(
            "INSERT INTO search_posting (block, pair, docs, places) VALUES {}",
            rows.join(", ")
        );
        tx.execute(&sql, &params)?;
    }
    Ok(())
}

/// Lets a block be found in. Where its documents came from the tail of its kind, up to a row of it,
/// they leave it.
///
/// # Errors
/// [`StoreError::NotFound`] when the tail has changed under it: then nothing of this is done.
pub fn finish_block(
    tx: &mut Tx<'_>,
    block: i64,
    tail: Option<(i64, usize)>,
) -> Result<(), StoreError> {
    tx.execute("UPDATE search_block SET ready = 1 WHERE id = $1", &params![block])?;
    if let Some((last, documents)) = tail {
        let left = tx.execute(
            "DELETE FROM search_tail WHERE id <= $2
                 AND kind = (SELECT kind FROM search_block WHERE id = $1)",
            &params![block, last],
        )?;
        if usize::try_from(left) != Ok(documents) {
            return Err(StoreError::NotFound);
        }
    }
    Ok(())
}

/// Blocks that were begun and never finished, or emptied.
///
/// # Errors
/// Whatever the database refuses.
pub fn abandoned(tx: &mut Tx<'_>) -> Result<Vec<i64>, StoreError> {
    let sql = "SELECT id FROM search_block WHERE ready = 0 ORDER BY id";
    tx.rows(sql, &[], |row| row.get(0))
}

/// Takes away at most so many postings of an abandoned block, and the block after the last of them;
/// whether it is gone.
///
/// # Errors
/// Whatever the database refuses.
pub fn drop_some(tx: &mut Tx<'_>, block: i64, limit: u32) -> Result<bool, StoreError> {
    let dropped = tx.execute(
        "DELETE FROM search_posting WHERE block = $1 AND pair IN (
             SELECT pair FROM search_posting WHERE block = $1 ORDER BY pair LIMIT $2)",
        &params![block, limit],
    )?;
    let gone = dropped < u64::from(limit);
    if gone {
        tx.execute("DELETE FROM search_block WHERE id = $1 AND ready = 0", &params![block])?;
    }
    Ok(gone)
}

/// Every block of a kind with the rows that the numbers of its documents mean.
pub(super) fn references(tx: &mut Tx<'_>, kind: &str) -> Result<Vec<(i64, Vec<i64>)>, StoreError> {
    let sql = "SELECT id, refs FROM search_block WHERE kind = $1 AND ready = 1";
    tx.rows(sql, &params![kind], with_refs)
}

/// Takes the document of a row out of the blocks it is in.
pub(super) fn take_out(tx: &mut Tx<'_>, kind: &str, row: i64) -> Result<(), StoreError> {
    let sql = "SELECT id, refs FROM search_block
               WHERE kind = $1 AND lowest <= $2 AND highest >= $2";
    for (block, mut refs) in tx.rows(sql, &params![kind, row], with_refs)? {
        if refs.contains(&row) {
            refs.iter_mut().filter(|one| **one == row).for_each(|one| *one = GONE);
            let sql = "UPDATE search_block SET refs = $2 WHERE id = $1";
            tx.execute(sql, &params![block, pack(&refs)])?;
        }
    }
    Ok(())
}

fn with_refs(row: &crate::store::Row<'_>) -> Result<(i64, Vec<i64>), StoreError> {
    let refs: Vec<u8> = row.get(1)?;
    Ok((row.get(0)?, unpack(&refs).ok_or_else(|| damaged(1))?))
}
