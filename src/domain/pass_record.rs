//! Pass records: immutable results that count. They are made by 成绩确认 of a formal sitting or by
//! entering an upstream result with evidence, and withdrawn only by a later record.

use super::code::codes;
use super::counter_entry::standing;
use super::id::{AccountId, OfficerId, ResultId, Uid};
use super::rules::Subject;
use super::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};

codes! {
    /// Whose exam it was. A district's pass never stands for the province's.
    ExamLevel {
        /// 区级
        District = "district",
        /// 省级
        Province = "province",
    }
}

/// Points reached, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Points reached.
    pub points: u32,
    /// Full points.
    pub full: u32,
    /// Points needed to pass.
    pub pass_mark: u32,
}

/// Where a pass comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "source", rename_all = "snake_case")]
pub enum PassSource {
    /// A result of a formal sitting here, confirmed by a person (成绩确认).
    Confirmed {
        /// The result as it was confirmed.
        result: ResultId,
    },
    /// A result of the upstream authority, entered with evidence.
    Upstream {
        /// Number of the notice or list.
        document: String,
        /// SHA-256 of the scan, in lower-case hexadecimal.
        evidence: String,
    },
}

/// That an officer passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pass {
    /// Who.
    pub officer: OfficerId,
    /// In what.
    pub subject: Subject,
    /// Whose exam.
    pub level: ExamLevel,
    /// Day of the exam.
    pub passed_on: Date,
    /// Points, where they are known; an upstream list may give only the outcome.
    pub score: Option<Score>,
    /// Where it comes from.
    pub source: PassSource,
}

/// What a record says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PassEntry {
    /// An officer passed.
    Passed(Pass),
    /// Counter-entry: an earlier record does not count.
    Withdrawn {
        /// The record it takes back: a pass, or a withdrawal made by mistake.
        record: Uid,
        /// Why.
        reason: String,
        /// Number of the decision.
        document: String,
    },
}

/// One record; nothing about it ever changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassRecord {
    /// Identity outside this database.
    pub uid: Uid,
    /// When it was recorded.
    pub recorded: Timestamp,
    /// Who confirmed or entered it.
    pub recorded_by: AccountId,
    /// Who approved it; a withdrawal needs a second person.
    pub approved_by: Option<AccountId>,
    /// What it says.
    pub entry: PassEntry,
}

/// The passes that count: those not withdrawn, in the order they were recorded. Later passes do
/// not replace earlier ones; a yearly retake keeps them all.
pub fn effective(records: &[PassRecord]) -> Vec<(&PassRecord, &Pass)> {
    let mut recorded: Vec<&PassRecord> = records.iter().collect();
    recorded.sort_by_key(|record| (record.recorded, record.uid));
    let standing = standing(
        &recorded,
        |record| record.uid,
        |record| match &record.entry {
            PassEntry::Withdrawn { record, .. } => Some(*record),
            PassEntry::Passed(_) => None,
        },
    );
    recorded
        .into_iter()
        .filter(|record| standing.contains(&record.uid))
        .filter_map(|record| match &record.entry {
            PassEntry::Passed(pass) => Some((record, pass)),
            PassEntry::Withdrawn { .. } => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn uid(n: i64) -> Uid {
        Uid::v7(Timestamp::from_millis(n), [0; 10])
    }

    fn record(n: i64, entry: PassEntry) -> PassRecord {
        PassRecord {
            uid: uid(n),
            recorded: Timestamp::from_millis(n),
            recorded_by: AccountId(1),
            approved_by: Some(AccountId(2)),
            entry,
        }
    }

    fn passed(n: i64) -> PassRecord {
        let pass = Pass {
            officer: OfficerId(7),
            subject: Subject::General,
            level: ExamLevel::District,
            passed_on: date(2026, 11, 23),
            score: Some(Score { points: 8_250, full: 10_000, pass_mark: 6_000 }),
            source: PassSource::Confirmed { result: ResultId(n) },
        };
        record(n, PassEntry::Passed(pass))
    }

    fn withdrawn(n: i64, target: i64) -> PassRecord {
        let (reason, document) = ("替考".to_owned(), "司决〔2026〕3号".to_owned());
        record(n, PassEntry::Withdrawn { record: uid(target), reason, document })
    }

    fn counting(records: &[PassRecord]) -> Vec<Uid> {
        effective(records).into_iter().map(|(record, _)| record.uid).collect()
    }

    #[test]
    fn withdrawals_take_back_and_can_be_taken_back() {
        let mut records = vec![passed(1), passed(2)];
        assert_eq!(counting(&records), [uid(1), uid(2)], "a retake keeps the earlier pass");
        records.push(withdrawn(3, 1));
        assert_eq!(counting(&records), [uid(2)]);
        records.push(withdrawn(4, 3));
        assert_eq!(counting(&records), [uid(1), uid(2)]);
        records.push(withdrawn(5, 6));
        records.push(passed(6));
        assert_eq!(counting(&records), [uid(1), uid(2), uid(6)], "only what came before");
    }

    #[test]
    fn the_stored_form_reads_back() {
        for record in [passed(1), withdrawn(2, 1)] {
            let json = serde_json::to_string(&record).unwrap();
            assert_eq!(serde_json::from_str::<PassRecord>(&json).unwrap(), record);
        }
        let json = serde_json::to_value(passed(1)).unwrap();
        assert_eq!(json["entry"]["kind"], "passed");
        assert_eq!(json["entry"]["level"], "district");
        assert_eq!(json["entry"]["source"]["source"], "confirmed");
    }

    proptest! {
        #[test]
        fn a_new_pass_counts_and_disturbs_nothing(
            targets in prop::collection::vec(prop::option::of(1..20i64), 0..20),
        ) {
            let records: Vec<_> = (1..)
                .zip(&targets)
                .map(|(n, target)| target.map_or_else(|| passed(n), |of| withdrawn(n, of)))
                .collect();
            let before = counting(&records);
            let mut after = records.clone();
            after.push(passed(99));
            after.reverse();
            prop_assert_eq!(counting(&after), [before, vec![uid(99)]].concat());
        }
    }
}
