//! The terminal self-test: width, encoding, colours, input method, focus, and the way to the store.

mod lines;

use crate::app::site::probe::{Probe, probe};
use crate::clock::monotonic;
use crate::i18n::{Locale, self_test as t};
use crate::tui::action::ActionState;
use crate::tui::action::self_test as own;
use crate::tui::effect::{Effect, Lane};
use crate::tui::key::Key;
use crate::tui::msg::Msg;
use crate::tui::screen::{Chrome, Cx, Screen};
use crate::tui::widget::panel::panel;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::time::Duration;

/// The self-test.
#[derive(Default)]
pub struct SelfTestScreen {
    got: Option<Got>,
    focus_reported: bool,
    measured: Option<Result<Measured, String>>,
}

/// What arrived last from the keyboard.
enum Got {
    Key(Key),
    Paste(usize),
}

/// How long a job took from being asked for.
#[derive(Debug, Clone, Copy)]
struct Measured {
    /// Until a thread took it up.
    queue: Duration,
    store: Probe,
}

/// What the measuring came to.
struct Probed(Result<Measured, String>);

/// A job that measures; it waits in the queue of saves, as an answer does.
fn measure(locale: Locale) -> Effect {
    let asked = monotonic();
    Effect::job(Lane::Save, move |session| {
        let queue = asked.elapsed();
        let outcome = session.app().and_then(|app| probe(app));
        let outcome = outcome.map(|store| Measured { queue, store });
        Probed(outcome.map_err(|error| error.message(locale)))
    })
}

impl Screen for SelfTestScreen {
    fn title(&self, cx: &Cx) -> String {
        t::title(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![ActionState::on(own::MEASURE)]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Probed(outcome)) = msg.reply::<Probed>() {
            self.measured = Some(outcome.clone());
            return vec![];
        }
        match msg {
            Msg::Shown => return vec![measure(locale)],
            Msg::Command(own::MEASURE) => {
                self.measured = None;
                return vec![measure(locale)];
            }
            Msg::Command(_) => return vec![Effect::pop()],
            Msg::Focus(_) => self.focus_reported = true,
            Msg::Key(key) => self.got = Some(Got::Key(*key)),
            Msg::Paste(text) => self.got = Some(Got::Paste(text.chars().count())),
            _ => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let inner = panel(frame.buffer_mut(), area, t::title(cx.look.locale), cx.look);
        lines::view(self, frame.buffer_mut(), inner, cx);
    }

    // Every character is shown, also those that would mean a command.
    fn captures_text(&self) -> bool {
        true
    }

    fn chrome(&self) -> Chrome {
        Chrome::Header
    }
}
