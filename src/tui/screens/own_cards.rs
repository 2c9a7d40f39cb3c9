//! 我的证件: one's own cards with every state, what their renewal still needs, and their history.

use super::fetched::Fetched;
use super::officer_page::state_style;
use crate::app::credential::own::{OwnCard, own};
use crate::domain::credential::{Entry, Event};
use crate::domain::renewal::{Need, Renewal};
use crate::domain::time::{Date, days_between};
use crate::i18n::{Locale, cards as t, ledger, people};
use crate::tui::action::ActionState;
use crate::tui::effect::Effect;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};

/// One's own credentials.
pub struct OwnCardsScreen {
    cards: Fetched<Vec<OwnCard>>,
    scroll: usize,
}

impl Default for OwnCardsScreen {
    fn default() -> Self {
        Self { cards: Fetched::room(|session| session.run(own)), scroll: 0 }
    }
}

impl Screen for OwnCardsScreen {
    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        if let Some(effects) = self.cards.update(msg, cx) {
            return effects;
        }
        if let Msg::Key(key) = msg {
            let place = inside(cx.area);
            let cards = self.cards.get().map(Vec::as_slice).unwrap_or_default();
            let text = paragraph(cards, cx);
            self.scroll = text.scrolled(self.scroll, key.code, place, cx.look);
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let buf = frame.buffer_mut();
        panel(buf, area, t::title(cx.look.locale), cx.look);
        let Some(cards) = self.cards.get() else { return };
        paragraph(cards, cx).view(buf, inside(area), self.scroll, cx.look);
    }
}

fn paragraph(cards: &[OwnCard], cx: &Cx) -> Paragraph<'static> {
    if cards.is_empty() {
        return Paragraph::new(Line::styled(t::none(cx.look.locale), cx.look.theme.muted));
    }
    let mut lines = Vec::new();
    for card in cards {
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.extend(full(card, cx));
    }
    Paragraph::new(Text::from(lines)).hanging(2)
}

/// Everything about a card.
fn full(card: &OwnCard, cx: &Cx) -> Vec<Line<'static>> {
    let (look, locale) = (cx.look, cx.look.locale);
    let today = cx.zone.date(cx.now);
    let row = &card.held.credential.row;
    let mut lines = vec![heading(card, look)];
    let mut say = |text: String| lines.push(Line::raw(format!("  {text}")));
    if let Some(face) = &row.card {
        say(t::number(locale, &face.number));
        if !face.categories.is_empty() {
            say(t::categories(locale, face.categories.join(t::joint(locale))));
        }
        for (text, say_it) in [
            (&face.region, t::region as fn(Locale, String) -> String),
            (&face.issuer, t::issuer as fn(Locale, String) -> String),
        ] {
            if !text.is_empty() {
                say(say_it(locale, text.clone()));
            }
        }
        let (from, to) = (face.validity.from(), face.validity.to());
        say(format!("{} ({})", t::validity(locale, from, to), days(locale, today, to)));
    } else {
        say(t::no_number(locale).to_owned());
    }
    if let Some(due) = row.inspection_due() {
        say(format!("{} ({})", t::inspection(locale, due), days(locale, today, due)));
    }
    let flags: Vec<_> =
        card.held.status.flags.iter().map(|s| people::credential_state(locale, s)).collect();
    say(t::flags(locale, flags.join(t::joint(locale))));
    let dated = [
        (row.applied_on, t::applying as fn(Locale, Date) -> String),
        (row.suspended_until, t::suspended_until as fn(Locale, Date) -> String),
        (row.handed_in_on, t::handed_in as fn(Locale, Date) -> String),
    ];
    for (date, say_it) in dated {
        if let Some(date) = date {
            say(say_it(locale, date));
        }
    }
    if let Some(until) = card.held.banned_until {
        say(ledger::banned_until(locale, until));
    }
    if !row.void_numbers.is_empty() {
        say(t::void_numbers(locale, row.void_numbers.join(t::joint(locale))));
    }
    if let Some(renewal) = &card.renewal {
        lines.push(Line::default());
        lines.push(title(t::renewal_title(locale), look));
        let style = if renewal.needs.is_empty() { look.theme.ok } else { look.theme.warn };
        lines.push(Line::styled(format!("  {}", renewal_text(renewal, locale)), style));
        let opens = if renewal.opens <= today {
            t::opened(locale).to_owned()
        } else {
            t::opens(locale, renewal.opens)
        };
        lines.push(Line::raw(format!("  {opens}")));
        lines.push(Line::styled(format!("  {}", t::by_rules(locale)), look.theme.muted));
    }
    lines.push(Line::default());
    lines.push(title(t::history(locale), look));
    lines.extend(card.held.entries.iter().map(|entry| history(entry, locale)));
    lines
}

fn title(text: &str, look: &Look) -> Line<'static> {
    Line::styled(format!("  {text}"), look.theme.title)
}

/// Sign, kind and main state.
pub(super) fn heading(card: &OwnCard, look: &Look) -> Line<'static> {
    let locale = look.locale;
    let (mark, style) = state_style(card.held.status.main, look);
    let kind = people::credential_kind(locale, card.held.credential.kind);
    let state = people::credential_state(locale, card.held.status.main);
    Line::styled(format!("{mark} {kind}  {state}"), style)
}

/// The lines of a card on the home page: what it is, until when, and what is missing.
pub(super) fn brief(card: &OwnCard, cx: &Cx) -> Vec<Line<'static>> {
    let locale = cx.look.locale;
    let today = cx.zone.date(cx.now);
    let row = &card.held.credential.row;
    let mut lines = vec![heading(card, cx.look)];
    if let Some(face) = &row.card {
        let to = face.validity.to();
        let place = [face.categories.join(t::joint(locale)), face.region.clone()];
        let place: Vec<String> = place.into_iter().filter(|text| !text.is_empty()).collect();
        if !place.is_empty() {
            lines.push(Line::raw(place.join("  ")));
        }
        lines.push(Line::raw(format!("{} ({})", t::ends(locale, to), days(locale, today, to))));
    }
    if let Some(due) = row.inspection_due() {
        let text = format!("{} ({})", t::inspection(locale, due), days(locale, today, due));
        lines.push(Line::raw(text));
    }
    if let Some(date) = row.applied_on {
        lines.push(Line::raw(t::applying(locale, date)));
    }
    if let Some(renewal) = &card.renewal {
        lines.push(Line::raw(renewal_text(renewal, locale)));
    }
    lines
}

/// What a renewal still needs, in one sentence.
pub(super) fn renewal_text(renewal: &Renewal, locale: Locale) -> String {
    if renewal.needs.is_empty() {
        return t::ready(locale).to_owned();
    }
    let needs: Vec<String> = renewal
        .needs
        .iter()
        .map(|need| match need {
            Need::Return => t::need_return(locale).to_owned(),
            Need::Inspection(due) => t::need_inspection(locale, due),
            Need::Pass(subject) => t::need_pass(locale, subject),
            Need::Hours(missing) => t::need_hours(locale, missing),
        })
        .collect();
    t::needs(locale, needs.join(t::joint(locale)))
}

/// How far a day is, in words.
fn days(locale: Locale, today: Date, day: Date) -> String {
    match days_between(today, day) {
        left if left >= 0 => t::days_left(locale, left),
        over => t::days_over(locale, -over),
    }
}

/// One entry of the record in words.
fn history(entry: &Entry, locale: Locale) -> Line<'static> {
    let what = people::credential_event(locale, entry.event.kind());
    let text = match &entry.event {
        Event::Opening { card, .. } | Event::Issued { card } => {
            let (from, to) = (card.validity.from(), card.validity.to());
            t::event_card(locale, what, &card.number, from, to)
        }
        Event::Reissued { reason, card } => {
            let what = t::event_reason(locale, what, people::reissue_reason(locale, *reason));
            let (from, to) = (card.validity.from(), card.validity.to());
            t::event_card(locale, what, &card.number, from, to)
        }
        Event::Applied { purpose } => {
            t::event_reason(locale, what, people::application_purpose(locale, *purpose))
        }
        Event::Replaced { number } => t::event_number(locale, what, number),
        Event::Inspected { next_due: Some(due) } => t::event_next(locale, what, due),
        Event::Suspended { until: Some(until) } => t::event_until(locale, what, until),
        Event::Cancelled { ground } => {
            t::event_reason(locale, what, people::cancel_ground(locale, *ground))
        }
        _ => what.to_owned(),
    };
    let mut line = format!("  {}  {text}", entry.effective);
    if !entry.reason.is_empty() && entry.reason != what {
        line = format!("{line}  {}", t::because(locale, &entry.reason));
    }
    if !entry.document.is_empty() {
        line = format!("{line}  {}", t::document(locale, &entry.document));
    }
    Line::raw(line)
}
