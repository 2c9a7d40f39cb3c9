//! The real binary on a pseudo-terminal, worked as a person works it: keys in, a screen out.
//!
//! Nothing here waits for a fixed time. A wait ends with the first frame that shows what is waited
//! for, and fails with the last frame when that does not come in [`PATIENCE`].

use super::program::Home;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::Duration;
use unicode_width::UnicodeWidthChar;
use zhifa::tui::key::{Code, Key};
use zhifa::tui::msg::Msg;
use zhifa::tui::testkit::type_into;

/// How long a person would wait before calling for help.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a terminal is like.
#[derive(Clone, Copy)]
pub struct Kind {
    /// Columns and rows.
    pub size: (u16, u16),
    /// It draws characters of ambiguous width two columns wide.
    pub wide: bool,
    /// It says where its cursor is only once a whole frame has been drawn, as over a slow line.
    pub slow: bool,
    /// Variables of the environment besides `HOME`.
    pub variables: &'static [(&'static str, &'static str)],
}

impl Default for Kind {
    fn default() -> Self {
        let variables = &[("TERM", "xterm-256color"), ("LANG", "zh_CN.UTF-8")];
        Self { size: (80, 24), wide: false, slow: false, variables }
    }
}

/// The program on its terminal.
pub struct Pty {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty>,
    keyboard: Keyboard,
    glass: Arc<Glass>,
}

/// Where keys go, and where the terminal's own answers go.
type Keyboard = Arc<Mutex<Box<dyn Write + Send>>>;

/// What the terminal shows, shared with the thread that reads the program's output.
struct Glass {
    state: Mutex<State>,
    news: Condvar,
}

struct State {
    terminal: vt100::Parser<Frames>,
    closed: bool,
}

/// Keeps whole frames, and answers for the terminal.
struct Frames {
    wide: bool,
    slow: bool,
    /// The last frame that was drawn to its end.
    frame: String,
    /// How many frames were drawn to their ends.
    count: usize,
    answers: Vec<u8>,
    colours: bool,
}

impl vt100::Callbacks for Frames {
    fn unhandled_csi(
        &mut self,
        screen: &mut vt100::Screen,
        private: Option<u8>,
        _: Option<u8>,
        parameters: &[&[u16]],
        c: char,
    ) {
        match (private, parameters, c) {
            // The end of a frame.
            (Some(b'?'), [[2026]], 'l') => {
                self.frame = text_of(screen);
                self.count += 1;
                self.colours = has_colours(screen);
            }
            // Where is the cursor?
            (None, [[6]], 'n') => {
                let (row, column) = screen.cursor_position();
                self.answers.extend(format!("\x1b[{};{}R", row + 1, column + 1).bytes());
            }
            _ => {}
        }
    }
}

fn text_of(screen: &vt100::Screen) -> String {
    let (_, columns) = screen.size();
    let rows: Vec<String> =
        screen.rows(0, columns.get()).map(|row| row.trim_end().to_owned()).collect();
    rows.join("\n")
}

fn has_colours(screen: &vt100::Screen) -> bool {
    let (rows, columns) = screen.size();
    let plain = vt100::Color::Default;
    (0..rows.get()).flat_map(|y| (0..columns.get()).map(move |x| (y, x))).any(|(y, x)| {
        screen.cell(y, x).is_some_and(|cell| cell.fgcolor() != plain || cell.bgcolor() != plain)
    })
}

/// What a terminal that draws ambiguous characters wide shows in their place here, where the
/// emulator would draw them narrow: characters that are wide everywhere.
fn widened(c: char) -> char {
    match c {
        '“' => '〝',
        '”' => '〞',
        '·' => '・',
        '…' => '︙',
        '–' => '～',
        '←' => '＜',
        '→' => '＞',
        '↑' => '︿',
        '↓' => '﹀',
        _ if !c.is_ascii() && c.width() == Some(1) && c.width_cjk() == Some(2) => '〓',
        _ => c,
    }
}

impl Pty {
    /// Starts the program with these arguments.
    pub fn start(home: &Home, arguments: &[&str], kind: Kind) -> Self {
        let pair = native_pty_system().openpty(pty_size(kind.size)).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_zhifa"));
        command.args(arguments);
        command.env_clear();
        command.env("HOME", home.path());
        command.cwd(home.path());
        for (name, value) in kind.variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        // The program holds its own side; when it ends, the output ends.
        drop(pair.slave);
        let (rows, columns) = cells(kind.size);
        let frames = Frames {
            wide: kind.wide,
            slow: kind.slow,
            frame: String::new(),
            count: 0,
            answers: vec![],
            colours: false,
        };
        let terminal = vt100::Parser::new_with_callbacks(rows, columns, 0, frames);
        let glass = Arc::new(Glass {
            state: Mutex::new(State { terminal, closed: false }),
            news: Condvar::new(),
        });
        let output = pair.master.try_clone_reader().unwrap();
        let keyboard: Keyboard = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let (seen, answers) = (Arc::clone(&glass), Arc::clone(&keyboard));
        thread::spawn(move || show(output, &seen, &answers));
        Self { child, master: pair.master, keyboard, glass }
    }

    /// Presses keys; the notation is that of [`type_into`]. After `<esc>` wait for its effect: with
    /// a key right behind it, it is Alt and that key to any program.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        let mut bytes = String::new();
        type_into(keys, |msg| {
            if let Msg::Key(key) = msg {
                bytes.push_str(&sequence(key));
            }
        });
        self.send(&bytes)
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(&format!("\x1b[200~{text}\x1b[201~"))
    }

    fn send(&mut self, bytes: &str) -> &mut Self {
        let mut keyboard = self.keyboard.lock().unwrap();
        keyboard.write_all(bytes.as_bytes()).unwrap();
        keyboard.flush().unwrap();
        drop(keyboard);
        self
    }

    /// Waits for a frame that holds all of these texts, and gives it.
    pub fn shows(&mut self, texts: &[&str]) -> String {
        self.until(&format!("{texts:?}"), |frame| texts.iter().all(|text| frame.contains(text)))
    }

    /// Waits for a frame that satisfies a condition, and gives it.
    pub fn until(&mut self, what: &str, satisfies: impl Fn(&str) -> bool) -> String {
        let unmet =
            |state: &mut State| !state.closed && !satisfies(&state.terminal.callbacks().frame);
        let state = self.glass.state.lock().unwrap();
        let (state, _) = self.glass.news.wait_timeout_while(state, PATIENCE, unmet).unwrap();
        let frame = state.terminal.callbacks().frame.clone();
        let closed = if state.closed { " (and the program has ended)" } else { "" };
        drop(state);
        assert!(satisfies(&frame), "waited for {what}{closed}:\n{frame}");
        frame
    }

    /// Presses keys and waits for the next frame, whatever it shows.
    pub fn redrawn_by(&mut self, keys: &str) -> String {
        let before = self.state().terminal.callbacks().count;
        self.keys(keys);
        let same = |state: &mut State| !state.closed && state.terminal.callbacks().count == before;
        let state = self.glass.state.lock().unwrap();
        let (state, _) = self.glass.news.wait_timeout_while(state, PATIENCE, same).unwrap();
        let frames = state.terminal.callbacks();
        assert!(
            frames.count > before,
            "no frame after {keys}; the last one was:\n{}",
            frames.frame
        );
        frames.frame.clone()
    }

    /// Whether the last whole frame had any colour.
    pub fn is_coloured(&self) -> bool {
        self.state().terminal.callbacks().colours
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, size: (u16, u16)) -> &mut Self {
        let (rows, columns) = cells(size);
        let mut state = self.state();
        state.terminal.set_size(rows, columns);
        state.terminal.callbacks_mut().frame.clear();
        drop(state);
        self.master.resize(pty_size(size)).unwrap();
        self
    }

    /// Kills the program as a power cut would.
    pub fn kill(mut self) {
        self.kill_now();
    }

    /// Waits for the program to end by itself; it has to have succeeded.
    pub fn ends(mut self) {
        let state = self.glass.state.lock().unwrap();
        let (state, _) =
            self.glass.news.wait_timeout_while(state, PATIENCE, |state| !state.closed).unwrap();
        assert!(state.closed, "still running:\n{}", state.terminal.callbacks().frame);
        drop(state);
        assert!(self.child.wait().unwrap().success());
    }

    fn kill_now(&mut self) {
        if let (Ok(None), Some(id)) = (self.child.try_wait(), self.child.process_id()) {
            Command::new("sh").args(["-c", "kill -9 $0", &id.to_string()]).status().unwrap();
            self.child.wait().unwrap();
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.glass.state.lock().unwrap()
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        self.kill_now();
    }
}

/// Reads the program's output until it ends.
fn show(mut output: Box<dyn Read + Send>, glass: &Glass, keyboard: &Keyboard) {
    let mut buffer = [0; 16_384];
    // The bytes of a character that has come in part.
    let mut part = Vec::new();
    loop {
        // The system reports an error, not an end, when the program is gone.
        let read = output.read(&mut buffer).unwrap_or(0);
        let mut state = glass.state.lock().unwrap();
        if read == 0 {
            state.closed = true;
            glass.news.notify_all();
            return;
        }
        part.extend_from_slice(&buffer[..read]);
        let whole = match std::str::from_utf8(&part) {
            Ok(text) => text.len(),
            Err(error) => {
                assert!(error.error_len().is_none(), "the output is not UTF-8");
                error.valid_up_to()
            }
        };
        let rest = part.split_off(whole);
        let mut text = String::from_utf8(std::mem::replace(&mut part, rest)).unwrap();
        if state.terminal.callbacks().wide {
            text = text.chars().map(widened).collect();
        }
        state.terminal.process(text.as_bytes());
        let frames = state.terminal.callbacks_mut();
        let kept = frames.slow && frames.count == 0;
        let answers = if kept { vec![] } else { std::mem::take(&mut frames.answers) };
        glass.news.notify_all();
        drop(state);
        let mut keyboard = keyboard.lock().unwrap();
        // A program that has just ended asks no more.
        let _sent = keyboard.write_all(&answers).and_then(|()| keyboard.flush());
    }
}

/// What a terminal sends for a key.
fn sequence(key: Key) -> String {
    match key.code {
        Code::Char(c) if key.ctrl => char::from(c as u8 & 0x1f).to_string(),
        Code::Char(c) => c.to_string(),
        Code::F(n @ 1..=4) => format!("\x1bO{}", char::from(b'P' + n - 1)),
        Code::F(n) => {
            let numbers = [15, 17, 18, 19, 20, 21, 23, 24];
            format!("\x1b[{}~", numbers[usize::from(n) - 5])
        }
        Code::Enter => "\r".to_owned(),
        Code::Esc => "\x1b".to_owned(),
        Code::Tab => "\t".to_owned(),
        Code::BackTab => "\x1b[Z".to_owned(),
        Code::Backspace => "\x7f".to_owned(),
        Code::Delete => "\x1b[3~".to_owned(),
        Code::Insert => "\x1b[2~".to_owned(),
        Code::Up => "\x1b[A".to_owned(),
        Code::Down => "\x1b[B".to_owned(),
        Code::Right => "\x1b[C".to_owned(),
        Code::Left => "\x1b[D".to_owned(),
        Code::Home => "\x1b[H".to_owned(),
        Code::End => "\x1b[F".to_owned(),
        Code::PageUp => "\x1b[5~".to_owned(),
        Code::PageDown => "\x1b[6~".to_owned(),
    }
}

const fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn cells((columns, rows): (u16, u16)) -> (NonZeroU16, NonZeroU16) {
    (NonZeroU16::new(rows).unwrap(), NonZeroU16::new(columns).unwrap())
}
