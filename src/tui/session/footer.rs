//! The last line: what can be done now, and where a click on it lands.

use super::Session;
use super::dispatch::Target;
use crate::i18n::shell as t;
use crate::tui::action::shell::global;
use crate::tui::action::{ActionState, Command};
use crate::tui::key::Mouse;
use crate::tui::screen::Chrome;
use crate::tui::text::width;

/// One hint of the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hint {
    pub command: Command,
    pub x: u16,
    pub key: String,
    pub label: String,
    pub enabled: bool,
    /// Columns of key, space and label.
    pub width: u16,
}

/// Columns between two hints.
const GAP: u16 = 2;

impl Session {
    /// The hints of the footer with their places: the screen's actions from the left, the shell's
    /// at the right. What does not fit is left to help.
    pub(super) fn hints(&self) -> Vec<Hint> {
        let right = self.place(self.shell_hints());
        let taken = right.iter().map(|hint| hint.width + GAP).sum::<u16>();
        let edge = self.world.size.0.saturating_sub(1);
        let mut x = edge.saturating_sub(taken.saturating_sub(GAP));
        let limit = x;
        let mut placed = vec![];
        for mut hint in right {
            hint.x = x;
            x = x.saturating_add(hint.width + GAP);
            placed.push(hint);
        }
        let states: Vec<_> = self
            .actions()
            .into_iter()
            .filter(|state| !state.quiet && self.may(state.command))
            .collect();
        let mut x = 1;
        for mut hint in self.place(states) {
            if x + hint.width + GAP > limit {
                break;
            }
            hint.x = x;
            x += hint.width + GAP;
            placed.push(hint);
        }
        placed
    }

    fn place(&self, states: Vec<ActionState>) -> Vec<Hint> {
        let wide = self.world.look.wide;
        states
            .into_iter()
            .map(|state| {
                let shown = || self.world.keymap.shown(state.command);
                let key = state.hint.clone().unwrap_or_else(shown);
                let label = self.label(&state);
                let columns = width(&key, wide) + 1 + width(&label, wide);
                let width = u16::try_from(columns).unwrap_or(u16::MAX / 4);
                Hint { command: state.command, x: 0, key, label, enabled: state.enabled, width }
            })
            .collect()
    }

    /// What the shell itself offers at the right end.
    fn shell_hints(&self) -> Vec<ActionState> {
        match (self.target(), self.chrome()) {
            (Target::Lock, _) => vec![ActionState::on(global::QUIT)],
            (Target::Overlay, _) | (Target::Screen, Chrome::Footer) => vec![],
            (Target::Screen, chrome) => {
                let first = match chrome {
                    Chrome::Header => global::HELP,
                    Chrome::Tabs | Chrome::Footer => global::PALETTE,
                };
                let last = if self.stack.len() > 1 { global::BACK } else { global::QUIT };
                vec![ActionState::on(first), ActionState::on(last)]
            }
        }
    }

    /// The command of the tab or hint under the mouse.
    pub(super) fn clicked(&self, mouse: Mouse) -> Option<Command> {
        if mouse.row + 1 == self.world.size.1 {
            let hit = |hint: &Hint| (hint.x..hint.x + hint.width).contains(&mouse.column);
            return self.hints().into_iter().find(hit).map(|hint| hint.command);
        }
        let tabs =
            mouse.row == 1 && self.target() == Target::Screen && self.chrome() == Chrome::Tabs;
        if !tabs {
            return None;
        }
        let places = self.tab_places();
        let hit = |(x, text, _): &(u16, String, Command)| {
            let taken = u16::try_from(width(text, self.world.look.wide)).unwrap_or(0);
            (*x..x + taken).contains(&mouse.column)
        };
        places.into_iter().find(hit).map(|(_, _, command)| command)
    }

    /// Column, text and command of every tab.
    pub(super) fn tab_places(&self) -> Vec<(u16, String, Command)> {
        let wide = self.world.look.wide;
        let columns = |text: &str| u16::try_from(width(text, wide)).unwrap_or(0);
        let tabs = self.tabs().enumerate();
        let tabs: Vec<(String, Command)> = tabs
            .map(|(at, command)| (format!(" {} {}", at + 1, self.command_label(command)), command))
            .collect();
        let taken: u16 = tabs.iter().map(|(text, _)| columns(text) + 1).sum();
        // Where they would run into the hint at the right end they stand closer.
        let roomy = taken < self.help_place().0;
        let mut x = 0u16;
        let placed = tabs.into_iter().map(|(text, command)| {
            let text = if roomy { text + " " } else { text };
            let place = (x, text, command);
            x = x.saturating_add(columns(&place.1));
            place
        });
        placed.collect()
    }

    /// Column and text of the hint at the right end of the tabs.
    pub(super) fn help_place(&self) -> (u16, String) {
        let look = &self.world.look;
        let help = format!("{} {}", self.world.keymap.shown(global::HELP), t::help(look.locale));
        let taken = u16::try_from(look.width(&help)).unwrap_or(0);
        (self.world.size.0.saturating_sub(1 + taken), help)
    }
}
