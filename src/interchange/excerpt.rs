//! The lines of a source around an issue, with marks under the place.

use super::draft::Source;
use super::issue::{Issue, Severity};
use crate::i18n::{Locale, bank as t};
use annotate_snippets::{Annotation, AnnotationKind, Level, Origin, Renderer, Snippet};

/// Lines shown before the place.
const LINES_BEFORE: usize = 1;

/// Renders an issue with its source line, without colours, for a space `width` columns wide. Of a
/// file that could not be read at all only its name is shown. The issue's code is for programs
/// and left out.
pub fn excerpt(source: &Source, issue: &Issue, locale: Locale, width: usize) -> String {
    let level = match issue.severity {
        Severity::Error => Level::ERROR.with_name(t::severity_error(locale)),
        Severity::Warning => Level::WARNING.with_name(t::severity_warning(locale)),
        Severity::Info => Level::INFO.with_name(t::severity_info(locale)),
    };
    let title = level.primary_title(issue.message(locale));
    let mut group = match source.text.is_empty() {
        true => title.element(Origin::path(issue.place.file.as_str())),
        false => title.element(snippet(source, issue)),
    };
    let help = issue.help(locale);
    if !help.is_empty() {
        group = group.element(Level::HELP.with_name(t::severity_help(locale)).message(help));
    }
    Renderer::plain().term_width(width).render(&[group])
}

/// The lines around an issue with a mark under its place.
fn snippet<'s>(source: &'s Source, issue: &'s Issue) -> Snippet<'s, Annotation<'s>> {
    let (first_line, lines) = around(source, issue.place.line);
    let offset = lines.as_ptr() as usize - source.text.as_ptr() as usize;
    let end = issue.place.span.end.min(first_line_end(source, issue.place.span.start));
    let span = issue.place.span.start.saturating_sub(offset)..end.saturating_sub(offset);
    Snippet::source(lines)
        .line_start(first_line)
        .path(issue.place.file.as_str())
        .fold(false)
        .annotation(AnnotationKind::Primary.span(span))
}

/// The lines from shortly before `line` up to it, and the number of the first.
fn around(source: &Source, line: usize) -> (usize, &str) {
    let first = line.saturating_sub(LINES_BEFORE).max(1);
    (first, source.lines(first, line))
}

/// Where the line that holds `at` ends: a mark never runs over lines.
fn first_line_end(source: &Source, at: usize) -> usize {
    source.text.get(at..).and_then(|rest| rest.find('\n')).map_or(source.text.len(), |n| at + n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interchange::Told;

    #[test]
    fn the_caret_stands_under_wide_characters() {
        let source = Source::new("库.toml", "id = \"a\"\nstem = \"题目\"\nkey = \"丙E\"\n".into());
        let at = source.text.find('E').unwrap();
        let issue = Issue {
            severity: Severity::Error,
            code: "key_without_option",
            place: source.place(at..at + 1),
            message: Told::new(|_| "没有选项 E".into()),
            help: None,
        };
        let text = excerpt(&source, &issue, Locale::Zh, 80);
        assert!(text.contains("库.toml:3:9"), "{text}");
        // `key = "丙` is nine columns wide, so the caret stands after nine blanks.
        assert!(text.lines().any(|line| line.ends_with("|          ^")), "{text}");
        assert!(text.starts_with("错误: "), "{text}");
    }
}
