//! The pages of a statute: one about the version, one for each article, one for what stands behind
//! the last.

use super::State;
use super::page::{self, Marks};
use crate::app::statute::read::Opened;
use crate::domain::statute::{Article, StatuteText};
use crate::i18n::{Locale, statute_room as t};
use crate::tui::look::Look;
use crate::tui::screen::Cx;
use crate::tui::widget::paragraph::Paragraph;
use ratatui::text::Line;

/// One page.
pub(super) enum Leaf<'a> {
    /// About the version: title, days, who adopted it, what stands before the first article.
    Front,
    /// An article, with its place among the articles.
    Article(usize, &'a Article),
    /// What stands behind the last article.
    Annex,
}

impl Leaf<'_> {
    /// What the page is called; an article with its place among all.
    pub fn title(&self, text: &StatuteText, locale: Locale) -> String {
        match self {
            Self::Front => t::front(locale).to_owned(),
            Self::Article(index, article) => {
                format!("{}  {} / {}", article.label(), index + 1, text.articles.len())
            }
            Self::Annex => t::annex(locale).to_owned(),
        }
    }
}

/// How many pages a statute has.
pub(super) fn count(text: &StatuteText) -> usize {
    1 + text.articles.len() + usize::from(!text.annex.is_empty())
}

/// The page at a place.
pub(super) fn at(text: &StatuteText, place: usize) -> Option<Leaf<'_>> {
    let Some(index) = place.checked_sub(1) else { return Some(Leaf::Front) };
    match text.articles.get(index) {
        Some(article) => Some(Leaf::Article(index, article)),
        None => (place < count(text)).then_some(Leaf::Annex),
    }
}

/// What stands on a page, in lines of at most `columns`.
pub(super) fn lines(
    leaf: &Leaf<'_>,
    opened: &Opened,
    marks: Marks<'_>,
    columns: usize,
    cx: &Cx,
) -> Vec<Line<'static>> {
    let look = cx.look;
    let mut lines = Vec::new();
    if !opened.line.in_force && !matches!(leaf, Leaf::Front) {
        let text = t::not_in_force(look.locale, opened.text.version);
        let warning = Line::styled(format!("{} {text}", look.marks().warn), look.theme.warn);
        lines.extend(Paragraph::new(warning).hanging(2).wrapped(columns, look));
        lines.push(Line::default());
    }
    match leaf {
        Leaf::Front => lines.extend(front(opened, marks, columns, cx)),
        Leaf::Article(index, article) => {
            lines.extend(page::headings(&opened.text, *index, columns, look));
            lines.extend(page::article(article, marks, columns, look));
        }
        Leaf::Annex => {
            lines.extend(page::paragraphs(&opened.text.annex, marks.words, columns, look))
        }
    }
    lines
}

/// Whether something on the row is marked: a word that was looked for, a place that is cited.
pub(super) fn is_marked(row: &Line<'_>, look: &Look) -> bool {
    let cited = row.spans.first().is_some_and(|span| span.content.starts_with(look.marks().cursor));
    cited || row.spans.iter().any(|span| span.style == look.theme.selected)
}

fn front(opened: &Opened, marks: Marks<'_>, columns: usize, cx: &Cx) -> Vec<Line<'static>> {
    let (look, locale, theme) = (cx.look, cx.look.locale, &cx.look.theme);
    let (line, text) = (&opened.line, &opened.text);
    let state = State::of(line, cx.zone.date(cx.now));
    let (word, (sign, style)) = (state.word(locale), state.sign(look));
    let days = match line.last_day {
        Some(last) => t::front_days_to(locale, word, text.effective_from, last),
        None => t::front_days(locale, word, text.effective_from),
    };
    let facts = [
        Line::styled(text.title.clone(), theme.title),
        Line::default(),
        Line::styled(format!("{sign} {days}"), style),
        Line::raw(t::front_version(locale, text.version)),
        Line::raw(t::front_counts(locale, text.articles.len())),
        Line::default(),
        Line::styled(text.history.clone(), theme.muted),
    ];
    let facts = Paragraph::new(facts.to_vec());
    let mut lines = facts.wrapped(columns, look);
    if !text.preamble.is_empty() {
        lines.push(Line::default());
        lines.extend(page::paragraphs(&text.preamble, marks.words, columns, look));
    }
    lines
}
