//! Which screen a message goes to, and which command a key means there.

use super::{Broken, Session};
use crate::i18n::shell as t;
use crate::tui::action::shell::{dialog, global};
use crate::tui::action::{self, ActionState, Command};
use crate::tui::effect::{Effect, Leave, Toast, Tone};
use crate::tui::key::{Code, Key, Mouse, MouseKind};
use crate::tui::msg::{JobFailed, Msg, Reply, ScreenId};
use crate::tui::overlay::help::Help;
use crate::tui::overlay::notice::Notice;
use crate::tui::overlay::palette::{Item, Palette};
use crate::tui::screen::{Chrome, Cx};
use crate::tui::widget::confirm::Confirm;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What the keyboard talks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Lock,
    Overlay,
    Screen,
}

impl Session {
    pub(super) fn target(&self) -> Target {
        if self.lock.is_some() {
            Target::Lock
        } else if self.overlays.is_empty() {
            Target::Screen
        } else {
            Target::Overlay
        }
    }

    pub(super) fn entry(&self) -> Option<&super::Entry> {
        match self.target() {
            Target::Lock => self.lock.as_ref(),
            Target::Overlay => self.overlays.last(),
            Target::Screen => self.stack.last(),
        }
    }

    /// A screen, an overlay or the lock by its id.
    pub(super) fn entry_mut(&mut self, id: ScreenId) -> Option<&mut super::Entry> {
        let entries = self.stack.iter_mut().chain(&mut self.overlays).chain(&mut self.lock);
        entries.into_iter().find(|entry| entry.id == id)
    }

    fn cx(&self) -> Cx<'_> {
        let chrome = self.entry().map_or(Chrome::Header, super::Entry::chrome);
        self.world.cx(self.world.area(chrome))
    }

    /// Actions of what is on top, permitted or not.
    pub(super) fn actions(&self) -> Vec<ActionState> {
        self.entry().map(|entry| entry.screen.actions(&self.cx())).unwrap_or_default()
    }

    /// Whether an action is offered to the person at all.
    pub(super) fn may(&self, command: Command) -> bool {
        let Some(permission) = action::find(command).and_then(|action| action.permission) else {
            return true;
        };
        self.world.who.as_ref().is_some_and(|who| who.may(Some(permission)))
    }

    /// Input from the person.
    pub(super) fn input(&mut self, msg: Msg) {
        if self.world.too_small() {
            return;
        }
        // Whoever goes on has read what is shown; the next message takes its place.
        self.toasts.iter_mut().for_each(|shown| shown.read = true);
        match msg {
            Msg::Key(key) => self.key(key),
            Msg::Paste(text) => self.paste(text),
            Msg::Mouse(mouse) => self.mouse(mouse),
            _ => {}
        }
    }

    fn key(&mut self, key: Key) {
        // Whoever goes on does not wait any more.
        self.waiting = None;
        let Some(entry) = self.entry() else { return };
        let text = entry.screen.captures_text();
        let filter = entry.screen.filters_by_typing();
        let folded = key.folded();
        // Enter in the line of a filter opens what it found.
        let finds = filter && key == Key::ENTER;
        if !text || finds || names_commands_in_text(key) {
            let actions = self.actions();
            if let Some(state) = self.world.keymap.among(folded, &actions) {
                let state = state.clone();
                return self.command(&state);
            }
            let typed = filter && folded.typed().is_some_and(|c| !c.is_ascii_digit());
            if !typed && let Some(command) = self.shell_command(folded) {
                return self.run(command);
            }
        }
        if text || filter {
            return self.deliver_top(&Msg::Key(key));
        }
        if folded.typed().is_some_and(|c| !c.is_ascii()) {
            return self.input_method_notice();
        }
        self.deliver_top(&Msg::Key(folded));
    }

    fn input_method_notice(&mut self) {
        let text = t::input_method(self.world.look.locale).to_owned();
        self.toast(Toast { tone: Tone::Warn, text });
    }

    fn paste(&mut self, text: String) {
        let takes = self
            .entry()
            .is_some_and(|entry| entry.screen.captures_text() || entry.screen.filters_by_typing());
        if takes {
            self.deliver_top(&Msg::Paste(text));
        } else if !text.is_ascii() {
            self.input_method_notice();
        }
    }

    /// The wheel acts like the arrows; a click on a tab or hint acts like its key.
    fn mouse(&mut self, mouse: Mouse) {
        match mouse.kind {
            MouseKind::WheelUp => self.deliver_top(&Msg::Key(Key::UP)),
            MouseKind::WheelDown => self.deliver_top(&Msg::Key(Key::DOWN)),
            MouseKind::Click => match self.clicked(mouse) {
                Some(command) => self.run(command),
                None => self.deliver_top(&Msg::Mouse(mouse)),
            },
        }
    }

    /// A command of the shell that `key` names where the keyboard is.
    fn shell_command(&self, key: Key) -> Option<Command> {
        let named = |command: Command| self.world.keymap.keys(command).contains(&key);
        let everywhere = [global::REDRAW, global::SUSPEND];
        if let Some(command) = everywhere.into_iter().find(|command| named(*command)) {
            return Some(command);
        }
        match self.target() {
            Target::Lock => named(global::QUIT).then_some(global::QUIT),
            Target::Overlay => named(dialog::CLOSE).then_some(global::BACK),
            Target::Screen => {
                let shell = [global::HELP, global::PALETTE, global::BACK, global::LOCK];
                let shell = shell.into_iter().find(|command| named(*command));
                shell.or_else(|| self.quit_named(key)).or_else(|| self.tab_named(key))
            }
        }
    }

    /// F12 quits from anywhere; the letter only at the top level.
    fn quit_named(&self, key: Key) -> Option<Command> {
        let named = self.world.keymap.keys(global::QUIT).contains(&key);
        let letter = matches!(key.code, Code::Char(_));
        (named && (!letter || self.stack.len() == 1)).then_some(global::QUIT)
    }

    fn tab_named(&self, key: Key) -> Option<Command> {
        if self.chrome() != Chrome::Tabs {
            return None;
        }
        let place = key.digit()?.checked_sub(1)?;
        self.tabs().nth(place)
    }

    /// The commands of the tabs, in order.
    pub(super) fn tabs(&self) -> impl Iterator<Item = Command> + '_ {
        self.routes.iter().filter(|route| route.tab).map(|route| route.command)
    }

    /// An action of the screen on top was asked for.
    pub(super) fn command(&mut self, state: &ActionState) {
        let label = self.label(state);
        if !self.may(state.command) {
            return self.refuse(state.command, &label);
        }
        if !state.enabled && self.may_wait(state) {
            self.waiting = self.entry().map(|entry| (entry.id, state.command));
            return;
        }
        if !state.enabled {
            let text = state.reason.clone().unwrap_or_else(|| self.why_not(&label));
            return self.toast(Toast { tone: Tone::Warn, text });
        }
        self.deliver_top(&Msg::Command(state.command));
    }

    /// Why an action is not possible whose screen does not say so: its answer is still under way,
    /// or there is nothing that it could be done to.
    fn why_not(&self, label: &str) -> String {
        let locale = self.world.look.locale;
        match self.entry().is_some_and(|entry| entry.jobs > 0) {
            true => t::not_yet(locale, label),
            false => t::nothing_to(locale, label),
        }
    }

    pub(super) fn label(&self, state: &ActionState) -> String {
        state.label.clone().unwrap_or_else(|| self.command_label(state.command))
    }

    pub(super) fn command_label(&self, command: Command) -> String {
        let locale = self.world.look.locale;
        action::find(command)
            .map_or_else(|| command.0.to_owned(), |row| (row.label)(locale).to_owned())
    }

    fn refuse(&mut self, command: Command, label: &str) {
        let text = t::not_permitted(self.world.look.locale, label);
        self.toast(Toast { tone: Tone::Danger, text });
        if let Some(record) = self.shell.refused
            && let Some(id) = self.stack.last().map(|entry| entry.id)
        {
            self.submit(id, record(command));
        }
    }

    /// Does a command wherever it came from: key, palette, click.
    pub(super) fn run(&mut self, command: Command) {
        match command {
            global::HELP => self.help(),
            global::PALETTE => self.palette(),
            global::BACK => self.back(),
            global::REDRAW => self.orders.push(super::Order::Clear),
            global::SUSPEND => self.orders.push(super::Order::Suspend),
            global::LOCK => self.lock_now(),
            global::QUIT => self.ask_quit(),
            _ => {
                if let Some(state) =
                    self.actions().into_iter().find(|state| state.command == command)
                {
                    self.command(&state);
                } else if !self.in_exam() && self.may(command) {
                    self.leave(Leave::Room(command));
                } else if !self.may(command) {
                    self.refuse(command, &self.command_label(command));
                }
            }
        }
    }

    fn back(&mut self) {
        if self.overlays.pop().is_some() {
            self.shown();
        } else if self.stack.len() > 1 && !self.in_exam() {
            self.leave(Leave::Back);
        }
    }

    /// Leaves the screen on top, after asking when input would be lost.
    fn leave(&mut self, leave: Leave) {
        if self.stack.last().is_some_and(|entry| entry.screen.stays()) {
            let text = t::stays(self.world.look.locale).to_owned();
            self.toast(Toast { tone: Tone::Warn, text });
        } else if self.stack.last().is_some_and(|entry| entry.screen.unsaved()) {
            let locale = self.world.look.locale;
            let question = Confirm::new(t::discard_title(locale), t::discard_text(locale))
                .verb(t::discard(locale))
                .then_effect(Effect::Leave(leave));
            self.open_overlay(Box::new(question), None);
        } else {
            self.leave_now(leave);
        }
    }

    fn help(&mut self) {
        let screen = self.entry().map(|entry| entry.screen.title(&self.cx())).unwrap_or_default();
        let mut here = self.actions();
        here.retain(|state| self.may(state.command));
        let here = self.items(here);
        let everywhere = self.items(self.shell_actions());
        let rooms = self.items(self.rooms());
        self.open_overlay(Box::new(Help::new(screen, here, everywhere, rooms)), None);
    }

    fn palette(&mut self) {
        let mut states = self.actions();
        states.extend(self.rooms());
        states.extend(self.shell_actions());
        let (permitted, mut forbidden): (Vec<_>, Vec<_>) =
            states.into_iter().partition(|state| self.may(state.command));
        if !self.in_exam() {
            forbidden.extend(self.closed.iter().copied().map(ActionState::on));
        }
        let no = t::palette_forbidden(self.world.look.locale);
        let refused = |item| Item { doc: no.to_owned(), enabled: false, ..item };
        let forbidden = self.items(forbidden).into_iter().map(refused).collect();
        let palette = Palette::new(self.items(permitted), forbidden);
        self.open_overlay(Box::new(palette), None);
    }

    /// The rooms the person may enter.
    fn rooms(&self) -> Vec<ActionState> {
        if self.in_exam() {
            return vec![];
        }
        let digit = |command| self.tabs().position(|tab| tab == command).map(|at| at + 1);
        self.routes
            .iter()
            .map(|route| {
                let key = digit(route.command).filter(|digit| *digit <= 9);
                let key = key.map(|digit| digit.to_string()).unwrap_or_default();
                ActionState::on(route.command).hint(key)
            })
            .collect()
    }

    /// The shell's own actions, as help and palette list them.
    fn shell_actions(&self) -> Vec<ActionState> {
        let deep = self.stack.len() > 1;
        let signed_in = self.world.who.is_some();
        vec![
            ActionState::on(global::HELP),
            ActionState::on(global::PALETTE),
            ActionState::when(global::BACK, deep && !self.in_exam()),
            ActionState::when(global::LOCK, signed_in),
            ActionState::on(global::REDRAW),
            ActionState::on(global::SUSPEND),
            ActionState::on(global::QUIT),
        ]
    }

    /// What help and palette say about actions.
    fn items(&self, states: Vec<ActionState>) -> Vec<Item> {
        let locale = self.world.look.locale;
        states
            .into_iter()
            .map(|state| Item {
                command: state.command,
                key: state.hint.clone().unwrap_or_else(|| self.all_keys(state.command)),
                label: self.label(&state),
                doc: action::find(state.command)
                    .map(|row| (row.doc)(locale).to_owned())
                    .unwrap_or_default(),
                enabled: state.enabled,
            })
            .collect()
    }

    fn all_keys(&self, command: Command) -> String {
        let keys = self.world.keymap.keys(command).iter();
        keys.map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    /// Tells every screen and overlay.
    pub(super) fn broadcast(&mut self, msg: &Msg) {
        let ids: Vec<_> =
            self.stack.iter().chain(&self.overlays).chain(&self.lock).map(|e| e.id).collect();
        for id in ids {
            self.deliver(id, msg);
        }
    }

    /// Tells the top screen that it can be seen.
    pub(super) fn shown(&mut self) {
        self.deliver_top(&Msg::Shown);
    }

    fn deliver_top(&mut self, msg: &Msg) {
        if let Some(id) = self.entry().map(|entry| entry.id) {
            self.deliver(id, msg);
        }
    }

    /// Hands a reply to its screen, wherever it lies; to nobody when it is gone.
    pub(super) fn reply(&mut self, to: ScreenId, body: Box<dyn Any + Send>) {
        self.deliver(to, &Msg::Reply(Reply { to, body }));
    }

    /// Lets one screen take a message, then applies what it wants.
    fn deliver(&mut self, id: ScreenId, msg: &Msg) {
        let entries = self.stack.iter_mut().chain(&mut self.overlays).chain(&mut self.lock);
        let Some(entry) = entries.into_iter().find(|entry| entry.id == id) else { return };
        let area = self.world.area(entry.chrome());
        let cx = self.world.cx(area);
        let outcome = catch_unwind(AssertUnwindSafe(|| entry.screen.update(msg, &cx)));
        match outcome {
            Ok(effects) => self.apply(id, effects),
            Err(panic) => self.broken(&Broken::new(id, panic.as_ref())),
        }
    }

    /// A screen panicked: it is closed and a dialog says so.
    pub fn broken(&mut self, broken: &Broken) {
        self.changed = true;
        self.overlays.retain(|entry| entry.id != broken.id);
        self.stack.retain(|entry| entry.id != broken.id);
        if self.lock.as_ref().is_some_and(|entry| entry.id == broken.id) {
            self.lock = None;
            self.lock_now();
        }
        if self.stack.is_empty() {
            self.restart();
        }
        let text = t::error_screen(self.world.look.locale);
        self.open_overlay(Box::new(Notice::error(text, &broken.message)), None);
    }

    /// A job panicked: a dialog says so, and its screen learns that nothing more comes.
    pub(super) fn job_panicked(&mut self, to: ScreenId, message: String) {
        let text = t::error_job(self.world.look.locale);
        self.reply(to, Box::new(JobFailed(message.clone())));
        self.open_overlay(Box::new(Notice::error(text, &message)), None);
    }
}

/// Keys that are never part of a text.
const fn names_commands_in_text(key: Key) -> bool {
    key.ctrl || key.alt || matches!(key.code, Code::F(_) | Code::Esc)
}
