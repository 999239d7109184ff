//! Several files in one line, as they are typed or dropped on a terminal: `a.csv, "my people.csv" b.csv`.

/// The most words between which paths with blanks are looked for: each further word is a path.
const MOST: usize = 64;

/// Splits a text into paths at blanks, commas and line ends; quotes, backslashes and [`exists`] hold a path with blanks
/// together. Of what doesn't exist, words belong together up to the one that ends like a file.
///
/// [`exists`]: fn@crate::import::paths
#[must_use]
pub fn paths(text: &str, exists: &dyn Fn(&str) -> bool) -> Vec<String> {
    let text = text.trim_matches(is_between);
    if text.is_empty() {
        return Vec::new();
    }
    if !text.contains(is_between) || exists(text) {
        return vec![text.to_owned()];
    }
    let words = words(text);
    let mut all = Vec::new();
    let mut first = 0;
    while let Some((start, end)) = words.get(first).copied() {
        let ahead = if words.len() > MOST { &words[first..=first] } else { &words[first..] };
        let to = |last: usize| &text[start..ahead[last].1];
        // A quoted path is whole.
        let is_whole = text[start..].starts_with(['\'', '"']);
        let there = (0..ahead.len()).rev().find(|last| exists(to(*last)));
        let like_a_file = || (0..ahead.len()).find(|last| ends_like_a_file(to(*last)));
        let last = if is_whole { 0 } else { there.or_else(like_a_file).unwrap_or(0) };
        all.push(text[start..if last == 0 { end } else { ahead[last].1 }].to_owned());
        first += last + 1;
    }
    all
}

const fn is_between(c: char) -> bool {
    matches!(c, ' ' | ',' | ';' | '\n' | '\r' | '\t')
}

/// Returns where the words of a text begin and end; quotes and backslashes keep blanks inside them.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize)> = Vec::new();
    let mut start = None;
    let mut quote = None;
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        match (start, quote) {
            (None, _) if is_between(c) => {}
            (None, _) => {
                start = Some(at);
                quote = matches!(c, '\'' | '"').then_some(c);
            }
            (Some(_), Some(open)) => quote = quote.filter(|_| c != open),
            (Some(begun), None) if is_between(c) && !is_escaped => {
                all.push((begun, at));
                start = None;
            }
            (Some(_), None) => {}
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    all.extend(start.map(|begun| (begun, text.len())));
    all
}

/// Returns whether a text ends in a short extension, as in `people.csv`.
fn ends_like_a_file(text: &str) -> bool {
    let name = text.rsplit(['/', '\\']).next().unwrap_or(text);
    name.rsplit_once('.').is_some_and(|(before, ending)| {
        !before.is_empty() && (2..=5).contains(&ending.len()) && ending.chars().all(|c| c.is_ascii_alphanumeric())
    })
}

/// Returns whether every line of a text is a path rather than somebody: it begins like one, or ends like a file.
#[must_use]
pub fn are_paths(text: &str) -> bool {
    let begins = |line: &str| {
        ["/", "~/", "./", "../", "'/", "\"/", "'~/", "\"~/", "file:"].iter().any(|start| line.starts_with(start))
    };
    let is_path = |line: &str| begins(line) || (!line.contains(['@', '\t', '"']) && ends_like_a_file(line));
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    lines.peek().is_some() && lines.all(is_path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_in_a_line_are_told_apart() {
        let there = ["my people.csv", "a,b.csv", "/tmp/x y.csv", "odd name"];
        for (text, all) in [
            ("a.csv b.csv", vec!["a.csv", "b.csv"]),
            ("a.csv, b.csv\nc.vcf", vec!["a.csv", "b.csv", "c.vcf"]),
            ("'my one.csv' \"b c.csv\" d.csv", vec!["'my one.csv'", "\"b c.csv\"", "d.csv"]),
            ("~/my\\ one.csv b.csv", vec!["~/my\\ one.csv", "b.csv"]),
            ("my people.csv", vec!["my people.csv"]),
            ("my people.csv /tmp/x y.csv", vec!["my people.csv", "/tmp/x y.csv"]),
            ("a,b.csv c.csv", vec!["a,b.csv", "c.csv"]),
            ("odd name b.csv", vec!["odd name", "b.csv"]),
            ("not there.csv other.csv", vec!["not there.csv", "other.csv"]),
            ("nothing like a file", vec!["nothing", "like", "a", "file"]),
            (" , ", vec![]),
            ("'open quote.csv", vec!["'open quote.csv"]),
        ] {
            assert_eq!(paths(text, &|one| there.contains(&one)), all, "{text:?}");
        }
    }

    #[test]
    fn lines_of_paths_are_no_people() {
        for text in ["/tmp/a.csv\n/tmp/b.csv", "contacts.csv\nroles.csv", "~/a\n'/tmp/b c'", "file:///tmp/a.csv"] {
            assert!(are_paths(text), "{text:?}");
        }
        for text in ["Anna Berg\nBo Dahl", "anna@acme.example\nbo@acme.example", "", "Name\tx.csv", "a.csv\nAnna Berg"]
        {
            assert!(!are_paths(text), "{text:?}");
        }
    }
}
