//! Pass records: immutable results that count. They are made by 成绩确认 of a formal sitting or by
//! entering an upstream result with evidence, and withdrawn only by a later record.

use super::bank::Subject;
use super::counter_entry::standing;
use super::id::Uid;
use super::points::Points;
use super::sitting::Level;
use super::time::Date;

/// One record; nothing about it ever changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassRecord {
    /// Identity outside this database.
    pub uid: Uid,
    /// Who passed: the officer's identity outside this database.
    pub officer: Uid,
    /// In what.
    pub subject: Subject,
    /// Whose exam. A district's pass never stands for the province's.
    pub level: Level,
    /// Name of the exam.
    pub exam: String,
    /// Day of the exam.
    pub passed_on: Date,
    /// Points earned and possible; an upstream list may give only the outcome.
    pub score: Option<(Points, Points)>,
    /// The earlier record that this one takes back: a pass, or a withdrawal made by mistake. Such
    /// a record is no pass.
    pub withdraws: Option<Uid>,
    /// 单人办理: nobody but whoever entered or confirmed it had a part in it, as the preset allows.
    pub single_handed: bool,
}

/// The passes that count, of records in the order they were recorded: those not withdrawn. Later
/// passes do not replace earlier ones; a yearly retake keeps them all.
pub fn effective(recorded: Vec<PassRecord>) -> Vec<PassRecord> {
    let standing = standing(&recorded, |record| record.uid, |record| record.withdraws);
    let counts = |record: &PassRecord| record.withdraws.is_none() && standing.contains(&record.uid);
    recorded.into_iter().filter(counts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Timestamp;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn uid(n: i64) -> Uid {
        Uid::v7(Timestamp::from_millis(n), [0; 10])
    }

    fn passed(n: i64) -> PassRecord {
        PassRecord {
            uid: uid(n),
            officer: uid(700),
            subject: Subject::General,
            level: Level::District,
            exam: "区级综合法律知识".to_owned(),
            passed_on: date(2026, 11, 23),
            score: Some((Points::whole(82), Points::whole(100))),
            withdraws: None,
            single_handed: false,
        }
    }

    fn withdrawn(n: i64, target: i64) -> PassRecord {
        PassRecord { withdraws: Some(uid(target)), ..passed(n) }
    }

    fn counting(records: &[PassRecord]) -> Vec<Uid> {
        effective(records.to_vec()).into_iter().map(|record| record.uid).collect()
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

    proptest! {
        #[test]
        fn a_new_pass_counts_and_disturbs_nothing(
            targets in prop::collection::vec(prop::option::of(1..20i64), 0..20),
        ) {
            let mut records: Vec<_> = (1..)
                .zip(&targets)
                .map(|(n, target)| target.map_or_else(|| passed(n), |of| withdrawn(n, of)))
                .collect();
            let before = counting(&records);
            records.push(passed(99));
            prop_assert_eq!(counting(&records), [before, vec![uid(99)]].concat());
        }
    }
}
