//! `zhifa account`: who can sign in.

use super::moment::{Moment, or_blank};
use super::output::{Column, Record};
use super::{Context, Failure};
use crate::app::AppError;
use crate::app::account::create::{Draft, create};
use crate::app::account::enrol::{enrol, suggest};
use crate::app::account::issue_codes::{IssuedCode, Recipients, issue_codes};
use crate::app::account::{BadName, disable, grant, list, recover::recover};
use crate::app::agency::find::find as find_agency;
use crate::app::error::Missing;
use crate::app::officer::find::find as find_officer;
use crate::app::officer::show::show;
use crate::domain::id::Uid;
use crate::domain::one_time_code::DEFAULT_HOURS;
use crate::domain::role::{Grant, Role, Scope};
use crate::i18n::{Locale, cli as t, names};
use clap::Subcommand;
use serde::Serialize;

/// What can be done with accounts.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 列出账号 · List accounts
    List,
    /// 新建账号 · Create an account
    Create {
        /// 登录名;不写则取姓名拼音 · Sign-in name; the pinyin of the name without it
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
        /// 姓名;不写则取执法人员的姓名 · Own name; the officer's without it
        #[arg(long, value_name = "NAME")]
        person: Option<String>,
        /// 执法人员:uid、姓名、拼音或首字母 · The officer: uid, name, pinyin or initials
        #[arg(long, value_name = "OFFICER")]
        officer: Option<String>,
        /// 角色,如 manager 或 manager:市监局 · Role, such as manager or manager:AGENCY
        #[arg(long = "role", value_name = "ROLE[:SCOPE]")]
        roles: Vec<String>,
    },
    /// 给没有账号的在职执法人员都建账号 · Create accounts for all officers in service without one
    Enrol {
        /// 只限这个单位及下级 · Only this agency and what is below it
        #[arg(long, value_name = "NAME")]
        agency: Option<String>,
        /// 只看会建哪些 · Only say which
        #[arg(long)]
        dry_run: bool,
    },
    /// 停用账号 · Disable an account
    Disable {
        /// 登录名 · Sign-in name
        name: String,
    },
    /// 启用账号 · Enable an account
    Enable {
        /// 登录名 · Sign-in name
        name: String,
    },
    /// 增加角色 · Add roles to an account
    Grant {
        /// 登录名 · Sign-in name
        name: String,
        /// 角色,如 manager 或 manager:市监局 · Roles, such as manager or manager:AGENCY
        #[arg(required = true, value_name = "ROLE[:SCOPE]")]
        roles: Vec<String>,
    },
    /// 撤回角色 · Take roles from an account
    Revoke {
        /// 登录名 · Sign-in name
        name: String,
        /// 角色,如 manager 或 manager:市监局 · Roles, such as manager or manager:AGENCY
        #[arg(required = true, value_name = "ROLE[:SCOPE]")]
        roles: Vec<String>,
    },
    /// 发一次性登录码 · Issue one-time codes
    Codes {
        /// 登录名 · Sign-in names
        names: Vec<String>,
        /// 发给这个单位及下级还没有密码的人 · Everybody of this agency and below without a password
        #[arg(long, value_name = "NAME", conflicts_with = "names")]
        agency: Option<String>,
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
        Verb::List => all(cx),
        Verb::Create { name, person, officer, roles } => {
            let officer = match officer {
                Some(officer) => Some(find_officer(&cx.app, &cx.actor, &officer)?),
                None => None,
            };
            let display_name = match (person, officer) {
                (Some(person), _) => person,
                (None, Some(officer)) => show(&cx.app, &cx.actor, officer)?.officer.officer.name,
                (None, None) => String::new(),
            };
            let sign_in_name = match name {
                Some(name) => name.parse().map_err(BadName).map_err(AppError::from)?,
                None => suggest(&cx.app, &cx.actor, &display_name)?,
            };
            let grants = grants(cx, &roles)?;
            let done = sign_in_name.to_string();
            create(&cx.app, &cx.actor, Draft { sign_in_name, display_name, officer, grants })?;
            said(cx, &done)
        }
        Verb::Enrol { agency, dry_run } => {
            let agency = agency.map(|name| find_agency(&cx.app, &cx.actor, &name)).transpose()?;
            let agency = agency.map(|agency| agency.id);
            let enrolled = enrol(&cx.app, &cx.actor, agency, dry_run)?;
            let text = match dry_run {
                true => t::account_would(cx.locale, enrolled.len()),
                false => t::account_enrolled(cx.locale, enrolled.len()),
            };
            cx.output.one(&serde_json::json!({ "items": enrolled }), &format!("{text}\n"))
        }
        Verb::Disable { name } => {
            let id = line(cx, &name)?.account.id;
            disable::disable(&cx.app, &cx.actor, id)?;
            said(cx, &name)
        }
        Verb::Enable { name } => {
            let id = line(cx, &name)?.account.id;
            disable::enable(&cx.app, &cx.actor, id)?;
            said(cx, &name)
        }
        Verb::Grant { name, roles } => {
            let (line, more) = (line(cx, &name)?, grants(cx, &roles)?);
            let mut held = line.grants;
            held.extend(more.into_iter().filter(|grant| !held.contains(grant)).collect::<Vec<_>>());
            grant::grant(&cx.app, &cx.actor, line.account.id, held)?;
            said(cx, &name)
        }
        Verb::Revoke { name, roles } => {
            let (line, less) = (line(cx, &name)?, grants(cx, &roles)?);
            let held = line.grants.into_iter().filter(|grant| !less.contains(grant)).collect();
            grant::grant(&cx.app, &cx.actor, line.account.id, held)?;
            said(cx, &name)
        }
        Verb::Codes { names, agency, hours } => {
            let recipients = match agency {
                Some(name) => Recipients::Agency(find_agency(&cx.app, &cx.actor, &name)?.id),
                None if names.is_empty() => return Err(Failure::NoRecipients),
                None => {
                    let ids = names.iter().map(|name| Ok(line(cx, name)?.account.id));
                    Recipients::Accounts(ids.collect::<Result<_, AppError>>()?)
                }
            };
            let issued = issue_codes(&cx.app, &cx.actor, recipients, hours)?;
            codes(cx, &issued)
        }
        Verb::Recover { name } => {
            let name = name.parse().map_err(BadName).map_err(AppError::from)?;
            let issued = recover(&cx.app, &cx.actor, &name)?;
            codes(cx, &[issued])
        }
    }
}

fn all(cx: &mut Context) -> Result<(), Failure> {
    let lines = list::list(&cx.app, &cx.actor)?;
    let moment = |at| Moment::new(at, &cx.app.zone);
    let rows = lines.into_iter().map(|line| Row {
        uid: line.account.uid,
        sign_in_name: line.account.sign_in_name,
        display_name: line.account.display_name,
        agency: line.agency.map(|(_, name)| name),
        grants: line.grants,
        is_active: line.account.is_active,
        has_password: line.account.has_password,
        code_until: line.code_until.map(moment),
        last_sign_in: line.last_sign_in.map(moment),
    });
    let rows = rows.collect();
    cx.output.list(rows)
}

/// The account with a sign-in name, among those the actor manages.
fn line(cx: &Context, name: &str) -> Result<list::Line, AppError> {
    let mut lines = list::list(&cx.app, &cx.actor)?.into_iter();
    let found = lines.find(|line| line.account.sign_in_name == name);
    found.ok_or_else(|| Missing::new("account", name).into())
}

/// Roles as they are written: `manager`, `manager:district`, `manager:市监局`. Without a scope an
/// enforcer's is their own, every other the whole organisation.
fn grants(cx: &Context, written: &[String]) -> Result<Vec<Grant>, Failure> {
    let one = |text: &String| {
        let (role, scope) = text.split_once([':', '\u{FF1A}']).unwrap_or((text.as_str(), ""));
        let role = role.parse::<Role>().map_err(|_| Failure::BadRole(text.clone()))?;
        let scope = match scope {
            "" if role == Role::Enforcer => Scope::Own,
            "own" => Scope::Own,
            "" | "district" => Scope::District,
            name => Scope::Agency(find_agency(&cx.app, &cx.actor, name)?.id),
        };
        Ok(Grant { role, scope })
    };
    written.iter().map(one).collect()
}

fn said(cx: &mut Context, name: &str) -> Result<(), Failure> {
    let text = t::account_done(cx.locale, name);
    cx.output.one(&serde_json::json!({ "sign_in_name": name }), &format!("{text}\n"))
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
    last_sign_in: Option<Moment>,
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
        "last_sign_in",
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
            Column::text(t::account_state(locale), |row, l| {
                let state = if row.is_active { t::account_active } else { t::account_disabled };
                state(l).to_owned()
            }),
            Column::text(t::account_last(locale), |row, _| or_blank(row.last_sign_in.as_ref())),
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
            Column::text(t::account_agency(locale), |row, _| or_blank(row.agency.as_ref())),
            Column::text(t::account_code(locale), |row, _| row.code.clone()),
            Column::text(t::account_until(locale), |row, _| row.expires_at.to_string()),
        ]
    }
}
