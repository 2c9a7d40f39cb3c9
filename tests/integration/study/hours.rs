//! What study and training are worth.

use super::sessions::bank;
use crate::support::database::Database;
use crate::support::world::World;
use jiff::civil::date;
use zhifa::app::AppError;
use zhifa::app::error::{Denied, Missing};
use zhifa::app::study::begin::{Plan, begin};
use zhifa::app::study::end::end;
use zhifa::app::study::hours::{own_year, year};
use zhifa::app::study::present::present;
use zhifa::app::study::train::{Draft, TrainingFault, train};
use zhifa::app::study::withdraw_training::withdraw_training;
use zhifa::domain::hours::{Hours, StudyChannel};
use zhifa::domain::id::OfficerId;

fn training(officer: OfficerId) -> Draft {
    Draft {
        officer,
        held_on: date(2026, 11, 20),
        title: "行政处罚法专题".into(),
        minutes: 180,
        evidence: "云司培〔2026〕7号".into(),
    }
}

fn fault(outcome: Result<Hours, AppError>) -> TrainingFault {
    *outcome.unwrap_err().is::<TrainingFault>().expect("a fault of training")
}

pub fn a_session_stores_what_the_rules_grant(database: &Database) {
    let world = World::new(database);
    let (who, manager) = (world.enforcer(0), world.manager());
    let officer = who.officer().unwrap();
    // The preset grants 8 学时 of 45 minutes a day: a training of 5:50 leaves ten minutes.
    let held_on = world.app.today();
    let day = Draft { held_on, minutes: 350, ..training(officer) };
    assert_eq!(train(&world.app, &manager, &day).unwrap(), Hours::from_hundredths(777));
    let set = begin(&world.app, &who, &Plan::Sequential(bank(&world, &who))).unwrap();
    assert_eq!(set.allowance.day, Some(600));
    for _ in 0..4 {
        world.app.clock.advance(4 * 60_000);
        present(&world.app, &who, set.session).unwrap();
    }
    let summary = end(&world.app, &who, set.session).unwrap();
    assert_eq!((summary.counted.seconds, summary.granted_seconds), (960, 600));
    let year = own_year(&world.app, &who).unwrap();
    assert_eq!(year.granted.total(), Hours::from_hundredths(790), "7.7 and 0.2");
    let study = year.entries.iter().find(|e| e.line.entry.channel == StudyChannel::Online).unwrap();
    assert_eq!(study.hours, Hours::from_hundredths(22));
    assert_eq!(study.line.rules.as_deref(), Some("jilin@1"));
    assert!(!year.verified, "nobody has checked the preset");
}

pub fn training_needs_evidence_and_counts_once(database: &Database) {
    let world = World::new(database);
    let manager = world.manager();
    let officer = world.enforcer(0).officer().unwrap();
    let good = training(officer);
    let bad = [
        (Draft { title: "  ".into(), ..good.clone() }, TrainingFault::NoTitle),
        (Draft { evidence: String::new(), ..good.clone() }, TrainingFault::NoEvidence),
        (Draft { minutes: 0, ..good.clone() }, TrainingFault::Minutes),
        (Draft { minutes: 721, ..good.clone() }, TrainingFault::Minutes),
        (Draft { held_on: date(2026, 11, 25), ..good.clone() }, TrainingFault::Future),
    ];
    for (draft, expected) in bad {
        assert_eq!(fault(train(&world.app, &manager, &draft)), expected);
    }
    assert_eq!(train(&world.app, &manager, &good).unwrap(), Hours::whole(4));
    assert_eq!(fault(train(&world.app, &manager, &good)), TrainingFault::Twice);
    let found = year(&world.app, &manager, officer).unwrap();
    assert_eq!(found.granted.classroom, Hours::whole(4));
    assert_eq!(found.entries[0].line.evidence, "云司培〔2026〕7号");
}

pub fn nobody_enters_training_without_the_permission(database: &Database) {
    let world = World::new(database);
    let draft = training(world.enforcer(0).officer().unwrap());
    for actor in [world.enforcer(0), world.enforcer(1), world.trainer()] {
        let error = train(&world.app, &actor, &draft).unwrap_err();
        assert!(error.is::<Denied>().is_some(), "{}", actor.label);
    }
    let mut own = world.manager();
    own.grants.officer = Some(draft.officer);
    assert_eq!(fault(train(&world.app, &own, &draft)), TrainingFault::Own);
}

pub fn the_year_is_ones_own_or_a_reports(database: &Database) {
    let world = World::new(database);
    let officer = world.enforcer(0).officer().unwrap();
    assert!(year(&world.app, &world.enforcer(0), officer).is_ok());
    assert!(year(&world.app, &world.manager(), officer).is_ok());
    let error = year(&world.app, &world.enforcer(1), officer).unwrap_err();
    assert!(error.is::<Denied>().is_some());
}

pub fn a_training_taken_back_stays_and_counts_no_more(database: &Database) {
    let world = World::new(database);
    let (who, manager) = (world.enforcer(0), world.manager());
    let officer = who.officer().unwrap();
    let day = training(officer);
    train(&world.app, &manager, &day).unwrap();
    let of_year = || year(&world.app, &manager, officer).unwrap();
    let uid = of_year().entries[0].line.training.unwrap();
    assert_eq!(of_year().granted.total(), Hours::from_hundredths(400));

    let refused = |reason: &str| {
        let refused = withdraw_training(&world.app, &manager, uid, reason).unwrap_err();
        *refused.is::<TrainingFault>().expect("a fault of training")
    };
    assert_eq!(refused("  "), TrainingFault::NoReason);
    let denied = withdraw_training(&world.app, &who, uid, "录错").unwrap_err();
    assert!(denied.is::<Denied>().is_some(), "an enforcer changes no record");
    let unknown = world.app.uid(world.app.now());
    let missing = withdraw_training(&world.app, &manager, unknown, "录错").unwrap_err();
    assert!(missing.is::<Missing>().is_some());

    withdraw_training(&world.app, &manager, uid, " 录成了别人 ").unwrap();
    assert_eq!(refused("再来"), TrainingFault::Withdrawn);
    assert_eq!(of_year().granted.total(), Hours::default());
    let entry = of_year().entries.remove(0);
    let withdrawn = entry.line.withdrawn.unwrap();
    assert_eq!((withdrawn.reason.as_str(), entry.hours), ("录成了别人", Hours::default()));

    train(&world.app, &manager, &day).unwrap();
    let entries = of_year().entries;
    assert_eq!(entries.len(), 2, "the right one beside the wrong one");
    assert_eq!(of_year().granted.total(), Hours::from_hundredths(400));
}
