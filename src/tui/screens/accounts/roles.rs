//! Which roles an account holds, and how far each reaches.

use super::page::Found;
use super::roles_text;
use crate::app::account::grant::grant;
use crate::domain::id::{AccountId, AgencyId};
use crate::domain::role::{Grant, Role, Scope};
use crate::i18n::{Locale, accounts as t, names};
use crate::tui::effect::Effect;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::form_page::{FormPage, Sheet, Step, Wrong, leave};
use crate::tui::widget::form::{Entry, Form};
use crate::tui::widget::pick::Pick;
use ratatui::text::Text;

/// One field per role: which scopes can be picked, in the order of the options.
pub(super) struct RoleFields {
    options: Vec<(Role, Vec<Vec<Grant>>)>,
}

impl RoleFields {
    /// The fields for an account that holds `held`, and their entries of a form.
    pub(super) fn new(
        held: &[Grant],
        agencies: &[(AgencyId, String)],
        locale: Locale,
    ) -> (Self, Vec<Entry>) {
        let mut entries = Vec::new();
        let mut options = Vec::new();
        for role in Role::ALL.iter().copied() {
            let now: Vec<Grant> = held.iter().copied().filter(|grant| grant.role == role).collect();
            let mut choices = vec![Vec::new()];
            let mut labels = vec![t::scope_none(locale).to_owned()];
            let mut offer = |scope, label: String| {
                choices.push(vec![Grant { role, scope }]);
                labels.push(label);
            };
            if role == Role::Enforcer {
                offer(Scope::Own, t::scope_own(locale).to_owned());
            } else {
                offer(Scope::District, t::scope_district(locale).to_owned());
                for (id, name) in agencies {
                    offer(Scope::Agency(*id), t::scope_agency(locale, name));
                }
            }
            if !choices.contains(&now) {
                let name = |id| agencies.iter().find(|(one, _)| *one == id).map(|(_, n)| n.clone());
                labels.push(t::scope_several(locale, roles_text(&now, name, locale)));
                choices.push(now.clone());
            }
            let at = choices.iter().position(|choice| *choice == now).unwrap_or(0);
            entries.push(Entry::pick(
                role.code(),
                names::role(locale, role),
                Pick::new(labels).with(at),
            ));
            options.push((role, choices));
        }
        (Self { options }, entries)
    }

    /// What is picked in the form.
    pub(super) fn grants(&self, form: &Form) -> Vec<Grant> {
        let picked = self.options.iter().filter_map(|(role, choices)| {
            form.picked(role.code()).and_then(|at| choices.get(at)).cloned()
        });
        picked.flatten().collect()
    }
}

/// Changing an account's roles.
struct Roles {
    account: AccountId,
    name: String,
    fields: RoleFields,
}

/// The form that changes an account's roles.
pub(super) fn page(found: &Found, locale: Locale) -> impl Screen + use<> {
    let (fields, entries) = RoleFields::new(&found.line.grants, &found.agencies, locale);
    let account = &found.line.account;
    let name = account.sign_in_name.clone();
    FormPage::new(Roles { account: account.id, name, fields }, Form::new(entries))
}

impl Sheet for Roles {
    type Kept = ();

    fn title(&self, locale: Locale) -> String {
        format!("{} {}", t::roles(locale), self.name)
    }

    fn note(&self, cx: &Cx) -> Text<'static> {
        Text::styled(t::roles_hint(cx.look.locale), cx.look.theme.muted)
    }

    fn read(&mut self, form: &mut Form, _: &Cx) -> Result<Step<()>, Wrong> {
        let (account, grants) = (self.account, self.fields.grants(form));
        Ok(Step::save(move |app, actor| grant(app, actor, account, grants)))
    }

    fn kept(&self, (): &(), cx: &Cx) -> Vec<Effect> {
        leave(t::granted_ok(cx.look.locale, &self.name))
    }
}
