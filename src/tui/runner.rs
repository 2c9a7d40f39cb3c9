//! The loop of a session: wait for input, an outcome or the next timer; update; hand out jobs;
//! draw when something changed.

use super::effect::Done;
use super::executor::Executor;
use super::msg::Msg;
use super::session::{Order, Session};
use super::terminal::Display;
use crate::domain::time::Timestamp;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

/// What wakes the loop besides time.
#[derive(Debug)]
pub enum Event {
    /// Input from the person.
    Input(Msg),
    /// What came out of a job.
    Done(Done),
    /// The terminal's late answer: whether ambiguous characters are two columns wide.
    Wide(bool),
    /// The terminal is gone.
    Closed,
}

/// Events taken before a frame is drawn, so that a burst of keys costs one frame.
const BURST: usize = 256;

/// Runs a session until the person leaves or the terminal is gone; queued saves are still done
/// then. `now` is the server's time.
///
/// # Errors
/// When the terminal cannot be written to.
pub fn run(
    mut session: Session,
    display: &mut dyn Display,
    events: &Receiver<Event>,
    executor: Executor,
    now: &dyn Fn() -> Timestamp,
) -> io::Result<()> {
    let outcome = serve(&mut session, display, events, &executor, now);
    executor.finish_saves();
    outcome
}

fn serve(
    session: &mut Session,
    display: &mut dyn Display,
    events: &Receiver<Event>,
    executor: &Executor,
    now: &dyn Fn() -> Timestamp,
) -> io::Result<()> {
    loop {
        carry_out(session, display, executor)?;
        if session.over() {
            return Ok(());
        }
        if session.take_changed() {
            draw(session, display)?;
            // A screen that broke while drawing has left orders.
            carry_out(session, display, executor)?;
        }
        let wait = session.next_wake().since(now()).max(0);
        let wait = Duration::from_millis(u64::try_from(wait).unwrap_or(0));
        let first = match events.recv_timeout(wait) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        };
        for event in first.into_iter().chain(events.try_iter().take(BURST)) {
            match event {
                Event::Input(msg) => session.handle(msg, now()),
                Event::Done(done) => session.done(done, now()),
                Event::Wide(wide) => session.set_wide(wide),
                Event::Closed => return Ok(()),
            }
        }
        session.advance(now());
    }
}

fn carry_out(
    session: &mut Session,
    display: &mut dyn Display,
    executor: &Executor,
) -> io::Result<()> {
    for order in session.take_orders() {
        match order {
            Order::Job(to, job) => executor.submit(to, job),
            Order::Bell => display.bell()?,
            Order::Clear => display.clear()?,
            Order::Suspend => {
                display.suspend()?;
                session.set_changed();
            }
        }
    }
    Ok(())
}

/// Draws; a screen that breaks is closed and what is left is drawn.
fn draw(session: &mut Session, display: &mut dyn Display) -> io::Result<()> {
    let mut broken = None;
    display.draw(&mut |frame| broken = session.draw(frame).err())?;
    let Some(broken) = broken else { return Ok(()) };
    session.broken(&broken);
    display.draw(&mut |frame| broken_again(session, frame))
}

/// The second try; if the dialog itself breaks, the next event will draw again.
fn broken_again(session: &Session, frame: &mut ratatui::Frame) {
    if session.draw(frame).is_err() {
        frame.buffer_mut().reset();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Zone;
    use crate::tui::Backend;
    use crate::tui::action::ActionState;
    use crate::tui::effect::{Effect, Lane};
    use crate::tui::executor::Report;
    use crate::tui::key::Key;
    use crate::tui::look::Look;
    use crate::tui::screen::{Cx, Screen};
    use crate::tui::session::Shell;
    use crate::tui::testkit::lines;
    use crate::tui::text::put;
    use ratatui::backend::TestBackend;
    use ratatui::layout::Rect;
    use ratatui::{Frame, Terminal};
    use std::sync::mpsc::{Sender, channel};
    use std::sync::{Arc, Mutex};

    /// Saves what is typed, one job per key, and leaves when all of it is saved.
    struct Saver {
        saved: String,
        store: Arc<Mutex<String>>,
    }

    struct Saved(char);

    impl Screen for Saver {
        fn title(&self, _: &Cx) -> String {
            "saver".into()
        }

        fn actions(&self, _: &Cx) -> Vec<ActionState> {
            vec![]
        }

        fn captures_text(&self) -> bool {
            true
        }

        fn update(&mut self, msg: &Msg, _: &Cx) -> Vec<Effect> {
            if let Some(Saved(c)) = msg.reply() {
                self.saved.push(*c);
                return if *c == '.' { vec![Effect::Bell, Effect::Quit] } else { vec![] };
            }
            let Some(c) = msg.key().and_then(Key::typed) else { return vec![] };
            let store = Arc::clone(&self.store);
            vec![Effect::job(Lane::Save, move |_: &Backend| {
                store.lock().unwrap().push(c);
                Saved(c)
            })]
        }

        fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
            let style = cx.look.theme.text;
            put(frame.buffer_mut(), (area.x, area.y), &self.saved, area.width, style, false);
        }
    }

    /// A display in memory; the terminal goes away after the frame that shows `until`.
    struct Memory {
        terminal: Terminal<TestBackend>,
        bells: usize,
        hang_up: Option<(&'static str, Sender<Event>)>,
    }

    impl Display for Memory {
        fn draw(&mut self, view: &mut dyn FnMut(&mut Frame)) -> io::Result<()> {
            let Ok(frame) = self.terminal.draw(view);
            let screen = lines(frame.buffer).join("\n");
            if let Some((_, events)) = self.hang_up.take_if(|(until, _)| screen.contains(*until)) {
                events.send(Event::Closed).unwrap();
            }
            Ok(())
        }

        fn clear(&mut self) -> io::Result<()> {
            let Ok(()) = self.terminal.clear();
            Ok(())
        }

        fn bell(&mut self) -> io::Result<()> {
            self.bells += 1;
            Ok(())
        }
    }

    fn run_with(keys: &str, hang_up: Option<&'static str>) -> (String, usize) {
        let store = Arc::new(Mutex::new(String::new()));
        let saves = Arc::clone(&store);
        let shell = Shell {
            start: Box::new(move |_| {
                Box::new(Saver { saved: String::new(), store: Arc::clone(&saves) })
            }),
            routes: Box::new(|_| vec![]),
            unlock: Arc::new(|_, _| false),
            idle_lock_ms: None,
            refused: None,
        };
        let start = Timestamp::from_millis(0);
        let (sender, events) = channel();
        let session = Session::new(
            shell,
            Look::default(),
            Zone::shanghai(),
            Default::default(),
            (80, 24),
            start,
        );
        let report = sender.clone();
        // The loop may have ended before the last outcome.
        let report: Report = Arc::new(move |done| drop(report.send(Event::Done(done))));
        let executor = Executor::start(&Arc::new(Backend::default()), &report).unwrap();
        for c in keys.chars() {
            sender.send(Event::Input(Msg::Key(Key::char(c)))).unwrap();
        }
        let Ok(terminal) = Terminal::new(TestBackend::new(80, 24));
        let mut display =
            Memory { terminal, bells: 0, hang_up: hang_up.map(|until| (until, sender)) };
        run(session, &mut display, &events, executor, &|| start).unwrap();
        let saved = store.lock().unwrap().clone();
        (saved, display.bells)
    }

    #[test]
    fn saves_are_done_in_order_and_their_outcomes_come_back() {
        assert_eq!(run_with("abc.", None), ("abc.".into(), 1));
    }

    #[test]
    fn queued_saves_are_done_when_the_terminal_goes_away() {
        let keys = "a".repeat(2_000);
        assert_eq!(run_with(&keys, Some("a")).0, keys);
    }
}
