//! Choosing people for the list of a sitting: by name, by agency, or everybody a filter shows.

use super::search_line;
use crate::app::exam::enlist;
use crate::app::exam::results::Sitting;
use crate::app::officer::list::{OfficerLine, Query, list as officers};
use crate::domain::id::OfficerId;
use crate::domain::officer::PersonState;
use crate::i18n::{Locale, sittings as t};
use crate::tui::action::shell::list;
use crate::tui::action::{ActionState, sittings::add as actions};
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::text::put;
use crate::tui::widget::panel::panel;
use crate::tui::widget::search::Search;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// People in service who are not on the list yet, some of them chosen.
pub(super) struct AddScreen {
    sitting: Sitting,
    listed: BTreeSet<OfficerId>,
    people: Option<Vec<OfficerLine>>,
    chosen: BTreeSet<OfficerId>,
    search: Search,
    at: Selection,
    saving: bool,
}

/// What the job brought.
struct Loaded(Result<Vec<OfficerLine>, String>);
/// How many people were added.
struct Added(Result<usize, String>);

impl AddScreen {
    /// People for a sitting whose list has these already.
    pub(super) fn new(sitting: Sitting, listed: BTreeSet<OfficerId>) -> Self {
        let (search, at) = (Search::default(), Selection::default());
        let chosen = BTreeSet::new();
        Self { sitting, listed, people: None, chosen, search, at, saving: false }
    }

    fn shown(&self) -> Vec<&OfficerLine> {
        let keeps = |line: &&OfficerLine| {
            let agency = line.agency_name.as_deref().unwrap_or_default();
            self.search.keeps([line.officer.officer.name.as_str(), agency])
        };
        self.people.iter().flatten().filter(keeps).collect()
    }

    fn table(locale: Locale) -> Table {
        Table::new([
            Column::left(t::col_officer(locale), Fit::Exact(12)),
            Column::left(t::col_agency(locale), Fit::Grow(20)),
        ])
        .ordinal()
        .empty(t::add_empty(locale))
    }

    /// Where the table stands: below the line that says how many are chosen.
    const fn below(inner: Rect) -> Rect {
        Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner }
    }

    /// Chooses everybody shown, or nobody of them when all were chosen.
    fn choose_shown(&mut self) {
        let shown: Vec<OfficerId> = self.shown().iter().map(|line| line.officer.id).collect();
        if shown.iter().all(|one| self.chosen.contains(one)) {
            self.chosen.retain(|one| !shown.contains(one));
        } else {
            self.chosen.extend(shown);
        }
    }
}

impl Screen for AddScreen {
    fn title(&self, cx: &Cx) -> String {
        t::add_title(cx.look.locale, &self.sitting.name)
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let some = !self.shown().is_empty();
        let enlist = if self.chosen.is_empty() {
            ActionState::off(actions::ENLIST, t::why_nobody_chosen(cx.look.locale))
        } else {
            ActionState::when(actions::ENLIST, !self.saving)
        };
        let mut actions = vec![
            ActionState::when(list::MARK, some),
            ActionState::when(actions::ALL, some),
            enlist,
            ActionState::on(list::FILTER),
        ];
        if self.search.active() {
            actions.push(ActionState::on(list::CLEAR_FILTER));
        }
        actions
    }

    fn captures_text(&self) -> bool {
        self.search.open()
    }

    fn filters_by_typing(&self) -> bool {
        true
    }

    fn unsaved(&self) -> bool {
        !self.chosen.is_empty()
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(people) => {
                    let free = |line: &&OfficerLine| !self.listed.contains(&line.officer.id);
                    self.people = Some(people.iter().filter(free).cloned().collect());
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone()), Effect::pop()],
            };
        }
        if let Some(Added(outcome)) = msg.reply::<Added>() {
            self.saving = false;
            return match outcome {
                Ok(count) => {
                    self.chosen.clear();
                    vec![Effect::ok(t::added(locale, count)), Effect::pop()]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if self.search.update(msg) {
            self.at = Selection::default();
            return vec![];
        }
        match msg {
            Msg::Shown if self.people.is_none() => {
                return vec![Effect::job(Lane::Normal, move |session| {
                    let query = Query { state: Some(PersonState::InService), ..Query::default() };
                    let found = session.run(|app, actor| Ok(officers(app, actor, &query)?.items));
                    Loaded(found.map_err(|error| error.message(locale)))
                })];
            }
            Msg::Key(key) => {
                let count = self.shown().len();
                self.at.key(*key, count, Self::table(locale).page(Self::below(cx.area)));
            }
            Msg::Command(list::MARK) => {
                if let Some(id) = self.shown().get(self.at.at()).map(|line| line.officer.id)
                    && !self.chosen.remove(&id)
                {
                    self.chosen.insert(id);
                }
                self.at.select(self.at.at() + 1, self.shown().len());
            }
            Msg::Command(actions::ALL) => self.choose_shown(),
            Msg::Command(actions::ENLIST) => {
                self.saving = true;
                let id = self.sitting.id;
                let people: Vec<OfficerId> = self.chosen.iter().copied().collect();
                return vec![Effect::job(Lane::Normal, move |session| {
                    let added = session.run(|app, actor| enlist::add(app, actor, id, &people));
                    Added(added.map_err(|error| error.message(locale)))
                })];
            }
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let title = t::add_title(locale, &self.sitting.name);
        let inner = panel(frame.buffer_mut(), area, &title, look);
        let Some(people) = &self.people else { return };
        let shown = self.shown();
        let chosen = t::add_chosen(locale, self.chosen.len());
        let place = (inner.x, inner.y);
        put(frame.buffer_mut(), place, &chosen, inner.width, look.theme.title, look.wide);
        let rest = Self::below(inner);
        let body = search_line(&self.search, frame, rest, (shown.len(), people.len()), cx);
        Self::table(locale).view(frame.buffer_mut(), body, self.at, shown.len(), look, |at| {
            let line = shown[at];
            let agency = line.agency_name.clone().unwrap_or_default();
            Row::new([line.officer.officer.name.clone(), agency])
                .marked(self.chosen.contains(&line.officer.id))
        });
    }
}
