//! Exams: from the catalogue to the confirmed result.

pub mod answer;
pub mod attend;
pub mod call_off;
pub mod catalogue;
pub mod confirm;
pub mod conflicts;
pub mod cover;
pub mod draw;
pub mod enlist;
pub mod enter_outcome;
pub mod extra_time;
pub mod finalise;
pub mod hand_in;
pub mod mark;
pub(in crate::app) mod practice;
pub mod records;
pub mod remark;
pub mod results;
pub mod review;
pub mod roster;
pub mod schedule;
pub mod start;
pub mod watch;
pub mod weigh_outcome;

use super::{Actor, AppError, Explain, Kind};
use crate::domain::id::OfficerId;
use crate::domain::sitting::{Closed, RuleFault};
use crate::i18n::{Locale, exam as t};

/// Why an exam does not go on as asked.
#[derive(Debug, thiserror::Error)]
pub enum ExamRefusal {
    /// The account belongs to no officer, so it has no exams of its own.
    #[error("the account belongs to no officer")]
    NoOfficer,
    /// The sitting cannot be entered now.
    #[error("the sitting cannot be entered: {0:?}")]
    Closed(Closed),
    /// The time of the attempt is over.
    #[error("the time is up")]
    TimeIsUp,
    /// The attempt is handed in already.
    #[error("the attempt has ended")]
    Ended,
    /// A newer answer of the same attempt is stored, from another window perhaps.
    #[error("a newer answer is stored")]
    Overtaken,
    /// The paper has no such question, or the answer is of another kind.
    #[error("the answer does not fit the paper")]
    Misfit,
    /// The review opens after hand-in.
    #[error("the attempt is still running")]
    StillRunning,
    /// More points than the part is worth, or fewer than none.
    #[error("marks must lie between 0 and {0}")]
    BadMark(crate::domain::points::Points),
    /// There is nothing to confirm.
    #[error("no final result waits for confirmation")]
    NothingToConfirm,
    /// Only a formal sitting makes pass records.
    #[error("only formal sittings are confirmed")]
    NotFormal,
    /// Extra time of no or too many minutes.
    #[error("extra time must be 1 to {} minutes", extra_time::MOST_MINUTES)]
    ExtraMinutes,
    /// The attempt was handed in, or ended too long ago, to be given more time.
    #[error("the attempt cannot go on")]
    TooLate,
    /// A pass record was made of the result.
    #[error("the result is confirmed")]
    Confirmed,
    /// Another marker was faster.
    #[error("the answer is marked already")]
    MarkedAlready,
    /// The document that an outcome rests on is missing.
    #[error("a document number is missing")]
    NoDocument,
    /// The person is not on the list of the sitting, or the sitting has none.
    #[error("not on the list")]
    NotOnList,
    /// 缓考 is for who has no paper.
    #[error("there is a paper")]
    HasPaper,
    /// 违纪 is for who has one.
    #[error("there is no paper")]
    NoPaper,
    /// Only what was entered is taken back.
    #[error("nothing was entered")]
    NothingEntered,
    /// The outcome follows from papers and times, and is nobody's to enter.
    #[error("the outcome is not entered by hand")]
    NotEntered,
    /// Nobody approves their own entry, unless the rules allow it.
    #[error("somebody else has to do this")]
    OwnEntry,
    /// The list of the sitting is not changed any more.
    #[error("the list is closed")]
    ListClosed,
    /// Somebody has begun, or it is cancelled already.
    #[error("the sitting cannot be cancelled")]
    NotToCancel,
    /// The sitting is not open now.
    #[error("the sitting is not open")]
    NotOpen,
    /// What is recorded needs a reason.
    #[error("a reason is missing")]
    NoReason,
    /// The rules of a new sitting contradict each other.
    #[error("a sitting of {minutes} minutes cannot be scheduled: {fault:?}")]
    Rules {
        /// What is wrong.
        fault: RuleFault,
        /// The working time asked for.
        minutes: u32,
    },
}

impl Explain for ExamRefusal {
    fn kind(&self) -> Kind {
        match self {
            Self::Misfit
            | Self::BadMark(_)
            | Self::NotFormal
            | Self::ExtraMinutes
            | Self::NoReason
            | Self::NoDocument
            | Self::NotOnList
            | Self::HasPaper
            | Self::NoPaper
            | Self::NothingEntered
            | Self::NotEntered
            | Self::Rules { .. } => Kind::Invalid,
            Self::NoOfficer | Self::OwnEntry => Kind::Denied,
            _ => Kind::Conflict,
        }
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::NoOfficer => t::no_officer(locale).to_owned(),
            Self::Closed(Closed::NotYet { .. }) => t::closed_not_yet(locale).to_owned(),
            Self::Closed(Closed::Over { .. }) => t::closed_over(locale).to_owned(),
            Self::Closed(Closed::Cancelled) => t::closed_cancelled(locale).to_owned(),
            Self::Closed(Closed::NotListed) => t::closed_not_listed(locale).to_owned(),
            Self::Closed(Closed::NoAttemptLeft { allowed }) => {
                t::closed_no_attempt(locale, allowed)
            }
            Self::TimeIsUp => t::time_is_up(locale).to_owned(),
            Self::Ended => t::ended(locale).to_owned(),
            Self::Overtaken => t::overtaken(locale).to_owned(),
            Self::Misfit => t::misfit(locale).to_owned(),
            Self::StillRunning => t::still_running(locale).to_owned(),
            Self::BadMark(points) => t::bad_mark(locale, points),
            Self::NothingToConfirm => t::nothing_to_confirm(locale).to_owned(),
            Self::NotFormal => t::not_formal(locale).to_owned(),
            Self::ExtraMinutes => t::extra_minutes(locale, extra_time::MOST_MINUTES),
            Self::TooLate => t::too_late(locale).to_owned(),
            Self::Confirmed => t::already_confirmed(locale).to_owned(),
            Self::NoReason => t::no_reason(locale).to_owned(),
            Self::MarkedAlready => t::marked_already(locale).to_owned(),
            Self::NoDocument => t::no_document(locale).to_owned(),
            Self::NotOnList => t::not_on_list(locale).to_owned(),
            Self::HasPaper => t::has_paper(locale).to_owned(),
            Self::NoPaper => t::no_paper(locale).to_owned(),
            Self::NothingEntered => t::nothing_entered(locale).to_owned(),
            Self::NotEntered => t::not_entered(locale).to_owned(),
            Self::OwnEntry => t::own_entry(locale).to_owned(),
            Self::ListClosed => t::list_closed(locale).to_owned(),
            Self::NotToCancel => t::not_to_cancel(locale).to_owned(),
            Self::NotOpen => t::not_open(locale).to_owned(),
            Self::Rules { fault, minutes } => rule_fault(locale, *fault, *minutes),
        }
    }
}

/// What is wrong with the rules of a new sitting of so many minutes, in a sentence.
pub fn rule_fault(locale: Locale, fault: RuleFault, minutes: u32) -> String {
    use crate::i18n::sittings as t;
    match fault {
        RuleFault::Minutes => t::fault_minutes(locale).to_owned(),
        RuleFault::NoAttempt => t::fault_attempts(locale).to_owned(),
        RuleFault::NoWindow => t::fault_window(locale).to_owned(),
        RuleFault::Reversed => t::fault_reversed(locale).to_owned(),
        RuleFault::Past => t::fault_past(locale).to_owned(),
        RuleFault::TooShort => t::fault_short(locale, minutes),
    }
}

/// The officer whose exams these are.
pub(in crate::app) fn own_officer(actor: &Actor) -> Result<OfficerId, AppError> {
    actor.officer().ok_or_else(|| ExamRefusal::NoOfficer.into())
}

/// A reason without spaces around it.
pub(in crate::app) fn reasoned(reason: &str) -> Result<String, AppError> {
    match reason.trim() {
        "" => Err(ExamRefusal::NoReason.into()),
        reason => Ok(reason.to_owned()),
    }
}
