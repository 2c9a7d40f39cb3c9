//! The rule preset as people see it: every value in words, with its basis and whether it was
//! checked; and changing one from a day on.

pub mod change;
pub mod choose;
pub mod history;

use crate::app::preset::{self, BadPreset};
use crate::app::{Actor, App, AppError, actor};
use crate::domain::role::{Permission, Target};
use crate::domain::rules::RulePreset;
use crate::domain::time::Date;
use crate::i18n::{Locale, comma, people, rules as t};

/// One value of a preset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleLine {
    /// Section and name: `credential.validity_months`.
    pub key: &'static str,
    /// The value in words.
    pub shown: String,
    /// The value as it is written in a preset.
    pub written: String,
    /// The document and article, or what is missing.
    pub basis: String,
    /// Whether somebody has compared it with the document.
    pub verified: bool,
}

/// A shipped preset: its code and the name people choose it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shipped {
    /// Its code.
    pub code: &'static str,
    /// Its name.
    pub name: String,
}

/// The presets that come with the program.
///
/// # Errors
/// When one cannot be read, which a test rules out.
pub fn shipped() -> Result<Vec<Shipped>, AppError> {
    let read =
        |(code, text): (&'static str, &str)| Ok(Shipped { code, name: preset::parse(text)?.name });
    preset::SHIPPED.into_iter().map(read).collect()
}

/// The values of a shipped preset, before anything is set up.
///
/// # Errors
/// [`BadPreset`] for one that does not exist.
pub fn lines_of_shipped(code: &str, locale: Locale) -> Result<Vec<RuleLine>, AppError> {
    let found = preset::SHIPPED.iter().find(|(shipped, _)| *shipped == code);
    let (_, text) = found.ok_or_else(|| BadPreset::new(&code))?;
    lines(&preset::parse(text)?, locale)
}

/// The preset in force on a day, and its values.
///
/// # Errors
/// A refusal for whoever does not manage the site; [`BadPreset`].
pub fn in_force(
    app: &App,
    actor: &Actor,
    on: Date,
    locale: Locale,
) -> Result<(RulePreset, Vec<RuleLine>), AppError> {
    actor::require(app, actor, Permission::ManageSite, Target::District)?;
    let preset = app.read(|tx| preset::in_force(tx, on))?;
    let lines = lines(&preset, locale)?;
    Ok((preset, lines))
}

/// The values of a preset, in the order of its file.
fn lines(preset: &RulePreset, locale: Locale) -> Result<Vec<RuleLine>, AppError> {
    let table = toml::Value::try_from(preset).map_err(|error| BadPreset::new(&error))?;
    let written = |key: &str| {
        let (section, name) = key.split_once('.')?;
        Some(table.get(section)?.get(name)?.get("value")?.to_string())
    };
    let line = |note: crate::domain::rules::RuleNote<'_>| RuleLine {
        key: note.key,
        shown: shown(preset, note.key, locale),
        written: written(note.key).unwrap_or_default(),
        basis: note.basis.to_owned(),
        verified: note.verified,
    };
    Ok(preset.notes().map(line).collect())
}

/// One value in words; empty for a key that no preset has.
fn shown(preset: &RulePreset, key: &str, locale: Locale) -> String {
    let RulePreset { credential, post, exam, hours, office, .. } = preset;
    let joined = |names: Vec<&str>| names.join(comma(locale));
    match key {
        "credential.validity_months" => t::months(locale, credential.validity_months.value),
        "credential.validity" => t::validity(locale, &credential.validity.value),
        "credential.expiry_warning_days" => t::days(locale, credential.expiry_warning_days.value),
        "credential.renewal_ahead_days" => t::days(locale, credential.renewal_ahead_days.value),
        "credential.inspection" => t::inspection(locale, &credential.inspection.value),
        "credential.inspection_warning_days" => {
            t::days(locale, credential.inspection_warning_days.value)
        }
        "credential.reapply_ban_months" => t::months(locale, credential.reapply_ban_months.value),
        "post.barred_employment" => {
            let kinds = post.barred_employment.value.iter();
            joined(kinds.map(|kind| people::employment(locale, *kind)).collect())
        }
        "post.counting_kinds" => {
            let kinds = post.counting_kinds.value.iter();
            joined(kinds.map(|kind| people::credential_kind(locale, *kind)).collect())
        }
        "post.uninspected_counts" => t::truth(locale, post.uninspected_counts.value).to_owned(),
        "post.minimum_holders" => t::people(locale, post.minimum_holders.value),
        "exam.pass_mark" => t::percent(locale, u32::from(exam.pass_mark.value)),
        "exam.attempts" => t::times(locale, exam.attempts.value),
        "exam.multiple_choice" => match exam.multiple_choice.value.as_str() {
            "exact" => t::exact(locale).to_owned(),
            other => other.to_owned(),
        },
        "exam.subjects" => {
            joined(exam.subjects.value.iter().map(|rule| rule.name.as_str()).collect())
        }
        "exam.subjects_in_order" => t::truth(locale, exam.subjects_in_order.value).to_owned(),
        "hours.minutes_per_hour" => t::minutes(locale, hours.minutes_per_hour.value),
        "hours.required" => t::hours(locale, hours.required.value),
        "hours.daily_cap" => t::cap(locale, hours.daily_cap.value),
        "hours.material_cap" => t::cap(locale, hours.material_cap.value),
        "hours.year_start" => hours.year_start.value.to_string(),
        "hours.online_share_limit" => t::percent(locale, u32::from(hours.online_share_limit.value)),
        "hours.rounding" => t::rounding(locale, hours.rounding.value).to_owned(),
        "office.own_entry_approval" => t::truth(locale, office.own_entry_approval.value).to_owned(),
        "office.idle_lock_minutes" => t::minutes(locale, office.idle_lock_minutes.value),
        "office.study_idle_minutes" => t::minutes(locale, office.study_idle_minutes.value),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_of_every_shipped_preset_has_a_name_and_words() {
        for shipped in shipped().unwrap() {
            for locale in Locale::ALL {
                let lines = lines_of_shipped(shipped.code, locale).unwrap();
                assert!(lines.len() > 20);
                for line in lines {
                    assert_ne!(t::label(locale, line.key), line.key);
                    assert!(!line.shown.is_empty() && !line.basis.is_empty(), "{}", line.key);
                    assert!(!line.written.is_empty(), "{}", line.key);
                }
            }
        }
        assert!(lines_of_shipped("mars", Locale::Zh).is_err());
    }
}
