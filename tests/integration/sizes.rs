//! No file grows beyond what one person reads at once. Tests and blank lines do not count.

use std::path::Path;

/// Code lines of every file below `folder`, tests left out.
fn sizes(folder: &Path, out: &mut Vec<(usize, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sizes(&path, out);
        } else if path.extension().is_some_and(|ext| ext == "rs") && !path.ends_with("tests.rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
            let lines = code.lines().map(str::trim);
            let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("//")).count();
            out.push((lines, path.display().to_string()));
        }
    }
}

#[test]
fn files_stay_small() {
    let mut files = Vec::new();
    sizes(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    files.sort();
    let at = |share: usize| &files[(files.len() - 1) * share / 100];
    assert!(at(50).0 <= 120, "median: {:?}", at(50));
    assert!(at(90).0 <= 350, "p90: {:?}", at(90));
    assert!(at(100).0 <= 600, "largest: {:?}", at(100));
}
