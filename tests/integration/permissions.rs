//! The permission table against every use case: each role, in each scope, tries each of them.
//!
//! What is expected follows from [`Role::permits`] and from how far the scope reaches; what happens
//! is decided by the use cases themselves, on the demonstration. A use case that is added without
//! a line in [`cases::CASES`] fails here.

mod cases;

use crate::support::demo;
use cases::{CASES, Case, Touches};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;
use zhifa::app::account::choose::choices;
use zhifa::app::attachment::{Upload, attach::attach};
use zhifa::app::error::Denied;
use zhifa::app::open::Opened;
use zhifa::app::study::train::{Draft, train};
use zhifa::app::{Actor, App, AppError, Via};
use zhifa::clock::Clock;
use zhifa::domain::attachment::Fingerprint;
use zhifa::domain::id::{AccountId, AgencyId, AttemptId, CredentialId, OfficerId, SittingId, Uid};
use zhifa::domain::role::{Grant, Grants, Role, Scope};
use zhifa::entropy::Entropy;
use zhifa::store::{Location, Options};

/// Use cases that ask for no permission, and why.
const WITHOUT: &[(&str, &str)] = &[
    ("account/recover::recover", "only the owner of the file, whatever roles they hold"),
    ("account/set_password::set_password", "one's own password, proved by the old one"),
    ("account/preferences::profile", "how the person themselves likes to work"),
    ("account/preferences::set_preferences", "how the person themselves likes to work"),
    ("account::reload", "reads what the actor themselves may do now"),
    ("bank/shipped::import_shipped", "imports one bank after the other, and the import asks"),
    ("blueprint/load::load_shipped", "saves one blueprint after the other, and the saving asks"),
    ("database/restore::restore", "makes a new file; there is no database yet that could ask"),
    (
        "form/draw::compose",
        "lays out a paper for a use case that has asked; the person is told why not",
    ),
    ("home::home", "gathers what the person's permissions let them see"),
];

/// The demonstration, and the things in it that the use cases are tried on.
pub struct District {
    pub app: Arc<App>,
    pub folder: TempDir,
    /// The officer who is the person of scope [`Scope::Own`], with what is theirs.
    pub officer: OfficerId,
    pub account: AccountId,
    pub credential: CredentialId,
    pub attempt: AttemptId,
    pub pass: Uid,
    pub file: Fingerprint,
    pub training: Uid,
    /// Where that officer serves.
    pub agency: AgencyId,
    /// An agency that has nothing to do with them.
    pub other: AgencyId,
    pub practice: SittingId,
    pub formal: SittingId,
}

impl District {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("demo.db");
        demo::copy_of_that_day(&file);
        let clock = Clock::manual(demo::morning());
        let location = Location::File(file);
        let opened = App::open(&location, &Options::default(), Some(clock), Entropy::seeded(1));
        let Ok(Opened::Ready(app)) = opened else { panic!("the demonstration does not open") };
        let id = |sql: &str| app.read(|tx| Ok(tx.one(sql, &[], |row| row.get::<i64>(0))?)).unwrap();
        let officer = id("SELECT officer_id FROM credential WHERE officer_id IN
            (SELECT officer_id FROM attempt WHERE state = 'final') AND officer_id IN
            (SELECT officer_id FROM pass_record) ORDER BY officer_id LIMIT 1");
        let of = |sql: &str| id(&sql.replace('?', &officer.to_string()));
        let agency = of("SELECT agency_id FROM assignment WHERE officer_id = ? AND to_on IS NULL");
        let other = "SELECT min(id) FROM agency WHERE id <> ? AND parent_id IS NOT NULL
            AND id NOT IN (SELECT coalesce(parent_id, 0) FROM agency)";
        let pass = "SELECT uid FROM pass_record WHERE officer_id = ? ORDER BY id LIMIT 1";
        let pass = pass.replace('?', &officer.to_string());
        let pass = app.read(|tx| Ok(tx.one(&pass, &[], |row| row.get::<Uid>(0))?)).unwrap();
        let scan = Upload { name: "批复.pdf".into(), bytes: b"%PDF".to_vec() };
        let operator = Actor::operator(Via::Cli);
        let day = Draft {
            officer: OfficerId(officer),
            held_on: demo::DAY,
            title: "复核培训".into(),
            minutes: 45,
            evidence: "签到表".into(),
        };
        train(&app, &operator, &day).unwrap();
        let training = "SELECT uid FROM training ORDER BY id DESC LIMIT 1";
        let training = app.read(|tx| Ok(tx.one(training, &[], |row| row.get::<Uid>(0))?)).unwrap();
        Self {
            training,
            file: attach(&app, &operator, OfficerId(officer), scan).unwrap(),
            pass,
            officer: OfficerId(officer),
            account: AccountId(of("SELECT id FROM account WHERE officer_id = ?")),
            credential: CredentialId(of("SELECT min(id) FROM credential WHERE officer_id = ?")),
            attempt: AttemptId(of("SELECT min(id) FROM attempt WHERE officer_id = ?
                AND state = 'final'")),
            agency: AgencyId(agency),
            other: AgencyId(id(&other.replace('?', &agency.to_string()))),
            practice: SittingId(id("SELECT min(id) FROM sitting WHERE kind = 'practice'")),
            formal: SittingId(id("SELECT min(id) FROM sitting WHERE kind = 'formal'")),
            app,
            folder,
        }
    }

    /// The officer with one role in one scope, and an account that nobody else has.
    fn actor(&self, role: Role, scope: Scope) -> Actor {
        let grants = Grants { officer: Some(self.officer), held: vec![Grant { role, scope }] };
        Actor { grants, ..Actor::nobody(Via::Tui) }
    }
}

/// Whether a use case refused for lack of permission; any other outcome means it let the actor
/// pass.
pub fn denied<T>(outcome: Result<T, AppError>) -> bool {
    outcome.is_err_and(|error| error.is::<Denied>().is_some())
}

/// What the table says.
fn expected(case: &Case, role: Role, scope: Scope, district: &District) -> bool {
    let reaches = match case.touches {
        Touches::District => scope == Scope::District,
        Touches::Anything => true,
        Touches::Oneself => matches!(scope, Scope::Own | Scope::District),
        Touches::Officer => scope != Scope::Agency(district.other),
        Touches::Agency => scope == Scope::District || scope == Scope::Agency(district.agency),
    };
    reaches && case.permissions.iter().all(|permission| role.permits(*permission))
}

#[test]
fn the_table_decides_about_every_use_case() {
    let district = District::new();
    let (own, other) = (Scope::Agency(district.agency), Scope::Agency(district.other));
    let mut wrong = Vec::new();
    for case in CASES {
        // Refusals first: what is allowed may change what is there.
        for scope in [other, Scope::Own, own, Scope::District] {
            for role in Role::ALL.iter().copied() {
                let actor = district.actor(role, scope);
                let allowed = !(case.denied)(&district, &actor);
                if allowed != expected(case, role, scope, &district) {
                    wrong.push(format!("{} {role:?} {scope:?}: allowed {allowed}", case.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_refusal_is_audited() {
    let district = District::new();
    for case in CASES {
        let before = refusals(&district);
        let actor = Actor::nobody(Via::Tui);
        assert!((case.denied)(&district, &actor), "{}", case.name);
        assert!(refusals(&district) > before, "{}", case.name);
    }
}

fn refusals(district: &District) -> i64 {
    let sql = "SELECT CAST(count(*) AS BIGINT) FROM audit WHERE outcome = 'refused'";
    district.app.read(|tx| Ok(tx.one(sql, &[], |row| row.get(0))?)).unwrap()
}

#[test]
fn every_use_case_is_in_the_matrix() {
    let app = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app");
    let known: BTreeSet<&str> =
        CASES.iter().map(|case| case.name).chain(WITHOUT.iter().map(|(name, _)| *name)).collect();
    let mut found = BTreeSet::new();
    for noun in std::fs::read_dir(&app).unwrap().map(|entry| entry.unwrap().path()) {
        match noun.is_dir() {
            true => std::fs::read_dir(noun).unwrap().for_each(|file| {
                use_cases(&app, &file.unwrap().path(), &mut found);
            }),
            false => use_cases(&app, &noun, &mut found),
        }
    }
    let missing: Vec<_> = found.iter().filter(|name| !known.contains(name.as_str())).collect();
    assert!(missing.is_empty(), "without a line in the matrix: {missing:#?}");
    let gone: Vec<_> = known.iter().filter(|name| !found.contains(**name)).collect();
    assert!(gone.is_empty(), "in the matrix, and no longer there: {gone:#?}");
}

/// Adds what a file offers to actors, as `noun/verb::function`.
fn use_cases(app: &Path, file: &Path, found: &mut BTreeSet<String>) {
    let path = file.strip_prefix(app).unwrap().with_extension("").display().to_string();
    // The door, refusing and recording are no use cases of their own.
    let helpers = ["actor", "audit", "session", "home/"];
    if file.is_dir() || path.ends_with("tests") || helpers.contains(&path.as_str()) {
        return;
    }
    let text = std::fs::read_to_string(file).unwrap();
    for function in text.split("\npub fn ").skip(1) {
        let signature = function.split_once(" {").map_or(function, |(signature, _)| signature);
        let name = signature.split(['(', '<']).next().unwrap();
        if signature.contains("actor: &Actor") {
            found.insert(format!("{path}::{name}"));
        }
    }
}

/// A person of the demonstration has the account that the district's things belong to.
#[test]
fn the_officer_is_somebody_of_the_demonstration() {
    let district = District::new();
    let people = choices(&district.app, Via::Tui).unwrap();
    assert!(people.iter().any(|actor| actor.officer() == Some(district.officer)));
}
