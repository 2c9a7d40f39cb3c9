//! The pages of the item form: from an item to fields, and from fields back to an item.

use crate::domain::citation::Citation;
use crate::domain::item::check::check_citation;
use crate::domain::item::{Choice, Item, ItemType, Key, OptionId, Part, RubricPoint};
use crate::domain::statute::StatuteOutline;
use crate::i18n::{Locale, bank, item_form as t, names};
use crate::tui::screens::question::letter;
use crate::tui::widget::area::Area;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, Input};
use crate::tui::widget::pick::Pick;

/// Types that a part of a case may have.
pub const PART_TYPES: [ItemType; 5] =
    [ItemType::Single, ItemType::Multiple, ItemType::TrueFalse, ItemType::Fill, ItemType::Short];

/// What cannot be read from a page, by field.
pub type Wrong = (&'static str, String);

/// The page about the item as a whole. The id and type of an item that exists never change.
pub fn head(item: &Item, is_new: bool, locale: Locale) -> Form {
    let mut entries = Vec::new();
    if is_new {
        let id = Field::new().max(60).with(&item.id);
        entries.push(Entry::line("id", t::id(locale), id).required().hint(t::id_hint(locale)));
        let types = ItemType::ALL.iter().map(|kind| names::item_type(locale, *kind));
        entries.push(Entry::pick("type", t::kind(locale), Pick::new(types)));
    }
    let topic = Field::new().max(60).with(&item.topic);
    entries.push(Entry::line("topic", t::topic(locale), topic).required());
    let difficulties = [
        t::difficulty_1(locale),
        t::difficulty_2(locale),
        t::difficulty_3(locale),
        t::difficulty_4(locale),
        t::difficulty_5(locale),
    ];
    let difficulty = Pick::new(difficulties).with(usize::from(item.difficulty.max(1)) - 1);
    entries.push(Entry::pick("difficulty", t::difficulty(locale), difficulty));
    if item.kind == ItemType::Case {
        let situation = Area::new().with(&item.situation);
        entries.push(Entry::area("situation", t::situation(locale), situation, 6).required());
    }
    let note = Entry::area("note", t::note(locale), note(""), 2);
    entries.push(if is_new { note } else { note.required().hint(t::note_hint(locale)) });
    Form::new(entries)
}

/// The field of the note, begun with this text.
pub fn note(text: &str) -> Area {
    Area::new().max(500).with(text).at_end()
}

/// The page of one part.
pub fn part(part: &Part, in_case: bool, locale: Locale) -> Form {
    let area = |text: &str| Area::new().with(text);
    let mut entries = Vec::new();
    if in_case {
        let at = PART_TYPES.iter().position(|kind| *kind == part.kind).unwrap_or(0);
        let types = PART_TYPES.map(|kind| names::item_type(locale, kind));
        entries.push(Entry::pick("type", t::part_kind(locale), Pick::new(types).with(at)));
    }
    let stem = Entry::area("stem", t::stem(locale), area(&part.stem), 3).required();
    entries.push(match part.kind {
        ItemType::Fill => stem.hint(t::stem_hint_fill(locale)),
        _ => stem,
    });
    entries.extend(key_entries(part, locale));
    let citations = lines(part.citations.iter().map(ToString::to_string));
    entries.push(
        Entry::area("citations", t::citations(locale), area(&citations), 2)
            .hint(t::citations_hint(locale)),
    );
    entries.push(Entry::area("explanation", t::explanation(locale), area(&part.explanation), 3));
    if in_case {
        let weight = Field::digits(2);
        let weight = weight.with(part.weight.to_string());
        entries.push(
            Entry::line("weight", t::weight(locale), weight)
                .required()
                .hint(t::weight_hint(locale)),
        );
    }
    Form::new(entries)
}

/// The fields that say what is right.
fn key_entries(part: &Part, locale: Locale) -> Vec<Entry> {
    let area = |text: String| Area::new().with(&text);
    match (part.kind, &part.key) {
        (ItemType::Single | ItemType::Multiple, key) => {
            let texts = lines(part.options.iter().map(|option| option.text.replace('\n', " ")));
            let whys = lines(part.options.iter().map(|option| option.why.replace('\n', " ")));
            // Options stand by their place here, whatever letters they are stored with.
            let letters = match key {
                Key::Options(right) => {
                    let options = part.options.iter().enumerate();
                    let right = options.filter(|(_, option)| right.contains(&option.id));
                    right.map(|(place, _)| letter(place)).collect()
                }
                _ => String::new(),
            };
            let letters = Field::new().max(OptionId::MAX).with(letters);
            vec![
                Entry::area("options", t::options(locale), area(texts), 4)
                    .required()
                    .hint(t::options_hint(locale)),
                Entry::line("key", t::key(locale), letters).required().hint(t::key_hint(locale)),
                Entry::area("whys", t::whys(locale), area(whys), 4).hint(t::whys_hint(locale)),
            ]
        }
        (ItemType::TrueFalse, key) => {
            let pick = Pick::new([t::right(locale), t::wrong(locale)]);
            let pick = pick.with(usize::from(*key == Key::Truth(false)));
            vec![Entry::pick("truth", t::key(locale), pick)]
        }
        (ItemType::Fill, key) => {
            let blanks = match key {
                Key::Blanks(blanks) => lines(blanks.iter().map(|variants| variants.join(" | "))),
                _ => String::new(),
            };
            vec![
                Entry::area("blanks", t::blanks(locale), area(blanks), 2)
                    .required()
                    .hint(t::blanks_hint(locale)),
            ]
        }
        (ItemType::Short | ItemType::Case, key) => {
            let (answer, points) = match key {
                Key::Model { answer, rubric } => (answer.clone(), lines(rubric.iter().map(point))),
                _ => Default::default(),
            };
            vec![
                Entry::area("model", t::model(locale), area(answer), 4).required(),
                Entry::area("rubric", t::rubric(locale), area(points), 3)
                    .required()
                    .hint(t::rubric_hint(locale)),
            ]
        }
    }
}

/// A point on one line. One that has a bar in it says its weight, so that the bar is not taken for it.
fn point(point: &RubricPoint) -> String {
    let text = point.text.replace('\n', " ");
    match point.weight {
        1 if !text.contains('|') => text,
        weight => format!("{text}|{weight}"),
    }
}

fn lines(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join("\n")
}

/// A part without anything in it.
pub const fn empty_part(id: String, kind: ItemType) -> Part {
    Part {
        id,
        kind,
        stem: String::new(),
        options: Vec::new(),
        key: Key::Truth(true),
        citations: Vec::new(),
        explanation: String::new(),
        weight: 1,
    }
}

/// The item without what no page of its type shows: what an earlier type had in it.
pub fn finished(item: &Item) -> Item {
    let mut item = item.clone();
    let in_case = item.kind == ItemType::Case;
    for part in &mut item.parts {
        if !part.kind.has_options() {
            part.options.clear();
        }
        if !in_case {
            part.weight = 1;
        }
    }
    item
}

/// Reads the page about the item into it.
pub fn read_head(form: &Form, item: &mut Item) {
    if form.input("id").is_some() {
        item.id = form.text("id");
    }
    item.topic = form.text("topic");
    let difficulty = form.picked("difficulty").unwrap_or(0) + 1;
    item.difficulty = u8::try_from(difficulty).unwrap_or(1);
    item.situation = form.text("situation");
}

/// Reads the page of a part into it.
///
/// # Errors
/// What cannot be read, field by field.
pub fn read_part(form: &Form, part: &mut Part, locale: Locale) -> Result<(), Vec<Wrong>> {
    let mut wrong = Vec::new();
    part.stem = form.text("stem");
    part.explanation = form.text("explanation");
    match part.kind {
        ItemType::Single | ItemType::Multiple => {
            read_options(form, part, locale).unwrap_or_else(|found| wrong.push(found));
        }
        ItemType::TrueFalse => part.key = Key::Truth(form.picked("truth") != Some(1)),
        ItemType::Fill => {
            let blank = |line: &str| line.split('|').map(|one| one.trim().to_owned()).collect();
            part.key = Key::Blanks(filled(&form.text("blanks")).map(blank).collect());
        }
        ItemType::Short | ItemType::Case => {
            let text = form.text("rubric");
            let points: Result<Vec<_>, _> =
                filled(&text).map(|line| read_point(line, locale)).collect();
            match points {
                Ok(rubric) => part.key = Key::Model { answer: form.text("model"), rubric },
                Err(found) => wrong.push(found),
            }
        }
    }
    let text = form.text("citations");
    match read_citations(&text, locale).collect() {
        Ok(citations) => part.citations = citations,
        Err(found) => wrong.push(("citations", found)),
    }
    if form.input("weight").is_some() {
        part.weight = form.text("weight").parse().unwrap_or(1);
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

/// The citations that stand in the lines of a field; of each that cannot be read, why.
pub fn read_citations(
    text: &str,
    locale: Locale,
) -> impl Iterator<Item = Result<Citation, String>> {
    filled(text).map(move |line| line.parse().map_err(|_| t::bad_citation(locale, line)))
}

/// What is wrong with the first citation that is wrong; none when all of them point to a place of a
/// statute that the bank lists.
pub fn wrong_citation(text: &str, statutes: &[StatuteOutline], locale: Locale) -> Option<String> {
    filled(text).find_map(|line| match line.parse::<Citation>() {
        Err(_) => Some(t::bad_citation(locale, line)),
        Ok(citation) => check_citation(&citation, statutes)
            .map(|fault| t::wrong_citation(locale, line, bank::fault(locale, &fault))),
    })
}

/// Reads the options and their reasons: what stands on the same line belongs together, and a line
/// that is blank in both is none.
fn read_options(form: &Form, part: &mut Part, locale: Locale) -> Result<(), Wrong> {
    let (texts, whys) = (all_lines(form, "options"), all_lines(form, "whys"));
    let text = |at: usize| texts.get(at).map_or("", String::as_str);
    let astray = whys.iter().enumerate().find(|(at, why)| !why.is_empty() && text(*at).is_empty());
    if let Some((at, why)) = astray {
        return Err(("whys", t::why_without_option(locale, at + 1, why)));
    }
    let written: Vec<usize> = (0..texts.len()).filter(|at| !text(*at).is_empty()).collect();
    if written.len() > OptionId::MAX {
        return Err(("options", t::too_many_options(locale).to_owned()));
    }
    part.options = ('A'..='H')
        .filter_map(OptionId::from_letter)
        .zip(written)
        .map(|(id, at)| Choice {
            id,
            text: text(at).to_owned(),
            why: whys.get(at).cloned().unwrap_or_default(),
        })
        .collect();
    let key = form.text("key");
    let letters = key.chars().filter(|c| !c.is_whitespace() && !",、,".contains(*c)).map(|c| {
        let folded = crate::tui::key::Key::folded_char(c);
        OptionId::from_letter(folded).ok_or_else(|| ("key", t::bad_letter(locale, c)))
    });
    part.key = Key::Options(letters.collect::<Result<_, _>>()?);
    Ok(())
}

/// The lines of a field without spaces around them, the blank ones too.
fn all_lines(form: &Form, name: &str) -> Vec<String> {
    match form.input(name) {
        Some(Input::Area(area, _)) => area.value().lines().map(|l| l.trim().to_owned()).collect(),
        _ => Vec::new(),
    }
}

fn read_point(line: &str, locale: Locale) -> Result<RubricPoint, Wrong> {
    let Some((text, weight)) = line.rsplit_once('|') else {
        return Ok(RubricPoint { text: line.to_owned(), weight: 1 });
    };
    match weight.trim().parse() {
        Ok(weight @ 1..=99) => Ok(RubricPoint { text: text.trim().to_owned(), weight }),
        _ => Err(("rubric", t::bad_weight(locale, line))),
    }
}

/// The lines that say something.
fn filled(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(written: &Part) -> Part {
        let form = part(written, false, Locale::Zh);
        let mut read = empty_part(written.id.clone(), written.kind);
        read_part(&form, &mut read, Locale::Zh).unwrap();
        read
    }

    fn letter(c: char) -> OptionId {
        OptionId::from_letter(c).unwrap()
    }

    #[test]
    fn a_part_comes_back_from_its_page_as_it_was() {
        let mut choice = empty_part("1".into(), ItemType::Multiple);
        choice.stem = "下列哪些?".into();
        choice.explanation = "第一行\n第二行".into();
        choice.citations = vec!["行政处罚法 第五十七条第一款".parse().unwrap()];
        choice.options = ["甲", "乙", "丙"]
            .into_iter()
            .zip('A'..='C')
            .map(|(text, c)| Choice { id: letter(c), text: text.into(), why: format!("因为{c}") })
            .collect();
        choice.key = Key::Options([letter('A'), letter('C')].into());
        let mut fill = empty_part("1".into(), ItemType::Fill);
        fill.stem = "在 ____ 内作出。".into();
        fill.key = Key::Blanks(vec![vec!["九十日".into(), "90日".into()]]);
        let mut truth = empty_part("1".into(), ItemType::TrueFalse);
        truth.stem = "可以。".into();
        truth.key = Key::Truth(false);
        let mut short = empty_part("1".into(), ItemType::Short);
        short.stem = "简述。".into();
        let points = [("告知", 1), ("听取陈述", 3), ("甲|乙", 1)];
        let rubric = points.map(|(text, weight)| RubricPoint { text: text.into(), weight });
        short.key = Key::Model { answer: "应当告知。".into(), rubric: rubric.into() };
        for part in [choice, fill, truth, short] {
            assert_eq!(round_trip(&part), part);
        }
    }

    /// A choice whose options have these letters, in this order.
    fn choice(letters: &[char], right: &[char]) -> Part {
        let mut part = empty_part("1".into(), ItemType::Multiple);
        let option =
            |c: &char| Choice { id: letter(*c), text: format!("项{c}"), why: String::new() };
        part.options = letters.iter().map(option).collect();
        part.key = Key::Options(right.iter().copied().map(letter).collect());
        part
    }

    fn right(part: &Part) -> Vec<&str> {
        let Key::Options(key) = &part.key else { return vec![] };
        let options = part.options.iter().filter(|option| key.contains(&option.id));
        options.map(|option| option.text.as_str()).collect()
    }

    #[test]
    fn what_is_right_stays_right_whatever_letters_the_options_are_stored_with() {
        let stored = [
            choice(&['B', 'A', 'C'], &['B']),
            choice(&['A', 'C', 'D'], &['C', 'D']),
            choice(&['H', 'D', 'A'], &['A', 'H']),
        ];
        for part in stored {
            let read = round_trip(&part);
            assert_eq!(right(&read), right(&part));
            let letters: String = read.options.iter().map(|option| option.id.letter()).collect();
            assert_eq!(letters, "ABC");
        }
    }

    #[test]
    fn options_and_reasons_go_line_by_line_and_none_is_lost() {
        let read = |options: &str, whys: &str| {
            let mut written = empty_part("1".into(), ItemType::Single);
            let mut form = part(&written, false, Locale::Zh);
            for (name, text) in [("options", options), ("whys", whys)] {
                if let Some(Input::Area(area, _)) = form.input_mut(name) {
                    *area = Area::new().with(text);
                }
            }
            read_options(&form, &mut written, Locale::Zh).map(|()| {
                let told = written.options.iter().map(|one| (one.text.clone(), one.why.clone()));
                told.collect::<Vec<_>>()
            })
        };
        let told = |pairs: &[(&str, &str)]| {
            Ok(pairs.iter().map(|(text, why)| ((*text).to_owned(), (*why).to_owned())).collect())
        };
        assert_eq!(read("甲\n乙", "\n因乙"), told(&[("甲", ""), ("乙", "因乙")]));
        assert_eq!(read("甲\n\n乙", "因甲\n\n因乙"), told(&[("甲", "因甲"), ("乙", "因乙")]));
        assert_eq!(read("\n甲\n乙\n", "\n因甲"), told(&[("甲", "因甲"), ("乙", "")]));
        for (options, whys) in [("甲\n\n乙", "因甲\n因乙"), ("甲\n乙", "因甲\n因乙\n因丙")]
        {
            assert_eq!(read(options, whys).unwrap_err().0, "whys", "{options}");
        }
    }

    #[test]
    fn what_no_page_shows_is_not_kept() {
        let mut item = Item {
            id: "a".into(),
            kind: ItemType::TrueFalse,
            topic: "登记".into(),
            difficulty: 1,
            situation: String::new(),
            parts: vec![choice(&['A', 'B'], &[])],
        };
        item.parts[0].kind = ItemType::TrueFalse;
        item.parts[0].weight = 3;
        let part = &finished(&item).parts[0];
        assert_eq!((part.options.len(), part.weight), (0, 1));
    }

    #[test]
    fn what_cannot_be_read_is_named_at_its_field() {
        let mut written = empty_part("1".into(), ItemType::Single);
        written.options = vec![Choice { id: letter('A'), text: "甲".into(), why: String::new() }];
        let mut form = part(&written, false, Locale::Zh);
        let fields = [("key", "A9"), ("citations", "行政处罚法 五十七")];
        for (name, text) in fields {
            match form.input_mut(name) {
                Some(Input::Line(field)) => field.set(text),
                Some(Input::Area(area, _)) => *area = Area::new().with(text),
                _ => {}
            }
        }
        let wrong = read_part(&form, &mut written, Locale::Zh).unwrap_err();
        let names: Vec<_> = wrong.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["key", "citations"]);
    }
}
