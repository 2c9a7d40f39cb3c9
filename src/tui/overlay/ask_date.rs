//! Asking for a date.

use super::ask::Ask;
use crate::domain::time::{Date, typed_date};
use crate::i18n::{Locale, shell as t};
use crate::tui::effect::Effect;

/// The date that was typed; the reply to whoever [asked](ask_date).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed(pub Date);

/// Asks for a date, beginning with one.
pub fn ask_date(title: &str, now: Date, locale: Locale) -> Ask {
    let read = |typed: &str| typed_date(typed).map(|date| Effect::answer(Typed(date)));
    Ask::new(title, t::date_hint(locale), t::date_wrong(locale), read).with(&now.to_string())
}
