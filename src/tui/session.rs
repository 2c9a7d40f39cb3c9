//! One person's session: a stack of screens, a stack of overlays, and everything around them.
//!
//! The session is pure bookkeeping: whoever runs it feeds it messages and the time, takes its
//! [`Order`]s and asks it to draw. It never waits and never reads a clock.

mod ahead;
mod apply;
mod dispatch;
mod draw;
mod footer;
mod guard;
#[cfg(test)]
mod tests;

use super::Backend;
use super::action::Command;
use super::effect::{Done, Job, Lasting, Toast, Tone};
use super::keymap::Keymap;
use super::look::Look;
use super::msg::{Msg, ScreenId};
use super::overlay::lock::LockScreen;
use super::screen::{Chrome, Cx, Screen, Ticks, Who};
use crate::domain::time::{Timestamp, Zone};
use crate::i18n::doubts;
use guard::{Guarded, Verdict};
use ratatui::layout::Rect;
use std::sync::Arc;

pub use draw::{Broken, panic_message};

/// The smallest terminal that every screen fits into: columns and rows.
pub const SMALLEST: (u16, u16) = (80, 24);

/// How long a toast stays, in milliseconds; trouble stays longer.
const TOAST_MS: i64 = 4_000;
const TROUBLE_MS: i64 = 8_000;

/// A room that can be opened from anywhere, by tab or by palette.
pub struct Route {
    /// Its action, declared in the context [`super::action::ROOMS`]; names it and carries the
    /// permission.
    pub command: Command,
    /// It has a place among the tabs; the digit follows from the order.
    pub tab: bool,
    /// Makes its screen.
    pub open: Open,
}

/// Makes a screen.
pub type Open = Box<dyn Fn(&Cx) -> Box<dyn Screen> + Send>;

/// Lists the rooms of a person.
pub type Routes = Box<dyn Fn(&Who) -> Vec<Route> + Send>;

/// Tells whether this is the password of the person signed in.
pub type Unlock = Arc<dyn Fn(&Backend, &str) -> bool + Send + Sync>;

/// What the application plugs into the shell.
pub struct Shell {
    /// The screen while nobody is signed in.
    pub start: Open,
    /// The rooms of a person, in order; those they may not enter are left out by the shell.
    pub routes: Routes,
    /// Whether this is the password of the person signed in; runs as a job.
    pub unlock: Unlock,
    /// Lock after this many milliseconds without input; never without somebody signed in.
    pub idle_lock_ms: Option<i64>,
    /// Work that records the attempt at an action for which the permission is missing.
    pub refused: Option<fn(Command) -> Job>,
}

/// What whoever runs the session must do for it.
#[derive(Debug)]
pub enum Order {
    /// Run a job and hand back what came out with [`Session::done`].
    Job(ScreenId, Job),
    /// Ring the bell once.
    Bell,
    /// Clear the terminal before the next frame.
    Clear,
    /// Put the program into the background, if the terminal is local.
    Suspend,
}

/// A screen or overlay on its stack.
struct Entry {
    id: ScreenId,
    screen: Box<dyn Screen>,
    /// It lies over the screens.
    overlay: bool,
    /// For an overlay: who opened it and gets its answer.
    opener: Option<ScreenId>,
    /// Its jobs that have not ended.
    jobs: usize,
    /// It stays only as long as this lets it.
    guarded: Option<Guarded>,
}

impl Entry {
    const fn screen(id: ScreenId, screen: Box<dyn Screen>) -> Self {
        Self { id, screen, overlay: false, opener: None, jobs: 0, guarded: None }
    }

    const fn overlay(id: ScreenId, screen: Box<dyn Screen>, opener: Option<ScreenId>) -> Self {
        Self { id, screen, overlay: true, opener, jobs: 0, guarded: None }
    }

    /// What is drawn around it; an overlay may use everything but the footer.
    fn chrome(&self) -> Chrome {
        if self.overlay { Chrome::Footer } else { self.screen.chrome() }
    }
}

/// A toast and when it goes.
struct Shown {
    toast: Toast,
    until: Timestamp,
    /// The person has done something since it came.
    read: bool,
}

/// What every screen can see; apart from the stacks, so that both can be borrowed at once.
struct World {
    look: Look,
    zone: Zone,
    keymap: Keymap,
    who: Option<Who>,
    organisation: String,
    now: Timestamp,
    size: (u16, u16),
}

impl World {
    const fn cx(&self, area: Rect) -> Cx<'_> {
        Cx {
            look: &self.look,
            now: self.now,
            zone: &self.zone,
            who: self.who.as_ref(),
            organisation: self.organisation.as_str(),
            keymap: &self.keymap,
            area,
        }
    }

    /// Where a screen with this chrome is drawn.
    const fn area(&self, chrome: Chrome) -> Rect {
        let above = match chrome {
            Chrome::Tabs => 2,
            Chrome::Header => 1,
            Chrome::Footer => 0,
        };
        let (width, height) = self.size;
        Rect { x: 0, y: above, width, height: height.saturating_sub(above + 1) }
    }

    fn too_small(&self) -> bool {
        self.size.0 < SMALLEST.0 || self.size.1 < SMALLEST.1
    }
}

/// One person's session.
pub struct Session {
    shell: Shell,
    world: World,
    stack: Vec<Entry>,
    overlays: Vec<Entry>,
    lock: Option<Entry>,
    routes: Vec<Route>,
    /// Rooms that the person may not enter.
    closed: Vec<Command>,
    /// The tab that the stack's first screen belongs to.
    tab: Option<Command>,
    toasts: Vec<Shown>,
    orders: Vec<Order>,
    /// What was asked of a screen before it had the answer it needs for that.
    waiting: Option<(ScreenId, Command)>,
    next_id: u64,
    last_input: Timestamp,
    last_tick: Timestamp,
    changed: bool,
    over: bool,
}

impl Session {
    /// A session on a terminal of `size` columns and rows, beginning with the start screen.
    pub fn new(
        shell: Shell,
        look: Look,
        zone: Zone,
        keymap: Keymap,
        size: (u16, u16),
        now: Timestamp,
    ) -> Self {
        let world = World { look, zone, keymap, who: None, organisation: String::new(), now, size };
        let mut session = Self {
            shell,
            world,
            stack: vec![],
            overlays: vec![],
            lock: None,
            routes: vec![],
            closed: vec![],
            tab: None,
            toasts: vec![],
            orders: vec![],
            waiting: None,
            next_id: 0,
            last_input: now,
            last_tick: now,
            changed: true,
            over: false,
        };
        session.restart();
        session
    }

    /// Takes input from the terminal.
    pub fn handle(&mut self, msg: Msg, now: Timestamp) {
        self.world.now = now;
        self.changed = true;
        match msg {
            Msg::Resize(columns, rows) => {
                self.world.size = (columns, rows);
                self.broadcast(&Msg::Resize(columns, rows));
            }
            Msg::Focus(gained) => self.broadcast(&Msg::Focus(gained)),
            Msg::Tick => self.broadcast(&Msg::Tick),
            Msg::Key(_) | Msg::Paste(_) | Msg::Mouse(_) => {
                self.last_input = now;
                self.input(msg);
            }
            Msg::Reply(_) | Msg::Command(_) | Msg::Shown => {}
        }
    }

    /// Takes what came out of a job. When its screen is gone it is dropped, or told in a message if
    /// it has to be told in any case; then what is on top shows itself anew.
    pub fn done(&mut self, done: Done, now: Timestamp) {
        self.world.now = now;
        self.changed = true;
        if let Some(entry) = self.entry_mut(done.to).filter(|_| done.last) {
            entry.jobs = entry.jobs.saturating_sub(1);
        }
        match done.outcome {
            Ok(body) => match body.downcast::<Lasting>() {
                Ok(lasting) if self.has(done.to) => self.reply(done.to, lasting.reply),
                Ok(lasting) => {
                    lasting.otherwise.into_iter().for_each(|toast| self.toast(toast));
                    self.shown();
                }
                Err(body) => match body.downcast::<Verdict>() {
                    Ok(verdict) => self.judged(done.to, *verdict),
                    Err(body) => self.reply(done.to, body),
                },
            },
            Err(panic) => self.job_panicked(done.to, panic),
        }
        if done.review_left {
            let text = doubts::review_left(self.world.look.locale).to_owned();
            self.toast(Toast { tone: Tone::Warn, text });
        }
        self.resume();
    }

    /// Lets time pass: ticks, the clock, toasts that go, the idle lock.
    pub fn advance(&mut self, now: Timestamp) {
        self.world.now = now;
        let before = self.toasts.len();
        self.toasts.retain(|shown| shown.until > now);
        self.changed |= self.toasts.len() != before;
        if boundary(now, self.ticks()) > boundary(self.last_tick, self.ticks()) {
            self.last_tick = now;
            self.changed = true;
            self.broadcast(&Msg::Tick);
        }
        self.ask_guards();
        if self.idle_at().is_some_and(|at| at <= now) {
            self.lock_now();
        }
    }

    /// When [`Session::advance`] should be called next, if nothing else happens.
    pub fn next_wake(&self) -> Timestamp {
        let ticks = self.ticks().millis();
        let tick = Timestamp::from_millis((boundary(self.world.now, self.ticks()) + 1) * ticks);
        let toast = self.toasts.iter().map(|shown| shown.until).min();
        let others = [toast, self.idle_at(), self.guards_at()];
        others.into_iter().flatten().fold(tick, Timestamp::min)
    }

    /// What has to be done for the session since it was last asked, in order.
    pub fn take_orders(&mut self) -> Vec<Order> {
        std::mem::take(&mut self.orders)
    }

    /// Whether anything changed since the last frame; asking resets it.
    pub fn take_changed(&mut self) -> bool {
        std::mem::replace(&mut self.changed, false)
    }

    /// Asks for another frame.
    pub const fn set_changed(&mut self) {
        self.changed = true;
    }

    /// The terminal's answer to the question for the width came after the first frame.
    pub fn set_wide(&mut self, wide: bool) {
        let look = self.world.look.clone().answered(wide);
        self.changed |= look.wide != self.world.look.wide;
        self.wear(look);
    }

    /// The person has left.
    pub const fn over(&self) -> bool {
        self.over
    }

    /// How the session looks at present.
    pub const fn look(&self) -> &Look {
        &self.world.look
    }

    /// Whether a screen or overlay is still there.
    fn has(&self, id: ScreenId) -> bool {
        self.stack.iter().chain(&self.overlays).any(|entry| entry.id == id)
    }

    fn ticks(&self) -> Ticks {
        let entries = self.stack.iter().chain(&self.overlays);
        entries.map(|entry| entry.screen.ticks()).min().unwrap_or(Ticks::Minute)
    }

    fn in_exam(&self) -> bool {
        self.stack.iter().any(|entry| entry.screen.in_exam())
    }

    /// When the session locks if nobody touches a key.
    fn idle_at(&self) -> Option<Timestamp> {
        let idle = self.shell.idle_lock_ms?;
        let free = self.world.who.is_some() && self.lock.is_none() && !self.in_exam();
        free.then(|| self.last_input.plus_millis(idle))
    }

    fn lock_now(&mut self) {
        let Some(who) = self.world.who.as_ref().filter(|_| self.lock.is_none()) else { return };
        let screen = LockScreen::new(who.name.clone(), Arc::clone(&self.shell.unlock));
        let id = self.new_id();
        self.lock = Some(Entry::overlay(id, Box::new(screen), None));
        self.changed = true;
    }

    fn new_id(&mut self) -> ScreenId {
        self.next_id += 1;
        ScreenId(self.next_id)
    }

    /// The chrome of the screen on top of the stack.
    fn chrome(&self) -> Chrome {
        self.stack.last().map_or(Chrome::Header, |entry| entry.screen.chrome())
    }

    fn toast(&mut self, toast: Toast) {
        let lasts = match toast.tone {
            Tone::Ok | Tone::Info => TOAST_MS,
            Tone::Warn | Tone::Danger => TROUBLE_MS,
        };
        self.toasts.retain(|shown| !shown.read && shown.toast != toast);
        self.toasts.push(Shown { toast, until: self.world.now.plus_millis(lasts), read: false });
    }
}

/// The number of the second or minute that an instant lies in.
const fn boundary(at: Timestamp, ticks: Ticks) -> i64 {
    at.millis().div_euclid(ticks.millis())
}
