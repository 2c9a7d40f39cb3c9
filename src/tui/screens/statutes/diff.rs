//! Two versions side by side: the list of articles with what became of them, and one change with
//! its words marked.

use crate::app::AppError;
use crate::app::statute::Which;
use crate::app::statute::compare::both;
use crate::domain::statute::Article;
use crate::domain::statute::diff::{ChangeKind, Run, RunKind, compare};
use crate::domain::time::Date;
use crate::i18n::{Locale, comma, names, statute_diff as t};
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::statutes::diff as actions;
use crate::tui::effect::Effect;
use crate::tui::key::Code;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::listing::{Here, Listing, Source};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::Paragraph;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line as Styled, Span, Text};
use std::sync::Arc;

/// What became of an article.
#[derive(Debug, Clone)]
struct Change {
    kind: ChangeKind,
    /// The article as it was, and as it is; at least one of them.
    old: Option<Article>,
    new: Option<Article>,
    /// Labels of the further articles that have a part of it now.
    into: Vec<String>,
    /// Labels of the further articles that had a part of it before.
    from: Vec<String>,
    /// Label of what comes nearest to an article that is new or gone.
    nearest: Option<String>,
    /// The words to be compared.
    sides: (String, String),
}

/// One of the changes that are listed.
#[derive(Debug, Clone)]
struct Listed {
    all: Arc<Vec<Change>>,
    at: usize,
}

impl Listed {
    fn change(&self) -> &Change {
        &self.all[self.at]
    }
}

/// How many changes of each kind there are.
type Counts = [usize; ChangeKind::ALL.len()];

/// Which changes are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Shown {
    /// Everything that is not the same.
    #[default]
    Changes,
    /// One kind alone.
    Only(ChangeKind),
    /// Every article.
    All,
}

impl Shown {
    /// The next one, by turns: all changes, each kind of change there is, every article.
    fn next(self, counts: Option<&Counts>) -> Self {
        let is_there = |kind: ChangeKind| counts.is_none_or(|counts| counts[kind as usize] > 0);
        let after = match self {
            Self::Changes => 0,
            Self::Only(kind) => kind as usize + 1,
            Self::All => return Self::Changes,
        };
        let mut kinds = ChangeKind::ALL[after..].iter().copied();
        let next = kinds.find(|kind| *kind != ChangeKind::Same && is_there(*kind));
        next.map_or(Self::All, Self::Only)
    }

    fn admits(self, kind: ChangeKind) -> bool {
        match self {
            Self::Changes => kind != ChangeKind::Same,
            Self::Only(one) => kind == one,
            Self::All => true,
        }
    }

    fn text(self, locale: Locale) -> String {
        match self {
            Self::Changes => t::every_change(locale).to_owned(),
            Self::Only(kind) => t::only(locale, names::change(locale, kind)),
            Self::All => t::every_article(locale).to_owned(),
        }
    }
}

/// The sign and the style of what became of an article.
const fn kind_sign(kind: ChangeKind, look: &Look) -> (&'static str, Style) {
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

/// Two versions of the statute of that title, article by article.
pub(super) fn versions(name: String, title: String, one: Date, other: Date) -> impl Screen {
    let (old, new) = if one <= other { (one, other) } else { (other, one) };
    Listing::new(Changes { name, pair: (title, old, new), shown: Shown::default() })
}

struct Changes {
    name: String,
    pair: (String, Date, Date),
    shown: Shown,
}

impl Source for Changes {
    type Row = Listed;
    type Query = ((String, Date, Date), Shown);
    type Head = Counts;

    fn title(&self, cx: &Cx) -> String {
        let (_, old, new) = &self.pair;
        let heading = t::title(cx.look.locale, &self.name, old, new);
        format!("{heading}  {}", self.shown.text(cx.look.locale))
    }

    fn table(&self, _: bool, cx: &Cx) -> Table {
        let locale = cx.look.locale;
        Table::new([
            Column::left(t::col_old(locale), Fit::Exact(16)),
            Column::left(t::col_new(locale), Fit::Exact(16)),
            Column::left(t::col_fate(locale), Fit::Exact(12)),
            Column::left(t::col_words(locale), Fit::Grow(10)),
        ])
        .empty(t::none(locale))
    }

    fn row(&self, row: &Listed, cx: &Cx) -> Row {
        let change = row.change();
        let label = |article: &Option<Article>| article.as_ref().map(Article::label);
        let (sign, style) = kind_sign(change.kind, cx.look);
        let words = change.new.as_ref().or(change.old.as_ref()).map(Article::words);
        // In brackets where parts of an article that stands alone came from, or went.
        let parts = |labels: &[String]| match labels {
            [] => String::new(),
            labels => format!("({})", labels.join(comma(cx.look.locale))),
        };
        Row::new([
            label(&change.old).unwrap_or_else(|| parts(&change.from)),
            label(&change.new).unwrap_or_else(|| parts(&change.into)),
            names::change(cx.look.locale, change.kind).to_owned(),
            words.unwrap_or_default().replace('\n', " "),
        ])
        .sign(2, sign, style)
    }

    fn texts(&self, row: &Listed) -> Vec<String> {
        let change = row.change();
        let both = [&change.old, &change.new].into_iter().flatten();
        both.flat_map(|article| [article.label(), article.words()]).collect()
    }

    fn query(&self) -> Self::Query {
        (self.pair.clone(), self.shown)
    }

    fn load(
        ((title, old, new), shown): &Self::Query,
        session: &Backend,
    ) -> Result<(Counts, Vec<Listed>), AppError> {
        let which = (Which::Version(*old), Which::Version(*new));
        let (old, new) = session.run(|app, actor| both(app, actor, title, which))?;
        let compared = compare(&old, &new);
        let mut counts = Counts::default();
        let mut rows = Vec::new();
        for change in &compared.changes {
            let kind = change.kind();
            counts[kind as usize] += 1;
            if shown.admits(kind) {
                rows.push(Change {
                    kind,
                    old: change.old.cloned(),
                    new: change.new.cloned(),
                    into: change.into.iter().map(|no| no.label()).collect(),
                    from: change.from.iter().map(|no| no.label()).collect(),
                    nearest: change.nearest.map(|no| no.label()),
                    sides: compared.sides(change),
                });
            }
        }
        let all = Arc::new(rows);
        let listed = |at| Listed { all: Arc::clone(&all), at };
        Ok((counts, (0..all.len()).map(listed).collect()))
    }

    fn open(&self, row: &Listed, _: &Cx) -> Vec<Effect> {
        let (changes, at) = (Arc::clone(&row.all), row.at);
        vec![Effect::push(ChangeScreen::new(self.name.clone(), changes, at))]
    }

    fn above(&self, here: &Here<'_, Self>, look: &Look) -> Vec<Styled<'static>> {
        let Some(counts) = here.head else {
            return vec![Styled::styled(t::comparing(look.locale), look.theme.muted)];
        };
        let counted = ChangeKind::ALL.iter().zip(counts).filter(|(_, n)| **n > 0);
        let locale = look.locale;
        let count = |(kind, n): (&ChangeKind, _)| t::count(locale, names::change(locale, *kind), n);
        let text = counted.map(count).collect::<Vec<_>>().join("  ");
        vec![Styled::styled(text, look.theme.text)]
    }

    fn actions(&self, here: &Here<'_, Self>, cx: &Cx) -> Vec<ActionState> {
        let next = self.shown.next(here.head);
        vec![ActionState::on(actions::BY_FATE).label(next.text(cx.look.locale))]
    }

    fn update(&mut self, msg: &Msg, here: &Here<'_, Self>, _: &Cx) -> Vec<Effect> {
        if msg.is(actions::BY_FATE) {
            self.shown = self.shown.next(here.head);
        }
        vec![]
    }
}

/// One change after the other, old and new with the words marked.
struct ChangeScreen {
    name: String,
    changes: Arc<Vec<Change>>,
    at: usize,
    /// The words of the change on screen, compared once.
    runs: Vec<Run>,
    scroll: usize,
}

impl ChangeScreen {
    fn new(name: String, changes: Arc<Vec<Change>>, at: usize) -> Self {
        let mut screen = Self { name, changes, at, runs: Vec::new(), scroll: 0 };
        screen.go(at);
        screen
    }

    fn go(&mut self, at: usize) {
        self.at = at.min(self.changes.len().saturating_sub(1));
        self.runs = self.changes.get(self.at).map(runs).unwrap_or_default();
        self.scroll = 0;
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

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![
            ActionState::when(actions::BACKWARD, self.at > 0),
            ActionState::when(actions::FORWARD, self.at + 1 < self.changes.len()),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        match msg {
            Msg::Command(actions::FORWARD) => self.go(self.at + 1),
            Msg::Command(actions::BACKWARD) => self.go(self.at.saturating_sub(1)),
            Msg::Key(key) => {
                let last = Paragraph::new(self.text(cx.look)).last_scroll(inside(cx.area), cx.look);
                match key.code {
                    Code::Down => self.scroll = (self.scroll + 1).min(last),
                    Code::Up => self.scroll = self.scroll.saturating_sub(1),
                    Code::Home => self.scroll = 0,
                    Code::End => self.scroll = last,
                    _ => {}
                }
            }
            _ => {}
        }
        vec![]
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
        let change = Change { kind, old, new, into, from, nearest, sides };
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

    #[test]
    fn every_kind_of_change_that_is_there_has_its_turn() {
        let turns = |counts: Counts| {
            let next =
                |shown: &Shown| Some(shown.next(Some(&counts))).filter(|s| *s != Shown::Changes);
            std::iter::successors(Some(Shown::Changes), next).collect::<Vec<_>>()
        };
        let only = |kinds: &[ChangeKind]| {
            let kinds = kinds.iter().map(|kind| Shown::Only(*kind));
            [Shown::Changes].into_iter().chain(kinds).chain([Shown::All]).collect::<Vec<_>>()
        };
        assert_eq!(turns([1; 7]), only(&ChangeKind::ALL[..6]));
        assert_eq!(turns([0, 2, 0, 0, 0, 1, 9]), only(&[ChangeKind::New, ChangeKind::Renumbered]));
        assert_eq!(turns([0; 7]), only(&[]));
    }
}
