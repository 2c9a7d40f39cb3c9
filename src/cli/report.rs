//! `zhifa report`: numbers for a day.

mod table;

use super::{Context, Failure};
use crate::app::report::{credentials::credentials, hours::hours, passes::passes};
use crate::domain::time::Date;
use clap::{Args, Subcommand};

/// Which report.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 考试合格记录 · Pass records
    Passes(Day),
    /// 学时 · Hours of study
    Hours(Day),
    /// 各单位持证情况 · Credentials by agency
    Credentials(Day),
}

/// The day a report is for.
#[derive(Debug, Clone, Copy, Args)]
pub struct Day {
    /// 按哪一天看(默认今天)· As of this day (today without it)
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
}

/// Runs one report.
pub fn run(verb: Verb, cx: &mut Context) -> Result<(), Failure> {
    match verb {
        Verb::Passes(Day { as_of }) => {
            let report = passes(&cx.app, &cx.actor, cx.day(as_of))?;
            cx.output.report(&report, &report.items)
        }
        Verb::Hours(Day { as_of }) => {
            let report = hours(&cx.app, &cx.actor, cx.day(as_of))?;
            cx.output.report(&report, &report.items)
        }
        Verb::Credentials(Day { as_of }) => {
            let report = credentials(&cx.app, &cx.actor, cx.day(as_of))?;
            cx.output.report(&report, &report.items)
        }
    }
}
