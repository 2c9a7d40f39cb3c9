//! The result of an attempt: what it is, how it went, where points were lost.

use crate::app::exam::review::{Group, Review, Share, review};
use crate::domain::attempt::{EndedBy, Outcome};
use crate::domain::id::AttemptId;
use crate::domain::sitting::SittingKind;
use crate::i18n::{Locale, exam_screen as t, names};
use crate::tui::action::ActionState;
use crate::tui::action::exam::review as actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::review::ReviewScreen;
use crate::tui::text::put;
use crate::tui::widget::bar::bar;
use crate::tui::widget::panel::panel;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::sync::Arc;

/// The result of one attempt.
pub struct ResultScreen {
    attempt: AttemptId,
    review: Option<Arc<Review>>,
}

struct Loaded(Result<Arc<Review>, String>);

impl ResultScreen {
    /// The result of an ended attempt.
    pub const fn new(attempt: AttemptId) -> Self {
        Self { attempt, review: None }
    }
}

impl Screen for ResultScreen {
    fn title(&self, cx: &Cx) -> String {
        t::result_title(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![ActionState::when(
            actions::READ,
            self.review.as_ref().is_some_and(|review| !review.questions.is_empty()),
        )]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(review) => {
                    self.review = Some(Arc::clone(review));
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone()), Effect::pop()],
            };
        }
        match msg {
            Msg::Shown if self.review.is_none() => {
                let attempt = self.attempt;
                vec![Effect::job(Lane::Normal, move |session| {
                    let review = session.run(|app, actor| review(app, actor, attempt));
                    Loaded(review.map(Arc::new).map_err(|error| error.message(locale)))
                })]
            }
            Msg::Command(actions::READ) => self
                .review
                .iter()
                .map(|review| Effect::push(ReviewScreen::new(Arc::clone(review), review.own)))
                .collect(),
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, t::result_title(locale), look);
        let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
        let Some(review) = &self.review else {
            put(
                buf,
                (inner.x, inner.y),
                t::loading(locale),
                inner.width,
                look.theme.muted,
                look.wide,
            );
            return;
        };
        let mut y = inner.y;
        for (text, style) in summary(review, cx) {
            if y < inner.bottom() {
                put(buf, (inner.x, y), &text, inner.width, style, look.wide);
            }
            y += 1;
        }
        y = shares(buf, inner, y + 1, t::result_by_section(locale), &review.by_section, cx);
        shares(buf, inner, y + 1, t::result_by_statute(locale), &review.by_statute, cx);
    }
}

fn summary(review: &Review, cx: &Cx) -> Vec<(String, Style)> {
    let (locale, theme) = (cx.look.locale, &cx.look.theme);
    let (sitting, result) = (&review.sitting, &review.result);
    let (mark, style) = outcome_style(result.outcome, cx);
    let level = names::level(locale, sitting.rules.level);
    let kind = names::sitting_kind(locale, sitting.rules.kind);
    let score =
        t::result_score(locale, result.graded.earned, result.graded.total, result.pass_mark);
    let mut lines = vec![
        (format!("{}  [{level} {kind}]", sitting.name), theme.title),
        (format!("{mark} {}   {score}", names::outcome(locale, result.outcome)), style),
        (ending(review, locale), theme.text),
        (presence(review, locale), theme.muted),
    ];
    if result.outcome == Outcome::AwaitingMarking {
        lines.push((t::result_waiting(locale).to_owned(), theme.warn));
    }
    if review.withheld > 0 {
        let text = match review.opens_on {
            Some(day) => t::result_withheld_until(locale, review.withheld, day),
            None => t::result_withheld(locale, review.withheld),
        };
        lines.push((text, theme.info));
    }
    let counts = match sitting.rules.kind {
        SittingKind::Practice => t::result_practice(locale),
        SittingKind::Mock => t::result_mock(locale),
        SittingKind::Formal if review.confirmed => t::result_confirmed(locale),
        SittingKind::Formal => t::result_formal(locale),
    };
    lines.push((counts.to_owned(), theme.muted));
    lines
}

/// The sign and style of an outcome.
pub(super) fn outcome_style(outcome: Outcome, cx: &Cx) -> (&'static str, Style) {
    let (marks, theme) = (cx.look.marks(), &cx.look.theme);
    match outcome {
        Outcome::Passed => (marks.ok, theme.ok),
        Outcome::AwaitingMarking | Outcome::Deferred => (marks.info, theme.info),
        _ => (marks.danger, theme.danger),
    }
}

fn ending(review: &Review, locale: Locale) -> String {
    let attempt = &review.attempt;
    let used = attempt.ended_at.map_or(0, |end| end.since(attempt.started_at)) / 1_000;
    let used = t::result_time(locale, format!("{:02}:{:02}", used / 60, used % 60));
    match attempt.ended_by {
        Some(EndedBy::HandIn) | None => format!("{used}  {}", t::result_ended_hand_in(locale)),
        Some(EndedBy::Timer | EndedBy::Sweep) => {
            format!("{used}  {}", t::result_ended_timer(locale))
        }
    }
}

/// How often the paper was opened, and the focus lost where that is known.
fn presence(review: &Review, locale: Locale) -> String {
    let opened = t::result_opened(locale, review.connections.len());
    let lost = review.connections.iter().filter_map(|one| one.focus_lost).reduce(|a, b| a + b);
    let unknown = || t::left_unknown(locale).to_owned();
    format!("{opened}  {}", lost.map_or_else(unknown, |lost| t::left_n(locale, lost)))
}

/// Bars of a group of questions; returns the line after the last.
fn shares(
    buf: &mut Buffer,
    inner: Rect,
    mut y: u16,
    title: &str,
    shares: &[Share],
    cx: &Cx,
) -> u16 {
    let look = cx.look;
    if y < inner.bottom() {
        put(buf, (inner.x, y), title, inner.width, look.theme.title, look.wide);
    }
    y += 1;
    let label_width = 24.min(inner.width / 3);
    for share in shares {
        if y >= inner.bottom() {
            break;
        }
        let label = group_text(&share.group, look.locale);
        let label = look.truncate(&label, label_width.into());
        put(buf, (inner.x, y), &label, label_width, look.theme.text, look.wide);
        let score = format!("{:>6} / {}", share.earned.to_string(), share.total);
        let score_x = inner.right().saturating_sub(16);
        let place = Rect {
            x: inner.x + label_width + 1,
            y,
            width: score_x.saturating_sub(inner.x + label_width + 3),
            height: 1,
        };
        let earned = u64::try_from(share.earned.0).unwrap_or(0);
        let total = u64::try_from(share.total.0).unwrap_or(0);
        bar(buf, place, earned, total, look.theme.accent, look);
        put(buf, (score_x, y), &score, 16, look.theme.text, look.wide);
        y += 1;
    }
    y
}

fn group_text(group: &Group, locale: Locale) -> String {
    match group {
        Group::Section(at, kind, title) if title.is_empty() => {
            format!("{}. {}", at + 1, names::item_type(locale, *kind))
        }
        Group::Section(at, _, title) => format!("{}. {title}", at + 1),
        Group::Statute(name) => name.clone(),
    }
}
