//! Asking for the number of an article.

use crate::domain::citation::ArticleNo;
use crate::i18n::{Locale, statute_room as t};
use crate::tui::effect::Effect;
use crate::tui::overlay::ask::Ask;

/// The place of the article whose number was typed; the reply to whoever [asked](jump).
pub(super) struct Found(pub usize);

/// Asks for one of these numbers; `typed` is what was typed already.
pub(super) fn jump(numbers: Vec<ArticleNo>, typed: &str, locale: Locale) -> Ask {
    let last = numbers.last().map(|no| no.label()).unwrap_or_default();
    let read = move |typed: &str| {
        let no = ArticleNo::typed(typed)?;
        let at = numbers.iter().position(|one| *one == no)?;
        Some(Effect::answer(Found(at)))
    };
    let (title, hint) = (t::jump_title(locale), t::jump_hint(locale));
    Ask::new(title, hint, t::jump_none(locale, last), read).with(typed).wide(52)
}
