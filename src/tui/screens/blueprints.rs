//! The blueprints, each with whether the banks can meet it now; from here one is opened, written,
//! copied, retired.

mod editor;
mod page;

use self::editor::EditorScreen;
use self::page::BlueprintScreen;
use crate::app::blueprint::feasibility::feasibility;
use crate::app::blueprint::list::{StoredBlueprint, list as in_use, retired};
use crate::app::blueprint::retire::{reinstate, retire};
use crate::app::{Actor, App, AppError};
use crate::domain::drawing::Shortage;
use crate::i18n::{Locale, blueprints as t};
use crate::tui::action::ActionState;
use crate::tui::action::blueprints::list as actions;
use crate::tui::action::shell::list;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::panel::panel;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;
use std::sync::Arc;

/// The permission to write blueprints, by its code.
const EDIT: Option<&str> = Some("edit_blueprints");

/// A blueprint and what the banks lack for it.
#[derive(Debug, Clone)]
struct Judged {
    stored: StoredBlueprint,
    short: Vec<Shortage>,
}

/// The list of blueprints.
#[derive(Default)]
pub struct BlueprintsScreen {
    blueprints: Option<Vec<Judged>>,
    at: Selection,
    retired: bool,
}

/// What the job brought.
struct Loaded(Result<Vec<Judged>, String>);
/// The person agrees to retire the blueprint with this code and name, for this reason.
struct Agreed(String, String, String);
/// What retiring or reinstating came to.
struct Settled(Result<String, String>);

impl Judged {
    fn new(app: &Arc<App>, actor: &Actor, stored: StoredBlueprint) -> Result<Self, AppError> {
        let short = feasibility(app, actor, &stored.body)?;
        Ok(Self { stored, short })
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
        Settled(done.map_err(|error| error.message(locale)))
    })
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
        _ => msg.reply::<Agreed>().map(|Agreed(code, name, reason)| {
            settle(code.clone(), name.clone(), Some(reason.clone()), locale)
        }),
    }
}

impl BlueprintsScreen {
    fn table(&self, locale: Locale) -> Table {
        let empty = if self.retired { t::none_retired } else { t::empty };
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
        .empty(empty(locale))
    }

    fn selected(&self) -> Option<&Judged> {
        self.blueprints.as_ref()?.get(self.at.at())
    }

    fn load(&self, locale: Locale) -> Effect {
        let of_retired = self.retired;
        Effect::job(Lane::Normal, move |session| {
            let all = session.run(|app, actor| judged(app, actor, of_retired));
            Loaded(all.map_err(|error| error.message(locale)))
        })
    }

    fn heading(&self, locale: Locale) -> &'static str {
        if self.retired { t::title_retired(locale) } else { t::title(locale) }
    }
}

impl Screen for BlueprintsScreen {
    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let selected = self.selected().map(|one| &one.stored);
        let mut shown = vec![ActionState::when(list::OPEN, selected.is_some())];
        if cx.who.is_some_and(|who| who.may(EDIT)) {
            shown.push(ActionState::on(list::NEW));
        }
        shown.extend(on_one(selected, cx));
        shown.push(ActionState::on(actions::BY_STATE));
        shown
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
        if let Some(Settled(outcome)) = msg.reply::<Settled>() {
            return match outcome {
                Ok(text) => vec![Effect::ok(text.clone()), self.load(locale)],
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        match msg {
            Msg::Shown => return vec![self.load(locale)],
            Msg::Key(key) => {
                let count = self.blueprints.as_ref().map_or(0, Vec::len);
                self.at.key(*key, count, self.table(locale).page(cx.area));
                return vec![];
            }
            Msg::Command(list::NEW) => return vec![Effect::push(EditorScreen::create(locale))],
            Msg::Command(actions::BY_STATE) => {
                self.retired = !self.retired;
                self.at = Selection::default();
                return vec![self.load(locale)];
            }
            _ => {}
        }
        let Some(one) = self.selected() else { return vec![] };
        if msg.is(list::OPEN) {
            return vec![Effect::push(BlueprintScreen::new(one.clone()))];
        }
        act(msg, &one.stored, locale).into_iter().collect()
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let locale = cx.look.locale;
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, self.heading(locale), cx.look);
        let Some(all) = &self.blueprints else { return };
        let table = self.table(locale);
        table.view(buf, inner, self.at, all.len(), cx.look, |at| row(&all[at], cx));
    }
}

fn row(judged: &Judged, cx: &Cx) -> Row {
    let (locale, theme, marks) = (cx.look.locale, &cx.look.theme, cx.look.marks());
    let (feasible, style) = match judged.short.len() {
        0 => (format!("{} {}", marks.ok, t::feasible(locale)), theme.ok),
        n => (format!("{} {}", marks.danger, t::short_rows(locale, n)), theme.danger),
    };
    let blueprint = &judged.stored.body;
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
