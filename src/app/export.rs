//! Lists as files: what was shown, for a spreadsheet.

use crate::interchange::sheet::Sheet;

/// How identity numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Identity {
    /// With the middle hidden.
    Masked,
    /// In full; by permission, and audited.
    Full,
}

/// A list as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// How many rows it has, headings aside.
    pub rows: usize,
}

impl Export {
    /// A list as it was shown to the person: its headings and the words of its rows.
    pub fn table(headings: Vec<String>, rows: Vec<Vec<String>>) -> Self {
        let mut sheet = Sheet::new(headings);
        rows.into_iter().for_each(|row| sheet.push(row));
        sheet.into()
    }
}

impl From<Sheet> for Export {
    fn from(sheet: Sheet) -> Self {
        Self { rows: sheet.rows(), bytes: sheet.csv() }
    }
}
