//! Screens that stay only as long as they may: the session asks about them again and again, whatever
//! ticks they want and whatever lies on them, and closes those that have to go.

use super::Session;
use crate::domain::time::Timestamp;
use crate::tui::effect::{Effect, Guard, Job, Lane};
use crate::tui::msg::ScreenId;

/// A guard, and when it is asked next.
#[derive(Debug, Clone, Copy)]
pub(super) struct Guarded {
    guard: Guard,
    due: Timestamp,
}

impl Guarded {
    /// The guard of a screen that opens now.
    pub fn new(guard: Guard, now: Timestamp) -> Self {
        Self { guard, due: now.plus_millis(guard.every) }
    }
}

/// What a guard says: why its screen has to close, or nothing.
pub(super) struct Verdict(Option<String>);

impl Session {
    /// When the next guard is asked.
    pub(super) fn guards_at(&self) -> Option<Timestamp> {
        self.stack.iter().filter_map(|entry| Some(entry.guarded?.due)).min()
    }

    /// Asks the guards that are due.
    pub(super) fn ask_guards(&mut self) {
        let (now, locale) = (self.world.now, self.world.look.locale);
        let mut asked = Vec::new();
        for entry in &mut self.stack {
            if let Some(guarded) = entry.guarded.as_mut().filter(|guarded| guarded.due <= now) {
                *guarded = Guarded::new(guarded.guard, now);
                asked.push((entry.id, guarded.guard.ask));
            }
        }
        for (id, ask) in asked {
            let job =
                Job::new(Lane::Normal, move |backend, _| Box::new(Verdict(ask(backend, locale))));
            self.submit(id, job);
        }
    }

    /// Closes a screen that may not stay, and says why.
    pub(super) fn judged(&mut self, id: ScreenId, Verdict(why): Verdict) {
        if let Some(why) = why.filter(|_| self.has(id)) {
            self.apply(id, vec![Effect::warn(why), Effect::pop()]);
        }
    }
}
