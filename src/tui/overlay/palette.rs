//! Every permitted action in one list; typing filters it, and finds what is not permitted too: who
//! looks for it learns that it exists and that it is not theirs to do.

use crate::i18n::shell as t;
use crate::tui::action::shell::dialog;
use crate::tui::action::{ActionState, Command};
use crate::tui::effect::{Effect, Tone};
use crate::tui::key::{Code, Key};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::text::{Align, put};
use crate::tui::widget::field::Field;
use crate::tui::widget::popup::{centred, popup};
use crate::tui::widget::selection::Selection;
use ratatui::Frame;
use ratatui::layout::Rect;

/// An action as help and palette list it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it does.
    pub command: Command,
    /// Its keys.
    pub key: String,
    /// One or two words.
    pub label: String,
    /// One sentence.
    pub doc: String,
    /// It can be used now.
    pub enabled: bool,
}

/// The command palette.
#[derive(Debug)]
pub struct Palette {
    items: Vec<Item>,
    forbidden: Vec<Item>,
    query: Field,
    selection: Selection,
}

const WIDTH: u16 = 70;
const ROWS: u16 = 14;

impl Palette {
    /// A palette over `items`; those that are `forbidden` show up last, and only when somebody
    /// types something that finds them.
    pub fn new(items: Vec<Item>, forbidden: Vec<Item>) -> Self {
        Self { items, forbidden, query: Field::new().max(40), selection: Selection::default() }
    }

    /// The items that hold every word of the query, in label, sentence, name or pinyin.
    fn matching(&self) -> Vec<&Item> {
        let query = self.query.value().to_lowercase();
        let words: Vec<&str> = query.split_whitespace().collect();
        let forbidden = if words.is_empty() { &[][..] } else { &self.forbidden };
        self.items
            .iter()
            .chain(forbidden)
            .filter(|item| {
                words.iter().all(|word| {
                    [item.label.as_str(), item.doc.as_str(), item.command.0]
                        .iter()
                        .any(|text| crate::tui::widget::filter::matches(text, word))
                })
            })
            .collect()
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        let count = self.matching().len();
        if key.code == Code::Enter {
            let chosen = self.matching().get(self.selection.at()).map(|item| item.command);
            return chosen
                .map(|command| vec![Effect::pop(), Effect::Run(command)])
                .unwrap_or_default();
        }
        if !self.selection.key(key, count, usize::from(ROWS)) && self.query.update(&Msg::Key(key)) {
            self.selection = Selection::default();
        }
        vec![]
    }
}

impl Screen for Palette {
    fn title(&self, cx: &Cx) -> String {
        t::palette_title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        vec![
            ActionState::on(dialog::ACCEPT).label(t::run(locale)),
            ActionState::on(dialog::SWITCH).hint("↑↓").label(t::choose(locale)),
            ActionState::on(dialog::CLOSE).label(t::close(locale)),
        ]
    }

    fn captures_text(&self) -> bool {
        true
    }

    fn update(&mut self, msg: &Msg, _: &Cx) -> Vec<Effect> {
        match msg {
            Msg::Command(dialog::CLOSE) => vec![Effect::pop()],
            Msg::Command(dialog::ACCEPT) => self.key(Key::ENTER),
            Msg::Command(dialog::SWITCH) => self.key(Key::DOWN),
            Msg::Key(key) if key.code == Code::Tab => self.key(Key::DOWN),
            Msg::Key(key) => self.key(*key),
            Msg::Paste(_) => {
                self.query.update(msg);
                self.selection = Selection::default();
                vec![]
            }
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let look = cx.look;
        let place = centred(area, WIDTH, ROWS + 4);
        let inner = popup(frame.buffer_mut(), place, &self.title(cx), Tone::Info, look);
        let prompt = t::palette_prompt(look.locale);
        let at = (inner.x, inner.y);
        let x = put(frame.buffer_mut(), at, prompt, inner.width, look.theme.muted, look.wide);
        let field = Rect { x, y: inner.y, width: inner.right().saturating_sub(x), height: 1 };
        self.query.view(frame, field, true, look);
        let matching = self.matching();
        let list = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
        let buf = frame.buffer_mut();
        if matching.is_empty() {
            let none = t::palette_none(look.locale);
            put(buf, (list.x, list.y), none, list.width, look.theme.muted, look.wide);
        }
        let columns = usize::from(list.width);
        let (label, key) = (16, 14);
        let range = self.selection.window(matching.len(), usize::from(list.height));
        for (y, at) in (list.y..list.bottom()).zip(range) {
            let Some(item) = matching.get(at) else { break };
            let chosen = at == self.selection.at();
            let mark = if chosen { look.marks().cursor } else { " " };
            let doc = columns.saturating_sub(2 + label + key);
            let text = [
                look.pad(mark, 2, Align::Left),
                look.pad(&item.label, label, Align::Left),
                look.pad(&look.truncate(&item.doc, doc.saturating_sub(1)), doc, Align::Left),
                look.pad(&item.key, key, Align::Right),
            ]
            .concat();
            let style = match (chosen, item.enabled) {
                (true, _) => look.theme.selected,
                (false, true) => look.theme.text,
                (false, false) => look.theme.muted,
            };
            put(buf, (list.x, y), &text, list.width, style, look.wide);
        }
    }
}
