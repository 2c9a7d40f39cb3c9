//! One SQL text for both databases.

use std::borrow::Cow;

/// Rewrites `$n` to `?n`. SQLite takes `$1` for a *name* and numbers names by first appearance, so
/// `SELECT $2, $1` would silently swap its values; `?n` is a number in both senses.
pub(super) fn question_marks(sql: &str) -> Cow<'_, str> {
    if !sql.contains('$') {
        return Cow::Borrowed(sql);
    }
    let mut out = String::with_capacity(sql.len());
    let mut rest = sql.chars().peekable();
    // The character that ends the quotation or comment we are in.
    let mut closing: Option<char> = None;
    while let Some(c) = rest.next() {
        let numbered = rest.peek().is_some_and(char::is_ascii_digit);
        match (closing, c) {
            (Some(end), _) if c == end => closing = None,
            (None, '\'' | '"') => closing = Some(c),
            (None, '-') if rest.peek() == Some(&'-') => closing = Some('\n'),
            (None, '$') if numbered => {
                out.push('?');
                continue;
            }
            _ => {}
        }
        out.push(c);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_parameters_are_rewritten() {
        for (sql, rewritten) in [
            ("SELECT $2, $1", "SELECT ?2, ?1"),
            ("SELECT '$1', \"$2\", $3", "SELECT '$1', \"$2\", ?3"),
            ("SELECT 'it''s $1' -- $2\n, $3", "SELECT 'it''s $1' -- $2\n, ?3"),
            ("SELECT 1", "SELECT 1"),
        ] {
            assert_eq!(question_marks(sql), rewritten);
        }
    }
}
