//! Choosing among the versions of a statute.

use super::version_text;
use crate::app::statute::list::{VersionLine, of_one};
use crate::domain::time::Date;
use crate::i18n::{Locale, statute_room as t};
use crate::tui::effect::{Effect, Lane};
use crate::tui::overlay::ask_date::ask_date;
use crate::tui::overlay::choose::Choose;
use crate::tui::screen::Cx;

/// What was chosen.
#[derive(Debug, Clone, Copy)]
pub(super) enum Pick {
    /// The version adopted on a day.
    Version(Date),
    /// The one in force on a day that is still to be said.
    OnADay,
}

/// The versions of one statute; replied to whoever called [`list`].
pub(super) struct Listed(pub Result<Vec<VersionLine>, String>);

/// Brings the versions of the statute of that title.
pub(super) fn list(title: String, locale: Locale) -> Effect {
    Effect::job(Lane::Normal, move |session| {
        let lines = session.run(|app, actor| of_one(app, actor, &title, app.today()));
        Listed(lines.map_err(|error| error.message(locale)))
    })
}

/// Asks which version, beginning at the one that is open.
pub(super) fn choose(
    listed: &Result<Vec<VersionLine>, String>,
    open: Option<Date>,
    cx: &Cx,
) -> Vec<Effect> {
    let locale = cx.look.locale;
    let lines = match listed {
        Ok(lines) => lines,
        Err(text) => return vec![Effect::fail(text.clone())],
    };
    let Some(first) = lines.first() else { return vec![] };
    let title = t::versions_title(locale, &first.version.outline.name);
    let today = cx.zone.date(cx.now);
    let at = lines.iter().position(|line| Some(line.version.outline.version) == open);
    let version = |line: &VersionLine| {
        (version_text(line, today, locale), Pick::Version(line.version.outline.version))
    };
    let mut options: Vec<(String, Pick)> = lines.iter().map(version).collect();
    options.push((t::version_on(locale).to_owned(), Pick::OnADay));
    vec![Effect::overlay(Choose::new(title, options).at(at.unwrap_or(0)))]
}

/// Asks for a day.
pub(super) fn ask_day(cx: &Cx) -> Effect {
    let (locale, today) = (cx.look.locale, cx.zone.date(cx.now));
    Effect::overlay(ask_date(t::version_on_title(locale), today, locale))
}
