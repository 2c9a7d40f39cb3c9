//! What is decided about items in doubt.

use crate::app::doubt::DoubtRefusal;
use crate::app::doubt::confirm::confirm;
use crate::app::doubt::correct::{Corrected, correct};
use crate::app::doubt::seen::Seen;
use crate::app::doubt::weigh::{self, Decision};
use crate::app::item::retire::retire_all;
use crate::app::item::weigh::{self as item_weigh, Change, Weighed};
use crate::app::{Actor, App, AppError};
use crate::domain::id::Uid;
use crate::i18n::{Locale, banks, doubt, doubts as t};
use crate::tui::Backend;
use crate::tui::effect::Outcome;
use crate::tui::screens::deed;
use crate::tui::widget::confirm::Confirm;
use std::sync::Arc;

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// The proposed places are put in.
    Correct,
    /// They hold as they are.
    Confirm,
    /// Out of the bank.
    Retire,
}

/// The items it is decided about.
pub(super) type Items = Vec<Seen>;

impl Deed {
    pub(super) const ALL: [Self; 3] = [Self::Correct, Self::Confirm, Self::Retire];

    /// What it is called.
    pub(super) const fn name(self, locale: Locale) -> &'static str {
        match self {
            Self::Correct => t::correct(locale),
            Self::Confirm => t::confirm(locale),
            Self::Retire => banks::retire(locale),
        }
    }

    /// What it does, in a few words.
    pub(super) const fn told(self, locale: Locale) -> &'static str {
        match self {
            Self::Correct => t::correct_told(locale),
            Self::Confirm => t::confirm_told(locale),
            Self::Retire => t::retire_told(locale),
        }
    }

    /// Does it.
    pub(super) fn apply(
        self,
        app: &Arc<App>,
        actor: &Actor,
        items: &[Seen],
        reason: &str,
    ) -> Result<Carried, AppError> {
        let count = items.len();
        Ok(match self {
            Self::Correct => Carried::Corrected(correct(app, actor, items)?),
            Self::Confirm => {
                confirm(app, actor, items)?;
                Carried::Confirmed(count)
            }
            Self::Retire => {
                retire_all(app, actor, &uids(items), reason)?;
                Carried::Retired(count)
            }
        })
    }
}

impl deed::Deed for Deed {
    type Thing = Seen;

    fn name(self, locale: Locale) -> &'static str {
        Self::name(self, locale)
    }

    fn question(self, count: usize, locale: Locale) -> Confirm {
        let question = |text| Confirm::new(self.name(locale), text);
        match self {
            Self::Correct => question(t::correct_text(locale, count)),
            Self::Confirm => question(t::confirm_text(locale, count)),
            Self::Retire => question(banks::retire_many(locale, count)).with_reason(),
        }
    }

    fn fits_none(self, locale: Locale) -> String {
        t::nothing_fits(locale, self.name(locale))
    }

    fn in_short(error: &AppError, locale: Locale) -> String {
        match error.is::<DoubtRefusal>() {
            Some(DoubtRefusal::NoProposal(_)) => t::no_proposal_short(locale).to_owned(),
            Some(
                DoubtRefusal::NotCompared { version, .. }
                | DoubtRefusal::Uncompared { version, .. },
            ) => t::not_compared_short(locale, version),
            Some(DoubtRefusal::Repealed { since, .. }) => t::repealed_short(locale, since),
            Some(DoubtRefusal::NoSuchPlace { citation, .. }) => {
                t::no_such_place_short(locale, citation)
            }
            Some(DoubtRefusal::PlaceMoved { to, .. }) => t::place_moved_short(locale, to),
            Some(
                DoubtRefusal::NotInDoubt(_)
                | DoubtRefusal::NotConfirmed(_)
                | DoubtRefusal::ChangedMeanwhile(_),
            )
            | None => error.message(locale),
        }
    }

    fn weigh(self, session: &Backend, items: &[Seen]) -> Result<Vec<Weighed>, AppError> {
        session.run(|app, actor| match self {
            Self::Correct => weigh::weigh(app, actor, Decision::Correct, items),
            Self::Confirm => weigh::weigh(app, actor, Decision::Confirm, items),
            Self::Retire => item_weigh::weigh(app, actor, Change::Retire, &uids(items)),
        })
    }

    fn carry_out(
        self,
        session: &Backend,
        items: &[Seen],
        reason: &str,
        locale: Locale,
    ) -> Result<Outcome, AppError> {
        let done = session.run(|app, actor| self.apply(app, actor, items, reason))?;
        Ok(Outcome::from(Ok(done.told(locale))))
    }
}

fn uids(items: &[Seen]) -> Vec<Uid> {
    items.iter().map(Seen::uid).collect()
}

/// What was done.
pub(super) enum Carried {
    /// The proposed places were put in, where they were other ones.
    Corrected(Corrected),
    /// So many items hold as they are.
    Confirmed(usize),
    /// So many items are out of their banks.
    Retired(usize),
}

impl Carried {
    /// What is said of several items.
    fn told(&self, locale: Locale) -> String {
        match self {
            Self::Corrected(done) => match (done.revised.len(), done.confirmed.len()) {
                (revised, 0) => t::corrected_done(locale, revised),
                (0, confirmed) => doubt::cited_already(locale, confirmed),
                (revised, confirmed) => t::corrected_and_confirmed(locale, revised, confirmed),
            },
            Self::Confirmed(count) => t::confirmed_done(locale, count),
            Self::Retired(count) => banks::retired_many(locale, count),
        }
    }

    /// What is said of the one item with this id.
    pub(super) fn told_of(&self, id: &str, locale: Locale) -> String {
        match self {
            Self::Corrected(done) if done.revised.is_empty() => t::cited_already_one(locale, id),
            Self::Corrected(_) => t::corrected_one(locale, id),
            Self::Confirmed(_) => t::confirmed_one(locale, id),
            Self::Retired(_) => banks::retired_done(locale, id),
        }
    }
}
