//! `zhifa officer`: the people on the ledger.

mod field;
mod train;

use super::custom_value::{FieldValue, custom_values};
use super::moment::or_blank;
use super::output::{Column, Record};
use super::{Context, Failure};
use crate::app::agency::find::find as find_agency;
use crate::app::credential::Held;
use crate::app::officer::{fill::fill, find::find, import, list, reveal::reveal, show};
use crate::domain::bank::Subject;
use crate::domain::credential::{CredentialKind, State};
use crate::domain::custom_field::CustomValues;
use crate::domain::id::Uid;
use crate::domain::officer::{EmploymentKind, PersonState, Sex};
use crate::domain::pass_record::PassRecord;
use crate::domain::sitting::Level;
use crate::domain::time::Date;
use crate::i18n::{Locale, cli as t, people, roster};
use clap::Subcommand;
use serde::Serialize;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

/// What can be done with officers.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 导入花名册(CSV);有错就都不导入 · Import a roster (CSV); nobody when it has errors
    Import {
        /// 花名册文件 · The roster
        file: PathBuf,
        /// 只看会改动什么 · Only say what would change
        #[arg(long)]
        dry_run: bool,
    },
    /// 列出执法人员 · List officers
    List {
        /// 姓名、拼音或拼音首字母 · Part of a name, its pinyin or initials
        #[arg(long, default_value = "", value_name = "TEXT")]
        text: String,
        /// 只看这个单位及其下属(名称、简称或 uid)· Only this agency and what is below it (name, short name or uid)
        #[arg(long, value_name = "AGENCY")]
        agency: Option<String>,
        /// 只看这种状态,如 in_service、retired · Only this state, such as in_service or retired
        #[arg(long, value_name = "STATE")]
        state: Option<PersonState>,
        /// 只看持有这一执法类别证件的人 · Only holders of cards for this category
        #[arg(long, value_name = "CATEGORY")]
        category: Option<String>,
    },
    /// 录入集中培训学时 · Enter classroom training
    Train(train::Train),
    /// 列出一名执法人员本培训年度的集中培训,包括作废的 · List the classroom training of an officer's training year, also what was taken back
    Trainings {
        /// uid 或姓名 · A uid or a name
        officer: String,
    },
    /// 作废一次录错的集中培训,记录保留 · Take a classroom training back that was entered wrongly; the entry stays
    WithdrawTraining {
        /// 培训记录的 uid · Uid of the training
        uid: String,
        /// 理由 · Why
        #[arg(long)]
        reason: String,
    },
    /// 查看一名执法人员 · Show one officer
    Show {
        /// uid 或姓名 · A uid or a name
        officer: String,
        /// 显示完整身份证号(需要权限,并记入审计)· The identity number in full (by permission, audited)
        #[arg(long)]
        full_identity: bool,
    },
    /// 填写一名执法人员的自定义字段;值留空即清除 · Fill in an officer's custom fields; an empty value takes it away
    Set {
        /// uid 或姓名 · A uid or a name
        officer: String,
        /// 字段和值,可写多个 · Fields and their values
        #[arg(required = true, value_name = "KEY=VALUE")]
        field: Vec<FieldValue>,
    },
    /// 自定义字段 · Custom fields
    #[command(subcommand)]
    Field(field::Verb),
}

/// Runs one verb.
pub fn run(verb: Verb, cx: &mut Context) -> Result<(), Failure> {
    match verb {
        Verb::Import { file, dry_run } => {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let found = import::read(
                &cx.app,
                &name,
                &super::imports::read(&file, import::MAX_BYTES as u64)?,
            )?;
            let for_people = cx.output.is_for_people();
            let tell = |issues: &[import::RosterIssue], locale| -> Result<(), Failure> {
                let mut errors = std::io::stderr().lock();
                for issue in issues {
                    let (place, message) = (issue.place(locale), issue.fault.message(locale));
                    let file = file.display();
                    match for_people {
                        true => writeln!(errors, "{file} {place}: {message}")?,
                        false => {
                            writeln!(errors, "{file} [{}] {place}: {message}", issue.fault.code())?
                        }
                    }
                }
                Ok(())
            };
            tell(&found.issues, cx.locale)?;
            let report = match import::import(&cx.app, &cx.actor, &found, dry_run) {
                Ok(report) => report,
                Err(error) => {
                    if let Some(refusal) = error.is::<import::ImportRefusal>() {
                        tell(&refusal.issues, cx.locale)?;
                    }
                    return Err(error.into());
                }
            };
            let incomplete: Vec<_> =
                report.cards_incomplete.iter().map(|row| found.incomplete_card(*row)).collect();
            tell(&incomplete, cx.locale)?;
            let (created, updated) = (report.created, report.updated);
            let text =
                roster::imported(cx.locale, created, updated, report.unchanged, report.cards);
            let accounts = match report.accounts {
                0 => String::new(),
                made => roster::accounts(cx.locale, made),
            };
            let note = if dry_run { roster::would(cx.locale) } else { "" };
            cx.output.one(&report, &format!("{text}{accounts}{note}\n"))
        }
        Verb::List { text, agency, state, category } => {
            let agency = agency
                .map(|name| find_agency(&cx.app, &cx.actor, &name))
                .transpose()?
                .map(|agency| agency.id);
            let page = cx.output.page();
            let query = list::Query { text, agency, state, category, page, ..Default::default() };
            let found = list::list(&cx.app, &cx.actor, &query)?;
            cx.output.list(found.items.iter().map(Line::of).collect())
        }
        Verb::Train(training) => train::run(training, cx),
        Verb::Trainings { officer } => train::list(&officer, cx),
        Verb::WithdrawTraining { uid, reason } => train::withdraw(&uid, &reason, cx),
        Verb::Show { officer, full_identity } => {
            let id = find(&cx.app, &cx.actor, &officer)?;
            let mut sheet = Sheet::of(&show::show(&cx.app, &cx.actor, id)?);
            if full_identity {
                sheet.identity_number = reveal(&cx.app, &cx.actor, id)?;
            }
            let text = sheet.text(cx.locale);
            cx.output.one(&sheet, &text)
        }
        Verb::Set { officer, field } => {
            let id = find(&cx.app, &cx.actor, &officer)?;
            fill(&cx.app, &cx.actor, id, &custom_values(field))?;
            let text = format!("{}\n", people::values_saved(cx.locale));
            cx.output.one(&Sheet::of(&show::show(&cx.app, &cx.actor, id)?), &text)
        }
        Verb::Field(verb) => field::run(verb, cx),
    }
}

/// One officer as they are listed.
#[derive(Debug, Serialize)]
struct Line {
    uid: Uid,
    name: String,
    sex: Option<Sex>,
    identity_number: Option<String>,
    birth: Option<Date>,
    agency: Option<String>,
    employment: Option<EmploymentKind>,
    state: PersonState,
}

impl Line {
    fn of(line: &list::OfficerLine) -> Self {
        let officer = &line.officer.officer;
        Self {
            uid: officer.uid,
            name: officer.name.clone(),
            sex: officer.sex,
            identity_number: officer.identity_number.clone(),
            birth: officer.birth,
            agency: line.agency_name.clone(),
            employment: officer.employment,
            state: officer.state,
        }
    }
}

impl Record for Line {
    const FIELDS: &'static [&'static str] =
        &["uid", "name", "sex", "identity_number", "birth", "agency", "employment", "state"];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(t::officer_name(locale), |line, _| line.name.clone()),
            Column::text(t::officer_sex(locale), |line, l| {
                label(line.sex, |sex| people::sex(l, sex))
            }),
            Column::text(t::officer_identity(locale), |line, _| {
                or_blank(line.identity_number.as_ref())
            }),
            Column::text(t::officer_agency(locale), |line, _| or_blank(line.agency.as_ref())),
            Column::text(t::officer_employment(locale), |line, l| {
                label(line.employment, |kind| people::employment(l, kind))
            }),
            Column::text(t::officer_state(locale), |line, l| {
                people::person_state(l, line.state).to_owned()
            }),
        ]
    }
}

fn label<T>(value: Option<T>, name: impl Fn(T) -> &'static str) -> String {
    value.map_or_else(String::new, |value| name(value).to_owned())
}

/// One officer with everything the reader may see. Points are in hundredths.
#[derive(Debug, Serialize)]
struct Sheet {
    uid: Uid,
    name: String,
    sex: Option<Sex>,
    identity_number: Option<String>,
    birth: Option<Date>,
    phone: Option<String>,
    employment: Option<EmploymentKind>,
    state: PersonState,
    joined_on: Option<Date>,
    agency: Option<String>,
    /// Values of the organisation's own fields, by key; empty where there is none.
    fields: CustomValues,
    /// Absent for whoever may not see credentials.
    #[serde(skip_serializing_if = "Option::is_none")]
    credentials: Option<Vec<Card>>,
    /// Absent for whoever may not see results.
    #[serde(skip_serializing_if = "Option::is_none")]
    passes: Option<Vec<Pass>>,
}

#[derive(Debug, Serialize)]
struct Card {
    uid: Uid,
    kind: CredentialKind,
    number: Option<String>,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
    status: State,
    /// The last day on which the holder of a revoked card may not apply for another.
    reapply_banned_until: Option<Date>,
}

#[derive(Debug, Serialize)]
struct Pass {
    uid: Uid,
    subject: Subject,
    level: Level,
    exam: String,
    passed_on: Date,
    earned: Option<i64>,
    total: Option<i64>,
}

impl Sheet {
    fn of(page: &show::Page) -> Self {
        let officer = &page.officer.officer;
        let cards = |held: &Vec<Held>| held.iter().map(Card::of).collect();
        Self {
            uid: officer.uid,
            name: officer.name.clone(),
            sex: officer.sex,
            identity_number: officer.identity_number.clone(),
            birth: officer.birth,
            phone: officer.phone.clone(),
            employment: officer.employment,
            state: officer.state,
            joined_on: officer.joined_on,
            agency: page.agency.as_ref().map(|agency| agency.name.clone()),
            fields: page.fields.iter().map(|(f, value)| (f.key.clone(), value.clone())).collect(),
            credentials: page.credentials.as_ref().map(cards),
            passes: page.passes.as_ref().map(|lines| {
                let pass = |record: &PassRecord| Pass {
                    uid: record.uid,
                    subject: record.subject,
                    level: record.level,
                    exam: record.exam.clone(),
                    passed_on: record.passed_on,
                    earned: record.score.map(|(earned, _)| earned.0),
                    total: record.score.map(|(_, total)| total.0),
                };
                lines.iter().map(pass).collect()
            }),
        }
    }

    fn text(&self, locale: Locale) -> String {
        let mut out = String::new();
        let mut line = |heading: &str, value: String| {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{heading}  {value}");
        };
        line(t::officer_name(locale), self.name.clone());
        line(t::officer_sex(locale), label(self.sex, |sex| people::sex(locale, sex)));
        line(t::officer_identity(locale), or_blank(self.identity_number.as_ref()));
        line(t::officer_agency(locale), or_blank(self.agency.as_ref()));
        line(
            t::officer_employment(locale),
            label(self.employment, |kind| people::employment(locale, kind)),
        );
        line(t::officer_state(locale), people::person_state(locale, self.state).to_owned());
        for card in self.credentials.iter().flatten() {
            let (number, to) = (or_blank(card.number.as_ref()), or_blank(card.valid_to.as_ref()));
            let state = people::credential_state(locale, card.status);
            line(people::credential_kind(locale, card.kind), format!("{number}  {to}  {state}"));
        }
        for pass in self.passes.iter().flatten() {
            line(t::officer_pass(locale), format!("{}  {}", pass.passed_on, pass.exam));
        }
        out
    }
}

impl Card {
    fn of(held: &Held) -> Self {
        let card = held.credential.row.card.as_ref();
        Self {
            uid: held.credential.uid,
            kind: held.credential.kind,
            number: card.map(|card| card.number.clone()),
            valid_from: card.map(|card| card.validity.from()),
            valid_to: card.map(|card| card.validity.to()),
            status: held.status.main,
            reapply_banned_until: held.banned_until,
        }
    }
}
