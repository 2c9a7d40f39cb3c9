//! The articles a question cites, one a page: how the citation stands today, and the words in the
//! version in force with the cited place marked.

use super::attendance::Attendance;
use super::closing::show;
use super::page::{self, Marks};
use super::reading::ReadingScreen;
use super::room::EDIT;
use crate::app::statute::Which;
use crate::app::statute::cite::{Basis, Cited, cited};
use crate::domain::citation::Citation;
use crate::domain::id::RevisionId;
use crate::domain::item::Part;
use crate::domain::statute::StatuteOutline;
use crate::domain::statute::standing::Standing;
use crate::i18n::{Locale, semicolon, shell, statute_room as t};
use crate::tui::action::ActionState;
use crate::tui::action::statutes::cited as actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::{Chrome, Cx, Screen, Ticks};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::{Paragraph, scrolled};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};
use std::collections::HashSet;
use std::sync::Arc;

/// What a question cites, being read.
pub struct CitedScreen {
    citations: Vec<Citation>,
    basis: Basis,
    found: Option<Arc<Vec<Cited>>>,
    at: usize,
    scroll: usize,
    time: Attendance,
}

/// What the job brought.
struct Loaded(Result<Arc<Vec<Cited>>, String>);

/// Opens what a question cites, each place once; where it cites nothing, that is said.
pub fn law(
    mut citations: Vec<Citation>,
    basis: Basis,
    time: Attendance,
    locale: Locale,
) -> Vec<Effect> {
    if citations.is_empty() {
        return vec![Effect::info(t::cites_nothing(locale))];
    }
    let mut seen = HashSet::new();
    citations.retain(|citation| seen.insert(citation.clone()));
    let screen = CitedScreen { citations, basis, found: None, at: 0, scroll: 0, time };
    vec![show(screen)]
}

/// Opens what a part of an item cites, by the version of the law that this revision of the item was
/// written for.
pub fn law_of(part: Option<&Part>, revision: RevisionId, locale: Locale) -> Vec<Effect> {
    let citations = part.map(|part| part.citations.clone()).unwrap_or_default();
    law(citations, Basis::Revision(revision), Attendance::default(), locale)
}

impl CitedScreen {
    fn load(&self, locale: Locale) -> Effect {
        let (citations, basis) = (self.citations.clone(), self.basis.clone());
        Effect::job(Lane::Normal, move |session| {
            let found = session.run(|app, actor| cited(app, actor, &citations, &basis));
            Loaded(found.map(Arc::new).map_err(|error| error.message(locale)))
        })
    }

    fn current(&self) -> Option<&Cited> {
        self.found.as_ref()?.get(self.at)
    }

    /// The statute on screen; none where there is nothing to read.
    fn statute(&self) -> Option<String> {
        let read = self.current().filter(|cited| cited.opened.is_some());
        read.map(|cited| cited.citation.statute.clone())
    }

    /// Reading counts where there is something to read.
    fn attend(&mut self, cx: &Cx) -> Vec<Effect> {
        self.statute().map(|statute| self.time.shown(&statute, cx)).unwrap_or_default()
    }

    fn go(&mut self, at: usize, cx: &Cx) -> Vec<Effect> {
        self.at = at.min(self.citations.len().saturating_sub(1));
        self.scroll = 0;
        self.statute().map(|statute| self.time.turned(&statute, cx)).unwrap_or_default()
    }

    /// The whole statute, at the cited article.
    fn open(&mut self) -> Vec<Effect> {
        let opened = self.current().and_then(|cited| {
            let outline = &cited.opened.as_ref()?.line.version.outline;
            let which = Which::Version(outline.version);
            Some(ReadingScreen::new(outline.title.clone(), which).citing(cited.citation.clone()))
        });
        let Some(screen) = opened else { return vec![] };
        vec![show(screen.counted_by(self.time.lend()))]
    }

    fn body(&self, area: Rect) -> Rect {
        let inner = inside(area);
        Rect { height: inner.height.saturating_sub(self.time.rows()), ..inner }
    }

    fn lines(&self, columns: usize, cx: &Cx) -> Vec<Line<'static>> {
        let (look, locale) = (cx.look, cx.look.locale);
        let Some(cited) = self.current() else { return vec![] };
        let (sign, text, style) = standing(cited, look);
        let head = Line::styled(format!("{sign} {text}"), style);
        let mut lines = Paragraph::new(head).hanging(2).wrapped(columns, look);
        lines.push(Line::default());
        if let Some(opened) = &cited.opened {
            let no = cited.citation.article_no();
            let articles = &opened.text.articles;
            if let Some(index) = articles.iter().position(|one| one.no == no) {
                let marks = Marks { words: &[], cited: Some(&cited.citation) };
                lines.extend(page::headings(&opened.text, index, columns, look));
                lines.extend(page::article(&articles[index], marks, columns, look));
            }
            return lines;
        }
        let loads = cx.who.is_some_and(|who| who.may(Some(EDIT)));
        let hint = if loads { t::how_to_load_trainer(locale) } else { t::how_to_load(locale) };
        let outline = outline_text(&cited.citation, cited.outline.as_ref(), locale);
        let text = Text::from(format!("{hint}\n\n{outline}"));
        lines.extend(Paragraph::new(text).wrapped(columns, look).into_iter().map(owned));
        lines
    }
}

fn owned(line: Line<'_>) -> Line<'static> {
    Line::raw(line.to_string())
}

/// How a citation stands, in a sentence.
fn standing(cited: &Cited, look: &Look) -> (&'static str, String, ratatui::style::Style) {
    let (locale, theme, marks) = (look.locale, &look.theme, look.marks());
    let shown = cited.opened.as_ref().map(|opened| &opened.line.version.outline);
    match (cited.standing, shown) {
        (Standing::NotLoaded, _) | (_, None) => {
            (marks.info, t::not_loaded(locale).to_owned(), theme.info)
        }
        (Standing::Resolves, Some(shown)) => {
            let text = t::resolves(locale, &shown.title, shown.version, shown.effective_from);
            (marks.ok, text, theme.ok)
        }
        (Standing::Missing(_), Some(shown)) => {
            (marks.danger, t::missing(locale, shown.version), theme.danger)
        }
        (Standing::OnlyEarlier { checked, latest }, _) => {
            (marks.warn, t::only_earlier(locale, checked, latest), theme.warn)
        }
        (Standing::Superseded { by: Some(by) }, _) => {
            let text = match &cited.outline {
                Some(outline) => t::superseded(locale, outline.version, by),
                None => t::superseded_by(locale, by),
            };
            (marks.warn, text, theme.warn)
        }
        (Standing::Superseded { by: None }, _) => {
            (marks.warn, t::out_of_force(locale).to_owned(), theme.warn)
        }
    }
}

/// Without the text: the version of a statute, and the paragraphs and items of the article.
fn outline_text(citation: &Citation, outline: Option<&StatuteOutline>, locale: Locale) -> String {
    let Some(outline) = outline else { return t::outline_unknown(locale).to_owned() };
    let version =
        t::outline_version(locale, &outline.title, outline.version, outline.effective_from);
    let Some(paragraphs) = outline.paragraphs(citation.article_no()) else { return version };
    let article = citation.article_no().label();
    let shape = match paragraphs {
        [_] => t::outline_only(locale, article),
        many => t::outline_shape(locale, article, many.len()),
    };
    let items = paragraphs.iter().enumerate().filter(|(_, items)| **items > 0);
    let items = items.map(|(at, items)| t::outline_items(locale, at + 1, items));
    let shape: Vec<String> = std::iter::once(shape).chain(items).collect();
    format!("{version}\n{}", shape.join(semicolon(locale)))
}

impl Screen for CitedScreen {
    fn title(&self, cx: &Cx) -> String {
        t::law(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let readable = self.current().is_some_and(|cited| cited.opened.is_some());
        let open = match self.found.is_some() && !readable {
            true => ActionState::off(actions::OPEN, t::not_loaded(cx.look.locale)),
            false => ActionState::when(actions::OPEN, readable),
        };
        let mut offered = vec![open];
        if self.citations.len() > 1 {
            let backward = ActionState::when(actions::BACKWARD, self.at > 0);
            let forward = ActionState::when(actions::FORWARD, self.at + 1 < self.citations.len());
            offered.push(backward.because(shell::at_first(cx.look.locale)));
            offered.push(forward.because(shell::at_last(cx.look.locale)));
        }
        offered.push(ActionState::on(actions::LEAVE).quiet());
        offered
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(found) => {
                    self.found = Some(Arc::clone(found));
                    self.attend(cx)
                }
                Err(text) => vec![Effect::fail(text.clone()), Effect::pop()],
            };
        }
        if let Some(effects) = self.time.reply(msg, cx) {
            return effects;
        }
        match msg {
            Msg::Shown if self.found.is_none() => return vec![self.load(locale)],
            Msg::Shown => return self.attend(cx),
            Msg::Tick => return self.time.tick(cx),
            _ => {}
        }
        let (mut effects, answered) = self.time.heard(msg, cx);
        if answered {
            return effects;
        }
        match msg {
            Msg::Command(actions::LEAVE) => {
                effects.extend(self.time.leave());
                effects.push(Effect::pop());
            }
            Msg::Command(actions::OPEN) => effects.extend(self.open()),
            Msg::Command(actions::FORWARD) => effects.extend(self.go(self.at + 1, cx)),
            Msg::Command(actions::BACKWARD) => {
                effects.extend(self.go(self.at.saturating_sub(1), cx));
            }
            Msg::Key(key) => {
                let body = self.body(cx.area);
                let rows = self.lines(usize::from(body.width).saturating_sub(1), cx).len();
                self.scroll = scrolled(self.scroll, key.code, rows, body.height.into());
            }
            _ => {}
        }
        effects
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let citation = self.citations.get(self.at).map(ToString::to_string).unwrap_or_default();
        let place = t::law_title(locale, self.at + 1, self.citations.len());
        panel(frame.buffer_mut(), area, &format!("{place}  {citation}"), look);
        let body = self.body(area);
        let lines = self.lines(usize::from(body.width).saturating_sub(1), cx);
        Paragraph::new(Text::from(lines)).view(frame.buffer_mut(), body, self.scroll, look);
        let line = Rect { y: body.bottom(), height: self.time.rows(), ..body };
        self.time.line(frame, line, look);
        self.time.question(frame, area, cx);
    }

    fn chrome(&self) -> Chrome {
        Chrome::Header
    }

    fn ticks(&self) -> Ticks {
        Ticks::Second
    }
}
