//! `zhifa statute diff`: two versions, article by article.

use super::read_all;
use crate::app::AppError;
use crate::app::error::Missing;
use crate::app::statute::import::Given;
use crate::app::statute::{Which, read};
use crate::cli::output::Output;
use crate::cli::{Context, Failure};
use crate::domain::citation::ArticleNo;
use crate::domain::statute::StatuteText;
use crate::domain::statute::diff::{Change, ChangeKind, Run, RunKind, compare, words};
use crate::i18n::{Locale, statute as t};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// The columns of the CSV.
const FIELDS: &[&str] = &["change", "old", "new", "kin", "runs"];

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
    let lines: Vec<Line> = changes.map(Line::of).collect();
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
    let drafts = read_all(&[PathBuf::from(file)], &Given::default(), locale)?;
    drafts.into_iter().find_map(|draft| draft.value).ok_or(Failure::Found)
}

/// How many articles had which fate.
fn summary(locale: Locale, changes: &[Change<'_>]) -> String {
    let count = |kind| changes.iter().filter(|change| change.kind() == kind).count();
    t::diff_summary(
        locale,
        count(ChangeKind::Same),
        count(ChangeKind::Renumbered),
        count(ChangeKind::Changed),
        count(ChangeKind::New),
        count(ChangeKind::Repealed),
    )
}

/// One article's fate.
#[derive(Debug, Serialize)]
struct Line {
    change: ChangeKind,
    old: Option<ArticleNo>,
    new: Option<ArticleNo>,
    /// Where most of it stands now, or stood before.
    kin: Option<ArticleNo>,
    runs: Vec<Run>,
}

impl Line {
    fn of(change: &Change<'_>) -> Self {
        let words_of = |article: Option<&crate::domain::statute::Article>| {
            article.map(crate::domain::statute::Article::words).unwrap_or_default()
        };
        Self {
            change: change.kind(),
            old: change.old.map(|article| article.no),
            new: change.new.map(|article| article.no),
            kin: change.kin,
            runs: words(&words_of(change.old), &words_of(change.new)),
        }
    }

    /// For people: what happened in words, then the text with `[-dropped-]` and `{+added+}`.
    fn plain(&self, locale: Locale) -> String {
        let label = |no: Option<ArticleNo>| no.map(ArticleNo::label).unwrap_or_default();
        let (old, new) = (label(self.old), label(self.new));
        let mut head = match self.change {
            ChangeKind::Same => t::diff_same(locale, &new),
            ChangeKind::Renumbered => t::diff_renumbered(locale, &old, &new),
            ChangeKind::Changed if self.old == self.new => t::diff_changed(locale, &new),
            ChangeKind::Changed => t::diff_moved(locale, &old, &new),
            ChangeKind::New => t::diff_new(locale, &new),
            ChangeKind::Repealed => t::diff_repealed(locale, &old),
        };
        if let Some(kin) = self.kin.map(ArticleNo::label) {
            head.push_str(&match self.change {
                ChangeKind::Repealed => t::diff_held_now(locale, kin),
                _ => t::diff_held_before(locale, kin),
            });
        }
        let text: String = self.runs.iter().map(marked).collect();
        format!("\n{head}\n{text}\n")
    }
}

fn marked(run: &Run) -> String {
    match run.kind {
        RunKind::Kept => run.text.clone(),
        RunKind::Dropped => format!("[-{}-]", run.text),
        RunKind::Added => format!("{{+{}+}}", run.text),
    }
}
