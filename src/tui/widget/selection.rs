//! The selected row of a list, and the page of rows around it.

use crate::tui::key::{Code, Key};
use std::ops::Range;

/// The selected row of a list.
///
/// Lists show whole pages, so what is on screen follows from the selection and the height alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Selection {
    at: usize,
}

impl Selection {
    /// A selection at row `at`.
    pub const fn new(at: usize) -> Self {
        Self { at }
    }

    /// The selected row, from 0.
    pub const fn at(self) -> usize {
        self.at
    }

    /// Selects row `at` of `count`, or the last one.
    pub fn select(&mut self, at: usize, count: usize) {
        self.at = at.min(count.saturating_sub(1));
    }

    /// Moves by an arrow, page or end key; true when the key was one of them.
    pub fn key(&mut self, key: Key, count: usize, page: usize) -> bool {
        if key.ctrl || key.alt {
            return false;
        }
        let page = page.max(1);
        let to = match key.code {
            Code::Up => self.at.saturating_sub(1),
            Code::Down => self.at + 1,
            Code::PageUp => self.at.saturating_sub(page),
            Code::PageDown => self.at + page,
            Code::Home => 0,
            Code::End => usize::MAX,
            _ => return false,
        };
        self.select(to, count);
        true
    }

    /// The rows of the page that holds the selected one, `height` rows to a page.
    pub fn window(self, count: usize, height: usize) -> Range<usize> {
        let height = height.max(1);
        let first = self.at.min(count.saturating_sub(1)) / height * height;
        first..(first + height).min(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_within_the_list_and_shows_whole_pages() {
        let mut selection = Selection::default();
        for (key, at, window) in [
            (Key::UP, 0, 0..10),
            (Key::DOWN, 1, 0..10),
            (Key::PAGE_DOWN, 11, 10..20),
            (Key::END, 24, 20..25),
            (Key::DOWN, 24, 20..25),
            (Key::PAGE_UP, 14, 10..20),
            (Key::HOME, 0, 0..10),
        ] {
            assert!(selection.key(key, 25, 10));
            assert_eq!((selection.at(), selection.window(25, 10)), (at, window), "{key}");
        }
        assert!(!selection.key(Key::char('x'), 25, 10));
        assert_eq!(Selection::new(3).window(0, 10), 0..0);
    }
}
