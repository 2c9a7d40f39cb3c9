//! Finding the headings: which row they end in, and which column is which.

use super::{Column, Fault, Line, RosterIssue};
use crate::domain::custom_field::CustomField;
use crate::domain::width;
use std::collections::BTreeMap;

/// Headings end in one of the first rows: a title and up to three rows of headings.
pub(super) const SEARCHED: usize = 5;

/// The headings of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Headings {
    /// How many rows they take, titles included.
    pub rows: usize,
    /// Row of the last of them, from 1.
    line: usize,
    places: BTreeMap<Column, usize>,
    /// Columns of fields that the organisation declared, by place.
    custom: Vec<(usize, CustomField)>,
    /// Headings that nobody knows, by place.
    unknown: Vec<(usize, String)>,
    /// Columns that stand twice, by the second place.
    doubled: Vec<(usize, Column)>,
    texts: Vec<String>,
}

/// The row at which most columns are understood, names among them.
pub(super) fn find(rows: &[Line], fields: &[CustomField]) -> Option<Headings> {
    let candidates =
        (1..=rows.len().min(SEARCHED)).filter_map(|count| read(rows.get(..count)?, fields));
    // Of equals the first, which `max_by_key` would not give.
    candidates
        .filter(|found| found.places.contains_key(&Column::Name) && found.places.len() >= 2)
        .reduce(|best, next| if next.places.len() > best.places.len() { next } else { best })
}

/// The columns if the headings are these rows.
fn read(rows: &[Line], fields: &[CustomField]) -> Option<Headings> {
    let (last, above) = rows.split_last()?;
    let width = rows.iter().map(|line| line.cells.len()).max().unwrap_or(0);
    let mut found = Headings {
        rows: rows.len(),
        line: last.row,
        places: BTreeMap::new(),
        custom: Vec::new(),
        unknown: Vec::new(),
        doubled: Vec::new(),
        texts: Vec::new(),
    };
    for place in 0..width {
        let own = cell(last, place);
        let (column, text) = match own {
            // A cell merged over several rows has its text in the first of them.
            "" => {
                let text = above.iter().rev().map(|line| cell(line, place)).find(|c| !c.is_empty());
                (text.and_then(Column::named), text.unwrap_or_default().to_owned())
            }
            own => (under_group(above, place, own).or_else(|| Column::named(own)), own.to_owned()),
        };
        // A declared field goes before a synonym of ours: the organisation knows its own words.
        if let Some(field) = declared(fields, &text) {
            found.custom.push((place, field.clone()));
            found.texts.push(text);
            continue;
        }
        match column {
            Some(column) if found.places.contains_key(&column) => {
                found.doubled.push((place, column))
            }
            Some(column) => {
                found.places.insert(column, place);
            }
            None if !own.is_empty() => found.unknown.push((place, text.clone())),
            None => {}
        }
        found.texts.push(text);
    }
    Some(found)
}

/// The column that a heading names together with the group it stands under, such as 止 under
/// 有效期. A group is merged over several columns, so its text is in the first of them.
fn under_group(above: &[Line], place: usize, own: &str) -> Option<Column> {
    above.iter().rev().find_map(|line| {
        let group = (0..=place).rev().map(|place| cell(line, place)).find(|c| !c.is_empty())?;
        Column::named(&format!("{group}{own}"))
    })
}

/// The declared field with this heading or key; width, blanks and stars do not count.
fn declared<'f>(fields: &'f [CustomField], heading: &str) -> Option<&'f CustomField> {
    let plain = |text: &str| -> String {
        let kept = text.chars().filter(|c| !width::is_blank(*c)).map(width::half);
        kept.filter(|c| !matches!(c, '*' | ':')).collect::<String>().to_lowercase()
    };
    let heading = plain(heading);
    fields.iter().find(|field| {
        !heading.is_empty() && [&field.label, &field.key].map(|name| plain(name)).contains(&heading)
    })
}

fn cell(line: &Line, place: usize) -> &str {
    line.cells.get(place).map_or("", String::as_str)
}

impl Headings {
    /// Where a column stands, from 0.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.places.get(&column).copied()
    }

    /// The columns of declared fields.
    pub fn custom(&self) -> &[(usize, CustomField)] {
        &self.custom
    }

    /// An issue at a place of a row.
    pub fn issue_at(&self, row: usize, place: usize, fault: Fault) -> RosterIssue {
        let heading = self.texts.get(place).cloned().unwrap_or_default();
        RosterIssue { row, column: place + 1, heading, fault }
    }

    /// An issue in a column.
    pub fn issue(&self, row: usize, column: Column, fault: Fault) -> RosterIssue {
        let place = self.place(column);
        let heading = place.and_then(|place| self.texts.get(place)).cloned();
        RosterIssue {
            row,
            column: place.map_or(0, |place| place + 1),
            heading: heading.unwrap_or_else(|| column.heading().to_owned()),
            fault,
        }
    }

    /// What is odd about the headings themselves.
    pub fn issues(&self) -> Vec<RosterIssue> {
        let at = |place: usize, heading: &str, fault| RosterIssue {
            row: self.line,
            column: place + 1,
            heading: heading.to_owned(),
            fault,
        };
        let unknown =
            self.unknown.iter().map(|(place, text)| at(*place, text, Fault::UnknownHeading));
        let doubled = self.doubled.iter().map(|(place, column)| {
            let text = self.texts.get(*place).map_or("", String::as_str);
            at(*place, text, Fault::DoubledHeading { column: *column })
        });
        unknown.chain(doubled).collect()
    }
}
