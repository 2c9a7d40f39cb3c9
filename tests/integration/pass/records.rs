//! The use cases of `app::pass` and `app::attachment`.

use crate::support::database::Database;
use crate::support::world::World;
use zhifa::app::attachment::attach::attach;
use zhifa::app::attachment::save::{of_officer, save};
use zhifa::app::attachment::{AttachmentRefused, Upload};
use zhifa::app::error::{Denied, Missing};
use zhifa::app::pass::PassRefused;
use zhifa::app::pass::enter::{Entry, enter};
use zhifa::app::pass::list::list;
use zhifa::app::pass::withdraw::{Grounds, withdraw};
use zhifa::app::report::passes::passes;
use zhifa::app::{Actor, AppError, Kind};
use zhifa::domain::attachment::{Fingerprint, MAX_BYTES};
use zhifa::domain::bank::Subject;
use zhifa::domain::id::OfficerId;
use zhifa::domain::points::Points;
use zhifa::domain::role::{Grant, Grants, Role, Scope};
use zhifa::domain::sitting::Level;

fn person(world: &World, role: Role) -> Actor {
    let grants = Grants { officer: None, held: vec![Grant { role, scope: Scope::District }] };
    Actor { grants, ..world.trainer() }
}

fn first(world: &World) -> OfficerId {
    world.enforcer(0).officer().unwrap()
}

fn upload(bytes: &[u8]) -> Upload {
    Upload { name: "名单.pdf".into(), bytes: bytes.to_vec() }
}

fn province(world: &World) -> Entry {
    Entry {
        officer: first(world),
        subject: Subject::General,
        level: Level::Province,
        exam: "全省综合法律知识考试".into(),
        passed_on: jiff::civil::date(2026, 10, 9),
        score: Some((Points::whole(82), Points::whole(100))),
        document: "吉司办〔2026〕3号".into(),
        scan: Some(upload(b"a scan")),
        approver: "王科长".into(),
    }
}

fn grounds(approver: &str) -> Grounds {
    Grounds {
        reason: "替考".into(), document: "司决〔2026〕3号".into(), approver: approver.into()
    }
}

fn counted(world: &World) -> usize {
    passes(&world.app, &person(world, Role::Manager), world.app.today()).unwrap().records
}

fn refused(error: &AppError) -> &PassRefused {
    error.is().unwrap_or_else(|| panic!("{error:?}"))
}

pub fn an_upstream_pass_counts_with_its_evidence(database: &Database) {
    let world = World::new(database);
    let manager = person(&world, Role::Manager);
    let uid = enter(&world.app, &manager, province(&world)).unwrap();
    let report = passes(&world.app, &manager, world.app.today()).unwrap();
    assert_eq!((report.records, report.items[0].uid), (1, uid));
    assert_eq!(report.items[0].level, Level::Province);
    assert_eq!(report.items[0].earned, Some(8_200));
    let line = list(&world.app, &manager, Some(first(&world))).unwrap().remove(0);
    assert_eq!(line.recorded.document, "吉司办〔2026〕3号");
    assert_eq!(line.files[0].file, Fingerprint::of(b"a scan"));
    let kept = save(&world.app, &manager, first(&world), &line.files[0].file).unwrap();
    assert_eq!((kept.name.as_str(), kept.bytes.as_slice()), ("名单.pdf", &b"a scan"[..]));
}

pub fn what_proves_nothing_is_refused(database: &Database) {
    let world = World::new(database);
    let manager = person(&world, Role::Manager);
    let error = |change: fn(&mut Entry)| {
        let mut entry = province(&world);
        change(&mut entry);
        enter(&world.app, &manager, entry).unwrap_err()
    };
    let none = error(|entry| (entry.document, entry.scan) = (" ".into(), None));
    assert!(matches!(refused(&none), PassRefused::NoEvidence));
    let early = error(|entry| entry.passed_on = jiff::civil::date(2026, 11, 25));
    assert!(matches!(refused(&early), PassRefused::NotYet));
    let nameless = error(|entry| entry.exam = "  ".into());
    assert!(matches!(refused(&nameless), PassRefused::NoExam));
    let points = error(|entry| entry.score = Some((Points::whole(101), Points::whole(100))));
    assert!(matches!(refused(&points), PassRefused::BadScore));
    let large = error(|entry| entry.scan = Some(upload(&vec![1; MAX_BYTES + 1])));
    assert!(matches!(large.is(), Some(AttachmentRefused::TooLarge(_))));
    assert_eq!(counted(&world), 0);
}

pub fn a_pass_taken_back_does_not_count_and_stays_readable(database: &Database) {
    let world = World::new(database);
    let manager = person(&world, Role::Manager);
    let pass = enter(&world.app, &manager, province(&world)).unwrap();
    let taken = withdraw(&world.app, &manager, pass, grounds("王科长")).unwrap();
    assert_eq!(counted(&world), 0);
    let stands: Vec<bool> =
        list(&world.app, &manager, None).unwrap().iter().map(|l| l.stands).collect();
    assert_eq!(stands, [false, true]);
    let again = withdraw(&world.app, &manager, pass, grounds("王科长")).unwrap_err();
    assert!(matches!(refused(&again), PassRefused::Withdrawn));
    withdraw(&world.app, &manager, taken, grounds("王科长")).unwrap();
    assert_eq!(counted(&world), 1, "taking the withdrawal back lets the pass count again");
}

pub fn a_pass_needs_a_second_person_or_says_that_there_is_none(database: &Database) {
    let world = World::new(database);
    let manager = person(&world, Role::Manager);
    let by = |approver: &str| {
        let entry = Entry { approver: approver.into(), ..province(&world) };
        enter(&world.app, &manager, entry)
    };
    let own = by(&manager.display_name).unwrap_err();
    assert!(matches!(refused(&own), PassRefused::OwnApproval));
    let nobody = by("  ").unwrap_err();
    assert!(matches!(refused(&nobody), PassRefused::NoApprover));
    assert_eq!(counted(&world), 0);
    by("王科长").unwrap();
    world.allow_own_entries();
    by("").unwrap();
    let pass = by(&manager.label).unwrap();
    withdraw(&world.app, &manager, pass, grounds("")).unwrap();
    let lines = list(&world.app, &manager, None).unwrap();
    let alone: Vec<bool> = lines.iter().map(|line| line.recorded.record.single_handed).collect();
    assert_eq!(alone, [false, true, true, true]);
    let report = passes(&world.app, &manager, world.app.today()).unwrap();
    let alone: Vec<bool> = report.items.iter().map(|row| row.single_handed).collect();
    assert_eq!(alone, [true, false], "the newest first");
}

pub fn a_withdrawal_needs_a_second_person(database: &Database) {
    let world = World::new(database);
    let manager = person(&world, Role::Manager);
    let pass = enter(&world.app, &manager, province(&world)).unwrap();
    let own = withdraw(&world.app, &manager, pass, grounds(&manager.display_name)).unwrap_err();
    assert!(matches!(refused(&own), PassRefused::OwnApproval));
    let nobody = withdraw(&world.app, &manager, pass, grounds(" ")).unwrap_err();
    assert!(matches!(refused(&nobody), PassRefused::NoApprover));
    let unfounded = Grounds { reason: " ".into(), ..grounds("王科长") };
    let empty = withdraw(&world.app, &manager, pass, unfounded).unwrap_err();
    assert!(matches!(refused(&empty), PassRefused::Unfounded));
    let unknown = world.app.uid(world.app.now());
    let missing = withdraw(&world.app, &manager, unknown, grounds("王科长")).unwrap_err();
    assert!(missing.is::<Missing>().is_some());
    assert_eq!(counted(&world), 1);
}

pub fn who_may_enter_and_see(database: &Database) {
    let world = World::new(database);
    for &role in Role::ALL {
        let actor = person(&world, role);
        let entered = enter(&world.app, &actor, province(&world));
        let attached = attach(&world.app, &actor, first(&world), upload(b"a photo"));
        assert_eq!(entered.is_ok(), role == Role::Manager, "{role:?}");
        assert_eq!(attached.is_ok(), role == Role::Manager, "{role:?}");
        for error in [entered.map(drop).err(), attached.map(drop).err()].into_iter().flatten() {
            assert!(error.is::<Denied>().is_some() && error.kind() == Kind::Denied);
        }
    }
    let photo = Fingerprint::of(b"a photo");
    let (own, other) = (world.enforcer(0), world.enforcer(1));
    assert_eq!(of_officer(&world.app, &own, first(&world)).unwrap()[0].file, photo);
    assert!(save(&world.app, &own, first(&world), &photo).is_ok());
    assert!(save(&world.app, &other, first(&world), &photo).unwrap_err().is::<Denied>().is_some());
    let theirs = other.officer().unwrap();
    assert!(save(&world.app, &own, theirs, &photo).unwrap_err().is::<Missing>().is_some());
}
