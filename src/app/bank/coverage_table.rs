//! The table of banks in the file that describes them: written by the program between two marks, so
//! that no number in it is typed by hand.

use super::judge::{Judged, Report};
use crate::app::error::{Explain, Kind};
use crate::domain::bank::quality::{Covered, Figures};
use crate::domain::item::ItemType;
use crate::i18n::{Locale, bank_quality as t, names};
use std::fmt::Write as _;

/// The line before the table.
pub const BEGIN: &str = "<!-- zhifa bank check: begin -->";
/// The line after the table.
pub const END: &str = "<!-- zhifa bank check: end -->";

/// The text has no pair of marks between which a table could be put.
#[derive(Debug, thiserror::Error)]
#[error("no marks for the table")]
pub struct NoMarks;

impl Explain for NoMarks {
    fn kind(&self) -> Kind {
        Kind::Invalid
    }

    fn message(&self, locale: Locale) -> String {
        t::no_marks(locale, BEGIN, END)
    }
}

/// `text` with the table of these banks between its marks, in place of what stood there.
///
/// # Errors
/// [`NoMarks`] when the text does not have each mark, the first one first.
pub fn put(text: &str, report: &Report, locale: Locale) -> Result<String, NoMarks> {
    let (before, rest) = text.split_once(BEGIN).ok_or(NoMarks)?;
    let (_, after) = rest.split_once(END).ok_or(NoMarks)?;
    Ok(format!("{before}{BEGIN}\n\n{}\n{END}{after}", table(report, locale)))
}

/// What the banks hold, and what they ask of their statutes, in Markdown.
fn table(report: &Report, locale: Locale) -> String {
    let mut out = String::new();
    let heading = [t::heading_bank(locale), t::heading_items(locale)].into_iter();
    let types = ItemType::ALL.iter().map(|kind| names::item_type(locale, *kind));
    let rest = [t::heading_difficulty(locale), t::heading_checked_on(locale)];
    row(&mut out, heading.chain(types).chain(rest));
    rule(&mut out, 4 + ItemType::ALL.len());
    for bank in &report.banks {
        let (checked_on, figures) = known(bank);
        row(&mut out, counts(bank.name(), &checked_on, figures).iter().map(String::as_str));
    }
    if let Some(whole) = &report.whole {
        let counts = counts(t::whole(locale), "", Some(&whole.figures));
        row(&mut out, counts.iter().map(String::as_str));
    }
    out.push('\n');
    let heading = [
        t::heading_bank(locale),
        t::heading_statute(locale),
        t::heading_articles(locale),
        t::heading_testable(locale),
        t::heading_tested(locale),
        t::heading_share(locale),
        t::heading_wanted(locale),
    ];
    row(&mut out, heading);
    rule(&mut out, heading.len());
    let covered: Vec<(&str, &Covered)> = report.banks.iter().flat_map(subjects).collect();
    for (bank, one) in &covered {
        let statute = t::statute_version(locale, &one.statute, one.version);
        let counted = [one.articles, one.testable(), one.tested()].map(|count| count.to_string());
        // Rounded down: 100% is said only of all.
        let share = format!("{}%", one.tested() * 100 / one.testable().max(1));
        let wanted = one.wanted.map(|wanted| format!("{wanted}%")).unwrap_or_default();
        let [articles, testable, tested] = &counted;
        row(&mut out, [*bank, &statute, articles, testable, tested, &share, &wanted]);
    }
    out.push('\n');
    for (bank, one) in covered {
        let lines = [
            (!one.missing.is_empty()).then(|| {
                t::line_missing(locale, bank, &one.statute, t::articles(locale, &one.missing))
            }),
            (!one.untested.is_empty()).then(|| {
                let reasons = one.untested.iter();
                let reasons = reasons.map(|(no, reason)| t::untested(locale, no, reason));
                let reasons: Vec<String> = reasons.collect();
                t::line_untested(locale, bank, &one.statute, reasons.join(t::semicolon(locale)))
            }),
        ];
        for line in lines.into_iter().flatten() {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "- {line}");
        }
    }
    out
}

/// The day a bank was checked on, as text, and its figures; a file that cannot be used has none.
fn known(bank: &Judged) -> (String, Option<&Figures>) {
    match &bank.content {
        None => (String::new(), None),
        Some((header, figures)) => {
            let day = header.checked_on.map(|day| day.to_string()).unwrap_or_default();
            (day, Some(figures))
        }
    }
}

fn subjects(bank: &Judged) -> impl Iterator<Item = (&str, &Covered)> {
    let figures = bank.content.as_ref().map(|(_, figures)| figures);
    let covered = figures.into_iter().flat_map(|figures| &figures.coverage);
    covered.map(|one| (bank.name(), one))
}

/// The cells of a bank: name, items, each type, difficulties 1 to 5, day.
fn counts(name: &str, checked_on: &str, figures: Option<&Figures>) -> Vec<String> {
    let none = Figures::default();
    let figures = figures.unwrap_or(&none);
    let types = ItemType::ALL.iter().map(|kind| figures.of_type(*kind).to_string());
    let levels = (1..=5).map(|level| figures.of_difficulty(level).to_string());
    let levels = levels.collect::<Vec<_>>().join(" / ");
    let begin = [name.to_owned(), figures.items.to_string()].into_iter();
    begin.chain(types).chain([levels, checked_on.to_owned()]).collect()
}

fn row<'c>(out: &mut String, cells: impl IntoIterator<Item = &'c str>) {
    for cell in cells {
        let _ = write!(out, "| {} ", cell.replace('|', "\\|"));
    }
    out.push_str("|\n");
}

fn rule(out: &mut String, columns: usize) {
    out.push_str(&"|---".repeat(columns));
    out.push_str("|\n");
}
