//! Searching all statutes: the words, the hits, and back to the hits from an article.

use super::attendance::Attendance;
use super::closing::show;
use super::hits::{self, CHUNK, Hits};
use super::reading::{First, ReadingScreen};
use crate::app::Page;
use crate::app::statute::Which;
use crate::app::statute::search::{Hit, search};
use crate::domain::statute::Excerpt;
use crate::i18n::{Locale, statute_room as t};
use crate::tui::action::ActionState;
use crate::tui::action::statutes::search as actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::key::Code;
use crate::tui::msg::Msg;
use crate::tui::screen::{Chrome, Cx, Screen};
use crate::tui::text::put;
use crate::tui::widget::field::Field;
use crate::tui::widget::panel::{inside, panel};
use ratatui::Frame;
use ratatui::layout::Rect;

/// Words to look for, and where they were found.
pub struct SearchScreen {
    field: Field,
    /// Keys go to the words; otherwise to the hits.
    in_field: bool,
    every_version: bool,
    found: Option<Hits>,
    busy: bool,
    /// The time of the statute from which the search began.
    time: Attendance,
}

/// A chunk of hits, and what was asked for.
struct Loaded {
    typed: String,
    every_version: bool,
    offset: usize,
    outcome: Result<(Vec<Hit>, usize), String>,
}

impl Default for SearchScreen {
    fn default() -> Self {
        let field = Field::new().max(80);
        let (found, time) = (None, Attendance::default());
        Self { field, in_field: true, every_version: false, found, busy: false, time }
    }
}

impl SearchScreen {
    /// The articles found counted by what was opened below.
    #[must_use]
    pub(super) fn counted_by(self, time: Attendance) -> Self {
        Self { time, ..self }
    }

    /// Asks for the first hits of what stands in the field.
    fn ask(&mut self, locale: Locale) -> Vec<Effect> {
        self.ask_from(0, (self.field.trimmed().to_owned(), self.every_version), locale)
    }

    /// Asks for the hits of what was typed, in every version or not, from `offset` on.
    fn ask_from(
        &mut self,
        offset: usize,
        (typed, every_version): (String, bool),
        locale: Locale,
    ) -> Vec<Effect> {
        self.busy = true;
        vec![Effect::job(Lane::Normal, move |session| {
            let page = Page {
                offset: u32::try_from(offset).unwrap_or(u32::MAX),
                limit: u32::try_from(CHUNK).ok(),
            };
            let found = session.run(|app, actor| search(app, actor, &typed, every_version, page));
            let outcome = found
                .map(|(hits, total)| (hits, usize::try_from(total).unwrap_or_default()))
                .map_err(|error| error.message(locale));
            Loaded { typed, every_version, offset, outcome }
        })]
    }

    fn take(&mut self, loaded: &Loaded) -> Vec<Effect> {
        self.busy = false;
        let (hits, total) = match &loaded.outcome {
            Ok(found) => found,
            Err(text) => return vec![Effect::fail(text.clone())],
        };
        match &mut self.found {
            Some(found) if found.is_of(&loaded.typed, loaded.every_version) => {
                found.put(loaded.offset, hits.clone(), *total);
            }
            _ => {
                let mut found = Hits::of(loaded.typed.clone(), loaded.every_version);
                found.put(loaded.offset, hits.clone(), *total);
                self.found = Some(found);
            }
        }
        // Who types on meanwhile, or went back to the words, stays there.
        if loaded.offset == 0 && loaded.typed == self.field.trimmed() {
            self.in_field = *total == 0;
        }
        vec![]
    }

    /// Asks for what the selected page lacks.
    fn complete(&mut self, cx: &Cx) -> Vec<Effect> {
        let rows = hits::per_page(list_area(inside(cx.area)));
        let lacking = |found: &Hits| {
            Some((found.lacking(rows)?, (found.typed().to_owned(), found.every_version())))
        };
        match self.found.as_ref().and_then(lacking).filter(|_| !self.busy) {
            Some((offset, search)) => self.ask_from(offset, search, cx.look.locale),
            None => vec![],
        }
    }

    fn open(&mut self) -> Vec<Effect> {
        let time = self.time.lend();
        let hit = self.found.as_ref().and_then(Hits::selected);
        let screen = hit.map(|hit| {
            let outline = &hit.version.version.outline;
            ReadingScreen::new(outline.title.clone(), Which::Version(outline.version))
                .at(match &hit.excerpt {
                    Excerpt::Article(article) => First::Article(article.no),
                    Excerpt::Passage(passage, _) => First::Passage(*passage),
                })
                .with_words(self.found.as_ref().map_or("", |found| found.typed()))
                .counted_by(time)
        });
        screen.map(show).into_iter().collect()
    }

    /// What the person asks for.
    fn input(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        match msg {
            Msg::Command(actions::ALL_VERSIONS) => {
                self.every_version = !self.every_version;
                return if self.field.is_empty() { vec![] } else { self.ask(locale) };
            }
            Msg::Command(actions::FIELD) => self.in_field = !self.in_field,
            Msg::Command(actions::OPEN) if !self.in_field => return self.open(),
            Msg::Command(actions::OPEN) => return self.ask(locale),
            Msg::Key(key) if self.in_field => match key.code {
                Code::Enter if self.field.is_empty() => {
                    return vec![Effect::info(t::search_hint(locale))];
                }
                Code::Enter => return self.ask(locale),
                Code::Down | Code::Tab => {
                    self.in_field = self.found.as_ref().is_none_or(|found| found.total() == 0);
                }
                _ => {
                    self.field.update(msg);
                }
            },
            Msg::Paste(_) if self.in_field => {
                self.field.update(msg);
            }
            Msg::Key(key) => {
                let rows = hits::per_page(list_area(inside(cx.area)));
                if let Some(found) = &mut self.found {
                    found.key(*key, rows);
                }
                return self.complete(cx);
            }
            _ => {}
        }
        vec![]
    }

    /// Whether the hits on screen are of every version; before there are any, whether they will be.
    fn shows_every_version(&self) -> bool {
        self.found.as_ref().map_or(self.every_version, Hits::every_version)
    }
}

/// Below the line of the words.
const fn list_area(inner: Rect) -> Rect {
    Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner }
}

impl Screen for SearchScreen {
    fn title(&self, cx: &Cx) -> String {
        t::search_title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let open = match self.in_field {
            true => ActionState::when(actions::OPEN, !self.field.is_empty())
                .label(t::search_label(locale)),
            false => ActionState::when(
                actions::OPEN,
                self.found.as_ref().is_some_and(|found| found.selected().is_some()),
            ),
        };
        let other = match self.in_field {
            true => t::search_hits(locale),
            false => t::search_field(locale),
        };
        let hits = self.found.as_ref().is_some_and(|found| found.total() > 0);
        let scope = match self.every_version {
            true => t::scope_in_force(locale),
            false => t::scope_every(locale),
        };
        vec![
            open,
            ActionState::when(actions::FIELD, !self.in_field || hits).label(other),
            ActionState::on(actions::ALL_VERSIONS).label(scope),
        ]
    }

    fn captures_text(&self) -> bool {
        self.in_field
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        if let Some(loaded) = msg.reply::<Loaded>() {
            let mut effects = self.take(loaded);
            // What failed is asked for again by the next key, not by itself.
            if loaded.outcome.is_ok() {
                effects.extend(self.complete(cx));
            }
            return effects;
        }
        if let Some(effects) = self.time.reply(msg, cx) {
            return effects;
        }
        match msg {
            Msg::Shown => return self.time.goes_on(cx),
            Msg::Tick => return self.time.tick(cx),
            Msg::Resize(..) => return self.complete(cx),
            _ => {}
        }
        let (mut effects, answered) = self.time.heard(msg, cx);
        if !answered {
            effects.extend(self.input(msg, cx));
        }
        effects
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale, theme) = (cx.look, cx.look.locale, &cx.look.theme);
        let scope = match self.shows_every_version() {
            true => t::scope_every(locale),
            false => t::scope_in_force(locale),
        };
        let title = format!("{}  {scope}", t::search_title(locale));
        let inner = panel(frame.buffer_mut(), area, &title, look);
        let label = format!("{} ", t::search_label(locale));
        let buf = frame.buffer_mut();
        let x = put(buf, (inner.x, inner.y), &label, inner.width, theme.muted, look.wide);
        let count = match &self.found {
            _ if self.busy => t::searching(locale).to_owned(),
            Some(found) if found.total() > 0 => {
                t::search_found(locale, found.total(), found.at() + 1)
            }
            _ => String::new(),
        };
        let taken = u16::try_from(look.width(&count)).unwrap_or(0);
        let end = inner.right().saturating_sub(taken);
        put(buf, (end, inner.y), &count, taken, theme.muted, look.wide);
        let width = end.saturating_sub(x + 2).min(60);
        self.field.view(frame, Rect { x, width, height: 1, ..inner }, self.in_field, look);
        let list = list_area(inner);
        match &self.found {
            Some(found) if found.total() > 0 => {
                found.view(frame.buffer_mut(), list, !self.in_field, look);
            }
            found => {
                let told = match found {
                    Some(found) => t::search_none(locale, found.typed()),
                    None => t::search_hint(locale).to_owned(),
                };
                for (y, line) in (list.y..list.bottom()).zip(look.wrap(&told, list.width.into())) {
                    let at = (list.x, y);
                    put(frame.buffer_mut(), at, line, list.width, theme.muted, look.wide);
                }
            }
        }
        self.time.question(frame, area, cx);
    }

    fn chrome(&self) -> Chrome {
        Chrome::Header
    }
}
