//! zhifa (执法练兵)

pub mod app;
<<<<<<< HEAD
pub mod clock;
=======
>>>>>>> tui
pub mod domain;
pub mod entropy;
pub mod i18n;
<<<<<<< HEAD
pub mod store;
=======
pub mod tui;
>>>>>>> tui
