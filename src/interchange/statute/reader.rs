//! Lines put together: headings, articles, paragraphs, items.

use super::Given;
use super::history;
use super::line::{Line, cleaned, kind, says_nothing};
use crate::domain::citation::ArticleNo;
use crate::domain::statute::{Article, Entry, Heading, Paragraph, StatuteText};
use crate::domain::time::Date;
use crate::i18n::statute as t;
use crate::interchange::draft::{Findings, Source};
use crate::interchange::issue::{Severity, Told};
use std::collections::BTreeMap;
use std::ops::Range;

/// How many of the last articles may say from when the statute is in force.
const LAST_ARTICLES: usize = 3;

/// Reads the lines of a source; none when it is no statute or its version is not known.
pub(super) fn read(
    source: &Source,
    given: &Given,
    findings: &mut Findings<'_>,
) -> Option<StatuteText> {
    let mut reader = Reader::new(source, findings);
    let mut start = 0;
    for line in source.text.split('\n') {
        let span = start..start + line.len();
        start = span.end + 1;
        let line = line.replace("**", "");
        let line = cleaned(&line);
        if !says_nothing(line) {
            reader.take(line, span);
        }
    }
    reader.finish(given)
}

/// Where the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before the first heading or article: title and history.
    Front,
    /// In the list of headings.
    Contents,
    /// In the words before the first article.
    Preamble,
    /// In the articles.
    Body,
    /// Behind them.
    Annex,
}

struct Reader<'r, 's> {
    source: &'r Source,
    findings: &'r mut Findings<'s>,
    place: Place,
    front: Vec<String>,
    preamble: Vec<String>,
    headings: Vec<Heading>,
    articles: Vec<Article>,
    annex: Vec<String>,
    seen: BTreeMap<ArticleNo, Range<usize>>,
}

impl<'r, 's> Reader<'r, 's> {
    const fn new(source: &'r Source, findings: &'r mut Findings<'s>) -> Self {
        Self {
            source,
            findings,
            place: Place::Front,
            front: Vec::new(),
            preamble: Vec::new(),
            headings: Vec::new(),
            articles: Vec::new(),
            annex: Vec::new(),
            seen: BTreeMap::new(),
        }
    }

    fn take(&mut self, line: &str, span: Range<usize>) {
        if self.place == Place::Annex {
            self.annex.push(line.to_owned());
            return;
        }
        match kind(line) {
            Line::Contents if self.articles.is_empty() => self.place = Place::Contents,
            Line::Preamble if self.articles.is_empty() => {
                self.headings.clear();
                self.place = Place::Preamble;
            }
            Line::Annex if !self.articles.is_empty() => {
                self.place = Place::Annex;
                self.annex.push(line.to_owned());
            }
            Line::Heading { level, number, title } => {
                self.heading(Heading { level, number, title, before: self.articles.len() });
            }
            Line::Article { no, text, plain } if plain || self.expects(no) => {
                self.article(no, text, span);
            }
            Line::Item { number, text } if self.place == Place::Body => {
                self.item(number, text, span);
            }
            Line::Subitem { number, text } if self.expects_subitem(number) => {
                let entry = Entry { number, text, entries: Vec::new() };
                if let Some(item) = self.last_paragraph().and_then(|one| one.items.last_mut()) {
                    item.entries.push(entry);
                }
            }
            _ => self.text(line),
        }
    }

    /// A heading that comes again before any article was read shows that those before were the list
    /// of contents.
    fn heading(&mut self, heading: Heading) {
        let again = |one: &Heading| {
            (one.level, one.number, &one.title) == (heading.level, heading.number, &heading.title)
        };
        if self.articles.is_empty() && self.headings.first().is_some_and(again) {
            self.headings.clear();
        }
        if matches!(self.place, Place::Front) {
            self.place = Place::Contents;
        }
        self.headings.push(heading);
    }

    fn last_paragraph(&mut self) -> Option<&mut Paragraph> {
        self.articles.last_mut()?.paragraphs.last_mut()
    }

    /// Whether an article of that number comes next, so that one without a blank behind its number
    /// is one.
    fn expects(&self, no: ArticleNo) -> bool {
        let last = self.articles.last().map_or(ArticleNo { number: 0, inserted: 0 }, |one| one.no);
        follows(last, no)
    }

    fn article(&mut self, no: ArticleNo, text: String, span: Range<usize>) {
        self.place = Place::Body;
        let last = self.articles.last().map(|article| article.no);
        if let Some(first) = self.seen.get(&no) {
            let line = self.source.place(first.clone()).line;
            let message = Told::new(|l| t::article_twice(l, no.label(), line));
            let help = Told::new(|l| t::article_twice_help(l).to_owned());
            self.findings.add(Severity::Error, "article_twice", span.clone(), message, Some(help));
        } else if let Some(message) = misplaced(last, no) {
            let help = Told::new(|l| t::article_gap_help(l).to_owned());
            self.findings.add(Severity::Warning, "article_gap", span.clone(), message, Some(help));
        }
        self.seen.entry(no).or_insert(span);
        self.articles.push(Article { no, paragraphs: vec![Paragraph { text, items: Vec::new() }] });
    }

    fn item(&mut self, number: u16, text: String, span: Range<usize>) {
        let Some(paragraph) = self.last_paragraph() else { return };
        let expected = paragraph.items.last().map_or(1, |item| item.number.saturating_add(1));
        paragraph.items.push(Entry { number, text, entries: Vec::new() });
        if number != expected {
            let message = Told::new(|l| t::item_gap(l, expected, number));
            let help = Told::new(|l| t::item_help(l).to_owned());
            self.findings.add(Severity::Warning, "item_gap", span, message, Some(help));
        }
    }

    fn expects_subitem(&mut self, number: u16) -> bool {
        let item = self.last_paragraph().and_then(|paragraph| paragraph.items.last());
        let last = |item: &Entry| item.entries.last().map_or(0, |one| one.number);
        item.is_some_and(|item| last(item).checked_add(1) == Some(number))
    }

    fn text(&mut self, line: &str) {
        let text = line.to_owned();
        match self.place {
            Place::Front => self.front.push(text),
            Place::Contents | Place::Preamble => self.preamble.push(text),
            Place::Annex => self.annex.push(text),
            Place::Body => {
                let Some(article) = self.articles.last_mut() else { return };
                match article.paragraphs.last_mut() {
                    // The words of an article may begin on the line below its number.
                    Some(only) if only.text.is_empty() && only.items.is_empty() => only.text = text,
                    _ => article.paragraphs.push(Paragraph { text, items: Vec::new() }),
                }
            }
        }
    }

    fn finish(mut self, given: &Given) -> Option<StatuteText> {
        if self.articles.is_empty() {
            self.refuse("no_articles", t::no_articles, t::no_articles_help);
            return None;
        }
        for article in self.articles.iter().filter(|article| article.words().is_empty()) {
            let span = self.seen.get(&article.no).cloned().unwrap_or(0..0);
            let message = Told::new(|l| t::article_empty(l, article.no.label()));
            self.findings.add(Severity::Warning, "article_empty", span, message, None);
        }
        let (title, history) = front(&self.front);
        let days = history::days(&history);
        let title = given.title.clone().unwrap_or(title);
        let version = given.version.or(days.version);
        if title.is_empty() {
            self.refuse("no_title", t::no_title, t::no_title_help);
        }
        let Some(version) = version else {
            self.refuse("no_version", t::no_version, t::no_version_help);
            return None;
        };
        // The line under the title may still say when the first version began.
        let in_line = days.effective_from.filter(|day| *day >= version);
        let stated = given.effective_from.or(in_line).or_else(|| self.begins(version));
        let effective_from = stated.unwrap_or_else(|| {
            let message = Told::new(|l| t::effective_guessed(l, version));
            let help = Told::new(|l| t::effective_guessed_help(l).to_owned());
            self.findings.add(Severity::Warning, "effective_guessed", 0..0, message, Some(help));
            version
        });
        if effective_from < version {
            let message = Told::new(|l| t::effective_early(l, effective_from, version));
            let help = Told::new(|l| t::effective_early_help(l).to_owned());
            self.findings.add(Severity::Warning, "effective_early", 0..0, message, Some(help));
        }
        if let Some(last) = days.effective_to.filter(|last| *last < effective_from) {
            let message = Told::new(|l| t::ends_before_it_begins(l, effective_from, last));
            let help = Told::new(|l| t::ends_before_it_begins_help(l).to_owned());
            self.findings.add(Severity::Error, "ends_before_it_begins", 0..0, message, Some(help));
        }
        Some(StatuteText {
            title,
            version,
            effective_from,
            effective_to: days.effective_to,
            history,
            preamble: self.preamble,
            headings: self.headings,
            articles: self.articles,
            annex: self.annex,
        })
    }

    /// The day that one of the last articles names, where it can be this version's: an amendment
    /// leaves the first version's day in the text.
    fn begins(&self, version: Date) -> Option<Date> {
        let last = self.articles.iter().rev().take(LAST_ARTICLES);
        let mut words = last.map(Article::words);
        words.find_map(|words| {
            let at_once = ["自公布之日起施行", "自发布之日起施行"];
            let day = history::begins(&words).filter(|day| *day >= version);
            day.or_else(|| at_once.iter().any(|text| words.contains(text)).then_some(version))
        })
    }

    fn refuse(
        &mut self,
        code: &'static str,
        message: fn(crate::i18n::Locale) -> &'static str,
        help: fn(crate::i18n::Locale) -> &'static str,
    ) {
        let message = Told::new(|l| message(l).to_owned());
        let help = Told::new(|l| help(l).to_owned());
        self.findings.add(Severity::Error, code, 0..0, message, Some(help));
    }
}

/// Whether `next` is the number after `last`.
fn follows(last: ArticleNo, next: ArticleNo) -> bool {
    match next.inserted {
        0 => last.number.checked_add(1) == Some(next.number),
        inserted => next.number == last.number && last.inserted.checked_add(1) == Some(inserted),
    }
}

/// What is wrong with a number behind the last one.
fn misplaced(last: Option<ArticleNo>, no: ArticleNo) -> Option<Told> {
    let Some(last) = last else {
        let first = ArticleNo { number: 1, inserted: 0 };
        return (no != first).then(|| Told::new(|l| t::article_first(l, no.label())));
    };
    if follows(last, no) {
        return None;
    }
    Some(Told::new(|l| match no > last {
        true => t::article_gap(l, last.label(), no.label()),
        false => t::article_back(l, no.label(), last.label()),
    }))
}

/// Title and history from the lines before the text. A title may take several lines; the history
/// begins with the first line that has a date or stands in brackets.
fn front(lines: &[String]) -> (String, String) {
    let is_history = |line: &String| {
        line.starts_with(['（', '(']) || history::days(line) != history::Days::default()
    };
    let from = lines.iter().position(is_history).unwrap_or(lines.len());
    let (title, history) = lines.split_at(from);
    let title: String =
        title.iter().flat_map(|line| line.chars()).filter(|c| !c.is_whitespace()).collect();
    (title, history.join("\n"))
}
