//! The text of one version of a statute: headings and articles, articles in paragraphs (款), items
//! (项) and subitems (目).

use super::StatuteOutline;
use crate::domain::citation::{ArticleNo, Citation, closed};
use crate::domain::code::codes;
use crate::domain::numeral::to_chinese;
use crate::domain::time::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the titles of national statutes begin with and citations leave away.
const STATE: &str = "中华人民共和国";

/// One dated version of a statute with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatuteText {
    /// The full title: 中华人民共和国行政处罚法.
    pub title: String,
    /// The day of its adoption or last amendment; it identifies the version.
    pub version: Date,
    /// The first day on which it is in force.
    pub effective_from: Date,
    /// The last day on which it is in force, where the text itself says so.
    pub effective_to: Option<Date>,
    /// The line under the title: who adopted and amended it and when.
    pub history: String,
    /// Paragraphs before the first article, such as 序言.
    pub preamble: Vec<String>,
    /// Parts, chapters and sections, in order.
    pub headings: Vec<Heading>,
    /// The articles, in order; no number stands twice.
    pub articles: Vec<Article>,
    /// Paragraphs after the last article, such as an annex.
    pub annex: Vec<String>,
}

codes! {
    /// Paragraphs that belong to no article.
    Passage {
        /// What stands before the first article, such as 序言.
        Preamble = "preamble",
        /// What stands behind the last article, such as an annex.
        Annex = "annex",
    }
}

/// A part of a text that is found as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Excerpt {
    /// An article.
    Article(Article),
    /// A passage with its paragraphs.
    Passage(Passage, Vec<String>),
}

impl Excerpt {
    /// The article, where it is one.
    pub const fn article(&self) -> Option<&Article> {
        match self {
            Self::Article(article) => Some(article),
            Self::Passage(..) => None,
        }
    }

    /// Its printed lines.
    pub fn lines(&self) -> Vec<String> {
        match self {
            Self::Article(article) => article.lines().into_iter().map(|line| line.text).collect(),
            Self::Passage(_, paragraphs) => paragraphs.clone(),
        }
    }

    /// What a search looks through.
    pub fn searched(&self) -> String {
        match self {
            Self::Article(article) => article.searched(),
            Self::Passage(_, paragraphs) => paragraphs.join("\n"),
        }
    }
}

codes! {
    /// What a heading opens.
    Level {
        /// 编.
        Part = "part",
        /// 分编.
        Subpart = "subpart",
        /// 章.
        Chapter = "chapter",
        /// 节.
        Section = "section",
    }
}

impl Level {
    /// The word a heading of this level has after its number.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Part => "编",
            Self::Subpart => "分编",
            Self::Chapter => "章",
            Self::Section => "节",
        }
    }
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// What it opens.
    pub level: Level,
    /// Its number, from 1; 0 where it has none, as 附则 often.
    pub number: u16,
    /// Its words without the number.
    pub title: String,
    /// How many articles stand before it.
    pub before: usize,
}

impl Heading {
    /// The heading as it is printed: 第二章 行政处罚的种类和设定.
    pub fn line(&self) -> String {
        if self.number == 0 {
            return self.title.clone();
        }
        let number = to_chinese(self.number.into());
        format!("第{number}{} {}", self.level.word(), self.title).trim_end().to_owned()
    }
}

/// An article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Its number.
    pub no: ArticleNo,
    /// Its paragraphs; at least one.
    pub paragraphs: Vec<Paragraph>,
}

/// 款: a paragraph of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its words, for one with items those before the first. Rows of a table stand below them, a
    /// line each.
    pub text: String,
    /// 项.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Entry>,
}

/// 项, or below it 目.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number, from 1.
    pub number: u16,
    /// Its words without the number.
    pub text: String,
    /// 目, for 项 alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<Entry>,
}

/// One printed line of an article and the place it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// 款, from 1.
    pub paragraph: u16,
    /// 项, from 1.
    pub item: Option<u16>,
    /// 目, from 1.
    pub subitem: Option<u16>,
    /// The words, with the number that items and subitems have.
    pub text: String,
    /// How many bytes the number has; 0 in a line without one, as the rows of a table are.
    number: usize,
}

impl Line {
    /// The number that an item or a subitem begins with, as it is printed: （三）, 3.; else nothing.
    pub fn number(&self) -> &str {
        self.text.get(..self.number).unwrap_or_default()
    }

    /// The words without the number.
    pub fn words(&self) -> &str {
        self.text.get(self.number..).unwrap_or_default()
    }

    /// Whether a citation of this article means this line: what it leaves open it means whole, and
    /// an item cited without its paragraph is that item wherever it stands.
    pub fn is_cited(&self, citation: &Citation) -> bool {
        let admits = |cited: Option<u16>, here: Option<u16>| cited.is_none_or(|n| here == Some(n));
        admits(citation.paragraph, Some(self.paragraph))
            && admits(citation.item, self.item)
            && admits(citation.subitem, self.subitem)
    }

    /// Whether this line leads in to the item or subitem that a citation of this article means: the
    /// words of its paragraph before the items, and for a subitem those of its item.
    pub fn leads_to(&self, citation: &Citation) -> bool {
        let in_paragraph = citation.paragraph.is_none_or(|n| n == self.paragraph);
        let above = match (self.item, self.subitem) {
            (None, None) => citation.item.is_some(),
            (Some(item), None) => citation.subitem.is_some() && citation.item == Some(item),
            (_, Some(_)) => false,
        };
        in_paragraph && above
    }
}

impl Paragraph {
    /// All its words, those of its items too.
    pub fn words(&self) -> String {
        let items = self.items.iter().flat_map(|item| {
            std::iter::once(&item.text).chain(item.entries.iter().map(|entry| &entry.text))
        });
        let lines: Vec<&str> =
            std::iter::once(&self.text).chain(items).map(String::as_str).collect();
        lines.join("\n")
    }
}

impl Article {
    /// The number as it is printed: 第三十六条, 第一百三十三条之一.
    pub fn label(&self) -> String {
        self.no.label()
    }

    /// The article in lines, each with its place.
    pub fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for (at, paragraph) in self.paragraphs.iter().enumerate() {
            // No article that is loaded has more.
            let of = u16::try_from(at + 1).unwrap_or(u16::MAX);
            let mut print = |item, subitem, number: &str, text: &str| {
                let rows = text.split('\n').enumerate();
                lines.extend(rows.map(|(row, text)| {
                    let number = if row == 0 { number } else { "" };
                    let (text, number) = (format!("{number}{text}"), number.len());
                    Line { paragraph: of, item, subitem, text, number }
                }));
            };
            print(None, None, "", &paragraph.text);
            for item in &paragraph.items {
                let number = format!("（{}）", to_chinese(item.number.into()));
                print(Some(item.number), None, &number, &item.text);
                for subitem in &item.entries {
                    let number = format!("{}.", subitem.number);
                    print(Some(item.number), Some(subitem.number), &number, &subitem.text);
                }
            }
        }
        lines
    }

    /// All its words, a line each.
    pub fn words(&self) -> String {
        let lines: Vec<String> = self.lines().into_iter().map(|line| line.text).collect();
        lines.join("\n")
    }

    /// What a search looks through: its number and all its words.
    pub fn searched(&self) -> String {
        format!("{}\n{}", self.label(), self.words())
    }

    /// The number of items of each paragraph, as an outline has it.
    pub fn shape(&self) -> Vec<u16> {
        let count = |items: &Vec<Entry>| u16::try_from(items.len()).unwrap_or(u16::MAX);
        self.paragraphs.iter().map(|paragraph| count(&paragraph.items)).collect()
    }
}

impl StatuteText {
    /// The passages it has.
    pub fn passages(&self) -> Vec<Passage> {
        let has = |passage: &Passage| match passage {
            Passage::Preamble => !self.preamble.is_empty(),
            Passage::Annex => !self.annex.is_empty(),
        };
        Passage::ALL.iter().copied().filter(has).collect()
    }

    /// The short name that citations use: the title without 中华人民共和国.
    pub fn name(&self) -> &str {
        short_name(&self.title)
    }

    /// The article of that number.
    pub fn article(&self, no: ArticleNo) -> Option<&Article> {
        self.articles.iter().find(|article| article.no == no)
    }

    /// The number of its parts, without words.
    pub fn outline(&self) -> StatuteOutline {
        let plain = |article: &&Article| article.no.inserted == 0 && article.shape() == [0];
        let shape: BTreeMap<ArticleNo, Vec<u16>> = self
            .articles
            .iter()
            .filter(|article| !plain(article))
            .map(|article| (article.no, article.shape()))
            .collect();
        StatuteOutline {
            name: self.name().to_owned(),
            title: self.title.clone(),
            version: self.version,
            effective_from: self.effective_from,
            articles: self.articles.iter().map(|article| article.no.number).max().unwrap_or(0),
            shape,
        }
    }

    /// The headings that stand over the article at `index`, from the highest.
    pub fn over(&self, index: usize) -> Vec<&Heading> {
        let mut over: Vec<&Heading> = Vec::new();
        for heading in self.headings.iter().take_while(|heading| heading.before <= index) {
            over.retain(|above| above.level < heading.level);
            over.push(heading);
        }
        over
    }
}

/// A statute's name as citations use it: its title without 中华人民共和国, except for the
/// constitution, whose name is short enough anyway.
pub fn short_name(title: &str) -> &str {
    title.strip_prefix(STATE).filter(|rest| !rest.is_empty()).unwrap_or(title)
}

/// A statute's name without title marks around it: 《渡口法》 is 渡口法, 《渡口法》实施办法 stays.
pub fn without_marks(name: &str) -> &str {
    let inside = name.strip_prefix('《').and_then(closed);
    inside.filter(|(_, rest)| rest.is_empty()).map_or(name, |(inside, _)| inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn entry(number: u16, text: &str) -> Entry {
        Entry { number, text: text.into(), entries: Vec::new() }
    }

    fn text() -> StatuteText {
        let plain = |no: &str| Article {
            no: no.parse().unwrap(),
            paragraphs: vec![Paragraph { text: format!("{no} 的话。"), items: Vec::new() }],
        };
        let mut second = plain("2");
        second.paragraphs.push(Paragraph {
            text: "有下列情形之一的：".into(),
            items: vec![
                entry(1, "甲；"),
                Entry { entries: vec![entry(1, "子")], ..entry(2, "乙。") },
            ],
        });
        let heading =
            |level, number, before| Heading { level, number, title: "总则".into(), before };
        StatuteText {
            title: "中华人民共和国练习法".into(),
            version: date(2026, 1, 2),
            effective_from: date(2026, 7, 1),
            effective_to: None,
            history: String::new(),
            preamble: Vec::new(),
            headings: vec![
                heading(Level::Chapter, 1, 0),
                heading(Level::Section, 1, 0),
                heading(Level::Section, 2, 1),
                heading(Level::Chapter, 2, 3),
            ],
            articles: vec![plain("1"), second, plain("2-1"), plain("3")],
            annex: Vec::new(),
        }
    }

    #[test]
    fn the_outline_of_a_text_knows_its_places() {
        let outline = text().outline();
        assert_eq!((outline.name.as_str(), outline.articles), ("练习法", 3));
        for (citation, there) in [
            ("练习法 第一条", true),
            ("练习法 第二条第二款第二项", true),
            ("练习法 第二条第二款第三项", false),
            ("练习法 第二条之一", true),
            ("练习法 第三条第二款", false),
            ("练习法 第四条", false),
        ] {
            assert_eq!(outline.check(&citation.parse().unwrap()).is_ok(), there, "{citation}");
        }
    }

    #[test]
    fn a_citation_marks_the_lines_it_means() {
        let text = text();
        let article = text.article("2".parse().unwrap()).unwrap();
        for (citation, marked) in [
            ("练习法 第二条", "11111"),
            ("练习法 第二条第一款", "10000"),
            ("练习法 第二条第二款", "01111"),
            ("练习法 第二条第二款第一项", "00100"),
            ("练习法 第二条第二项", "00011"),
            ("练习法 第二条第二项第一目", "00001"),
        ] {
            let cited: Citation = citation.parse().unwrap();
            let lines = article.lines();
            let found: String =
                lines.iter().map(|line| if line.is_cited(&cited) { '1' } else { '0' }).collect();
            assert_eq!(found, marked, "{citation}");
        }
        assert_eq!(article.lines()[3].text, "（二）乙。");
        assert_eq!(article.lines()[4].text, "1.子");
    }

    #[test]
    fn the_number_of_an_item_is_told_from_its_words() {
        let below = entry(3, "长1.5米；\n大型（1.5米以上） | 一百元");
        let item = entry(2, "甲（乙）：\n船（百吨以上） | 一百元");
        let items = vec![Entry { entries: vec![below], ..item }];
        let paragraphs = vec![Paragraph { text: "（丙）的：".into(), items }];
        let article = Article { no: "1".parse().unwrap(), paragraphs };
        let lines = article.lines();
        let told: Vec<_> = lines.iter().map(|line| (line.number(), line.words())).collect();
        let expected = [
            ("", "（丙）的："),
            ("（二）", "甲（乙）："),
            ("", "船（百吨以上） | 一百元"),
            ("3.", "长1.5米；"),
            ("", "大型（1.5米以上） | 一百元"),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn an_article_of_any_length_has_lines() {
        let paragraph = Paragraph { text: "甲。".into(), items: Vec::new() };
        let article = Article { no: "1".parse().unwrap(), paragraphs: vec![paragraph; 65_537] };
        assert_eq!(article.lines().last().map(|line| line.paragraph), Some(u16::MAX));
    }

    #[test]
    fn headings_stand_over_their_articles() {
        let over = |index| {
            let text = text();
            let lines: Vec<String> = text.over(index).iter().map(|h| h.line()).collect();
            lines.join(" / ")
        };
        assert_eq!(over(0), "第一章 总则 / 第一节 总则");
        assert_eq!(over(2), "第一章 总则 / 第二节 总则");
        assert_eq!(over(3), "第二章 总则");
    }

    #[test]
    fn the_short_name_is_what_citations_use() {
        for (title, name) in [
            ("中华人民共和国行政处罚法", "行政处罚法"),
            ("优化营商环境条例", "优化营商环境条例"),
            ("中华人民共和国", "中华人民共和国"),
        ] {
            assert_eq!(short_name(title), name);
        }
    }

    #[test]
    fn marks_are_taken_off_in_pairs() {
        for (name, plain) in [
            ("渡口法", "渡口法"),
            ("《渡口法》", "渡口法"),
            ("《渡口法》实施办法", "《渡口法》实施办法"),
            ("《《渡口法》实施办法》", "《渡口法》实施办法"),
            ("实施《渡口法》", "实施《渡口法》"),
            ("《渡口法》和《港口法》", "《渡口法》和《港口法》"),
            ("《渡口法", "《渡口法"),
            ("", ""),
        ] {
            assert_eq!(without_marks(name), plain);
        }
    }
}
