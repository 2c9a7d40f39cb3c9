//! Two versions side by side: the list of articles with what became of them.

mod change;

use super::closing::show;
use crate::app::AppError;
use crate::app::statute::Which;
use crate::app::statute::compare::both;
use crate::domain::citation::ArticleNo;
use crate::domain::statute::diff::{ChangeKind, compare};
use crate::domain::statute::{Article, StatuteText};
use crate::domain::time::Date;
use crate::i18n::{Locale, comma, names, statute_diff as t};
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::statutes::diff as actions;
use crate::tui::effect::Effect;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::listing::{Here, Listing, Source};
use crate::tui::widget::table::{Column, Fit, Row, Table};
use change::{Change, ChangeScreen, kind_sign};
use ratatui::text::Line as Styled;
use std::collections::HashMap;
use std::sync::Arc;

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

/// Two versions of a statute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pair {
    /// The statute, by the name that citations use.
    pub name: String,
    /// Its full title.
    pub title: String,
    /// The version that is compared as the earlier one.
    pub old: Date,
    /// The version that it is compared with.
    pub new: Date,
}

/// Two versions of a statute, article by article.
pub(super) fn versions(pair: Pair) -> impl Screen {
    Listing::new(Changes { pair, shown: Shown::default() })
}

/// The headings over the articles of a text, from the highest.
struct Headings<'a> {
    text: &'a StatuteText,
    places: HashMap<ArticleNo, usize>,
}

impl<'a> Headings<'a> {
    fn of(text: &'a StatuteText) -> Self {
        Self { text, places: text.articles.iter().map(|one| one.no).zip(0..).collect() }
    }

    /// Those over this article, in one line; nothing where there is no article.
    fn over(&self, article: Option<&Article>) -> String {
        let at = article.and_then(|article| self.places.get(&article.no));
        let headings = at.map(|at| self.text.over(*at)).unwrap_or_default();
        headings.iter().map(|heading| heading.line()).collect::<Vec<_>>().join(" › ")
    }
}

struct Changes {
    pair: Pair,
    shown: Shown,
}

impl Source for Changes {
    type Row = Listed;
    type Query = (Pair, Shown);
    type Head = Counts;

    fn title(&self, cx: &Cx) -> String {
        let Pair { name, old, new, .. } = &self.pair;
        let heading = t::title(cx.look.locale, name, old, new);
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
        (Pair { title, old, new, .. }, shown): &Self::Query,
        session: &Backend,
    ) -> Result<(Counts, Vec<Listed>), AppError> {
        let which = (Which::Version(*old), Which::Version(*new));
        let (old, new) = session.run(|app, actor| both(app, actor, title, which))?;
        let compared = compare(&old, &new);
        let (before, after) = (Headings::of(&old), Headings::of(&new));
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
                    over: [before.over(change.old), after.over(change.new)],
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
        vec![show(ChangeScreen::new(self.pair.name.clone(), changes, at))]
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

#[cfg(test)]
mod tests {
    use super::*;

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
