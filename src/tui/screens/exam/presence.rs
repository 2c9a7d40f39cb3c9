//! What this window reports of itself, and what it asks: shown times, lost focus, how the attempt
//! stands elsewhere.

use crate::app::exam::attend::{Note, attend};
use crate::app::exam::watch::{Standing, watch};
use crate::app::{Actor, App};
use crate::domain::attempt::Place;
use crate::domain::attempt::shown::Shown;
use crate::domain::id::{AttemptId, ConnectionId};
use crate::domain::time::Timestamp;
use crate::tui::effect::{Effect, Lane};
use std::sync::Arc;

/// Milliseconds between two reports.
const EVERY_MS: i64 = 10_000;

/// What a window keeps of itself until it is reported.
pub(super) struct Presence {
    attempt: AttemptId,
    connection: ConnectionId,
    shown: Shown,
    /// How often the terminal lost the focus; none while it has not reported any change.
    lost: Option<u32>,
    number: u32,
    /// A report that was not acknowledged yet; it is sent again as it is.
    pending: Option<Note>,
    sending: bool,
    sent_at: Timestamp,
    watching: bool,
}

/// What came of a report: its number, and whether it arrived.
pub(super) struct Noted(u32, bool);

/// How the attempt stands; none when the store could not be asked.
pub(super) struct Watched(pub(super) Option<Standing>);

impl Presence {
    pub(super) fn new(attempt: AttemptId, connection: ConnectionId, now: Timestamp) -> Self {
        Self {
            attempt,
            connection,
            shown: Shown::default(),
            lost: None,
            number: 0,
            pending: None,
            sending: false,
            sent_at: now,
            watching: false,
        }
    }

    /// This question is up now; none while another page is.
    pub(super) fn show(&mut self, place: Option<&Place>, now: Timestamp) {
        self.shown.show(place, now);
    }

    /// The terminal gained or lost the focus.
    pub(super) fn focus(&mut self, gained: bool) {
        self.lost = Some(self.lost.unwrap_or(0) + u32::from(!gained));
    }

    /// How often the focus was lost; none where the terminal does not report it.
    pub(super) const fn lost(&self) -> Option<u32> {
        self.lost
    }

    /// What is due this second: the question how the attempt stands, and now and then a report.
    pub(super) fn tick(&mut self, now: Timestamp) -> Vec<Effect> {
        self.shown.tick(now);
        let mut effects = vec![];
        if !std::mem::replace(&mut self.watching, true) {
            let (attempt, connection) = (self.attempt, self.connection);
            effects.push(Effect::job(Lane::Normal, move |session| {
                Watched(session.run(|app, actor| watch(app, actor, attempt, connection)).ok())
            }));
        }
        if now.since(self.sent_at) >= EVERY_MS && !self.sending {
            self.sent_at = now;
            let note = match self.pending.take() {
                Some(note) => note,
                None => self.note(false),
            };
            self.pending = Some(note.clone());
            self.sending = true;
            let connection = self.connection;
            effects.push(Effect::job(Lane::Normal, move |session| {
                let number = note.number;
                let taken = session.run(|app, actor| attend(app, actor, connection, note));
                Noted(number, taken.is_ok())
            }));
        }
        effects
    }

    /// The store has answered how the attempt stands.
    pub(super) const fn watched(&mut self) {
        self.watching = false;
    }

    /// The store has taken a report, or not.
    pub(super) fn noted(&mut self, noted: &Noted) {
        self.sending = false;
        if noted.1 && self.pending.as_ref().is_some_and(|note| note.number == noted.0) {
            self.pending = None;
        }
    }

    /// Everything not acknowledged yet, as work to be done before the paper is left or handed in.
    pub(super) fn last(&mut self, leaving: bool) -> impl FnOnce(&Arc<App>, &Actor) + Send + use<> {
        let last = self.note(leaving);
        let notes: Vec<Note> = self.pending.take().into_iter().chain([last]).collect();
        let connection = self.connection;
        move |app, actor| {
            for note in notes {
                if let Err(error) = attend(app, actor, connection, note) {
                    tracing::warn!(%error, "the shown times of a paper could not be stored");
                }
            }
        }
    }

    fn note(&mut self, leaving: bool) -> Note {
        self.number += 1;
        let (number, focus_lost) = (self.number, self.lost);
        Note { number, shown: self.shown.take(), focus_lost, leaving }
    }
}
