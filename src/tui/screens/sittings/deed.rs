//! What is done to people of a sitting, one or many at once: named first, with who is left out and
//! why, then agreed to with one reason and document.

use crate::app::exam::enlist;
use crate::app::exam::enter_outcome::enter_outcome;
use crate::app::exam::weigh_outcome::weigh_outcome;
use crate::app::{Actor, App, AppError};
use crate::domain::attempt::Outcome;
use crate::domain::id::{OfficerId, SittingId};
use crate::i18n::{Locale, sittings as t};
use crate::tui::effect::{Effect, Lane};
use crate::tui::screens::listing::Settled;
use crate::tui::widget::confirm::{Confirm, Given};
use std::sync::Arc;

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// 缓考.
    Defer,
    /// 违纪.
    Misconduct,
    /// What was entered before is taken back.
    TakeBack,
    /// Off the list.
    Remove,
}

/// The people it is done to, with their names.
pub(super) type People = Vec<(OfficerId, String)>;

/// A person, their name, and in words why they are left out.
type Told = (OfficerId, String, Option<String>);

/// What stands against the deed for each of the people.
pub(super) struct Judged(Deed, Result<Vec<Told>, String>);

/// The trainer agrees to the deed for these people.
pub(super) struct Agreed(Deed, Vec<OfficerId>, Given);

impl Deed {
    pub(super) const ALL: [Self; 4] = [Self::Defer, Self::Misconduct, Self::TakeBack, Self::Remove];

    /// What it is called.
    pub(super) const fn name(self, locale: Locale) -> &'static str {
        match self {
            Self::Defer => t::defer(locale),
            Self::Misconduct => t::misconduct(locale),
            Self::TakeBack => t::take_back(locale),
            Self::Remove => t::remove(locale),
        }
    }

    /// What it does, in a few words.
    pub(super) const fn told(self, locale: Locale) -> &'static str {
        match self {
            Self::Defer => t::defer_doc(locale),
            Self::Misconduct => t::misconduct_doc(locale),
            Self::TakeBack => t::take_back_doc(locale),
            Self::Remove => t::remove_doc(locale),
        }
    }

    const fn outcome(self) -> Option<Outcome> {
        match self {
            Self::Defer => Some(Outcome::Deferred),
            Self::Misconduct => Some(Outcome::Misconduct),
            Self::TakeBack | Self::Remove => None,
        }
    }

    /// Asks what stands against it; [`Judged`] comes back.
    pub(super) fn weigh(self, sitting: SittingId, people: People, locale: Locale) -> Effect {
        Effect::job(Lane::Normal, move |session| {
            let ids: Vec<OfficerId> = people.iter().map(|(id, _)| *id).collect();
            let found = match self {
                // Whether the list still changes does not depend on the person.
                Self::Remove => Ok(ids.into_iter().map(|id| (id, None)).collect()),
                _ => session
                    .run(|app, actor| weigh_outcome(app, actor, sitting, &ids, self.outcome())),
            };
            let told = |weighed: Vec<(OfficerId, Option<AppError>)>| {
                let why = |error: AppError| error.message(locale);
                let names = people.iter().map(|(_, name)| name.clone());
                let each = weighed.into_iter().zip(names);
                each.map(|((id, refused), name)| (id, name, refused.map(why))).collect()
            };
            Judged(self, found.map(told).map_err(|error| error.message(locale)))
        })
    }

    fn question(self, count: usize, locale: Locale) -> Confirm {
        let text = match self {
            Self::Defer => t::defer_text(locale, count),
            Self::Misconduct => t::misconduct_text(locale, count),
            Self::TakeBack => t::take_back_text(locale, count),
            Self::Remove => t::remove_text(locale, count),
        };
        let question = Confirm::new(self.name(locale), text).verb(self.name(locale));
        match self {
            Self::Defer => question.with_reason().with_document(true),
            Self::Misconduct => question.danger().with_reason().with_document(true),
            Self::TakeBack => question.with_reason(),
            Self::Remove => question,
        }
    }

    /// Does it; gives to how many people it was done.
    fn carry_out(
        self,
        app: &Arc<App>,
        actor: &Actor,
        sitting: SittingId,
        people: &[OfficerId],
        given: &Given,
    ) -> Result<usize, AppError> {
        let grounds = (
            given.reason.as_deref().unwrap_or_default(),
            given.document.as_deref().unwrap_or_default(),
        );
        match self {
            // Somebody else may have taken some of them off in the meantime.
            Self::Remove => enlist::remove(app, actor, sitting, people),
            _ => enter_outcome(app, actor, sitting, people, self.outcome(), grounds)
                .map(|()| people.len()),
        }
    }
}

/// Names the people and asks; who is left out is named with the reason.
pub(super) fn ask(Judged(deed, outcome): &Judged, locale: Locale) -> Effect {
    let told = match outcome {
        Ok(told) => told,
        Err(text) => return Effect::fail(text.clone()),
    };
    let deed = *deed;
    let free = |(id, _, refused): &Told| refused.is_none().then_some(*id);
    let people: Vec<OfficerId> = told.iter().filter_map(free).collect();
    match (&people[..], &told[..]) {
        ([], [(_, name, Some(why))]) => return Effect::fail(format!("{name}: {why}")),
        ([], _) => return Effect::fail(t::nobody_fits(locale, deed.name(locale))),
        _ => {}
    }
    let rows = told.iter().map(|(_, name, refused)| (name.clone(), refused.clone()));
    let question = deed.question(people.len(), locale).each(rows);
    Effect::confirm(question, move |given| Agreed(deed, people, given))
}

/// Carries out what was agreed to.
pub(super) fn done(agreed: &Agreed, sitting: SittingId, locale: Locale) -> Effect {
    let Agreed(deed, people, given) = agreed;
    let (deed, people, given) = (*deed, people.clone(), given.clone());
    Effect::job(Lane::Normal, move |session| {
        let done = session.run(|app, actor| deed.carry_out(app, actor, sitting, &people, &given));
        let text = |count| t::deed_done(locale, deed.name(locale), count);
        Settled(done.map(text).map_err(|error| error.message(locale)).into())
    })
}
