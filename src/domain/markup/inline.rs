//! The markup inside a line.

use super::Inline;

/// How deep bold and underline may hold each other; deeper marks are text.
const DEEPEST: usize = 8;

/// Reads the inline nodes of a text; a newline is a break.
pub(super) fn parse(text: &str) -> Vec<Inline> {
    parse_within(text, DEEPEST)
}

fn parse_within(text: &str, depth: usize) -> Vec<Inline> {
    let mut nodes = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        match node(rest, depth) {
            Some((node, tail)) => {
                flush(&mut plain, &mut nodes);
                nodes.push(node);
                rest = tail;
            }
            None => {
                let (literal, tail) = literal(rest);
                plain.push_str(literal);
                rest = tail;
            }
        }
    }
    flush(&mut plain, &mut nodes);
    nodes
}

fn flush(plain: &mut String, nodes: &mut Vec<Inline>) {
    if !plain.is_empty() {
        nodes.push(Inline::Text(std::mem::take(plain)));
    }
}

/// The characters at the start of `text` that are text together: all underscores of a run, so that
/// no part of a run is taken for a mark, or one character.
fn literal(text: &str) -> (&str, &str) {
    let run = underscores(text);
    let one = text.chars().next().map_or(0, char::len_utf8);
    text.split_at(run.max(one))
}

/// How many underscores `text` begins with.
fn underscores(text: &str) -> usize {
    text.len() - text.trim_start_matches('_').len()
}

/// The node that `text` begins with, unless it begins with plain text.
fn node(text: &str, depth: usize) -> Option<(Inline, &str)> {
    match text.chars().next()? {
        '\n' => Some((Inline::Break, text.strip_prefix('\n')?)),
        '!' => image(text),
        '_' => match underscores(text) {
            4 => Some((Inline::Blank, text.strip_prefix("____")?)),
            2 => {
                let (content, tail) = split_at_underline_end(text.strip_prefix("__")?)?;
                marked(content, depth).map(|nodes| (Inline::Underline(nodes), tail))
            }
            _ => None,
        },
        '*' => {
            let (content, tail) = text.strip_prefix("**")?.split_once("**")?;
            marked(content, depth).map(|nodes| (Inline::Bold(nodes), tail))
        }
        _ => None,
    }
}

fn marked(content: &str, depth: usize) -> Option<Vec<Inline>> {
    (!content.is_empty() && depth > 0).then(|| parse_within(content, depth - 1))
}

/// Cuts at the next run of exactly two underscores.
fn split_at_underline_end(text: &str) -> Option<(&str, &str)> {
    let mut from = 0;
    loop {
        let (_, rest) = text.split_at_checked(from)?;
        let at = from + rest.find('_')?;
        let (content, run) = text.split_at_checked(at)?;
        match underscores(run) {
            2 => return Some((content, run.strip_prefix("__")?)),
            longer => from = at + longer,
        }
    }
}

fn image(text: &str) -> Option<(Inline, &str)> {
    let (alt, rest) = text.strip_prefix("![")?.split_once("](")?;
    let (name, tail) = rest.split_once(')')?;
    let fits = !name.is_empty() && !alt.contains([']', '\n']) && !name.contains(['(', '\n']);
    fits.then(|| (Inline::Image { alt: alt.to_owned(), name: name.to_owned() }, tail))
}

/// The nodes as they are written.
pub(super) fn source(nodes: &[Inline]) -> String {
    nodes
        .iter()
        .map(|node| match node {
            Inline::Text(text) => text.clone(),
            Inline::Bold(content) => format!("**{}**", source(content)),
            Inline::Underline(content) => format!("__{}__", source(content)),
            Inline::Blank => "____".to_owned(),
            Inline::Image { alt, name } => format!("![{alt}]({name})"),
            Inline::Break => "\n".to_owned(),
        })
        .collect()
}

/// The words of the nodes.
pub(super) fn plain(nodes: &[Inline]) -> String {
    nodes
        .iter()
        .map(|node| match node {
            Inline::Text(text) => text.clone(),
            Inline::Bold(content) | Inline::Underline(content) => plain(content),
            Inline::Blank => "____".to_owned(),
            Inline::Image { alt, .. } if alt.is_empty() => String::new(),
            Inline::Image { alt, .. } => format!("[{alt}]"),
            Inline::Break => "\n".to_owned(),
        })
        .collect()
}

/// Adds the nodes and those inside them, in order.
pub(super) fn collect<'a>(nodes: &'a [Inline], found: &mut Vec<&'a Inline>) {
    for node in nodes {
        found.push(node);
        if let Inline::Bold(content) | Inline::Underline(content) = node {
            collect(content, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.into())
    }

    #[test]
    fn marks_are_nodes() {
        use Inline::{Blank, Bold, Break, Image, Underline};
        let image = |alt: &str, name: &str| Image { alt: alt.into(), name: name.into() };
        for (source, nodes) in [
            ("", vec![]),
            ("一", vec![text("一")]),
            ("一**二**三", vec![text("一"), Bold(vec![text("二")]), text("三")]),
            ("__不__得", vec![Underline(vec![text("不")]), text("得")]),
            ("**一__二__**", vec![Bold(vec![text("一"), Underline(vec![text("二")])])]),
            ("__一**二**__", vec![Underline(vec![text("一"), Bold(vec![text("二")])])]),
            ("____", vec![Blank]),
            ("在____内", vec![text("在"), Blank, text("内")]),
            ("____、____", vec![Blank, text("、"), Blank]),
            ("__应____内__", vec![Underline(vec![text("应"), Blank, text("内")])]),
            ("**____**", vec![Bold(vec![Blank])]),
            ("一\n二", vec![text("一"), Break, text("二")]),
            ("![图一](a.png)。", vec![image("图一", "a.png"), text("。")]),
            ("![](a b.png)", vec![image("", "a b.png")]),
        ] {
            assert_eq!(parse(source), nodes, "{source:?}");
        }
    }

    #[test]
    fn marks_without_a_partner_and_other_runs_are_text() {
        for source in [
            "**",
            "****",
            "**一",
            "一**",
            "*一*",
            "__",
            "__一",
            "_一_",
            "___",
            "_____",
            "________",
            "__一___",
            "snake_case",
            "![图]",
            "![图](",
            "![图]()",
            "![图",
            "!",
            "[图](a.png)",
        ] {
            assert_eq!(parse(source), [text(source)], "{source:?}");
        }
    }

    #[test]
    fn overlapping_marks_keep_the_first() {
        assert_eq!(parse("**一__二**三__"), [Inline::Bold(vec![text("一__二")]), text("三__")]);
    }

    proptest! {
        #[test]
        fn nothing_of_a_line_is_lost(line in "[*_!\\[\\]()a一 \n]{0,40}|\\PC{0,20}") {
            prop_assert_eq!(source(&parse(&line)), line);
        }

        #[test]
        fn every_blank_between_words_is_found(words in prop::collection::vec("[甲乙丙，。]{1,4}", 1..6)) {
            let blanks = parse(&words.join("____")).iter().filter(|n| **n == Inline::Blank).count();
            prop_assert_eq!(blanks, words.len() - 1);
        }
    }
}
