//! The organisation's name and the preset it goes by, each from a day on.

use super::history::HistoryScreen;
use crate::app::site::name::{name, rename};
use crate::app::site::rules::choose::choose;
use crate::app::site::rules::{Shipped, in_force, shipped};
use crate::app::{Actor, App, AppError};
use crate::domain::time::Date;
use crate::i18n::{Locale, comma, settings_room as t};
use crate::tui::action::ActionState;
use crate::tui::action::settings::room as own;
use crate::tui::effect::Effect;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::form_page::{FormPage, Sheet, Step, Wrong, leave, required_day};
use crate::tui::screens::loading::Loading;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form};
use crate::tui::widget::pick::Pick;
use std::sync::Arc;

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

/// The form.
pub(super) fn page() -> impl Screen {
    Loading::new(
        t::site_title,
        |session| session.run(now),
        |now, cx| {
            let form = make_form(now, cx.zone.date(cx.now), cx.look.locale);
            Box::new(FormPage::new(now.clone(), form))
        },
    )
}

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
    Form::new([
        Entry::line("name", t::setting_name(locale), Field::new().max(60).with(&now.name))
            .required(),
        Entry::pick("preset", t::setting_preset(locale), presets),
        Entry::line("from", t::from(locale), Field::day().with(today.to_string()))
            .required()
            .hint(t::from_hint(locale)),
    ])
}

impl Sheet for Now {
    /// The name in force today.
    type Kept = String;

    fn title(&self, locale: Locale) -> String {
        t::site_title(locale).to_owned()
    }

    fn actions(&self) -> Vec<ActionState> {
        vec![ActionState::on(own::HISTORY)]
    }

    fn act(&mut self, msg: &Msg, _: &mut Form, _: &Cx) -> Option<Vec<Effect>> {
        msg.is(own::HISTORY).then(|| vec![Effect::push(HistoryScreen::default())])
    }

    fn read(&mut self, form: &mut Form, cx: &Cx) -> Result<Step<String>, Wrong> {
        let locale = cx.look.locale;
        let from = required_day(form, "from", locale)?;
        let name = Some(form.text("name")).filter(|name| *name != self.name);
        let preset = form.picked("preset").and_then(|at| self.shipped.get(at));
        let preset = preset.map(|preset| preset.code).filter(|code| *code != self.preset);
        let parts = [name.clone(), preset.map(str::to_owned)];
        let what: Vec<String> = parts.into_iter().flatten().collect();
        if what.is_empty() {
            return Err(Wrong::at("name", t::site_unchanged(locale)));
        }
        let consequence = t::site_confirm(locale, what.join(comma(locale)), from);
        let wanted = Wanted { name, preset, from };
        let step = Step::save(move |app, actor| save(app, actor, &wanted));
        Ok(step.after_asking(consequence))
    }

    fn kept(&self, name: &String, cx: &Cx) -> Vec<Effect> {
        let named = Effect::Organisation(name.clone());
        std::iter::once(named).chain(leave(t::site_changed(cx.look.locale))).collect()
    }
}
