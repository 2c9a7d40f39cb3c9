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

/// What a version is on a day.
#[derive(Debug, Clone, Copy)]
enum State {
    InForce,
    ToCome,
    Ended,
}

impl State {
    fn of(line: &VersionLine, today: Date) -> Self {
        if line.in_force {
            Self::InForce
        } else if line.version.outline.effective_from > today {
            Self::ToCome
        } else {
            Self::Ended
        }
    }

    const fn word(self, locale: Locale) -> &'static str {
        match self {
            Self::InForce => t::in_force(locale),
            Self::ToCome => t::to_come(locale),
            Self::Ended => t::ended(locale),
        }
    }

    const fn sign(self, look: &Look) -> (&'static str, Style) {
        match self {
            Self::InForce => (look.marks().ok, look.theme.ok),
            Self::ToCome => (look.marks().info, look.theme.info),
            Self::Ended => (look.marks().warn, look.theme.warn),
        }
    }
}

/// A version in one line, for choosing among several.
fn version_text(line: &VersionLine, today: Date, locale: Locale) -> String {
    let outline = &line.version.outline;
    let state = State::of(line, today).word(locale);
    t::version_line(locale, outline.version, outline.effective_from, state)
}
