//! Which roles an account holds, and how far each reaches.

use super::page::Found;
use super::roles_text;
use crate::app::account::grant::grant;
use crate::domain::id::{AccountId, AgencyId};
use crate::domain::role::{Grant, Role, Scope};
use crate::i18n::{Locale, accounts as t, names};
use crate::tui::action::ActionState;
use crate::tui::action::shell::form as form_actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::form::{Entry, Form, FormEvent};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::pick::Pick;
use ratatui::Frame;
use ratatui::layout::Rect;

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

/// The form that changes an account's roles.
pub(super) struct RolesScreen {
    account: AccountId,
    name: String,
    fields: RoleFields,
    form: Form,
    busy: bool,
}

struct Done(Result<(), String>);

impl RolesScreen {
    pub(super) fn new(found: &Found, locale: Locale) -> Self {
        let (fields, entries) = RoleFields::new(&found.line.grants, &found.agencies, locale);
        let account = &found.line.account;
        Self {
            account: account.id,
            name: account.sign_in_name.clone(),
            fields,
            form: Form::new(entries),
            busy: false,
        }
    }
}

impl Screen for RolesScreen {
    fn title(&self, cx: &Cx) -> String {
        format!("{} {}", t::roles(cx.look.locale), self.name)
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![
            ActionState::when(form_actions::SAVE, !self.busy),
            ActionState::on(form_actions::NEXT_FIELD),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Done(outcome)) = msg.reply::<Done>() {
            self.busy = false;
            return match outcome {
                Ok(()) => vec![Effect::ok(t::granted_ok(locale, &self.name)), Effect::pop()],
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if msg.reply::<JobFailed>().is_some() {
            self.busy = false;
        }
        if self.busy {
            return vec![];
        }
        match self.form.update(msg, form_area(cx.area), cx.look) {
            FormEvent::Submit => {
                self.busy = true;
                let (account, grants) = (self.account, self.fields.grants(&self.form));
                vec![Effect::job(Lane::Normal, move |session| {
                    let done = session.run(|app, actor| grant(app, actor, account, grants));
                    Done(done.map_err(|error| error.message(locale)))
                })]
            }
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let look = cx.look;
        let inner = panel(frame.buffer_mut(), area, &self.title(cx), look);
        let hint = t::roles_hint(look.locale);
        let style = look.theme.muted;
        crate::tui::text::put(
            frame.buffer_mut(),
            (inner.x, inner.y),
            hint,
            inner.width,
            style,
            look.wide,
        );
        self.form.view(frame, form_area(area), look);
    }

    fn captures_text(&self) -> bool {
        true
    }

    fn unsaved(&self) -> bool {
        self.form.changed() && !self.busy
    }
}

/// Below the hint.
fn form_area(area: Rect) -> Rect {
    let inner = inside(area);
    Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner }
}
