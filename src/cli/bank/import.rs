//! `zhifa bank import`: bank files in.

use crate::app::bank::check::{BankDraft, MAX_BYTES, check};
use crate::app::bank::decided::{Older, SetBack};
use crate::app::bank::import::{Terms, import};
use crate::app::bank::preview::{ImportReport, preview};
use crate::app::doubt::review::Reviewed;
use crate::cli::imports::{Brought, Read, bring_in, read_all};
use crate::cli::output::{Column, Record};
use crate::cli::reviewed;
use crate::cli::{Context, Failure, moment};
use crate::domain::id::Uid;
use crate::i18n::{Locale, cli as t, comma};
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

/// Imports files one after the other, or says what that would change. Those behind one that cannot
/// be read or brought in come in all the same.
pub(super) fn bring(
    files: &[PathBuf],
    older: Older,
    dry_run: bool,
    cx: &mut Context,
) -> Result<(), Failure> {
    let Read { drafts, unread } = read_all(files, MAX_BYTES, cx.locale, check, |_| None)?;
    let bring = |draft: &BankDraft| match dry_run {
        true => preview(&cx.app, &cx.actor, draft, older),
        false => import(&cx.app, &cx.actor, draft, Terms { older, agreed: None }),
    };
    let Brought { reports, failed } = bring_in(&drafts, cx.locale, bring, |_| None)?;
    let set_back: Vec<String> =
        reports.iter().flat_map(|report| told_older(report, cx.locale)).collect();
    let reviewed: Vec<Reviewed> =
        reports.iter().flat_map(|report| report.reviewed.clone()).collect();
    // First of all what they are taken back by: whatever fails from here on, it was said.
    cx.output.list(reports.into_iter().map(Imported::of).collect())?;
    for text in set_back {
        writeln!(std::io::stderr(), "{text}")?;
    }
    reviewed::told(&reviewed, cx.locale)?;
    if !dry_run {
        cx.index_afterwards()?;
    }
    failed.or(unread).map_or(Ok(()), Err)
}

/// A line for each version of a statute to which a file sets items back.
fn told_older(report: &ImportReport, locale: Locale) -> impl Iterator<Item = String> {
    let told = if report.takes_older { t::bank_set_back } else { t::bank_not_set_back };
    report.set_back.iter().map(move |SetBack { statute, to, from, items }| {
        told(locale, &report.bank, items.len(), statute, to, from, items.join(comma(locale)))
    })
}

/// What one import did, or would do.
#[derive(Debug, Serialize)]
struct Imported {
    bank: String,
    batch: Option<Uid>,
    added: Vec<String>,
    changed: Vec<Changed>,
    unchanged: usize,
    kept: Vec<String>,
    set_back: Vec<SetBack>,
    reordered: bool,
    header_changed: bool,
    in_doubt: u32,
}

/// An item with the fields that changed.
#[derive(Debug, Serialize)]
struct Changed {
    id: String,
    fields: Vec<String>,
}

impl Imported {
    fn of(report: ImportReport) -> Self {
        let changed = report.changed.into_iter().map(|(id, fields)| Changed { id, fields });
        Self {
            bank: report.bank,
            batch: report.batch,
            added: report.added,
            changed: changed.collect(),
            unchanged: report.unchanged,
            kept: report.kept,
            set_back: report.set_back,
            reordered: report.reordered,
            header_changed: report.header_changed,
            in_doubt: report.in_doubt,
        }
    }
}

impl Record for Imported {
    const FIELDS: &'static [&'static str] = &[
        "bank",
        "batch",
        "added",
        "changed",
        "unchanged",
        "kept",
        "set_back",
        "reordered",
        "header_changed",
        "in_doubt",
    ];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(t::bank_name(locale), |row, _| row.bank.clone()),
            Column::number(t::bank_added(locale), |row, _| row.added.len().to_string()),
            Column::number(t::bank_changed(locale), |row, _| row.changed.len().to_string()),
            Column::number(t::bank_unchanged(locale), |row, _| row.unchanged.to_string()),
            Column::number(t::bank_in_doubt(locale), |row, _| row.in_doubt.to_string()),
            Column::text(t::bank_batch(locale), |row, _| moment::or_blank(row.batch.as_ref())),
        ]
    }
}
