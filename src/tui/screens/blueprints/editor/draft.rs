//! A blueprint as fields: one page about the whole, one per section, one per row of a section.
//!
//! Every state of the fields reads as a blueprint; what makes no sense in it is told by the rules
//! of blueprints, so nothing is judged here.

use crate::domain::blueprint::{Blueprint, BlueprintFault, Row, Section};
use crate::domain::item::ItemType;
use crate::domain::points::Points;
use crate::domain::scoring::ScoringRule;
use crate::i18n::{Locale, blueprint_editor as t, names};
use crate::tui::widget::area::Area;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form};
use crate::tui::widget::pick::Pick;

/// A page of the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// About the whole.
    Basics,
    /// A section, from 0.
    Section(usize),
    /// A row of a section, both from 0.
    Row(usize, usize),
}

/// The fields of a blueprint.
#[derive(Debug, Clone)]
pub struct Draft {
    locale: Locale,
    /// The code of a blueprint that exists; a new one has a field for it.
    code: Option<String>,
    basics: Form,
    sections: Vec<SectionPages>,
}

#[derive(Debug, Clone)]
struct SectionPages {
    head: Form,
    rows: Vec<Form>,
}

/// Scoring rules in the order of the form.
const RULES: usize = 4;

impl Draft {
    /// The fields of a blueprint; with a field for its code when it is new.
    pub fn new(blueprint: &Blueprint, is_new: bool, locale: Locale) -> Self {
        let sections = blueprint.sections.iter().map(|section| SectionPages {
            head: section_form(section, locale),
            rows: section.rows.iter().map(|row| row_form(row, locale)).collect(),
        });
        Self {
            locale,
            code: (!is_new).then(|| blueprint.code.clone()),
            basics: basics_form(blueprint, is_new, locale),
            sections: sections.collect(),
        }
    }

    /// What the fields say.
    pub fn read(&self) -> Blueprint {
        let form = &self.basics;
        let shuffled = form.picked("shuffle").unwrap_or(0);
        Blueprint {
            code: self.code.clone().unwrap_or_else(|| form.text("code")),
            name: form.text("name"),
            description: form.text("description"),
            banks: lines(&form.text("banks")),
            minutes: form.text("minutes").parse().unwrap_or(0),
            pass_mark: points(&form.text("pass_mark")),
            scoring: scoring(form),
            shuffle_items: shuffled < 2,
            shuffle_options: shuffled.is_multiple_of(2),
            basis: form.text("basis"),
            verified: form.picked("verified") == Some(1),
            sections: self.sections.iter().map(read_section).collect(),
        }
    }

    /// Every page in the order of the outline.
    pub fn pages(&self) -> Vec<Page> {
        let mut pages = vec![Page::Basics];
        for (at, section) in self.sections.iter().enumerate() {
            pages.push(Page::Section(at));
            pages.extend((0..section.rows.len()).map(|row| Page::Row(at, row)));
        }
        pages
    }

    /// The form of a page; of the whole where there is no such page.
    pub fn form(&self, page: Page) -> &Form {
        let found = match page {
            Page::Basics => None,
            Page::Section(at) => self.sections.get(at).map(|section| &section.head),
            Page::Row(at, row) => self.sections.get(at).and_then(|section| section.rows.get(row)),
        };
        found.unwrap_or(&self.basics)
    }

    /// The form of a page, to type into.
    pub fn form_mut(&mut self, page: Page) -> &mut Form {
        let found = match page {
            Page::Basics => None,
            Page::Section(at) => self.sections.get_mut(at).map(|section| &mut section.head),
            Page::Row(at, row) => {
                self.sections.get_mut(at).and_then(|section| section.rows.get_mut(row))
            }
        };
        found.unwrap_or(&mut self.basics)
    }

    /// Makes the page about the whole anew, for another scoring rule has other fields. It begins
    /// with half of the points, or half a point per option.
    pub fn rule_changed(&mut self) {
        let is_new = self.code.is_none();
        let mut blueprint = self.read();
        blueprint.scoring = match blueprint.scoring {
            ScoringRule::Exact => ScoringRule::Exact,
            ScoringRule::Partial { .. } => ScoringRule::Partial { percent: 50 },
            ScoringRule::PerRight { .. } => ScoringRule::PerRight { each: 50 },
            ScoringRule::Negative { .. } => ScoringRule::Negative { percent: 50 },
        };
        self.basics = basics_form(&blueprint, is_new, self.locale);
        self.basics.focus("rule");
    }

    /// Adds a section with one row after the page's section, and gives its page.
    pub fn add_section(&mut self, after: Page) -> Page {
        let at = match after {
            Page::Basics => self.sections.len(),
            Page::Section(at) | Page::Row(at, _) => (at + 1).min(self.sections.len()),
        };
        let section = Section {
            title: String::new(),
            kind: ItemType::Single,
            points: Points::whole(1),
            rows: Vec::new(),
        };
        let rows = vec![row_form(&Row::any(1), self.locale)];
        let head = section_form(&section, self.locale);
        self.sections.insert(at, SectionPages { head, rows });
        Page::Section(at)
    }

    /// Adds a row after the page's row; a page about the whole has none.
    pub fn add_row(&mut self, after: Page) -> Option<Page> {
        let (section, row) = match after {
            Page::Basics => return None,
            Page::Section(at) => (at, 0),
            Page::Row(at, row) => (at, row + 1),
        };
        let rows = &mut self.sections.get_mut(section)?.rows;
        let row = row.min(rows.len());
        rows.insert(row, row_form(&Row::any(1), self.locale));
        Some(Page::Row(section, row))
    }

    /// Removes the page's section or row, and gives the page to show then.
    pub fn remove(&mut self, page: Page) -> Page {
        match page {
            Page::Section(at) if at < self.sections.len() => {
                self.sections.remove(at);
                at.checked_sub(1).map_or(Page::Basics, Page::Section)
            }
            Page::Row(at, row) => {
                if let Some(section) = self.sections.get_mut(at).filter(|s| row < s.rows.len()) {
                    section.rows.remove(row);
                }
                row.checked_sub(1).map_or(Page::Section(at), |row| Page::Row(at, row))
            }
            other => other,
        }
    }

    /// Moves the page's section or row up or down among its like; none at the end of the line.
    pub fn shift(&mut self, page: Page, down: bool) -> Option<Page> {
        let target = |at: usize| if down { Some(at + 1) } else { at.checked_sub(1) };
        match page {
            Page::Basics => None,
            Page::Section(at) => {
                let to = target(at).filter(|to| *to < self.sections.len())?;
                self.sections.swap(at, to);
                Some(Page::Section(to))
            }
            Page::Row(section, row) => {
                let rows = &mut self.sections.get_mut(section)?.rows;
                let to = target(row).filter(|to| *to < rows.len())?;
                rows.swap(row, to);
                Some(Page::Row(section, to))
            }
        }
    }
}

/// The page and field at which a broken rule is shown.
pub fn place_of(fault: &BlueprintFault, blueprint: &Blueprint) -> (Page, &'static str) {
    let row = |section: usize, wrong: &dyn Fn(&Row) -> bool| {
        let at = section.saturating_sub(1);
        let rows = blueprint.sections.get(at).map(|section| section.rows.iter().position(wrong));
        rows.flatten().map_or(Page::Section(at), |row| Page::Row(at, row))
    };
    match fault {
        BlueprintFault::Code => (Page::Basics, "code"),
        BlueprintFault::Name => (Page::Basics, "name"),
        BlueprintFault::NoBank => (Page::Basics, "banks"),
        BlueprintFault::Minutes => (Page::Basics, "minutes"),
        BlueprintFault::PassMark { .. } => (Page::Basics, "pass_mark"),
        BlueprintFault::Scoring => (Page::Basics, "share"),
        BlueprintFault::Empty { section: 0 } => (Page::Basics, "name"),
        BlueprintFault::Empty { section } => (row(*section, &|row| row.count == 0), "count"),
        BlueprintFault::Worthless { section } => (Page::Section(section - 1), "points"),
        BlueprintFault::Difficulty { section } => {
            let wrong = |row: &Row| row.difficulty().0 > row.difficulty().1;
            (row(*section, &wrong), "lowest")
        }
        BlueprintFault::UnknownBank { section, bank } => {
            (row(*section, &|row| row.banks.contains(bank)), "banks")
        }
    }
}

fn read_section(pages: &SectionPages) -> Section {
    let kind = pages.head.picked("type").and_then(|at| ItemType::ALL.get(at));
    Section {
        title: pages.head.text("title"),
        kind: kind.copied().unwrap_or(ItemType::Single),
        points: points(&pages.head.text("points")),
        rows: pages.rows.iter().map(read_row).collect(),
    }
}

fn read_row(form: &Form) -> Row {
    let bound = |name| form.picked(name).and_then(|at| u8::try_from(at).ok()).filter(|at| *at > 0);
    Row {
        count: form.text("count").parse().unwrap_or(0),
        topics: lines(&form.text("topics")),
        banks: lines(&form.text("banks")),
        min_difficulty: bound("lowest"),
        max_difficulty: bound("highest"),
    }
}

fn scoring(form: &Form) -> ScoringRule {
    let share = form.text("share");
    // What is no percentage reads as one above 100, which the rules refuse.
    let percent = share.parse().unwrap_or(u8::MAX);
    match form.picked("rule") {
        Some(1) => ScoringRule::Partial { percent },
        Some(2) => ScoringRule::PerRight { each: share.parse::<Points>().map_or(-1, |p| p.0) },
        Some(3) => ScoringRule::Negative { percent },
        _ => ScoringRule::Exact,
    }
}

/// What is typed as points; nothing where it is no number.
fn points(text: &str) -> Points {
    text.parse().unwrap_or_default()
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn decimal(max: usize) -> Field {
    Field::new().max(max).accepting(|c| c.is_ascii_digit() || c == '.')
}

fn basics_form(blueprint: &Blueprint, is_new: bool, locale: Locale) -> Form {
    let name = Field::new().max(60).with(&blueprint.name);
    let mut entries = vec![Entry::line("name", t::name(locale), name).required()];
    if is_new {
        let code = Field::new()
            .max(40)
            .accepting(|c| matches!(c, 'a'..='z' | '0'..='9' | '-'))
            .with(&blueprint.code);
        let code = Entry::line("code", t::code(locale), code);
        entries.push(code.required().hint(t::code_hint(locale)));
    }
    let banks = Area::new().with(&blueprint.banks.join("\n"));
    entries.push(
        Entry::area("banks", t::banks(locale), banks, 2).required().hint(t::lines_hint(locale)),
    );
    let minutes = Field::digits(3).with(blueprint.minutes.to_string());
    entries.push(Entry::line("minutes", t::minutes(locale), minutes).required());
    let pass = decimal(7).with(blueprint.pass_mark.to_string());
    entries.push(Entry::line("pass_mark", t::pass_mark(locale), pass).required());
    let (at, share) = match blueprint.scoring {
        ScoringRule::Exact => (0, None),
        ScoringRule::Partial { percent } => (1, Some((t::share(locale), percent.to_string()))),
        ScoringRule::PerRight { each } => {
            (2, Some((t::each(locale), Points(each.max(0)).to_string())))
        }
        ScoringRule::Negative { percent } => (3, Some((t::cost(locale), percent.to_string()))),
    };
    let rules: [&str; RULES] = [
        t::rule_exact(locale),
        t::rule_partial(locale),
        t::rule_per_right(locale),
        t::rule_negative(locale),
    ];
    entries.push(Entry::pick("rule", t::rule(locale), Pick::new(rules).with(at)));
    if let Some((label, value)) = share {
        entries.push(Entry::line("share", label, decimal(6).with(value)).required());
    }
    let shuffles = [
        t::shuffle_both(locale),
        t::shuffle_items(locale),
        t::shuffle_options(locale),
        t::shuffle_none(locale),
    ];
    let shuffled =
        2 * usize::from(!blueprint.shuffle_items) + usize::from(!blueprint.shuffle_options);
    entries.push(Entry::pick("shuffle", t::shuffle(locale), Pick::new(shuffles).with(shuffled)));
    let description = Field::new().max(200).with(&blueprint.description);
    entries.push(Entry::line("description", t::description(locale), description));
    let basis = Area::new().with(&blueprint.basis);
    entries.push(Entry::area("basis", t::basis(locale), basis, 2).hint(t::basis_hint(locale)));
    let verified = Pick::new([t::unverified(locale), t::verified(locale)]);
    let verified = verified.with(usize::from(blueprint.verified));
    entries.push(Entry::pick("verified", t::checked(locale), verified));
    Form::new(entries)
}

fn section_form(section: &Section, locale: Locale) -> Form {
    let kinds = ItemType::ALL.iter().map(|kind| names::item_type(locale, *kind));
    let at = ItemType::ALL.iter().position(|kind| *kind == section.kind).unwrap_or(0);
    let title = Field::new().max(60).with(&section.title);
    let points = decimal(6).with(section.points.to_string());
    Form::new([
        Entry::pick("type", t::kind(locale), Pick::new(kinds).with(at)),
        Entry::line("points", t::points(locale), points).required(),
        Entry::line("title", t::heading(locale), title).hint(t::heading_hint(locale)),
    ])
}

fn row_form(row: &Row, locale: Locale) -> Form {
    let area = |names: &[String]| Area::new().with(&names.join("\n"));
    let levels = || {
        let any = std::iter::once(t::any_difficulty(locale).to_owned());
        Pick::new(any.chain((1..=5).map(|level| level.to_string())))
    };
    let level = |bound: Option<u8>| levels().with(usize::from(bound.unwrap_or(0)));
    Form::new([
        Entry::line("count", t::count(locale), Field::digits(4).with(row.count.to_string()))
            .required(),
        Entry::area("topics", t::topics(locale), area(&row.topics), 3).hint(t::topics_hint(locale)),
        Entry::area("banks", t::banks(locale), area(&row.banks), 2).hint(t::row_banks_hint(locale)),
        Entry::pick("lowest", t::lowest(locale), level(row.min_difficulty)),
        Entry::pick("highest", t::highest(locale), level(row.max_difficulty)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::blueprint::tests::small;
    use crate::tui::widget::form::Input;

    fn draft(blueprint: &Blueprint) -> Draft {
        Draft::new(blueprint, true, Locale::Zh)
    }

    fn full() -> Blueprint {
        let mut blueprint = small();
        blueprint.banks.push("乙".into());
        blueprint.description = "说明".into();
        blueprint.basis = "文件第一行\n第二行".into();
        blueprint.verified = true;
        blueprint.pass_mark = Points(350);
        blueprint.sections[1].title = "第二部分".into();
        let row = &mut blueprint.sections[1].rows[0];
        row.topics = vec!["总则".into(), "简易程序、普通程序".into()];
        row.banks = vec!["乙".into()];
        (row.min_difficulty, row.max_difficulty) = (Some(2), Some(4));
        blueprint
    }

    #[test]
    fn a_blueprint_comes_back_from_its_fields_as_it_was() {
        let rules = [
            ScoringRule::Exact,
            ScoringRule::Partial { percent: 40 },
            ScoringRule::PerRight { each: 50 },
            ScoringRule::Negative { percent: 25 },
        ];
        for scoring in rules {
            for (shuffle_items, shuffle_options) in
                [(true, true), (true, false), (false, true), (false, false)]
            {
                let written = Blueprint { scoring, shuffle_items, shuffle_options, ..full() };
                assert_eq!(draft(&written).read(), written);
            }
        }
    }

    #[test]
    fn nonsense_in_a_field_is_a_fault_of_the_blueprint() {
        let cases: [(Page, &str, &str, BlueprintFault); 4] = [
            (Page::Basics, "minutes", "", BlueprintFault::Minutes),
            (Page::Basics, "pass_mark", "999", BlueprintFault::PassMark { total: Points(700) }),
            (Page::Section(1), "points", ".", BlueprintFault::Worthless { section: 2 }),
            (Page::Row(0, 0), "count", "", BlueprintFault::Empty { section: 1 }),
        ];
        for (page, name, text, fault) in cases {
            let mut draft = draft(&small());
            if let Some(Input::Line(field)) = draft.form_mut(page).input_mut(name) {
                field.set(text);
            }
            let read = draft.read();
            assert!(read.faults().contains(&fault), "{name}: {:?}", read.faults());
            assert_eq!(place_of(&fault, &read), (page, name));
        }
    }

    #[test]
    fn sections_and_rows_are_added_moved_and_removed() {
        let mut draft = draft(&small());
        assert_eq!(draft.add_section(Page::Basics), Page::Section(2));
        assert_eq!(draft.shift(Page::Section(2), false), Some(Page::Section(1)));
        let kinds: Vec<_> = draft.read().kinds();
        assert_eq!(kinds, [ItemType::Single, ItemType::Single, ItemType::Multiple]);
        assert_eq!(draft.add_row(Page::Row(0, 0)), Some(Page::Row(0, 1)));
        assert_eq!(draft.shift(Page::Row(0, 1), false), Some(Page::Row(0, 0)));
        let counts = |draft: &Draft| -> Vec<u32> {
            draft.read().sections[0].rows.iter().map(|row| row.count).collect()
        };
        assert_eq!(counts(&draft), [1, 3]);
        assert_eq!(draft.remove(Page::Row(0, 0)), Page::Section(0));
        assert_eq!(counts(&draft), [3]);
        assert_eq!(draft.remove(Page::Section(0)), Page::Basics);
        assert_eq!(
            (draft.shift(Page::Section(0), false), draft.add_row(Page::Basics)),
            (None, None)
        );
    }
}
