//! PostgreSQL through the blocking client, on our own threads.

use crate::store::{Options, Param, Row, StoreError, Value};
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

/// One connection.
pub struct PostgresLink {
    client: Client,
    statements: HashMap<String, Statement>,
}

/// Opens connections to one server.
#[derive(Clone)]
pub struct PostgresConnector {
    config: Box<Config>,
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
        Ok(Self { config: Box::new(config) })
    }

    pub(super) fn connect(&self) -> Result<PostgresLink, StoreError> {
        let mut client = self.config.connect(NoTls).map_err(|error| refused("connect", &error))?;
        client
            .batch_execute(
                "SET synchronous_commit = on; SET timezone = 'UTC'; SET statement_timeout = '60s'; \
                 SET client_min_messages = warning",
            )
            .map_err(|error| refused("connect", &error))?;
        let row = client
            .query_one("SELECT CAST(current_setting('server_version_num') AS BIGINT)", &[])
            .map_err(|error| refused("connect", &error))?;
        let version: i64 = row.get(0);
        if version < MINIMUM_VERSION {
            let text = format!("the server is of version {version}, 13 or newer is needed");
            return Err(StoreError::Location(text));
        }
        Ok(PostgresLink { client, statements: HashMap::new() })
    }
}

impl PostgresLink {
    pub(in crate::store) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    pub(in crate::store) fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        self.client.batch_execute(sql).map_err(|error| refused(sql, &error))
    }

    pub(in crate::store) fn execute(
        &mut self,
        sql: &str,
        params: &[Param],
    ) -> Result<u64, StoreError> {
        let statement = self.prepare(sql)?;
        let values: Vec<&(dyn ToSql + Sync)> = params.iter().map(|p| p as _).collect();
        self.client.execute(&statement, &values).map_err(|error| refused(sql, &error))
    }

    pub(in crate::store) fn each(
        &mut self,
        sql: &str,
        params: &[Param],
        visit: &mut dyn FnMut(&Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let statement = self.prepare(sql)?;
        let mut rows =
            self.client.query_raw(&statement, params).map_err(|error| refused(sql, &error))?;
        while let Some(row) = rows.next().map_err(|error| refused(sql, &error))? {
            visit(&Row::postgres(&row))?;
        }
        Ok(())
    }

    fn prepare(&mut self, sql: &str) -> Result<Statement, StoreError> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql).map_err(|error| refused(sql, &error))?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
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
    } else if *code == SqlState::LOCK_NOT_AVAILABLE {
        StoreError::Busy
    } else if code.code().starts_with("23") {
        StoreError::Conflict { detail }
    } else if code.code().starts_with("08") || code.code().starts_with("57P") {
        StoreError::Connection(detail)
    } else {
        StoreError::Sql { sql: sql.to_owned(), message: detail }
    }
}
