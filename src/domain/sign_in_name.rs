//! Sign-in names: ASCII, so that they can be typed whatever the input method is doing.

use super::{pinyin, width};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// The fewest characters of a sign-in name.
pub const MIN_LENGTH: usize = 2;
/// The most characters of a sign-in name.
pub const MAX_LENGTH: usize = 32;

/// The name an account signs in with: 2 to 32 lower-case ASCII letters, digits, `.`, `-` and `_`,
/// a letter first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct SignInName(String);

/// Why a text is no sign-in name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignInNameFault {
    /// Nothing but blanks.
    #[error("the sign-in name is empty")]
    Empty,
    /// Fewer than [`MIN_LENGTH`] characters.
    #[error("a sign-in name has at least {MIN_LENGTH} characters")]
    TooShort,
    /// More than [`MAX_LENGTH`] characters.
    #[error("a sign-in name has at most {MAX_LENGTH} characters")]
    TooLong,
    /// Not a letter at the start.
    #[error("a sign-in name begins with a letter")]
    FirstCharacter,
    /// Not an ASCII letter, digit, `.`, `-` or `_`.
    #[error("{0:?} cannot be part of a sign-in name")]
    Character(char),
}

impl SignInName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A free name for a person: the likeliest pinyin of the name (zhangsan), with the first
    /// number from 2 on that makes it free (zhangsan2). A name without any reading becomes `user`.
    pub fn generate(person: &str, taken: &BTreeSet<Self>) -> Self {
        // Leaves room for any number behind the name.
        const STEM_LENGTH: usize = MAX_LENGTH - 10;
        let letters = pinyin::syllables(person).concat();
        let stem: String =
            letters.chars().skip_while(|c| !c.is_ascii_alphabetic()).take(STEM_LENGTH).collect();
        let stem = if stem.is_empty() { "user".to_owned() } else { stem };
        let first = (stem.len() >= MIN_LENGTH).then(|| stem.clone());
        let numbered = (2_u32..).map(|number| format!("{stem}{number}"));
        let mut candidates = first.into_iter().chain(numbered).map(Self);
        candidates.find(|name| !taken.contains(name)).unwrap_or(Self(stem))
    }
}

impl FromStr for SignInName {
    type Err = SignInNameFault;

    /// Reads a typed name; blanks around it, capitals and full width do not matter.
    fn from_str(text: &str) -> Result<Self, SignInNameFault> {
        let name: String = text
            .trim_matches(width::is_blank)
            .chars()
            .map(|c| width::half(c).to_ascii_lowercase())
            .collect();
        let Some(first) = name.chars().next() else { return Err(SignInNameFault::Empty) };
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        if let Some(other) = name.chars().find(|c| !allowed(*c)) {
            return Err(SignInNameFault::Character(other));
        }
        if !first.is_ascii_alphabetic() {
            return Err(SignInNameFault::FirstCharacter);
        }
        match name.len() {
            ..MIN_LENGTH => Err(SignInNameFault::TooShort),
            MIN_LENGTH..=MAX_LENGTH => Ok(Self(name)),
            _ => Err(SignInNameFault::TooLong),
        }
    }
}

impl fmt::Display for SignInName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl TryFrom<String> for SignInName {
    type Error = SignInNameFault;

    fn try_from(text: String) -> Result<Self, SignInNameFault> {
        text.parse()
    }
}

impl From<SignInName> for String {
    fn from(name: SignInName) -> String {
        name.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_ascii_and_begin_with_a_letter() {
        use SignInNameFault::*;
        for (text, name) in [
            ("zhangsan", Ok("zhangsan")),
            ("  ZhangSan2 ", Ok("zhangsan2")),
            ("ｚｈａｎｇ．ｓａｎ", Ok("zhang.san")),
            ("li_na-2", Ok("li_na-2")),
            ("wu", Ok("wu")),
            ("e", Err(TooShort)),
            ("", Err(Empty)),
            ("　", Err(Empty)),
            ("2zhang", Err(FirstCharacter)),
            ("_zhang", Err(FirstCharacter)),
            ("张三", Err(Character('张'))),
            ("zhang san", Err(Character(' '))),
            ("zhang@san", Err(Character('@'))),
        ] {
            assert_eq!(
                text.parse::<SignInName>().as_ref().map(SignInName::as_str),
                name.as_ref().copied(),
                "{text:?}"
            );
        }
        assert!("a".repeat(32).parse::<SignInName>().is_ok());
        assert_eq!("a".repeat(33).parse::<SignInName>(), Err(TooLong));
    }

    #[test]
    fn a_roster_gets_one_name_each() {
        let mut taken = BTreeSet::new();
        let names: Vec<String> =
            ["张三", "张三", "章三", "单雄信", "吕布", "鄂", "？", "ー", "3号 王伟", "Li Lei"]
                .iter()
                .map(|person| {
                    let name = SignInName::generate(person, &taken);
                    taken.insert(name.clone());
                    name.into()
                })
                .collect();
        assert_eq!(
            names,
            [
                "zhangsan",
                "zhangsan2",
                "zhangsan3",
                "shanxiongxin",
                "lvbu",
                "e2",
                "user",
                "user2",
                "haowangwei",
                "lilei"
            ]
        );
    }

    proptest! {
        #[test]
        fn what_is_generated_is_free_and_valid(people in prop::collection::vec("\\PC{0,12}|[张王李单]{0,3}|[欧阳a-z]{20,40}", 0..30)) {
            let mut taken = BTreeSet::new();
            for person in people {
                let name = SignInName::generate(&person, &taken);
                prop_assert_eq!(name.as_str().parse::<SignInName>(), Ok(name.clone()));
                prop_assert!(taken.insert(name));
            }
        }
    }
}
