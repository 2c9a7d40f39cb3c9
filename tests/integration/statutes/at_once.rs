//! Two trainers who decide about the same items at the same moment.

use super::doubts::{EXPECTED, bring, load, seen, told, uid};
use super::{NEW, OLD};
use crate::support::database::Database;
use crate::support::world::{World, noon, open_with};
use std::sync::{Arc, Barrier};
use zhifa::app::audit::list::list as audit;
use zhifa::app::doubt::DoubtRefusal;
use zhifa::app::doubt::correct::correct;
use zhifa::app::{Actor, App, Via};
use zhifa::clock::Clock;
use zhifa::entropy::Entropy;

pub fn of_two_who_decide_at_once_one_is_told(database: &Database) {
    let world = World::new(database);
    load(&world, OLD);
    bring(&world);
    load(&world, NEW);
    // As two programs on the same database.
    let other = open_with(database, Clock::manual(noon()), Entropy::seeded(8));
    for id in ["moved", "turned", "last"] {
        let items = seen(&world, [uid(&world, id)]);
        let (start, trainer) = (Barrier::new(2), world.trainer());
        let decide = |app: &Arc<App>| {
            start.wait();
            correct(app, &trainer, &items)
        };
        let outcomes = std::thread::scope(|scope| {
            let racing = [&world.app, &other].map(|app| scope.spawn(|| decide(app)));
            racing.map(|one| one.join().unwrap())
        });
        let refused: Vec<_> = outcomes.iter().filter_map(|one| one.as_ref().err()).collect();
        let [refused] = refused[..] else { panic!("{id}: {outcomes:?}") };
        assert!(matches!(refused.is(), Some(DoubtRefusal::NotInDoubt(_))), "{id}: {refused}");
    }
    assert_eq!(told(&world), [EXPECTED[2], EXPECTED[3]]);
    let recorded = audit(&world.app, &Actor::operator(Via::Cli), "doubt.correct", None).unwrap();
    assert_eq!(recorded.len(), 2, "the third was right as it is");
}
