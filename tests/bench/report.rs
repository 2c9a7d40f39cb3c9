//! The table that comes out: what, on which database, how fast, and whether the goal is met.

use std::process::ExitCode;
use std::time::{Duration, Instant};

/// The instant it is.
pub fn stopwatch() -> Instant {
    zhifa::clock::monotonic()
}

/// Times taken of the same thing, sorted.
pub struct Samples(Vec<Duration>);

impl Samples {
    /// From times in any order; there is at least one.
    pub fn new(mut times: Vec<Duration>) -> Self {
        assert!(!times.is_empty(), "nothing was measured");
        times.sort_unstable();
        Self(times)
    }

    /// Runs something `n` times and times each run.
    pub fn of(n: usize, mut f: impl FnMut()) -> Self {
        let once = |_| {
            let begun = stopwatch();
            f();
            begun.elapsed()
        };
        Self::new((0..n).map(once).collect())
    }

    /// The value below which `share` of a thousand samples lie.
    fn quantile(&self, share: usize) -> Duration {
        self.0[(self.0.len() - 1) * share / 1_000]
    }

    pub fn median(&self) -> Duration {
        self.quantile(500)
    }

    pub fn p99(&self) -> Duration {
        self.quantile(990)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Median, 99th percentile and largest, in milliseconds.
    fn figures(&self) -> String {
        let [median, p99, max] = [500, 990, 1_000].map(|share| ms(self.quantile(share)));
        format!("p50 {median}  p99 {p99}  max {max} ms  (n {})", self.len())
    }
}

/// Milliseconds with as many digits as matter.
pub fn ms(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1e3;
    if ms < 10.0 { format!("{ms:.2}") } else { format!("{ms:.1}") }
}

/// The lines so far.
pub struct Report {
    missed: usize,
}

impl Report {
    /// Prints the machine and the heading.
    pub fn begin() -> Self {
        let cores = std::thread::available_parallelism().map_or(0, usize::from);
        let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let load = load.split(' ').next().unwrap_or_default();
        println!("{cores} cores, load before: {load}\n");
        println!("{:<44} {:<11} {:<54} goal", "measurement", "database", "measured");
        Self { missed: 0 }
    }

    /// A line held to a goal in milliseconds by its 99th percentile.
    pub fn p99(&mut self, what: &str, database: &str, samples: &Samples, goal_ms: f64) {
        let met = samples.p99().as_secs_f64() * 1e3 <= goal_ms;
        self.line(what, database, &samples.figures(), &format!("p99 ≤ {goal_ms} ms"), met);
    }

    /// A line held to a goal in milliseconds by its median.
    pub fn median(&mut self, what: &str, database: &str, samples: &Samples, goal_ms: f64) {
        let met = samples.median().as_secs_f64() * 1e3 <= goal_ms;
        self.line(what, database, &samples.figures(), &format!("p50 ≤ {goal_ms} ms"), met);
    }

    /// A line that is told and held to nothing.
    pub fn told(&mut self, what: &str, database: &str, samples: &Samples) {
        self.line(what, database, &samples.figures(), "", true);
    }

    /// A line of whatever shape.
    pub fn line(&mut self, what: &str, database: &str, measured: &str, goal: &str, met: bool) {
        let mark = match (goal.is_empty(), met) {
            (true, _) => "",
            (false, true) => "  met",
            (false, false) => "  MISSED",
        };
        self.missed += usize::from(!met);
        println!("{what:<44} {database:<11} {measured:<54} {goal}{mark}");
    }

    /// How it went.
    pub fn end(self) -> ExitCode {
        if self.missed == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) }
    }
}
