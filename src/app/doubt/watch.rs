//! Reviewing citations while the program runs: a version that was loaded early comes into force at
//! midnight, by itself.

use super::of_day::review_of_day;
use crate::app::Session;
use crate::domain::time::Date;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

/// How often it looks whether a new day has begun.
const EVERY: Duration = Duration::from_secs(60);

/// When it looks first: the moment of the start belongs to what people see.
const FIRST: Duration = Duration::from_secs(3);

/// A thread that reviews the citations soon after the start, and once a day.
pub struct Watch {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Watch {
    /// Starts watching the database of a session, as soon as it has one.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(session: &Arc<Session>) -> io::Result<Self> {
        let session = Arc::clone(session);
        let (stop, stopped) = channel();
        let work = move || {
            let (mut pause, mut done) = (FIRST, None);
            while stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                done = review_once(&session, done);
                pause = EVERY;
            }
        };
        let thread = Builder::new().name("citation-watch".to_owned()).spawn(work)?;
        Ok(Self { stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the review of citations ended in a panic");
        }
    }
}

/// Reviews when `done` is another day than today or the last review was not whole, and gives the day
/// it was done on.
fn review_once(session: &Session, done: Option<Date>) -> Option<Date> {
    let Ok(app) = session.app() else { return done };
    let today = app.today();
    if done == Some(today) && !app.reviews.due() {
        return done;
    }
    match review_of_day(app) {
        Ok(()) => Some(today),
        Err(error) => {
            tracing::error!(%error, "citations could not be reviewed");
            done
        }
    }
}
