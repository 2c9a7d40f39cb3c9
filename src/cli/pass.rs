//! `zhifa pass`: pass records that people enter and take back.

use super::attachment::upload;
use super::moment::Moment;
use super::output::{Column, Record};
use super::{Context, Failure};
use crate::app::AppError;
use crate::app::error::Missing;
use crate::app::officer::find::find;
use crate::app::pass::enter::{Entry, enter};
use crate::app::pass::list::{Line, list};
use crate::app::pass::withdraw::{Grounds, withdraw};
use crate::domain::bank::Subject;
use crate::domain::id::Uid;
use crate::domain::points::Points;
use crate::domain::sitting::Level;
use crate::domain::time::Date;
use crate::i18n::{Locale, cli, names, pass as t};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::path::PathBuf;

/// What can be done with pass records.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 登记上级考试或以往纸质考试的合格结果 · Enter a pass of the upstream authority, or an older one on paper
    Enter(Enter),
    /// 作废一条合格记录,原记录保留 · Take a pass record back; the earlier one stays
    Withdraw {
        /// 合格记录的 uid · Uid of the record
        uid: String,
        /// 理由 · Why
        #[arg(long)]
        reason: String,
        /// 决定文号 · Number of the decision
        #[arg(long)]
        document: String,
        /// 审批人(规则允许单人办理时可以不写)· Who approved it, somebody else; not needed where the rules let one person do both
        #[arg(long, default_value = "")]
        approver: String,
    },
    /// 列出合格记录,包括已作废的 · List pass records, those taken back too
    List {
        /// 只看这一人:uid 或姓名 · Only this officer: a uid or a name
        #[arg(long)]
        officer: Option<String>,
    },
}

/// What is entered.
#[derive(Debug, Args)]
pub struct Enter {
    /// 执法人员:uid 或姓名 · The officer: a uid or a name
    #[arg(long)]
    officer: String,
    /// 科目:general(综合)或 special(专业)· Subject: general or special
    #[arg(long)]
    subject: Subject,
    /// 级别:province(省级)或 district(区级)· Level: province or district
    #[arg(long, default_value = "province")]
    level: Level,
    /// 考试名称 · Name of the exam
    #[arg(long)]
    exam: String,
    /// 考试日期 · Day of the exam
    #[arg(long, value_name = "DATE")]
    passed_on: Date,
    /// 得分 · Points earned
    #[arg(long, requires = "total")]
    points: Option<Points>,
    /// 满分 · Points possible
    #[arg(long, requires = "points")]
    total: Option<Points>,
    /// 通知或名单的文号 · Number of the notice or list
    #[arg(long, default_value = "")]
    document: String,
    /// 扫描件 · A scan of it
    #[arg(long, value_name = "FILE")]
    scan: Option<PathBuf>,
    /// 复核审批人;规则允许单人办理时可以不写 · The second person who approved it; not needed where the rules let one person do both
    #[arg(long, default_value = "")]
    approver: String,
}

/// Runs one verb.
pub fn run(verb: Verb, cx: &mut Context) -> Result<(), Failure> {
    match verb {
        Verb::Enter(given) => {
            let entry = Entry {
                officer: find(&cx.app, &cx.actor, &given.officer)?,
                subject: given.subject,
                level: given.level,
                exam: given.exam,
                passed_on: given.passed_on,
                score: given.points.zip(given.total),
                document: given.document,
                scan: given.scan.as_deref().map(upload).transpose()?,
                approver: given.approver,
            };
            let uid = enter(&cx.app, &cx.actor, entry)?;
            cx.output.one(&Made { uid }, &format!("{}\n", t::entered(cx.locale, uid)))
        }
        Verb::Withdraw { uid, reason, document, approver } => {
            let target: Uid =
                uid.parse().map_err(|_| AppError::from(Missing::new("pass_record", &uid)))?;
            let grounds = Grounds { reason, document, approver };
            let uid = withdraw(&cx.app, &cx.actor, target, grounds)?;
            cx.output.one(&Made { uid }, &format!("{}\n", t::taken_back(cx.locale, uid)))
        }
        Verb::List { officer } => {
            let officer = officer.map(|who| find(&cx.app, &cx.actor, &who)).transpose()?;
            let lines = list(&cx.app, &cx.actor, officer)?;
            cx.output.list(lines.into_iter().map(|line| Row::of(line, cx)).collect())
        }
    }
}

/// The record that was made.
#[derive(Debug, Serialize)]
struct Made {
    uid: Uid,
}

/// One record as it is listed.
#[derive(Debug, Serialize)]
struct Row {
    uid: Uid,
    officer_uid: Uid,
    officer: String,
    subject: Subject,
    level: Level,
    exam: String,
    passed_on: Date,
    earned: Option<i64>,
    total: Option<i64>,
    withdraws: Option<Uid>,
    stands: bool,
    document: String,
    approver: String,
    single_handed: bool,
    reason: String,
    recorded_by: String,
    recorded_at: Moment,
    files: Vec<String>,
}

impl Row {
    fn of(line: Line, cx: &Context) -> Self {
        let (recorded, record) = (line.recorded.clone(), line.recorded.record);
        Self {
            uid: record.uid,
            officer_uid: record.officer,
            officer: line.officer,
            subject: record.subject,
            level: record.level,
            exam: record.exam,
            passed_on: record.passed_on,
            earned: record.score.map(|(earned, _)| earned.0),
            total: record.score.map(|(_, total)| total.0),
            withdraws: record.withdraws,
            stands: line.stands,
            document: recorded.document,
            approver: recorded.approver,
            single_handed: record.single_handed,
            reason: recorded.reason,
            recorded_by: recorded.actor,
            recorded_at: Moment::new(recorded.at, &cx.app.zone),
            files: line.files.iter().map(|linked| linked.file.to_string()).collect(),
        }
    }

    const fn state(&self, locale: Locale) -> &'static str {
        match (self.stands, self.withdraws.is_some()) {
            (false, _) => t::void(locale),
            (true, true) => t::is_withdrawal(locale),
            (true, false) => t::counts(locale),
        }
    }
}

impl Record for Row {
    const FIELDS: &'static [&'static str] = &[
        "uid",
        "officer_uid",
        "officer",
        "subject",
        "level",
        "exam",
        "passed_on",
        "earned",
        "total",
        "withdraws",
        "stands",
        "document",
        "approver",
        "single_handed",
        "reason",
        "recorded_by",
        "recorded_at",
        "files",
    ];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(cli::officer_name(locale), |row, _| row.officer.clone()),
            Column::text(t::col_exam(locale), |row, _| row.exam.clone()),
            Column::text(t::col_level(locale), |row, l| names::level(l, row.level).to_owned()),
            Column::text(t::col_subject(locale), |row, l| {
                names::subject(l, row.subject).to_owned()
            }),
            Column::text(t::col_day(locale), |row, _| row.passed_on.to_string()),
            Column::text(t::col_state(locale), |row, l| row.state(l).to_owned()),
            Column::text(t::col_handled(locale), |row, l| {
                t::who_handled(l, &row.recorded_by, &row.approver, row.single_handed)
            }),
            Column::text("uid", |row, _| row.uid.to_string()),
        ]
    }
}
