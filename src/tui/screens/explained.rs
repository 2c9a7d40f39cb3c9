//! A question once it is answered: the options as chosen and as they should be, what counts as
//! right, why, and the article. The exam's review and study show the same.

use super::question::{key_text, law_text, letter, plain, truth_text};
use crate::domain::item::{Answer, ItemType, Key, OptionId, Part};
use crate::i18n::exam_screen as t;
use crate::tui::look::Look;
use ratatui::style::Style;
use ratatui::text::Line;

/// The options in the order they were shown: chosen and right ones marked.
pub fn options(
    part: &Part,
    answer: Option<&Answer>,
    order: &[OptionId],
    look: &Look,
) -> Vec<Line<'static>> {
    let chosen = |id: OptionId| matches!(answer, Some(Answer::Options(c)) if c.contains(&id));
    let right = |id: OptionId| matches!(&part.key, Key::Options(key) if key.contains(&id));
    match part.kind {
        ItemType::TrueFalse => [true, false]
            .into_iter()
            .map(|truth| {
                let chosen = answer == Some(&Answer::Truth(truth));
                let right = part.key == Key::Truth(truth);
                option_line(truth_text(look.locale, truth), chosen, right, look)
            })
            .collect(),
        _ => shown(part, order)
            .map(|(letter, option)| {
                let text = format!("{letter}. {}", plain(&option.text));
                option_line(&text, chosen(option.id), right(option.id), look)
            })
            .collect(),
    }
}

/// The key, what a marker looks for, the explanation, the reason of each option, the articles.
pub fn explanation(part: &Part, order: &[OptionId], look: &Look) -> Vec<Line<'static>> {
    let (locale, theme) = (look.locale, &look.theme);
    let key = key_text(locale, part, order);
    let key = match part.kind {
        ItemType::Short => t::review_model(locale, key),
        _ => t::review_key(locale, key),
    };
    let mut lines: Vec<_> = key.lines().map(|l| Line::styled(l.to_owned(), theme.ok)).collect();
    if let Key::Model { rubric, .. } = &part.key {
        lines.push(Line::styled(t::review_rubric(locale), theme.title));
        for point in rubric {
            lines.push(Line::raw(format!("  {} {}", look.marks().bullet, point.text)));
        }
    }
    if !part.explanation.is_empty() {
        lines.push(Line::default());
        let explanation = plain(&part.explanation);
        lines.extend(explanation.lines().map(|line| Line::raw(line.to_owned())));
    }
    lines.extend(reasons(part, order, look));
    lines.push(Line::default());
    lines.push(Line::styled(t::review_law(locale, law_text(part)), theme.accent));
    lines
}

/// Why each option is right or wrong.
fn reasons(part: &Part, order: &[OptionId], look: &Look) -> Vec<Line<'static>> {
    let whys: Vec<Line<'static>> = shown(part, order)
        .filter(|(_, option)| !option.why.is_empty())
        .map(|(letter, option)| Line::raw(format!("  {letter}. {}", plain(&option.why))))
        .collect();
    if whys.is_empty() {
        return vec![];
    }
    let title = Line::styled(t::review_why(look.locale).to_owned(), look.theme.title);
    [Line::default(), title].into_iter().chain(whys).collect()
}

/// The options under the letters they were shown with.
fn shown<'a>(
    part: &'a Part,
    order: &'a [OptionId],
) -> impl Iterator<Item = (char, &'a crate::domain::item::Choice)> {
    order.iter().enumerate().filter_map(|(place, id)| {
        let option = part.options.iter().find(|option| option.id == *id)?;
        Some((letter(place), option))
    })
}

fn option_line(text: &str, chosen: bool, right: bool, look: &Look) -> Line<'static> {
    let (theme, marks) = (&look.theme, look.marks());
    let (mark, style) = match (chosen, right) {
        (_, true) => (marks.ok, theme.ok),
        (true, false) => (marks.danger, theme.danger),
        (false, false) => (" ", Style::new()),
    };
    let sign = if chosen { "[x]" } else { "[ ]" };
    Line::styled(format!("  {mark} {sign} {text}"), style)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_wrong_option_and_a_missed_right_one_are_both_marked() {
        let look = Look::default();
        let wrong = option_line("A. x", true, false, &look).to_string();
        let missed = option_line("B. y", false, true, &look).to_string();
        assert!(wrong.contains("[x]") && wrong.contains(look.marks().danger));
        assert!(missed.contains("[ ]") && missed.contains(look.marks().ok));
    }
}
