//! The entries of a credential's record. They are appended, never altered; 更正 and 作废 are
//! entries that point to the one they correct.

use super::{Card, Hold};
use crate::domain::code::codes;
use crate::domain::id::AccountId;
use crate::domain::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};

/// A row of `credential_event`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventId(pub i64);

/// One entry: what happened, from which day it holds, and who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Identity; grows with the order of recording.
    pub id: EventId,
    /// The day from which it holds, by the document.
    pub effective: Date,
    /// When it was recorded.
    pub recorded: Timestamp,
    /// Who recorded it; `None` for the system itself.
    pub recorded_by: Option<AccountId>,
    /// The second person a counter-entry needs.
    pub approved_by: Option<AccountId>,
    /// Why.
    pub reason: String,
    /// Number of the document, or file and row of a ledger taken over.
    pub document: String,
    /// What happened.
    pub event: Event,
}

codes! {
    /// The kinds of entry.
    EventKind {
        /// 期初登记: the state taken over from an earlier ledger
        Opening = "opening",
        /// 申领
        Applied = "applied",
        /// 核发登记
        Issued = "issued",
        /// 换发
        Reissued = "reissued",
        /// 补发
        Replaced = "replaced",
        /// 年检
        Inspected = "inspected",
        /// 暂扣
        Suspended = "suspended",
        /// 发还
        Returned = "returned",
        /// 吊销
        Revoked = "revoked",
        /// 收缴
        Collected = "collected",
        /// 注销
        Cancelled = "cancelled",
        /// 更正
        Corrected = "corrected",
        /// 作废
        Voided = "voided",
    }

    /// What is applied for.
    ApplicationPurpose {
        /// 首次申领
        First = "first",
        /// 换发
        Reissue = "reissue",
        /// 补发
        Replacement = "replacement",
    }

    /// Why a new card takes the place of the old one.
    ReissueReason {
        /// 到期换证
        Expiry = "expiry",
        /// 调动
        Transfer = "transfer",
        /// 信息变更
        InformationChange = "information_change",
        /// 损坏
        Damage = "damage",
    }

    /// Why a card is withdrawn (注销).
    CancelGround {
        /// 调离
        Transferred = "transferred",
        /// 辞职
        Resigned = "resigned",
        /// 退休
        Retired = "retired",
        /// 死亡
        Deceased = "deceased",
        /// 开除、辞退
        Dismissed = "dismissed",
        /// 机构撤并
        AgencyMerged = "agency_merged",
        /// 不再符合条件
        Ineligible = "ineligible",
    }
}

/// What happened to a credential.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// The state taken over from an earlier ledger.
    Opening {
        /// What the card says.
        card: Card,
        /// The hold it was taken over with.
        hold: Hold,
        /// Whether it had been handed in.
        handed_in: bool,
    },
    /// An application went to the authority.
    Applied {
        /// What for.
        purpose: ApplicationPurpose,
    },
    /// The authority issued the first card of this line.
    Issued {
        /// What the card says.
        card: Card,
    },
    /// The authority issued a new card for the old one; the renewal.
    Reissued {
        /// Why.
        reason: ReissueReason,
        /// What the new card says.
        card: Card,
    },
    /// A lost card was declared void and made again: another number, the same dates.
    Replaced {
        /// The new number.
        number: String,
    },
    /// The card passed its inspection.
    Inspected {
        /// Last day for the next one, where the authority gave it; otherwise the preset says.
        next_due: Option<Date>,
    },
    /// The card is suspended.
    Suspended {
        /// Day by which it is to end, when given. It ends by [`Event::Returned`] only.
        until: Option<Date>,
    },
    /// A suspended or collected card was given back.
    Returned,
    /// The card is revoked.
    Revoked,
    /// The card was collected or handed in.
    Collected,
    /// The card is withdrawn.
    Cancelled {
        /// Why.
        ground: CancelGround,
    },
    /// Counter-entry: an earlier entry said something wrong. It is no renewal.
    Corrected {
        /// The entry it corrects.
        entry: EventId,
        /// What is right.
        correction: Correction,
    },
    /// Counter-entry: an earlier entry should not be there.
    Voided {
        /// The entry it takes back.
        entry: EventId,
    },
}

/// What a correction puts right; `None` leaves the entry's value.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Correction {
    /// The day from which the entry holds.
    pub effective: Option<Date>,
    /// The card's number.
    pub number: Option<String>,
    /// Its categories.
    pub categories: Option<Vec<String>>,
    /// Its region.
    pub region: Option<String>,
    /// Its issuing authority.
    pub issuer: Option<String>,
    /// Its first day.
    pub valid_from: Option<Date>,
    /// Its last day.
    pub valid_to: Option<Date>,
    /// The last day for its next inspection.
    pub inspection_due: Option<Date>,
}

impl Event {
    /// The kind of entry.
    pub const fn kind(&self) -> EventKind {
        match self {
            Self::Opening { .. } => EventKind::Opening,
            Self::Applied { .. } => EventKind::Applied,
            Self::Issued { .. } => EventKind::Issued,
            Self::Reissued { .. } => EventKind::Reissued,
            Self::Replaced { .. } => EventKind::Replaced,
            Self::Inspected { .. } => EventKind::Inspected,
            Self::Suspended { .. } => EventKind::Suspended,
            Self::Returned => EventKind::Returned,
            Self::Revoked => EventKind::Revoked,
            Self::Collected => EventKind::Collected,
            Self::Cancelled { .. } => EventKind::Cancelled,
            Self::Corrected { .. } => EventKind::Corrected,
            Self::Voided { .. } => EventKind::Voided,
        }
    }

    /// The earlier entry that a counter-entry points to.
    pub const fn corrects(&self) -> Option<EventId> {
        match self {
            Self::Corrected { entry, .. } | Self::Voided { entry } => Some(*entry),
            _ => None,
        }
    }

    /// The earlier entry that this one takes back.
    pub const fn voids(&self) -> Option<EventId> {
        match self {
            Self::Voided { entry } => Some(*entry),
            _ => None,
        }
    }
}

impl EventKind {
    /// Whether entries of this kind say what stands on a card, so that they can be corrected.
    pub const fn is_about_the_card(self) -> bool {
        matches!(
            self,
            Self::Opening | Self::Issued | Self::Reissued | Self::Replaced | Self::Inspected
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::credential::Validity;
    use jiff::civil::date;

    #[test]
    fn the_stored_form_is_tagged_with_the_kinds_code() {
        let validity = Validity::new(date(2026, 1, 1), date(2030, 12, 31)).unwrap();
        let card = Card {
            number: "JL-0001".to_owned(),
            categories: vec!["市场监管".to_owned()],
            region: "二道江区".to_owned(),
            issuer: "省司法厅".to_owned(),
            validity,
            inspection_due: None,
        };
        let correction = Correction { region: Some("全区".to_owned()), ..Correction::default() };
        let events = [
            Event::Opening { card: card.clone(), hold: Hold::Suspended, handed_in: false },
            Event::Applied { purpose: ApplicationPurpose::First },
            Event::Issued { card: card.clone() },
            Event::Reissued { reason: ReissueReason::InformationChange, card },
            Event::Replaced { number: "JL-0002".to_owned() },
            Event::Inspected { next_due: Some(date(2027, 12, 31)) },
            Event::Suspended { until: None },
            Event::Returned,
            Event::Revoked,
            Event::Collected,
            Event::Cancelled { ground: CancelGround::AgencyMerged },
            Event::Corrected { entry: EventId(1), correction },
            Event::Voided { entry: EventId(1) },
        ];
        for (event, kind) in events.iter().zip(EventKind::ALL) {
            let json = serde_json::to_value(event).unwrap();
            assert_eq!(json["kind"], kind.code());
            assert_eq!(event.kind(), *kind);
            assert_eq!(serde_json::from_value::<Event>(json).unwrap(), *event);
        }
        let inverted = serde_json::json!({ "from": "2026-01-02", "to": "2026-01-01" });
        assert!(serde_json::from_value::<Validity>(inverted).is_err());
    }
}
