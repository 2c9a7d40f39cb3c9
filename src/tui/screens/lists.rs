//! Rooms that are one short list: one's records and mistakes.

use super::listing::Listing;
use super::question::plain;
use super::result::{ResultScreen, outcome_style};
use super::study::set::StudyScreen;
use crate::app::exam::results::ResultLine;
use crate::app::exam::results::own as own_results;
use crate::app::study::begin::{Plan, Step};
use crate::app::study::wrong_answers::WrongAnswer;
use crate::app::study::wrong_answers::open as wrong_answers;
use crate::i18n::{Locale, ledger as t, names, sittings};
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::table::{Column, Fit, Row, Table};

/// 我的记录: one's own results.
pub fn records_room() -> impl Screen {
    fn table(locale: Locale) -> Table {
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
    fn row(line: &ResultLine, cx: &Cx) -> Row {
        let locale = cx.look.locale;
        let level = names::level(locale, line.level);
        let kind = names::sitting_kind(locale, line.kind);
        let (mark, style) = outcome_style(line.outcome, cx);
        Row::new([
            line.sitting_name.clone(),
            format!("{level}{kind}"),
            format!("{} / {}", line.earned, line.total),
            match line.confirmed {
                true => format!("{mark} {}", sittings::passed_confirmed(locale)),
                false => format!("{mark} {}", names::outcome(locale, line.outcome)),
            },
            cx.zone.date(line.ended_at).to_string(),
        ])
        .style(3, style)
    }
    Listing::new(
        t::records_title,
        table,
        row,
        |line| vec![line.sitting_name.clone()],
        |session| session.run(own_results),
    )
    .opening(|line| Box::new(ResultScreen::new(line.attempt)))
}

/// 错题本: what the person still has to get right.
pub fn wrong_room() -> impl Screen {
    fn table(locale: Locale) -> Table {
        Table::new([
            Column::left(t::col_question(locale), Fit::Grow(30)),
            Column::right(t::col_times(locale), Fit::Exact(4)),
            Column::right(t::col_streak(locale), Fit::Exact(5)),
            Column::left(t::col_day(locale), Fit::Exact(10)),
        ])
        .ordinal()
        .empty(t::wrong_empty(locale))
    }
    fn stem(entry: &WrongAnswer) -> String {
        let stem = entry.item.part(&entry.part).map(|part| plain(&part.stem));
        stem.unwrap_or_default().replace('\n', " ")
    }
    fn row(entry: &WrongAnswer, cx: &Cx) -> Row {
        Row::new([
            stem(entry),
            entry.wrong_count.to_string(),
            entry.right_streak.to_string(),
            cx.zone.date(entry.last_wrong_at).to_string(),
        ])
    }
    Listing::new(
        t::wrong_title,
        table,
        row,
        |entry| vec![stem(entry), entry.item.topic.clone()],
        |session| session.run(wrong_answers),
    )
    .opening(|entry| {
        let first = Step { revision: entry.revision, part: Some(entry.part.clone()) };
        Box::new(StudyScreen::new(Plan::Mistakes).starting_with(first))
    })
}
