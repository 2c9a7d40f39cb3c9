//! The terminal interface: a session draws screens and feeds them messages.
//!
//! One keystroke, followed: [`terminal::local`] decodes it into a [`msg::Msg::Key`]; the
//! [`runner`] hands it to the [`session::Session`]; the session asks the [`keymap`] whether the
//! key names a command of what is on top (lock, overlay or screen) and calls its
//! [`screen::Screen::update`]; the [`effect::Effect`]s that come back are applied after the walk;
//! jobs go to the [`executor`] and come back as [`msg::Msg::Reply`]; when anything changed the
//! frame is drawn again. A session never waits for a job.
//!
//! | module | holds |
//! |---|---|
//! | [`look`], [`text`] | locale, theme, colours, width policy; measuring, wrapping, writing cells |
//! | [`key`], [`action`], [`keymap`] | keys, the one table of actions, which key means which |
//! | [`screen`], [`msg`], [`effect`] | what the author of a screen writes against |
//! | [`session`], [`overlay`] | stack of screens, overlays, header, footer, toasts, lock |
//! | [`widget`] | boxes, tables, fields, forms, dialogs: everything screens are made of |
//! | [`executor`], [`runner`], [`terminal`] | threads for jobs, the loop, the real terminal |
//! | [`testkit`] | a session without terminal and threads, driven by a key string |

pub mod action;
pub mod effect;
pub mod executor;
pub mod key;
pub mod keymap;
pub mod look;
pub mod msg;
pub mod overlay;
pub mod rooms;
pub mod runner;
pub mod screen;
pub mod screens;
pub mod session;
pub mod start;
pub mod terminal;
#[doc(hidden)]
pub mod testkit;
pub mod text;
pub mod theme;
pub mod widget;

/// What jobs run against: the use cases, as the person signed in may call them.
pub type Backend = crate::app::Session;
