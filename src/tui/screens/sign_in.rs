//! The door: name and password, or a one-time code and a first password.

use super::self_test::SelfTestScreen;
use crate::app::account::{redeem_code::redeem_code, sign_in::sign_in};
use crate::app::password::Password;
use crate::app::site::name::name;
use crate::app::{Actor, Via};
use crate::domain::time::Zone;
use crate::i18n::{Locale, door as t};
use crate::tui::action::ActionState;
use crate::tui::action::door as actions;
use crate::tui::action::shell::form as form_actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::Msg;
use crate::tui::rooms::{Entered, enter, let_in, welcome};
use crate::tui::screen::{Chrome, Cx, Screen};
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, FormEvent, Input};
use crate::tui::widget::panel::panel;
use crate::tui::widget::paragraph::Paragraph;
use ratatui::Frame;
use ratatui::layout::Rect;

const NAME: &str = "name";
const PASSWORD: &str = "password";
const CODE: &str = "code";
const NEW: &str = "new";
const AGAIN: &str = "again";

/// Signing in.
#[derive(Default)]
pub struct SignInScreen {
    form: Option<Form>,
    /// With a one-time code instead of a password.
    first_time: bool,
    busy: bool,
}

struct Tried(Result<Entered, String>);
struct Named(String, Zone);

impl SignInScreen {
    fn make_form(first_time: bool, name: &str, locale: Locale) -> Form {
        let line = |key, label, field| Entry::line(key, label, field).required();
        let mut entries = vec![line(
            NAME,
            t::name(locale),
            Field::new().max(32).accepting(|c| c.is_ascii_graphic()).with(name),
        )];
        let secret = || Field::new().max(128).secret();
        if first_time {
            entries.push(line(CODE, t::code(locale), Field::new().max(32)));
            let new = line(NEW, t::new_password(locale), secret());
            entries.push(new.hint(t::password_rule(locale)));
            entries.push(line(AGAIN, t::repeat_password(locale), secret()));
        } else {
            entries.push(line(PASSWORD, t::password(locale), secret()));
        }
        Form::new(entries).button(t::sign_in(locale))
    }

    fn secret(&mut self, name: &str) -> Password {
        match self.form.as_mut().and_then(|form| form.input_mut(name)) {
            Some(Input::Line(field)) => Password::new(field.take().to_string()),
            _ => Password::new(String::new()),
        }
    }

    fn submit(&mut self, locale: Locale) -> Vec<Effect> {
        let name = self.form.as_ref().map(|form| form.text(NAME)).unwrap_or_default();
        let code = self.form.as_ref().map(|form| form.text(CODE)).unwrap_or_default();
        if self.first_time {
            let (new, again) = (self.secret(NEW), self.secret(AGAIN));
            if new.as_str() != again.as_str() {
                if let Some(form) = &mut self.form {
                    form.error(AGAIN, t::not_the_same(locale));
                }
                return vec![];
            }
            self.busy = true;
            return vec![entering(locale, move |app| {
                redeem_code(app, &name, &code, &new, Via::Tui)
            })];
        }
        let password = self.secret(PASSWORD);
        self.busy = true;
        vec![entering(locale, move |app| sign_in(app, &name, &password, Via::Tui))]
    }
}

/// The job that lets somebody in.
fn entering(
    locale: Locale,
    ask: impl FnOnce(&std::sync::Arc<crate::app::App>) -> Result<Actor, crate::app::AppError>
    + Send
    + 'static,
) -> Effect {
    Effect::job(Lane::Normal, move |session| {
        let entered = session.app().and_then(ask).and_then(|actor| let_in(session, actor));
        Tried(entered.map_err(|error| error.message(locale)))
    })
}

impl Screen for SignInScreen {
    fn title(&self, cx: &Cx) -> String {
        t::sign_in(cx.look.locale).to_owned()
    }

    fn actions(&self, cx: &Cx) -> Vec<ActionState> {
        vec![
            ActionState::when(form_actions::SAVE, !self.busy).label(t::sign_in(cx.look.locale)),
            match self.first_time {
                true => ActionState::on(actions::WITH_PASSWORD),
                false => ActionState::on(actions::FIRST_TIME),
            },
            ActionState::on(actions::SELF_TEST),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Named(organisation, zone)) = msg.reply::<Named>() {
            return vec![Effect::Organisation(organisation.clone()), Effect::Zone(zone.clone())];
        }
        if let Some(Tried(outcome)) = msg.reply::<Tried>() {
            self.busy = false;
            return match outcome {
                Ok(entered) => {
                    let mut effects = enter(entered, cx.look);
                    effects.push(welcome(entered, cx.look));
                    effects
                }
                Err(text) => {
                    if let Some(form) = &mut self.form {
                        form.focus(if self.first_time { CODE } else { PASSWORD });
                    }
                    vec![Effect::fail(text.clone())]
                }
            };
        }
        if matches!(msg, Msg::Shown) {
            self.form.get_or_insert_with(|| Self::make_form(self.first_time, "", locale));
            return vec![Effect::job(Lane::Normal, |session| {
                session.set_actor(None);
                let name = session.app().and_then(|app| name(app, app.today()));
                Named(name.unwrap_or_default(), session.zone())
            })];
        }
        if msg.is(actions::SELF_TEST) {
            return vec![Effect::push(SelfTestScreen::default())];
        }
        if msg.is(actions::FIRST_TIME) || msg.is(actions::WITH_PASSWORD) {
            self.first_time = msg.is(actions::FIRST_TIME);
            let name = self.form.as_ref().map(|form| form.text(NAME)).unwrap_or_default();
            self.form = Some(Self::make_form(self.first_time, &name, locale));
            return vec![];
        }
        if self.busy {
            return vec![];
        }
        let Some(form) = &mut self.form else { return vec![] };
        match form.update(msg, form_area(cx.area), cx.look) {
            FormEvent::Submit => self.submit(locale),
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let (look, locale) = (cx.look, cx.look.locale);
        let outer = Rect { height: form_area(area).height + 6, ..widened(form_area(area)) };
        let title = if self.first_time { t::first_time(locale) } else { t::sign_in(locale) };
        panel(frame.buffer_mut(), outer.intersection(area), title, look);
        if let Some(form) = &self.form {
            form.view(frame, form_area(area), look);
        }
        let below = form_area(area);
        let note = Rect { y: below.bottom() + 1, height: 2, ..below };
        let text = if self.busy { t::checking(locale) } else { t::hint(locale) };
        Paragraph::new(ratatui::text::Line::styled(text, look.theme.muted)).view(
            frame.buffer_mut(),
            note.intersection(area),
            0,
            look,
        );
    }

    fn captures_text(&self) -> bool {
        true
    }

    fn chrome(&self) -> Chrome {
        Chrome::Header
    }
}

/// The form stands in the middle, wide enough for a password rule.
fn form_area(area: Rect) -> Rect {
    let width = 60.min(area.width);
    let height = 12.min(area.height.saturating_sub(6));
    let x = area.x + (area.width - width) / 2;
    let y = area.y + area.height.saturating_sub(height + 6) / 2 + 2;
    Rect { x, y, width, height }
}

/// The box around the form.
const fn widened(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_sub(3),
        y: area.y.saturating_sub(2),
        width: area.width + 6,
        height: area.height,
    }
}
