//! Choosing a file, or several: typing filters the folder or names a path, Enter opens.

use super::{Browser, Line, Looked, SIZE, split, tail};
use crate::i18n::files as t;
use crate::tui::action::ActionState;
use crate::tui::action::files::{self as actions, several};
use crate::tui::action::shell::dialog;
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

/// The file that was chosen; the reply to whoever opened [`OpenFile`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picked {
    /// Its path, for [`crate::app::files::Files::read`].
    pub path: String,
}

/// The files and folders that were chosen, at least one; the reply to whoever opened
/// [`OpenFile::several`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickedSeveral {
    /// Their paths, for [`crate::app::files::gather::gather`].
    pub paths: Vec<String>,
}

/// Choosing a file, or several.
pub struct OpenFile {
    title: String,
    /// Several can be ticked.
    several: bool,
    field: Field,
    browser: Browser,
}

impl OpenFile {
    /// Asks for a file; `wanted` are endings in lower case, such as `csv`, and none lists all.
    pub fn new(title: impl Into<String>, wanted: &'static [&'static str]) -> Self {
        let field = Field::new().max(1_000);
        Self { title: title.into(), several: false, field, browser: Browser::new(wanted) }
    }

    /// Asks for one file or more, or for folders with the files in them; replies
    /// [`PickedSeveral`].
    pub fn several(title: impl Into<String>, wanted: &'static [&'static str]) -> Self {
        Self { several: true, ..Self::new(title, wanted) }
    }

    /// The text changed: what is listed follows it.
    fn typed(&mut self, cx: &Cx) -> Vec<Effect> {
        self.browser.at = Selection::default();
        self.browser.trouble = None;
        if self.browser.under_way == Some(true) {
            // Where the path starts is known when that folder is.
            return vec![];
        }
        let asked = split(self.field.value()).0.unwrap_or_default().to_owned();
        if asked == self.browser.asked {
            return vec![];
        }
        vec![self.browser.look(&asked, false, cx.look.locale)]
    }

    /// Stands in another folder.
    fn go(&mut self, path: &str, cx: &Cx) -> Vec<Effect> {
        self.field.set("");
        vec![self.browser.look(path, true, cx.look.locale)]
    }

    fn up(&mut self, cx: &Cx) -> Vec<Effect> {
        let parent = self.browser.shown.as_ref().and_then(|folder| folder.parent.clone());
        parent.map(|parent| self.go(&parent, cx)).unwrap_or_default()
    }

    fn enter(&mut self, cx: &Cx) -> Vec<Effect> {
        let typed = self.field.value().to_owned();
        let lines = self.browser.lines(&typed);
        match lines.get(self.browser.at.at()) {
            Some(Line::Up) => self.up(cx),
            Some(Line::Entry(entry)) if entry.is_folder => {
                let path = entry.path.clone();
                self.go(&path, cx)
            }
            Some(Line::Entry(_)) if !self.browser.ticked.is_empty() => self.take(),
            Some(Line::Entry(entry)) if self.several => {
                vec![Effect::answer(PickedSeveral { paths: vec![entry.path.clone()] })]
            }
            Some(Line::Entry(entry)) => vec![Effect::answer(Picked { path: entry.path.clone() })],
            None => vec![],
        }
    }

    /// Opens what is ticked.
    fn take(&self) -> Vec<Effect> {
        let paths = self.browser.ticked.iter().cloned().collect();
        vec![Effect::answer(PickedSeveral { paths })]
    }

    /// Ticks the line, or takes its tick away.
    fn tick(&mut self) {
        let lines = self.browser.lines(self.field.value());
        let count = lines.len();
        if let Some(Line::Entry(entry)) = lines.get(self.browser.at.at()) {
            let path = entry.path.clone();
            if !self.browser.ticked.remove(&path) {
                self.browser.ticked.insert(path);
            }
        }
        self.browser.trouble = None;
        self.browser.at.select(self.browser.at.at() + 1, count);
    }

    /// Ticks every file listed; when all were ticked before, none of them is afterwards.
    fn tick_all(&mut self) {
        let lines = self.browser.lines(self.field.value());
        let files = lines.iter().filter_map(|line| match line {
            Line::Entry(entry) if !entry.is_folder => Some(entry.path.clone()),
            _ => None,
        });
        let files: Vec<String> = files.collect();
        self.browser.trouble = None;
        if files.iter().all(|path| self.browser.ticked.contains(path)) {
            self.browser.ticked.retain(|path| !files.contains(path));
        } else {
            self.browser.ticked.extend(files);
        }
    }

    /// Whether a blank is a tick: it belongs to the text only where a path that is being typed goes
    /// on with it.
    fn ticks(&self, key: Key) -> bool {
        let typed = self.field.value();
        let on =
            || split(typed).0.is_some() && !self.browser.lines(&format!("{typed} ")).is_empty();
        self.several && key.folded() == Key::SPACE && !on()
    }

    /// Completes the name after the last folder as far as all that begin with it agree.
    fn complete(&mut self, cx: &Cx) -> Vec<Effect> {
        let typed = self.field.value().to_owned();
        let (folder, name) = split(&typed);
        let Some(shown) = &self.browser.shown else { return vec![] };
        let mut found = shown
            .entries
            .iter()
            .filter(|entry| entry.name.starts_with(name) && self.browser.wants(entry))
            .filter(|entry| !entry.name.starts_with('.') || name.starts_with('.'));
        let Some(first) = found.next() else { return vec![] };
        let mut common = first.name.clone();
        let mut alone = true;
        for other in found {
            alone = false;
            let same = common.chars().zip(other.name.chars()).take_while(|(a, b)| a == b).count();
            common = common.chars().take(same).collect();
        }
        if alone && first.is_folder {
            common.push('/');
        }
        let folder = match folder {
            Some("~") => "~/",
            other => other.unwrap_or_default(),
        };
        self.field.set(format!("{folder}{common}"));
        self.typed(cx)
    }

    fn key(&mut self, key: Key, cx: &Cx) -> Vec<Effect> {
        let empty = self.field.value().is_empty();
        let rows = usize::from(SIZE.1.min(cx.area.height).saturating_sub(6));
        let count = self.browser.lines(self.field.value()).len();
        match key.code {
            _ if self.ticks(key) => {
                self.tick();
                vec![]
            }
            Code::Enter => self.enter(cx),
            Code::Tab => self.complete(cx),
            Code::Left | Code::Backspace if empty => self.up(cx),
            Code::Right if empty => match self.browser.lines("").get(self.browser.at.at()) {
                Some(Line::Entry(entry)) if entry.is_folder => self.enter(cx),
                _ => vec![],
            },
            Code::Home | Code::End if !empty => {
                self.field.update(&Msg::Key(key));
                vec![]
            }
            _ if self.browser.at.key(key, count, rows) => vec![],
            _ if self.field.update(&Msg::Key(key)) => self.typed(cx),
            _ => vec![],
        }
    }
}

impl Screen for OpenFile {
    fn title(&self, _: &Cx) -> String {
        self.title.clone()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let mut offered = vec![
            ActionState::when(dialog::ACCEPT, self.browser.is_settled())
                .label(crate::i18n::shell::open(locale)),
        ];
        if self.several {
            let ticked = !self.browser.ticked.is_empty();
            offered.push(ActionState::on(several::MARK));
            let files = self.browser.counts(self.field.value()).0 > 0;
            let all = ActionState::when(several::MARK_ALL, files);
            offered.push(all.because(t::no_files_to_mark(locale)));
            offered.push(match ticked {
                true => ActionState::on(several::TAKE),
                false => ActionState::off(several::TAKE, t::none_marked(locale)),
            });
        }
        offered.push(ActionState::on(actions::UP).hint("←"));
        let complete = ActionState::when(actions::COMPLETE, self.browser.is_settled());
        let close = ActionState::on(dialog::CLOSE);
        // Beside the keys for several there is little room: the way out goes before the rest.
        let (before, after) = match self.several {
            true => (close, complete.quiet()),
            false => (complete, close),
        };
        offered.push(before);
        if !self.browser.wanted.is_empty() {
            let kinds = t::wanted_files(locale, self.browser.kinds());
            let all = ActionState::on(actions::ALL);
            offered.push(if self.browser.all { all.label(kinds) } else { all });
        }
        offered.push(after);
        offered
    }

    fn captures_text(&self) -> bool {
        true
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        if let Some(looked) = msg.reply::<Looked>() {
            self.browser.looked(looked);
            let moved = looked.moves && self.browser.is_settled() && looked.outcome.is_ok();
            return if moved { self.typed(cx) } else { vec![] };
        }
        match msg {
            Msg::Shown if self.browser.shown.is_none() => vec![self.browser.begin(cx.look.locale)],
            Msg::Command(dialog::CLOSE) => vec![Effect::pop()],
            Msg::Command(dialog::ACCEPT) => self.enter(cx),
            Msg::Command(actions::UP) => self.up(cx),
            Msg::Command(actions::COMPLETE) => self.complete(cx),
            Msg::Command(several::TAKE) => self.take(),
            Msg::Command(several::MARK) => {
                self.tick();
                vec![]
            }
            Msg::Command(several::MARK_ALL) => {
                self.tick_all();
                vec![]
            }
            Msg::Command(actions::ALL) => {
                self.browser.all = !self.browser.all;
                self.browser.at = Selection::default();
                vec![]
            }
            Msg::Key(key) => self.key(*key, cx),
            Msg::Paste(_) if self.field.update(msg) => self.typed(cx),
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let place = centred(area, SIZE.0, SIZE.1);
        let mut title = self.title.clone();
        if !self.browser.ticked.is_empty() {
            title = format!("{title}  {}", t::marked(locale, self.browser.ticked.len()));
        }
        let inner = popup(frame.buffer_mut(), place, &title, Tone::Info, look);
        let folder = self.browser.shown.as_ref().map_or("", |folder| folder.path.as_str());
        let rows = [(t::folder_label(locale), inner.y), (t::find_label(locale), inner.y + 1)];
        let label = rows.iter().map(|(text, _)| look.width(text)).max().unwrap_or(0) + 2;
        let width = u16::try_from(label).unwrap_or(inner.width);
        let x = inner.x + width;
        let room = inner.right().saturating_sub(x);
        let buf = frame.buffer_mut();
        for (text, y) in rows {
            let text = look.pad(text, label, Align::Left);
            put(buf, (inner.x, y), &text, width, look.theme.muted, look.wide);
        }
        let path = tail(folder, usize::from(room), look);
        put(buf, (x, inner.y), &path, room, look.theme.text, look.wide);
        self.field.view(frame, Rect { x, y: inner.y + 1, width: room, height: 1 }, true, look);
        let list = Rect { y: inner.y + 3, height: inner.height.saturating_sub(4), ..inner };
        let buf = frame.buffer_mut();
        self.browser.view(buf, list, self.field.value(), true, cx);
        let (line, style) = match &self.browser.trouble {
            Some(trouble) => (trouble.clone(), look.theme.danger),
            None if self.browser.shown.is_none() => return,
            None => {
                let (files, folders, others) = self.browser.counts(self.field.value());
                let told = match others {
                    0 => t::counted(locale, files, folders),
                    _ => t::counted_others(locale, files, folders, others),
                };
                (told, look.theme.muted)
            }
        };
        let line = look.truncate(&line, usize::from(inner.width));
        let at = (inner.x, inner.bottom().saturating_sub(1));
        put(buf, at, &line, inner.width, style, look.wide);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::files::{Entry, Folder};
    use crate::domain::time::{Timestamp, Zone};
    use crate::tui::keymap::Keymap;
    use crate::tui::look::Look;
    use crate::tui::msg::{Reply, ScreenId};
    use std::sync::Arc;

    fn told(screen: &mut OpenFile, msg: &Msg) -> Vec<Effect> {
        let (look, zone, keymap) = (Look::default(), Zone::shanghai(), Keymap::default());
        let cx = Cx {
            look: &look,
            now: Timestamp::from_millis(0),
            zone: &zone,
            who: None,
            organisation: "",
            keymap: &keymap,
            area: Rect::new(0, 0, 80, 24),
        };
        screen.update(msg, &cx)
    }

    /// A folder with one file.
    fn looked(asked: &str, moves: bool, path: &str, file: &str) -> Msg {
        let entry = Entry {
            name: file.to_owned(),
            path: format!("{path}/{file}"),
            is_folder: false,
            size: 1,
            changed: None,
        };
        let folder = Folder { path: path.to_owned(), parent: None, entries: vec![entry] };
        let outcome = Ok(Arc::new(folder));
        let body = Box::new(Looked { asked: asked.to_owned(), moves, outcome });
        Msg::Reply(Reply { to: ScreenId(1), body })
    }

    #[test]
    fn a_path_pasted_before_the_first_folder_is_there_is_looked_into_after_it() {
        let mut screen = OpenFile::new("", &[]);
        assert_eq!(told(&mut screen, &Msg::Shown).len(), 1);
        assert!(told(&mut screen, &Msg::Paste("名册/a.csv".into())).is_empty());
        assert!(!screen.browser.is_settled());
        let next = told(&mut screen, &looked("", true, "/home/li", "x.csv"));
        assert_eq!(next.len(), 1, "now it is known where the path starts");
        assert!(!screen.browser.is_settled(), "Enter would open nothing yet");
        assert!(told(&mut screen, &looked("名册/", false, "/home/li/名册", "a.csv")).is_empty());
        assert!(screen.browser.is_settled());
        assert_eq!(screen.browser.base, "/home/li");
        let opened = told(&mut screen, &Msg::Command(dialog::ACCEPT));
        assert!(matches!(opened.as_slice(), [Effect::Answer(picked)]
            if picked.downcast_ref() == Some(&Picked { path: "/home/li/名册/a.csv".into() })));
    }
}
