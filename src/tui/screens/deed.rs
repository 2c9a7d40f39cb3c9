//! What is done to several things of a list at once: each is named first, with what is left out and
//! why, then it is agreed to and carried out.

use super::listing::Settled;
use crate::app::AppError;
use crate::app::item::weigh::Weighed;
use crate::i18n::{Locale, shell as t};
use crate::tui::Backend;
use crate::tui::effect::{Effect, Lane, Outcome};
use crate::tui::msg::Msg;
use crate::tui::widget::confirm::Confirm;

/// Something that is done to several things for one reason.
pub(super) trait Deed: Copy + Send + 'static {
    /// One of the things.
    type Thing: Clone + Send + 'static;

    /// What it is called.
    fn name(self, locale: Locale) -> &'static str;

    /// What agreeing means for so many things; it asks for a reason where one is kept.
    fn question(self, count: usize, locale: Locale) -> Confirm;

    /// What is said when it fits none of several things.
    fn fits_none(self, locale: Locale) -> String;

    /// Why a thing is left out, in the words that fit beside its name.
    fn in_short(error: &AppError, locale: Locale) -> String;

    /// Each thing in turn, and what stands against the deed.
    ///
    /// # Errors
    /// When it cannot be known.
    fn weigh(self, session: &Backend, things: &[Self::Thing]) -> Result<Vec<Weighed>, AppError>;

    /// Does it to all of them or none, and says so.
    ///
    /// # Errors
    /// Why it was not done.
    fn carry_out(
        self,
        session: &Backend,
        things: &[Self::Thing],
        reason: &str,
        locale: Locale,
    ) -> Result<Outcome, AppError>;
}

/// A thing by its name and, in words, why it is left out.
type Told<D> = (<D as Deed>::Thing, String, Option<String>);

/// What stands against the deed for each thing.
struct Judged<D: Deed>(D, Result<Vec<Told<D>>, String>);

/// The person agrees to the deed for these things, where it asks for a reason with that.
struct Agreed<D: Deed>(D, Vec<D::Thing>, String);

/// Begins a deed: what stands against it is asked for, and [`answered`] goes on from there.
pub(super) fn begin<D: Deed>(deed: D, things: Vec<D::Thing>, locale: Locale) -> Effect {
    Effect::job(Lane::Normal, move |session| {
        let told = |(thing, one): (D::Thing, Weighed)| {
            let why = one.refused.map(|error| D::in_short(&error, locale));
            // The reason stands where the question would.
            let name = if why.is_some() { one.id } else { format!("{}  {}", one.id, one.question) };
            (thing, name, why)
        };
        let found = deed.weigh(session, &things);
        let told = found.map(|found| things.into_iter().zip(found).map(told).collect());
        Judged(deed, told.map_err(|error| error.message(locale)))
    })
}

/// Goes on with a deed that was begun; none when the message is about something else.
pub(super) fn answered<D: Deed>(msg: &Msg, locale: Locale) -> Option<Effect> {
    if let Some(Judged(deed, told)) = msg.reply::<Judged<D>>() {
        return Some(match told {
            Ok(told) => ask(*deed, told, locale),
            Err(text) => Effect::fail(text.clone()),
        });
    }
    let Agreed(deed, things, reason) = msg.reply::<Agreed<D>>()?;
    let (deed, things, reason) = (*deed, things.clone(), reason.clone());
    let work = move |session: &Backend| {
        let done = deed.carry_out(session, &things, &reason, locale);
        Settled(done.unwrap_or_else(|error| Outcome::from(Err(error.message(locale)))))
    };
    Some(Effect::lasting_job(Lane::Normal, work, |Settled(outcome)| outcome.clone()))
}

/// Names the things and asks; what is left out is named with the reason.
fn ask<D: Deed>(deed: D, told: &[Told<D>], locale: Locale) -> Effect {
    let free = |(thing, _, refused): &Told<D>| refused.is_none().then(|| thing.clone());
    let things: Vec<D::Thing> = told.iter().filter_map(free).collect();
    if let ([], [(_, name, Some(why))]) = (&things[..], told) {
        return Effect::fail(t::refused_one(locale, name, why));
    }
    let rows = told.iter().map(|(_, name, refused)| (name.clone(), refused.clone()));
    if things.is_empty() {
        let none = Confirm::new(deed.name(locale), deed.fits_none(locale)).only_told();
        return Effect::overlay(none.each(rows));
    }
    let question = deed.question(things.len(), locale).verb(deed.name(locale)).each(rows);
    Effect::confirm(question, move |given| Agreed(deed, things, given.reason.unwrap_or_default()))
}
