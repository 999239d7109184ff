//! Text that people typed: cleaned for the screen, folded for searching, cut down for file names.

mod clean;
mod stored;

pub use clean::{acts, is_unseen, lines, one_line};
pub use stored::Text;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// The most characters that one field keeps; more is cut by the field, which says so.
pub const LINE_LIMIT: usize = 2_000;

/// Folds text for searching: lower case, accents dropped, letters that do not decompose spelled as people type them.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            // Letter by letter: the order of marks, which whole texts are decomposed for, is of no use as all are dropped.
            decompose_canonical(c, |part| fold_part(part, &mut folded));
        }
    }
    folded
}

fn fold_part(part: char, folded: &mut String) {
    if is_combining_mark(part) {
        return;
    }
    for c in part.to_lowercase() {
        match c {
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            'þ' => folded.push_str("th"),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            c => folded.push(c),
        }
    }
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
