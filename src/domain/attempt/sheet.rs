//! The answer sheet behind the exam screen: a state machine whose effects are data.
//!
//! A part counts as saved only once the store has acknowledged the very answer it shows. Saves
//! carry a sequence number; acknowledgements of older ones change nothing.

use super::Place;
use crate::domain::item::{Answer, CandidateItem, CandidatePart, ItemType, OptionId};
use crate::domain::time::{MINUTE_MS, Timestamp};
use std::collections::BTreeSet;

/// What happens to a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// An option was chosen: replaces in single choice, toggles in multiple choice.
    Choose(OptionId),
    /// Right or wrong was chosen.
    Judge(bool),
    /// Free text or the blanks were edited.
    Write(Answer),
    /// The flag was toggled.
    Flag,
    /// The mark "not sure" was toggled.
    Unsure,
    /// Another question came up, by index from 0; out of range is ignored.
    Go(usize),
    /// The store acknowledged a save at this instant.
    Saved {
        /// Sequence number of the save.
        seq: u64,
        /// Instant recorded by the store.
        at: Timestamp,
    },
    /// The store refused or did not answer a save.
    SaveFailed {
        /// Sequence number of the save.
        seq: u64,
    },
    /// The deadline was moved.
    Deadline(Timestamp),
    /// The time seemed to be over, but the store says that there is some left, up to this deadline.
    Resume(Timestamp),
    /// Time passed.
    Tick(Timestamp),
    /// The candidate confirmed the hand-in.
    HandIn,
}

/// What the world has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Store this answer.
    Save(Save),
    /// Ring once: this many minutes are left.
    Warn {
        /// 10 or 2.
        minutes: i64,
    },
    /// Finalise the attempt.
    HandIn {
        /// Whether the time ran out.
        timed_out: bool,
    },
}

/// One save: everything the sheet knows of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Save {
    /// Rises with every change of the sheet.
    pub seq: u64,
    /// Which part.
    pub place: Place,
    /// The answer; none clears it.
    pub answer: Option<Answer>,
    /// Flagged for a second look.
    pub flagged: bool,
    /// Marked as not sure.
    pub unsure: bool,
}

/// Whether what the screen shows is safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// Nothing was ever entered.
    Untouched,
    /// Sent, not yet acknowledged.
    Saving {
        /// Sequence number of the save.
        seq: u64,
    },
    /// Acknowledged at this instant.
    Saved {
        /// Instant recorded by the store.
        at: Timestamp,
    },
    /// Not stored; it is sent again by itself.
    Failed {
        /// Sequence number of the save.
        seq: u64,
    },
}

/// One question on the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Its address.
    pub place: Place,
    /// Index of its item in the paper.
    pub item: usize,
    /// Index of its part in the item.
    pub part: usize,
    /// What was answered.
    pub answer: Option<Answer>,
    /// Flagged for a second look.
    pub flagged: bool,
    /// Marked as not sure.
    pub unsure: bool,
    /// Whether this is safe.
    pub safety: Safety,
}

impl Slot {
    /// Whether something is chosen or written.
    pub fn answered(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| !answer.is_empty())
    }
}

/// What the store knew of a part when the sheet was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Which part.
    pub place: Place,
    /// The answer.
    pub answer: Option<Answer>,
    /// Flagged for a second look.
    pub flagged: bool,
    /// Marked as not sure.
    pub unsure: bool,
    /// When it was stored.
    pub at: Timestamp,
}

/// The whole sheet.
#[derive(Debug, Clone)]
pub struct Sheet {
    paper: Vec<CandidateItem>,
    slots: Vec<Slot>,
    current: usize,
    next_seq: u64,
    deadline: Timestamp,
    now: Timestamp,
    warned: i64,
    ended: bool,
}

/// Minutes before the end at which the candidate is warned, once each.
pub const WARNINGS: [i64; 2] = [10, 2];

impl Sheet {
    /// A sheet over a paper, with what is already stored; `last_seq` is the highest sequence number
    /// the store has seen for the attempt.
    pub fn open(
        paper: Vec<CandidateItem>,
        stored: Vec<Stored>,
        last_seq: u64,
        deadline: Timestamp,
        now: Timestamp,
    ) -> Self {
        let mut slots: Vec<Slot> = Vec::new();
        for (item, candidate) in paper.iter().enumerate() {
            for (part, question) in candidate.parts.iter().enumerate() {
                let position = u32::try_from(item).unwrap_or(u32::MAX);
                slots.push(Slot {
                    place: Place { item: position, part: question.id.clone() },
                    item,
                    part,
                    answer: None,
                    flagged: false,
                    unsure: false,
                    safety: Safety::Untouched,
                });
            }
        }
        for known in stored {
            if let Some(slot) = slots.iter_mut().find(|slot| slot.place == known.place) {
                slot.answer = known.answer;
                slot.flagged = known.flagged;
                slot.unsure = known.unsure;
                slot.safety = Safety::Saved { at: known.at };
            }
        }
        let current = slots.iter().position(|slot| !slot.answered()).unwrap_or(0);
        let left = deadline.since(now);
        let warned = WARNINGS.into_iter().filter(|m| left <= m * MINUTE_MS).min();
        Self {
            paper,
            slots,
            current,
            next_seq: last_seq + 1,
            deadline,
            now,
            warned: warned.unwrap_or(i64::MAX),
            ended: false,
        }
    }

    /// Every question in paper order.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// Index of the question shown.
    pub const fn current(&self) -> usize {
        self.current
    }

    /// The question shown; none only on an empty paper.
    pub fn slot(&self) -> Option<&Slot> {
        self.slots.get(self.current)
    }

    /// The item of the question shown.
    pub fn item(&self) -> Option<&CandidateItem> {
        self.slot().and_then(|slot| self.paper.get(slot.item))
    }

    /// The question shown, as the candidate sees it.
    pub fn part(&self) -> Option<&CandidatePart> {
        let slot = self.slot()?;
        self.paper.get(slot.item)?.parts.get(slot.part)
    }

    /// How many questions are answered.
    pub fn answered(&self) -> usize {
        self.slots.iter().filter(|slot| slot.answered()).count()
    }

    /// How many questions are not safe yet.
    pub fn unsaved(&self) -> usize {
        let unsafe_yet =
            |s: &&Slot| matches!(s.safety, Safety::Saving { .. } | Safety::Failed { .. });
        self.slots.iter().filter(unsafe_yet).count()
    }

    /// When the newest acknowledged save was recorded.
    pub fn last_saved(&self) -> Option<Timestamp> {
        self.slots
            .iter()
            .filter_map(|slot| match slot.safety {
                Safety::Saved { at } => Some(at),
                _ => None,
            })
            .max()
    }

    /// When the attempt ends by itself.
    pub const fn deadline(&self) -> Timestamp {
        self.deadline
    }

    /// Milliseconds left, never negative.
    pub fn remaining_ms(&self) -> i64 {
        super::timing::remaining_ms(self.deadline, self.now)
    }

    /// Whether the sheet takes no more answers.
    pub const fn ended(&self) -> bool {
        self.ended
    }

    /// Applies one event. After the end only acknowledgements are taken.
    pub fn apply(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Saved { seq, at } => self.settle(seq, Safety::Saved { at }),
            Event::SaveFailed { seq } => self.settle(seq, Safety::Failed { seq }),
            Event::Deadline(deadline) => self.deadline = deadline,
            Event::Resume(deadline) => {
                self.deadline = deadline;
                self.ended = false;
            }
            _ if self.ended => {}
            Event::Tick(now) => return self.tick(now),
            Event::HandIn => {
                self.ended = true;
                return vec![Effect::HandIn { timed_out: false }];
            }
            Event::Go(index) if index < self.slots.len() => self.current = index,
            Event::Go(_) => {}
            Event::Choose(option) => return self.choose(option),
            Event::Judge(given) => {
                return self.answer_of(ItemType::TrueFalse, Answer::Truth(given));
            }
            Event::Write(answer) => return self.write(answer),
            Event::Flag => return self.change(|slot| slot.flagged = !slot.flagged),
            Event::Unsure => return self.change(|slot| slot.unsure = !slot.unsure),
        }
        Vec::new()
    }

    fn choose(&mut self, option: OptionId) -> Vec<Effect> {
        let Some(part) = self.part() else { return Vec::new() };
        if !part.options.iter().any(|known| known.id == option) {
            return Vec::new();
        }
        let chosen = match self.slot().and_then(|slot| slot.answer.as_ref()) {
            Some(Answer::Options(chosen)) if part.kind == ItemType::Multiple => {
                let mut chosen = chosen.clone();
                if !chosen.remove(&option) {
                    chosen.insert(option);
                }
                chosen
            }
            _ => BTreeSet::from([option]),
        };
        self.write(Answer::Options(chosen))
    }

    fn answer_of(&mut self, kind: ItemType, answer: Answer) -> Vec<Effect> {
        if self.part().is_some_and(|part| part.kind == kind) {
            return self.write(answer);
        }
        Vec::new()
    }

    fn write(&mut self, answer: Answer) -> Vec<Effect> {
        let Some(kind) = self.part().map(|part| part.kind) else { return Vec::new() };
        let fits = match answer {
            Answer::Options(_) => kind.has_options(),
            Answer::Truth(_) => kind == ItemType::TrueFalse,
            Answer::Blanks(_) => kind == ItemType::Fill,
            Answer::Text(_) => kind == ItemType::Short,
        };
        let same = self.slot().is_some_and(|slot| slot.answer.as_ref() == Some(&answer));
        if !fits || same {
            return Vec::new();
        }
        self.change(|slot| slot.answer = Some(answer))
    }

    /// Changes the current slot and sends it off.
    fn change(&mut self, edit: impl FnOnce(&mut Slot)) -> Vec<Effect> {
        let seq = self.next_seq;
        let Some(slot) = self.slots.get_mut(self.current) else { return Vec::new() };
        edit(slot);
        slot.safety = Safety::Saving { seq };
        self.next_seq += 1;
        vec![Effect::Save(save_of(slot, seq))]
    }

    fn settle(&mut self, seq: u64, safety: Safety) {
        let waiting =
            |s: &&mut Slot| matches!(s.safety, Safety::Saving { seq: waiting } if waiting == seq);
        if let Some(slot) = self.slots.iter_mut().find(waiting) {
            slot.safety = safety;
        }
    }

    /// Moves the clock: warns, ends the attempt, and sends failed saves again.
    fn tick(&mut self, now: Timestamp) -> Vec<Effect> {
        self.now = self.now.max(now);
        if self.remaining_ms() == 0 {
            self.ended = true;
            return vec![Effect::HandIn { timed_out: true }];
        }
        let mut effects = self.resend();
        let left = self.remaining_ms();
        let due = WARNINGS.into_iter().filter(|m| left <= m * MINUTE_MS && *m < self.warned).min();
        if let Some(minutes) = due {
            self.warned = minutes;
            effects.push(Effect::Warn { minutes });
        }
        effects
    }

    fn resend(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        for slot in &mut self.slots {
            if matches!(slot.safety, Safety::Failed { .. }) {
                // A new number, because a later save of another part may already be stored.
                let seq = self.next_seq;
                self.next_seq += 1;
                slot.safety = Safety::Saving { seq };
                effects.push(Effect::Save(save_of(slot, seq)));
            }
        }
        effects
    }
}

fn save_of(slot: &Slot, seq: u64) -> Save {
    Save {
        seq,
        place: slot.place.clone(),
        answer: slot.answer.clone(),
        flagged: slot.flagged,
        unsure: slot.unsure,
    }
}

#[cfg(test)]
mod tests;
