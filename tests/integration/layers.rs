//! Which layer may name which: the table of the design, checked against every file's `crate::…`.

use std::path::Path;

/// What each layer may name besides itself.
const ALLOWED: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("clock", &["domain"]),
    ("entropy", &["domain"]),
    ("i18n", &["domain"]),
    ("interchange", &["domain", "i18n"]),
    ("store", &["domain"]),
    ("app", &["domain", "clock", "entropy", "interchange", "store", "i18n"]),
    ("settings", &["domain", "i18n", "clock"]),
    ("telemetry", &["domain", "i18n", "clock"]),
    ("tui", &["app", "domain", "i18n", "clock"]),
    ("cli", &["app", "domain", "i18n", "clock", "entropy", "settings", "telemetry"]),
];

/// Crates that only some layers may name.
const CRATES: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("postgres", &["store"]),
    ("ratatui", &["tui"]),
    ("crossterm", &["tui"]),
    ("clap", &["cli"]),
    ("getrandom", &["entropy"]),
];

pub(super) fn walk(folder: &Path, visit: &mut impl FnMut(&Path, &str)) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, visit);
        } else if path.extension().is_some_and(|ext| ext == "rs") && !path.ends_with("tests.rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            visit(&path, text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default());
        }
    }
}

fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

#[test]
fn every_layer_names_only_what_is_below_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    walk(&root, &mut |path, text| {
        let below = path.strip_prefix(&root).unwrap().display().to_string();
        let layer = word(&below);
        if matches!(layer, "lib" | "main") {
            return;
        }
        let allowed = ALLOWED.iter().find(|(name, _)| *name == layer).map(|(_, below)| *below);
        let allowed = allowed.unwrap_or_else(|| panic!("{below}: no layer {layer}"));
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for part in line.split("crate::").skip(1) {
                let named = word(part);
                let is_layer = ALLOWED.iter().any(|(name, _)| *name == named);
                if is_layer && named != layer && !allowed.contains(&named) {
                    wrong.push(format!("{below}: {}", line.trim()));
                }
            }
            for (name, layers) in CRATES {
                if line.contains(&format!("use {name}::")) && !layers.contains(&layer) {
                    wrong.push(format!("{below}: {}", line.trim()));
                }
            }
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Messages of these rooms are read where the program is started, or tell what is done there only.
const ON_THE_COMMAND_LINE: [&str; 4] = ["cli.rs", "settings.rs", "database.rs", "database_room.rs"];

/// Whoever reads a message on a screen cannot type an option.
#[test]
fn messages_of_screens_name_no_option_of_the_command_line() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/i18n");
    let mut wrong = Vec::new();
    walk(&root, &mut |path, text| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if ON_THE_COMMAND_LINE.contains(&name.as_str()) {
            return;
        }
        let option = |line: &&str| {
            let mut after = line.split("--").skip(1);
            after.any(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()))
        };
        let messages = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        wrong.extend(messages.filter(option).map(|line| format!("{name}: {}", line.trim())));
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
}
