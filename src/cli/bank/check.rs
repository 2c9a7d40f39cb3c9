//! `zhifa bank check`: judges banks, from files or from the database.

use crate::app::AppError;
use crate::app::bank::check::{MAX_BYTES, Severity};
use crate::app::bank::coverage_table::put;
use crate::app::bank::judge::{self, Judged, Remark, Report, judge_files, judge_stored};
use crate::app::error::{FileTrouble, Missing};
use crate::cli::imports::{EXCERPT_WIDTH, read};
use crate::cli::output::{Column, Output, Record};
use crate::cli::{Context, Failure};
use crate::domain::bank::quality::{Figures, Tally};
use crate::domain::item::ItemType;
use crate::i18n::{Locale, bank_quality as t, cli};
use clap::Args;
use serde::Serialize;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The ending of bank files.
const ENDING: &str = "toml";

/// What is judged, and how strictly.
#[derive(Debug, Args)]
pub struct Check {
    /// 题库文件,或放题库文件的文件夹(其中的 *.toml)· Bank files, or folders of them (their *.toml)
    #[arg(required_unless_present = "bank")]
    paths: Vec<PathBuf>,
    /// 不查文件,查数据库里的这个题库 · Judge this bank of the database in place of files
    #[arg(long, value_name = "NAME", conflicts_with = "paths")]
    pub bank: Option<String>,
    /// 有提醒也算不合格(退出码 5)· Fail on warnings too (exit code 5)
    #[arg(long)]
    strict: bool,
    /// 把题库总表写进这个文件的两个标记之间 · Write the table of banks between the marks of this file
    #[arg(long, value_name = "FILE")]
    write_table: Option<PathBuf>,
}

/// Judges files, without a database.
pub fn of_files(check: &Check, output: &mut Output, locale: Locale) -> Result<(), Failure> {
    let mut files = Vec::new();
    for path in listed(&check.paths)? {
        files.push((path.display().to_string(), read(&path, MAX_BYTES)?));
    }
    tell(&judge_files(&files), check, output, locale)
}

/// Judges a bank of the database.
pub fn of_bank(name: &str, check: &Check, cx: &mut Context) -> Result<(), Failure> {
    let report = judge_stored(&cx.app, &cx.actor, name)?;
    tell(&report, check, &mut cx.output, cx.locale)
}

/// The files that are meant: a folder means the bank files in it, by name.
fn listed(paths: &[PathBuf]) -> Result<Vec<PathBuf>, AppError> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let mut inside = inside(path)
            .map_err(|source| FileTrouble { path: path.display().to_string(), source })?;
        if inside.is_empty() {
            return Err(Missing::new("bank_file", path.display()).into());
        }
        inside.sort();
        files.append(&mut inside);
    }
    Ok(files)
}

fn inside(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == ENDING) && path.is_file() {
            files.push(path);
        }
    }
    Ok(files)
}

/// Prints the table, then what is to be mended, and fails where that is too much.
fn tell(
    report: &Report,
    check: &Check,
    output: &mut Output,
    locale: Locale,
) -> Result<(), Failure> {
    let rows: Vec<Row> = report.banks.iter().map(Row::of).collect();
    let whole = report
        .whole
        .as_ref()
        .map(|whole| Whole { figures: &whole.figures, findings: &whole.remarks });
    let told = Told { items: &rows, whole };
    if output.is_for_people() {
        let total = report.whole.as_ref().map(|whole| Row::total(whole, locale));
        let lines: Vec<Row> = report.banks.iter().map(Row::of).chain(total).collect();
        output.report(&told, &lines)?;
        let mut out = std::io::stdout().lock();
        let located = report.banks.iter().flat_map(|bank| {
            bank.remarks.iter().map(|remark| remark.shown(&bank.source, locale, EXCERPT_WIDTH))
        });
        let of_all = report
            .whole
            .iter()
            .flat_map(|whole| whole.remarks.iter().map(|remark| remark.text_with_help(locale)));
        for text in located.chain(of_all) {
            writeln!(out, "\n{text}")?;
        }
        let coverage = rows.iter().filter_map(|row| row.figures.as_ref()).flat_map(|f| &f.coverage);
        for text in coverage.filter_map(|one| t::by_other_versions(locale, one)) {
            writeln!(out, "\n{text}")?;
        }
        let items: usize = rows.iter().map(|row| row.items).sum();
        let count = |severity| report.count(severity);
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let sum = match errors + warnings {
            0 => cli::bank_sound(locale, items),
            _ => cli::bank_found(locale, items, errors, warnings),
        };
        writeln!(out, "\n{sum}")?;
    } else {
        output.report(&told, &rows)?;
    }
    if let Some(path) = &check.write_table {
        write_table(report, path, locale)?;
    }
    let bad = match check.strict {
        true => report.count(Severity::Error) + report.count(Severity::Warning),
        false => report.count(Severity::Error),
    };
    if bad == 0 { Ok(()) } else { Err(Failure::Found) }
}

fn write_table(report: &Report, path: &Path, locale: Locale) -> Result<(), AppError> {
    let trouble = |source| FileTrouble { path: path.display().to_string(), source };
    let before = std::fs::read_to_string(path).map_err(trouble)?;
    let after = put(&before, report, locale)?;
    if after != before {
        std::fs::write(path, after).map_err(trouble)?;
    }
    Ok(())
}

/// Everything found, as JSON.
#[derive(Serialize)]
struct Told<'r> {
    items: &'r [Row],
    whole: Option<Whole<'r>>,
}

/// All banks taken as one.
#[derive(Serialize)]
struct Whole<'r> {
    figures: &'r Figures,
    findings: &'r [Remark],
}

/// One bank.
#[derive(Debug, Serialize)]
struct Row {
    bank: String,
    file: String,
    items: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    figures: Option<Figures>,
    findings: Vec<Remark>,
}

impl Row {
    fn of(judged: &Judged) -> Self {
        let figures = judged.content.as_ref().map(|(_, figures)| figures.clone());
        Self {
            bank: judged.name().to_owned(),
            file: judged.source.name.clone(),
            items: figures.as_ref().map_or(0, |figures| figures.items),
            errors: judged.count(Severity::Error),
            warnings: judged.count(Severity::Warning),
            notes: judged.count(Severity::Info),
            figures,
            findings: judged.remarks.clone(),
        }
    }

    /// The last line of a table of several banks.
    fn total(whole: &judge::Whole, locale: Locale) -> Self {
        let count = |severity| whole.remarks.iter().filter(|r| r.severity == severity).count();
        Self {
            bank: t::whole(locale).to_owned(),
            file: String::new(),
            items: whole.figures.items,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Info),
            figures: Some(whole.figures.clone()),
            findings: whole.remarks.clone(),
        }
    }

    fn with(&self, cell: impl Fn(&Figures) -> String) -> String {
        self.figures.as_ref().map_or_else(String::new, cell)
    }
}

impl Record for Row {
    const FIELDS: &'static [&'static str] =
        &["bank", "file", "items", "errors", "warnings", "notes", "figures"];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(cli::bank_name(locale), |row, _| row.bank.clone()),
            Column::number(cli::bank_items(locale), |row, _| row.items.to_string()),
            Column::text(t::column_types(locale), |row, _| {
                row.with(|figures| joined(ItemType::ALL.iter().map(|kind| figures.of_type(*kind))))
            }),
            Column::text(t::column_difficulty(locale), |row, _| {
                row.with(|figures| joined((1..=5).map(|level| figures.of_difficulty(level))))
            }),
            Column::text(t::column_covered(locale), |row, _| row.with(covered)),
            Column::text(t::column_letters(locale), |row, _| {
                row.with(|figures| joined(figures.singles.letters.values().map(|one| one.hits)))
            }),
            Column::text(t::column_longest(locale), |row, _| {
                row.with(|figures| against_chance(&figures.singles.longest))
            }),
            Column::text(t::column_all_right(locale), |row, _| {
                row.with(|f| format!("{}/{}", f.multiples.all_right, f.multiples.asked))
            }),
            Column::text(t::column_truth(locale), |row, _| {
                row.with(|figures| format!("{}/{}", figures.truth.hits, figures.truth.trials))
            }),
            Column::number(t::column_errors(locale), |row, _| row.errors.to_string()),
            Column::number(t::column_warnings(locale), |row, _| row.warnings.to_string()),
        ]
    }
}

fn joined(counts: impl Iterator<Item = usize>) -> String {
    counts.map(|count| count.to_string()).collect::<Vec<_>>().join("/")
}

/// Articles with items of those that can be tested, of each statute that is a subject.
fn covered(figures: &Figures) -> String {
    let each = figures.coverage.iter();
    let each = each.map(|one| format!("{}/{}", one.tested(), one.testable()));
    each.collect::<Vec<_>>().join(" ")
}

fn against_chance(tally: &Tally) -> String {
    format!("{} ({})", t::percent(tally.share()), t::percent(tally.chance()))
}
