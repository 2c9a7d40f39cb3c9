//! What the shell itself lays over screens: help, palette, notices, files, the lock.

pub mod ask;
pub mod ask_date;
pub mod choose;
pub mod files;
pub mod help;
pub mod lock;
pub mod notice;
pub mod palette;
pub mod pick_many;
