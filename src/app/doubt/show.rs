//! One item in doubt with the places that are not the same any more, as they were and as they are.

use super::seen::Seen;
use super::weigh::{Decision, refusal};
use super::{DoubtRefusal, note};
use crate::app::actor::require;
use crate::app::bank::seal::require_open;
use crate::app::error::Missing;
use crate::app::item::next::Next;
use crate::app::{Actor, App, AppError};
use crate::domain::bank::BankHeader;
use crate::domain::citation::{ArticleNo, Citation};
use crate::domain::doubt::{Touch, Touched};
use crate::domain::id::{RevisionId, Uid};
use crate::domain::item::Item;
use crate::domain::role::{Permission, Target};
use crate::domain::statute::Article;
use crate::domain::statute::diff::{Marked, alone, beside};
use crate::domain::time::Date;
use crate::i18n::Locale;
use crate::store::statutes::{self, StoredVersion};
use crate::store::{StoreError, Tx, banks, doubts, items};

/// An item in doubt.
#[derive(Debug)]
pub struct Shown {
    /// The item with its doubts: what a decision about it is for.
    pub seen: Seen,
    /// The header of its bank; the statutes in it are the versions in force, by which a new
    /// revision is judged.
    pub header: BankHeader,
    /// The revision in force.
    pub revision: RevisionId,
    /// What it says.
    pub content: Item,
    /// The cited places that are not the same any more.
    pub places: Vec<Place>,
    /// Why the proposed places cannot be put in; none when they can.
    pub not_corrected: Option<AppError>,
    /// Why it cannot be confirmed as it is, even by somebody who compares by themselves what the
    /// program could not; none when it can.
    pub not_confirmed: Option<AppError>,
}

impl Shown {
    /// Every cited place, with what happened to it.
    pub fn touched(&self) -> Vec<Touched> {
        self.places.iter().map(|place| place.touched.clone()).collect()
    }

    /// What the amendment did to these places, in a sentence with which the note of a rewriting
    /// begins.
    pub fn note(&self, locale: Locale) -> String {
        note::of_places(&self.places, locale)
    }
}

/// A cited place in both versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What happened to it.
    pub touched: Touched,
    /// The statute, by the name that citations use.
    pub statute: String,
    /// The version it was cited from.
    pub from: Date,
    /// The version in force.
    pub to: Date,
    /// The article as it was; empty when that version is not loaded.
    pub old: Vec<Marked>,
    /// The article that is proposed, or, where nothing could be compared, the one that has the same
    /// number now; empty when there is none.
    pub new: Vec<Marked>,
}

/// The item with this uid, its doubts, and both texts of every place.
///
/// # Errors
/// When the person may not see keys, there is no such item, it is not in doubt, its bank is sealed to
/// them, or the store fails.
pub fn show(app: &App, actor: &Actor, uid: Uid) -> Result<Shown, AppError> {
    require(app, actor, Permission::ViewKeys, Target::District)?;
    let today = app.today();
    app.read(|tx| {
        let standing = items::standing(tx, uid)?.ok_or_else(|| Missing::new("item", uid))?;
        let mut header = banks::get(tx, standing.bank)?.header;
        require_open(app, tx, actor, &header)?;
        let found = doubts::open(tx, Some(uid))?;
        if found.is_empty() {
            return Err(DoubtRefusal::NotInDoubt(standing.content.id).into());
        }
        let seen = Seen::new(uid, found.clone());
        let mut places = Vec::new();
        for doubt in found {
            let named = header.statutes.iter().find(|one| one.is_named(&doubt.statute));
            let title = named.map_or(doubt.statute.as_str(), |outline| &outline.title);
            let stored = statutes::versions(tx, title)?;
            for touched in doubt.touched {
                let [old, new] = sides(tx, &stored, (doubt.from, doubt.to), &touched)?;
                let (statute, from, to) = (doubt.statute.clone(), doubt.from, doubt.to);
                places.push(Place { touched, statute, from, to, old, new });
            }
        }
        let mut next = Next::new(today);
        header.statutes = next.outlines(tx, standing.bank)?.to_vec();
        Ok(Shown {
            header,
            revision: standing.revision,
            content: standing.content,
            places,
            not_corrected: refusal(tx, Decision::Correct, &seen, &mut next)?,
            not_confirmed: refusal(tx, Decision::Confirm, &seen.clone().compared(), &mut next)?,
            seen,
        })
    })
}

/// The article as it was and as it is.
fn sides(
    tx: &mut Tx<'_>,
    stored: &[StoredVersion],
    (from, to): (Date, Date),
    touched: &Touched,
) -> Result<[Vec<Marked>; 2], StoreError> {
    let cited = &touched.citation;
    let now: Option<&Citation> = match (&touched.proposal, touched.touch) {
        (Some(proposal), _) => Some(proposal),
        (None, Touch::Unknown) => Some(cited),
        (None, _) => None,
    };
    let old = article(tx, stored, from, cited.article_no())?;
    let new = match now {
        Some(now) => article(tx, stored, to, now.article_no())?.map(|article| (article, now)),
        None => None,
    };
    Ok(match (old, new) {
        (Some(old), Some((new, now))) => beside((&old, cited), (&new, now)),
        (old, new) => [
            old.map(|old| alone(&old, cited)).unwrap_or_default(),
            new.map(|(new, now)| alone(&new, now)).unwrap_or_default(),
        ],
    })
}

fn article(
    tx: &mut Tx<'_>,
    stored: &[StoredVersion],
    version: Date,
    no: ArticleNo,
) -> Result<Option<Article>, StoreError> {
    match stored.iter().find(|one| one.outline.version == version) {
        Some(found) => statutes::article(tx, found.id, no),
        None => Ok(None),
    }
}
