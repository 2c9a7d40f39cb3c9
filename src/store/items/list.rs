//! Lists of items: a page at a time, whatever the size of the bank.

use super::super::banks::from_json;
use super::super::doubts::doubted;
use super::super::filter::Filter as Conditions;
use super::super::param::{TOGETHER, together};
use super::super::search::{self, State};
use super::super::{Page, StoreError, Tx, params};
use super::{DOCUMENT, last_of, load};
use crate::domain::id::{BankId, ItemId, RevisionId, Uid};
use crate::domain::item::{Item, ItemType};
use crate::domain::search::{Word, fold, words};
use serde::Serialize;
use std::collections::HashMap;

/// Which items of a bank a list shows, and in which order; what is empty admits everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Name of the bank.
    pub bank: String,
    /// Type.
    pub kind: Option<ItemType>,
    /// Topic.
    pub topic: String,
    /// Words that the item has to hold, or a part of its id.
    pub text: String,
    /// Whether retired items are shown instead of current ones.
    pub retired: bool,
    /// The order.
    pub order: Order,
    /// Which part of the list.
    pub page: Page,
}

/// The order of a list of items. What is equal stands in the author's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// As the author wrote them.
    #[default]
    Author,
    /// By id.
    Name,
    /// By topic.
    Topic,
    /// Easiest first.
    Difficulty,
}

impl Order {
    /// Every order, for taking them in turn.
    pub const ALL: [Self; 4] = [Self::Author, Self::Name, Self::Topic, Self::Difficulty];
}

/// One line of the list of items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemLine {
    /// The item.
    #[serde(skip)]
    pub item: ItemId,
    /// Its identity.
    pub uid: Uid,
    /// Name of its bank.
    pub bank: String,
    /// Its content: the revision in force, or the one that was in force last.
    pub content: Item,
    /// Number of that revision.
    pub number: i64,
    /// On how many papers it has been.
    pub uses: i64,
    /// Whether it is in doubt after an amendment, and so kept out of draws.
    pub in_doubt: bool,
}

/// The items in force: their places are the memberships'.
const CURRENT: &str = "FROM bank_member m";
const CURRENT_REVISION: &str = " JOIN item_revision r ON r.id = m.revision_id";

/// The items out of force, each with the revision that was in force last.
fn retired() -> String {
    format!("FROM item m JOIN item_revision r ON r.id = {}", last_of("m"))
}

/// One page of items, and how many there are in all. Without a condition on their content no
/// content is read but that of the page.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such bank, or whatever the database refuses.
pub fn page(tx: &mut Tx<'_>, filter: &Filter) -> Result<(Vec<ItemLine>, i64), StoreError> {
    let (bank, version): (BankId, i64) =
        tx.one("SELECT id, version FROM bank WHERE name = $1", &params![&filter.bank], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let rows = Rows::of(filter, bank);
    let sought = words(&filter.text);
    let (revisions, total) = if sought.is_empty() {
        rows.page(tx, filter.page)?
    } else {
        let state = search::state(tx, DOCUMENT, bank.into())?;
        let holding = match state.filter(|state| state.version == version) {
            Some(state) => holding(tx, filter, &rows, state)?,
            // Until the index is there the stored content is read through.
            None => rows.read_through(tx, &sought)?,
        };
        let total = i64::try_from(holding.len()).unwrap_or(i64::MAX);
        (filter.page.of(holding.into_iter()), total)
    };
    Ok((lines(tx, &revisions)?, total))
}

/// The revisions of the list that hold the words of its filter, by the index, in the list's order.
fn holding(
    tx: &mut Tx<'_>,
    filter: &Filter,
    rows: &Rows,
    state: State,
) -> Result<Vec<RevisionId>, StoreError> {
    let hits = search::found(tx, DOCUMENT, &filter.text)?.unwrap_or_default();
    if hits.is_empty() {
        return Ok(Vec::new());
    }
    // The index keeps the whole bank in the author's order.
    let whole = filter.kind.is_none() && filter.topic.is_empty() && !filter.retired;
    let mut listed = match state.members {
        Some(members) if whole && filter.order == Order::Author => {
            members.into_iter().map(RevisionId).collect()
        }
        _ => rows.all(tx)?,
    };
    listed.retain(|revision| hits.contains(revision.0));
    Ok(listed)
}

/// The rows of a list without its words, as SQL: `m` is the membership, or the item out of force.
struct Rows {
    conditions: Conditions,
    /// What is counted and listed.
    counted: String,
    listed: String,
    revision: &'static str,
    order: String,
}

impl Rows {
    fn of(filter: &Filter, bank: BankId) -> Self {
        let (item, place) =
            if filter.retired { ("m.id", "r.position") } else { ("m.item_id", "m.position") };
        let mut conditions = Conditions::default();
        let bank = conditions.bind(bank);
        conditions.and(format!("m.bank_id = {bank}"));
        conditions.and(match filter.retired {
            true => "NOT EXISTS (SELECT 1 FROM bank_member c WHERE c.item_id = m.id AND c.to_version IS NULL)",
            false => "m.to_version IS NULL",
        });
        let mut of_content = filter.retired;
        if let Some(kind) = filter.kind {
            let kind = conditions.bind(kind.code());
            conditions.and(format!("r.type = {kind}"));
            of_content = true;
        }
        if !filter.topic.is_empty() {
            let topic = conditions.bind(&filter.topic);
            conditions.and(format!("r.topic = {topic}"));
            of_content = true;
        }
        let by_content = matches!(filter.order, Order::Topic | Order::Difficulty);
        let tables = |of_content: bool| match (filter.retired, of_content) {
            (true, _) => retired(),
            (false, true) => format!("{CURRENT}{CURRENT_REVISION}"),
            (false, false) => CURRENT.to_owned(),
        };
        let order = match filter.order {
            Order::Author => format!("{place}, {item}"),
            Order::Name => format!("(SELECT n.name FROM item n WHERE n.id = {item})"),
            Order::Topic => format!("r.topic, {place}, {item}"),
            Order::Difficulty => format!("r.difficulty, {place}, {item}"),
        };
        Self {
            conditions,
            counted: tables(of_content),
            listed: tables(of_content || by_content),
            revision: if filter.retired { "r.id" } else { "m.revision_id" },
            order,
        }
    }

    /// One page, and how many there are in all.
    fn page(mut self, tx: &mut Tx<'_>, page: Page) -> Result<(Vec<RevisionId>, i64), StoreError> {
        let Self { counted, listed, revision, order, conditions } = &mut self;
        let clause = conditions.clause();
        let sql = format!("SELECT count(*) {counted}{clause}");
        let total = tx.one(&sql, &conditions.params, |row| row.get(0))?;
        let limit = conditions.page(page);
        let sql = format!("SELECT {revision} {listed}{clause} ORDER BY {order}{limit}");
        Ok((tx.rows(&sql, &conditions.params, |row| row.get(0))?, total))
    }

    /// All of them.
    fn all(&self, tx: &mut Tx<'_>) -> Result<Vec<RevisionId>, StoreError> {
        let Self { listed, revision, order, conditions, .. } = self;
        let sql = format!("SELECT {revision} {listed}{} ORDER BY {order}", conditions.clause());
        tx.rows(&sql, &conditions.params, |row| row.get(0))
    }

    /// Those whose stored content holds the words.
    fn read_through(&self, tx: &mut Tx<'_>, words: &[Word]) -> Result<Vec<RevisionId>, StoreError> {
        let mut found = Vec::new();
        for some in self.all(tx)?.chunks(TOGETHER) {
            for (revision, item) in some.iter().zip(load(tx, some)?) {
                let text = fold(&item.searched());
                if words.iter().all(|word| text.contains(&word.text)) {
                    found.push(*revision);
                }
            }
        }
        Ok(found)
    }
}

/// The lines of these revisions, in their order.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such revision.
pub(in crate::store) fn lines(
    tx: &mut Tx<'_>,
    revisions: &[RevisionId],
) -> Result<Vec<ItemLine>, StoreError> {
    let mut found = HashMap::with_capacity(revisions.len());
    for some in revisions.chunks(TOGETHER) {
        let (asked, places) = together(some);
        let sql = format!(
            "SELECT r.id, i.id, i.uid, b.name, r.body, r.number, (SELECT count(*) FROM form_item f
                 JOIN item_revision u ON u.id = f.revision_id
                 WHERE u.item_id = i.id AND u.number IS NOT NULL), {}
             FROM item_revision r JOIN item i ON i.id = r.item_id JOIN bank b ON b.id = i.bank_id
             WHERE r.id IN ({places})",
            doubted("i.id")
        );
        tx.each(&sql, &asked, |row| {
            let line = ItemLine {
                item: row.get(1)?,
                uid: row.get(2)?,
                bank: row.get(3)?,
                content: from_json(&row.get::<String>(4)?)?,
                number: row.get(5)?,
                uses: row.get(6)?,
                in_doubt: row.get::<i64>(7)? == 1,
            };
            found.insert(row.get::<RevisionId>(0)?, line);
            Ok(())
        })?;
    }
    revisions.iter().map(|id| found.remove(id).ok_or(StoreError::NotFound)).collect()
}
