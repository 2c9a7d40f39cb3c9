//! What is done with bytes from outside, as functions of bytes: fuzz targets call them, and the
//! ordinary tests replay them over the fixtures and over chance.
//!
//! ```text
//! RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir tests/fuzz bank -- -max_total_time=180
//! ```

use std::sync::{Arc, LazyLock};
use zhifa::app::{App, Session, demo};
use zhifa::clock::Clock;
use zhifa::domain::citation::Citation;
use zhifa::domain::fill;
use zhifa::domain::identity::IdentityNumber;
use zhifa::domain::markup::Document;
use zhifa::domain::numeral;
use zhifa::domain::time::{Date, Zone};
use zhifa::entropy::Entropy;
use zhifa::i18n::Locale;
use zhifa::interchange;
use zhifa::store::Location;
use zhifa::tui::key::{Code, Key};
use zhifa::tui::look::{ColorDepth, Look};
use zhifa::tui::msg::Msg;
use zhifa::tui::rooms::shell;
use zhifa::tui::testkit::Harness;
use zhifa::tui::theme::ThemeName;

const DAY: Date = jiff::civil::date(2026, 11, 24);

/// A bank file: whatever its bytes, reading ends, every issue lies in the text, and a bank that is
/// sound is the same after writing and reading it again.
pub fn bank(data: &[u8]) {
    let draft = interchange::bank::read("bank.toml", data);
    for issue in &draft.issues {
        let span = &issue.place.span;
        assert!(draft.source.text.get(span.clone()).is_some(), "{issue:?}");
        for locale in zhifa::i18n::Locale::ALL {
            zhifa::app::bank::check::excerpt(&draft.source, issue, locale, 80);
        }
    }
    if let (true, Some(bank)) = (draft.is_sound(), &draft.value) {
        let text = interchange::bank::write(bank);
        let again = interchange::bank::read("bank.toml", text.as_bytes());
        assert_eq!(again.value.as_ref(), Some(bank), "{text}");
    }
}

/// A roster: whatever its bytes, reading ends, nobody comes without a name, and every issue can be
/// told.
pub fn roster(data: &[u8]) {
    let roster = interchange::roster::read(data, &[], DAY);
    assert!(roster.officers.iter().all(|officer| !officer.name.trim().is_empty()));
    for issue in &roster.issues {
        assert!(Locale::ALL.into_iter().all(|locale| !issue.fault.message(locale).is_empty()));
    }
}

/// Markup, citations, numerals, identity numbers, answers to fill-in questions: what is understood
/// reads the same after it was written.
pub fn texts(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let document = Document::parse(&text);
    assert_eq!(document, Document::parse(&text.replace('\n', "\r\n")), "{text:?}");
    assert!(document.images().len() + document.blanks() <= text.len());
    document.plain();
    if let Ok(citation) = text.parse::<Citation>() {
        let shown = citation.to_string();
        assert_eq!(shown.parse::<Citation>().as_ref(), Ok(&citation), "{shown}");
    }
    if let Some(n) = numeral::parse(&text) {
        assert_eq!(numeral::parse(&numeral::to_chinese(n)), Some(n), "{text:?}");
    }
    if let Ok(identity) = IdentityNumber::parse(&text, DAY) {
        assert_eq!(IdentityNumber::parse(identity.as_str(), DAY).as_ref(), Ok(&identity));
        assert!(!identity.masked().contains(&identity.as_str()[6..14]));
    }
    let normal = fill::normal(&text);
    assert_eq!(fill::normal(&normal), normal, "{text:?}");
    assert_eq!(fill::matches(&text, &[&text]), !normal.is_empty(), "{text:?}");
}

/// People whom a storm of keys begins as.
const PEOPLE: [&str; 6] = ["caochao", "trainer", "manager", "reviewer", "auditor", "admin"];

/// Everything a keyboard has that means something somewhere, and a little that does not.
const KEYS: [Code; 48] = {
    use Code::{BackTab, Backspace, Char, Delete, Down, End, Enter, Esc, F, Home, Left, PageDown};
    use Code::{PageUp, Right, Tab, Up};
    [
        Char('1'),
        Char('2'),
        Char('3'),
        Char('4'),
        Char('5'),
        Char('6'),
        Char('7'),
        Char('8'),
        Char('9'),
        Char('0'),
        Char('a'),
        Char('b'),
        Char('c'),
        Char('d'),
        Char('z'),
        Char('s'),
        Char(' '),
        Char('/'),
        Char(':'),
        Char('?'),
        Char('张'),
        Char('：'),
        Char('\u{3000}'),
        Char('q'),
        Enter,
        Enter,
        Enter,
        Esc,
        Tab,
        BackTab,
        Backspace,
        Delete,
        Up,
        Down,
        Down,
        Left,
        Right,
        Home,
        End,
        PageUp,
        PageDown,
        F(1),
        F(2),
        F(3),
        F(4),
        F(5),
        F(6),
        F(10),
    ]
};

/// A demonstration that every storm of this process goes over.
fn district() -> Arc<App> {
    static DISTRICT: LazyLock<Arc<App>> = LazyLock::new(|| {
        let clock = Clock::manual(Zone::shanghai().instant(DAY.at(9, 0, 0, 0)));
        let (memory, chance) = (Location::Memory, Entropy::seeded(1));
        match demo::open::open(&memory, chance, Some(clock), 7, Some(DAY)) {
            Ok((app, _)) => app,
            Err(error) => panic!("{error}"),
        }
    });
    Arc::clone(&DISTRICT)
}

/// A storm of keys, one for each byte after the first three, which choose a person, a language
/// and a size. Nothing panics, and no attempt is left without its answers or its result.
pub fn keys(data: &[u8]) {
    let [who, language, size, storm @ ..] = data else { return };
    let app = district();
    let locale = Locale::ALL[usize::from(*language) % 2];
    let size = [(80, 24), (120, 40), (60, 15)][usize::from(*size) % 3];
    let look = Look::new(locale, ThemeName::Mono, ColorDepth::None, language & 2 != 0);
    let session = Session::new(Arc::clone(&app));
    let mut h = Harness::with(shell(true, None), session, app.now(), look, (80, 24));
    let person = PEOPLE[usize::from(*who) % PEOPLE.len()];
    // Whoever's name holds this one too stands above.
    let above = if person == "manager" { "<down>" } else { "" };
    h.keys(person).keys(above).keys("<enter>");
    h.resize(size.0, size.1);
    for byte in storm {
        match KEYS.get(usize::from(*byte)) {
            Some(code) => {
                h.send(Msg::Key(Key::plain(*code)));
            }
            None if *byte < 60 => {
                h.send(Msg::Key(Key::f(byte % 12 + 1)));
            }
            None if *byte < 64 => {
                h.resize(60 + u16::from(*byte), 20 + u16::from(byte % 8));
            }
            // A while passes: seconds, or more than any exam takes.
            None => {
                let millis = if *byte == 255 { 3 * 3_600_000 } else { i64::from(*byte) * 100 };
                app.clock.advance(millis);
                h.advance(millis);
            }
        }
        if h.over() {
            break;
        }
        let screen = h.screen();
        let broken = ["出错了", "Something went wrong"].iter().any(|text| screen.contains(text));
        assert!(!broken, "{data:?}\n{screen}");
    }
    assert_eq!(lost(&app), 0, "{data:?}");
}

/// Attempts whose answers in force are not the newest of their history, or that have ended without
/// a result.
fn lost(app: &App) -> i64 {
    const LOST: &str = "SELECT CAST(count(*) AS BIGINT) FROM attempt a WHERE
        (a.state <> 'live' AND NOT EXISTS (SELECT 1 FROM result r WHERE r.attempt_id = a.id))
        OR a.history_seq < (SELECT coalesce(max(h.seq), 0) FROM response_history h
            WHERE h.attempt_id = a.id)
        OR EXISTS (SELECT 1 FROM response r WHERE r.attempt_id = a.id AND r.seq <>
            (SELECT max(h.seq) FROM response_history h WHERE h.attempt_id = a.id
                AND h.position = r.position AND h.part = r.part))";
    match app.read(|tx| Ok(tx.one(LOST, &[], |row| row.get::<i64>(0))?)) {
        Ok(lost) => lost,
        Err(error) => panic!("{error}"),
    }
}
