//! What a search found: each hit with the line around the words, chunk by chunk.

use super::page::marked;
use crate::app::statute::search::Hit;
use crate::domain::search::{Word, places, words};
use crate::domain::statute::Excerpt;
use crate::i18n::{names, statute_room as t};
use crate::tui::key::Key;
use crate::tui::look::Look;
use crate::tui::text::{glyphs, put, put_line};
use crate::tui::widget::selection::Selection;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// Hits that are asked for at once.
pub(super) const CHUNK: usize = 40;
/// Rows of a hit: where it is, and the line around the words.
const ROWS: u16 = 2;
/// Columns left of a hit, for the sign of the selected one.
const GUTTER: u16 = 2;

/// The hits of one search, as far as they are here.
pub(super) struct Hits {
    typed: String,
    every_version: bool,
    words: Vec<Word>,
    total: usize,
    here: Vec<Option<Hit>>,
    at: Selection,
}

/// Hits on a page of this height.
pub(super) fn per_page(area: Rect) -> usize {
    usize::from((area.height / ROWS).max(1))
}

impl Hits {
    /// No hits yet, of a search for what was typed.
    pub fn of(typed: String, every_version: bool) -> Self {
        let words = words(&typed);
        let (total, here, at) = (0, Vec::new(), Selection::default());
        Self { typed, every_version, words, total, here, at }
    }

    /// Whether these are the hits of that search.
    pub fn is_of(&self, typed: &str, every_version: bool) -> bool {
        self.typed == typed && self.every_version == every_version
    }

    /// Takes a chunk that begins at `offset`.
    pub fn put(&mut self, offset: usize, hits: Vec<Hit>, total: usize) {
        self.total = total;
        self.here.resize(total, None);
        for (place, hit) in self.here.iter_mut().skip(offset).zip(hits) {
            *place = Some(hit);
        }
        self.at.select(self.at.at(), total);
    }

    /// The beginning of the chunk that the selected page still lacks.
    pub fn lacking(&self, per_page: usize) -> Option<usize> {
        let mut page = self.at.window(self.total, per_page);
        let missing = page.find(|at| self.here.get(*at).is_some_and(Option::is_none))?;
        Some(missing / CHUNK * CHUNK)
    }

    /// What was looked for.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Whether every version was looked through.
    pub const fn every_version(&self) -> bool {
        self.every_version
    }

    /// How many there are.
    pub const fn total(&self) -> usize {
        self.total
    }

    /// The place of the selected one, from 0.
    pub const fn at(&self) -> usize {
        self.at.at()
    }

    /// The selected one, if it is here.
    pub fn selected(&self) -> Option<&Hit> {
        self.here.get(self.at.at())?.as_ref()
    }

    /// Moves by an arrow, page or end key.
    pub fn key(&mut self, key: Key, per_page: usize) {
        self.at.key(key, self.total, per_page);
    }

    /// Draws the page of the selected hit.
    pub fn view(&self, buf: &mut Buffer, area: Rect, focused: bool, look: &Look) {
        let window = self.at.window(self.total, per_page(area));
        for (row, place) in (0..).zip(window) {
            let y = area.y + row * ROWS;
            let Some(Some(hit)) = self.here.get(place) else { continue };
            let chosen = place == self.at.at();
            if chosen {
                let style = if focused { look.theme.accent } else { look.theme.muted };
                put(buf, (area.x, y), look.marks().cursor, 1, style, look.wide);
            }
            let body =
                Rect { x: area.x + GUTTER, y, width: area.width.saturating_sub(GUTTER), height: 1 };
            let style = if chosen { look.theme.accent } else { look.theme.title };
            put_line(buf, body, &self.place(place, hit, style, look), look.wide);
            if y + 1 < area.bottom() {
                let line = self.around(hit, usize::from(body.width).saturating_sub(2), look);
                put_line(
                    buf,
                    Rect { x: body.x + 2, y: y + 1, width: body.width.saturating_sub(2), ..body },
                    &line,
                    look.wide,
                );
            }
        }
    }

    /// Where a hit is: its number, the statute, the article.
    fn place(&self, place: usize, hit: &Hit, style: Style, look: &Look) -> Line<'static> {
        let outline = &hit.version.version.outline;
        let name = match hit.version.in_force {
            true => outline.name.clone(),
            false => t::of_version(look.locale, &outline.name, outline.version),
        };
        let mut spans = vec![
            Span::styled(format!("{}  ", place + 1), look.theme.muted),
            Span::styled(format!("{name}  "), style),
        ];
        match &hit.excerpt {
            Excerpt::Article(one) => spans.extend(marked(&one.label(), style, &self.words, look)),
            Excerpt::Passage(passage, _) => {
                spans.push(Span::styled(names::passage(look.locale, *passage), style));
            }
        }
        Line::from(spans)
    }

    /// The line of what was found in which the first of the words stands, cut so that it is seen.
    fn around(&self, hit: &Hit, columns: usize, look: &Look) -> Line<'static> {
        let lines = hit.excerpt.lines();
        let found = lines.iter().find_map(|line| {
            let first = places(line, &self.words).into_iter().next()?;
            Some((line.as_str(), first.start))
        });
        let (text, at) = found.unwrap_or_else(|| (lines.first().map_or("", String::as_str), 0));
        let cut = from_before(text, at, columns, look);
        let shown = look.truncate(&cut, columns);
        Line::from(marked(&shown, look.theme.text, &self.words, look))
    }
}

/// The text from a little before byte `at` on, with an ellipsis for what was left out; from its
/// beginning when the place is seen there.
fn from_before(text: &str, at: usize, columns: usize, look: &Look) -> String {
    let before = text.get(..at).unwrap_or_default();
    if look.width(before) + 8 <= columns {
        return text.to_owned();
    }
    let keep = columns / 3;
    let mut start = 0;
    let mut width = look.width(before);
    for (glyph, columns) in glyphs(before, look.wide) {
        if width <= keep {
            break;
        }
        width -= columns;
        start += glyph.len();
    }
    format!("{}{}", look.ellipsis(), text.get(start..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_seen_however_late_they_stand() {
        let look = Look::default();
        let text =
            "行政机关在作出较大数额罚款的行政处罚决定之前,应当告知当事人有要求举行听证的权利。";
        let at = text.find("听证").unwrap();
        let cut = look.truncate(&from_before(text, at, 40, &look), 40);
        assert!(cut.starts_with('…') && cut.contains("听证"), "{cut}");
        assert_eq!(from_before(text, 0, 40, &look), text);
    }
}
