//! `zhifa account`: who can sign in.

use super::moment::{Moment, or_blank};
use super::output::{Column, Record};
use super::{Context, Failure};
use crate::app::AppError;
use crate::app::account::issue_codes::{IssuedCode, Recipients, issue_codes};
use crate::app::account::{BadName, list, recover::recover};
use crate::app::error::Missing;
use crate::domain::id::Uid;
use crate::domain::one_time_code::DEFAULT_HOURS;
use crate::domain::role::Grant;
use crate::i18n::{Locale, cli as t, names};
use clap::Subcommand;
use serde::Serialize;

/// What can be done with accounts.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 列出账号 · List accounts
    List,
    /// 给账号发一次性登录码 · Issue one-time codes
    Codes {
        /// 登录名 · Sign-in names
        #[arg(required = true)]
        names: Vec<String>,
        /// 有效小时数 · Hours they are good for
        #[arg(long, default_value_t = DEFAULT_HOURS)]
        hours: i64,
    },
    /// 在本机找回系统管理员 · Recover an administrator on this machine
    Recover {
        /// 登录名 · Sign-in name
        name: String,
    },
}

/// Runs one verb.
pub fn run(verb: Verb, cx: &mut Context) -> Result<(), Failure> {
    match verb {
        Verb::List => {
            let lines = list::list(&cx.app, &cx.actor)?;
            let rows = lines.into_iter().map(|line| Row {
                uid: line.account.uid,
                sign_in_name: line.account.sign_in_name,
                display_name: line.account.display_name,
                agency: line.agency.map(|(_, name)| name),
                grants: line.grants,
                is_active: line.account.is_active,
                has_password: line.account.has_password,
                code_until: line.code_until.map(|at| Moment::new(at, &cx.app.zone)),
            });
            let rows = rows.collect();
            cx.output.list(rows)
        }
        Verb::Codes { names, hours } => {
            let lines = list::list(&cx.app, &cx.actor)?;
            let id = |name: &String| {
                let line = lines.iter().find(|line| line.account.sign_in_name == *name);
                line.map(|line| line.account.id).ok_or_else(|| Missing::new("account", name))
            };
            let ids = names.iter().map(id).collect::<Result<_, _>>().map_err(AppError::from)?;
            let issued = issue_codes(&cx.app, &cx.actor, Recipients::Accounts(ids), hours)?;
            codes(cx, &issued)
        }
        Verb::Recover { name } => {
            let name = name.parse().map_err(BadName).map_err(AppError::from)?;
            let issued = recover(&cx.app, &cx.actor, &name)?;
            codes(cx, &[issued])
        }
    }
}

fn codes(cx: &mut Context, issued: &[IssuedCode]) -> Result<(), Failure> {
    let rows = issued.iter().map(|issued| Code {
        sign_in_name: issued.sign_in_name.clone(),
        display_name: issued.display_name.clone(),
        agency: issued.agency.clone(),
        code: issued.code.to_string(),
        expires_at: Moment::new(issued.expires_at, &cx.app.zone),
    });
    let rows = rows.collect();
    cx.output.list(rows)
}

/// One account.
#[derive(Debug, Serialize)]
struct Row {
    uid: Uid,
    sign_in_name: String,
    display_name: String,
    agency: Option<String>,
    grants: Vec<Grant>,
    is_active: bool,
    has_password: bool,
    code_until: Option<Moment>,
}

impl Record for Row {
    const FIELDS: &'static [&'static str] = &[
        "uid",
        "sign_in_name",
        "display_name",
        "agency",
        "grants",
        "is_active",
        "has_password",
        "code_until",
    ];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(t::account_name(locale), |row, _| row.sign_in_name.clone()),
            Column::text(t::officer_name(locale), |row, _| row.display_name.clone()),
            Column::text(t::officer_agency(locale), |row, _| or_blank(row.agency.as_ref())),
            Column::text(t::account_roles(locale), |row, l| {
                let roles: Vec<&str> =
                    row.grants.iter().map(|grant| names::role(l, grant.role)).collect();
                roles.join(", ")
            }),
        ]
    }
}

/// A code to be handed over; it is shown this once.
#[derive(Debug, Serialize)]
struct Code {
    sign_in_name: String,
    display_name: String,
    agency: Option<String>,
    code: String,
    expires_at: Moment,
}

impl Record for Code {
    const FIELDS: &'static [&'static str] =
        &["sign_in_name", "display_name", "agency", "code", "expires_at"];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(t::account_name(locale), |row, _| row.sign_in_name.clone()),
            Column::text(t::officer_name(locale), |row, _| row.display_name.clone()),
            Column::text(t::account_code(locale), |row, _| row.code.clone()),
            Column::text(t::account_until(locale), |row, _| row.expires_at.to_string()),
        ]
    }
}
