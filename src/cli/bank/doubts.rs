//! `zhifa bank doubts`, `confirm` and `correct`: items whose citations an amendment touched.

use crate::app::AppError;
use crate::app::doubt::confirm::confirm;
use crate::app::doubt::correct::{Corrected, correct};
use crate::app::doubt::list::{Doubt, list};
use crate::app::error::Missing;
use crate::cli::output::{Column, Record};
use crate::cli::{Context, Failure};
use crate::domain::doubt::{Touch, Touched};
use crate::domain::id::Uid;
use crate::domain::time::Date;
use crate::i18n::{Locale, doubt as t};
use clap::Args;
use serde::Serialize;

/// Which items in doubt are meant.
#[derive(Debug, Args)]
pub struct Chosen {
    /// 题库名称 · Name of the bank
    bank: String,
    /// 题目编号 · Ids of the items
    #[arg(required_unless_present_any = ["all", "moved"])]
    items: Vec<String>,
    /// 这个题库的全部存疑题 · Every item of the bank that is in doubt
    #[arg(long, conflicts_with = "items")]
    all: bool,
    /// 只是条文移动、文字未变的全部存疑题 · Every one whose citations only moved, word for word
    #[arg(long, conflicts_with_all = ["items", "all"])]
    moved: bool,
}

impl Chosen {
    /// The items meant.
    fn uids(&self, cx: &Context) -> Result<Vec<Uid>, Failure> {
        let mut open = list(&cx.app, &cx.actor)?;
        open.retain(|doubt| doubt.bank_name == self.bank);
        let only_moved = |doubt: &Doubt| doubt.touched.iter().all(|one| one.touch == Touch::Moved);
        let mut uids: Vec<Uid> = match self.items.is_empty() {
            true => {
                open.iter().filter(|one| self.all || only_moved(one)).map(|one| one.uid).collect()
            }
            false => {
                let find = |id: &String| {
                    let found = open.iter().find(|doubt| doubt.content.id == *id);
                    found.map(|doubt| doubt.uid).ok_or_else(|| Missing::new("item", id))
                };
                self.items.iter().map(find).collect::<Result<_, _>>().map_err(AppError::from)?
            }
        };
        uids.dedup();
        Ok(uids)
    }
}

/// Lists the items in doubt.
pub(super) fn show(bank: Option<&str>, cx: &mut Context) -> Result<(), Failure> {
    let mut open = list(&cx.app, &cx.actor)?;
    open.retain(|doubt| bank.is_none_or(|bank| doubt.bank_name == bank));
    cx.output.list(open.into_iter().map(Row::of).collect())
}

/// Confirms the items chosen.
pub(super) fn confirm_chosen(chosen: &Chosen, cx: &mut Context) -> Result<(), Failure> {
    let uids = chosen.uids(cx)?;
    confirm(&cx.app, &cx.actor, &uids)?;
    let text = t::confirmed(cx.locale, uids.len());
    cx.output.one(&serde_json::json!({ "confirmed": uids }), &format!("{text}\n"))
}

/// Corrects the items chosen.
pub(super) fn correct_chosen(chosen: &Chosen, cx: &mut Context) -> Result<(), Failure> {
    let uids = chosen.uids(cx)?;
    let Corrected { revised, confirmed } = correct(&cx.app, &cx.actor, &uids)?;
    let mut text = String::new();
    if !revised.is_empty() || confirmed.is_empty() {
        text = format!("{}\n", t::corrected(cx.locale, revised.len()));
    }
    if !confirmed.is_empty() {
        text.push_str(&format!("{}\n", t::cited_already(cx.locale, confirmed.len())));
    }
    cx.output.one(&serde_json::json!({ "corrected": revised, "confirmed": confirmed }), &text)
}

/// One item in doubt.
#[derive(Debug, Serialize)]
struct Row {
    uid: Uid,
    bank: String,
    item: String,
    statute: String,
    from: Date,
    to: Date,
    places: Vec<Touched>,
}

impl Row {
    fn of(doubt: Doubt) -> Self {
        Self {
            uid: doubt.uid,
            bank: doubt.bank_name,
            item: doubt.content.id,
            statute: doubt.statute,
            from: doubt.from,
            to: doubt.to,
            places: doubt.touched,
        }
    }
}

impl Record for Row {
    const FIELDS: &'static [&'static str] =
        &["uid", "bank", "item", "statute", "from", "to", "places"];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(t::bank(locale), |row, _| row.bank.clone()),
            Column::text(t::item(locale), |row, _| row.item.clone()),
            Column::text(t::from_to(locale), |row, _| format!("{} → {}", row.from, row.to)),
            Column::text(t::places(locale), |row, l| {
                let told: Vec<String> = row.places.iter().map(|place| told(place, l)).collect();
                told.join("; ")
            }),
        ]
    }
}

/// 第九条 → 第二十条第一款(文字有变).
fn told(place: &Touched, locale: Locale) -> String {
    let proposal = place.proposal.as_ref().map(|to| format!(" → {}", to.place()));
    let touch = t::touch(locale, place.touch);
    format!("{}{} ({touch})", place.citation.place(), proposal.unwrap_or_default())
}
