//! The files of the person in the pictures, the same on every machine.

use crate::statutes::{NEW, OLD};
use crate::support::demo;
use zhifa::app::files::{Entry, FileRefusal, Files, Folder, Why};

const HOME: &str = "/home/li";

/// Where choosing a file begins.
const START: &str = "/home/li/题库";

/// Names and contents; what ends with a stroke is a folder without files.
const FILES: [(&str, &str); 8] = [
    ("旧题/", ""),
    ("错误.toml", include_str!("../../fixtures/banks/invalid/five_mistakes.toml")),
    ("名册.csv", ROSTER),
    ("说明.txt", "先看这一份。\n"),
    ("旧法.txt", OLD),
    ("新法.txt", NEW),
    ("缺条.txt", BROKEN),
    ("正确.toml", SOUND),
];

/// A statute without its second article, and without a word on when it is in force.
const BROKEN: &str = "港口秩序办法\n（2024年8月9日港口管理委员会公布）\n\
    第一条　为了维护港口秩序，制定本办法。\n第三条　船舶进港应当报告。\n";

/// A roster in which one person is sound, one has a wrong number and no known agency.
const ROSTER: &str = "姓名,身份证号,单位\n张三,,市场监督管理局\n李四,990101199001011239,没有的局\n";

/// A small bank without mistakes.
const SOUND: &str = include_str!("../../fixtures/banks/valid/case_inherits.toml");

/// The shelf.
pub struct Shelf;

impl Shelf {
    fn find(path: &str) -> Option<&'static (&'static str, &'static str)> {
        let name = path.strip_prefix(START)?.strip_prefix('/')?;
        FILES.iter().find(|(file, _)| file.trim_end_matches('/') == name)
    }
}

impl Files for Shelf {
    fn start(&self) -> String {
        START.to_owned()
    }

    fn resolve(&self, folder: &str, typed: &str) -> String {
        match typed.strip_prefix('~') {
            Some(rest) => format!("{HOME}{rest}"),
            None if typed.starts_with('/') => typed.to_owned(),
            None => format!("{folder}/{typed}").trim_end_matches('/').to_owned(),
        }
    }

    fn folder(&self, path: &str) -> Result<Folder, FileRefusal> {
        let entry = |(name, text): &(&str, &str)| Entry {
            name: name.trim_end_matches('/').to_owned(),
            path: format!("{START}/{}", name.trim_end_matches('/')),
            is_folder: name.ends_with('/'),
            size: u64::try_from(text.len()).unwrap(),
            changed: Some(demo::morning()),
        };
        let (parent, entries) = match Self::find(path) {
            _ if path == START => (HOME, FILES.iter().map(entry).collect()),
            Some((name, _)) if name.ends_with('/') => (START, vec![]),
            _ => return Err(FileRefusal { path: path.to_owned(), why: Why::NoFolder }),
        };
        Ok(Folder { path: path.to_owned(), parent: Some(parent.to_owned()), entries })
    }

    fn exists(&self, path: &str) -> bool {
        Self::find(path).is_some()
    }

    fn read(&self, path: &str, _: u64) -> Result<Vec<u8>, FileRefusal> {
        let missing = || FileRefusal { path: path.to_owned(), why: Why::Missing };
        Self::find(path).map(|(_, text)| text.as_bytes().to_vec()).ok_or_else(missing)
    }

    /// Nothing is kept: pictures save nothing.
    fn save(&self, path: &str, _: &[u8], _: bool) -> Result<(), FileRefusal> {
        Err(FileRefusal { path: path.to_owned(), why: Why::Denied })
    }
}
