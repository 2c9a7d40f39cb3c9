//! The blueprints, each with whether the banks can meet it now; from here one is opened, written,
//! copied, retired.

mod editor;
mod page;

use self::editor::EditorScreen;
use self::page::BlueprintScreen;
use super::doubts::doubts_room;
use super::listing::{Here, Listing, Order, Settled, Source};
use crate::app::blueprint::feasibility::feasibility;
use crate::app::blueprint::list::{StoredBlueprint, list as in_use, retired};
use crate::app::blueprint::retire::{reinstate, retire};
use crate::app::{Actor, App, AppError};
use crate::domain::drawing::Feasibility;
use crate::i18n::{Locale, blueprints as t, doubts};
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::blueprints::list as actions;
use crate::tui::action::shell::list;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use std::sync::Arc;

/// The permission to write blueprints, by its code.
const EDIT: Option<&str> = Some("edit_blueprints");

/// A blueprint and what the banks have for it.
#[derive(Debug, Clone)]
struct Judged {
    stored: StoredBlueprint,
    found: Feasibility,
}

/// 组卷: the blueprints in use, or those out of use.
pub fn blueprints_room() -> impl Screen {
    Listing::new(Blueprints { retired: false })
}

struct Blueprints {
    retired: bool,
}

/// The person agrees to retire the blueprint with this code and name, for this reason.
struct Agreed(String, String, String);

impl Judged {
    fn new(app: &Arc<App>, actor: &Actor, stored: StoredBlueprint) -> Result<Self, AppError> {
        let found = feasibility(app, actor, &stored.body)?;
        Ok(Self { stored, found })
    }
}

/// Every blueprint with its feasibility.
fn judged(app: &Arc<App>, actor: &Actor, of_retired: bool) -> Result<Vec<Judged>, AppError> {
    let stored = if of_retired { retired(app, actor)? } else { in_use(app, actor)? };
    stored.into_iter().map(|stored| Judged::new(app, actor, stored)).collect()
}

/// Asks whether to retire a blueprint.
fn ask(stored: &StoredBlueprint, locale: Locale) -> Effect {
    let (code, name) = (stored.body.code.clone(), stored.body.name.clone());
    let question = Confirm::new(t::retire(locale), t::retire_text(locale, &name));
    Effect::confirm(question.verb(t::retire(locale)).with_reason(), move |given| {
        Agreed(code, name, given.reason.unwrap_or_default())
    })
}

/// Retires a blueprint, or takes it back into use when there is no reason to retire it.
fn settle(code: String, name: String, reason: Option<String>, locale: Locale) -> Effect {
    Effect::job(Lane::Normal, move |session| {
        let done = session.run(|app, actor| match &reason {
            Some(reason) => {
                retire(app, actor, &code, reason).map(|()| t::retired_done(locale, &name))
            }
            None => reinstate(app, actor, &code).map(|()| t::reinstated(locale, &name)),
        });
        Settled(done.map_err(|error| error.message(locale)).into())
    })
}

/// The way to the items in doubt, where these blueprints would draw some.
fn on_doubts<'a>(mut judged: impl Iterator<Item = &'a Judged>) -> Option<ActionState> {
    let any = judged.any(|one| one.found.in_doubt.items > 0);
    any.then(|| ActionState::on(actions::DOUBTS))
}

/// The actions on one blueprint, for whoever may write.
fn on_one(stored: Option<&StoredBlueprint>, cx: &Cx) -> Vec<ActionState> {
    let locale = cx.look.locale;
    let Some(stored) = stored.filter(|_| cx.who.is_some_and(|who| who.may(EDIT))) else {
        return vec![];
    };
    let (edit, retire) = if stored.retired {
        let edit = ActionState::off(list::EDIT, t::why_retired(locale));
        (edit, ActionState::on(actions::RETIRE).label(t::reinstate(locale)))
    } else {
        (ActionState::on(list::EDIT), ActionState::on(actions::RETIRE))
    };
    vec![edit, ActionState::on(actions::COPY), retire]
}

/// What [`on_one`] offers, done.
fn act(msg: &Msg, stored: &StoredBlueprint, locale: Locale) -> Option<Effect> {
    let body = &stored.body;
    match msg {
        Msg::Command(list::EDIT) => {
            Some(Effect::push(EditorScreen::edit(body, stored.number, locale)))
        }
        Msg::Command(actions::COPY) => Some(Effect::push(EditorScreen::copy(body, locale))),
        Msg::Command(actions::RETIRE) if stored.retired => {
            Some(settle(body.code.clone(), body.name.clone(), None, locale))
        }
        Msg::Command(actions::RETIRE) => Some(ask(stored, locale)),
        Msg::Command(actions::DOUBTS) => Some(Effect::push(doubts_room())),
        _ => msg.reply::<Agreed>().map(|Agreed(code, name, reason)| {
            settle(code.clone(), name.clone(), Some(reason.clone()), locale)
        }),
    }
}

impl Source for Blueprints {
    type Row = Judged;
    type Query = bool;
    type Head = ();

    fn title(&self, cx: &Cx) -> String {
        let title = if self.retired { t::title_retired } else { t::title };
        title(cx.look.locale).to_owned()
    }

    fn table(&self, filtered: bool, cx: &Cx) -> Table {
        let locale = cx.look.locale;
        let empty = match (filtered, self.retired) {
            (true, _) => t::none_found,
            (false, true) => t::none_retired,
            (false, false) => t::empty,
        };
        Table::new([
            Column::left(t::col_name(locale), Fit::Grow(24)),
            Column::left(t::col_code(locale), Fit::Grow(14)).spare(),
            Column::right(t::col_items(locale), Fit::Exact(5)),
            Column::right(t::col_total(locale), Fit::Exact(6)),
            Column::right(t::col_pass(locale), Fit::Exact(4)),
            Column::right(t::col_minutes(locale), Fit::Exact(4)),
            Column::right(doubts::mark(locale), Fit::Exact(8)),
            Column::left(t::col_feasible(locale), Fit::Exact(9)),
        ])
        .ordinal()
        .empty(empty(locale))
    }

    fn row(&self, judged: &Judged, cx: &Cx) -> Row {
        let (locale, theme, marks) = (cx.look.locale, &cx.look.theme, cx.look.marks());
        let (feasible, mark, style) = match judged.found.short.len() {
            0 => (t::feasible(locale).to_owned(), marks.ok, theme.ok),
            n => (t::short_rows(locale, n), marks.danger, theme.danger),
        };
        let blueprint = &judged.stored.body;
        let in_doubt = match judged.found.in_doubt.items {
            0 => String::new(),
            n => n.to_string(),
        };
        Row::new([
            blueprint.name.clone(),
            blueprint.code.clone(),
            blueprint.items().to_string(),
            blueprint.total().to_string(),
            blueprint.pass_mark.to_string(),
            blueprint.minutes.to_string(),
            in_doubt,
            feasible,
        ])
        .style(6, theme.warn)
        .sign(7, mark, style)
    }

    fn texts(&self, judged: &Judged) -> Vec<String> {
        vec![judged.stored.body.name.clone(), judged.stored.body.code.clone()]
    }

    fn query(&self) -> bool {
        self.retired
    }

    fn load(of_retired: &bool, session: &Backend) -> Result<((), Vec<Judged>), AppError> {
        Ok(((), session.run(|app, actor| judged(app, actor, *of_retired))?))
    }

    fn open(&self, judged: &Judged, _: &Cx) -> Vec<Effect> {
        vec![Effect::push(BlueprintScreen::new(judged.clone()))]
    }

    fn orders(&self) -> &'static [Order<Judged>] {
        &[
            Order {
                name: t::col_code,
                compare: |a, b| a.stored.body.code.cmp(&b.stored.body.code),
            },
            Order {
                name: t::col_feasible,
                compare: |a, b| b.found.short.len().cmp(&a.found.short.len()),
            },
        ]
    }

    fn actions(&self, here: &Here<'_, Self>, cx: &Cx) -> Vec<ActionState> {
        let mut shown = vec![];
        if cx.who.is_some_and(|who| who.may(EDIT)) {
            shown.push(ActionState::on(list::NEW));
        }
        shown.extend(on_one(here.selected.map(|one| &one.stored), cx));
        shown.extend(on_doubts(here.rows.iter()));
        shown.push(ActionState::on(actions::BY_STATE));
        shown
    }

    fn update(&mut self, msg: &Msg, here: &Here<'_, Self>, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        match msg {
            Msg::Command(list::NEW) => return vec![Effect::push(EditorScreen::create(locale))],
            Msg::Command(actions::BY_STATE) => self.retired = !self.retired,
            _ => {
                let act = here.selected.and_then(|one| act(msg, &one.stored, locale));
                return act.into_iter().collect();
            }
        }
        vec![]
    }
}
