//! Sealing the audit while the program runs.

use super::seal::seal;
use crate::app::Session;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

/// How often what was committed is sealed.
const EVERY: Duration = Duration::from_secs(60);

/// When it is sealed first: the moment of the start belongs to what people see.
const FIRST: Duration = Duration::from_secs(2);

/// A thread that seals soon after the start, once a minute, and once more when it is dropped. Of several
/// programs on one database the one that holds the lease seals.
pub struct Sealer {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Sealer {
    /// Starts sealing the database of a session, as soon as it has one.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(session: &Arc<Session>) -> io::Result<Self> {
        let session = Arc::clone(session);
        let (stop, stopped) = channel();
        let work = move || {
            let mut pause = FIRST;
            while stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                seal_now(&session);
                pause = EVERY;
            }
            seal_now(&session);
        };
        let thread = Builder::new().name("audit-sealer".to_owned()).spawn(work)?;
        Ok(Self { stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for Sealer {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the sealer of the audit ended in a panic");
        }
    }
}

fn seal_now(session: &Session) {
    let Ok(app) = session.app() else { return };
    let outcome = session.vault().and_then(|vault| match vault {
        Some(vault) => seal(app, &vault),
        None => Ok(0),
    });
    if let Err(error) = outcome {
        // People go on working; `audit verify` names what is wrong with chain or key.
        tracing::error!(%error, "the audit could not be sealed");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Actor, App, Trace, Via};
    use crate::domain::time::Timestamp;

    #[test]
    fn whatever_was_done_is_sealed_when_the_program_ends() {
        let folder = tempfile::tempdir().unwrap();
        let app = App::in_memory(Timestamp::from_millis(1_790_000_000_000), 1).unwrap();
        let session = Session::new(Arc::clone(&app)).with_vault(folder.path().to_owned());
        let session = Arc::new(session);
        let sealer = Sealer::start(&session).unwrap();
        for n in 0..20 {
            let trace = Trace::new("test.run", "row", n);
            let operator = Actor::operator(Via::Cli);
            app.write(&operator, app.now(), move |_| Ok(((), trace.clone()))).unwrap();
        }
        drop(sealer);
        let vault = session.vault().unwrap().unwrap();
        let found = super::super::verify::verify(&app, &Actor::operator(Via::Cli), &vault).unwrap();
        assert_eq!((found.proved, found.unsealed, found.fault), (21, 0, None));
    }
}
