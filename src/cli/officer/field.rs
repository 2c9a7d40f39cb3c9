//! `zhifa officer field`: what the organisation keeps about its people besides what every ledger has.

use crate::app::custom_field::{CustomField, FieldKind, FieldOwner, declare::declare, list::list};
use crate::cli::output::{Column, Record};
use crate::cli::{Context, Failure};
use crate::i18n::{Locale, people as t};
use clap::Subcommand;
use serde::Serialize;

/// What can be done with custom fields.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 登记一个字段;名册里同名的列会读入 · Declare a field; a roster's column of that name is read into it
    Add {
        /// 代号:小写字母、数字、下划线 · Its key: lower-case letters, digits and _
        key: String,
        /// 标题,即名册的列名 · Its label, which is the heading in rosters
        label: String,
        /// 类型:text、number、date、flag、choice · Its kind: text, number, date, flag, choice
        #[arg(long, default_value = "text", value_name = "KIND")]
        kind: FieldKind,
        /// 选项类型的各个选项 · The choices of a choice
        #[arg(long, value_name = "CHOICE")]
        choice: Vec<String>,
        /// 属于谁:officer 或 agency · Whose it is: officer or agency
        #[arg(long, default_value = "officer", value_name = "OWNER")]
        owner: FieldOwner,
    },
    /// 列出字段 · List the fields
    List {
        /// 属于谁:officer 或 agency · Whose they are: officer or agency
        #[arg(long, default_value = "officer", value_name = "OWNER")]
        owner: FieldOwner,
    },
}

/// Runs one verb.
pub fn run(verb: Verb, cx: &mut Context) -> Result<(), Failure> {
    match verb {
        Verb::Add { key, label, kind, choice, owner } => {
            let field = CustomField { key, label, kind, choices: choice };
            declare(&cx.app, &cx.actor, owner, &field)?;
            let text = t::field_declared(cx.locale, &field.label);
            cx.output.one(&Line::from(field), &format!("{text}\n"))
        }
        Verb::List { owner } => {
            let fields = list(&cx.app, &cx.actor, owner)?;
            cx.output.list(fields.into_iter().map(Line::from).collect())
        }
    }
}

/// One field as it is listed.
#[derive(Debug, Serialize)]
struct Line {
    key: String,
    label: String,
    kind: FieldKind,
    choices: Vec<String>,
}

impl From<CustomField> for Line {
    fn from(field: CustomField) -> Self {
        let CustomField { key, label, kind, choices } = field;
        Self { key, label, kind, choices }
    }
}

impl Record for Line {
    const FIELDS: &'static [&'static str] = &["key", "label", "kind", "choices"];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(t::field_key(locale), |line, _| line.key.clone()),
            Column::text(t::field_label(locale), |line, _| line.label.clone()),
            Column::text(t::field_kind_heading(locale), |line, l| {
                t::field_kind(l, line.kind).to_owned()
            }),
            Column::text(t::field_choices(locale), |line, _| line.choices.join("、")),
        ]
    }
}
