//! A page that is one form: it is read into a use case, what was refused stands at its field, and
//! once everything is kept the page is left. Most pages on which something is written are one.

use crate::app::{Actor, App, AppError};
use crate::domain::time::Date;
use crate::i18n::{Locale, shell as t};
use crate::tui::action::ActionState;
use crate::tui::action::shell::form as form_actions;
use crate::tui::effect::{Effect, Lane, Toast, Tone};
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::confirm::Confirm;
use crate::tui::widget::form::{Form, FormEvent};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Text;
use std::sync::Arc;

/// What a form page is about: how its form is read, and what follows.
pub trait Sheet: Send + 'static {
    /// What the use case returns.
    type Kept: Send + 'static;

    /// What is kept is shown by [`Sheet::kept`] and never again: the page cannot be left before.
    const SHOWN_ONCE: bool = false;

    /// Names the page, above the form and in dialogs.
    fn title(&self, locale: Locale) -> String;

    /// Reads the form, whose required fields are filled in, into what is to be done.
    ///
    /// # Errors
    /// What cannot be read, at its field.
    fn read(&mut self, form: &mut Form, cx: &Cx) -> Result<Step<Self::Kept>, Wrong>;

    /// What follows once it is kept; most pages [`leave`].
    fn kept(&self, kept: &Self::Kept, cx: &Cx) -> Vec<Effect>;

    /// The field at which a refusal of the use case is shown; without one it is a message above
    /// the footer.
    fn wrong(&self, _refused: &AppError, _locale: Locale) -> Option<Wrong> {
        None
    }

    /// What should be known before the form is filled in; it stands above it.
    fn note(&self, _cx: &Cx) -> Text<'static> {
        Text::default()
    }

    /// What can be done besides saving.
    fn actions(&self) -> Vec<ActionState> {
        Vec::new()
    }

    /// Takes a message that is not the form's: one of [`Sheet::actions`], or the reply of what one
    /// of them opened. None when it is the form's after all.
    fn act(&mut self, _msg: &Msg, _form: &mut Form, _cx: &Cx) -> Option<Vec<Effect>> {
        None
    }
}

/// A use case with what was read.
type Work<K> = Box<dyn FnOnce(&Arc<App>, &Actor) -> Result<K, AppError> + Send>;

/// What is to be done with a form that was read.
pub struct Step<K> {
    before: Before,
    work: Work<K>,
}

/// What comes before the use case.
enum Before {
    Nothing,
    /// The person agrees to this consequence.
    Ask(String),
    /// The consequence is found out first.
    Find(Work<String>),
}

impl<K> Step<K> {
    /// Runs the use case.
    pub fn save(
        work: impl FnOnce(&Arc<App>, &Actor) -> Result<K, AppError> + Send + 'static,
    ) -> Self {
        Self { before: Before::Nothing, work: Box::new(work) }
    }

    /// Runs it once the person has agreed to `consequence`.
    #[must_use]
    pub fn after_asking(mut self, consequence: impl Into<String>) -> Self {
        self.before = Before::Ask(consequence.into());
        self
    }

    /// Finds out the consequence, a trial run perhaps, and runs it once the person has agreed.
    #[must_use]
    pub fn after_finding(
        mut self,
        consequence: impl FnOnce(&Arc<App>, &Actor) -> Result<String, AppError> + Send + 'static,
    ) -> Self {
        self.before = Before::Find(Box::new(consequence));
        self
    }
}

/// What is wrong, and at which field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    field: Place,
    text: String,
}

/// How a field of a form is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Named(&'static str),
    Nth(usize),
}

impl Wrong {
    /// `text` stands at `field`.
    pub fn at(field: &'static str, text: impl Into<String>) -> Self {
        Self { field: Place::Named(field), text: text.into() }
    }

    /// `text` stands at the field at this place of the form, from 0.
    pub fn at_place(place: usize, text: impl Into<String>) -> Self {
        Self { field: Place::Nth(place), text: text.into() }
    }
}

/// The day in a field made with [`crate::tui::widget::field::Field::day`]; none when it is empty.
///
/// # Errors
/// At the field, when it is no day.
pub fn day(form: &Form, field: &'static str, locale: Locale) -> Result<Option<Date>, Wrong> {
    match form.text(field) {
        text if text.is_empty() => Ok(None),
        text => text.parse().map(Some).map_err(|_| Wrong::at(field, t::bad_day(locale))),
    }
}

/// The day in a field that must have one.
///
/// # Errors
/// At the field, when it is no day.
pub fn required_day(form: &Form, field: &'static str, locale: Locale) -> Result<Date, Wrong> {
    day(form, field, locale)?.ok_or_else(|| Wrong::at(field, t::bad_day(locale)))
}

/// Says that it went well and goes back.
pub fn leave(said: impl Into<String>) -> Vec<Effect> {
    vec![Effect::ok(said), Effect::pop()]
}

/// The page.
pub struct FormPage<S: Sheet> {
    sheet: S,
    form: Form,
    /// What runs once the person has agreed.
    waiting: Option<Work<S::Kept>>,
    /// The consequence is being found out, or the use case runs.
    busy: bool,
    /// The use case runs; it cannot be taken back by leaving the page.
    saving: bool,
}

/// The consequence that was found out.
struct Found(Result<String, AppError>);
/// The person agrees.
struct Agreed;
/// What the use case returned.
struct Kept<K>(Result<K, AppError>);

impl<S: Sheet> FormPage<S> {
    /// The page of a form. The word on the form's button is also that of the action.
    pub const fn new(sheet: S, form: Form) -> Self {
        Self { sheet, form, waiting: None, busy: false, saving: false }
    }

    /// Where the note and the form stand.
    fn places(&self, area: Rect, cx: &Cx) -> (Paragraph<'static>, Rect, Rect) {
        let inner = inside(area);
        let note = Paragraph::new(self.sheet.note(cx));
        let rows = note.height(inner.width.saturating_sub(1).into(), cx.look);
        let rows = u16::try_from(rows).unwrap_or(u16::MAX).min(inner.height / 2);
        let top = Rect { height: rows, ..inner };
        let taken = if rows == 0 { 0 } else { rows + 1 };
        let height = inner.height.saturating_sub(taken);
        (note, top, Rect { y: inner.y + taken, height, ..inner })
    }

    fn submit(&mut self, cx: &Cx) -> Vec<Effect> {
        let Step { before, work } = match self.sheet.read(&mut self.form, cx) {
            Ok(step) => step,
            Err(wrong) => return self.show(wrong),
        };
        match before {
            Before::Nothing => self.run(work, cx.look.locale),
            Before::Ask(consequence) => {
                self.waiting = Some(work);
                vec![self.ask(consequence, cx.look.locale)]
            }
            Before::Find(find) => {
                self.waiting = Some(work);
                self.busy = true;
                vec![Effect::job(Lane::Normal, move |session| Found(session.run(find)))]
            }
        }
    }

    /// Runs the use case; what came of it is told even to who has left the page.
    fn run(&mut self, work: Work<S::Kept>, locale: Locale) -> Vec<Effect> {
        (self.busy, self.saving) = (true, true);
        let page = self.sheet.title(locale);
        let told = move |Kept(outcome): &Kept<S::Kept>| match outcome {
            Ok(_) => Toast { tone: Tone::Ok, text: t::done_meanwhile(locale, page) },
            Err(error) => {
                let text = t::refused_meanwhile(locale, page, error.message(locale));
                Toast { tone: Tone::Danger, text }
            }
        };
        vec![Effect::lasting_job(Lane::Normal, move |session| Kept(session.run(work)), told)]
    }

    fn ask(&self, consequence: String, locale: Locale) -> Effect {
        let question = Confirm::new(self.sheet.title(locale), consequence);
        let question = match self.form.verb() {
            Some(verb) => question.verb(verb),
            None => question,
        };
        Effect::confirm(question, |_| Agreed)
    }

    fn show(&mut self, wrong: Wrong) -> Vec<Effect> {
        match wrong.field {
            Place::Named(field) => self.form.error(field, wrong.text),
            Place::Nth(place) => self.form.error_at(place, wrong.text),
        }
        vec![]
    }

    fn refused(&mut self, error: &AppError, locale: Locale) -> Vec<Effect> {
        match self.sheet.wrong(error, locale) {
            Some(wrong) => self.show(wrong),
            None => vec![Effect::fail(error.message(locale))],
        }
    }

    /// The replies of the page's own work.
    fn replied(&mut self, msg: &Msg, cx: &Cx) -> Option<Vec<Effect>> {
        let locale = cx.look.locale;
        if let Some(Found(outcome)) = msg.reply::<Found>() {
            self.busy = false;
            return Some(match outcome {
                Ok(consequence) => vec![self.ask(consequence.clone(), locale)],
                Err(error) => self.refused(error, locale),
            });
        }
        if msg.reply::<Agreed>().is_some() {
            return self.waiting.take().map(|work| self.run(work, locale));
        }
        if let Some(Kept(outcome)) = msg.reply::<Kept<S::Kept>>() {
            (self.busy, self.saving) = (false, false);
            return Some(match outcome {
                Ok(kept) => {
                    self.form.saved();
                    self.sheet.kept(kept, cx)
                }
                Err(error) => self.refused(error, locale),
            });
        }
        if msg.reply::<JobFailed>().is_some() {
            (self.busy, self.saving) = (false, false);
        }
        None
    }
}

impl<S: Sheet> Screen for FormPage<S> {
    fn title(&self, cx: &Cx) -> String {
        self.sheet.title(cx.look.locale)
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        let save = ActionState::when(form_actions::SAVE, !self.busy);
        let save = match self.form.verb() {
            Some(verb) => save.label(verb),
            None => save,
        };
        let own = [save, ActionState::on(form_actions::NEXT_FIELD)];
        own.into_iter().chain(self.sheet.actions()).collect()
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        if let Some(effects) = self.replied(msg, cx) {
            return effects;
        }
        if self.busy {
            return vec![];
        }
        if let Some(effects) = self.sheet.act(msg, &mut self.form, cx) {
            return effects;
        }
        let (_, _, area) = self.places(cx.area, cx);
        match self.form.update(msg, area, cx.look) {
            FormEvent::Submit => self.submit(cx),
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        panel(frame.buffer_mut(), area, &self.sheet.title(cx.look.locale), cx.look);
        let (note, top, form) = self.places(area, cx);
        note.view(frame.buffer_mut(), top, 0, cx.look);
        self.form.view(frame, form, cx.look);
    }

    fn captures_text(&self) -> bool {
        true
    }

    fn unsaved(&self) -> bool {
        self.form.changed() && !self.saving
    }

    fn stays(&self) -> bool {
        S::SHOWN_ONCE && self.saving
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Via;
    use crate::app::error::Missing;
    use crate::i18n::shell as words;
    use crate::tui::key::Key;
    use crate::tui::screens::loading::Loading;
    use crate::tui::session::Shell;
    use crate::tui::testkit::Harness;
    use crate::tui::widget::field::Field;
    use crate::tui::widget::form::Entry;
    use crate::tui::{Backend, effect::Job};
    use std::collections::HashSet;

    /// Keeps a day and a name; what it does first depends on the name.
    struct Log<const ONCE: bool>;

    impl<const ONCE: bool> Sheet for Log<ONCE> {
        type Kept = String;

        const SHOWN_ONCE: bool = ONCE;

        fn title(&self, _: Locale) -> String {
            "日志".to_owned()
        }

        fn note(&self, _: &Cx) -> Text<'static> {
            Text::raw("记下即不可改。")
        }

        fn read(&mut self, form: &mut Form, cx: &Cx) -> Result<Step<String>, Wrong> {
            let day = required_day(form, "day", cx.look.locale)?;
            let name = form.text("name");
            let kept = format!("{day} {name}");
            let refused = name == "no";
            let step = Step::save(move |_, _| {
                if refused { Err(Missing::new("officer", "no").into()) } else { Ok(kept) }
            });
            Ok(match name.as_str() {
                "ask" => step.after_asking("记下以后不能删。"),
                "find" => step.after_finding(|app, _| Ok(format!("今天是 {}。", app.today()))),
                "lost" => step.after_finding(|_, _| Err(Missing::new("officer", "lost").into())),
                _ => step,
            })
        }

        fn wrong(&self, refused: &AppError, locale: Locale) -> Option<Wrong> {
            refused.is::<Missing>().map(|_| Wrong::at("name", refused.message(locale)))
        }

        fn kept(&self, kept: &String, _: &Cx) -> Vec<Effect> {
            leave(format!("已记 {kept}"))
        }
    }

    fn page<const ONCE: bool>(day: &str) -> FormPage<Log<ONCE>> {
        let day = Field::day().with(day);
        FormPage::new(
            Log,
            Form::new([
                Entry::line("name", "姓名", Field::new()).required(),
                Entry::line("day", "日期", day),
            ])
            .button("记下"),
        )
    }

    /// What lies below: Enter opens the page, once its day is fetched, and → one that stays.
    struct Below;

    impl Screen for Below {
        fn title(&self, _: &Cx) -> String {
            "下面".to_owned()
        }
        fn actions(&self, _: &Cx) -> Vec<ActionState> {
            vec![]
        }
        fn update(&mut self, msg: &Msg, _: &Cx) -> Vec<Effect> {
            let open = || {
                Loading::new(
                    words::new,
                    |session: &Backend| Ok(session.app()?.today().to_string()),
                    |day, _| Box::new(page::<false>(day)),
                )
            };
            match msg.key() {
                Some(Key::ENTER) => vec![Effect::push(open())],
                Some(Key::RIGHT) => vec![Effect::push(page::<true>("2026-11-24"))],
                _ => vec![],
            }
        }
        fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
            panel(frame.buffer_mut(), area, "下面", cx.look);
        }
    }

    fn opened() -> Harness {
        let backend = Backend::default();
        backend.set_actor(Some(Actor::operator(Via::Tui)));
        let now = backend.now();
        let shell = Shell {
            start: Box::new(|_| Box::new(Below)),
            routes: Box::new(|_| vec![]),
            unlock: Arc::new(|_, _| false),
            idle_lock_ms: None,
            refused: None::<fn(_) -> Job>,
        };
        let mut h = Harness::new(shell, backend, now);
        h.keys("<enter>");
        h
    }

    #[test]
    fn what_is_kept_is_said_and_the_page_is_left() {
        let mut h = opened();
        let screen = h.screen();
        let lines: Vec<&str> = screen.lines().skip(2).take(8).collect();
        let inner = lines.iter().map(|line| line.trim_matches(['│', ' ']));
        insta::assert_snapshot!(inner.skip(1).collect::<Vec<_>>().join("\n"), @r"
        记下即不可改。

        >*姓名

        日期  2026-11-24

        [  记下 ]
        ");
        assert!(lines[0].contains("日志") && screen.contains("F10 记下"), "{screen}");
        h.keys("张三 <f10>");
        assert!(h.screen().contains("已记 2026-11-24 张三") && h.screen().contains("下面"));
    }

    #[test]
    fn what_is_wrong_stands_at_its_field_and_the_page_stays() {
        for (keys, told) in [
            ("<f10>", words::required(Locale::Zh)),
            ("no <f10>", "no"),
            ("lost <f10>", "lost"),
            ("张三 <tab> <backspace> <f10>", words::bad_day(Locale::Zh)),
        ] {
            let mut h = opened();
            h.keys(keys);
            let screen = h.screen();
            let marked: HashSet<&str> = screen.lines().filter(|l| l.contains('✗')).collect();
            assert_eq!(marked.len(), 1, "{keys}: {screen}");
            assert!(marked.iter().all(|line| line.contains(told)), "{keys}: {screen}");
            assert!(screen.contains("日志"), "{keys}: {screen}");
        }
    }

    #[test]
    fn a_consequence_is_agreed_to_before_anything_is_done() {
        for (name, consequence) in [("ask", "记下以后不能删。"), ("find", "今天是 2026-11-24。")]
        {
            let mut h = opened();
            h.keys(&format!("{name} <f10>"));
            assert!(h.screen().contains(consequence), "{}", h.screen());
            h.keys("<enter>");
            let screen = h.screen();
            assert!(!screen.contains("已记") && screen.contains("日志"), "{screen}");
            h.keys("<f10> <tab> <enter>");
            assert!(h.screen().contains("已记 2026-11-24"), "{}", h.screen());
        }
    }

    #[test]
    fn leaving_asks_only_when_something_was_entered() {
        let mut h = opened();
        h.keys("<esc>");
        assert!(!h.screen().contains("日志"), "{}", h.screen());
        h.keys("<enter> 张三 <esc>");
        assert!(h.screen().contains("日志") && h.screen().contains("张三"), "{}", h.screen());
        h.keys("<enter>");
        assert!(h.screen().contains("日志"), "back is chosen at first");
    }

    #[test]
    fn what_came_of_it_is_told_to_who_has_left_meanwhile() {
        for (name, told) in [("张三", "“日志”:您离开以后已经办好"), ("no", "“日志”没有办成")]
        {
            let mut h = opened();
            h.keys(name).keys_before_jobs("<f10> <esc>");
            let screen = h.screen();
            assert!(screen.contains("下面") && screen.contains(told), "{screen}");
        }
    }

    #[test]
    fn what_is_shown_once_is_waited_for() {
        let mut h = opened();
        h.keys("<esc> <right> 张三").keys_before_jobs("<f10> <esc>");
        let screen = h.screen();
        assert!(screen.contains("请等它出来再离开"), "{screen}");
        assert!(screen.contains("已记 2026-11-24 张三"), "{screen}");
        let mut h = opened();
        h.keys("<esc> <right> no").keys_before_jobs("<f10> <esc>");
        h.keys("<esc>");
        assert!(h.screen().contains(words::discard_text(Locale::Zh)), "{}", h.screen());
    }

    #[test]
    fn what_was_entered_is_not_lost_while_its_consequence_is_found_out() {
        let mut h = opened();
        h.keys("find").keys_before_jobs("<f10> <esc>");
        assert!(h.screen().contains("日志"), "{}", h.screen());
    }
}
