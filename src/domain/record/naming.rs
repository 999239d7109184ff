//! Telling people apart: labels that are unique, and which of several names a typed text means.
//!
//! A text means the name that is spelled the same. Folded as for searching, it means a name only if it fits exactly
//! one; if it fits several, somebody has to choose.

mod alike;
mod asked;
mod called;
pub mod initials;
mod short;

pub use alike::{NameForm, NamesAlike};
pub use asked::Asked;
pub use called::{Called, parts_of};
pub use short::ShortNames;
use short::is_title;
pub(in crate::domain) use short::names_nobody;

use super::look_alikes::{by_look, look, skeleton};
use super::stakeholder::Stakeholder;
use super::text::{Folded, Words, fold, folds_with, has_a_word_with, one_line};
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// The label for somebody without a name.
const NAMELESS: &str = "no name";

/// The names a typed text means, as positions in the list it was compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// Exactly one name.
    One(usize),
    /// Several names; the text doesn't say which.
    Several(Vec<usize>),
    /// No name at all.
    Nothing,
}

/// Finds the name a text means: the one spelled exactly so; failing that, the only one spelled so apart from accents,
/// case and the like; failing that, the only one that starts so, or has a word that does.
///
/// `called` returns the names that an entry answers to.
pub fn meant<T>(all: &[T], called: impl Fn(&T) -> [&str; 2], text: &str) -> Meant {
    let text = as_typed(text);
    let is_typed = |one: &T| called(one).iter().any(|name| is_typed(name, &text));
    let mut found = indexes(all, is_typed);
    if found.is_empty() {
        let folded = Folded::of(&text);
        let is_folded = |one: &T| called(one).iter().any(|name| Folded::of(name).is(&folded));
        found = nearer(all, &called, &text, indexes(all, is_folded));
    }
    if found.is_empty() {
        found = begun(all, &called, &text);
    }
    match found.as_slice() {
        [] => Meant::Nothing,
        [one] => Meant::One(*one),
        _ => Meant::Several(found),
    }
}

/// Finds the person a text means, by their labels and names.
#[must_use]
pub fn person_meant(people: &[Arc<Stakeholder>], text: &str) -> Meant {
    let labels = labels(people);
    let all: Vec<(&str, &str)> = labels.iter().map(String::as_str).zip(people.iter().map(|one| &*one.name)).collect();
    meant(&all, |(label, name)| [label, name], text)
}

/// Returns the positions of the names that start with a text; failing that, of those with a word that does. If the text
/// has accents, names with the same accents exclude the others.
pub fn begun<T>(all: &[T], called: impl Fn(&T) -> [&str; 2], text: &str) -> Vec<usize> {
    let folded = Folded::of(text.trim());
    let begins = |one: &T| called(one).iter().any(|name| Folded::of(name).begins_with(&folded));
    let mut found = indexes(all, begins);
    if found.is_empty() {
        let words = Words::new(text);
        found = indexes(all, |one| called(one).iter().any(|name| words.begin_in(name)));
    }
    nearer(all, &called, text, found)
}

fn indexes<T>(all: &[T], is: impl Fn(&T) -> bool) -> Vec<usize> {
    all.iter().enumerate().filter(|(_, one)| is(one)).map(|(index, _)| index).collect()
}

/// Narrows some names to those with the accents of a text, if it has any and one of them matches; otherwise keeps all.
fn nearer<T>(all: &[T], called: &impl Fn(&T) -> [&str; 2], text: &str, found: Vec<usize>) -> Vec<usize> {
    let accented = in_lower_case(text.trim());
    if found.len() < 2 || accented == fold(text.trim()) {
        return found;
    }
    let has = |name: &str| {
        let name = in_lower_case(name);
        accented.split_whitespace().all(|word| has_a_word_with(&name, word))
    };
    let those: Vec<usize> = found.iter().copied().filter(|at| called(&all[*at]).iter().any(|name| has(name))).collect();
    if those.is_empty() { found } else { those }
}

/// Returns a text in lower case, its accents untouched.
fn in_lower_case(text: &str) -> String {
    text.to_lowercase().nfc().collect()
}

/// Normalizes a text so that two people type it alike: no outer blanks, single blanks between words, composed letters.
fn as_typed(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").nfc().collect()
}

/// Returns whether a text is plain ASCII with single blanks inside, and so already as it is typed. Nearly all names are,
/// and there may be 50,000: one pass has to do.
fn is_plain(text: &str) -> bool {
    let (plain, last) = text.bytes().fold((true, b' '), |(plain, before), byte| {
        (plain & matches!(byte, b' '..=b'~') & (byte != b' ' || before != b' '), byte)
    });
    plain && last != b' '
}

/// Returns whether a name is what was typed.
fn is_typed(name: &str, typed: &str) -> bool {
    name == typed || (!is_plain(name) && as_typed(name) == typed)
}

/// Returns whether a name is spelled like a text, apart from blanks and how letters are composed.
#[must_use]
pub fn is_written(name: &str, text: &str) -> bool {
    name == text || (!(is_plain(name) && is_plain(text)) && as_typed(name) == as_typed(text))
}

/// Returns a unique label for each person, in order: the name, plus a number if another person's name reads or looks
/// the same, as in “Anna Berg #2”. No label has a comma, because commas separate people in lists.
#[must_use]
pub fn labels(people: &[Arc<Stakeholder>]) -> Vec<String> {
    labels_of(people.iter().map(|person| person.name.as_str()))
}

/// Returns such labels for bare names, which is all that lists over several deals know.
pub fn labels_of<'a>(names: impl IntoIterator<Item = &'a str> + Clone) -> Vec<String> {
    let mut labels: Vec<String> = names.clone().into_iter().map(|name| bare(name).into_owned()).collect();
    for (index, number) in numbers(names) {
        labels[index] += &number;
    }
    labels
}

/// Returns the positions of the people whose names alone don't tell them apart, each with the number to append.
fn numbers<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<(usize, String)> {
    let names: Vec<Cow<'_, str>> = names.into_iter().map(bare).collect();
    let by_look = by_look(names.iter().map(AsRef::as_ref));
    let mut alike = by_look.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1).peekable();
    if alike.peek().is_none() {
        return Vec::new();
    }
    let mut taken: HashSet<String> = names.iter().map(|name| as_typed(name)).collect();
    let mut numbers = Vec::new();
    for same in alike {
        let mut number = 0;
        for (_, index) in same {
            loop {
                number += 1;
                if taken.insert(as_typed(&format!("{} #{number}", names[*index]))) {
                    break;
                }
            }
            numbers.push((*index, format!(" #{number}")));
        }
    }
    numbers
}

/// Returns a name without the characters a label must not have.
fn bare(name: &str) -> Cow<'_, str> {
    if is_plain(name) && !name.contains(',') {
        return Cow::Borrowed(name);
    }
    let parts = name.split(|c: char| c == ',' || c.is_whitespace()).filter(|part| !part.is_empty());
    let name = one_line(&parts.collect::<Vec<_>>().join(" "));
    Cow::Owned(if name.is_empty() { NAMELESS.to_owned() } else { name })
}

/// Returns the positions of the people with this name or nearly this name: accents, case, look-alike letters, titles
/// and the order of the words make no difference.
#[must_use]
pub fn alike(people: &[Arc<Stakeholder>], name: &str) -> Vec<usize> {
    let bare_name = bare(name);
    let (folded, own, words) = (Folded::of(&bare_name), skeleton(name), sorted_words(&bare_name));
    let mut its = String::new();
    let is_alike = |one: &Stakeholder| {
        look(one.name.stored(), &mut its);
        let other = bare(&one.name);
        // Most names lack a word, and this finds out without folding them.
        let has_words = || !words.is_empty() && words.iter().all(|word| folds_with(&other, word));
        its == own || folded.is_fold_of(&other) || (has_words() && sorted_words(&other) == words)
    };
    let is_alike = people.iter().map(|one| &**one).map(is_alike);
    is_alike.enumerate().filter(|(_, is)| *is).map(|(index, _)| index).collect()
}

/// Returns the folded words of a name, without titles, sorted.
fn sorted_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = name.split_whitespace().filter(|word| !is_title(word)).map(fold).collect();
    words.sort_unstable();
    words
}

/// Returns the keys that a name has in common with every name spelled nearly so: accents, case, titles and the order of
/// the words make no difference. Two for a name with umlauts, which may be written out.
pub(in crate::domain) fn name_keys(name: &str) -> Vec<String> {
    let sorted = |way: &str| {
        let mut words: Vec<&str> = way.split_whitespace().filter(|word| !is_title(word)).collect();
        words.sort_unstable();
        words.join(" ")
    };
    Folded::of(&bare(name)).ways().map(sorted).filter(|key| !key.is_empty()).collect()
}

/// Returns whether a name says that nobody has been identified yet, such as “Legal, not found yet”.
#[must_use]
pub fn is_unidentified(name: &str) -> bool {
    name.to_lowercase().contains("not found")
}

/// Returns the details that tell a person apart from others of the same name: job title and department.
#[must_use]
pub fn tells_apart(person: &Stakeholder) -> String {
    let parts = [person.title.as_str(), person.card().department.as_str()];
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::id::StakeholderId;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn people(names: &[&str]) -> Vec<Arc<Stakeholder>> {
        let ids = (1..).map(|id| StakeholderId(Uuid::from_u128(id)));
        names.iter().zip(ids).map(|(name, id)| Arc::new(Stakeholder::new(id, name))).collect()
    }

    fn asked(names: &[&str], text: &str) -> Meant {
        person_meant(&people(names), text)
    }

    #[test]
    fn a_text_means_a_name_as_it_is_typed_and_folded_only_one() {
        use Meant::{Nothing, One, Several};
        let czech = ["Hana Dvořák", "Hana Dvorak", "Hana Dvorská"];
        let cases: [(&[&str], &str, Meant); 22] = [
            (&czech, "Hana Dvořák", One(0)),
            (&czech, "Hana Dvorak", One(1)),
            (&czech, " Hana  Dvor\u{30c}a\u{301}k ", One(0)),
            (&czech, "hana dvořák", One(0)),
            (&czech, "hana dvorak", Several(vec![0, 1])),
            (&czech, "Hana Dvoř", One(0)),
            (&czech, "dvor", Several(vec![0, 1, 2])),
            (&czech, "dvors", One(2)),
            (&czech, "dvořák hana", One(0)),
            (&czech, "Petr", Nothing),
            (&["मीना शर्मा", "मोना शर्मा"], "मोना शर्मा", One(1)),
            (&["मीना शर्मा", "मोना शर्मा"], "मो", One(1)),
            (&["Ann Lee", "Ann Leeson"], "Ann Lee", One(0)),
            (&["Ann Lee", "Ann Leeson"], "ann lee", One(0)),
            (&["Ann Lee", "Ann Leeson"], "ann l", Several(vec![0, 1])),
            (&["Anna Berg", "Anna Berg", "Anna Bergmann"], "Anna Berg", Several(vec![0, 1])),
            (&["Anna Berg", "Anna Berg", "Anna Bergmann"], "anna berg", Several(vec![0, 1])),
            (&["Anna Berg", "Anna Berg"], "anna berg #2", One(1)),
            (&["Anna Berg", "Anna Berg", "Anna Berg #2"], "Anna Berg #2", One(2)),
            (&["Berg, Anna", "Berg Anna"], "Berg, Anna", One(0)),
            (&["Jürgen Müller", "Jens Muller"], "mueller", One(0)),
            (&["Sam O’Neil", "Sam O'Neil"], "Sam O'Neil", One(1)),
        ];
        for (names, text, right) in cases {
            assert_eq!(asked(names, text), right, "{text} among {names:?}");
        }
    }

    #[test]
    fn people_called_alike_are_numbered() {
        let labels = |names: &[&str]| super::labels(&people(names));
        assert_eq!(labels(&["Ann Lee", "Anna Berg", "Anna Berg"]), ["Ann Lee", "Anna Berg #1", "Anna Berg #2"]);
        assert_eq!(labels(&["Dev", "D\u{435}v"]), ["Dev #1", "D\u{435}v #2"], "they look alike");
        assert_eq!(labels(&["Berg, Anna", "Berg Anna"]), ["Berg Anna #1", "Berg Anna #2"]);
        assert_eq!(labels(&["A", "A", "A #2", "", ","]), ["A #1", "A #3", "A #2", "no name #1", "no name #2"]);
        assert_eq!(labels(&["Zo\u{eb}", "Zoe\u{308}", "Zoe"]), ["Zo\u{eb} #1", "Zoe\u{308} #2", "Zoe"]);
    }

    proptest! {
        #[test]
        fn a_label_means_whom_it_labels(names in prop::collection::vec(awkward(), 1..6)) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            for (index, label) in labels(&people(&names)).iter().enumerate() {
                prop_assert_eq!(asked(&names, label), Meant::One(index), "{} of {:?}", label, names);
            }
        }
    }

    /// Names close to each other: accents, other scripts, numbers, commas, blanks, invisible characters.
    fn awkward() -> impl Strategy<Value = String> {
        let letters =
            "[aA\u{e1}\u{430}\u{ff21}bl1I #,2\u{301}\u{200b}\u{a0}\u{92e}\u{940}\u{94b}\u{fc}ue'\u{2019}]{0,6}";
        prop_oneof![letters, "(Anna|Ann|anna|\u{c4}nna)( |, |  )(Berg|Berg #2|B\u{e9}rg|#1)?", any::<String>()]
    }
}
