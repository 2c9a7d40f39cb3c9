//! The outline of a statute: how many articles, paragraphs and items it has, without its text, so
//! that a citation can be checked where the text is not at hand.

use crate::domain::citation::{ArticleNo, Citation};
use crate::domain::time::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One dated version of a statute, by the number of its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatuteOutline {
    /// The short name that citations use: 行政处罚法.
    pub name: String,
    /// The full title: 中华人民共和国行政处罚法.
    pub title: String,
    /// The day on which this version was adopted; it identifies the version.
    pub version: Date,
    /// The first day on which this version is in force.
    pub effective_from: Date,
    /// The number of the last article.
    pub articles: u16,
    /// The articles with more than one paragraph or with items: the number of items （一）… of each
    /// paragraph. An article that is not listed has one paragraph without items; an article with
    /// 之N exists only when it is listed.
    #[serde(default)]
    pub shape: BTreeMap<ArticleNo, Vec<u16>>,
}

/// Why a citation points to no place of a statute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CitationFault {
    /// The citation names another statute.
    #[error("the citation names another statute")]
    OtherStatute,
    /// The statute has no article of that number.
    #[error("no such article; the last one is {last}")]
    NoArticle {
        /// The number of the statute's last article.
        last: u16,
    },
    /// The article exists, but not with that 之N.
    #[error("no such inserted article; the last one is 之{last} (0: none)")]
    NoInsertedArticle {
        /// The largest N of the article's 之N; 0 when none was inserted.
        last: u16,
    },
    /// The article has fewer paragraphs.
    #[error("no such paragraph; the article has {has}")]
    NoParagraph {
        /// The number of the article's paragraphs.
        has: u16,
    },
    /// The paragraph has fewer items.
    #[error("no such item; the paragraph has {has}")]
    NoItem {
        /// The number of items in the cited paragraph, or in the only one that has any.
        has: u16,
    },
    /// Several paragraphs have items and the citation does not say which paragraph it means.
    #[error("several paragraphs of the article have items; the citation must name one")]
    WhichParagraph,
}

impl StatuteOutline {
    /// Whether `name` is this statute's short name or full title.
    pub fn is_named(&self, name: &str) -> bool {
        name == self.name || name == self.title
    }

    /// The number of items of each paragraph of an article; `None` when there is no such article.
    pub fn paragraphs(&self, article: ArticleNo) -> Option<&[u16]> {
        if !(1..=self.articles).contains(&article.number) {
            return None;
        }
        match self.shape.get(&article).map(Vec::as_slice) {
            Some([]) => Some(&[0]),
            Some(paragraphs) => Some(paragraphs),
            None => (article.inserted == 0).then_some(&[0]),
        }
    }

    /// Whether the cited place exists. An item may be cited without a paragraph when the article
    /// has one paragraph, or when only one of its paragraphs has items. 目 are not in the outline
    /// and not checked.
    ///
    /// # Errors
    /// The first [`CitationFault`], from the statute down to the item.
    pub fn check(&self, citation: &Citation) -> Result<(), CitationFault> {
        if !self.is_named(&citation.statute) {
            return Err(CitationFault::OtherStatute);
        }
        let article = citation.article_no();
        let paragraphs = self.paragraphs(article).ok_or_else(|| self.missing(article))?;
        let items = match citation.paragraph {
            Some(paragraph) => {
                Some(nth(paragraphs, paragraph).ok_or_else(|| CitationFault::NoParagraph {
                    has: u16::try_from(paragraphs.len()).unwrap_or(u16::MAX),
                })?)
            }
            None => only_with_items(paragraphs),
        };
        match (citation.item, items) {
            (None, _) => Ok(()),
            (Some(_), None) => Err(CitationFault::WhichParagraph),
            (Some(item), Some(has)) if (1..=has).contains(&item) => Ok(()),
            (Some(_), Some(has)) => Err(CitationFault::NoItem { has }),
        }
    }

    fn missing(&self, article: ArticleNo) -> CitationFault {
        if !(1..=self.articles).contains(&article.number) {
            return CitationFault::NoArticle { last: self.articles };
        }
        let of_article =
            ArticleNo { inserted: 0, ..article }..=ArticleNo { inserted: u16::MAX, ..article };
        let last = self.shape.range(of_article).next_back().map_or(0, |(no, _)| no.inserted);
        CitationFault::NoInsertedArticle { last }
    }
}

fn nth(paragraphs: &[u16], number: u16) -> Option<u16> {
    paragraphs.get(usize::from(number).checked_sub(1)?).copied()
}

/// The number of items in the only paragraph that has any, 0 when none has; `None` when several do.
fn only_with_items(paragraphs: &[u16]) -> Option<u16> {
    let mut with_items = paragraphs.iter().copied().filter(|items| *items > 0);
    match (with_items.next(), with_items.next()) {
        (first, None) => Some(first.unwrap_or(0)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// Partly invented, so that it has every kind of article.
    fn outline() -> StatuteOutline {
        let shape = [
            ("9", vec![6]),
            ("29", vec![0, 0]),
            ("57", vec![4, 0]),
            ("60-1", vec![0, 2]),
            ("60-2", vec![]),
            ("76", vec![4, 3]),
        ];
        StatuteOutline {
            name: "行政处罚法".into(),
            title: "中华人民共和国行政处罚法".into(),
            version: date(2021, 1, 22),
            effective_from: date(2021, 7, 15),
            articles: 86,
            shape: shape.into_iter().map(|(no, items)| (no.parse().unwrap(), items)).collect(),
        }
    }

    #[test]
    fn a_citation_is_right_or_has_one_fault() {
        use CitationFault::*;
        for (citation, expected) in [
            ("行政处罚法 第一条", Ok(())),
            ("中华人民共和国行政处罚法 第八十六条", Ok(())),
            ("行政处罚法 第八十七条", Err(NoArticle { last: 86 })),
            ("行政许可法 第一条", Err(OtherStatute)),
            ("行政处罚法 第一条第一款", Ok(())),
            ("行政处罚法 第一条第二款", Err(NoParagraph { has: 1 })),
            ("行政处罚法 第一条第一项", Err(NoItem { has: 0 })),
            ("行政处罚法 第九条第六项", Ok(())),
            ("行政处罚法 第九条第一款第六项", Ok(())),
            ("行政处罚法 第九条第七项", Err(NoItem { has: 6 })),
            ("行政处罚法 第九条第六项第二目", Ok(())),
            ("行政处罚法 第二十九条第二款", Ok(())),
            ("行政处罚法 第二十九条第三款", Err(NoParagraph { has: 2 })),
            ("行政处罚法 第二十九条第一项", Err(NoItem { has: 0 })),
            ("行政处罚法 第五十七条第四项", Ok(())),
            ("行政处罚法 第五十七条第二款第一项", Err(NoItem { has: 0 })),
            ("行政处罚法 第七十六条第一项", Err(WhichParagraph)),
            ("行政处罚法 第七十六条第二款第三项", Ok(())),
            ("行政处罚法 第七十六条第二款第四项", Err(NoItem { has: 3 })),
            ("行政处罚法 第六十条之一第二款第二项", Ok(())),
            ("行政处罚法 第六十条之二", Ok(())),
            ("行政处罚法 第六十条之二第二款", Err(NoParagraph { has: 1 })),
            ("行政处罚法 第六十条之三", Err(NoInsertedArticle { last: 2 })),
            ("行政处罚法 第九条之一", Err(NoInsertedArticle { last: 0 })),
            ("行政处罚法 第九十条之一", Err(NoArticle { last: 86 })),
        ] {
            assert_eq!(outline().check(&citation.parse().unwrap()), expected, "{citation}");
        }
    }

    #[test]
    fn zero_is_no_place_even_in_a_citation_built_by_hand() {
        let place = |article, paragraph, item| Citation {
            statute: "行政处罚法".into(),
            article,
            sub: 0,
            paragraph,
            item,
            subitem: None,
        };
        for (citation, fault) in [
            (place(0, None, None), CitationFault::NoArticle { last: 86 }),
            (place(9, Some(0), None), CitationFault::NoParagraph { has: 1 }),
            (place(9, None, Some(0)), CitationFault::NoItem { has: 6 }),
        ] {
            assert_eq!(outline().check(&citation), Err(fault), "{citation:?}");
        }
    }

    #[test]
    fn an_outline_survives_its_stored_form() {
        let text = serde_json::to_string(&outline()).unwrap();
        assert!(text.contains("\"60-1\":[0,2]") && text.contains("\"2021-07-15\""), "{text}");
        assert_eq!(serde_json::from_str::<StatuteOutline>(&text).unwrap(), outline());
    }
}
