//! What is decided about several items in doubt at once: named first, with what is left out and why,
//! then agreed to.

use crate::app::doubt::DoubtRefusal;
use crate::app::doubt::confirm::confirm;
use crate::app::doubt::correct::{Corrected, correct};
use crate::app::doubt::seen::Seen;
use crate::app::doubt::weigh::{self, Decision, Weighed};
use crate::app::item::retire::retire_all;
use crate::app::item::weigh::{self as item_weigh, Change};
use crate::app::{Actor, App, AppError};
use crate::domain::id::Uid;
use crate::i18n::{Locale, banks, doubt, doubts as t};
use crate::tui::Backend;
use crate::tui::effect::{Effect, Lane, Toast, Tone};
use crate::tui::screens::listing::Settled;
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

/// An item by its name and, in words, why it is left out.
type Told = (Seen, String, Option<String>);

/// What stands against the deed for each item.
pub(super) struct Judged(Deed, Result<Vec<Told>, String>);

/// The trainer agrees to the deed for these items, where it asks for a reason with that.
pub(super) struct Agreed(Deed, Items, String);

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

    /// Asks what stands against it; [`Judged`] comes back.
    pub(super) fn weigh(self, items: Items, locale: Locale) -> Effect {
        Effect::job(Lane::Normal, move |session| {
            let found = session.run(|app, actor| match self {
                Self::Correct => weigh::weigh(app, actor, Decision::Correct, &items),
                Self::Confirm => weigh::weigh(app, actor, Decision::Confirm, &items),
                Self::Retire => item_weigh::weigh(app, actor, Change::Retire, &uids(&items)),
            });
            let told = |(seen, one): (Seen, Weighed)| {
                let why = one.refused.map(|error| in_short(&error, locale));
                // The reason stands where the question would.
                let name = match why {
                    Some(_) => one.id,
                    None => t::chosen(locale, one.id, one.question),
                };
                (seen, name, why)
            };
            let told = found.map(|found| items.into_iter().zip(found).map(told).collect());
            Judged(self, told.map_err(|error| error.message(locale)))
        })
    }

    fn question(self, count: usize, locale: Locale) -> Confirm {
        let text = match self {
            Self::Correct => t::correct_text(locale, count),
            Self::Confirm => t::confirm_text(locale, count),
            Self::Retire => banks::retire_many(locale, count),
        };
        let question = Confirm::new(self.name(locale), text).verb(self.name(locale));
        match self {
            Self::Correct | Self::Confirm => question,
            Self::Retire => question.with_reason(),
        }
    }

    /// Does it.
    pub(super) fn carry_out(
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

/// Why an item is left out, in the words that fit beside its name.
fn in_short(error: &AppError, locale: Locale) -> String {
    match error.is::<DoubtRefusal>() {
        Some(DoubtRefusal::NoProposal(_)) => t::no_proposal_short(locale).to_owned(),
        Some(
            DoubtRefusal::NotCompared { version, .. } | DoubtRefusal::Uncompared { version, .. },
        ) => t::not_compared_short(locale, version),
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

/// Names the items and asks; what is left out is named with the reason.
pub(super) fn ask(Judged(deed, outcome): &Judged, locale: Locale) -> Effect {
    let told = match outcome {
        Ok(told) => told,
        Err(text) => return Effect::fail(text.clone()),
    };
    let deed = *deed;
    let free = |(seen, _, refused): &Told| refused.is_none().then(|| seen.clone());
    let items: Items = told.iter().filter_map(free).collect();
    match (&items[..], &told[..]) {
        ([], [(_, name, Some(why))]) => return Effect::fail(t::refused_one(locale, name, why)),
        ([], _) => return Effect::fail(t::nothing_fits(locale, deed.name(locale))),
        _ => {}
    }
    let rows = told.iter().map(|(_, name, refused)| (name.clone(), refused.clone()));
    let question = deed.question(items.len(), locale).each(rows);
    Effect::confirm(question, move |given| Agreed(deed, items, given.reason.unwrap_or_default()))
}

/// Carries out what was agreed to.
pub(super) fn done(Agreed(deed, items, reason): &Agreed, locale: Locale) -> Effect {
    let (deed, items, reason) = (*deed, items.clone(), reason.clone());
    let work = move |session: &Backend| {
        let done = session.run(|app, actor| deed.carry_out(app, actor, &items, &reason));
        Settled(done.map(|done| done.told(locale)).map_err(|error| error.message(locale)))
    };
    Effect::lasting_job(Lane::Normal, work, |Settled(outcome)| outcome_toast(outcome))
}

/// What is told when the screen was left before it was done.
pub(super) fn outcome_toast(outcome: &Result<String, String>) -> Toast {
    match outcome {
        Ok(text) => Toast { tone: Tone::Ok, text: text.clone() },
        Err(text) => Toast { tone: Tone::Danger, text: text.clone() },
    }
}
