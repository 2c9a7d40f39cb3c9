//! Attempts (作答): one officer's run at a form.
//!
//! [`timing`] says when it ends, [`sheet`] is the state machine behind the exam screen, [`shown`]
//! sums up how long each question was up, and [`grading`] turns answers into points. All of it is
//! pure; the store keeps what happened.

pub mod grading;
pub mod sheet;
pub mod shown;
pub mod timing;

use super::code::codes;
use serde::{Deserialize, Serialize};

codes! {
    /// Where an attempt stands.
    AttemptState {
        /// Being worked on; at most one per officer and sitting.
        Live = "live",
        /// Ended, short answers wait for a marker.
        AwaitingMarking = "awaiting_marking",
        /// Ended and fully scored.
        Final = "final",
    }
}

codes! {
    /// What ended an attempt. Every way runs the same finaliser and scores the same.
    EndedBy {
        /// The candidate handed in.
        HandIn = "hand_in",
        /// The time ran out while the candidate was connected.
        Timer = "timer",
        /// The time ran out and the next start or reader found the attempt.
        Sweep = "sweep",
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

codes! {
    /// What a result says of a person.
    Outcome {
        /// 合格.
        Passed = "passed",
        /// 不合格.
        Failed = "failed",
        /// 缺考: on the list and never came.
        Absent = "absent",
        /// 缓考: excused.
        Deferred = "deferred",
        /// 违纪.
        Misconduct = "misconduct",
        /// 待阅卷.
        AwaitingMarking = "awaiting_marking",
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
