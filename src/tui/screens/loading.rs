//! What stands where a screen will be that is made of something still to be fetched.

use crate::app::AppError;
use crate::i18n::Locale;
use crate::tui::Backend;
use crate::tui::action::ActionState;
use crate::tui::effect::{Effect, Lane, Nav};
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::panel::panel;
use ratatui::Frame;
use ratatui::layout::Rect;

/// An empty panel that gives way to the screen made of a `T`, or goes back when there is none.
pub struct Loading<T: Send + 'static> {
    title: fn(Locale) -> &'static str,
    fetch: fn(&Backend) -> Result<T, AppError>,
    make: fn(&T, &Cx) -> Box<dyn Screen>,
}

/// What the job brought.
struct Fetched<T>(Result<T, String>);

impl<T: Send + 'static> Loading<T> {
    /// A panel with this title until `fetch` has brought what `make` needs.
    pub const fn new(
        title: fn(Locale) -> &'static str,
        fetch: fn(&Backend) -> Result<T, AppError>,
        make: fn(&T, &Cx) -> Box<dyn Screen>,
    ) -> Self {
        Self { title, fetch, make }
    }
}

impl<T: Send + 'static> Screen for Loading<T> {
    fn title(&self, cx: &Cx) -> String {
        (self.title)(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Fetched(outcome)) = msg.reply::<Fetched<T>>() {
            return match outcome {
                Ok(found) => vec![Effect::Nav(Nav::Replace((self.make)(found, cx)))],
                Err(text) => vec![Effect::fail(text.clone()), Effect::pop()],
            };
        }
        if matches!(msg, Msg::Shown) {
            let fetch = self.fetch;
            return vec![Effect::job(Lane::Normal, move |session| {
                Fetched(fetch(session).map_err(|error| error.message(locale)))
            })];
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        panel(frame.buffer_mut(), area, (self.title)(cx.look.locale), cx.look);
    }
}
