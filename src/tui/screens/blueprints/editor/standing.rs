//! What a blueprint being written comes to: totals, the scoring rule's worked example, and what is
//! wrong or short, worst first.

use crate::app::blueprint::judge::{Judgement, Unknown};
use crate::app::blueprint::{fault, kept_out, shortages};
use crate::domain::blueprint::Blueprint;
use crate::i18n::{Locale, blueprint_editor as t, blueprints};
use crate::tui::look::Look;
use crate::tui::screens::cover::example_text;
use ratatui::text::{Line, Text};

/// The lines below the form, at most `room` of them before wrapping; what is left out is counted.
pub fn standing(
    blueprint: &Blueprint,
    judged: Option<&Judgement>,
    room: usize,
    look: &Look,
) -> Text<'static> {
    let (locale, theme, marks) = (look.locale, &look.theme, look.marks());
    let totals = t::totals(
        locale,
        blueprint.items(),
        blueprint.total(),
        blueprint.pass_mark,
        blueprint.minutes,
    );
    let mut lines = vec![Line::styled(totals, theme.title)];
    if let Some((points, example)) = blueprint.example() {
        let told = t::example(locale, points, example_text(locale, &example));
        lines.push(Line::styled(told, theme.accent));
    }
    let Some(judged) = judged else {
        lines.push(Line::styled(t::judging(locale), theme.muted));
        return Text::from(lines);
    };
    let wrong = wrong(judged, locale);
    if wrong.is_empty() {
        let text = format!("{} {}", marks.ok, t::feasible(locale));
        lines.push(Line::styled(text, theme.ok));
    }
    let left = room.saturating_sub(lines.len()).max(1);
    let shown = if wrong.len() > left { left - 1 } else { wrong.len() };
    for text in wrong.iter().take(shown) {
        lines.push(Line::styled(format!("{} {text}", marks.danger), theme.danger));
    }
    if shown < wrong.len() {
        lines.push(Line::styled(t::more(locale, wrong.len() - shown), theme.danger));
    }
    let kept_out = kept_out(locale, &judged.feasibility.in_doubt);
    if let Some(text) = kept_out.filter(|_| wrong.is_empty()) {
        lines.push(Line::styled(format!("{} {text}", marks.warn), theme.warn));
    }
    if wrong.is_empty() && blueprint.may_need_marking() && lines.len() < room {
        let text = format!("{} {}", marks.info, blueprints::needs_marking(locale));
        lines.push(Line::styled(text, theme.info));
    }
    Text::from(lines)
}

/// Everything wrong in words: broken rules, unknown names, then what is short.
fn wrong(judged: &Judgement, locale: Locale) -> Vec<String> {
    let faults = judged.faults.iter().map(|found| fault(locale, found));
    let unknown = judged.unknown.iter().map(|unknown| match unknown {
        Unknown::Bank(name) => t::no_bank(locale, name),
        Unknown::Topic(name) => t::no_topic(locale, name),
    });
    faults.chain(unknown).chain(shortages(locale, &judged.feasibility)).collect()
}
