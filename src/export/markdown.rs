//! Typed text in Markdown: it is shown as it is, never read as markup.

use crate::domain::record::text::one_line;

/// Returns a text as one line without markup: characters special to Markdown, HTML or Obsidian are escaped.
pub(super) fn plain(text: &str) -> String {
    let text = one_line(text);
    let text = text.trim();
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    for (at, c) in text.char_indices() {
        let is_special =
            matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '!' | '$' | '^');
        // Twice they hide or mark text in Obsidian.
        let is_double = matches!(c, '%' | '=') && before == Some(c);
        if is_special || is_double || begins_a_list(text, at) {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// Returns whether the character at this position would make a list, a rule or a heading of a whole text: a sign at its
/// beginning, or what follows a number there.
fn begins_a_list(text: &str, at: usize) -> bool {
    let (number, rest) = text.split_at(at);
    match number {
        "" => rest.starts_with(['-', '+', '=']),
        _ => rest.starts_with(['.', ')']) && number.len() < 10 && number.bytes().all(|byte| byte.is_ascii_digit()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_markup() {
        for (typed, escaped) in [
            ("- a list", "\\- a list"),
            ("12. a list", "12\\. a list"),
            ("12 a.m.", "12 a.m."),
            ("$5 and $6", "\\$5 and \\$6"),
            ("%%hidden%%", "%\\%hidden%\\%"),
            ("=== a", "\\=\\=\\= a"),
            (" one\nline ", "one line"),
        ] {
            assert_eq!(plain(typed), escaped, "{typed}");
        }
    }
}
