//! How statutes, articles and hits are printed.

use crate::app::statute::import::{ImportReport, Outcome, Severity, StatuteDraft};
use crate::app::statute::list::VersionLine;
use crate::app::statute::read::Opened;
use crate::app::statute::search::Hit;
use crate::cli::moment::or_blank;
use crate::cli::output::{Column, Record};
use crate::domain::citation::ArticleNo;
use crate::domain::statute::{Article, Excerpt, Passage, StatuteText};
use crate::domain::time::Date;
use crate::i18n::{Locale, names, statute as t};
use serde::Serialize;

/// Characters of an article that a table shows.
const SHOWN: usize = 40;

/// One loaded file.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct Loaded(pub ImportReport);

impl Record for Loaded {
    const FIELDS: &'static [&'static str] =
        &["title", "version", "effective_from", "articles", "outcome", "warnings"];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(t::title(locale), |row, _| row.0.title.clone()),
            Column::text(t::version(locale), |row, _| row.0.version.to_string()),
            Column::text(t::effective_from(locale), |row, _| row.0.effective_from.to_string()),
            Column::number(t::articles(locale), |row, _| row.0.articles.to_string()),
            Column::text(t::outcome(locale), |row, l| outcome(l, row.0.outcome).to_owned()),
            Column::number(t::warnings(locale), |row, _| row.0.warnings.to_string()),
        ]
    }
}

const fn outcome(locale: Locale, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::New => t::outcome_new(locale),
        Outcome::Unchanged => t::outcome_unchanged(locale),
        Outcome::Replaced => t::outcome_replaced(locale),
    }
}

/// One file that was only looked at.
#[derive(Debug, Serialize)]
pub(super) struct Checked {
    file: String,
    title: String,
    version: Date,
    effective_from: Date,
    headings: usize,
    articles: usize,
    warnings: usize,
}

impl Checked {
    pub(super) fn of(draft: &StatuteDraft, text: &StatuteText) -> Self {
        Self {
            file: draft.source.name.clone(),
            title: text.title.clone(),
            version: text.version,
            effective_from: text.effective_from,
            headings: text.headings.len(),
            articles: text.articles.len(),
            warnings: draft.count(Severity::Warning),
        }
    }
}

impl Record for Checked {
    const FIELDS: &'static [&'static str] =
        &["file", "title", "version", "effective_from", "headings", "articles", "warnings"];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(t::title(locale), |row, _| row.title.clone()),
            Column::text(t::version(locale), |row, _| row.version.to_string()),
            Column::text(t::effective_from(locale), |row, _| row.effective_from.to_string()),
            Column::number(t::headings(locale), |row, _| row.headings.to_string()),
            Column::number(t::articles(locale), |row, _| row.articles.to_string()),
            Column::number(t::warnings(locale), |row, _| row.warnings.to_string()),
        ]
    }
}

/// One version.
#[derive(Debug, Serialize)]
pub(super) struct Version {
    name: String,
    title: String,
    version: Date,
    effective_from: Date,
    effective_to: Option<Date>,
    in_force: bool,
    articles: u32,
}

impl Version {
    pub(super) fn of(line: VersionLine) -> Self {
        let outline = line.version.outline;
        Self {
            name: outline.name,
            title: outline.title,
            version: outline.version,
            effective_from: outline.effective_from,
            effective_to: line.last_day,
            in_force: line.in_force,
            articles: line.version.articles,
        }
    }
}

impl Record for Version {
    const FIELDS: &'static [&'static str] =
        &["name", "title", "version", "effective_from", "effective_to", "in_force", "articles"];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(t::name(locale), |row, _| row.name.clone()),
            Column::text(t::version(locale), |row, _| row.version.to_string()),
            Column::text(t::effective_from(locale), |row, _| row.effective_from.to_string()),
            Column::text(t::effective_to(locale), |row, _| or_blank(row.effective_to.as_ref())),
            Column::text(t::in_force(locale), |row, l| {
                if row.in_force { t::yes(l).to_owned() } else { String::new() }
            }),
            Column::number(t::articles(locale), |row, _| row.articles.to_string()),
        ]
    }
}

/// A part of a statute that holds the words.
#[derive(Debug, Serialize)]
pub(super) struct Found {
    statute: String,
    version: Date,
    /// None for what is no article.
    article: Option<ArticleNo>,
    /// None for an article.
    passage: Option<Passage>,
    text: String,
}

impl Found {
    pub(super) fn of(hit: Hit) -> Self {
        let (article, passage, text) = match hit.excerpt {
            Excerpt::Article(article) => (Some(article.no), None, article.words()),
            Excerpt::Passage(passage, lines) => (None, Some(passage), lines.join("\n")),
        };
        let outline = hit.version.version.outline;
        Self { statute: outline.name, version: outline.version, article, passage, text }
    }
}

impl Record for Found {
    const FIELDS: &'static [&'static str] = &["statute", "version", "article", "passage", "text"];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(t::name(locale), |row, _| row.statute.clone()),
            Column::text(t::version(locale), |row, _| row.version.to_string()),
            Column::text(t::article(locale), |row, l| match (row.article, row.passage) {
                (Some(no), _) => no.label(),
                (None, Some(passage)) => names::passage(l, passage).to_owned(),
                (None, None) => String::new(),
            }),
            Column::text(t::words(locale), |row, _| {
                let mut chars = row.text.chars().map(|c| if c == '\n' { ' ' } else { c });
                let begin: String = chars.by_ref().take(SHOWN).collect();
                if chars.next().is_some() { format!("{begin}…") } else { begin }
            }),
        ]
    }
}

/// A statute, or an article of it.
#[derive(Debug, Serialize)]
pub(super) struct Text {
    name: String,
    title: String,
    version: Date,
    effective_from: Date,
    effective_to: Option<Date>,
    in_force: bool,
    history: String,
    articles: Vec<Article>,
}

impl Text {
    pub(super) fn of(opened: &Opened, only: Option<ArticleNo>) -> Self {
        let text = &opened.text;
        let articles = text.articles.iter().filter(|one| only.is_none_or(|no| one.no == no));
        Self {
            name: text.name().to_owned(),
            title: text.title.clone(),
            version: text.version,
            effective_from: text.effective_from,
            effective_to: opened.line.last_day,
            in_force: opened.line.in_force,
            history: text.history.clone(),
            articles: articles.cloned().collect(),
        }
    }

    /// The words as they are printed, with the headings over them: of the whole statute, or `only` of
    /// one article.
    pub(super) fn plain(
        &self,
        text: &StatuteText,
        only: Option<ArticleNo>,
        locale: Locale,
    ) -> String {
        let mut out = format!("{}\n{}\n", self.title, self.history);
        if !self.in_force {
            out.push_str(t::not_in_force(locale));
            out.push('\n');
        }
        let whole = only.is_none();
        if whole {
            text.preamble.iter().for_each(|line| add(&mut out, line));
        }
        for (index, article) in text.articles.iter().enumerate() {
            if only.is_some_and(|no| article.no != no) {
                continue;
            }
            let headings = text.headings.iter().filter(|heading| heading.before == index);
            match whole {
                true => headings.for_each(|heading| add(&mut out, &heading.line())),
                false => text.over(index).iter().for_each(|heading| add(&mut out, &heading.line())),
            }
            add(&mut out, &format!("{} {}", article.label(), article.words()));
        }
        if whole {
            text.annex.iter().for_each(|line| add(&mut out, line));
        }
        out
    }
}

fn add(out: &mut String, line: &str) {
    out.push('\n');
    out.push_str(line);
    out.push('\n');
}
