//! One item in doubt beside the law as it was and as it is; decided here, and the next one comes by
//! itself, or, where it was opened alone, the page it came from.

use super::beside;
use super::deed::Deed;
use crate::app::AppError;
use crate::app::doubt::is_refusal;
use crate::app::doubt::list::queue;
use crate::app::doubt::seen::Seen;
use crate::app::doubt::show::{Place, Shown, show};
use crate::domain::bank::BankHeader;
use crate::domain::doubt::proposed;
use crate::domain::id::{RevisionId, Uid};
use crate::domain::item::Item;
use crate::domain::item::check::Field;
use crate::i18n::{Locale, banks, doubts as t, names};
use crate::tui::Backend;
use crate::tui::action::{ActionState, doubts::one as actions};
use crate::tui::effect::{Effect, Lane, Outcome};
use crate::tui::key::Code;
use crate::tui::msg::Msg;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::banks::ItemForm;
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Text;

/// One item in doubt.
pub(in crate::tui::screens) struct DoubtScreen {
    /// The item that is shown, or asked for.
    uid: Uid,
    /// The id of the item when it alone is decided here, and no other one after it.
    alone: Option<String>,
    shown: Option<Box<Told>>,
    /// It was decided here; otherwise somebody else has when it is gone.
    decided: bool,
    busy: bool,
    scroll: usize,
}

/// What is shown.
#[derive(Clone)]
struct Told {
    uid: Uid,
    /// The item with its doubts, about which it is decided here.
    seen: Seen,
    /// Its place among all items in doubt, from 0.
    at: usize,
    /// All items in doubt, in the order of the list.
    queue: Vec<Uid>,
    header: BankHeader,
    /// The revision in force, and what it says.
    revision: RevisionId,
    item: Item,
    /// The item as a rewriting begins.
    begun: Item,
    /// The note with which a rewriting begins.
    note: String,
    places: Vec<Place>,
    /// Why it cannot be corrected; none when it can.
    not_corrected: Option<String>,
    /// Why it cannot be confirmed; none when it can.
    not_confirmed: Option<String>,
}

/// What the job brought; none when no item is in doubt.
struct Loaded(Result<Option<Box<Told>>, String>);

/// The trainer agrees to what is done with the item, for this reason where one was asked for.
struct Agreed(Deed, Seen, String);

/// What was done, or why it was not.
struct Done(Outcome);

impl DoubtScreen {
    /// The item with this uid, among all that are in doubt.
    pub(super) const fn new(uid: Uid) -> Self {
        Self { uid, alone: None, shown: None, decided: false, busy: false, scroll: 0 }
    }

    /// The item with this uid and id alone.
    pub(in crate::tui::screens) fn alone(uid: Uid, id: String) -> Self {
        Self { alone: Some(id), ..Self::new(uid) }
    }

    /// Loads the item asked for; when it is no longer in doubt, the one that follows it.
    fn load(&self, locale: Locale) -> Effect {
        let (uid, at) = (self.uid, self.shown.as_ref().map_or(0, |told| told.at));
        let is_alone = self.alone.is_some();
        Effect::job(Lane::Normal, move |session| {
            let found = match is_alone {
                true => load_alone(session, uid, locale),
                false => load(session, uid, at, locale),
            };
            Loaded(found.map_err(|error| error.message(locale)))
        })
    }

    fn take(&mut self, found: Option<Box<Told>>, locale: Locale) -> Vec<Effect> {
        let decided = std::mem::take(&mut self.decided);
        let before = self.shown.take();
        let mut effects = vec![];
        let is_same = found.as_ref().is_some_and(|told| told.uid == self.uid);
        let known = before.as_ref().map(|before| &before.item.id).or(self.alone.as_ref());
        if !is_same
            && !decided
            && let Some(id) = known
        {
            effects.push(Effect::info(t::settled_meanwhile(locale, id)));
        }
        let Some(told) = found else {
            if self.alone.is_none() {
                effects.push(Effect::ok(t::all_done(locale)));
            }
            effects.push(Effect::pop());
            return effects;
        };
        if before.is_none_or(|before| before.uid != told.uid) {
            self.scroll = 0;
        }
        self.uid = told.uid;
        self.shown = Some(told);
        effects
    }

    /// Goes to the item `by` places on.
    fn turn(&mut self, by: isize, locale: Locale) -> Vec<Effect> {
        let Some(told) = &self.shown else { return vec![] };
        let to = told.at.checked_add_signed(by).and_then(|at| told.queue.get(at));
        let Some(uid) = to.copied() else { return vec![] };
        self.uid = uid;
        // It is asked for; that it is another one is no news.
        self.decided = true;
        vec![self.load(locale)]
    }

    fn carry_out(&mut self, deed: Deed, seen: Seen, reason: String, locale: Locale) -> Vec<Effect> {
        self.busy = true;
        let id = seen.id().to_owned();
        let work = move |session: &Backend| {
            let done = session
                .run(|app, actor| deed.apply(app, actor, std::slice::from_ref(&seen), &reason));
            let told = done.map(|done| done.told_of(&id, locale));
            Done(told.map_err(|error| error.message(locale)).into())
        };
        vec![Effect::lasting_job(Lane::Normal, work, |Done(outcome)| outcome.clone())]
    }

    fn rewrite(&self, locale: Locale) -> Vec<Effect> {
        let form = self.shown.as_ref().map(|told| {
            let of = (told.uid, told.revision);
            let form = ItemForm::edit(told.header.clone(), of, &told.begun, locale);
            let part = told.places.first().map(|place| place.touched.part.as_str());
            form.deciding(told.seen.clone()).noting(&told.note).showing(part, Field::Citations)
        });
        form.map(Effect::push).into_iter().collect()
    }

    fn ask_retire(&self, locale: Locale) -> Vec<Effect> {
        let Some(told) = &self.shown else { return vec![] };
        let text = banks::retire_text(locale, &told.item.id);
        let question = Confirm::new(banks::retire(locale), text).verb(banks::retire(locale));
        let seen = told.seen.clone();
        vec![Effect::confirm(question.with_reason(), move |given| {
            Agreed(Deed::Retire, seen, given.reason.unwrap_or_default())
        })]
    }

    fn correct(&mut self, locale: Locale) -> Vec<Effect> {
        let Some(seen) = self.shown.as_ref().map(|told| told.seen.clone()) else { return vec![] };
        self.carry_out(Deed::Correct, seen, String::new(), locale)
    }

    /// Confirms what was compared; where a text is missing, the person is asked to compare first, and
    /// where the statute has ended, whether the item is to be asked all the same.
    fn confirm(&mut self, locale: Locale) -> Vec<Effect> {
        let Some(seen) = self.shown.as_ref().map(|told| told.seen.clone()) else { return vec![] };
        let ended = seen.doubts().iter().find(|doubt| doubt.is_repealed());
        let ended = ended.map(|doubt| t::confirm_repealed(locale, &doubt.statute, doubt.to));
        let uncompared = seen.uncompared().map(|_| t::confirm_uncompared(locale).to_owned());
        let asked: Vec<String> = ended.into_iter().chain(uncompared).collect();
        if asked.is_empty() {
            return self.carry_out(Deed::Confirm, seen, String::new(), locale);
        }
        let name = Deed::Confirm.name(locale);
        let question = Confirm::new(name, asked.join("\n")).verb(name);
        vec![Effect::confirm(question, move |_| {
            Agreed(Deed::Confirm, seen.compared(), String::new())
        })]
    }

    fn text(&self, area: Rect, cx: &Cx) -> Paragraph<'static> {
        // The last column is the paragraph's, for its scroll signs.
        let columns = usize::from(area.width.saturating_sub(1));
        let lines = self
            .shown
            .as_ref()
            .map(|told| beside::lines(&told.item, &told.places, columns, cx.look));
        Paragraph::new(Text::from(lines.unwrap_or_default()))
    }

    fn scroll(&mut self, code: Code, cx: &Cx) {
        let area = inside(cx.area);
        self.scroll = self.text(area, cx).scrolled(self.scroll, code, area, cx.look);
    }
}

/// The item asked for, or the one at its place, with everything that is in doubt.
fn load(
    session: &Backend,
    uid: Uid,
    at: usize,
    locale: Locale,
) -> Result<Option<Box<Told>>, AppError> {
    let queue = session.run(|app, actor| queue(app, actor))?;
    let found = queue.iter().position(|one| *one == uid);
    let at = found.unwrap_or_else(|| at.min(queue.len().saturating_sub(1)));
    let Some(uid) = queue.get(at).copied() else { return Ok(None) };
    let shown = session.run(|app, actor| show(app, actor, uid))?;
    Ok(Some(Box::new(Told::of(shown, uid, (at, queue), locale))))
}

/// This item and no other; none when it is not in doubt.
fn load_alone(session: &Backend, uid: Uid, locale: Locale) -> Result<Option<Box<Told>>, AppError> {
    match session.run(|app, actor| show(app, actor, uid)) {
        Ok(shown) => Ok(Some(Box::new(Told::of(shown, uid, (0, vec![uid]), locale)))),
        Err(error) if is_refusal(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

impl Told {
    fn of(shown: Shown, uid: Uid, (at, queue): (usize, Vec<Uid>), locale: Locale) -> Self {
        let why = |error: Option<AppError>| error.map(|error| error.message(locale));
        Self {
            uid,
            at,
            queue,
            seen: shown.seen.clone(),
            begun: proposed(&shown.content, &shown.touched()),
            note: shown.note(locale),
            header: shown.header,
            revision: shown.revision,
            item: shown.content,
            places: shown.places,
            not_corrected: why(shown.not_corrected),
            not_confirmed: why(shown.not_confirmed),
        }
    }
}

impl Screen for DoubtScreen {
    fn title(&self, cx: &Cx) -> String {
        match &self.shown {
            Some(told) if self.alone.is_none() => {
                t::page_title(cx.look.locale, told.at + 1, told.queue.len())
            }
            _ => t::room(cx.look.locale).to_owned(),
        }
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        let locale = cx.look.locale;
        let ready = self.shown.as_ref().filter(|_| !self.busy);
        let unless = |command, why: fn(&Told) -> &Option<String>| match ready {
            None => ActionState::when(command, false),
            Some(told) => match why(told) {
                None => ActionState::on(command),
                Some(why) => ActionState::off(command, why.clone()),
            },
        };
        let (at, of) = ready.map_or((0, 0), |told| (told.at, told.queue.len()));
        let mut offered = vec![
            unless(actions::CORRECT, |told| &told.not_corrected),
            unless(actions::CONFIRM, |told| &told.not_confirmed),
            ActionState::when(actions::REWRITE, ready.is_some()),
            ActionState::when(actions::RETIRE, ready.is_some()),
        ];
        if self.alone.is_none() {
            let turn = ActionState::when(actions::BEFORE, at > 0);
            offered.push(turn.hint("←→").label(t::turn(locale)));
            offered.push(ActionState::when(actions::AFTER, at + 1 < of).quiet());
        }
        offered
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(found) => self.take(found.clone(), locale),
                Err(text) => vec![Effect::fail(text.clone()), Effect::pop()],
            };
        }
        if let Some(Agreed(deed, seen, reason)) = msg.reply::<Agreed>() {
            return self.carry_out(*deed, seen.clone(), reason.clone(), locale);
        }
        if let Some(Done(outcome)) = msg.reply::<Done>() {
            self.busy = false;
            self.decided = outcome.is_done();
            let mut effects = outcome.effects();
            effects.push(self.load(locale));
            return effects;
        }
        match msg {
            Msg::Shown => vec![self.load(locale)],
            Msg::Command(actions::CORRECT) => self.correct(locale),
            Msg::Command(actions::CONFIRM) => self.confirm(locale),
            Msg::Command(actions::REWRITE) => self.rewrite(locale),
            Msg::Command(actions::RETIRE) => self.ask_retire(locale),
            Msg::Command(actions::BEFORE) => self.turn(-1, locale),
            Msg::Command(actions::AFTER) => self.turn(1, locale),
            Msg::Key(key) => {
                self.scroll(key.code, cx);
                vec![]
            }
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let title = match &self.shown {
            None => self.title(cx),
            Some(told) => {
                let kind = names::item_type(cx.look.locale, told.item.kind);
                let busy = if self.busy { t::busy(cx.look.locale) } else { "" };
                let (bank, id) = (&told.header.name, &told.item.id);
                format!("{}  {bank}  {id}  [{kind}]  {busy}", self.title(cx)).trim_end().to_owned()
            }
        };
        panel(frame.buffer_mut(), area, &title, cx.look);
        let area = inside(area);
        self.text(area, cx).view(frame.buffer_mut(), area, self.scroll, cx.look);
    }
}
