//! Judging a bank of ten thousand items and one of a hundred thousand: what `bank check` and the
//! check of a bank on screen take.

use crate::report::{Report, Samples};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use zhifa::app::bank::check::check;
use zhifa::app::bank::judge::judge_files;
use zhifa::domain::bank::Bank;
use zhifa::interchange::bank::write;

const SHIPPED: &[u8] = include_bytes!("../../question_banks/行政处罚法.toml");

pub fn run(report: &mut Report) {
    for (items, runs) in [(10_000, 3), (100_000, 1)] {
        let files = [("large.toml".to_owned(), write(&large(items)).into_bytes())];
        let samples = Samples::of(runs, || {
            let judged = judge_files(&files);
            assert_eq!(judged.banks[0].content.as_ref().unwrap().1.items, items);
        });
        report.told(&format!("{items} items judged, from bytes to findings"), "none", &samples);
    }
}

/// Items whose sentences are put together anew from all clauses of the shipped bank, so that their
/// words are as alike as those of questions about one statute are.
fn large(items: usize) -> Bank {
    let bank = check("shipped", SHIPPED).value.unwrap();
    let choices = bank.items.iter().filter(|item| item.kind.has_options());
    let mut clauses: Vec<String> = Vec::new();
    let texts = choices.clone().flat_map(|item| &item.parts).flat_map(|part| {
        let options = part.options.iter().flat_map(|option| [&option.text, &option.why]);
        std::iter::once(&part.stem).chain(options)
    });
    for text in texts {
        let long = text.split(['，', '。', '；', '？']).filter(|clause| clause.chars().count() > 5);
        clauses.extend(long.map(str::to_owned));
    }
    clauses.sort();
    clauses.dedup();
    let mut lot = ChaCha20Rng::seed_from_u64(1);
    let mut clause = || clauses[lot.next_u32() as usize % clauses.len()].clone();
    let made = choices.cycle().take(items).enumerate().map(|(n, item)| {
        let mut item = item.clone();
        item.id = format!("i{n}");
        for part in &mut item.parts {
            part.stem = format!("{}，{}，{}？", clause(), clause(), clause());
            for option in &mut part.options {
                option.text = format!("{}{}", clause(), option.id);
                option.why = format!("{}，{}", clause(), clause());
            }
        }
        item
    });
    Bank { items: made.collect(), header: bank.header }
}
