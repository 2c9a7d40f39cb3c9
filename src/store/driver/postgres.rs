//! PostgreSQL through the blocking client, on our own threads.

use crate::store::{Constraint, Options, Param, Row, StoreError, Value};
use bytes::BytesMut;
use postgres::error::SqlState;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, Config, NoTls, Statement};
use std::collections::HashMap;
use std::error::Error;
use std::time::Duration;

/// The oldest server that is supported; `server_version_num` of 13.0.
const MINIMUM_VERSION: i64 = 130_000;
/// Prepared statements kept per connection.
const STATEMENTS: usize = 256;

/// One connection.
pub struct PostgresLink {
    client: Client,
    statements: HashMap<String, Statement>,
    /// The client notices a lost connection late; an error tells at once.
    lost: bool,
}

/// Opens connections to one server.
#[derive(Clone)]
pub struct PostgresConnector {
    config: Box<Config>,
    statement_timeout_ms: u64,
}

impl PostgresConnector {
    pub(in crate::store) fn new(url: &str, options: &Options) -> Result<Self, StoreError> {
        let mut config: Config = url
            .parse()
            .map_err(|error: postgres::Error| StoreError::Location(error.to_string()))?;
        if config.get_ssl_mode() == postgres::config::SslMode::Require {
            let text = "sslmode=require is asked for, and TLS is not supported yet; use a local \
                        socket or a private network";
            return Err(StoreError::Location(text.to_owned()));
        }
        config.application_name("zhifa");
        config.connect_timeout(Duration::from_millis(options.busy_timeout_ms.max(1_000)));
        Ok(Self { config: Box::new(config), statement_timeout_ms: options.statement_timeout_ms })
    }

    pub(super) fn connect(&self) -> Result<PostgresLink, StoreError> {
        let mut client = self.config.connect(NoTls).map_err(|error| refused("connect", &error))?;
        client
            .batch_execute(&format!(
                "SET synchronous_commit = on; SET timezone = 'UTC'; \
                 SET statement_timeout = {}; SET client_min_messages = warning",
                self.statement_timeout_ms
            ))
            .map_err(|error| refused("connect", &error))?;
        let row = client
            .query_one("SELECT CAST(current_setting('server_version_num') AS BIGINT)", &[])
            .map_err(|error| refused("connect", &error))?;
        let version: i64 = row.get(0);
        if version < MINIMUM_VERSION {
            let text = format!("the server is of version {version}, 13 or newer is needed");
            return Err(StoreError::Location(text));
        }
        Ok(PostgresLink { client, statements: HashMap::new(), lost: false })
    }
}

impl PostgresLink {
    pub(in crate::store) const fn is_lost(&self) -> bool {
        self.lost
    }

    pub(in crate::store) fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        let outcome = self.client.batch_execute(sql).map_err(|error| refused(sql, &error));
        self.noted(outcome)
    }

    fn noted<T>(&mut self, outcome: Result<T, StoreError>) -> Result<T, StoreError> {
        self.lost |= matches!(outcome, Err(StoreError::Connection(_)));
        outcome
    }

    pub(in crate::store) fn execute(
        &mut self,
        sql: &str,
        params: &[Param],
    ) -> Result<u64, StoreError> {
        let statement = self.prepare(sql)?;
        let values: Vec<&(dyn ToSql + Sync)> = params.iter().map(|p| p as _).collect();
        let outcome =
            self.client.execute(&statement, &values).map_err(|error| refused(sql, &error));
        self.noted(outcome)
    }

    pub(in crate::store) fn each(
        &mut self,
        sql: &str,
        params: &[Param],
        visit: &mut dyn FnMut(&Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let statement = self.prepare(sql)?;
        let outcome = visit_rows(&mut self.client, &statement, sql, params, visit);
        self.noted(outcome)
    }

    fn prepare(&mut self, sql: &str) -> Result<Statement, StoreError> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let outcome = self.client.prepare(sql).map_err(|error| refused(sql, &error));
        let statement = self.noted(outcome)?;
        if self.statements.len() == STATEMENTS {
            self.statements.clear();
        }
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

fn visit_rows(
    client: &mut Client,
    statement: &Statement,
    sql: &str,
    params: &[Param],
    visit: &mut dyn FnMut(&Row<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut rows = client.query_raw(statement, params).map_err(|error| refused(sql, &error))?;
    while let Some(row) = rows.next().map_err(|error| refused(sql, &error))? {
        visit(&Row::postgres(&row))?;
    }
    Ok(())
}

impl ToSql for Param {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (self, ty) {
            (Self::Null, _) => Ok(IsNull::Yes),
            (Self::Int(n), &Type::INT8) => n.to_sql(ty, out),
            (Self::Int(n), &Type::INT4) => i32::try_from(*n)?.to_sql(ty, out),
            (Self::Int(n), &Type::INT2) => i16::try_from(*n)?.to_sql(ty, out),
            (Self::Text(text), &Type::TEXT | &Type::VARCHAR | &Type::NAME | &Type::UNKNOWN) => {
                text.to_sql(ty, out)
            }
            (Self::Bytes(bytes), &Type::BYTEA) => bytes.to_sql(ty, out),
            (Self::Real(n), &Type::FLOAT8) => n.to_sql(ty, out),
            _ => Err(format!("{self:?} was bound where the server expects {ty}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// A column as a [`Value`].
pub(in crate::store) fn value(row: &postgres::Row, column: usize) -> Result<Value, String> {
    let Some(described) = row.columns().get(column) else {
        return Err("no such column".to_owned());
    };
    let ty = described.type_();
    let text = |error: postgres::Error| error.to_string();
    let value = match *ty {
        Type::INT8 => row.try_get::<_, Option<i64>>(column).map_err(text)?.map(Value::Int),
        Type::INT4 => {
            row.try_get::<_, Option<i32>>(column).map_err(text)?.map(|n| Value::Int(i64::from(n)))
        }
        Type::TEXT | Type::VARCHAR | Type::NAME => {
            row.try_get::<_, Option<String>>(column).map_err(text)?.map(Value::Text)
        }
        Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(column).map_err(text)?.map(Value::Bytes),
        Type::FLOAT8 => row.try_get::<_, Option<f64>>(column).map_err(text)?.map(Value::Real),
        _ => return Err(format!("columns of type {ty} are not read; cast it in the query")),
    };
    Ok(value.unwrap_or(Value::Null))
}

fn refused(sql: &str, error: &postgres::Error) -> StoreError {
    let Some(server) = error.as_db_error() else {
        let lost = error.is_closed() || error.source().is_some_and(|s| s.is::<std::io::Error>());
        let message = match error.source() {
            Some(source) => format!("{error}: {source}"),
            None => error.to_string(),
        };
        return if lost || sql == "connect" {
            StoreError::Connection(message)
        } else {
            StoreError::Sql { sql: sql.to_owned(), message }
        };
    };
    let detail = server.to_string();
    let code = server.code();
    if *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED {
        StoreError::Serialization(detail)
    } else if *code == SqlState::DISK_FULL {
        StoreError::Full
    } else if *code == SqlState::LOCK_NOT_AVAILABLE || *code == SqlState::TOO_MANY_CONNECTIONS {
        StoreError::Busy
    } else if code.code().starts_with("23") {
        StoreError::Conflict { constraint: constraint(code), detail }
    } else if code.code().starts_with("08") || code.code().starts_with("57P") {
        StoreError::Connection(detail)
    } else {
        StoreError::Sql { sql: sql.to_owned(), message: detail }
    }
}

fn constraint(code: &SqlState) -> Constraint {
    match *code {
        SqlState::UNIQUE_VIOLATION => Constraint::Unique,
        SqlState::FOREIGN_KEY_VIOLATION => Constraint::ForeignKey,
        SqlState::CHECK_VIOLATION => Constraint::Check,
        SqlState::NOT_NULL_VIOLATION => Constraint::NotNull,
        _ => Constraint::Other,
    }
}
