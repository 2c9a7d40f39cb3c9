//! The manager's rooms as a manager meets them: keys in, screens out, on real databases.

mod board;
mod files;
mod import;
mod lists;
mod office;
