//! Passwords: hashed and compared by one worker with one block of memory.
//!
//! argon2id with 19 MiB is meant to be slow. One thread does it for the whole process, so that a
//! rush at nine o'clock costs 19 MiB and one core, and a queue that is full says so at once.

mod phc;

use super::{Explain, Kind};
use crate::i18n::{Locale, account as t};
use argon2::Block;
use phc::{Digest, Hashed, LENGTH, Work};
use std::fmt;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use zeroize::Zeroizing;

/// Passwords that may wait for the worker; more are refused.
const QUEUE: usize = 64;

/// A password as typed. It is wiped when dropped and never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(Zeroizing<String>);

impl Password {
    /// Takes a typed password over.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// The password itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// The worker could not take another password, or the system gave it no thread.
#[derive(Debug, thiserror::Error)]
#[error("too many passwords are waiting to be checked")]
pub struct Overloaded;

impl Explain for Overloaded {
    fn kind(&self) -> Kind {
        Kind::Unavailable
    }

    fn message(&self, locale: Locale) -> String {
        t::overloaded(locale).to_owned()
    }
}

/// The way to the worker. Clones share it; it starts with the first password and ends with the
/// last clone.
#[derive(Clone, Default)]
pub struct Passwords(Arc<Mutex<Option<SyncSender<Job>>>>);

struct Job {
    password: Password,
    salt: Vec<u8>,
    work: Work,
    reply: SyncSender<Digest>,
}

impl Passwords {
    /// The form in which a password is stored, with a fresh salt.
    ///
    /// # Errors
    /// [`Overloaded`] when too many are waiting.
    pub fn hash(&self, password: &Password, salt: [u8; 16]) -> Result<String, Overloaded> {
        let digest = self.digest(password, salt.to_vec(), Work::CURRENT)?;
        Ok(Hashed { work: Work::CURRENT, salt: salt.to_vec(), digest }.to_string())
    }

    /// Whether the password is the one stored. Where nothing is stored the same work is done in
    /// vain, so that the time taken does not tell which names exist.
    ///
    /// # Errors
    /// [`Overloaded`] when too many are waiting.
    pub fn verify(&self, password: &Password, stored: Option<&str>) -> Result<bool, Overloaded> {
        let hashed = stored.and_then(|text| {
            let hashed = text.parse::<Hashed>();
            hashed.inspect_err(|error| tracing::error!(%error, "a stored password")).ok()
        });
        let Some(hashed) = hashed else {
            self.digest(password, vec![0; 16], Work::CURRENT)?;
            return Ok(false);
        };
        let digest = self.digest(password, hashed.salt, hashed.work)?;
        // Equality of these hashes takes the same time wherever they differ.
        Ok(blake3::Hash::from_bytes(*digest) == blake3::Hash::from_bytes(*hashed.digest))
    }

    fn digest(&self, password: &Password, salt: Vec<u8>, work: Work) -> Result<Digest, Overloaded> {
        let (reply, answer) = sync_channel(1);
        self.submit(Job { password: password.clone(), salt, work, reply })?;
        answer.recv().map_err(|_| Overloaded)
    }

    fn submit(&self, job: Job) -> Result<(), Overloaded> {
        let mut worker = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let sender = match worker.take() {
            Some(sender) => sender,
            None => start()?,
        };
        match sender.try_send(job) {
            Ok(()) => {
                *worker = Some(sender);
                Ok(())
            }
            Err(TrySendError::Full(_)) => {
                *worker = Some(sender);
                Err(Overloaded)
            }
            // The worker is gone; the next password starts another.
            Err(TrySendError::Disconnected(_)) => Err(Overloaded),
        }
    }
}

fn start() -> Result<SyncSender<Job>, Overloaded> {
    let (sender, jobs) = sync_channel(QUEUE);
    std::thread::Builder::new()
        .name("passwords".to_owned())
        .spawn(move || work_off(&jobs))
        .map(|_| sender)
        .map_err(|error| {
            tracing::error!(%error, "no thread for passwords");
            Overloaded
        })
}

fn work_off(jobs: &Receiver<Job>) {
    let mut memory = vec![Block::new(); Work::LARGEST.blocks()];
    for job in jobs {
        let mut digest = Zeroizing::new([0; LENGTH]);
        let blocks = memory.get_mut(..job.work.blocks()).unwrap_or_default();
        let outcome = job.work.argon2().and_then(|argon2| {
            let password = job.password.as_str().as_bytes();
            argon2.hash_password_into_with_memory(password, &job.salt, &mut digest[..], blocks)
        });
        match outcome {
            // Whoever asked may have gone.
            Ok(()) => drop(job.reply.send(digest)),
            Err(error) => tracing::error!(%error, "a password could not be hashed"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_password_matches() {
        let passwords = Passwords::default();
        let right = Password::new("correct horse");
        let stored = passwords.hash(&right, [7; 16]).unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(passwords.verify(&right, Some(&stored)).unwrap());
        for wrong in ["correct hors", "correct horse ", ""] {
            assert!(!passwords.verify(&Password::new(wrong), Some(&stored)).unwrap(), "{wrong}");
        }
        assert!(!passwords.verify(&right, None).unwrap());
        assert!(!passwords.verify(&right, Some("$argon2id$nonsense")).unwrap());
        assert_ne!(stored, passwords.hash(&right, [8; 16]).unwrap());
    }

    #[test]
    fn a_full_queue_refuses_at_once() {
        let (sender, jobs) = sync_channel(1);
        let passwords = Passwords(Arc::new(Mutex::new(Some(sender))));
        let job = || {
            let (reply, answer) = sync_channel(1);
            let password = Password::new("correct horse");
            (Job { password, salt: vec![1; 16], work: Work::CURRENT, reply }, answer)
        };
        let (first, answer) = job();
        assert!(passwords.submit(first).is_ok());
        assert!(passwords.submit(job().0).is_err());
        drop(passwords);
        work_off(&jobs);
        assert!(answer.recv().is_ok());
    }

    #[test]
    fn a_password_is_never_shown() {
        assert_eq!(format!("{:?}", Password::new("correct horse")), "Password(…)");
    }
}
