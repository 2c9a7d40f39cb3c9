//! One blueprint: its table of specification, and every row that the banks cannot meet.

use super::{Judged, Settled, act, on_doubts, on_one};
use crate::app::blueprint::{kept_out, shortages, show::show};
use crate::domain::blueprint::Row as SpecRow;
use crate::i18n::{Locale, blueprint_editor, blueprints as t, comma, names};
use crate::tui::action::ActionState;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::cover::example_text;
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span, Text};

/// One blueprint.
pub(super) struct BlueprintScreen {
    judged: Judged,
    scroll: usize,
}

impl Screen for BlueprintScreen {
    fn title(&self, _: &Cx) -> String {
        self.judged.stored.body.name.clone()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let doubts = on_doubts(std::iter::once(&self.judged));
        on_one(Some(&self.judged.stored), cx).into_iter().chain(doubts).collect()
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            match outcome {
                Ok(judged) => self.judged = judged.clone(),
                Err(text) => return vec![Effect::fail(text.clone())],
            }
            return vec![];
        }
        if matches!(msg, Msg::Shown) {
            // Coming back from the editor, another revision may be in force.
            let (locale, code) = (cx.look.locale, self.judged.stored.body.code.clone());
            return vec![Effect::job(Lane::Normal, move |session| {
                let judged =
                    session.run(|app, actor| Judged::new(app, actor, show(app, actor, &code)?));
                Loaded(judged.map_err(|error| error.message(locale)))
            })];
        }
        if let Some(Settled(outcome)) = msg.reply::<Settled>() {
            let mut effects = outcome.effects();
            if outcome.is_done() {
                effects.push(Effect::pop());
            }
            return effects;
        }
        if let Some(effect) = act(msg, &self.judged.stored, cx.look.locale) {
            return vec![effect];
        }
        if let Some(key) = msg.key() {
            let text = Paragraph::new(self.text(cx)).hanging(4);
            self.scroll = text.scrolled(self.scroll, key.code, inside(cx.area), cx.look);
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let buf = frame.buffer_mut();
        let (stored, body) = (&self.judged.stored, &self.judged.stored.body);
        let revision = t::revision(cx.look.locale, stored.number);
        let title = format!("{}  ({})  {revision}", body.name, body.code);
        panel(buf, area, &title, cx.look);
        let text = Paragraph::new(self.text(cx)).hanging(4);
        text.view(buf, inside(area), self.scroll, cx.look);
    }
}

/// What the job brought.
struct Loaded(Result<Judged, String>);

impl BlueprintScreen {
    /// The page of a blueprint.
    pub(super) const fn new(judged: Judged) -> Self {
        Self { judged, scroll: 0 }
    }

    fn text(&self, cx: &Cx) -> Text<'static> {
        let (locale, theme, marks) = (cx.look.locale, &cx.look.theme, cx.look.marks());
        let (one, found) = (&self.judged.stored.body, &self.judged.found);
        let basics = t::page_basics(locale, one.items(), one.total(), one.pass_mark, one.minutes);
        let mut lines = vec![Line::styled(basics, theme.title)];
        if !one.description.is_empty() {
            lines.push(Line::raw(one.description.clone()));
        }
        lines.push(Line::raw(t::page_banks(locale, one.banks.join(comma(locale)))));
        if !one.basis.is_empty() {
            lines.push(Line::raw(t::page_basis(locale, &one.basis)));
        }
        if !one.verified {
            let text = format!("{} {}", marks.warn, t::page_unverified(locale));
            lines.push(Line::styled(text, theme.warn));
        }
        if let Some((points, example)) = one.example() {
            let told = example_text(locale, &example);
            lines.push(Line::raw(blueprint_editor::example(locale, points, told)));
        }
        if one.may_need_marking() {
            lines.push(Line::styled(t::needs_marking(locale), theme.info));
        }
        lines.push(Line::default());
        for (at, section) in one.sections.iter().enumerate() {
            let kind = names::item_type(locale, section.kind);
            let head = t::page_section(locale, at + 1, kind, section.items(), section.points);
            lines.push(Line::styled(head, theme.accent));
            for (place, row) in section.rows.iter().enumerate() {
                let text = t::page_row(locale, row.count, admitted(row, locale));
                let mut spans = vec![Span::raw(format!("  {} {text}", marks.bullet))];
                let in_doubt = found.in_doubt.row(at + 1, place + 1);
                if in_doubt > 0 {
                    spans.push(Span::styled(t::row_in_doubt(locale, in_doubt), theme.warn));
                }
                lines.push(Line::from(spans));
            }
        }
        lines.push(Line::default());
        if found.short.is_empty() {
            let text = format!("{} {}", marks.ok, t::page_feasible(locale));
            lines.push(Line::styled(text, theme.ok));
        } else {
            lines.push(Line::styled(t::page_short(locale), theme.danger));
            for short in shortages(locale, found) {
                let text = format!("  {} {short}", marks.danger);
                lines.push(Line::styled(text, theme.danger));
            }
        }
        if let Some(text) = kept_out(locale, &found.in_doubt) {
            lines.push(Line::styled(format!("{} {text}", marks.warn), theme.warn));
        }
        Text::from(lines)
    }
}

/// Where the items of a row may come from.
fn admitted(row: &SpecRow, locale: Locale) -> String {
    let mut parts = vec![match row.topics.as_slice() {
        [] => t::row_any(locale).to_owned(),
        topics => t::row_topics(locale, topics.join(comma(locale))),
    }];
    if !row.banks.is_empty() {
        parts.push(t::row_banks(locale, row.banks.join(comma(locale))));
    }
    if row.min_difficulty.is_some() || row.max_difficulty.is_some() {
        let (low, high) = (row.min_difficulty.unwrap_or(1), row.max_difficulty.unwrap_or(5));
        parts.push(t::row_difficulty(locale, low, high));
    }
    parts.join("  ")
}
