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
    /// Whether the document says anything of it.
    defined: bool,
    start: usize,
    format: String,
    text: String,
    style: Option<String>,
    /// By which levels it begins anew, as `lvlRestart` (17.9.10) says: none where it says nothing, so
    /// that every higher level does it; 0 by none, 2 by the first two.
    restarted_by: Option<usize>,
}

impl Level {
    /// Takes what a tag says about it.
    fn take(&mut self, tag: &str, said: String) {
        match tag {
            "start" => self.start = said.parse().unwrap_or(1),
            "numFmt" => self.format = said,
            "lvlText" => self.text = said,
            "pStyle" => self.style = Some(said),
            "lvlRestart" => self.restarted_by = said.parse().ok(),
            _ => {}
        }
    }

    /// Whether it begins anew behind a paragraph of a higher level, counted from 0.
    fn begins_anew(&self, higher: usize) -> bool {
        self.restarted_by.is_none_or(|levels| higher < levels)
    }
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
    /// Definitions that have no levels of their own and take those of a style of lists, by its name.
    links: BTreeMap<String, String>,
    /// What a numbering has in place of a level of its definition.
    overrides: BTreeMap<String, BTreeMap<usize, Level>>,
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
        let (mut definition, mut numbering, mut at) = (None, None, 0);
        each_tag(xml, |tag| {
            let (name, said) = (tag.local_name(), value(tag, "val"));
            match (name.as_ref(), said) {
                ("abstractNum", _) => (definition, numbering) = (value(tag, "abstractNumId"), None),
                ("num", _) => (definition, numbering) = (None, value(tag, "numId")),
                ("lvl" | "lvlOverride", _) => {
                    at = value(tag, "ilvl").and_then(|level| level.parse().ok()).unwrap_or(LEVELS);
                    if let Some(level) = self.level(&definition, &numbering, at)
                        && name.as_ref() == "lvl"
                    {
                        level.defined = true;
                    }
                }
                ("abstractNumId", Some(definition)) => {
                    let number = numbering.clone();
                    self.definitions.extend(number.map(|number| (number, definition)));
                }
                ("numStyleLink", Some(style)) => {
                    let of = definition.clone();
                    self.links.extend(of.map(|definition| (definition, style)));
                }
                ("startOverride", Some(start)) => {
                    if let (Some(number), Ok(start)) = (numbering.clone(), start.parse()) {
                        self.restarts.entry(number).or_default().insert(at, start);
                    }
                }
                (tag, Some(said)) => {
                    if let Some(level) = self.level(&definition, &numbering, at) {
                        level.take(tag, said);
                    }
                }
                _ => {}
            }
        })
    }

    /// The level of the definition that is being read, or of the numbering that has its own.
    fn level(
        &mut self,
        definition: &Option<String>,
        numbering: &Option<String>,
        at: usize,
    ) -> Option<&mut Level> {
        match (definition, numbering) {
            (Some(definition), _) => self.levels.entry(definition.clone()).or_default().get_mut(at),
            (None, Some(numbering)) if at < LEVELS => {
                Some(self.overrides.entry(numbering.clone()).or_default().entry(at).or_default())
            }
            _ => None,
        }
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
        let Some(definition) = self.definition(&id) else { return Number::Unknown };
        let Some(mut levels) = self.levels.get(&definition).cloned() else {
            return Number::Unknown;
        };
        for (at, level) in self.overrides.get(&id).into_iter().flatten() {
            if let Some(levels) = levels.get_mut(*at).filter(|_| level.defined) {
                levels.clone_from(level);
            }
        }
        let of_style = || {
            let style = numbered_style.as_ref()?;
            levels.iter().position(|level| level.style.as_ref() == Some(style))
        };
        let level = named.level.or(by_style.level).or_else(of_style).unwrap_or(0);
        let Some(rule) = levels.get(level).filter(|rule| rule.defined) else {
            return Number::Unknown;
        };
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
        for (below, count) in levels.iter().zip(counts.iter_mut()).skip(level + 1) {
            if below.begins_anew(level) {
                *count = None;
            }
        }
        printed(&rule.text, &levels, counts)
    }

    /// The definition that has the levels of a numbering, be it through a style of lists.
    fn definition(&self, numbering: &str) -> Option<String> {
        let mut definition = self.definitions.get(numbering)?;
        // Links in a ring lead nowhere.
        for _ in 0..self.links.len() {
            let Some(style) = self.links.get(definition) else { break };
            let numbering = self.styles.get(style)?.named.id.as_ref()?;
            definition = self.definitions.get(numbering)?;
        }
        (!self.links.contains_key(definition)).then(|| definition.clone())
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

    /// Paragraphs by numbering, level and style, and the number that each has.
    fn counted(numbering: &str, paragraphs: &[(&str, usize, &str, &str)]) {
        let mut numbering = Numbering::read(Some(numbering), Some(STYLES)).unwrap();
        for (at, (id, level, style, number)) in paragraphs.iter().enumerate() {
            let id = Some((*id).to_owned()).filter(|id| !id.is_empty());
            let level = id.is_some().then_some(*level);
            let told = match numbering.next(&Named { id, level }, Some(style)) {
                Number::None => String::new(),
                Number::Printed(number) => number,
                Number::Unknown => "?".to_owned(),
            };
            assert_eq!(told, *number, "paragraph {at}");
        }
    }

    #[test]
    fn paragraphs_are_counted_as_word_does() {
        let paragraphs = [
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
            ("3", 1, "", "?"),
        ];
        counted(NUMBERING, &paragraphs);
    }

    /// 章 and 条 in one list: articles are counted through all chapters, items begin anew.
    #[test]
    fn a_level_begins_anew_where_it_is_said() {
        let levels = |restart: &str| {
            format!(
                r#"<w:numbering xmlns:w="urn:w"><w:abstractNum w:abstractNumId="0">
                <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1章"/></w:lvl>
                <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>{restart}<w:lvlText w:val="第%2条"/></w:lvl>
                <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlRestart w:val="2"/><w:lvlText w:val="（%3）"/></w:lvl>
                <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="1"/><w:lvlText w:val="%4."/></w:lvl>
                </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#
            )
        };
        for (restart, third) in [
            ("", "第一条"),
            (r#"<w:lvlRestart w:val="0"/>"#, "第三条"),
            (r#"<w:lvlRestart w:val="1"/>"#, "第一条"),
        ] {
            counted(
                &levels(restart),
                &[
                    ("1", 0, "", "第一章"),
                    ("1", 1, "", "第一条"),
                    ("1", 2, "", "（一）"),
                    ("1", 3, "", "1."),
                    ("1", 2, "", "（二）"),
                    ("1", 3, "", "2."),
                    ("1", 1, "", "第二条"),
                    ("1", 2, "", "（一）"),
                    ("1", 0, "", "第二章"),
                    ("1", 1, "", third),
                    ("1", 2, "", "（一）"),
                    ("1", 3, "", "1."),
                ],
            );
        }
    }

    #[test]
    fn a_list_style_and_a_levels_own_rule_are_followed() {
        let numbering = r#"<w:numbering xmlns:w="urn:w">
            <w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Art"/>
              <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl>
            </w:abstractNum>
            <w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Art"/></w:abstractNum>
            <w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Nowhere"/></w:abstractNum>
            <w:abstractNum w:abstractNumId="3">
              <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
              <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl>
            </w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
            <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
            <w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
            <w:num w:numId="4"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0">
              <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl>
            </w:lvlOverride></w:num>
            <w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>
          </w:numbering>"#;
        counted(
            numbering,
            &[
                ("2", 0, "", "（一）"),
                ("1", 0, "", "（二）"),
                ("2", 1, "", "?"),
                ("3", 0, "", "?"),
                ("4", 0, "", "（一）"),
                ("5", 0, "", "2."),
                ("5", 1, "", ""),
            ],
        );
    }
}
