//! Custom fields: columns an organisation declares for itself (民族, 职级 …), because every
//! province's form differs.

use super::code::codes;
use super::time::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Values by field key, as canonical text (see [`CustomField::canonical`]).
pub type CustomValues = BTreeMap<String, String>;

codes! {
    /// What a custom field's text must be.
    FieldKind {
        /// Any text.
        Text = "text",
        /// A whole number.
        Number = "number",
        /// A date, written `2026-11-23`.
        Date = "date",
        /// `true` or `false`.
        Flag = "flag",
        /// One of the declared choices.
        Choice = "choice",
    }
}

codes! {
    /// Whose a custom field is.
    FieldOwner {
        /// Every officer has it.
        Officer = "officer",
        /// Every agency has it.
        Agency = "agency",
    }
}

/// The declaration of one custom field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CustomField {
    /// Key in values and exports: lower-case ASCII letters, digits and `_`, letter first.
    pub key: String,
    /// Heading people read.
    pub label: String,
    /// What its text must be.
    pub kind: FieldKind,
    /// The choices of a [`FieldKind::Choice`]; empty for other kinds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// Out of use (停用): asked for nowhere, while the values that are there stay.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

/// Why a declaration or a value does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CustomFieldError {
    /// The key has a character that is not allowed, or is empty.
    #[error("custom field key {0:?} is not lower-case letters, digits and _")]
    BadKey(String),
    /// A field without heading.
    #[error("custom field {0:?} has no label")]
    NoLabel(String),
    /// A choice without choices, or choices of something else; told is the label.
    #[error("the choices of custom field {0:?} do not go with its kind")]
    BadChoices(String),
    /// A choice that a line of choices could not hold as one (see [`choices_of`]).
    #[error("{choice:?} cannot be one of the choices of custom field {label:?}")]
    BadChoice {
        /// What the field is called.
        label: String,
        /// The choice.
        choice: String,
    },
    /// Two fields share a key.
    #[error("custom field {0:?} is declared twice")]
    Duplicate(String),
    /// No field has the key, or it is out of use.
    #[error("there is no custom field {0:?} in use")]
    Unknown(String),
    /// A value is not of its field's kind.
    #[error("{value:?} does not fit custom field {label:?}")]
    BadValue {
        /// What the field is called.
        label: String,
        /// The text given.
        value: String,
    },
}

impl CustomField {
    /// The text stored for `value`: trimmed, numbers and dates in their one form.
    ///
    /// # Errors
    /// [`CustomFieldError::BadValue`] when it is not of the field's kind.
    pub fn canonical(&self, value: &str) -> Result<String, CustomFieldError> {
        let value = value.trim();
        let canonical = match self.kind {
            FieldKind::Text => Some(value.to_owned()),
            FieldKind::Number => value.parse::<i64>().ok().map(|number| number.to_string()),
            FieldKind::Date => value.parse::<Date>().ok().map(|date| date.to_string()),
            FieldKind::Flag => value.parse::<bool>().ok().map(|flag| flag.to_string()),
            FieldKind::Choice => self.choices.iter().find(|choice| *choice == value).cloned(),
        };
        canonical.ok_or_else(|| CustomFieldError::BadValue {
            label: self.label.clone(),
            value: value.to_owned(),
        })
    }
}

/// The values of one officer or agency after some were given: brought to their one form, taken away
/// where the text is empty. What was not given stays, and so does a value given as it stands, even
/// if its field would not take it today (a choice that is no longer offered).
///
/// # Errors
/// [`CustomFieldError::Unknown`] for a key without field in use, [`CustomFieldError::BadValue`].
pub fn laid_over(
    before: &CustomValues,
    given: &CustomValues,
    fields: &[CustomField],
) -> Result<CustomValues, CustomFieldError> {
    let mut values = before.clone();
    for (key, text) in given.iter().filter(|(key, text)| before.get(*key) != Some(*text)) {
        let field = fields.iter().find(|field| field.key == *key && !field.retired);
        let field = field.ok_or_else(|| CustomFieldError::Unknown(key.clone()))?;
        if text.trim().is_empty() {
            values.remove(key);
        } else {
            values.insert(key.clone(), field.canonical(text)?);
        }
    }
    Ok(values)
}

/// The choices of one line: separated by `、`, commas or line ends, without the blanks around them
/// and each once. Blanks inside a choice stay.
pub fn choices_of(line: &str) -> Vec<String> {
    let mut choices: Vec<String> = Vec::new();
    let parts = line.split(['、', ',', ',', '\n', '\r']).map(str::trim);
    for part in parts.filter(|part| !part.is_empty()) {
        if !choices.iter().any(|known| known == part) {
            choices.push(part.to_owned());
        }
    }
    choices
}

/// Checks a set of declarations.
///
/// # Errors
/// The first key that is malformed or stands twice, label that is empty, choices that do not go
/// with the kind or that [`choices_of`] would take apart.
pub fn check_fields(fields: &[CustomField]) -> Result<(), CustomFieldError> {
    for (n, field) in fields.iter().enumerate() {
        let key = &field.key;
        let well_formed = key.starts_with(|first: char| first.is_ascii_lowercase())
            && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !well_formed {
            return Err(CustomFieldError::BadKey(key.clone()));
        }
        if field.label.trim().is_empty() {
            return Err(CustomFieldError::NoLabel(key.clone()));
        }
        let is_choice = field.kind == FieldKind::Choice;
        if is_choice == field.choices.is_empty() {
            return Err(CustomFieldError::BadChoices(field.label.clone()));
        }
        if let Some(choice) = field.choices.iter().find(|one| choices_of(one) != [one.as_str()]) {
            let (label, choice) = (field.label.clone(), choice.clone());
            return Err(CustomFieldError::BadChoice { label, choice });
        }
        if fields.iter().take(n).any(|earlier| earlier.key == *key) {
            return Err(CustomFieldError::Duplicate(key.clone()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn field(key: &str, kind: FieldKind) -> CustomField {
        let choices = match kind {
            FieldKind::Choice => vec!["汉族".to_owned(), "朝鲜族".to_owned()],
            _ => Vec::new(),
        };
        CustomField { key: key.to_owned(), label: heading(key), kind, choices, retired: false }
    }

    fn heading(key: &str) -> String {
        key.to_uppercase()
    }

    fn values(pairs: &[(&str, &str)]) -> CustomValues {
        pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn values_are_laid_over_those_that_are_there() {
        let retired = CustomField { retired: true, ..field("old", FieldKind::Text) };
        let fields =
            [field("nation", FieldKind::Choice), field("rank", FieldKind::Number), retired];
        let before = values(&[("nation", "满族"), ("old", "旧"), ("rank", "3")]);
        let bad = |key: &str, value: &str| {
            Err(CustomFieldError::BadValue { label: heading(key), value: value.to_owned() })
        };
        let unknown = |key: &str| Err(CustomFieldError::Unknown(key.to_owned()));
        let cases = [
            (values(&[]), Ok(before.clone())),
            (
                values(&[("nation", "满族"), ("rank", " +4 ")]),
                Ok(values(&[("nation", "满族"), ("old", "旧"), ("rank", "4")])),
            ),
            (
                values(&[("nation", "汉族"), ("rank", " ")]),
                Ok(values(&[("nation", "汉族"), ("old", "旧")])),
            ),
            (values(&[("nation", "苗族")]), bad("nation", "苗族")),
            (values(&[("rank", "高")]), bad("rank", "高")),
            (values(&[("old", "新")]), unknown("old")),
            (values(&[("none", "")]), unknown("none")),
        ];
        for (given, expected) in cases {
            assert_eq!(laid_over(&before, &given, &fields), expected, "{given:?}");
        }
    }

    #[test]
    fn values_are_brought_to_one_form_or_refused() {
        let cases = [
            (FieldKind::Text, " 一级主任科员 ", Some("一级主任科员")),
            (FieldKind::Number, " +007", Some("7")),
            (FieldKind::Number, "7.5", None),
            (FieldKind::Date, "2026-11-23", Some("2026-11-23")),
            (FieldKind::Date, "2026-02-30", None),
            (FieldKind::Flag, "true", Some("true")),
            (FieldKind::Flag, "是", None),
            (FieldKind::Choice, "朝鲜族", Some("朝鲜族")),
            (FieldKind::Choice, "族", None),
        ];
        for (kind, text, expected) in cases {
            let stored = field("f", kind).canonical(text);
            assert_eq!(stored.ok().as_deref(), expected, "{kind:?} {text:?}");
        }
    }

    #[test]
    fn declarations_name_what_is_wrong() {
        let fields = [field("nation", FieldKind::Choice), field("rank_2", FieldKind::Text)];
        assert_eq!(check_fields(&fields), Ok(()));
        for key in ["", "民族", "Nation", "2nd", "a-b"] {
            let bad = [field(key, FieldKind::Text)];
            assert_eq!(check_fields(&bad), Err(CustomFieldError::BadKey(key.to_owned())));
        }
        let twice = [field("a", FieldKind::Text), field("a", FieldKind::Date)];
        assert_eq!(check_fields(&twice), Err(CustomFieldError::Duplicate("a".to_owned())));
        let offers = |choice: &str| {
            let choices = vec!["正职".to_owned(), choice.to_owned()];
            check_fields(&[CustomField { choices, ..field("rank", FieldKind::Choice) }])
        };
        for choice in ["Level 1", "副科级;非领导", "副科级/非领导"] {
            assert_eq!(offers(choice), Ok(()), "{choice}");
        }
        for choice in ["", " ", " 副科级", "副科级、非领导", "副科级,非领导", "a,b", "a\nb"]
        {
            let (label, choice) = ("RANK".to_owned(), choice.to_owned());
            assert_eq!(offers(&choice), Err(CustomFieldError::BadChoice { label, choice }));
        }
    }

    #[test]
    fn a_line_of_choices_is_taken_apart_only_where_separators_stand() {
        let line = "汉族、朝鲜族, Level 1,副科级;非领导\n、汉族";
        assert_eq!(choices_of(line), ["汉族", "朝鲜族", "Level 1", "副科级;非领导"]);
        assert!(choices_of(" 、 ").is_empty());
    }

    proptest! {
        #[test]
        fn the_canonical_form_is_stable(text in "\\PC{0,12}", number in any::<i64>()) {
            let number = number.to_string();
            for &kind in FieldKind::ALL {
                for text in [&text, &number] {
                    if let Ok(stored) = field("f", kind).canonical(text) {
                        prop_assert_eq!(field("f", kind).canonical(&stored), Ok(stored));
                    }
                }
            }
        }
    }
}
