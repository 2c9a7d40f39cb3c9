//! Panics while the terminal is ours: recorded in the log instead of printed over the screen.
//!
//! Panics of screens and jobs are caught and shown as a dialog. One that is not caught unwinds
//! through [`super::Local`], which gives the terminal back; then its message is printed.

use std::io::Write;
use std::panic::{PanicHookInfo, set_hook, take_hook};
use std::sync::{Arc, Mutex};

type Print = Box<dyn Fn(&PanicHookInfo<'_>) + Send + Sync>;

/// The hook that was there before, and the last panic.
pub(super) struct Hook {
    before: Option<Print>,
    last: Arc<Mutex<Option<String>>>,
}

impl Hook {
    /// Records panics instead of printing them.
    pub(super) fn install() -> Self {
        let before = take_hook();
        let last = Arc::new(Mutex::new(None));
        let slot = Arc::clone(&last);
        set_hook(Box::new(move |panic| {
            let text = panic.to_string();
            tracing::error!(panic = %text, "panic");
            if let Ok(mut slot) = slot.lock() {
                *slot = Some(text);
            }
        }));
        Self { before: Some(before), last }
    }

    /// Puts the former hook back; prints the panic that is ending the program, if there is one.
    pub(super) fn remove(&mut self) {
        if std::thread::panicking() {
            let text = self.last.lock().ok().and_then(|mut last| last.take());
            // The hook cannot be changed while panicking, and there is nowhere else to complain.
            let _told = writeln!(std::io::stderr(), "{}", text.unwrap_or_default());
        } else if let Some(before) = self.before.take() {
            set_hook(before);
        }
    }
}
