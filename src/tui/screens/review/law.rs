//! The articles a question cites: where they stand, in which version, and how they are built.

use crate::app::exam::review::{Question, Review};
use crate::domain::citation::Citation;
use crate::domain::statute::StatuteOutline;
use crate::i18n::{Locale, exam_screen as t};

/// Everything known of the articles that a question cites.
pub(super) fn text(question: &Question, review: &Review, locale: Locale) -> String {
    let part = question.item.parts.get(question.part);
    let cited = part.map_or(&[][..], |part| part.citations.as_slice());
    if cited.is_empty() {
        return t::law_none(locale).to_owned();
    }
    let told: Vec<String> = cited
        .iter()
        .map(|citation| {
            let outline = review.statutes.iter().find(|one| one.is_named(&citation.statute));
            format!("{citation}\n{}", outline_text(citation, outline, locale))
        })
        .collect();
    told.join("\n\n")
}

/// The version of a statute, and the paragraphs and items of the article.
fn outline_text(citation: &Citation, outline: Option<&StatuteOutline>, locale: Locale) -> String {
    let Some(outline) = outline else { return t::law_unknown(locale).to_owned() };
    let version = t::law_version(locale, &outline.title, outline.version, outline.effective_from);
    let Some(paragraphs) = outline.paragraphs(citation.article_no()) else { return version };
    // 第三十六条 alone, without the paragraph and item that are cited.
    let article = Citation { paragraph: None, item: None, subitem: None, ..citation.clone() };
    let article = article.to_string();
    let article = article.rsplit(' ').next().unwrap_or_default();
    let shape = match paragraphs {
        [_] => t::law_only(locale, article),
        many => t::law_shape(locale, article, many.len()),
    };
    let items = paragraphs.iter().enumerate().filter(|(_, items)| **items > 0);
    let items = items.map(|(at, items)| t::law_items(locale, at + 1, items));
    let shape: Vec<String> = std::iter::once(shape).chain(items).collect();
    format!("{version}\n{}", shape.join(if locale == Locale::Zh { ";" } else { "; " }))
}
