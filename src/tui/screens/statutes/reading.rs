//! Reading one version of a statute: the outline, and one article a page.

use super::attendance::Attendance;
use super::closing::show;
use super::jump::{Found, jump};
use super::leaf::Leaf;
use super::page::Marks;
use super::questions::items_on;
use super::search::SearchScreen;
use super::versions::{self, Listed, Pick};
use super::{leaf, outline};
use crate::app::statute::Which;
use crate::app::statute::questions::{OfArticle, Questions, counts};
use crate::app::statute::read::{Opened, open};
use crate::app::study::begin::Plan;
use crate::domain::citation::{ArticleNo, Citation};
use crate::domain::search::{Word, words};
use crate::domain::statute::Passage;
use crate::i18n::{Locale, shell, statute_room as t};
use crate::tui::action::ActionState;
use crate::tui::action::statutes::reading as actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::key::{Code, Key};
use crate::tui::msg::Msg;
use crate::tui::overlay::ask_date::Typed;
use crate::tui::overlay::choose::Chosen;
use crate::tui::screen::{Chrome, Cx, Screen, Ticks};
use crate::tui::screens::study::set::StudyScreen;
use crate::tui::widget::panel::{bordered, inside, panel};
use crate::tui::widget::paragraph::{Paragraph, scrolled};
use crate::tui::widget::selection::Selection;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Columns from which outline and article stand side by side.
const SIDE_BY_SIDE: u16 = 100;
/// Columns of the outline beside the article.
const OUTLINE: u16 = 40;

/// One version of a statute, being read.
pub struct ReadingScreen {
    name: String,
    which: Which,
    /// Where to open; where nothing is said, at the first page.
    first: Option<First>,
    words: Vec<Word>,
    cited: Option<Citation>,
    opened: Option<Arc<Opened>>,
    /// How many questions there are on each article.
    questions: BTreeMap<ArticleNo, Questions>,
    time: Attendance,
    outline: Vec<outline::Entry>,
    /// Which page.
    at: usize,
    scroll: usize,
    /// The keys go to the outline.
    in_outline: bool,
    chosen: Selection,
}

/// Where a statute is opened.
#[derive(Debug, Clone, Copy)]
pub(super) enum First {
    /// At an article.
    Article(ArticleNo),
    /// At what stands before or behind the articles.
    Passage(Passage),
}

/// What the job brought.
struct Loaded(Result<Arc<Brought>, String>);
/// A version with its text, and how many questions there are on each article.
type Brought = (Arc<Opened>, BTreeMap<ArticleNo, Questions>);

impl ReadingScreen {
    /// A version of the statute of that name or title, at its first page.
    pub fn new(name: impl Into<String>, which: Which) -> Self {
        Self {
            name: name.into(),
            which,
            first: None,
            words: vec![],
            cited: None,
            opened: None,
            questions: BTreeMap::new(),
            time: Attendance::default(),
            outline: vec![],
            at: 0,
            scroll: 0,
            in_outline: false,
            chosen: Selection::default(),
        }
    }

    /// At this place.
    #[must_use]
    pub(super) const fn at(mut self, first: First) -> Self {
        self.first = Some(first);
        self
    }

    /// With the words that somebody looked for marked.
    #[must_use]
    pub fn with_words(mut self, typed: &str) -> Self {
        self.words = words(typed);
        self
    }

    /// At the article that a question cites, the place marked.
    #[must_use]
    pub fn citing(mut self, citation: Citation) -> Self {
        self.first = Some(First::Article(citation.article_no()));
        self.cited = Some(citation);
        self
    }

    /// Its time counted by what was opened below.
    #[must_use]
    pub(super) fn counted_by(mut self, time: Attendance) -> Self {
        self.time = time;
        self
    }

    fn load(&self, locale: Locale) -> Effect {
        let (name, which) = (self.name.clone(), self.which);
        Effect::job(Lane::Normal, move |session| {
            let brought = session.run(|app, actor| {
                let opened = open(app, actor, &name, which)?;
                let (name, title) = (opened.text.name(), opened.text.title.as_str());
                // What an earlier version says under a number is not what questions cite by it.
                let questions = match opened.line.in_force {
                    true => counts(app, actor, name, title)?,
                    false => BTreeMap::new(),
                };
                Ok((Arc::new(opened), questions))
            });
            Loaded(brought.map(Arc::new).map_err(|error| error.message(locale)))
        })
    }

    /// Another version, at the article that is open.
    fn change(&mut self, which: Which, locale: Locale) -> Vec<Effect> {
        self.which = which;
        if let Some((Leaf::Article(_, article), _)) = self.leaf() {
            self.first = Some(First::Article(article.no));
        }
        vec![self.load(locale)]
    }

    fn take(&mut self, (opened, questions): &Brought) {
        self.questions.clone_from(questions);
        self.outline = outline::entries(&opened.text);
        self.opened = Some(Arc::clone(opened));
        let text = &opened.text;
        let at = match self.first.take() {
            // Before the first article stands the page about the statute, with the preamble.
            Some(First::Article(no)) => {
                text.articles.iter().position(|one| one.no == no).map_or(0, |at| at + 1)
            }
            Some(First::Passage(Passage::Annex)) => leaf::count(text).saturating_sub(1),
            Some(First::Passage(Passage::Preamble)) | None => 0,
        };
        self.turn(at);
        if self.cited.is_some() || !self.words.is_empty() {
            self.scroll = usize::MAX;
        }
    }

    fn pages(&self) -> usize {
        self.opened.as_ref().map_or(0, |opened| leaf::count(&opened.text))
    }

    fn leaf(&self) -> Option<(Leaf<'_>, &Opened)> {
        let opened = self.opened.as_deref()?;
        Some((leaf::at(&opened.text, self.at)?, opened))
    }

    fn turn(&mut self, at: usize) {
        self.at = at.min(self.pages().saturating_sub(1));
        self.scroll = 0;
        let article = self.at.saturating_sub(1);
        let over = outline::over(&self.outline, article);
        self.chosen.select(over, self.outline.len());
    }

    /// What stands on the page, in lines of at most `columns`.
    fn lines(&self, columns: usize, cx: &Cx) -> Vec<Line<'static>> {
        let Some((leaf, opened)) = self.leaf() else { return vec![] };
        let here = |citation: &&Citation| match &leaf {
            Leaf::Article(_, article) => article.no == citation.article_no(),
            _ => false,
        };
        let marks = Marks { words: &self.words, cited: self.cited.as_ref().filter(here) };
        leaf::lines(&leaf, opened, marks, columns, cx)
    }

    /// The first row to show: where the first mark stands, as long as nobody has scrolled.
    fn shown_from(&self, lines: &[Line<'_>], height: usize, cx: &Cx) -> usize {
        let last = lines.len().saturating_sub(height);
        if self.scroll != usize::MAX {
            return self.scroll.min(last);
        }
        let marked = lines.iter().position(|line| leaf::is_marked(line, cx.look)).unwrap_or(0);
        if marked < height { 0 } else { marked.saturating_sub(1).min(last) }
    }

    /// Where the outline and the article stand; one of them alone in a narrow window.
    fn places(&self, area: Rect) -> (Option<Rect>, Option<Rect>) {
        if area.width < SIDE_BY_SIDE {
            return if self.in_outline { (Some(area), None) } else { (None, Some(area)) };
        }
        let left = Rect { width: OUTLINE, ..area };
        // The two boxes share an edge.
        let x = left.right() - 1;
        let right = Rect { x, width: area.right().saturating_sub(x), ..area };
        (Some(left), Some(right))
    }

    fn scroll_by(&mut self, key: Key, cx: &Cx) {
        let (_, Some(place)) = self.places(cx.area) else { return };
        let body = self.body(place);
        let lines = self.lines(usize::from(body.width).saturating_sub(1), cx);
        let height = usize::from(body.height);
        let from = self.shown_from(&lines, height, cx);
        let code = if key == Key::SPACE { Code::PageDown } else { key.code };
        let to = scrolled(from, code, lines.len(), height);
        match code {
            // Whoever reads on by pages comes to the next article.
            Code::PageDown if to == from && self.at + 1 < self.pages() => self.turn(self.at + 1),
            Code::PageUp if to == from && self.at > 0 => self.turn(self.at - 1),
            _ if to != from => self.scroll = to,
            _ => {}
        }
    }

    fn jump(&self, typed: &str, locale: Locale) -> Vec<Effect> {
        let Some(opened) = &self.opened else { return vec![] };
        let numbers = opened.text.articles.iter().zip(0..).map(|(article, at)| (article.no, at));
        let numbers: Vec<_> = numbers.collect();
        let last = numbers.last().map(|(no, _)| no.label()).unwrap_or_default();
        vec![Effect::overlay(jump(numbers, t::jump_none(locale, last), typed, locale))]
    }

    /// The article that is open, and how many questions there are on it.
    fn article(&self) -> Option<(OfArticle, Questions)> {
        let (Leaf::Article(_, article), opened) = self.leaf()? else { return None };
        let (name, title) = (opened.text.name().to_owned(), opened.text.title.clone());
        let count = self.questions.get(&article.no).copied().unwrap_or_default();
        Some((OfArticle { name, title, no: article.no }, count))
    }

    /// What can be done with the questions on the article, as far as the person may.
    fn of_questions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let offered = [(actions::DRILL, "study"), (actions::ITEMS, "view_keys")];
        let may = |permission| cx.who.is_some_and(|who| who.may(Some(permission)));
        let offered = offered.into_iter().filter(|(_, permission)| may(*permission));
        let in_force = self.opened.as_ref().is_some_and(|opened| opened.line.in_force);
        let state = |(command, _)| match self.article() {
            None => ActionState::when(command, false),
            Some(_) if !in_force => ActionState::off(command, t::not_on_this_version(locale)),
            Some((_, on)) if command == actions::DRILL => self.of_set(on, locale),
            Some((_, on)) => match (on.items, on.in_doubt) {
                (0, _) => ActionState::off(command, t::no_questions(locale)),
                (all, 0) => ActionState::on(command).label(t::items_n(locale, all)),
                (all, in_doubt) => {
                    ActionState::on(command).label(t::items_in_doubt(locale, all, in_doubt))
                }
            },
        };
        offered.map(state).collect()
    }

    /// A set on the article, with how many questions it asks.
    fn of_set(&self, on: Questions, locale: Locale) -> ActionState {
        match (on.asked, on.kept_out) {
            (0, 0) => ActionState::off(actions::DRILL, t::no_questions(locale)),
            (0, kept_out) => ActionState::off(actions::DRILL, t::all_in_doubt(locale, kept_out)),
            _ if self.time.is_of_set() => {
                ActionState::off(actions::DRILL, t::finish_set_first(locale))
            }
            (asked, _) => ActionState::on(actions::DRILL).label(t::drill_n(locale, asked)),
        }
    }

    /// Where the article's text stands within its box: above the line of time.
    fn body(&self, place: Rect) -> Rect {
        let inner = inside(place);
        Rect { height: inner.height.saturating_sub(self.time.rows()), ..inner }
    }

    fn key(&mut self, key: Key, cx: &Cx) -> Vec<Effect> {
        if let Some(digit) = key.digit() {
            return self.jump(&digit.to_string(), cx.look.locale);
        }
        if self.in_outline {
            let height = self.places(cx.area).0.map_or(1, |place| inside(place).height);
            self.chosen.key(key, self.outline.len(), height.into());
            return vec![];
        }
        self.scroll_by(key, cx);
        vec![]
    }

    /// What the person asks for.
    fn input(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        match msg {
            Msg::Command(actions::LEAVE) => {
                let mut effects = self.time.leave();
                effects.push(Effect::pop());
                return effects;
            }
            Msg::Command(actions::FORWARD) => self.turn(self.at + 1),
            Msg::Command(actions::BACKWARD) => self.turn(self.at.saturating_sub(1)),
            Msg::Command(actions::OUTLINE) => self.in_outline = !self.in_outline,
            Msg::Command(actions::OPEN) => self.follow_outline(),
            Msg::Command(actions::JUMP) => return self.jump("", cx.look.locale),
            Msg::Command(actions::SEARCH) => {
                let screen = SearchScreen::default().counted_by(self.time.lend());
                return vec![show(screen)];
            }
            Msg::Command(actions::VERSIONS) => {
                let title = self.opened.as_ref().map(|opened| opened.text.title.clone());
                let listed = title.map(|title| versions::list(title, locale));
                return listed.into_iter().collect();
            }
            Msg::Command(actions::DRILL) => {
                let Some((article, _)) = self.article() else { return vec![] };
                // The set counts its own time in the place of this.
                self.time.cover();
                return vec![Effect::push(StudyScreen::new(Plan::Article(article)))];
            }
            Msg::Command(actions::ITEMS) => {
                let Some((article, _)) = self.article() else { return vec![] };
                self.time.cover();
                return vec![Effect::push(items_on(article))];
            }
            Msg::Key(key) => return self.key(*key, cx),
            _ => {}
        }
        vec![]
    }

    /// Turns to what is selected in the outline.
    fn follow_outline(&mut self) {
        let article = self.outline.get(self.chosen.at()).map(|entry| entry.article);
        let chosen = self.chosen;
        self.in_outline = false;
        self.turn(article.map_or(self.at, |article| article + 1));
        self.chosen = chosen;
    }
}

impl Screen for ReadingScreen {
    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let there = self.opened.is_some();
        let mut offered = vec![];
        if self.in_outline {
            offered.push(ActionState::when(actions::OPEN, !self.outline.is_empty()));
        } else {
            let backward = ActionState::when(actions::BACKWARD, self.at > 0);
            let forward = ActionState::when(actions::FORWARD, self.at + 1 < self.pages());
            offered.push(backward.because(shell::at_first(locale)));
            offered.push(forward.because(shell::at_last(locale)));
        }
        let back = if self.in_outline { t::to_article(locale) } else { t::outline(locale) };
        offered.extend([
            ActionState::when(actions::OUTLINE, there).label(back),
            ActionState::when(actions::JUMP, there),
        ]);
        offered.extend(self.of_questions(cx));
        offered.extend([
            ActionState::when(actions::SEARCH, there),
            ActionState::when(actions::VERSIONS, there),
            ActionState::on(actions::LEAVE).quiet(),
        ]);
        offered
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(brought) => {
                    self.take(brought);
                    self.time.shown(&brought.0.text.title, cx)
                }
                Err(text) if self.opened.is_some() => vec![Effect::fail(text.clone())],
                Err(text) => vec![Effect::fail(text.clone()), Effect::pop()],
            };
        }
        if let Some(effects) = self.time.reply(msg, cx) {
            return effects;
        }
        if let Some(Found(article)) = msg.reply::<Found>() {
            self.in_outline = false;
            self.turn(article + 1);
            return vec![];
        }
        if let Some(Listed(outcome)) = msg.reply::<Listed>() {
            let version = self.opened.as_ref().map(|opened| opened.text.version);
            return versions::choose(outcome, version, cx);
        }
        match msg.reply::<Chosen<Pick>>() {
            Some(Chosen(Pick::Version(day))) => return self.change(Which::Version(*day), locale),
            Some(Chosen(Pick::OnADay)) => return vec![versions::ask_day(cx)],
            None => {}
        }
        if let Some(Typed(day)) = msg.reply::<Typed>() {
            return self.change(Which::On(*day), locale);
        }
        match (msg, &self.opened) {
            (Msg::Shown, None) => return vec![self.load(locale)],
            (Msg::Shown, Some(opened)) => return self.time.shown(&opened.text.title, cx),
            (Msg::Tick, _) => return self.time.tick(cx),
            _ => {}
        }
        let (mut effects, answered) = self.time.heard(msg, cx);
        if !answered {
            effects.extend(self.input(msg, cx));
        }
        effects
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let buf = frame.buffer_mut();
        let Some((leaf, opened)) = self.leaf() else {
            panel(buf, area, t::loading(locale), look);
            return;
        };
        let (left, right) = self.places(area);
        let edge = |focused| if focused { look.theme.accent } else { look.theme.border };
        if let Some(place) = right {
            let title = format!("{}  {}", opened.text.name(), leaf.title(&opened.text, locale));
            let body = bordered(buf, place, &title, edge(!self.in_outline), look);
            let line = Rect { y: body.bottom().saturating_sub(1), height: 1, ..body };
            let body = self.body(place);
            let lines = self.lines(usize::from(body.width).saturating_sub(1), cx);
            let from = self.shown_from(&lines, body.height.into(), cx);
            Paragraph::new(Text::from(lines)).view(buf, body, from, look);
            self.time.line(frame, line, look);
        }
        if let Some(place) = left {
            let title = match right {
                Some(_) => t::outline(locale).to_owned(),
                None => format!("{}  {}", opened.text.name(), t::outline(locale)),
            };
            let buf = frame.buffer_mut();
            let body = bordered(buf, place, &title, edge(self.in_outline), look);
            outline::view(buf, body, &self.outline, self.chosen, self.in_outline, look);
        }
        self.time.question(frame, area, cx);
    }

    fn ticks(&self) -> Ticks {
        Ticks::Second
    }

    fn chrome(&self) -> Chrome {
        // Digits turn to an article here; they open no rooms.
        Chrome::Header
    }
}
