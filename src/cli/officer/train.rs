//! `zhifa officer train`, `trainings`, `withdraw-training`: classroom training with its evidence.

use crate::app::AppError;
use crate::app::error::Missing;
use crate::app::officer::find::find;
use crate::app::study::hours::{Entry, year};
use crate::app::study::train::{Draft, train};
use crate::app::study::withdraw_training::withdraw_training;
use crate::cli::output::{Column, Record};
use crate::cli::{Context, Failure};
use crate::domain::hours::Hours;
use crate::domain::id::Uid;
use crate::domain::time::Date;
use crate::i18n::{Locale, hours as t};
use clap::Args;
use serde::Serialize;

/// A training as it is entered.
#[derive(Debug, Args)]
pub struct Train {
    /// uid 或姓名 · A uid or a name
    officer: String,
    /// 培训日期 · The day it was held
    #[arg(long, value_name = "DATE")]
    held_on: Date,
    /// 培训名称 · What it was called
    #[arg(long)]
    title: String,
    /// 时长(分钟)· How long, in minutes
    #[arg(long)]
    minutes: u32,
    /// 凭据:通知文号、签到表编号 · What proves it: number of the notice or sign-in sheet
    #[arg(long)]
    evidence: String,
}

/// What was granted.
#[derive(Debug, Serialize)]
struct Granted {
    /// 学时 in hundredths.
    hours: Hours,
}

/// Enters the training.
pub(super) fn run(training: Train, cx: &mut Context) -> Result<(), Failure> {
    let draft = Draft {
        officer: find(&cx.app, &cx.actor, &training.officer)?,
        held_on: training.held_on,
        title: training.title,
        minutes: training.minutes,
        evidence: training.evidence,
    };
    let hours = train(&cx.app, &cx.actor, &draft)?;
    cx.output.one(&Granted { hours }, &format!("{}\n", t::trained(cx.locale, hours)))
}

/// Lists the trainings of a person's training year.
pub(super) fn list(officer: &str, cx: &mut Context) -> Result<(), Failure> {
    let officer = find(&cx.app, &cx.actor, officer)?;
    let entries = year(&cx.app, &cx.actor, officer)?.entries;
    cx.output.list(entries.into_iter().filter_map(Line::of).collect())
}

/// Takes a training back.
pub(super) fn withdraw(uid: &str, reason: &str, cx: &mut Context) -> Result<(), Failure> {
    let training: Uid = uid.parse().map_err(|_| AppError::from(Missing::new("training", uid)))?;
    withdraw_training(&cx.app, &cx.actor, training, reason)?;
    let text = format!("{}\n", t::withdrawn_done(cx.locale));
    cx.output.one(&serde_json::json!({ "uid": training }), &text)
}

/// One training as it is listed.
#[derive(Debug, Serialize)]
struct Line {
    uid: Uid,
    held_on: Date,
    title: String,
    minutes: u32,
    /// 学时 in hundredths; 0 for one that was taken back.
    hours: Hours,
    evidence: String,
    withdrawn: bool,
    withdrawn_for: Option<String>,
}

impl Line {
    fn of(entry: Entry) -> Option<Self> {
        let line = entry.line;
        Some(Self {
            uid: line.training?,
            held_on: line.entry.day,
            title: line.title,
            minutes: line.entry.seconds / 60,
            hours: entry.hours,
            evidence: line.evidence,
            withdrawn: line.withdrawn.is_some(),
            withdrawn_for: line.withdrawn.map(|withdrawn| withdrawn.reason),
        })
    }
}

impl Record for Line {
    const FIELDS: &'static [&'static str] =
        &["uid", "held_on", "title", "minutes", "hours", "evidence", "withdrawn", "withdrawn_for"];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(t::col_day(locale), |line, _| line.held_on.to_string()),
            Column::text(t::col_what(locale), |line, _| line.title.clone()),
            Column::number(t::field_minutes(locale), |line, _| line.minutes.to_string()),
            Column::number(t::col_hours(locale), |line, _| line.hours.to_string()),
            Column::text(t::col_evidence(locale), |line, _| line.evidence.clone()),
            Column::text(t::col_state(locale), |line, l| {
                if line.withdrawn { t::withdrawn_mark(l) } else { t::stands(l) }.to_owned()
            }),
            Column::text("uid", |line, _| line.uid.to_string()),
        ]
    }
}
