//! One officer: person, posts, credentials with their events, pass records.

use super::hours::HoursScreen;
use super::training::TrainingScreen;
use crate::app::credential::Held;
use crate::app::officer::show::{Page, show};
use crate::domain::credential::State;
use crate::domain::id::OfficerId;
use crate::domain::time::days_between;
use crate::i18n::{ledger as t, names, people};
use crate::tui::action::ActionState;
use crate::tui::action::study::officer as study;
use crate::tui::effect::{Effect, Lane};
use crate::tui::key::Code;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::panel::panel;
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Text};
use std::sync::Arc;

/// The page of one officer.
pub struct OfficerPage {
    officer: OfficerId,
    page: Option<Arc<Page>>,
    scroll: usize,
}

struct Loaded(Result<Arc<Page>, String>);

impl OfficerPage {
    /// The page of an officer.
    pub const fn new(officer: OfficerId) -> Self {
        Self { officer, page: None, scroll: 0 }
    }
}

impl Screen for OfficerPage {
    fn title(&self, cx: &Cx) -> String {
        t::officers_title(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        let there = self.page.is_some();
        vec![ActionState::when(study::HOURS, there), ActionState::when(study::TRAIN, there)]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(page) => {
                    self.page = Some(Arc::clone(page));
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone()), Effect::pop()],
            };
        }
        match msg {
            Msg::Command(study::HOURS) => return vec![Effect::push(HoursScreen::of(self.officer))],
            Msg::Command(study::TRAIN) => {
                let name = |page: &Arc<Page>| page.officer.officer.name.clone();
                let name = self.page.as_ref().map(name).unwrap_or_default();
                return vec![Effect::push(TrainingScreen::new(self.officer, name))];
            }
            Msg::Shown => {
                let officer = self.officer;
                return vec![Effect::job(Lane::Normal, move |session| {
                    let page = session.run(|app, actor| show(app, actor, officer));
                    Loaded(page.map(Arc::new).map_err(|error| error.message(locale)))
                })];
            }
            Msg::Key(key) => match (&self.page, key.code) {
                (Some(page), Code::Down) => {
                    let last = Paragraph::new(text(page, cx)).last_scroll(inside(cx.area), cx.look);
                    self.scroll = (self.scroll + 1).min(last);
                }
                (_, Code::Up) => self.scroll = self.scroll.saturating_sub(1),
                _ => {}
            },
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let name = self.page.as_ref().map_or("", |page| page.officer.officer.name.as_str());
        panel(frame.buffer_mut(), area, name, cx.look);
        let Some(page) = &self.page else { return };
        Paragraph::new(text(page, cx)).hanging(2).view(
            frame.buffer_mut(),
            inside(area),
            self.scroll,
            cx.look,
        );
    }
}

/// The inside of the panel, one column off its border.
const fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}

fn text(page: &Page, cx: &Cx) -> Text<'static> {
    let (look, locale) = (cx.look, cx.look.locale);
    let title = |text: &str| Line::styled(text.to_owned(), look.theme.title);
    let officer = &page.officer.officer;
    let mut lines = vec![title(t::page_person(locale))];
    let agency = page.agency.as_ref().map_or("", |agency| agency.name.as_str());
    let sex = officer.sex.map_or("", |sex| people::sex(locale, sex));
    let employment = officer.employment.map_or("", |kind| people::employment(locale, kind));
    let state = people::person_state(locale, officer.state);
    lines.push(Line::raw(format!("  {}  {sex}  {agency}  {employment}  {state}", officer.name)));
    let identity = officer.identity_number.clone().unwrap_or_default();
    let phone = officer.phone.clone().unwrap_or_default();
    lines.push(Line::raw(format!(
        "  {} {identity}   {} {phone}",
        t::col_identity(locale),
        t::col_phone(locale)
    )));
    lines.push(Line::default());
    lines.push(title(t::page_posts(locale)));
    for post in &page.assignments {
        let until = post.to.map_or_else(|| t::until_now(locale).to_owned(), |to| to.to_string());
        let on_post = if post.on_post { t::on_post(locale) } else { t::off_post(locale) };
        lines.push(Line::raw(format!("  {} – {until}  {}  {on_post}", post.from, post.duty)));
    }
    if let Some(cards) = &page.credentials {
        lines.push(Line::default());
        lines.push(title(t::page_cards(locale)));
        if cards.is_empty() {
            lines.push(Line::styled(format!("  {}", t::no_cards(locale)), look.theme.muted));
        }
        lines.extend(cards.iter().flat_map(|held| card(held, cx)));
    }
    if let Some(passes) = &page.passes {
        lines.push(Line::default());
        lines.push(title(t::page_passes(locale)));
        if passes.is_empty() {
            lines.push(Line::styled(format!("  {}", t::no_passes(locale)), look.theme.muted));
        }
        for pass in passes {
            let level = names::level(locale, pass.level);
            lines.push(Line::raw(format!("  {}  {}  [{level}]", pass.passed_on, pass.exam)));
        }
    }
    Text::from(lines)
}

/// A card with its status, dates and events.
pub(super) fn card(held: &Held, cx: &Cx) -> Vec<Line<'static>> {
    let (look, locale) = (cx.look, cx.look.locale);
    let today = cx.zone.date(cx.now);
    let kind = people::credential_kind(locale, held.credential.kind);
    let (mark, style) = state_style(held.status.main, look);
    let state = people::credential_state(locale, held.status.main);
    let row = &held.credential.row;
    let number = row.card.as_ref().map_or("", |card| card.number.as_str());
    let mut lines = vec![Line::styled(format!("  {mark} {kind}  {number}  {state}"), style)];
    if let (Some(from), Some(to)) = (row.valid_from(), row.valid_to()) {
        let left = days_between(today, to);
        let left = if left >= 0 { t::days_left(locale, left) } else { t::days_over(locale, -left) };
        lines.push(Line::raw(format!("    {}  ({left})", t::validity(locale, from, to))));
    }
    if let Some(due) = row.inspection_due() {
        lines.push(Line::raw(format!("    {}", t::inspection_due(locale, due))));
    }
    for entry in &held.entries {
        let kind = people::credential_event(locale, entry.event.kind());
        lines.push(Line::styled(
            format!("    {}  {kind}  {}  {}", entry.effective, entry.reason, entry.document),
            look.theme.muted,
        ));
    }
    lines
}

/// The sign and style of a credential's state.
pub(super) fn state_style(state: State, look: &Look) -> (&'static str, Style) {
    let (marks, theme) = (look.marks(), &look.theme);
    match state {
        State::Valid => (marks.ok, theme.ok),
        State::ExpiryNear | State::InspectionNear | State::Pending | State::NotYetValid => {
            (marks.warn, theme.warn)
        }
        _ => (marks.danger, theme.danger),
    }
}
