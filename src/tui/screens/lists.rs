//! Rooms that are one short list: one's records and mistakes.

use super::hours::HoursScreen;
use super::listing::{Here, Listing, Order, Source};
use super::question::plain;
use super::result::{ResultScreen, outcome_style};
use super::statutes::law_of;
use super::study::set::StudyScreen;
use crate::app::AppError;
use crate::app::exam::records::{Missed, Record, records};
use crate::app::study::begin::{Plan, Step};
use crate::app::study::wrong_answers::WrongAnswer;
use crate::app::study::wrong_answers::open as wrong_answers;
use crate::domain::attempt::Outcome;
use crate::i18n::{Locale, ledger as t, names, pass, sittings};
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::statutes::law as statutes;
use crate::tui::action::study::room as study;
use crate::tui::effect::{Effect, Tone};
use crate::tui::msg::Msg;
use crate::tui::overlay::notice::Notice;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::table::{Column, Fit, Row, Table};

/// 我的记录: one's own results, and what one did not sit; one's hours are a key away.
pub fn records_room() -> impl Screen {
    Listing::new(Records)
}

/// 错题本: what the person still has to get right.
pub fn wrong_room() -> impl Screen {
    Listing::new(Mistakes)
}

struct Records;

impl Source for Records {
    type Row = Record;
    type Query = ();
    type Head = ();

    fn title(&self, cx: &Cx) -> String {
        t::records_title(cx.look.locale).to_owned()
    }

    fn table(&self, _: bool, cx: &Cx) -> Table {
        let locale = cx.look.locale;
        let (level, outcome) = if locale == Locale::Zh { (10, 14) } else { (15, 12) };
        Table::new([
            Column::left(t::col_exam(locale), Fit::Grow(26)),
            Column::left(t::col_level(locale), Fit::Exact(level)),
            Column::right(t::col_score(locale), Fit::Exact(9)),
            Column::left(t::col_outcome(locale), Fit::Exact(outcome)),
            Column::left(t::col_day(locale), Fit::Exact(10)).spare(),
        ])
        .ordinal()
        .empty(t::records_empty(locale))
    }

    fn row(&self, record: &Record, cx: &Cx) -> Row {
        let locale = cx.look.locale;
        let (level, kind, outcome, score) = match record {
            Record::Sat(line) => {
                let score = format!("{} / {}", line.earned, line.total);
                (line.level, line.kind, line.outcome, score)
            }
            Record::Missed(missed) => (missed.level, missed.kind, missed.outcome, String::new()),
        };
        let (mark, style) = outcome_style(outcome, cx);
        let word = match record {
            Record::Sat(line) if line.confirmed && line.single_handed => {
                pass::single_handed(locale)
            }
            Record::Sat(line) if line.confirmed => sittings::passed_confirmed(locale),
            _ => names::outcome(locale, outcome),
        };
        Row::new([
            record.sitting_name().to_owned(),
            names::level_and_kind(locale, level, kind),
            score,
            word.to_owned(),
            cx.zone.date(record.at()).to_string(),
        ])
        .sign(3, mark, style)
    }

    fn texts(&self, record: &Record) -> Vec<String> {
        vec![record.sitting_name().to_owned()]
    }

    fn query(&self) {}

    fn load((): &(), session: &Backend) -> Result<((), Vec<Record>), AppError> {
        Ok(((), session.run(records)?))
    }

    fn open(&self, record: &Record, cx: &Cx) -> Vec<Effect> {
        match record {
            Record::Sat(line) => vec![Effect::push(ResultScreen::new(line.attempt))],
            Record::Missed(missed) => vec![Effect::overlay(told(missed, cx))],
        }
    }

    fn orders(&self) -> &'static [Order<Record>] {
        &[Order { name: t::col_exam, compare: |a, b| a.sitting_name().cmp(b.sitting_name()) }]
    }

    fn actions(&self, _: &Here<'_, Self>, _: &Cx) -> Vec<ActionState> {
        vec![ActionState::on(study::HOURS)]
    }

    fn update(&mut self, msg: &Msg, _: &Here<'_, Self>, _: &Cx) -> Vec<Effect> {
        match msg {
            Msg::Command(study::HOURS) => vec![Effect::push(HoursScreen::default())],
            _ => vec![],
        }
    }
}

/// Why there is no paper, in words.
fn told(missed: &Missed, cx: &Cx) -> Notice {
    let locale = cx.look.locale;
    let day = cx.zone.date(missed.at);
    let text = match missed.outcome {
        Outcome::Absent => t::was_absent(locale, day),
        Outcome::Deferred => t::was_deferred(locale, &missed.reason, &missed.document),
        other => {
            let word = names::outcome(locale, other);
            t::was_entered(locale, word, &missed.reason, &missed.document)
        }
    };
    Notice::new(&missed.sitting_name, Tone::Info, text)
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
            Column::right(t::col_times(locale), Fit::Exact(5)),
            Column::right(t::col_streak(locale), Fit::Exact(6)),
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

    fn actions(&self, here: &Here<'_, Self>, _: &Cx) -> Vec<ActionState> {
        vec![ActionState::when(statutes::SHOW, here.selected.is_some())]
    }

    fn update(&mut self, msg: &Msg, here: &Here<'_, Self>, cx: &Cx) -> Vec<Effect> {
        let (Msg::Command(statutes::SHOW), Some(entry)) = (msg, here.selected) else {
            return vec![];
        };
        law_of(entry.item.part(&entry.part), entry.revision, cx.look.locale)
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
