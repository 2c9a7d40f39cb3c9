//! One change after the other: the article as it was and as it is, its words marked.

use super::super::jump::{Found, jump};
use crate::domain::statute::Article;
use crate::domain::statute::diff::{ChangeKind, Run, RunKind};
use crate::i18n::{Locale, comma, names, shell, statute_diff as t};
use crate::tui::action::ActionState;
use crate::tui::action::statutes::diff as actions;
use crate::tui::effect::Effect;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::{Chrome, Cx, Screen};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line as Styled, Span, Text};
use std::sync::Arc;

/// What became of an article.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub kind: ChangeKind,
    /// The article as it was, and as it is; at least one of them.
    pub old: Option<Article>,
    pub new: Option<Article>,
    /// Labels of the further articles that have a part of it now.
    pub into: Vec<String>,
    /// Labels of the further articles that had a part of it before.
    pub from: Vec<String>,
    /// Label of what comes nearest to an article that is new or gone.
    pub nearest: Option<String>,
    /// What stands over it in the outline of the earlier version, and of the later one.
    pub over: [String; 2],
    /// The words to be compared.
    pub sides: (String, String),
}

/// The sign and the style of what became of an article.
pub(super) const fn kind_sign(kind: ChangeKind, look: &Look) -> (&'static str, Style) {
    match kind {
        ChangeKind::Same => (" ", look.theme.muted),
        ChangeKind::Renumbered => ("#", look.theme.info),
        ChangeKind::Changed => ("~", look.theme.warn),
        ChangeKind::New => ("+", look.theme.ok),
        ChangeKind::Split => (">", look.theme.ok),
        ChangeKind::Repealed => ("-", look.theme.danger),
        ChangeKind::Merged => ("<", look.theme.warn),
    }
}

/// One change after the other, old and new with the words marked.
pub(super) struct ChangeScreen {
    name: String,
    changes: Arc<Vec<Change>>,
    at: usize,
    /// The words of the change on screen, compared once.
    runs: Vec<Run>,
    scroll: usize,
}

impl ChangeScreen {
    pub(super) fn new(name: String, changes: Arc<Vec<Change>>, at: usize) -> Self {
        let mut screen = Self { name, changes, at, runs: Vec::new(), scroll: 0 };
        screen.go(at);
        screen
    }

    fn go(&mut self, at: usize) {
        self.at = at.min(self.changes.len().saturating_sub(1));
        self.runs = self.changes.get(self.at).map(runs).unwrap_or_default();
        self.scroll = 0;
    }

    /// Asks for an article's number: of the later version, or where it has none, of the earlier.
    fn jump(&self, typed: &str, locale: Locale) -> Vec<Effect> {
        let changes = || self.changes.iter().enumerate();
        let new = changes().filter_map(|(at, change)| Some((change.new.as_ref()?.no, at)));
        let gone = changes().filter(|(_, change)| change.new.is_none());
        let gone = gone.filter_map(|(at, change)| Some((change.old.as_ref()?.no, at)));
        let listed: Vec<_> = new.chain(gone).collect();
        vec![Effect::overlay(jump(listed, t::jump_none(locale).to_owned(), typed, locale))]
    }

    fn text(&self, look: &Look) -> Text<'static> {
        let Some(change) = self.changes.get(self.at) else { return Text::default() };
        let locale = look.locale;
        let (sign, style) = kind_sign(change.kind, look);
        let label = |article: &Option<Article>| article.as_ref().map(Article::label);
        let place = match (label(&change.old), label(&change.new)) {
            (Some(old), Some(new)) => format!("{old} → {new}"),
            (Some(old), None) => t::gone(locale, old),
            (None, new) => t::come(locale, new.unwrap_or_default()),
        };
        let head = format!("{sign} {place}  {}", names::change(locale, change.kind));
        let mut lines = vec![Styled::styled(head, style)];
        lines.extend(outline(&change.over).map(|over| Styled::styled(over, look.theme.muted)));
        for (told, articles) in [(t::into as fn(_, _) -> _, &change.into), (t::from, &change.from)]
        {
            if !articles.is_empty() {
                let articles = articles.join(comma(locale));
                lines.push(Styled::styled(told(locale, articles), look.theme.info));
            }
        }
        if let Some(nearest) = &change.nearest {
            let told = if change.old.is_some() { t::near_new } else { t::near_old };
            lines.push(Styled::styled(told(locale, nearest), look.theme.muted));
        }
        if is_marked(change.kind) {
            lines.push(Styled::styled(t::legend(locale), look.theme.muted));
        }
        lines.push(Styled::default());
        lines.extend(marked(&self.runs, look));
        Text::from(lines)
    }
}

/// Where a change stands in the outlines: once where both versions say the same.
fn outline([old, new]: &[String; 2]) -> Option<String> {
    let told = match (old.as_str(), new.as_str()) {
        ("", "") => return None,
        (over, "") | ("", over) => over.to_owned(),
        (old, new) if old == new => new.to_owned(),
        (old, new) => format!("{old} → {new}"),
    };
    Some(told)
}

/// Whether the words of a change are marked; what is wholly new or gone needs no marks.
const fn is_marked(kind: ChangeKind) -> bool {
    matches!(kind, ChangeKind::Changed | ChangeKind::Split | ChangeKind::Merged)
}

/// The words of a change; all of them kept where none is marked.
fn runs(change: &Change) -> Vec<Run> {
    let (before, after) = &change.sides;
    let mut runs = change.kind.runs(before, after);
    if !is_marked(change.kind) {
        runs.iter_mut().for_each(|run| run.kind = RunKind::Kept);
    }
    runs
}

/// The words of a change: what was dropped and what was added by sign and colour.
fn marked(runs: &[Run], look: &Look) -> Vec<Styled<'static>> {
    let mut lines = vec![Styled::default()];
    for run in runs {
        let (open, close, style) = match run.kind {
            RunKind::Kept => ("", "", look.theme.text),
            RunKind::Dropped => ("[-", "-]", look.theme.danger.add_modifier(Modifier::CROSSED_OUT)),
            RunKind::Added => ("{+", "+}", look.theme.ok.add_modifier(Modifier::UNDERLINED)),
        };
        // A mark never reaches over the end of a line.
        for (at, piece) in run.text.split('\n').enumerate() {
            if at > 0 {
                lines.push(Styled::default());
            }
            if let Some(line) = lines.last_mut().filter(|_| !piece.is_empty()) {
                line.spans.push(Span::styled(format!("{open}{piece}{close}"), style));
            }
        }
    }
    lines
}

impl Screen for ChangeScreen {
    fn title(&self, _: &Cx) -> String {
        self.name.clone()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        vec![
            ActionState::when(actions::BACKWARD, self.at > 0)
                .because(shell::at_first(cx.look.locale)),
            ActionState::when(actions::FORWARD, self.at + 1 < self.changes.len())
                .because(shell::at_last(cx.look.locale)),
            ActionState::on(actions::JUMP),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        if let Some(Found(at)) = msg.reply::<Found>() {
            self.go(*at);
        }
        match msg {
            Msg::Command(actions::FORWARD) => self.go(self.at + 1),
            Msg::Command(actions::BACKWARD) => self.go(self.at.saturating_sub(1)),
            Msg::Command(actions::JUMP) => return self.jump("", cx.look.locale),
            Msg::Key(key) => {
                if let Some(digit) = key.digit() {
                    return self.jump(&digit.to_string(), cx.look.locale);
                }
                let text = Paragraph::new(self.text(cx.look));
                self.scroll = text.scrolled(self.scroll, key.code, inside(cx.area), cx.look);
            }
            _ => {}
        }
        vec![]
    }

    fn chrome(&self) -> Chrome {
        // Digits turn to an article here; they open no rooms.
        Chrome::Header
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let place = t::place(cx.look.locale, self.at + 1, self.changes.len());
        let title = format!("{}  {place}", self.name);
        panel(frame.buffer_mut(), area, &title, cx.look);
        let text = Paragraph::new(self.text(cx.look));
        text.view(frame.buffer_mut(), inside(area), self.scroll, cx.look);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(kind: ChangeKind, old: &str, new: &str) -> Vec<String> {
        let (old, new, sides) = (None, None, (old.to_owned(), new.to_owned()));
        let (into, from, nearest) = (vec![], vec![], None);
        let over = Default::default();
        let change = Change { kind, old, new, into, from, nearest, over, sides };
        marked(&runs(&change), &Look::default()).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn dropped_and_added_words_are_told_by_signs() {
        let (old, new) = ("处二百元罚款。\n可以免除。", "处五百元罚款。");
        let expected = ["处[-二百-]{+五百+}元罚款。", "[-可以免除。-]"];
        assert_eq!(shown(ChangeKind::Changed, old, new), expected);
    }

    #[test]
    fn an_article_alone_is_shown_plain() {
        let new = "国家鼓励更新。\n具体办法另行规定。";
        assert_eq!(shown(ChangeKind::New, "", new), ["国家鼓励更新。", "具体办法另行规定。"]);
        assert_eq!(shown(ChangeKind::Repealed, new, ""), ["国家鼓励更新。", "具体办法另行规定。"]);
    }

    #[test]
    fn what_an_article_alone_shares_with_others_is_not_marked() {
        let old = "渔船登记由机构负责。\n渔船每年检验一次,由船东申请。";
        let new = "渔船每年检验两次,由船东申请。";
        let expected = ["渔船每年检验{+两+}次,由船东申请。"];
        assert_eq!(shown(ChangeKind::Split, old, new), expected);
        let expected = ["[-渔船登记由机构负责。-]", "渔船每年检验[-一-]次,由船东申请。"];
        assert_eq!(shown(ChangeKind::Merged, old, new), expected);
    }
}
