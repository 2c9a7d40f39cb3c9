//! A set-up organisation in memory, for tests.

use super::open::Opened;
use super::site::create::{FirstAdmin, SetUp};
use super::{App, AppError};
use crate::clock::Clock;
use crate::domain::time::{Timestamp, Zone};
use crate::entropy::Entropy;
use crate::store::{Location, Options};
use std::sync::Arc;

impl App {
    /// An organisation in memory with the administrator `admin` (without a password), a clock that
    /// stands at `at` until advanced, and randomness that follows from `seed`.
    ///
    /// # Errors
    /// Whatever the store refuses.
    #[doc(hidden)]
    pub fn in_memory(at: Timestamp, seed: u64) -> Result<Arc<Self>, AppError> {
        Self::in_memory_as(at, seed, false)
    }

    /// The same, marked as a demo or not.
    ///
    /// # Errors
    /// Whatever the store refuses.
    #[doc(hidden)]
    pub fn in_memory_as(at: Timestamp, seed: u64, is_demo: bool) -> Result<Arc<Self>, AppError> {
        let (clock, entropy) = (Clock::manual(at), Entropy::seeded(seed));
        match Self::open(&Location::Memory, &Options::default(), Some(clock), entropy)? {
            Opened::Ready(app) => Ok(app),
            Opened::Vacant(vacant) => {
                let admin = FirstAdmin {
                    sign_in_name: "admin".to_owned().try_into().map_err(super::account::BadName)?,
                    display_name: "管理员".to_owned(),
                    password: None,
                };
                let set_up = SetUp {
                    organisation: "云江区司法局".to_owned(),
                    zone: Zone::DEFAULT.to_owned(),
                    preset: "jilin".to_owned(),
                    is_demo,
                    admin,
                };
                vacant.establish(&set_up, None)
            }
        }
    }
}
