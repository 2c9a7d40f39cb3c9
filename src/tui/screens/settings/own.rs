//! One's own preferences, in force at once.

use crate::app::account::preferences::{Preferences, Profile, profile, set_preferences};
use crate::domain::preference::ThemeName;
use crate::i18n::{Locale, settings_room as t};
use crate::tui::action::ActionState;
use crate::tui::action::shell::form as form_actions;
use crate::tui::effect::{Effect, Lane};
use crate::tui::msg::{JobFailed, Msg};
use crate::tui::screen::{Cx, Screen};
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form, FormEvent};
use crate::tui::widget::panel::{inside, panel};
use crate::tui::widget::pick::Pick;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Languages, themes and widths in the order of their options; none follows the terminal.
const LOCALES: [Option<Locale>; 3] = [None, Some(Locale::Zh), Some(Locale::En)];
const THEMES: [Option<ThemeName>; 5] = [
    None,
    Some(ThemeName::Dark),
    Some(ThemeName::Light),
    Some(ThemeName::HighContrast),
    Some(ThemeName::Mono),
];
const WIDTHS: [Option<bool>; 3] = [None, Some(false), Some(true)];

/// The form.
#[derive(Default)]
pub(super) struct OwnScreen {
    form: Option<Form>,
    busy: bool,
}

struct Loaded(Result<Profile, String>);
struct Saved(Result<Profile, String>);

fn make_form(profile: &Profile, locale: Locale) -> Form {
    let Preferences { locale: language, theme, wide, idle_lock_minutes } = profile.preferences;
    let at = |found: Option<usize>| found.unwrap_or(0);
    let languages = [t::follow_terminal(locale), t::chinese(locale), t::english(locale)];
    let themes = [
        t::theme_default(locale),
        t::theme_dark(locale),
        t::theme_light(locale),
        t::theme_contrast(locale),
        t::theme_mono(locale),
    ];
    let widths = [t::width_auto(locale), t::width_one(locale), t::width_two(locale)];
    let minutes = idle_lock_minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
    let idle = Field::new().max(3).accepting(|c| c.is_ascii_digit()).with(minutes);
    Form::new([
        Entry::pick(
            "locale",
            t::language(locale),
            Pick::new(languages).with(at(LOCALES.iter().position(|one| *one == language))),
        ),
        Entry::pick(
            "theme",
            t::theme(locale),
            Pick::new(themes).with(at(THEMES.iter().position(|one| *one == theme))),
        ),
        Entry::pick(
            "wide",
            t::width(locale),
            Pick::new(widths).with(at(WIDTHS.iter().position(|one| *one == wide))),
        )
        .hint(t::width_hint(locale)),
        Entry::line("idle", t::idle(locale), idle)
            .hint(t::idle_hint(locale, profile.site_idle_minutes)),
    ])
}

fn preferences(form: &Form) -> Preferences {
    let at = |name| form.picked(name).unwrap_or(0);
    Preferences {
        locale: LOCALES.get(at("locale")).copied().flatten(),
        theme: THEMES.get(at("theme")).copied().flatten(),
        wide: WIDTHS.get(at("wide")).copied().flatten(),
        idle_lock_minutes: form.text("idle").parse().ok(),
    }
}

impl Screen for OwnScreen {
    fn title(&self, cx: &Cx) -> String {
        t::own(cx.look.locale).to_owned()
    }

    fn actions(&self, _: &Cx) -> Vec<ActionState> {
        vec![
            ActionState::when(form_actions::SAVE, !self.busy),
            ActionState::on(form_actions::NEXT_FIELD),
        ]
    }

    fn update(&mut self, msg: &Msg, cx: &Cx) -> Vec<Effect> {
        let locale = cx.look.locale;
        if let Some(Loaded(outcome)) = msg.reply::<Loaded>() {
            return match outcome {
                Ok(profile) => {
                    self.form = Some(make_form(profile, locale));
                    vec![]
                }
                Err(text) => vec![Effect::fail(text.clone()), Effect::pop()],
            };
        }
        if let Some(Saved(outcome)) = msg.reply::<Saved>() {
            self.busy = false;
            return match outcome {
                Ok(profile) => {
                    let look = cx.look.preferring(&profile.preferences);
                    let said = t::saved(look.locale);
                    vec![
                        Effect::Look(Box::new(look)),
                        Effect::IdleLock(profile.idle_lock_ms()),
                        Effect::ok(said),
                        Effect::pop(),
                    ]
                }
                Err(text) => {
                    if let Some(form) = &mut self.form {
                        form.error("idle", text.clone());
                    }
                    vec![]
                }
            };
        }
        if msg.reply::<JobFailed>().is_some() {
            self.busy = false;
        }
        if matches!(msg, Msg::Shown) && self.form.is_none() {
            return vec![Effect::job(Lane::Normal, move |session| {
                let found = session.run(|app, actor| profile(app, actor));
                Loaded(found.map_err(|error| error.message(locale)))
            })];
        }
        if self.busy {
            return vec![];
        }
        let Some(form) = &mut self.form else { return vec![] };
        match form.update(msg, inside(cx.area), cx.look) {
            FormEvent::Submit => {
                self.busy = true;
                let wanted = preferences(form);
                vec![Effect::job(Lane::Normal, move |session| {
                    let saved = session.run(|app, actor| set_preferences(app, actor, wanted));
                    Saved(saved.map_err(|error| error.message(locale)))
                })]
            }
            _ => vec![],
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, cx: &Cx) {
        let inner = panel(frame.buffer_mut(), area, t::own(cx.look.locale), cx.look);
        if let Some(form) = &self.form {
            form.view(frame, inner, cx.look);
        }
    }

    fn captures_text(&self) -> bool {
        self.form.is_some()
    }

    fn unsaved(&self) -> bool {
        self.form.as_ref().is_some_and(Form::changed) && !self.busy
    }
}
