//! Text on a grid of cells: how wide it is, where it breaks, how it is cut and written.
//!
//! Everything takes the session's width policy `wide`: whether characters of East Asian Ambiguous
//! width (`“ ” … · ×` and box lines) take two columns. See [`crate::tui::look::Look`].

pub mod put;
pub mod truncate;
pub mod width;
pub mod wrap;

pub use put::{put, put_line, settle};
pub use truncate::{Align, pad, truncate, truncate_start};
pub use width::{glyphs, line_width, width};
pub use wrap::{ranges as wrap_ranges, wrap, wrap_line, wrap_lines};
