//! How an item in doubt reads: the question and its key, then every cited place as it was and as it
//! is, side by side where there is room.

use super::touch_style;
use crate::app::doubt::show::Place;
use crate::domain::citation::Citation;
use crate::domain::doubt::Touch;
use crate::domain::item::{Item, Key, Part};
use crate::domain::statute::diff::{Marked, Run, RunKind};
use crate::i18n::{banks, doubts as t};
use crate::tui::look::Look;
use crate::tui::screens::question::{key_text, letter, plain};
use crate::tui::text::wrap_line;
use crate::tui::widget::columns;
use ratatui::text::{Line, Span};

/// Columns from which both versions stand side by side.
const SIDE_BY_SIDE: usize = 100;

/// The item and its places in lines of at most `columns`.
pub(super) fn lines(
    item: &Item,
    places: &[Place],
    columns: usize,
    look: &Look,
) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for line in question(item, places, look) {
        lines.extend(wrap_line(&line, columns, look.wide));
    }
    for (at, one) in places.iter().enumerate() {
        lines.push(Line::default());
        lines.extend(wrap_line(&heading(one, (at + 1, places.len()), look), columns, look.wide));
        lines.extend(sides(one, columns, look));
    }
    lines.push(Line::default());
    let legend = Line::styled(t::legend(look.locale), look.theme.muted);
    lines.extend(wrap_line(&legend, columns, look.wide));
    lines
}

/// What the parts that cite one of the places ask, and what counts as right.
fn question(item: &Item, places: &[Place], look: &Look) -> Vec<Line<'static>> {
    let cites = |part: &&Part| places.iter().any(|place| place.touched.part == part.id);
    let mut lines: Vec<Line<'static>> = Vec::new();
    lines.extend(plain(&item.situation).lines().map(|line| Line::raw(line.to_owned())));
    for part in item.parts.iter().filter(cites) {
        lines.extend(asked(part, look));
    }
    lines
}

fn asked(part: &Part, look: &Look) -> Vec<Line<'static>> {
    let (theme, marks) = (&look.theme, look.marks());
    let stem = plain(&part.stem);
    let mut lines: Vec<Line<'static>> =
        stem.lines().map(|line| Line::styled(line.to_owned(), theme.title)).collect();
    for (place, option) in part.options.iter().enumerate() {
        let right = matches!(&part.key, Key::Options(key) if key.contains(&option.id));
        let (mark, style) = if right { (marks.ok, theme.ok) } else { (" ", theme.text) };
        let text = format!("{mark} {}. {}", letter(place), plain(&option.text));
        lines.push(Line::styled(text, style));
    }
    // The right options are marked already.
    if part.options.is_empty() {
        let key = banks::accepted(look.locale, key_text(look.locale, part, &[]));
        lines.push(Line::styled(key, theme.ok));
    }
    lines
}

/// What happened to the place.
fn heading(place: &Place, (at, of): (usize, usize), look: &Look) -> Line<'static> {
    let (locale, touched) = (look.locale, &place.touched);
    let text = match &touched.proposal {
        Some(to) => t::place(locale, at, of, &touched.citation, to.place()),
        None => t::place_alone(locale, at, of, &touched.citation),
    };
    let touch = crate::i18n::doubt::touch(locale, touched.touch);
    let style = touch_style(touched.touch, &look.theme);
    Line::from(vec![
        Span::styled(text, look.theme.accent),
        Span::styled(format!("  {touch}"), style),
    ])
}

/// Both versions of the article.
fn sides(place: &Place, columns: usize, look: &Look) -> Vec<Line<'static>> {
    let (locale, cited) = (look.locale, &place.touched.citation);
    let proposed: &Citation = place.touched.proposal.as_ref().unwrap_or(cited);
    let side_by_side = columns >= SIDE_BY_SIDE;
    let each = if side_by_side { columns::each(columns) } else { columns };
    let label = |citation: &Citation| citation.article_no().label();
    let old = Side {
        title: t::side_old(locale, place.from, label(cited)),
        missing: t::old_missing(locale, place.from),
        lines: &place.old,
    };
    let new = Side {
        title: t::side_new(locale, place.to, label(proposed)),
        missing: match place.touched.touch {
            Touch::Repealed => t::new_repealed(locale, &place.statute, place.to),
            _ => t::new_missing(locale, place.to),
        },
        lines: &place.new,
    };
    let [old, new] = [old, new].map(|side| side.wrapped(each, look));
    match side_by_side {
        true => columns::beside(old, new, columns, look),
        false => old.into_iter().chain(new).collect(),
    }
}

/// One version of an article.
struct Side<'a> {
    title: String,
    /// What is said when there is no text.
    missing: String,
    lines: &'a [Marked],
}

impl Side<'_> {
    fn wrapped(self, columns: usize, look: &Look) -> Vec<Line<'static>> {
        if self.lines.is_empty() {
            return wrap_line(&Line::styled(self.missing, look.theme.warn), columns, look.wide);
        }
        let mut lines = wrap_line(&Line::styled(self.title, look.theme.title), columns, look.wide);
        for marked in self.lines {
            let (gutter, style) = match marked.cited {
                true => ("| ", look.theme.accent),
                false => ("  ", look.theme.muted),
            };
            let text = Line::from(
                marked.runs.iter().map(|run| span(run, marked, look)).collect::<Vec<_>>(),
            );
            for mut piece in wrap_line(&text, columns.saturating_sub(2), look.wide) {
                piece.spans.insert(0, Span::styled(gutter, style));
                lines.push(piece);
            }
        }
        lines
    }
}

/// Words with their fate told by sign and by colour.
fn span(run: &Run, line: &Marked, look: &Look) -> Span<'static> {
    let theme = &look.theme;
    match run.kind {
        RunKind::Kept if line.cited => Span::styled(run.text.clone(), theme.text),
        RunKind::Kept => Span::styled(run.text.clone(), theme.muted),
        RunKind::Dropped => Span::styled(format!("[-{}-]", run.text), theme.danger),
        RunKind::Added => Span::styled(format!("{{+{}+}}", run.text), theme.ok),
    }
}
