//! The room: which statutes are loaded.

use super::closing::show;
use super::diff;
use super::import::import_screen;
use super::search::SearchScreen;
use super::{ReadingScreen, State, version_text};
use crate::app::AppError;
use crate::app::statute::Which;
use crate::app::statute::compare::earlier_first;
use crate::app::statute::list::{VersionLine, current, list, of_one};
use crate::app::statute::remove::{Removal, preview, remove};
use crate::domain::time::Date;
use crate::i18n::{Locale, statute_room as t};
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::statutes::room as actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::overlay::choose::{Choose, Chosen};
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::listing::{Here, Listing, Order, Settled, Source};
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::table::{Column, Fit, Row, Table};

/// 法条: the statutes that are loaded.
pub fn statutes_room() -> impl Screen {
    Listing::new(Statutes::default())
}

/// The permission to load and remove versions.
pub(super) const EDIT: &str = "edit_statutes";

#[derive(Default)]
struct Statutes {
    every_version: bool,
}

impl Source for Statutes {
    type Row = VersionLine;
    type Query = bool;
    type Head = ();

    fn title(&self, cx: &Cx) -> String {
        let locale = cx.look.locale;
        let heading = if self.every_version { t::every_version } else { t::only_in_force };
        heading(locale, t::title(locale))
    }

    fn table(&self, filtered: bool, cx: &Cx) -> Table {
        let locale = cx.look.locale;
        let loads = cx.who.is_some_and(|who| who.may(Some(EDIT)));
        let empty = match (filtered, loads) {
            (true, _) => t::none_found(locale),
            (false, true) => t::empty_trainer(locale),
            (false, false) => t::empty(locale),
        };
        let articles = if locale == Locale::Zh { 4 } else { 8 };
        Table::new([
            Column::left(t::col_name(locale), Fit::Grow(34)),
            Column::left(t::col_version(locale), Fit::Exact(10)),
            Column::left(t::col_from(locale), Fit::Exact(10)).spare(),
            Column::right(t::col_articles(locale), Fit::Exact(articles)),
            Column::left(t::col_state(locale), Fit::Exact(10)),
        ])
        .ordinal()
        .empty(empty)
    }

    fn row(&self, line: &VersionLine, cx: &Cx) -> Row {
        let outline = &line.version.outline;
        let state = State::of(line, cx.zone.date(cx.now));
        let (sign, style) = state.sign(cx.look);
        Row::new([
            outline.name.clone(),
            outline.version.to_string(),
            outline.effective_from.to_string(),
            line.version.articles.to_string(),
            state.word(cx.look.locale).to_owned(),
        ])
        .sign(4, sign, style)
    }

    fn texts(&self, line: &VersionLine) -> Vec<String> {
        let outline = &line.version.outline;
        vec![outline.name.clone(), outline.title.clone(), outline.version.to_string()]
    }

    fn query(&self) -> bool {
        self.every_version
    }

    fn load(every_version: &bool, session: &Backend) -> Result<((), Vec<VersionLine>), AppError> {
        let list = if *every_version { list } else { current };
        Ok(((), session.run(|app, actor| list(app, actor, app.today()))?))
    }

    fn open(&self, line: &VersionLine, _: &Cx) -> Vec<Effect> {
        let outline = &line.version.outline;
        let which = Which::Version(outline.version);
        vec![show(ReadingScreen::new(outline.title.clone(), which))]
    }

    fn orders(&self) -> &'static [Order<VersionLine>] {
        &[
            Order {
                name: t::col_from,
                compare: |a, b| {
                    let from = |line: &VersionLine| line.version.outline.effective_from;
                    from(b).cmp(&from(a))
                },
            },
            Order {
                name: t::col_articles,
                compare: |a, b| b.version.articles.cmp(&a.version.articles),
            },
        ]
    }

    fn actions(&self, here: &Here<'_, Self>, cx: &Cx) -> Vec<ActionState> {
        let chosen = here.selected.is_some();
        let mut offered = vec![
            ActionState::when(actions::SEARCH, !here.rows.is_empty()),
            ActionState::on(actions::ALL_VERSIONS),
            ActionState::when(actions::COMPARE, chosen),
        ];
        if cx.who.is_some_and(|who| who.may(Some(EDIT))) {
            offered.insert(0, ActionState::on(actions::IMPORT));
            offered.push(ActionState::when(actions::REMOVE, chosen));
        }
        offered
    }

    fn update(&mut self, msg: &Msg, here: &Here<'_, Self>, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Resting(outcome)) = msg.reply::<Resting>() {
            return vec![ask_removal(outcome, locale)];
        }
        if let Some(Removing { title, version }) = msg.reply::<Removing>() {
            return vec![take_out(title.clone(), *version, locale)];
        }
        if let Some(ToCompare(line, outcome)) = msg.reply::<ToCompare>() {
            return compare_with(line, outcome, cx);
        }
        if let Some(Chosen(pair)) = msg.reply::<Chosen<diff::Pair>>() {
            return vec![show(diff::versions(pair.clone()))];
        }
        match msg {
            Msg::Command(actions::IMPORT) => return vec![Effect::push(import_screen(locale))],
            Msg::Command(actions::REMOVE) => {
                return here.selected.map(|line| resting_on(line, locale)).into_iter().collect();
            }
            Msg::Command(actions::COMPARE) => {
                return here.selected.map(|line| others_of(line, locale)).into_iter().collect();
            }
            _ => {}
        }
        match msg {
            Msg::Command(actions::ALL_VERSIONS) => {
                self.every_version = !self.every_version;
                vec![]
            }
            Msg::Command(actions::SEARCH) => vec![show(SearchScreen::default())],
            _ => vec![],
        }
    }
}

/// What taking a version out would do.
struct Resting(Result<Removal, String>);

/// The person agrees to remove a version.
struct Removing {
    title: String,
    version: Date,
}

/// Finds what becomes of the questions that cite a version.
fn resting_on(line: &VersionLine, locale: Locale) -> Effect {
    let outline = &line.version.outline;
    let (title, version) = (outline.title.clone(), outline.version);
    Effect::job(Lane::Normal, move |session| {
        let found = session.run(|app, actor| preview(app, actor, &title, version));
        Resting(found.map_err(|error| error.message(locale)))
    })
}

/// Asks before a version is removed, with what becomes of the questions that cite it.
fn ask_removal(found: &Result<Removal, String>, locale: Locale) -> Effect {
    let removal = match found {
        Ok(removal) => removal,
        Err(text) => return Effect::fail(text.clone()),
    };
    let (title, version) = (removal.title.clone(), removal.version);
    let text = format!("{}\n\n{}", removal.question(locale), removal.consequence(locale));
    let question = Confirm::new(t::remove(locale), text).verb(t::remove(locale)).danger();
    Effect::confirm(question, move |_| Removing { title, version })
}

fn take_out(title: String, version: Date, locale: Locale) -> Effect {
    Effect::job(Lane::Normal, move |session| {
        let done = session.run(|app, actor| remove(app, actor, &title, version));
        let told = done.map(|removal| removal.told(locale));
        Settled(told.map_err(|error| error.message(locale)).into())
    })
}

/// The other versions of a statute, for comparing one with them.
struct ToCompare(VersionLine, Result<Vec<VersionLine>, String>);

fn others_of(line: &VersionLine, locale: Locale) -> Effect {
    let line = line.clone();
    Effect::job(Lane::Normal, move |session| {
        let title = &line.version.outline.title;
        let found = session.run(|app, actor| of_one(app, actor, title, app.today()));
        let others = found.map(|mut lines| {
            lines.retain(|one| one.version.id != line.version.id);
            lines
        });
        ToCompare(line, others.map_err(|error| error.message(locale)))
    })
}

/// Compares with the only other version, or asks with which one.
fn compare_with(
    line: &VersionLine,
    others: &Result<Vec<VersionLine>, String>,
    cx: &Cx,
) -> Vec<Effect> {
    let (locale, outline) = (cx.look.locale, &line.version.outline);
    let pair = |other: &VersionLine| {
        let other = &other.version.outline;
        let (old, new) = earlier_first(outline, other, (outline.version, other.version));
        diff::Pair { name: outline.name.clone(), title: outline.title.clone(), old, new }
    };
    match others.as_deref() {
        Err(text) => vec![Effect::fail(text.clone())],
        Ok([]) => vec![Effect::info(t::compare_none(locale))],
        Ok([other]) => vec![show(diff::versions(pair(other)))],
        Ok(several) => {
            let today = cx.zone.date(cx.now);
            let option = |other: &VersionLine| (version_text(other, today, locale), pair(other));
            let title = t::compare_title(locale, &outline.name, outline.version);
            let options = several.iter().map(option).collect();
            vec![Effect::overlay(Choose::new(title, options))]
        }
    }
}
