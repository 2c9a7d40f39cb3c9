//! File formats in and out: bytes to drafts with located issues, domain values to bytes.
//!
//! A format only reads and writes; whether its content may be kept is decided by the rules in
//! `domain`, whose findings are put here at the place in the file they come from.

pub mod agencies;
pub mod bank;
pub mod docx;
pub mod draft;
pub mod encoding;
pub mod excerpt;
pub mod issue;
pub mod roster;
pub mod sheet;
pub mod sniff;
pub mod statute;
pub use draft::{Draft, Source};
pub use issue::{Issue, Place, Severity, Told};
