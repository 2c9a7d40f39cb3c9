//! The password policy: long enough and not what everybody tries first.

use super::sign_in_name::SignInName;

/// The fewest characters of a password.
pub const MIN_LENGTH: usize = 8;
/// The most characters of a password.
pub const MAX_LENGTH: usize = 128;

/// What is wrong with a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    /// Fewer than [`MIN_LENGTH`] characters.
    #[error("a password has at least {MIN_LENGTH} characters")]
    TooShort,
    /// More than [`MAX_LENGTH`] characters.
    #[error("a password has at most {MAX_LENGTH} characters")]
    TooLong,
    /// The sign-in name is the password or part of it, in whatever case.
    #[error("the password contains the sign-in name")]
    HoldsSignInName,
    /// The same character throughout.
    #[error("the password is one character repeated")]
    OneCharacter,
    /// Neighbours throughout, up or down: 12345678, hgfedcba.
    #[error("the password is a plain run of characters")]
    PlainRun,
    /// One of the passwords that are tried first.
    #[error("the password is among the commonest")]
    Common,
}

/// Everything that is wrong with a password; nothing for a good one. No class of characters is
/// asked for: length and not being guessable count.
pub fn faults(password: &str, sign_in_name: &SignInName) -> Vec<PasswordFault> {
    let length = password.chars().count();
    let lower = password.to_lowercase();
    let checks = [
        (length < MIN_LENGTH, PasswordFault::TooShort),
        (length > MAX_LENGTH, PasswordFault::TooLong),
        (lower.contains(sign_in_name.as_str()), PasswordFault::HoldsSignInName),
        (steps_by(&lower, 0), PasswordFault::OneCharacter),
        (steps_by(&lower, 1) || steps_by(&lower, -1), PasswordFault::PlainRun),
        (COMMON.contains(&lower.as_str()), PasswordFault::Common),
    ];
    checks.into_iter().filter(|(wrong, _)| *wrong).map(|(_, fault)| fault).collect()
}

/// Whether every character follows its neighbour by one and the same step; 9 is followed by 0.
fn steps_by(text: &str, step: i64) -> bool {
    let mut pairs = text.chars().zip(text.chars().skip(1)).peekable();
    pairs.peek().is_some()
        && pairs.all(|(one, next)| match (one, next) {
            ('9', '0') => step == 1,
            ('0', '9') => step == -1,
            _ => i64::from(u32::from(next)) - i64::from(u32::from(one)) == step,
        })
}

/// What is tried first, in lower case, as far as no other rule catches it: the commonest passwords
/// of at least eight characters in China and elsewhere, and words of this trade.
const COMMON: &[&str] = &[
    "00000000a",
    "0123456789a",
    "10101010",
    "11112222",
    "11223344",
    "12121212",
    "12301230",
    "12312312",
    "123123123",
    "12341234",
    "1234567890a",
    "123456789a",
    "12345678a",
    "1234567a",
    "12345qwert",
    "123654789",
    "123qweasd",
    "13145200",
    "13145201314",
    "14725836",
    "147258369",
    "1q2w3e4r",
    "1q2w3e4r5t",
    "1qaz2wsx",
    "1qaz2wsx3edc",
    "1qazxsw2",
    "20082008",
    "31415926",
    "51201314",
    "520131400",
    "52013145",
    "5201314a",
    "77585210",
    "7758521a",
    "87654321a",
    "88888888a",
    "987654321a",
    "a1234567",
    "a12345678",
    "a123456789",
    "aa123456",
    "aa12345678",
    "aaa123456",
    "abc12345",
    "abc123456",
    "abcd1234",
    "admin123",
    "admin1234",
    "admin123456",
    "admin888",
    "admin@123",
    "administrator",
    "asd123456",
    "asdasdasd",
    "asdf1234",
    "asdfasdf",
    "asdfghjk",
    "asdfghjkl",
    "baseball",
    "changeme",
    "computer",
    "football",
    "iloveyou",
    "letmein1",
    "p@ssw0rd",
    "p@ssword",
    "passw0rd",
    "password",
    "password1",
    "password123",
    "password@123",
    "princess",
    "q1w2e3r4",
    "qazwsxedc",
    "qq123456",
    "qq123456789",
    "qwe123456",
    "qweasdzxc",
    "qwer1234",
    "qwerasdf",
    "qwertyui",
    "qwertyuiop",
    "sunshine",
    "superman",
    "trustno1",
    "w123456789",
    "welcome1",
    "woaini123",
    "woaini1314",
    "woaini520",
    "woaini5201314",
    "wozhidao",
    "xingzheng",
    "z123456789",
    "zhifa123",
    "zhifa123456",
    "zhifalianbing",
    "zxcvbnm,",
    "zxcvbnm1",
    "zxcvbnm123",
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn faults_of(password: &str) -> Vec<PasswordFault> {
        faults(password, &"lina".parse().unwrap())
    }

    #[test]
    fn each_weakness_has_its_name() {
        use PasswordFault::*;
        for (password, expected) in [
            ("correct horse", vec![]),
            ("二道江区司法局好", vec![]),
            ("yu7-kann", vec![]),
            ("1234567k", vec![]),
            ("", vec![TooShort]),
            ("yu7-kan", vec![TooShort]),
            ("司法局", vec![TooShort]),
            ("1111", vec![TooShort, OneCharacter]),
            ("LiNa", vec![TooShort, HoldsSignInName]),
            ("lina-2026", vec![HoldsSignInName]),
            ("my-LINA-1", vec![HoldsSignInName]),
            ("88888888", vec![OneCharacter]),
            ("aaaaAAAA", vec![OneCharacter]),
            ("天天天天天天天天", vec![OneCharacter]),
            ("12345678", vec![PlainRun]),
            ("1234567890", vec![PlainRun]),
            ("0987654321", vec![PlainRun]),
            ("abcdefgh", vec![PlainRun]),
            ("hgfedcba", vec![PlainRun]),
            ("Password", vec![Common]),
            ("1QAZ2wsx", vec![Common]),
        ] {
            assert_eq!(faults_of(password), expected, "{password}");
        }
    }

    #[test]
    fn the_longest_password_has_128_characters_not_bytes() {
        let pair = "执7";
        assert_eq!(faults_of(&pair.repeat(64)), []);
        assert_eq!(faults_of(&pair.repeat(65)), [PasswordFault::TooLong]);
    }

    #[test]
    fn the_list_has_only_what_the_other_rules_let_through() {
        assert!(COMMON.is_sorted());
        for password in COMMON {
            assert_eq!(faults_of(password), [PasswordFault::Common], "{password}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_judged(password in "\\PC{0,140}") {
            let short = faults_of(&password).contains(&PasswordFault::TooShort);
            prop_assert_eq!(short, password.chars().count() < MIN_LENGTH);
        }
    }
}
