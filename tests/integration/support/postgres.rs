//! A PostgreSQL server for this run of the tests: its own cluster in a temporary folder, reached
//! by a local socket, stopped and removed when the test process ends in whatever way.

use super::database::NOW;
use ::postgres::{Client, NoTls};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};
use zhifa::store::{Location, Options, Store};

/// With this set to `1`, a missing server is a failure and not a reason to skip.
const REQUIRE: &str = "ZHIFA_REQUIRE_POSTGRES";
/// How long the server may take to start.
const PATIENCE: Duration = Duration::from_secs(30);
/// Every migrated database is a copy of this one.
const TEMPLATE: &str = "zhifa_template";

/// Whether the server waits for the disk at each commit.
static DURABLE: AtomicBool = AtomicBool::new(false);

/// Lets the server wait for the disk at each commit, where that is what is measured; called before
/// the first database is made.
pub fn be_durable() {
    DURABLE.store(true, Ordering::Relaxed);
}

struct Server {
    folder: PathBuf,
    /// The supervising shell waits on this pipe; the system closes it when the process ends.
    _lifeline: ChildStdin,
}

/// The URL of a new, empty database.
pub fn empty_database() -> Option<String> {
    server().map(|server| server.create("template0"))
}

/// The URL of a new database that has been migrated.
pub fn migrated_database() -> Option<String> {
    server().map(|server| server.create(TEMPLATE))
}

fn server() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    let server = SERVER.get_or_init(|| binaries().map(|binaries| Server::start(&binaries)));
    if server.is_none() {
        let required = std::env::var(REQUIRE).is_ok_and(|value| value == "1");
        assert!(!required, "{REQUIRE}=1, and no PostgreSQL server is installed");
        eprintln!("skipped: no PostgreSQL server is installed");
    }
    server.as_ref()
}

/// The folder with `initdb` and `postgres`: from PATH, or where Debian keeps them, newest first.
fn binaries() -> Option<PathBuf> {
    let mut debian: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = entry.ok()?;
            Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin")))
        })
        .collect();
    debian.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    let path = std::env::var_os("PATH").unwrap_or_default();
    debian
        .into_iter()
        .map(|(_, folder)| folder)
        .chain(std::env::split_paths(&path))
        .find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
}

impl Server {
    #[expect(clippy::zombie_processes, reason = "the shell outlives this process, to clean up")]
    fn start(binaries: &Path) -> Self {
        let folder = tempfile::Builder::new().prefix("zhifa-pg-").tempdir().unwrap().keep();
        let user = server_user();
        if let Some(user) = user {
            run(Command::new("chown").arg(user).arg(&folder));
        }
        let cluster = folder.join("cluster");
        run(as_user(user, &binaries.join("initdb"))
            .args(["--no-sync", "-A", "trust", "-U", "zhifa", "-E", "UTF8", "--no-locale", "-D"])
            .arg(&cluster));

        let mut server = as_user(user, &binaries.join("postgres"));
        server.arg("-D").arg(&cluster).arg("-k").arg(&folder);
        let fsync = if DURABLE.load(Ordering::Relaxed) { "fsync=on" } else { "fsync=off" };
        for setting in ["listen_addresses=", fsync, "max_connections=200"] {
            server.args(["-c", setting]);
        }
        let script = r#"log=$1; shift
            "$@" >"$log/log" 2>&1 & server=$!
            read -r _
            kill -QUIT "$(head -n 1 "$log/cluster/postmaster.pid")"
            wait "$server"; rm -rf "$log""#;
        let mut supervisor = Command::new("sh")
            .args(["-c", script, "sh"])
            .arg(&folder)
            .arg(server.get_program())
            .args(server.get_args())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lifeline = supervisor.stdin.take().unwrap();
        let server = Self { folder, _lifeline: lifeline };
        server.await_start();
        server.make_template();
        server
    }

    #[expect(clippy::disallowed_methods, reason = "waits for a real process")]
    fn await_start(&self) {
        let started = Instant::now();
        while let Err(error) = Client::connect(&self.url("postgres"), NoTls) {
            let log = || std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
            assert!(started.elapsed() < PATIENCE, "no server: {error}\n{}", log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn make_template(&self) {
        self.admin().batch_execute(&format!("CREATE DATABASE {TEMPLATE}")).unwrap();
        let location = Location::Postgres(self.url(TEMPLATE));
        Store::open(&location, &Options::default(), NOW).unwrap().close();
        // The server notices a moment after the client that a session is over.
        let count = "SELECT count(*) FROM pg_stat_activity WHERE datname = $1";
        let mut admin = self.admin();
        while admin.query_one(count, &[&TEMPLATE]).unwrap().get::<_, i64>(0) > 0 {
            std::thread::yield_now();
        }
    }

    fn create(&self, template: &str) -> String {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("test_{}", NEXT.fetch_add(1, Ordering::Relaxed));
        self.admin().batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {template}")).unwrap();
        self.url(&name)
    }

    fn admin(&self) -> Client {
        Client::connect(&self.url("postgres"), NoTls).unwrap()
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://zhifa@/{database}?host={}", self.folder.display())
    }
}

/// The server refuses to run as root, so it runs as the user its package made.
fn server_user() -> Option<&'static str> {
    let id = Command::new("id").arg("-u").output().unwrap();
    (id.stdout == b"0\n").then_some("postgres")
}

fn as_user(user: Option<&str>, program: &Path) -> Command {
    let Some(user) = user else { return Command::new(program) };
    let mut command = Command::new("setpriv");
    command.args(["--reuid", user, "--regid", user, "--clear-groups", "--"]).arg(program);
    command.current_dir("/");
    command
}

fn run(command: &mut Command) {
    let output = command.output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {error}");
}
