//! zhifa (执法练兵)

pub mod app;
pub mod clock;
pub mod domain;
pub mod entropy;
pub mod i18n;
pub mod interchange;
pub mod settings;
pub mod store;
pub mod telemetry;
pub mod tui;
