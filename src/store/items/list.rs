//! Lists of items: a page at a time, whatever the size of the bank.

use super::super::banks::from_json;
use super::super::doubts::doubted;
use super::super::filter::Filter as Conditions;
use super::super::{Page, Param, StoreError, Tx, params, search};
use super::{DOCUMENT, last_of};
use crate::domain::id::{BankId, ItemId, RevisionId, Uid};
use crate::domain::item::{Item, ItemType};
use crate::domain::search::{fold, words};
use serde::Serialize;

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
    let (item, place) =
        if filter.retired { ("m.id", "r.position") } else { ("m.item_id", "m.position") };
    let mut conditions = Conditions::default();
    let (bank, version): (BankId, i64) =
        tx.one("SELECT id, version FROM bank WHERE name = $1", &params![&filter.bank], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let indexed = search::state(tx, DOCUMENT, bank.into())? == Some(version);
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
    // Until the index is there the stored content is read through.
    let read_through = !indexed && !filter.text.trim().is_empty();
    if read_through {
        of_content = true;
    } else {
        search::narrow(&mut conditions, tx.driver(), DOCUMENT, item, &filter.text);
    }
    let counted = match (filter.retired, of_content) {
        (true, _) => retired(),
        (false, true) => format!("{CURRENT}{CURRENT_REVISION}"),
        (false, false) => CURRENT.to_owned(),
    };
    let clause = conditions.clause();
    let by_content = matches!(filter.order, Order::Topic | Order::Difficulty);
    let rows = match (filter.retired, of_content || by_content) {
        (false, true) => format!("{CURRENT}{CURRENT_REVISION}"),
        _ => counted.clone(),
    };
    let order = match filter.order {
        Order::Author => format!("{place}, {item}"),
        Order::Name => format!("(SELECT n.name FROM item n WHERE n.id = {item})"),
        Order::Topic => format!("r.topic, {place}, {item}"),
        Order::Difficulty => format!("r.difficulty, {place}, {item}"),
    };
    let revision = if filter.retired { "r.id" } else { "m.revision_id" };
    let (places, total) = if read_through {
        let sql = format!("SELECT {item}, {revision}, r.body {rows}{clause} ORDER BY {order}");
        holding(tx, &sql, &conditions.params, filter)?
    } else {
        let sql = format!("SELECT count(*) {counted}{clause}");
        let total = tx.one(&sql, &conditions.params, |row| row.get(0))?;
        let limit = conditions.page(filter.page);
        let sql = format!("SELECT {item}, {revision} {rows}{clause} ORDER BY {order}{limit}");
        (tx.rows(&sql, &conditions.params, |row| Ok((row.get(0)?, row.get(1)?)))?, total)
    };
    let lines: Result<_, _> =
        places.into_iter().map(|(item, revision)| line(tx, item, revision)).collect();
    Ok((lines?, total))
}

/// The page of the items whose content holds the words, and how many hold them.
fn holding(
    tx: &mut Tx<'_>,
    sql: &str,
    params: &[Param],
    filter: &Filter,
) -> Result<(Vec<(ItemId, RevisionId)>, i64), StoreError> {
    let words = words(&filter.text);
    let mut found = Vec::new();
    tx.each(sql, params, |row| {
        let content: Item = from_json(&row.get::<String>(2)?)?;
        let text = fold(&content.searched());
        if words.iter().all(|word| text.contains(&word.text)) {
            found.push((row.get(0)?, row.get(1)?));
        }
        Ok(())
    })?;
    let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let skipped = usize::try_from(filter.page.offset).unwrap_or(usize::MAX);
    let most = filter.page.limit.map_or(usize::MAX, |limit| limit as usize);
    Ok((found.into_iter().skip(skipped).take(most).collect(), total))
}

fn line(tx: &mut Tx<'_>, item: ItemId, revision: RevisionId) -> Result<ItemLine, StoreError> {
    let sql = format!(
        "SELECT i.uid, b.name, r.body, r.number, (SELECT count(*) FROM form_item f
             JOIN item_revision u ON u.id = f.revision_id
             WHERE u.item_id = i.id AND u.number IS NOT NULL), {}
         FROM item i JOIN bank b ON b.id = i.bank_id, item_revision r
         WHERE i.id = $1 AND r.id = $2",
        doubted("i.id")
    );
    tx.one(&sql, &params![item, revision], |row| {
        Ok(ItemLine {
            item,
            uid: row.get(0)?,
            bank: row.get(1)?,
            content: from_json(&row.get::<String>(2)?)?,
            number: row.get(3)?,
            uses: row.get(4)?,
            in_doubt: row.get::<i64>(5)? == 1,
        })
    })
}
