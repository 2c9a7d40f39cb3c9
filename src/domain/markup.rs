//! The small markup of question text: paragraphs, lists, tables; bold, underline, images, blanks.
//!
//! Blocks are separated by blank lines. Lines that begin with `- ` are a list, lines framed by `|`
//! a table, all others a paragraph that keeps its line breaks. Within a line `**bold**` and
//! `__underline__` may hold each other, `![alt](name)` refers to an attached image, and exactly
//! four underscores are the blank of a fill-in question. Whatever is none of these is text: no
//! input is wrong.

mod inline;

use std::fmt;

/// A text with its structure. Its `Display` form is the canonical spelling and reads back to an
/// equal document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// From top to bottom.
    pub blocks: Vec<Block>,
}

/// One block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Paragraph(Vec<Inline>),
    /// The entries of a list.
    List(Vec<Vec<Inline>>),
    /// The rows of a table, each of its own number of cells.
    Table(Vec<Vec<Vec<Inline>>>),
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Characters as they stand.
    Text(String),
    /// `**…**`.
    Bold(Vec<Inline>),
    /// `__…__`.
    Underline(Vec<Inline>),
    /// `____`: a place to fill in.
    Blank,
    /// `![alt](name)`.
    Image {
        /// What the image shows, for those who do not see it; may be empty.
        alt: String,
        /// The attachment's name.
        name: String,
    },
    /// A line break inside a paragraph.
    Break,
}

impl Document {
    /// Reads a text. Blanks at the ends of lines are dropped, everything else is kept.
    pub fn parse(text: &str) -> Self {
        let mut blocks = Vec::new();
        let mut open: Option<Lines<'_>> = None;
        for line in text.lines().map(str::trim).chain([""]) {
            let kind = LineKind::of(line);
            match open.as_mut() {
                Some(lines) if lines.kind == kind => lines.lines.push(line),
                _ => {
                    blocks.extend(open.take().and_then(Lines::block));
                    open = Some(Lines { kind, lines: vec![line] });
                }
            }
        }
        Self { blocks }
    }

    /// The words alone, for searching and for plain output: a line for each line, entry and row,
    /// cells apart by a tab, blanks as `____`, images as their `[alt]`.
    pub fn plain(&self) -> String {
        let mut lines = Vec::new();
        for block in &self.blocks {
            match block {
                Block::Paragraph(content) => lines.push(inline::plain(content)),
                Block::List(entries) => lines.extend(entries.iter().map(|e| inline::plain(e))),
                Block::Table(rows) => lines.extend(rows.iter().map(|cells| {
                    cells.iter().map(|cell| inline::plain(cell)).collect::<Vec<_>>().join("\t")
                })),
            }
        }
        lines.join("\n")
    }

    /// How many blanks there are to fill in.
    pub fn blanks(&self) -> usize {
        self.inlines().iter().filter(|inline| matches!(inline, Inline::Blank)).count()
    }

    /// The names of the images referred to, in order; a name may come twice.
    pub fn images(&self) -> Vec<&str> {
        self.inlines()
            .into_iter()
            .filter_map(|inline| match inline {
                Inline::Image { name, .. } => Some(name.as_str()),
                _ => None,
            })
            .collect()
    }

    /// Every inline node in order, those inside bold and underline too.
    fn inlines(&self) -> Vec<&Inline> {
        let mut found = Vec::new();
        for block in &self.blocks {
            match block {
                Block::Paragraph(content) => inline::collect(content, &mut found),
                Block::List(entries) => {
                    entries.iter().for_each(|entry| inline::collect(entry, &mut found));
                }
                Block::Table(rows) => {
                    rows.iter().flatten().for_each(|cell| inline::collect(cell, &mut found));
                }
            }
        }
        found
    }
}

/// What a line belongs to, seen by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LineKind {
    Empty,
    Entry,
    Row,
    Text,
}

impl LineKind {
    fn of(line: &str) -> Self {
        if line.is_empty() {
            Self::Empty
        } else if line.starts_with("- ") {
            Self::Entry
        } else if framed(line).is_some() {
            Self::Row
        } else {
            Self::Text
        }
    }
}

/// What stands between the first and the last `|` of a table row.
fn framed(line: &str) -> Option<&str> {
    line.strip_prefix('|')?.strip_suffix('|')
}

/// Neighbouring lines of one kind.
struct Lines<'a> {
    kind: LineKind,
    lines: Vec<&'a str>,
}

impl Lines<'_> {
    fn block(self) -> Option<Block> {
        let lines = self.lines.iter();
        match self.kind {
            LineKind::Empty => None,
            LineKind::Text => Some(Block::Paragraph(inline::parse(&self.lines.join("\n")))),
            LineKind::Entry => {
                let entries = lines.filter_map(|line| line.strip_prefix("- "));
                Some(Block::List(entries.map(|entry| inline::parse(entry.trim())).collect()))
            }
            LineKind::Row => {
                let rows = lines.filter_map(|line| framed(line));
                let cells =
                    |row: &str| row.split('|').map(|cell| inline::parse(cell.trim())).collect();
                Some(Block::Table(rows.map(cells).collect()))
            }
        }
    }
}

impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, block) in self.blocks.iter().enumerate() {
            f.write_str(if at == 0 { "" } else { "\n\n" })?;
            block.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = match self {
            Self::Paragraph(content) => vec![inline::source(content)],
            Self::List(entries) => {
                entries.iter().map(|entry| format!("- {}", inline::source(entry))).collect()
            }
            Self::Table(rows) => rows
                .iter()
                .map(|cells| cells.iter().map(|cell| inline::source(cell)).collect::<Vec<_>>())
                .map(|cells| format!("| {} |", cells.join(" | ")))
                .collect(),
        };
        f.write_str(&lines.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.into())
    }

    #[test]
    fn blocks_are_told_by_their_lines() {
        let source = "案情如下。\n第二行。\n\n　　甲说：\n- 一\n-  二 \n| 序号 | 金额 |\n|1|  200元|\n\n\n\n- 三";
        assert_eq!(
            Document::parse(source).blocks,
            [
                Block::Paragraph(vec![text("案情如下。"), Inline::Break, text("第二行。")]),
                Block::Paragraph(vec![text("甲说：")]),
                Block::List(vec![vec![text("一")], vec![text("二")]]),
                Block::Table(vec![
                    vec![vec![text("序号")], vec![text("金额")]],
                    vec![vec![text("1")], vec![text("200元")]],
                ]),
                Block::List(vec![vec![text("三")]]),
            ]
        );
    }

    #[test]
    fn what_only_looks_like_a_block_is_text() {
        for source in ["-", "-一", "|", "| 一", "一 |", "--- "] {
            assert_eq!(
                Document::parse(source).blocks,
                [Block::Paragraph(vec![text(source.trim())])],
                "{source}"
            );
        }
        assert_eq!(Document::parse(" \n\r\n　").blocks, []);
    }

    #[test]
    fn the_canonical_spelling_is_tidy() {
        for (source, canonical) in [
            ("一\r\n二\r\n\r\n\r\n三\n", "一\n二\n\n三"),
            ("一\n- 二\n三", "一\n\n- 二\n\n三"),
            ("||\n|一|二|", "|  |\n| 一 | 二 |"),
            ("  **一** __二__ ____ ![图](p.png)", "**一** __二__ ____ ![图](p.png)"),
            ("", ""),
        ] {
            assert_eq!(Document::parse(source).to_string(), canonical, "{source:?}");
        }
    }

    #[test]
    fn plain_text_has_the_words_alone() {
        let source = "**应当**自__立案__之日起____内\n作出。![流程图](a.png)![](b.png)\n\n- 一\n- 二\n\n| 甲 | **乙** |";
        assert_eq!(
            Document::parse(source).plain(),
            "应当自立案之日起____内\n作出。[流程图]\n一\n二\n甲\t乙"
        );
    }

    #[test]
    fn blanks_and_images_are_found_wherever_they_are() {
        let document = Document::parse(
            "____和**____**，__不是空__，_____\n\n- ____![](a.png)\n\n| ____ | **![图](b.png)** |",
        );
        assert_eq!(document.blanks(), 4);
        assert_eq!(document.images(), ["a.png", "b.png"]);
    }

    #[test]
    fn depth_is_no_danger() {
        let deep = "**_".repeat(50_000) + &"__**".repeat(50_000);
        let document = Document::parse(&deep);
        assert_eq!(Document::parse(&document.to_string()), document);
    }

    proptest! {
        #[test]
        fn the_canonical_spelling_reads_back(source in "[-|*_!\\[\\]()a一 　\n\r\t]{0,40}|\\PC{0,20}|(\\*\\*|__|____|- |\\||一|\n){0,20}") {
            let document = Document::parse(&source);
            let canonical = document.to_string();
            prop_assert_eq!(&Document::parse(&canonical), &document, "{:?}", canonical);
            prop_assert_eq!(Document::parse(&canonical).to_string(), canonical);
        }

        #[test]
        fn no_word_is_lost(source in "[-|*_!\\[\\]()甲乙丙丁 \n]{0,40}") {
            let words = |text: &str| -> String {
                text.chars().filter(|c| "甲乙丙丁".contains(*c)).collect()
            };
            prop_assert_eq!(words(&Document::parse(&source).to_string()), words(&source));
        }
    }
}
