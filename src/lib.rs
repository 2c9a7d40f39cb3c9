//! zhifa (执法练兵)

pub mod domain;
pub mod i18n;
