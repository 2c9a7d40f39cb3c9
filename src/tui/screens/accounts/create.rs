//! A new account: whose, under which name, with which roles.

use super::roles::RoleFields;
use crate::app::account::BadName;
use crate::app::account::create::{Draft, create};
use crate::app::account::enrol::suggest;
use crate::app::agency::list::list as agencies;
use crate::app::officer::find::find;
use crate::app::officer::show::show;
use crate::app::{Actor, App, AppError};
use crate::domain::id::AgencyId;
use crate::domain::role::{Grant, Role, Scope};
use crate::i18n::{Locale, accounts as t};
use crate::tui::Backend;
use crate::tui::effect::Effect;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::form_page::{FormPage, Sheet, Step, Wrong, leave};
use crate::tui::screens::loading::Loading;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form};
use std::sync::Arc;

/// A new account.
struct NewAccount {
    roles: RoleFields,
}

/// The agencies that roles can reach, by id and short name.
type Agencies = Vec<(AgencyId, String)>;

/// What was filled in.
struct Asked {
    officer: String,
    sign_in_name: String,
    person: String,
    grants: Vec<Grant>,
}

/// The form of a new account.
pub(super) fn page() -> impl Screen {
    Loading::new(t::create, reachable, |agencies, cx| Box::new(form(agencies, cx.look.locale)))
}

fn reachable(session: &Backend) -> Result<Agencies, AppError> {
    session.run(|app, actor| {
        let open = agencies(app, actor)?.into_iter().filter(|line| line.exists);
        Ok(open.map(|line| (line.agency.id, line.agency.short_name)).collect())
    })
}

fn form(agencies: &Agencies, locale: Locale) -> FormPage<NewAccount> {
    let enforcer = Grant { role: Role::Enforcer, scope: Scope::Own };
    let (roles, entries) = RoleFields::new(&[enforcer], agencies, locale);
    let name = Field::new().max(32).accepting(|c| c.is_ascii_graphic());
    let lines = [
        Entry::line("officer", t::form_officer(locale), Field::new().max(40))
            .hint(t::form_officer_hint(locale)),
        Entry::line("person", t::person(locale), Field::new().max(40))
            .hint(t::form_person_hint(locale)),
        Entry::line("sign_in_name", t::sign_in_name(locale), name)
            .hint(t::form_sign_in_hint(locale)),
    ];
    FormPage::new(NewAccount { roles }, Form::new(lines.into_iter().chain(entries)))
}

impl Sheet for NewAccount {
    /// The sign-in name.
    type Kept = String;

    fn title(&self, locale: Locale) -> String {
        t::create(locale).to_owned()
    }

    fn read(&mut self, form: &mut Form, cx: &Cx) -> Result<Step<String>, Wrong> {
        let asked = Asked {
            officer: form.text("officer"),
            sign_in_name: form.text("sign_in_name"),
            person: form.text("person"),
            grants: self.roles.grants(form),
        };
        if asked.officer.is_empty() && asked.person.is_empty() {
            return Err(Wrong::at("person", t::form_no_person(cx.look.locale)));
        }
        Ok(Step::save(move |app, actor| carry_out(app, actor, asked)))
    }

    fn kept(&self, name: &String, cx: &Cx) -> Vec<Effect> {
        leave(t::created_ok(cx.look.locale, name))
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
