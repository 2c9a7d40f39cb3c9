//! `zhifa exam`: what can be sat, and papers drawn for looking at.

mod paper;

use super::moment::{Moment, or_blank};
use super::output::{Column, Record};
use super::{Context, Failure};
use crate::app::blueprint::overlap::overlap;
use crate::app::exam::{catalogue::catalogue, draw::draw, results::sittings};
use crate::domain::id::Uid;
use crate::domain::role::{Permission, Target};
use crate::domain::sitting::{Level, SittingKind};
use crate::i18n::{Locale, cli as t, names};
use clap::Subcommand;
use serde::Serialize;

/// What can be done with exams.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 列出考试场次 · List sittings
    List,
    /// 按组卷方案抽一份试卷 · Draw a paper from a blueprint
    Draw {
        /// 组卷方案代码(见 exam list)· Code of the blueprint (see exam list)
        blueprint: String,
        /// 随机种子;同一种子抽出同一份试卷 · Seed; the same seed draws the same paper
        #[arg(long)]
        seed: Option<u64>,
        /// 附标准答案与解析(需有权限)· With keys and explanations (needs permission)
        #[arg(long)]
        with_key: bool,
    },
    /// 同一方案抽出的试卷平均重几题 · How many items papers of a blueprint have in common
    Overlap {
        /// 组卷方案代码 · Code of the blueprint
        blueprint: String,
        /// 试抽几份(至少 2 份)· How many papers are drawn for it (at least 2)
        #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(2..=500))]
        papers: u32,
        /// 随机种子 · Seed
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
}

/// Runs one verb.
pub fn run(verb: Verb, cx: &mut Context) -> Result<(), Failure> {
    match verb {
        Verb::List => {
            let rows = entries(cx)?;
            cx.output.list(rows)
        }
        Verb::Draw { blueprint, seed, with_key } => {
            let drawn = draw(&cx.app, &cx.actor, &blueprint, seed, with_key)?;
            let text = paper::text(&drawn, cx.locale);
            cx.output.one(&paper::Printed::of(&drawn), &text)
        }
        Verb::Overlap { blueprint, papers, seed } => {
            let found = overlap(&cx.app, &cx.actor, &blueprint, papers, seed)?;
            let mean = format!("{:.1}", found.mean);
            let share = format!("{:.0}%", found.share * 100.0);
            let text =
                t::exam_overlap(cx.locale, found.papers, found.items, mean, share, found.disjoint);
            cx.output.one(&found, &format!("{text}\n"))
        }
    }
}

/// Every sitting for whoever sees results, otherwise those the actor may enter.
fn entries(cx: &Context) -> Result<Vec<Entry>, Failure> {
    let sees_all = cx.actor.grants.allow(Permission::ViewResults, Target::District);
    let found = match sees_all || cx.actor.officer().is_none() {
        true => sittings(&cx.app, &cx.actor)?,
        false => {
            let catalogue = catalogue(&cx.app, &cx.actor)?;
            catalogue.into_iter().map(|entry| entry.listed.sitting).collect()
        }
    };
    let moment = |at| Moment::new(at, &cx.app.zone);
    Ok(found
        .into_iter()
        .map(|sitting| Entry {
            uid: sitting.uid,
            name: sitting.name,
            total: sitting.body.total().0,
            pass_mark: sitting.body.pass_mark.0,
            blueprint: sitting.body.code,
            kind: sitting.rules.kind,
            level: sitting.rules.level,
            opens_at: sitting.rules.opens_at.map(moment),
            closes_at: sitting.rules.closes_at.map(moment),
            minutes: sitting.rules.minutes,
            attempts: sitting.rules.attempts,
        })
        .collect())
}

/// One sitting as it is listed. Points are in hundredths.
#[derive(Debug, Serialize)]
struct Entry {
    uid: Uid,
    name: String,
    blueprint: String,
    kind: SittingKind,
    level: Level,
    opens_at: Option<Moment>,
    closes_at: Option<Moment>,
    minutes: u32,
    attempts: Option<u32>,
    total: i64,
    pass_mark: i64,
}

impl Record for Entry {
    const FIELDS: &'static [&'static str] = &[
        "uid",
        "name",
        "blueprint",
        "kind",
        "level",
        "opens_at",
        "closes_at",
        "minutes",
        "attempts",
        "total",
        "pass_mark",
    ];

    fn columns(locale: Locale) -> Vec<Column<Self>> {
        vec![
            Column::text(t::exam_name(locale), |entry, _| entry.name.clone()),
            Column::text(t::exam_blueprint(locale), |entry, _| entry.blueprint.clone()),
            Column::text(t::exam_kind(locale), |entry, l| {
                names::sitting_kind(l, entry.kind).to_owned()
            }),
            Column::text(t::exam_level(locale), |entry, l| names::level(l, entry.level).to_owned()),
            Column::text(t::exam_opens(locale), |entry, _| or_blank(entry.opens_at.as_ref())),
            Column::text(t::exam_closes(locale), |entry, _| or_blank(entry.closes_at.as_ref())),
            Column::number(t::exam_minutes(locale), |entry, _| entry.minutes.to_string()),
        ]
    }
}
