//! Values on their way into a statement.

use crate::domain::id::{Uid, with_row_ids};
use crate::domain::time::{Date, Timestamp};

/// One bound value. Dates are ISO text, instants UTC milliseconds, booleans 0 and 1, so that both
/// databases hold the same.
#[derive(Debug, Clone, PartialEq)]
pub enum Param {
    /// No value.
    Null,
    /// A 64-bit integer.
    Int(i64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A floating-point number.
    Real(f64),
}

/// Builds the parameters of a statement: `params![id, name, None::<i64>]`.
macro_rules! params {
    ($($value:expr),* $(,)?) => {
        [$($crate::store::Param::from($value)),*] as [$crate::store::Param; _]
    };
}
pub(crate) use params;

macro_rules! int_params {
    ($($kind:ty),+) => {$(
        impl From<$kind> for Param {
            fn from(value: $kind) -> Self {
                Self::Int(i64::from(value))
            }
        }
    )+};
}
int_params!(i64, i32, u32, u16, u8, bool);

macro_rules! id_params {
    ($($kind:ident),+ $(,)?) => {$(
        impl From<crate::domain::id::$kind> for Param {
            fn from(id: crate::domain::id::$kind) -> Self {
                Self::Int(id.0)
            }
        }
    )+};
}
with_row_ids!(id_params);

impl From<&str> for Param {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Param {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Vec<u8>> for Param {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<f64> for Param {
    fn from(value: f64) -> Self {
        Self::Real(value)
    }
}

impl From<Timestamp> for Param {
    fn from(at: Timestamp) -> Self {
        Self::Int(at.millis())
    }
}

impl From<Uid> for Param {
    fn from(uid: Uid) -> Self {
        Self::Text(uid.to_string())
    }
}

impl From<Date> for Param {
    fn from(date: Date) -> Self {
        Self::Text(date.to_string())
    }
}

impl<T: Into<Self>> From<Option<T>> for Param {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// Rows asked for in one statement.
pub(super) const TOGETHER: usize = 256;

/// Parameters and places of some rows, at least one, in an `IN (…)`. They are filled up by asking
/// for the last one again, so that few statements are prepared.
pub(super) fn together<T: Copy + Into<Param>>(rows: &[T]) -> (Vec<Param>, String) {
    let mut asked: Vec<Param> = rows.iter().map(|id| (*id).into()).collect();
    let last = asked.last().cloned().unwrap_or(Param::Null);
    asked.resize(rows.len().next_power_of_two(), last);
    let places: Vec<String> = (1..=asked.len()).map(|n| format!("${n}")).collect();
    (asked, places.join(", "))
}
