use super::*;
use crate::domain::item::CandidateOption;

fn letter(letter: char) -> OptionId {
    OptionId::from_letter(letter).unwrap()
}

fn question(kind: ItemType) -> CandidateItem {
    let options = match kind {
        ItemType::Single | ItemType::Multiple => {
            ['A', 'B', 'C'].map(|c| CandidateOption { id: letter(c), text: c.to_string() }).to_vec()
        }
        _ => Vec::new(),
    };
    let part = CandidatePart {
        id: "1".into(),
        kind,
        stem: "?".into(),
        options,
        blanks: usize::from(kind == ItemType::Fill),
        points: 100,
    };
    CandidateItem { kind, situation: String::new(), parts: vec![part] }
}

const START: Timestamp = Timestamp::from_millis(1_000_000);

fn sheet() -> Sheet {
    let kinds = [ItemType::Single, ItemType::Multiple, ItemType::TrueFalse];
    let deadline = START.plus_millis(30 * MINUTE_MS);
    Sheet::open(kinds.map(question).to_vec(), Vec::new(), 0, deadline, START)
}

fn only_save(effects: Vec<Effect>) -> Save {
    match <[Effect; 1]>::try_from(effects) {
        Ok([Effect::Save(save)]) => save,
        other => panic!("expected one save, got {other:?}"),
    }
}

#[test]
fn single_replaces_and_multiple_toggles() {
    let mut sheet = sheet();
    sheet.apply(Event::Choose(letter('A')));
    let save = only_save(sheet.apply(Event::Choose(letter('B'))));
    assert_eq!(save.answer, Some(Answer::Options([letter('B')].into())));
    sheet.apply(Event::Go(1));
    sheet.apply(Event::Choose(letter('A')));
    sheet.apply(Event::Choose(letter('C')));
    let save = only_save(sheet.apply(Event::Choose(letter('A'))));
    assert_eq!(save.answer, Some(Answer::Options([letter('C')].into())));
    assert_eq!(save.seq, 5);
}

#[test]
fn choosing_the_same_again_sends_nothing() {
    let mut sheet = sheet();
    sheet.apply(Event::Choose(letter('A')));
    assert_eq!(sheet.apply(Event::Choose(letter('A'))), []);
    assert_eq!(sheet.apply(Event::Choose(letter('H'))), []);
    assert_eq!(sheet.apply(Event::Judge(true)), []);
}

#[test]
fn only_the_newest_acknowledgement_makes_it_safe() {
    let mut sheet = sheet();
    let first = only_save(sheet.apply(Event::Choose(letter('A'))));
    let second = only_save(sheet.apply(Event::Choose(letter('B'))));
    sheet.apply(Event::Saved { seq: first.seq, at: START });
    assert_eq!(sheet.slots()[0].safety, Safety::Saving { seq: second.seq });
    assert_eq!(sheet.unsaved(), 1);
    sheet.apply(Event::Saved { seq: second.seq, at: START });
    assert_eq!((sheet.unsaved(), sheet.last_saved()), (0, Some(START)));
}

#[test]
fn failed_saves_are_sent_again_with_what_the_sheet_shows() {
    let mut sheet = sheet();
    let save = only_save(sheet.apply(Event::Choose(letter('A'))));
    sheet.apply(Event::SaveFailed { seq: save.seq });
    assert_eq!(sheet.slots()[0].safety, Safety::Failed { seq: save.seq });
    let again = only_save(sheet.apply(Event::Tick(START.plus_millis(1_000))));
    assert_eq!(again.answer, save.answer);
    assert!(again.seq > save.seq);
}

#[test]
fn the_end_comes_once_and_takes_no_more_answers() {
    let mut sheet = sheet();
    let deadline = START.plus_millis(30 * MINUTE_MS);
    assert_eq!(sheet.apply(Event::Tick(deadline.plus_millis(-1))), [Effect::Warn { minutes: 2 }]);
    assert_eq!(sheet.apply(Event::Tick(deadline)), [Effect::HandIn { timed_out: true }]);
    assert_eq!(sheet.apply(Event::Tick(deadline.plus_millis(1))), []);
    assert_eq!(sheet.apply(Event::HandIn), []);
    assert_eq!(sheet.apply(Event::Choose(letter('A'))), []);
    // Time granted in the last moment was not known here: the store says so, and work goes on.
    sheet.apply(Event::Resume(deadline.plus_millis(MINUTE_MS)));
    only_save(sheet.apply(Event::Choose(letter('A'))));
}

#[test]
fn each_warning_rings_once_and_extra_time_moves_the_end() {
    let mut sheet = sheet();
    let at = |minutes: i64| START.plus_millis(minutes * MINUTE_MS);
    assert_eq!(sheet.apply(Event::Tick(at(20))), [Effect::Warn { minutes: 10 }]);
    assert_eq!(sheet.apply(Event::Tick(at(21))), []);
    sheet.apply(Event::Deadline(at(40)));
    assert_eq!(sheet.apply(Event::Tick(at(30))), []);
    assert_eq!(sheet.apply(Event::Tick(at(38))), [Effect::Warn { minutes: 2 }]);
    assert_eq!(sheet.remaining_ms(), 2 * MINUTE_MS);
}

#[test]
fn a_reopened_sheet_shows_what_was_stored_and_goes_on_counting() {
    let kinds = [ItemType::Single, ItemType::TrueFalse];
    let stored = Stored {
        place: Place { item: 0, part: "1".into() },
        answer: Some(Answer::Options([letter('C')].into())),
        flagged: true,
        unsure: false,
        at: START,
    };
    let deadline = START.plus_millis(MINUTE_MS);
    let mut sheet = Sheet::open(kinds.map(question).to_vec(), vec![stored], 9, deadline, START);
    assert_eq!((sheet.answered(), sheet.current()), (1, 1));
    assert!(sheet.slots()[0].flagged);
    assert_eq!(only_save(sheet.apply(Event::Judge(false))).seq, 10);
    assert_eq!(sheet.apply(Event::Tick(START)), [], "a warning already due at opening is not rung");
}
