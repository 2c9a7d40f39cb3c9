//! Which items in force cite an article.

use super::doubts::UNDOUBTED;
use super::items::{self, ItemLine};
use super::study::Candidate;
use super::{StoreError, Tx, params};
use crate::domain::citation::ArticleNo;
use crate::domain::id::{BankId, RevisionId};

/// An article of a statute, by every name that a citation may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfArticle {
    /// The statute's short name.
    pub name: String,
    /// Its full title.
    pub title: String,
    /// The number of the article.
    pub no: ArticleNo,
}

/// The items in force of published banks, by bank and place; `$1` and `$2` are the names of the
/// statute.
const CITING: &str = "FROM item_citation c
    JOIN bank_member m ON m.revision_id = c.revision_id AND m.to_version IS NULL
    JOIN item_revision r ON r.id = m.revision_id
    JOIN bank b ON b.id = m.bank_id AND b.version > 0
    WHERE c.statute IN ($1, $2)";

/// How many items of a bank cite an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// The bank.
    pub bank: BankId,
    /// The article.
    pub no: ArticleNo,
    /// All of them.
    pub items: u32,
    /// Those that are not in doubt.
    pub undoubted: u32,
}

/// How many items of each bank cite each article of a statute.
///
/// # Errors
/// Whatever the database refuses.
pub fn counts(tx: &mut Tx<'_>, (name, title): (&str, &str)) -> Result<Vec<Count>, StoreError> {
    let sql = format!(
        "SELECT b.id, c.article, c.sub, count(DISTINCT m.item_id),
             count(DISTINCT CASE WHEN {UNDOUBTED} THEN m.item_id END) {CITING}
         GROUP BY b.id, c.article, c.sub"
    );
    tx.rows(&sql, &params![name, title], |row| {
        let no = ArticleNo { number: row.get(1)?, inserted: row.get(2)? };
        Ok(Count { bank: row.get(0)?, no, items: row.get(3)?, undoubted: row.get(4)? })
    })
}

/// The items that cite an article and are not in doubt, each with its bank, in the order of their
/// authors.
///
/// # Errors
/// Whatever the database refuses.
pub fn candidates(tx: &mut Tx<'_>, of: &OfArticle) -> Result<Vec<(BankId, Candidate)>, StoreError> {
    let sql = format!(
        "SELECT DISTINCT b.id, r.id, r.topic, m.position, b.name {CITING}
             AND c.article = $3 AND c.sub = $4 AND {UNDOUBTED} ORDER BY b.name, m.position, r.id"
    );
    let params = params![&of.name, &of.title, of.no.number, of.no.inserted];
    tx.rows(&sql, &params, |row| {
        let candidate =
            Candidate { revision: row.get(1)?, topic: row.get(2)?, position: row.get(3)? };
        Ok((row.get(0)?, candidate))
    })
}

/// The items that cite an article, each with its bank, in the order of their authors, as a list
/// shows them.
///
/// # Errors
/// Whatever the database refuses.
pub fn lines(tx: &mut Tx<'_>, of: &OfArticle) -> Result<Vec<(BankId, ItemLine)>, StoreError> {
    let sql = format!(
        "SELECT DISTINCT b.id, r.id, b.name, m.position {CITING}
             AND c.article = $3 AND c.sub = $4 ORDER BY b.name, m.position, r.id"
    );
    let params = params![&of.name, &of.title, of.no.number, of.no.inserted];
    let found: Vec<(BankId, RevisionId)> =
        tx.rows(&sql, &params, |row| Ok((row.get(0)?, row.get(1)?)))?;
    let (banks, revisions): (Vec<BankId>, Vec<RevisionId>) = found.into_iter().unzip();
    let lines = items::lines(tx, &revisions)?;
    Ok(banks.into_iter().zip(lines).collect())
}
