//! `zhifa officer train`: classroom training with its evidence.

use crate::app::officer::find::find;
use crate::app::study::train::{Draft, train};
use crate::cli::{Context, Failure};
use crate::domain::hours::Hours;
use crate::domain::time::Date;
use crate::i18n::hours as t;
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
