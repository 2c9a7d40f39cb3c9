//! 法条: statutes in their versions, read article by article and searched.

mod attendance;
mod cited;
mod closing;
mod diff;
mod hits;
mod import;
mod jump;
mod leaf;
mod outline;
mod page;
mod questions;
mod reading;
mod room;
mod search;
mod versions;

pub(super) use attendance::Attendance;
pub(super) use cited::{law, law_of};
pub use reading::ReadingScreen;
pub use room::statutes_room;

use crate::app::statute::list::VersionLine;
use crate::domain::time::Date;
use crate::i18n::{Locale, statute_room as t};
use crate::tui::look::Look;
use ratatui::style::Style;

/// What a version is today, in words, with a sign and a style.
fn state(line: &VersionLine, today: Date, look: &Look) -> (&'static str, &'static str, Style) {
    let (locale, theme, marks) = (look.locale, &look.theme, look.marks());
    if line.in_force {
        (marks.ok, t::in_force(locale), theme.ok)
    } else if line.version.outline.effective_from > today {
        (marks.info, t::to_come(locale), theme.info)
    } else {
        (marks.warn, t::ended(locale), theme.warn)
    }
}

/// A version in one line, for choosing among several.
fn version_text(line: &VersionLine, today: Date, locale: Locale) -> String {
    let outline = &line.version.outline;
    let state = match () {
        () if line.in_force => t::in_force(locale),
        () if outline.effective_from > today => t::to_come(locale),
        () => t::ended(locale),
    };
    t::version_line(locale, outline.version, outline.effective_from, state)
}
