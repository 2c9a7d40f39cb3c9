//! An amendment of a statute that ten thousand questions cite: following them all, and deciding on
//! one of many that are in doubt.

use crate::report::{Report, Samples};
use crate::support::databases;
use crate::support::world::{noon, open};
use std::fmt::Write;
use std::sync::Arc;
use zhifa::app::bank::import::Terms;
use zhifa::app::doubt::correct::correct;
use zhifa::app::doubt::list::list;
use zhifa::app::doubt::seen::Seen;
use zhifa::app::statute::import::{Given, check};
use zhifa::app::{Actor, App, Via, bank, statute};
use zhifa::domain::numeral::to_chinese;
use zhifa::interchange::bank::read;

const ITEMS: u64 = 10_000;
const ARTICLES: u64 = 100;
/// Every third article is amended, and behind every tenth one is put in.
const AMENDED: u64 = 3;
const PUT_IN: u64 = 10;
/// Decisions that are timed.
const DECISIONS: usize = 20;
/// What a person waits for without wondering, in milliseconds.
const GOAL: f64 = 1_000.0;

pub fn run(report: &mut Report) {
    let (before, after) = (statute("2020年1月1日", false), statute("2025年1月1日", true));
    let questions = questions(&before);
    for (name, database) in databases() {
        let app = Arc::new(open(&database, noon()));
        let operator = Actor::operator(Via::Tui);
        let bank = read("题库.toml", questions.as_bytes());
        bank::import::import(&app, &operator, &bank, Terms::default()).unwrap();
        load(&app, &operator, &before);
        let followed = Samples::of(1, || load(&app, &operator, &after));
        report.told("an amendment, 10,000 questions followed", name, &followed);
        let doubts = list(&app, &operator).unwrap();
        let moved = doubts.iter().filter(|doubt| {
            doubt
                .touched
                .iter()
                .all(|place| place.proposal.as_ref().is_some_and(|to| *to != place.citation))
        });
        let mut seen = moved.map(|doubt| Seen::new(doubt.uid, vec![doubt.clone()]));
        let decided = Samples::of(DECISIONS, || {
            let one = seen.next().unwrap();
            let uid = one.uid();
            assert_eq!(correct(&app, &operator, &[one]).unwrap().revised, [uid]);
        });
        let what = format!("one of {} doubts corrected", doubts.len());
        report.median(&what, name, &decided, GOAL);
    }
}

fn load(app: &Arc<App>, operator: &Actor, text: &str) {
    let draft = check("法.txt", text.as_bytes(), &Given::default());
    statute::import::import(app, operator, &draft, false).unwrap();
}

/// A statute whose articles say different things, as it was or as it was amended.
fn statute(version: &str, amended: bool) -> String {
    let mut text = format!("渔船登记法\n（{version}通过　自{version}起施行）\n");
    let mut number = 0;
    let mut article = |words: &str| {
        number += 1;
        writeln!(text, "第{}条　{words}", to_chinese(number)).unwrap();
    };
    for n in 0..ARTICLES {
        let days = if amended && n % AMENDED == 0 { "十日" } else { "二十日" };
        let subject = subject(n);
        article(&format!(
            "{subject}应当自收到申请之日起{days}内作出决定。\n{subject}作出决定前，应当听取{}的意见。",
            subject.chars().rev().collect::<String>()
        ));
        if amended && n % PUT_IN == 0 {
            article(&format!("国家鼓励{subject}采用第{}类新办法。", to_chinese(n + 1)));
        }
    }
    text
}

/// Words that hardly another article has.
fn subject(n: u64) -> String {
    const WORDS: &[char] = &[
        '港', '渔', '船', '岸', '潮', '锚', '网', '帆', '舵', '桅', '缆', '舱', '灯', '塔', '礁',
        '湾', '滩', '堤', '闸', '坞',
    ];
    let of = |place: u64, divisor: u64| (n / divisor * 7 + place * 3) % 20;
    let places = [of(0, 1), of(1, 5), of(2, 25), of(3, 2)];
    places.iter().map(|at| WORDS[usize::try_from(*at).unwrap()]).collect()
}

/// Questions on every article, the paragraphs by turns.
fn questions(statute: &str) -> String {
    let draft = check("法.txt", statute.as_bytes(), &Given::default());
    let mut text = String::from(
        "[bank]\nformat = 1\nname = \"渔船\"\npurpose = \"practice\"\nsubject = \"general\"\n",
    );
    text.push_str(&statute::import::outline(draft.value.as_ref().unwrap()));
    for n in 0..ITEMS {
        let (article, paragraph) = (to_chinese(n % ARTICLES + 1), to_chinese(n / ARTICLES % 2 + 1));
        write!(
            text,
            "\n[[item]]\nid = \"q-{n}\"\ntype = \"true_false\"\ntopic = \"登记\"\ndifficulty = 1\n\
             stem = \"第{n}题所说的做法符合规定。\"\nkey = true\nexplanation = \"依照条文。\"\n\
             cite = [\"渔船登记法 第{article}条第{paragraph}款\"]\n"
        )
        .unwrap();
    }
    text
}
