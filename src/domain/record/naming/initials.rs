//! Initials for cells without room for a name, never the same for two people on the map.

use std::collections::HashMap;

/// Returns the initials of each name: of its first and its last word, with a number where others have the same.
#[must_use]
pub fn initials<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut taken: HashMap<String, usize> = HashMap::new();
    let own = |name: &str| {
        let mut letters = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
        let first = letters.next();
        let both = first.into_iter().chain(letters.next_back());
        both.flat_map(char::to_uppercase).collect::<String>()
    };
    let numbered = |name| {
        let own = own(name);
        let count = taken.entry(own.clone()).or_default();
        *count += 1;
        if *count == 1 { own } else { format!("{own}{count}") }
    };
    names.into_iter().map(numbered).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_people_never_have_the_same() {
        let all = initials(["Anders Kvale", "Anna von Kern", "Joost", "Alba Kim"]);
        assert_eq!(all, ["AK", "AK2", "J", "AK3"]);
    }
}
