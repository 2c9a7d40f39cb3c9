//! Threads that run jobs: one per lane, so that saving an answer never waits behind a report.

use super::Backend;
use super::effect::{Done, Job, Lane, Link};
use super::msg::ScreenId;
use super::session::panic_message;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;

/// Runs a job to its end, whatever happens in it.
pub fn run_job(backend: &Backend, to: ScreenId, job: Job, link: &Link) -> Done {
    let outcome = catch_unwind(AssertUnwindSafe(|| (job.run)(backend, link)))
        .map_err(|panic| panic_message(panic.as_ref()));
    let review_left = backend.app().is_ok_and(|app| app.reviews.was_left());
    Done { to, outcome, last: true, review_left }
}

/// Where outcomes go; called on the thread of a lane.
pub type Report = Arc<dyn Fn(Done) + Send + Sync>;

/// A thread per lane. The jobs of a lane run in the order they were given; when the executor is
/// dropped, jobs already given still run.
#[derive(Debug)]
pub struct Executor {
    lanes: [(Lane, Sender<(ScreenId, Job)>); 3],
    threads: Vec<thread::JoinHandle<()>>,
}

impl Executor {
    /// Starts the threads.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(backend: &Arc<Backend>, report: &Report) -> io::Result<Self> {
        let mut threads = vec![];
        let mut lane = |lane: Lane, name: &str| {
            let (sender, jobs) = channel::<(ScreenId, Job)>();
            let (backend, report) = (Arc::clone(backend), Arc::clone(report));
            let work = move || {
                for (to, job) in jobs {
                    let progress = Arc::clone(&report);
                    let link = Link::new(to, move |done| progress(done));
                    report(run_job(&backend, to, job, &link));
                }
            };
            threads.push(thread::Builder::new().name(name.to_owned()).spawn(work)?);
            io::Result::Ok((lane, sender))
        };
        let lanes = [
            lane(Lane::Save, "job-save")?,
            lane(Lane::Normal, "job-normal")?,
            lane(Lane::Long, "job-long")?,
        ];
        Ok(Self { lanes, threads })
    }

    /// Queues a job.
    pub fn submit(&self, to: ScreenId, job: Job) {
        let lane = job.lane;
        if let Some((_, sender)) = self.lanes.iter().find(|(of, _)| *of == lane) {
            // A lane ends only with the executor: its jobs' panics are caught.
            let _queued = sender.send((to, job));
        }
    }

    /// Waits until every save that was queued has been done; other lanes are not waited for.
    pub fn finish_saves(mut self) {
        drop(self.lanes);
        if !self.threads.is_empty() {
            // Joining fails only for a panicked thread, which has nothing left to save.
            let _joined = self.threads.swap_remove(0).join();
        }
    }
}
