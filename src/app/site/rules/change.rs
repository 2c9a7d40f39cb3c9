//! Changing one value of the preset from a day on, or confirming it: 请核对 becomes 已核对.

use crate::app::preset::{self, CHOICE, SHIPPED};
use crate::app::{Actor, App, AppError, Explain, Kind, Trace, actor};
use crate::domain::role::{Permission, Target};
use crate::domain::rules::RulePreset;
use crate::domain::time::Date;
use crate::i18n::{Locale, rules as t, toml as toml_words};
use crate::store::{StoreError, site};
use std::sync::Arc;

/// A value as somebody wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Section and name: `credential.validity_months`.
    pub key: &'static str,
    /// The value as it is written in a preset: `60`, `"from_issue"`, `{ hours = 8 }`.
    pub written: String,
    /// The document and article it comes from.
    pub basis: String,
    /// Whether it was compared with that document.
    pub verified: bool,
    /// First day on which it counts.
    pub from: Date,
}

/// Why a value stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChangeRefused {
    /// No preset has the key.
    #[error("no rule {0:?}")]
    NoSuchKey(String),
    /// The value cannot be read, or is out of its range.
    #[error("{key}: {detail}")]
    BadValue {
        /// The rule.
        key: &'static str,
        /// What is wrong.
        detail: String,
    },
    /// A value needs a source.
    #[error("no basis was given")]
    NoBasis,
}

impl Explain for ChangeRefused {
    fn kind(&self) -> Kind {
        Kind::Invalid
    }

    fn message(&self, locale: Locale) -> String {
        match self {
            Self::NoSuchKey(key) => t::no_such_key(locale, key),
            Self::BadValue { key, detail } => {
                t::bad_value(locale, t::label(locale, key), toml_words::trouble(locale, detail))
            }
            Self::NoBasis => t::no_basis(locale).to_owned(),
        }
    }
}

/// Lays a change over the preset in force on its first day and keeps the whole as that day's
/// preset, one revision further. What was in force before stays in force for the days before.
///
/// # Errors
/// A refusal for whoever does not manage the site, and [`ChangeRefused`].
pub fn change(app: &Arc<App>, actor: &Actor, change: Change) -> Result<RulePreset, AppError> {
    actor::require(app, actor, Permission::ManageSite, Target::District)?;
    if change.basis.trim().is_empty() {
        return Err(ChangeRefused::NoBasis.into());
    }
    let (at, account) = (app.now(), actor.account);
    app.write(actor, at, move |tx| {
        let chosen = site::setting(tx, CHOICE, change.from)?;
        let code = chosen.unwrap_or_else(|| SHIPPED[0].0.to_owned());
        let before = preset::in_force(tx, change.from)?;
        let (after, was) = applied(&before, &change)?;
        let text = toml::to_string(&after).map_err(|error| StoreError::Aborted(Box::new(error)))?;
        site::set(tx, &format!("rules.{code}"), &text, change.from, at, account)?;
        let detail = serde_json::json!({
            "before": was, "value": change.written, "basis": change.basis.trim(),
            "verified": change.verified, "from": change.from, "revision": after.revision,
        });
        Ok((after, Trace::new("rules.change", "rule", change.key).with(detail)))
    })
}

/// The preset with the change in it, and how the value was written before.
fn applied(before: &RulePreset, change: &Change) -> Result<(RulePreset, String), ChangeRefused> {
    let bad = |detail: String| ChangeRefused::BadValue { key: change.key, detail };
    let unknown = || ChangeRefused::NoSuchKey(change.key.to_owned());
    // One line of TOML is read as a whole, so that no second key slips in.
    let line: toml::Table = toml::from_str(&format!("value = {}", change.written.trim()))
        .map_err(|error| bad(error.message().to_owned()))?;
    let (Some(value), 1) = (line.get("value"), line.len()) else { return Err(unknown()) };
    let mut table = toml::Table::try_from(before).map_err(|error| bad(error.to_string()))?;
    let (section, name) = change.key.split_once('.').ok_or_else(unknown)?;
    let section = table.get_mut(section).and_then(toml::Value::as_table_mut);
    let slot = section.and_then(|section| section.get_mut(name)).ok_or_else(unknown)?;
    let slot = slot.as_table_mut().ok_or_else(unknown)?;
    let was = slot.get("value").map(ToString::to_string).unwrap_or_default();
    slot.insert("value".to_owned(), value.clone());
    slot.insert("basis".to_owned(), change.basis.trim().into());
    slot.insert("verified".to_owned(), change.verified.into());
    let mut after: RulePreset =
        table.try_into().map_err(|error: toml::de::Error| bad(error.message().to_owned()))?;
    after.revision = before.revision.saturating_add(1);
    Ok((after, was))
}

#[cfg(test)]
mod tests {
    use super::super::history::history;
    use super::super::in_force;
    use super::*;
    use crate::app::Via;
    use crate::app::error::Denied;
    use crate::domain::role::{Grant, Grants, Role, Scope};
    use crate::domain::time::Timestamp;

    fn confirmed(key: &'static str, written: &str, from: Date) -> Change {
        Change {
            key,
            written: written.to_owned(),
            basis: "省厅通知〔2026〕1号".to_owned(),
            verified: true,
            from,
        }
    }

    #[test]
    fn a_value_counts_from_its_day_on_and_both_stay_readable() {
        let app = App::in_memory(Timestamp::from_millis(1_790_000_000_000), 1).unwrap();
        let operator = Actor::operator(Via::Cli);
        let day = Date::constant(2027, 1, 1);
        let after = change(&app, &operator, confirmed("hours.required", "40", day)).unwrap();
        assert_eq!((after.hours.required.value, after.revision), (40, 2));
        let on = |day| app.read(|tx| preset::in_force(tx, day)).unwrap().hours.required;
        assert_eq!(on(Date::constant(2026, 12, 31)).value, 60);
        assert!(on(day).verified && on(day).value == 40);
        let next =
            confirmed("credential.validity", "{ fixed_batch = { starts = \"2026-11-01\" } }", day);
        assert_eq!(change(&app, &operator, next).unwrap().revision, 3);
        assert_eq!(on(day).value, 40, "a later change keeps the earlier one");
        let (_, lines) = in_force(&app, &operator, day, Locale::Zh).unwrap();
        let line = lines.iter().find(|line| line.key == "credential.validity").unwrap();
        assert!(line.shown.contains("2026-11-01") && line.verified);
        assert_eq!(history(&app, &operator).unwrap().len(), 3, "the choice and two changes");
    }

    #[test]
    fn what_cannot_be_is_refused_and_changes_nothing() {
        let app = App::in_memory(Timestamp::from_millis(1_790_000_000_000), 1).unwrap();
        let operator = Actor::operator(Via::Cli);
        let day = Date::constant(2026, 1, 1);
        let refused = |asked: Change| {
            let error = change(&app, &operator, asked).unwrap_err();
            error.is::<ChangeRefused>().cloned().unwrap()
        };
        for (key, written) in [
            ("exam.pass_mark", "101"),
            ("exam.pass_mark", "sixty"),
            ("hours.required", "-1"),
            ("hours.required", "40\nverified = true"),
            ("hours.year_start", "\"02-29\""),
            ("credential.validity_months", "0"),
        ] {
            let found = refused(confirmed(key, written, day));
            let named =
                matches!(&found, ChangeRefused::BadValue { key: named, .. } if *named == key);
            assert!(named || matches!(found, ChangeRefused::NoSuchKey(_)), "{key} {written}");
        }
        let sourceless = Change { basis: " ".to_owned(), ..confirmed("hours.required", "40", day) };
        assert_eq!(refused(sourceless), ChangeRefused::NoBasis);
        assert!(matches!(refused(confirmed("a.b", "1", day)), ChangeRefused::NoSuchKey(_)));
        assert_eq!(history(&app, &operator).unwrap().len(), 1);
        let held = vec![Grant { role: Role::Manager, scope: Scope::District }];
        let manager = Actor { grants: Grants { officer: None, held }, ..Actor::nobody(Via::Tui) };
        let error = change(&app, &manager, confirmed("hours.required", "40", day)).unwrap_err();
        assert!(error.is::<Denied>().is_some());
    }
}
