//! Statutes (法律、法规): each in dated versions, with or without their text.
//!
//! A bank carries the [`outline`] of what it cites, facts without text. Where somebody loaded the
//! [`text`], articles can be read and searched, [`diff`] sets two versions side by side, and
//! [`standing`] says which version is in force on a day and what a citation points to.

pub mod diff;
pub mod outline;
pub mod standing;
pub mod text;

pub use outline::{CitationFault, StatuteOutline};
pub use text::{Article, Entry, Excerpt, Heading, Level, Paragraph, Passage, StatuteText};
