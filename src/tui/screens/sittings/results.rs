//! The results of a sitting: 应考, 实考, 缺考, 合格, the rate with its denominator, and everybody's
//! paper one key away. 成绩确认 is made here.

use crate::app::exam::confirm::{Made, confirm};
use crate::app::exam::results::ResultLine;
use crate::app::exam::results::Sitting;
use crate::app::exam::results::of_sitting;
use crate::app::exam::roster::{Tally, roster};
use crate::domain::attempt::Outcome;
use crate::domain::sitting::SittingKind;
use crate::i18n::{Locale, names, pass, sittings as t};
use crate::tui::action::shell::list;
use crate::tui::action::{ActionState, sittings as actions};
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::result::{ResultScreen, outcome_style};
use crate::tui::screens::sittings::roster::roster_of;
use crate::tui::screens::sittings::search_line;
use crate::tui::screens::when;
use crate::tui::text::put;
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::panel::panel;
use crate::tui::widget::search::Search;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::collections::HashSet;

/// The results of one sitting.
pub struct ResultsScreen {
    sitting: Sitting,
    loaded: Option<(Vec<ResultLine>, Tally)>,
    search: Search,
    at: Selection,
    confirming: bool,
}

/// What the job brought.
struct Loaded(Result<(Vec<ResultLine>, Tally), String>);
/// The person agrees to confirm, for this reason.
struct Agreed(String);
/// What was made of it.
struct Confirmed(Result<Made, String>);

impl ResultsScreen {
    /// The results of a sitting.
    pub fn new(sitting: Sitting) -> Self {
        Self {
            sitting,
            loaded: None,
            search: Search::default(),
            at: Selection::default(),
            confirming: false,
        }
    }

    fn table(&self, locale: Locale) -> Table {
        let empty =
            if self.search.active() { t::nothing_found(locale) } else { t::nobody_yet(locale) };
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

    fn is_formal(&self) -> bool {
        self.sitting.rules.kind == SittingKind::Formal
    }

    fn lines(&self) -> &[ResultLine] {
        self.loaded.as_ref().map_or(&[], |(lines, _)| lines)
    }

    fn shown(&self) -> Vec<&ResultLine> {
        let keeps = |line: &&ResultLine| self.search.keeps([line.officer_name.as_str()]);
        self.lines().iter().filter(keeps).collect()
    }

    /// Officers whose passing result has no pass record yet.
    fn unconfirmed(&self) -> usize {
        let done: HashSet<_> =
            self.lines().iter().filter(|line| line.confirmed).map(|line| line.officer).collect();
        let passed = self.lines().iter().filter(|line| line.outcome == Outcome::Passed);
        let waiting: HashSet<_> =
            passed.map(|line| line.officer).filter(|one| !done.contains(one)).collect();
        waiting.len()
    }

    fn load(&self, locale: Locale) -> Effect {
        let id = self.sitting.id;
        Effect::job(Lane::Normal, move |session| {
            let results = session.run(|app, actor| {
                let tally = roster(app, actor, id)?.tally;
                Ok((of_sitting(app, actor, id)?, tally))
            });
            Loaded(results.map_err(|error| error.message(locale)))
        })
    }

    fn ask(&self, locale: Locale) -> Effect {
        let text = t::confirm_text(locale, self.unconfirmed(), &self.sitting.name);
        let question =
            Confirm::new(t::confirm(locale), text).verb(t::confirm(locale)).with_reason();
        Effect::confirm(question, |given| Agreed(given.reason.unwrap_or_default()))
    }

    /// The lines above the table.
    fn summary(&self, tally: &Tally, cx: &Cx) -> Vec<(String, Style)> {
        let (locale, theme) = (cx.look.locale, &cx.look.theme);
        let numbers = tally_text(tally, locale);
        let rate = match tally.sat {
            0 => t::no_rate(locale).to_owned(),
            sat => t::rate(locale, percent(tally.passed, sat), tally.passed, sat),
        };
        let practice = self.sitting.rules.kind == SittingKind::Practice;
        let basis = if practice { t::per_person_practice } else { t::per_person };
        let mut lines = vec![
            (numbers, theme.title),
            (rate, theme.text),
            (basis(locale).to_owned(), theme.muted),
        ];
        if self.is_formal() && tally.passed > 0 {
            lines.push(match self.unconfirmed() {
                0 => (t::all_confirmed(locale).to_owned(), theme.ok),
                n => {
                    (format!("{} {}", cx.look.marks().warn, t::unconfirmed(locale, n)), theme.warn)
                }
            });
        }
        lines
    }

    fn row(&self, line: &ResultLine, cx: &Cx) -> Row {
        let (locale, theme) = (cx.look.locale, &cx.look.theme);
        let (mark, style) = outcome_style(line.outcome, cx);
        let mut cells = vec![
            line.officer_name.clone(),
            format!("{} / {}", line.earned, line.total),
            format!("{mark} {}", names::outcome(locale, line.outcome)),
            when::duration(line.ended_at.since(line.started_at)),
            when::day_and_time(line.ended_at, cx),
        ];
        let (word, word_style) = match (line.confirmed, line.outcome) {
            (true, _) if line.single_handed => (pass::single_handed(locale), theme.warn),
            (true, _) => (t::confirmed(locale), theme.ok),
            (false, Outcome::Passed) => (t::to_confirm(locale), theme.warn),
            _ => ("", theme.text),
        };
        cells.push(word.to_owned());
        Row::new(cells).style(2, style).style(5, word_style)
    }
}

impl Screen for ResultsScreen {
    fn title(&self, cx: &Cx) -> String {
        t::results_title(cx.look.locale, &self.sitting.name)
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let confirm = if !self.is_formal() {
            ActionState::off(actions::CONFIRM, t::why_not_formal(locale))
        } else if self.unconfirmed() == 0 {
            ActionState::off(actions::CONFIRM, t::why_none(locale))
        } else {
            ActionState::when(actions::CONFIRM, !self.confirming)
        };
        let mut actions = vec![
            ActionState::when(list::OPEN, !self.shown().is_empty()),
            confirm,
            ActionState::on(actions::ROSTER),
            ActionState::on(list::FILTER),
        ];
        if self.search.active() {
            actions.push(ActionState::on(list::CLEAR_FILTER));
        }
        actions
    }

    fn captures_text(&self) -> bool {
        self.search.open()
    }

    fn filters_by_typing(&self) -> bool {
        true
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(loaded) => {
                    self.loaded = Some(loaded.clone());
                    self.at.select(self.at.at(), self.shown().len());
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone()), Effect::pop()],
            };
        }
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
            let told = match outcome {
                Ok(Made { records, left_to_others: 0 }) => {
                    Effect::ok(t::confirm_made(locale, records))
                }
                Ok(Made { records, left_to_others }) => {
                    Effect::warn(t::confirm_made_partly(locale, records, left_to_others))
                }
                Err(text) => Effect::fail(text.clone()),
            };
            return vec![told, self.load(locale)];
        }
        if self.search.update(msg) {
            self.at = Selection::default();
            return vec![];
        }
        match msg {
            Msg::Shown | Msg::Tick => return vec![self.load(locale)],
            Msg::Key(key) => {
                let count = self.shown().len();
                self.at.key(*key, count, self.table(locale).page(cx.area));
            }
            Msg::Command(list::OPEN) => {
                let attempt = self.shown().get(self.at.at()).map(|line| line.attempt);
                return attempt.map(|id| Effect::push(ResultScreen::new(id))).into_iter().collect();
            }
            Msg::Command(actions::ROSTER) => {
                return vec![Effect::push(roster_of(self.sitting.clone()))];
            }
            Msg::Command(actions::CONFIRM) => return vec![self.ask(locale)],
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let title = t::results_title(locale, &self.sitting.name);
        let inner = panel(frame.buffer_mut(), area, &title, look);
        let Some((lines, tally)) = &self.loaded else { return };
        let mut y = inner.y;
        for (text, style) in self.summary(tally, cx) {
            for line in look.wrap(&text, inner.width.into()) {
                put(frame.buffer_mut(), (inner.x, y), line, inner.width, style, look.wide);
                y += 1;
            }
        }
        y += 1;
        let rest = Rect { y, height: inner.bottom().saturating_sub(y), ..inner };
        let shown = self.shown();
        let body = search_line(&self.search, frame, rest, (shown.len(), lines.len()), cx);
        self.table(locale).view(frame.buffer_mut(), body, self.at, shown.len(), look, |at| {
            self.row(shown[at], cx)
        });
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
