//! Whether a person is at work: dated states, apart from the state of any card.

use crate::domain::code::codes;
use crate::domain::time::Date;
use serde::{Deserialize, Serialize};

codes! {
    /// A person's state (人员状态). Leaving for good is a ground for withdrawing the card (注销).
    PersonState {
        /// 在职在岗
        InService = "in_service",
        /// 借出: works for another organisation for a time
        SecondedOut = "seconded_out",
        /// 离岗: long leave, full-time study
        OnLeave = "on_leave",
        /// 停职
        StoodDown = "stood_down",
        /// 调离
        Transferred = "transferred",
        /// 离职: resigned or contract ended
        Left = "left",
        /// 开除、辞退
        Dismissed = "dismissed",
        /// 退休
        Retired = "retired",
        /// 死亡
        Deceased = "deceased",
    }
}

impl PersonState {
    /// Whether the person has gone for good, so that the card is to be handed in.
    pub const fn has_left(self) -> bool {
        match self {
            Self::InService | Self::SecondedOut | Self::OnLeave | Self::StoodDown => false,
            Self::Transferred | Self::Left | Self::Dismissed | Self::Retired | Self::Deceased => {
                true
            }
        }
    }
}

/// A change of a person's state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateChange {
    /// The new state.
    pub state: PersonState,
    /// First day of it.
    pub since: Date,
    /// Why, and by which document.
    pub reason: String,
}

/// The state on `date`, from changes in the order they were recorded: of two changes with the
/// same first day the later entry holds. `None` before the first change.
pub fn state_on(changes: &[StateChange], date: Date) -> Option<PersonState> {
    changes
        .iter()
        .filter(|change| change.since <= date)
        .max_by_key(|change| change.since)
        .map(|change| change.state)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_state_is_that_of_the_day() {
        let change = |state, since| StateChange { state, since, reason: String::new() };
        let changes = [
            change(PersonState::InService, date(2020, 3, 1)),
            change(PersonState::Retired, date(2026, 5, 1)),
            change(PersonState::OnLeave, date(2024, 1, 1)),
            change(PersonState::InService, date(2024, 7, 1)),
            change(PersonState::SecondedOut, date(2024, 7, 1)),
        ];
        let cases = [
            (date(2020, 2, 29), None),
            (date(2020, 3, 1), Some(PersonState::InService)),
            (date(2024, 6, 30), Some(PersonState::OnLeave)),
            (date(2024, 7, 1), Some(PersonState::SecondedOut)),
            (date(2026, 5, 1), Some(PersonState::Retired)),
        ];
        for (day, state) in cases {
            assert_eq!(state_on(&changes, day), state, "{day}");
        }
        assert!(PersonState::Retired.has_left() && !PersonState::StoodDown.has_left());
    }
}
