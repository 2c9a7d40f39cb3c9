//! Applying what screens want, after they have returned.

use super::guard::Guarded;
use super::{Entry, Order, Session};
use crate::app::account::preferences::Preferences;
use crate::i18n::shell as t;
use crate::tui::action::Command;
use crate::tui::effect::{Effect, Guard, Job, Leave, Nav};
use crate::tui::look::Look;
use crate::tui::msg::ScreenId;
use crate::tui::screen::{Screen, Who};
use crate::tui::widget::confirm::Confirm;

impl Session {
    /// Applies the effects of the screen or overlay `from`, in order.
    pub(super) fn apply(&mut self, from: ScreenId, effects: Vec<Effect>) {
        for effect in effects {
            self.apply_one(from, effect);
        }
    }

    fn apply_one(&mut self, from: ScreenId, effect: Effect) {
        match effect {
            Effect::Nav(nav) => self.navigate(from, nav),
            Effect::Job(job) => self.submit(from, job),
            Effect::Toast(toast) => self.toast(toast),
            Effect::Overlay(screen) => self.open_overlay(screen, Some(from)),
            Effect::Answer(body) => {
                let opener = self.overlay(from).and_then(|entry| entry.opener);
                self.close(from);
                if let Some(to) = opener {
                    self.reply(to, body);
                }
            }
            Effect::Run(command) => self.run(command),
            Effect::Leave(leave) => self.leave_now(leave),
            Effect::SignIn(who) => self.sign_in(who),
            Effect::SignOut => {
                self.world.who = None;
                self.routes.clear();
                self.closed.clear();
                self.tab = None;
                self.wear(self.world.look.preferring(&Preferences::default()));
                self.restart();
            }
            Effect::Organisation(name) => self.world.organisation = name,
            Effect::Zone(zone) => self.world.zone = zone,
            Effect::IdleLock(millis) => self.shell.idle_lock_ms = millis,
            Effect::Look(look) => self.wear(*look),
            Effect::Unlock => {
                self.lock = None;
                self.shown();
            }
            Effect::Lock => self.lock_now(),
            Effect::Bell => self.orders.push(Order::Bell),
            Effect::Redraw => self.orders.push(Order::Clear),
            Effect::AskQuit => self.ask_quit(),
            Effect::Quit => self.over = true,
        }
    }

    /// Another look, at once; one that is the same costs nothing.
    pub(super) fn wear(&mut self, look: Look) {
        if look != self.world.look {
            self.world.look = look;
            self.orders.push(Order::Clear);
        }
    }

    /// Gives a screen's job to whoever runs the session.
    pub(super) fn submit(&mut self, from: ScreenId, job: Job) {
        if let Some(entry) = self.entry_mut(from) {
            entry.jobs += 1;
        }
        self.orders.push(Order::Job(from, job));
    }

    fn overlay(&self, id: ScreenId) -> Option<&Entry> {
        self.overlays.iter().find(|entry| entry.id == id)
    }

    fn navigate(&mut self, from: ScreenId, nav: Nav) {
        match nav {
            Nav::Push(screen) => {
                self.overlays.clear();
                self.push(screen, None);
            }
            Nav::Guarded(screen, guard) => {
                self.overlays.clear();
                self.push(screen, Some(guard));
            }
            Nav::Replace(screen) => {
                self.overlays.clear();
                self.replace(from, screen);
            }
            Nav::Pop => self.close(from),
            Nav::Reset(screen) => self.reset(screen),
        }
    }

    /// Closes one screen or overlay; the last screen of the stack stays.
    fn close(&mut self, id: ScreenId) {
        if self.overlay(id).is_some() {
            self.overlays.retain(|entry| entry.id != id);
        } else if self.stack.len() > 1 {
            self.stack.retain(|entry| entry.id != id);
        }
        self.shown();
    }

    fn push(&mut self, screen: Box<dyn Screen>, guard: Option<Guard>) {
        let id = self.new_id();
        let guarded = guard.map(|guard| Guarded::new(guard, self.world.now));
        self.stack.push(Entry { guarded, ..Entry::screen(id, screen) });
        self.shown();
    }

    /// Puts a screen in the place of the one that says so, or of the top one when an overlay does.
    fn replace(&mut self, from: ScreenId, screen: Box<dyn Screen>) {
        let id = self.new_id();
        let place = self.stack.iter().position(|entry| entry.id == from);
        let place = place.or_else(|| self.stack.len().checked_sub(1));
        if let Some(entry) = place.and_then(|at| self.stack.get_mut(at)) {
            *entry = Entry::screen(id, screen);
        }
        self.shown();
    }

    fn reset(&mut self, screen: Box<dyn Screen>) {
        self.overlays.clear();
        self.stack.clear();
        self.push(screen, None);
    }

    /// Begins again with the start screen, or with the first room of whoever is signed in.
    pub(super) fn restart(&mut self) {
        let first = self.routes.first().map(|route| route.command);
        if let Some(command) = first {
            self.open_room(command);
        } else {
            let cx = self.world.cx(self.world.area(crate::tui::screen::Chrome::Header));
            let screen = (self.shell.start)(&cx);
            self.reset(screen);
        }
    }

    pub(super) fn open_overlay(&mut self, screen: Box<dyn Screen>, opener: Option<ScreenId>) {
        let id = self.new_id();
        self.overlays.push(Entry::overlay(id, screen, opener));
        self.shown();
    }

    fn sign_in(&mut self, who: Who) {
        let routes = (self.shell.routes)(&who);
        self.world.who = Some(who);
        self.last_input = self.world.now;
        let (open, closed): (Vec<_>, Vec<_>) =
            routes.into_iter().partition(|route| self.may(route.command));
        self.routes = open;
        self.closed = closed.into_iter().map(|route| route.command).collect();
        self.restart();
    }

    pub(super) fn leave_now(&mut self, leave: Leave) {
        match leave {
            Leave::Back => {
                if self.stack.len() > 1 {
                    self.stack.pop();
                }
                self.shown();
            }
            Leave::Room(command) => self.open_room(command),
        }
    }

    /// A tab starts a stack of its own; another room opens on top of where one is.
    fn open_room(&mut self, command: Command) {
        let Some(route) = self.routes.iter().find(|route| route.command == command) else { return };
        let cx = self.world.cx(self.world.area(crate::tui::screen::Chrome::Tabs));
        let (screen, tab) = ((route.open)(&cx), route.tab);
        if tab || self.stack.is_empty() {
            self.tab = Some(command);
            self.reset(screen);
        } else {
            self.overlays.clear();
            self.push(screen, None);
        }
    }

    pub(super) fn ask_quit(&mut self) {
        let locale = self.world.look.locale;
        let unsaved = self.stack.iter().any(|entry| entry.screen.unsaved());
        let text = if self.in_exam() {
            t::quit_exam_text(locale)
        } else if unsaved {
            t::quit_unsaved_text(locale)
        } else {
            t::quit_text(locale)
        };
        let question = Confirm::new(t::quit_title(locale), text)
            .verb(t::quit(locale))
            .then_effect(Effect::Quit);
        self.open_overlay(Box::new(question), None);
    }
}
