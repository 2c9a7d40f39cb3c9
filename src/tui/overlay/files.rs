//! Choosing files and saving one: both browse the folders of the session's file service.

mod open;
mod save;

pub use open::{OpenFile, Picked, PickedSeveral};
pub use save::{Place, SaveFile};

use crate::app::files::gather::has_ending;
use crate::app::files::{Entry, Folder};
use crate::i18n::{Locale, files as t};
use crate::tui::effect::{Effect, Lane};
use crate::tui::look::Look;
use crate::tui::screen::Cx;
use crate::tui::text::{Align, put};
use crate::tui::widget::filter::matches;
use crate::tui::widget::selection::Selection;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Size of both dialogs.
const SIZE: (u16, u16) = (76, 20);

/// A folder being looked at.
struct Browser {
    /// The folder that typed paths start from; empty before the first answer.
    base: String,
    /// The folder on screen.
    shown: Option<Arc<Folder>>,
    /// The path typed for the folder that was asked for last.
    asked: String,
    /// An answer is under way, and whether typed paths start from its folder then.
    under_way: Option<bool>,
    /// Endings of the files that are wanted, without point; none wants every file.
    wanted: &'static [&'static str],
    /// Other files are listed as well.
    all: bool,
    at: Selection,
    /// Paths that are ticked, in order.
    ticked: BTreeSet<String>,
    /// Why the last folder or file was refused.
    trouble: Option<String>,
}

/// One line of the list.
enum Line<'a> {
    Up,
    Entry(&'a Entry),
}

/// What a job found in a folder.
struct Looked {
    /// The path typed for it.
    asked: String,
    /// Whether typed paths start from it from now on.
    moves: bool,
    outcome: Result<Arc<Folder>, String>,
}

impl Browser {
    fn new(wanted: &'static [&'static str]) -> Self {
        Self {
            base: String::new(),
            shown: None,
            asked: String::new(),
            under_way: None,
            wanted,
            all: false,
            at: Selection::default(),
            ticked: BTreeSet::new(),
            trouble: None,
        }
    }

    /// Looks into the folder where the person was last.
    fn begin(&mut self, locale: Locale) -> Effect {
        self.under_way = Some(true);
        Effect::job(Lane::Normal, move |session| {
            let found = session.last_folder();
            let outcome =
                found.map(Arc::new).map_err(|error| crate::app::Explain::message(&error, locale));
            Looked { asked: String::new(), moves: true, outcome }
        })
    }

    /// Looks into the folder that `typed` names; with `moves` typed paths start there.
    fn look(&mut self, typed: &str, moves: bool, locale: Locale) -> Effect {
        let (base, asked) = (self.base.clone(), typed.to_owned());
        self.asked.clone_from(&asked);
        self.under_way = Some(moves);
        Effect::job(Lane::Normal, move |session| {
            let found = session.look_into(&base, &asked);
            let outcome =
                found.map(Arc::new).map_err(|error| crate::app::Explain::message(&error, locale));
            Looked { asked, moves, outcome }
        })
    }

    /// Takes what a job found; an answer to an earlier question comes too late.
    fn looked(&mut self, looked: &Looked) {
        if looked.asked != self.asked {
            return;
        }
        self.under_way = None;
        match &looked.outcome {
            Ok(folder) => {
                if looked.moves {
                    self.base.clone_from(&folder.path);
                    self.asked.clear();
                }
                self.shown = Some(Arc::clone(folder));
                self.at = Selection::default();
                self.trouble = None;
            }
            Err(text) => {
                self.trouble = Some(text.clone());
                if !looked.moves {
                    self.shown = None;
                }
            }
        }
    }

    /// What is on screen is what was asked for.
    const fn is_settled(&self) -> bool {
        self.under_way.is_none()
    }

    fn wants(&self, entry: &Entry) -> bool {
        entry.is_folder || self.all || has_ending(&entry.name, self.wanted)
    }

    /// The lines for a typed text; a text with a folder in it filters by beginnings.
    fn lines(&self, typed: &str) -> Vec<Line<'_>> {
        let Some(folder) = &self.shown else { return vec![] };
        let (in_folder, name) = split(typed);
        let keep = |entry: &&Entry| {
            let hidden = entry.name.starts_with('.') && !name.starts_with('.');
            let named = match in_folder {
                Some(_) => entry.name.to_lowercase().starts_with(&name.to_lowercase()),
                None => matches(&entry.name, name),
            };
            !hidden && named && self.wants(entry)
        };
        let up = (folder.parent.is_some() && typed.is_empty()).then_some(Line::Up);
        up.into_iter().chain(folder.entries.iter().filter(keep).map(Line::Entry)).collect()
    }

    /// How many files and folders the list for a typed text has, and how many files are passed over
    /// because of their kind.
    fn counts(&self, typed: &str) -> (usize, usize, usize) {
        let lines = self.lines(typed);
        let folders = lines.iter().filter(|line| matches!(line, Line::Entry(one) if one.is_folder));
        let files = lines.iter().filter(|line| matches!(line, Line::Entry(one) if !one.is_folder));
        let entries = self.shown.iter().flat_map(|folder| &folder.entries);
        let others = entries.filter(|one| !one.name.starts_with('.') && !self.wants(one)).count();
        (files.count(), folders.count(), if typed.is_empty() { others } else { 0 })
    }

    fn is_ticked(&self, line: &Line<'_>) -> bool {
        matches!(line, Line::Entry(entry) if self.ticked.contains(&entry.path))
    }

    /// The endings that are wanted, for people.
    fn kinds(&self) -> String {
        self.wanted.iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(" ")
    }

    /// Draws the list for a typed text; without `focused` no line is selected.
    fn view(&self, buf: &mut Buffer, area: Rect, typed: &str, focused: bool, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let lines = self.lines(typed);
        if self.shown.is_some() && lines.iter().all(|line| matches!(line, Line::Up)) {
            let text = if !split(typed).1.is_empty() {
                t::no_match(locale).to_owned()
            } else if self.wanted.is_empty() || self.all {
                t::empty_folder(locale).to_owned()
            } else {
                t::nothing_here(locale, self.kinds())
            };
            let below = area.y + u16::try_from(lines.len()).unwrap_or(0);
            for (y, line) in
                (below..area.bottom()).zip(look.wrap(&text, usize::from(area.width) - 2))
            {
                put(buf, (area.x + 2, y), line, area.width, look.theme.muted, look.wide);
            }
        }
        let window = self.at.window(lines.len(), usize::from(area.height));
        for (y, place) in (area.y..area.bottom()).zip(window) {
            let Some(line) = lines.get(place) else { break };
            let chosen = focused && place == self.at.at();
            let mark = if chosen { look.marks().cursor } else { " " };
            let tick = if self.is_ticked(line) { "*" } else { " " };
            let text = format!(
                "{}{}",
                look.pad(&format!("{mark}{tick}"), 2, Align::Left),
                described(line, usize::from(area.width) - 2, cx)
            );
            let style = match (chosen, line) {
                (true, _) => look.theme.selected,
                (false, Line::Up) => look.theme.muted,
                (false, Line::Entry(entry)) if entry.is_folder => look.theme.accent,
                (false, Line::Entry(_)) => look.theme.text,
            };
            put(buf, (area.x, y), &text, area.width, style, look.wide);
        }
    }
}

/// A line of the list: name, size, day of the last change.
fn described(line: &Line<'_>, columns: usize, cx: &Cx) -> String {
    let look = cx.look;
    let Line::Entry(entry) = line else {
        return look.pad(t::up(look.locale), columns, Align::Left);
    };
    let (size, day) = (9, 12);
    let name = columns.saturating_sub(size + day);
    let shown = if entry.is_folder { format!("{}/", entry.name) } else { entry.name.clone() };
    let bytes = if entry.is_folder { String::new() } else { size_of(entry.size) };
    let changed = entry.changed.map(|at| cx.zone.date(at).to_string()).unwrap_or_default();
    [
        look.pad(&look.truncate(&shown, name.saturating_sub(1)), name, Align::Left),
        look.pad(&bytes, size, Align::Right),
        look.pad(&changed, day, Align::Right),
    ]
    .concat()
}

/// Bytes for people, in the largest unit that leaves a whole number.
fn size_of(bytes: u64) -> String {
    let units = [(1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB")];
    let unit = units.iter().find(|(unit, _)| bytes >= *unit);
    unit.map_or_else(
        || format!("{bytes} B"),
        |(unit, name)| format!("{} {name}", bytes.div_ceil(*unit)),
    )
}

/// What was typed, apart: the folder of a path, with its last sign, and the name after it.
fn split(typed: &str) -> (Option<&str>, &str) {
    match typed.rfind(['/', '\\']) {
        Some(at) => (typed.get(..=at), typed.get(at + 1..).unwrap_or_default()),
        None if typed == "~" => (Some(typed), ""),
        None => (None, typed),
    }
}

/// The end of a path that fits into `columns`, with an ellipsis for what is left out.
fn tail(path: &str, columns: usize, look: &Look) -> String {
    if look.width(path) <= columns {
        return path.to_owned();
    }
    let ellipsis = if look.wide { ".." } else { "…" };
    let room = columns.saturating_sub(look.width(ellipsis));
    let mut rest = path.chars();
    while look.width(rest.as_str()) > room && rest.next().is_some() {}
    format!("{ellipsis}{}", rest.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_text_is_a_name_or_a_path() {
        for (typed, parts) in [
            ("zs", (None, "zs")),
            ("/", (Some("/"), "")),
            ("~", (Some("~"), "")),
            ("~/名册/2026", (Some("~/名册/"), "2026")),
            ("C:\\a", (Some("C:\\"), "a")),
        ] {
            assert_eq!(split(typed), parts, "{typed}");
        }
    }

    #[test]
    fn sizes_and_long_paths_fit() {
        assert_eq!(
            [0, 1_023, 1_024, 1_025, 5 << 20].map(size_of),
            ["0 B", "1023 B", "1 KB", "2 KB", "5 MB"]
        );
        let look = Look::default();
        assert_eq!(tail("/home/li/名册", 20, &look), "/home/li/名册");
        let cut = tail("/home/li/名册", 8, &look);
        assert!(cut.ends_with("/名册") && look.width(&cut) <= 8, "{cut}");
    }
}
