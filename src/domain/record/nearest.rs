//! The known words nearest to an unknown one: for messages only, never for choosing silently.
//!
//! Advice is for a slip or two, not for a page of garbage: only the beginning of a word counts, only so many words are
//! compared, and a caller with many unknown words gives advice on [`ADVISED`] of them.

use strsim::osa_distance;

/// The number of unknown words in one input that a message lists; the rest are only counted.
pub const ADVISED: usize = 20;
/// The number of letters compared in a word. Nobody mistypes a longer one.
const LETTERS: usize = 60;
/// The number of known words compared.
const COMPARED: usize = 1_000;

/// Returns the nearest word if it is likely meant, the first of a tie: at most a third of its letters differ.
#[must_use]
pub fn near<'a>(word: &str, valid: &[&'a str]) -> Option<&'a str> {
    let close = |(distance, one): &(usize, &str)| *distance <= one.chars().count().div_ceil(3);
    measured(word, valid.iter().copied())
        .into_iter()
        .filter(close)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, one)| one)
}

/// Returns the names that a part of a name likely means, nearest first, ties sorted by name: as many letters of them from
/// the beginning of some word on differ in at most a third.
#[must_use]
pub fn near_parts<'a>(part: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let letters = part.chars().count();
    if letters == 0 {
        return Vec::new();
    }
    let slips = |name: &'a str| {
        let starts = name.char_indices().filter(|(at, c)| {
            c.is_alphanumeric() && !name[..*at].chars().next_back().is_some_and(char::is_alphanumeric)
        });
        let pieces = starts.flat_map(|(at, _)| {
            // One letter too few or too many is one slip, not two.
            [letters.saturating_sub(1), letters, letters + 1].map(|most| most_letters(&name[at..], most))
        });
        measured(part, pieces).into_iter().map(|(distance, _)| distance).min()
    };
    let mut found: Vec<(usize, &str)> = names
        .into_iter()
        .take(COMPARED)
        .filter_map(|name| Some((slips(name)?, name)))
        .filter(|(distance, _)| *distance <= letters.min(LETTERS) / 3)
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|(_, name)| name).collect()
}

/// Returns the first letters of a text.
fn most_letters(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(at, _)| &text[..at])
}

/// Returns each known word with the number of slips between it and this one.
fn measured<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<(usize, &'a str)> {
    let letters = |text: &str| -> String { text.chars().flat_map(char::to_lowercase).take(LETTERS).collect() };
    let word = letters(word);
    known.into_iter().take(COMPARED).map(|one| (osa_distance(&word, &letters(one)), one)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_the_one_with_the_fewest_slips_if_any_is_near() {
        let valid = ["not-so", "claimed", "once", "repeated"];
        assert_eq!(near("onec", &valid), Some("once"));
        assert_eq!(near("Repeted", &valid), Some("repeated"));
        assert_eq!(near("notso", &valid), Some("not-so"));
        assert_eq!(near("wzqq", &valid), None);
        assert_eq!(near("em", &["us", "me"]), Some("me"), "two letters swapped are one slip");
        assert_eq!(near("thme", &["me", "theme"]), Some("theme"));
        assert_eq!(near("once", &[]), None);
    }

    #[test]
    fn a_missing_prefix_still_finds_its_word() {
        let valid = ["teacher.brings-insight", "guide.frank", "insight"];
        assert_eq!(near("brings-insight", &valid), Some("teacher.brings-insight"));
        assert_eq!(near("teacher.bring-insights", &valid), Some("teacher.brings-insight"));
        assert_eq!(near("foo", &valid), None);
    }

    #[test]
    fn a_part_of_a_name_is_compared_with_parts() {
        let names = ["Tarnbeck Beverages · Line monitoring", "Müller Packaging", "Halden"];
        assert_eq!(near_parts("tarnbek", names), [names[0]]);
        assert_eq!(near_parts("muller packging", names), [names[1]]);
        assert_eq!(near_parts("montoring", names), [names[0]]);
        assert!(near_parts("nosuch", names).is_empty() && near_parts("", names).is_empty());
    }

    #[test]
    fn a_page_that_was_pasted_is_compared_by_its_beginning_and_with_so_many_words() {
        let (page, other) = ("x".repeat(1_000_000), format!("{}y", "x".repeat(LETTERS)));
        assert_eq!(near(&page, &[&other]), Some(other.as_str()));
        let many: Vec<String> = (0..100_000).map(|number| format!("{} {number}", "x".repeat(LETTERS))).collect();
        assert_eq!(near_parts(&page, many.iter().map(String::as_str)).len(), COMPARED);
    }
}
