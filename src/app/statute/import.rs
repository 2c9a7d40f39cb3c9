//! Loading a version of a statute from a file.

use super::{StatuteRefusal, statute_uid};
use crate::app::actor::require;
use crate::app::doubt::review::{Reviewed, follow_up};
use crate::app::doubt::withdraw::Withdrawal;
use crate::app::{Actor, App, AppError, Trace};
use crate::domain::role::{Permission, Target};
use crate::domain::statute::StatuteText;
use crate::domain::time::Date;
use crate::interchange::{self, Draft};
use crate::store::Tx;
use crate::store::statutes::{self, NewVersion, StoredVersion};
use serde::Serialize;
use std::sync::Arc;

pub use crate::interchange::Severity;
pub use crate::interchange::excerpt::excerpt;
pub use crate::interchange::statute::{Given, MAX_BYTES};

/// What reading a statute's file gives.
pub type StatuteDraft = Draft<StatuteText>;

/// What a load does, or did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The version is new here.
    New,
    /// It is here word for word.
    Unchanged,
    /// It is here with other words; it is put in its place only where that is said.
    Replaced,
}

/// One loaded version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    /// Full title.
    pub title: String,
    /// The version, by the day of its adoption or last amendment.
    pub version: Date,
    /// The first day on which it is in force.
    pub effective_from: Date,
    /// How many articles it has.
    pub articles: usize,
    /// What the load does.
    pub outcome: Outcome,
    /// How many things in the file somebody should look at.
    pub warnings: usize,
    /// What it changed for the banks: items in doubt, headers brought up.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reviewed: Vec<Reviewed>,
}

/// Reads a file and finds everything that is wrong with it; nothing is stored.
pub fn check(name: &str, bytes: &[u8], given: &Given) -> StatuteDraft {
    interchange::statute::read(name, bytes, given)
}

/// The outline of a text as the header of a bank's file has it, with an empty line before it.
pub fn outline(text: &StatuteText) -> String {
    interchange::bank::write_statute(&text.outline())
}

/// What loading would do.
///
/// # Errors
/// As [`import`], except that other words for a stored version are no refusal.
pub fn preview(app: &App, actor: &Actor, draft: &StatuteDraft) -> Result<ImportReport, AppError> {
    require(app, actor, Permission::EditStatutes, Target::District)?;
    let text = sound(draft)?;
    let outcome = app.read(|tx| Ok(weigh(tx, text)?.0))?;
    adopted(text, app.today())?;
    Ok(report(draft, text, outcome))
}

/// Loads a version and follows the banks' citations into it. One that is here word for word is left
/// as it is; one that is here with other words is replaced only with `replace`.
///
/// # Errors
/// When the person may not load statutes, the file has errors, the version is of a day to come, it is
/// here with other words, another statute has the same short name, or the store fails.
pub fn import(
    app: &Arc<App>,
    actor: &Actor,
    draft: &StatuteDraft,
    replace: bool,
) -> Result<ImportReport, AppError> {
    require(app, actor, Permission::EditStatutes, Target::District)?;
    let text = sound(draft)?;
    adopted(text, app.today())?;
    let load = app.read(|tx| Load::of(tx, text))?;
    if load.outcome == Outcome::Unchanged {
        return Ok(report(draft, text, load.outcome));
    }
    let at = app.now();
    let new = NewVersion {
        statute: statute_uid(&text.title),
        text: text.clone(),
        file_name: draft.source.name.clone(),
        account: actor.account,
        at,
    };
    let draft = draft.clone();
    let report = app.write_each(actor, at, move |tx| {
        let again;
        let load = if load.stands(tx, &new.text)? {
            &load
        } else {
            again = Load::of(tx, &new.text)?;
            &again
        };
        let report = report(&draft, &new.text, load.outcome);
        if load.outcome == Outcome::Unchanged {
            // Somebody else loaded it meanwhile.
            return Ok((report, Vec::new()));
        }
        if load.outcome == Outcome::Replaced && !replace {
            let (title, version) = (new.text.title.clone(), new.text.version);
            return Err(StatuteRefusal::Differs { title, version }.into());
        }
        if let Some(before) = &load.before {
            before.carry_out(tx, at)?;
            statutes::remove(tx, before.version().id)?;
        }
        statutes::save(tx, &new)?;
        let trace = Trace::new("statute.import", "statute", new.text.name());
        Ok((report.clone(), vec![trace.with(serde_json::json!(report))]))
    })?;
    Ok(ImportReport { reviewed: follow_up(app), ..report })
}

/// What loading a text does. It is worked out before the write, because whole texts are compared for
/// it, and holds in the write when it still [stands](Self::stands) there.
#[derive(Debug, Clone)]
struct Load {
    outcome: Outcome,
    /// The stored version whose place it takes, with what rests on that.
    before: Option<Withdrawal>,
}

impl Load {
    fn of(tx: &mut Tx<'_>, text: &StatuteText) -> Result<Self, AppError> {
        let (outcome, before) = weigh(tx, text)?;
        let before = before.map(|before| Withdrawal::of(tx, before, Some(text))).transpose()?;
        Ok(Self { outcome, before })
    }

    /// Whether nothing that it rests on changed since.
    fn stands(&self, tx: &mut Tx<'_>, text: &StatuteText) -> Result<bool, AppError> {
        Ok(match (stored(tx, text)?, &self.before) {
            (None, None) => true,
            (Some(same), Some(before)) => same == *before.version() && before.stands(tx)?,
            _ => false,
        })
    }
}

fn sound(draft: &StatuteDraft) -> Result<&StatuteText, StatuteRefusal> {
    draft.value.as_ref().ok_or_else(|| StatuteRefusal::Unsound(draft.count(Severity::Error)))
}

/// A version is adopted before anybody can load it; only its first day in force may be to come. With a
/// mistyped day it would pass for the newest for years.
fn adopted(text: &StatuteText, today: Date) -> Result<(), StatuteRefusal> {
    let version = text.version;
    match version > today {
        true => Err(StatuteRefusal::ToCome { title: text.title.clone(), version }),
        false => Ok(()),
    }
}

/// What loading a text does, and the stored version whose place it takes.
fn weigh(
    tx: &mut Tx<'_>,
    text: &StatuteText,
) -> Result<(Outcome, Option<StoredVersion>), AppError> {
    let Some(same) = stored(tx, text)? else { return Ok((Outcome::New, None)) };
    match statutes::text(tx, same.id)? == *text {
        true => Ok((Outcome::Unchanged, None)),
        false => Ok((Outcome::Replaced, Some(same))),
    }
}

/// The version that is stored already, unless another statute has the short name.
fn stored(tx: &mut Tx<'_>, text: &StatuteText) -> Result<Option<StoredVersion>, AppError> {
    if let Some(by) = statutes::title_of(tx, text.name())?.filter(|by| *by != text.title) {
        return Err(StatuteRefusal::NameTaken { title: text.title.clone(), by }.into());
    }
    let mut stored = statutes::versions(tx, &text.title)?.into_iter();
    Ok(stored.find(|one| one.outline.version == text.version))
}

fn report(draft: &StatuteDraft, text: &StatuteText, outcome: Outcome) -> ImportReport {
    ImportReport {
        title: text.title.clone(),
        version: text.version,
        effective_from: text.effective_from,
        articles: text.articles.len(),
        outcome,
        warnings: draft.count(Severity::Warning),
        reviewed: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::bank::check::{BankDraft, check as check_bank};
    use crate::app::bank::import::{Terms, import as import_bank};
    use crate::app::bank::tests::{app, operator};

    const TEXT: &str = "渡口条例\n（2020年1月2日公布　自2020年3月1日起施行）\n\
        第一条　为了管理渡口，制定本条例。\n第二条　渡口应当公示收费。\n";

    fn draft(text: &str) -> StatuteDraft {
        check("渡口.txt", text.as_bytes(), &Given::default())
    }

    /// A bank that cites the first article.
    fn bank() -> BankDraft {
        let text = format!(
            "[bank]\nformat = 1\nname = \"渡口\"\npurpose = \"practice\"\nsubject = \"general\"\n{}\n\
             [[item]]\nid = \"a\"\ntype = \"true_false\"\ntopic = \"渡口\"\ndifficulty = 1\n\
             cite = [\"渡口条例 第一条\"]\nstem = \"渡口应当管理。\"\nkey = true\n\
             explanation = \"见第一条。\"\n",
            outline(draft(TEXT).value.as_ref().unwrap())
        );
        check_bank("渡口.toml", text.as_bytes())
    }

    #[test]
    fn what_was_worked_out_before_the_write_holds_until_something_it_rests_on_changes() {
        let app = app();
        let better = draft(&TEXT.replace("公示收费", "公示收费标准"));
        let text = better.value.as_ref().unwrap();
        let of = || app.read(|tx| Load::of(tx, text)).unwrap();
        let stands = |load: &Load| app.read(|tx| load.stands(tx, text)).unwrap();

        let new = of();
        assert!(new.outcome == Outcome::New && stands(&new));
        import(&app, &operator(), &draft(TEXT), false).unwrap();
        assert!(!stands(&new), "somebody else loaded the version");
        let replaced = of();
        assert!(replaced.outcome == Outcome::Replaced && stands(&replaced));
        import_bank(&app, &operator(), &bank(), Terms::default()).unwrap();
        assert!(!stands(&replaced), "a bank came that may rest on it");
        let replaced = of();
        assert!(stands(&replaced));
        app.clock.advance(1);
        import(&app, &operator(), &better, true).unwrap();
        assert!(!stands(&replaced), "the text is another one");
        let same = of();
        assert!(same.outcome == Outcome::Unchanged && same.before.is_none());
    }
}
