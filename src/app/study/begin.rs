//! Beginning a set.

use super::{Counted, StudyRefusal, close, patience, prove, shelf, student};
use crate::app::doubt::of_day::before_drawing;
use crate::app::exam::finalise::expire_overdue;
use crate::app::{Actor, App, AppError, Trace, preset};
use crate::domain::hours::{Allowance, allowance};
use crate::domain::id::{BankId, OfficerId, RevisionId, StudyId, Uid};
use crate::domain::study::{Patience, StudyEnd, StudyMode, resume_at, shuffle};
use crate::domain::time::{Timestamp, Zone};
use crate::store::{Tx, banks, citing, hours, study, wrong_answers};
use std::sync::Arc;

pub use crate::store::citing::OfArticle;

/// What to study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Plan {
    /// A bank in the author's order, from where the officer left off.
    Sequential(BankId),
    /// A bank, shuffled.
    Random(BankId),
    /// These topics of a bank, in the author's order.
    Topics(BankId, Vec<String>),
    /// The wrong-answer book, newest mistake first.
    Mistakes,
    /// The questions of all practice banks on an article.
    Article(OfArticle),
}

impl Plan {
    /// How the set is put together.
    pub const fn mode(&self) -> StudyMode {
        match self {
            Self::Sequential(_) => StudyMode::Sequential,
            Self::Random(_) => StudyMode::Random,
            Self::Topics(..) => StudyMode::Topic,
            Self::Mistakes => StudyMode::Mistakes,
            Self::Article(_) => StudyMode::Article,
        }
    }

    const fn bank(&self) -> Option<BankId> {
        match self {
            Self::Sequential(bank) | Self::Random(bank) | Self::Topics(bank, _) => Some(*bank),
            Self::Mistakes | Self::Article(_) => None,
        }
    }
}

/// One step of a set: an item with all its parts, or one part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The item's revision.
    pub revision: RevisionId,
    /// The part; all of them, one after the other, without one.
    pub part: Option<String>,
}

/// A set that has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudySet {
    /// The session.
    pub session: StudyId,
    /// Name of the bank, or of the article; empty for the wrong-answer book.
    pub title: String,
    /// How the set was put together.
    pub mode: StudyMode,
    /// Its questions, at least one.
    pub steps: Vec<Step>,
    /// The place of the first one to show.
    pub at: usize,
    /// How long the person may be silent.
    pub patience: Patience,
    /// What the limits of the preset still admit, before this session.
    pub allowance: Allowance,
    /// The session's time.
    pub counted: Counted,
}

/// Begins a set; a session the officer had open ends with the time it had proved.
///
/// # Errors
/// Refused without the permission, while an exam is running, for banks that are not for the
/// officer, and for sets without questions.
pub fn begin(app: &Arc<App>, actor: &Actor, plan: &Plan) -> Result<StudySet, AppError> {
    let officer = student(app, actor)?;
    expire_overdue(app)?;
    before_drawing(app);
    let at = app.now();
    let (uid, seed, zone) = (app.uid(at), app.entropy.seed(), app.zone.clone());
    let plan = plan.clone();
    app.write(actor, at, move |tx| {
        let opening = Opening { uid, officer, bank: plan.bank(), mode: plan.mode(), at };
        let opened = open(tx, &zone, &opening)?;
        let (steps, first) = steps(tx, officer, &plan, seed)?;
        if steps.is_empty() {
            return Err(StudyRefusal::Empty.into());
        }
        let set = StudySet {
            session: opened.session,
            title: match (&plan, plan.bank()) {
                (Plan::Article(of), _) => format!("{} {}", of.name, of.no.label()),
                (_, Some(bank)) => banks::get(tx, bank)?.header.name,
                (_, None) => String::new(),
            },
            mode: plan.mode(),
            at: first,
            patience: opened.patience,
            allowance: opened.allowance,
            counted: Counted { seconds: 0, dropped_seconds: 0, ended_by: None },
            steps,
        };
        let trace = Trace::new("study.begin", "study", uid).with(serde_json::json!({
            "mode": plan.mode(),
            "bank": set.title,
            "questions": set.steps.len(),
            "seed": (plan.mode() == StudyMode::Random).then_some(seed.to_string()),
            "replaces": opened.replaces,
        }));
        Ok((set, trace))
    })
}

/// A session about to be opened.
pub(super) struct Opening {
    pub uid: Uid,
    pub officer: OfficerId,
    pub bank: Option<BankId>,
    pub mode: StudyMode,
    pub at: Timestamp,
}

/// A session that was opened, and the terms on which its time counts.
pub(super) struct Opened {
    pub session: StudyId,
    pub patience: Patience,
    /// What the limits still admit, before this session.
    pub allowance: Allowance,
    /// The session whose place it takes.
    pub replaces: Option<Uid>,
}

/// Opens a session, unless an exam of the officer is running; one they had open ends with the time
/// it had proved.
pub(super) fn open(tx: &mut Tx<'_>, zone: &Zone, new: &Opening) -> Result<Opened, AppError> {
    let (officer, at) = (new.officer, new.at);
    if study::in_exam(tx, officer)? {
        return Err(StudyRefusal::ExamRunning.into());
    }
    let before = study::open_of(tx, officer)?;
    let replaces = before.map(|session| session.uid);
    if let Some(session) = before {
        let mut session = prove(tx, zone, session, at)?;
        if session.ended_by.is_none() {
            close(tx, zone, &mut session, StudyEnd::Elsewhere)?;
        }
    }
    let on = zone.date(at);
    let entries: Vec<_> =
        hours::lines(tx, zone, Some(officer))?.into_iter().map(|line| line.entry).collect();
    let rules = preset::in_force(tx, on)?.hours;
    let material = super::material(tx, new.mode, new.bank)?;
    Ok(Opened {
        session: study::open(tx, new.uid, officer, new.bank, new.mode, at)?,
        patience: patience(tx, on)?,
        allowance: allowance(&entries, &rules, &material, on),
        replaces,
    })
}

/// The questions of a set and the place of the first one to show.
fn steps(
    tx: &mut Tx<'_>,
    officer: OfficerId,
    plan: &Plan,
    seed: u64,
) -> Result<(Vec<Step>, usize), AppError> {
    if let Plan::Article(of) = plan {
        let mut steps = Vec::new();
        for (bank, candidate) in citing::candidates(tx, of)? {
            if shelf::admits(tx, officer, bank)? {
                steps.push(Step { revision: candidate.revision, part: None });
            }
        }
        return Ok((steps, 0));
    }
    let Some(bank) = plan.bank() else {
        let open = wrong_answers::open(tx, officer)?.into_iter();
        let step = |entry: wrong_answers::WrongAnswer| Step {
            revision: entry.revision,
            part: Some(entry.part),
        };
        return Ok((open.map(step).collect(), 0));
    };
    shelf::check(tx, officer, bank)?;
    let mut found = study::candidates(tx, bank)?;
    let mut first = 0;
    match plan {
        Plan::Sequential(_) => {
            let places: Vec<i64> = found.iter().map(|candidate| candidate.position).collect();
            first = resume_at(&places, study::left_off_at(tx, officer, bank)?);
        }
        Plan::Random(_) => shuffle(&mut found, seed),
        Plan::Topics(_, topics) => found.retain(|candidate| topics.contains(&candidate.topic)),
        Plan::Mistakes | Plan::Article(_) => {}
    }
    let steps = found.into_iter().map(|one| Step { revision: one.revision, part: None }).collect();
    Ok((steps, first))
}
