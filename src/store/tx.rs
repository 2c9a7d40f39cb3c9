//! What a closure does with the database.

use super::driver::Link;
use super::{Driver, Param, Row, StoreError, sql};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A transaction: statements run on it, and all of them are kept or none.
///
/// A statement that the database refuses dooms the transaction, as PostgreSQL has it: whatever the
/// closure makes of the error, nothing is kept. A row that may be there already is written with
/// `ON CONFLICT`, not by catching the conflict.
pub struct Tx<'a> {
    link: &'a mut Link,
    trouble: Option<Trouble>,
}

/// What the database refused. The closure may wrap or swallow the error; this stays.
enum Trouble {
    Statement(String),
    Serialization(String),
    Connection(String),
}

impl<'a> Tx<'a> {
    pub(super) const fn new(link: &'a mut Link) -> Self {
        Self { link, trouble: None }
    }

    /// Which of the two databases it runs on, for the few statements that differ.
    pub(super) const fn driver(&self) -> Driver {
        self.link.driver()
    }

    /// Runs a closure and says what it amounts to: a panic is an error, trouble that another try
    /// may mend goes before the closure's own words, and a doomed transaction is no success.
    pub(super) fn run<T>(
        mut self,
        f: impl FnOnce(&mut Self) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        // The transaction of a closure that panicked is rolled back, so nothing half-done is seen.
        let outcome = catch_unwind(AssertUnwindSafe(|| f(&mut self)))
            .unwrap_or_else(|panic| Err(StoreError::Panicked(panic_text(&*panic))));
        match (self.trouble, outcome) {
            (Some(Trouble::Serialization(text)), _) => Err(StoreError::Serialization(text)),
            (Some(Trouble::Connection(text)), _) => Err(StoreError::Connection(text)),
            (Some(Trouble::Statement(text)), Ok(_)) => Err(StoreError::Doomed(text)),
            (_, outcome) => outcome,
        }
    }

    /// Refuses what could not be run on either database.
    fn check(&self, params: &[Param]) -> Result<(), StoreError> {
        if let Some(
            Trouble::Statement(text) | Trouble::Serialization(text) | Trouble::Connection(text),
        ) = &self.trouble
        {
            return Err(StoreError::Doomed(text.clone()));
        }
        if params.iter().any(|param| matches!(param, Param::Text(text) if text.contains('\0'))) {
            return Err(StoreError::NulInText);
        }
        Ok(())
    }

    fn note(&mut self, error: &StoreError) {
        self.trouble = Some(match error {
            StoreError::Serialization(text) => Trouble::Serialization(text.clone()),
            StoreError::Connection(text) => Trouble::Connection(text.clone()),
            other => Trouble::Statement(other.to_string()),
        });
    }

    /// Runs a statement and returns how many rows it touched.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub fn execute(&mut self, sql: &str, params: &[Param]) -> Result<u64, StoreError> {
        self.check(params)?;
        let outcome = match self.link {
            Link::Sqlite(link) => link.execute(sql, params),
            Link::Postgres(link) => link.execute(sql, params),
        };
        outcome.inspect_err(|error| self.note(error))
    }

    /// Runs statements that share their parameters and do not see each other's effects, such as
    /// writes to different tables: one round trip to a server. Each of `$1…$n` is used.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub fn execute_together(
        &mut self,
        statements: &[&str],
        params: &[Param],
    ) -> Result<(), StoreError> {
        self.check(params)?;
        let outcome = match self.link {
            Link::Sqlite(link) => {
                statements.iter().try_for_each(|sql| link.execute_some(sql, params).map(drop))
            }
            Link::Postgres(link) => link.execute(&sql::together(statements), params).map(drop),
        };
        outcome.inspect_err(|error| self.note(error))
    }

    /// Runs a query and visits its rows one by one.
    ///
    /// # Errors
    /// Whatever the database or the visitor refuses.
    pub fn each(
        &mut self,
        sql: &str,
        params: &[Param],
        mut visit: impl FnMut(&Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.check(params)?;
        let mut visitor_refused = false;
        let mut visit = |row: &Row<'_>| visit(row).inspect_err(|_| visitor_refused = true);
        let outcome = match self.link {
            Link::Sqlite(link) => link.each(sql, params, &mut visit),
            Link::Postgres(link) => link.each(sql, params, &mut visit),
        };
        if let Err(error) = &outcome
            && !visitor_refused
        {
            self.note(error);
        }
        outcome
    }

    /// Runs a query and maps all its rows.
    ///
    /// # Errors
    /// Whatever the database or the mapping refuses.
    pub fn rows<T>(
        &mut self,
        sql: &str,
        params: &[Param],
        mut map: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut rows = Vec::new();
        self.each(sql, params, |row| {
            rows.push(map(row)?);
            Ok(())
        })?;
        Ok(rows)
    }

    /// Runs a query and maps its first row, if there is one.
    ///
    /// # Errors
    /// Whatever the database or the mapping refuses.
    pub fn optional<T>(
        &mut self,
        sql: &str,
        params: &[Param],
        mut map: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let mut first = None;
        self.each(sql, params, |row| {
            if first.is_none() {
                first = Some(map(row)?);
            }
            Ok(())
        })?;
        Ok(first)
    }

    /// Runs a query and maps the row that has to be there.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none, or whatever the database refuses.
    pub fn one<T>(
        &mut self,
        sql: &str,
        params: &[Param],
        map: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.optional(sql, params, map)?.ok_or(StoreError::NotFound)
    }

    /// Runs an `INSERT … RETURNING id` and returns the id.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub fn insert<I: From<i64>>(&mut self, sql: &str, params: &[Param]) -> Result<I, StoreError> {
        self.one(sql, params, |row| row.get::<i64>(0)).map(I::from)
    }
}

/// The text of a panic.
fn panic_text(panic: &(dyn Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "no text".to_owned())
}
