//! The least program that opens a database and draws a frame: what `start` is compared with.

use ratatui::widgets::Paragraph;
use std::error::Error;
use std::io::stdout;

fn main() -> Result<(), Box<dyn Error>> {
    let Some(file) = std::env::args().nth(1).filter(|word| !word.starts_with("--")) else {
        return Ok(());
    };
    let database = rusqlite::Connection::open(file)?;
    database.pragma_update(None, "journal_mode", "WAL")?;
    let name: String = database.query_row("SELECT name FROM site", [], |row| row.get(0))?;
    crossterm::terminal::enable_raw_mode()?;
    crossterm::execute!(stdout(), crossterm::terminal::EnterAlternateScreen)?;
    let mut terminal = ratatui::Terminal::new(ratatui::backend::CrosstermBackend::new(stdout()))?;
    terminal.draw(|frame| {
        let text = format!("{name}\n\nSign-in name:\nPassword:\n\nReady");
        frame.render_widget(Paragraph::new(text), frame.area());
    })?;
    crossterm::event::read()?;
    crossterm::execute!(stdout(), crossterm::terminal::LeaveAlternateScreen)?;
    crossterm::terminal::disable_raw_mode()?;
    Ok(())
}
