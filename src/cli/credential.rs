//! `zhifa credential`: the cards and their states.

use super::moment::or_blank;
use super::output::{Column, Record};
use super::{Context, Failure};
use crate::app::agency::find::find as find_agency;
use crate::app::credential::list::{Listed, Query, list};
use crate::domain::credential::{CredentialKind, State};
use crate::domain::id::Uid;
use crate::domain::time::Date;
use crate::i18n::{Locale, cli as t, people};
use clap::Subcommand;
use serde::Serialize;

/// What can be done with credentials.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 列出证件,先到期的在前 · List credentials, those that end first at the top
    List {
        /// 只看这种状态,如 valid、expired、suspended · Only this state, such as valid, expired, suspended
        #[arg(long, value_name = "STATE")]
        status: Option<State>,
        /// 只看 N 天内到期的 · Only those that end within N days
        #[arg(long, value_name = "N")]
        within: Option<u32>,
        /// 按哪一天看(默认今天)· As of this day (today without it)
        #[arg(long, value_name = "DATE")]
        as_of: Option<Date>,
        /// 证号的一部分,或持证人的姓名、拼音、首字母 · Part of the number, or the holder's name, pinyin or initials
        #[arg(long, default_value = "", value_name = "TEXT")]
        text: String,
        /// 只看这个单位及其下属(名称、简称或 uid)· Only this agency and what is below it (name, short name or uid)
        #[arg(long, value_name = "AGENCY")]
        agency: Option<String>,
    },
}

/// Runs one verb.
pub fn run(verb: Verb, cx: &mut Context) -> Result<(), Failure> {
    match verb {
        Verb::List { status, within, as_of, text, agency } => {
            let query = Query {
                text,
                state: status,
                expiring_within: within,
                agency: agency
                    .map(|name| find_agency(&cx.app, &cx.actor, &name))
                    .transpose()?
                    .map(|agency| agency.id),
                page: cx.output.page(),
                ..Query::on(cx.day(as_of))
            };
            let found = list(&cx.app, &cx.actor, &query)?;
            cx.output.list(found.items.iter().map(Line::of).collect())
        }
    }
}

/// One card as it is listed.
#[derive(Debug, Serialize)]
struct Line {
    uid: Uid,
    kind: CredentialKind,
    number: Option<String>,
    officer_uid: Uid,
    officer: String,
    agency: Option<String>,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
    status: State,
    flags: Vec<State>,
    applying: bool,
}

impl Line {
    fn of(listed: &Listed) -> Self {
        let credential = &listed.line.credential;
        let card = credential.row.card.as_ref();
        let flags = State::ALL.iter().copied().filter(|state| listed.status.flags.contains(*state));
        Self {
            uid: credential.uid,
            kind: credential.kind,
            number: card.map(|card| card.number.clone()),
            officer_uid: listed.line.officer_uid,
            officer: listed.line.officer_name.clone(),
            agency: listed.agency_name.clone(),
            valid_from: card.map(|card| card.validity.from()),
            valid_to: card.map(|card| card.validity.to()),
            status: listed.status.main,
            flags: flags.collect(),
            applying: listed.status.applying,
        }
    }
}

impl Record for Line {
    const FIELDS: &'static [&'static str] = &[
        "uid",
        "kind",
        "number",
        "officer_uid",
        "officer",
        "agency",
        "valid_from",
        "valid_to",
        "status",
        "flags",
        "applying",
    ];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(t::credential_number(locale), |line, _| or_blank(line.number.as_ref())),
            Column::text(t::officer_name(locale), |line, _| line.officer.clone()),
            Column::text(t::officer_agency(locale), |line, _| or_blank(line.agency.as_ref())),
            Column::text(t::credential_kind(locale), |line, l| {
                people::credential_kind(l, line.kind).to_owned()
            }),
            Column::text(t::credential_to(locale), |line, _| or_blank(line.valid_to.as_ref())),
            Column::text(t::credential_state(locale), |line, l| {
                people::credential_state(l, line.status).to_owned()
            }),
        ]
    }
}
