//! The list of files that are to come in, and the page of one of them.

use super::file::{File, Standing};
use super::kind::Kind;
use crate::app::draft::{Severity, excerpt};
use crate::i18n::{comma, imports as t};
use crate::tui::look::Look;
use crate::tui::text::put;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};

/// Rows below the table for what is said of the selected file.
const NOTE_ROWS: u16 = 3;

/// The files as a table, with the numbers above and what is said of the selected one below.
pub(super) struct List<'a, K: Kind> {
    pub(super) files: &'a [File<K>],
    pub(super) standings: &'a [Standing],
}

impl<K: Kind> List<'_, K> {
    /// The table itself.
    pub(super) fn table(look: &Look) -> Table {
        let locale = look.locale;
        let mut columns = vec![Column::left(t::col_file(locale), Fit::Grow(13))];
        columns.extend(K::columns(locale));
        columns.push(Column::left(t::col_result(locale), Fit::Exact(16)));
        Table::new(columns).ordinal()
    }

    /// Where the table stands.
    pub(super) fn place(area: Rect) -> Rect {
        Rect { y: area.y + 2, height: area.height.saturating_sub(2 + NOTE_ROWS), ..area }
    }

    fn row(&self, at: usize, look: &Look) -> Row {
        let (Some(file), Some(standing)) = (self.files.get(at), self.standings.get(at)) else {
            return Row::default();
        };
        let content = file
            .found
            .as_ref()
            .ok()
            .and_then(|found| Some(K::cells(found.draft.value.as_ref()?, found.would())));
        let cells = content.unwrap_or_else(|| vec![String::new(); K::columns(look.locale).len()]);
        let (sign, word, style) = file.result(*standing, look);
        let last = cells.len() + 1;
        let name = [look.truncate(file.name(), 40)];
        Row::new(name.into_iter().chain(cells).chain([word])).sign(last, sign, style)
    }

    /// How many files there are, and how many of each standing.
    fn numbers(&self, look: &Look) -> String {
        let locale = look.locale;
        let count = |is: fn(&Standing) -> bool| self.standings.iter().filter(|one| is(one)).count();
        let numbers = [
            (count(|one| matches!(one, Standing::Ready(_))), t::files_ready as fn(_, usize) -> _),
            (count(|one| matches!(one, Standing::Replaces)), t::files_replacing),
            (count(|one| matches!(one, Standing::Nothing)), t::files_there),
            (count(|one| matches!(one, Standing::Twice(_))), t::files_twice),
            (count(|one| matches!(one, Standing::Unsound(_) | Standing::Refused)), t::files_wrong),
            (count(|one| matches!(one, Standing::Done)), t::files_done),
        ];
        let told = numbers.into_iter().filter(|(n, _)| *n > 0).map(|(n, text)| text(locale, n));
        let mut told: Vec<String> = told.collect();
        let reports = self.files.iter().filter_map(|file| file.done.as_ref());
        match reports.map(|report| K::in_doubt(report)).sum() {
            0 => {}
            n => told.push(t::files_in_doubt(locale, n)),
        }
        format!("{}   {}", t::files(locale, self.files.len()), told.join(comma(locale)))
    }

    /// Draws it.
    pub(super) fn view(&self, buf: &mut Buffer, area: Rect, at: Selection, look: &Look) {
        let theme = &look.theme;
        put(buf, (area.x, area.y), &self.numbers(look), area.width, theme.title, look.wide);
        let table = Self::place(area);
        Self::table(look).view(buf, table, at, self.files.len(), look, |at| self.row(at, look));
        let selected = self.files.get(at.at()).zip(self.standings.get(at.at()));
        let Some((file, standing)) = selected else { return };
        // Its whole name: in a narrow window the column cuts it.
        let y = area.bottom().saturating_sub(NOTE_ROWS);
        let name = look.truncate(file.name(), area.width.into());
        put(buf, (area.x, y), &name, area.width, theme.muted, look.wide);
        let note = file.note(*standing, look.locale).unwrap_or_default();
        let (_, _, style) = file.result(*standing, look);
        let lines = look.wrap(&note, area.width.into());
        for (y, line) in (y + 1..area.bottom()).zip(lines) {
            put(buf, (area.x, y), line, area.width, style, look.wide);
        }
    }
}

/// What is said of one file, and everything found in it at its place.
pub(super) fn page<K: Kind>(
    file: &File<K>,
    standing: Standing,
    width: u16,
    look: &Look,
) -> Text<'static> {
    let (locale, theme, marks) = (look.locale, &look.theme, look.marks());
    let mut lines = Vec::new();
    if let Some(report) = &file.done {
        let told = format!("{} {}", marks.ok, K::told(report, locale));
        lines.push(Line::styled(told, theme.ok));
        lines.extend(K::done(report, look));
        lines.push(Line::default());
        lines.push(Line::styled(t::next(locale), theme.info));
        return Text::from(lines);
    }
    if let Some(why) = &file.trouble {
        let text = format!("{} {}", marks.danger, t::failed_text(locale, why));
        lines.extend([Line::styled(text, theme.danger), Line::default()]);
    }
    let found = match &file.found {
        Ok(found) => found,
        Err(why) => {
            lines.push(Line::styled(format!("{} {why}", marks.danger), theme.danger));
            return Text::from(lines);
        }
    };
    lines.extend(K::page(found, look));
    if let Err(why) = &found.would {
        lines.push(Line::default());
        lines.push(Line::styled(format!("{} {why}", marks.danger), theme.danger));
    }
    if let Standing::Twice(row) = standing {
        let text = format!("{} {}", marks.warn, t::twice_text(locale, row + 1));
        lines.extend([Line::default(), Line::styled(text, theme.warn)]);
    }
    let issues = &found.draft.issues;
    if issues.is_empty() {
        lines.push(Line::styled(t::no_issues(locale), theme.muted));
    }
    for (at, issue) in issues.iter().enumerate() {
        let style = match issue.severity {
            Severity::Error => theme.danger,
            Severity::Warning => theme.warn,
            Severity::Info => theme.info,
        };
        let source = &found.draft.source;
        lines.push(Line::default());
        if !source.text.is_empty() {
            let (line, column) = (issue.place.line, issue.place.column);
            let head = t::issue_of(locale, at + 1, issues.len(), line, column);
            lines.push(Line::styled(head, style));
        }
        let text = excerpt(source, issue, locale, usize::from(width.saturating_sub(2)));
        lines.extend(text.lines().map(|line| Line::raw(line.to_owned())));
    }
    Text::from(lines)
}
