//! The form of one agency, new or to be changed.

use crate::app::agency::Draft;
use crate::app::agency::create::create;
use crate::app::agency::edit::edit;
use crate::app::agency::list::Line;
use crate::domain::agency::{AgencyKind, Contact};
use crate::domain::custom_field::CustomField;
use crate::domain::id::AgencyId;
use crate::domain::time::Date;
use crate::i18n::{Locale, people, settings_room as t};
use crate::tui::action::ActionState;
use crate::tui::action::shell::form as form_actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::custom_values::ValueFields;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, FormEvent};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::pick::Pick;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The form.
pub(super) struct AgencyScreen {
    /// The agency changed; none for a new one.
    id: Option<AgencyId>,
    title: String,
    /// Agencies that can stand above it or succeed it, in the order of the options.
    others: Vec<AgencyId>,
    /// The organisation's own fields, behind the others.
    asked: ValueFields,
    form: Form,
    busy: bool,
}

struct Done(Result<String, String>);

impl AgencyScreen {
    pub(super) fn new(
        all: &[Line],
        id: Option<AgencyId>,
        fields: Vec<CustomField>,
        locale: Locale,
    ) -> Self {
        let line = all.iter().find(|line| Some(line.agency.id) == id);
        let others: Vec<&Line> = all.iter().filter(|line| Some(line.agency.id) != id).collect();
        let ids: Vec<AgencyId> = others.iter().map(|line| line.agency.id).collect();
        let place = |wanted: Option<AgencyId>| {
            wanted.and_then(|wanted| ids.iter().position(|id| *id == wanted)).map_or(0, |at| at + 1)
        };
        let pick = |none: &str, at: usize| {
            let names = others.iter().map(|line| line.agency.name.clone());
            Pick::new(std::iter::once(none.to_owned()).chain(names)).with(at)
        };
        let agency = line.map(|line| &line.agency);
        let text =
            |of: fn(&crate::domain::agency::Agency) -> String| agency.map(of).unwrap_or_default();
        let day = |value: Option<Date>| {
            let shown = value.map(|day| day.to_string()).unwrap_or_default();
            Field::new().max(10).accepting(|c| c.is_ascii_digit() || c == '-').with(shown)
        };
        let kinds = AgencyKind::ALL.iter().map(|kind| people::agency_kind(locale, *kind));
        let kind = agency.and_then(|a| AgencyKind::ALL.iter().position(|kind| *kind == a.kind));
        let last = all.iter().map(|line| line.agency.official_order).max().unwrap_or(0);
        let order = agency.map_or_else(|| last.saturating_add(1), |agency| agency.official_order);
        let contact = agency.and_then(|agency| agency.contact.clone());
        let contact = contact.unwrap_or(Contact { name: String::new(), phone: String::new() });
        let line = |key, label, max, value: String| {
            Entry::line(key, label, Field::new().max(max).with(value))
        };
        let entries = vec![
            line("name", t::name(locale), 60, text(|a| a.name.clone())).required(),
            line("short_name", t::short_name(locale), 20, text(|a| a.short_name.clone()))
                .hint(t::short_hint(locale)),
            Entry::pick("kind", t::kind(locale), Pick::new(kinds).with(kind.unwrap_or(0))),
            Entry::pick(
                "parent",
                t::parent(locale),
                pick(t::root(locale), place(agency.and_then(|a| a.parent))),
            ),
            Entry::line(
                "order",
                t::order(locale),
                Field::new().max(6).accepting(|c| c.is_ascii_digit()).with(order.to_string()),
            )
            .required()
            .hint(t::order_hint(locale)),
            Entry::line(
                "valid_from",
                t::valid_from(locale),
                day(agency.and_then(|a| a.valid_from)),
            )
            .hint(t::valid_hint(locale)),
            Entry::line("valid_to", t::valid_to(locale), day(agency.and_then(|a| a.valid_to))),
            Entry::pick(
                "successor",
                t::successor(locale),
                pick(t::no_successor(locale), place(agency.and_then(|a| a.successor))),
            ),
            line("contact_name", t::contact_name(locale), 30, contact.name),
            line("contact_phone", t::contact_phone(locale), 30, contact.phone),
        ];
        let values = agency.map(|agency| agency.custom.clone()).unwrap_or_default();
        let (asked, more) = ValueFields::new(fields, &values, entries.len(), locale);
        let form = Form::new(entries.into_iter().chain(more));
        let title = match agency {
            Some(agency) => t::agency_edit(locale, &agency.name),
            None => t::agency_new(locale).to_owned(),
        };
        Self { id, title, others: ids, asked, form, busy: false }
    }

    /// Reads the form, or shows which day or value is wrong.
    fn draft(&mut self, locale: Locale) -> Option<Draft> {
        let mut days = [None, None];
        for (slot, name) in days.iter_mut().zip(["valid_from", "valid_to"]) {
            let text = self.form.text(name);
            match text.parse::<Date>() {
                Ok(day) => *slot = Some(day),
                Err(_) if text.is_empty() => {}
                Err(_) => {
                    self.form.error(name, t::valid_hint(locale));
                    return None;
                }
            }
        }
        let custom = self.asked.read(&mut self.form, locale)?;
        let form = &self.form;
        let other = |name: &str| {
            let at = form.picked(name).and_then(|at| at.checked_sub(1))?;
            self.others.get(at).copied()
        };
        let contact =
            Contact { name: form.text("contact_name"), phone: form.text("contact_phone") };
        let kind = form.picked("kind").and_then(|at| AgencyKind::ALL.get(at)).copied();
        Some(Draft {
            name: form.text("name"),
            short_name: form.text("short_name"),
            kind: kind.unwrap_or(AgencyKind::Statutory),
            parent: other("parent"),
            official_order: form.text("order").parse().unwrap_or(0),
            valid_from: days[0],
            valid_to: days[1],
            successor: other("successor"),
            contact: Some(contact).filter(|one| !one.name.is_empty() || !one.phone.is_empty()),
            custom,
        })
    }

    fn submit(&mut self, locale: Locale) -> Vec<Effect> {
        let Some(draft) = self.draft(locale) else { return vec![] };
        self.busy = true;
        let (id, name) = (self.id, draft.name.clone());
        vec![Effect::job(Lane::Normal, move |session| {
            let done = session.run(|app, actor| match id {
                Some(id) => edit(app, actor, id, draft),
                None => create(app, actor, draft).map(drop),
            });
            Done(done.map(|()| name).map_err(|error| error.message(locale)))
        })]
    }
}

impl Screen for AgencyScreen {
    fn title(&self, _: &Cx) -> String {
        self.title.clone()
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
                Ok(name) => vec![Effect::ok(t::agency_saved(locale, name)), Effect::pop()],
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        if msg.reply::<JobFailed>().is_some() {
            self.busy = false;
        }
        if self.busy {
            return vec![];
        }
        match self.form.update(msg, inside(cx.area), cx.look) {
            FormEvent::Submit => self.submit(locale),
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let inner = panel(frame.buffer_mut(), area, &self.title, cx.look);
        self.form.view(frame, inner, cx.look);
    }

    fn captures_text(&self) -> bool {
        true
    }

    fn unsaved(&self) -> bool {
        self.form.changed() && !self.busy
    }
}
