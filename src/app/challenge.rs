//! Challenges (申诉) of questions: raised from the review, answered by a trainer.

pub mod answer;
pub mod list;
pub mod raise;

pub use crate::store::challenges::{Challenge, Ruling};

use super::{Explain, Kind};
use crate::i18n::{Locale, challenges as t};

/// Why a challenge is not raised or answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChallengeRefusal {
    /// The question is challenged already, and nobody has answered yet.
    #[error("the question is challenged already")]
    Waiting,
    /// Somebody has answered it.
    #[error("the challenge is answered already")]
    Answered,
    /// Nobody answers their own challenge, unless the rules allow it.
    #[error("one's own challenge is answered by somebody else")]
    Own,
    /// The paper has no such question.
    #[error("the paper has no such question")]
    NoQuestion,
}

impl Explain for ChallengeRefusal {
    fn kind(&self) -> Kind {
        match self {
            Self::Waiting | Self::Answered => Kind::Conflict,
            Self::Own => Kind::Denied,
            Self::NoQuestion => Kind::Invalid,
        }
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::Waiting => t::refused_waiting(locale),
            Self::Answered => t::refused_answered(locale),
            Self::Own => t::refused_own(locale),
            Self::NoQuestion => t::refused_no_question(locale),
        }
        .to_owned()
    }
}
