//! One-time codes: what a person without a password signs in with, once.

use super::id::Uid;
use super::time::Timestamp;
use super::width;
use std::fmt;

/// Letters and digits that nobody confuses on paper: no 0, o, 1, l.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// Characters of a code, five bits each.
const LENGTH: usize = 12;
/// Characters between two hyphens.
const GROUP: usize = 4;

/// Hours for which a code is good when nobody says otherwise.
pub const DEFAULT_HOURS: i64 = 72;
/// The most hours for which a code may be good.
pub const MAX_HOURS: i64 = 30 * 24;

/// A code of twelve characters, written in groups of four. Shown once and never stored.
#[derive(Clone, PartialEq, Eq)]
pub struct OneTimeCode(String);

impl OneTimeCode {
    /// The code that follows from random bytes.
    pub fn from_random(bytes: [u8; LENGTH]) -> Self {
        Self(bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect())
    }

    /// A typed code; capitals, full width, blanks and hyphens do not matter. Whatever is no code
    /// stays as it is and matches none.
    pub fn typed(text: &str) -> Self {
        let kept = text.chars().map(width::half).filter(|c| !width::is_blank(*c) && *c != '-');
        Self(kept.map(|c| c.to_ascii_lowercase()).collect())
    }

    /// What is stored of it, for one account: hexadecimal BLAKE3.
    pub fn digest(&self, account: Uid) -> String {
        let mut hasher = blake3::Hasher::new_derive_key("zhifa one-time code 1");
        hasher.update(account.as_bytes());
        hasher.update(self.0.as_bytes());
        hasher.finalize().to_hex().to_string()
    }
}

impl fmt::Display for OneTimeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, c) in self.0.chars().enumerate() {
            if position > 0 && position % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{c}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for OneTimeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OneTimeCode(…)")
    }
}

/// Until when a code issued now is good; between one hour and [`MAX_HOURS`].
pub fn expiry(at: Timestamp, hours: i64) -> Timestamp {
    at.plus_millis(hours.clamp(1, MAX_HOURS) * 60 * super::time::MINUTE_MS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn account(n: u8) -> Uid {
        Uid::v7(Timestamp::from_millis(0), [n; 10])
    }

    #[test]
    fn the_alphabet_leaves_out_what_is_confused() {
        assert!(ALPHABET.is_sorted_by_key(|c| (c.is_ascii_digit(), *c)));
        assert!(!ALPHABET.iter().any(|c| b"0o1l".contains(c)));
    }

    #[test]
    fn a_digest_belongs_to_one_account() {
        let code = OneTimeCode::from_random([5; 12]);
        assert_ne!(code.digest(account(1)), code.digest(account(2)));
    }

    proptest! {
        #[test]
        fn a_code_survives_paper_and_typing(bytes in any::<[u8; 12]>()) {
            let code = OneTimeCode::from_random(bytes);
            let shown = code.to_string();
            prop_assert_eq!(shown.len(), 14);
            for typed in [shown.clone(), shown.to_uppercase(), shown.replace('-', " "), format!(" {shown}　")] {
                prop_assert!(OneTimeCode::typed(&typed) == code);
            }
        }
    }
}
