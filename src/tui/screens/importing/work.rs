//! The work behind an import: reading files, bringing them in.

use super::file::{File, Found};
use super::kind::Kind;
use crate::app::Explain as _;
use crate::app::files::gather::gather;
use crate::app::files::last_part;
use crate::i18n::{Locale, comma, imports as t};
use crate::tui::Backend;
use crate::tui::effect::{Effect, Link, Toast, Tone};
use std::sync::Arc;

/// One more file was read or imported.
pub(super) struct Step {
    pub(super) done: usize,
    pub(super) of: usize,
}

/// Files read.
pub(super) struct Read<K: Kind>(pub(super) Vec<File<K>>);

/// What came of each file that was to be imported.
pub(super) struct Imported<K: Kind>(pub(super) Vec<Outcome<K>>);

/// What came of one file.
pub(super) struct Outcome<K: Kind> {
    pub(super) path: String,
    pub(super) report: Result<Arc<K::Report>, String>,
}

impl<K: Kind> Outcome<K> {
    fn name(&self) -> &str {
        last_part(&self.path)
    }
}

/// Reads the files that these paths stand for.
pub(super) fn read_paths<K: Kind>(paths: Vec<String>, locale: Locale) -> Effect {
    Effect::long(move |session, link| {
        let files = session.files();
        let here = files.start();
        let paths: Vec<String> = paths.iter().map(|path| files.resolve(&here, path)).collect();
        let found = gather(files, &paths, K::WANTED);
        let of = found.len();
        let read = found.into_iter().enumerate().map(|(done, path)| {
            link.send(Step { done, of });
            match path {
                Ok(path) => read::<K>(session, path, K::Given::default(), locale),
                Err(refusal) => File {
                    path: refusal.path.clone(),
                    given: K::Given::default(),
                    found: Err(refusal.message(locale)),
                    done: None,
                    trouble: None,
                },
            }
        });
        Read(read.collect())
    })
}

/// Reads files again, with what the person says about each, and why the last attempt to import it
/// failed.
pub(super) fn read_again<K: Kind>(files: Vec<File<K>>, locale: Locale) -> Effect {
    Effect::long(move |session, link| {
        let of = files.len();
        let read = files.into_iter().enumerate().map(|(done, file)| {
            link.send(Step { done, of });
            let again = read::<K>(session, file.path, file.given, locale);
            File { trouble: file.trouble, ..again }
        });
        Read(read.collect())
    })
}

fn read<K: Kind>(session: &Backend, path: String, given: K::Given, locale: Locale) -> File<K> {
    let bytes = session.files().read(&path, K::MAX_BYTES);
    let found = bytes.map_err(|refusal| refusal.message(locale)).map(|bytes| {
        let draft = K::read(&path, &bytes, &given);
        let would = match draft.is_sound() {
            true => {
                let would = K::weigh(session, &draft, locale);
                would.map(Some).map_err(|error| error.message(locale))
            }
            false => Ok(None),
        };
        Arc::new(Found { draft, would })
    });
    File { path, given, found, done: None, trouble: None }
}

/// Imports these files one after the other; one that fails keeps none of the others back.
pub(super) fn import<K: Kind>(files: Vec<File<K>>, replace: bool, locale: Locale) -> Effect {
    let work = move |session: &Backend, link: &Link| {
        let of = files.len();
        let outcomes = files.into_iter().enumerate().filter_map(|(done, file)| {
            link.send(Step { done, of });
            let found = file.found.ok()?;
            let report = K::import(session, &found, replace);
            let report = report.map(Arc::new).map_err(|error| error.message(locale));
            Some(Outcome { path: file.path, report })
        });
        let outcomes: Vec<Outcome<K>> = outcomes.collect();
        K::afterwards(session);
        Imported(outcomes)
    };
    Effect::lasting_long(work, move |Imported(outcomes): &Imported<K>| told(outcomes, locale))
}

/// What came of an import, in a sentence.
pub(super) fn told<K: Kind>(outcomes: &[Outcome<K>], locale: Locale) -> Toast {
    let failed = outcomes.iter().filter(|outcome| outcome.report.is_err());
    let failed: Vec<&str> = failed.map(Outcome::name).collect();
    let (tone, text) = match (outcomes, failed.len()) {
        ([Outcome { report: Ok(report), .. }], _) => (Tone::Ok, K::told(report, locale)),
        ([only @ Outcome { report: Err(why), .. }], _) => {
            (Tone::Danger, t::failed_meanwhile(locale, only.name(), why))
        }
        (all, 0) => (Tone::Ok, t::done_several(locale, all.len())),
        (all, n) => {
            let names = failed.join(comma(locale));
            (Tone::Danger, t::done_but(locale, all.len() - n, n, names))
        }
    };
    Toast { tone, text }
}
