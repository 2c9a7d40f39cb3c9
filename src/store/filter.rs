//! Conditions of a list, put together with their parameters.

use super::Param;
use crate::domain::credential::DateRange;
use crate::domain::id::{AgencyId, OfficerId};
use crate::domain::pinyin;
use crate::domain::time::Date;
use std::ops::Bound;

/// Whose rows a list may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Within {
    /// Everybody's.
    Everyone,
    /// Those of people who work at one of these agencies.
    Agencies(Vec<AgencyId>),
    /// One officer's.
    Officer(OfficerId),
}

/// A page of a list, counted in rows; the whole list unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Rows left out at the beginning.
    pub offset: u32,
    /// The most rows given; none gives all.
    pub limit: Option<u32>,
}

impl Default for Page {
    fn default() -> Self {
        Self::ALL
    }
}

impl Page {
    /// The whole list.
    pub const ALL: Self = Self { offset: 0, limit: None };

    /// What of a list in memory is on the page.
    pub(super) fn of<T>(self, rows: impl Iterator<Item = T>) -> Vec<T> {
        let skipped = usize::try_from(self.offset).unwrap_or(usize::MAX);
        let most = self.limit.map_or(usize::MAX, |limit| limit as usize);
        rows.skip(skipped).take(most).collect()
    }
}

/// The conditions of a `WHERE`, joined by `AND`, and their parameters from `$1` on.
#[derive(Debug, Default)]
pub(super) struct Filter {
    conditions: Vec<String>,
    pub(super) params: Vec<Param>,
}

impl Filter {
    /// Adds a parameter and gives its placeholder.
    pub(super) fn bind(&mut self, value: impl Into<Param>) -> String {
        self.params.push(value.into());
        format!("${}", self.params.len())
    }

    /// Adds a condition.
    pub(super) fn and(&mut self, condition: impl Into<String>) {
        self.conditions.push(condition.into());
    }

    /// The days of a range in one column.
    pub(super) fn range(&mut self, column: &str, range: DateRange) {
        let mut bounds = Vec::new();
        let ends = [(range.lower, [">=", ">"]), (range.upper, ["<=", "<"])];
        for (bound, [inclusive, exclusive]) in ends {
            let (operator, day) = match bound {
                Bound::Included(day) => (inclusive, day),
                Bound::Excluded(day) => (exclusive, day),
                Bound::Unbounded => continue,
            };
            bounds.push(format!("{column} {operator} {}", self.bind(day)));
        }
        match (bounds.is_empty(), range.or_absent) {
            (true, true) => {}
            (true, false) => self.and(format!("{column} IS NOT NULL")),
            (false, false) => self.and(bounds.join(" AND ")),
            (false, true) => self.and(format!("({} OR {column} IS NULL)", bounds.join(" AND "))),
        }
    }

    /// The rows of the officers, joined as `o`, that are within reach on a day.
    pub(super) fn within(&mut self, within: &Within, on: Date) {
        match within {
            Within::Everyone => {}
            Within::Officer(officer) => {
                let officer = self.bind(*officer);
                self.and(format!("o.id = {officer}"));
            }
            Within::Agencies(agencies) => {
                let workplace = self.workplace(on);
                let ids: Vec<String> = agencies.iter().map(|agency| self.bind(*agency)).collect();
                match ids.is_empty() {
                    true => self.and("1 = 0"),
                    false => self.and(format!("{workplace} IN ({})", ids.join(", "))),
                }
            }
        }
    }

    /// The ids of officers ever assigned to one of these agencies, a table with the column `id`: few,
    /// among whom [`Filter::within`] finds those who work there on the day.
    pub(super) fn ever_at(&mut self, agencies: &[AgencyId]) -> String {
        let ids: Vec<String> = agencies.iter().map(|agency| self.bind(*agency)).collect();
        let ids = if ids.is_empty() { "NULL".to_owned() } else { ids.join(", ") };
        format!(
            "(SELECT p.officer_id AS id FROM assignment p WHERE p.agency_id IN ({ids})
              UNION SELECT p.officer_id FROM assignment p WHERE p.actual_agency_id IN ({ids}))"
        )
    }

    /// The agency at which the officer joined as `o` works on a day, or worked last.
    pub(super) fn workplace(&mut self, on: Date) -> String {
        format!(
            "(SELECT coalesce(w.actual_agency_id, w.agency_id) FROM assignment w
              WHERE w.officer_id = o.id AND w.from_on <= {} ORDER BY w.from_on DESC, w.id DESC LIMIT 1)",
            self.bind(on)
        )
    }

    /// The rows of the officers, joined as `o`, that a typed text finds: by part of the name, or by
    /// the beginning of its pinyin or initials from any syllable on. `also` gives further conditions
    /// for the part of a text, which is bound for them in small letters.
    pub(super) fn named(&mut self, text: &str, also: impl Fn(&str) -> String) {
        let name: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if name.is_empty() {
            return;
        }
        let part = self.bind(format!("%{}%", literal(&name.to_lowercase())));
        let mut found = format!("lower(o.name) LIKE {part} ESCAPE '\\'{}", also(&part));
        let key = pinyin::query_key(&name);
        if !key.is_empty() {
            let word = self.bind(format!("% {key}%"));
            found = format!("{found} OR ' ' || o.search_index LIKE {word}");
        }
        self.and(format!("({found})"));
    }

    /// The officers, joined as `o`, who hold a card for this category of enforcement.
    pub(super) fn category(&mut self, category: &str) {
        // Categories are kept as a JSON list of texts.
        let quoted = serde_json::Value::from(category).to_string();
        let part = self.bind(format!("%{}%", literal(&quoted)));
        self.and(format!(
            "EXISTS (SELECT 1 FROM credential k WHERE k.officer_id = o.id AND k.hold <> 'nothing'
             AND k.categories LIKE {part} ESCAPE '\\')"
        ));
    }

    /// The `WHERE` clause; empty without conditions.
    pub(super) fn clause(&self) -> String {
        match self.conditions.is_empty() {
            true => String::new(),
            false => format!(" WHERE {}", self.conditions.join(" AND ")),
        }
    }

    /// The `LIMIT` clause of a page.
    pub(super) fn page(&mut self, page: Page) -> String {
        let limit = self.bind(page.limit.map_or(i64::from(u32::MAX), i64::from));
        let offset = self.bind(page.offset);
        format!(" LIMIT {limit} OFFSET {offset}")
    }
}

/// The text as `LIKE … ESCAPE '\'` takes it literally.
fn literal(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
