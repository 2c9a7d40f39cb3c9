//! A session without terminal and threads, driven by a key string and a manual clock.
//!
//! For the tests of screens and for the integration tests; the program does not use it.

use super::effect::{Done, Link};
use super::key::Key;
use super::keymap::Keymap;
use super::look::Look;
use super::msg::Msg;
use super::session::{Order, Session, Shell};
use super::{Backend, executor::run_job};
use crate::domain::time::{Timestamp, Zone};
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::{Frame, Terminal};
use std::sync::Arc;
use std::sync::mpsc::channel;

/// A session on a terminal in memory. Jobs run at once, when the session asks for them.
pub struct Harness {
    session: Session,
    terminal: Terminal<TestBackend>,
    backend: Arc<Backend>,
    now: Timestamp,
    bells: usize,
}

impl Harness {
    /// A session of 80×24 in Chinese, in Shanghai, at `now`.
    pub fn new(shell: Shell, backend: Backend, now: Timestamp) -> Self {
        Self::with(shell, backend, now, Look::default(), (80, 24))
    }

    /// A session with another look or size.
    pub fn with(
        shell: Shell,
        backend: Backend,
        now: Timestamp,
        look: Look,
        size: (u16, u16),
    ) -> Self {
        Self::shared(shell, Arc::new(backend), now, look, size)
    }

    /// A session whose backend the shell knows as well.
    pub fn shared(
        shell: Shell,
        backend: Arc<Backend>,
        now: Timestamp,
        look: Look,
        size: (u16, u16),
    ) -> Self {
        let session = Session::new(shell, look, Zone::shanghai(), Keymap::default(), size, now);
        let Ok(terminal) = Terminal::new(TestBackend::new(size.0, size.1));
        let mut harness = Self { session, terminal, backend, now, bells: 0 };
        harness.settle();
        harness
    }

    /// Presses keys: `3 <enter> a <f10>`. Words are separated by spaces; a word in angle brackets
    /// is the name of a key, any other word is typed character by character.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        type_into(keys, |msg| {
            self.session.handle(msg, self.now);
            self.settle();
        });
        self
    }

    /// Presses keys while the store is slow: no job runs before the last of them was pressed.
    pub fn keys_before_jobs(&mut self, keys: &str) -> &mut Self {
        type_into(keys, |msg| self.session.handle(msg, self.now));
        self.settle();
        self
    }

    /// Sends one message as if the terminal had.
    pub fn send(&mut self, msg: Msg) -> &mut Self {
        self.session.handle(msg, self.now);
        self.settle();
        self
    }

    /// Lets `millis` milliseconds pass, waking the session whenever it wants to be woken.
    pub fn advance(&mut self, millis: i64) -> &mut Self {
        let end = self.now.plus_millis(millis);
        while self.now < end {
            self.now = self.session.next_wake().clamp(self.now.plus_millis(1), end);
            self.session.advance(self.now);
            self.settle();
        }
        self
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.terminal.backend_mut().resize(columns, rows);
        self.send(Msg::Resize(columns, rows))
    }

    /// What the terminal shows, line by line, without spaces at the ends of lines.
    pub fn screen(&mut self) -> String {
        self.draw();
        lines(self.terminal.backend().buffer()).join("\n")
    }

    /// The cells that the terminal shows.
    pub fn buffer(&mut self) -> &Buffer {
        self.draw();
        self.terminal.backend().buffer()
    }

    /// Where the real cursor is, when it can be seen.
    pub fn cursor(&mut self) -> Option<Position> {
        self.draw();
        let backend = self.terminal.backend();
        backend.cursor_visible().then(|| backend.cursor_position())
    }

    /// How often the bell rang.
    pub const fn bells(&self) -> usize {
        self.bells
    }

    /// The person has left.
    pub const fn over(&self) -> bool {
        self.session.over()
    }

    /// The time of the manual clock.
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// What jobs run against.
    pub fn backend(&self) -> &Backend {
        &self.backend
    }

    /// The session itself.
    pub const fn session(&mut self) -> &mut Session {
        &mut self.session
    }

    /// Draws from scratch: the backend in memory keeps what lies below the second half of a wide
    /// glyph, which a terminal does not.
    fn draw(&mut self) {
        for _ in 0..2 {
            let mut broken = None;
            let Ok(()) = self.terminal.clear();
            let Ok(_) = self.terminal.draw(|frame| broken = self.session.draw(frame).err());
            let Some(broken) = broken else { return };
            self.session.broken(&broken);
        }
    }

    /// Carries out orders until there are none.
    fn settle(&mut self) {
        loop {
            let orders = self.session.take_orders();
            if orders.is_empty() {
                return;
            }
            for order in orders {
                match order {
                    Order::Job(to, job) => {
                        let (sender, reports) = channel::<Done>();
                        let link = Link::new(to, move |done| {
                            // The receiver lives until the job has returned.
                            let _sent = sender.send(done);
                        });
                        let done = run_job(&self.backend, to, job, &link);
                        for report in reports.try_iter() {
                            self.session.done(report, self.now);
                        }
                        self.session.done(done, self.now);
                    }
                    Order::Bell => self.bells += 1,
                    Order::Clear => {
                        let Ok(()) = self.terminal.clear();
                    }
                    Order::Suspend => {}
                }
            }
        }
    }
}

/// Turns a key string into messages; see [`Harness::keys`].
pub fn type_into(keys: &str, mut take: impl FnMut(Msg)) {
    for word in keys.split(' ').filter(|word| !word.is_empty()) {
        let named = word.strip_prefix('<').and_then(|word| word.strip_suffix('>'));
        match named.and_then(|name| name.parse::<Key>().ok()) {
            Some(key) => take(Msg::Key(key)),
            None => word.chars().for_each(|c| take(Msg::Key(Key::char(c)))),
        }
    }
}

/// The lines of a buffer as text, without spaces at their ends.
pub fn lines(buf: &Buffer) -> Vec<String> {
    let area = *buf.area();
    (area.top()..area.bottom())
        .map(|y| {
            let mut line = String::new();
            let mut x = area.left();
            while let Some(cell) = buf.cell((x, y)).filter(|_| x < area.right()) {
                line.push_str(cell.symbol());
                x += cell.cell_width().max(1);
            }
            line.trim_end().to_owned()
        })
        .collect()
}

/// Draws on an empty terminal; returns what it shows and where the cursor is.
pub fn draw(columns: u16, rows: u16, view: impl FnOnce(&mut Frame, Rect)) -> (String, Position) {
    let Ok(mut terminal) = Terminal::new(TestBackend::new(columns, rows));
    let Ok(_) = terminal.draw(|frame| {
        let area = frame.area();
        view(frame, area);
    });
    let backend = terminal.backend();
    (lines(backend.buffer()).join("\n"), backend.cursor_position())
}
