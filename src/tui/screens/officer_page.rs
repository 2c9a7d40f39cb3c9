//! One officer, in sections one key apart: the person, posts, cards, hours, results.

use super::attachments::AttachmentsScreen;
use super::hours::HoursScreen;
use super::officer_fields;
use super::passes::PassesScreen;
use super::result::outcome_style;
use super::training;
use crate::app::credential::Held;
use crate::app::officer::reveal::reveal;
use crate::app::officer::show::{Page, show};
use crate::domain::credential::State;
use crate::domain::id::OfficerId;
use crate::domain::time::days_between;
use crate::i18n::{Locale, fields, ledger as t, names, pass, people};
use crate::tui::action::ActionState;
use crate::tui::action::ledger::officer as actions;
use crate::tui::action::study::officer as study;
use crate::tui::effect::{Effect, Lane};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::text::put;
use crate::tui::widget::bar::bar;
use crate::tui::widget::panel::{inside, panel};
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
    /// The identity number in full, once it was asked for.
    identity: Option<String>,
    section: Section,
    scroll: usize,
}

/// The sections, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Person,
    Posts,
    Cards,
    Hours,
    Results,
}

const SECTIONS: [Section; 5] =
    [Section::Person, Section::Posts, Section::Cards, Section::Hours, Section::Results];

impl Section {
    const fn title(self, locale: Locale) -> &'static str {
        match self {
            Self::Person => t::page_person(locale),
            Self::Posts => t::page_posts(locale),
            Self::Cards => t::page_cards(locale),
            Self::Hours => t::page_hours(locale),
            Self::Results => t::page_results(locale),
        }
    }
}

struct Loaded(Result<Arc<Page>, String>);
struct Revealed(Result<Option<String>, String>);

impl OfficerPage {
    /// The page of an officer.
    pub const fn new(officer: OfficerId) -> Self {
        Self { officer, page: None, identity: None, section: Section::Person, scroll: 0 }
    }

    fn step(&mut self, by: usize) {
        let at = SECTIONS.iter().position(|one| *one == self.section).unwrap_or(0);
        self.section = SECTIONS.get((at + by) % SECTIONS.len()).copied().unwrap_or(Section::Person);
        self.scroll = 0;
    }

    /// The person's name; empty until it is known.
    fn name(&self) -> String {
        self.page.as_ref().map(|page| page.officer.officer.name.clone()).unwrap_or_default()
    }

    /// Filling in is offered as far as the organisation declared something to fill in.
    fn fill_state(&self, locale: Locale) -> ActionState {
        match &self.page {
            Some(page) if page.fields.is_empty() => {
                ActionState::off(actions::FILL, fields::none_declared(locale)).quiet()
            }
            page => ActionState::when(actions::FILL, page.is_some()),
        }
    }

    fn text(&self, page: &Page, cx: &Cx) -> Text<'static> {
        let lines = match self.section {
            Section::Person => self.person(page, cx),
            Section::Posts => posts(page, cx.look),
            Section::Cards => cards(page, cx),
            Section::Hours => hours(page, cx.look.locale),
            Section::Results => results(page, cx),
        };
        Text::from(lines)
    }

    fn person(&self, page: &Page, cx: &Cx) -> Vec<Line<'static>> {
        let (look, locale) = (cx.look, cx.look.locale);
        let officer = &page.officer.officer;
        let state = people::person_state(locale, officer.state);
        let left = page.officer.left_on.map(|day| t::left_on(locale, day)).unwrap_or_default();
        let identity = self.identity.clone().or_else(|| officer.identity_number.clone());
        let day = |date: Option<crate::domain::time::Date>| {
            date.map(|date| date.to_string()).unwrap_or_default()
        };
        let agency = page.agency.as_ref().map(|agency| agency.name.clone());
        let mut rows = vec![
            (t::col_state(locale), format!("{state}{left}")),
            (t::col_agency(locale), agency.unwrap_or_default()),
            (t::col_identity(locale), identity.unwrap_or_default()),
            (t::row_sex(locale), word(officer.sex.map(|sex| people::sex(locale, sex)))),
            (t::row_birth(locale), day(officer.birth)),
            (t::col_phone(locale), officer.phone.clone().unwrap_or_default()),
            (
                t::col_employment(locale),
                word(officer.employment.map(|kind| people::employment(locale, kind))),
            ),
            (
                t::row_education(locale),
                word(officer.education.map(|one| people::education(locale, one))),
            ),
            (t::row_major(locale), officer.major.clone().unwrap_or_default()),
            (
                t::row_political(locale),
                word(officer.political_status.map(|one| people::political_status(locale, one))),
            ),
            (t::row_joined(locale), day(officer.joined_on)),
            (t::row_remark(locale), officer.remark.clone()),
        ];
        let account = page.account.as_ref().map(|account| match account.is_active {
            true => account.sign_in_name.clone(),
            false => format!("{} ({})", account.sign_in_name, t::account_disabled(locale)),
        });
        rows.push((t::row_account(locale), account.unwrap_or_default()));
        let fields = page.fields.iter().map(|(field, value)| {
            let value = people::field_value(locale, field.kind, value);
            (field.label.clone(), value.to_owned())
        });
        let rows = rows.into_iter().map(|(label, value)| (label.to_owned(), value)).chain(fields);
        let rows: Vec<(String, String)> = rows.collect();
        let widest = rows.iter().map(|(label, _)| look.width(label)).max().unwrap_or(0);
        let line = |(label, value): (String, String)| {
            let value = if value.is_empty() { t::not_given(locale).to_owned() } else { value };
            let label = look.pad(&label, widest + 2, crate::tui::text::Align::Left);
            Line::raw(format!("{label}{value}"))
        };
        rows.into_iter().map(line).collect()
    }
}

fn word(word: Option<&'static str>) -> String {
    word.unwrap_or_default().to_owned()
}

fn posts(page: &Page, look: &Look) -> Vec<Line<'static>> {
    let locale = look.locale;
    if page.posts.is_empty() {
        return vec![Line::styled(t::no_posts(locale), look.theme.muted)];
    }
    let mut lines = Vec::new();
    for post in page.posts.iter().rev() {
        let one = &post.assignment;
        let until = one.to.map_or_else(|| t::until_now(locale).to_owned(), |to| to.to_string());
        let on_post = if one.on_post { t::on_post(locale) } else { t::off_post(locale) };
        let style = if one.to.is_none() { look.theme.text } else { look.theme.muted };
        lines.push(Line::styled(format!("{} – {until}  {}", one.from, post.agency), style));
        let actual = post.actual.as_ref().map(|name| t::works_at(locale, name));
        let detail = [Some(one.duty.clone()), Some(on_post.to_owned()), actual];
        let detail: Vec<String> =
            detail.into_iter().flatten().filter(|text| !text.is_empty()).collect();
        lines.push(Line::styled(format!("    {}", detail.join("  ")), style));
    }
    lines
}

fn cards(page: &Page, cx: &Cx) -> Vec<Line<'static>> {
    let locale = cx.look.locale;
    let Some(cards) = &page.credentials else {
        return vec![Line::styled(t::not_permitted(locale), cx.look.theme.muted)];
    };
    if cards.is_empty() {
        return vec![Line::styled(t::no_cards(locale), cx.look.theme.muted)];
    }
    cards.iter().flat_map(|held| card(held, cx)).collect()
}

/// Lines below the bar of hours.
fn hours(page: &Page, locale: Locale) -> Vec<Line<'static>> {
    let Some(year) = &page.hours else { return vec![Line::raw(t::not_permitted(locale))] };
    vec![
        Line::raw(t::year(locale, year.first_day, year.last_day)),
        Line::default(),
        Line::default(),
        Line::raw(t::hours_of(locale, year.total(), year.required)),
        Line::raw(t::hours_parts(locale, year.online, year.classroom)),
        Line::raw(t::hours_missing(locale, year.missing())),
    ]
}

fn results(page: &Page, cx: &Cx) -> Vec<Line<'static>> {
    let (look, locale) = (cx.look, cx.look.locale);
    let (Some(passes), Some(results)) = (&page.passes, &page.results) else {
        return vec![Line::styled(t::not_permitted(locale), look.theme.muted)];
    };
    let mut lines = vec![Line::styled(t::page_passes(locale), look.theme.title)];
    if passes.is_empty() {
        lines.push(Line::styled(format!("  {}", t::no_passes(locale)), look.theme.muted));
    }
    for record in passes {
        let level = names::level(locale, record.level);
        let subject = names::subject(locale, record.subject);
        let alone = match record.single_handed {
            true => format!("  ({})", pass::single_handed(locale)),
            false => String::new(),
        };
        let text = format!("  {}  {}  {subject}  [{level}]{alone}", record.passed_on, record.exam);
        lines.push(Line::raw(text));
    }
    lines.push(Line::default());
    lines.push(Line::styled(t::page_exams(locale), look.theme.title));
    if results.is_empty() {
        lines.push(Line::styled(format!("  {}", t::no_results(locale)), look.theme.muted));
    }
    for line in results {
        let (mark, style) = outcome_style(line.outcome, cx);
        let kind = names::sitting_kind(locale, line.kind);
        let level = names::level(locale, line.level);
        let day = cx.zone.date(line.ended_at);
        let outcome = names::outcome(locale, line.outcome);
        let score = format!("{} / {}", line.earned, line.total);
        lines.push(Line::from(vec![
            ratatui::text::Span::raw(format!("  {day}  ")),
            ratatui::text::Span::styled(format!("{mark} {outcome}"), style),
            ratatui::text::Span::raw(format!("  {score}  {} [{level}{kind}]", line.sitting_name)),
        ]));
    }
    lines
}

impl Screen for OfficerPage {
    fn title(&self, cx: &Cx) -> String {
        t::officers_title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let there = self.page.is_some();
        vec![
            ActionState::on(actions::NEXT).hint("←→"),
            ActionState::on(actions::BEFORE).quiet(),
            self.fill_state(locale),
            ActionState::when(study::HOURS, there),
            ActionState::when(study::TRAIN, there),
            ActionState::when(actions::PASSES, there),
            ActionState::when(actions::FILES, there),
            match self.identity {
                Some(_) => ActionState::off(actions::REVEAL, t::why_revealed(locale)),
                None => ActionState::when(actions::REVEAL, there),
            },
        ]
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
        if let Some(Revealed(outcome)) = msg.reply::<Revealed>() {
            return match outcome {
                Ok(number) => {
                    self.identity = Some(number.clone().unwrap_or_default());
                    self.section = Section::Person;
                    vec![Effect::info(t::revealed(locale))]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        match msg {
            Msg::Command(actions::PASSES) => {
                return vec![Effect::push(PassesScreen::new(self.officer, self.name()))];
            }
            Msg::Command(actions::FILES) => {
                return vec![Effect::push(AttachmentsScreen::new(self.officer, self.name()))];
            }
            Msg::Command(actions::FILL) => {
                let page = self.page.iter().map(|page| {
                    let name = page.officer.officer.name.clone();
                    let fields = page.fields.clone();
                    Effect::push(officer_fields::page(self.officer, name, fields, locale))
                });
                return page.collect();
            }
            Msg::Command(study::HOURS) => return vec![Effect::push(HoursScreen::of(self.officer))],
            Msg::Command(study::TRAIN) => {
                let name = self.name();
                let today = cx.zone.date(cx.now);
                let page = training::page(self.officer, name, today, cx.look.locale);
                return vec![Effect::push(page)];
            }
            Msg::Shown => {
                let officer = self.officer;
                return vec![Effect::job(Lane::Normal, move |session| {
                    let page = session.run(|app, actor| show(app, actor, officer));
                    Loaded(page.map(Arc::new).map_err(|error| error.message(locale)))
                })];
            }
            Msg::Command(actions::NEXT) => self.step(1),
            Msg::Command(actions::BEFORE) => self.step(SECTIONS.len() - 1),
            Msg::Command(actions::REVEAL) => {
                let officer = self.officer;
                return vec![Effect::job(Lane::Normal, move |session| {
                    let number = session.run(|app, actor| reveal(app, actor, officer));
                    Revealed(number.map_err(|error| error.message(locale)))
                })];
            }
            Msg::Key(key) => {
                let Some(page) = &self.page else { return vec![] };
                let area = text_area(cx.area);
                let text = Paragraph::new(self.text(page, cx)).hanging(4);
                self.scroll = text.scrolled(self.scroll, key.code, area, cx.look);
            }
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let name = self.page.as_ref().map_or("", |page| page.officer.officer.name.as_str());
        let buf = frame.buffer_mut();
        panel(buf, area, name, look);
        let Some(page) = &self.page else { return };
        let inner = inside(area);
        let mut x = inner.x;
        for section in SECTIONS {
            let chosen = section == self.section;
            let style = if chosen { look.theme.selected } else { look.theme.muted };
            let text = format!(" {} ", section.title(locale));
            let room = inner.right().saturating_sub(x);
            x = put(buf, (x, inner.y), &text, room, style, look.wide) + 1;
        }
        let below = text_area(area);
        Paragraph::new(self.text(page, cx)).hanging(4).view(buf, below, self.scroll, look);
        if self.section == Section::Hours
            && self.scroll == 0
            && let Some(year) = &page.hours
        {
            let line = Rect { y: below.y + 1, height: 1, width: below.width.min(60), ..below };
            let (done, all) = (year.total().hundredths(), year.required.hundredths());
            let style = if done >= all { look.theme.ok } else { look.theme.accent };
            bar(buf, line, u64::from(done), u64::from(all), style, look);
        }
    }
}

/// Where a section's text stands: below the names of the sections.
const fn text_area(area: Rect) -> Rect {
    let inner = inside(area);
    Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner }
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
    if let Some(until) = held.banned_until {
        let style = if until >= today { look.theme.danger } else { look.theme.muted };
        lines.push(Line::styled(format!("    {}", t::banned_until(locale, until)), style));
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
