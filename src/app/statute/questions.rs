//! The questions on an article.

use super::reader;
use crate::app::actor::require;
use crate::app::bank::seal::is_shut;
use crate::app::study::shelf;
use crate::app::{Actor, App, AppError};
use crate::domain::bank::BankHeader;
use crate::domain::citation::ArticleNo;
use crate::domain::id::BankId;
use crate::domain::role::{Permission, Target};
use crate::store::items::ItemLine;
use crate::store::{Tx, banks, citing};
use std::collections::BTreeMap;
use std::sync::Arc;

pub use crate::store::citing::OfArticle;

/// How many questions there are on each article of a statute, as far as the person may see them: to
/// who writes banks all that are not sealed, to an officer those they may study.
///
/// # Errors
/// When the person may not read statutes or sits an exam, or the store fails.
pub fn counts(
    app: &Arc<App>,
    actor: &Actor,
    name: &str,
    title: &str,
) -> Result<BTreeMap<ArticleNo, u32>, AppError> {
    reader(app, actor)?;
    app.read(|tx| {
        let for_study = !actor.grants.allow(Permission::ViewKeys, Target::Some);
        let found = citing::counts(tx, (name, title), for_study)?;
        let mut open: BTreeMap<BankId, bool> =
            found.iter().map(|(bank, ..)| (*bank, false)).collect();
        for (bank, open) in &mut open {
            *open = may_see(app, tx, actor, *bank)?;
        }
        let mut counts = BTreeMap::new();
        for (_, no, items) in found.into_iter().filter(|(bank, ..)| open[bank]) {
            *counts.entry(no).or_default() += items;
        }
        Ok(counts)
    })
}

fn may_see(app: &App, tx: &mut Tx<'_>, actor: &Actor, bank: BankId) -> Result<bool, AppError> {
    if actor.grants.allow(Permission::ViewKeys, Target::Some) {
        let header = banks::get(tx, bank)?.header;
        return Ok(!is_shut(app, tx, actor, &header)?);
    }
    match actor.officer() {
        Some(officer) => shelf::admits(tx, officer, bank),
        None => Ok(false),
    }
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
        for (bank, line) in citing::lines(tx, article)? {
            let header = banks::get(tx, bank)?.header;
            if !is_shut(app, tx, actor, &header)? {
                found.push(OnArticle { bank: header, line });
            }
        }
        Ok(found)
    })
}
