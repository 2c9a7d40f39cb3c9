//! Attachments (附件): scans, photos and decisions that prove something, named by what is in them.

use super::code::codes;
use sha2::{Digest, Sha256};
use std::fmt;
use std::io::{self, Read};
use std::str::FromStr;

/// The largest file that is kept, in bytes.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;

codes! {
    /// What a file can be evidence of.
    OwnerKind {
        /// A person on the ledger.
        Officer = "officer",
        /// A pass record.
        PassRecord = "pass_record",
    }
}

/// SHA-256 of a file's bytes, in lower-case hexadecimal: the file's name in the database.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self::hex(&Sha256::digest(bytes))
    }

    /// The fingerprint of everything that can be read, and how many bytes it was.
    ///
    /// # Errors
    /// Whatever reading refuses.
    pub fn of_reader(mut from: impl Read) -> io::Result<(Self, u64)> {
        let (mut digest, mut bytes) = (Sha256::new(), 0);
        let mut block = vec![0; 1 << 16];
        loop {
            match from.read(&mut block)? {
                0 => return Ok((Self::hex(&digest.finalize()), bytes)),
                read => {
                    digest.update(block.get(..read).unwrap_or_default());
                    bytes += u64::try_from(read).unwrap_or(0);
                }
            }
        }
    }

    fn hex(digest: &[u8]) -> Self {
        Self(digest.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// A fingerprint as the database holds it.
    pub const fn from_stored(text: String) -> Self {
        Self(text)
    }

    /// The hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text is no SHA-256 in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no SHA-256 of 64 hexadecimal digits")]
pub struct BadFingerprint(String);

impl FromStr for Fingerprint {
    type Err = BadFingerprint;

    fn from_str(text: &str) -> Result<Self, BadFingerprint> {
        let digits = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        match digits {
            true => Ok(Self(text.to_ascii_lowercase())),
            false => Err(BadFingerprint(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_what_is_in_it() {
        // FIPS 180-4, the example of one block: "abc".
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Fingerprint::of(b"abc").as_str(), known);
        assert_eq!(known.to_uppercase().parse(), Ok(Fingerprint::of(b"abc")));
        for wrong in ["", "abc", &known[1..], &known.replace('a', "g")] {
            assert!(wrong.parse::<Fingerprint>().is_err(), "{wrong}");
        }
    }
}
