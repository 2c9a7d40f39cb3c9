//! What was dropped from a text and what was put in, line by line and then word by word.

use super::likeness::{Bag, Scale};
use super::whole::whole_words;
use crate::domain::numeral::is_numeral;
use dissimilar::Chunk;
use std::collections::{HashMap, HashSet};

/// Likeness from which two pieces are set beside each other word by word; others are dropped and
/// added whole.
const ALIKE: f64 = 0.3;

/// The most pairs of pieces that are weighed, 1,000 by 100 or the like. The longest article of 27
/// national texts has 23 lines; a table of fees can have thousands, and each pair costs microseconds.
const WEIGHED: usize = 100_000;

/// Kept characters that between two changes are too few to be read as kept.
const SHORT: usize = 2;

/// What happened to a run of characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RunKind {
    /// Stands in both texts.
    Kept,
    /// Stood in the earlier text.
    Dropped,
    /// Stands in the later text.
    Added,
}

/// Characters with the same fate.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Run {
    /// What happened to them.
    pub kind: RunKind,
    /// The characters.
    pub text: String,
}

/// The earlier text becoming the later one: without what was added it reads as it was, without what
/// was dropped as it is. Lines are set beside each other first, so that nothing slides from one
/// paragraph into the next, or sentences where fewer words are marked so: a paragraph may have been
/// divided. Within them numbers change whole, and a single kept character between two changes
/// counts as changed, since nobody reads that as kept.
pub fn words(old: &str, new: &str) -> Vec<Run> {
    let by_lines = by_pieces(&pieces(old, &['\n']), &pieces(new, &['\n']));
    let by_sentences = by_pieces(&pieces(old, &['\n', '。']), &pieces(new, &['\n', '。']));
    whole_words(if marked(&by_sentences) < marked(&by_lines) { &by_sentences } else { &by_lines })
}

/// How many characters are not kept.
fn marked(runs: &[Run]) -> usize {
    let changed = runs.iter().filter(|run| run.kind != RunKind::Kept);
    changed.map(|run| run.text.chars().count()).sum()
}

fn by_pieces(old: &[&str], new: &[&str]) -> Vec<Run> {
    let mut runs = Runs::default();
    let (mut i, mut j) = (0, 0);
    for (was, is) in beside(old, new) {
        old[i..was].iter().for_each(|piece| runs.push(RunKind::Dropped, piece));
        new[j..is].iter().for_each(|piece| runs.push(RunKind::Added, piece));
        within(old[was], new[is], &mut runs);
        (i, j) = (was + 1, is + 1);
    }
    old[i..].iter().for_each(|piece| runs.push(RunKind::Dropped, piece));
    new[j..].iter().for_each(|piece| runs.push(RunKind::Added, piece));
    runs.finish()
}

/// The pieces of a text: a line end begins the next one, any other mark ends the one before it.
fn pieces<'a>(text: &'a str, at: &[char]) -> Vec<&'a str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let mark =
            rest.char_indices().find(|(index, c)| at.contains(c) && (*index > 0 || *c != '\n'));
        let end = match mark {
            Some((index, '\n')) => index,
            Some((index, c)) => index + c.len_utf8(),
            None => rest.len(),
        };
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

/// Which pieces stand beside each other, in order. What both texts begin and end with does; between,
/// the pieces are weighed against each other, and in texts too long for that only equal ones pair.
fn beside(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let same = |(was, is): &(&&str, &&str)| was.trim() == is.trim();
    let head = old.iter().zip(new).take_while(same).count();
    let (old, new) = (&old[head..], &new[head..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(same).count();
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    let between = match old.len().saturating_mul(new.len()) > WEIGHED {
        true => in_step(old, new, equal(old, new)),
        false => alike(old, new),
    };
    let (from, to) = (head + old.len(), head + new.len());
    let between = between.into_iter().map(|(i, j)| (head + i, head + j));
    let ends = (0..tail).map(|at| (from + at, to + at));
    (0..head).map(|at| (at, at)).chain(between).chain(ends).collect()
}

/// The pairs with the greatest likeness in sum (the alignment of Needleman and Wunsch, 1970, without
/// a cost for gaps).
fn alike(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let scale = Scale::default();
    let bags = |pieces: &[&str]| pieces.iter().map(|piece| Bag::of(piece)).collect::<Vec<_>>();
    let (before, after) = (bags(old), bags(new));
    let alike = |i: usize, j: usize| match old[i].trim() == new[j].trim() {
        true => 1.0,
        false => Some(scale.likeness(&before[i], &after[j])).filter(|a| *a >= ALIKE).unwrap_or(0.0),
    };
    let alike: Vec<Vec<f64>> =
        (0..old.len()).map(|i| (0..new.len()).map(|j| alike(i, j)).collect()).collect();
    let mut sums = vec![vec![0.0_f64; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let apart = sums[i + 1][j].max(sums[i][j + 1]);
            sums[i][j] = apart.max(sums[i + 1][j + 1] + alike[i][j]);
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        if alike[i][j] > 0.0 && sums[i][j] <= sums[i + 1][j + 1] + alike[i][j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if sums[i + 1][j] >= sums[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// The pairs, and between them the pieces that stand in step and are alike: a table whose rows all
/// changed has as many of them as before.
fn in_step(old: &[&str], new: &[&str], pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let scale = Scale::default();
    let is_alike =
        |(i, j): &(usize, usize)| scale.likeness(&Bag::of(old[*i]), &Bag::of(new[*j])) >= ALIKE;
    let end = (old.len(), new.len());
    let mut all = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (was, is) in pairs.into_iter().chain([end]) {
        if was - i == is - j {
            all.extend((i..was).zip(j..is).filter(is_alike));
        }
        all.extend(Some((was, is)).filter(|pair| *pair != end));
        (i, j) = (was + 1, is + 1);
    }
    all
}

/// Pairs of equal pieces: those that both texts have become a character each, and the characters are
/// compared.
fn equal(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let in_new: HashSet<&str> = new.iter().map(|piece| piece.trim()).collect();
    let mut signs: HashMap<&str, char> = HashMap::new();
    for piece in old.iter().map(|piece| piece.trim()).filter(|piece| in_new.contains(piece)) {
        // More than there are characters for stay unpaired.
        if let Some(sign) = sign(signs.len()) {
            signs.entry(piece).or_insert(sign);
        }
    }
    let known = |pieces: &[&str]| -> Vec<(usize, char)> {
        let signed = |(at, piece): (usize, &&str)| Some((at, *signs.get(piece.trim())?));
        pieces.iter().enumerate().filter_map(signed).collect()
    };
    let (before, after) = (known(old), known(new));
    let text = |known: &[(usize, char)]| known.iter().map(|(_, sign)| sign).collect::<String>();
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    for chunk in dissimilar::diff(&text(&before), &text(&after)) {
        match chunk {
            Chunk::Delete(text) => i += text.chars().count(),
            Chunk::Insert(text) => j += text.chars().count(),
            Chunk::Equal(text) => {
                let some = text.chars().count();
                let beside = before[i..i + some].iter().zip(&after[j..j + some]);
                pairs.extend(beside.map(|((was, _), (is, _))| (*was, *is)));
                (i, j) = (i + some, j + some);
            }
        }
    }
    pairs
}

/// Two pieces, word by word.
fn within(old: &str, new: &str, runs: &mut Runs) {
    let mut numbers = Numbers::default();
    let (old, new) = (numbers.hide(old), numbers.hide(new));
    let chunks = dissimilar::diff(&old, &new);
    let last = chunks.len().saturating_sub(1);
    for (at, chunk) in chunks.into_iter().enumerate() {
        match chunk {
            Chunk::Delete(text) => runs.push(RunKind::Dropped, &numbers.shown(text)),
            Chunk::Insert(text) => runs.push(RunKind::Added, &numbers.shown(text)),
            Chunk::Equal(text) => {
                let text = numbers.shown(text);
                let few = at > 0 && at < last && text.chars().count() < SHORT;
                match few {
                    true => {
                        runs.push(RunKind::Dropped, &text);
                        runs.push(RunKind::Added, &text);
                    }
                    false => runs.push(RunKind::Kept, &text),
                }
            }
        }
    }
}

/// Numbers as single characters, from the range that Unicode leaves to private use.
#[derive(Default)]
struct Numbers(Vec<String>);

/// The first of the characters that stand for numbers and pieces.
const FIRST: u32 = 0xF_0000;

/// The character that stands for a number or a piece; there are some 130,000.
fn sign(at: usize) -> Option<char> {
    u32::try_from(at).ok().and_then(|at| char::from_u32(FIRST.checked_add(at)?))
}

impl Numbers {
    fn hide(&mut self, text: &str) -> String {
        let mut hidden = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || is_numeral(c));
            let number = &rest[..rest.len() - after.len()];
            if number.chars().nth(1).is_some() {
                hidden.push(self.sign(number));
                rest = after;
            } else {
                hidden.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
        hidden
    }

    fn sign(&mut self, number: &str) -> char {
        let known = self.0.iter().position(|one| one == number);
        let at = known.unwrap_or_else(|| {
            self.0.push(number.to_owned());
            self.0.len() - 1
        });
        sign(at).unwrap_or('\u{FFFD}')
    }

    fn shown(&self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        for c in text.chars() {
            let at = u32::from(c).checked_sub(FIRST).and_then(|at| usize::try_from(at).ok());
            match at.and_then(|at| self.0.get(at)) {
                Some(number) => shown.push_str(number),
                None => shown.push(c),
            }
        }
        shown
    }
}

/// Runs being put together; changes wait until something is kept, so that what was dropped stands
/// whole before what was added.
#[derive(Default)]
pub(super) struct Runs {
    done: Vec<Run>,
    dropped: String,
    added: String,
}

impl Runs {
    /// Puts a text behind the others; an empty one is nothing, and changes nothing.
    pub(super) fn push(&mut self, kind: RunKind, text: &str) {
        match kind {
            RunKind::Dropped => self.dropped.push_str(text),
            RunKind::Added => self.added.push_str(text),
            RunKind::Kept if text.is_empty() => {}
            RunKind::Kept => {
                self.settle();
                self.put(RunKind::Kept, text.to_owned());
            }
        }
    }

    /// The runs, neighbours of one kind made one.
    pub(super) fn finish(mut self) -> Vec<Run> {
        self.settle();
        self.done
    }

    fn settle(&mut self) {
        let (dropped, added) = (std::mem::take(&mut self.dropped), std::mem::take(&mut self.added));
        self.put(RunKind::Dropped, dropped);
        self.put(RunKind::Added, added);
    }

    fn put(&mut self, kind: RunKind, text: String) {
        match self.done.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.kind == kind => last.text.push_str(&text),
            _ => self.done.push(Run { kind, text }),
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(in super::super) fn told(old: &str, new: &str) -> String {
        words(old, new)
            .into_iter()
            .map(|run| match run.kind {
                RunKind::Kept => run.text,
                RunKind::Dropped => format!("[-{}]", run.text),
                RunKind::Added => format!("[+{}]", run.text),
            })
            .collect()
    }

    #[test]
    fn changed_words_are_marked_where_they_stand() {
        for (old, new, expected) in [
            ("同一句话。", "同一句话。", "同一句话。"),
            ("六十日内提出", "六十日内书面提出", "六十日内[+书面]提出"),
            ("处二百元以下罚款", "处五百元以下罚款", "处[-二百][+五百]元以下罚款"),
            (
                "处五百元以上一千元以下罚款",
                "处五千元以下罚款",
                "处[-五百元以上一千][+五千]元以下罚款",
            ),
            ("自1999年10月1日起施行", "自2024年1月1日起施行", "自[-1999年10][+2024年1]月1日起施行"),
            ("依照第七十五条", "依照第八十五条", "依照第[-七十五][+八十五]条"),
            (
                "有下列情形的:\n甲;\n乙。",
                "有下列情形的:\n甲;\n丙;\n乙。",
                "有下列情形的:\n甲;[+\n丙;]\n乙。",
            ),
            (
                "听证由机构主持。笔录由当事人核对。",
                "听证由机构主持。\n笔录交当事人核对。",
                "听证由机构主持。[+\n]笔录[-由][+交]当事人核对。",
            ),
            (
                "由机构主持,交当事人核对。",
                "由机构主持。\n交当事人核对。",
                "[-由机构主持,][+由机构主持。\n]交当事人核对。",
            ),
            (
                "听证由机构主持。\n笔录交当事人核对。",
                "听证公开举行。\n听证由法制机构主持。\n笔录交当事人核对。",
                "[+听证公开举行。\n]听证由[+法制]机构主持。\n笔录交当事人核对。",
            ),
            ("具体行政行为", "行政行为", "[-具体]行政行为"),
            ("", "新的", "[+新的]"),
            ("甲乙丙丁", "戊乙己丁庚", "[-甲乙丙丁][+戊乙己丁庚]"),
        ] {
            assert_eq!(told(old, new), expected);
        }
    }

    #[test]
    fn long_tables_are_compared_row_by_row() {
        let rows = |price: &dyn Fn(u32) -> u32| -> Vec<String> {
            (0..2_000).map(|row| format!("第{row}种船 | {}元", price(row))).collect()
        };
        let changed = |old: &[String], new: &[String]| {
            let runs = words(&old.join("\n"), &new.join("\n"));
            let lines = |kind| {
                let of_kind = runs.iter().filter(|run| run.kind == kind);
                of_kind.map(|run| run.text.trim().lines().count()).sum::<usize>()
            };
            (lines(RunKind::Dropped), lines(RunKind::Added))
        };
        let old = rows(&|row| row);
        let mut new = old.clone();
        new[1_000] = "第1000种船 | 7元".to_owned();
        assert_eq!(changed(&old, &new), (1, 1));
        // Too many for weighing each against each.
        new[3] = "第3种船 | 7元".to_owned();
        new.remove(1_990);
        assert_eq!(changed(&old, &new), (3, 2));
        let dearer = rows(&|row| row + 5_000);
        assert_eq!(changed(&old, &dearer), (2_000, 2_000));
        let runs = words(&old.join("\n"), &dearer.join("\n"));
        let mut marked = runs.iter().filter(|run| run.kind != RunKind::Kept);
        assert!(marked.all(|run| run.text.parse::<u32>().is_ok()), "only the prices are marked");
    }

    proptest! {
        #[test]
        fn equal_pieces_pair_in_order(
            old in prop::collection::vec("[甲乙丙丁]{1,2}", 0..12),
            new in prop::collection::vec("[甲乙丙丁]{1,2}", 0..12),
        ) {
            let [old, new] = [&old, &new].map(|all| all.iter().map(String::as_str).collect::<Vec<_>>());
            let pairs = equal(&old, &new);
            prop_assert!(pairs.iter().all(|(i, j)| old[*i] == new[*j]));
            let all = in_step(&old, &new, pairs.clone());
            prop_assert!(pairs.iter().all(|pair| all.contains(pair)));
            prop_assert!(all.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
        }

        #[test]
        fn both_texts_can_be_read_from_the_marks(
            old in "[甲乙丙一二百19，。\n]{0,24}", new in "[甲乙丙一二百19，。\n]{0,24}",
        ) {
            let runs = words(&old, &new);
            let without = |kind| -> String {
                let kept = runs.iter().filter(|run| run.kind != kind);
                kept.map(|run| run.text.as_str()).collect()
            };
            prop_assert_eq!(without(RunKind::Added), old);
            prop_assert_eq!(without(RunKind::Dropped), new);
        }
    }
}
