//! A drawn paper in print: JSON without keys unless they were asked for, or text for people.

use crate::app::exam::draw::Paper;
use crate::domain::citation::Citation;
use crate::domain::form::BankSnapshot;
use crate::domain::id::Uid;
use crate::domain::item::{CandidateItem, CandidatePart, Item, Key, Part};
use crate::domain::points::Points;
use crate::i18n::{Locale, cli as t, names};
use serde::Serialize;
use std::fmt::Write;

/// The JSON of a paper. Points are in hundredths.
#[derive(Debug, Serialize)]
pub struct Printed<'a> {
    blueprint: &'a str,
    name: &'a str,
    seed: u64,
    algorithm: u32,
    banks: &'a [BankSnapshot],
    minutes: u32,
    total: i64,
    pass_mark: i64,
    items: Vec<Question<'a>>,
}

#[derive(Debug, Serialize)]
struct Question<'a> {
    number: usize,
    section: usize,
    uid: Uid,
    #[serde(flatten)]
    shown: &'a CandidateItem,
    /// Absent unless asked for; the paper of a candidate has no such field.
    #[serde(skip_serializing_if = "Option::is_none")]
    solution: Option<Vec<Solution<'a>>>,
}

#[derive(Debug, Serialize)]
struct Solution<'a> {
    part: &'a str,
    key: &'a Key,
    explanation: &'a str,
    citations: &'a [Citation],
}

impl<'a> Printed<'a> {
    /// The paper, with solutions where it was drawn with keys.
    pub fn of(paper: &'a Paper) -> Self {
        let whole = |place: usize| paper.items.as_ref().and_then(|items| items.get(place));
        let question = |(place, (drawn, shown)): (
            usize,
            (&'a crate::domain::form::FormItem, &'a CandidateItem),
        )| Question {
            number: place + 1,
            section: drawn.section + 1,
            uid: drawn.uid,
            shown,
            solution: whole(place).map(|item| item.parts.iter().map(Solution::of).collect()),
        };
        Self {
            blueprint: &paper.blueprint.code,
            name: &paper.blueprint.name,
            seed: paper.form.seed,
            algorithm: paper.form.algorithm,
            banks: &paper.form.banks,
            minutes: paper.blueprint.minutes,
            total: paper.form.total().0,
            pass_mark: paper.blueprint.pass_mark.0,
            items: paper
                .form
                .items
                .iter()
                .zip(&paper.questions)
                .enumerate()
                .map(question)
                .collect(),
        }
    }
}

impl<'a> Solution<'a> {
    fn of(part: &'a Part) -> Self {
        Self {
            part: &part.id,
            key: &part.key,
            explanation: &part.explanation,
            citations: &part.citations,
        }
    }
}

/// The paper as a person reads it.
pub fn text(paper: &Paper, locale: Locale) -> String {
    let mut out = format!("{}\n", paper.blueprint.name);
    let total = paper.form.total();
    line(
        &mut out,
        &t::paper_head(
            locale,
            paper.blueprint.minutes,
            total,
            paper.blueprint.pass_mark,
            paper.form.seed,
        ),
    );
    for (place, shown) in paper.questions.iter().enumerate() {
        let points: Points = shown.parts.iter().map(|part| Points(part.points)).sum();
        let kind = names::item_type(locale, shown.kind);
        line(&mut out, "");
        line(&mut out, &t::paper_question(locale, place + 1, kind, points));
        if !shown.situation.is_empty() {
            line(&mut out, &shown.situation);
        }
        let whole = paper.items.as_ref().and_then(|items| items.get(place));
        for part in &shown.parts {
            question(&mut out, part, shown.parts.len() > 1);
            if let Some(part) = whole.and_then(|item: &Item| item.part(&part.id)).zip(Some(part)) {
                solution(&mut out, part.0, part.1, locale);
            }
        }
    }
    out
}

fn question(out: &mut String, part: &CandidatePart, numbered: bool) {
    match numbered {
        true => line(out, &format!("({}) {}", part.id, part.stem)),
        false => line(out, &part.stem),
    }
    for (letter, option) in ('A'..).zip(&part.options) {
        line(out, &format!("  {letter}. {}", option.text));
    }
}

fn solution(out: &mut String, part: &Part, shown: &CandidatePart, locale: Locale) {
    let key = match &part.key {
        Key::Options(right) => ('A'..)
            .zip(&shown.options)
            .filter(|(_, option)| right.contains(&option.id))
            .map(|(letter, _)| letter)
            .collect(),
        Key::Truth(true) => t::truth_right(locale).to_owned(),
        Key::Truth(false) => t::truth_wrong(locale).to_owned(),
        Key::Blanks(blanks) => {
            blanks.iter().map(|variants| variants.join(" / ")).collect::<Vec<_>>().join("; ")
        }
        Key::Model { answer, .. } => answer.clone(),
    };
    line(out, &t::paper_key(locale, key));
    if !part.explanation.is_empty() {
        line(out, &t::paper_explanation(locale, &part.explanation));
    }
}

fn line(out: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{text}");
}
