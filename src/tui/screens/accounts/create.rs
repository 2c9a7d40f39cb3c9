//! A new account: whose, under which name, with which roles.

use super::roles::RoleFields;
use crate::app::account::BadName;
use crate::app::account::create::{Draft, create};
use crate::app::account::enrol::suggest;
use crate::app::agency::list::list as agencies;
use crate::app::officer::find::find;
use crate::app::officer::show::show;
use crate::app::{Actor, App, AppError};
use crate::domain::role::{Grant, Role, Scope};
use crate::i18n::{Locale, accounts as t};
use crate::tui::action::ActionState;
use crate::tui::action::shell::form as form_actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, FormEvent};
use crate::tui::widget::panel::{inside, panel};
use ratatui::Frame;
use ratatui::layout::Rect;
use std::sync::Arc;

/// The form of a new account.
#[derive(Default)]
pub(super) struct CreateScreen {
    form: Option<(RoleFields, Form)>,
    busy: bool,
}

/// The agencies that roles can reach, by id and short name.
type Agencies = Vec<(crate::domain::id::AgencyId, String)>;

struct Loaded(Result<Agencies, String>);
/// The sign-in name of the new account.
struct Done(Result<String, String>);

/// What was filled in.
struct Asked {
    officer: String,
    sign_in_name: String,
    person: String,
    grants: Vec<Grant>,
}

impl CreateScreen {
    fn make_form(
        agencies: &[(crate::domain::id::AgencyId, String)],
        locale: Locale,
    ) -> (RoleFields, Form) {
        let enforcer = Grant { role: Role::Enforcer, scope: Scope::Own };
        let (fields, roles) = RoleFields::new(&[enforcer], agencies, locale);
        let name = Field::new().max(32).accepting(|c| c.is_ascii_graphic());
        let lines = [
            Entry::line("officer", t::form_officer(locale), Field::new().max(40))
                .hint(t::form_officer_hint(locale)),
            Entry::line("person", t::person(locale), Field::new().max(40))
                .hint(t::form_person_hint(locale)),
            Entry::line("sign_in_name", t::sign_in_name(locale), name)
                .hint(t::form_sign_in_hint(locale)),
        ];
        (fields, Form::new(lines.into_iter().chain(roles)))
    }

    fn submit(&mut self, locale: Locale) -> Vec<Effect> {
        let Some((fields, form)) = &mut self.form else { return vec![] };
        let asked = Asked {
            officer: form.text("officer"),
            sign_in_name: form.text("sign_in_name"),
            person: form.text("person"),
            grants: fields.grants(form),
        };
        if asked.officer.is_empty() && asked.person.is_empty() {
            form.error("person", t::form_no_person(locale));
            return vec![];
        }
        self.busy = true;
        vec![Effect::job(Lane::Normal, move |session| {
            let done = session.run(|app, actor| carry_out(app, actor, asked));
            Done(done.map_err(|error| error.message(locale)))
        })]
    }
}

fn carry_out(app: &Arc<App>, actor: &Actor, mut asked: Asked) -> Result<String, AppError> {
    let officer = match asked.officer.as_str() {
        "" => None,
        who => Some(find(app, actor, who)?),
    };
    if officer.is_none() {
        // The role of an enforcer is over one's own record, and there is none.
        asked.grants.retain(|grant| grant.role != Role::Enforcer);
    }
    let display_name = match officer {
        Some(officer) if asked.person.is_empty() => show(app, actor, officer)?.officer.officer.name,
        _ => asked.person,
    };
    let sign_in_name = match asked.sign_in_name.as_str() {
        "" => suggest(app, actor, &display_name)?,
        typed => typed.parse().map_err(BadName)?,
    };
    let name = sign_in_name.to_string();
    create(app, actor, Draft { sign_in_name, display_name, officer, grants: asked.grants })?;
    Ok(name)
}

impl Screen for CreateScreen {
    fn title(&self, cx: &Cx) -> String {
        t::create(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![
            ActionState::when(form_actions::SAVE, !self.busy),
            ActionState::on(form_actions::NEXT_FIELD),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(agencies) => {
                    self.form = Some(Self::make_form(agencies, locale));
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone()), Effect::pop()],
            };
        }
        if let Some(Done(outcome)) = msg.reply::<Done>() {
            self.busy = false;
            return match outcome {
                Ok(name) => vec![Effect::ok(t::created_ok(locale, name)), Effect::pop()],
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if msg.reply::<JobFailed>().is_some() {
            self.busy = false;
        }
        if matches!(msg, Msg::Shown) && self.form.is_none() {
            return vec![Effect::job(Lane::Normal, move |session| {
                let found = session.run(|app, actor| {
                    let lines = agencies(app, actor)?.into_iter();
                    let open = lines.filter(|line| line.exists);
                    Ok(open.map(|line| (line.agency.id, line.agency.short_name)).collect())
                });
                Loaded(found.map_err(|error| error.message(locale)))
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
        let inner = panel(frame.buffer_mut(), area, t::create(cx.look.locale), cx.look);
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
