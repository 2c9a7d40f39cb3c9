//! Credentials: the cards officers hold. Events are the record, rows are projections of them.
//!
//! One credential is one line of cards: renewal and replacement put a new card, often a new
//! number, into the same line. An officer may have several lines.

mod event;
mod ledger;
mod refusal;
mod status;
mod transition;

use super::code::codes;
use super::time::Date;
use serde::{Deserialize, Serialize};

pub use event::{
    ApplicationPurpose, CancelGround, Correction, Entry, Event, EventId, EventKind, ReissueReason,
};
pub use ledger::{Ignored, Projection, admit, project, revoked_on};
pub use refusal::Refusal;
pub use status::{DateRange, State, StateSet, Status, StatusBounds, status, status_bounds};

codes! {
    /// The kind of card (证件种类).
    CredentialKind {
        /// 行政执法证
        Enforcement = "enforcement",
        /// 行政执法监督证
        Supervision = "supervision",
        /// 委托执法证
        Entrusted = "entrusted",
        /// 部委证: issued by a ministry's own system
        Ministry = "ministry",
    }

    /// What decisions have done to a card; dates are not part of it.
    Hold {
        /// 办证中: applied for, no card yet
        Pending = "pending",
        /// No decision stands against it
        Normal = "normal",
        /// 暂扣
        Suspended = "suspended",
        /// 收缴: taken in for good, the decision to revoke or withdraw still to come
        Collected = "collected",
        /// 吊销
        Revoked = "revoked",
        /// 注销
        Cancelled = "cancelled",
    }
}

/// The days a card is valid; both ends are inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Days", into = "Days")]
pub struct Validity {
    from: Date,
    to: Date,
}

/// A validity would end before it begins.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a validity from {from} to {to} ends before it begins")]
pub struct Inverted {
    /// First day given.
    pub from: Date,
    /// Last day given.
    pub to: Date,
}

impl Validity {
    /// The days from `from` to `to`.
    ///
    /// # Errors
    /// [`Inverted`] when `to` comes before `from`.
    pub fn new(from: Date, to: Date) -> Result<Self, Inverted> {
        if to < from { Err(Inverted { from, to }) } else { Ok(Self { from, to }) }
    }

    /// First day.
    pub const fn from(self) -> Date {
        self.from
    }

    /// Last day, inclusive.
    pub const fn to(self) -> Date {
        self.to
    }
}

#[derive(Serialize, Deserialize)]
struct Days {
    from: Date,
    to: Date,
}

impl TryFrom<Days> for Validity {
    type Error = Inverted;

    fn try_from(days: Days) -> Result<Self, Inverted> {
        Self::new(days.from, days.to)
    }
}

impl From<Validity> for Days {
    fn from(validity: Validity) -> Self {
        Self { from: validity.from, to: validity.to }
    }
}

/// What a card says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Number (证件编号), free text.
    pub number: String,
    /// Categories of enforcement (执法类别).
    pub categories: Vec<String>,
    /// Region of enforcement (执法区域).
    pub region: String,
    /// Issuing authority (发证机关).
    pub issuer: String,
    /// Days of validity.
    pub validity: Validity,
    /// Last day for the next inspection; where a record leaves it out, the preset says.
    pub inspection_due: Option<Date>,
}

/// A credential as its events leave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CredentialRow {
    /// What decisions have done to it; [`Hold::Pending`] exactly while there is no card.
    pub hold: Hold,
    /// The current card.
    pub card: Option<Card>,
    /// Day of the application that is under way (申领、换发、补发).
    pub applied_on: Option<Date>,
    /// Day by which a suspension is to end, when it was given.
    pub suspended_until: Option<Date>,
    /// Day the card was handed in or collected; `None` while the officer has it.
    pub handed_in_on: Option<Date>,
    /// Numbers declared void after a loss.
    pub void_numbers: Vec<String>,
}

impl CredentialRow {
    /// First day of validity.
    pub fn valid_from(&self) -> Option<Date> {
        self.card.as_ref().map(|card| card.validity.from)
    }

    /// Last day of validity, inclusive.
    pub fn valid_to(&self) -> Option<Date> {
        self.card.as_ref().map(|card| card.validity.to)
    }

    /// Last day for the next inspection; `None` when none falls due while the card is valid.
    pub fn inspection_due(&self) -> Option<Date> {
        self.card.as_ref().and_then(|card| card.inspection_due)
    }

    /// Whether a card is still in the officer's hands. A suspended one is with the authority.
    pub fn is_out(&self) -> bool {
        self.card.is_some() && self.handed_in_on.is_none() && self.hold != Hold::Suspended
    }
}
