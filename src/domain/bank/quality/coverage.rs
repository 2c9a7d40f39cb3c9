//! Which articles of its statutes a bank asks about.

use super::{Fault, Finding, Site};
use crate::domain::bank::{Bank, Coverage, Measures};
use crate::domain::citation::ArticleNo;
use crate::domain::statute::StatuteOutline;
use crate::domain::time::Date;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What a bank asks about one statute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Covered {
    /// The statute's short name.
    pub statute: String,
    /// Its version.
    pub version: Date,
    /// Percent of the articles that can be tested that the bank undertakes to ask about; none when
    /// it undertakes nothing.
    pub wanted: Option<u8>,
    /// How many articles the statute has.
    pub articles: usize,
    /// How many of them some part cites.
    pub cited: usize,
    /// The articles that can be tested and that no part cites.
    pub missing: Vec<ArticleNo>,
    /// The articles that cannot be tested, with the reason.
    pub untested: BTreeMap<ArticleNo, String>,
    /// Those of them that parts cite all the same.
    pub tested_after_all: Vec<ArticleNo>,
    /// Items that cite another version of the statute: the same number is another article there, so
    /// they count for none of the above.
    pub by_other_versions: usize,
}

impl Covered {
    /// How many articles can be tested.
    pub fn testable(&self) -> usize {
        self.articles - self.untested.len()
    }

    /// How many of those are cited.
    pub fn tested(&self) -> usize {
        self.testable() - self.missing.len()
    }

    /// Whether the bank asks as much as it undertakes.
    pub fn is_enough(&self) -> bool {
        let wanted = usize::from(self.wanted.unwrap_or(0));
        self.tested() * 100 >= wanted * self.testable()
    }
}

/// What a bank asks about the statutes that are its subject: those it undertakes to cover. Of a bank
/// that undertakes nothing and cites one statute only, this shows what it might undertake.
pub(super) fn of(bank: &Bank, measures: &Measures) -> Vec<Covered> {
    let header = &bank.header;
    let subjects: Vec<(&StatuteOutline, Option<&Coverage>)> = match header.statutes.as_slice() {
        [only] => vec![(only, header.coverage.get(&only.name))],
        all => {
            let covered = all.iter().map(|outline| (outline, header.coverage.get(&outline.name)));
            covered.filter(|(_, coverage)| coverage.is_some()).collect()
        }
    };
    let covered = |(outline, coverage)| covered(bank, measures, outline, coverage);
    subjects.into_iter().map(covered).collect()
}

fn covered(
    bank: &Bank,
    measures: &Measures,
    outline: &StatuteOutline,
    coverage: Option<&Coverage>,
) -> Covered {
    let (mut cited, mut by_other_versions) = (BTreeSet::new(), 0);
    for item in &bank.items {
        let citations = item.parts.iter().flat_map(|part| &part.citations);
        let of_statute = citations.filter(|citation| outline.is_named(&citation.statute));
        let articles: Vec<ArticleNo> = of_statute.map(|citation| citation.article_no()).collect();
        let mut measured = measures.of(&item.id, &bank.header).iter();
        match measured.any(|one| one.name == outline.name && one.version != outline.version) {
            true => by_other_versions += usize::from(!articles.is_empty()),
            false => cited.extend(articles),
        }
    }
    let articles = articles(outline);
    let untested = coverage.map(|coverage| coverage.untested.clone()).unwrap_or_default();
    let missing = articles.iter().filter(|no| !cited.contains(no) && !untested.contains_key(no));
    Covered {
        statute: outline.name.clone(),
        version: outline.version,
        wanted: coverage.map(|coverage| coverage.percent),
        articles: articles.len(),
        cited: articles.intersection(&cited).count(),
        missing: missing.copied().collect(),
        tested_after_all: untested.keys().filter(|no| cited.contains(no)).copied().collect(),
        by_other_versions,
        untested,
    }
}

/// Every article that the statute has.
fn articles(outline: &StatuteOutline) -> BTreeSet<ArticleNo> {
    let numbered = (1..=outline.articles).map(|number| ArticleNo { number, inserted: 0 });
    let inserted = outline.shape.keys().filter(|no| outline.paragraphs(**no).is_some());
    numbered.chain(inserted.copied()).collect()
}

/// What the bank undertakes and does not keep.
pub(super) fn findings(bank: &Bank, all: &[Covered]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for covered in all {
        let statutes = &bank.header.statutes;
        let place = statutes.iter().position(|outline| outline.name == covered.statute);
        let site = place.map_or(Site::Bank, Site::Statute);
        if !covered.is_enough() {
            findings.push(Finding { site, fault: Fault::Uncovered(covered.clone()) });
        }
        findings.extend(covered.tested_after_all.iter().map(|article| {
            let fault = Fault::TestedAfterAll(*article);
            Finding { site, fault }
        }));
    }
    findings
}
