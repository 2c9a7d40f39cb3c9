//! The terminal of the machine the program runs on: the only place that names crossterm's IO.
//!
//! The terminal is given back as it was found when [`Local`] is dropped, after a panic too.

mod decode;
mod hook;
mod probe;

use super::Display;
use crate::tui::look::ColorDepth;
use crate::tui::runner::Event;
use crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste,
    EnableFocusChange, EnableMouseCapture,
};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::{Frame, Terminal};
use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::sync::mpsc::{Receiver, Sender};
use std::thread;

/// What a person can set about their terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Whether ambiguous characters are two columns wide; asked of the terminal when not set.
    pub wide: Option<bool>,
    /// Take the mouse; the terminal's own selecting of text then needs Shift.
    pub mouse: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { wide: None, mouse: true }
    }
}

/// What was found out about the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Columns and rows.
    pub size: (u16, u16),
    /// Ambiguous characters are two columns wide.
    pub wide: bool,
    /// What the terminal answered when it was asked for that; none when it was not or is silent.
    pub answered: Option<bool>,
    /// How many colours it shows.
    pub colors: ColorDepth,
    /// What it calls itself.
    pub name: String,
    /// The encoding that the environment names.
    pub encoding: String,
}

/// Why the terminal cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Input or output is a file or a pipe.
    #[error("input and output must be a terminal")]
    NotATerminal,
    /// The terminal refused.
    #[error("the terminal cannot be used: {0}")]
    Io(#[from] io::Error),
}

/// The local terminal while the program has it.
pub struct Local {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    options: Options,
    hook: hook::Hook,
    /// The answer to the question for the width, when it did not come in time.
    late: Option<Receiver<bool>>,
}

impl Local {
    /// Takes the terminal: raw mode, alternate screen, paste and focus reports, mouse; asks it how
    /// wide ambiguous characters are.
    ///
    /// # Errors
    /// [`OpenError`] when there is no terminal or it refuses; it is left as it was.
    pub fn open(options: Options) -> Result<(Self, Found), OpenError> {
        if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Err(OpenError::NotATerminal);
        }
        let hook = hook::Hook::install();
        let terminal = enter(options).and_then(|()| {
            Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(16_384, io::stdout())))
        });
        let terminal = match terminal {
            Ok(terminal) => terminal,
            Err(error) => {
                leave();
                return Err(error.into());
            }
        };
        let mut local = Self { terminal, options, hook, late: None };
        let answered = match options.wide {
            Some(_) => None,
            None => {
                let (answer, late) = probe::ambiguous_width()?;
                local.late = late;
                answer
            }
        };
        let wide = options.wide.or(answered).unwrap_or(false);
        let size = local.terminal.size()?;
        let var = |name: &str| std::env::var(name).unwrap_or_default();
        let colors = color_depth(&var("NO_COLOR"), &var("COLORTERM"), &var("TERM"));
        let encoding = encoding(&["LC_ALL", "LC_CTYPE", "LANG"].map(var));
        let (name, size) = (var("TERM"), (size.width, size.height));
        Ok((local, Found { size, wide, answered, colors, name, encoding }))
    }

    /// Starts the thread that reads input and sends it on; it ends with the process or when nobody
    /// listens any more.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn listen(&mut self, events: Sender<Event>) -> io::Result<()> {
        let late = self.late.take();
        thread::Builder::new().name("terminal-input".into()).spawn(move || {
            // Only one thread may read: keys pressed before the late answer come after it.
            if let Some(wide) = late.and_then(|late| late.recv().ok())
                && events.send(Event::Wide(wide)).is_err()
            {
                return;
            }
            loop {
                let event = match crossterm::event::read() {
                    Ok(event) => decode::message(event).map(Event::Input),
                    Err(_) => Some(Event::Closed),
                };
                let Some(event) = event else { continue };
                let last = matches!(event, Event::Closed);
                if events.send(event).is_err() || last {
                    return;
                }
            }
        })?;
        Ok(())
    }
}

impl Display for Local {
    fn draw(&mut self, view: &mut dyn FnMut(&mut Frame)) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(view)?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    /// Not by [`Terminal::clear`], which asks the terminal where the cursor is: the answer would go
    /// to the thread that reads input, and the program would end for want of it.
    fn clear(&mut self) -> io::Result<()> {
        self.terminal.backend_mut().clear()?;
        // Both buffers are empty then, so that the next frame is sent whole.
        self.terminal.swap_buffers();
        Ok(())
    }

    fn bell(&mut self) -> io::Result<()> {
        self.terminal.backend_mut().write_all(b"\x07")?;
        Write::flush(self.terminal.backend_mut())
    }

    #[cfg(unix)]
    fn suspend(&mut self) -> io::Result<()> {
        use rustix::process::{Signal, getpid, kill_process};
        leave();
        // Returns when the person has brought the program back.
        let stopped = kill_process(getpid(), Signal::TSTP);
        enter(self.options)?;
        self.clear()?;
        stopped.map_err(io::Error::from)
    }
}

impl Drop for Local {
    fn drop(&mut self) {
        leave();
        self.hook.remove();
    }
}

fn enter(options: Options) -> io::Result<()> {
    enable_raw_mode()?;
    let mut out = io::stdout();
    execute!(out, EnterAlternateScreen, EnableBracketedPaste, EnableFocusChange)?;
    if options.mouse {
        execute!(out, EnableMouseCapture)?;
    }
    Ok(())
}

/// Gives the terminal back. Whatever cannot be undone is left: there is nobody to tell.
fn leave() {
    let mut out = io::stdout();
    let _undone = execute!(
        out,
        DisableMouseCapture,
        DisableFocusChange,
        DisableBracketedPaste,
        EndSynchronizedUpdate,
        crossterm::cursor::Show,
        LeaveAlternateScreen,
    );
    let _cooked = disable_raw_mode();
}

/// The encoding that the first locale set names: `UTF-8` in `zh_CN.UTF-8`; the locale itself where
/// it names none.
fn encoding(locales: &[String]) -> String {
    let locale = locales.iter().find(|locale| !locale.is_empty());
    let locale = locale.map_or("", String::as_str);
    locale.split_once('.').map_or(locale, |(_, encoding)| encoding).to_owned()
}

/// How many colours to use, from the environment. See <https://no-color.org>.
fn color_depth(no_color: &str, color_term: &str, term: &str) -> ColorDepth {
    if !no_color.is_empty() || term == "dumb" {
        ColorDepth::None
    } else if matches!(color_term, "truecolor" | "24bit") {
        ColorDepth::True
    } else if term.contains("256color") {
        ColorDepth::Indexed
    } else {
        ColorDepth::Ansi16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_follow_the_environment() {
        for (no_color, color_term, term, depth) in [
            ("", "truecolor", "xterm-256color", ColorDepth::True),
            ("", "", "xterm-256color", ColorDepth::Indexed),
            ("", "", "linux", ColorDepth::Ansi16),
            ("", "", "", ColorDepth::Ansi16),
            ("1", "truecolor", "xterm-256color", ColorDepth::None),
            ("", "", "dumb", ColorDepth::None),
        ] {
            assert_eq!(color_depth(no_color, color_term, term), depth, "{no_color}/{term}");
        }
    }
}
