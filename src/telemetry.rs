//! The log: one line per event in a file, never on the terminal.
//!
//! The file is for whoever looks after the installation. It holds no answers, keys, passwords or
//! identity numbers; callers see to that.

use crate::clock::Clock;
use std::fmt::{Debug, Write as _};
use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

/// A log above this size, in bytes, is put aside as `….old` at the next start.
const ROTATE_AT: u64 = 4 << 20;

/// Writes events of level info and above as lines.
struct LineLog {
    file: Mutex<File>,
    clock: Clock,
}

/// Sends the events of this process to a file, from now until its end. A log that cannot be
/// written is no reason not to work: then nothing is logged.
///
/// # Errors
/// What the system said about the file.
pub fn start(path: &Path, clock: Clock) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    if std::fs::metadata(path).is_ok_and(|found| found.len() > ROTATE_AT) {
        std::fs::rename(path, path.with_extension("log.old"))?;
    }
    let file = OpenOptions::new().create(true).append(true).open(path)?;
    let log = LineLog { file: Mutex::new(file), clock };
    tracing::subscriber::set_global_default(log).map_err(std::io::Error::other)
}

impl Subscriber for LineLog {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() <= Level::INFO
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        // Lines stand alone, so every span may be the same one.
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let at = self.clock.now().millis();
        let at = jiff::Timestamp::from_millisecond(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        let metadata = event.metadata();
        let mut line = Line(format!("{at:.3} {} {}", metadata.level(), metadata.target()));
        event.record(&mut line);
        line.0.push('\n');
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        // There is no better place to say that the log cannot be written.
        let _ = file.write_all(line.0.as_bytes());
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// One line under construction; control characters are escaped so that it stays one.
struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let text = format!("{value:?}").replace('\n', "\\n");
        // Writing to a String cannot fail.
        let _ = match field.name() {
            "message" => write!(self.0, " {text}"),
            name => write!(self.0, " {name}={text}"),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Timestamp;

    #[test]
    fn an_event_is_one_line_with_time_level_and_fields() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("zhifa.log");
        let log = LineLog {
            file: Mutex::new(File::create(&path).unwrap()),
            clock: Clock::manual(Timestamp::from_millis(0)),
        };
        tracing::subscriber::with_default(log, || {
            tracing::debug!("too small to be kept");
            tracing::warn!(rows = 3, name = "a\nb", "slow query");
        });
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text.lines().count(), 1, "{text}");
        assert!(text.starts_with("1970-01-01T00:00:00.000Z WARN zhifa::telemetry"), "{text}");
        assert!(text.contains(" slow query") && text.contains("rows=3"), "{text}");
    }
}
