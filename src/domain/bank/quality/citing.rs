//! Whether citations name the place as exactly as the statute allows.

use super::Fault;
use crate::domain::item::Part;
use crate::domain::item::check::Field;
use crate::domain::statute::StatuteOutline;

/// Citations of a part that name no paragraph where there are several, or one where there is one.
/// Citations of places that do not exist are the affair of the items' own rules.
pub(super) fn faults(
    part: &Part,
    statutes: &[StatuteOutline],
) -> impl Iterator<Item = (Field, Fault)> {
    let numbered = part.citations.iter().enumerate();
    numbered.filter_map(|(at, citation)| {
        let outline = statutes.iter().find(|outline| outline.is_named(&citation.statute))?;
        outline.check(citation).ok()?;
        let paragraphs = outline.paragraphs(citation.article_no())?.len();
        let fault = match (paragraphs, citation.paragraph, citation.item) {
            // An item without a paragraph is exact: only one paragraph has items.
            (2.., None, None) => Fault::WholeArticle { paragraphs },
            (1, Some(_), _) => Fault::OnlyParagraph,
            _ => return None,
        };
        Some((Field::Citation(at), fault))
    })
}
