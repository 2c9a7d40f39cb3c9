//! Renewal (换证): what an officer's card still needs, as far as the preset can tell.
//!
//! A card is renewed when it is not suspended, its inspection is not overdue, the subjects of the
//! qualification exam were passed **at the province** since its validity began, and the year's
//! hours are complete. A pass of the district never counts here.

use super::credential::{CredentialRow, Hold};
use super::hours::Hours;
use super::pass_record::PassRecord;
use super::rules::RulePreset;
use super::sitting::Level;
use super::time::Date;

/// One thing that a renewal still needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// The suspension must end first.
    Return,
    /// The inspection that was due on this day must be made up.
    Inspection(Date),
    /// A subject must be passed at the province; its name by the preset.
    Pass(String),
    /// So many 学时 are missing in the training year.
    Hours(Hours),
}

/// How a card stands with its renewal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewal {
    /// First day on which the preset lets one apply.
    pub opens: Date,
    /// What is still missing; nothing when one can apply.
    pub needs: Vec<Need>,
}

/// What the renewal of a card needs on a day; none where there is no card that could be renewed:
/// not issued yet, collected, revoked or withdrawn. `passes` are the officer's records that count.
pub fn renewal(
    row: &CredentialRow,
    passes: &[PassRecord],
    missing: Hours,
    rules: &RulePreset,
    on: Date,
) -> Option<Renewal> {
    let card = row.card.as_ref()?;
    if !matches!(row.hold, Hold::Normal | Hold::Suspended) {
        return None;
    }
    let since = card.validity.from();
    let passed = |subject| {
        passes.iter().any(|pass| {
            pass.subject == subject
                && pass.level == Level::Province
                && (since..=on).contains(&pass.passed_on)
        })
    };
    let overdue = row.inspection_due().filter(|due| *due < on);
    let subjects = rules.exam.subjects.value.iter().filter(|rule| !passed(rule.subject));
    let needs = (row.hold == Hold::Suspended)
        .then_some(Need::Return)
        .into_iter()
        .chain(overdue.map(Need::Inspection))
        .chain(subjects.map(|rule| Need::Pass(rule.name.clone())))
        .chain((missing > Hours::default()).then_some(Need::Hours(missing)));
    Some(Renewal {
        opens: rules.credential.renewal_opens(card.validity.to()),
        needs: needs.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::bank::Subject;
    use crate::domain::credential::{Card, Validity};
    use crate::domain::id::Uid;
    use crate::domain::rules::tests::jilin;
    use crate::domain::time::Timestamp;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    fn row(hold: Hold, due: Option<Date>) -> CredentialRow {
        CredentialRow {
            hold,
            card: (hold != Hold::Pending).then(|| Card {
                number: "JL-0001".into(),
                categories: vec![],
                region: String::new(),
                issuer: String::new(),
                validity: Validity::new(date(2022, 4, 1), date(2027, 3, 31)).unwrap(),
                inspection_due: due,
            }),
            applied_on: None,
            suspended_until: None,
            handed_in_on: None,
            void_numbers: vec![],
        }
    }

    fn pass(subject: Subject, passed_on: Date) -> PassRecord {
        let uid = |n| Uid::v7(Timestamp::from_millis(n), [0; 10]);
        PassRecord {
            uid: uid(1),
            officer: uid(2),
            subject,
            level: Level::Province,
            exam: "省级综合法律知识".into(),
            passed_on,
            score: None,
            withdraws: None,
            single_handed: false,
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let (general, special) = (Subject::General, Subject::Special);
        let fresh = [pass(general, date(2026, 9, 1)), pass(special, TODAY)];
        let local = [general, special].map(|subject| PassRecord {
            level: Level::District,
            ..pass(subject, date(2026, 9, 1))
        });
        let hours = Hours::from_hundredths(1_750);
        let both = || vec![Need::Pass("综合法律知识".into()), Need::Pass("专业法律知识".into())];
        let cases = [
            ("all there", Hold::Normal, None, &fresh[..], Hours::default(), vec![]),
            ("nothing passed", Hold::Normal, None, &[], Hours::default(), both()),
            ("a district's pass is none", Hold::Normal, None, &local, Hours::default(), both()),
            (
                "a pass before the card and one to come do not count",
                Hold::Normal,
                None,
                &[pass(general, date(2022, 3, 31)), pass(special, date(2026, 11, 24))],
                Hours::default(),
                both(),
            ),
            ("hours", Hold::Normal, Some(TODAY), &fresh, hours, vec![Need::Hours(hours)]),
            (
                "suspended and not inspected",
                Hold::Suspended,
                Some(date(2025, 12, 31)),
                &fresh,
                Hours::default(),
                vec![Need::Return, Need::Inspection(date(2025, 12, 31))],
            ),
        ];
        for (what, hold, due, passes, missing, needs) in cases {
            let found = renewal(&row(hold, due), passes, missing, &jilin(), TODAY).unwrap();
            assert_eq!(found.needs, needs, "{what}");
            assert_eq!(found.opens, date(2026, 12, 31), "{what}");
        }
    }

    #[test]
    fn only_a_card_in_force_is_renewed() {
        for hold in [Hold::Pending, Hold::Collected, Hold::Revoked, Hold::Cancelled] {
            let found = renewal(&row(hold, None), &[], Hours::default(), &jilin(), TODAY);
            assert_eq!(found, None, "{hold:?}");
        }
    }
}
