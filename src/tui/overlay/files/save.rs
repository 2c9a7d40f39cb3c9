//! Saving to a file: a name, a folder, and never over another file unasked.

use super::{Browser, Line, Looked, SIZE, split, tail};
use crate::app::export::{Export, Identity};
use crate::app::files::{FileRefusal, Why};
use crate::app::{AppError, Explain as _};
use crate::i18n::{Locale, files as t};
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::files as actions;
use crate::tui::action::shell::dialog;
use crate::tui::effect::{Effect, Lane, Tone};
use crate::tui::key::{Code, Key};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::text::{Align, put};
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::field::Field;
use crate::tui::widget::popup::{centred, popup};
use ratatui::Frame;
use ratatui::layout::Rect;
use std::sync::Arc;

/// Makes what is saved.
type Make = dyn Fn(&Backend, Identity) -> Result<Export, AppError> + Send + Sync;

/// Saving what a use case makes, of which it tells by itself what became, or choosing a place.
pub struct SaveFile {
    name: Field,
    browser: Browser,
    /// The list has the focus, and not the name.
    in_list: bool,
    /// None where only the place is chosen, and somebody else writes the file.
    make: Option<Arc<Make>>,
    /// How identity numbers are written; none where there are none to write in full.
    identity: Option<Identity>,
    /// What is saved is one document and not a list of rows.
    whole: bool,
    busy: bool,
    wanted_name: bool,
}

/// What became of it.
enum Saved {
    Chosen { path: String },
    Done { rows: usize, path: String },
    Exists { path: String },
    Failed(String),
}

/// Where a new file shall be.
pub struct Place {
    /// Its path.
    pub path: String,
}

/// The person agrees to lose the file that is there.
struct Replace {
    path: String,
}

impl SaveFile {
    /// Asks where to save what `make` makes, under `name` unless the person says otherwise;
    /// `wanted` are the endings of the files that are listed.
    pub fn new(
        name: impl Into<String>,
        wanted: &'static [&'static str],
        make: impl Fn(&Backend, Identity) -> Result<Export, AppError> + Send + Sync + 'static,
    ) -> Self {
        Self { make: Some(Arc::new(make)), ..Self::place(name, wanted) }
    }

    /// Asks only where a new file shall be; whoever opened this is replied a [`Place`].
    pub fn place(name: impl Into<String>, wanted: &'static [&'static str]) -> Self {
        Self {
            name: Field::new().max(1_000).with(name),
            browser: Browser::new(wanted),
            in_list: false,
            make: None,
            identity: None,
            whole: false,
            busy: false,
            wanted_name: false,
        }
    }

    /// With the choice to write identity numbers in full, for whoever may.
    #[must_use]
    pub const fn offering_full_numbers(mut self) -> Self {
        self.identity = Some(Identity::Masked);
        self
    }

    /// For one document, which has no rows to tell.
    #[must_use]
    pub const fn whole(mut self) -> Self {
        self.whole = true;
        self
    }

    fn save(&mut self, path: String, replace: bool, locale: Locale) -> Vec<Effect> {
        self.busy = true;
        let (base, make) = (self.browser.base.clone(), self.make.clone());
        let identity = self.identity.unwrap_or(Identity::Masked);
        vec![Effect::job(Lane::Long, move |session| {
            let path = session.files().resolve(&base, &path);
            // Asked first, so that nothing is exported, and audited, that is not kept.
            if !replace && session.files().exists(&path) {
                return Saved::Exists { path };
            }
            let Some(make) = make else { return Saved::Chosen { path } };
            let export = match make(session, identity) {
                Ok(export) => export,
                Err(error) => return Saved::Failed(error.message(locale)),
            };
            match session.files().save(&path, &export.bytes, replace) {
                Ok(()) => Saved::Done { rows: export.rows, path },
                Err(FileRefusal { why: Why::Exists, path }) => Saved::Exists { path },
                Err(refusal) => Saved::Failed(refusal.message(locale)),
            }
        })]
    }

    fn enter(&mut self, cx: &Cx) -> Vec<Effect> {
        if !self.in_list {
            return self.start(cx);
        }
        let lines = self.browser.lines("");
        match lines.get(self.browser.at.at()) {
            Some(Line::Up) => self.up(cx),
            Some(Line::Entry(entry)) if entry.is_folder => {
                let path = entry.path.clone();
                vec![self.browser.look(&path, true, cx.look.locale)]
            }
            Some(Line::Entry(entry)) => {
                let name = entry.name.clone();
                self.name.set(name);
                self.in_list = false;
                vec![]
            }
            None => vec![],
        }
    }

    fn start(&mut self, cx: &Cx) -> Vec<Effect> {
        let name = self.name.trimmed().to_owned();
        if self.busy {
            return vec![];
        }
        self.wanted_name = split(&name).1.is_empty();
        if self.wanted_name {
            self.in_list = false;
            return vec![];
        }
        self.save(name, false, cx.look.locale)
    }

    fn up(&mut self, cx: &Cx) -> Vec<Effect> {
        let parent = self.browser.shown.as_ref().and_then(|folder| folder.parent.clone());
        let look = parent.map(|parent| self.browser.look(&parent, true, cx.look.locale));
        look.into_iter().collect()
    }

    fn key(&mut self, key: Key, cx: &Cx) -> Vec<Effect> {
        let rows = usize::from(SIZE.1.min(cx.area.height).saturating_sub(7));
        let count = self.browser.lines("").len();
        match key.code {
            Code::Enter => return self.enter(cx),
            Code::Tab | Code::BackTab => self.in_list = !self.in_list,
            Code::Down if !self.in_list => self.in_list = count > 0,
            Code::Up if self.in_list && self.browser.at.at() == 0 => self.in_list = false,
            Code::Left if self.in_list => return self.up(cx),
            Code::Right if self.in_list => {
                let folder = matches!(self.browser.lines("").get(self.browser.at.at()),
                    Some(Line::Entry(entry)) if entry.is_folder);
                return if folder { self.enter(cx) } else { vec![] };
            }
            _ if self.in_list => {
                if !self.browser.at.key(key, count, rows) && self.name.update(&Msg::Key(key)) {
                    self.in_list = false;
                }
            }
            _ => {
                self.wanted_name = false;
                self.name.update(&Msg::Key(key));
            }
        }
        vec![]
    }
}

impl Screen for SaveFile {
    fn title(&self, cx: &Cx) -> String {
        t::save_title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let enter = if self.in_list { crate::i18n::shell::open(locale) } else { t::save(locale) };
        let mut offered = vec![
            ActionState::when(dialog::ACCEPT, self.browser.is_settled()).label(enter),
            ActionState::when(actions::SAVE, !self.busy && self.browser.is_settled()),
            ActionState::on(dialog::SWITCH),
        ];
        if self.in_list {
            offered.push(ActionState::on(actions::UP).hint("←"));
        }
        if let Some(identity) = self.identity {
            let label = match identity {
                Identity::Masked => t::full_numbers(locale),
                Identity::Full => t::masked_numbers(locale),
            };
            offered.push(ActionState::on(actions::FULL).label(label));
        }
        offered.push(ActionState::on(dialog::CLOSE));
        offered
    }

    fn captures_text(&self) -> bool {
        true
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(looked) = msg.reply::<Looked>() {
            self.browser.looked(looked);
            return vec![];
        }
        if let Some(Replace { path }) = msg.reply::<Replace>() {
            return self.save(path.clone(), true, locale);
        }
        if let Some(saved) = msg.reply::<Saved>() {
            self.busy = false;
            return match saved {
                Saved::Done { rows, path } => {
                    let said = match self.whole {
                        true => t::saved_whole(locale, path),
                        false => t::saved(locale, rows, path),
                    };
                    vec![Effect::pop(), Effect::ok(said)]
                }
                Saved::Chosen { path } => vec![Effect::answer(Place { path: path.clone() })],
                Saved::Exists { path } if self.make.is_none() => {
                    self.browser.trouble = Some(t::exists(locale, path));
                    vec![]
                }
                Saved::Failed(text) => {
                    self.browser.trouble = Some(text.clone());
                    vec![]
                }
                Saved::Exists { path } => {
                    let question =
                        Confirm::new(t::replace_title(locale), t::replace_text(locale, path));
                    let path = path.clone();
                    let question = question.verb(t::replace(locale)).danger();
                    vec![Effect::confirm(question, |_| Replace { path })]
                }
            };
        }
        match msg {
            Msg::Shown if self.browser.shown.is_none() => vec![self.browser.begin(locale)],
            Msg::Command(dialog::CLOSE) => vec![Effect::pop()],
            Msg::Command(dialog::ACCEPT) => self.enter(cx),
            Msg::Command(dialog::SWITCH) => self.key(Key::TAB, cx),
            Msg::Command(actions::SAVE) => self.start(cx),
            Msg::Command(actions::UP) => self.up(cx),
            Msg::Command(actions::FULL) => {
                self.identity = self.identity.map(|identity| match identity {
                    Identity::Masked => Identity::Full,
                    Identity::Full => Identity::Masked,
                });
                vec![]
            }
            Msg::Key(key) => self.key(*key, cx),
            Msg::Paste(_) => {
                self.name.update(msg);
                vec![]
            }
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let place = centred(area, SIZE.0, SIZE.1);
        let inner = popup(frame.buffer_mut(), place, &self.title(cx), Tone::Info, look);
        let folder = self.browser.shown.as_ref().map_or("", |folder| folder.path.as_str());
        let rows = [(t::folder_label(locale), inner.y), (t::name_label(locale), inner.y + 1)];
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
        let field = Rect { x, y: inner.y + 1, width: room, height: 1 };
        self.name.view(frame, field, !self.in_list, look);
        let list = Rect { y: inner.y + 3, height: inner.height.saturating_sub(5), ..inner };
        let buf = frame.buffer_mut();
        self.browser.view(buf, list, "", self.in_list, cx);
        let (text, style) = match (&self.browser.trouble, self.identity) {
            _ if self.busy => (t::writing(locale), look.theme.muted),
            _ if self.wanted_name => (t::name_missing(locale), look.theme.danger),
            (Some(trouble), _) => (trouble.as_str(), look.theme.danger),
            (None, Some(Identity::Full)) => (t::identity_full(locale), look.theme.warn),
            (None, Some(Identity::Masked)) => (t::identity_masked(locale), look.theme.muted),
            (None, None) => ("", look.theme.text),
        };
        let lines = look.wrap(text, usize::from(inner.width));
        for (y, line) in (inner.bottom().saturating_sub(2)..inner.bottom()).zip(lines) {
            put(buf, (inner.x, y), line, inner.width, style, look.wide);
        }
    }
}
