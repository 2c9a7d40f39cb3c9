//! Statutes are closed to a candidate, also where they were opened before the exam began in another
//! session: every screen with their words asks now and then whether it may stay.

use crate::app::AppError;
use crate::app::statute::StatuteRefusal;
use crate::app::statute::read::admit;
use crate::domain::time::Timestamp;
use crate::tui::action::ActionState;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::screen::{Chrome, Cx, Screen, Ticks};
use ratatui::Frame;
use ratatui::layout::Rect;

/// Milliseconds between two questions: for so long a text may stay open into an exam.
const EVERY: i64 = 15_000;

/// Opens a screen with words of statutes.
pub(super) fn show(screen: impl Screen + 'static) -> Effect {
    Effect::push(Closing { screen, asked_at: None })
}

/// A screen that closes when an exam of the person begins.
struct Closing<S> {
    screen: S,
    /// When it was asked last whether the person may read.
    asked_at: Option<Timestamp>,
}

/// Why the person may not read any more; none while they may.
struct Closed(Option<String>);

impl<S: Screen> Closing<S> {
    /// Whether to ask now. When it is opened, what the screen loads answers that.
    fn is_due(&mut self, msg: &Msg, now: Timestamp) -> bool {
        let due = match (msg, self.asked_at) {
            (Msg::Shown, asked_at) => asked_at.is_some(),
            (Msg::Tick, Some(asked_at)) => now.since(asked_at) >= EVERY,
            _ => return false,
        };
        if due || self.asked_at.is_none() {
            self.asked_at = Some(now);
        }
        due
    }
}

impl<S: Screen> Screen for Closing<S> {
    fn title(&self, cx: &Cx) -> String {
        self.screen.title(cx)
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        self.screen.actions(cx)
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        if let Some(Closed(why)) = msg.reply::<Closed>() {
            let told = why.iter().flat_map(|why| [Effect::warn(why.clone()), Effect::pop()]);
            return told.collect();
        }
        let mut effects = self.screen.update(msg, cx);
        if self.is_due(msg, cx.now) {
            let locale = cx.look.locale;
            effects.push(Effect::job(Lane::Normal, move |session| {
                let refused = session.run(admit).err();
                let closed = |error: &AppError| error.is::<StatuteRefusal>().is_some();
                Closed(refused.filter(closed).map(|error| error.message(locale)))
            }));
        }
        effects
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        self.screen.view(frame, area, cx);
    }

    fn captures_text(&self) -> bool {
        self.screen.captures_text()
    }

    fn filters_by_typing(&self) -> bool {
        self.screen.filters_by_typing()
    }

    fn unsaved(&self) -> bool {
        self.screen.unsaved()
    }

    fn stays(&self) -> bool {
        self.screen.stays()
    }

    fn in_exam(&self) -> bool {
        self.screen.in_exam()
    }

    fn chrome(&self) -> Chrome {
        self.screen.chrome()
    }

    fn ticks(&self) -> Ticks {
        self.screen.ticks()
    }
}
