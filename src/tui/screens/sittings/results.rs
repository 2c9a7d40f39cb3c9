//! The results of a sitting: 应考, 实考, 缺考, 合格, the rate with its denominator, and everybody's
//! paper one key away. 成绩确认 is made here.

use crate::app::AppError;
use crate::app::exam::confirm::{Made, confirm};
use crate::app::exam::results::ResultLine;
use crate::app::exam::results::Sitting;
use crate::app::exam::results::of_sitting;
use crate::app::exam::roster::{Tally, roster};
use crate::domain::attempt::Outcome;
use crate::domain::id::SittingId;
use crate::domain::sitting::SittingKind;
use crate::i18n::{Locale, names, pass, sittings as t};
use crate::tui::Backend;
use crate::tui::action::{ActionState, sittings as actions};
use crate::tui::effect::{Effect, Lane};
use crate::tui::look::Look;
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::listing::{Here, Listing, Order, Source};
use crate::tui::screens::result::{ResultScreen, outcome_style};
use crate::tui::screens::sittings::roster::roster_of;
use crate::tui::screens::when;
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::text::Line;
use std::collections::HashSet;

/// The results of a sitting.
pub(super) fn results_of(sitting: Sitting) -> impl Screen {
    Listing::new(Results { sitting, confirming: false, confirmed: 0 })
}

struct Results {
    sitting: Sitting,
    confirming: bool,
    /// How often results were confirmed here, so that the list is asked for anew.
    confirmed: usize,
}

/// The person agrees to confirm, for this reason.
struct Agreed(String);
/// What was made of it.
struct Confirmed(Result<Made, String>);

impl Results {
    fn is_formal(&self) -> bool {
        self.sitting.rules.kind == SittingKind::Formal
    }

    fn ask(&self, waiting: usize, locale: Locale) -> Effect {
        let text = t::confirm_text(locale, waiting, &self.sitting.name);
        let question =
            Confirm::new(t::confirm(locale), text).verb(t::confirm(locale)).with_reason();
        Effect::confirm(question, |given| Agreed(given.reason.unwrap_or_default()))
    }
}

/// How many people have a passing result without pass record.
fn unconfirmed(lines: &[ResultLine]) -> usize {
    let done: HashSet<_> =
        lines.iter().filter(|line| line.confirmed).map(|line| line.officer).collect();
    let passed = lines.iter().filter(|line| line.outcome == Outcome::Passed);
    let waiting: HashSet<_> =
        passed.map(|line| line.officer).filter(|one| !done.contains(one)).collect();
    waiting.len()
}

impl Source for Results {
    type Row = ResultLine;
    type Query = (SittingId, usize);
    type Head = Tally;

    fn title(&self, cx: &Cx) -> String {
        t::results_title(cx.look.locale, &self.sitting.name)
    }

    fn table(&self, filtered: bool, cx: &Cx) -> Table {
        let locale = cx.look.locale;
        let empty = if filtered { t::nothing_found(locale) } else { t::nobody_yet(locale) };
        let mut columns = vec![
            Column::left(t::col_officer(locale), Fit::Grow(8)),
            Column::right(t::col_score(locale), Fit::Exact(11)),
            Column::left(t::col_outcome(locale), Fit::Exact(12)),
            Column::right(t::col_used(locale), Fit::Exact(6)),
            Column::left(t::col_ended(locale), Fit::Exact(11)),
        ];
        if self.is_formal() {
            columns.push(Column::left(t::col_confirmed(locale), Fit::Exact(9)));
        }
        Table::new(columns).ordinal().empty(empty)
    }

    fn row(&self, line: &ResultLine, cx: &Cx) -> Row {
        let (locale, theme) = (cx.look.locale, &cx.look.theme);
        let (mark, style) = outcome_style(line.outcome, cx);
        let (word, word_style) = match (line.confirmed, line.outcome) {
            (true, _) if line.single_handed => (pass::single_handed(locale), theme.warn),
            (true, _) => (t::confirmed(locale), theme.ok),
            (false, Outcome::Passed) => (t::to_confirm(locale), theme.warn),
            _ => ("", theme.text),
        };
        let row = Row::new([
            line.officer_name.clone(),
            format!("{} / {}", line.earned, line.total),
            names::outcome(locale, line.outcome).to_owned(),
            when::duration(line.ended_at.since(line.started_at)),
            when::day_and_time(line.ended_at, cx),
            word.to_owned(),
        ]);
        row.sign(2, mark, style).style(5, word_style)
    }

    fn texts(&self, line: &ResultLine) -> Vec<String> {
        vec![line.officer_name.clone()]
    }

    fn query(&self) -> (SittingId, usize) {
        (self.sitting.id, self.confirmed)
    }

    fn load(
        (id, _): &(SittingId, usize),
        session: &Backend,
    ) -> Result<(Tally, Vec<ResultLine>), AppError> {
        session.run(|app, actor| {
            let tally = roster(app, actor, *id)?.tally;
            Ok((tally, of_sitting(app, actor, *id)?))
        })
    }

    fn open(&self, line: &ResultLine, _: &Cx) -> Vec<Effect> {
        vec![Effect::push(ResultScreen::new(line.attempt))]
    }

    fn orders(&self) -> &'static [Order<ResultLine>] {
        &[
            Order { name: t::col_officer, compare: |a, b| a.officer_name.cmp(&b.officer_name) },
            Order { name: t::col_ended, compare: |a, b| a.ended_at.cmp(&b.ended_at) },
        ]
    }

    /// Papers are handed in and marked while somebody looks.
    fn keeps_up(&self) -> bool {
        true
    }

    fn above(&self, here: &Here<'_, Self>, look: &Look) -> Vec<Line<'static>> {
        let (locale, theme) = (look.locale, &look.theme);
        let Some(tally) = here.head else { return vec![] };
        let rate = match tally.sat {
            0 => t::no_rate(locale).to_owned(),
            sat => t::rate(locale, percent(tally.passed, sat), tally.passed, sat),
        };
        let practice = self.sitting.rules.kind == SittingKind::Practice;
        let basis = if practice { t::per_person_practice } else { t::per_person };
        let mut lines = vec![
            Line::styled(tally_text(tally, locale), theme.title),
            Line::styled(rate, theme.text),
            Line::styled(basis(locale), theme.muted),
        ];
        if self.is_formal() && tally.passed > 0 {
            lines.push(match unconfirmed(here.rows) {
                0 => Line::styled(t::all_confirmed(locale), theme.ok),
                n => {
                    let text = format!("{} {}", look.marks().warn, t::unconfirmed(locale, n));
                    Line::styled(text, theme.warn)
                }
            });
        }
        lines
    }

    fn actions(&self, here: &Here<'_, Self>, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let confirm = if !self.is_formal() {
            ActionState::off(actions::CONFIRM, t::why_not_formal(locale))
        } else if unconfirmed(here.rows) == 0 {
            ActionState::off(actions::CONFIRM, t::why_none(locale))
        } else {
            ActionState::when(actions::CONFIRM, !self.confirming)
        };
        vec![confirm, ActionState::on(actions::ROSTER)]
    }

    fn update(&mut self, msg: &Msg, here: &Here<'_, Self>, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Agreed(reason)) = msg.reply::<Agreed>() {
            self.confirming = true;
            let (id, reason) = (self.sitting.id, reason.clone());
            return vec![Effect::job(Lane::Normal, move |session| {
                let made = session.run(|app, actor| confirm(app, actor, id, &reason));
                Confirmed(made.map_err(|error| error.message(locale)))
            })];
        }
        if let Some(Confirmed(outcome)) = msg.reply::<Confirmed>() {
            self.confirming = false;
            self.confirmed += 1;
            return vec![match outcome {
                Ok(Made { records, left_to_others: 0 }) => {
                    Effect::ok(t::confirm_made(locale, records))
                }
                Ok(Made { records, left_to_others }) => {
                    Effect::warn(t::confirm_made_partly(locale, records, left_to_others))
                }
                Err(text) => Effect::fail(text.clone()),
            }];
        }
        if msg.reply::<JobFailed>().is_some() {
            self.confirming = false;
        }
        match msg {
            Msg::Command(actions::ROSTER) => vec![Effect::push(roster_of(self.sitting.clone()))],
            Msg::Command(actions::CONFIRM) => vec![self.ask(unconfirmed(here.rows), locale)],
            _ => vec![],
        }
    }
}

/// The numbers of a sitting, those of nobody left out where nobody is the rule.
pub(super) fn tally_text(tally: &Tally, locale: Locale) -> String {
    let mut numbers = vec![t::tally_listed(locale, tally.listed), t::tally_sat(locale, tally.sat)];
    let absent = t::tally_absent(locale, tally.absent);
    let rest = [
        (tally.not_yet, t::tally_not_yet(locale, tally.not_yet)),
        (tally.deferred, t::tally_deferred(locale, tally.deferred)),
        (tally.misconduct, t::tally_misconduct(locale, tally.misconduct)),
        (tally.awaiting, t::tally_awaiting(locale, tally.awaiting)),
    ];
    if tally.absent > 0 || tally.not_yet == 0 {
        numbers.push(absent);
    }
    numbers.push(t::tally_passed(locale, tally.passed));
    numbers.extend(rest.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text));
    numbers.join("   ")
}

/// `part` of `whole` in per cent with one decimal, rounded half up.
fn percent(part: usize, whole: usize) -> String {
    let tenths = (2_000 * part + whole) / (2 * whole.max(1));
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_have_one_decimal_and_round_half_up() {
        for (part, whole, text) in
            [(25, 28, "89.3"), (1, 3, "33.3"), (2, 3, "66.7"), (5, 5, "100.0"), (0, 4, "0.0")]
        {
            assert_eq!(percent(part, whole), text);
        }
        assert_eq!(percent(1, 2_000), "0.1", "0.05 rounds up");
    }
}
