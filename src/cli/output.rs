//! What a command prints: JSON and CSV for programs, a table for people.
//!
//! JSON and CSV are a contract: English field names, codes, ISO dates and uids, whatever the
//! locale. The table says the same in the reader's language.

mod table;

use super::Failure;
use crate::app::Page;
use crate::i18n::Locale;
use serde::Serialize;
use serde_json::Value;
use std::io::{self, Write};

/// How a command prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// 表格 · A table aligned for reading
    #[default]
    Table,
    /// JSON
    Json,
    /// CSV (UTF-8)
    Csv,
}

/// One column of a table.
pub struct Column<R> {
    /// What stands above it.
    pub heading: &'static str,
    /// What stands in it.
    pub cell: fn(&R, Locale) -> String,
    /// Whether it is a number, set against the right edge.
    pub is_number: bool,
}

impl<R> Column<R> {
    /// A column of text.
    pub const fn text(heading: &'static str, cell: fn(&R, Locale) -> String) -> Self {
        Self { heading, cell, is_number: false }
    }

    /// A column of numbers.
    pub const fn number(heading: &'static str, cell: fn(&R, Locale) -> String) -> Self {
        Self { heading, cell, is_number: true }
    }
}

/// Something that is listed, one per line.
pub trait Record: Serialize + Sized {
    /// The names of its JSON fields in order, which are the heading of the CSV.
    const FIELDS: &'static [&'static str];

    /// The columns of its table.
    fn columns(locale: Locale) -> Vec<Column<Self>>;
}

/// Where and how a command prints.
pub struct Output {
    format: Format,
    locale: Locale,
    limit: Option<usize>,
    sink: Box<dyn Write>,
}

impl Output {
    /// Prints to `sink`; a list stops after `limit` entries.
    pub fn new(format: Format, locale: Locale, limit: Option<usize>, sink: Box<dyn Write>) -> Self {
        Self { format, locale, limit, sink }
    }

    /// Prints to the process's standard output.
    pub fn to_stdout(format: Format, locale: Locale, limit: Option<usize>) -> Self {
        Self::new(format, locale, limit, Box::new(io::BufWriter::new(io::stdout())))
    }

    /// Whether people read it, so that there may be more than the list asked for.
    pub fn is_for_people(&self) -> bool {
        self.format == Format::Table
    }

    /// How many entries a list may have; none for all.
    pub const fn limit(&self) -> Option<usize> {
        self.limit
    }

    /// The part of a list that is printed.
    pub fn page(&self) -> Page {
        Page { offset: 0, limit: self.limit.map(|limit| u32::try_from(limit).unwrap_or(u32::MAX)) }
    }

    /// Prints a list: `{"items":[…]}`, CSV with a heading, or a table.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn list<R: Record>(&mut self, mut rows: Vec<R>) -> Result<(), Failure> {
        rows.truncate(self.limit.unwrap_or(usize::MAX));
        match self.format {
            Format::Json => self.json(&serde_json::json!({ "items": values(&rows)? })),
            Format::Csv => self.csv(R::FIELDS, &values(&rows)?),
            Format::Table => {
                let columns = R::columns(self.locale);
                self.text(&table::lines(&columns, &rows, self.locale))
            }
        }
    }

    /// Prints a list whose form for people is a text and no table: `{"items":[…]}`, CSV with these
    /// fields, or the text.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn told<T: Serialize>(
        &mut self,
        fields: &[&str],
        rows: &[T],
        text: &str,
    ) -> Result<(), Failure> {
        let rows = rows.get(..self.limit.unwrap_or(rows.len())).unwrap_or(rows);
        match self.format {
            Format::Json => self.json(&serde_json::json!({ "items": values(rows)? })),
            Format::Csv => self.csv(fields, &values(rows)?),
            Format::Table => self.text(text),
        }
    }

    /// Prints a report: its JSON, whose `items` stop after the limit as every list does, or its rows
    /// as CSV or a table. Totals are of all rows, whatever the limit.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn report<T: Serialize, R: Record>(
        &mut self,
        whole: &T,
        rows: &[R],
    ) -> Result<(), Failure> {
        let rows = rows.get(..self.limit.unwrap_or(rows.len())).unwrap_or(rows);
        match self.format {
            Format::Json => {
                let mut whole = serde_json::to_value(whole).map_err(io::Error::from)?;
                if let Some(items) = whole.get_mut("items").and_then(Value::as_array_mut) {
                    items.truncate(rows.len());
                }
                self.json(&whole)
            }
            Format::Csv => self.csv(R::FIELDS, &values(rows)?),
            Format::Table => self.text(&table::lines(&R::columns(self.locale), rows, self.locale)),
        }
    }

    /// Prints one thing: its JSON, its fields as one CSV line, or the text for people.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn one<T: Serialize>(&mut self, value: &T, text: &str) -> Result<(), Failure> {
        let json = serde_json::to_value(value).map_err(io::Error::from)?;
        match (self.format, &json) {
            (Format::Table, _) => self.text(text),
            (Format::Csv, Value::Object(fields)) => {
                let names: Vec<&str> = fields.keys().map(String::as_str).collect();
                self.csv(&names, std::slice::from_ref(&json))
            }
            _ => self.json(&json),
        }
    }

    fn json(&mut self, value: &Value) -> Result<(), Failure> {
        serde_json::to_writer_pretty(&mut self.sink, value).map_err(io::Error::from)?;
        self.text("\n")
    }

    fn csv(&mut self, fields: &[&str], rows: &[Value]) -> Result<(), Failure> {
        let mut writer = csv::Writer::from_writer(&mut self.sink);
        writer.write_record(fields).map_err(io::Error::from)?;
        for row in rows {
            let cells = fields.iter().map(|field| plain(row.get(field).unwrap_or(&Value::Null)));
            writer.write_record(cells).map_err(io::Error::from)?;
        }
        Ok(writer.flush()?)
    }

    fn text(&mut self, text: &str) -> Result<(), Failure> {
        self.sink.write_all(text.as_bytes())?;
        Ok(self.sink.flush()?)
    }
}

fn values<R: Serialize>(rows: &[R]) -> Result<Vec<Value>, Failure> {
    rows.iter().map(|row| Ok(serde_json::to_value(row).map_err(io::Error::from)?)).collect()
}

/// A JSON value as the text of a CSV cell: nothing for null, JSON where it is no scalar.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    #[derive(Serialize)]
    struct Dish {
        name: &'static str,
        price: Option<i64>,
        tags: Vec<&'static str>,
    }

    impl Record for Dish {
        const FIELDS: &'static [&'static str] = &["name", "price", "tags"];

        fn columns(_: Locale) -> Vec<Column<Self>> {
            vec![
                Column::text("名称", |dish, _| dish.name.to_owned()),
                Column::number("价", |dish, _| {
                    dish.price.map_or_else(String::new, |p| p.to_string())
                }),
            ]
        }
    }

    #[derive(Clone, Default)]
    struct Shared(Arc<Mutex<Vec<u8>>>);

    impl Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn printed(format: Format, limit: Option<usize>, rows: Vec<Dish>) -> String {
        let shared = Shared::default();
        let sink = Box::new(shared.clone());
        Output::new(format, Locale::Zh, limit, sink).list(rows).unwrap();
        String::from_utf8(shared.0.lock().unwrap().clone()).unwrap()
    }

    fn menu() -> Vec<Dish> {
        vec![
            Dish { name: "锅包肉", price: Some(38), tags: vec!["酸", "甜"] },
            Dish { name: "a,b", price: None, tags: vec![] },
        ]
    }

    #[test]
    fn json_is_complete_unless_limited() {
        let json: Value = serde_json::from_str(&printed(Format::Json, None, menu())).unwrap();
        assert_eq!(json["items"][0]["name"], "锅包肉");
        assert_eq!(json["items"].as_array().unwrap().len(), 2);
        let json: Value = serde_json::from_str(&printed(Format::Json, Some(1), menu())).unwrap();
        assert_eq!(json["items"].as_array().unwrap().len(), 1);
        let json: Value = serde_json::from_str(&printed(Format::Json, None, vec![])).unwrap();
        assert_eq!(json, serde_json::json!({ "items": [] }));
    }

    #[test]
    fn csv_has_a_heading_even_without_rows() {
        assert_eq!(printed(Format::Csv, None, vec![]), "name,price,tags\n");
        let rows = printed(Format::Csv, None, menu());
        assert_eq!(rows, "name,price,tags\n锅包肉,38,\"[\"\"酸\"\",\"\"甜\"\"]\"\n\"a,b\",,[]\n");
    }

    #[test]
    fn a_table_is_aligned_by_what_terminals_show() {
        let table = printed(Format::Table, None, menu());
        assert_eq!(table, "名称    价\n──────  ──\n锅包肉  38\na,b\n");
    }
}
