//! What screens are made of. Widgets keep their own state, take messages in `update` and draw
//! themselves in `view`, always through the session's look.

pub mod button;
pub mod confirm;
pub mod field;
pub mod filter;
pub mod panel;
pub mod paragraph;
pub mod popup;
pub mod selection;
