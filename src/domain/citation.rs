//! A citation: the place in a statute that decides a question, such as 行政处罚法 第三十六条第一款.

use super::{numeral, width};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A statute by its short name and a place in it. Citations sort by statute, then by place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Citation {
    /// The statute's name without title marks.
    pub statute: String,
    /// 条, from 1.
    pub article: u16,
    /// N of 之N, an article inserted by amendment; 0 for the article itself.
    pub sub: u16,
    /// 款, from 1.
    pub paragraph: Option<u16>,
    /// 项, from 1.
    pub item: Option<u16>,
    /// 目, from 1; only below an item.
    pub subitem: Option<u16>,
}

impl Citation {
    /// The cited article's number.
    pub const fn article_no(&self) -> ArticleNo {
        ArticleNo { number: self.article, inserted: self.sub }
    }

    /// The place without the statute: 第三十六条第一款第二项.
    pub fn place(&self) -> String {
        let mut place = self.article_no().label();
        for (number, unit) in [(self.paragraph, '款'), (self.item, '项'), (self.subitem, '目')] {
            if let Some(number) = number {
                place.push_str(&format!("第{}{unit}", numeral::to_chinese(number.into())));
            }
        }
        place
    }

    /// Whether this means `place`, whatever the statute's name: 第一款 may be said of an article that
    /// has no other, and left away before an item, while a whole article is not its first paragraph.
    pub fn is_same_place(&self, place: &Self) -> bool {
        let whole = |c: &Self| c.paragraph.is_none() && c.item.is_none();
        let of = |c: &Self| (c.article_no(), c.paragraph.unwrap_or(1), c.item, c.subitem);
        of(self) == of(place) && (whole(place) || !whole(self))
    }
}

/// An article's number in its statute; as text `36`, or `133-1` for 第一百三十三条之一.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct ArticleNo {
    /// From 1.
    pub number: u16,
    /// N of 之N; 0 for the article itself.
    pub inserted: u16,
}

impl ArticleNo {
    /// The number as statutes print it: 第三十六条, 第一百三十三条之一.
    pub fn label(self) -> String {
        let number = numeral::to_chinese(self.number.into());
        match self.inserted {
            0 => format!("第{number}条"),
            n => format!("第{number}条之{}", numeral::to_chinese(n.into())),
        }
    }

    /// The number that somebody typed: `36`, `三十六`, `第三十六条`, `第133条之一` or `133-1`, in any
    /// width; a paragraph or item named behind it, as in 第三十六条第二款, is left aside.
    pub fn typed(text: &str) -> Option<Self> {
        let text = compact(text);
        let text = text.strip_prefix('第').unwrap_or(&text);
        // A paragraph or an item named behind it is a place in the same article.
        let text = match text.split_once('第') {
            Some((article, place)) if place.ends_with(['款', '项', '目']) => article,
            _ => text,
        };
        let (number, rest) = split_numeral(text);
        let rest = rest.strip_prefix('条').unwrap_or(rest);
        let inserted = match rest.strip_prefix(['之', '-']) {
            Some(inserted) => read_number('之', inserted).ok()?,
            None if rest.is_empty() => 0,
            None => return None,
        };
        Some(Self { number: read_number('条', number).ok()?, inserted })
    }
}

/// The text is no article number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an article number: {0:?}; write 36, or 133-1 for an inserted article")]
pub struct BadArticleNo(String);

impl FromStr for ArticleNo {
    type Err = BadArticleNo;

    fn from_str(text: &str) -> Result<Self, BadArticleNo> {
        let bad = || BadArticleNo(text.to_owned());
        let (number, inserted) = text.split_once('-').unwrap_or((text, "0"));
        let number = number.parse().map_err(|_| bad())?;
        let inserted = inserted.parse().map_err(|_| bad())?;
        let parsed = Self { number, inserted };
        if number == 0 || parsed.to_string() != text { Err(bad()) } else { Ok(parsed) }
    }
}

impl fmt::Display for ArticleNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.inserted {
            0 => write!(f, "{}", self.number),
            inserted => write!(f, "{}-{inserted}", self.number),
        }
    }
}

impl TryFrom<String> for ArticleNo {
    type Error = BadArticleNo;

    fn try_from(text: String) -> Result<Self, BadArticleNo> {
        text.parse()
    }
}

impl From<ArticleNo> for String {
    fn from(no: ArticleNo) -> String {
        no.to_string()
    }
}

/// Why a text is no citation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CitationError {
    /// Nothing but spaces.
    #[error("the citation is empty")]
    Empty,
    /// 《 without 》.
    #[error("the title mark 《 is not closed")]
    UnclosedTitle,
    /// A place without a statute before it.
    #[error("the citation names no statute")]
    NoStatute,
    /// A statute without 第…条 after it.
    #[error("the citation names no article (第…条)")]
    NoArticle,
    /// A number that cannot be read, is zero, or exceeds 65535.
    #[error("{text:?} is no number of a {unit}")]
    BadNumber {
        /// 条, 之, 款, 项 or 目.
        unit: char,
        /// The number as it stands.
        text: String,
    },
    /// A place after a smaller one, or given twice.
    #[error("{0} stands in the wrong order; the order is 条, 款, 项, 目")]
    Misplaced(char),
    /// 目 without 项.
    #[error("a 目 is cited without its 项")]
    SubitemWithoutItem,
    /// Words after the place.
    #[error("{0:?} after the place cannot be read")]
    Trailing(String),
}

impl FromStr for Citation {
    type Err = CitationError;

    /// Reads a statute's name, with or without 《》, and a place with Chinese or Arabic numbers.
    /// Spaces and width do not matter in the place, and 第（三）项 is 第三项. A name may hold titles
    /// (《关于《渡口法》的解释》, 《渡口法》实施办法) and the number of an article, as 关于第三条的解释
    /// does: it ends where a place begins that reads whole.
    fn from_str(text: &str) -> Result<Self, CitationError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(CitationError::Empty);
        }
        let read = match text.strip_prefix('《') {
            Some(titled) => match closed(titled) {
                Some((name, place)) => read(name, &compact(place)),
                None => Err(CitationError::UnclosedTitle),
            },
            None => places(text).next().ok_or(CitationError::NoArticle).and_then(split_at(text)),
        };
        read.or_else(|error| by_last_place(text).ok_or(error))
    }
}

/// A statute's name and a place without spaces and in half width.
fn read(name: &str, place: &str) -> Result<Citation, CitationError> {
    let statute = match name.trim() {
        "" => return Err(CitationError::NoStatute),
        name => name.to_owned(),
    };
    let (article, rest) = ordinal(place, '条').ok_or(CitationError::NoArticle)?;
    let article = article?;
    let (sub, rest) = match rest.strip_prefix('之') {
        Some(rest) => {
            let (number, rest) = split_numeral(rest);
            (read_number('之', number)?, rest)
        }
        None => (0, rest),
    };
    let (paragraph, rest) = optional(rest, '款')?;
    let (item, rest) = optional(rest, '项')?;
    let (subitem, rest) = optional(rest, '目')?;
    if !rest.is_empty() {
        let misplaced = ['条', '款', '项', '目'].into_iter().find(|u| ordinal(rest, *u).is_some());
        return Err(misplaced
            .map_or_else(|| CitationError::Trailing(rest.to_owned()), CitationError::Misplaced));
    }
    if subitem.is_some() && item.is_none() {
        return Err(CitationError::SubitemWithoutItem);
    }
    Ok(Citation { statute, article, sub, paragraph, item, subitem })
}

/// Where a text has the number of an article.
fn places(text: &str) -> impl DoubleEndedIterator<Item = usize> + '_ {
    let places = text.match_indices('第').map(|(at, _)| at);
    places.filter(|at| ordinal(&compact(&text[*at..]), '条').is_some())
}

/// Reads the name before a place of the text, and the place there.
fn split_at(text: &str) -> impl Fn(usize) -> Result<Citation, CitationError> + '_ {
    |at| read(&text[..at], &compact(&text[at..]))
}

/// Reads a text by the last article it names, where what stands before can be a name: 关于第三条的解释
/// 第一条 and 《渡口法》实施办法第一条 can, 渡口法第三条和第一条 cannot.
fn by_last_place(text: &str) -> Option<Citation> {
    let at = places(text).next_back()?;
    let name = text[..at].trim_end();
    let titled = text.strip_prefix('《').and_then(closed).map(|(_, rest)| rest.trim_start());
    let apart = name.len() < at || titled.is_some_and(|rest| !rest.starts_with('第'));
    split_at(text)(at).ok().filter(|_| apart && is_name(name))
}

/// Whether a name may end so. A list of places ends before its last one in a mark, a word that joins,
/// or the unit of the place before.
fn is_name(name: &str) -> bool {
    let joins = ['的', '和', '及', '与', '或', '至', '到', '等', '条', '款', '项', '目'];
    let ends = name.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '）' | ')' | '〉'));
    ends && !name.ends_with(joins) && name.matches('《').count() == name.matches('》').count()
}

/// What stands before the mark that closes a title which was opened before `text`, and what behind.
pub(super) fn closed(text: &str) -> Option<(&str, &str)> {
    let mut open = 1_u32;
    let (at, mark) = text.char_indices().find(|(_, c)| {
        match c {
            '《' => open += 1,
            '》' => open -= 1,
            _ => {}
        }
        open == 0
    })?;
    Some((&text[..at], &text[at + mark.len_utf8()..]))
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| !width::is_blank(*c)).map(width::half).collect()
}

/// `第N<unit>` at the start of `text`: its number, and what follows.
fn ordinal(text: &str, unit: char) -> Option<(Result<u16, CitationError>, &str)> {
    let rest = text.strip_prefix('第')?;
    let (open, rest) = rest.strip_prefix('(').map_or((false, rest), |rest| (true, rest));
    let (number, rest) = split_numeral(rest);
    let rest = if open { rest.strip_prefix(')')? } else { rest };
    let rest = rest.strip_prefix(unit)?;
    (!number.is_empty()).then(|| (read_number(unit, number), rest))
}

fn optional(text: &str, unit: char) -> Result<(Option<u16>, &str), CitationError> {
    match ordinal(text, unit) {
        Some((number, rest)) => Ok((Some(number?), rest)),
        None => Ok((None, text)),
    }
}

fn split_numeral(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c| !numeral::is_numeral(c)).unwrap_or(text.len()))
}

fn read_number(unit: char, text: &str) -> Result<u16, CitationError> {
    numeral::parse(text)
        .and_then(|number| u16::try_from(number).ok())
        .filter(|number| *number > 0)
        .ok_or_else(|| CitationError::BadNumber { unit, text: text.to_owned() })
}

impl fmt::Display for Citation {
    /// The canonical form: 行政处罚法 第三十六条第一款第二项. A name from which the place cannot be
    /// told has marks around it: 《关于第三条和第四条》第一条.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (statute, place) = (&self.statute, self.place());
        let plain = format!("{statute} {place}");
        let reads_back = || plain.parse().is_ok_and(|read: Self| read == *self);
        match !statute.contains(['第', '《', '》']) || reads_back() {
            true => f.write_str(&plain),
            false => write!(f, "《{statute}》{place}"),
        }
    }
}

impl TryFrom<String> for Citation {
    type Error = CitationError;

    fn try_from(text: String) -> Result<Self, CitationError> {
        text.parse()
    }
}

impl From<Citation> for String {
    fn from(citation: Citation) -> String {
        citation.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn canonical(text: &str) -> String {
        text.parse::<Citation>().map_or_else(|e| format!("{e:?}"), |c| c.to_string())
    }

    #[test]
    fn an_article_number_is_read_as_people_type_it() {
        for (typed, no) in [
            ("三十六条第二款", Some("36")),
            ("第133条之一第1款第(二)项", Some("133-1")),
            ("36第", None),
            ("36", Some("36")),
            ("三十六", Some("36")),
            ("３６", Some("36")),
            (" 第三十六条 ", Some("36")),
            ("第一百三十三条之一", Some("133-1")),
            ("133之1", Some("133-1")),
            ("133-1", Some("133-1")),
            ("0", None),
            ("", None),
            ("三十六款", None),
            ("第三十六条第一款", Some("36")),
        ] {
            let read = ArticleNo::typed(typed);
            assert_eq!(read.map(|no| no.to_string()).as_deref(), no, "{typed}");
            if let Some(no) = read {
                assert_eq!(ArticleNo::typed(&no.label()), Some(no));
            }
        }
    }

    #[test]
    fn many_spellings_have_one_canonical_form() {
        for (text, form) in [
            ("行政处罚法 第三十六条第一款", "行政处罚法 第三十六条第一款"),
            ("《行政处罚法》第9条第3项", "行政处罚法 第九条第三项"),
            ("《行政处罚法》 第９条 第（三）项", "行政处罚法 第九条第三项"),
            ("行政处罚法第9条第(3)项", "行政处罚法 第九条第三项"),
            ("　行政处罚法　第 五十七 条第1款第 四 项 ", "行政处罚法 第五十七条第一款第四项"),
            ("刑法 第一百三十三条之一第一款", "刑法 第一百三十三条之一第一款"),
            ("刑法第133条之1", "刑法 第一百三十三条之一"),
            ("立法法 第十一条第五项第2目", "立法法 第十一条第五项第二目"),
            ("优化营商环境条例第六十九条", "优化营商环境条例 第六十九条"),
            ("国务院令第825号 第十条", "国务院令第825号 第十条"),
            ("《关于第三条的解释》第二条", "关于第三条的解释 第二条"),
            ("刑法（2020修正）第一条", "刑法（2020修正） 第一条"),
            ("关于第三十条的解释 第一条", "关于第三十条的解释 第一条"),
            ("《关于〈刑法〉第三十条的解释》第1条", "关于〈刑法〉第三十条的解释 第一条"),
            ("《关于《刑法》第三十条的解释》第1条", "关于《刑法》第三十条的解释 第一条"),
            ("关于《刑法》第三十条的解释　第1条第2款", "关于《刑法》第三十条的解释 第一条第二款"),
            ("《渡口条例》实施办法第一条", "《渡口条例》实施办法 第一条"),
            ("《渡口条例》实施办法 第一条", "《渡口条例》实施办法 第一条"),
            ("《《渡口条例》实施办法》第一条", "《渡口条例》实施办法 第一条"),
            ("《《渡口条例》》第一条", "《《渡口条例》》第一条"),
            ("《关于第三条和第四条》第一条", "《关于第三条和第四条》第一条"),
            ("《《渡口条例》第三条的解释》第一条", "《渡口条例》第三条的解释 第一条"),
        ] {
            assert_eq!(canonical(text), form, "{text}");
        }
    }

    #[test]
    fn the_parts_are_numbers() {
        assert_eq!(
            "刑法 第一百三十三条之一第二款第三项第四目".parse(),
            Ok(Citation {
                statute: "刑法".into(),
                article: 133,
                sub: 1,
                paragraph: Some(2),
                item: Some(3),
                subitem: Some(4),
            })
        );
    }

    #[test]
    fn each_mistake_has_its_name() {
        use CitationError::*;
        let bad = |unit, text: &str| BadNumber { unit, text: text.into() };
        for (text, error) in [
            ("", Empty),
            ("　 ", Empty),
            ("《行政处罚法 第三条", UnclosedTitle),
            ("第三条", NoStatute),
            ("《 》第三条", NoStatute),
            ("行政处罚法", NoArticle),
            ("行政处罚法 第条", NoArticle),
            ("行政处罚法 三十六条", NoArticle),
            ("《行政处罚法》总则", NoArticle),
            ("《行政处罚法》的第三条", NoArticle),
            ("《行政处罚法》和《行政许可法》第三条", NoArticle),
            (
                "《行政处罚法》第三条、《行政许可法》第三条",
                Trailing("、《行政许可法》第三条".into()),
            ),
            ("行政处罚法第九条和第十条", Trailing("和第十条".into())),
            ("行政处罚法第九条以及 第十条", Trailing("以及第十条".into())),
            ("行政处罚法 第九条 第十条", Misplaced('条')),
            ("行政处罚法第九条、 第十条", Trailing("、第十条".into())),
            ("行政处罚法第九条规定第十条", Trailing("规定第十条".into())),
            ("行政处罚法 第百条", bad('条', "百")),
            ("行政处罚法 第〇条", bad('条', "〇")),
            ("行政处罚法 第65536条", bad('条', "65536")),
            ("刑法 第一百三十三条之", bad('之', "")),
            ("行政处罚法 第九条第0项", bad('项', "0")),
            ("行政处罚法 第九条第一项第二款", Misplaced('款')),
            ("行政处罚法 第九条第一款第二款", Misplaced('款')),
            ("行政处罚法 第九条第十条", Misplaced('条')),
            ("行政处罚法 第九条第一目", SubitemWithoutItem),
            ("行政处罚法 第九条等", Trailing("等".into())),
            ("行政处罚法 第九条第（三项", Trailing("第(三项".into())),
        ] {
            assert_eq!(text.parse::<Citation>(), Err(error), "{text}");
        }
    }

    #[test]
    fn citations_sort_by_place() {
        let sorted = [
            "刑法 第一百三十三条",
            "刑法 第一百三十三条第二款",
            "刑法 第一百三十三条之一",
            "刑法 第一百三十四条",
            "行政处罚法 第九条",
            "行政处罚法 第九条第二项",
            "行政处罚法 第九条第十项",
            "行政处罚法 第十条",
        ];
        let mut citations: Vec<Citation> =
            sorted.iter().rev().map(|c| c.parse().unwrap()).collect();
        citations.sort();
        assert_eq!(citations.iter().map(Citation::to_string).collect::<Vec<_>>(), sorted);
    }

    #[test]
    fn one_place_may_be_said_in_two_ways() {
        for (cited, place, same) in [
            ("第三条", "第三条", true),
            ("第三条第一款", "第三条", true),
            ("第三条", "第三条第一款", false),
            ("第三条第二款", "第三条", false),
            ("第三条第一项", "第三条第一款第一项", true),
            ("第三条第一款第一项", "第三条第一项", true),
            ("第三条第一项", "第三条第二款第一项", false),
            ("第三条第一项", "第三条", false),
            ("第三条", "第四条", false),
        ] {
            let of = |statute, place| format!("{statute} {place}").parse::<Citation>().unwrap();
            assert_eq!(
                of("甲法", cited).is_same_place(&of("乙法", place)),
                same,
                "{cited} {place}"
            );
        }
    }

    #[test]
    fn a_citation_is_stored_as_its_text() {
        let citation: Citation = serde_json::from_str("\"《刑法》第133条之1第1款\"").unwrap();
        assert_eq!(serde_json::to_string(&citation).unwrap(), "\"刑法 第一百三十三条之一第一款\"");
        assert!(serde_json::from_str::<Citation>("\"刑法\"").is_err());
    }

    #[test]
    fn article_numbers_have_one_spelling() {
        for text in ["1", "36", "133-1"] {
            assert_eq!(text.parse::<ArticleNo>().unwrap().to_string(), text);
        }
        for text in ["", "0", "036", "+36", "36-0", "133-01", "133-", "36 ", "三十六", "65536"] {
            assert_eq!(text.parse::<ArticleNo>(), Err(BadArticleNo(text.into())), "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_canonical_form_reads_back(
            statute in "(《[法规第三条 ]{0,3}》|[法规条例办第一百款之的和、()（）《》 ]){1,8}",
            article in 1_u16..,
            sub: u16,
            paragraph in prop::option::of(1_u16..),
            item in prop::option::of((1_u16.., prop::option::of(1_u16..))),
        ) {
            let statute = statute.trim().to_owned();
            let open = statute.chars().try_fold(0_u32, |open, c| match c {
                '《' => open.checked_add(1),
                '》' => open.checked_sub(1),
                _ => Some(open),
            });
            prop_assume!(open == Some(0) && !statute.is_empty());
            let citation = Citation {
                statute,
                article,
                sub,
                paragraph,
                item: item.map(|(item, _)| item),
                subitem: item.and_then(|(_, subitem)| subitem),
            };
            prop_assert_eq!(citation.to_string().parse(), Ok(citation));
        }

        #[test]
        fn what_is_read_can_be_stored(
            text in "[《》甲法的和、 ]{0,4}(第[一3]条[的和、 ]?|[《》甲法 ]{0,3}){0,3}[》 ]?第[一十2]条(第1款)?",
        ) {
            if let Ok(citation) = text.parse::<Citation>() {
                prop_assert_eq!(citation.to_string().parse(), Ok(citation));
            }
        }

        #[test]
        fn reading_never_panics(text in "[《》第条款项目之一百0-9（() 法的]{0,24}") {
            let _ = text.parse::<Citation>();
        }
    }
}
