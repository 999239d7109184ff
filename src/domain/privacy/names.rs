//! Names in privacy mode: in full or, on request, as initials, in running text too.

use super::common::{MONTHS, WORDS};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::text::{Folded, Text, one_line};
use std::collections::HashMap;
use unicode_normalization::char::is_combining_mark;

/// The way the customer's people are named in privacy mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Names {
    /// Full names.
    #[default]
    Full,
    /// Initials, numbered if two people share them.
    Initials,
}

/// The names to show for the people of a list, and for mentions of them in texts.
///
/// A nickname or a misspelled name can't be recognized, and stays.
#[derive(Debug, Clone, Default)]
pub struct Spelling {
    /// By position in the list; empty for full names.
    initials: Vec<String>,
    /// Positions in the list, by each word of a name as spelled.
    words: HashMap<String, Vec<usize>>,
    /// Positions in the list, by each word of a name in each of its folded forms.
    folded: HashMap<String, Vec<usize>>,
    /// Full names, for scripts that don't separate words.
    whole: Vec<String>,
}

/// The shortest word that can stand for a person: a single letter is too ambiguous.
const SHORTEST: usize = 2;

impl Spelling {
    /// Works out the names for a list of people.
    pub fn of<'a>(people: impl Iterator<Item = &'a str>, names: Names) -> Self {
        let mut spelling = Self::default();
        if names == Names::Full {
            return spelling;
        }
        let mut taken: HashMap<String, usize> = HashMap::new();
        let mut unspoken = 0;
        for (index, name) in people.enumerate() {
            let name = one_line(name);
            let mut letters = initials(&name);
            if letters.is_empty() {
                // A first letter would be a part of the name, or even all of it.
                unspoken += 1;
                letters = format!("P{unspoken}");
            }
            let count = taken.entry(letters.clone()).and_modify(|count| *count += 1).or_insert(1);
            spelling.initials.push(if *count == 1 { letters } else { format!("{letters}{count}") });
            for word in words(called(&name)).filter(|word| word.chars().count() >= SHORTEST && !is_title(word)) {
                add(&mut spelling.words, word, index);
                Folded::of(word).ways().for_each(|way| add(&mut spelling.folded, way, index));
            }
            spelling.whole.push(called(&name).trim().to_owned());
        }
        spelling
    }

    /// Returns the name to show for the person at a position of the list.
    #[must_use]
    pub fn name(&self, index: usize, name: &Text) -> Text {
        self.initials.get(index).map_or_else(|| name.clone(), |letters| letters.as_str().into())
    }

    /// Returns a text with every recognized name replaced.
    #[must_use]
    pub fn text(&self, text: &Text) -> Text {
        if self.initials.is_empty() { text.clone() } else { self.spell(text).as_str().into() }
    }

    /// Returns the name of the person who does something, by a name and the id beside it: a colleague's in full, the
    /// customer's as privacy mode shows it.
    pub(super) fn doer(&self, deal: &Deal, who: &Text, id: Option<StakeholderId>) -> Text {
        let doer = deal.doer_called(who, id);
        match deal.stakeholders.iter().position(|one| Some(one.id) == doer) {
            Some(at) => self.name(at, who),
            None => self.who(who),
        }
    }

    /// Returns a name of unknown origin as privacy mode shows it: the customer's person it may mean, with a question
    /// mark.
    ///
    /// A colleague may share a word of their name with somebody at the customer, and is still not that person.
    #[must_use]
    pub fn who(&self, who: &Text) -> Text {
        let mut words = words(who).filter(|word| word.chars().any(char::is_alphabetic) && !is_title(word));
        let is_theirs = match words.next() {
            Some(first) => {
                let rest: Vec<&[usize]> = words.map(|word| self.meant(word)).collect();
                self.meant(first).iter().any(|index| rest.iter().all(|indices| indices.contains(index)))
            }
            None => false,
        };
        if is_theirs || self.whole.iter().any(|name| has_several_parts(name) && name == who.trim()) {
            format!("{}?", self.spell(who)).into()
        } else {
            who.clone()
        }
    }

    /// Returns a plain string with every recognized name replaced.
    #[must_use]
    pub fn spell(&self, text: &str) -> String {
        if self.initials.is_empty() {
            return text.to_owned();
        }
        let mut text = one_line(text);
        let mut named: Vec<(&String, &String)> = self.whole.iter().zip(&self.initials).collect();
        // Longer names first: one name may begin with another.
        named.retain(|(name, _)| text.contains(name.as_str()) && has_several_parts(name));
        named.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        for (name, letters) in named {
            text = replaced(&text, name, letters);
        }
        let mut spelled = String::with_capacity(text.len());
        // The people whose initials end the text so far: two words of one name are one person.
        let mut before: Vec<usize> = Vec::new();
        let mut rest = text.as_str();
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|c: char| is_of_a_word(c) != is_of_a_word(first)).unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            rest = after;
            if !is_of_a_word(first) {
                spelled.push_str(part);
                if !part.trim().is_empty() {
                    before.clear();
                }
                continue;
            }
            let indices = if is_common(part, &spelled) { &[] } else { self.meant(part) };
            if !indices.is_empty() && indices.iter().any(|index| before.contains(index)) {
                spelled.truncate(spelled.trim_end().len());
                continue;
            }
            match indices {
                [] => spelled.push_str(part),
                // It is ambiguous who is meant, and no name may show.
                some => spelled
                    .push_str(&some.iter().map(|index| self.initials[*index].as_str()).collect::<Vec<_>>().join("/")),
            }
            before = indices.to_vec();
        }
        spelled
    }

    /// Returns the people a word of a text may name: by its spelling, or else by its folded form.
    fn meant(&self, part: &str) -> &[usize] {
        let folded = || Folded::of(part).ways().find_map(|way| self.folded.get(way));
        self.words.get(part).or_else(folded).map_or(&[], Vec::as_slice)
    }
}

fn add(to: &mut HashMap<String, Vec<usize>>, word: &str, index: usize) {
    let indices = to.entry(word.to_owned()).or_default();
    if !indices.contains(&index) {
        indices.push(index);
    }
}

fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Returns whether a full name is searched for: if its script doesn't separate words, or it has several of them.
fn has_several_parts(name: &str) -> bool {
    name.chars().count() >= SHORTEST && (name.chars().any(char::is_whitespace) || name.chars().any(parts_no_words))
}

/// Replaces a name wherever it is on its own in a text.
fn replaced(text: &str, name: &str, letters: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (at, _) in text.match_indices(name) {
        let joins = |beside: Option<char>, own: Option<char>| {
            beside.is_some_and(is_of_a_word) && !own.is_some_and(parts_no_words)
        };
        let end = at + name.len();
        let inside = joins(text[..at].chars().next_back(), name.chars().next())
            || joins(text[end..].chars().next(), name.chars().next_back());
        if !inside {
            out.push_str(&text[done..at]);
            out.push_str(letters);
            done = end;
        }
    }
    out.push_str(&text[done..]);
    out
}

/// Returns whether a word that can be a name is likely just the word: in lower case, at the start of a sentence, or a
/// month.
fn is_common(word: &str, before: &str) -> bool {
    if MONTHS.contains(&word) {
        return true;
    }
    let begins = before.trim_end().chars().next_back().is_none_or(|c| matches!(c, '.' | '!' | '?' | ':'));
    let is_lower = !word.chars().next().is_some_and(char::is_uppercase);
    WORDS.contains(&word.to_lowercase().as_str()) && (begins || is_lower)
}

/// Returns whether a word comes before many names and belongs to nobody.
fn is_title(word: &str) -> bool {
    const TITLES: [&str; 20] = [
        "Dr", "Prof", "Herr", "Frau", "Mr", "Mrs", "Ms", "Dipl", "Ing", "Mag", "Sir", "van", "von", "der", "den", "de",
        "la", "da", "di", "du",
    ];
    TITLES.contains(&word)
}

/// Returns whether a character is from a script that doesn't put blanks around names, and in which a single letter is a
/// part of a name.
const fn parts_no_words(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{323af}')
}

/// Returns the part of an entry that is the name: not the remark after a comma or in brackets, as in “Legal, not found
/// yet”.
fn called(name: &str) -> &str {
    let end = name.find('(').filter(|at| *at > 0).unwrap_or(name.len());
    let name = &name[..end];
    match name.split_once(',') {
        // The given name follows the comma, capitalized if the script has capitals.
        Some((before, after)) if words(before).next().is_some() => {
            let is_name = words(after).all(|word| !word.chars().next().is_some_and(char::is_lowercase));
            if is_name { name } else { before }
        }
        _ => name,
    }
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !is_of_a_word(c)).filter(|word| !word.is_empty())
}

/// Returns the capitalized first letters of a name's first three words; empty if a letter would be a part of the name.
fn initials(name: &str) -> String {
    let name = name.split([',', '(']).find(|part| words(part).next().is_some()).unwrap_or("");
    if name.chars().any(parts_no_words) {
        return String::new();
    }
    let letters: String =
        words(name).filter(|word| !is_title(word)).take(3).filter_map(|word| word.chars().next()).collect();
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
        assert_eq!(spelling(&["王芳"]).spell("请王芳来"), "请P1来");
    }

    #[test]
    fn common_words_stay_and_each_way_to_write_a_name_is_that_name() {
        let all = ["Will May", "Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "王 小明", "Jürgen Müller"];
        let spelling = spelling(&all);
        assert_eq!(spelling.initials, ["WM", "NVH", "NVH2", "P1", "JM"]);
        for (text, right) in [
            ("will send the May report", "will send the May report"),
            ("ask Will May, then Will", "ask WM, then WM"),
            ("ask Hưng about Hùng", "ask NVH2 about NVH"),
            ("ask Hung", "ask NVH/NVH2"),
            ("Nguyễn Văn Hưng calls", "NVH2 calls"),
            ("Mueller and Müller call", "JM and JM call"),
            ("Willing to maybe", "Willing to maybe"),
        ] {
            assert_eq!(spelling.spell(text), right);
        }
    }

    #[test]
    fn what_is_said_behind_a_comma_names_nobody() {
        let spelling = spelling(&["Piet Vermeer", "Legal, not found yet", "Berg, Anna"]);
        for (text, right) in [
            ("Vermeer does not sign before March", "PV does not sign before March"),
            ("ask whether it was found", "ask whether it was found"),
            ("send the offer, not yet the contract", "send the offer, not yet the contract"),
            ("ask Anna", "ask B"),
        ] {
            assert_eq!(spelling.spell(text), right);
        }
    }

    #[test]
    fn whole_names_stay_whole() {
        let spelling = Spelling::of(["Mirela Dantu"].into_iter(), Names::Full);
        assert_eq!(spelling.spell("Call Mirela"), "Call Mirela");
    }
}
