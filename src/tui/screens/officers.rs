//! 人员: the officers a person may see, narrowed by agency, state and category.

use super::officer_page::OfficerPage;
use super::paged::Source;
use super::roster::RosterScreen;
use crate::app::officer::choices::{AgencyChoice, agencies, categories};
use crate::app::officer::export::export;
use crate::app::officer::list::{OfficerLine, OfficerOrder, Query, list};
use crate::app::{AppError, Page};
use crate::domain::id::AgencyId;
use crate::domain::officer::PersonState;
use crate::i18n::{Locale, ledger as t, people};
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::ledger::people as actions;
use crate::tui::action::shell::list as shared;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::overlay::choose::{Choose, Chosen};
use crate::tui::overlay::files::SaveFile;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::table::{Column, Fit, Row, Table};

/// What the list of officers is narrowed to and ordered by.
#[derive(Default)]
pub struct Officers {
    agency: Option<(AgencyId, String)>,
    state: Option<PersonState>,
    category: Option<String>,
    order: Option<OfficerOrder>,
}

/// An agency was chosen, or all of them.
pub(super) type AgencyChosen = Chosen<Option<(AgencyId, String)>>;
/// A category was chosen, or all of them.
type CategoryChosen = Chosen<Option<String>>;
/// Agencies to choose from.
pub(super) struct Agencies(pub Result<Vec<AgencyChoice>, String>);
/// Categories to choose from.
struct Categories(Result<Vec<String>, String>);

/// Asks for the agencies to choose from; [`Agencies`] comes back.
pub(super) fn ask_agencies(locale: Locale) -> Effect {
    Effect::job(Lane::Normal, move |session| {
        Agencies(session.run(agencies).map_err(|error| error.message(locale)))
    })
}

/// Lets one agency be chosen, the tree shown by its depth; [`AgencyChosen`] comes back.
pub(super) fn choose_agency(found: &Agencies, locale: Locale) -> Effect {
    let agencies = match &found.0 {
        Ok(agencies) => agencies,
        Err(text) => return Effect::fail(text.clone()),
    };
    let all = (t::all_agencies(locale).to_owned(), None);
    let options = agencies.iter().map(|agency| {
        let words = format!("{}{}", "  ".repeat(agency.depth), agency.name);
        (words, Some((agency.id, agency.name.clone())))
    });
    let options = std::iter::once(all).chain(options).collect();
    Effect::overlay(Choose::new(t::by_agency(locale), options))
}

impl Officers {
    fn order(&self) -> OfficerOrder {
        self.order.unwrap_or(OfficerOrder::Agency)
    }
}

/// What comes after `now` among `all`; after the last comes the first.
pub(super) fn next<T: Copy + PartialEq>(all: &[T], now: T) -> T {
    let at = all.iter().position(|one| *one == now).map_or(0, |at| at + 1);
    all.get(at).or(all.first()).copied().unwrap_or(now)
}

/// The same for a filter that may also let everything through.
pub(super) fn next_or_all<T: Copy + PartialEq>(all: &[T], now: Option<T>) -> Option<T> {
    match now {
        None => all.first().copied(),
        Some(now) => all.iter().copied().skip_while(|one| *one != now).nth(1),
    }
}

impl Source for Officers {
    type Row = OfficerLine;
    type Query = Query;

    fn title(&self, locale: Locale) -> &'static str {
        t::officers_title(locale)
    }

    fn narrowed(&self, cx: &Cx) -> Vec<String> {
        let locale = cx.look.locale;
        let mut words = Vec::new();
        words.extend(self.agency.as_ref().map(|(_, name)| name.clone()));
        words.extend(self.state.map(|state| people::person_state(locale, state).to_owned()));
        words.extend(self.category.clone());
        let order = match self.order() {
            OfficerOrder::Agency => None,
            OfficerOrder::Name => Some(t::order_name(locale)),
            OfficerOrder::Joined => Some(t::order_joined(locale)),
        };
        words.extend(order.map(str::to_owned));
        words
    }

    fn table(&self, narrowed: bool, cx: &Cx) -> Table {
        let locale = cx.look.locale;
        let columns = [
            Column::left(t::col_name(locale), Fit::Exact(10)),
            Column::left(t::col_agency(locale), Fit::Grow(20)),
            Column::left(t::col_state(locale), Fit::Exact(10)),
            Column::left(t::col_identity(locale), Fit::Exact(18)),
            Column::left(t::col_employment(locale), Fit::Exact(16)).spare(),
            Column::left(t::col_phone(locale), Fit::Exact(13)).spare(),
        ];
        let imports = cx.who.is_some_and(|who| who.may(Some("edit_officers")));
        let empty = match (narrowed, imports) {
            (true, _) => t::officers_none(locale),
            (false, true) => t::officers_empty(locale),
            (false, false) => t::officers_later(locale),
        };
        Table::new(columns).ordinal().empty(empty)
    }

    fn row(&self, line: &OfficerLine, cx: &Cx) -> Row {
        let (officer, locale) = (&line.officer.officer, cx.look.locale);
        let row = Row::new([
            officer.name.clone(),
            line.agency_name.clone().unwrap_or_default(),
            people::person_state(locale, officer.state).to_owned(),
            officer.identity_number.clone().unwrap_or_default(),
            officer.employment.map_or("", |kind| people::employment(locale, kind)).to_owned(),
            officer.phone.clone().unwrap_or_default(),
        ]);
        let here = matches!(officer.state, PersonState::InService);
        if here { row } else { row.style(2, cx.look.theme.muted) }
    }

    fn query(&self, _: &Cx) -> Query {
        Query {
            agency: self.agency.as_ref().map(|(id, _)| *id),
            state: self.state,
            category: self.category.clone(),
            order: self.order(),
            ..Query::default()
        }
    }

    fn load(
        query: &Query,
        text: &str,
        page: Page,
        session: &Backend,
    ) -> Result<(Vec<OfficerLine>, u32), AppError> {
        let query = Query { text: text.to_owned(), page, ..query.clone() };
        let found = session.run(|app, actor| list(app, actor, &query))?;
        Ok((found.items, found.total))
    }

    fn open(&self, line: &OfficerLine) -> Box<dyn Screen> {
        Box::new(OfficerPage::new(line.officer.id))
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![
            ActionState::on(actions::BY_AGENCY),
            ActionState::on(actions::BY_STATE),
            ActionState::on(actions::BY_CATEGORY),
            ActionState::on(shared::SORT),
            ActionState::on(actions::IMPORT),
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
        if let Some(Categories(found)) = msg.reply::<Categories>() {
            let found = match found {
                Ok(found) => found.iter().map(|name| (name.clone(), Some(name.clone()))),
                Err(text) => return vec![Effect::fail(text.clone())],
            };
            let all = (t::all_categories(locale).to_owned(), None);
            let options = std::iter::once(all).chain(found).collect();
            return vec![Effect::overlay(Choose::new(t::by_category(locale), options))];
        }
        if let Some(Chosen(category)) = msg.reply::<CategoryChosen>() {
            self.category.clone_from(category);
        }
        match msg {
            Msg::Command(actions::BY_AGENCY) => return vec![ask_agencies(locale)],
            Msg::Command(actions::BY_STATE) => {
                self.state = next_or_all(PersonState::ALL, self.state);
            }
            Msg::Command(actions::BY_CATEGORY) => {
                return vec![Effect::job(Lane::Normal, move |session| {
                    Categories(session.run(categories).map_err(|error| error.message(locale)))
                })];
            }
            Msg::Command(shared::SORT) => {
                self.order = Some(next(OfficerOrder::ALL, self.order()));
            }
            Msg::Command(actions::IMPORT) => {
                return vec![Effect::push(RosterScreen::default())];
            }
            _ => {}
        }
        vec![]
    }

    fn export(&self, query: Query, text: String, cx: &Cx) -> SaveFile {
        let locale = cx.look.locale;
        let name = t::officers_file(locale, cx.zone.date(cx.now));
        let query = Query { text, ..query };
        let save = SaveFile::new(name, &["csv"], move |session, identity| {
            session.run(|app, actor| export(app, actor, &query, identity, locale))
        });
        match cx.who.is_some_and(|who| who.may(Some("view_identity"))) {
            true => save.offering_full_numbers(),
            false => save,
        }
    }

    fn widen(&mut self) -> bool {
        let narrow = self.agency.is_some() || self.state.is_some() || self.category.is_some();
        let ordered = self.order() != OfficerOrder::Agency;
        *self = Self::default();
        narrow || ordered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_go_round_through_everything() {
        let all = [1, 2, 3];
        assert_eq!([1, 2, 3].map(|now| next(&all, now)), [2, 3, 1]);
        let states = [None, Some(1), Some(2), Some(3)];
        assert_eq!(states.map(|now| next_or_all(&all, now)), [Some(1), Some(2), Some(3), None]);
    }
}
