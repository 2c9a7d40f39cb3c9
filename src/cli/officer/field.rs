//! `zhifa officer field`: what the organisation keeps about its people besides what every ledger has.

use crate::app::AppError;
use crate::app::custom_field::change::change;
use crate::app::custom_field::declare::declare;
use crate::app::custom_field::list::list;
use crate::app::custom_field::retire::{restore, retire};
use crate::app::custom_field::{CustomField, CustomFieldError, FieldKind, FieldOwner};
use crate::cli::output::{Column, Record};
use crate::cli::{Context, Failure};
use crate::i18n::{Locale, comma, people as t};
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
    /// 改一个字段的标题,选项类型还可改选项 · Give a field another label, a choice other choices
    Change {
        /// 代号 · Its key
        key: String,
        /// 新标题(不写则不变)· Its new label (the old one without it)
        #[arg(long)]
        label: Option<String>,
        /// 新的各个选项(不写则不变)· Its new choices (the old ones without it)
        #[arg(long, value_name = "CHOICE")]
        choice: Vec<String>,
    },
    /// 停用一个字段,已有的值保留 · Take a field out of use; its values stay
    Retire {
        /// 代号 · Its key
        key: String,
    },
    /// 重新启用一个字段 · Take a field into use again
    Restore {
        /// 代号 · Its key
        key: String,
    },
    /// 列出字段,包括停用的 · List the fields, also those out of use
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
            let field = CustomField { key, label, kind, choices: choice, retired: false };
            declare(&cx.app, &cx.actor, owner, &field)?;
            let text = t::field_declared(cx.locale, owner, &field.label);
            cx.output.one(&Line::from(field), &format!("{text}\n"))
        }
        Verb::Change { key, label, choice } => {
            let field = known(cx, &key)?;
            let label = label.unwrap_or(field.label);
            let choices = if choice.is_empty() { field.choices } else { choice };
            change(&cx.app, &cx.actor, &key, &label, &choices)?;
            told(cx, &key, t::field_changed)
        }
        Verb::Retire { key } => {
            retire(&cx.app, &cx.actor, &key)?;
            told(cx, &key, t::field_retired)
        }
        Verb::Restore { key } => {
            restore(&cx.app, &cx.actor, &key)?;
            told(cx, &key, t::field_restored)
        }
        Verb::List { owner } => {
            let fields = list(&cx.app, &cx.actor, owner)?;
            cx.output.list(fields.into_iter().map(Line::from).collect())
        }
    }
}

/// The field with a key, of whomever.
fn known(cx: &Context, key: &str) -> Result<CustomField, Failure> {
    let mut fields = list(&cx.app, &cx.actor, FieldOwner::Officer)?;
    fields.extend(list(&cx.app, &cx.actor, FieldOwner::Agency)?);
    let found = fields.into_iter().find(|field| field.key == key);
    Ok(found.ok_or_else(|| AppError::from(CustomFieldError::Unknown(key.to_owned())))?)
}

/// Prints a field as it is now and what was done to it.
fn told(
    cx: &mut Context,
    key: &str,
    done: impl Fn(Locale, String) -> String,
) -> Result<(), Failure> {
    let field = known(cx, key)?;
    let text = done(cx.locale, field.label.clone());
    cx.output.one(&Line::from(field), &format!("{text}\n"))
}

/// One field as it is listed.
#[derive(Debug, Serialize)]
struct Line {
    key: String,
    label: String,
    kind: FieldKind,
    choices: Vec<String>,
    retired: bool,
}

impl From<CustomField> for Line {
    fn from(field: CustomField) -> Self {
        let CustomField { key, label, kind, choices, retired } = field;
        Self { key, label, kind, choices, retired }
    }
}

impl Record for Line {
    const FIELDS: &'static [&'static str] = &["key", "label", "kind", "choices", "retired"];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(t::field_key(locale), |line, _| line.key.clone()),
            Column::text(t::field_label(locale), |line, _| line.label.clone()),
            Column::text(t::field_kind_heading(locale), |line, l| {
                t::field_kind(l, line.kind).to_owned()
            }),
            Column::text(t::field_choices(locale), |line, l| line.choices.join(comma(l))),
            Column::text(t::field_use(locale), |line, l| {
                t::field_use_of(l, line.retired).to_owned()
            }),
        ]
    }
}
