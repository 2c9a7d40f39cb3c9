//! The room of challenges: those that wait for an answer first.

mod answer;

use self::answer::AnswerScreen;
use super::listing::Listing;
use super::question::plain;
use crate::app::challenge::{Challenge, list::list};
use crate::domain::challenge::Verdict;
use crate::i18n::{Locale, challenges as t};
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::table::{Column, Fit, Row, Table};

/// 申诉: what candidates say against questions.
pub fn challenges_room() -> impl Screen {
    fn table(locale: Locale) -> Table {
        Table::new([
            Column::left(t::col_question(locale), Fit::Grow(14)),
            Column::left(t::col_bank(locale), Fit::Exact(10)),
            Column::left(t::col_officer(locale), Fit::Exact(10)),
            Column::left(t::col_day(locale), Fit::Exact(10)),
            Column::left(t::col_state(locale), Fit::Exact(8)),
        ])
        .ordinal()
        .empty(t::empty(locale))
    }
    fn row(challenge: &Challenge, cx: &Cx) -> Row {
        let (locale, theme) = (cx.look.locale, &cx.look.theme);
        let (state, style) = match challenge.ruling.as_ref().map(|ruling| ruling.verdict) {
            None => (t::waiting(locale), theme.warn),
            Some(Verdict::Accepted) => (t::accepted(locale), theme.ok),
            Some(Verdict::Refused) => (t::refused(locale), theme.muted),
        };
        Row::new([
            stem(challenge),
            challenge.bank.clone(),
            challenge.officer_name.clone(),
            cx.zone.date(challenge.raised_at).to_string(),
            state.to_owned(),
        ])
        .style(4, style)
    }
    Listing::new(
        t::room,
        table,
        row,
        |one| vec![stem(one), one.bank.clone(), one.officer_name.clone()],
        |session| session.run(list),
    )
    .opening(|one| Box::new(AnswerScreen::new(one.clone())))
}

/// The question, on one line.
fn stem(challenge: &Challenge) -> String {
    let part = challenge.item.part(&challenge.place.part);
    part.map(|part| plain(&part.stem).replace('\n', " ")).unwrap_or_default()
}

/// 成立 or 不成立.
pub(super) const fn verdict_text(locale: Locale, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accepted => t::accepted(locale),
        Verdict::Refused => t::refused(locale),
    }
}
