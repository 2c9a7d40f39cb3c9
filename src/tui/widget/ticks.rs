//! The ticked rows of a list: what is done next is done to all of them.

use std::collections::BTreeMap;

/// The ticked rows of a list, each by the number of its row in the store. They stay ticked while
/// the list is filtered, ordered and paged, so the rows themselves are kept.
#[derive(Debug, Clone)]
pub struct Ticks<R> {
    rows: BTreeMap<i64, R>,
}

impl<R> Default for Ticks<R> {
    fn default() -> Self {
        Self { rows: BTreeMap::new() }
    }
}

impl<R: Clone> Ticks<R> {
    /// Ticks a row, or takes its tick away.
    pub fn toggle(&mut self, key: i64, row: &R) {
        if self.rows.remove(&key).is_none() {
            self.rows.insert(key, row.clone());
        }
    }

    /// Ticks all of these rows; when all were ticked before, none of them is afterwards.
    pub fn toggle_all<'r>(&mut self, rows: impl IntoIterator<Item = (i64, &'r R)> + Clone)
    where
        R: 'r,
    {
        if rows.clone().into_iter().all(|(key, _)| self.has(key)) {
            for (key, _) in rows {
                self.rows.remove(&key);
            }
        } else {
            self.rows.extend(rows.into_iter().map(|(key, row)| (key, row.clone())));
        }
    }

    /// Brings the ticked rows to how they stand among `rows`; the tick of one that is gone goes.
    pub fn renew<'r>(&mut self, rows: impl IntoIterator<Item = (i64, &'r R)>)
    where
        R: 'r,
    {
        let mut before = std::mem::take(&mut self.rows);
        let still = rows.into_iter().filter(|(key, _)| before.remove(key).is_some());
        self.rows = still.map(|(key, row)| (key, row.clone())).collect();
    }

    /// Whether a row is ticked.
    pub fn has(&self, key: i64) -> bool {
        self.rows.contains_key(&key)
    }

    /// How many are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Takes every tick away.
    pub fn clear(&mut self) {
        self.rows.clear();
    }

    /// What is acted on: the ticked rows, or the selected one while none is ticked.
    pub fn or_selected(&self, selected: Option<&R>) -> Vec<R> {
        match self.is_empty() {
            true => selected.cloned().into_iter().collect(),
            false => self.rows.values().cloned().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_ticks_the_selected_row_is_meant() {
        let mut ticks = Ticks::default();
        assert_eq!(ticks.or_selected(Some(&"b")), ["b"]);
        ticks.toggle(3, &"c");
        ticks.toggle(1, &"a");
        assert_eq!(ticks.or_selected(Some(&"b")), ["a", "c"]);
        ticks.toggle(3, &"c");
        assert!(ticks.has(1) && !ticks.has(3) && ticks.len() == 1);
        ticks.clear();
        assert!(ticks.is_empty() && ticks.or_selected(None).is_empty());
    }

    #[test]
    fn ticks_follow_the_rows() {
        let mut ticks = Ticks::default();
        ticks.toggle_all([(1, &"a"), (2, &"b")]);
        ticks.renew([(2, &"b, renamed"), (3, &"c")]);
        assert_eq!(ticks.or_selected(None), ["b, renamed"]);
        ticks.renew([]);
        assert!(ticks.is_empty());
    }

    #[test]
    fn all_shown_are_ticked_and_once_more_none_of_them() {
        let mut ticks = Ticks::default();
        ticks.toggle(9, &"hidden by the filter");
        let shown = [(1, &"a"), (2, &"b")];
        ticks.toggle(1, &"a");
        ticks.toggle_all(shown);
        assert_eq!(ticks.len(), 3);
        ticks.toggle_all(shown);
        assert_eq!(ticks.or_selected(None), ["hidden by the filter"]);
    }
}
