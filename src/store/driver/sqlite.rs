//! SQLite: embedded, WAL, durable at every commit.

use super::Mode;
use crate::store::sql::question_marks;
use crate::store::{Constraint, Options, Param, Row, StoreError, Value};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::ffi::{
    SQLITE_CONSTRAINT_CHECK, SQLITE_CONSTRAINT_DATATYPE, SQLITE_CONSTRAINT_FOREIGNKEY,
    SQLITE_CONSTRAINT_NOTNULL, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID,
    SQLITE_CONSTRAINT_UNIQUE,
};
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::io::ErrorKind;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Prepared statements kept per connection.
const STATEMENTS: usize = 128;

/// Pages copied between two reports of a backup: about one megabyte.
const BACKUP_PAGES: i32 = 256;

/// One connection.
pub struct SqliteLink {
    connection: Connection,
}

/// Opens connections to one file.
#[derive(Clone)]
pub struct SqliteConnector {
    path: PathBuf,
    create: bool,
    busy_timeout: Duration,
    /// A database in memory need not survive a power cut.
    durable: bool,
}

impl SqliteConnector {
    /// For a file; its folder is made when the database may be created.
    pub(in crate::store) fn file(path: &Path, options: &Options) -> Result<Self, StoreError> {
        if let Some(folder) = path.parent().filter(|_| options.create)
            && !folder.as_os_str().is_empty()
            && !folder.exists()
        {
            private_folder().recursive(true).create(folder).map_err(file_trouble(folder))?;
        }
        refuse_network(path)?;
        Ok(Self {
            path: path.to_owned(),
            create: options.create,
            busy_timeout: Duration::from_millis(options.busy_timeout_ms),
            durable: true,
        })
    }

    /// For a database that lives as long as the store: a private folder among the temporary files,
    /// because connections of one database in memory would lock each other out.
    pub(in crate::store) fn scratch(options: &Options) -> Result<(Self, PathBuf), StoreError> {
        static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
        let folder = loop {
            let n = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let folder = std::env::temp_dir().join(format!("zhifa-{}-{n}", std::process::id()));
            // One that exists is somebody else's, or was left by a process that was killed.
            match private_folder().create(&folder) {
                Ok(()) => break folder,
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(file_trouble(&folder)(error)),
            }
        };
        let mut connector = Self::file(&folder.join("memory.db"), options)?;
        connector.create = true;
        connector.durable = false;
        Ok((connector, folder))
    }

    pub(super) fn connect(&self, mode: Mode) -> Result<SqliteLink, StoreError> {
        let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        if self.create && mode == Mode::Write {
            match create_private_file(&self.path) {
                Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                    return Err(file_trouble(&self.path)(error));
                }
                _ => {}
            }
            flags |= OpenFlags::SQLITE_OPEN_CREATE;
        }
        if !self.path.exists() {
            let source = std::io::Error::from(ErrorKind::NotFound);
            return Err(StoreError::File { path: self.path.clone(), source });
        }
        let connection = Connection::open_with_flags(&self.path, flags)
            .map_err(|error| refused("open", &error))?;
        connection.busy_timeout(self.busy_timeout).map_err(|error| refused("open", &error))?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        let link = SqliteLink { connection };
        link.run("PRAGMA foreign_keys = ON")?;
        link.run("PRAGMA temp_store = MEMORY")?;
        match mode {
            Mode::Read => link.run("PRAGMA query_only = ON")?,
            Mode::Write => {
                link.use_wal(&self.path)?;
                link.run(if self.durable {
                    "PRAGMA synchronous = FULL"
                } else {
                    "PRAGMA synchronous = OFF"
                })?;
            }
        }
        Ok(link)
    }
}

impl SqliteLink {
    /// Switches to write-ahead logging; SQLite answers with the mode it really uses.
    fn use_wal(&self, path: &Path) -> Result<(), StoreError> {
        let sql = "PRAGMA journal_mode = WAL";
        let mode: String = self
            .connection
            .query_row(sql, [], |row| row.get(0))
            .map_err(|error| refused(sql, &error))?;
        if mode.eq_ignore_ascii_case("wal") {
            return Ok(());
        }
        let text = format!("write-ahead logging does not work at {}", path.display());
        Err(StoreError::Location(text))
    }

    pub(in crate::store) fn in_transaction(&self) -> bool {
        !self.connection.is_autocommit()
    }

    /// Runs statements that give rows nobody reads.
    fn run(&self, sql: &str) -> Result<(), StoreError> {
        self.connection.execute_batch(sql).map_err(|error| refused(sql, &error))
    }

    pub(in crate::store) fn batch(&self, sql: &str) -> Result<(), StoreError> {
        self.run(sql)
    }

    pub(in crate::store) fn rollback(&self) -> Result<(), StoreError> {
        // A full disk may already have rolled the transaction back.
        if self.in_transaction() { self.run("ROLLBACK") } else { Ok(()) }
    }

    pub(in crate::store) fn execute(&self, sql: &str, params: &[Param]) -> Result<u64, StoreError> {
        let rewritten = question_marks(sql);
        let mut statement =
            self.connection.prepare_cached(&rewritten).map_err(|error| refused(sql, &error))?;
        let touched = statement
            .execute(rusqlite::params_from_iter(params))
            .map_err(|error| refused(sql, &error))?;
        Ok(touched as u64)
    }

    /// Like [`SqliteLink::execute`], for a statement that may use only the first of the parameters.
    pub(in crate::store) fn execute_some(
        &self,
        sql: &str,
        params: &[Param],
    ) -> Result<u64, StoreError> {
        let rewritten = question_marks(sql);
        let statement =
            self.connection.prepare_cached(&rewritten).map_err(|error| refused(sql, &error))?;
        let used = statement.parameter_count().min(params.len());
        drop(statement);
        self.execute(sql, &params[..used])
    }

    pub(in crate::store) fn each(
        &self,
        sql: &str,
        params: &[Param],
        visit: &mut dyn FnMut(&Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let rewritten = question_marks(sql);
        let mut statement =
            self.connection.prepare_cached(&rewritten).map_err(|error| refused(sql, &error))?;
        let mut rows = statement
            .query(rusqlite::params_from_iter(params))
            .map_err(|error| refused(sql, &error))?;
        while let Some(row) = rows.next().map_err(|error| refused(sql, &error))? {
            visit(&Row::sqlite(row))?;
        }
        Ok(())
    }

    pub(in crate::store) fn backup(
        &self,
        to: &Path,
        step: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, StoreError> {
        create_private_file(to).map_err(file_trouble(to))?;
        let failed = |error: rusqlite::Error| refused("backup", &error);
        let page: u32 =
            self.connection.query_row("PRAGMA page_size", [], |row| row.get(0)).map_err(failed)?;
        let mut target = Connection::open(to).map_err(failed)?;
        let backup = Backup::new(&self.connection, &mut target).map_err(failed)?;
        loop {
            let more = backup.step(BACKUP_PAGES).map_err(failed)?;
            let progress = backup.progress();
            let bytes = |pages: i32| u64::try_from(pages).unwrap_or(0) * u64::from(page);
            let done = bytes(progress.pagecount - progress.remaining);
            if step(done, bytes(progress.pagecount)).is_break() {
                return Ok(ControlFlow::Break(()));
            }
            match more {
                StepResult::Done => return Ok(ControlFlow::Continue(())),
                StepResult::Busy | StepResult::Locked => std::thread::yield_now(),
                _ => {}
            }
        }
    }
}

impl ToSql for Param {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let value = match self {
            Self::Null => ValueRef::Null,
            Self::Int(n) => ValueRef::Integer(*n),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
            Self::Real(n) => ValueRef::Real(*n),
        };
        Ok(ToSqlOutput::Borrowed(value))
    }
}

/// A column as a [`Value`].
pub(in crate::store) fn value(row: &rusqlite::Row<'_>, column: usize) -> Result<Value, String> {
    Ok(match row.get_ref(column).map_err(|error| error.to_string())? {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(n) => Value::Int(n),
        ValueRef::Real(n) => Value::Real(n),
        ValueRef::Text(text) => {
            Value::Text(String::from_utf8(text.to_vec()).map_err(|error| error.to_string())?)
        }
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
    })
}

fn refused(sql: &str, error: &rusqlite::Error) -> StoreError {
    let rusqlite::Error::SqliteFailure(failure, message) = error else {
        return StoreError::Sql { sql: sql.to_owned(), message: error.to_string() };
    };
    let detail = message.clone().unwrap_or_else(|| failure.to_string());
    match failure.code {
        ErrorCode::ConstraintViolation => match failure.extended_code {
            SQLITE_CONSTRAINT_DATATYPE => StoreError::Sql { sql: sql.to_owned(), message: detail },
            code => StoreError::Conflict { constraint: constraint(code), detail },
        },
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Busy,
        ErrorCode::DiskFull => StoreError::Full,
        ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt => StoreError::Damaged(detail),
        _ => StoreError::Sql { sql: sql.to_owned(), message: detail },
    }
}

const fn constraint(code: i32) -> Constraint {
    match code {
        SQLITE_CONSTRAINT_UNIQUE | SQLITE_CONSTRAINT_PRIMARYKEY | SQLITE_CONSTRAINT_ROWID => {
            Constraint::Unique
        }
        SQLITE_CONSTRAINT_FOREIGNKEY => Constraint::ForeignKey,
        SQLITE_CONSTRAINT_CHECK => Constraint::Check,
        SQLITE_CONSTRAINT_NOTNULL => Constraint::NotNull,
        _ => Constraint::Other,
    }
}

fn file_trouble(path: &Path) -> impl FnOnce(std::io::Error) -> StoreError {
    let path = path.to_owned();
    move |source| StoreError::File { path, source }
}

/// A folder that only its owner can enter.
fn private_folder() -> std::fs::DirBuilder {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

/// An empty file that only its owner can read; SQLite gives its companions the same mode.
fn create_private_file(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// File systems whose locks and shared memory SQLite's WAL cannot trust.
const NETWORK: [&str; 12] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "afs",
    "ceph",
    "glusterfs",
    "fuse.sshfs",
    "fuse.rclone",
    "lustre",
];

/// Refuses a file on a network file system, as far as the system tells (`/proc/mounts`).
fn refuse_network(path: &Path) -> Result<(), StoreError> {
    let Ok(mounts) = std::fs::read_to_string("/proc/mounts") else { return Ok(()) };
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let folder = absolute.parent().unwrap_or(&absolute);
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    match file_system(&mounts, &real) {
        Some(kind) if NETWORK.contains(&kind) => {
            Err(StoreError::NetworkFileSystem { path: path.to_owned(), kind: kind.to_owned() })
        }
        _ => Ok(()),
    }
}

/// The type of the file system that holds a path: the one with the longest mount point above it.
fn file_system<'a>(mounts: &'a str, path: &Path) -> Option<&'a str> {
    mounts
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(' ').skip(1);
            let point = fields.next()?.replace("\\040", " ");
            Some((point, fields.next()?))
        })
        .filter(|(point, _)| path.starts_with(point))
        .max_by_key(|(point, _)| point.len())
        .map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_mount_point_decides() {
        let mounts = "/dev/vda / ext4 rw 0 0\nhost:/x /srv nfs4 rw 0 0\ntmpfs /srv/fast tmpfs rw 0 0\n\
                      //host/a /mnt/my\\040share cifs rw 0 0\n";
        for (path, kind) in [
            ("/home/a", "ext4"),
            ("/srv/db", "nfs4"),
            ("/srv/fast/db", "tmpfs"),
            ("/srvx", "ext4"),
            ("/mnt/my share/db", "cifs"),
        ] {
            assert_eq!(file_system(mounts, Path::new(path)), Some(kind), "{path}");
        }
    }
}
