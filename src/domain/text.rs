//! Text that people typed: made fit for one line of a screen.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The most characters that one field keeps; more is cut by the field, which says so.
pub const LINE_LIMIT: usize = 2_000;

/// Turns line breaks and tabs into blanks and drops every other control character, so that nothing stored or printed can
/// act on a terminal.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\n' | '\t' => Some(' '),
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}

/// Folds text for searching: lower case, accents dropped, letters that do not decompose spelled as people type them.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            c => folded.push(c),
        }
    }
    folded
}

/// A name for a file made from a title: lower case, `[a-z0-9-]` only, at most 40 characters, never empty.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_never_stay() {
        assert_eq!(one_line("a\u{1b}[31mb\u{9b}c\r\nd\te\u{7f}"), "a[31mbc d e");
    }

    #[test]
    fn folding_meets_what_people_type() {
        for (stored, typed) in
            [("Müller", "muller"), ("Smørrebrød", "smorrebrod"), ("Łukasz", "lukasz"), ("Weiß", "weiss")]
        {
            assert_eq!(fold(stored), typed);
        }
    }

    #[test]
    fn slugs_are_plain_and_never_empty() {
        assert_eq!(slug("Müller & Søn — line 4"), "muller-son-line-4");
        assert_eq!(slug("漢字"), "deal");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert!(slug(&"x".repeat(300)).len() <= 40);
    }
}
