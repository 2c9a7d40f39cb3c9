//! Tables: columns aligned by display width, an ordinal column, a sum row, counts below.
//!
//! A table is a description; rows are asked for when they are drawn, so a list of any length costs
//! one page.

use super::selection::Selection;
use crate::i18n::shell as t;
use crate::tui::key::{Mouse, MouseKind};
use crate::tui::look::Look;
use crate::tui::text::{Align, put, width};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// How wide a column is, in columns of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// Exactly this wide.
    Exact(u16),
    /// This wide or wider: it shares what is left with the other growing columns. Where there is
    /// not room for all, columns that can be spared go first; then it gives way, so that dates and
    /// numbers stay whole.
    Grow(u16),
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    title: String,
    fit: Fit,
    align: Align,
    spare: bool,
}

impl Column {
    /// A column of text.
    pub fn left(title: impl Into<String>, fit: Fit) -> Self {
        Self { title: title.into(), fit, align: Align::Left, spare: false }
    }

    /// A column of numbers.
    pub fn right(title: impl Into<String>, fit: Fit) -> Self {
        Self { title: title.into(), fit, align: Align::Right, spare: false }
    }

    /// Left out where the window has no room for all columns, the last of them first.
    #[must_use]
    pub const fn spare(mut self) -> Self {
        self.spare = true;
        self
    }
}

/// One row: a text per column, each with the style of its meaning.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    cells: Vec<Cell>,
    marked: bool,
}

/// One text of a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Cell {
    /// A mark before the text; what leaves the screen goes without.
    sign: &'static str,
    text: String,
    style: Style,
}

impl Cell {
    fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    fn drawn(&self) -> String {
        match self.sign {
            "" => self.text.clone(),
            sign => format!("{sign} {}", self.text),
        }
    }
}

impl Row {
    /// A row of plain texts.
    pub fn new<T: Into<String>>(cells: impl IntoIterator<Item = T>) -> Self {
        Self { cells: cells.into_iter().map(Cell::new).collect(), marked: false }
    }

    /// Gives one cell a style of the theme.
    #[must_use]
    pub fn style(mut self, column: usize, style: Style) -> Self {
        if let Some(cell) = self.cells.get_mut(column) {
            cell.style = style;
        }
        self
    }

    /// Puts a mark before the text of one cell, and gives the cell the style of its meaning.
    #[must_use]
    pub fn sign(mut self, column: usize, sign: &'static str, style: Style) -> Self {
        if let Some(cell) = self.cells.get_mut(column) {
            (cell.sign, cell.style) = (sign, style);
        }
        self
    }

    /// The texts of its cells, without their marks.
    pub fn into_texts(self) -> Vec<String> {
        self.cells.into_iter().map(|cell| cell.text).collect()
    }

    /// Ticked for acting on many.
    #[must_use]
    pub const fn marked(mut self, marked: bool) -> Self {
        self.marked = marked;
        self
    }
}

/// Columns left of the first column: the sign of the selected row and the tick.
const GUTTER: u16 = 3;
/// Columns between two columns.
const GAP: u16 = 2;
/// What a growing column keeps when it gives way.
const LEAST_GROWING: u16 = 8;

/// A table.
#[derive(Debug, Clone, Default)]
pub struct Table {
    columns: Vec<Column>,
    ordinal: bool,
    sum: Option<Row>,
    empty: String,
    counts: bool,
}

impl Table {
    /// A table with these columns.
    pub fn new(columns: impl IntoIterator<Item = Column>) -> Self {
        Self { columns: columns.into_iter().collect(), counts: true, ..Self::default() }
    }

    /// With a column of ordinals before the others.
    #[must_use]
    pub const fn ordinal(mut self) -> Self {
        self.ordinal = true;
        self
    }

    /// With a sum row below the rows of every page; its cells belong to the columns as given.
    #[must_use]
    pub fn sum(mut self, row: Row) -> Self {
        self.sum = Some(row);
        self
    }

    /// What to do next when there are no rows, in a sentence.
    #[must_use]
    pub fn empty(mut self, text: impl Into<String>) -> Self {
        self.empty = text.into();
        self
    }

    /// Without the line that counts rows.
    #[must_use]
    pub const fn uncounted(mut self) -> Self {
        self.counts = false;
        self
    }

    /// The headings.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.title.as_str())
    }

    /// Rows to a page in `area`; for [`Selection::key`].
    pub fn page(&self, area: Rect) -> usize {
        usize::from(self.body(area).height)
    }

    /// Where the rows are.
    fn body(&self, area: Rect) -> Rect {
        let below = u16::from(self.sum.is_some()) + u16::from(self.counts);
        Rect { y: area.y + 1, height: area.height.saturating_sub(1 + below), ..area }
    }

    /// The row under a click.
    pub fn clicked(&self, area: Rect, mouse: Mouse, at: Selection, total: usize) -> Option<usize> {
        let body = self.body(area);
        if mouse.kind != MouseKind::Click || !body.contains((mouse.column, mouse.row).into()) {
            return None;
        }
        at.window(total, usize::from(body.height)).nth(usize::from(mouse.row - body.y))
    }

    /// Draws the page around the selected of `total` rows; `row` makes a row from its place.
    pub fn view(
        &self,
        buf: &mut Buffer,
        area: Rect,
        at: Selection,
        total: usize,
        look: &Look,
        row: impl Fn(usize) -> Row,
    ) {
        if area.is_empty() {
            return;
        }
        let layout = self.layout(area, total, look);
        let head = Row::new(self.titles());
        let ordinal = t::ordinal(look.locale);
        self.line(buf, &layout, area.y, ordinal, &head, look.theme.title, look);
        let body = self.body(area);
        let window = at.window(total, usize::from(body.height));
        for (y, place) in (body.top()..body.bottom()).zip(window.clone()) {
            let row = row(place);
            let chosen = place == at.at();
            let style = if chosen { look.theme.selected } else { look.theme.text };
            if chosen {
                let blank = " ".repeat(usize::from(area.width));
                put(buf, (area.x, y), &blank, area.width, style, look.wide);
                put(buf, (area.x, y), look.marks().cursor, 1, style, look.wide);
            }
            if row.marked {
                put(buf, (area.x + 1, y), "*", 1, style, look.wide);
            }
            self.line(buf, &layout, y, &(place + 1).to_string(), &row, style, look);
        }
        if total == 0 {
            for (y, line) in (body.y + 1..body.bottom())
                .zip(look.wrap(&self.empty, usize::from(body.width.saturating_sub(2 * GUTTER))))
            {
                let style = look.theme.muted;
                put(buf, (body.x + GUTTER, y), line, body.width, style, look.wide);
            }
        }
        if let Some(sum) = &self.sum {
            let rows = u16::try_from(window.len()).unwrap_or(body.height);
            self.line(buf, &layout, body.y + rows, "", sum, look.theme.title, look);
        }
        if self.counts {
            let text = if total == 0 {
                t::counts_none(look.locale).to_owned()
            } else {
                t::counts(look.locale, window.start + 1, window.end, total)
            };
            let taken = u16::try_from(look.width(&text)).unwrap_or(area.width);
            let x = area.right().saturating_sub(taken).max(area.x);
            let y = area.bottom() - 1;
            put(buf, (x, y), &text, area.width, look.theme.muted, look.wide);
        }
    }

    /// Start and width of the ordinal column and of the others.
    fn layout(&self, area: Rect, total: usize, look: &Look) -> Layout {
        let first = area.x + GUTTER;
        let digits = total.max(1).ilog10() + 1;
        let ordinal = width(t::ordinal(look.locale), look.wide).max(digits.try_into().unwrap_or(4));
        let ordinal = u16::try_from(ordinal).unwrap_or(4);
        let mut x = if self.ordinal { first + ordinal + GAP } else { first };
        let shown = self.fitting(area.right().saturating_sub(x));
        let needed = needed(&shown);
        let free = area.right().saturating_sub(x).saturating_sub(needed);
        let growing = shown.iter().filter(|c| matches!(c.fit, Fit::Grow(_))).count();
        let growing = u16::try_from(growing).unwrap_or(1).max(1);
        let mut extra = free % growing;
        let mut lacking = (x + needed).saturating_sub(area.right());
        let columns = self.columns.iter().map(|column| {
            if !shown.contains(&column) {
                return None;
            }
            let share = match column.fit {
                Fit::Exact(_) => 0,
                Fit::Grow(_) => {
                    let odd = u16::from(extra > 0);
                    extra -= odd;
                    free / growing + odd
                }
            };
            let given = match column.fit {
                Fit::Exact(_) => 0,
                Fit::Grow(least) => lacking.min(least.saturating_sub(LEAST_GROWING)),
            };
            lacking -= given;
            let place = (x, column.fit.least() + share - given);
            x += place.1 + GAP;
            Some(place)
        });
        let columns = columns.collect();
        Layout { ordinal: self.ordinal.then_some((first, ordinal)), columns, right: area.right() }
    }

    /// The columns that there is room for.
    fn fitting(&self, room: u16) -> Vec<&Column> {
        let mut shown: Vec<&Column> = self.columns.iter().collect();
        while needed(&shown) > room {
            let Some(last) = shown.iter().rposition(|column| column.spare) else { break };
            shown.remove(last);
        }
        shown
    }

    /// One line of cells. A style given to a cell gives way to the selected row's.
    #[expect(clippy::too_many_arguments, reason = "one place draws head, rows and sum alike")]
    fn line(
        &self,
        buf: &mut Buffer,
        layout: &Layout,
        y: u16,
        ordinal: &str,
        row: &Row,
        style: Style,
        look: &Look,
    ) {
        if let Some((x, columns)) = layout.ordinal {
            let text = look.pad(ordinal, columns.into(), Align::Right);
            put(buf, (x, y), &text, columns, style, look.wide);
        }
        let chosen = style == look.theme.selected;
        let cells = self.columns.iter().zip(&row.cells).zip(&layout.columns);
        for ((column, cell), place) in cells {
            let Some((x, columns)) = place else { continue };
            let columns = (*columns).min(layout.right.saturating_sub(*x));
            let text = look.pad(&cell.drawn(), columns.into(), column.align);
            let style = if chosen { style } else { style.patch(cell.style) };
            put(buf, (*x, y), &text, columns, style, look.wide);
        }
    }
}

impl Fit {
    const fn least(self) -> u16 {
        match self {
            Self::Exact(columns) | Self::Grow(columns) => columns,
        }
    }
}

/// What columns take at least, with what is between them.
fn needed(columns: &[&Column]) -> u16 {
    let gaps = GAP * u16::try_from(columns.len().saturating_sub(1)).unwrap_or(0);
    columns.iter().map(|column| column.fit.least()).sum::<u16>() + gaps
}

/// Where columns are: start and width; none for one that there is no room for.
struct Layout {
    ordinal: Option<(u16, u16)>,
    columns: Vec<Option<(u16, u16)>>,
    right: u16,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;
    use crate::tui::look::ColorDepth;
    use crate::tui::testkit::lines;
    use crate::tui::theme::ThemeName;

    const AGENCIES: [(&str, u32, u32); 4] = [
        ("市场监督管理分局", 44, 38),
        ("城市管理行政执法局“直属”大队", 35, 31),
        ("鸭园镇", 6, 1),
        ("二道江乡", 9, 9),
    ];

    fn table() -> Table {
        Table::new([
            Column::left("单位", Fit::Grow(10)),
            Column::right("应持", Fit::Exact(4)),
            Column::right("持证", Fit::Exact(4)),
        ])
        .ordinal()
        .sum(Row::new(["合计", "94", "79"]))
        .empty("还没有单位。按 F5 新建。")
    }

    fn drawn(height: u16, at: usize, wide: bool) -> Vec<String> {
        let look = Look::new(Locale::Zh, ThemeName::Dark, ColorDepth::Ansi16, wide);
        let area = Rect::new(0, 0, 44, height);
        let mut buf = Buffer::empty(area);
        table().view(&mut buf, area, Selection::new(at), AGENCIES.len(), &look, |at| {
            let (name, due, have) = AGENCIES[at];
            Row::new([name.to_owned(), due.to_string(), have.to_string()]).marked(at == 2)
        });
        lines(&buf)
    }

    #[test]
    fn columns_line_up_by_display_width() {
        insta::assert_snapshot!(drawn(7, 1, false).join("\n"), @r"
           序号  单位                     应持  持证
              1  市场监督管理分局           44    38
        >     2  城市管理行政执法局“直…     35    31
         *    3  鸭园镇                      6     1
              4  二道江乡                    9     9
                 合计                       94    79
                                   第 1–4 条,共 4 条
        ");
        insta::assert_snapshot!(drawn(7, 1, true).join("\n"), @r"
           序号  单位                     应持  持证
              1  市场监督管理分局           44    38
        >     2  城市管理行政执法局“..     35    31
         *    3  鸭园镇                      6     1
              4  二道江乡                    9     9
                 合计                       94    79
                                  第 1–4 条,共 4 条
        ");
    }

    #[test]
    fn a_page_at_a_time_and_the_sum_stays() {
        insta::assert_snapshot!(drawn(5, 2, false).join("\n"), @r"
           序号  单位                     应持  持证
        >*    3  鸭园镇                      6     1
              4  二道江乡                    9     9
                 合计                       94    79
                                   第 3–4 条,共 4 条
        ");
    }

    #[test]
    fn an_empty_list_says_what_to_do() {
        let area = Rect::new(0, 0, 44, 6);
        let mut buf = Buffer::empty(area);
        table().view(&mut buf, area, Selection::default(), 0, &Look::default(), |_| Row::default());
        assert!(lines(&buf).join("\n").contains("还没有单位。按 F5 新建。"));
    }

    #[test]
    fn where_there_is_no_room_words_give_way_and_dates_stay_whole() {
        let columns = [Column::left("考试", Fit::Grow(20)), Column::left("日期", Fit::Exact(10))];
        let area = Rect::new(0, 0, 28, 2);
        let mut buf = Buffer::empty(area);
        let row = |_| Row::new(["行政处罚法快速自测", "2026-11-24"]);
        let table = Table::new(columns).uncounted();
        table.view(&mut buf, area, Selection::default(), 1, &Look::default(), row);
        assert_eq!(lines(&buf)[1], ">  行政处罚法快…  2026-11-24");
    }

    #[test]
    fn what_can_be_spared_goes_before_anything_is_cut() {
        let columns = || {
            [
                Column::left("题库", Fit::Grow(18)),
                Column::left("用途", Fit::Exact(4)).spare(),
                Column::right("题数", Fit::Exact(4)),
                Column::left("核对", Fit::Exact(10)).spare(),
            ]
        };
        let row = |_| Row::new(["行政执法监督条例", "练习", "75", "2026-11-24"]);
        let drawn = |width| {
            let area = Rect::new(0, 0, width, 2);
            let mut buf = Buffer::empty(area);
            let table = Table::new(columns()).uncounted();
            table.view(&mut buf, area, Selection::default(), 1, &Look::default(), row);
            lines(&buf)[1].clone()
        };
        assert_eq!(drawn(46), ">  行政执法监督条例     练习    75  2026-11-24");
        assert_eq!(drawn(44), ">  行政执法监督条例               练习    75");
        assert_eq!(drawn(30), ">  行政执法监督条例         75");
        assert_eq!(drawn(20), ">  行政执法监…    75", "then words give way");
    }

    #[test]
    fn clicks_find_their_row() {
        let area = Rect::new(0, 2, 44, 5);
        let click = |row| Mouse { kind: MouseKind::Click, column: 5, row };
        let at = Selection::new(2);
        assert_eq!(table().clicked(area, click(3), at, 4), Some(2));
        assert_eq!(table().clicked(area, click(4), at, 4), Some(3));
        assert_eq!(table().clicked(area, click(2), at, 4), None);
        assert_eq!(table().page(area), 2);
    }
}
