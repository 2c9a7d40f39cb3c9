//! One SQL text for both databases.

use std::borrow::Cow;

/// Rewrites `$n` to `?n`. SQLite takes `$1` for a *name* and numbers names by first appearance, so
/// `SELECT $2, $1` would silently swap its values; `?n` is a number in both senses.
pub(super) fn question_marks(sql: &str) -> Cow<'_, str> {
    if !sql.contains('$') {
        return Cow::Borrowed(sql);
    }
    let mut out = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '\'' | '"' => quoted(rest, c),
            '-' if rest.starts_with("--") => through(rest, 2, "\n"),
            '/' if rest.starts_with("/*") => through(rest, 2, "*/"),
            '$' if rest[1..].starts_with(|next: char| next.is_ascii_digit()) => {
                out.push('?');
                rest = &rest[1..];
                continue;
            }
            c => c.len_utf8(),
        };
        out.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    Cow::Owned(out)
}

/// One statement that runs several, for a server; the last one's count is its own.
pub(super) fn together(statements: &[&str]) -> String {
    let Some((last, before)) = statements.split_last() else { return String::new() };
    let steps: Vec<String> = (1..).zip(before).map(|(n, sql)| format!("s{n} AS ({sql})")).collect();
    if steps.is_empty() { (*last).to_owned() } else { format!("WITH {} {last}", steps.join(", ")) }
}

/// Length of the quotation that `text` starts with; a doubled quote starts the next one.
fn quoted(text: &str, quote: char) -> usize {
    text[1..].find(quote).map_or(text.len(), |at| at + 2)
}

/// Length of `text` up to and with `end`, which is sought after the first `skip` bytes.
fn through(text: &str, skip: usize, end: &str) -> usize {
    text[skip..].find(end).map_or(text.len(), |at| skip + at + end.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_become_one() {
        assert_eq!(together(&["A"]), "A");
        assert_eq!(together(&["A", "B", "C"]), "WITH s1 AS (A), s2 AS (B) C");
    }

    #[test]
    fn only_parameters_are_rewritten() {
        for (sql, rewritten) in [
            ("SELECT $2, $1", "SELECT ?2, ?1"),
            ("SELECT '$1', \"$2\", $3", "SELECT '$1', \"$2\", ?3"),
            ("SELECT 'it''s $1' -- $2\n, $3", "SELECT 'it''s $1' -- $2\n, ?3"),
            ("SELECT 1", "SELECT 1"),
            ("SELECT /* isn't $1 */ '字' || $2 -- 'x", "SELECT /* isn't $1 */ '字' || ?2 -- 'x"),
            ("SELECT '$1 is never closed", "SELECT '$1 is never closed"),
            ("SELECT $12, $", "SELECT ?12, $"),
        ] {
            assert_eq!(question_marks(sql), rewritten);
        }
    }
}
