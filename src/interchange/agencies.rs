//! Lists of agencies: one per line, as people type, paste or keep them in a table.
//!
//! `全称,简称,性质,上级,联络员,电话`: only the full name has to be there. Cells are separated by
//! a comma, a Chinese comma, a bar or a tab. The kind (法定, 授权, 委托) is known wherever it
//! stands, so `市政服务中心,委托` is a whole line. A heading, empty lines and lines after `#` are
//! passed over.

use super::encoding;
use super::sniff::FileKind;
use crate::domain::agency::{AgencyKind, Contact};
use crate::i18n::{Locale, agency as t};
use std::collections::HashMap;

/// The most bytes a list may have.
pub const MAX_BYTES: usize = 1 << 20;

/// One agency as a list has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftAgency {
    /// Line in the text, from 1.
    pub row: usize,
    /// Full official name.
    pub name: String,
    /// Name for narrow columns; made from the full one where the list has none.
    pub short_name: String,
    /// Source of its power; 法定 where the list does not say.
    pub kind: AgencyKind,
    /// Full or short name of the agency above.
    pub parent: Option<String>,
    /// Whom to call.
    pub contact: Option<Contact>,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The list is larger than [`MAX_BYTES`].
    TooLarge,
    /// It is no text at all.
    Kind(FileKind),
    /// Some bytes mean nothing in any encoding that is known.
    Undecodable,
    /// The line has cells and no name.
    NoName,
    /// The name stands in an earlier line.
    Twice {
        /// That line.
        first: usize,
    },
    /// More cells than anything is known for.
    TooManyCells,
    /// The agency names itself above it.
    UnderItself,
}

/// Something wrong with a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyIssue {
    /// Line, from 1; 0 for the list as a whole.
    pub row: usize,
    /// What it is.
    pub fault: Fault,
}

impl AgencyIssue {
    /// Where and what, in the reader's language.
    pub fn message(&self, locale: Locale) -> String {
        let text = match self.fault {
            Fault::TooLarge => t::too_large(locale).to_owned(),
            Fault::Kind(kind) => kind.told_for_table(locale),
            Fault::Undecodable => t::undecodable(locale).to_owned(),
            Fault::NoName => t::line_no_name(locale).to_owned(),
            Fault::Twice { first } => t::line_twice(locale, first),
            Fault::TooManyCells => t::line_too_many(locale).to_owned(),
            Fault::UnderItself => t::under_itself(locale).to_owned(),
        };
        if self.row == 0 { text } else { t::at_line(locale, self.row, text) }
    }
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AgencyList {
    /// The lines that make sense, in order.
    pub agencies: Vec<DraftAgency>,
    /// What is wrong, in order; a list with issues is not used.
    pub issues: Vec<AgencyIssue>,
}

/// The text of a file in UTF-8, UTF-16 or GB18030.
///
/// # Errors
/// An issue of the file as a whole.
pub fn text(bytes: &[u8]) -> Result<String, AgencyIssue> {
    let whole = |fault| AgencyIssue { row: 0, fault };
    if bytes.len() > MAX_BYTES {
        return Err(whole(Fault::TooLarge));
    }
    let kind = FileKind::of(bytes);
    if kind != FileKind::Text {
        return Err(whole(Fault::Kind(kind)));
    }
    let decoded = encoding::decode(bytes);
    if decoded.damaged { Err(whole(Fault::Undecodable)) } else { Ok(decoded.text) }
}

/// Reads a file.
pub fn read(bytes: &[u8]) -> AgencyList {
    match text(bytes) {
        Ok(text) => parse(&text),
        Err(issue) => AgencyList { agencies: Vec::new(), issues: vec![issue] },
    }
}

/// Reads a text.
pub fn parse(text: &str) -> AgencyList {
    let mut list = AgencyList::default();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (row, line) in (1..).zip(text.lines()) {
        let cells = cells(line);
        let is_heading = list.agencies.is_empty() && cells.first().is_some_and(|c| heading(c));
        if line.trim_start().starts_with('#') || cells.iter().all(String::is_empty) || is_heading {
            continue;
        }
        let outcome = agency(row, &cells).and_then(|found| match seen.get(&found.name) {
            Some(first) => Err(Fault::Twice { first: *first }),
            None => Ok(found),
        });
        match outcome {
            Ok(found) => {
                seen.insert(found.name.clone(), row);
                list.agencies.push(found);
            }
            Err(fault) => list.issues.push(AgencyIssue { row, fault }),
        }
    }
    list
}

fn cells(line: &str) -> Vec<String> {
    let separators = [',', '\u{FF0C}', '|', '\u{FF5C}', '\t'];
    let clean = |cell: &str| cell.trim().trim_matches(['"', '“', '”']).trim().to_owned();
    line.split(separators).map(clean).collect()
}

fn heading(cell: &str) -> bool {
    let names =
        ["名称", "全称", "单位", "单位名称", "单位全称", "部门", "机构名称", "name", "agency"];
    names.contains(&cell.to_lowercase().as_str())
}

fn agency(row: usize, cells: &[String]) -> Result<DraftAgency, Fault> {
    let (name, rest) = cells.split_first().ok_or(Fault::NoName)?;
    if name.is_empty() {
        return Err(Fault::NoName);
    }
    let kind = rest.iter().find_map(|cell| kind(cell));
    let mut others = rest.iter().filter(|cell| self::kind(cell).is_none());
    let mut next = || others.next().filter(|cell| !cell.is_empty()).cloned();
    let (short, parent) = (next(), next());
    let (person, phone) = (next(), next());
    if others.any(|cell| !cell.is_empty()) {
        return Err(Fault::TooManyCells);
    }
    if parent.as_ref() == Some(name) {
        return Err(Fault::UnderItself);
    }
    let contact = match (person, phone) {
        (None, None) => None,
        (name, phone) => {
            Some(Contact { name: name.unwrap_or_default(), phone: phone.unwrap_or_default() })
        }
    };
    Ok(DraftAgency {
        row,
        name: name.clone(),
        short_name: short.unwrap_or_else(|| shortened(name)),
        kind: kind.unwrap_or(AgencyKind::Statutory),
        parent,
        contact,
    })
}

/// The name people use for a township government; other names stay whole.
fn shortened(name: &str) -> String {
    let short = name.strip_suffix("人民政府").filter(|short| !short.is_empty());
    short.unwrap_or(name).to_owned()
}

fn kind(cell: &str) -> Option<AgencyKind> {
    match cell.to_lowercase().as_str() {
        "法定" | "法定机关" | "法定行政机关" | "行政机关" | "statutory" => {
            Some(AgencyKind::Statutory)
        }
        "授权" | "授权组织" | "法律法规授权组织" | "authorised" | "authorized" => {
            Some(AgencyKind::Authorised)
        }
        "委托" | "委托组织" | "受委托组织" | "entrusted" => Some(AgencyKind::Entrusted),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_is_read_however_it_is_separated() {
        for line in [
            "环境监察大队,环监队,委托,生态环境局,王五,3210",
            "环境监察大队\u{FF0C}环监队\u{FF0C}委托\u{FF0C}生态环境局,王五,3210",
            "环境监察大队|环监队\u{FF5C}委托|生态环境局|王五|3210",
            "环境监察大队\t环监队\t生态环境局\t王五\t3210\t委托组织",
            " \"环境监察大队\" , 环监队,Entrusted,生态环境局,王五,3210,,",
        ] {
            let list = parse(line);
            assert_eq!(list.issues, [], "{line}");
            let found = &list.agencies[0];
            assert_eq!(
                (found.name.as_str(), found.short_name.as_str()),
                ("环境监察大队", "环监队")
            );
            assert_eq!(found.kind, AgencyKind::Entrusted);
            assert_eq!(found.parent.as_deref(), Some("生态环境局"));
            let contact = found.contact.as_ref().unwrap();
            assert_eq!((contact.name.as_str(), contact.phone.as_str()), ("王五", "3210"));
        }
    }

    #[test]
    fn only_the_name_has_to_be_there() {
        let text = "\u{feff}单位名称,简称\n\n# 乡镇\n鸭园镇人民政府\n市政服务中心,委托\n";
        let list = read(text.as_bytes());
        assert_eq!(list.issues, []);
        let names: Vec<_> =
            list.agencies.iter().map(|a| (a.row, a.short_name.as_str(), a.kind)).collect();
        assert_eq!(
            names,
            [(4, "鸭园镇", AgencyKind::Statutory), (5, "市政服务中心", AgencyKind::Entrusted)]
        );
        assert!(list.agencies.iter().all(|a| a.parent.is_none() && a.contact.is_none()));
    }

    #[test]
    fn every_wrong_line_is_named() {
        let text = "甲局\n,乙\n甲局,甲\n丙局,,,丙局\n丁局,a,b,c,d,e\n";
        let list = parse(text);
        let rows: Vec<_> = list.issues.iter().map(|i| (i.row, i.fault.clone())).collect();
        assert_eq!(
            rows,
            [(2, Fault::NoName), (3, Fault::Twice { first: 1 }), (5, Fault::TooManyCells),]
        );
        assert_eq!(parse("丙局,丙,丙局").issues[0].fault, Fault::UnderItself);
        let (gbk, ..) = encoding_rs::GB18030.encode("甲局,甲,授权");
        assert_eq!(read(&gbk).agencies[0].kind, AgencyKind::Authorised);
        assert_eq!(read(&vec![b'a'; MAX_BYTES + 1]).issues[0].fault, Fault::TooLarge);
        for locale in Locale::ALL {
            assert!(list.issues.iter().all(|issue| !issue.message(locale).is_empty()));
        }
    }

    proptest! {
        #[test]
        fn no_text_panics_and_every_line_is_accounted_for(text in "[甲乙,\u{FF0C}|\t#\" \n委托]{0,60}") {
            let list = parse(&text);
            let rows = list.agencies.iter().map(|a| a.row).chain(list.issues.iter().map(|i| i.row));
            let rows: Vec<usize> = rows.collect();
            let mut unique = rows.clone();
            unique.sort_unstable();
            unique.dedup();
            prop_assert_eq!(unique.len(), rows.len());
            prop_assert!(rows.len() <= text.lines().count());
        }
    }
}
