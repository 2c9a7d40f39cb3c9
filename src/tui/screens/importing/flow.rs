//! How an import goes on: what comes back from work, from the choice of files, from a question.

use super::file::{File, Found, Standing, standings};
use super::kind::{Answer, Kind};
use super::work::{Imported, Read, Step, import, told};
use super::{Busy, ImportScreen, Stage, path_form, set_path};
use crate::i18n::{Locale, imports as t};
use crate::tui::effect::Effect;
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::overlay::files::PickedSeveral;
use crate::tui::widget::selection::Selection;
use std::sync::Arc;

/// The person agrees to import these files.
struct Agreed {
    rows: Vec<usize>,
    replace: bool,
}

impl<K: Kind> ImportScreen<K> {
    /// Puts files that were read among the others, each in the place of how it stood before.
    pub(super) fn take(&mut self, read: &[File<K>], locale: Locale) -> Vec<Effect> {
        (self.busy, self.scroll) = (None, 0);
        let fresh = self.files.is_empty();
        if read.is_empty() {
            let kinds: Vec<String> = K::WANTED.iter().map(|one| format!(".{one}")).collect();
            let text = t::nothing_found(locale, kinds.join(" "));
            if !fresh {
                return vec![Effect::warn(text)];
            }
            match &mut self.stage {
                Stage::Path(form) => form.error("path", text),
                _ => self.ask_again("", text, locale),
            }
            return vec![];
        }
        for file in read {
            match self.files.iter_mut().find(|one| one.path == file.path) {
                Some(place) => *place = file.clone(),
                None => self.files.push(file.clone()),
            }
        }
        match (self.files.as_slice(), &self.stage) {
            ([File { path, found: Err(why), .. }], _) if fresh => {
                let (path, why) = (path.clone(), why.clone());
                self.files.clear();
                self.ask_again(&path, why, locale);
            }
            ([_], _) => self.stage = Stage::One,
            (_, Stage::Path(_)) => self.stage = Stage::List,
            (_, Stage::Correct(_)) => self.stage = Stage::One,
            (_, Stage::List | Stage::One) => {}
        }
        vec![]
    }

    /// The question for a path, with what is wrong with the only one that was named.
    fn ask_again(&mut self, path: &str, why: String, locale: Locale) {
        let mut form = path_form::<K>(locale);
        set_path(&mut form, path);
        form.error("path", why);
        self.stage = Stage::Path(form);
    }

    /// The rows that the key would bring in now, and whether they replace what is there.
    pub(super) fn targets(&self) -> (Vec<usize>, bool) {
        let standings = standings(&self.files);
        let rows = |wanted: fn(&Standing) -> bool| -> Vec<usize> {
            let one = matches!(self.stage, Stage::One).then_some(self.at.at());
            let rows = standings
                .iter()
                .enumerate()
                .filter(|(row, standing)| wanted(standing) && one.is_none_or(|one| one == *row));
            rows.map(|(row, _)| row).collect()
        };
        let ready = rows(|standing| matches!(standing, Standing::Ready(_)));
        match ready.is_empty() {
            true => (rows(|standing| matches!(standing, Standing::Replaces)), true),
            false => (ready, false),
        }
    }

    /// Imports at once, or asks first.
    pub(super) fn commit(&mut self, locale: Locale) -> Vec<Effect> {
        let (rows, replace) = self.targets();
        let found = rows.iter().filter_map(|row| self.files.get(*row)?.found.as_ref().ok());
        let found: Vec<&Found<K>> = found.map(Arc::as_ref).collect();
        match K::question(&found, replace, locale) {
            Some(question) => vec![Effect::confirm(question, move |_| Agreed { rows, replace })],
            None => self.import(&rows, replace, locale),
        }
    }

    fn import(&mut self, rows: &[usize], replace: bool, locale: Locale) -> Vec<Effect> {
        let files = rows.iter().filter_map(|row| self.files.get(*row).cloned()).collect();
        self.busy = Some(Busy::Importing(None));
        vec![import(files, replace, locale)]
    }

    /// Keeps what came of an import; what failed, or waited for another file, is looked at anew.
    fn imported(&mut self, imported: &Imported<K>, locale: Locale) -> Vec<Effect> {
        (self.busy, self.scroll) = (None, 0);
        let waited: Vec<usize> = standings(&self.files)
            .iter()
            .enumerate()
            .filter(|(_, standing)| matches!(standing, Standing::Twice(_)))
            .map(|(row, _)| row)
            .collect();
        let mut again: Vec<File<K>> = Vec::new();
        for (row, file) in self.files.iter_mut().enumerate() {
            let outcome = imported.0.iter().find(|outcome| outcome.path == file.path);
            match outcome.map(|outcome| &outcome.report) {
                Some(Ok(report)) => (file.done, file.trouble) = (Some(Arc::clone(report)), None),
                Some(Err(why)) => {
                    file.trouble = Some(why.clone());
                    again.push(file.clone());
                }
                None if waited.contains(&row) => again.push(file.clone()),
                None => {}
            }
        }
        let mut effects = vec![Effect::Toast(told(&imported.0, locale))];
        effects.extend(self.read_again(again, locale));
        effects
    }

    /// What came back from work, files or a question.
    pub(super) fn reply(&mut self, msg: &Msg, locale: Locale) -> Option<Vec<Effect>> {
        if let Some(Step { done, of }) = msg.reply::<Step>() {
            let at = Some((*done, *of)).filter(|_| *of > 1);
            self.busy = self.busy.map(|busy| match busy {
                Busy::Reading(_) => Busy::Reading(at),
                Busy::Importing(_) => Busy::Importing(at),
                Busy::Working => Busy::Working,
            });
            return Some(vec![]);
        }
        if let Some(Read(files)) = msg.reply::<Read<K>>() {
            return Some(self.take(files, locale));
        }
        if let Some(PickedSeveral { paths }) = msg.reply::<PickedSeveral>() {
            if let Stage::Path(form) = &mut self.stage {
                let only = if paths.len() == 1 { paths.first() } else { None };
                set_path(form, only.map_or("", String::as_str));
            }
            // What is in goes out of sight, what is not stays.
            self.files.retain(|file| file.done.is_none());
            self.at = Selection::default();
            if !matches!(self.stage, Stage::Path(_)) {
                self.stage = Stage::List;
            }
            return Some(self.read(paths.clone(), locale));
        }
        if let Some(Agreed { rows, replace }) = msg.reply::<Agreed>() {
            return Some(self.import(rows, *replace, locale));
        }
        if let Some(imported) = msg.reply::<Imported<K>>() {
            return Some(self.imported(imported, locale));
        }
        if msg.reply::<JobFailed>().is_some() {
            self.busy = None;
            return Some(vec![]);
        }
        Some(match K::reply(msg, locale)? {
            Answer::Begins(effect) => {
                self.busy = Some(Busy::Working);
                vec![effect]
            }
            Answer::Failed(effects) => {
                self.busy = None;
                effects
            }
            Answer::TakenBack(mut effects) if self.files.len() == 1 => {
                effects.push(Effect::pop());
                effects
            }
            Answer::TakenBack(mut effects) => {
                effects
                    .extend(self.read_anew(self.selected().cloned().into_iter().collect(), locale));
                effects
            }
        })
    }
}
