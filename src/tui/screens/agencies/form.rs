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
use crate::tui::effect::Effect;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::custom_values::ValueFields;
use crate::tui::screens::form_page::{FormPage, Sheet, Step, Wrong, day, leave};
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form};
use crate::tui::widget::pick::Pick;

/// One agency.
struct AgencySheet {
    /// The agency changed, and its name; none for a new one.
    changed: Option<(AgencyId, String)>,
    /// Agencies that can stand above it or succeed it, in the order of the options.
    others: Vec<AgencyId>,
    /// The organisation's own fields.
    asked: ValueFields,
}

/// The form of an agency out of `all`, or of a new one.
/// `fields` are the organisation's own, which stand behind the others.
pub(super) fn page(
    all: &[Line],
    id: Option<AgencyId>,
    fields: Vec<CustomField>,
    locale: Locale,
) -> impl Screen + use<> {
    let line = all.iter().find(|line| Some(line.agency.id) == id);
    let (ids, names): (Vec<AgencyId>, Vec<String>) = others(all, line, id).into_iter().unzip();
    let place = |wanted: Option<AgencyId>| {
        wanted.and_then(|wanted| ids.iter().position(|id| *id == wanted)).map_or(0, |at| at + 1)
    };
    let pick = |none: &str, at: usize| {
        Pick::new(std::iter::once(none.to_owned()).chain(names.iter().cloned())).with(at)
    };
    let agency = line.map(|line| &line.agency);
    let text =
        |of: fn(&crate::domain::agency::Agency) -> String| agency.map(of).unwrap_or_default();
    let day = |value: Option<Date>| {
        let shown = value.map(|day| day.to_string()).unwrap_or_default();
        Field::day().with(shown)
    };
    let kinds = AgencyKind::ALL.iter().map(|kind| people::agency_kind(locale, *kind));
    let kind = agency.and_then(|a| AgencyKind::ALL.iter().position(|kind| *kind == a.kind));
    let last = all.iter().map(|line| line.agency.official_order).max().unwrap_or(0);
    let order = agency.map_or_else(|| last.saturating_add(1), |agency| agency.official_order);
    let contact = agency.and_then(|agency| agency.contact.clone());
    let contact = contact.unwrap_or(Contact { name: String::new(), phone: String::new() });
    let line =
        |key, label, max, value: String| Entry::line(key, label, Field::new().max(max).with(value));
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
        Entry::line("order", t::order(locale), Field::digits(6).with(order.to_string()))
            .required()
            .hint(t::order_hint(locale)),
        Entry::line("valid_from", t::valid_from(locale), day(agency.and_then(|a| a.valid_from)))
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
    let changed = agency.map(|agency| (agency.id, agency.name.clone()));
    FormPage::new(AgencySheet { changed, others: ids, asked }, form)
}

/// The agencies that can stand above this one or succeed it. What stands above it and what succeeds
/// it now are among them even out of the person's reach, so that saving the rest moves nothing.
fn others(all: &[Line], line: Option<&Line>, id: Option<AgencyId>) -> Vec<(AgencyId, String)> {
    let within = all.iter().filter(|line| Some(line.agency.id) != id);
    let mut others: Vec<(AgencyId, String)> =
        within.map(|line| (line.agency.id, line.agency.name.clone())).collect();
    let now = line.into_iter().flat_map(|line| {
        [(line.agency.parent, &line.parent), (line.agency.successor, &line.successor)]
    });
    for (id, name) in now.filter_map(|(id, name)| id.zip(name.clone())) {
        if !others.iter().any(|(known, _)| *known == id) {
            others.push((id, name));
        }
    }
    others
}

impl Sheet for AgencySheet {
    /// The name.
    type Kept = String;

    fn title(&self, locale: Locale) -> String {
        match &self.changed {
            Some((_, name)) => t::agency_edit(locale, name),
            None => t::agency_new(locale).to_owned(),
        }
    }

    fn read(&mut self, form: &mut Form, cx: &Cx) -> Result<Step<String>, Wrong> {
        let locale = cx.look.locale;
        let other = |name: &str| {
            let at = form.picked(name).and_then(|at| at.checked_sub(1))?;
            self.others.get(at).copied()
        };
        let contact =
            Contact { name: form.text("contact_name"), phone: form.text("contact_phone") };
        let kind = form.picked("kind").and_then(|at| AgencyKind::ALL.get(at)).copied();
        let draft = Draft {
            name: form.text("name"),
            short_name: form.text("short_name"),
            kind: kind.unwrap_or(AgencyKind::Statutory),
            parent: other("parent"),
            official_order: form.text("order").parse().unwrap_or(0),
            valid_from: day(form, "valid_from", locale)?,
            valid_to: day(form, "valid_to", locale)?,
            successor: other("successor"),
            contact: Some(contact).filter(|one| !one.name.is_empty() || !one.phone.is_empty()),
            custom: self.asked.read(form, locale)?,
        };
        let (id, name) = (self.changed.as_ref().map(|(id, _)| *id), draft.name.clone());
        Ok(Step::save(move |app, actor| {
            match id {
                Some(id) => edit(app, actor, id, draft)?,
                None => drop(create(app, actor, draft)?),
            }
            Ok(name)
        }))
    }

    fn kept(&self, name: &String, cx: &Cx) -> Vec<Effect> {
        leave(t::agency_saved(cx.look.locale, name))
    }
}
