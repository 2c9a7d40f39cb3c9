//! zhifa (执法练兵): training, examination and credentials of administrative-enforcement officers.
//!
//! # Layers
//!
//! | layer | is | never names |
//! |---|---|---|
//! | [`domain`] | pure rules and types; time and seed are arguments | any other layer, a database, a terminal |
//! | [`clock`], [`entropy`] | the only callers of the system's time and randomness | anything above |
//! | [`i18n`] | what is said to people, Chinese and English, as typed functions | app, store, tui |
//! | [`interchange`] | files in and out: bytes to drafts with located issues, values to bytes | app, store |
//! | [`store`] | the only place with SQL, over SQLite and PostgreSQL | app, tui |
//! | [`settings`], [`telemetry`] | where the program looks and what it logs | app, store, tui |
//! | [`app`] | use cases: permission, rules, one transaction with its audit row | ratatui, clap |
//! | [`tui`] | screens, widgets, keys, the terminal | SQL, files |
//! | [`cli`] | commands and their output as table, JSON or CSV | SQL |
//!
//! # One keystroke
//!
//! `tui::terminal::local` reads a key; `tui::runner` hands it to `tui::session`, which asks the
//! keymap whether it names an action of the top screen. The screen's `update` returns effects as
//! data; jobs among them go to `tui::executor`, whose threads call use cases and send the outcome
//! back as a message. Then the session draws, if something changed.
//!
//! # One answer
//!
//! `tui::screens::exam` turns a digit into an event of `domain::attempt::sheet`, a pure state
//! machine, and gets a save back. The job calls `app::exam::answer`, which checks the person;
//! `store::gather` puts what waits by then into one transaction of the store's writer thread, where
//! each answer's attempt and time are checked, and `store::saves` appends to the chained history and
//! replaces the answer in force. The receipt goes back to the sheet, and only then the screen says
//! 已保存. Whatever ends the attempt ends it in `app::exam::finalise`.
//!
//! # One import
//!
//! `interchange::bank` turns the bytes of a file into a bank and issues, each at its place. A bank
//! without errors goes, in chunks that nobody sees, into a batch; one small transaction publishes
//! it by moving the bank to its next version, if it still is the one that the person saw. Undo is the
//! same switch. `app::search` brings the index of words up to date behind it.
//!
//! # One amendment
//!
//! `interchange::statute` reads the text of a statute's new version; `app::statute::import` stores
//! it by article. `app::doubt::review` then follows what every bank cites from the version that each
//! item was judged by, which `store::judged` keeps, into the version in force:
//! `domain::statute::diff` pairs articles by what they say and tells each cited place's fate. An item
//! with a place that is not the same is 存疑: no pool has it until somebody confirms, corrects,
//! rewrites or retires it, each by what they saw (`app::doubt::seen`). When every item holds, the bank's header is brought up to the version in force.
//!
//! # One quarter of an hour of study
//!
//! `tui::screens::study` begins a set with `app::study::begin`, which opens the one session of the
//! officer that may count. Answers and keys are proofs of presence; `domain::study` says what the
//! silence between two of them amounts to. When the session ends, by whatever end, `domain::hours`
//! grants what the rule preset allows, and that is stored with the preset's version.

pub mod app;
pub mod cli;
pub mod clock;
pub mod domain;
pub mod entropy;
pub mod i18n;
pub mod interchange;
pub mod settings;
pub mod store;
pub mod telemetry;
pub mod tui;
