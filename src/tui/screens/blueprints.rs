//! The blueprints, each with whether the banks can meet it now; opened, its table of specification
//! and every row that is short.

use crate::app::blueprint::feasibility::feasibility;
use crate::app::blueprint::{list::list as blueprints, shortage};
use crate::app::{Actor, App, AppError};
use crate::domain::blueprint::{Blueprint, Row as SpecRow};
use crate::domain::drawing::Shortage;
use crate::i18n::{Locale, blueprints as t, names};
use crate::tui::action::ActionState;
use crate::tui::action::shell::list;
use crate::tui::effect::{Effect, Lane};
use crate::tui::key::Code;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::Paragraph;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};
use std::sync::Arc;

/// A blueprint and what the banks lack for it.
type Judged = (Blueprint, Vec<Shortage>);

/// The list of blueprints.
#[derive(Default)]
pub struct BlueprintsScreen {
    blueprints: Option<Vec<Judged>>,
    at: Selection,
}

/// What the job brought.
struct Loaded(Result<Vec<Judged>, String>);

/// Every blueprint with its feasibility.
fn judged(app: &Arc<App>, actor: &Actor) -> Result<Vec<Judged>, AppError> {
    let stored = blueprints(app, actor)?.into_iter();
    stored.map(|one| feasibility(app, actor, &one.body).map(|short| (one.body, short))).collect()
}

impl BlueprintsScreen {
    fn table(locale: Locale) -> Table {
        Table::new([
            Column::left(t::col_name(locale), Fit::Grow(16)),
            Column::left(t::col_code(locale), Fit::Grow(10)),
            Column::right(t::col_items(locale), Fit::Exact(5)),
            Column::right(t::col_total(locale), Fit::Exact(6)),
            Column::right(t::col_pass(locale), Fit::Exact(4)),
            Column::right(t::col_minutes(locale), Fit::Exact(4)),
            Column::left(t::col_feasible(locale), Fit::Exact(9)),
        ])
        .ordinal()
        .empty(t::empty(locale))
    }
}

impl Screen for BlueprintsScreen {
    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        let some = self.blueprints.as_ref().is_some_and(|all| !all.is_empty());
        vec![ActionState::when(list::OPEN, some)]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(all) => {
                    self.blueprints = Some(all.clone());
                    self.at.select(self.at.at(), all.len());
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        let all = self.blueprints.as_deref().unwrap_or_default();
        match msg {
            Msg::Shown => vec![Effect::job(Lane::Normal, move |session| {
                Loaded(session.run(judged).map_err(|error| error.message(locale)))
            })],
            Msg::Key(key) => {
                self.at.key(*key, all.len(), Self::table(locale).page(cx.area));
                vec![]
            }
            Msg::Command(list::OPEN) => all
                .get(self.at.at())
                .map(|(blueprint, short)| {
                    let (blueprint, short) = (blueprint.clone(), short.clone());
                    Effect::push(BlueprintScreen { blueprint, short, scroll: 0 })
                })
                .into_iter()
                .collect(),
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let locale = cx.look.locale;
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, t::title(locale), cx.look);
        let Some(all) = &self.blueprints else { return };
        Self::table(locale).view(buf, inner, self.at, all.len(), cx.look, |at| row(&all[at], cx));
    }
}

fn row((blueprint, short): &Judged, cx: &Cx) -> Row {
    let (locale, theme, marks) = (cx.look.locale, &cx.look.theme, cx.look.marks());
    let (feasible, style) = match short.len() {
        0 => (format!("{} {}", marks.ok, t::feasible(locale)), theme.ok),
        n => (format!("{} {}", marks.danger, t::short_rows(locale, n)), theme.danger),
    };
    Row::new([
        blueprint.name.clone(),
        blueprint.code.clone(),
        blueprint.items().to_string(),
        blueprint.total().to_string(),
        blueprint.pass_mark.to_string(),
        blueprint.minutes.to_string(),
        feasible,
    ])
    .style(6, style)
}

/// One blueprint.
struct BlueprintScreen {
    blueprint: Blueprint,
    short: Vec<Shortage>,
    scroll: usize,
}

impl Screen for BlueprintScreen {
    fn title(&self, _: &Cx) -> String {
        self.blueprint.name.clone()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        match msg.key().map(|key| key.code) {
            Some(Code::Down) => {
                let text = Paragraph::new(self.text(cx)).hanging(4);
                let last = text.last_scroll(inside(cx.area), cx.look);
                self.scroll = (self.scroll + 1).min(last);
            }
            Some(Code::Up) => self.scroll = self.scroll.saturating_sub(1),
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let buf = frame.buffer_mut();
        let title = format!("{}  ({})", self.blueprint.name, self.blueprint.code);
        panel(buf, area, &title, cx.look);
        let text = Paragraph::new(self.text(cx)).hanging(4);
        text.view(buf, inside(area), self.scroll, cx.look);
    }
}

impl BlueprintScreen {
    fn text(&self, cx: &Cx) -> Text<'static> {
        let (locale, theme, marks) = (cx.look.locale, &cx.look.theme, cx.look.marks());
        let one = &self.blueprint;
        let basics = t::page_basics(locale, one.items(), one.total(), one.pass_mark, one.minutes);
        let mut lines = vec![Line::styled(basics, theme.title)];
        if !one.description.is_empty() {
            lines.push(Line::raw(one.description.clone()));
        }
        lines.push(Line::raw(t::page_banks(locale, one.banks.join("、"))));
        if !one.basis.is_empty() {
            lines.push(Line::raw(t::page_basis(locale, &one.basis)));
        }
        if !one.verified {
            let text = format!("{} {}", marks.warn, t::page_unverified(locale));
            lines.push(Line::styled(text, theme.warn));
        }
        lines.push(Line::default());
        for (at, section) in one.sections.iter().enumerate() {
            let kind = names::item_type(locale, section.kind);
            let head = t::page_section(locale, at + 1, kind, section.items(), section.points);
            lines.push(Line::styled(head, theme.accent));
            for row in &section.rows {
                let text = t::page_row(locale, row.count, admitted(row, locale));
                lines.push(Line::raw(format!("  {} {text}", marks.bullet)));
            }
        }
        lines.push(Line::default());
        if self.short.is_empty() {
            let text = format!("{} {}", marks.ok, t::page_feasible(locale));
            lines.push(Line::styled(text, theme.ok));
        } else {
            lines.push(Line::styled(t::page_short(locale), theme.danger));
            for short in &self.short {
                let text = format!("  {} {}", marks.danger, shortage(locale, short));
                lines.push(Line::styled(text, theme.danger));
            }
        }
        Text::from(lines)
    }
}

/// Where the items of a row may come from.
fn admitted(row: &SpecRow, locale: Locale) -> String {
    let mut parts = vec![match row.topics.as_slice() {
        [] => t::row_any(locale).to_owned(),
        topics => t::row_topics(locale, topics.join("、")),
    }];
    if !row.banks.is_empty() {
        parts.push(t::row_banks(locale, row.banks.join("、")));
    }
    if row.min_difficulty.is_some() || row.max_difficulty.is_some() {
        let (low, high) = (row.min_difficulty.unwrap_or(1), row.max_difficulty.unwrap_or(5));
        parts.push(t::row_difficulty(locale, low, high));
    }
    parts.join("  ")
}
