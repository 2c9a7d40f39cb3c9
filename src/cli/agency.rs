//! `zhifa agency`: the agencies.

use super::custom_value::{FieldValue, custom_values};
use super::output::{Column, Record};
use super::{Context, Failure};
use crate::app::agency::Draft;
use crate::app::agency::create::create;
use crate::app::agency::edit::edit;
use crate::app::agency::find::find;
use crate::app::agency::import::{Imported, import, parse, read_file};
use crate::app::agency::list::{Line, list};
use crate::domain::agency::{AgencyKind, Contact};
use crate::domain::custom_field::CustomValues;
use crate::domain::id::Uid;
use crate::domain::time::Date;
use crate::i18n::{Locale, cli as t, people, settings_room as words};
use clap::Subcommand;
use serde::Serialize;
use std::path::PathBuf;

/// What can be done with agencies.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 列出单位 · List agencies
    List,
    /// 导入单位名单,一行一个:全称,简称,性质,上级 · Import a list, one per line: name, short name, kind, parent
    Import {
        /// 名单文件 · The list
        file: PathBuf,
        /// 只看会新建哪些 · Only say what would be created
        #[arg(long)]
        dry_run: bool,
    },
    /// 新建一个单位 · Create one agency
    Add {
        /// 全称 · Full name
        name: String,
        /// 简称 · Short name
        #[arg(long, default_value = "", value_name = "NAME")]
        short: String,
        /// 性质:statutory、authorised、entrusted · Kind: statutory, authorised, entrusted
        #[arg(long, default_value = "statutory", value_name = "KIND")]
        kind: AgencyKind,
        /// 上级单位 · The agency above
        #[arg(long, value_name = "NAME")]
        parent: Option<String>,
        /// 同级中的序号 · Place among its siblings
        #[arg(long, default_value_t = 1_000, value_name = "N")]
        order: i32,
        /// 设立日期 · First day
        #[arg(long, value_name = "DATE")]
        from: Option<Date>,
        /// 联络员 · Contact person
        #[arg(long, value_name = "NAME")]
        contact: Option<String>,
        /// 联络电话 · Contact's telephone
        #[arg(long, default_value = "", value_name = "NUMBER")]
        phone: String,
        /// 自定义字段的值,可写多个 · A value of one of the organisation's own fields, any number of them
        #[arg(long, value_name = "KEY=VALUE")]
        field: Vec<FieldValue>,
    },
    /// 填写一个单位的自定义字段;值留空即清除 · Fill in an agency's custom fields; an empty value takes it away
    Set {
        /// 全称、简称或 uid · Name, short name or uid
        agency: String,
        /// 字段和值,可写多个 · Fields and their values
        #[arg(required = true, value_name = "KEY=VALUE")]
        field: Vec<FieldValue>,
    },
}

/// Runs one verb.
pub fn run(verb: Verb, cx: &mut Context) -> Result<(), Failure> {
    match verb {
        Verb::List => {
            let lines = list(&cx.app, &cx.actor)?;
            cx.output.list(lines.into_iter().map(Row::from).collect())
        }
        Verb::Import { file, dry_run } => {
            let found = parse(&read_file(&file)?);
            let done = import(&cx.app, &cx.actor, &found, dry_run)?;
            imported(cx, &done, dry_run)
        }
        Verb::Set { agency, field } => {
            let agency = find(&cx.app, &cx.actor, &agency)?;
            let draft = Draft { custom: custom_values(field), ..Draft::of(&agency) };
            edit(&cx.app, &cx.actor, agency.id, draft)?;
            let text = format!("{}\n", words::agency_saved(cx.locale, &agency.name));
            cx.output.one(&serde_json::json!({ "uid": agency.uid }), &text)
        }
        Verb::Add { name, short, kind, parent, order, from, contact, phone, field } => {
            let parent = match parent {
                Some(parent) => Some(find(&cx.app, &cx.actor, &parent)?.id),
                None => None,
            };
            let draft = Draft {
                name: name.clone(),
                short_name: short,
                kind,
                parent,
                official_order: order,
                valid_from: from,
                valid_to: None,
                successor: None,
                contact: contact.map(|name| Contact { name, phone }),
                custom: custom_values(field),
            };
            create(&cx.app, &cx.actor, draft)?;
            imported(cx, &Imported { created: vec![name], kept: Vec::new() }, false)
        }
    }
}

fn imported(cx: &mut Context, done: &Imported, dry_run: bool) -> Result<(), Failure> {
    let (created, kept) = (done.created.len(), done.kept.len());
    let text = match dry_run {
        true => words::import_ask(cx.locale, created, kept),
        false => words::import_done(cx.locale, created, kept),
    };
    cx.output.one(done, &format!("{text}\n"))
}

/// One agency.
#[derive(Debug, Serialize)]
struct Row {
    uid: Uid,
    name: String,
    short_name: String,
    kind: AgencyKind,
    parent: Option<String>,
    official_order: i32,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
    successor: Option<String>,
    contact: Option<Contact>,
    exists: bool,
    /// Values of the organisation's own fields, by key.
    fields: CustomValues,
    #[serde(skip)]
    depth: usize,
}

impl From<Line> for Row {
    fn from(line: Line) -> Self {
        let Line { agency, depth, parent, successor, exists } = line;
        Self {
            uid: agency.uid,
            name: agency.name,
            short_name: agency.short_name,
            kind: agency.kind,
            parent,
            official_order: agency.official_order,
            valid_from: agency.valid_from,
            valid_to: agency.valid_to,
            successor,
            contact: agency.contact,
            exists,
            fields: agency.custom,
            depth,
        }
    }
}

impl Record for Row {
    const FIELDS: &'static [&'static str] = &[
        "uid",
        "name",
        "short_name",
        "kind",
        "parent",
        "official_order",
        "valid_from",
        "valid_to",
        "successor",
        "contact",
        "exists",
        "fields",
    ];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(words::col_agency(locale), |row, _| {
                format!("{}{}", "  ".repeat(row.depth), row.name)
            }),
            Column::text(words::col_short(locale), |row, _| row.short_name.clone()),
            Column::text(words::col_kind(locale), |row, l| {
                people::agency_kind(l, row.kind).to_owned()
            }),
            Column::text(t::agency_contact(locale), |row, _| {
                let contact = row.contact.as_ref();
                contact.map(|one| format!("{} {}", one.name, one.phone)).unwrap_or_default()
            }),
            Column::text(t::agency_until(locale), |row, _| {
                super::moment::or_blank(row.valid_to.as_ref())
            }),
        ]
    }
}
