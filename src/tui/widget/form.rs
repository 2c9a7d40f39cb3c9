//! A vertical form: labelled fields, what is wrong beside each, a button to save.
//!
//! Tab and the arrows move, Enter goes on to the next field and presses the button at the end.

use super::area::Area;
use super::button::buttons;
use super::choice::{Choice, centred_top};
use super::field::Field;
use super::pick::Pick;
use crate::i18n::shell as t;
use crate::tui::action::shell::form as action;
use crate::tui::key::Code;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::text::{put, width, wrap};
use ratatui::Frame;
use ratatui::layout::Rect;

/// What a field is filled with.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "a form holds a handful of inputs, moved once")]
pub enum Input {
    /// One line.
    Line(Field),
    /// Several lines, this many of them visible.
    Area(Area, u16),
    /// One of several values on one line.
    Pick(Pick),
    /// Options below each other.
    Choice(Choice),
}

impl Input {
    fn update(&mut self, msg: &Msg, columns: u16, look: &Look) -> bool {
        match self {
            Self::Line(field) => field.update(msg),
            Self::Area(area, _) => area.update(msg, Area::columns(columns), look),
            Self::Pick(pick) => pick.update(msg),
            Self::Choice(choice) => choice.update(msg),
        }
    }

    fn height(&self, columns: u16, look: &Look) -> usize {
        match self {
            Self::Line(_) | Self::Pick(_) => 1,
            Self::Area(_, rows) => usize::from(*rows),
            Self::Choice(choice) => choice.height(columns.into(), look),
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Line(field) => field.is_empty(),
            Self::Area(area, _) => area.is_empty(),
            Self::Pick(_) => false,
            Self::Choice(choice) => choice.chosen().is_empty(),
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, focused: bool, look: &Look) {
        match self {
            Self::Line(field) => field.view(frame, area, focused, look),
            Self::Area(text, _) => text.view(frame, area, focused, look),
            Self::Pick(pick) => pick.view(frame.buffer_mut(), area, focused, look),
            Self::Choice(choice) => choice.view(frame.buffer_mut(), area, focused, look),
        }
    }
}

/// One field of a form.
#[derive(Debug, Clone)]
pub struct Entry {
    name: &'static str,
    label: String,
    input: Input,
    hint: String,
    error: Option<String>,
    required: bool,
}

impl Entry {
    /// A field; `name` is how the screen asks for it.
    pub fn new(name: &'static str, label: impl Into<String>, input: Input) -> Self {
        let (hint, error) = (String::new(), None);
        Self { name, label: label.into(), input, hint, error, required: false }
    }

    /// One line of text.
    pub fn line(name: &'static str, label: impl Into<String>, field: Field) -> Self {
        Self::new(name, label, Input::Line(field))
    }

    /// Several lines of text, `rows` of them visible.
    pub fn area(name: &'static str, label: impl Into<String>, area: Area, rows: u16) -> Self {
        Self::new(name, label, Input::Area(area, rows))
    }

    /// One of several values on one line.
    pub fn pick(name: &'static str, label: impl Into<String>, pick: Pick) -> Self {
        Self::new(name, label, Input::Pick(pick))
    }

    /// Options below each other.
    pub fn choice(name: &'static str, label: impl Into<String>, choice: Choice) -> Self {
        Self::new(name, label, Input::Choice(choice))
    }

    /// Must be filled in; shown by a star.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// One sentence below the field.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// What stands below the field: the whole of what is wrong, or as much of the hint as one row
    /// holds.
    fn note(&self, columns: usize, look: &Look) -> Vec<String> {
        match &self.error {
            Some(error) => {
                let text = format!("{} {error}", look.marks().danger);
                let lines = text.lines().flat_map(|line| wrap(line, columns, look.wide));
                lines.map(str::to_owned).collect()
            }
            None if self.hint.is_empty() => Vec::new(),
            None => vec![look.truncate(&self.hint, columns)],
        }
    }
}

/// What a message did to a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormEvent {
    /// The form had no use for it.
    Unused,
    /// The focus moved.
    Moved,
    /// The content of this field may have changed.
    Changed(&'static str),
    /// The person wants to save, and every required field is filled in.
    Submit,
}

/// A form.
#[derive(Debug, Clone)]
pub struct Form {
    entries: Vec<Entry>,
    focus: usize,
    button: Option<String>,
    changed: bool,
}

/// What is drawn of one field, with rows counted from the form's top.
struct Place {
    top: usize,
    height: usize,
}

impl Form {
    /// A form with the focus on its first field.
    pub fn new(entries: impl IntoIterator<Item = Entry>) -> Self {
        Self { entries: entries.into_iter().collect(), focus: 0, button: None, changed: false }
    }

    /// With another word on the button than 保存.
    #[must_use]
    pub fn button(mut self, label: impl Into<String>) -> Self {
        self.button = Some(label.into());
        self
    }

    /// The word on the button, when it is not 保存.
    pub fn verb(&self) -> Option<&str> {
        self.button.as_deref()
    }

    /// Something was entered since the form was made; for [`crate::tui::screen::Screen::unsaved`].
    pub const fn changed(&self) -> bool {
        self.changed
    }

    /// Takes over what stands in the fields that another form has by the same names, and whether
    /// something was entered there: for a form that is made anew while somebody fills it in.
    pub fn take_over(&mut self, typed: &Self) {
        for entry in &mut self.entries {
            if let Some(input) = typed.input(entry.name) {
                entry.input = input.clone();
            }
        }
        self.changed |= typed.changed;
    }

    /// What was entered is saved.
    pub const fn saved(&mut self) {
        self.changed = false;
    }

    /// The field with this name.
    pub fn input(&self, name: &str) -> Option<&Input> {
        self.entries.iter().find(|entry| entry.name == name).map(|entry| &entry.input)
    }

    /// The field at this place, from 0: for fields that people declare, which have no name here.
    pub fn at(&self, place: usize) -> Option<&Input> {
        self.entries.get(place).map(|entry| &entry.input)
    }

    /// Says what is wrong with the field at this place and moves the focus there.
    pub fn error_at(&mut self, place: usize, text: impl Into<String>) {
        if let Some(entry) = self.entries.get_mut(place) {
            entry.error = Some(text.into());
        }
        self.focus_first_error();
    }

    /// The field with this name, to set it.
    pub fn input_mut(&mut self, name: &str) -> Option<&mut Input> {
        self.entries.iter_mut().find(|entry| entry.name == name).map(|entry| &mut entry.input)
    }

    /// The text of a field, without spaces around it; empty when it is no text.
    pub fn text(&self, name: &str) -> String {
        match self.input(name) {
            Some(Input::Line(field)) => field.trimmed().to_owned(),
            Some(Input::Area(area, _)) => area.value().trim().to_owned(),
            _ => String::new(),
        }
    }

    /// The place of the picked or first chosen option of a field, from 0.
    pub fn picked(&self, name: &str) -> Option<usize> {
        match self.input(name) {
            Some(Input::Pick(pick)) => Some(pick.at()),
            Some(Input::Choice(choice)) => choice.first(),
            _ => None,
        }
    }

    /// Says what is wrong with a field and moves the focus to the first field that is wrong.
    pub fn error(&mut self, name: &str, text: impl Into<String>) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.name == name) {
            entry.error = Some(text.into());
        }
        self.focus_first_error();
    }

    /// Says what is wrong with a field, or that nothing is, and leaves the focus where it is: for
    /// what is checked while somebody types.
    pub fn remark(&mut self, name: &str, text: Option<String>) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.name == name) {
            entry.error = text;
        }
    }

    fn focus_first_error(&mut self) {
        if let Some(at) = self.entries.iter().position(|entry| entry.error.is_some()) {
            self.focus = at;
        }
    }

    /// Forgets what was wrong.
    pub fn clear_errors(&mut self) {
        for entry in &mut self.entries {
            entry.error = None;
        }
    }

    /// The name of the field that has the focus; none on the button.
    pub fn focused(&self) -> Option<&'static str> {
        self.entries.get(self.focus).map(|entry| entry.name)
    }

    /// Moves the focus to a field.
    pub fn focus(&mut self, name: &str) {
        if let Some(at) = self.entries.iter().position(|entry| entry.name == name) {
            self.focus = at;
        }
    }

    /// Takes a message. `area` is where the form is drawn. A screen with a form captures text
    /// ([`crate::tui::screen::Screen::captures_text`]) and offers [`action::SAVE`].
    pub fn update(&mut self, msg: &Msg, area: Rect, look: &Look) -> FormEvent {
        if msg.is(action::SAVE) {
            return self.submit(look);
        }
        if msg.is(action::NEXT_FIELD) {
            return self.step(1);
        }
        let columns = self.input_area(area, look).width;
        let code = msg.key().map(|key| key.code);
        if matches!(code, Some(Code::Tab)) {
            return self.step(1);
        }
        if matches!(code, Some(Code::BackTab)) {
            return self.step(self.entries.len());
        }
        if let Some(entry) = self.entries.get_mut(self.focus)
            && entry.input.update(msg, columns, look)
        {
            entry.error = None;
            self.changed = true;
            return FormEvent::Changed(entry.name);
        }
        match code {
            Some(Code::Enter) if self.focus == self.entries.len() => self.submit(look),
            Some(Code::Enter | Code::Down) => self.step(1),
            Some(Code::Up) => self.step(self.entries.len()),
            _ => FormEvent::Unused,
        }
    }

    fn step(&mut self, by: usize) -> FormEvent {
        self.focus = (self.focus + by) % (self.entries.len() + 1);
        FormEvent::Moved
    }

    fn submit(&mut self, look: &Look) -> FormEvent {
        self.clear_errors();
        for entry in self.entries.iter_mut().filter(|entry| entry.required) {
            if entry.input.is_empty() {
                entry.error = Some(t::required(look.locale).to_owned());
            }
        }
        if self.entries.iter().any(|entry| entry.error.is_some()) {
            self.focus_first_error();
            return FormEvent::Moved;
        }
        FormEvent::Submit
    }

    /// The columns right of the labels.
    fn input_area(&self, area: Rect, look: &Look) -> Rect {
        let longest = self.entries.iter().map(|entry| width(&entry.label, look.wide)).max();
        let longest = u16::try_from(longest.unwrap_or(0)).unwrap_or(0);
        let labels = (longest + 4).min(area.width / 2);
        Rect { x: area.x + labels, width: area.width - labels, ..area }
    }

    /// Where each field is and how many rows there are; a blank row between fields if all fits.
    fn places(&self, area: Rect, look: &Look) -> (Vec<Place>, usize) {
        let columns = self.input_area(area, look).width;
        let heights = self.entries.iter().map(|entry| {
            let note = entry.note(columns.into(), look).len();
            (entry.input.height(columns, look), note)
        });
        let heights: Vec<_> = heights.collect();
        let rows: usize = heights.iter().map(|(rows, note)| rows + note).sum();
        let roomy = rows + heights.len() < usize::from(area.height);
        let mut top = 0;
        let places = heights.into_iter().map(|(height, note)| {
            let place = Place { top, height };
            top += height + note + usize::from(roomy);
            place
        });
        let places = places.collect();
        (places, top + 1)
    }

    /// Rows that the form needs in the columns of `area`, without air between its fields.
    pub fn rows(&self, area: Rect, look: &Look) -> usize {
        self.places(Rect { height: 0, ..area }, look).1
    }

    /// Draws the form; when it does not fit, the part around the focus.
    pub fn view(&self, frame: &mut Frame, area: Rect, look: &Look) {
        if area.is_empty() {
            return;
        }
        let (places, rows) = self.places(area, look);
        let inputs = self.input_area(area, look);
        let focus_row =
            places.get(self.focus).map_or(rows - 1, |place| place.top + place.height / 2);
        let top = centred_top(focus_row, rows, area.height.into());
        // The part of some rows that can be seen.
        let seen = |first: usize, rows: usize, within: Rect| {
            let start = first.max(top);
            let end = (first + rows).min(top + usize::from(area.height));
            let to_u16 = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
            (end > start).then(|| Rect {
                y: within.y + to_u16(start - top),
                height: to_u16(end - start),
                ..within
            })
        };
        for ((at, entry), place) in self.entries.iter().enumerate().zip(&places) {
            let focused = self.focus == at;
            let theme = &look.theme;
            if let Some(row) = seen(place.top, 1, area) {
                let style = if focused { theme.accent } else { theme.text };
                let star = if entry.required { "*" } else { " " };
                let mark = if focused { look.marks().cursor } else { " " };
                let label = format!("{mark}{star}{}", entry.label);
                let room = area.width - inputs.width;
                put(frame.buffer_mut(), (row.x, row.y), &label, room, style, look.wide);
            }
            if let Some(place) = seen(place.top, place.height, inputs) {
                entry.input.view(frame, place, focused, look);
            }
            let style = if entry.error.is_some() { theme.danger } else { theme.muted };
            for (at, text) in entry.note(inputs.width.into(), look).iter().enumerate() {
                if let Some(row) = seen(place.top + place.height + at, 1, inputs) {
                    put(frame.buffer_mut(), (row.x, row.y), text, row.width, style, look.wide);
                }
            }
        }
        if let Some(row) = seen(rows - 1, 1, inputs) {
            let label = self.button.as_deref().unwrap_or_else(|| t::save(look.locale));
            let chosen = (self.focus == self.entries.len()).then_some(0);
            buttons(frame.buffer_mut(), row, &[label], chosen, look);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testkit::{draw, type_into};

    const AREA: Rect = Rect::new(0, 0, 60, 16);

    fn form() -> Form {
        Form::new([
            Entry::line("name", "姓名", Field::new().max(20)).required(),
            Entry::pick("post", "编制类型", Pick::new(["行政编制", "事业编制", "参公"])),
            Entry::choice("kinds", "执法类别", Choice::many(["市场监管", "城市管理"])),
            Entry::area("note", "备注", Area::new(), 3).hint("只在本单位内部可见。"),
        ])
    }

    fn press(form: &mut Form, keys: &str) -> FormEvent {
        let mut last = FormEvent::Unused;
        type_into(keys, |msg| last = form.update(&msg, AREA, &Look::default()));
        last
    }

    #[test]
    fn is_filled_in_with_tab_arrows_digits_and_enter() {
        let mut form = form();
        assert!(!form.changed());
        press(&mut form, "张三 <enter> <right> <tab> 2 <down>");
        press(&mut form, "第一行 <enter> 第二行 <tab>");
        assert_eq!(form.focused(), None);
        assert_eq!(press(&mut form, "<enter>"), FormEvent::Submit);
        assert!(form.changed());
        assert_eq!(form.text("name"), "张三");
        assert_eq!(form.picked("post"), Some(1));
        assert_eq!(form.picked("kinds"), Some(1));
        assert_eq!(form.text("note"), "第一行\n第二行");
    }

    #[test]
    fn what_is_missing_is_said_beside_the_field() {
        let mut form = form();
        assert_eq!(press(&mut form, "<shift-tab> <enter>"), FormEvent::Moved);
        assert_eq!(form.focused(), Some("name"));
        let view = |form: &Form| {
            draw(AREA.width, AREA.height, |frame, area| form.view(frame, area, &Look::default()))
        };
        insta::assert_snapshot!(view(&form).0, @r"
        >*姓名
                    ✗ 请填写这一项。

          编制类型  < 行政编制 >

          执法类别    [ ] 1 市场监管
                      [ ] 2 城市管理

          备注


                    只在本单位内部可见。

                    [  保存 ]
        ");
        press(&mut form, "李");
        assert!(!view(&form).0.contains("请填写"), "typing takes the error away");
        form.error("note", "备注不得含身份证号。");
        assert_eq!(form.focused(), Some("note"));
    }

    #[test]
    fn a_form_higher_than_its_place_follows_the_focus() {
        let mut form = form();
        press(&mut form, "<tab> <tab> <tab> 一");
        let (screen, cursor) = draw(60, 4, |frame, area| form.view(frame, area, &Look::default()));
        assert!(screen.contains("备注") && !screen.contains("姓名"), "{screen}");
        assert!(cursor.y < 4);
    }
}
