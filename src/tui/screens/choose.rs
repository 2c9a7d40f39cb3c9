//! The door of a demo: choose whom to be, without a password.

use crate::app::account::choose::{choices, choose};
use crate::app::site::name::name;
use crate::app::{Actor, Via};
use crate::i18n::{Locale, comma, door as t, names};
use crate::tui::action::ActionState;
use crate::tui::action::shell::list;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::rooms::{Entered, enter, let_in};
use crate::tui::screen::{Chrome, Cx, Screen};
use crate::tui::text::put;
use crate::tui::widget::panel::panel;
use crate::tui::widget::search::Search;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The people of the demo.
#[derive(Default)]
pub struct ChooseScreen {
    /// None before they are known.
    people: Option<Vec<Actor>>,
    search: Search,
    at: Selection,
}

struct Loaded(Result<(String, Vec<Actor>), String>);
struct Chosen(Result<Entered, String>);

impl ChooseScreen {
    fn shown(&self, locale: Locale) -> Vec<&Actor> {
        let keep = |actor: &&Actor| {
            let role = role_text(actor, locale);
            self.search.keeps([actor.display_name.as_str(), actor.label.as_str(), role.as_str()])
        };
        self.people.iter().flatten().filter(keep).collect()
    }

    fn table(locale: Locale) -> Table {
        Table::new([
            Column::left(t::col_name(locale), Fit::Exact(22)),
            Column::left(t::col_role(locale), Fit::Grow(18)),
            Column::left(t::col_account(locale), Fit::Exact(20)),
        ])
        .ordinal()
        .empty(t::nobody(locale))
    }
}

/// The roles of a person in words.
fn role_text(actor: &Actor, locale: Locale) -> String {
    let roles = actor.grants.held.iter().map(|grant| names::role(locale, grant.role));
    roles.collect::<Vec<_>>().join(comma(locale))
}

/// Where the table stands: below the note, above the filter line.
const fn table_area(inner: Rect) -> Rect {
    Rect { y: inner.y + 2, height: inner.height.saturating_sub(3), ..inner }
}

impl Screen for ChooseScreen {
    fn title(&self, cx: &Cx) -> String {
        t::choose(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let mut actions = vec![
            ActionState::when(list::OPEN, !self.shown(cx.look.locale).is_empty()),
            ActionState::on(list::FILTER),
        ];
        if self.search.active() {
            actions.push(ActionState::on(list::CLEAR_FILTER));
        }
        actions
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(people)) = msg.reply::<Loaded>() {
            return match people {
                Ok((organisation, people)) => {
                    // Those who run things first; the many enforcers after them.
                    let mut people = people.clone();
                    people.sort_by_key(|actor| {
                        std::cmp::Reverse(actor.grants.held.iter().map(|g| g.role).max())
                    });
                    self.people = Some(people);
                    vec![Effect::Organisation(organisation.clone())]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if let Some(Chosen(outcome)) = msg.reply::<Chosen>() {
            return match outcome {
                Ok(entered) => enter(entered, cx.look),
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if matches!(msg, Msg::Shown) && self.people.is_none() {
            return vec![Effect::job(Lane::Normal, move |session| {
                session.set_actor(None);
                let people = session
                    .app()
                    .and_then(|app| Ok((name(app, app.today())?, choices(app, Via::Tui)?)));
                Loaded(people.map_err(|error| error.message(locale)))
            })];
        }
        if msg.is(list::OPEN) {
            let Some(id) = self.shown(locale).get(self.at.at()).and_then(|actor| actor.account)
            else {
                return vec![];
            };
            return vec![Effect::job(Lane::Normal, move |session| {
                let chosen = session.app().and_then(|app| choose(app, id, Via::Tui));
                let chosen = chosen.and_then(|actor| let_in(session, actor));
                Chosen(chosen.map_err(|error| error.message(locale)))
            })];
        }
        if self.search.update(msg) {
            self.at = Selection::default();
        } else if let Msg::Key(key) = msg {
            let page = Self::table(locale).page(table_area(cx.area));
            let count = self.shown(locale).len();
            self.at.key(*key, count, page);
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let look = cx.look;
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, t::choose_title(look.locale), look);
        let note = t::choose_note(look.locale);
        put(buf, (inner.x + 1, inner.y), note, inner.width, look.theme.muted, look.wide);
        let shown = self.shown(look.locale);
        if self.people.is_some() {
            let table = Self::table(look.locale);
            table.view(buf, table_area(inner), self.at, shown.len(), look, |at| {
                let actor = shown[at];
                let role = role_text(actor, look.locale);
                Row::new([actor.display_name.clone(), role, actor.label.clone()])
            });
        }
        let line = Rect { y: inner.bottom() - 1, height: 1, ..inner };
        let all = self.people.as_ref().map_or(0, Vec::len);
        self.search.view(frame, line, (shown.len(), all), look);
    }

    fn captures_text(&self) -> bool {
        self.search.open()
    }

    fn filters_by_typing(&self) -> bool {
        true
    }

    fn chrome(&self) -> Chrome {
        Chrome::Header
    }
}
