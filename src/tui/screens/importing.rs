//! Bringing files in: choose one or several → what was found in each, with everything somebody
//! should look at → what is sound comes in by one key, and what is not stays, with the reason.
//!
//! A single file is shown as a page at once; several stand in a list, and each opens as its page.
//! What is in the files is a [`Kind`].

mod draw;
pub(super) mod file;
mod flow;
pub(super) mod kind;
mod offer;
mod work;

use self::draw::{List, page};
use self::file::{File, Standing, standings};
use self::kind::Kind;
use self::work::{read_again, read_paths};
use crate::i18n::{Locale, imports as t};
use crate::tui::action::ActionState;
use crate::tui::action::imports as actions;
use crate::tui::action::shell::list;
use crate::tui::effect::Effect;
use crate::tui::msg::Msg;
use crate::tui::overlay::files::OpenFile;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::doubts::doubts_room;
use crate::tui::text::put;
use crate::tui::widget::bar::bar;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, FormEvent, Input};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::Paragraph;
use crate::tui::widget::selection::Selection;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Columns of the bar that shows how much is done.
const BAR: u16 = 20;

/// Bringing files of one kind in.
pub struct ImportScreen<K: Kind> {
    files: Vec<File<K>>,
    stage: Stage,
    /// The selected row of the list, which is the file on the page.
    at: Selection,
    scroll: usize,
    busy: Option<Busy>,
    /// The folders were opened once by themselves.
    asked: bool,
}

/// What is on screen.
enum Stage {
    /// The question for a path.
    Path(Form),
    /// The list of files.
    List,
    /// The page of the selected file.
    One,
    /// What the selected file leaves out or has wrong.
    Correct(Form),
}

/// Work under way, with how much of it is done, where it goes file by file.
#[derive(Clone, Copy)]
enum Busy {
    Reading(Option<(usize, usize)>),
    Importing(Option<(usize, usize)>),
    Working,
}

impl Busy {
    /// How many files are done, and of how many.
    const fn progress(self) -> Option<(usize, usize)> {
        match self {
            Self::Reading(progress) | Self::Importing(progress) => progress,
            Self::Working => None,
        }
    }

    fn text(self, locale: Locale) -> String {
        match self {
            Self::Reading(None) => t::reading(locale).to_owned(),
            Self::Reading(Some((done, of))) => t::reading_of(locale, done, of),
            Self::Importing(None) => t::importing(locale).to_owned(),
            Self::Importing(Some((done, of))) => t::importing_of(locale, done, of),
            Self::Working => t::working(locale).to_owned(),
        }
    }
}

impl<K: Kind> ImportScreen<K> {
    /// An import that begins with the question for files.
    pub fn new(locale: Locale) -> Self {
        Self {
            files: Vec::new(),
            stage: Stage::Path(path_form::<K>(locale)),
            at: Selection::default(),
            scroll: 0,
            busy: None,
            asked: false,
        }
    }

    fn selected(&self) -> Option<&File<K>> {
        self.files.get(self.at.at())
    }

    fn standing(&self) -> Option<Standing> {
        standings(&self.files).get(self.at.at()).copied()
    }

    fn pick(locale: Locale) -> Vec<Effect> {
        vec![Effect::overlay(OpenFile::several(K::title(locale), K::WANTED))]
    }

    fn read(&mut self, paths: Vec<String>, locale: Locale) -> Vec<Effect> {
        self.busy = Some(Busy::Reading(None));
        vec![read_paths::<K>(paths, locale)]
    }

    /// Reads files again because the person asks for it: why an attempt to import them failed is
    /// past.
    fn read_anew(&mut self, files: Vec<File<K>>, locale: Locale) -> Vec<Effect> {
        let files = files.into_iter().map(|file| File { trouble: None, ..file });
        self.read_again(files.collect(), locale)
    }

    fn read_again(&mut self, files: Vec<File<K>>, locale: Locale) -> Vec<Effect> {
        if files.is_empty() {
            return vec![];
        }
        self.busy = Some(Busy::Reading(None));
        vec![read_again(files, locale)]
    }

    /// Whether the selected file has something that can be stated in a form.
    fn correctable(&self, locale: Locale) -> Option<Form> {
        let file = self.selected().filter(|file| file.done.is_none())?;
        K::form(file.found.as_ref().ok()?, &file.given, locale)
    }

    fn correct(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let Stage::Correct(form) = &mut self.stage else { return vec![] };
        let locale = cx.look.locale;
        if form.update(msg, inside(cx.area), cx.look) != FormEvent::Submit || self.busy.is_some() {
            return vec![];
        }
        let Some(given) = K::given(form, locale) else { return vec![] };
        let file = self.selected().cloned().map(|file| File { given, ..file });
        self.read_anew(file.into_iter().collect(), locale)
    }

    fn in_list(&mut self, msg: &Msg, cx: &Cx) {
        let table = List::<K>::table(cx.look);
        let place = List::<K>::place(inside(cx.area));
        match msg {
            Msg::Command(list::OPEN) if self.selected().is_some() => {
                (self.stage, self.scroll) = (Stage::One, 0);
            }
            Msg::Key(key) => {
                self.at.key(*key, self.files.len(), table.page(place));
            }
            Msg::Mouse(mouse) => {
                if let Some(row) = table.clicked(place, *mouse, self.at, self.files.len()) {
                    self.at.select(row, self.files.len());
                }
            }
            _ => {}
        }
    }

    fn page(&self, width: u16, cx: &Cx) -> Paragraph<'static> {
        let of_file = self.selected().zip(self.standing());
        let text = of_file.map(|(file, standing)| page(file, standing, width, cx.look));
        Paragraph::new(text.unwrap_or_default())
    }

    fn on_page(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        match msg {
            Msg::Command(actions::LEAVE) => self.stage = Stage::List,
            Msg::Command(command) => {
                let file = self.selected();
                return file.map_or_else(Vec::new, |file| K::run(*command, file, cx.look.locale));
            }
            Msg::Key(key) => {
                let area = inside(cx.area);
                self.scroll =
                    self.page(area.width, cx).scrolled(self.scroll, key.code, area, cx.look);
            }
            _ => {}
        }
        vec![]
    }
}

/// The question for a path.
fn path_form<K: Kind>(locale: Locale) -> Form {
    let path = Entry::line("path", t::path(locale), Field::new().max(1_000));
    Form::new([path.required().hint(K::path_hint(locale))]).button(t::check(locale))
}

fn set_path(form: &mut Form, path: &str) {
    if let Some(Input::Line(field)) = form.input_mut("path") {
        field.set(path);
    }
}

impl<K: Kind> Screen for ImportScreen<K> {
    fn title(&self, cx: &Cx) -> String {
        K::title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        self.offered(cx.look.locale)
    }

    fn captures_text(&self) -> bool {
        matches!(self.stage, Stage::Path(_) | Stage::Correct(_))
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(effects) = self.reply(msg, locale) {
            return effects;
        }
        match (&mut self.stage, msg) {
            (Stage::Path(_), Msg::Shown) if !self.asked => {
                self.asked = true;
                Self::pick(locale)
            }
            (_, Msg::Command(actions::PICK)) => Self::pick(locale),
            (_, Msg::Command(actions::COMMIT)) => self.commit(locale),
            (_, Msg::Command(actions::DOUBTS)) => vec![Effect::push(doubts_room())],
            (Stage::List, Msg::Command(actions::RECHECK)) => {
                let open = self.files.iter().filter(|file| file.done.is_none());
                self.read_anew(open.cloned().collect(), locale)
            }
            (_, Msg::Command(actions::RECHECK)) => {
                self.read_anew(self.selected().cloned().into_iter().collect(), locale)
            }
            (_, Msg::Command(actions::CORRECT)) => {
                if let Some(form) = self.correctable(locale) {
                    self.stage = Stage::Correct(form);
                }
                vec![]
            }
            (Stage::Correct(_), Msg::Command(actions::LEAVE)) => {
                (self.stage, self.scroll) = (Stage::One, 0);
                vec![]
            }
            (Stage::Path(form), _) => {
                let event = form.update(msg, inside(cx.area), cx.look);
                let path = form.text("path");
                match event == FormEvent::Submit && self.busy.is_none() {
                    true => self.read(vec![path], locale),
                    false => vec![],
                }
            }
            (Stage::Correct(_), _) => self.correct(msg, cx),
            (Stage::List, _) => {
                self.in_list(msg, cx);
                vec![]
            }
            (Stage::One, _) => self.on_page(msg, cx),
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let file = self.selected().map_or("", |file| file.path.as_str());
        let title = match &self.stage {
            Stage::Path(_) | Stage::List => K::title(locale).to_owned(),
            Stage::One | Stage::Correct(_) => format!("{}  {file}", K::title(locale)),
        };
        panel(frame.buffer_mut(), area, &title, look);
        let place = inside(area);
        let taken = u16::from(self.busy.is_some());
        let body = Rect { height: place.height.saturating_sub(taken), ..place };
        match &self.stage {
            Stage::Path(form) | Stage::Correct(form) => form.view(frame, body, look),
            Stage::List => {
                let list = List { files: &self.files, standings: &standings(&self.files) };
                list.view(frame.buffer_mut(), body, self.at, look);
            }
            Stage::One => {
                self.page(body.width, cx).view(frame.buffer_mut(), body, self.scroll, look);
            }
        }
        if let Some(busy) = self.busy {
            let text = busy.text(locale);
            let at = (place.x, body.bottom());
            let buf = frame.buffer_mut();
            put(buf, at, &text, place.width, look.theme.info, look.wide);
            if let Some((done, of)) = busy.progress() {
                let width = BAR.min(place.width);
                let area = Rect { x: place.right() - width, y: at.1, width, height: 1 };
                bar(buf, area, done as u64, of as u64, look.theme.accent, look);
            }
        }
    }
}
