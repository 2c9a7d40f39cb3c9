//! The cover page: the rules, before the clock starts.

use crate::app::exam::cover::{Cover, cover};
use crate::app::exam::start::{OpenPaper, start};
use crate::domain::id::SittingId;
use crate::domain::scoring::ExampleLine;
use crate::domain::sitting::Level;
use crate::i18n::{Locale, exam_screen as t, names};
use crate::tui::action::ActionState;
use crate::tui::action::exam::cover as actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::catalogue::closed_text;
use crate::tui::screens::exam::ExamScreen;
use crate::tui::widget::panel::panel;
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};

/// The cover page of one sitting.
pub struct CoverScreen {
    sitting: SittingId,
    cover: Option<Cover>,
    starting: bool,
}

struct Loaded(Result<Cover, String>);
struct Started(Result<OpenPaper, String>);

impl CoverScreen {
    /// The cover page of a sitting.
    pub const fn new(sitting: SittingId) -> Self {
        Self { sitting, cover: None, starting: false }
    }

    fn load(&self, locale: Locale) -> Effect {
        let sitting = self.sitting;
        Effect::job(Lane::Normal, move |session| {
            let cover = session.run(|app, actor| cover(app, actor, sitting));
            Loaded(cover.map_err(|error| error.message(locale)))
        })
    }
}

impl Screen for CoverScreen {
    fn title(&self, cx: &Cx) -> String {
        t::cover_rules(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let Some(cover) = &self.cover else { return vec![] };
        match cover.closed {
            Some(closed) => vec![ActionState::off(actions::START, closed_text(closed, cx))],
            None => vec![ActionState::when(actions::START, !self.starting)],
        }
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(cover) => {
                    self.cover = Some(cover.clone());
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone()), Effect::pop()],
            };
        }
        if let Some(Started(outcome)) = msg.reply::<Started>() {
            self.starting = false;
            return match outcome {
                Ok(paper) => {
                    let resumed = paper.resumed;
                    let mut effects = vec![Effect::replace(ExamScreen::new(paper.clone()))];
                    if resumed {
                        effects.push(Effect::info(t::resumed(locale)));
                    }
                    effects
                }
                Err(text) => vec![Effect::fail(text.clone()), self.load(locale)],
            };
        }
        match msg {
            Msg::Shown | Msg::Tick => vec![self.load(locale)],
            Msg::Command(actions::START) => {
                self.starting = true;
                let sitting = self.sitting;
                vec![Effect::job(Lane::Normal, move |session| {
                    let paper = session.run(|app, actor| start(app, actor, sitting));
                    Started(paper.map_err(|error| error.message(locale)))
                })]
            }
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let title = self.cover.as_ref().map_or("", |cover| &cover.listed.sitting.name);
        let inner = panel(frame.buffer_mut(), area, title, cx.look);
        let Some(cover) = &self.cover else { return };
        let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
        Paragraph::new(text(cover, cx)).hanging(2).view(frame.buffer_mut(), inner, 0, cx.look);
    }
}

fn text<'a>(cover: &Cover, cx: &Cx) -> Text<'a> {
    let (locale, theme) = (cx.look.locale, &cx.look.theme);
    let sitting = &cover.listed.sitting;
    let body = &sitting.body;
    let bullet = cx.look.marks().bullet;
    let kind = names::sitting_kind(locale, sitting.rules.kind);
    let mut lines = vec![Line::styled(
        format!(
            "[{kind}] {}",
            t::cover_basics(
                locale,
                body.items(),
                cover.total,
                sitting.rules.minutes,
                body.pass_mark
            )
        ),
        theme.title,
    )];
    // What decides whether and how one starts is never below the fold.
    if cover.listed.live {
        lines.push(Line::styled(t::cover_resume(locale), theme.warn));
    } else if let Some(closed) = cover.closed {
        let why = closed_text(closed, cx);
        lines.push(Line::styled(format!("{}:{why}", t::cover_closed_label(locale)), theme.danger));
    } else if cover.shortened {
        lines.push(Line::styled(t::cover_shortened(locale, cover.minutes), theme.warn));
    }
    lines.push(Line::default());
    for (at, (kind, count, points)) in cover.sections.iter().enumerate() {
        let kind = names::item_type(locale, *kind);
        lines.push(Line::raw(t::cover_section(locale, at + 1, kind, count, points)));
    }
    lines.push(Line::default());
    if let Some((points, example)) = &cover.example {
        lines.push(Line::raw(t::cover_example(locale, points)));
        let told = example_text(locale, example);
        lines.push(Line::styled(format!("  {told}"), theme.accent));
        lines.push(Line::default());
    }
    lines.push(Line::raw(format!("{bullet} {}", t::cover_saved(locale))));
    lines.push(Line::raw(format!("{bullet} {}", t::cover_recorded(locale))));
    if sitting.rules.level == Level::District {
        let level = names::level(locale, Level::District);
        lines.push(Line::raw(format!("{bullet} {}", t::cover_level(locale, level))));
    }
    Text::from(lines)
}

/// The worked example of a scoring rule in one line.
pub fn example_text(locale: Locale, example: &[ExampleLine]) -> String {
    let told: Vec<String> = example.iter().map(|line| example_line(locale, line)).collect();
    told.join("   ")
}

fn example_line(locale: Locale, line: &ExampleLine) -> String {
    let chosen: String = line.chosen.iter().map(ToString::to_string).collect();
    match chosen.is_empty() {
        true => t::cover_example_none(locale, line.earned),
        false => t::cover_example_line(locale, chosen, line.earned),
    }
}
