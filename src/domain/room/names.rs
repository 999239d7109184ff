//! Names in a room: whole, or as initials on request, in running text too.

use crate::domain::text::{Text, fold, one_line};
use std::collections::HashMap;

/// How people of the customer are called in a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Names {
    /// By their names.
    #[default]
    Full,
    /// By their initials, numbered where two people share them.
    Initials,
}

/// What each person of a list is called, and what stands for their names in a text.
///
/// A nickname or a misspelled name cannot be known to mean somebody, and stays.
#[derive(Debug, Clone, Default)]
pub struct Spelling {
    /// By place in the list; empty where names are whole.
    initials: Vec<String>,
    /// By a folded word of a name.
    words: HashMap<String, usize>,
    /// Whole names, for scripts that do not part words.
    whole: Vec<String>,
}

/// A word of one letter stands for too much to stand for somebody.
const SHORTEST: usize = 2;

impl Spelling {
    /// What people are called.
    pub fn of<'a>(people: impl Iterator<Item = &'a str>, names: Names) -> Self {
        let mut spelling = Self::default();
        if names == Names::Full {
            return spelling;
        }
        let mut taken: HashMap<String, usize> = HashMap::new();
        for (place, name) in people.enumerate() {
            let name = one_line(name);
            let letters = initials(&name);
            let count = taken.entry(letters.clone()).and_modify(|count| *count += 1).or_insert(1);
            spelling.initials.push(if *count == 1 { letters } else { format!("{letters}{count}") });
            for word in words(&name).filter(|word| word.chars().count() >= SHORTEST) {
                spelling.words.entry(fold(word)).or_insert(place);
            }
            spelling.whole.push(name);
        }
        spelling
    }

    /// What the person at a place of the list is called.
    #[must_use]
    pub fn name(&self, place: usize, name: &Text) -> Text {
        self.initials.get(place).map_or_else(|| name.clone(), |letters| letters.as_str().into())
    }

    /// A text in which nobody is named otherwise.
    #[must_use]
    pub fn text(&self, text: &Text) -> Text {
        if self.initials.is_empty() { text.clone() } else { self.spell(text).as_str().into() }
    }

    /// The same of plain letters.
    #[must_use]
    pub fn spell(&self, text: &str) -> String {
        if self.initials.is_empty() {
            return text.to_owned();
        }
        let mut text = one_line(text);
        let named = self.whole.iter().zip(&self.initials).filter(|(name, _)| name.chars().count() >= SHORTEST);
        for (name, letters) in named {
            if text.contains(name.as_str()) {
                text = text.replace(name.as_str(), letters);
            }
        }
        let mut spelled = String::with_capacity(text.len());
        // The person whose initials end what is spelled so far: two words of one name are one person.
        let mut before = None;
        let mut rest = text.as_str();
        while let Some(first) = rest.chars().next() {
            let is_word = first.is_alphanumeric();
            let end = rest.find(|c: char| c.is_alphanumeric() != is_word).unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            rest = after;
            if !is_word {
                spelled.push_str(part);
                before = before.filter(|_| part.trim().is_empty());
                continue;
            }
            match self.words.get(&fold(part)).copied() {
                Some(place) if before == Some(place) => spelled.truncate(spelled.trim_end().len()),
                Some(place) => {
                    spelled.push_str(&self.initials[place]);
                    before = Some(place);
                }
                None => {
                    spelled.push_str(part);
                    before = None;
                }
            }
        }
        spelled
    }
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The first letters of a name's first three words, in capitals.
fn initials(name: &str) -> String {
    let name = name.split([',', '(']).find(|part| words(part).next().is_some()).unwrap_or("");
    let letters: String = words(name).take(3).filter_map(|word| word.chars().next()).collect();
    if letters.is_empty() { "?".to_owned() } else { letters.to_uppercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelling(people: &[&str]) -> Spelling {
        Spelling::of(people.iter().copied(), Names::Initials)
    }

    #[test]
    fn names_are_spelled_as_initials_in_running_text_too() {
        let spelling = spelling(&["Mirela Dantu", "Ann-Marie Lee", "Mo Dorn", "Legal, not found yet"]);
        assert_eq!(spelling.initials, ["MD", "AML", "MD2", "L"]);
        assert_eq!(spelling.spell("Call Mirela Dantu before Lee’s talk"), "Call MD before AML’s talk");
        assert_eq!(spelling.spell("ask MIRELA, then mo; Dantus stay"), "ask MD, then MD2; Dantus stay");
    }

    #[test]
    fn names_without_blanks_around_them_are_found() {
        assert_eq!(spelling(&["王芳"]).spell("请王芳来"), "请王来");
    }

    #[test]
    fn whole_names_stay_whole() {
        let spelling = Spelling::of(["Mirela Dantu"].into_iter(), Names::Full);
        assert_eq!(spelling.spell("Call Mirela"), "Call Mirela");
    }
}
