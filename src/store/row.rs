//! Rows on their way out: typed getters over either driver.

use super::StoreError;
use crate::domain::code::UnknownCode;
use crate::domain::id::{Uid, with_row_ids};
use crate::domain::time::{Date, Timestamp};
use std::str::FromStr;

/// A value as the driver gives it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// No value.
    Null,
    /// A 64-bit integer.
    Int(i64),
    /// A floating-point number.
    Real(f64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// One row of an answer.
#[derive(Debug)]
pub struct Row<'a> {
    source: Source<'a>,
}

#[derive(Debug)]
enum Source<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a postgres::Row),
}

impl<'a> Row<'a> {
    pub(super) const fn sqlite(row: &'a rusqlite::Row<'a>) -> Self {
        Self { source: Source::Sqlite(row) }
    }

    pub(super) const fn postgres(row: &'a postgres::Row) -> Self {
        Self { source: Source::Postgres(row) }
    }

    /// The value of a column, counted from 0.
    ///
    /// # Errors
    /// [`StoreError::Column`] when there is no such column or it holds something else.
    pub fn get<T: FromColumn>(&self, column: usize) -> Result<T, StoreError> {
        let bad = |detail: String| StoreError::Column { column, detail };
        let value = match self.source {
            Source::Sqlite(row) => super::driver::sqlite::value(row, column),
            Source::Postgres(row) => super::driver::postgres::value(row, column),
        };
        T::from_value(value.map_err(bad)?).map_err(bad)
    }

    /// The code in a text column.
    ///
    /// # Errors
    /// [`StoreError::Column`] when the column holds something else, or a code that this program
    /// does not know.
    pub fn code<T: FromStr<Err = UnknownCode>>(&self, column: usize) -> Result<T, StoreError> {
        self.optional_code(column)?
            .ok_or_else(|| StoreError::Column { column, detail: "expected a code".to_owned() })
    }

    /// The code in a text column that may hold none: `NULL` or an empty text.
    ///
    /// # Errors
    /// Like [`Row::code`].
    pub fn optional_code<T: FromStr<Err = UnknownCode>>(
        &self,
        column: usize,
    ) -> Result<Option<T>, StoreError> {
        let code = self.get::<Option<String>>(column)?.filter(|code| !code.is_empty());
        code.map(|code| code.parse())
            .transpose()
            .map_err(|error: UnknownCode| StoreError::Column { column, detail: error.to_string() })
    }
}

/// A type that a column can be read as.
pub trait FromColumn: Sized {
    /// Converts, or says what is wrong.
    ///
    /// # Errors
    /// What the column holds instead.
    fn from_value(value: Value) -> Result<Self, String>;
}

fn unexpected<T>(wanted: &str, value: &Value) -> Result<T, String> {
    Err(format!("expected {wanted}, found {value:?}"))
}

impl FromColumn for i64 {
    fn from_value(value: Value) -> Result<Self, String> {
        match value {
            Value::Int(n) => Ok(n),
            other => unexpected("an integer", &other),
        }
    }
}

impl FromColumn for f64 {
    fn from_value(value: Value) -> Result<Self, String> {
        match value {
            Value::Real(n) => Ok(n),
            other => unexpected("a number", &other),
        }
    }
}

impl FromColumn for bool {
    fn from_value(value: Value) -> Result<Self, String> {
        match value {
            Value::Int(0) => Ok(false),
            Value::Int(1) => Ok(true),
            other => unexpected("0 or 1", &other),
        }
    }
}

impl FromColumn for String {
    fn from_value(value: Value) -> Result<Self, String> {
        match value {
            Value::Text(text) => Ok(text),
            other => unexpected("text", &other),
        }
    }
}

impl FromColumn for Vec<u8> {
    fn from_value(value: Value) -> Result<Self, String> {
        match value {
            Value::Bytes(bytes) => Ok(bytes),
            other => unexpected("bytes", &other),
        }
    }
}

impl FromColumn for Value {
    fn from_value(value: Value) -> Result<Self, String> {
        Ok(value)
    }
}

impl<T: FromColumn> FromColumn for Option<T> {
    fn from_value(value: Value) -> Result<Self, String> {
        match value {
            Value::Null => Ok(None),
            other => T::from_value(other).map(Some),
        }
    }
}

impl FromColumn for Timestamp {
    fn from_value(value: Value) -> Result<Self, String> {
        i64::from_value(value).map(Self::from_millis)
    }
}

impl FromColumn for Uid {
    fn from_value(value: Value) -> Result<Self, String> {
        String::from_value(value)?.parse().map_err(|error| format!("{error}"))
    }
}

impl FromColumn for Date {
    fn from_value(value: Value) -> Result<Self, String> {
        let text = String::from_value(value)?;
        text.parse().map_err(|error| format!("{text:?} is no date: {error}"))
    }
}

macro_rules! narrow_columns {
    ($($kind:ty),+) => {$(
        impl FromColumn for $kind {
            fn from_value(value: Value) -> Result<Self, String> {
                let wide = i64::from_value(value)?;
                Self::try_from(wide).map_err(|_| format!("{wide} does not fit {}", stringify!($kind)))
            }
        }
    )+};
}
narrow_columns!(i32, u64, u32, u16, u8, usize);

macro_rules! id_columns {
    ($($kind:ident),+ $(,)?) => {$(
        impl FromColumn for crate::domain::id::$kind {
            fn from_value(value: Value) -> Result<Self, String> {
                i64::from_value(value).map(Self)
            }
        }
    )+};
}
with_row_ids!(id_columns);
