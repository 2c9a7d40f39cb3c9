//! Screens that show what was measured, or where a test ran, made the same everywhere.

/// The screen with the place of a throw-away folder left out of its lines.
pub fn without_places(screen: &str) -> String {
    let root = std::env::temp_dir();
    let root = root.to_str().unwrap();
    let lines = screen.lines().map(|line| match line.split_once(root) {
        None => line,
        Some((before, _)) => before,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The screen with every `12.3 ms` as `0.0 ms`.
pub fn without_times(screen: &str) -> String {
    let lines = screen.lines().map(|line| match measured(line).as_slice() {
        [] => line.trim_end().to_owned(),
        // A longer figure moves the border of its line, so that is left out.
        found => {
            let line = found.iter().fold(line.to_owned(), |line, one| line.replace(one, "0.0 ms"));
            line.trim_end_matches(['│', '|', ' ']).to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Every `12.3 ms` of a text.
fn measured(text: &str) -> Vec<String> {
    let before = |at: usize| {
        let head = &text[..at];
        let start = head
            .rfind(|c: char| !c.is_ascii_digit() && c != '.')
            .map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
        format!("{} ms", &head[start..])
    };
    text.match_indices(" ms").map(|(at, _)| before(at)).collect()
}
