//! Rooms that are one short list: one's records and mistakes.

use super::listing::{Listing, Order, Source};
use super::question::plain;
use super::result::{ResultScreen, outcome_style};
use super::study::set::StudyScreen;
use crate::app::AppError;
use crate::app::exam::results::ResultLine;
use crate::app::exam::results::own as own_results;
use crate::app::study::begin::{Plan, Step};
use crate::app::study::wrong_answers::WrongAnswer;
use crate::app::study::wrong_answers::open as wrong_answers;
use crate::i18n::{ledger as t, names, sittings};
use crate::tui::Backend;
use crate::tui::effect::Effect;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::table::{Column, Fit, Row, Table};

/// 我的记录: one's own results.
pub fn records_room() -> impl Screen {
    Listing::new(Records)
}

/// 错题本: what the person still has to get right.
pub fn wrong_room() -> impl Screen {
    Listing::new(Mistakes)
}

struct Records;

impl Source for Records {
    type Row = ResultLine;
    type Query = ();
    type Head = ();

    fn title(&self, cx: &Cx) -> String {
        t::records_title(cx.look.locale).to_owned()
    }

    fn table(&self, _: bool, cx: &Cx) -> Table {
        let locale = cx.look.locale;
        Table::new([
            Column::left(t::col_exam(locale), Fit::Grow(14)),
            Column::left(t::col_level(locale), Fit::Exact(10)),
            Column::right(t::col_score(locale), Fit::Exact(11)),
            Column::left(t::col_outcome(locale), Fit::Exact(14)),
            Column::left(t::col_day(locale), Fit::Exact(10)),
        ])
        .ordinal()
        .empty(t::records_empty(locale))
    }

    fn row(&self, line: &ResultLine, cx: &Cx) -> Row {
        let locale = cx.look.locale;
        let level = names::level(locale, line.level);
        let kind = names::sitting_kind(locale, line.kind);
        let (mark, style) = outcome_style(line.outcome, cx);
        let outcome = match line.confirmed {
            true => sittings::passed_confirmed(locale),
            false => names::outcome(locale, line.outcome),
        };
        Row::new([
            line.sitting_name.clone(),
            format!("{level}{kind}"),
            format!("{} / {}", line.earned, line.total),
            outcome.to_owned(),
            cx.zone.date(line.ended_at).to_string(),
        ])
        .sign(3, mark, style)
    }

    fn texts(&self, line: &ResultLine) -> Vec<String> {
        vec![line.sitting_name.clone()]
    }

    fn query(&self) {}

    fn load((): &(), session: &Backend) -> Result<((), Vec<ResultLine>), AppError> {
        Ok(((), session.run(own_results)?))
    }

    fn open(&self, line: &ResultLine, _: &Cx) -> Vec<Effect> {
        vec![Effect::push(ResultScreen::new(line.attempt))]
    }

    fn orders(&self) -> &'static [Order<ResultLine>] {
        &[Order { name: t::col_exam, compare: |a, b| a.sitting_name.cmp(&b.sitting_name) }]
    }
}

struct Mistakes;

impl Source for Mistakes {
    type Row = WrongAnswer;
    type Query = ();
    type Head = ();

    fn title(&self, cx: &Cx) -> String {
        t::wrong_title(cx.look.locale).to_owned()
    }

    fn table(&self, _: bool, cx: &Cx) -> Table {
        let locale = cx.look.locale;
        Table::new([
            Column::left(t::col_question(locale), Fit::Grow(30)),
            Column::right(t::col_times(locale), Fit::Exact(4)),
            Column::right(t::col_streak(locale), Fit::Exact(5)),
            Column::left(t::col_day(locale), Fit::Exact(10)),
        ])
        .ordinal()
        .empty(t::wrong_empty(locale))
    }

    fn row(&self, entry: &WrongAnswer, cx: &Cx) -> Row {
        Row::new([
            stem(entry),
            entry.wrong_count.to_string(),
            entry.right_streak.to_string(),
            cx.zone.date(entry.last_wrong_at).to_string(),
        ])
    }

    fn texts(&self, entry: &WrongAnswer) -> Vec<String> {
        vec![stem(entry), entry.item.topic.clone()]
    }

    fn query(&self) {}

    fn load((): &(), session: &Backend) -> Result<((), Vec<WrongAnswer>), AppError> {
        Ok(((), session.run(wrong_answers)?))
    }

    fn open(&self, entry: &WrongAnswer, _: &Cx) -> Vec<Effect> {
        let first = Step { revision: entry.revision, part: Some(entry.part.clone()) };
        vec![Effect::push(StudyScreen::new(Plan::Mistakes).starting_with(first))]
    }

    /// What went wrong most often first.
    fn orders(&self) -> &'static [Order<WrongAnswer>] {
        &[Order { name: t::col_times, compare: |a, b| b.wrong_count.cmp(&a.wrong_count) }]
    }
}

/// The question, on one line.
fn stem(entry: &WrongAnswer) -> String {
    let stem = entry.item.part(&entry.part).map(|part| plain(&part.stem));
    stem.unwrap_or_default().replace('\n', " ")
}
