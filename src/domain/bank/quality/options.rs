//! Options that give themselves away, or say what another one says.

use super::Fault;
use super::text::{length, normal};
use crate::domain::item::check::Field;
use crate::domain::item::{ItemType, Key, OptionId, Part};
use crate::domain::numeral::is_numeral;
use crate::domain::width::half_text;

/// How many characters an option has to stand out by, besides its share.
pub const FAR: usize = 4;
/// Shorter words are part of many others by chance: 罚款 of 并处罚款.
const WORDS: usize = 4;

/// With these an option names one thing and another: 罚款 and 罚款,并处没收 exclude each other.
const AND: &[char] = &['和', '或', '及', '与', '并', '、', ',', ';'];

/// What is wrong with the options of a part.
pub(super) fn faults(part: &Part) -> impl Iterator<Item = (Field, Fault)> {
    alike(part).into_iter().chain(sticks_out(part))
}

fn alike(part: &Part) -> Vec<(Field, Fault)> {
    let said: Vec<(OptionId, String)> =
        part.options.iter().map(|option| (option.id, normal(&option.text))).collect();
    let mut found = Vec::new();
    for (at, (id, words)) in said.iter().enumerate() {
        for (earlier, others) in &said[..at] {
            let fault = if words == others {
                // The very same text is an error of the item already.
                let exact = |id| part.options.iter().find(|one| one.id == id).map(|one| &one.text);
                (exact(*id) != exact(*earlier)).then_some(Fault::AlikeOptions(*earlier, *id))
            } else if holds(words, others) && !joins(part, *id) {
                Some(Fault::OptionInOption { inner: *earlier, outer: *id })
            } else if holds(others, words) && !joins(part, *earlier) {
                Some(Fault::OptionInOption { inner: *id, outer: *earlier })
            } else {
                None
            };
            found.extend(fault.map(|fault| (Field::Option(*id), fault)));
        }
    }
    found
}

/// Whether the words stand in a longer text, and no number is cut: 5日 is no part of 15日.
fn holds(text: &str, words: &str) -> bool {
    words.chars().count() >= WORDS
        && text.match_indices(words).any(|(at, _)| {
            let before = text[..at].chars().next_back().is_some_and(is_numeral);
            let first = words.chars().next().is_some_and(is_numeral);
            !(before && first)
        })
}

/// Whether an option joins several things.
fn joins(part: &Part, id: OptionId) -> bool {
    let text = part.options.iter().find(|one| one.id == id).map(|one| half_text(&one.text));
    text.is_some_and(|text| text.contains(AND))
}

/// A right option of a single choice that shows by its length alone.
fn sticks_out(part: &Part) -> Option<(Field, Fault)> {
    let Key::Options(right) = &part.key else { return None };
    if part.kind != ItemType::Single {
        return None;
    }
    let own = part.options.iter().find(|option| right.contains(&option.id))?;
    let others = part.options.iter().filter(|option| option.id != own.id);
    let others: Vec<usize> = others.map(|option| length(&option.text)).collect();
    let (longest, shortest) = (*others.iter().max()?, *others.iter().min()?);
    let own_length = length(&own.text);
    let longer = own_length * 2 > longest * 3 && own_length > longest + FAR;
    let shorter = own_length * 9 < shortest * 5 && own_length + FAR < shortest;
    let fault = Fault::SticksOut { option: own.id, longer };
    (longer || shorter).then_some((Field::Option(own.id), fault))
}
