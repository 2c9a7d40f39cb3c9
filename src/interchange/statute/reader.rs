//! Lines put together: headings, articles, paragraphs, items.

use super::Given;
use super::front::split;
use super::furniture::is_furniture;
use super::line::{Line, begins_with, kind};
use super::markup::undressed;
use super::order::{follows, is_first, misplaced};
use crate::domain::citation::ArticleNo;
use crate::domain::statute::{Article, Entry, Heading, Level, Paragraph, StatuteText};
use crate::i18n::{Locale, statute as t};
use crate::interchange::draft::{Findings, Source};
use crate::interchange::issue::{Severity, Told};
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

/// From how many characters on a line without a mark at its end was cut where a page's line ended: an
/// official document has 28 to a line (GB/T 9704), fewer where the margins are wide.
const CUT: usize = 20;

/// Marks that end a paragraph or an item.
const ENDS: &[char] = &['。', '；', '：', '！', '？', '”', '’', '）', '…', ';', ':', ')', '》'];

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
        for line in undressed(line) {
            reader.take(&line, span.clone());
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
    /// In a second statute, which is not read.
    Beyond,
}

/// Guesses, by the lines on which they were made.
#[derive(Debug, Default)]
pub(super) struct Guesses {
    /// Lines that belong to no statute and were left out.
    pub(super) left_out: Vec<Range<usize>>,
    /// Lines that go on where the one before was cut.
    pub(super) joined: Vec<Range<usize>>,
    /// Items numbered 1. or 一、 in place of （一）.
    pub(super) listed: Vec<Range<usize>>,
    /// Paragraphs that end without a mark.
    pub(super) unended: Vec<Range<usize>>,
    /// Lines that begin like an article that has not come yet and were taken for text.
    pub(super) unopened: Vec<Range<usize>>,
    /// Lines of the annex that begin like the article that comes next.
    pub(super) in_annex: Vec<Range<usize>>,
}

pub(super) struct Reader<'r, 's> {
    pub(super) source: &'r Source,
    findings: &'r mut Findings<'s>,
    place: Place,
    pub(super) front: Vec<(String, Range<usize>)>,
    /// The same lines, to be known again at the heads of pages.
    heads: HashSet<String>,
    pub(super) preamble: Vec<String>,
    pub(super) headings: Vec<(Heading, Range<usize>)>,
    pub(super) articles: Vec<Article>,
    pub(super) annex: Vec<String>,
    pub(super) seen: BTreeMap<ArticleNo, Range<usize>>,
    pub(super) guesses: Guesses,
    /// How many rows of tables there are.
    pub(super) rows: usize,
    /// How the last line ended.
    tail: Tail,
    /// Whether a blank or a mark stands behind the number of some article.
    spaced: bool,
    /// Whether the items of the last paragraph are numbered 1. or 一、.
    listed: bool,
}

impl<'r, 's> Reader<'r, 's> {
    fn new(source: &'r Source, findings: &'r mut Findings<'s>) -> Self {
        Self {
            source,
            findings,
            place: Place::Front,
            front: Vec::new(),
            heads: HashSet::new(),
            preamble: Vec::new(),
            headings: Vec::new(),
            articles: Vec::new(),
            annex: Vec::new(),
            seen: BTreeMap::new(),
            guesses: Guesses::default(),
            rows: 0,
            tail: Tail::Ended,
            spaced: false,
            listed: false,
        }
    }

    fn take(&mut self, line: &str, span: Range<usize>) {
        let kind = kind(line);
        match (&kind, self.place) {
            (_, Place::Beyond) => return,
            (Line::Row(cells), Place::Annex) => return self.annex.push(cells.clone()),
            (_, Place::Annex) if !is_furniture(line) => {
                let last = self.articles.last().map(|article| article.no);
                let next = |no| last.is_some_and(|last| follows(last, no));
                if matches!(kind, Line::Article { no, .. } if next(no)) {
                    self.guesses.in_annex.push(span);
                }
                return self.annex.push(line.to_owned());
            }
            (Line::Text(_), _) if is_furniture(line) || self.is_running_head(line) => {
                // A page may end within a sentence, however short its last line is.
                if self.tail == Tail::Open {
                    self.tail = Tail::Cut;
                }
                return self.guesses.left_out.push(span);
            }
            _ => {}
        }
        match kind {
            Line::Contents if self.articles.is_empty() => self.place = Place::Contents,
            Line::Preamble if self.articles.is_empty() => {
                self.headings.clear();
                self.place = Place::Preamble;
            }
            Line::Annex if self.place == Place::Contents => {}
            Line::Annex if self.articles.is_empty() => self.guesses.left_out.push(span),
            Line::Annex => {
                self.place = Place::Annex;
                self.annex.push(line.to_owned());
            }
            Line::Heading { level, number, title } => self.heading(level, number, title, span),
            Line::Unnumbered(title) => {
                let level = self.headings.first().map_or(Level::Chapter, |(first, _)| first.level);
                self.heading(level, 0, title, span);
            }
            Line::Article { no, text, plain } if plain || self.opens(no) => {
                self.spaced |= plain;
                self.article(no, text, span);
                self.tail = Tail::of(line);
            }
            Line::Item { number, text, digits } if self.place == Place::Body => {
                if digits && self.expects_below(number) {
                    self.subitem(number, text);
                } else {
                    self.listed = false;
                    self.item(number, text, span);
                }
                self.tail = Tail::of(line);
            }
            Line::Subitem { number, text } if self.expects_below(number) => {
                self.subitem(number, text);
                self.tail = Tail::of(line);
            }
            Line::Subitem { number, text } if self.lists(number) => {
                self.listed = true;
                self.guesses.listed.push(span.clone());
                self.item(number, text, span);
                self.tail = Tail::of(line);
            }
            Line::Row(cells) => self.row(cells, span),
            _ => self.text(line, span),
        }
    }

    /// A heading that comes again before any article was read shows that those before were the list
    /// of contents.
    fn heading(&mut self, level: Level, number: u16, title: String, span: Range<usize>) {
        let again = |(one, _): &(Heading, _)| {
            (one.level, one.number) == (level, number) && (number > 0 || one.title == title)
        };
        if self.articles.is_empty() && self.headings.first().is_some_and(again) {
            self.headings.clear();
            self.preamble.retain(|line| line.contains('。'));
        }
        if matches!(self.place, Place::Front) {
            self.place = Place::Contents;
        }
        self.tail = Tail::Ended;
        self.headings.push((Heading { level, number, title, before: self.articles.len() }, span));
    }

    fn last_paragraph(&mut self) -> Option<&mut Paragraph> {
        self.articles.last_mut()?.paragraphs.last_mut()
    }

    /// The words that were read last.
    fn last_words(&mut self) -> Option<&mut String> {
        let paragraph = self.last_paragraph()?;
        let Some(item) = paragraph.items.last_mut() else { return Some(&mut paragraph.text) };
        Some(match item.entries.last_mut() {
            Some(entry) => &mut entry.text,
            None => &mut item.text,
        })
    }

    /// Whether a line within the articles is the title again, as pages have it at their heads.
    fn is_running_head(&self, line: &str) -> bool {
        self.place == Place::Body && self.heads.contains(line)
    }

    /// Whether a number without a blank behind it opens an article, and is no reference to one:
    /// the line before is at its end, and it comes next, or later where no number has a blank.
    fn opens(&self, no: ArticleNo) -> bool {
        let Some(last) = self.articles.last().map(|article| article.no) else { return true };
        self.tail != Tail::Cut && (follows(last, no) || !self.spaced && no > last)
    }

    fn article(&mut self, no: ArticleNo, text: String, span: Range<usize>) {
        let last = self.articles.last().map(|article| article.no);
        let first = self.seen.get(&no).map(|span| self.source.place(span.clone()).line);
        match first {
            Some(line) if is_first(no) && self.articles.len() > 1 => {
                let message = move |l| t::second_statute(l, line);
                self.error("second_statute", span, message, t::second_statute_help);
                self.place = Place::Beyond;
                return;
            }
            Some(line) => {
                let message = |l| t::article_twice(l, no.label(), line);
                self.error("article_twice", span.clone(), message, t::article_twice_help);
            }
            None => {
                if let Some(message) = misplaced(last, no) {
                    self.warn("article_gap", span.clone(), message, t::article_gap_help);
                }
            }
        }
        self.place = Place::Body;
        self.listed = false;
        self.seen.entry(no).or_insert(span);
        self.articles.push(Article { no, paragraphs: vec![Paragraph { text, items: Vec::new() }] });
    }

    fn item(&mut self, number: u16, text: String, span: Range<usize>) {
        let Some(paragraph) = self.last_paragraph() else { return };
        let expected = paragraph.items.last().map_or(1, |item| item.number.saturating_add(1));
        paragraph.items.push(Entry { number, text, entries: Vec::new() });
        if number != expected {
            let message = |l| t::item_gap(l, expected, number);
            self.warn("item_gap", span, message, t::item_help);
        }
    }

    fn subitem(&mut self, number: u16, text: String) {
        let entry = Entry { number, text, entries: Vec::new() };
        if let Some(item) = self.last_paragraph().and_then(|one| one.items.last_mut()) {
            item.entries.push(entry);
        }
    }

    /// Whether a subitem of that number comes next below the last item.
    fn expects_below(&self, number: u16) -> bool {
        let item = self.articles.last().and_then(|one| one.paragraphs.last()?.items.last());
        let last = |item: &Entry| item.entries.last().map_or(0, |one| one.number);
        item.is_some_and(|item| last(item).checked_add(1) == Some(number))
    }

    /// Whether 1. or 一、 numbers the items of a paragraph that ends in a colon.
    fn lists(&self, number: u16) -> bool {
        let Some(paragraph) = self.articles.last().and_then(|one| one.paragraphs.last()) else {
            return false;
        };
        paragraph.text.ends_with(['：', ':'])
            && match paragraph.items.last() {
                Some(item) => self.listed && number == item.number.saturating_add(1),
                None => number == 1,
            }
    }

    /// A row stands below the words before it and is no paragraph of its own.
    fn row(&mut self, cells: String, span: Range<usize>) {
        self.rows += 1;
        self.tail = Tail::Ended;
        match self.last_words().filter(|words| !words.is_empty()) {
            Some(words) => {
                words.push('\n');
                words.push_str(&cells);
            }
            None => self.text(&cells, span),
        }
    }

    fn text(&mut self, line: &str, span: Range<usize>) {
        match self.place {
            Place::Front => {
                let (title, days) = split(line);
                for above in [Some(title), days].into_iter().flatten() {
                    self.heads.insert(above.to_owned());
                    self.front.push((above.to_owned(), span.clone()));
                }
            }
            Place::Contents | Place::Preamble => self.preamble.push(line.to_owned()),
            Place::Annex | Place::Beyond => {}
            Place::Body => self.body_text(line, span),
        }
    }

    fn body_text(&mut self, line: &str, span: Range<usize>) {
        let last = self.articles.last().map(|article| article.no);
        let refers = begins_with(line);
        let cut = match std::mem::replace(&mut self.tail, Tail::of(line)) {
            Tail::Cut => true,
            Tail::Open => refers.is_some(),
            Tail::Ended => false,
        };
        let Some(words) = self.last_words() else { return };
        // The words of an article may begin on the line below its number.
        if cut || words.is_empty() {
            if !words.is_empty() {
                // The line above has its end here.
                self.guesses.unended.pop_if(|above| above.end + 1 == span.start);
                self.guesses.joined.push(span);
            }
            self.last_words().into_iter().for_each(|words| words.push_str(line));
            return;
        }
        if refers.is_some_and(|no| last.is_some_and(|last| no > last)) {
            self.guesses.unopened.push(span.clone());
        } else if is_unended(line) {
            self.guesses.unended.push(span);
        }
        self.listed = false;
        if let Some(article) = self.articles.last_mut() {
            article.paragraphs.push(Paragraph { text: line.to_owned(), items: Vec::new() });
        }
    }

    pub(super) fn error(
        &mut self,
        code: &'static str,
        span: Range<usize>,
        message: impl Fn(Locale) -> String,
        help: fn(Locale) -> &'static str,
    ) {
        let help = Told::new(|l| help(l).to_owned());
        self.findings.add(Severity::Error, code, span, Told::new(message), Some(help));
    }

    pub(super) fn warn(
        &mut self,
        code: &'static str,
        span: Range<usize>,
        message: impl Fn(Locale) -> String,
        help: fn(Locale) -> &'static str,
    ) {
        let help = Told::new(|l| help(l).to_owned());
        self.findings.add(Severity::Warning, code, span, Told::new(message), Some(help));
    }
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tail {
    /// With a mark that ends a paragraph or an item.
    Ended,
    /// Within a sentence.
    Open,
    /// Within a sentence where a page's line ended, so that the next line goes on.
    Cut,
}

impl Tail {
    fn of(line: &str) -> Self {
        if line.ends_with(ENDS) {
            Self::Ended
        } else if line.chars().count() >= CUT {
            Self::Cut
        } else {
            Self::Open
        }
    }
}

/// Whether a line ends without any mark, as no paragraph does.
pub(super) fn is_unended(line: &str) -> bool {
    !line.ends_with(ENDS) && !line.ends_with(['，', '、', ','])
}
