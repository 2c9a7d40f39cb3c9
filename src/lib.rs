//! zhifa (执法练兵)

pub mod app;
pub mod domain;
pub mod i18n;
pub mod tui;
