//! Text that people typed: cleaned for the screen, folded for searching, cut down for file names.

mod clean;
mod search;
mod stored;
mod wrapped;

pub use clean::{acts, is_plain, is_unseen, lines, one_line, several_lines};
pub(in crate::domain) use search::{Folded, folds_with, has_a_word_with};
pub use search::{Words, fold, folded_alike};
pub use stored::Text;
pub use wrapped::{LongWord, width, wrap};

/// The placeholder for anything hidden. It is always the same, so that it reveals neither a text's length nor, where it
/// is shown for everybody, whether there is a text.
pub const MARK: &str = "•••••";

/// The maximum number of characters that a field keeps; the field cuts the rest and says so.
pub const LINE_LIMIT: usize = 2_000;

/// The maximum number of characters in a name; a longer one is refused.
pub const NAME_LIMIT: usize = 200;

/// Returns whether a spreadsheet takes a text for a formula: by its first character, the wide ones of East Asia too.
#[must_use]
pub fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

/// Returns a file name made from a title: lower case, `[a-z0-9-]` only, at most 40 characters, never empty.
#[must_use]
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in fold(title).chars() {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
        if slug.len() >= 40 {
            slug.truncate(40);
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "deal".to_owned() } else { slug.to_owned() }
}

/// Returns a text with its first letter in upper case.
#[must_use]
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain_and_never_empty() {
        assert_eq!(slug("Müller & Søn — line 4"), "muller-son-line-4");
        assert_eq!(slug("漢字"), "deal");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert!(slug(&"x".repeat(300)).len() <= 40);
    }
}
