//! How what waits is told: what, details, by when.

use crate::app::home::Todo;
use crate::domain::hours::Hours;
use crate::domain::time::{Date, days_between};
use crate::i18n::{Locale, home as t, names, people};
use crate::tui::screen::Cx;
use crate::tui::screens::when::{day_and_time, full};
use crate::tui::widget::table::Row;
use ratatui::style::Style;

/// The row of something that waits.
pub(super) fn row(todo: &Todo, cx: &Cx) -> Row {
    let (what, detail) = texts(todo, cx);
    let (by, style) = due(todo, cx);
    Row::new([what, detail, by]).style(2, style)
}

fn texts(todo: &Todo, cx: &Cx) -> (String, String) {
    let locale = cx.look.locale;
    let kind_of = |kind| people::credential_kind(locale, kind);
    match todo {
        Todo::Resume { name, .. } => (t::resume(locale, name), t::running(locale).to_owned()),
        Todo::Sitting { name, kind, minutes, opens_at, closes_at, .. } => {
            let what = t::sitting(locale, name, names::sitting_kind(locale, *kind));
            let detail = match (opens_at, closes_at) {
                (Some(at), _) => t::opens(locale, day_and_time(*at, cx), minutes),
                (None, Some(at)) => t::open_until(locale, day_and_time(*at, cx), minutes),
                (None, None) => t::open(locale, minutes),
            };
            (what, detail)
        }
        Todo::Inspect { kind, due, missing } => {
            let detail = if *missing == Hours::default() {
                t::inspect_by(locale, due)
            } else {
                t::inspect_by_hours(locale, short(*due, cx), missing)
            };
            (t::inspect(locale, kind_of(*kind)), detail)
        }
        Todo::Renew { kind, to, needs: 0 } => {
            (t::renew(locale, kind_of(*kind)), t::renew_ready(locale, to))
        }
        Todo::Renew { kind, to, needs } => {
            (t::renew(locale, kind_of(*kind)), t::renew_needs(locale, to, needs))
        }
        Todo::Suspended { kind, until } => {
            let open = || t::suspended_open(locale).to_owned();
            let detail = until.map_or_else(open, |date| t::suspended_until(locale, date));
            (t::suspended(locale, kind_of(*kind)), detail)
        }
        Todo::Hours { missing, .. } => {
            (t::hours(locale).to_owned(), t::hours_missing(locale, missing))
        }
        Todo::WrongAnswers(count) => (t::wrong(locale).to_owned(), t::wrong_n(locale, count)),
        Todo::Marking(count) => (t::marking(locale).to_owned(), t::papers(locale, count)),
        Todo::Unconfirmed(count) => (t::unconfirmed(locale).to_owned(), t::results(locale, count)),
        Todo::Challenges(count) => {
            (t::challenges(locale).to_owned(), t::challenges_n(locale, count))
        }
        Todo::Doubts(count) => (t::doubts(locale).to_owned(), t::doubts_n(locale, count)),
        Todo::Cards { state, count } => {
            let state = people::credential_state(locale, *state);
            (t::cards(locale, state), t::pieces(locale, count))
        }
        Todo::Backup { last } => {
            let never = || t::backup_never(locale).to_owned();
            let detail = last.map_or_else(never, |at| t::backup_last(locale, full(at, cx)));
            (t::backup(locale).to_owned(), detail)
        }
        Todo::Refused(count) => (t::refused(locale).to_owned(), t::times(locale, count)),
    }
}

/// A day without its year where that is this year's.
fn short(day: Date, cx: &Cx) -> String {
    if day.year() == cx.zone.date(cx.now).year() {
        format!("{:02}-{:02}", day.month(), day.day())
    } else {
        day.to_string()
    }
}

/// How long there is, in words; what is near or past stands out.
fn due(todo: &Todo, cx: &Cx) -> (String, Style) {
    let (locale, theme) = (cx.look.locale, &cx.look.theme);
    let day = match todo {
        Todo::Resume { .. } => return (t::due_now(locale).to_owned(), theme.warn),
        Todo::Sitting { opens_at: None, closes_at: None, .. } => {
            return (t::due_now(locale).to_owned(), theme.ok);
        }
        Todo::Sitting { opens_at, closes_at, .. } => {
            opens_at.or(*closes_at).map(|at| cx.zone.date(at))
        }
        Todo::Inspect { due: day, .. }
        | Todo::Renew { to: day, .. }
        | Todo::Hours { by: day, .. } => Some(*day),
        Todo::Suspended { until, .. } => *until,
        _ => None,
    };
    let Some(day) = day else { return (String::new(), theme.text) };
    in_days(locale, days_between(cx.zone.date(cx.now), day), cx)
}

fn in_days(locale: Locale, days: i64, cx: &Cx) -> (String, Style) {
    let theme = &cx.look.theme;
    match days {
        ..0 => (t::due_over(locale, -days), theme.danger),
        0 => (t::due_today(locale).to_owned(), theme.danger),
        1..=14 => (t::due_in(locale, days), theme.warn),
        _ => (t::due_in(locale, days), theme.text),
    }
}
