//! A long list over a source in memory.

use super::*;
use crate::app::error::Missing;
use crate::app::export::Export;
use crate::domain::time::{Timestamp, Zone};
use crate::tui::effect::{Job, Link, Tone};
use crate::tui::executor::run_job;
use crate::tui::key::Key;
use crate::tui::keymap::Keymap;
use crate::tui::look::Look;
use crate::tui::msg::{Reply, ScreenId};
use crate::tui::overlay::notice::Notice;
use crate::tui::widget::table::{Column, Fit};

const NAMES: [&str; 3] = ["zhang", "li", "liu"];

/// Names; the page of one bears it as its title. Narrowed, they are the longer ones.
#[derive(Default)]
struct Names {
    narrowed: bool,
}

/// A key that narrows them.
const NARROW: Key = Key::RIGHT;

impl Source for Names {
    type Row = &'static str;
    type Query = bool;

    fn title(&self, _: Locale) -> &'static str {
        "names"
    }

    fn narrowed(&self, _: &Cx) -> Vec<String> {
        self.narrowed.then(|| "longer".to_owned()).into_iter().collect()
    }

    fn table(&self, _: bool, _: &Cx) -> Table {
        Table::new([Column::left("name", Fit::Grow(10))])
    }

    fn row(&self, row: &&'static str, _: &Cx) -> Row {
        Row::new([(*row).to_owned()])
    }

    fn query(&self, _: &Cx) -> bool {
        self.narrowed
    }

    /// A name with a digit is refused.
    fn load(
        narrowed: &bool,
        text: &str,
        _: Page,
        _: &Backend,
    ) -> Result<(Vec<&'static str>, u32), AppError> {
        if text.contains('1') {
            return Err(Missing::new("officer", text).into());
        }
        let kept = |name: &&str| name.starts_with(text) && (!narrowed || name.len() > 2);
        let found: Vec<_> = NAMES.into_iter().filter(kept).collect();
        let count = u32::try_from(found.len()).unwrap();
        Ok((found, count))
    }

    fn open(&self, row: &&'static str) -> Box<dyn Screen> {
        Box::new(Notice::new(*row, Tone::Info, ""))
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![]
    }

    fn update(&mut self, msg: &Msg, _: &Cx) -> Vec<Effect> {
        self.narrowed |= msg.key() == Some(NARROW);
        vec![]
    }

    fn tick(&self, row: &&'static str) -> Option<i64> {
        NAMES.iter().zip(0..).find(|(name, _)| *name == row).map(|(_, key)| key)
    }

    fn export(&self, _: bool, _: String, _: &Cx) -> SaveFile {
        SaveFile::new("names.csv", &[], |_, _| Ok(Export { bytes: vec![], rows: 0 }))
    }

    fn widen(&mut self) -> bool {
        std::mem::take(&mut self.narrowed)
    }
}

/// What happens at the screen of a list of names.
fn at<T>(list: &mut Paged<Names>, f: impl FnOnce(&mut Paged<Names>, &Cx) -> T) -> T {
    let (look, zone, keymap) = (Look::default(), Zone::shanghai(), Keymap::default());
    let cx = Cx {
        look: &look,
        now: Timestamp::from_millis(0),
        zone: &zone,
        who: None,
        organisation: "",
        keymap: &keymap,
        area: Rect::new(0, 0, 80, 20),
    };
    f(list, &cx)
}

fn told(list: &mut Paged<Names>, msg: &Msg) -> Vec<Effect> {
    at(list, |list, cx| list.update(msg, cx))
}

fn job(effects: Vec<Effect>) -> Job {
    let jobs = effects.into_iter().filter_map(|effect| match effect {
        Effect::Job(job) => Some(job),
        _ => None,
    });
    jobs.last().unwrap()
}

fn answer(list: &mut Paged<Names>, job: Job) {
    let to = ScreenId(1);
    let done = run_job(&Backend::default(), to, job, &Link::new(to, |_| {}));
    told(list, &Msg::Reply(Reply { to, body: done.outcome.unwrap() }));
}

/// A list that has its rows.
fn names() -> Paged<Names> {
    let mut list = Paged::new(Names::default());
    let first = job(told(&mut list, &Msg::Shown));
    answer(&mut list, first);
    list
}

#[test]
fn what_stood_there_before_the_filter_is_never_opened() {
    let mut list = Paged::new(Names::default());
    let first = job(told(&mut list, &Msg::Shown));
    assert_eq!(list.selected(), None, "nothing is known yet");
    answer(&mut list, first);
    assert_eq!(list.selected(), Some(&"zhang"));
    let l = job(told(&mut list, &Msg::Key(Key::char('l'))));
    let li = job(told(&mut list, &Msg::Key(Key::char('i'))));
    assert_eq!(list.selected(), None, "it is not known what the filter finds");
    assert!(told(&mut list, &Msg::Command(list::OPEN)).is_empty());
    answer(&mut list, l);
    assert_eq!(list.selected(), None, "an answer to less than what was typed");
    answer(&mut list, li);
    assert_eq!(list.selected(), Some(&"li"));
    assert_eq!(told(&mut list, &Msg::Command(list::OPEN)).len(), 1);
}

#[test]
fn after_a_question_that_failed_there_is_no_row_to_act_on() {
    let mut list = names();
    let failing = job(told(&mut list, &Msg::Paste("1".to_owned())));
    answer(&mut list, failing);
    assert!(list.trouble.is_some());
    assert_eq!((list.selected(), list.acted_on()), (None, None));
    assert!(told(&mut list, &Msg::Command(list::OPEN)).is_empty());
    for offered in at(&mut list, |list, cx| list.actions(cx)) {
        let acts = [list::OPEN, list::ACT, list::MARK, list::MARK_ALL, list::EXPORT];
        assert!(!(offered.enabled && acts.contains(&offered.command)), "{offered:?}");
    }
    let again = job(told(&mut list, &Msg::Key(Key::BACKSPACE)));
    answer(&mut list, again);
    assert_eq!(list.selected(), Some(&"zhang"));
}

#[test]
fn rows_of_another_question_are_neither_ticked_late_nor_stay_ticked() {
    let mut list = names();
    let every = job(told(&mut list, &Msg::Command(list::MARK_ALL)));
    let narrowed = job(told(&mut list, &Msg::Key(NARROW)));
    answer(&mut list, narrowed);
    answer(&mut list, every);
    assert!(list.ticks.is_empty(), "they were asked for before the list was narrowed");
    let every = job(told(&mut list, &Msg::Command(list::MARK_ALL)));
    answer(&mut list, every);
    assert_eq!(list.acted_on(), Some(vec!["zhang", "liu"]));
    let widened = job(told(&mut list, &Msg::Command(list::CLEAR_FILTER)));
    answer(&mut list, widened);
    assert_eq!(list.acted_on(), Some(vec!["zhang"]), "only the selected one");
}
