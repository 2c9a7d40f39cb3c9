//! The index of words: documents of any kind by the row they stand for.
//!
//! Most documents lie in blocks, whose postings tell for every two neighbouring characters which
//! documents have them and where (see [`crate::domain::search`]); the same bytes on both databases.
//! What came since lies in the tail, whose texts are read through until they are enough for a block
//! of their own. Everything here is made from other tables: it is never copied, and it is filled in
//! again where it is missing.

mod blocks;
mod tail;

pub use blocks::{abandoned, add_postings, begin_block, drop_some, finish_block};
pub use tail::{Waiting, put, tails, waiting};

use super::{Page, Param, StoreError, Tx, params};
use crate::domain::search::{Hits, Pair, Postings, Word, both, pack, unpack, words};
use std::collections::BTreeMap;

/// A document about to be put into the index.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// What it is, such as [`super::items::DOCUMENT`].
    pub kind: &'static str,
    /// Its row in the table of its kind.
    pub reference: i64,
    /// What can be found in it.
    pub text: &'a str,
}

/// The rows whose documents hold every word typed, or none of an answer when no word is typed.
///
/// # Errors
/// Whatever the database refuses.
pub fn found(tx: &mut Tx<'_>, kind: &str, typed: &str) -> Result<Option<Hits>, StoreError> {
    let words = words(typed);
    let Some((first, rest)) = words.split_first() else { return Ok(None) };
    let mut numbers = of_word(tx, kind, first)?;
    for word in rest {
        if numbers.is_empty() {
            break;
        }
        let other = of_word(tx, kind, word)?;
        numbers.retain(|block, these| {
            let those = other.get(block).map_or(&[][..], Vec::as_slice);
            *these = both(these, those);
            !these.is_empty()
        });
    }
    let mut rows = tail::holding(tx, kind, &words)?;
    if !numbers.is_empty() {
        for (block, refs) in blocks::references(tx, kind)? {
            let of_block = numbers.get(&block).into_iter().flatten();
            let of_block = of_block.filter_map(|number| refs.get(*number as usize).copied());
            rows.extend(of_block.filter(|row| *row != blocks::GONE));
        }
    }
    Ok(Some(rows.into_iter().collect()))
}

/// One page of the rows whose documents hold every word typed, lowest first, and how many they are.
/// Nothing typed finds nothing.
///
/// # Errors
/// Whatever the database refuses.
pub fn hits(
    tx: &mut Tx<'_>,
    kind: &str,
    typed: &str,
    page: Page,
) -> Result<(Vec<i64>, i64), StoreError> {
    let found = found(tx, kind, typed)?.unwrap_or_default();
    Ok((page.of(found.iter()), i64::try_from(found.len()).unwrap_or(i64::MAX)))
}

/// The documents of each block that hold a word, by their numbers in it.
fn of_word(
    tx: &mut Tx<'_>,
    kind: &str,
    word: &Word,
) -> Result<BTreeMap<i64, Vec<u32>>, StoreError> {
    let mut params: Vec<Param> = params![kind].into();
    params.extend(word.pairs().map(|pair| Param::from(pair.number())));
    let pairs: Vec<String> = (2..=params.len()).map(|n| format!("${n}")).collect();
    let pairs = pairs.join(", ");
    let places = if word.needs_places() { ", p.places" } else { "" };
    let sql = format!(
        "SELECT p.block, p.pair, p.docs{places} FROM search_block b
         CROSS JOIN search_posting p WHERE b.kind = $1 AND b.ready = 1
             AND p.block = b.id AND p.pair IN ({pairs})"
    );
    let mut blocks: BTreeMap<i64, Postings> = BTreeMap::new();
    tx.each(&sql, &params, |row| {
        let pair = Pair::from_number(row.get(1)?);
        let places = if word.needs_places() { row.get(3)? } else { Vec::new() };
        blocks.entry(row.get(0)?).or_default().insert(pair, (row.get(2)?, places));
        Ok(())
    })?;
    let mut numbers = BTreeMap::new();
    for (block, found) in blocks {
        let these = word.documents(&found).ok_or_else(|| damaged(2))?;
        if !these.is_empty() {
            numbers.insert(block, these);
        }
    }
    Ok(numbers)
}

/// The rows that are in the index, whole.
///
/// # Errors
/// Whatever the database refuses.
pub fn known(tx: &mut Tx<'_>, kind: &str) -> Result<Hits, StoreError> {
    let mut rows = tail::references(tx, kind)?;
    rows.extend(blocks::references(tx, kind)?.into_iter().flat_map(|(_, refs)| refs));
    Ok(rows.into_iter().filter(|row| *row != blocks::GONE).collect())
}

/// Empties the index: nothing is found in it from now on, and the next refresh takes away what lies
/// there and fills it in again.
///
/// # Errors
/// Whatever the database refuses.
pub fn clear(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    tx.execute("UPDATE search_block SET ready = 0", &[])?;
    tx.execute("DELETE FROM search_tail", &[])?;
    tx.execute("DELETE FROM search_state", &[])?;
    Ok(())
}

/// How far the index has a collection, such as a bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The version of the collection whose documents are all in.
    pub version: i64,
    /// The rows of its documents in its order, where they are gathered.
    pub members: Option<Vec<i64>>,
}

/// How far the index has a collection; none when it was never begun.
///
/// # Errors
/// Whatever the database refuses.
pub fn state(tx: &mut Tx<'_>, kind: &str, collection: i64) -> Result<Option<State>, StoreError> {
    let sql = "SELECT version, members FROM search_state WHERE kind = $1 AND ref = $2";
    tx.optional(sql, &params![kind, collection], |row| {
        let members: Option<Vec<u8>> = row.get(1)?;
        let members = members.map(|packed| unpack(&packed).ok_or_else(|| damaged(1)));
        Ok(State { version: row.get(0)?, members: members.transpose()? })
    })
}

/// How far the index has each collection of a kind, by the collection's row.
///
/// # Errors
/// Whatever the database refuses.
pub fn states(tx: &mut Tx<'_>, kind: &str) -> Result<BTreeMap<i64, State>, StoreError> {
    let sql = "SELECT ref, version, members FROM search_state WHERE kind = $1";
    let states = tx.rows(sql, &params![kind], |row| {
        let members: Option<Vec<u8>> = row.get(2)?;
        let members = members.map(|packed| unpack(&packed).ok_or_else(|| damaged(2)));
        Ok((row.get(0)?, State { version: row.get(1)?, members: members.transpose()? }))
    })?;
    Ok(states.into_iter().collect())
}

/// Forgets a collection; its documents stay in the index, so their rows must never come again.
///
/// # Errors
/// Whatever the database refuses.
pub fn forget(tx: &mut Tx<'_>, kind: &str, collection: i64) -> Result<(), StoreError> {
    let sql = "DELETE FROM search_state WHERE kind = $1 AND ref = $2";
    tx.execute(sql, &params![kind, collection])?;
    Ok(())
}

/// Notes how far the index has a collection.
///
/// # Errors
/// Whatever the database refuses.
pub fn set_state(
    tx: &mut Tx<'_>,
    kind: &str,
    collection: i64,
    state: &State,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO search_state (kind, ref, version, members) VALUES ($1, $2, $3, $4)
         ON CONFLICT (kind, ref) DO UPDATE SET version = excluded.version,
             members = excluded.members",
        &params![kind, collection, state.version, state.members.as_deref().map(pack)],
    )?;
    Ok(())
}

/// Lets the index follow one change of a collection to `version`, whose text is in already: what was
/// all in stays all in, in an order that is to be gathered.
///
/// # Errors
/// Whatever the database refuses.
pub fn follow(
    tx: &mut Tx<'_>,
    kind: &str,
    collection: i64,
    version: i64,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE search_state SET version = $3, members = NULL
         WHERE kind = $1 AND ref = $2 AND version = $3 - 1",
        &params![kind, collection, version],
    )?;
    Ok(())
}

/// The bytes of a column are not what was packed.
fn damaged(column: usize) -> StoreError {
    StoreError::Column { column, detail: "the index of words is damaged; make it anew".to_owned() }
}
