//! The record of a person's card: dated events that lead to their fate. Pure.

use super::dice::Dice;
use super::roster::{Fate, Person};
use crate::domain::credential::{ApplicationPurpose, CancelGround, Card, Event, Hold, Validity};
use crate::domain::rules::CredentialRules;
use crate::domain::time::{Date, add_days};
use jiff::civil::date;

/// One entry: the day, what happened, and why.
pub(super) type Step = (Date, Event, &'static str);

/// What a card says, apart from its days.
#[derive(Debug, Clone)]
pub(super) struct Face {
    pub(super) number: String,
    pub(super) category: String,
    pub(super) region: String,
    pub(super) issuer: String,
}

/// The events of a person's card, oldest first; none for people without.
pub(super) fn record(
    dice: &mut Dice,
    person: &Person,
    face: &Face,
    rules: &CredentialRules,
    as_of: Date,
) -> Vec<Step> {
    let applied = |on, purpose| (on, Event::Applied { purpose }, "");
    match person.fate {
        Fate::Without => return Vec::new(),
        Fate::Pending => {
            return vec![applied(dice.day(as_of, -50, -3), ApplicationPurpose::First)];
        }
        _ => {}
    }
    let from = first_day(dice, person.fate, rules, as_of);
    let (from, to) = rules.validity_of_issue(from);
    let Ok(validity) = Validity::new(from, to) else { return Vec::new() };
    let card = Card {
        number: face.number.clone(),
        categories: vec![face.category.clone()],
        region: face.region.clone(),
        issuer: face.issuer.clone(),
        validity,
        inspection_due: None,
    };
    // Some cards were on the ledger when it was opened; their earlier history is on paper.
    let mut steps = if dice.chance(30) {
        let event = Event::Opening { card, hold: Hold::Normal, handed_in: false };
        vec![(from, event, "期初登记")]
    } else {
        vec![
            applied(add_days(from, -20), ApplicationPurpose::First),
            (from, Event::Issued { card }, ""),
        ]
    };
    steps.extend(inspections(dice, person.fate, (from, to), rules, as_of));
    steps.extend(ending(dice, person, face, as_of));
    steps.sort_by_key(|(on, ..)| *on);
    steps
}

/// The first day of a card whose last day suits the fate.
fn first_day(dice: &mut Dice, fate: Fate, rules: &CredentialRules, as_of: Date) -> Date {
    let warning = i64::from(rules.expiry_warning_days.value);
    let months = i64::from(rules.validity_months.value.get());
    let ends = match fate {
        Fate::Expired => dice.day(as_of, -200, -10),
        Fate::ExpiryNear => dice.day(as_of, 3, warning - 5),
        // Old enough to have been inspected, and to have missed an inspection.
        Fate::Uninspected => dice.day(as_of, warning + 60, warning + 500),
        _ => dice.day(as_of, warning + 100, warning + 1000),
    };
    let span = jiff::Span::new().try_months(months).unwrap_or_default();
    add_days(ends, 1).checked_sub(span).unwrap_or(as_of)
}

/// The yearly inspections, the last of which leaves the next one due as the fate has it.
fn inspections(
    dice: &mut Dice,
    fate: Fate,
    (from, to): (Date, Date),
    rules: &CredentialRules,
    as_of: Date,
) -> Vec<Step> {
    let warning = i64::from(rules.inspection_warning_days.value);
    let year_end = |year| date(year, 12, 31);
    let due = match fate {
        Fate::Uninspected => Some(year_end(as_of.year() - 1)),
        Fate::InspectionNear => Some(year_end(as_of.year()))
            .filter(|due| *due <= add_days(as_of, warning))
            .or(Some(add_days(as_of, warning / 2))),
        Fate::ExpiryNear | Fate::Expired => Some(add_days(to, 1)),
        _ => Some(year_end(as_of.year()))
            .filter(|due| *due > add_days(as_of, warning))
            .or(Some(year_end(as_of.year() + 1))),
    };
    let until = match fate {
        Fate::Uninspected => date(as_of.year() - 1, 1, 1),
        Fate::Expired => add_days(to, -30),
        _ => add_days(as_of, -140),
    };
    let mut days: Vec<Date> = (from.year() + 1..=as_of.year())
        .map(|year| dice.day(date(year, 3, 1), 0, 200))
        .filter(|on| add_days(from, 60) < *on && *on < until)
        .collect();
    let last = dice.day(until, -25, -2).max(add_days(from, 30));
    days.retain(|on| *on < last);
    let mut steps: Vec<Step> = days
        .into_iter()
        .map(|on| {
            (on, Event::Inspected { next_due: Some(year_end(on.year() + 1)) }, "年度审验合格")
        })
        .collect();
    steps.push((last, Event::Inspected { next_due: due }, "年度审验合格"));
    steps
}

/// What happened to the card in the end.
fn ending(dice: &mut Dice, person: &Person, face: &Face, as_of: Date) -> Vec<Step> {
    let recently = dice.day(as_of, -25, -2);
    let one = |on, event, reason| vec![(on, event, reason)];
    match person.fate {
        Fate::Suspended => {
            let until = Some(add_days(as_of, 30));
            one(recently, Event::Suspended { until }, "执法中未出示证件,暂扣证件")
        }
        Fate::Collected => one(recently, Event::Collected, "调离执法岗位待定,收回证件"),
        Fate::Revoked => one(recently, Event::Revoked, "转借证件,予以吊销"),
        Fate::Cancelled => {
            let ground = CancelGround::Retired;
            let on = person.left_on.unwrap_or(recently);
            vec![
                (on, Event::Cancelled { ground }, "退休注销"),
                (on, Event::Collected, "退休交回证件"),
            ]
        }
        Fate::ExpiryNear if dice.chance(35) => {
            let purpose = ApplicationPurpose::Reissue;
            one(recently, Event::Applied { purpose }, "到期换证")
        }
        Fate::Valid if dice.chance(4) => {
            let number = format!("{}补", face.number);
            one(recently, Event::Replaced { number }, "原证遗失,登报声明后补领")
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::demo::{data, roster};
    use crate::domain::credential::{Entry, EventId, State, project, status};
    use crate::domain::rules::tests::jilin;
    use crate::domain::time::Zone;

    fn expected(fate: Fate) -> Option<State> {
        Some(match fate {
            Fate::Valid | Fate::LeftWithCard => State::Valid,
            Fate::ExpiryNear => State::ExpiryNear,
            Fate::InspectionNear => State::InspectionNear,
            Fate::Uninspected => State::Uninspected,
            Fate::Expired => State::Expired,
            Fate::Suspended => State::Suspended,
            Fate::Collected => State::Collected,
            Fate::Revoked => State::Revoked,
            Fate::Cancelled => State::Cancelled,
            Fate::Pending => State::Pending,
            Fate::Without => return None,
        })
    }

    #[test]
    fn every_record_leads_to_its_fate_on_any_day_of_the_year() {
        let (zone, rules) = (Zone::shanghai(), jilin().credential);
        let (district, lists) = data::load().unwrap();
        let days = [
            date(2024, 2, 29),
            date(2025, 6, 15),
            date(2026, 1, 1),
            date(2026, 11, 24),
            date(2026, 12, 31),
        ];
        for (seed, as_of) in (1..).zip(days) {
            let mut dice = Dice::new(seed, "test");
            for person in roster::people(seed, as_of, &zone, &district, &lists) {
                let face = Face {
                    number: "YJ".to_owned(),
                    category: String::new(),
                    region: String::new(),
                    issuer: String::new(),
                };
                let steps = record(&mut dice, &person, &face, &rules, as_of);
                let entries: Vec<Entry> = (1..)
                    .zip(&steps)
                    .map(|(id, (on, event, reason))| Entry {
                        id: EventId(id),
                        effective: *on,
                        recorded: zone.instant(on.at(10, 0, 0, 0)),
                        recorded_by: None,
                        approved_by: None,
                        reason: (*reason).to_owned(),
                        document: String::new(),
                        event: event.clone(),
                    })
                    .collect();
                let projection = project(&entries, &rules, &zone, as_of);
                assert_eq!(projection.ignored, [], "{as_of} {:?} {steps:?}", person.fate);
                let found = projection.row.map(|row| status(&row, &rules, as_of).main);
                assert_eq!(found, expected(person.fate), "{as_of} {steps:?}");
                assert!(steps.iter().all(|(on, ..)| *on <= as_of));
            }
        }
    }
}
