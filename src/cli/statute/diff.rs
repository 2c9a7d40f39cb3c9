//! `zhifa statute diff`: two versions, article by article.

use super::read_all;
use crate::app::AppError;
use crate::app::error::Missing;
use crate::app::statute::import::Given;
use crate::app::statute::import::StatuteDraft;
use crate::app::statute::{Which, read};
use crate::cli::imports::Read;
use crate::cli::output::Output;
use crate::cli::{Context, Failure};
use crate::domain::citation::ArticleNo;
use crate::domain::statute::StatuteText;
use crate::domain::statute::diff::{Change, ChangeKind, Comparison, Run, RunKind, compare};
use crate::i18n::{Locale, comma, names, statute as t};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// The columns of the CSV.
const FIELDS: &[&str] = &["change", "old", "new", "into", "from", "nearest", "runs"];

/// Prints what became of each article.
pub(super) fn print(
    old: &StatuteText,
    new: &StatuteText,
    all: bool,
    output: &mut Output,
    locale: Locale,
) -> Result<(), Failure> {
    let comparison = compare(old, new);
    let changes = comparison.changes.iter().filter(|one| all || one.kind() != ChangeKind::Same);
    let lines: Vec<Line> = changes.map(|change| Line::of(change, &comparison)).collect();
    let text: String = lines.iter().map(|line| line.plain(locale)).collect();
    let text = format!("{}\n{text}", summary(locale, &comparison.changes));
    output.told(FIELDS, &lines, &text)
}

/// The text of a file, or of `NAME` or `NAME@VERSION` in the database.
pub(super) fn text(cx: &Context, named: &str) -> Result<StatuteText, Failure> {
    if Path::new(named).is_file() {
        return of_file(named, cx.locale);
    }
    let (name, which) = match named.rsplit_once('@') {
        Some((name, version)) => {
            let version = version.parse();
            let missing = |_| AppError::from(Missing::new("statute", named));
            (name, Which::Version(version.map_err(missing)?))
        }
        None => (named, Which::On(cx.app.today())),
    };
    Ok(read::open(&cx.app, &cx.actor, name, which)?.text)
}

/// The text of a file.
pub(super) fn of_file(file: &str, locale: Locale) -> Result<StatuteText, Failure> {
    let Read { drafts, unread } = read_all(&[PathBuf::from(file)], &Given::default(), locale)?;
    let sound = drafts.into_iter().find(StatuteDraft::is_sound);
    sound.and_then(|draft| draft.value).ok_or(unread.unwrap_or(Failure::Found))
}

/// How many articles had which fate.
fn summary(locale: Locale, changes: &[Change<'_>]) -> String {
    let counts = ChangeKind::ALL.iter().filter_map(|kind| {
        let articles = changes.iter().filter(|change| change.kind() == *kind).count();
        (articles > 0).then(|| t::diff_count(locale, names::change(locale, *kind), articles))
    });
    counts.collect::<Vec<_>>().join("  ")
}

/// One article's fate.
#[derive(Debug, Serialize)]
struct Line {
    change: ChangeKind,
    old: Option<ArticleNo>,
    new: Option<ArticleNo>,
    /// Where else parts of it stand now.
    into: Vec<ArticleNo>,
    /// Where else parts of it stood before.
    from: Vec<ArticleNo>,
    /// What comes nearest to an article that is new or gone.
    nearest: Option<ArticleNo>,
    runs: Vec<Run>,
}

impl Line {
    fn of(change: &Change<'_>, comparison: &Comparison<'_>) -> Self {
        let (before, after) = comparison.sides(change);
        Self {
            change: change.kind(),
            old: change.old.map(|article| article.no),
            new: change.new.map(|article| article.no),
            into: change.into.clone(),
            from: change.from.clone(),
            nearest: change.nearest,
            runs: change.kind().runs(&before, &after),
        }
    }

    /// For people: what happened in words, then the text with `[-dropped-]` and `{+added+}`.
    fn plain(&self, locale: Locale) -> String {
        let fate = names::change(locale, self.change);
        let mut head = match (self.old.map(ArticleNo::label), self.new.map(ArticleNo::label)) {
            (Some(old), Some(new)) if old != new => t::diff_goes(locale, old, new, fate),
            (_, Some(new)) if self.old.is_some() => t::diff_stays(locale, new, fate),
            (_, Some(new)) => t::diff_come(locale, new, fate),
            (old, None) => t::diff_gone(locale, old.unwrap_or_default(), fate),
        };
        if !self.into.is_empty() {
            head.push_str(&t::diff_into(locale, labels(&self.into, locale)));
        }
        if !self.from.is_empty() {
            head.push_str(&t::diff_from(locale, labels(&self.from, locale)));
        }
        if let Some(nearest) = self.nearest.map(ArticleNo::label) {
            head.push_str(&match self.old {
                Some(_) => t::diff_near_new(locale, nearest),
                None => t::diff_near_old(locale, nearest),
            });
        }
        let text: String = self.runs.iter().map(marked).collect();
        format!("\n{head}\n{text}\n")
    }
}

/// The numbers of several articles.
fn labels(articles: &[ArticleNo], locale: Locale) -> String {
    let labels: Vec<String> = articles.iter().map(|no| no.label()).collect();
    labels.join(comma(locale))
}

fn marked(run: &Run) -> String {
    match run.kind {
        RunKind::Kept => run.text.clone(),
        RunKind::Dropped => format!("[-{}-]", run.text),
        RunKind::Added => format!("{{+{}+}}", run.text),
    }
}
