//! One's own preferences, in force at once.

use crate::app::AppError;
use crate::app::account::preferences::{Preferences, Profile, profile, set_preferences};
use crate::domain::preference::ThemeName;
use crate::i18n::{Locale, settings_room as t};
use crate::tui::effect::Effect;
use crate::tui::screen::{Cx, Screen};
use crate::tui::screens::form_page::{FormPage, Sheet, Step, Wrong};
use crate::tui::screens::loading::Loading;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Entry, Form};
use crate::tui::widget::pick::Pick;

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

/// One's own preferences.
struct Own;

/// The form.
pub(super) fn page() -> impl Screen {
    Loading::new(
        t::own,
        |session| session.run(|app, actor| profile(app, actor)),
        |profile, cx| Box::new(FormPage::new(Own, make_form(profile, cx.look.locale))),
    )
}

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
    let idle = Field::digits(3).with(minutes);
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

impl Sheet for Own {
    type Kept = Profile;

    fn title(&self, locale: Locale) -> String {
        t::own(locale).to_owned()
    }

    fn read(&mut self, form: &mut Form, _: &Cx) -> Result<Step<Profile>, Wrong> {
        let wanted = preferences(form);
        Ok(Step::save(move |app, actor| set_preferences(app, actor, wanted)))
    }

    fn wrong(&self, refused: &AppError, locale: Locale) -> Option<Wrong> {
        Some(Wrong::at("idle", refused.message(locale)))
    }

    fn kept(&self, profile: &Profile, cx: &Cx) -> Vec<Effect> {
        let look = cx.look.preferring(&profile.preferences);
        let said = t::saved(look.locale);
        vec![
            Effect::Look(Box::new(look)),
            Effect::IdleLock(profile.idle_lock_ms()),
            Effect::ok(said),
            Effect::pop(),
        ]
    }
}
