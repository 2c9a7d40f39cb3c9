//! `KEY=VALUE`: values of the organisation's own fields on the command line.

use crate::domain::custom_field::CustomValues;
use std::str::FromStr;

/// One value as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldValue {
    key: String,
    value: String,
}

/// The text has no `=`, or nothing before it.
#[derive(Debug, thiserror::Error)]
#[error("写成 代号=值 · write KEY=VALUE")]
pub struct NoPair;

impl FromStr for FieldValue {
    type Err = NoPair;

    fn from_str(text: &str) -> Result<Self, NoPair> {
        let (key, value) = text.split_once('=').ok_or(NoPair)?;
        match key.trim() {
            "" => Err(NoPair),
            key => Ok(Self { key: key.to_owned(), value: value.trim().to_owned() }),
        }
    }
}

/// The values by key; of one key the last.
pub(super) fn custom_values(given: Vec<FieldValue>) -> CustomValues {
    given.into_iter().map(|one| (one.key, one.value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_what_stands_after_the_first_sign() {
        let read = |text: &str| text.parse::<FieldValue>().ok().map(|one| (one.key, one.value));
        assert_eq!(read(" rank = a=b "), Some(("rank".into(), "a=b".into())));
        assert_eq!(read("rank="), Some(("rank".into(), String::new())));
        assert_eq!(read("rank"), None);
        assert_eq!(read("=3"), None);
    }
}
