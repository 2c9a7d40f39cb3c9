//! 证件: the cards a person may see, by status, by the days that are left, by agency.

use super::officer_page::{OfficerPage, state_style};
use super::officers::{Agencies, AgencyChosen, ask_agencies, choose_agency, next, next_or_all};
use super::paged::Source;
use crate::app::credential::export::export;
use crate::app::credential::list::{CredentialOrder, Listed, Query, list};
use crate::app::{AppError, Page};
use crate::domain::credential::State;
use crate::domain::id::AgencyId;
use crate::i18n::{Locale, ledger as t, people};
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::ledger::people as actions;
use crate::tui::action::shell::list as shared;
use crate::tui::effect::Effect;
use crate::tui::msg::Msg;
use crate::tui::overlay::choose::Chosen;
use crate::tui::overlay::files::SaveFile;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::table::{Column, Fit, Row, Table};

/// The states in the order in which somebody looks for trouble.
const STATES: &[State] = &[
    State::ExpiryNear,
    State::Expired,
    State::InspectionNear,
    State::Uninspected,
    State::Suspended,
    State::Pending,
    State::NotYetValid,
    State::Valid,
    State::Collected,
    State::Cancelled,
    State::Revoked,
];

/// Days within which a list of what ends soon may look.
const DAYS: &[u32] = &[30, 60, 90, 180, 365];

/// What the list of cards is narrowed to and ordered by.
#[derive(Default)]
pub struct Cards {
    state: Option<State>,
    within: Option<u32>,
    agency: Option<(AgencyId, String)>,
    order: Option<CredentialOrder>,
}

impl Cards {
    /// Only the cards in this state.
    pub fn in_state(state: State) -> Self {
        Self { state: Some(state), ..Self::default() }
    }

    fn order(&self) -> CredentialOrder {
        self.order.unwrap_or(CredentialOrder::Expiry)
    }
}

/// Whether there is room for full names and further columns.
const fn roomy(cx: &Cx) -> bool {
    cx.area.width >= 100
}

impl Source for Cards {
    type Row = Listed;
    type Query = Query;

    fn title(&self, locale: Locale) -> &'static str {
        t::credentials_title(locale)
    }

    fn narrowed(&self, cx: &Cx) -> Vec<String> {
        let locale = cx.look.locale;
        let mut words = Vec::new();
        words.extend(self.state.map(|state| people::credential_state(locale, state).to_owned()));
        words.extend(self.within.map(|days| t::within_days(locale, days)));
        words.extend(self.agency.as_ref().map(|(_, name)| name.clone()));
        let order = match self.order() {
            CredentialOrder::Expiry => None,
            CredentialOrder::Inspection => Some(t::order_inspection(locale)),
            CredentialOrder::Number => Some(t::order_number(locale)),
        };
        words.extend(order.map(str::to_owned));
        words
    }

    fn table(&self, narrowed: bool, cx: &Cx) -> Table {
        let locale = cx.look.locale;
        let columns = [
            Column::left(t::col_name(locale), Fit::Exact(10)),
            Column::left(t::col_agency(locale), Fit::Grow(12)),
            Column::left(t::col_number(locale), Fit::Exact(14)),
            Column::left(t::col_valid_to(locale), Fit::Exact(10)),
            Column::left(t::col_status(locale), Fit::Exact(11)),
            Column::left(t::col_inspection(locale), Fit::Exact(10)).spare(),
            Column::left(t::col_kind(locale), Fit::Exact(14)).spare(),
        ];
        let empty = match narrowed {
            true => t::credentials_none(locale),
            false => t::credentials_empty(locale),
        };
        Table::new(columns).ordinal().empty(empty)
    }

    fn row(&self, card: &Listed, cx: &Cx) -> Row {
        let (row, locale) = (&card.line.credential.row, cx.look.locale);
        let (mark, style) = state_style(card.status.main, cx.look);
        let state = people::credential_state(locale, card.status.main);
        let day = |date: Option<crate::domain::time::Date>| {
            date.map(|date| date.to_string()).unwrap_or_default()
        };
        let agency = if roomy(cx) { &card.agency_name } else { &card.agency_short };
        Row::new([
            card.line.officer_name.clone(),
            agency.clone().unwrap_or_default(),
            row.card.as_ref().map(|card| card.number.clone()).unwrap_or_default(),
            day(row.valid_to()),
            format!("{mark} {state}"),
            day(row.inspection_due()),
            people::credential_kind(locale, card.line.credential.kind).to_owned(),
        ])
        .style(4, style)
    }

    fn query(&self, cx: &Cx) -> Query {
        Query {
            state: self.state,
            expiring_within: self.within,
            agency: self.agency.as_ref().map(|(id, _)| *id),
            order: self.order(),
            ..Query::on(cx.zone.date(cx.now))
        }
    }

    fn load(
        query: &Query,
        text: &str,
        page: Page,
        session: &Backend,
    ) -> Result<(Vec<Listed>, u32), AppError> {
        let query = Query { text: text.to_owned(), page, ..query.clone() };
        let found = session.run(|app, actor| list(app, actor, &query))?;
        Ok((found.items, found.total))
    }

    fn open(&self, card: &Listed) -> Box<dyn Screen> {
        Box::new(OfficerPage::new(card.line.credential.officer))
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![
            ActionState::on(actions::BY_STATE),
            ActionState::on(actions::BY_DAYS),
            ActionState::on(actions::BY_AGENCY),
            ActionState::on(shared::SORT),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(found) = msg.reply::<Agencies>() {
            return vec![choose_agency(found, locale)];
        }
        if let Some(Chosen(agency)) = msg.reply::<AgencyChosen>() {
            self.agency.clone_from(agency);
        }
        match msg {
            Msg::Command(actions::BY_AGENCY) => return vec![ask_agencies(locale)],
            Msg::Command(actions::BY_STATE) => self.state = next_or_all(STATES, self.state),
            Msg::Command(actions::BY_DAYS) => self.within = next_or_all(DAYS, self.within),
            Msg::Command(shared::SORT) => {
                self.order = Some(next(CredentialOrder::ALL, self.order()));
            }
            _ => {}
        }
        vec![]
    }

    fn export(&self, query: Query, text: String, cx: &Cx) -> SaveFile {
        let locale = cx.look.locale;
        let name = t::credentials_file(locale, query.as_of);
        let query = Query { text, ..query };
        SaveFile::new(name, &["csv"], move |session, _| {
            session.run(|app, actor| export(app, actor, &query, locale))
        })
    }

    fn widen(&mut self) -> bool {
        let narrow = self.state.is_some() || self.within.is_some() || self.agency.is_some();
        let ordered = self.order() != CredentialOrder::Expiry;
        *self = Self::default();
        narrow || ordered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_can_be_asked_for() {
        assert_eq!(STATES.len(), State::ALL.len());
        assert!(State::ALL.iter().all(|state| STATES.contains(state)));
    }
}
