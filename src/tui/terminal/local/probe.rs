//! Asking the terminal how wide it draws characters of ambiguous width.

use crossterm::cursor::{MoveTo, position};
use crossterm::queue;
use crossterm::style::Print;
use crossterm::terminal::{Clear, ClearType};
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// How long the first frame waits for the answer.
const PATIENCE: Duration = Duration::from_millis(120);

/// Draws one ambiguous character, asks where the cursor is and erases it again.
///
/// Gives the answer, or where it will come when it takes longer (a slow line).
///
/// # Errors
/// When the terminal cannot be written to.
pub(super) fn ambiguous_width() -> io::Result<(Option<bool>, Option<Receiver<bool>>)> {
    let mut out = io::stdout();
    queue!(out, MoveTo(0, 0), Print("“"))?;
    out.flush()?;
    let (sender, answer) = channel();
    thread::Builder::new().name("terminal-probe".into()).spawn(move || {
        if let Ok((column, _)) = position() {
            // The answer is not needed any more when the program has ended meanwhile.
            let _sent = sender.send(column >= 2);
        }
    })?;
    let wide = answer.recv_timeout(PATIENCE).ok();
    queue!(out, MoveTo(0, 0), Clear(ClearType::All))?;
    out.flush()?;
    Ok((wide, wide.is_none().then_some(answer)))
}
