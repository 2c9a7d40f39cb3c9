//! One row of the audit, with its detail in readable words.

use super::touched;
use crate::app::audit::REFUSED;
use crate::app::audit::list::Found;
use crate::i18n::{Locale, audit_room as t, comma, ledger};
use crate::tui::action::ActionState;
use crate::tui::effect::Effect;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::text::Align;
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use serde_json::Value;

/// The page of a row.
pub(super) struct EntryPage {
    found: Found,
    scroll: usize,
}

impl EntryPage {
    pub(super) const fn new(found: Found) -> Self {
        Self { found, scroll: 0 }
    }

    fn text(&self, cx: &Cx) -> Paragraph<'static> {
        let (look, locale) = (cx.look, cx.look.locale);
        let entry = &self.found.entry;
        let at = cx.zone.civil(entry.at).strftime("%Y-%m-%d %H:%M:%S").to_string();
        let (outcome, style) = match entry.outcome == REFUSED {
            true => (t::refused(locale), look.theme.danger),
            false => (t::done(locale), look.theme.ok),
        };
        let with_code = |words: &str, code: &str| match words == code {
            true => code.to_owned(),
            false => format!("{words}({code})"),
        };
        let plain = look.theme.text;
        let facts: [(&str, String, Style); 7] = [
            (t::at(locale), at, plain),
            (t::actor(locale), with_code(t::who(locale, &entry.actor), &entry.actor), plain),
            (t::via(locale), t::through(locale, &entry.via).to_owned(), plain),
            (t::kind(locale), with_code(t::action(locale, &entry.action), &entry.action), plain),
            (t::target(locale), with_code(&touched(&self.found, locale), &entry.target), plain),
            (t::outcome(locale), outcome.to_owned(), style),
            (t::uid(locale), entry.uid.to_string(), look.theme.muted),
        ];
        let row = |(label, value, style): (&str, String, Style)| {
            let label = look.pad(label, 12, Align::Left);
            Line::from(vec![Span::styled(label, look.theme.muted), Span::styled(value, style)])
        };
        let mut lines: Vec<Line<'static>> = facts.into_iter().map(row).collect();
        lines.push(Line::default());
        lines.push(Line::styled(t::detail(locale), look.theme.title));
        let mut told = Vec::new();
        let value =
            serde_json::from_str(&entry.detail).unwrap_or(Value::String(entry.detail.clone()));
        tell(&value, 1, locale, &mut told);
        if told.is_empty() {
            told.push(format!("  {}", t::no_detail(locale)));
        }
        lines.extend(told.into_iter().map(|line| Line::styled(line, look.theme.text)));
        Paragraph::new(lines).hanging(12)
    }
}

/// A value of the detail as indented lines: `名称:值`, lists of plain values on one line.
fn tell(value: &Value, depth: usize, locale: Locale, out: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let label = t::field(locale, name);
                match plain(value, locale) {
                    Some(text) => out.push(format!("{indent}{label}:{text}")),
                    None => {
                        out.push(format!("{indent}{label}:"));
                        tell(value, depth + 1, locale, out);
                    }
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                match plain(item, locale) {
                    Some(text) => out.push(format!("{indent}- {text}")),
                    None => {
                        out.push(format!("{indent}-"));
                        tell(item, depth + 1, locale, out);
                    }
                }
            }
        }
        other => out.extend(plain(other, locale).map(|text| format!("{indent}{text}"))),
    }
}

/// A value that fits on one line.
fn plain(value: &Value, locale: Locale) -> Option<String> {
    match value {
        Value::Null => Some(t::none(locale).to_owned()),
        Value::Bool(true) => Some(t::yes(locale).to_owned()),
        Value::Bool(false) => Some(t::no(locale).to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Array(items) => {
            let items: Option<Vec<String>> = items
                .iter()
                .map(|item| match item {
                    Value::Array(_) | Value::Object(_) => None,
                    item => plain(item, locale),
                })
                .collect();
            items.map(|items| match items.is_empty() {
                true => t::none(locale).to_owned(),
                false => items.join(comma(locale)),
            })
        }
        Value::Object(_) => None,
    }
}

impl Screen for EntryPage {
    fn title(&self, cx: &Cx) -> String {
        ledger::audit_title(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let area = inside(cx.area);
        if let Some(key) = msg.key() {
            self.scroll = self.text(cx).scrolled(self.scroll, key.code, area, cx.look);
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let title = t::entry(cx.look.locale, self.found.entry.id);
        let inner = panel(frame.buffer_mut(), area, &title, cx.look);
        self.text(cx).view(frame.buffer_mut(), inner, self.scroll, cx.look);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn detail_is_told_in_words_and_nothing_is_left_out() {
        let detail = serde_json::json!({
            "name": "甲局", "verified": true, "parent": null, "banks": ["甲", "乙"], "kept": [],
            "before": { "grants": [{ "role": "admin", "scope": "district" }] }, "odd_one": 3,
        });
        let mut lines = Vec::new();
        tell(&detail, 0, Locale::Zh, &mut lines);
        assert_eq!(
            lines,
            [
                "名称:甲局",
                "已核对:是",
                "上级:无",
                "题库:甲、乙",
                "保持:无",
                "原来:",
                "  角色:",
                "    -",
                "      角色:admin",
                "      范围:district",
                "odd_one:3",
            ]
        );
    }
}
