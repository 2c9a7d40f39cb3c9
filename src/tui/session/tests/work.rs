//! What comes back to the session by itself: outcomes of work, and guards that close a screen.

use super::{Fake, Loaded, Log, monday, on, shell, take};
use crate::domain::time::Zone;
use crate::tui::Backend;
use crate::tui::effect::{Done, Effect, Guard, Lane, Lasting, Toast, Tone};
use crate::tui::key::Key;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::session::{Order, Session};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

fn load_on(key: Key, value: u32) -> impl Fn(&Msg) -> Vec<Effect> {
    move |msg| match msg.key() {
        Some(pressed) if pressed == key => {
            vec![Effect::job(Lane::Normal, move |_: &Backend| Loaded(value))]
        }
        _ => vec![],
    }
}

#[test]
fn a_reply_finds_its_screen_below_and_is_dropped_when_it_is_gone() {
    let log = Log::default();
    let own = Arc::clone(&log);
    let below = move || {
        let log = Arc::clone(&own);
        Fake::new("下", &own).on(move |msg| match msg.key() {
            Some(Key::RIGHT) => vec![Effect::push(Fake::new("上", &log).on(load_on(Key::LEFT, 2)))],
            _ => load_on(Key::LEFT, 1)(msg),
        })
    };
    let size = (80, 24);
    let keymap = Default::default();
    let mut session =
        Session::new(shell(below, &log), Look::default(), Zone::shanghai(), keymap, size, monday());
    let press = |session: &mut Session, key| session.handle(Msg::Key(key), monday());
    let take_job = |session: &mut Session| match session.take_orders().pop() {
        Some(Order::Job(to, _)) => to,
        other => panic!("{other:?}"),
    };
    let done = |to, value| Done {
        to,
        outcome: Ok(Box::new(Loaded(value))),
        last: true,
        review_left: false,
    };

    press(&mut session, Key::LEFT);
    let first = take_job(&mut session);
    press(&mut session, Key::RIGHT);
    press(&mut session, Key::LEFT);
    let second = take_job(&mut session);
    take(&log);
    session.done(done(first, 1), monday());
    assert_eq!(take(&log), ["下: loaded 1"]);
    press(&mut session, Key::ESC);
    take(&log);
    session.done(done(second, 2), monday());
    assert_eq!(take(&log), [""; 0]);

    // What has to be told in any case is a reply while its screen is there, a message afterwards.
    let lasting = |to| {
        let otherwise = vec![Toast { tone: Tone::Ok, text: "题库已导入。".to_owned() }];
        let reply = Box::new(Loaded(3));
        Done {
            to,
            outcome: Ok(Box::new(Lasting { reply, otherwise })),
            last: true,
            review_left: false,
        }
    };
    session.done(lasting(first), monday());
    assert_eq!(take(&log), ["下: loaded 3"]);
    assert!(session.toasts.is_empty());
    session.done(lasting(second), monday());
    assert_eq!(session.toasts[0].toast.text, "题库已导入。");
}

/// Whether the guarded screens of the test below have to close.
static SHUT: AtomicBool = AtomicBool::new(false);

#[test]
fn a_guarded_screen_closes_in_time_whatever_lies_on_it() {
    let guard = Guard {
        every: 15_000,
        ask: |_, _| SHUT.load(Ordering::Relaxed).then(|| "考试开始了".to_owned()),
    };
    let (mut h, _) = on(move |log| {
        let own = Arc::clone(log);
        Fake::new("底", log).on(move |msg| match msg {
            Msg::Key(key) if key.digit() == Some(1) => {
                let above = Fake::new("上", &own);
                let react = Mutex::new(Some(above));
                let guarded = Fake::new("法条", &own).on(move |msg| match msg {
                    Msg::Key(_) => {
                        let above = react.lock().unwrap().take();
                        above.map(Effect::push).into_iter().collect()
                    }
                    _ => vec![],
                });
                vec![Effect::push_guarded(guarded, guard)]
            }
            _ => vec![],
        })
    });
    // The screens want a tick each minute; the guard is asked all the same.
    assert!(h.keys("1").advance(15_000).screen().contains("法条"));
    SHUT.store(true, Ordering::Relaxed);
    let screen = h.advance(14_000).screen();
    assert!(screen.contains("法条"), "{screen}");
    let screen = h.advance(1_000).screen();
    assert!(screen.contains("底") && screen.contains("考试开始了"), "{screen}");
    SHUT.store(false, Ordering::Relaxed);
    assert!(h.keys("1 1").screen().contains("上"));
    SHUT.store(true, Ordering::Relaxed);
    let screen = h.advance(15_000).screen();
    assert!(screen.contains("上") && screen.contains("考试开始了"), "{screen}");
    let screen = h.keys("<esc>").screen();
    assert!(screen.contains("底"), "what it lay on is gone: {screen}");
}
