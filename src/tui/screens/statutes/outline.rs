//! The outline of a statute: its headings with the articles they open, or its articles where it
//! has no headings.

use crate::domain::statute::{Level, StatuteText};
use crate::tui::look::Look;
use crate::tui::text::{Align, put};
use crate::tui::widget::selection::Selection;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// One line of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Columns it is indented by.
    indent: usize,
    /// Its words.
    text: String,
    /// The number of its first article, shown at the right edge; empty for an article itself.
    first: String,
    /// The place of the first article below it.
    pub article: usize,
}

/// The outline of a text, in order.
pub(super) fn entries(text: &StatuteText) -> Vec<Entry> {
    if text.headings.is_empty() {
        let articles = text.articles.iter().enumerate();
        let entry = |(article, one): (usize, &crate::domain::statute::Article)| Entry {
            indent: 0,
            text: format!("{}  {}", one.label(), one.words().replace('\n', " ")),
            first: String::new(),
            article,
        };
        return articles.map(entry).collect();
    }
    let levels: Vec<Level> = Level::ALL
        .iter()
        .copied()
        .filter(|level| text.headings.iter().any(|heading| heading.level == *level))
        .collect();
    let entry = |heading: &crate::domain::statute::Heading| {
        let depth = levels.iter().position(|level| *level == heading.level).unwrap_or(0);
        let article = text.articles.get(heading.before);
        Entry {
            indent: 2 * depth,
            text: heading.line(),
            first: article.map(|article| article.no.to_string()).unwrap_or_default(),
            article: heading.before.min(text.articles.len().saturating_sub(1)),
        }
    };
    text.headings.iter().map(entry).collect()
}

/// The entry under which an article stands.
pub(super) fn over(entries: &[Entry], article: usize) -> usize {
    entries.partition_point(|entry| entry.article <= article).saturating_sub(1)
}

/// Draws the page of the outline around the selected entry.
pub(super) fn view(
    buf: &mut Buffer,
    area: Rect,
    entries: &[Entry],
    at: Selection,
    focused: bool,
    look: &Look,
) {
    let window = at.window(entries.len(), usize::from(area.height));
    for (y, place) in (area.y..area.bottom()).zip(window) {
        let Some(entry) = entries.get(place) else { break };
        let chosen = place == at.at();
        let style = match (chosen, focused) {
            (true, true) => look.theme.selected,
            (true, false) => look.theme.accent,
            (false, _) if entry.indent > 0 => look.theme.muted,
            (false, _) => look.theme.text,
        };
        let number = look.width(&entry.first);
        let columns = usize::from(area.width).saturating_sub(2 + entry.indent + number + 1);
        let sign = if chosen { look.marks().cursor } else { " " };
        let text = [
            look.pad(sign, 2, Align::Left),
            " ".repeat(entry.indent),
            look.pad(&look.truncate(&entry.text, columns), columns, Align::Left),
            " ".to_owned(),
            entry.first.clone(),
        ]
        .concat();
        put(buf, (area.x, y), &text, area.width, style, look.wide);
    }
}
