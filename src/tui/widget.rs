//! What screens are made of. Widgets keep their own state, take messages in `update` and draw
//! themselves in `view`, always through the session's look.

pub mod area;
pub mod bar;
pub mod button;
pub mod choice;
pub mod columns;
pub mod confirm;
pub mod field;
pub mod filter;
pub mod form;
pub mod panel;
pub mod paragraph;
pub mod pick;
pub mod popup;
pub mod search;
pub mod selection;
pub mod table;
pub mod ticks;
