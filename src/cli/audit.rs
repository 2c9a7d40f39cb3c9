//! `zhifa audit`: what was done, by whom.

use super::moment::Moment;
use super::output::{Column, Record};
use super::{Context, Failure};
use crate::app::audit::list::list;
use crate::domain::id::Uid;
use crate::i18n::{Locale, cli as t};
use clap::Subcommand;
use serde::Serialize;

/// What can be done with the audit.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 列出审计记录,新的在前 · List what was done, newest first
    List {
        /// 只看操作人、动作或对象含这些文字的 · Only where actor, action or target holds this
        #[arg(long, default_value = "", value_name = "TEXT")]
        text: String,
    },
}

/// Runs one verb.
pub fn run(verb: Verb, cx: &mut Context) -> Result<(), Failure> {
    match verb {
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
