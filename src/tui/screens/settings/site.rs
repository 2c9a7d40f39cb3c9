//! The organisation's name and the preset it goes by, each from a day on.

use super::history::HistoryScreen;
use crate::app::site::name::{name, rename};
use crate::app::site::rules::choose::choose;
use crate::app::site::rules::{Shipped, in_force, shipped};
use crate::app::{Actor, App, AppError};
use crate::domain::time::Date;
use crate::i18n::{Locale, settings_room as t};
use crate::tui::action::ActionState;
use crate::tui::action::settings::room as own;
use crate::tui::action::shell::form as form_actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, FormEvent};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::pick::Pick;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::sync::Arc;

/// The form, and what was in force when it was made.
#[derive(Default)]
pub(super) struct SiteScreen {
    form: Option<(Now, Form)>,
    busy: bool,
}

/// What is in force today.
#[derive(Debug, Clone)]
struct Now {
    name: String,
    preset: String,
    shipped: Vec<Shipped>,
}

/// What is to be, from a day on.
#[derive(Debug, Clone)]
struct Wanted {
    name: Option<String>,
    preset: Option<&'static str>,
    from: Date,
}

struct Loaded(Result<Now, String>);
struct Agreed(Wanted);
/// The name in force today.
struct Saved(Result<String, String>);

fn now(app: &Arc<App>, actor: &Actor) -> Result<Now, AppError> {
    let today = app.today();
    let (preset, _) = in_force(app, actor, today, Locale::Zh)?;
    Ok(Now { name: name(app, today)?, preset: preset.code, shipped: shipped()? })
}

fn save(app: &Arc<App>, actor: &Actor, wanted: &Wanted) -> Result<String, AppError> {
    if let Some(name) = &wanted.name {
        rename(app, actor, name, wanted.from)?;
    }
    if let Some(code) = wanted.preset {
        choose(app, actor, code, wanted.from)?;
    }
    name(app, app.today())
}

fn make_form(now: &Now, today: Date, locale: Locale) -> Form {
    let at = now.shipped.iter().position(|preset| preset.code == now.preset).unwrap_or(0);
    let presets = Pick::new(now.shipped.iter().map(|preset| preset.name.clone())).with(at);
    let day = Field::new().max(10).accepting(|c| c.is_ascii_digit() || c == '-');
    Form::new([
        Entry::line("name", t::setting_name(locale), Field::new().max(60).with(&now.name))
            .required(),
        Entry::pick("preset", t::setting_preset(locale), presets),
        Entry::line("from", t::from(locale), day.with(today.to_string()))
            .required()
            .hint(t::from_hint(locale)),
    ])
}

impl SiteScreen {
    fn submit(&mut self, locale: Locale) -> Vec<Effect> {
        let Some((now, form)) = &mut self.form else { return vec![] };
        let Ok(from) = form.text("from").parse::<Date>() else {
            form.error("from", t::bad_day(locale));
            return vec![];
        };
        let name = Some(form.text("name")).filter(|name| *name != now.name);
        let preset = form.picked("preset").and_then(|at| now.shipped.get(at));
        let preset = preset.map(|preset| preset.code).filter(|code| *code != now.preset);
        let parts = [name.clone(), preset.map(str::to_owned)];
        let what: Vec<String> = parts.into_iter().flatten().collect();
        if what.is_empty() {
            return vec![Effect::info(t::site_unchanged(locale))];
        }
        let text = t::site_confirm(locale, what.join("、"), from);
        let wanted = Wanted { name, preset, from };
        let question = Confirm::new(t::site_title(locale), text);
        vec![Effect::confirm(question, move |_| Agreed(wanted))]
    }
}

impl Screen for SiteScreen {
    fn title(&self, cx: &Cx) -> String {
        t::site_title(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![
            ActionState::when(form_actions::SAVE, !self.busy),
            ActionState::on(form_actions::NEXT_FIELD),
            ActionState::on(own::HISTORY),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(now) => {
                    let form = make_form(now, cx.zone.date(cx.now), locale);
                    self.form = Some((now.clone(), form));
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone()), Effect::pop()],
            };
        }
        if let Some(Agreed(wanted)) = msg.reply::<Agreed>() {
            self.busy = true;
            let wanted = wanted.clone();
            return vec![Effect::job(Lane::Normal, move |session| {
                let saved = session.run(|app, actor| save(app, actor, &wanted));
                Saved(saved.map_err(|error| error.message(locale)))
            })];
        }
        if let Some(Saved(outcome)) = msg.reply::<Saved>() {
            self.busy = false;
            return match outcome {
                Ok(name) => vec![
                    Effect::Organisation(name.clone()),
                    Effect::ok(t::site_changed(locale)),
                    Effect::pop(),
                ],
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if msg.reply::<JobFailed>().is_some() {
            self.busy = false;
        }
        if msg.is(own::HISTORY) {
            return vec![Effect::push(HistoryScreen::default())];
        }
        if matches!(msg, Msg::Shown) && self.form.is_none() {
            return vec![Effect::job(Lane::Normal, move |session| {
                Loaded(session.run(now).map_err(|error| error.message(locale)))
            })];
        }
        if self.busy {
            return vec![];
        }
        let Some((_, form)) = &mut self.form else { return vec![] };
        match form.update(msg, inside(cx.area), cx.look) {
            FormEvent::Submit => self.submit(locale),
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let inner = panel(frame.buffer_mut(), area, t::site_title(cx.look.locale), cx.look);
        if let Some((_, form)) = &self.form {
            form.view(frame, inner, cx.look);
        }
    }

    fn captures_text(&self) -> bool {
        self.form.is_some()
    }

    fn unsaved(&self) -> bool {
        self.form.as_ref().is_some_and(|(_, form)| form.changed()) && !self.busy
    }
}
