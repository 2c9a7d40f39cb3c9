//! The questions on an article.

use super::reader;
use crate::app::actor::require;
use crate::app::bank::seal::{is_shut, may_read};
use crate::app::study::shelf::may_study;
use crate::app::{Actor, App, AppError};
use crate::domain::bank::BankHeader;
use crate::domain::citation::ArticleNo;
use crate::domain::id::BankId;
use crate::domain::role::{Permission, Target};
use crate::store::items::ItemLine;
use crate::store::{banks, citing};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

pub use crate::store::citing::OfArticle;

/// How many questions there are on an article, as far as the person may know of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Questions {
    /// What a set on the article asks the person as an officer.
    pub asked: u32,
    /// In doubt after an amendment, in the same banks, and so kept out of the set.
    pub kept_out: u32,
    /// Items that the person may read with their keys, those in doubt among them.
    pub items: u32,
    /// How many of these are in doubt.
    pub in_doubt: u32,
}

/// How many questions there are on each article of a statute: for a set, those of the banks that an
/// officer may study; for who writes banks, those of all banks that are not sealed.
///
/// # Errors
/// When the person may not read statutes or sits an exam, or the store fails.
pub fn counts(
    app: &Arc<App>,
    actor: &Actor,
    name: &str,
    title: &str,
) -> Result<BTreeMap<ArticleNo, Questions>, AppError> {
    reader(app, actor)?;
    app.read(|tx| {
        let found = citing::counts(tx, (name, title))?;
        let mut banks: BTreeMap<BankId, [bool; 2]> =
            found.iter().map(|count| (count.bank, [false; 2])).collect();
        for (bank, may) in &mut banks {
            *may = [may_study(tx, actor, *bank)?, may_read(app, tx, actor, *bank)?];
        }
        let mut counts: BTreeMap<ArticleNo, Questions> = BTreeMap::new();
        for count in found {
            let [study, read] = banks[&count.bank];
            if !study && !read {
                continue;
            }
            let (on, in_doubt) =
                (counts.entry(count.no).or_default(), count.items - count.undoubted);
            if study {
                on.asked += count.undoubted;
                on.kept_out += in_doubt;
            }
            if read {
                on.items += count.items;
                on.in_doubt += in_doubt;
            }
        }
        Ok(counts)
    })
}

/// One question on an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnArticle {
    /// Its bank.
    pub bank: BankHeader,
    /// The item.
    pub line: ItemLine,
}

/// The questions on an article with their keys, bank by bank; those of sealed banks are left out.
///
/// # Errors
/// When the person may not see keys or sits an exam, or the store fails.
pub fn on_article(
    app: &Arc<App>,
    actor: &Actor,
    article: &OfArticle,
) -> Result<Vec<OnArticle>, AppError> {
    reader(app, actor)?;
    require(app, actor, Permission::ViewKeys, Target::Some)?;
    app.read(|tx| {
        let mut found = Vec::new();
        // The headers of the banks that are open to the person.
        let mut open: HashMap<BankId, Option<BankHeader>> = HashMap::new();
        for (bank, line) in citing::lines(tx, article)? {
            let header = match open.entry(bank) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => {
                    let header = banks::get(tx, bank)?.header;
                    let shut = is_shut(app, tx, actor, &header)?;
                    new.insert((!shut).then_some(header))
                }
            };
            found.extend(header.clone().map(|bank| OnArticle { bank, line }));
        }
        Ok(found)
    })
}
