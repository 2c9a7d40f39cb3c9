//! A question before something destructive or recorded: the consequence in words, and where it is
//! recorded, a reason and a document number. The button to go back is chosen at first.

use super::button::{buttons, buttons_width};
use super::field::Field;
use super::popup::{centred, popup};
use crate::i18n::shell as t;
use crate::tui::action::ActionState;
use crate::tui::action::shell::dialog;
use crate::tui::effect::{Effect, Tone};
use crate::tui::key::{Code, Key};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::text::put;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::any::Any;

/// What the person entered when they agreed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Given {
    /// The reason, when one was asked for.
    pub reason: Option<String>,
    /// The document number, when one was asked for; may be empty if it was optional.
    pub document: Option<String>,
}

/// What agreeing leads to.
enum Then {
    /// The value replied to whoever asked.
    Reply(Box<dyn FnOnce(Given) -> Box<dyn Any + Send> + Send>),
    /// Something the shell itself does.
    Effect(Effect),
}

/// One entry of the dialog besides its buttons.
struct Entry {
    field: Field,
    required: bool,
    missing: bool,
}

impl Entry {
    fn new(max: usize, required: bool) -> Self {
        Self { field: Field::new().max(max), required, missing: false }
    }
}

/// A question with its consequence.
pub struct Confirm {
    title: String,
    consequence: String,
    verb: Option<String>,
    /// There is nothing to agree to.
    only_told: bool,
    tone: Tone,
    /// What it is about, when that is several things: the name of each, and why it is left out.
    each: Vec<(String, Option<String>)>,
    scroll: usize,
    reason: Option<Entry>,
    document: Option<Entry>,
    then: Option<Then>,
    focus: usize,
}

impl Confirm {
    /// A question; `consequence` says in whole sentences what will be.
    pub fn new(title: impl Into<String>, consequence: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            consequence: consequence.into(),
            verb: None,
            only_told: false,
            tone: Tone::Warn,
            each: Vec::new(),
            scroll: 0,
            reason: None,
            document: None,
            then: None,
            focus: 0,
        }
    }

    /// The word on the button that agrees: 撤销导入.
    #[must_use]
    pub fn verb(mut self, verb: impl Into<String>) -> Self {
        self.verb = Some(verb.into());
        self
    }

    /// There is nothing to agree to, only to read: the one button goes back.
    #[must_use]
    pub const fn only_told(mut self) -> Self {
        self.only_told = true;
        self
    }

    /// Shows that something is destroyed.
    #[must_use]
    pub const fn danger(mut self) -> Self {
        self.tone = Tone::Danger;
        self
    }

    /// Names every single thing the question is about. What is left out stands first, each with
    /// the reason why; Page Up and Down move through a long list.
    #[must_use]
    pub fn each(mut self, rows: impl IntoIterator<Item = (String, Option<String>)>) -> Self {
        self.each = rows.into_iter().collect();
        self.each.sort_by_key(|(_, left_out)| left_out.is_none());
        self
    }

    /// Asks for a reason, which must be given.
    #[must_use]
    pub fn with_reason(mut self) -> Self {
        self.reason = Some(Entry::new(200, true));
        self
    }

    /// Asks for a document number, which must be given if `required`.
    #[must_use]
    pub fn with_document(mut self, required: bool) -> Self {
        self.document = Some(Entry::new(60, required));
        self
    }

    /// What agreeing replies; [`Effect::confirm`] sets it.
    #[must_use]
    pub fn then(
        mut self,
        then: impl FnOnce(Given) -> Box<dyn Any + Send> + Send + 'static,
    ) -> Self {
        self.then = Some(Then::Reply(Box::new(then)));
        self
    }

    /// What agreeing makes the shell do.
    pub(in crate::tui) fn then_effect(mut self, effect: Effect) -> Self {
        self.then = Some(Then::Effect(effect));
        self
    }

    fn entries(&mut self) -> Vec<&mut Entry> {
        self.reason.iter_mut().chain(self.document.iter_mut()).collect()
    }

    fn entry_count(&self) -> usize {
        usize::from(self.reason.is_some()) + usize::from(self.document.is_some())
    }

    /// Entries, then the button that goes back, then the one that agrees.
    fn stops(&self) -> usize {
        self.entry_count() + if self.only_told { 1 } else { 2 }
    }

    fn step(&mut self, by: usize) {
        self.focus = (self.focus + by) % self.stops();
    }

    /// Lines of the list that fit beside `taken` other ones.
    fn room(&self, area: Rect, taken: usize) -> usize {
        let free = usize::from(area.height).saturating_sub(taken + 2);
        self.each.len().min(free.max(LEAST_LISTED))
    }

    /// The lines that are there besides the list: text, fields, buttons, and the air between.
    fn taken(&self, area: Rect, look: &Look) -> usize {
        let list = if self.each.is_empty() { 0 } else { 2 };
        look.wrap(&self.consequence, columns(area)).len() + 2 * self.entry_count() + 5 + list
    }

    fn turn(&mut self, down: bool, cx: &Cx) {
        let page = self.room(cx.area, self.taken(cx.area, cx.look)).max(1);
        let last = self.each.len().saturating_sub(page);
        self.scroll = match down {
            true => (self.scroll + page).min(last),
            false => self.scroll.saturating_sub(page),
        };
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        let entries = self.entry_count();
        let back = self.stops() - 1;
        if self.focus < entries {
            match key.code {
                Code::Enter | Code::Tab | Code::Down => self.step(1),
                Code::BackTab | Code::Up => self.step(back),
                _ => {
                    let focus = self.focus;
                    if let Some(entry) = self.entries().into_iter().nth(focus) {
                        entry.field.update(&Msg::Key(key));
                        entry.missing = false;
                    }
                }
            }
            return vec![];
        }
        match key.code {
            Code::Enter => return self.press(),
            Code::Tab | Code::Right | Code::Down => self.step(1),
            Code::BackTab | Code::Left | Code::Up => self.step(back),
            _ => {}
        }
        vec![]
    }

    fn press(&mut self) -> Vec<Effect> {
        if self.focus == self.entry_count() {
            return vec![Effect::pop()];
        }
        let mut first_missing = None;
        for (at, entry) in self.entries().into_iter().enumerate() {
            entry.missing = entry.required && entry.field.is_empty();
            if entry.missing {
                first_missing = first_missing.or(Some(at));
            }
        }
        if let Some(at) = first_missing {
            self.focus = at;
            return vec![];
        }
        let text = |entry: &Option<Entry>| entry.as_ref().map(|e| e.field.trimmed().to_owned());
        let given = Given { reason: text(&self.reason), document: text(&self.document) };
        match self.then.take() {
            Some(Then::Reply(then)) => vec![Effect::Answer(then(given))],
            Some(Then::Effect(effect)) => vec![Effect::pop(), effect],
            None => vec![Effect::pop()],
        }
    }
}

/// The widest a dialog is.
const WIDEST: u16 = 64;
/// Lines of a list that are shown in any case.
const LEAST_LISTED: usize = 3;

/// Columns of text in a dialog over `area`.
fn columns(area: Rect) -> usize {
    usize::from(area.width.saturating_sub(4).min(WIDEST).saturating_sub(4))
}

impl Confirm {
    /// The things it is about, and below them how many there are and how many are left out.
    fn list(&self, frame: &mut Frame, area: Rect, look: &Look) {
        let (locale, marks, theme) = (look.locale, look.marks(), &look.theme);
        let room = usize::from(area.height.saturating_sub(1));
        for (y, (name, left_out)) in (area.y..).zip(self.each.iter().skip(self.scroll).take(room)) {
            let (text, style) = match left_out {
                None => (format!("{} {name}", marks.bullet), theme.text),
                Some(why) => (format!("{} {name}: {why}", marks.warn), theme.warn),
            };
            let text = look.truncate(&text, area.width.into());
            put(frame.buffer_mut(), (area.x, y), &text, area.width, style, look.wide);
        }
        let left_out = self.each.iter().filter(|(_, left_out)| left_out.is_some()).count();
        let mut text = match left_out {
            0 => t::listed(locale, self.each.len()),
            _ => t::listed_but(locale, self.each.len() - left_out, left_out),
        };
        if room < self.each.len() {
            let last = (self.scroll + room).min(self.each.len());
            let place = t::counts(locale, self.scroll + 1, last, self.each.len());
            text = format!("{text}  {place}  PgUp PgDn");
        }
        let y = area.bottom().saturating_sub(1);
        put(frame.buffer_mut(), (area.x, y), &text, area.width, theme.muted, look.wide);
    }
}

impl Screen for Confirm {
    fn title(&self, _: &Cx) -> String {
        self.title.clone()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        if self.only_told {
            let close = t::close(cx.look.locale);
            return vec![
                ActionState::on(dialog::ACCEPT).label(close),
                ActionState::on(dialog::CLOSE).label(close).quiet(),
            ];
        }
        vec![
            ActionState::on(dialog::ACCEPT),
            ActionState::on(dialog::SWITCH),
            ActionState::on(dialog::CLOSE),
        ]
    }

    fn captures_text(&self) -> bool {
        self.focus < self.entry_count()
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        if let Some(Code::PageUp | Code::PageDown) = msg.key().map(|key| key.code) {
            self.turn(msg.key().is_some_and(|key| key.code == Code::PageDown), cx);
            return vec![];
        }
        match msg {
            Msg::Command(dialog::CLOSE) => vec![Effect::pop()],
            Msg::Command(dialog::ACCEPT) => self.key(Key::ENTER),
            Msg::Command(dialog::SWITCH) => self.key(Key::TAB),
            Msg::Key(key) => self.key(*key),
            Msg::Paste(_) if self.captures_text() => {
                let focus = self.focus;
                if let Some(entry) = self.entries().into_iter().nth(focus) {
                    entry.field.update(msg);
                }
                vec![]
            }
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let look = cx.look;
        let verb = self.verb.as_deref().unwrap_or_else(|| t::accept(look.locale));
        let both = [t::back(look.locale), verb];
        let labels: &[&str] = if self.only_told { &[t::close(look.locale)] } else { &both };
        let width = area.width.saturating_sub(4).min(WIDEST);
        let text = look.wrap(&self.consequence, columns(area));
        let entries =
            [(t::reason(look.locale), &self.reason), (t::document(look.locale), &self.document)];
        let room = self.room(area, self.taken(area, look));
        let height = u16::try_from(self.taken(area, look) + room).unwrap_or(u16::MAX);
        let inner =
            popup(frame.buffer_mut(), centred(area, width, height), &self.title, self.tone, look);
        let mut y = inner.y;
        for line in text {
            put(frame.buffer_mut(), (inner.x, y), line, inner.width, look.theme.text, look.wide);
            y += 1;
        }
        y += 1;
        if !self.each.is_empty() {
            let list = Rect { y, height: u16::try_from(room + 1).unwrap_or(1), ..inner };
            self.list(frame, list.intersection(inner), look);
            y = list.bottom() + 1;
        }
        let mut at = 0;
        for (label, entry) in entries {
            let Some(entry) = entry else { continue };
            let label = look.pad(label, 14, crate::tui::text::Align::Left);
            let x = put(frame.buffer_mut(), (inner.x, y), &label, 14, look.theme.text, look.wide);
            let place = Rect::new(x, y, inner.right().saturating_sub(x), 1);
            entry.field.view(frame, place.intersection(area), self.focus == at, look);
            if entry.missing {
                let text = format!("{} {}", look.marks().danger, t::required(look.locale));
                let style = look.theme.danger;
                put(frame.buffer_mut(), (x, y + 1), &text, place.width, style, look.wide);
            }
            y += 2;
            at += 1;
        }
        let taken = u16::try_from(buttons_width(labels, look.wide)).unwrap_or(inner.width);
        let x = inner.right().saturating_sub(taken).max(inner.x);
        let row = Rect::new(x, inner.bottom().saturating_sub(1), inner.right() - x, 1);
        let chosen = self.focus.checked_sub(self.entry_count());
        buttons(frame.buffer_mut(), row, labels, chosen, look);
    }
}
