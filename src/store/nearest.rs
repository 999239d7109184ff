//! The known words that come nearest to one that is not known: for messages only, never for choosing silently.

/// The words in order of how near they come, capitals aside.
pub(super) fn by_nearness<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut known: Vec<_> = known.into_iter().map(|one| (distance(word, one), one)).collect();
    known.sort();
    known.dedup();
    known.into_iter().map(|(_, one)| one).collect()
}

/// The nearest word, where it is near enough to have been meant: at most a third of its letters differ.
pub(super) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let best = by_nearness(word, known).into_iter().next()?;
    (distance(word, best) <= best.chars().count().div_ceil(3)).then_some(best)
}

/// How many letters must be put in, taken out or changed. Only the first 80 of each count.
fn distance(one: &str, other: &str) -> usize {
    let letters = |text: &str| -> Vec<char> { text.chars().flat_map(char::to_lowercase).take(80).collect() };
    let (one, other) = (letters(one), letters(other));
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, a) in one.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, b) in other.iter().enumerate() {
            let change = above[column] + usize::from(a != b);
            current.push(change.min(above[column + 1] + 1).min(current[column] + 1));
        }
        above = current;
    }
    above[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_letters() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("Theme", "theme"), 0);
    }

    #[test]
    fn only_a_near_word_is_offered() {
        assert_eq!(nearest("thme", ["me", "theme"]), Some("theme"));
        assert_eq!(nearest("colour", ["me", "theme"]), None);
    }
}
