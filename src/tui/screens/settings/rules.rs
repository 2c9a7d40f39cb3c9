//! Every rule of the preset in force, with its basis and whether it was checked.

use super::history::HistoryScreen;
use super::rule;
use crate::app::site::rules::{RuleLine, in_force};
use crate::i18n::{Locale, rules as words, settings_room as t};
use crate::tui::action::ActionState;
use crate::tui::action::settings::room as own;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::Paragraph;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// Rows kept below the table for the basis of the selected rule.
const BASIS: u16 = 4;

/// The list of rules.
#[derive(Default)]
pub(super) struct RulesScreen {
    lines: Vec<RuleLine>,
    at: Selection,
}

struct Loaded(Result<Vec<RuleLine>, String>);

fn table(locale: Locale) -> Table {
    Table::new([
        Column::left(t::col_rule(locale), Fit::Exact(20)),
        Column::left(t::col_value(locale), Fit::Grow(20)),
        Column::left(t::col_checked(locale), Fit::Exact(10)),
    ])
    .ordinal()
    .uncounted()
}

const fn table_area(inner: Rect) -> Rect {
    Rect { height: inner.height.saturating_sub(BASIS), ..inner }
}

impl RulesScreen {
    fn title_text(&self, locale: Locale) -> String {
        let open = self.lines.iter().filter(|line| !line.verified).count();
        let left = t::rules_left(locale, open, self.lines.len());
        format!("{}  {left}", t::rules(locale))
    }
}

impl Screen for RulesScreen {
    fn title(&self, cx: &Cx) -> String {
        t::rules(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let line = self.lines.get(self.at.at());
        vec![
            ActionState::when(own::CHANGE_RULE, line.is_some()),
            match line {
                Some(line) if line.verified => {
                    ActionState::off(own::CONFIRM_RULE, t::why_verified(cx.look.locale))
                }
                line => ActionState::when(own::CONFIRM_RULE, line.is_some()),
            },
            ActionState::on(own::HISTORY),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(lines) => {
                    self.lines.clone_from(lines);
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone()), Effect::pop()],
            };
        }
        match msg {
            Msg::Shown => {
                return vec![Effect::job(Lane::Normal, move |session| {
                    let found = session.run(|app, actor| in_force(app, actor, app.today(), locale));
                    Loaded(found.map(|(_, lines)| lines).map_err(|error| error.message(locale)))
                })];
            }
            Msg::Command(own::CHANGE_RULE | own::CONFIRM_RULE) => {
                let confirm = msg.is(own::CONFIRM_RULE);
                let line = self.lines.get(self.at.at()).cloned();
                let open = line.map(|line| Effect::push(rule::page(&line, confirm, cx)));
                return open.into_iter().collect();
            }
            Msg::Command(own::HISTORY) => return vec![Effect::push(HistoryScreen::default())],
            Msg::Key(key) => {
                let page = table(locale).page(table_area(inside(cx.area)));
                self.at.key(*key, self.lines.len(), page);
            }
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, &self.title_text(locale), look);
        let count = self.lines.len();
        table(locale).view(buf, table_area(inner), self.at, count, look, |at| {
            let line = &self.lines[at];
            let (mark, word, style) = match line.verified {
                true => (look.marks().ok, words::verified(locale), look.theme.ok),
                false => (look.marks().warn, words::check_me(locale), look.theme.warn),
            };
            let name = words::label(locale, line.key).to_owned();
            Row::new([name, line.shown.clone(), format!("{mark} {word}")]).style(2, style)
        });
        let Some(line) = self.lines.get(self.at.at()) else { return };
        let below =
            Rect { y: inner.bottom().saturating_sub(BASIS - 1), height: BASIS - 1, ..inner };
        let basis = crate::i18n::set_up::basis(locale, &line.basis);
        Paragraph::new(Line::styled(basis, look.theme.muted)).view(buf, below, 0, look);
    }
}
