//! Whatever the program writes into the audit can be read there in words.

use std::collections::BTreeSet;
use std::path::Path;
use zhifa::i18n::Locale;
use zhifa::i18n::audit_room::{action, field};

/// The code of every use case that leaves a row in the audit, without its tests.
fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "rs") && !path.ends_with("tests.rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod ").next().unwrap();
            if code.contains("Trace::new(") {
                found.push(code.to_owned());
            }
        }
    }
}

fn app() -> Vec<String> {
    let mut found = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app"), &mut found);
    found
}

/// The texts in quotes, each with what follows it.
fn quoted(code: &str) -> Vec<(&str, &str)> {
    let mut pieces = code.split('"');
    pieces.next();
    let pieces: Vec<&str> = pieces.collect();
    pieces.chunks(2).map(|pair| (pair[0], pair.get(1).copied().unwrap_or_default())).collect()
}

/// Settings that are named like actions.
const SETTINGS: [&str; 2] = ["rules.preset", "site.name"];

#[test]
fn every_action_has_a_name() {
    let sources = app();
    let is_code = |text: &str| {
        let plain = |part: &str| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '_')
        };
        text.split_once('.').is_some_and(|(noun, verb)| plain(noun) && plain(verb))
    };
    let texts = sources.iter().flat_map(|code| quoted(code)).map(|(text, _)| text);
    let codes: BTreeSet<&str> =
        texts.filter(|text| is_code(text) && !SETTINGS.contains(text)).collect();
    assert!(codes.len() > 50, "{codes:?}");
    let nameless: Vec<_> = codes
        .iter()
        .filter(|code| Locale::ALL.iter().any(|l| action(*l, code) == **code))
        .collect();
    assert!(nameless.is_empty(), "in i18n::audit_room::ACTIONS: {nameless:?}");
}

#[test]
fn every_field_of_the_detail_has_a_name() {
    let sources = app();
    let texts = sources.iter().flat_map(|code| quoted(code));
    let names = texts.filter(|(_, after)| after.starts_with(": ")).map(|(text, _)| text);
    let names: BTreeSet<&str> = names.collect();
    assert!(names.len() > 50, "{names:?}");
    let nameless: Vec<_> = names.iter().filter(|name| field(Locale::Zh, name) == **name).collect();
    assert!(nameless.is_empty(), "in i18n::audit_room::field: {nameless:?}");
}
