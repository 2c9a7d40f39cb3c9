//! Where everything of a bank stands in its file.

use super::item::Spans;
use crate::domain::bank::quality::Site;
use std::ops::Range;

/// The places of a bank that was read.
#[derive(Default)]
pub struct Places {
    pub(super) header: Range<usize>,
    pub(super) statutes: Vec<Range<usize>>,
    /// Of every item of the file: where it begins, and its id where it has one.
    begins: Vec<(usize, Option<String>)>,
    /// Of every item of the bank.
    items: Vec<Spans>,
}

impl Places {
    pub(super) fn begin(&mut self, at: usize, id: Option<String>) {
        self.begins.push((at, id));
    }

    pub(super) fn keep(&mut self, spans: Spans) {
        self.items.push(spans);
    }

    /// Where something of a bank stands: bytes of the file's text.
    pub fn of(&self, site: Site) -> Range<usize> {
        let found = match site {
            Site::Bank => None,
            Site::Statute(at) => self.statutes.get(at).cloned(),
            Site::Item { item, part, field } => {
                self.items.get(item).map(|spans| spans.of(part, field))
            }
        };
        found.unwrap_or_else(|| self.header.clone())
    }

    /// The id of the item that a byte of the text belongs to.
    pub fn item_at(&self, at: usize) -> Option<&str> {
        let before = self.begins.partition_point(|(begin, _)| *begin <= at);
        self.begins.get(before.checked_sub(1)?)?.1.as_deref()
    }
}
