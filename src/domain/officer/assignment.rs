//! Dated assignments: which agency a person belonged to, and worked at, on which day.

use crate::domain::id::AgencyId;
use crate::domain::time::Date;
use serde::{Deserialize, Serialize};

/// One post over a span of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// The agency whose establishment holds the person (编制单位).
    pub agency: AgencyId,
    /// The agency the person works at when it is another one (借调、挂职、驻村).
    pub actual_agency: Option<AgencyId>,
    /// Whether this is an enforcement post (执法岗位).
    pub on_post: bool,
    /// Post held (职务), as written.
    pub duty: String,
    /// First day.
    pub from: Date,
    /// Last day, inclusive; `None` while it goes on.
    pub to: Option<Date>,
}

impl Assignment {
    /// The agency the person works at, and is counted at on the board.
    pub fn works_at(&self) -> AgencyId {
        self.actual_agency.unwrap_or(self.agency)
    }

    /// Whether the assignment covers `date`.
    pub fn covers(&self, date: Date) -> bool {
        self.from <= date && self.to.is_none_or(|to| date <= to)
    }
}

/// The assignment of `date`. Where a ledger has overlapping ones, the one that began last holds.
pub fn assignment_on(assignments: &[Assignment], date: Date) -> Option<&Assignment> {
    assignments.iter().filter(|one| one.covers(date)).max_by_key(|one| one.from)
}

/// The first two assignments that share a day, as indices, so that a form can point at them.
pub fn overlap(assignments: &[Assignment]) -> Option<(usize, usize)> {
    (0..assignments.len()).flat_map(|later| (0..later).map(move |earlier| (earlier, later))).find(
        |&(a, b)| match (assignments.get(a), assignments.get(b)) {
            (Some(a), Some(b)) => a.covers(b.from) || b.covers(a.from),
            _ => false,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn post(agency: i64, actual: Option<i64>, from: Date, to: Option<Date>) -> Assignment {
        Assignment {
            agency: AgencyId(agency),
            actual_agency: actual.map(AgencyId),
            on_post: true,
            duty: "科员".to_owned(),
            from,
            to,
        }
    }

    #[test]
    fn a_past_day_uses_that_days_assignment() {
        let career = [
            post(1, None, date(2020, 1, 1), Some(date(2023, 6, 30))),
            post(2, Some(7), date(2023, 7, 1), Some(date(2024, 6, 30))),
            post(2, None, date(2024, 9, 1), None),
        ];
        let at = |day| assignment_on(&career, day).map(|one| one.works_at().0);
        assert_eq!(at(date(2019, 12, 31)), None);
        assert_eq!(at(date(2020, 1, 1)), Some(1));
        assert_eq!(at(date(2023, 6, 30)), Some(1), "the last day is inclusive");
        assert_eq!(at(date(2023, 7, 1)), Some(7), "counted where the person works");
        assert_eq!(at(date(2024, 8, 1)), None);
        assert_eq!(at(date(2030, 1, 1)), Some(2));
        assert_eq!(overlap(&career), None);
    }

    #[test]
    fn overlaps_are_found_and_the_later_start_holds() {
        let career = [
            post(3, None, date(2025, 1, 1), None),
            post(4, None, date(2025, 1, 1), Some(date(2025, 1, 1))),
            post(5, None, date(2026, 1, 1), None),
        ];
        assert_eq!(overlap(&career), Some((0, 1)));
        assert_eq!(assignment_on(&career, date(2026, 5, 1)).unwrap().agency, AgencyId(5));
    }
}
