//! What a closure does with the database.

use super::driver::Link;
use super::{Param, Row, StoreError};

/// A transaction: statements run on it, and all of them are kept or none.
pub struct Tx<'a> {
    link: &'a mut Link,
}

impl<'a> Tx<'a> {
    pub(super) const fn new(link: &'a mut Link) -> Self {
        Self { link }
    }

    /// Runs a statement and returns how many rows it touched.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub fn execute(&mut self, sql: &str, params: &[Param]) -> Result<u64, StoreError> {
        match self.link {
            Link::Sqlite(link) => link.execute(sql, params),
            Link::Postgres(link) => link.execute(sql, params),
        }
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
        match self.link {
            Link::Sqlite(link) => link.each(sql, params, &mut visit),
            Link::Postgres(link) => link.each(sql, params, &mut visit),
        }
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

    /// Runs several statements without parameters, as migrations have them.
    pub(super) fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        match self.link {
            Link::Sqlite(link) => link.batch(sql),
            Link::Postgres(link) => link.batch(sql),
        }
    }
}
