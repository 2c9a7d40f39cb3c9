//! Typing ahead: what is asked of a screen before the answer is there that it needs for that.

use super::Session;
use crate::tui::action::ActionState;
use crate::tui::action::shell::{dialog, list};

impl Session {
    /// Whether an action that is not possible yet may become possible by an answer that is under
    /// way: opening what a list is about to show. Nothing that writes waits, so that a second press
    /// of a key does nothing a second time.
    pub(super) fn may_wait(&self, state: &ActionState) -> bool {
        let opens = matches!(state.command, list::OPEN | dialog::ACCEPT);
        opens && state.reason.is_none() && self.entry().is_some_and(|entry| entry.jobs > 0)
    }

    /// Does what was asked before the answer was there, once it is, if the person still stands
    /// where it was asked.
    pub(super) fn resume(&mut self) {
        let Some((id, command)) = self.waiting else { return };
        let here = self.entry().is_some_and(|entry| entry.id == id);
        let state = self.actions().into_iter().find(|state| state.command == command);
        match state.filter(|_| here) {
            Some(state) if !state.enabled && self.may_wait(&state) => {}
            state => {
                self.waiting = None;
                state.into_iter().for_each(|state| self.command(&state));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::error::Missing;
    use crate::domain::time::{Timestamp, Zone};
    use crate::tui::Backend;
    use crate::tui::effect::{Job, Link, Tone};
    use crate::tui::executor::run_job;
    use crate::tui::key::Key;
    use crate::tui::look::Look;
    use crate::tui::msg::{Msg, ScreenId};
    use crate::tui::overlay::notice::Notice;
    use crate::tui::screen::{Cx, Screen};
    use crate::tui::screens::listing::Listing;
    use crate::tui::session::{Order, Shell};
    use crate::tui::widget::table::{Column, Fit, Row, Table};
    use std::sync::Arc;

    const NOW: Timestamp = Timestamp::from_millis(0);

    /// What the store answers.
    #[derive(Clone, Copy)]
    enum Answer {
        Rows(&'static [&'static str]),
        Refused,
    }

    /// A list whose rows open a page, as the first screen of a session.
    fn session(answer: Answer) -> Session {
        fn row(name: &&'static str, _: &Cx) -> Row {
            Row::new([(*name).to_owned()])
        }
        let start = move |_: &Cx| -> Box<dyn Screen> {
            let list = Listing::new(
                |_| "名单",
                |_| Table::new([Column::left("姓名", Fit::Grow(10))]),
                row,
                |name| vec![(*name).to_owned()],
                move |_| match answer {
                    Answer::Rows(rows) => Ok(rows.to_vec()),
                    Answer::Refused => Err(Missing::new("account", 1).into()),
                },
            );
            Box::new(list.opening(|name| Box::new(Notice::new(*name, Tone::Info, ""))))
        };
        let shell = Shell {
            start: Box::new(start),
            routes: Box::new(|_| vec![]),
            unlock: Arc::new(|_, _| false),
            idle_lock_ms: None,
            refused: None,
        };
        Session::new(shell, Look::default(), Zone::shanghai(), Default::default(), (80, 24), NOW)
    }

    fn press(session: &mut Session, keys: &[Key]) {
        for key in keys {
            session.handle(Msg::Key(*key), NOW);
        }
    }

    /// The job that is to be done.
    fn job(session: &mut Session) -> (ScreenId, Job) {
        let jobs = session.take_orders().into_iter().filter_map(|order| match order {
            Order::Job(to, job) => Some((to, job)),
            _ => None,
        });
        jobs.last().unwrap()
    }

    fn answer(session: &mut Session, (to, job): (ScreenId, Job)) {
        let done = run_job(&Backend::default(), to, job, &Link::new(to, |_| {}));
        session.done(done, NOW);
    }

    /// How many screens lie on each other.
    fn depth(session: &Session) -> usize {
        session.stack.len()
    }

    const TWO: Answer = Answer::Rows(&["张三", "李四"]);

    #[test]
    fn enter_pressed_before_the_rows_are_there_opens_one_of_them() {
        let mut session = session(TWO);
        let rows = job(&mut session);
        press(&mut session, &[Key::char('l'), Key::char('s'), Key::ENTER, Key::ENTER]);
        assert_eq!((depth(&session), session.toasts.len()), (1, 0));
        answer(&mut session, rows);
        assert_eq!((depth(&session), session.toasts.len()), (2, 0), "once, though pressed twice");
        let page = session.stack.last().unwrap();
        let title = page.screen.title(&session.world.cx(session.world.area(page.chrome())));
        assert_eq!(title, "李四");
    }

    #[test]
    fn another_key_in_between_takes_it_back() {
        let mut session = session(TWO);
        let rows = job(&mut session);
        press(&mut session, &[Key::ENTER, Key::DOWN]);
        answer(&mut session, rows);
        assert_eq!((depth(&session), session.toasts.len()), (1, 0));
    }

    #[test]
    fn when_there_is_nothing_to_open_the_person_is_told() {
        for nothing in [Answer::Rows(&[]), Answer::Refused] {
            let mut session = session(nothing);
            let rows = job(&mut session);
            press(&mut session, &[Key::ENTER]);
            answer(&mut session, rows);
            assert_eq!(depth(&session), 1);
            assert!(!session.toasts.is_empty() && session.waiting.is_none());
        }
    }

    #[test]
    fn without_an_answer_under_way_nothing_waits() {
        let mut session = session(Answer::Rows(&[]));
        let rows = job(&mut session);
        answer(&mut session, rows);
        press(&mut session, &[Key::ENTER]);
        assert_eq!((session.toasts.len(), session.waiting), (1, None));
    }
}
