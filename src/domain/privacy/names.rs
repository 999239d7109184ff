//! Names in privacy mode: whole, or as initials on request, in running text too.

use super::common::{MONTHS, WORDS};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::text::{Folded, Text, one_line};
use std::collections::HashMap;
use unicode_normalization::char::is_combining_mark;

/// How people of the customer are called in privacy mode.
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
    /// By a word of a name as it is written.
    words: HashMap<String, Vec<usize>>,
    /// By a word of a name folded, in each way that it can be.
    folded: HashMap<String, Vec<usize>>,
    /// Whole names, for scripts that do not part words.
    whole: Vec<String>,
}

/// A word of one letter stands for too much to stand for somebody.
const SHORTEST: usize = 2;

impl Spelling {
    /// Returns what people are called.
    pub fn of<'a>(people: impl Iterator<Item = &'a str>, names: Names) -> Self {
        let mut spelling = Self::default();
        if names == Names::Full {
            return spelling;
        }
        let mut taken: HashMap<String, usize> = HashMap::new();
        let mut unspoken = 0;
        for (place, name) in people.enumerate() {
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
                add(&mut spelling.words, word, place);
                Folded::of(word).ways().for_each(|way| add(&mut spelling.folded, way, place));
            }
            spelling.whole.push(called(&name).trim().to_owned());
        }
        spelling
    }

    /// Returns what the person at a place of the list is called.
    #[must_use]
    pub fn name(&self, place: usize, name: &Text) -> Text {
        self.initials.get(place).map_or_else(|| name.clone(), |letters| letters.as_str().into())
    }

    /// A text in which nobody is named otherwise.
    #[must_use]
    pub fn text(&self, text: &Text) -> Text {
        if self.initials.is_empty() { text.clone() } else { self.spell(text).as_str().into() }
    }

    /// Returns who is to do something, by a name and the id beside it: one of ours as they are called, one of the
    /// customer's as privacy mode calls them.
    pub(super) fn doer(&self, deal: &Deal, who: &Text, id: Option<StakeholderId>) -> Text {
        let doer = deal.doer_called(who, id);
        match deal.stakeholders.iter().position(|one| Some(one.id) == doer) {
            Some(at) => self.name(at, who),
            None => self.who(who),
        }
    }

    /// Returns the same where nobody knows whose name it is: who of theirs it may be, with a question mark.
    ///
    /// A colleague of ours may share a word of their name with somebody there, and is still not one of them.
    #[must_use]
    pub fn who(&self, who: &Text) -> Text {
        let mut words = words(who).filter(|word| word.chars().any(char::is_alphabetic) && !is_title(word));
        let is_theirs = match words.next() {
            Some(first) => {
                let rest: Vec<&[usize]> = words.map(|word| self.meant(word)).collect();
                self.meant(first).iter().any(|place| rest.iter().all(|places| places.contains(place)))
            }
            None => false,
        };
        if is_theirs || self.whole.iter().any(|name| has_several_parts(name) && name == who.trim()) {
            format!("{}?", self.spell(who)).into()
        } else {
            who.clone()
        }
    }

    /// Returns the same of plain letters.
    #[must_use]
    pub fn spell(&self, text: &str) -> String {
        if self.initials.is_empty() {
            return text.to_owned();
        }
        let mut text = one_line(text);
        let mut named: Vec<(&String, &String)> = self.whole.iter().zip(&self.initials).collect();
        // The longer first: a name may begin as another does.
        named.retain(|(name, _)| text.contains(name.as_str()) && has_several_parts(name));
        named.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        for (name, letters) in named {
            text = replaced(&text, name, letters);
        }
        let mut spelled = String::with_capacity(text.len());
        // Those whose initials end what is spelled so far: two words of one name are one person.
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
            let places = if is_common(part, &spelled) { &[] } else { self.meant(part) };
            if !places.is_empty() && places.iter().any(|place| before.contains(place)) {
                spelled.truncate(spelled.trim_end().len());
                continue;
            }
            match places {
                [] => spelled.push_str(part),
                // Which of them is meant nobody can know, and no name is to show.
                some => spelled
                    .push_str(&some.iter().map(|place| self.initials[*place].as_str()).collect::<Vec<_>>().join("/")),
            }
            before = places.to_vec();
        }
        spelled
    }

    /// Returns those whom a word of a text may name: by the word as it is written, or else by what it folds to.
    fn meant(&self, part: &str) -> &[usize] {
        let folded = || Folded::of(part).ways().find_map(|way| self.folded.get(way));
        self.words.get(part).or_else(folded).map_or(&[], Vec::as_slice)
    }
}

fn add(to: &mut HashMap<String, Vec<usize>>, word: &str, place: usize) {
    let places = to.entry(word.to_owned()).or_default();
    if !places.contains(&place) {
        places.push(place);
    }
}

fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Returns whether a name is looked for as a whole: where words do not part it from what stands around it, or it has
/// several.
fn has_several_parts(name: &str) -> bool {
    name.chars().count() >= SHORTEST && (name.chars().any(char::is_whitespace) || name.chars().any(parts_no_words))
}

/// A text with a name replaced wherever it stands by itself.
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

/// Returns whether a word is likely meant as the common word that it is: in lower case, where a sentence begins, or a
/// month.
fn is_common(word: &str, before: &str) -> bool {
    if MONTHS.contains(&word) {
        return true;
    }
    let begins = before.trim_end().chars().next_back().is_none_or(|c| matches!(c, '.' | '!' | '?' | ':'));
    let is_lower = !word.chars().next().is_some_and(char::is_uppercase);
    WORDS.contains(&word.to_lowercase().as_str()) && (begins || is_lower)
}

/// Returns whether a word stands before many names and belongs to nobody.
fn is_title(word: &str) -> bool {
    const TITLES: [&str; 20] = [
        "Dr", "Prof", "Herr", "Frau", "Mr", "Mrs", "Ms", "Dipl", "Ing", "Mag", "Sir", "van", "von", "der", "den", "de",
        "la", "da", "di", "du",
    ];
    TITLES.contains(&word)
}

/// Scripts in which names stand in a text without blanks around them, and a single letter is a part of a name.
const fn parts_no_words(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{323af}')
}

/// Returns the part of what somebody is called that names them: not what is said behind a comma or in brackets, as in
/// “Legal, not found yet”.
fn called(name: &str) -> &str {
    let end = name.find('(').filter(|at| *at > 0).unwrap_or(name.len());
    let name = &name[..end];
    match name.split_once(',') {
        // Behind the comma stands the first name, which has a capital where the script has any.
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

/// Returns the first letters of a name's first three words, in capitals; empty where a letter would be a part of the
/// name.
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
