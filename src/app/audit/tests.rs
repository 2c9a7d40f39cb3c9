use super::seal::{HeadLost, seal};
use super::vault::{Vault, VaultTrouble};
use super::verify::{Verification, verify};
use crate::app::error::Denied;
use crate::app::{Actor, App, Via};
use crate::domain::audit::Fault;
use crate::domain::role::{Grant, Grants, Permission, Role, Scope};
use crate::domain::time::Timestamp;
use crate::store::{Param, Priority, Settle, lease, params};
use std::sync::Arc;

struct Bench {
    app: Arc<App>,
    vault: Vault,
    folder: tempfile::TempDir,
}

fn bench(rows: usize) -> Bench {
    let app = App::in_memory(Timestamp::from_millis(1_790_000_000_000), 1).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let vault = Vault::new(&app, folder.path());
    let bench = Bench { app, vault, folder };
    // Set-up left the first row.
    bench.rows(rows - 1);
    bench
}

impl Bench {
    fn rows(&self, count: usize) {
        for n in 0..count {
            let trace = crate::app::Trace::new("test.run", "row", n);
            let actor = Actor::operator(Via::Cli);
            self.app.write(&actor, self.app.now(), move |_| Ok(((), trace.clone()))).unwrap();
        }
    }

    fn sql(&self, sql: &'static str, params: impl Fn() -> Vec<Param> + Send + 'static) {
        let run = move |tx: &mut crate::store::Tx<'_>| tx.execute(sql, &params());
        self.app.store.write(Settle::Rerun, Priority::Normal, run).unwrap();
    }

    fn verify(&self) -> Verification {
        verify(&self.app, &Actor::operator(Via::Cli), &self.vault).unwrap()
    }

    fn fault(&self) -> Fault {
        self.verify().fault.unwrap()
    }
}

#[test]
fn what_is_committed_is_sealed_proved_and_the_rest_counted() {
    let bench = bench(600);
    assert_eq!(bench.verify(), Verification { proved: 0, unsealed: 600, fault: None });
    assert_eq!(seal(&bench.app, &bench.vault).unwrap(), 600);
    assert_eq!(seal(&bench.app, &bench.vault).unwrap(), 0);
    bench.rows(2);
    assert_eq!(bench.verify(), Verification { proved: 600, unsealed: 2, fault: None });
    assert_eq!(seal(&bench.app, &bench.vault).unwrap(), 2);
    assert_eq!(bench.verify(), Verification { proved: 602, unsealed: 0, fault: None });
}

#[test]
fn a_changed_row_is_named_whichever_column_it_is() {
    for column in ["at", "actor", "via", "action", "target_kind", "target", "outcome", "detail"] {
        let bench = bench(5);
        seal(&bench.app, &bench.vault).unwrap();
        let sql = match column {
            "at" => "UPDATE audit SET at = at + 1 WHERE id = 3",
            "actor" => "UPDATE audit SET actor = actor || 'x' WHERE id = 3",
            "via" => "UPDATE audit SET via = via || 'x' WHERE id = 3",
            "action" => "UPDATE audit SET action = action || 'x' WHERE id = 3",
            "target_kind" => "UPDATE audit SET target_kind = target_kind || 'x' WHERE id = 3",
            "target" => "UPDATE audit SET target = target || 'x' WHERE id = 3",
            "outcome" => "UPDATE audit SET outcome = outcome || 'x' WHERE id = 3",
            _ => "UPDATE audit SET detail = '{\"a\":1}' WHERE id = 3",
        };
        bench.sql(sql, Vec::new);
        let found = bench.verify();
        assert_eq!(found.fault, Some(Fault::RowChanged { audit_id: 3 }), "{column}");
        assert_eq!(found.proved, 2);
    }
}

#[test]
fn one_flipped_byte_of_the_uid_is_named_whatever_it_turns_into() {
    for sql in [
        "UPDATE audit SET uid = upper(uid) WHERE id = 3",
        "UPDATE audit SET uid = replace(uid, '-', 'm') WHERE id = 3",
        "UPDATE audit SET uid = substr(uid, 1, 35) || 'g' WHERE id = 3",
        "UPDATE audit SET uid = CAST(x'ff' || substr(uid, 2) AS TEXT) WHERE id = 3",
    ] {
        let bench = bench(5);
        seal(&bench.app, &bench.vault).unwrap();
        bench.sql(sql, Vec::new);
        assert_eq!(bench.fault(), Fault::RowChanged { audit_id: 3 }, "{sql}");
    }
}

#[test]
fn a_deleted_row_a_deleted_seal_and_a_cut_tail_are_named() {
    let bench = bench(5);
    seal(&bench.app, &bench.vault).unwrap();
    bench.sql("DELETE FROM audit WHERE id = 4", Vec::new);
    assert_eq!(bench.fault(), Fault::RowMissing { audit_id: 4 });
    bench.sql("DELETE FROM audit_seal WHERE audit_id = 4", Vec::new);
    assert_eq!(bench.fault(), Fault::SealMissing { seq: 4 });
    bench.sql("DELETE FROM audit_seal WHERE seq = 5", Vec::new);
    bench.sql("DELETE FROM audit WHERE id = 5", Vec::new);
    assert_eq!(bench.fault(), Fault::Shortened { found: 3, noted: 5 });
    let error = seal(&bench.app, &bench.vault).unwrap_err();
    assert_eq!(error.is::<HeadLost>().map(|e| e.noted), Some(5), "sealing on would hide it");
    bench.sql("DELETE FROM audit_seal", Vec::new);
    assert_eq!(bench.fault(), Fault::Shortened { found: 0, noted: 5 });
}

#[test]
fn a_chain_made_anew_with_another_key_is_foreign() {
    let bench = bench(3);
    seal(&bench.app, &bench.vault).unwrap();
    bench.sql("UPDATE audit_seal SET key_id = 'ffff' WHERE seq = 2", Vec::new);
    assert_eq!(bench.fault(), Fault::ForeignKey { audit_id: 2 });
}

#[test]
fn without_the_key_nothing_is_proved_or_sealed() {
    let bench = bench(3);
    seal(&bench.app, &bench.vault).unwrap();
    let key = bench.folder.path().join(format!("audit-{}.key", bench.app.site.uid));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
    }
    std::fs::remove_file(&key).unwrap();
    let no_key = |error: crate::app::AppError| matches!(error.is(), Some(VaultTrouble::NoKey(path)) if *path == key);
    assert!(no_key(verify(&bench.app, &Actor::operator(Via::Cli), &bench.vault).unwrap_err()));
    assert!(no_key(seal(&bench.app, &bench.vault).unwrap_err()));
    assert!(!key.exists(), "a lost key is not replaced");
}

#[test]
fn a_note_that_a_crash_cut_short_is_passed_over() {
    let bench = bench(3);
    seal(&bench.app, &bench.vault).unwrap();
    let head = bench.folder.path().join(format!("audit-{}.head", bench.app.site.uid));
    let mut text = std::fs::read_to_string(&head).unwrap();
    text.push_str("4 abc");
    std::fs::write(&head, text).unwrap();
    assert_eq!(bench.verify().fault, None);
    bench.rows(1);
    seal(&bench.app, &bench.vault).unwrap();
    assert_eq!(bench.verify(), Verification { proved: 4, unsealed: 0, fault: None });
}

#[test]
fn only_the_holder_of_the_lease_seals_until_it_runs_out() {
    let bench = bench(3);
    let at = bench.app.now();
    let take = move |tx: &mut crate::store::Tx<'_>| {
        lease::take(tx, "audit.seal", "another", at, at.plus_millis(1_000))
    };
    assert!(bench.app.store.write(Settle::Rerun, Priority::Normal, take).unwrap());
    assert_eq!(seal(&bench.app, &bench.vault).unwrap(), 0);
    bench.app.clock.advance(1_000);
    assert_eq!(seal(&bench.app, &bench.vault).unwrap(), 3);
    let left = bench
        .app
        .read(|tx| Ok(tx.rows("SELECT name FROM lease", &params![], |r| r.get::<String>(0))?));
    assert_eq!(left.unwrap(), Vec::<String>::new());
}

#[test]
fn the_table_decides_who_verifies() {
    let bench = bench(2);
    for &role in Role::ALL {
        for scope in [Scope::Own, Scope::Agency(crate::domain::id::AgencyId(1)), Scope::District] {
            let grants = Grants { officer: None, held: vec![Grant { role, scope }] };
            let actor = Actor { grants, ..Actor::nobody(Via::Cli) };
            let allowed = role.permits(Permission::ViewAudit) && scope == Scope::District;
            let outcome = verify(&bench.app, &actor, &bench.vault);
            let denied = outcome.is_err_and(|error| error.is::<Denied>().is_some());
            assert_eq!(denied, !allowed, "{role:?} {scope:?}");
        }
    }
}
