//! What a screen wants done: data, applied by the session after the screen has returned.

use super::Backend;
use super::action::Command;
use super::look::Look;
use super::msg::ScreenId;
use super::screen::{Screen, Who};
use crate::domain::time::Zone;
use crate::i18n::Locale;
use crate::tui::widget::confirm::{Confirm, Given};
use std::any::Any;
use std::fmt;

/// What a screen wants done.
#[derive(Debug)]
pub enum Effect {
    /// Another screen.
    Nav(Nav),
    /// Work against the backend; its outcome comes back as [`crate::tui::msg::Msg::Reply`].
    Job(Job),
    /// A short message above the footer.
    Toast(Toast),
    /// A screen over the screen: a dialog, a picker. It closes with [`Nav::Pop`] or
    /// [`Effect::Answer`].
    Overlay(Box<dyn Screen>),
    /// Closes the overlay that says so and hands the value as a reply to whoever opened it.
    Answer(Box<dyn Any + Send>),
    /// Does what the key of that command would do on the screen below the overlays.
    Run(Command),
    /// Leaves the top screen without asking, because the person has agreed to lose its input.
    Leave(Leave),
    /// Somebody has signed in: from now on the header names them, and their first room opens.
    SignIn(Who),
    /// Nobody is signed in any more; the start screen opens.
    SignOut,
    /// The organisation's name, for the header.
    Organisation(String),
    /// The organisation's zone, once it is known.
    Zone(Zone),
    /// Milliseconds without input after which the session locks; none for never.
    IdleLock(Option<i64>),
    /// Another language, theme or width policy, at once.
    Look(Box<Look>),
    /// Locks the screen.
    Lock,
    /// Opens the locked screen again; only the lock says so.
    Unlock,
    /// One bell.
    Bell,
    /// Clears the terminal and draws everything again.
    Redraw,
    /// Asks whether to leave the program.
    AskQuit,
    /// Leaves the program.
    Quit,
}

impl Effect {
    /// Work on `lane`; the screen receives what it returns by `msg.reply::<T>()`.
    pub fn job<T: Any + Send>(
        lane: Lane,
        work: impl FnOnce(&Backend) -> T + Send + 'static,
    ) -> Self {
        Self::Job(Job::new(lane, move |backend, _| Box::new(work(backend))))
    }

    /// Work whose outcome is told even when the screen was left meanwhile: then by what `told` makes
    /// of it, a [`Toast`] or an [`Outcome`]; otherwise it is a reply as any.
    pub fn lasting_job<T: Any + Send, M: Into<Vec<Toast>>>(
        lane: Lane,
        work: impl FnOnce(&Backend) -> T + Send + 'static,
        told: impl FnOnce(&T) -> M + Send + 'static,
    ) -> Self {
        Self::lasting(lane, move |backend, _| work(backend), told)
    }

    /// Long work that reports on its way, and whose outcome is told as that of
    /// [`Effect::lasting_job`] is.
    pub fn lasting_long<T: Any + Send, M: Into<Vec<Toast>>>(
        work: impl FnOnce(&Backend, &Link) -> T + Send + 'static,
        told: impl FnOnce(&T) -> M + Send + 'static,
    ) -> Self {
        Self::lasting(Lane::Long, work, told)
    }

    fn lasting<T: Any + Send, M: Into<Vec<Toast>>>(
        lane: Lane,
        work: impl FnOnce(&Backend, &Link) -> T + Send + 'static,
        told: impl FnOnce(&T) -> M + Send + 'static,
    ) -> Self {
        Self::Job(Job::new(lane, move |backend, link| {
            let reply = work(backend, link);
            Box::new(Lasting { otherwise: told(&reply).into(), reply: Box::new(reply) })
        }))
    }

    /// Long work that reports on its way; every [`Link::send`] is a reply of its own.
    pub fn long<T: Any + Send>(work: impl FnOnce(&Backend, &Link) -> T + Send + 'static) -> Self {
        Self::Job(Job::new(Lane::Long, move |backend, link| Box::new(work(backend, link))))
    }

    /// Opens a screen on top of this one.
    pub fn push(screen: impl Screen + 'static) -> Self {
        Self::Nav(Nav::Push(Box::new(screen)))
    }

    /// Opens a screen on top of this one that stays only as long as its guard lets it.
    pub fn push_guarded(screen: impl Screen + 'static, guard: Guard) -> Self {
        Self::Nav(Nav::Guarded(Box::new(screen), guard))
    }

    /// Opens a screen in place of this one.
    pub fn replace(screen: impl Screen + 'static) -> Self {
        Self::Nav(Nav::Replace(Box::new(screen)))
    }

    /// Closes this screen or overlay.
    pub const fn pop() -> Self {
        Self::Nav(Nav::Pop)
    }

    /// Opens an overlay over this screen.
    pub fn overlay(screen: impl Screen + 'static) -> Self {
        Self::Overlay(Box::new(screen))
    }

    /// Closes this overlay and replies to whoever opened it.
    pub fn answer<T: Any + Send>(value: T) -> Self {
        Self::Answer(Box::new(value))
    }

    /// Asks; when the person agrees, `then` makes the reply that this screen receives. Nothing
    /// comes back when they do not.
    pub fn confirm<T: Any + Send>(
        question: Confirm,
        then: impl FnOnce(Given) -> T + Send + 'static,
    ) -> Self {
        Self::overlay(question.then(move |given| Box::new(then(given))))
    }

    /// A message that something went well.
    pub fn ok(text: impl Into<String>) -> Self {
        Self::Toast(Toast { tone: Tone::Ok, text: text.into() })
    }

    /// A message that something did not work.
    pub fn fail(text: impl Into<String>) -> Self {
        Self::Toast(Toast { tone: Tone::Danger, text: text.into() })
    }

    /// A message for information.
    pub fn info(text: impl Into<String>) -> Self {
        Self::Toast(Toast { tone: Tone::Info, text: text.into() })
    }

    /// A message that asks for attention.
    pub fn warn(text: impl Into<String>) -> Self {
        Self::Toast(Toast { tone: Tone::Warn, text: text.into() })
    }
}

/// Where to go. Applied to the stack of screens, or to the overlay that says so.
#[derive(Debug)]
pub enum Nav {
    /// Opens a screen on top; overlays close.
    Push(Box<dyn Screen>),
    /// The same for a screen that stays only as long as its guard lets it.
    Guarded(Box<dyn Screen>, Guard),
    /// Opens a screen in place of the top one; overlays close.
    Replace(Box<dyn Screen>),
    /// Closes the screen or overlay that says so; the last screen of the stack stays.
    Pop,
    /// Closes everything and opens a screen.
    Reset(Box<dyn Screen>),
}

/// A question that the session asks again and again while a screen is open, whatever lies on it.
#[derive(Debug, Clone, Copy)]
pub struct Guard {
    /// Milliseconds between two questions, and before the first: opening answers that.
    pub every: i64,
    /// Why the screen has to close, in words for its person; none while it may stay.
    pub ask: fn(&Backend, Locale) -> Option<String>,
}

/// Where leaving a screen leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// To the screen below.
    Back,
    /// To a room.
    Room(Command),
}

/// Which queue a job waits in. The jobs of one queue run in order; the queues run side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lane {
    /// Saving answers: waits behind nothing else.
    Save,
    /// What the person waits for.
    Normal,
    /// Imports, reports, statistics.
    Long,
}

/// What a job does.
type Work = dyn FnOnce(&Backend, &Link) -> Box<dyn Any + Send> + Send;

/// Work against the backend.
pub struct Job {
    /// Which queue it waits in.
    pub lane: Lane,
    /// What it does.
    pub run: Box<Work>,
}

impl Job {
    /// A job on `lane`.
    pub fn new(
        lane: Lane,
        run: impl FnOnce(&Backend, &Link) -> Box<dyn Any + Send> + Send + 'static,
    ) -> Self {
        Self { lane, run: Box::new(run) }
    }
}

impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Job").field("lane", &self.lane).finish_non_exhaustive()
    }
}

/// The way back from a running job to its screen.
pub struct Link {
    to: ScreenId,
    send: Box<dyn Fn(Done) + Send>,
}

impl Link {
    /// A link that reports to screen `to` through `send`.
    pub fn new(to: ScreenId, send: impl Fn(Done) + Send + 'static) -> Self {
        Self { to, send: Box::new(send) }
    }

    /// Tells the screen how far the job is; it receives `value` as a reply.
    pub fn send<T: Any + Send>(&self, value: T) {
        let outcome: Result<Box<dyn Any + Send>, String> = Ok(Box::new(value));
        (self.send)(Done { to: self.to, outcome, last: false, review_left: false });
    }
}

/// What came out of a job that has to be told in any case.
pub(in crate::tui) struct Lasting {
    /// For the screen that started it.
    pub reply: Box<dyn Any + Send>,
    /// For whoever is there, when that screen is gone.
    pub otherwise: Vec<Toast>,
}

/// What came out of a job.
#[derive(Debug)]
pub struct Done {
    /// The screen that started it.
    pub to: ScreenId,
    /// What it returned, or the message of its panic.
    pub outcome: Result<Box<dyn Any + Send>, String>,
    /// The job has ended; otherwise this is how far it is.
    pub last: bool,
    /// What questions cite could not be followed after what it did.
    pub review_left: bool,
}

/// A short message above the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// How it is meant.
    pub tone: Tone,
    /// One sentence.
    pub text: String,
}

impl From<Toast> for Vec<Toast> {
    fn from(one: Toast) -> Self {
        vec![one]
    }
}

/// What something that somebody did came to, in words: whether it was done, and all that is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    done: bool,
    told: Vec<Toast>,
}

impl Outcome {
    /// It was done, or it was not for the reason told.
    pub const fn is_done(&self) -> bool {
        self.done
    }

    /// Tells one more thing.
    #[must_use]
    pub fn and(mut self, tone: Tone, text: impl Into<String>) -> Self {
        self.told.push(Toast { tone, text: text.into() });
        self
    }

    /// The messages.
    pub fn effects(&self) -> Vec<Effect> {
        self.told.iter().cloned().map(Effect::Toast).collect()
    }
}

/// The words for what was done, or why it was not.
impl From<Result<String, String>> for Outcome {
    fn from(outcome: Result<String, String>) -> Self {
        let (done, tone) = match outcome {
            Ok(_) => (true, Tone::Ok),
            Err(_) => (false, Tone::Danger),
        };
        let (Ok(text) | Err(text)) = outcome;
        Self { done, told: vec![Toast { tone, text }] }
    }
}

impl From<Outcome> for Vec<Toast> {
    fn from(outcome: Outcome) -> Self {
        outcome.told
    }
}

/// How a message is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Done.
    Ok,
    /// For information.
    Info,
    /// Needs attention.
    Warn,
    /// Went wrong.
    Danger,
}
