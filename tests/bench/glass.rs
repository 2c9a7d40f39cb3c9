//! A program on a pseudo-terminal, with the instant at which each of its frames was complete.

use crate::report::stopwatch;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How long a frame may take before the measurement is given up.
const PATIENCE: Duration = Duration::from_secs(60);

/// A program that runs on an 80×24 terminal.
pub struct Glass {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    terminal: vt100::Parser<Answers>,
    _master: Box<dyn MasterPty>,
}

/// What the terminal answers when it is asked where the cursor is.
#[derive(Default)]
struct Answers(Vec<u8>);

impl vt100::Callbacks for Answers {
    fn unhandled_csi(
        &mut self,
        screen: &mut vt100::Screen,
        private: Option<u8>,
        _: Option<u8>,
        parameters: &[&[u16]],
        c: char,
    ) {
        if let (None, [[6]], 'n') = (private, parameters, c) {
            let (row, column) = screen.cursor_position();
            self.0.extend(format!("\x1b[{};{}R", row + 1, column + 1).bytes());
        }
    }
}

impl Glass {
    /// Starts a program; `home` stands for the person's folder.
    pub fn start(program: &Path, arguments: &[&str], home: &Path) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "zh_CN.UTF-8")] {
            command.env(name, value);
        }
        command.env("HOME", home);
        command.cwd(home);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 65_536];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                if sender.send((stopwatch(), buffer[..n].to_vec())).is_err() {
                    return;
                }
            }
        });
        let cells = |n| NonZeroU16::new(n).unwrap();
        Self {
            child,
            keyboard: pair.master.take_writer().unwrap(),
            output,
            terminal: vt100::Parser::new_with_callbacks(
                cells(24),
                cells(80),
                0,
                Answers::default(),
            ),
            _master: pair.master,
        }
    }

    /// Types, and gives the instant before.
    pub fn press(&mut self, keys: &str) -> Instant {
        let pressed = stopwatch();
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        pressed
    }

    /// Waits for output after which the screen is as wanted; gives when that output came. What came
    /// before is not looked at.
    pub fn until(&mut self, what: &str, wanted: impl Fn(&str) -> bool) -> Instant {
        // A frame that shows something else, such as the clock of the next minute, is no progress.
        let end = stopwatch() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(stopwatch());
            let Ok((at, bytes)) = self.output.recv_timeout(left) else {
                panic!("{what} never came; the screen was:\n{}", self.text());
            };
            self.terminal.process(&bytes);
            let answers = std::mem::take(&mut self.terminal.callbacks_mut().0);
            if !answers.is_empty() {
                self.keyboard.write_all(&answers).unwrap();
                self.keyboard.flush().unwrap();
            }
            if wanted(&self.text()) {
                return at;
            }
        }
    }

    /// What the screen shows.
    pub fn text(&self) -> String {
        self.terminal.screen().contents()
    }

    /// Memory the process has in use, in megabytes; none where the system does not tell.
    pub fn memory_mb(&self) -> Option<f64> {
        let pid = self.child.process_id()?;
        let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
        let kb: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
        Some(kb / 1_024.0)
    }
}

impl Drop for Glass {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
