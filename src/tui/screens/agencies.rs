//! 单位: the agencies in official order, new ones, their end and successor, whom to call.

mod form;
mod import;

use super::custom_fields::CustomFieldsScreen;
use crate::app::AppError;
use crate::app::agency::list::{Line, list};
use crate::app::custom_field::{self, CustomField, FieldOwner};
use crate::domain::time::Date;
use crate::i18n::{Locale, people, settings_room as t};
use crate::tui::action::ActionState;
use crate::tui::action::settings::agencies as own;
use crate::tui::action::shell::list as list_actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::search::Search;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The list of agencies.
#[derive(Default)]
pub struct AgenciesScreen {
    lines: Option<Vec<Line>>,
    /// The organisation's own fields of agencies, those in use.
    fields: Vec<CustomField>,
    search: Search,
    at: Selection,
}

struct Loaded(Result<(Vec<Line>, Vec<CustomField>), String>);

impl AgenciesScreen {
    fn shown(&self) -> Vec<&Line> {
        let keep = |line: &&Line| {
            self.search.keeps([line.agency.name.as_str(), line.agency.short_name.as_str()])
        };
        self.lines.iter().flatten().filter(keep).collect()
    }

    fn table(locale: Locale) -> Table {
        Table::new([
            Column::left(t::col_agency(locale), Fit::Grow(26)),
            Column::left(t::col_short(locale), Fit::Exact(10)),
            Column::left(t::col_kind(locale), Fit::Exact(12)).spare(),
            Column::left(t::col_contact(locale), Fit::Grow(8)).spare(),
            Column::left(t::col_state(locale), Fit::Exact(13)),
        ])
        .ordinal()
        .empty(t::agencies_empty(locale))
    }
}

/// Whether an agency exists, or when.
fn state(line: &Line, today: Date, locale: Locale) -> String {
    match (line.agency.valid_from, line.agency.valid_to) {
        (Some(from), _) if from > today => t::agency_future(locale, from),
        (_, Some(to)) => t::agency_ended(locale, to),
        _ => t::agency_open(locale).to_owned(),
    }
}

/// Where the table stands: above the filter line.
const fn table_area(inner: Rect) -> Rect {
    Rect { height: inner.height.saturating_sub(1), ..inner }
}

impl Screen for AgenciesScreen {
    fn title(&self, cx: &Cx) -> String {
        t::agencies(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        let mut actions = vec![
            ActionState::when(list_actions::OPEN, !self.shown().is_empty()),
            ActionState::on(list_actions::FILTER),
            ActionState::on(own::NEW),
            ActionState::on(own::IMPORT),
            ActionState::on(own::FIELDS),
        ];
        if self.search.active() {
            actions.push(ActionState::on(list_actions::CLEAR_FILTER));
        }
        actions
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok((lines, fields)) => {
                    self.lines = Some(lines.clone());
                    self.fields.clone_from(fields);
                    let count = self.shown().len();
                    self.at.select(self.at.at(), count);
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone())],
            };
        }
        match msg {
            Msg::Shown => {
                return vec![Effect::job(Lane::Normal, move |session| {
                    let found = session.run(|app, actor| {
                        let mut fields = custom_field::list::list(app, actor, FieldOwner::Agency)?;
                        fields.retain(|field| !field.retired);
                        Ok::<_, AppError>((list(app, actor)?, fields))
                    });
                    Loaded(found.map_err(|error| error.message(locale)))
                })];
            }
            Msg::Command(own::FIELDS) => {
                return vec![Effect::push(CustomFieldsScreen::default())];
            }
            Msg::Command(own::IMPORT) => return vec![Effect::push(import::page(locale))],
            Msg::Command(own::NEW) => {
                let all = self.lines.clone().unwrap_or_default();
                return vec![Effect::push(form::page(&all, None, self.fields.clone(), locale))];
            }
            Msg::Command(list_actions::OPEN) => {
                let all = self.lines.clone().unwrap_or_default();
                let chosen = self.shown().get(self.at.at()).map(|line| line.agency.id);
                let fields = self.fields.clone();
                let page = chosen.map(|id| form::page(&all, Some(id), fields, locale));
                return page.map(Effect::push).into_iter().collect();
            }
            _ => {}
        }
        if self.search.update(msg) {
            self.at = Selection::default();
        } else if let Msg::Key(key) = msg {
            let page = Self::table(locale).page(table_area(inside(cx.area)));
            let count = self.shown().len();
            self.at.key(*key, count, page);
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, t::agencies(locale), look);
        let Some(lines) = &self.lines else { return };
        let (shown, today) = (self.shown(), cx.zone.date(cx.now));
        Self::table(locale).view(buf, table_area(inner), self.at, shown.len(), look, |at| {
            let line = shown[at];
            let contact = line.agency.contact.as_ref();
            let contact = contact.map(|one| format!("{} {}", one.name, one.phone));
            let style = if line.exists { look.theme.ok } else { look.theme.muted };
            Row::new([
                format!("{}{}", "  ".repeat(line.depth), line.agency.name),
                line.agency.short_name.clone(),
                people::agency_kind(locale, line.agency.kind).to_owned(),
                contact.unwrap_or_default(),
                state(line, today, locale),
            ])
            .style(4, style)
        });
        let line = Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner };
        self.search.view(frame, line, (shown.len(), lines.len()), look);
    }

    fn captures_text(&self) -> bool {
        self.search.open()
    }

    fn filters_by_typing(&self) -> bool {
        true
    }
}
