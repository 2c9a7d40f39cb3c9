//! Reading that counts: while an officer reads, the keys that turn the pages prove that somebody is
//! there, and the line at the bottom says what counts.

use crate::app::Actor;
use crate::app::study::end::end;
use crate::app::study::present::present;
use crate::app::study::read::{Reading, read};
use crate::app::study::{Counted, ended};
use crate::domain::hours::Allowance;
use crate::domain::id::StudyId;
use crate::domain::role::{Permission, Target};
use crate::domain::study::{Patience, Silence, StudyEnd};
use crate::i18n::{Locale, statute_room as t};
use crate::tui::effect::{Effect, Lane};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::screen::Cx;
use crate::tui::screens::study::summary;
use crate::tui::screens::study::watch::Watch;
use crate::tui::text::put;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The time of somebody's reading; nothing for who does not study.
#[derive(Default)]
pub(in crate::tui::screens) struct Attendance {
    session: Option<Session>,
    /// What is counted belongs to the screen below, which ends it.
    lent: bool,
    /// What is counted is a set of questions, which another set would end.
    of_set: bool,
    /// Another screen is on top, so silence is not judged here.
    covered: bool,
    /// A beginning is on its way.
    asked: bool,
    /// The screen has come back on top, and it is not known yet whether its session went on.
    returning: bool,
    /// The statute that is read, for the audit.
    statute: String,
}

/// A session of study, as far as it is known here.
#[derive(Debug, Clone, Copy)]
struct Session {
    id: StudyId,
    patience: Patience,
    allowance: Allowance,
    counted: Counted,
    watch: Watch,
}

/// What came of beginning; none for who does not study.
struct Begun(Result<Option<Reading>, String>);
/// The session's time after a proof.
struct Proved(StudyId, Result<Counted, String>);

impl Attendance {
    /// The time of a set of questions, which goes on while its article is read.
    pub fn lent(
        id: StudyId,
        patience: Patience,
        allowance: Allowance,
        counted: Counted,
        cx: &Cx,
    ) -> Self {
        let session = Session { id, patience, allowance, counted, watch: Watch::begin(cx.now) };
        Self { session: Some(session), lent: true, of_set: true, ..Self::default() }
    }

    /// Another screen opens on top of this one: until this one is shown again, silence here says
    /// nothing.
    pub const fn cover(&mut self) {
        self.covered = true;
    }

    /// The same time, for a screen that opens on top of this one.
    pub fn lend(&mut self) -> Self {
        self.cover();
        let session = self.open().copied();
        let (lent, of_set) = (session.is_some(), self.of_set);
        Self { session, lent, of_set, ..Self::default() }
    }

    /// Whether a set of questions is being worked through below.
    pub const fn is_of_set(&self) -> bool {
        self.of_set
    }

    /// The session, while it goes on.
    fn open(&self) -> Option<&Session> {
        self.session.as_ref().filter(|session| session.counted.ended_by.is_none())
    }

    fn silence(&self, cx: &Cx) -> Silence {
        let open = self.open().filter(|_| !self.covered);
        open.map_or(Silence::Fine, |open| open.patience.judge(open.watch.silence(cx.now)))
    }

    fn begin(&mut self, locale: Locale) -> Vec<Effect> {
        if self.asked {
            return vec![];
        }
        self.asked = true;
        let statute = self.statute.clone();
        vec![Effect::job(Lane::Save, move |session| {
            let begun = session.run(|app, actor| match studies(actor) {
                true => read(app, actor, &statute).map(Some),
                false => Ok(None),
            });
            Begun(begun.map_err(|error| error.message(locale)))
        })]
    }

    /// The screen is on top: reading of this statute begins, or goes on.
    pub fn shown(&mut self, statute: &str, cx: &Cx) -> Vec<Effect> {
        statute.clone_into(&mut self.statute);
        match self.session {
            Some(_) => self.goes_on(cx),
            None => {
                self.covered = false;
                self.begin(cx.look.locale)
            }
        }
    }

    /// The screen is on top: what counts goes on, and nothing begins.
    pub fn goes_on(&mut self, cx: &Cx) -> Vec<Effect> {
        self.covered = false;
        self.returning = self.session.is_some();
        self.hear(cx);
        self.tell(true, cx)
    }

    /// The page turned to this statute: where it is another one, the reading of that begins.
    pub fn turned(&mut self, statute: &str, cx: &Cx) -> Vec<Effect> {
        if self.lent || self.statute == statute {
            return vec![];
        }
        let mut effects = self.tell(true, cx);
        statute.clone_into(&mut self.statute);
        effects.extend(self.begin(cx.look.locale));
        effects
    }

    fn hear(&mut self, cx: &Cx) {
        if let Some(session) = &mut self.session {
            session.watch.hear(cx.now);
        }
    }

    /// Tells the store that somebody is there, when it is time to, or at once.
    fn tell(&mut self, at_once: bool, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        let Some(session) = self.session.as_mut().filter(|one| one.counted.ended_by.is_none())
        else {
            return vec![];
        };
        if !(at_once || session.watch.owes(cx.now)) {
            return vec![];
        }
        session.watch.tell(cx.now);
        let id = session.id;
        vec![Effect::job(Lane::Save, move |backend| {
            let proved = backend.run(|app, actor| present(app, actor, id));
            Proved(id, proved.map_err(|error| error.message(locale)))
        })]
    }

    /// Takes input of the person as a proof, and says whether it only answered the question on
    /// screen. Every other message is none.
    pub fn heard(&mut self, msg: &Msg, cx: &Cx) -> (Vec<Effect>, bool) {
        if !matches!(msg, Msg::Key(_) | Msg::Command(_) | Msg::Mouse(_) | Msg::Paste(_)) {
            return (vec![], false);
        }
        let silence = self.silence(cx);
        self.hear(cx);
        let ended = self.session.as_ref().and_then(|session| session.counted.ended_by);
        if ended == Some(StudyEnd::Silence) && !self.lent {
            return (self.begin(cx.look.locale), false);
        }
        let effects = self.tell(silence != Silence::Fine, cx);
        (effects, silence != Silence::Fine)
    }

    /// Time passes: the question whether anybody is there rings once.
    pub fn tick(&mut self, cx: &Cx) -> Vec<Effect> {
        if self.covered {
            return vec![];
        }
        let mut effects = self.tell(false, cx);
        let open = self.session.as_mut().filter(|session| session.counted.ended_by.is_none());
        match open.and_then(|open| open.watch.turned(open.patience, cx.now)) {
            Some((Silence::Fine, Silence::Asked)) => effects.push(Effect::Bell),
            // Telling it closes the session with the time that was proved.
            Some((_, Silence::Over)) => effects.extend(self.tell(true, cx)),
            _ => {}
        }
        effects
    }

    /// Takes the replies that concern the time; none for every other message.
    pub fn reply(&mut self, msg: &Msg, cx: &Cx) -> Option<Vec<Effect>> {
        if let Some(Begun(outcome)) = msg.reply::<Begun>() {
            self.asked = false;
            return Some(match outcome {
                Ok(begun) => {
                    self.session = begun.as_ref().map(|reading| Session {
                        id: reading.session,
                        patience: reading.patience,
                        allowance: reading.allowance,
                        counted: reading.counted,
                        watch: Watch::begin(cx.now),
                    });
                    vec![]
                }
                Err(text) => vec![Effect::warn(text.clone())],
            });
        }
        let Proved(id, outcome) = msg.reply::<Proved>()?;
        let session = self.session.as_mut().filter(|session| session.id == *id);
        Some(match (outcome, session) {
            (Ok(counted), Some(session)) => {
                session.counted = *counted;
                let returning = std::mem::take(&mut self.returning);
                // What was opened on top counted in the place of this; now this counts again.
                match counted.ended_by {
                    Some(_) if returning && !self.lent => self.begin(cx.look.locale),
                    _ => vec![],
                }
            }
            (Err(text), _) => vec![Effect::warn(text.clone())],
            (Ok(_), None) => vec![],
        })
    }

    /// The screen is left: reading that began here ends.
    pub fn leave(&mut self) -> Vec<Effect> {
        let Some(id) = self.open().filter(|_| !self.lent).map(|open| open.id) else {
            return vec![];
        };
        self.session = None;
        vec![Effect::job(Lane::Save, move |backend| {
            // The time that was proved is stored, whatever becomes of the ending.
            if let Err(error) = backend.run(|app, actor| end(app, actor, id)) {
                tracing::warn!(%error, "reading was not ended");
            }
        })]
    }

    /// Rows that the line of time takes.
    pub const fn rows(&self) -> u16 {
        if self.session.is_some() { 1 } else { 0 }
    }

    /// Draws what counts, in one line.
    pub fn line(&self, frame: &mut Frame, area: Rect, look: &Look) {
        let Some(session) = &self.session else { return };
        match session.counted.ended_by {
            None => {
                summary::time_line(frame, area, (0, 0), &session.counted, &session.allowance, look)
            }
            Some(by) => {
                let text = match by {
                    StudyEnd::Silence if !self.lent => t::silence_over(look.locale).to_owned(),
                    _ => t::not_counting(look.locale, ended(look.locale, by)),
                };
                let (at, style) = ((area.x, area.y), look.theme.warn);
                put(frame.buffer_mut(), at, &text, area.width, style, look.wide);
            }
        }
    }

    /// Draws the question whether anybody is there, when it is time for it.
    pub fn question(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        if let Some(open) = self.open() {
            let millis = open.watch.silence(cx.now);
            summary::are_you_there(frame, area, self.silence(cx), millis, cx.look);
        }
    }
}

/// Whether the time of this person counts as study.
fn studies(actor: &Actor) -> bool {
    actor
        .officer()
        .is_some_and(|own| actor.grants.allow(Permission::Study, Target::Officer(own, &[])))
}
