//! Every message is said somewhere: one that no code names is a text that nobody can ever read.

use super::layers::walk;
use std::collections::{BTreeSet, HashSet};
use std::path::Path;

/// The names and signs of a source: `::`, `=>`, brackets and identifiers, without comments and the
/// contents of texts.
fn tokens(source: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("'\"'") {
            3
        } else if c == '"' {
            text_end(rest)
        } else if c.is_alphanumeric() || c == '_' {
            let end = |c: char| !c.is_alphanumeric() && c != '_';
            let length = rest.find(end).unwrap_or(rest.len());
            found.push(&rest[..length]);
            length
        } else if rest.starts_with("::") || rest.starts_with("=>") {
            found.push(&rest[..2]);
            2
        } else {
            found.extend("(){}".contains(c).then(|| &rest[..1]));
            c.len_utf8()
        };
        rest = &rest[length..];
    }
    found
}

/// Bytes of the text literal at the beginning, with both quotes.
fn text_end(literal: &str) -> usize {
    let mut escaped = false;
    let end = literal.char_indices().skip(1).find(|(_, c)| {
        let ends = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    end.map_or(literal.len(), |(at, _)| at + 1)
}

/// The names that `messages! { … }` declares, and the tokens outside of it.
fn declared<'s>(tokens: &[&'s str]) -> (Vec<&'s str>, Vec<&'s str>) {
    let (mut names, mut outside) = (Vec::new(), Vec::new());
    let (mut depth, mut last, mut at) = (0_usize, "", 0);
    while let Some(token) = tokens.get(at).copied() {
        match token {
            "messages" if depth == 0 && tokens.get(at + 1) == Some(&"{") => {
                depth = 1;
                at += 1;
            }
            "{" if depth > 0 => depth += 1,
            "}" if depth > 0 => depth -= 1,
            "(" if depth > 0 => at += tokens[at..].iter().position(|one| *one == ")").unwrap(),
            "=>" if depth > 0 => names.push(last),
            _ if depth > 0 => last = token,
            _ => outside.push(token),
        }
        at += 1;
    }
    (names, outside)
}

#[test]
fn every_message_is_named_by_some_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&root, &mut |path, text| files.push((path.to_owned(), text.to_owned())));
    let (mut messages, mut said) = (BTreeSet::new(), HashSet::new());
    for (path, text) in &files {
        let tokens = tokens(text);
        let room = path.file_stem().unwrap().to_str().unwrap();
        let in_room = path.parent().is_some_and(|folder| folder.ends_with("i18n"));
        let (names, outside) = declared(&tokens);
        if in_room {
            messages.extend(names.into_iter().map(|name| (room, name)));
            said.extend(outside.iter().map(|name| (room, *name)));
        }
        // `use … room as t` gives a room another name in this file.
        let called = |name| {
            let renamed =
                outside.windows(3).filter(move |three| three[1] == "as" && three[2] == name);
            renamed.map(|three| three[0]).chain([name])
        };
        for path in outside.windows(3).filter(|path| path[1] == "::") {
            said.extend(called(path[0]).map(|room| (room, path[2])));
        }
    }
    assert!(messages.len() > 2_000, "the messages were not found");
    let silent: Vec<_> = messages.iter().filter(|message| !said.contains(*message)).collect();
    assert!(silent.is_empty(), "nobody ever reads these: {silent:?}");
}

#[test]
fn texts_and_comments_name_nothing() {
    let found = tokens("// t::gone\nput(\"t::gone \\\" x\", t::here(locale));");
    assert_eq!(found, ["put", "(", "t", "::", "here", "(", "locale", ")", ")"]);
    let found =
        tokens("super::messages! { one => \"甲{a}\", \"b\"; two(a) => \"c\", \"d\"; } fn x() {}");
    let (names, outside) = declared(&found);
    assert_eq!(
        (names, outside),
        (vec!["one", "two"], vec!["super", "::", "fn", "x", "(", ")", "{", "}"])
    );
}
