//! A table for a spreadsheet: CSV that Excel and WPS open with the right characters and digits.

/// Digits that a spreadsheet keeps; it rounds longer numbers.
const KEPT_DIGITS: usize = 11;

/// A table of texts with a heading over each column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    /// A table with these headings and no rows yet.
    pub fn new<T: Into<String>>(headings: impl IntoIterator<Item = T>) -> Self {
        Self { headings: headings.into_iter().map(Into::into).collect(), rows: Vec::new() }
    }

    /// Adds a row, a text per heading.
    pub fn push<T: Into<String>>(&mut self, cells: impl IntoIterator<Item = T>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    /// How many rows there are, headings aside.
    pub const fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The table as CSV: UTF-8 with the mark by which spreadsheets know it, lines ended by CR LF.
    pub fn csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .flexible(true)
            .from_writer("\u{feff}".as_bytes().to_vec());
        for row in std::iter::once(&self.headings).chain(&self.rows) {
            // Writing to memory cannot fail.
            let _ = writer.write_record(row.iter().map(|cell| guarded(cell)));
        }
        writer.into_inner().unwrap_or_default()
    }
}

/// The cell as a spreadsheet shows it unchanged. Long numbers get a tab before them, which keeps
/// them text; what would be run as a formula gets an apostrophe. Reading a roster takes both away.
fn guarded(cell: &str) -> String {
    let digits = cell.bytes().all(|c| c.is_ascii_digit() || matches!(c, b'X' | b'x'));
    if cell.len() > KEPT_DIGITS && digits {
        return format!("\t{cell}");
    }
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return format!("'{cell}");
    }
    cell.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreadsheets_show_every_cell_as_it_is() {
        let mut sheet = Sheet::new(["姓名", "身份证号", "备注"]);
        sheet.push(["张三", "99010119900101123X", "=cmd()"]);
        sheet.push(["李\"四\"", "990***********1234", "a,b"]);
        let text = String::from_utf8(sheet.csv()).unwrap();
        assert_eq!(
            text,
            "\u{feff}姓名,身份证号,备注\r\n\
             张三,\t99010119900101123X,'=cmd()\r\n\
             \"李\"\"四\"\"\",990***********1234,\"a,b\"\r\n"
        );
        assert_eq!(sheet.rows(), 2);
    }
}
