//! `zhifa bank`: question banks in and out.

mod check;

pub use check::{Check, of_files};

mod doubts;
mod import;

use super::moment::Moment;
use super::output::{Column, Record};
use super::reviewed;
use super::{Context, Failure};
use crate::app::AppError;
use crate::app::bank::decided::Older;
use crate::app::bank::list::ItemLine;
use crate::app::bank::seal::unseal;
use crate::app::bank::{export::export, list, search::search, undo::undo};
use crate::app::error::Missing;
use crate::domain::bank::{Purpose, Subject};
use crate::domain::id::Uid;
use crate::domain::item::{Item, ItemType};
use crate::i18n::{Locale, cli as t, names};
use clap::Subcommand;
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

/// Characters of a question that a table shows.
const QUESTION_SHOWN: usize = 40;

/// What can be done with banks.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 导入题库文件;有错的写明原因,其余照常导入 · Import bank files; one with errors keeps none of the others back
    Import {
        /// 题库文件(TOML)· Bank files (TOML)
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// 只看会改动什么 · Only say what would change
        #[arg(long)]
        dry_run: bool,
        /// 更正或确认过的题也按文件退回到旧版法律 · Set items back that were corrected or confirmed for later law
        #[arg(long)]
        set_back: bool,
    },
    /// 检查题库的质量,不改任何东西 · Judge the quality of banks; nothing is changed
    Check(Check),
    /// 列出题库 · List banks
    List,
    /// 说明理由,今天内查看封存的题库 · Open a sealed bank for today, with a reason
    Unseal {
        /// 题库名称 · Name of the bank
        bank: String,
        /// 理由,记入审计 · The reason, kept in the audit
        #[arg(long)]
        reason: String,
    },
    /// 导出题库 · Export a bank
    Export {
        /// 题库名称 · Name of the bank
        bank: String,
    },
    /// 在题目、选项、解析和案情里查找,各词都要出现 · Find items whose texts hold every word
    Search {
        /// 要找的词 · Words to find
        #[arg(required = true)]
        words: Vec<String>,
        /// 只找这个题库 · Only in this bank
        #[arg(long)]
        bank: Option<String>,
    },
    /// 列出存疑的试题:所依据的条文在现行版本里有变 · List items in doubt: what they cite has changed
    Doubts {
        /// 只看这个题库 · Only of this bank
        #[arg(long)]
        bank: Option<String>,
    },
    /// 确认存疑的试题原样适用于现行版本 · Confirm that items in doubt hold as they are
    Confirm(doubts::Confirmed),
    /// 撤回“原样适用”的确认,这些题又存疑 · Take confirmations back; the items are in doubt again
    Reopen(doubts::Reopened),
    /// 按建议更正存疑试题的依据 · Put the proposed citations into items in doubt
    Correct(doubts::Chosen),
    /// 撤销一次导入 · Take an import back
    Undo {
        /// 导入批次的 uid(见 import 的输出)· Uid of the import, as import printed it
        batch: String,
    },
}

/// Runs one verb on an open database.
pub fn run(verb: Verb, cx: &mut Context) -> Result<(), Failure> {
    match verb {
        Verb::Import { files, dry_run, set_back } => {
            let older = if set_back { Older::Take } else { Older::Keep };
            import::bring(&files, older, dry_run, cx)
        }
        Verb::Check(check) => match &check.bank {
            Some(bank) => check::of_bank(bank, &check, cx),
            None => check::of_files(&check, &mut cx.output, cx.locale),
        },
        Verb::List => {
            let lines = list::list(&cx.app, &cx.actor)?;
            let rows = lines.into_iter().map(|line| Row {
                uid: line.uid,
                name: line.header.name,
                purpose: line.header.purpose,
                subject: line.header.subject,
                version: line.version,
                items: line.items,
                created_at: Moment::new(line.created_at, &cx.app.zone),
            });
            let rows = rows.collect();
            cx.output.list(rows)
        }
        Verb::Unseal { bank, reason } => {
            unseal(&cx.app, &cx.actor, &bank, &reason)?;
            let text = t::bank_unsealed(cx.locale, &bank);
            cx.output.one(&serde_json::json!({ "bank": bank }), &format!("{text}\n"))
        }
        Verb::Export { bank } => {
            let text = export(&cx.app, &cx.actor, &bank)?;
            Ok(std::io::stdout().write_all(text.as_bytes())?)
        }
        Verb::Search { words, bank } => {
            let found = search(&cx.app, &cx.actor, &words.join(" "), bank.as_deref())?;
            cx.output.list(found.into_iter().map(Found::new).collect())
        }
        Verb::Doubts { bank } => doubts::show(bank.as_deref(), cx),
        Verb::Confirm(chosen) => doubts::confirm_chosen(&chosen, cx),
        Verb::Reopen(named) => doubts::reopen_named(&named, cx),
        Verb::Correct(chosen) => doubts::correct_chosen(&chosen, cx),
        Verb::Undo { batch } => {
            let uid = batch.parse().map_err(|_| AppError::from(Missing::new("batch", &batch)))?;
            let report = undo(&cx.app, &cx.actor, uid)?;
            let text = report.told(cx.locale);
            cx.output.one(&report, &format!("{text}\n"))?;
            Ok(reviewed::told(&report.reviewed, cx.locale)?)
        }
    }
}

/// An item that holds the words; no key.
#[derive(Debug, Serialize)]
struct Found {
    uid: Uid,
    bank: String,
    id: String,
    #[serde(rename = "type")]
    kind: ItemType,
    topic: String,
    question: String,
}

impl Found {
    fn new(line: ItemLine) -> Self {
        let question = line.content.question();
        let Item { id, kind, topic, .. } = line.content;
        Self { uid: line.uid, bank: line.bank, id, kind, topic, question }
    }
}

/// The beginning of a question, for a table.
fn shortened(question: &str) -> String {
    let mut chars = question.chars();
    let begin: String = chars.by_ref().take(QUESTION_SHOWN).collect();
    if chars.next().is_some() { format!("{begin}…") } else { begin }
}

impl Record for Found {
    const FIELDS: &'static [&'static str] = &["uid", "bank", "id", "type", "topic", "question"];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(t::bank_name(locale), |row, _| row.bank.clone()),
            Column::text(t::item_id(locale), |row, _| row.id.clone()),
            Column::text(t::item_type(locale), |row, l| names::item_type(l, row.kind).to_owned()),
            Column::text(t::item_topic(locale), |row, _| row.topic.clone()),
            Column::text(t::item_question(locale), |row, _| shortened(&row.question)),
        ]
    }
}

/// One bank as it is listed.
#[derive(Debug, Serialize)]
struct Row {
    uid: Uid,
    name: String,
    purpose: Purpose,
    subject: Subject,
    version: i64,
    items: i64,
    created_at: Moment,
}

impl Record for Row {
    const FIELDS: &'static [&'static str] =
        &["uid", "name", "purpose", "subject", "version", "items", "created_at"];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(t::bank_name(locale), |row, _| row.name.clone()),
            Column::text(t::bank_purpose(locale), |row, l| {
                names::purpose(l, row.purpose).to_owned()
            }),
            Column::text(t::bank_subject(locale), |row, l| {
                names::subject(l, row.subject).to_owned()
            }),
            Column::number(t::bank_version(locale), |row, _| row.version.to_string()),
            Column::number(t::bank_items(locale), |row, _| row.items.to_string()),
        ]
    }
}
