//! Terminals: where frames go and what was found out about them.

pub mod local;

use ratatui::Frame;
use std::io;

/// Where the frames of a session go. Input does not come from here but through the
/// [`crate::tui::runner::Event`] channel.
pub trait Display {
    /// Draws one frame and sends what changed.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn draw(&mut self, view: &mut dyn FnMut(&mut Frame)) -> io::Result<()>;

    /// Forgets what is on the terminal, so that the next frame is sent whole.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn clear(&mut self) -> io::Result<()>;

    /// Rings once.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn bell(&mut self) -> io::Result<()>;

    /// Puts the program into the background until the person brings it back; nothing where that is
    /// not possible.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }
}
