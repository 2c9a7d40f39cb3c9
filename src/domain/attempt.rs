//! Attempts (作答): one officer's run at a form.
//!
//! [`timing`] says when it ends, [`sheet`] is the state machine behind the exam screen, [`shown`]
//! sums up how long each question was up, and [`grading`] turns answers into points. All of it is pure; the store keeps what happened.

pub mod grading;
pub mod sheet;
pub mod shown;
pub mod timing;

use super::code::codes;
use serde::{Deserialize, Serialize};

/// Where an attempt stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttemptState {
    /// Being worked on; at most one per officer and sitting.
    Live,
    /// Ended, short answers wait for a marker.
    AwaitingMarking,
    /// Ended and fully scored.
    Final,
}

impl AttemptState {
    /// The code used in storage and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::AwaitingMarking => "awaiting_marking",
            Self::Final => "final",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Live, Self::AwaitingMarking, Self::Final].into_iter().find(|s| s.code() == code)
    }
}

/// What ended an attempt. Every way runs the same finaliser and scores the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndedBy {
    /// The candidate handed in.
    HandIn,
    /// The time ran out while the candidate was connected.
    Timer,
    /// The time ran out and the next start or reader found the attempt.
    Sweep,
}

impl EndedBy {
    /// The code used in storage and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::HandIn => "hand_in",
            Self::Timer => "timer",
            Self::Sweep => "sweep",
        }
    }

    /// The ending with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::HandIn, Self::Timer, Self::Sweep].into_iter().find(|e| e.code() == code)
    }
}

codes! {
    /// What ended one connection to an attempt.
    ConnectionEnd {
        /// The person left the paper and may come back.
        Left = "left",
        /// The paper was opened again, here or elsewhere.
        Superseded = "superseded",
        /// The attempt ended.
        Ended = "ended",
    }
}

/// What a result says of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 合格.
    Passed,
    /// 不合格.
    Failed,
    /// 缺考: on the list and never came.
    Absent,
    /// 缓考: excused.
    Deferred,
    /// 违纪.
    Misconduct,
    /// 待阅卷.
    AwaitingMarking,
}

impl Outcome {
    /// The code used in storage and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Absent => "absent",
            Self::Deferred => "deferred",
            Self::Misconduct => "misconduct",
            Self::AwaitingMarking => "awaiting_marking",
        }
    }

    /// The outcome with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [
            Self::Passed,
            Self::Failed,
            Self::Absent,
            Self::Deferred,
            Self::Misconduct,
            Self::AwaitingMarking,
        ]
        .into_iter()
        .find(|outcome| outcome.code() == code)
    }
}

/// A question's address in a form: position of the item from 0, and the id of its part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Position of the item in the form, from 0.
    pub item: u32,
    /// Id of the part within the item.
    pub part: String,
}
