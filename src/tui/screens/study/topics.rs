//! Picking topics of a bank.

use super::set::StudyScreen;
use super::{progress_cells, progress_columns};
use crate::app::study::begin::Plan;
use crate::app::study::shelf::{Progress, topics};
use crate::domain::id::BankId;
use crate::i18n::{Locale, study as t};
use crate::tui::action::ActionState;
use crate::tui::action::shell::list;
use crate::tui::action::study::topics as actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::panel::panel;
use crate::tui::widget::selection::Selection;
use crate::tui::widget::table::{Column, Fit, Row, Table};
use ratatui::Frame;
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// The topics of a bank, some of them ticked.
pub struct TopicsScreen {
    bank: BankId,
    name: String,
    topics: Vec<(String, Progress)>,
    ticked: BTreeSet<usize>,
    at: Selection,
}

struct Loaded(Result<Vec<(String, Progress)>, String>);

impl TopicsScreen {
    /// The topics of this bank.
    pub const fn new(bank: BankId, name: String) -> Self {
        Self { bank, name, topics: Vec::new(), ticked: BTreeSet::new(), at: Selection::new(0) }
    }

    fn table(&self, locale: Locale) -> Table {
        let in_doubt = self.topics.iter().any(|(_, progress)| progress.in_doubt > 0);
        let mut columns = vec![Column::left(t::col_topic(locale), Fit::Grow(30))];
        columns.extend(progress_columns(locale, in_doubt));
        Table::new(columns).ordinal().empty(t::empty_set(locale))
    }

    /// The ticked topics, or the highlighted one.
    fn chosen(&self) -> Vec<&(String, Progress)> {
        let here = BTreeSet::from([self.at.at()]);
        let places = if self.ticked.is_empty() { &here } else { &self.ticked };
        places.iter().filter_map(|at| self.topics.get(*at)).collect()
    }
}

impl Screen for TopicsScreen {
    fn title(&self, cx: &Cx) -> String {
        t::topics(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let any = !self.topics.is_empty();
        let start = match any && self.chosen().iter().all(|(_, progress)| progress.items == 0) {
            true => ActionState::off(actions::START, t::why_in_doubt(cx.look.locale)),
            false => ActionState::when(actions::START, any),
        };
        vec![ActionState::when(list::MARK, any), start]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(topics) => {
                    self.topics.clone_from(topics);
                    self.at.select(self.at.at(), self.topics.len());
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone()), Effect::pop()],
            };
        }
        match msg {
            Msg::Shown => {
                let bank = self.bank;
                return vec![Effect::job(Lane::Normal, move |session| {
                    let found = session.run(|app, actor| topics(app, actor, bank));
                    Loaded(found.map_err(|error| error.message(locale)))
                })];
            }
            Msg::Key(key) => {
                self.at.key(*key, self.topics.len(), self.table(locale).page(cx.area));
            }
            Msg::Command(list::MARK) => {
                let at = self.at.at();
                if !self.ticked.remove(&at) {
                    self.ticked.insert(at);
                }
                self.at.select(at + 1, self.topics.len());
            }
            Msg::Command(actions::START) => {
                let topics = self.chosen().iter().map(|(topic, _)| topic.clone()).collect();
                let plan = Plan::Topics(self.bank, topics);
                return vec![Effect::push(StudyScreen::new(plan))];
            }
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let buf = frame.buffer_mut();
        let inner = panel(buf, area, &t::topics_title(locale, &self.name), look);
        self.table(locale).view(buf, inner, self.at, self.topics.len(), look, |at| {
            let (topic, progress) = &self.topics[at];
            Row::new(std::iter::once(topic.clone()).chain(progress_cells(*progress)))
                .style(4, look.theme.warn)
                .marked(self.ticked.contains(&at))
        });
    }
}
