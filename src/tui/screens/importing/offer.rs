//! What can be done on each page of an import, and why something cannot.

use super::file::{File, Standing};
use super::kind::Kind;
use super::{ImportScreen, Stage};
use crate::i18n::{Locale, imports as t};
use crate::tui::action::ActionState;
use crate::tui::action::imports as actions;
use crate::tui::action::shell::{form as form_actions, list};

impl<K: Kind> ImportScreen<K> {
    /// What is offered on the page on screen.
    pub(super) fn offered(&self, locale: Locale) -> Vec<ActionState> {
        let idle = self.busy.is_none();
        let pick = ActionState::when(actions::PICK, idle);
        let check = ActionState::when(form_actions::SAVE, idle).label(t::check(locale));
        let next_field = ActionState::on(form_actions::NEXT_FIELD);
        let recheck = ActionState::when(actions::RECHECK, idle);
        match &self.stage {
            Stage::Path(_) => vec![check, pick, next_field],
            Stage::Correct(_) => vec![check, next_field, ActionState::on(actions::LEAVE).quiet()],
            Stage::List => {
                let mut offered = vec![
                    ActionState::when(list::OPEN, !self.files.is_empty()),
                    self.commit_state(locale),
                ];
                offered.extend(self.doubts_state(&self.files));
                offered.extend(self.correct_state(locale));
                offered.extend([recheck, pick]);
                offered
            }
            Stage::One => {
                let Some(file) = self.selected() else { return vec![pick] };
                let mut offered = Vec::new();
                if file.done.is_none() {
                    offered.push(self.commit_state(locale));
                }
                offered.extend(self.doubts_state(std::slice::from_ref(file)));
                offered.extend(K::more(file, idle, locale));
                if file.done.is_none() {
                    offered.extend(self.correct_state(locale));
                    offered.push(recheck);
                }
                offered.push(pick.label(t::another(locale)));
                if self.files.len() > 1 {
                    offered.push(ActionState::on(actions::LEAVE).quiet());
                }
                offered
            }
        }
    }

    fn commit_state(&self, locale: Locale) -> ActionState {
        if self.busy.is_some() {
            return ActionState::when(actions::COMMIT, false);
        }
        let commit = ActionState::on(actions::COMMIT);
        let several = matches!(self.stage, Stage::List);
        match (self.targets(), several) {
            ((rows, _), _) if rows.is_empty() => {
                ActionState::off(actions::COMMIT, self.why_not(locale))
            }
            ((rows, false), true) => commit.label(t::commit_several(locale, rows.len())),
            ((rows, true), true) => commit.label(t::replace_several(locale, rows.len())),
            (_, false) => commit,
        }
    }

    /// Why nothing on this page can be imported.
    fn why_not(&self, locale: Locale) -> String {
        match self.standing().filter(|_| !matches!(self.stage, Stage::List)) {
            None => t::why_none(locale).to_owned(),
            Some(Standing::Done) => t::why_done(locale).to_owned(),
            Some(Standing::Nothing) => t::why_nothing(locale).to_owned(),
            Some(Standing::Twice(row)) => t::twice_text(locale, row + 1),
            Some(_) => t::why_unsound(locale).to_owned(),
        }
    }

    /// From an import that left items in doubt to the list of them.
    fn doubts_state(&self, files: &[File<K>]) -> Option<ActionState> {
        let some = |file: &File<K>| file.done.as_ref().is_some_and(|one| K::in_doubt(one) > 0);
        let idle = self.busy.is_none();
        files.iter().any(some).then(|| ActionState::when(actions::DOUBTS, idle))
    }

    fn correct_state(&self, locale: Locale) -> Option<ActionState> {
        K::CORRECTS.then(|| match self.correctable(locale) {
            Some(_) => ActionState::when(actions::CORRECT, self.busy.is_none()),
            None => ActionState::off(actions::CORRECT, t::why_not_correctable(locale)),
        })
    }
}
