//! What a screen shows and has to fetch first: brought anew each time the screen becomes the top one.

use crate::app::AppError;
use crate::i18n::Locale;
use crate::tui::Backend;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::Cx;
use std::sync::Arc;

/// Brings the value.
type Fetch<T> = Arc<dyn Fn(&Backend) -> Result<T, AppError> + Send + Sync>;

/// A value and the way to bring it.
pub struct Fetched<T> {
    fetch: Fetch<T>,
    value: Option<Arc<T>>,
    /// Without the value the screen is left: there is nothing to see. A room stays.
    leaves: bool,
}

/// What the job brought.
struct Brought<T>(Result<Arc<T>, String>);

impl<T: Send + Sync + 'static> Fetched<T> {
    /// For a page: it is left again when the value cannot be brought.
    pub fn page(fetch: impl Fn(&Backend) -> Result<T, AppError> + Send + Sync + 'static) -> Self {
        Self { fetch: Arc::new(fetch), value: None, leaves: true }
    }

    /// For a room: it stays when the value cannot be brought, and shows what it had.
    pub fn room(fetch: impl Fn(&Backend) -> Result<T, AppError> + Send + Sync + 'static) -> Self {
        Self { leaves: false, ..Self::page(fetch) }
    }

    /// The value, once it is there.
    pub fn get(&self) -> Option<&T> {
        self.value.as_deref()
    }

    /// Brings the value, now.
    pub fn fetch(&self, locale: Locale) -> Effect {
        let fetch = Arc::clone(&self.fetch);
        Effect::job(Lane::Normal, move |session| {
            Brought(fetch(session).map(Arc::new).map_err(|error| error.message(locale)))
        })
    }

    /// Takes the messages that concern the value; none for every other.
    pub fn update(&mut self, msg: &Msg, cx: &Cx) -> Option<Vec<Effect>> {
        if matches!(msg, Msg::Shown) {
            return Some(vec![self.fetch(cx.look.locale)]);
        }
        let Brought(outcome) = msg.reply::<Brought<T>>()?;
        Some(match outcome {
            Ok(value) => {
                self.value = Some(Arc::clone(value));
                vec![]
            }
            Err(text) if self.leaves => vec![Effect::fail(text.clone()), Effect::pop()],
            Err(text) => vec![Effect::fail(text.clone())],
        })
    }
}
