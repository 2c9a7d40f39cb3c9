//! Tables in plain text, aligned by the cells that a terminal gives each character.

use super::Column;
use crate::i18n::Locale;
use unicode_width::UnicodeWidthStr;

/// What stands between two columns.
const GAP: &str = "  ";

/// The lines of a table with heading and rule; no line ends in blanks.
pub fn lines<R>(columns: &[Column<R>], rows: &[R], locale: Locale) -> String {
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| columns.iter().map(|c| one_line((c.cell)(row, locale))).collect())
        .collect();
    let widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(n, column)| {
            let of_cells = cells.iter().filter_map(|row| row.get(n)).map(|cell| cell.width());
            of_cells.chain([column.heading.width()]).max().unwrap_or(0)
        })
        .collect();
    let heading = columns.iter().map(|column| column.heading.to_owned()).collect();
    let rule = widths.iter().map(|width| "─".repeat(*width)).collect();
    let mut text = String::new();
    for row in [heading, rule].iter().chain(&cells) {
        let mut line = String::new();
        for ((cell, width), column) in row.iter().zip(&widths).zip(columns) {
            let blanks = " ".repeat(width.saturating_sub(cell.width()));
            match column.is_number {
                true => line.extend([blanks.as_str(), cell, GAP]),
                false => line.extend([cell, blanks.as_str(), GAP]),
            }
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// The text without what would break a line or move the cursor.
fn one_line(text: String) -> String {
    if text.chars().any(char::is_control) {
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
    } else {
        text
    }
}
