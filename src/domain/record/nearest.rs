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

/// Returns the known words, nearest first, ties sorted by name. Case makes no difference, and two swapped letters are
/// one slip.
#[must_use]
pub fn by_nearness<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut known = measured(word, known);
    known.sort_unstable();
    known.dedup();
    known.into_iter().map(|(_, one)| one).collect()
}

/// Returns the nearest valid word, the first of a tie; `None` only if there are no valid words.
#[must_use]
pub fn nearest<'a>(word: &str, valid: &[&'a str]) -> Option<&'a str> {
    measured(word, valid.iter().copied()).into_iter().min_by_key(|(distance, _)| *distance).map(|(_, one)| one)
}

/// Returns the nearest word if it is likely meant: at most a third of its letters differ.
#[must_use]
pub fn near<'a>(word: &str, valid: &[&'a str]) -> Option<&'a str> {
    let (distance, best) = measured(word, valid.iter().copied()).into_iter().min_by_key(|(distance, _)| *distance)?;
    (distance <= best.chars().count().div_ceil(3)).then_some(best)
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
    fn the_nearest_word_is_the_one_with_the_fewest_slips() {
        let valid = ["not-so", "claimed", "once", "repeated"];
        assert_eq!(nearest("onec", &valid), Some("once"));
        assert_eq!(nearest("Repeted", &valid), Some("repeated"));
        assert_eq!(nearest("notso", &valid), Some("not-so"));
        assert_eq!(nearest("wzqq", &valid), Some("once"));
        assert_eq!(nearest("em", &["us", "me"]), Some("me"), "two letters swapped are one slip");
        assert_eq!(nearest("once", &[]), None);
    }

    #[test]
    fn a_missing_prefix_still_finds_its_word() {
        let valid = ["teacher.brings-insight", "guide.frank", "insight"];
        assert_eq!(nearest("brings-insight", &valid), Some("insight"));
        assert_eq!(nearest("teacher.bring-insights", &valid), Some("teacher.brings-insight"));
    }

    #[test]
    fn only_a_near_word_is_offered_where_one_is_meant() {
        assert_eq!(near("thme", &["me", "theme"]), Some("theme"));
        assert_eq!(near("colour", &["me", "theme"]), None);
        assert_eq!(by_nearness("Thme", ["me", "theme", "Theme", "theme"]), ["Theme", "theme", "me"]);
    }

    #[test]
    fn a_page_that_was_pasted_is_compared_by_its_beginning_and_with_so_many_words() {
        let (page, other) = ("x".repeat(1_000_000), format!("{}y", "x".repeat(LETTERS)));
        assert_eq!(near(&page, &[&other]), Some(other.as_str()));
        let many: Vec<String> = (0..100_000).map(|number| format!("deal {number}")).collect();
        assert_eq!(by_nearness(&page, many.iter().map(String::as_str)).len(), COMPARED);
    }
}
