//! The room: which statutes are loaded.

use super::search::SearchScreen;
use super::{ReadingScreen, state};
use crate::app::AppError;
use crate::app::statute::Which;
use crate::app::statute::list::{VersionLine, list as versions};
use crate::i18n::statute_room as t;
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::action::statutes::room as actions;
use crate::tui::effect::Effect;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::listing::{Here, Listing, Order, Source};
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
        Table::new([
            Column::left(t::col_name(locale), Fit::Grow(20)),
            Column::left(t::col_version(locale), Fit::Exact(10)),
            Column::left(t::col_from(locale), Fit::Exact(10)),
            Column::right(t::col_articles(locale), Fit::Exact(8)),
            Column::left(t::col_state(locale), Fit::Exact(10)),
        ])
        .ordinal()
        .empty(empty)
    }

    fn row(&self, line: &VersionLine, cx: &Cx) -> Row {
        let outline = &line.version.outline;
        let (sign, word, style) = state(line, cx.zone.date(cx.now), cx.look);
        Row::new([
            outline.name.clone(),
            outline.version.to_string(),
            outline.effective_from.to_string(),
            line.version.articles.to_string(),
            word.to_owned(),
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
        let lines = session.run(|app, actor| versions(app, actor, app.today()))?;
        Ok(((), if *every_version { lines } else { current(lines) }))
    }

    fn open(&self, line: &VersionLine, _: &Cx) -> Vec<Effect> {
        let outline = &line.version.outline;
        let which = Which::Version(outline.version);
        vec![Effect::push(ReadingScreen::new(outline.title.clone(), which))]
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

    fn actions(&self, here: &Here<'_, Self>, _: &Cx) -> Vec<ActionState> {
        vec![
            ActionState::when(actions::SEARCH, !here.rows.is_empty()),
            ActionState::on(actions::ALL_VERSIONS),
        ]
    }

    fn update(&mut self, msg: &Msg, _: &Here<'_, Self>, _: &Cx) -> Vec<Effect> {
        match msg {
            Msg::Command(actions::ALL_VERSIONS) => {
                self.every_version = !self.every_version;
                vec![]
            }
            Msg::Command(actions::SEARCH) => vec![Effect::push(SearchScreen::default())],
            _ => vec![],
        }
    }
}

/// Of each statute the version in force, and where none is the newest.
fn current(lines: Vec<VersionLine>) -> Vec<VersionLine> {
    let of_one = lines.chunk_by(|a, b| a.version.statute == b.version.statute);
    let chosen = of_one
        .filter_map(|of_one| of_one.iter().find(|line| line.in_force).or(of_one.last()).cloned());
    chosen.collect()
}
