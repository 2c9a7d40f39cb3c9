//! `zhifa bank doubts`, `confirm` and `correct`: items whose citations an amendment touched.

use crate::app::bank::list::{Filter, items, list as banks};
use crate::app::doubt::confirm::confirm;
use crate::app::doubt::correct::{Corrected, correct};
use crate::app::doubt::list::{Doubt, list};
use crate::app::doubt::reopen::reopen;
use crate::app::doubt::seen::Seen;
use crate::app::doubt::weigh::{Decision, weigh};
use crate::app::error::Missing;
use crate::app::{AppError, Page};
use crate::cli::output::{Column, Record};
use crate::cli::reviewed;
use crate::cli::{Context, Failure};
use crate::domain::doubt::{Touch, Touched, is_repealed};
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

/// Items whose confirmation is taken back.
#[derive(Debug, Args)]
pub struct Reopened {
    /// 题库名称 · Name of the bank
    bank: String,
    /// 题目编号 · Ids of the items
    #[arg(required = true)]
    items: Vec<String>,
}

/// Which items in doubt are confirmed.
#[derive(Debug, Args)]
pub struct Confirmed {
    #[command(flatten)]
    chosen: Chosen,
    /// 旧版没有载入、程序没有比对过的,我已对照现行条文 · What the program could not compare, because
    /// the earlier version is not loaded, I compared with the law in force
    #[arg(long)]
    uncompared: bool,
}

/// Items that a decision is made about, and those it cannot be made about.
#[derive(Debug, Default)]
struct Sorted {
    items: Vec<Seen>,
    left: Vec<Left>,
}

/// An item that stays in doubt.
#[derive(Debug, Serialize)]
struct Left {
    item: String,
    reason: String,
}

impl Chosen {
    /// The items meant. Of all, those the decision cannot be made about are left and named; whoever
    /// names items has all of them decided or none.
    fn sorted(
        &self,
        decision: Decision,
        seen: impl Fn(Seen) -> Seen,
        cx: &Context,
    ) -> Result<Sorted, Failure> {
        require_bank(&self.bank, cx)?;
        let mut open = list(&cx.app, &cx.actor)?;
        open.retain(|doubt| doubt.bank_name == self.bank);
        let mut open: Vec<Seen> = Seen::each(&open).into_iter().map(seen).collect();
        let mut sorted = Sorted::default();
        if !self.items.is_empty() {
            for id in &self.items {
                let found = open.iter().find(|one| one.id() == id);
                let found = found.ok_or_else(|| AppError::from(Missing::new("item", id)))?;
                // Whoever names an item twice means it once.
                if !sorted.items.contains(found) {
                    sorted.items.push(found.clone());
                }
            }
            return Ok(sorted);
        }
        let only_moved = |seen: &Seen| {
            let mut places = seen.doubts().iter().flat_map(|doubt| &doubt.touched);
            places.all(|place| place.touch == Touch::Moved)
        };
        open.retain(|seen| self.all || only_moved(seen));
        let weighed = weigh(&cx.app, &cx.actor, decision, &open)?;
        for (seen, one) in open.into_iter().zip(weighed) {
            match one.refused {
                None => sorted.items.push(seen),
                Some(reason) => {
                    sorted.left.push(Left { item: one.id, reason: reason.message(cx.locale) });
                }
            }
        }
        Ok(sorted)
    }
}

/// A line for each item that stays in doubt.
fn told_left(left: &[Left], locale: Locale) -> String {
    if left.is_empty() {
        return String::new();
    }
    let reasons: String = left.iter().map(|one| format!("  {}\n", one.reason)).collect();
    format!("{}\n{reasons}", t::left(locale, left.len()))
}

/// Refuses the name of a bank that is not there: nothing in doubt would be told of it.
fn require_bank(name: &str, cx: &Context) -> Result<(), AppError> {
    let mut banks = banks(&cx.app, &cx.actor)?.into_iter();
    match banks.any(|line| line.header.name == name) {
        true => Ok(()),
        false => Err(Missing::new("bank", name).into()),
    }
}

/// Lists the items in doubt.
pub(super) fn show(bank: Option<&str>, cx: &mut Context) -> Result<(), Failure> {
    bank.map_or(Ok(()), |bank| require_bank(bank, cx))?;
    let mut open = list(&cx.app, &cx.actor)?;
    open.retain(|doubt| bank.is_none_or(|bank| doubt.bank_name == bank));
    cx.output.list(open.into_iter().map(Row::of).collect())
}

/// Confirms the items chosen.
pub(super) fn confirm_chosen(
    Confirmed { chosen, uncompared }: &Confirmed,
    cx: &mut Context,
) -> Result<(), Failure> {
    let seen = |one: Seen| if *uncompared { one.compared() } else { one };
    let Sorted { items, left } = chosen.sorted(Decision::Confirm, seen, cx)?;
    let reviewed = match items.is_empty() {
        true => Vec::new(),
        false => confirm(&cx.app, &cx.actor, &items)?,
    };
    let uids: Vec<Uid> = items.iter().map(Seen::uid).collect();
    let text = format!("{}\n{}", t::confirmed(cx.locale, uids.len()), told_left(&left, cx.locale));
    let told = serde_json::json!({ "confirmed": uids, "left": left, "reviewed": reviewed });
    cx.output.one(&told, &text)?;
    Ok(reviewed::told(&reviewed, cx.locale)?)
}

/// Takes the confirmations of the items back.
pub(super) fn reopen_named(named: &Reopened, cx: &mut Context) -> Result<(), Failure> {
    let mut uids: Vec<Uid> = Vec::new();
    for id in &named.items {
        let text = id.clone();
        let filter =
            Filter { bank: named.bank.clone(), text, page: Page::ALL, ..Filter::default() };
        let (lines, _) = items(&cx.app, &cx.actor, &filter)?;
        let found = lines.into_iter().find(|line| line.content.id == *id);
        let found = found.ok_or_else(|| AppError::from(Missing::new("item", id)))?;
        if !uids.contains(&found.uid) {
            uids.push(found.uid);
        }
    }
    reopen(&cx.app, &cx.actor, &uids)?;
    let text = t::reopened(cx.locale, uids.len());
    cx.output.one(&serde_json::json!({ "reopened": uids }), &format!("{text}\n"))
}

/// Corrects the items chosen.
pub(super) fn correct_chosen(chosen: &Chosen, cx: &mut Context) -> Result<(), Failure> {
    let Sorted { items, left } = chosen.sorted(Decision::Correct, |one| one, cx)?;
    let Corrected { revised, confirmed, reviewed } = match items.is_empty() {
        true => Corrected::default(),
        false => correct(&cx.app, &cx.actor, &items)?,
    };
    let mut text = String::new();
    if !revised.is_empty() || confirmed.is_empty() {
        text = format!("{}\n", t::corrected(cx.locale, revised.len()));
    }
    if !confirmed.is_empty() {
        text.push_str(&format!("{}\n", t::cited_already(cx.locale, confirmed.len())));
    }
    text.push_str(&told_left(&left, cx.locale));
    let told = serde_json::json!({
        "corrected": revised, "confirmed": confirmed, "left": left, "reviewed": reviewed,
    });
    cx.output.one(&told, &text)?;
    Ok(reviewed::told(&reviewed, cx.locale)?)
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
            Column::text(t::from_to(locale), |row, l| {
                t::versions(l, (row.from, row.to), is_repealed(&row.places))
            }),
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
