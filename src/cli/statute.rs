//! `zhifa statute`: laws and regulations in their versions.

mod diff;
mod rows;

use super::imports::{self, Brought, Read, bring_in};
use super::output::Output;
use super::reviewed;
use super::{Context, Failure};
use crate::app::AppError;
use crate::app::doubt::review::Reviewed;
use crate::app::error::Missing;
use crate::app::statute::import::{
    Given, MAX_BYTES, StatuteDraft, check, import, outline, preview,
};
use crate::app::statute::{StatuteRefusal, Which, list::list, read, remove, search::search};
use crate::domain::citation::ArticleNo;
use crate::domain::statute::StatuteText;
use crate::domain::time::Date;
use crate::i18n::{Locale, cli, statute as t};
use clap::{Args, Subcommand};
use rows::{Checked, Found, Loaded, Version};
use std::io::Write;
use std::path::{Path, PathBuf};

/// What can be done with statutes.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 载入法律、法规、规章的文本(纯文本、.docx、Markdown);有错的写明原因,其余照常载入 · Load texts of statutes (plain text, .docx, Markdown); one with errors keeps none of the others back
    Import {
        /// 文本文件 · The files
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// 文件里没有或写错的,在这里写明 · What a file leaves out or has wrong
        #[command(flatten)]
        given: Facts,
        /// 同一版本已经载入、文字不同的,用新文件替换 · Replace a version that is loaded with other words
        #[arg(long)]
        replace: bool,
        /// 只看会载入什么 · Only say what would be loaded
        #[arg(long)]
        dry_run: bool,
    },
    /// 检查文本文件,不动数据库 · Check files without a database
    Check {
        /// 文本文件 · The files
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// 文件里没有或写错的,在这里写明 · What a file leaves out or has wrong
        #[command(flatten)]
        given: Facts,
        /// 输出题库文件头要用的提纲(条、款、项的数目)· Print the outline for a bank's header
        #[arg(long)]
        outline: bool,
    },
    /// 列出已载入的法律和版本 · List the statutes and versions that are loaded
    List {
        /// 按哪一天看是否有效(默认今天)· In force on this day (today without it)
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
    },
    /// 显示一部法律,或其中一条 · Show a statute, or one article of it
    Show {
        /// 名称 · Its name
        name: String,
        /// 条号,如 36、三十六、133-1 · An article, such as 36 or 133-1
        article: Option<String>,
        /// 哪一天有效的版本(默认今天)· The version in force on this day (today without it)
        #[arg(long, value_name = "DATE", conflicts_with = "version")]
        on: Option<Date>,
        /// 哪一天通过或修改的版本 · The version adopted or amended on this day
        #[arg(long, value_name = "DATE")]
        version: Option<Date>,
    },
    /// 在全部现行法律里查找,各词都要出现 · Find articles that hold every word
    Search {
        /// 要找的词 · Words to find
        #[arg(required = true)]
        words: Vec<String>,
        /// 连同不再有效的版本 · Versions no longer in force too
        #[arg(long)]
        all_versions: bool,
    },
    /// 逐条比较两个版本 · Compare two versions article by article
    Diff {
        /// 旧版:文件,或 名称@版本日期 · The earlier one: a file, or NAME@VERSION
        old: String,
        /// 新版:文件,或 名称、名称@版本日期 · The later one: a file, NAME or NAME@VERSION
        new: String,
        /// 连同没有变化的条文 · Articles without a change too
        #[arg(long)]
        all: bool,
    },
    /// 移除一个载错的版本 · Remove a version that was loaded by mistake
    Remove {
        /// 名称 · Its name
        name: String,
        /// 版本(通过或修改的日期)· The version, by its day of adoption or amendment
        version: Date,
        /// 只看引用它的题目会怎样 · Only say what becomes of the questions that cite it
        #[arg(long)]
        dry_run: bool,
    },
}

/// What the person says about a statute.
#[derive(Debug, Clone, Default, Args)]
pub struct Facts {
    /// 标题全称 · Full title
    #[arg(long)]
    title: Option<String>,
    /// 通过或最近一次修改的日期 · Day of adoption or last amendment
    #[arg(long, value_name = "DATE")]
    version: Option<Date>,
    /// 这个版本的施行日期 · First day of this version
    #[arg(long, value_name = "DATE")]
    effective: Option<Date>,
}

impl From<Facts> for Given {
    fn from(facts: Facts) -> Self {
        Self { title: facts.title, version: facts.version, effective_from: facts.effective }
    }
}

/// Runs one verb on an open database.
pub fn run(verb: Verb, cx: &mut Context) -> Result<(), Failure> {
    match verb {
        Verb::Import { files, given, replace, dry_run } => {
            let Read { drafts, unread } = read_all(&files, &given.into(), cx.locale)?;
            let load = |draft: &StatuteDraft| match dry_run {
                true => preview(&cx.app, &cx.actor, draft),
                false => import(&cx.app, &cx.actor, draft, replace),
            };
            let Brought { reports, failed } =
                bring_in(&drafts, cx.locale, load, |error| option_for(error, cx.locale))?;
            let touched: Vec<Reviewed> =
                reports.iter().flat_map(|report| report.reviewed.clone()).collect();
            cx.output.list(reports.into_iter().map(Loaded).collect())?;
            reviewed::told(&touched, cx.locale)?;
            if !dry_run {
                cx.index_afterwards()?;
            }
            failed.or(unread).map_or(Ok(()), Err)
        }
        Verb::List { on } => {
            let on = cx.day(on);
            let lines = list(&cx.app, &cx.actor, on)?;
            cx.output.list(lines.into_iter().map(Version::of).collect())
        }
        Verb::Show { name, article, on, version } => {
            let which = version.map_or_else(|| Which::On(cx.day(on)), Which::Version);
            let opened = read::open(&cx.app, &cx.actor, &name, which)?;
            let no = article.as_deref().map(|typed| number(&opened.text, typed)).transpose()?;
            let shown = rows::Text::of(&opened, no);
            let text = shown.plain(&opened.text, no, cx.locale);
            cx.output.one(&shown, &text)
        }
        Verb::Search { words, all_versions } => {
            let typed = words.join(" ");
            let page = cx.output.page();
            let (hits, _) = search(&cx.app, &cx.actor, &typed, all_versions, page)?;
            cx.output.list(hits.into_iter().map(Found::of).collect())
        }
        Verb::Diff { old, new, all } => {
            let (old, new) = (diff::text(cx, &old)?, diff::text(cx, &new)?);
            diff::print(&old, &new, all, &mut cx.output, cx.locale)
        }
        Verb::Remove { name, version, dry_run } => {
            let removal = match dry_run {
                true => remove::preview(&cx.app, &cx.actor, &name, version)?,
                false => remove::remove(&cx.app, &cx.actor, &name, version)?,
            };
            let head = match dry_run {
                true => removal.question(cx.locale),
                false => t::removed(cx.locale, &removal.name, version),
            };
            let text = format!("{head}\n{}\n", removal.consequence(cx.locale));
            cx.output.one(&removal, &text)?;
            let raised = |l: Locale, bank: &str, n| t::doubted_by_removal(l, bank, n);
            Ok(reviewed::told_as(&removal.reviewed, raised, cx.locale)?)
        }
        Verb::Check { .. } => run_on_files(verb, &mut cx.output, cx.locale),
    }
}

impl Verb {
    /// Whether it works on files alone, so that it needs no database.
    pub fn is_of_files(&self) -> bool {
        match self {
            Self::Check { .. } => true,
            Self::Diff { old, new, .. } => {
                [old, new].iter().all(|named| Path::new(named).is_file())
            }
            _ => false,
        }
    }
}

/// Runs a verb that [works on files](Verb::is_of_files); any other does nothing.
pub fn run_on_files(verb: Verb, output: &mut Output, locale: Locale) -> Result<(), Failure> {
    match verb {
        Verb::Check { files, given, outline: only_outline } => {
            let Read { drafts, unread } = read_all(&files, &given.into(), locale)?;
            let unsound = !drafts.iter().all(StatuteDraft::is_sound);
            if let Some(failure) = unread.or(unsound.then_some(Failure::Found)) {
                return Err(failure);
            }
            let texts = drafts.iter().filter_map(|draft| Some((draft, draft.value.as_ref()?)));
            if only_outline {
                let outlines: String = texts.map(|(_, text)| outline(text)).collect();
                return Ok(std::io::stdout().write_all(outlines.trim_start().as_bytes())?);
            }
            output.list(texts.map(|(draft, text)| Checked::of(draft, text)).collect())
        }
        Verb::Diff { old, new, all } => {
            let (old, new) = (diff::of_file(&old, locale)?, diff::of_file(&new, locale)?);
            diff::print(&old, &new, all, output, locale)
        }
        _ => Ok(()),
    }
}

/// Which option would load a file that was refused.
fn option_for(error: &AppError, locale: Locale) -> Option<&'static str> {
    let differs = matches!(error.is(), Some(StatuteRefusal::Differs { .. }));
    differs.then(|| cli::statute_replace(locale))
}

/// The number that somebody typed, when the statute has such an article.
fn number(text: &StatuteText, typed: &str) -> Result<ArticleNo, AppError> {
    let no = ArticleNo::typed(typed).filter(|no| text.article(*no).is_some());
    no.ok_or_else(|| Missing::new("article", format!("{} {typed}", text.name())).into())
}

/// Reads the files and tells every issue of all of them. A fact that is stated for more than one file
/// ends it there.
fn read_all(
    files: &[PathBuf],
    given: &Given,
    locale: Locale,
) -> Result<Read<StatuteText>, Failure> {
    if files.len() > 1 && *given != Given::default() {
        return Err(Failure::FactsOfSeveral);
    }
    let answered = |draft: &StatuteDraft| {
        let mut issues = draft.issues.iter();
        issues.any(|issue| Given::answers(issue.code)).then(|| cli::statute_given(locale))
    };
    let check = |name: &str, bytes: &[u8]| check(name, bytes, given);
    Ok(imports::read_all(files, MAX_BYTES, locale, check, answered)?)
}
