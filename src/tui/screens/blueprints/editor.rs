//! Writing a blueprint: the outline at the left, the fields of one of its entries at the right,
//! and below, as one types, whether the banks can meet it.

mod draft;
mod standing;

use self::draft::{Draft, Page, place_of};
use self::standing::standing;
use crate::app::blueprint::judge::{Judgement, judge};
use crate::app::blueprint::supply::{Supply, supply};
use crate::app::blueprint::{create::create, fault, revise::revise};
use crate::domain::blueprint::{Blueprint, Row, Section};
use crate::domain::item::ItemType;
use crate::domain::points::Points;
use crate::domain::scoring::ScoringRule;
use crate::i18n::{Locale, blueprint_editor as t, comma, names};
use crate::tui::action::ActionState;
use crate::tui::action::blueprints::editor as actions;
use crate::tui::action::shell::form as form_actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::key::Key;
use crate::tui::msg::Msg;
use crate::tui::overlay::pick_many::{PickMany, Picked};
use crate::tui::screen::{Cx, Screen};
use crate::tui::text::put;
use crate::tui::widget::area::Area;
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::form::{FormEvent, Input};
use crate::tui::widget::panel::{inside, panel, rule};
use crate::tui::widget::paragraph::Paragraph;
use crate::tui::widget::selection::Selection;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Rows below the form: a rule, and what the blueprint comes to.
const BELOW: u16 = 6;

/// A blueprint being written.
pub struct EditorScreen {
    draft: Draft,
    /// The number of the revision it began from; none for a new one.
    base: Option<i64>,
    page: Page,
    supply: Option<Arc<Vec<Supply>>>,
    judged: Option<Judgement>,
    /// A judgement is under way; `stale` when something was typed since it began.
    judging: bool,
    stale: bool,
    changed: bool,
    saving: bool,
}

/// A name that a field can hold, and what it stands for.
struct Offer {
    name: String,
    /// Items that can be drawn.
    items: i64,
    /// Items more, in doubt.
    in_doubt: i64,
}

/// What there is to draw from.
struct Supplied(Result<Arc<Vec<Supply>>, String>);
/// How the blueprint stands.
struct Judged(Result<Judgement, String>);
/// Save it although the banks are short.
struct Agreed;
/// What saving came to.
struct Saved(Result<String, String>);

impl EditorScreen {
    /// A new blueprint with one section, over no bank yet.
    pub fn create(locale: Locale) -> Self {
        let section = Section {
            title: String::new(),
            kind: ItemType::Single,
            points: Points::whole(2),
            rows: vec![Row::any(20)],
        };
        let blueprint = Blueprint {
            code: String::new(),
            name: String::new(),
            description: String::new(),
            banks: Vec::new(),
            minutes: 60,
            pass_mark: Points::whole(24),
            scoring: ScoringRule::Exact,
            shuffle_items: true,
            shuffle_options: true,
            basis: String::new(),
            verified: false,
            sections: vec![section],
        };
        Self::of(&blueprint, None, locale)
    }

    /// A new blueprint that begins as a copy.
    pub fn copy(blueprint: &Blueprint, locale: Locale) -> Self {
        let mut copy = blueprint.clone();
        copy.name = t::copy_of(locale, &blueprint.name);
        copy.code = format!("{}-2", blueprint.code);
        copy.verified = false;
        Self::of(&copy, None, locale)
    }

    /// The revision with this number, to make the next one of it.
    pub fn edit(blueprint: &Blueprint, number: i64, locale: Locale) -> Self {
        Self::of(blueprint, Some(number), locale)
    }

    fn of(blueprint: &Blueprint, base: Option<i64>, locale: Locale) -> Self {
        Self {
            draft: Draft::new(blueprint, base.is_none(), locale),
            base,
            page: Page::Basics,
            supply: None,
            judged: None,
            judging: false,
            stale: false,
            changed: false,
            saving: false,
        }
    }

    /// Judges what is typed. While one judgement runs no other begins: what was typed meanwhile is
    /// judged when it is back, so a slow bank is asked no faster than it answers.
    fn judge(&mut self, locale: Locale) -> Vec<Effect> {
        let Some(supply) = self.supply.clone() else { return vec![] };
        if self.judging {
            self.stale = true;
            return vec![];
        }
        (self.judging, self.stale) = (true, false);
        let blueprint = self.draft.read();
        vec![Effect::job(Lane::Normal, move |session| {
            let judged = session.run(|app, actor| judge(app, actor, &blueprint, &supply));
            Judged(judged.map_err(|error| error.message(locale)))
        })]
    }

    fn go(&mut self, by: isize) {
        let pages = self.draft.pages();
        let at = pages.iter().position(|page| *page == self.page).unwrap_or(0);
        let to = at.saturating_add_signed(by).min(pages.len() - 1);
        self.page = pages.get(to).copied().unwrap_or(Page::Basics);
    }

    /// Something changed that is not typed into a field.
    fn restructured(&mut self, to: Page, locale: Locale) -> Vec<Effect> {
        self.page = to;
        self.changed = true;
        self.judge(locale)
    }

    /// The field with the focus, when it holds names of banks or topics.
    fn picking(&self) -> Option<&'static str> {
        self.draft.form(self.page).focused().filter(|name| ["banks", "topics"].contains(name))
    }

    /// What the focused field can hold.
    fn offers(&self) -> Vec<Offer> {
        let (supply, read) = (self.supply.iter().flat_map(|all| all.iter()), self.draft.read());
        let mut offers: BTreeMap<String, [i64; 2]> = BTreeMap::new();
        let kind = match self.page {
            Page::Row(at, _) => read.sections.get(at).map(|section| section.kind),
            _ => None,
        };
        for line in supply {
            let own = read.banks.contains(&line.bank);
            let name = match (self.picking(), self.page) {
                (Some("topics"), _) if own && kind == Some(line.kind) => &line.topic,
                (Some("banks"), Page::Basics) => &line.bank,
                (Some("banks"), _) if own => &line.bank,
                _ => continue,
            };
            let [items, in_doubt] = offers.entry(name.clone()).or_default();
            *items += line.items;
            *in_doubt += line.in_doubt;
        }
        let offers = offers.into_iter();
        offers.map(|(name, [items, in_doubt])| Offer { name, items, in_doubt }).collect()
    }

    fn pick(&self, locale: Locale) -> Effect {
        let offers = self.offers();
        if offers.is_empty() {
            return Effect::info(t::nothing_to_pick(locale));
        }
        let topics = self.picking() == Some("topics");
        let title = if topics { t::pick_topics(locale) } else { t::pick_banks(locale) };
        let held = self.picking().map(|name| self.draft.form(self.page).text(name));
        let held = held.unwrap_or_default();
        let chosen = |name: &String| held.lines().any(|line| line.trim() == name);
        let ticked: Vec<usize> = (0..offers.len()).filter(|at| chosen(&offers[*at].name)).collect();
        let told = offers.iter().map(|Offer { name, items, in_doubt }| match in_doubt {
            0 => t::offer(locale, name, items),
            in_doubt => t::offer_in_doubt(locale, name, items, in_doubt),
        });
        Effect::overlay(PickMany::new(title, told, ticked))
    }

    /// Writes what was picked into the focused field.
    fn picked(&mut self, places: &[usize], locale: Locale) -> Vec<Effect> {
        let offers = self.offers();
        let names: Vec<&str> = places
            .iter()
            .filter_map(|at| offers.get(*at))
            .map(|offer| offer.name.as_str())
            .collect();
        let Some(field) = self.picking() else { return vec![] };
        if let Some(Input::Area(area, _)) = self.draft.form_mut(self.page).input_mut(field) {
            *area = Area::new().with(&names.join("\n"));
        }
        self.restructured(self.page, locale)
    }

    /// Saves, or shows the first field that is wrong; asks before a blueprint is saved that cannot
    /// be drawn yet.
    fn save(&mut self, locale: Locale) -> Vec<Effect> {
        let blueprint = self.draft.read();
        let mut faults = blueprint.faults();
        if let Some(first) = (!faults.is_empty()).then(|| faults.remove(0)) {
            let (page, field) = place_of(&first, &blueprint);
            self.page = page;
            let text = fault(locale, &first);
            self.draft.form_mut(page).error(field, &text);
            return vec![Effect::fail(text)];
        }
        let short =
            self.judged.as_ref().filter(|_| !self.judging).map_or(0, |j| j.feasibility.short.len());
        if short == 0 {
            return self.store(locale);
        }
        let question = Confirm::new(t::short_title(locale), t::short_text(locale, short));
        let verb = crate::i18n::shell::save(locale);
        vec![Effect::confirm(question.verb(verb), |_| Agreed)]
    }

    fn store(&mut self, locale: Locale) -> Vec<Effect> {
        self.saving = true;
        let (blueprint, base) = (self.draft.read(), self.base);
        vec![Effect::job(Lane::Normal, move |session| {
            let name = blueprint.name.clone();
            let saved = session.run(|app, actor| match base {
                None => create(app, actor, blueprint).map(|_| t::saved_new(locale, &name)),
                Some(base) => {
                    revise(app, actor, base, blueprint).map(|_| t::saved_edit(locale, base + 1))
                }
            });
            Saved(saved.map_err(|error| error.message(locale)))
        })]
    }

    /// Where the outline, the form and the standing are.
    fn layout(area: Rect) -> [Rect; 3] {
        let inner = inside(area);
        let above = inner.height.saturating_sub(BELOW);
        let left = (inner.width / 3).clamp(20, 40).min(inner.width);
        let outline = Rect { width: left, height: above, ..inner };
        let form = Rect {
            x: inner.x + left + 2,
            width: inner.width.saturating_sub(left + 2),
            height: above,
            y: inner.y,
        };
        let below = Rect { y: inner.y + above, height: inner.height - above, ..inner };
        [outline, form, below]
    }

    fn heading(&self, locale: Locale) -> String {
        match self.page {
            Page::Basics => t::basics(locale).to_owned(),
            Page::Section(at) => t::section(locale, at + 1),
            Page::Row(at, row) => t::row(locale, at + 1, row + 1),
        }
    }

    fn view_outline(&self, frame: &mut Frame, area: Rect, read: &Blueprint, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        rule(frame.buffer_mut(), Rect { height: 1, ..area }, t::outline(locale), look);
        let list = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let pages = self.draft.pages();
        let at = pages.iter().position(|page| *page == self.page).unwrap_or(0);
        let window = Selection::new(at).window(pages.len(), usize::from(list.height));
        for (y, place) in (list.top()..list.bottom()).zip(window) {
            let Some(page) = pages.get(place) else { break };
            let mark = if place == at { look.marks().cursor } else { " " };
            let style = if place == at { look.theme.selected } else { look.theme.text };
            let text = format!("{mark} {}", entry(*page, read, locale));
            let text = look.pad(&text, usize::from(list.width), Default::default());
            put(frame.buffer_mut(), (list.x, y), &text, list.width, style, look.wide);
        }
    }
}

/// One line of the outline.
fn entry(page: Page, read: &Blueprint, locale: Locale) -> String {
    match page {
        Page::Basics => t::basics(locale).to_owned(),
        Page::Section(at) => read.sections.get(at).map_or_else(String::new, |section| {
            let kind = names::item_type(locale, section.kind);
            t::outline_section(locale, at + 1, kind, section.items(), section.points)
        }),
        Page::Row(at, row) => {
            let row = read.sections.get(at).and_then(|section| section.rows.get(row));
            row.map_or_else(String::new, |row| {
                let from = match (row.topics.as_slice(), row.banks.as_slice()) {
                    ([], []) => t::any(locale).to_owned(),
                    ([], banks) => banks.join(comma(locale)),
                    (topics, _) => topics.join(comma(locale)),
                };
                t::outline_row(locale, row.count, from)
            })
        }
    }
}

impl Screen for EditorScreen {
    fn title(&self, cx: &Cx) -> String {
        let locale = cx.look.locale;
        match self.base {
            None => t::title_new(locale).to_owned(),
            Some(_) => t::title_edit(locale, self.draft.read().name),
        }
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let in_section = self.page != Page::Basics;
        let of_section = |command, why| match in_section {
            true => ActionState::on(command),
            false => ActionState::off(command, why),
        };
        let pick = match self.picking() {
            Some(_) => ActionState::on(actions::PICK),
            None => ActionState::off(actions::PICK, t::why_no_pick(locale)),
        };
        vec![
            ActionState::when(form_actions::SAVE, !self.saving),
            ActionState::on(actions::NEXT).hint("PgDn"),
            ActionState::on(actions::ADD_SECTION),
            of_section(actions::ADD_ROW, t::why_no_row(locale)),
            of_section(actions::REMOVE, t::why_basics(locale)),
            pick,
            of_section(actions::MOVE_UP, t::why_basics(locale)),
            of_section(actions::MOVE_DOWN, t::why_basics(locale)),
            ActionState::on(actions::PREVIOUS),
            ActionState::on(form_actions::NEXT_FIELD),
        ]
    }

    fn captures_text(&self) -> bool {
        true
    }

    fn unsaved(&self) -> bool {
        self.changed
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Supplied(outcome)) = msg.reply::<Supplied>() {
            return match outcome {
                Ok(supply) => {
                    self.supply = Some(Arc::clone(supply));
                    self.judge(locale)
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if let Some(Judged(outcome)) = msg.reply::<Judged>() {
            self.judging = false;
            return match outcome {
                Ok(judged) => {
                    self.judged = Some(judged.clone());
                    if self.stale { self.judge(locale) } else { vec![] }
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if let Some(Picked(places)) = msg.reply::<Picked>() {
            return self.picked(places, locale);
        }
        if msg.reply::<Agreed>().is_some() {
            return self.store(locale);
        }
        if let Some(Saved(outcome)) = msg.reply::<Saved>() {
            self.saving = false;
            return match outcome {
                Ok(text) => vec![Effect::ok(text.clone()), Effect::pop()],
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        match msg {
            Msg::Shown if self.supply.is_none() => {
                return vec![Effect::job(Lane::Normal, move |session| {
                    let found = session.run(supply).map(Arc::new);
                    Supplied(found.map_err(|error| error.message(locale)))
                })];
            }
            Msg::Command(form_actions::SAVE) => return self.save(locale),
            Msg::Command(actions::NEXT) | Msg::Key(Key::PAGE_DOWN) => self.go(1),
            Msg::Command(actions::PREVIOUS) | Msg::Key(Key::PAGE_UP) => self.go(-1),
            Msg::Command(actions::PICK) => return vec![self.pick(locale)],
            Msg::Command(actions::ADD_SECTION) => {
                let page = self.draft.add_section(self.page);
                return self.restructured(page, locale);
            }
            Msg::Command(actions::ADD_ROW) => {
                let page = self.draft.add_row(self.page);
                return page.map_or_else(Vec::new, |page| self.restructured(page, locale));
            }
            Msg::Command(actions::REMOVE) => {
                let page = self.draft.remove(self.page);
                return self.restructured(page, locale);
            }
            Msg::Command(command @ (actions::MOVE_UP | actions::MOVE_DOWN)) => {
                let page = self.draft.shift(self.page, *command == actions::MOVE_DOWN);
                return page.map_or_else(Vec::new, |page| self.restructured(page, locale));
            }
            _ => {
                let form = self.draft.form_mut(self.page);
                match form.update(msg, Self::layout(cx.area)[1], cx.look) {
                    FormEvent::Submit => return self.save(locale),
                    FormEvent::Changed(field) => {
                        if field == "rule" {
                            self.draft.rule_changed();
                        }
                        self.changed = true;
                        return self.judge(locale);
                    }
                    FormEvent::Unused | FormEvent::Moved => {}
                }
            }
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let look = cx.look;
        let read = self.draft.read();
        panel(frame.buffer_mut(), area, &self.title(cx), look);
        let [outline, form, below] = Self::layout(area);
        self.view_outline(frame, outline, &read, cx);
        let head = Rect { height: 1, ..form };
        rule(frame.buffer_mut(), head, &self.heading(look.locale), look);
        let fields = Rect { y: form.y + 1, height: form.height.saturating_sub(1), ..form };
        self.draft.form(self.page).view(frame, fields, look);
        rule(frame.buffer_mut(), Rect { height: 1, ..below }, "", look);
        let text = Rect { y: below.y + 1, height: below.height.saturating_sub(1), ..below };
        let lines = standing(&read, self.judged.as_ref(), usize::from(text.height), look);
        Paragraph::new(lines).hanging(2).view(frame.buffer_mut(), text, 0, look);
    }
}
