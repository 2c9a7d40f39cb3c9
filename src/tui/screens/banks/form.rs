//! Writing an item: one page about the item, one page per part, all of it in fields.

mod pages;
mod preview;

use self::pages::{
    PART_TYPES, empty_part, finished, read_citations, read_head, read_part, wrong_citation,
};
use self::preview::PreviewScreen;
use crate::app::AppError;
use crate::app::doubt::{rewrite::rewrite, seen::Seen};
use crate::app::item::ItemRefusal;
use crate::app::item::create::create;
use crate::app::item::edit::{Edited, edit};
use crate::app::item::measure::measure;
use crate::app::statute::cite::Basis;
use crate::domain::bank::BankHeader;
use crate::domain::id::{RevisionId, Uid};
use crate::domain::item::check::{Field, Finding};
use crate::domain::item::{Item, ItemType};
use crate::domain::statute::StatuteOutline;
use crate::i18n::{Locale, bank as bank_texts, item_form as t, shell};
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::banks::form as actions;
use crate::tui::action::shell::form as form_actions;
use crate::tui::action::statutes::law as statutes;
use crate::tui::effect::{Effect, Lane, Outcome};
use crate::tui::key::Code;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::statutes::{Attendance, law};
use crate::tui::widget::form::{Form, FormEvent, Input};
use crate::tui::widget::panel::{inside, panel};
use ratatui::Frame;
use ratatui::layout::Rect;

/// An item being written.
pub struct ItemForm {
    bank: BankHeader,
    /// The item that is changed, and the revision that the pages began with; none when it is new.
    of: Option<(Uid, RevisionId)>,
    /// What was in doubt about it, when that is why it is changed.
    seen: Option<Seen>,
    /// What the pages were made from; its types and part ids hold.
    item: Item,
    head: Form,
    parts: Vec<Form>,
    /// The page shown; 0 is the head.
    at: usize,
    /// There are other parts, in another order or of another type, than before.
    reshaped: bool,
    saving: bool,
}

/// What saving came to: the words to say, or what is wrong.
struct Saved(Result<String, Refused>);

impl Saved {
    fn told(Self(outcome): &Self) -> Outcome {
        let told = outcome.as_ref().map_err(|refused| refused.text.clone());
        Outcome::from(told.cloned())
    }
}

/// The statutes by which the item is judged.
struct Measured(Result<Vec<StatuteOutline>, String>);

/// Why an item was not kept.
struct Refused {
    text: String,
    findings: Vec<Finding>,
}

impl Refused {
    fn new(error: &AppError, locale: Locale) -> Self {
        let findings = match error.is::<ItemRefusal>() {
            Some(ItemRefusal::Faults(findings)) => findings.clone(),
            _ => Vec::new(),
        };
        Self { text: error.message(locale), findings }
    }
}

impl ItemForm {
    /// A new item of a bank.
    pub fn create(bank: BankHeader, locale: Locale) -> Self {
        let kind = ItemType::Single;
        let item = Item {
            id: String::new(),
            kind,
            topic: String::new(),
            difficulty: 2,
            situation: String::new(),
            parts: vec![empty_part("1".to_owned(), kind)],
        };
        Self::begun(bank, None, item, locale)
    }

    /// An item of a bank with its revision in force, which saving replaces.
    pub fn edit(bank: BankHeader, of: (Uid, RevisionId), item: &Item, locale: Locale) -> Self {
        Self::begun(bank, Some(of), item.clone(), locale)
    }

    /// A new item that begins as a copy; only its id is to be written.
    pub fn copy(bank: BankHeader, item: &Item, locale: Locale) -> Self {
        Self::begun(bank, None, Item { id: String::new(), ..item.clone() }, locale)
    }

    fn begun(bank: BankHeader, of: Option<(Uid, RevisionId)>, item: Item, locale: Locale) -> Self {
        let head = pages::head(&item, of.is_none(), locale);
        let in_case = item.kind == ItemType::Case;
        let parts = item.parts.iter().map(|part| pages::part(part, in_case, locale)).collect();
        Self { bank, of, seen: None, item, head, parts, at: 0, reshaped: false, saving: false }
    }

    /// The same form with a note begun, which whoever saves may change.
    #[must_use]
    pub fn noting(mut self, note: &str) -> Self {
        if let Some(Input::Area(area, _)) = self.head.input_mut("note") {
            *area = pages::note(note);
        }
        self
    }

    /// The same form for somebody who writes because of what is in doubt: saving decides it.
    #[must_use]
    pub fn deciding(self, seen: Seen) -> Self {
        Self { seen: Some(seen), ..self }
    }

    /// The same form on the page of a field that somebody came for; `part` is the id of the part that
    /// has it, and none stands for the item or its only part.
    #[must_use]
    pub fn showing(mut self, part: Option<&str>, field: Field) -> Self {
        let name = field_name(field);
        let of_part = part.and_then(|id| self.item.parts.iter().position(|part| part.id == id));
        self.at = match of_part {
            Some(at) => at + 1,
            None if self.head.input(name).is_some() => 0,
            None => 1.min(self.parts.len()),
        };
        self.page_mut().focus(name);
        self
    }

    const fn pages(&self) -> usize {
        self.parts.len() + 1
    }

    fn is_case(&self) -> bool {
        self.item.kind == ItemType::Case
    }

    fn page_mut(&mut self) -> &mut Form {
        match self.at.checked_sub(1).and_then(|at| self.parts.get_mut(at)) {
            Some(form) => form,
            None => &mut self.head,
        }
    }

    fn page(&self) -> &Form {
        self.at.checked_sub(1).and_then(|at| self.parts.get(at)).unwrap_or(&self.head)
    }

    /// Takes what is on the pages into the item, as far as it can be read.
    fn take(&mut self, locale: Locale) {
        read_head(&self.head, &mut self.item);
        for (form, part) in self.parts.iter().zip(&mut self.item.parts) {
            // What cannot be read yet stays as it was; saving tells.
            let _ = read_part(form, part, locale);
        }
    }

    /// Gives a new item another type. Only the question and its grounds fit every type.
    fn retype(&mut self, locale: Locale) {
        let Some(kind) = self.head.picked("type").and_then(|at| ItemType::ALL.get(at)).copied()
        else {
            return;
        };
        self.take(locale);
        self.item.kind = kind;
        let in_case = kind == ItemType::Case;
        self.item.parts.truncate(1);
        if let Some(part) = self.item.parts.first_mut() {
            part.kind = if in_case { ItemType::Single } else { kind };
        }
        let typed = std::mem::replace(&mut self.head, pages::head(&self.item, true, locale));
        self.head.take_over(&typed);
        self.head.focus("type");
        let parts = self.item.parts.iter().map(|part| pages::part(part, in_case, locale)).collect();
        let typed = std::mem::replace(&mut self.parts, parts);
        self.parts.iter_mut().zip(&typed).for_each(|(part, typed)| part.take_over(typed));
        self.reshaped = true;
    }

    /// Gives the part on this page another type.
    fn retype_part(&mut self, locale: Locale) {
        let Some(at) = self.at.checked_sub(1) else { return };
        let kind = self.page().picked("type").and_then(|at| PART_TYPES.get(at)).copied();
        let (Some(kind), Some(part)) = (kind, self.item.parts.get_mut(at)) else { return };
        if let Some(form) = self.parts.get_mut(at) {
            let _ = read_part(form, part, locale);
            part.kind = kind;
            let typed = std::mem::replace(form, pages::part(part, true, locale));
            form.take_over(&typed);
            form.focus("type");
            self.reshaped = true;
        }
    }

    fn add_part(&mut self, locale: Locale) {
        let taken = |id: &String| self.item.parts.iter().any(|part| part.id == *id);
        let id = (1_u32..).map(|n| n.to_string()).find(|id| !taken(id)).unwrap_or_default();
        let part = empty_part(id, ItemType::Single);
        self.parts.push(pages::part(&part, true, locale));
        self.item.parts.push(part);
        self.at = self.parts.len();
        self.reshaped = true;
    }

    fn remove_part(&mut self) {
        if let Some(at) = self.at.checked_sub(1).filter(|at| *at < self.parts.len()) {
            self.parts.remove(at);
            self.item.parts.remove(at);
            self.at = self.at.min(self.parts.len());
            self.reshaped = true;
        }
    }

    fn shift_part(&mut self, down: bool) {
        let Some(at) = self.at.checked_sub(1).filter(|at| *at < self.parts.len()) else { return };
        let to = if down { Some(at + 1) } else { at.checked_sub(1) };
        if let Some(to) = to.filter(|to| *to < self.parts.len()) {
            self.parts.swap(at, to);
            self.item.parts.swap(at, to);
            self.at = to + 1;
            self.reshaped = true;
        }
    }

    /// Says at once what is wrong with the citations on this page.
    fn check_citations(&mut self, locale: Locale) {
        let wrong = wrong_citation(&self.page().text("citations"), &self.bank.statutes, locale);
        self.page_mut().remark("citations", wrong);
    }

    /// What a candidate would see of what is on the pages.
    fn preview(&mut self, locale: Locale) -> Effect {
        self.take(locale);
        Effect::push(PreviewScreen::new(&finished(&self.item), self.bank.statutes.clone()))
    }

    /// Opens what is cited on this page, or on any, seen from the page about the item. What cannot
    /// be read is told.
    fn law(&self, locale: Locale) -> Vec<Effect> {
        let pages = match self.at.checked_sub(1) {
            Some(at) => self.parts.get(at..=at).unwrap_or_default(),
            None => &self.parts,
        };
        let texts: Vec<String> = pages.iter().map(|page| page.text("citations")).collect();
        let (mut citations, mut effects) = (Vec::new(), Vec::new());
        for read in texts.iter().flat_map(|text| read_citations(text, locale)) {
            match read {
                Ok(citation) => citations.push(citation),
                Err(why) => effects.push(Effect::warn(why)),
            }
        }
        if effects.is_empty() || !citations.is_empty() {
            let basis = Basis::Outlines(self.bank.statutes.clone());
            effects.extend(law(citations, basis, Attendance::default(), locale));
        }
        effects
    }

    /// Asks by which versions of the statutes the item is judged.
    fn measure(&self, locale: Locale) -> Effect {
        let bank = self.bank.name.clone();
        Effect::job(Lane::Normal, move |session| {
            let found = session.run(|app, actor| measure(app, actor, &bank));
            Measured(found.map_err(|error| error.message(locale)))
        })
    }

    /// Reads every page and saves, or shows the first page that is wrong.
    fn save(&mut self, area: Rect, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        read_head(&self.head, &mut self.item);
        let save = Msg::Command(form_actions::SAVE);
        for page in 0..self.pages() {
            let before = std::mem::replace(&mut self.at, page);
            if self.page_mut().update(&save, area, cx.look) != FormEvent::Submit {
                return vec![];
            }
            let read = page.checked_sub(1).and_then(|at| {
                Some(read_part(self.parts.get(at)?, self.item.parts.get_mut(at)?, locale))
            });
            if let Some(Err(wrong)) = read {
                for (name, text) in wrong {
                    self.page_mut().error(name, text);
                }
                return vec![];
            }
            self.at = before;
        }
        self.saving = true;
        // A note is one sentence in the history of the item.
        let (item, note) = (finished(&self.item), self.head.text("note").replace('\n', " "));
        let (of, seen, bank) = (self.of, self.seen.clone(), self.bank.name.clone());
        let work = move |session: &Backend| {
            let id = item.id.clone();
            let saved = session.run(|app, actor| match (of, seen) {
                (Some((_, base)), Some(seen)) => {
                    rewrite(app, actor, seen, base, item, &note).map(|edited| told(edited, locale))
                }
                (Some((uid, base)), None) => {
                    edit(app, actor, uid, base, item, &note).map(|edited| told(edited, locale))
                }
                (None, _) => {
                    create(app, actor, &bank, item, &note).map(|_| t::saved_new(locale, id))
                }
            });
            Saved(saved.map_err(|error| Refused::new(&error, locale)))
        };
        vec![Effect::lasting_job(Lane::Normal, work, Saved::told)]
    }

    /// Shows what the rules found, each at its field.
    fn show(&mut self, findings: &[Finding], locale: Locale) {
        for finding in findings.iter().rev() {
            let page = finding.part.map_or(0, |at| at + 1);
            let text = bank_texts::fault(locale, &finding.fault);
            self.at = page.min(self.parts.len());
            let name = field_name(finding.field);
            let exists = self.page().input(name).is_some();
            self.page_mut().error(if exists { name } else { fallback(page) }, text);
        }
    }
}

/// What saving came to.
fn told(Edited { revision, in_doubt }: Edited, locale: Locale) -> String {
    match in_doubt {
        false => t::saved_edit(locale, revision),
        true => t::saved_in_doubt(locale, revision),
    }
}

/// The name of the form's field that holds a field of the item.
const fn field_name(field: Field) -> &'static str {
    match field {
        Field::Id => "id",
        Field::Type | Field::Parts => "type",
        Field::Topic => "topic",
        Field::Difficulty => "difficulty",
        Field::Stem => "stem",
        Field::Options | Field::Option(_) => "options",
        Field::Why(_) => "whys",
        Field::Key => "key",
        Field::Weight => "weight",
        Field::Explanation => "explanation",
        Field::Citations | Field::Citation(_) => "citations",
    }
}

/// Where a finding is shown that has no field of its own on the page.
const fn fallback(page: usize) -> &'static str {
    if page == 0 { "topic" } else { "stem" }
}

impl Screen for ItemForm {
    fn title(&self, cx: &Cx) -> String {
        let locale = cx.look.locale;
        match self.of {
            Some(_) => t::title_edit(locale, &self.item.id),
            None => t::title_new(locale, &self.bank.name),
        }
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let mut shown = vec![
            ActionState::when(form_actions::SAVE, !self.saving),
            ActionState::on(form_actions::NEXT_FIELD),
            ActionState::on(actions::NEXT_PAGE),
        ];
        if self.is_case() {
            shown.push(ActionState::on(actions::ADD_PART));
            let locale = cx.look.locale;
            let on_part = |command, possible, why: &'static str| match self.at {
                0 => ActionState::off(command, t::why_no_part(locale)),
                _ => ActionState::when(command, possible).because(why),
            };
            let (several, last) = (self.parts.len() > 1, self.at >= self.parts.len());
            shown.push(on_part(actions::REMOVE_PART, several, t::why_only_part(locale)));
            shown.push(on_part(actions::PART_UP, self.at > 1, shell::at_first(locale)));
            shown.push(on_part(actions::PART_DOWN, !last, shell::at_last(locale)));
        }
        shown.push(ActionState::on(actions::PREVIEW));
        shown.push(ActionState::on(statutes::SHOW));
        shown
    }

    fn captures_text(&self) -> bool {
        true
    }

    fn unsaved(&self) -> bool {
        self.reshaped || self.head.changed() || self.parts.iter().any(Form::changed)
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(saved @ Saved(outcome)) = msg.reply::<Saved>() {
            self.saving = false;
            let mut effects = Saved::told(saved).effects();
            match outcome {
                Ok(_) => effects.push(Effect::pop()),
                Err(refused) => self.show(&refused.findings, locale),
            }
            return effects;
        }
        if let Some(Measured(outcome)) = msg.reply::<Measured>() {
            return match outcome {
                Ok(statutes) => {
                    self.bank.statutes.clone_from(statutes);
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        let area = inside(cx.area);
        match (msg, msg.key().map(|key| key.code)) {
            (Msg::Shown, _) => return vec![self.measure(locale)],
            (Msg::Command(statutes::SHOW), _) => return self.law(locale),
            (Msg::Command(form_actions::SAVE), _) => return self.save(area, cx),
            (Msg::Command(actions::NEXT_PAGE), _) => self.at = (self.at + 1) % self.pages(),
            (Msg::Command(actions::ADD_PART), _) => self.add_part(locale),
            (Msg::Command(actions::REMOVE_PART), _) => self.remove_part(),
            (Msg::Command(actions::PART_UP), _) => self.shift_part(false),
            (Msg::Command(actions::PART_DOWN), _) => self.shift_part(true),
            (Msg::Command(actions::PREVIEW), _) => return vec![self.preview(locale)],
            (_, Some(Code::PageDown)) => self.at = (self.at + 1).min(self.parts.len()),
            (_, Some(Code::PageUp)) => self.at = self.at.saturating_sub(1),
            _ => match (self.page_mut().update(msg, area, cx.look), self.at) {
                (FormEvent::Submit, _) => return self.save(area, cx),
                (FormEvent::Changed("type"), 0) => self.retype(locale),
                (FormEvent::Changed("type"), _) => self.retype_part(locale),
                (FormEvent::Changed("citations"), _) => self.check_citations(locale),
                _ => {}
            },
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let locale = cx.look.locale;
        let name = match self.at {
            0 => t::head(locale).to_owned(),
            at => t::part(locale, at),
        };
        let page = t::page(locale, self.at + 1, self.pages());
        let title = format!("{}  {name}  {page}", self.title(cx));
        panel(frame.buffer_mut(), area, &title, cx.look);
        self.page().view(frame, inside(area), cx.look);
    }
}
