//! Retiring and restoring items of a list.

use crate::app::AppError;
use crate::app::item::restore::restore_all;
use crate::app::item::retire::retire_all;
use crate::app::item::weigh::{Change, Weighed, weigh};
use crate::domain::id::Uid;
use crate::i18n::{Locale, banks as t};
use crate::tui::Backend;
use crate::tui::effect::Outcome;
use crate::tui::screens::deed::Deed;
use crate::tui::widget::confirm::Confirm;

impl Deed for Change {
    type Thing = Uid;

    fn name(self, locale: Locale) -> &'static str {
        match self {
            Self::Retire => t::retire(locale),
            Self::Restore => t::restore(locale),
        }
    }

    fn question(self, count: usize, locale: Locale) -> Confirm {
        let text = match self {
            Self::Retire => t::retire_many(locale, count),
            Self::Restore => t::restore_many(locale, count),
        };
        Confirm::new(self.name(locale), text).with_reason()
    }

    fn fits_none(self, locale: Locale) -> String {
        t::change_none(locale, self.name(locale))
    }

    fn in_short(error: &AppError, locale: Locale) -> String {
        error.message(locale).replace('\n', " ")
    }

    fn weigh(self, session: &Backend, uids: &[Uid]) -> Result<Vec<Weighed>, AppError> {
        session.run(|app, actor| weigh(app, actor, self, uids))
    }

    fn carry_out(
        self,
        session: &Backend,
        uids: &[Uid],
        reason: &str,
        locale: Locale,
    ) -> Result<Outcome, AppError> {
        let text =
            session.run(|app, actor| match self {
                Self::Retire => retire_all(app, actor, uids, reason)
                    .map(|()| t::retired_many(locale, uids.len())),
                Self::Restore => restore_all(app, actor, uids, reason)
                    .map(|()| t::restored_many(locale, uids.len())),
            })?;
        Ok(Outcome::from(Ok(text)))
    }
}
