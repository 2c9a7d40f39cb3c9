//! Asking for the number of an article.

use crate::domain::citation::ArticleNo;
use crate::i18n::{Locale, statute_room as t};
use crate::tui::effect::Effect;
use crate::tui::overlay::ask::Ask;

/// The place of the article whose number was typed; the reply to whoever [asked](jump).
pub(super) struct Found(pub usize);

/// Asks for one of these numbers, each with its place; of equal numbers the first. `typed` is what
/// was typed already, `none` what is said of a number that is not there.
pub(super) fn jump(
    numbers: Vec<(ArticleNo, usize)>,
    none: String,
    typed: &str,
    locale: Locale,
) -> Ask {
    let read = move |typed: &str| {
        let no = ArticleNo::typed(typed)?;
        let (_, at) = numbers.iter().find(|(one, _)| *one == no)?;
        Some(Effect::answer(Found(*at)))
    };
    Ask::new(t::jump_title(locale), t::jump_hint(locale), none, read).with(typed).wide(52)
}
