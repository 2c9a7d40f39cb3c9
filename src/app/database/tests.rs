use super::DatabaseRefused;
use super::backup::{backup, to_the_end};
use super::check::check;
use super::copy::copy;
use super::overview::overview;
use super::restore::{Restore, restore};
use crate::app::audit::seal::{HeadLost, seal};
use crate::app::audit::vault::Vault;
use crate::app::audit::verify::verify;
use crate::app::error::Denied;
use crate::app::open::Opened;
use crate::app::site::create::{FirstAdmin, SetUp};
use crate::app::{Actor, App, AppError, Trace, Via};
use crate::clock::Clock;
use crate::domain::attachment::Fingerprint;
use crate::domain::audit::Fault;
use crate::domain::id::AgencyId;
use crate::domain::role::{Grant, Grants, Permission, Role, Scope};
use crate::domain::time::Timestamp;
use crate::entropy::Entropy;
use crate::store::{Location, Options};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn operator() -> Actor {
    Actor::operator(Via::Cli)
}

fn open(path: &Path, clock: &Clock) -> Opened {
    let location = Location::File(path.to_owned());
    App::open(&location, &Options::default(), Some(clock.clone()), Entropy::seeded(1)).unwrap()
}

struct Bench {
    folder: tempfile::TempDir,
    clock: Clock,
    app: Arc<App>,
}

fn bench() -> Bench {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::manual(Timestamp::from_millis(1_790_000_000_000));
    let Opened::Vacant(vacant) = open(&folder.path().join("a.db"), &clock) else {
        panic!("not vacant")
    };
    let admin = FirstAdmin {
        sign_in_name: "admin".parse().unwrap(),
        display_name: "管理员".to_owned(),
        password: None,
    };
    let app = vacant
        .set_up(&SetUp {
            organisation: "云江区司法局".to_owned(),
            zone: "Asia/Shanghai".to_owned(),
            preset: "jilin".to_owned(),
            is_demo: true,
            admin,
        })
        .unwrap();
    Bench { folder, clock, app }
}

impl Bench {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn restore(&self, file: &str, to: &str) -> Result<Arc<App>, AppError> {
        let input = Restore {
            file: self.path(file),
            to: self.path(to),
            vault: self.folder.path().to_owned(),
        };
        restore(&operator(), &input, Some(self.clock.clone()), Entropy::seeded(2))
    }
}

fn run(app: &Arc<App>, times: usize) {
    for _ in 0..times {
        let trace = || Trace::new("test.run", "row", "");
        app.write(&operator(), app.now(), move |_| Ok(((), trace()))).unwrap();
    }
}

fn actions(app: &App) -> Vec<String> {
    let page = app.read(|tx| Ok(crate::store::audit::page(tx, "", None, 99)?)).unwrap();
    page.into_iter().rev().map(|entry| entry.action).collect()
}

#[test]
fn a_sound_database_has_no_damage_and_a_dangling_reference_is_named() {
    let bench = bench();
    let report = check(&bench.app, &operator()).unwrap();
    assert_eq!(report.damage, Vec::<String>::new());
    assert!(report.tables.contains(&("site", 1)) && report.tables.contains(&("account", 1)));
    let raw = rusqlite::Connection::open(bench.path("a.db")).unwrap();
    raw.execute_batch(
        "PRAGMA foreign_keys = OFF;
         INSERT INTO account_grant (account_id, role, scope) VALUES (77, 'admin', 'district')",
    )
    .unwrap();
    let report = check(&bench.app, &operator()).unwrap();
    assert_eq!(report.damage, ["account_grant 2: no such account"]);
}

#[test]
fn a_backup_is_restored_elsewhere_with_a_marker_and_the_proof_still_holds() {
    let bench = bench();
    let vault = Vault::new(&bench.app, bench.folder.path());
    run(&bench.app, 3);
    seal(&bench.app, &vault).unwrap();
    backup(&bench.app, &operator(), &bench.path("b.bak"), &mut to_the_end).unwrap();
    let again = backup(&bench.app, &operator(), &bench.path("b.bak"), &mut to_the_end).unwrap_err();
    assert!(matches!(again.is(), Some(DatabaseRefused::Exists(_))));
    run(&bench.app, 2);
    seal(&bench.app, &vault).unwrap();

    let restored = bench.restore("b.bak", "new/c.db").unwrap();
    let left = actions(&restored);
    assert_eq!(left.last().map(String::as_str), Some("database.restore"));
    assert_eq!(left.len(), 5, "set-up, three, the marker");
    let found = verify(&restored, &operator(), &vault).unwrap();
    assert_eq!((found.proved, found.unsealed, found.fault), (4, 1, None));
    assert_eq!(seal(&restored, &vault).unwrap(), 1);
    let found = verify(&restored, &operator(), &vault).unwrap();
    assert_eq!((found.proved, found.fault), (5, None));
    // The original went another way after the point restored to.
    let fault = verify(&bench.app, &operator(), &vault).unwrap().fault;
    assert_eq!(fault, Some(Fault::Diverged { seq: 5 }));
    let exists = bench.restore("b.bak", "new/c.db").map(drop).unwrap_err();
    assert!(matches!(exists.is(), Some(DatabaseRefused::Exists(_))));
    assert!(bench.path("new/c.db").exists(), "a refusal removes nothing");
}

#[test]
fn an_old_copy_put_in_place_without_restoring_shows() {
    let bench = bench();
    let vault = Vault::new(&bench.app, bench.folder.path());
    seal(&bench.app, &vault).unwrap();
    backup(&bench.app, &operator(), &bench.path("old.db"), &mut to_the_end).unwrap();
    run(&bench.app, 2);
    seal(&bench.app, &vault).unwrap();
    let old = open(&bench.path("old.db"), &bench.clock).ready().unwrap();
    let fault = verify(&old, &operator(), &vault).unwrap().fault;
    assert_eq!(fault, Some(Fault::Shortened { found: 1, noted: 4 }));
    assert!(seal(&old, &vault).unwrap_err().is::<HeadLost>().is_some());
}

#[test]
fn what_is_no_finished_backup_is_refused_and_leaves_nothing() {
    let bench = bench();
    let journal = bench.restore("a.db", "c.db").map(drop).unwrap_err();
    assert!(matches!(journal.is(), Some(DatabaseRefused::HasJournal(_))), "{journal}");
    std::fs::write(bench.path("text.bak"), "not a database, but long enough to be read as one")
        .unwrap();
    assert!(bench.restore("text.bak", "c.db").is_err());
    backup(&bench.app, &operator(), &bench.path("b.bak"), &mut to_the_end).unwrap();
    let raw = rusqlite::Connection::open(bench.path("b.bak")).unwrap();
    raw.execute_batch(
        "PRAGMA journal_mode = DELETE; PRAGMA foreign_keys = OFF;
         INSERT INTO account_grant (account_id, role, scope) VALUES (77, 'admin', 'district')",
    )
    .unwrap();
    drop(raw);
    let damaged = bench.restore("b.bak", "c.db").map(drop).unwrap_err();
    assert!(matches!(damaged.is(), Some(DatabaseRefused::Damaged(_))), "{damaged}");
    assert!(!bench.path("c.db").exists());
}

#[test]
fn a_copy_is_the_same_organisation_and_its_audit_is_still_proved() {
    let bench = bench();
    let vault = Vault::new(&bench.app, bench.folder.path());
    run(&bench.app, 600);
    seal(&bench.app, &vault).unwrap();
    let to = Location::File(bench.path("d.db"));
    let moved = copy(&bench.app, &operator(), &to).unwrap();
    assert!(moved.contains(&("audit", 601)) && moved.contains(&("audit_seal", 601)));
    let copied = open(&bench.path("d.db"), &bench.clock).ready().unwrap();
    assert_eq!(copied.site, bench.app.site);
    assert_eq!(actions(&copied).last().map(String::as_str), Some("database.copy"));
    assert_eq!(actions(&bench.app).last().map(String::as_str), Some("database.copy"));
    let found = verify(&copied, &operator(), &vault).unwrap();
    assert_eq!((found.proved, found.unsealed, found.fault), (601, 1, None));
    let error = copy(&bench.app, &operator(), &to).unwrap_err();
    assert_eq!(error.is(), Some(&DatabaseRefused::NotEmpty));
}

#[test]
fn the_table_decides_who_looks_after_the_database() {
    let bench = bench();
    for &role in Role::ALL {
        for scope in [Scope::Own, Scope::Agency(AgencyId(1)), Scope::District] {
            let grants = Grants { officer: None, held: vec![Grant { role, scope }] };
            let actor = Actor { grants, ..Actor::nobody(Via::Cli) };
            let allowed = role.permits(Permission::ManageDatabase) && scope == Scope::District;
            // Whoever is allowed meets a file that is in the way; nothing is ever written.
            let taken = bench.path("a.db");
            let input = Restore { file: taken.clone(), to: taken.clone(), vault: PathBuf::new() };
            let outcomes = [
                ("check", check(&bench.app, &actor).map(drop)),
                ("backup", backup(&bench.app, &actor, &taken, &mut to_the_end).map(drop)),
                ("copy", copy(&bench.app, &actor, bench.app.store.location()).map(drop)),
                ("restore", restore(&actor, &input, None, Entropy::seeded(1)).map(drop)),
            ];
            for (name, outcome) in outcomes {
                let denied = outcome.is_err_and(|error| error.is::<Denied>().is_some());
                assert_eq!(denied, !allowed, "{name}: {role:?} {scope:?}");
            }
        }
    }
}

#[test]
fn a_backup_is_proved_by_its_fingerprint_and_listed_newest_first() {
    let bench = bench();
    let file = bench.path("a.bak");
    let (mut last, mut told) = ((0, 0), 0);
    let made = backup(&bench.app, &operator(), &file, &mut |done, total| {
        assert!(done >= last.0 && done <= total);
        (last, told) = ((done, total), told + 1);
        ControlFlow::Continue(())
    })
    .unwrap();
    let bytes = std::fs::read(&file).unwrap();
    assert!(told > 0 && last == (made.bytes, made.bytes), "{told} {last:?}");
    assert_eq!(made.bytes, u64::try_from(bytes.len()).unwrap());
    assert_eq!(made.sha256, Fingerprint::of(&bytes).to_string());
    let second = bench.path("b.bak");
    backup(&bench.app, &operator(), &second, &mut to_the_end).unwrap();
    let found = overview(&bench.app, &operator()).unwrap();
    let names: Vec<&str> = found.backups.iter().map(|made| made.file.as_str()).collect();
    assert_eq!(names, [second.to_str().unwrap(), file.to_str().unwrap()]);
    let listed = found.backups.last().unwrap();
    assert_eq!((listed.bytes, listed.sha256.clone()), (Some(made.bytes), Some(made.sha256)));
    assert!(found.backs_up && found.location.ends_with("a.db"), "{found:?}");
}

#[test]
fn a_backup_broken_off_leaves_neither_file_nor_row() {
    let bench = bench();
    let file = bench.path("a.bak");
    let stop = &mut |_, _| ControlFlow::Break(());
    let refused = backup(&bench.app, &operator(), &file, stop).unwrap_err();
    assert_eq!(refused.is(), Some(&DatabaseRefused::BrokenOff));
    assert!(!file.exists() && !bench.path("a.bak.part").exists());
    assert!(overview(&bench.app, &operator()).unwrap().backups.is_empty());
}

#[test]
fn half_a_backup_never_bears_the_name_of_a_whole_one() {
    let bench = bench();
    let (file, part) = (bench.path("a.bak"), bench.path("a.bak.part"));
    let left = [part.clone(), bench.path("a.bak.part-journal")];
    // A program that was killed has left them.
    left.iter().for_each(|left| std::fs::write(left, "half of it").unwrap());
    let made = backup(&bench.app, &operator(), &file, &mut |_, _| {
        assert!(part.exists() && !file.exists());
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(made.sha256, Fingerprint::of(&std::fs::read(&file).unwrap()).to_string());
    assert!(!left.iter().any(|left| left.exists()));
    let input = Restore { file, to: bench.path("c.db"), vault: bench.folder.path().to_owned() };
    restore(&operator(), &input, None, Entropy::seeded(1)).unwrap();
}

#[test]
fn a_file_that_came_while_it_was_copied_is_not_written_over() {
    let bench = bench();
    let file = bench.path("a.bak");
    let refused = backup(&bench.app, &operator(), &file, &mut |_, _| {
        std::fs::write(&file, "another's").unwrap();
        ControlFlow::Continue(())
    })
    .unwrap_err();
    assert!(matches!(refused.is(), Some(DatabaseRefused::Exists(_))), "{refused}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "another's");
    assert!(!bench.path("a.bak.part").exists());
}
