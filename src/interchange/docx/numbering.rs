//! Numbers that Word counts by itself (ECMA-376, part 1, 17.9): a paragraph names a numbering and a
//! level, directly or by its style, and the numbering says how the level counts and looks.

use super::{Unreadable, value};
use crate::domain::numeral::to_chinese;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};

/// How many levels a numbering has.
const LEVELS: usize = 9;

/// What a paragraph or a style says about its number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// The numbering; `0` means none, in spite of the style.
    pub id: Option<String>,
    /// The level, from 0.
    pub level: Option<usize>,
}

/// The number of a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// It has none, or a mark that is none.
    None,
    /// As it is printed: 第三条, （二）.
    Printed(String),
    /// It is counted in a way that is not known here.
    Unknown,
}

/// How a level counts.
#[derive(Debug, Clone, Default)]
struct Level {
    start: usize,
    format: String,
    text: String,
    style: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    named: Named,
    based_on: Option<String>,
}

/// The numberings of a document with what was counted so far.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Levels by the numbering's definition.
    levels: BTreeMap<String, [Level; LEVELS]>,
    /// The definition of each numbering.
    definitions: BTreeMap<String, String>,
    /// Where a numbering begins anew, by its level.
    restarts: BTreeMap<String, BTreeMap<usize, usize>>,
    styles: BTreeMap<String, Style>,
    /// The last number of each level, by definition.
    counts: BTreeMap<String, [Option<usize>; LEVELS]>,
    begun: BTreeSet<String>,
}

impl Numbering {
    /// Reads the definitions from the parts of a document that hold them.
    pub(super) fn read(numbering: Option<&str>, styles: Option<&str>) -> Result<Self, Unreadable> {
        let mut this = Self::default();
        if let Some(xml) = numbering {
            this.definitions(xml)?;
        }
        if let Some(xml) = styles {
            this.styles(xml)?;
        }
        Ok(this)
    }

    fn definitions(&mut self, xml: &str) -> Result<(), Unreadable> {
        let (mut definition, mut numbering, mut level) = (None, None, 0);
        each_tag(xml, |tag| match tag.local_name().as_ref() {
            "abstractNum" => definition = value(tag, "abstractNumId"),
            "num" => (definition, numbering) = (None, value(tag, "numId")),
            "lvl" | "lvlOverride" => {
                level = value(tag, "ilvl").and_then(|level| level.parse().ok()).unwrap_or(LEVELS);
            }
            "abstractNumId" => {
                if let (Some(number), Some(definition)) = (numbering.clone(), value(tag, "val")) {
                    self.definitions.insert(number, definition);
                }
            }
            "startOverride" => {
                let start = value(tag, "val").and_then(|start| start.parse().ok());
                if let (Some(number), Some(start)) = (numbering.clone(), start) {
                    self.restarts.entry(number).or_default().insert(level, start);
                }
            }
            name => {
                let Some(definition) = definition.clone() else { return };
                let levels = self.levels.entry(definition).or_default();
                let (Some(level), Some(said)) = (levels.get_mut(level), value(tag, "val")) else {
                    return;
                };
                match name {
                    "start" => level.start = said.parse().unwrap_or(1),
                    "numFmt" => level.format = said,
                    "lvlText" => level.text = said,
                    "pStyle" => level.style = Some(said),
                    _ => {}
                }
            }
        })
    }

    fn styles(&mut self, xml: &str) -> Result<(), Unreadable> {
        let mut style = None;
        each_tag(xml, |tag| {
            if tag.local_name().as_ref() == "style" {
                style = value(tag, "styleId");
            }
            let Some(style) = style.clone() else { return };
            let style = self.styles.entry(style).or_default();
            match tag.local_name().as_ref() {
                "basedOn" => style.based_on = value(tag, "val"),
                "numId" => style.named.id = value(tag, "val"),
                "ilvl" => {
                    style.named.level = value(tag, "val").and_then(|level| level.parse().ok())
                }
                _ => {}
            }
        })
    }

    /// Counts a paragraph with this style and says its number.
    pub(super) fn next(&mut self, named: &Named, style: Option<&str>) -> Number {
        let (by_style, numbered_style) = self.of_style(style);
        let Some(id) = named.id.clone().or(by_style.id).filter(|id| id != "0") else {
            return Number::None;
        };
        let Some(definition) = self.definitions.get(&id).cloned() else { return Number::Unknown };
        let Some(levels) = self.levels.get(&definition) else { return Number::Unknown };
        let of_style = || {
            let style = numbered_style.as_ref()?;
            levels.iter().position(|level| level.style.as_ref() == Some(style))
        };
        let level = named.level.or(by_style.level).or_else(of_style).unwrap_or(0);
        let Some(rule) = levels.get(level) else { return Number::Unknown };
        let counts = self.counts.entry(definition).or_default();
        if self.begun.insert(id.clone()) {
            for (level, start) in self.restarts.get(&id).into_iter().flatten() {
                if let Some(count) = counts.get_mut(*level) {
                    *count = start.checked_sub(1);
                }
            }
        }
        if let Some(count) = counts.get_mut(level) {
            *count = Some(count.map_or(rule.start, |count| count.saturating_add(1)));
        }
        counts.iter_mut().skip(level + 1).for_each(|below| *below = None);
        printed(&rule.text, levels, counts)
    }

    /// What a style says about numbers, and the style that says it: itself or one it is based on.
    fn of_style(&self, style: Option<&str>) -> (Named, Option<String>) {
        let mut name = style;
        // Styles based on each other in a ring are no styles.
        for _ in 0..self.styles.len() {
            let Some(style) = name.and_then(|name| self.styles.get(name)) else { break };
            if style.named.id.is_some() {
                return (style.named.clone(), name.map(str::to_owned));
            }
            name = style.based_on.as_deref();
        }
        (Named::default(), None)
    }
}

/// A level's text with its numbers: `第%1条`.
fn printed(text: &str, levels: &[Level; LEVELS], counts: &[Option<usize>; LEVELS]) -> Number {
    let mut printed = String::new();
    let mut counted = false;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        printed.push_str(before);
        let mut chars = after.chars();
        let digit = chars.next().and_then(|c| c.to_digit(10)).filter(|digit| *digit > 0);
        let Some(at) = digit.map(|digit| digit as usize - 1).filter(|at| *at < LEVELS) else {
            return Number::Unknown;
        };
        let (level, count) = (&levels[at], counts[at].unwrap_or(levels[at].start));
        match (level.format.as_str(), formatted(&level.format, count)) {
            ("none" | "bullet", _) => {}
            (_, Some(number)) => {
                printed.push_str(&number);
                counted = true;
            }
            (_, None) => return Number::Unknown,
        }
        rest = chars.as_str();
    }
    printed.push_str(rest);
    if counted { Number::Printed(printed) } else { Number::None }
}

/// A number in a format of ECMA-376 (17.18.59), where Chinese statutes use it.
fn formatted(format: &str, number: usize) -> Option<String> {
    Some(match format {
        "" | "decimal" | "decimalFullWidth" | "decimalHalfWidth" | "decimalFullWidth2" => {
            number.to_string()
        }
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital"
        | "japaneseDigitalTenThousand"
        | "taiwaneseDigital"
        | "koreanDigital2" => to_chinese(number as u64),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            let circle = u32::try_from(number).ok().filter(|number| (1..=20).contains(number))?;
            char::from_u32(u32::from('①') + circle - 1)?.to_string()
        }
        _ => return None,
    })
}

fn each_tag(xml: &str, mut take: impl FnMut(&BytesStart<'_>)) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().map_err(|_| Unreadable::Xml)? {
            Event::Eof => return Ok(()),
            Event::Start(tag) | Event::Empty(tag) => take(&tag),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBERING: &str = r#"<w:numbering xmlns:w="urn:w">
        <w:abstractNum w:abstractNumId="0">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="Art"/><w:lvlText w:val="第%1条"/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
      </w:numbering>"#;

    const STYLES: &str = r#"<w:styles xmlns:w="urn:w">
        <w:style w:styleId="Art"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="Bold"><w:basedOn w:val="Art"/></w:style>
        <w:style w:styleId="Ring"><w:basedOn w:val="Ring"/></w:style>
      </w:styles>"#;

    #[test]
    fn paragraphs_are_counted_as_word_does() {
        let mut numbering = Numbering::read(Some(NUMBERING), Some(STYLES)).unwrap();
        let mut next = |id: &str, level: usize, style: &str| {
            let id = Some(id.to_owned()).filter(|id| !id.is_empty());
            let level = id.is_some().then_some(level);
            match numbering.next(&Named { id, level }, Some(style)) {
                Number::None => String::new(),
                Number::Printed(number) => number,
                Number::Unknown => "?".to_owned(),
            }
        };
        for (id, level, style, number) in [
            ("1", 0, "", "第一条"),
            ("1", 1, "", "（一）"),
            ("1", 2, "", "1."),
            ("1", 2, "", "2."),
            ("1", 1, "", "（二）"),
            ("", 0, "Art", "第二条"),
            ("1", 1, "", "（一）"),
            ("2", 1, "", "（一）"),
            ("2", 1, "", "（二）"),
            ("", 0, "Bold", "第三条"),
            ("0", 0, "Art", ""),
            ("", 0, "Ring", ""),
            ("3", 0, "", ""),
            ("4", 0, "", "?"),
            ("9", 0, "", "?"),
        ] {
            assert_eq!(next(id, level, style), number, "{id} {level} {style}");
        }
    }
}
