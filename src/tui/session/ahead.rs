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
    use crate::domain::time::{Timestamp, Zone};
    use crate::tui::Backend;
    use crate::tui::effect::{Effect, Job, Lane, Link, Toast, Tone};
    use crate::tui::executor::run_job;
    use crate::tui::key::Key;
    use crate::tui::look::Look;
    use crate::tui::msg::{Msg, ScreenId};
    use crate::tui::overlay::notice::Notice;
    use crate::tui::screen::{Cx, Screen};
    use crate::tui::session::{Order, Shell};
    use crate::tui::widget::selection::Selection;
    use ratatui::Frame;
    use ratatui::layout::Rect;
    use std::sync::Arc;

    const NOW: Timestamp = Timestamp::from_millis(0);

    /// Rows that come by a job, if they come, and open a page each.
    struct Rows {
        /// What the job will bring; none when it fails.
        answer: Option<&'static [&'static str]>,
        rows: &'static [&'static str],
        at: Selection,
    }

    struct Loaded(Option<&'static [&'static str]>);

    impl Screen for Rows {
        fn title(&self, _: &Cx) -> String {
            "名单".to_owned()
        }

        fn actions(&self, _: &Cx) -> Vec<ActionState> {
            vec![ActionState::when(list::OPEN, self.rows.get(self.at.at()).is_some())]
        }

        fn update(&mut self, msg: &Msg, _: &Cx) -> Vec<Effect> {
            if let Some(Loaded(answer)) = msg.reply::<Loaded>() {
                self.rows = answer.unwrap_or_default();
                return answer.is_none().then(|| Effect::fail("-")).into_iter().collect();
            }
            match msg {
                Msg::Shown => {
                    let answer = self.answer;
                    vec![Effect::job(Lane::Normal, move |_: &Backend| Loaded(answer))]
                }
                Msg::Command(list::OPEN) => {
                    vec![Effect::push(Notice::new(self.rows[self.at.at()], Tone::Info, ""))]
                }
                Msg::Key(key) => {
                    self.at.key(*key, self.rows.len(), 10);
                    vec![]
                }
                _ => vec![],
            }
        }

        fn view(&self, _: &mut Frame, _: Rect, _: &Cx) {}
    }

    fn session(answer: Option<&'static [&'static str]>) -> Session {
        let rows = move || Rows { answer, rows: &[], at: Selection::default() };
        let shell = Shell {
            start: Box::new(move |_| Box::new(rows())),
            routes: Box::new(|_| vec![]),
            unlock: Arc::new(|_, _| false),
            idle_lock_ms: None,
            refused: None,
        };
        let (look, zone) = (Look::default(), Zone::shanghai());
        Session::new(shell, look, zone, Default::default(), (80, 24), NOW)
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

    const TWO: Option<&[&str]> = Some(&["张三", "李四"]);

    #[test]
    fn enter_pressed_before_the_rows_are_there_opens_one_of_them() {
        let mut session = session(TWO);
        let rows = job(&mut session);
        press(&mut session, &[Key::ENTER, Key::ENTER]);
        assert_eq!((depth(&session), session.toasts.len()), (1, 0));
        answer(&mut session, rows);
        assert_eq!((depth(&session), session.toasts.len()), (2, 0), "once, though pressed twice");
        let page = session.stack.last().unwrap();
        let title = page.screen.title(&session.world.cx(session.world.area(page.chrome())));
        assert_eq!(title, "张三");
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
        for nothing in [Some(&[][..]), None] {
            let mut session = session(nothing);
            let rows = job(&mut session);
            press(&mut session, &[Key::ENTER]);
            answer(&mut session, rows);
            assert_eq!(depth(&session), 1);
            assert!(!session.toasts.is_empty() && session.waiting.is_none());
        }
    }

    #[test]
    fn the_next_message_takes_the_place_of_one_that_was_read() {
        let mut session = session(Some(&[]));
        let rows = job(&mut session);
        answer(&mut session, rows);
        let toast = |text: &str| Toast { tone: Tone::Danger, text: text.to_owned() };
        let shown = |session: &Session| -> Vec<String> {
            session.toasts.iter().map(|shown| shown.toast.text.clone()).collect()
        };
        session.toast(toast("坏了"));
        session.toast(toast("还坏了"));
        assert_eq!(shown(&session), ["坏了", "还坏了"], "what comes together stays together");
        press(&mut session, &[Key::DOWN]);
        assert_eq!(session.toasts.len(), 2, "a key alone takes nothing away");
        press(&mut session, &[Key::ENTER]);
        assert_eq!(shown(&session), ["这里没有可以“打开”的内容。"]);
    }

    #[test]
    fn without_an_answer_under_way_nothing_waits() {
        let mut session = session(Some(&[]));
        let rows = job(&mut session);
        answer(&mut session, rows);
        press(&mut session, &[Key::ENTER]);
        assert_eq!((session.toasts.len(), session.waiting), (1, None));
    }
}
