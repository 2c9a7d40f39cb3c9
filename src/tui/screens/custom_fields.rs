//! 自定义字段: what the organisation keeps about officers and agencies besides what every ledger has.

mod form;

use super::fetched::Fetched;
use crate::app::AppError;
use crate::app::custom_field::list::list;
use crate::app::custom_field::retire::{restore, retire};
use crate::app::custom_field::{CustomField, FieldOwner};
use crate::i18n::{Locale, comma, fields as t, people};
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::settings::fields as own;
use crate::tui::action::shell::list as list_actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The list of fields.
pub(super) struct CustomFieldsScreen {
    lines: Fetched<Vec<(FieldOwner, CustomField)>>,
    at: Selection,
}

/// The person agrees to take the field with this key out of use.
struct Agreed(String);
struct Done(Result<String, String>);

impl Default for CustomFieldsScreen {
    fn default() -> Self {
        Self { lines: Fetched::page(fetch), at: Selection::default() }
    }
}

/// The fields of officers, then those of agencies.
fn fetch(session: &Backend) -> Result<Vec<(FieldOwner, CustomField)>, AppError> {
    session.run(|app, actor| {
        let mut lines = Vec::new();
        for &owner in FieldOwner::ALL {
            let fields = list(app, actor, owner)?;
            lines.extend(fields.into_iter().map(|field| (owner, field)));
        }
        Ok(lines)
    })
}

impl CustomFieldsScreen {
    fn table(locale: Locale) -> Table {
        Table::new([
            Column::left(people::field_owner_heading(locale), Fit::Exact(7)),
            Column::left(people::field_label(locale), Fit::Grow(10)),
            Column::left(people::field_key(locale), Fit::Exact(14)),
            Column::left(people::field_kind_heading(locale), Fit::Grow(18)),
            Column::left(people::field_use(locale), Fit::Exact(10)),
        ])
        .ordinal()
        .empty(t::empty(locale))
    }

    fn chosen(&self) -> Option<&(FieldOwner, CustomField)> {
        self.lines.get()?.get(self.at.at())
    }

    fn switch(key: String, label: &str, retired: bool, locale: Locale) -> Effect {
        let said = match retired {
            true => people::field_retired(locale, label),
            false => people::field_restored(locale, label),
        };
        Effect::job(Lane::Normal, move |session| {
            let change = if retired { retire } else { restore };
            let done = session.run(|app, actor| change(app, actor, &key));
            Done(done.map(|()| said).map_err(|error| error.message(locale)))
        })
    }

    /// Asks before a field goes; taking one into use again harms nothing.
    fn retire(&self, locale: Locale) -> Vec<Effect> {
        let Some((_, field)) = self.chosen() else { return vec![] };
        let key = field.key.clone();
        if field.retired {
            return vec![Self::switch(key, &field.label, false, locale)];
        }
        let question = Confirm::new(t::retire_title(locale, &field.label), t::retire_text(locale))
            .verb(t::retire_verb(locale));
        vec![Effect::confirm(question, move |_| Agreed(key))]
    }
}

/// The kind, and what a choice offers.
fn kind(field: &CustomField, locale: Locale) -> String {
    let kind = people::field_kind(locale, field.kind);
    match field.choices.as_slice() {
        [] => kind.to_owned(),
        choices => format!("{kind}: {}", choices.join(comma(locale))),
    }
}

impl Screen for CustomFieldsScreen {
    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let chosen = self.chosen();
        let retired = chosen.is_some_and(|(_, field)| field.retired);
        let verb = if retired { t::restore_verb(locale) } else { t::retire_verb(locale) };
        vec![
            ActionState::when(list_actions::OPEN, chosen.is_some()),
            ActionState::on(own::NEW),
            ActionState::when(own::RETIRE, chosen.is_some()).label(verb),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(effects) = self.lines.update(msg, cx) {
            return effects;
        }
        if let Some(Agreed(key)) = msg.reply::<Agreed>() {
            let label = self.lines.get().into_iter().flatten().find(|(_, field)| field.key == *key);
            let label = label.map(|(_, field)| field.label.clone()).unwrap_or_default();
            return vec![Self::switch(key.clone(), &label, true, locale)];
        }
        if let Some(Done(outcome)) = msg.reply::<Done>() {
            return match outcome {
                Ok(said) => vec![Effect::ok(said.clone()), self.lines.fetch(locale)],
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        match msg {
            Msg::Command(own::NEW) => return vec![Effect::push(form::blank(locale))],
            Msg::Command(own::RETIRE) => return self.retire(locale),
            Msg::Command(list_actions::OPEN) => {
                let page = self.chosen().map(|(_, field)| form::of(field.clone(), locale));
                return page.map(Effect::push).into_iter().collect();
            }
            Msg::Key(key) => {
                let count = self.lines.get().map_or(0, Vec::len);
                self.at.key(*key, count, Self::table(locale).page(inside(cx.area)));
            }
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, t::title(locale), look);
        let Some(lines) = self.lines.get() else { return };
        Self::table(locale).view(buf, inner, self.at, lines.len(), look, |at| {
            let Some((owner, field)) = lines.get(at) else { return Row::default() };
            let style = if field.retired { look.theme.muted } else { look.theme.ok };
            Row::new([
                t::owner(locale, *owner).to_owned(),
                field.label.clone(),
                field.key.clone(),
                kind(field, locale),
                people::field_use_of(locale, field.retired).to_owned(),
            ])
            .style(4, style)
        });
    }
}
