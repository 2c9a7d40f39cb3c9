//! The stored form of a password: a PHC string with its own parameters.
//!
//! `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`, salt and hash in base64 without padding. The
//! parameters are those that OWASP's password storage cheat sheet gives for argon2id.

use argon2::{Algorithm, Argon2, Params, Version};
use base64ct::{Base64Unpadded, Encoding};
use std::fmt;
use std::str::FromStr;
use zeroize::Zeroizing;

/// Bytes of a hash.
pub(super) const LENGTH: usize = 32;

/// A hash, wiped when dropped.
pub(super) type Digest = Zeroizing<[u8; LENGTH]>;

/// How much work a hash costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Work {
    /// Memory in KiB.
    memory: u32,
    /// Passes over it.
    passes: u32,
    /// Lanes.
    lanes: u32,
}

impl Work {
    /// What new passwords cost.
    pub(super) const CURRENT: Self = Self { memory: 19_456, passes: 2, lanes: 1 };
    /// The most that a stored password may cost; a database is not trusted to ask for more.
    pub(super) const LARGEST: Self = Self { memory: 19_456, passes: 8, lanes: 4 };

    /// Memory in blocks of one KiB.
    pub(super) const fn blocks(self) -> usize {
        self.memory as usize
    }

    pub(super) fn argon2(self) -> Result<Argon2<'static>, argon2::Error> {
        let params = Params::new(self.memory, self.passes, self.lanes, Some(LENGTH))?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }

    fn parse(text: &str) -> Option<Self> {
        let mut fields = text.split(',');
        let mut field = |name: &str| -> Option<u32> {
            fields.next()?.strip_prefix(name)?.strip_prefix('=')?.parse().ok()
        };
        let work = Self { memory: field("m")?, passes: field("t")?, lanes: field("p")? };
        let largest = Self::LARGEST;
        let bearable = work.memory <= largest.memory
            && work.passes <= largest.passes
            && work.lanes <= largest.lanes;
        (bearable && fields.next().is_none()).then_some(work)
    }
}

/// A stored password.
pub(super) struct Hashed {
    pub(super) work: Work,
    pub(super) salt: Vec<u8>,
    pub(super) digest: Digest,
}

/// The text is no password of ours.
#[derive(Debug, thiserror::Error)]
#[error("the text is no argon2id hash that this program reads")]
pub(super) struct BadHash;

impl FromStr for Hashed {
    type Err = BadHash;

    fn from_str(text: &str) -> Result<Self, BadHash> {
        let fields: Vec<&str> = text.split('$').collect();
        let ["", "argon2id", "v=19", work, salt, digest] = fields[..] else { return Err(BadHash) };
        let work = Work::parse(work).ok_or(BadHash)?;
        let salt = Base64Unpadded::decode_vec(salt).map_err(|_| BadHash)?;
        let mut bytes = Zeroizing::new([0; LENGTH]);
        match Base64Unpadded::decode(digest, &mut bytes[..]) {
            Ok(decoded) if decoded.len() == LENGTH => {}
            _ => return Err(BadHash),
        }
        Ok(Self { work, salt, digest: bytes })
    }
}

impl fmt::Display for Hashed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Work { memory, passes, lanes } = self.work;
        let salt = Base64Unpadded::encode_string(&self.salt);
        let digest = Base64Unpadded::encode_string(&self.digest[..]);
        write!(f, "$argon2id$v=19$m={memory},t={passes},p={lanes}${salt}${digest}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stored_form_round_trips_and_other_forms_are_refused() {
        let digest = Zeroizing::new([9; LENGTH]);
        let text = Hashed { work: Work::CURRENT, salt: vec![1; 16], digest }.to_string();
        assert_eq!(text.parse::<Hashed>().ok().unwrap().to_string(), text);
        for (from, to) in [
            ("argon2id", "argon2i"),
            ("v=19", "v=16"),
            ("m=19456", "m=19457"),
            ("t=2", "t=9"),
            ("p=1", "p=1,x=1"),
            ("p=1", "q=1"),
            ("AQEB", "A~EB"),
        ] {
            assert!(text.replacen(from, to, 1).parse::<Hashed>().is_err(), "{to}");
        }
        assert!(text[..text.len() - 2].parse::<Hashed>().is_err());
    }
}
