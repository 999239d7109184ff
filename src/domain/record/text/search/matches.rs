//! The parts of a text in which a search found its words, to be marked on the screen.

use super::{Words, fold, written_out};
use std::ops::Range;

impl Words {
    /// Returns the parts of a text in which the words occur, in bytes, from left to right and apart from each other.
    ///
    /// Letters are folded one by one here, so a few words that [`Self::found_in`] finds across combining marks have none.
    #[must_use]
    pub fn matches_in(&self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for fold_letter in [fold, |letter: &str| written_out(letter).unwrap_or_else(|| fold(letter))] {
            let (folded, origins) = folded_with_origins(text, fold_letter);
            for word in self.0.iter().flat_map(super::Folded::ways).filter(|word| !word.is_empty()) {
                let hits = folded.match_indices(word);
                found.extend(hits.map(|(at, _)| origins[at].start..origins[at + word.len() - 1].end));
            }
        }
        apart(found)
    }
}

/// Folds a text letter by letter. Returns with it, for each byte, the letter that it comes from.
fn folded_with_origins(text: &str, fold_letter: impl Fn(&str) -> String) -> (String, Vec<Range<usize>>) {
    let (mut folded, mut origins) = (String::new(), Vec::new());
    for (at, letter) in text.char_indices() {
        let origin = at..at + letter.len_utf8();
        let part = fold_letter(&text[origin.clone()]);
        origins.extend(std::iter::repeat_n(origin, part.len()));
        folded.push_str(&part);
    }
    (folded, origins)
}

/// Joins ranges that overlap or touch.
fn apart(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{prop_assert, proptest};

    #[test]
    fn the_letters_that_matched_are_found() {
        for (query, text, matches) in [
            ("an", "Anna Berg", vec!["An"]),
            ("rg an", "Anna Berg", vec!["An", "rg"]),
            ("ann na", "Anna", vec!["Anna"]),
            ("muller", "Jürgen Müller", vec!["Müller"]),
            ("mueller", "Jürgen Müller", vec!["Müller"]),
            ("s", "Weiß", vec!["ß"]),
            ("o'n", "Sam O’Neil", vec!["O’N"]),
            ("zzz", "Anna", vec![]),
            ("", "Anna", vec![]),
        ] {
            let found: Vec<&str> = Words::new(query).matches_in(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, matches, "{query} in {text}");
        }
    }

    proptest! {
        #[test]
        fn every_match_is_a_part_of_the_text(query in "\\PC{0,6}", text in "\\PC{0,30}") {
            let mut end = 0;
            for range in Words::new(&query).matches_in(&text) {
                prop_assert!(range.start < range.end && (range.start > end || end == 0) && text.get(range.clone()).is_some());
                end = range.end;
            }
        }

        #[test]
        fn what_is_found_in_plain_text_is_marked(query in "[a-z]{1,3}", text in "[A-Za-z ]{0,30}") {
            let words = Words::new(&query);
            prop_assert!(words.found_in(&[&text]) != words.matches_in(&text).is_empty());
        }
    }
}
