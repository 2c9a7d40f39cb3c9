//! What the lines of a file come to: the statute, and what has to be said about it.

use super::Given;
use super::front::{Front, bare, compact, front};
use super::history;
use super::order::{misnumbered, ordinal};
use super::reader::{Reader, is_unended};
use crate::domain::statute::{Article, StatuteText};
use crate::domain::time::Date;
use crate::i18n::{Locale, statute as t};
use std::ops::Range;

/// How many of the last articles may say from when the statute is in force. In 26 of 27 national texts
/// it is the last one, and in the constitution none; local ones put a transition behind it.
const LAST_ARTICLES: usize = 3;

/// Words with which an article lets the statute begin on the day it is announced.
const AT_ONCE: &[&str] = &["公布", "发布", "颁布", "印发", "通过"];

/// Most lines that a guess names by their number.
const NAMED: usize = 12;

impl Reader<'_, '_> {
    /// The statute; none when it is none or its version is not known.
    pub(super) fn finish(mut self, given: &Given) -> Option<StatuteText> {
        let lines: Vec<String> = self.front.iter().map(|(line, _)| line.clone()).collect();
        let front = front(&lines);
        if front.is_amendment() && given.title.is_none() {
            self.error("amendment", 0..0, text(t::amendment), t::amendment_help);
            return None;
        }
        if self.articles.is_empty() {
            match self.rows {
                0 => self.error("no_articles", 0..0, text(t::no_articles), t::no_articles_help),
                _ => self.error("no_articles", 0..0, text(t::only_table), t::only_table_help),
            }
            return None;
        }
        self.part_signature();
        if given.title.is_none() {
            self.tell_of_front(&front);
        }
        self.tell_of_articles();
        self.tell_of_guesses();
        self.assemble(front, given)
    }

    fn assemble(mut self, front: Front, given: &Given) -> Option<StatuteText> {
        let history = front.history.join("\n");
        let days = history::days(&history);
        let given_title = given.title.as_deref().map(|title| bare(&compact(title)).0.to_owned());
        let title = given_title.unwrap_or(front.title);
        if title.is_empty() {
            self.error("no_title", 0..0, text(t::no_title), t::no_title_help);
        }
        let Some(version) = given.version.or(days.version) else {
            self.error("no_version", 0..0, text(t::no_version), t::no_version_help);
            return None;
        };
        if days.version_guessed && given.version.is_none() {
            let message = |l| t::version_guessed(l, version);
            self.warn("version_guessed", 0..0, message, t::version_guessed_help);
        }
        // The line under the title may still say when the first version began, and whoever announced
        // this one above the title may have said when it begins.
        let above = self.front.iter().take(front.left_out);
        let announced = above.map(|(line, _)| history::begins(line));
        let announced = announced.flat_map(|found| found.own.into_iter().chain(found.others)).max();
        let under_title = days.effective_from.filter(|day| *day >= version);
        let stated = given.effective_from.or(under_title).or_else(|| {
            let (first, more) = self.begins(version)?;
            if more {
                let message = |l| t::effective_several(l, first);
                self.warn("effective_guessed", 0..0, message, t::effective_guessed_help);
            }
            Some(first)
        });
        let stated = stated.or(announced.filter(|day| *day >= version));
        let effective_from = stated.unwrap_or_else(|| {
            let message = |l| t::effective_guessed(l, version);
            self.warn("effective_guessed", 0..0, message, t::effective_guessed_help);
            version
        });
        if effective_from < version {
            let message = |l| t::effective_early(l, effective_from, version);
            self.warn("effective_early", 0..0, message, t::effective_early_help);
        }
        let effective_to = days.effective_to.or_else(|| self.lasts_to());
        if let Some(last) = effective_to.filter(|last| *last < effective_from) {
            let message = |l| t::ends_before_it_begins(l, effective_from, last);
            self.error("ends_before_it_begins", 0..0, message, t::ends_before_it_begins_help);
        }
        Some(StatuteText {
            title,
            version,
            effective_from,
            effective_to,
            history,
            preamble: front.preamble.into_iter().chain(self.preamble).collect(),
            headings: self.headings.into_iter().map(|(heading, _)| heading).collect(),
            articles: self.articles,
            annex: self.annex,
        })
    }

    /// The day that the last articles name for the statute, where it can be this version's: an
    /// amendment leaves the first version's day in the text. A day of which they do not say that the
    /// statute begins on it counts where there is no other. And whether they name several.
    fn begins(&self, version: Date) -> Option<(Date, bool)> {
        let (mut own, mut others) = (Vec::new(), Vec::new());
        let mut at_once = None;
        for words in self.last_articles() {
            let found = history::begins(&words);
            own.extend(found.own.into_iter().filter(|day| *day >= version));
            others.extend(found.others.into_iter().filter(|day| *day >= version));
            at_once = at_once.or(begins_at_once(&words).then_some(version));
        }
        let first = own.first().copied().or(at_once).or(others.first().copied())?;
        let several = own.iter().chain(&at_once).chain(&others).any(|day| *day != first);
        Some((first, several))
    }

    fn lasts_to(&self) -> Option<Date> {
        self.last_articles().find_map(|words| history::lasts_to(&words))
    }

    fn last_articles(&self) -> impl Iterator<Item = String> + '_ {
        self.articles.iter().rev().take(LAST_ARTICLES).map(Article::words)
    }

    /// Who signed and when stands behind the last article and belongs to none.
    fn part_signature(&mut self) {
        let Some(article) = self.articles.last_mut() else { return };
        let signed = article.paragraphs.iter().skip(1).rev();
        let signed = signed.take_while(|one| one.items.is_empty() && is_unended(&one.text));
        let from = article.paragraphs.len() - signed.count();
        let lines = article.paragraphs.drain(from..).map(|paragraph| paragraph.text);
        self.annex.splice(0..0, lines);
    }

    fn tell_of_front(&mut self, front: &Front) {
        let above: Vec<Range<usize>> =
            self.front.iter().take(front.left_out).map(|(_, span)| span.clone()).collect();
        if let Some(first) = above.first().cloned() {
            let lines = self.lines(&above);
            let message = |l| t::above_title(l, &front.title, lines.clone());
            self.warn("above_title", first, message, t::above_title_help);
        }
        let joined = self.front.get(front.joined.clone()).unwrap_or_default();
        let joined: Vec<Range<usize>> = joined.iter().map(|(_, span)| span.clone()).collect();
        if let Some(first) = joined.first().cloned() {
            let lines = self.lines(&joined);
            let message = |l| t::title_joined(l, &front.title, lines.clone());
            self.warn("title_joined", first, message, t::above_title_help);
        }
    }

    fn tell_of_articles(&mut self) {
        let empty: Vec<_> =
            self.articles.iter().filter(|one| one.words().is_empty()).map(|one| one.no).collect();
        for no in empty {
            let span = self.seen.get(&no).cloned().unwrap_or(0..0);
            self.warn(
                "article_empty",
                span,
                |l| t::article_empty(l, no.label()),
                t::article_gap_help,
            );
        }
        let most = usize::from(u16::MAX);
        let long = self.articles.iter().find(|one| one.paragraphs.len() > most);
        if let Some(no) = long.map(|one| one.no) {
            let span = self.seen.get(&no).cloned().unwrap_or(0..0);
            let message = |l| t::article_long(l, no.label(), most);
            self.error("article_long", span, message, t::article_long_help);
        }
        let headings: Vec<_> = self.headings.iter().map(|(heading, _)| heading).collect();
        for (at, expected) in misnumbered(&headings) {
            let Some((heading, span)) = self.headings.get(at).cloned() else { continue };
            let named = |number| ordinal(heading.level, number);
            let message = |l| t::heading_gap(l, named(expected), named(heading.number));
            self.warn("heading_gap", span, message, t::heading_gap_help);
        }
    }

    fn tell_of_guesses(&mut self) {
        type Words = (fn(Locale, String) -> String, fn(Locale) -> &'static str);
        let guesses = std::mem::take(&mut self.guesses);
        let told: [(&'static str, Vec<Range<usize>>, Words); 6] = [
            ("left_out", guesses.left_out, (|l, lines| t::left_out(l, lines), t::left_out_help)),
            ("joined", guesses.joined, (|l, lines| t::joined(l, lines), t::joined_help)),
            ("listed", guesses.listed, (|l, lines| t::listed(l, lines), t::listed_help)),
            ("unended", guesses.unended, (|l, lines| t::unended(l, lines), t::unended_help)),
            ("unopened", guesses.unopened, (|l, lines| t::unopened(l, lines), t::unopened_help)),
            ("in_annex", guesses.in_annex, (|l, lines| t::in_annex(l, lines), t::in_annex_help)),
        ];
        for (code, spans, (message, help)) in told {
            let Some(first) = spans.first().cloned() else { continue };
            let lines = self.lines(&spans);
            self.warn(code, first, |l| message(l, lines.clone()), help);
        }
    }

    /// The numbers of lines: 3、5、9.
    fn lines(&self, spans: &[Range<usize>]) -> String {
        let mut lines: Vec<usize> =
            spans.iter().map(|span| self.source.place(span.clone()).line).collect();
        lines.dedup();
        let named: Vec<String> = lines.iter().take(NAMED).map(usize::to_string).collect();
        let more = if lines.len() > NAMED { "…" } else { "" };
        format!("{}{more}", named.join("、"))
    }
}

/// Whether an article says that the statute begins on the day it is announced.
fn begins_at_once(words: &str) -> bool {
    AT_ONCE.iter().any(|announced| {
        let day = format!("自{announced}之日起");
        history::BEGINS.iter().any(|begins| words.contains(&(day.clone() + begins)))
    })
}

/// A message without values, as those with values are given.
fn text(message: fn(Locale) -> &'static str) -> impl Fn(Locale) -> String {
    move |locale| message(locale).to_owned()
}
