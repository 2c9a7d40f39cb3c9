//! `zhifa attachment`: files kept with an officer as evidence.

use super::output::{Column, Record};
use super::{Context, Failure};
use crate::app::AppError;
use crate::app::attachment::attach::attach;
use crate::app::attachment::save::{of_officer, save};
use crate::app::attachment::{Linked, Upload};
use crate::app::error::Missing;
use crate::app::files::Files as _;
use crate::app::files::local::LocalFiles;
use crate::app::officer::find::find;
use crate::domain::attachment::MAX_BYTES;
use crate::i18n::{Locale, attachment as t};
use clap::Subcommand;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// What can be done with attachments.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 保存一份附件到执法人员名下 · Keep a file with an officer
    Add {
        /// 执法人员:uid 或姓名 · The officer: a uid or a name
        officer: String,
        /// 文件,最大 10 MB · The file, at most 10 MB
        file: PathBuf,
    },
    /// 列出执法人员的附件 · List an officer's files
    List {
        /// 执法人员:uid 或姓名 · The officer: a uid or a name
        officer: String,
    },
    /// 把附件写成文件,不覆盖已有文件 · Write a kept file out; nothing is overwritten
    Save {
        /// 执法人员:uid 或姓名 · The officer: a uid or a name
        officer: String,
        /// 附件的指纹(SHA-256)· The file's fingerprint (SHA-256)
        fingerprint: String,
        /// 写到哪个文件(默认用原来的文件名)· Where to (its own name without it)
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
}

/// Runs one verb.
pub fn run(verb: Verb, cx: &mut Context) -> Result<(), Failure> {
    match verb {
        Verb::Add { officer, file } => {
            let officer = find(&cx.app, &cx.actor, &officer)?;
            let sha256 = attach(&cx.app, &cx.actor, officer, upload(&file)?)?.to_string();
            let text = t::attached(cx.locale, file.display(), &sha256);
            cx.output.one(&serde_json::json!({ "sha256": sha256 }), &format!("{text}\n"))
        }
        Verb::List { officer } => {
            let officer = find(&cx.app, &cx.actor, &officer)?;
            let files = of_officer(&cx.app, &cx.actor, officer)?;
            cx.output.list(files.iter().map(Row::of).collect())
        }
        Verb::Save { officer, fingerprint, to } => {
            let officer = find(&cx.app, &cx.actor, &officer)?;
            let file = fingerprint
                .parse()
                .map_err(|_| AppError::from(Missing::new("attachment", &fingerprint)))?;
            let kept = save(&cx.app, &cx.actor, officer, &file)?;
            let to = to.unwrap_or_else(|| PathBuf::from(&kept.name));
            let to = to.display().to_string();
            let saved = LocalFiles::of_user().save(&to, &kept.bytes, false);
            saved.map_err(AppError::from)?;
            let text = t::saved(cx.locale, &to);
            cx.output.one(&serde_json::json!({ "file": to }), &format!("{text}\n"))
        }
    }
}

/// A file of this machine, on its way in.
pub(super) fn upload(file: &Path) -> Result<Upload, Failure> {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Upload { name, bytes: super::imports::read(file, MAX_BYTES as u64)? })
}

/// One file as it is listed.
#[derive(Debug, Serialize)]
struct Row {
    sha256: String,
    file: String,
    size: u64,
}

impl Row {
    fn of(linked: &Linked) -> Self {
        let (sha256, file) = (linked.file.to_string(), linked.file_name.clone());
        Self { sha256, file, size: linked.size }
    }
}

impl Record for Row {
    const FIELDS: &'static [&'static str] = &["sha256", "file", "size"];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(t::col_file(locale), |row, _| row.file.clone()),
            Column::number(t::col_size(locale), |row, _| row.size.to_string()),
            Column::text(t::col_fingerprint(locale), |row, _| row.sha256.clone()),
        ]
    }
}
