//! `zhifa audit`: what was done, by whom.

use super::moment::Moment;
use super::output::{Column, Record};
use super::{Context, Failure};
use crate::app::actor::require;
use crate::app::audit::list::list;
use crate::app::audit::{
    seal::seal,
    vault::Vault,
    verify::{FaultCode, verify},
};
use crate::domain::id::Uid;
use crate::domain::role::{Permission, Target};
use crate::i18n::{Locale, audit as say, cli as t};
use clap::Subcommand;
use serde::Serialize;
use std::path::Path;

/// What can be done with the audit.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 列出审计记录,新的在前 · List what was done, newest first
    List {
        /// 只看操作人、动作或对象含这些文字的 · Only where actor, action or target holds this
        #[arg(long, default_value = "", value_name = "TEXT")]
        text: String,
    },
    /// 给新的审计记录加封 · Seal the rows that no seal covers yet
    Seal,
    /// 校验审计记录是否被改动 · Prove that nothing in the audit was changed
    Verify,
}

#[derive(Serialize)]
struct Sealed {
    sealed: u64,
}

#[derive(Serialize)]
struct Verified {
    is_sound: bool,
    proved: i64,
    unsealed: i64,
    fault: Option<FaultCode>,
}

/// Runs one verb; `vault` is the folder of the audit's keys.
pub fn run(verb: Verb, vault: &Path, cx: &mut Context) -> Result<(), Failure> {
    let vault = Vault::new(&cx.app, vault);
    match verb {
        Verb::Seal => {
            require(&cx.app, &cx.actor, Permission::ViewAudit, Target::District)?;
            let sealed = seal(&cx.app, &vault)?;
            let text = t::audit_sealed(cx.locale, sealed);
            cx.output.one(&Sealed { sealed }, &format!("{text}\n"))
        }
        Verb::Verify => {
            let found = verify(&cx.app, &cx.actor, &vault)?;
            let text = match found.fault {
                None => t::audit_sound(cx.locale, found.proved, found.unsealed),
                Some(fault) => {
                    t::audit_broken(cx.locale, say::fault(cx.locale, fault), found.proved)
                }
            };
            let fault = found.fault.map(FaultCode::from);
            let is_sound = fault.is_none();
            let (proved, unsealed) = (found.proved, found.unsealed);
            cx.output.one(&Verified { is_sound, proved, unsealed, fault }, &format!("{text}\n"))?;
            if is_sound { Ok(()) } else { Err(Failure::Found) }
        }
        Verb::List { text } => {
            let entries = list(&cx.app, &cx.actor, &text, cx.output.limit())?;
            let rows = entries.into_iter().map(|entry| Row {
                uid: entry.uid,
                at: Moment::new(entry.at, &cx.app.zone),
                actor: entry.actor,
                via: entry.via,
                action: entry.action,
                target_kind: entry.target_kind,
                target: entry.target,
                outcome: entry.outcome,
                detail: serde_json::from_str(&entry.detail).unwrap_or_default(),
            });
            let rows = rows.collect();
            cx.output.list(rows)
        }
    }
}

/// One row of the audit.
#[derive(Debug, Serialize)]
struct Row {
    uid: Uid,
    at: Moment,
    actor: String,
    via: String,
    action: String,
    target_kind: String,
    target: String,
    outcome: String,
    detail: serde_json::Value,
}

impl Record for Row {
    const FIELDS: &'static [&'static str] =
        &["uid", "at", "actor", "via", "action", "target_kind", "target", "outcome", "detail"];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(t::audit_at(locale), |row, _| row.at.to_string()),
            Column::text(t::audit_actor(locale), |row, _| row.actor.clone()),
            Column::text(t::audit_action(locale), |row, _| row.action.clone()),
            Column::text(t::audit_target(locale), |row, _| row.target.clone()),
            Column::text(t::audit_outcome(locale), |row, _| row.outcome.clone()),
        ]
    }
}
