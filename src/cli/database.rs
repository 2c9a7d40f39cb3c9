//! `zhifa db`: looking after the database itself.

use super::setup::address;
use super::{Context, Failure};
use crate::app::address::locate;
use crate::app::database::backup::{Backup, backup, to_the_end};
use crate::app::database::{check::check, copy::copy, restore};
use crate::app::search::reindex::reindex;
use crate::app::{Actor, App, Via};
use crate::entropy::Entropy;
use crate::i18n::cli as t;
use crate::settings::Settings;
use clap::Subcommand;
use serde::Serialize;
use std::path::PathBuf;

/// What can be done with the database.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 检查数据库 · Check the database
    Check,
    /// 重建查找用的索引 · Make the index of words anew
    Reindex,
    /// 升级到本程序的版本 · Bring the database to this program's version
    Migrate,
    /// 备份到一个新文件 · Back up into a new file
    Backup {
        /// 备份文件 · The backup
        file: PathBuf,
    },
    /// 从备份恢复到 --database 指定的新位置 · Restore a backup to the new place given by --database
    Restore {
        /// 备份文件 · The backup
        file: PathBuf,
    },
    /// 把一个数据库全部复制到另一个空库 · Copy everything into another, empty database
    Copy {
        /// 来源 · From
        from: String,
        /// 目标 · To
        to: String,
    },
}

impl Verb {
    /// The database it works on where that is not the usual one.
    pub fn source(&self) -> Option<&str> {
        match self {
            Self::Copy { from, .. } => Some(from),
            _ => None,
        }
    }
}

#[derive(Serialize)]
struct Done {
    database: String,
    damage: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    backup: Option<Backup>,
    tables: serde_json::Map<String, serde_json::Value>,
}

/// Runs a verb on an open database.
pub fn run(verb: Verb, cx: &mut Context) -> Result<(), Failure> {
    let mut made = None;
    let (damage, tables) = match verb {
        Verb::Check | Verb::Restore { .. } => {
            let report = check(&cx.app, &cx.actor)?;
            (report.damage, report.tables)
        }
        Verb::Reindex => {
            reindex(&cx.app, &cx.actor)?;
            (Vec::new(), Vec::new())
        }
        // Opening has brought it to this version; what is left is to say so.
        Verb::Migrate => (Vec::new(), Vec::new()),
        Verb::Backup { file } => {
            made = Some(backup(&cx.app, &cx.actor, &file, &mut to_the_end)?);
            (Vec::new(), Vec::new())
        }
        Verb::Copy { to, .. } => (Vec::new(), copy(&cx.app, &cx.actor, &locate(&to)?)?),
    };
    let is_sound = damage.is_empty();
    let mut text = t::database_done(cx.locale, cx.app.store.location());
    if let Some(Backup { file, bytes, sha256 }) = &made {
        text = t::backup_made(cx.locale, file, bytes, sha256);
    }
    for line in &damage {
        text = format!("{text}\n{line}");
    }
    let done = Done {
        database: cx.app.store.location().to_string(),
        damage,
        backup: made,
        tables: tables.into_iter().map(|(name, rows)| (name.to_owned(), rows.into())).collect(),
    };
    cx.output.one(&done, &format!("{text}\n"))?;
    if is_sound { Ok(()) } else { Err(Failure::Found) }
}

/// Restores a backup to the place that the settings name; nothing may be there yet.
pub fn restore(file: PathBuf, settings: &Settings) -> Result<(), Failure> {
    let restore = restore::Restore {
        file,
        to: PathBuf::from(address(settings, &settings.folders.database())),
        vault: settings.folders.vault(),
    };
    let operator = Actor::operator(Via::Cli);
    let app: std::sync::Arc<App> = restore::restore(&operator, &restore, None, Entropy::os()?)?;
    use std::io::Write;
    Ok(writeln!(std::io::stdout(), "{}", t::database_done(settings.locale, app.store.location()))?)
}
