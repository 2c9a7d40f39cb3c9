//! A thousand candidates who answer once a second, and a process that is killed while they do.

use crate::report::{Report, Samples, stopwatch};
use crate::support::database::Database;
use crate::support::databases;
use crate::support::world::{World, newcomer, noon, open, open_with};
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::{Arc, Barrier, Mutex};
use std::time::Duration;
use zhifa::app::exam::answer::answer;
use zhifa::app::exam::start::start;
use zhifa::app::{Actor, App};
use zhifa::clock::Clock;
use zhifa::domain::attempt::Place;
use zhifa::domain::attempt::sheet::Save;
use zhifa::domain::id::{AttemptId, SittingId};
use zhifa::domain::item::Answer;
use zhifa::domain::sitting::SittingKind;
use zhifa::entropy::Entropy;
use zhifa::store::sittings;

/// First word of the command line of the process that is killed.
pub const CHILD: &str = "answers-child";
const CANDIDATES: usize = 1_000;
/// Candidates of the process that is killed, who answer without a pause.
const HURRIED: usize = 64;
/// Answers each candidate gives while acknowledgements are timed.
const ROUNDS: u32 = 20;
/// Acknowledgements after which the process is killed.
const KILL_AFTER: usize = 5_000;

pub fn run(report: &mut Report) {
    for (name, database) in databases() {
        let world = World::new(&database);
        let candidates: Vec<Candidate> =
            (0..CANDIDATES).map(|n| Candidate::enter(&world.app, world.practice, n)).collect();
        let goal = if name == "SQLite" { 25.0 } else { 60.0 };
        let what = format!("{CANDIDATES} candidates × 1 answer/s, receipt");
        report.p99(&what, name, &paced(&world.app, candidates), goal);
        drop(world);
        let (acknowledged, lost) = killed(&database);
        let measured = format!("{acknowledged} acknowledged, {lost} lost");
        report.line("process killed while answering", name, &measured, "0 lost", lost == 0);
    }
}

/// Somebody in the middle of an exam.
struct Candidate {
    who: Actor,
    attempt: AttemptId,
    /// Parts with options, and what to answer.
    questions: Vec<(Place, Answer)>,
    seq: u64,
}

impl Candidate {
    fn enter(app: &Arc<App>, sitting: SittingId, n: usize) -> Self {
        let who = newcomer(app, &format!("考生{n}"));
        let paper = start(app, &who, sitting).unwrap();
        let questions = (0_u32..)
            .zip(&paper.paper)
            .flat_map(|(item, question)| question.parts.iter().map(move |part| (item, part)))
            .filter_map(|(item, part)| {
                let chosen = part.options.first()?.id;
                let place = Place { item, part: part.id.clone() };
                Some((place, Answer::Options([chosen].into())))
            })
            .collect();
        Self { who, attempt: paper.attempt, questions, seq: paper.last_seq }
    }

    fn next(&mut self) -> Save {
        let turn = usize::try_from(self.seq).unwrap() % self.questions.len();
        let (place, answer) = self.questions[turn].clone();
        self.seq += 1;
        Save { seq: self.seq, place, answer: Some(answer), flagged: false, unsure: false }
    }
}

/// Everybody answers once a second, spread over the second. An answer's time begins when it was
/// due, so that one which has to wait for the one before is not counted as quick.
fn paced(app: &Arc<App>, candidates: Vec<Candidate>) -> Samples {
    let times = Mutex::new(Vec::new());
    let ready = Barrier::new(candidates.len());
    std::thread::scope(|scope| {
        for (n, mut candidate) in (0_u32..).zip(candidates) {
            let (times, ready) = (&times, &ready);
            let work = move || {
                ready.wait();
                let begun = stopwatch();
                let offset = Duration::from_secs(1) * n / u32::try_from(CANDIDATES).unwrap();
                let mut mine = Vec::new();
                for round in 0..ROUNDS {
                    let due = Duration::from_secs(u64::from(round)) + offset;
                    std::thread::sleep(due.saturating_sub(begun.elapsed()));
                    let save = candidate.next();
                    answer(app, &candidate.who, candidate.attempt, save).unwrap();
                    mine.push(begun.elapsed() - due);
                }
                times.lock().unwrap().extend(mine);
            };
            std::thread::Builder::new().stack_size(256 * 1_024).spawn_scoped(scope, work).unwrap();
        }
    });
    Samples::new(times.into_inner().unwrap())
}

/// Kills a process in the middle of saving answers; how many it had acknowledged, and how many of
/// those are not in the database or not in the chained history of their attempt.
fn killed(database: &Database) -> (usize, usize) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([CHILD, &database.address()])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut acknowledged: Vec<(i64, i64)> = Vec::new();
    // What was written before the kill is still in the pipe after it.
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        // Killed in the middle of a line: the receipt never arrived.
        let Ok(line) = line else { break };
        let Some((attempt, seq)) = line.split_once(' ') else { continue };
        let (Ok(attempt), Some(Ok(seq))) = (attempt.parse(), seq.strip_suffix('.').map(str::parse))
        else {
            continue;
        };
        acknowledged.push((attempt, seq));
        if acknowledged.len() == KILL_AFTER {
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    assert!(acknowledged.len() >= KILL_AFTER, "it ended before it was killed");
    let app = open(database, noon());
    let stored = stored(&app);
    let lost = acknowledged.iter().filter(|(attempt, seq)| !stored.contains(*attempt, *seq));
    (acknowledged.len(), lost.count())
}

/// What the database holds: each attempt's newest sequence number, and every save in its history.
struct StoredAnswers {
    newest: HashMap<i64, i64>,
    history: std::collections::HashSet<(i64, i64)>,
}

impl StoredAnswers {
    fn contains(&self, attempt: i64, seq: i64) -> bool {
        self.history.contains(&(attempt, seq))
            && self.newest.get(&attempt).is_some_and(|newest| *newest >= seq)
    }
}

fn stored(app: &App) -> StoredAnswers {
    let pairs = |sql: &str| {
        let pairs = app.store.read(|tx| tx.rows(sql, &[], |row| Ok((row.get(0)?, row.get(1)?))));
        pairs.unwrap()
    };
    StoredAnswers {
        newest: pairs("SELECT id, history_seq FROM attempt").into_iter().collect(),
        history: pairs("SELECT attempt_id, seq FROM response_history").into_iter().collect(),
    }
}

/// The process that is killed: candidates who answer without a pause, each receipt a line.
pub fn child(words: &[String]) {
    let database = Database::existing(words[0].parse().unwrap());
    // Another seed than that of the process before, whose uids are taken.
    let app = open_with(&database, Clock::manual(noon()), Entropy::seeded(8));
    let sittings = app.store.read(sittings::all).unwrap();
    let practice = sittings.iter().find(|s| s.rules.kind == SittingKind::Practice).unwrap().id;
    let out = Mutex::new(std::io::stdout());
    std::thread::scope(|scope| {
        for n in 0..HURRIED {
            let (app, out) = (&app, &out);
            scope.spawn(move || {
                let mut candidate = Candidate::enter(app, practice, CANDIDATES + n);
                loop {
                    let save = candidate.next();
                    let receipt = answer(app, &candidate.who, candidate.attempt, save).unwrap();
                    let mut out = out.lock().unwrap();
                    writeln!(out, "{} {}.", candidate.attempt.0, receipt.seq).unwrap();
                    out.flush().unwrap();
                }
            });
        }
    });
}
