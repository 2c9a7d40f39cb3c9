//! The room of challenges: those that wait for an answer first.

mod answer;

use self::answer::AnswerScreen;
use super::listing::{Listing, Order, Source};
use super::question::plain;
use crate::app::AppError;
use crate::app::challenge::{Challenge, list::list};
use crate::domain::challenge::Verdict;
use crate::i18n::{Locale, challenges as t};
use crate::tui::Backend;
use crate::tui::effect::Effect;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::table::{Column, Fit, Row, Table};

/// 申诉: what candidates say against questions.
pub fn challenges_room() -> impl Screen {
    Listing::new(Challenges)
}

struct Challenges;

impl Source for Challenges {
    type Row = Challenge;
    type Query = ();
    type Head = ();

    fn title(&self, cx: &Cx) -> String {
        t::room(cx.look.locale).to_owned()
    }

    fn table(&self, _: bool, cx: &Cx) -> Table {
        let locale = cx.look.locale;
        Table::new([
            Column::left(t::col_question(locale), Fit::Grow(27)),
            Column::left(t::col_bank(locale), Fit::Grow(20)).spare(),
            Column::left(t::col_officer(locale), Fit::Exact(10)),
            Column::left(t::col_day(locale), Fit::Exact(10)),
            Column::left(t::col_state(locale), Fit::Exact(8)),
        ])
        .ordinal()
        .empty(t::empty(locale))
    }

    fn row(&self, challenge: &Challenge, cx: &Cx) -> Row {
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

    fn texts(&self, one: &Challenge) -> Vec<String> {
        vec![stem(one), one.bank.clone(), one.officer_name.clone()]
    }

    fn query(&self) {}

    fn load((): &(), session: &Backend) -> Result<((), Vec<Challenge>), AppError> {
        Ok(((), session.run(list)?))
    }

    fn open(&self, one: &Challenge, _: &Cx) -> Vec<Effect> {
        vec![Effect::push(AnswerScreen::new(one.clone()))]
    }

    fn orders(&self) -> &'static [Order<Challenge>] {
        &[
            Order { name: t::col_bank, compare: |a, b| a.bank.cmp(&b.bank) },
            Order { name: t::col_officer, compare: |a, b| a.officer_name.cmp(&b.officer_name) },
        ]
    }
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
