//! Short names for narrow columns: as short as the room requires, never the same for two people, and never a title or a
//! particle alone.

use super::{as_typed, bare, in_lower_case, parts_of};
use crate::domain::record::look_alikes::look;
use std::collections::{HashMap, HashSet};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Words before or after names that are not part of anybody's name.
const TITLES: [&str; 25] = [
    "dr",
    "prof",
    "professor",
    "mr",
    "mrs",
    "ms",
    "mx",
    "herr",
    "frau",
    "sir",
    "dame",
    "lord",
    "lady",
    "ing",
    "dipl",
    "mag",
    "phd",
    "mba",
    "jr",
    "sr",
    "hon",
    "rev",
    "mme",
    "mlle",
    "sra",
];

/// Words that begin a family name and never stand alone.
const PARTICLES: [&str; 30] = [
    "van", "von", "vom", "zu", "zum", "zur", "der", "den", "de", "del", "della", "dei", "da", "di", "do", "dos", "das",
    "du", "la", "le", "el", "al", "bin", "ibn", "ter", "ten", "te", "af", "av", "y",
];

/// Words after a family name that tell relatives apart, and are not part of it.
const SUFFIXES: [&str; 10] = ["jr", "sr", "jun", "sen", "junior", "senior", "ii", "iii", "iv", "v"];

/// Returns whether a word of a name is only a title or a particle.
pub(in crate::domain) fn names_nobody(word: &str) -> bool {
    is_title(word) || is_particle(word)
}

pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str())
}

fn is_suffix(word: &str) -> bool {
    SUFFIXES.contains(&word.trim_end_matches('.').to_lowercase().as_str())
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word.to_lowercase().as_str())
}

/// The short names of some people, in several widths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShortNames(Vec<Short>);

/// One person's possible names, best first. Nobody else has any of them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Short {
    names: Vec<String>,
    /// The beginning of a cut name.
    stem: String,
    /// The ending of a cut name.
    number: String,
}

impl ShortNames {
    /// Computes the short names for a list of names.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let all: Vec<Candidates> = names.into_iter().map(candidates).collect();
        let mut wholes: HashMap<&str, usize> = HashMap::new();
        let mut made: HashMap<&str, usize> = HashMap::new();
        for one in &all {
            *wholes.entry(&one.whole.key).or_default() += 1;
            let keys: HashSet<&str> = one.made.iter().map(|name| name.key.as_str()).collect();
            keys.into_iter().for_each(|key| *made.entry(key).or_default() += 1);
        }
        let count = |all: &HashMap<&str, usize>, name: &Name| all.get(name.key.as_str()).copied().unwrap_or(0);
        // A whole name belongs to its owner first, whatever short names others could have.
        let own = |one: &Candidates| -> Vec<String> {
            let whole = std::iter::once(&one.whole).filter(|name| count(&wholes, name) == 1);
            let made = one.made.iter().filter(|name| count(&wholes, name) == 0 && count(&made, name) == 1);
            whole.chain(made).map(|name| &name.text).filter(|text| is_name(text)).cloned().collect()
        };
        // A cut name ends with a number that no full name has.
        let numbered: Vec<&str> =
            all.iter().map(|one| one.whole.text.as_str()).filter(|name| name.contains('#')).collect();
        let is_free = |number: &usize| !numbered.iter().any(|name| name.contains(&format!("#{number}")));
        let mut numbers = (1..).filter(is_free);
        let short = |(index, one): (usize, &Candidates)| {
            let free = format!("#{}", numbers.next().unwrap_or(0));
            let number = if has_to_itself(&all, index) { one.number.clone() } else { free };
            Short { names: own(one), stem: one.stem.clone(), number }
        };
        Self(all.iter().enumerate().map(short).collect())
    }

    /// Returns the name of the person at a position, fit for a number of columns, from five on.
    #[must_use]
    pub fn get(&self, index: usize, columns: usize) -> String {
        let Some(short) = self.0.get(index) else { return String::new() };
        let fits = short.names.iter().find(|name| name.width() <= columns);
        fits.cloned().unwrap_or_else(|| format!("{}{}", cut(&short.stem, columns, &short.number), short.number))
    }
}

/// Returns whether the number at the end of a name can stay in its cut form: no other name with the same first letter
/// contains it.
fn has_to_itself(all: &[Candidates], index: usize) -> bool {
    let one = &all[index];
    let begins = |one: &Candidates| [one.whole.key.chars().next(), key(&one.stem).chars().next()];
    let first = begins(one)[1];
    let mut others = all.iter().enumerate().filter(|(other, _)| *other != index);
    !one.number.is_empty()
        && others.all(|(_, other)| !other.whole.text.contains(&one.number) || !begins(other).contains(&first))
}

/// Returns the beginning of a name that leaves room for its ending.
fn cut<'a>(name: &'a str, columns: usize, number: &str) -> &'a str {
    let room = columns.saturating_sub(number.width());
    let mut used = 0;
    let end = name.char_indices().find(|(_, c)| {
        used += c.width().unwrap_or(0);
        used > room
    });
    name[..end.map_or(name.len(), |(at, _)| at)].trim_end()
}

/// Returns the form of a name in which two names must differ for the eye.
pub(super) fn key(name: &str) -> String {
    let mut looked = String::new();
    look(&in_lower_case(name), &mut looked);
    looked
}

/// A name, with the form in which it must differ from others.
struct Name {
    text: String,
    key: String,
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Self { key: key(&text), text }
    }
}

/// The names somebody may have, before others' names are considered.
struct Candidates {
    whole: Name,
    /// Names made from its parts, best first.
    made: Vec<Name>,
    /// The beginning of a cut name.
    stem: String,
    /// The number at its end; empty without one.
    number: String,
}

fn candidates(name: &str) -> Candidates {
    let whole = as_typed(&bare(name));
    let (unnumbered, number) = parts_of(&whole);
    let parts = parts(if number.is_empty() { name } else { unnumbered });
    let number = number.trim_start().to_owned();
    let mut made = vec![parts.join(" ")];
    if let (Some(first), Some(last)) = (parts.first(), parts.last()) {
        if parts.len() > 1 {
            made.push(format!("{first} {last}"));
            made.extend(family_initial(last).map(|letter| format!("{first} {letter}.")));
            made.extend(initial(first).map(|letter| format!("{letter}. {last}")));
            made.push(first.clone());
            made.push(last.clone());
            made.push(parts.iter().filter_map(|part| initial(part)).map(|letter| format!("{letter}.")).collect());
        }
        made.extend(parts.iter().rev().filter_map(|part| part.rsplit_once(' ')).map(|(_, word)| word.to_owned()));
    }
    // Number signs are reserved for names that are cut.
    made.retain(|one| *one != whole && !one.contains('#'));
    let stem = parts.first().unwrap_or(&whole).clone();
    Candidates { whole: whole.into(), made: made.into_iter().map(Name::from).collect(), stem, number }
}

fn is_name(text: &str) -> bool {
    !text.trim().is_empty() && !names_nobody(text)
}

/// Returns the first letter of a family name, particles skipped.
pub(super) fn family_initial(name: &str) -> Option<char> {
    initial(name.rsplit(' ').next().unwrap_or(name))
}

fn initial(name: &str) -> Option<char> {
    name.chars().find(|c| c.is_alphabetic())
}

/// Returns the parts of a name, given name first, without titles; a particle stays with the name it begins.
pub(super) fn parts(name: &str) -> Vec<String> {
    let name = name.split('(').find(|part| !part.trim().is_empty()).unwrap_or(name);
    let (before, after) = name.split_once(',').unwrap_or((name, ""));
    let (before, after) = (joined(before), joined(after));
    // As in “Berg, Anna”, but not in “Anna Berg, CFO” or “Legal, not found yet”.
    let is_given = |part: &String| part.chars().next().is_some_and(|c| !c.is_lowercase());
    if before.len() == 1 && !after.is_empty() && after.iter().all(is_given) {
        return after.into_iter().chain(before).collect();
    }
    if before.is_empty() { after } else { before }
}

fn joined(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut begun: Vec<String> = Vec::new();
    for word in bare_words(text) {
        // Alone, or first, such a word is all there is of a name.
        if is_title(&word) || (is_suffix(&word) && !parts.is_empty() && begun.is_empty()) {
            continue;
        }
        let ends = !is_particle(&word);
        begun.push(word);
        if ends {
            parts.push(std::mem::take(&mut begun).join(" "));
        }
    }
    // A particle at the end begins nothing.
    match parts.last_mut() {
        Some(last) if !begun.is_empty() => *last = format!("{last} {}", begun.join(" ")),
        _ => {}
    }
    parts
}

fn bare_words(text: &str) -> Vec<String> {
    if text.trim().is_empty() { Vec::new() } else { as_typed(&bare(text)).split(' ').map(str::to_owned).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn short(names: &[&str], columns: usize) -> Vec<String> {
        let short = ShortNames::of(names.iter().copied());
        (0..names.len()).map(|index| short.get(index, columns)).collect()
    }

    #[test]
    fn names_are_as_long_as_there_is_room_and_tell_people_apart() {
        let names = [
            "Nguyễn Văn Hùng",
            "Nguyễn Văn Hưng",
            "Nguyễn Quang Huy",
            "Dr. Elif Aydın",
            "Dr. Tom Reuter",
            "Prof. Ada Quist",
            "Herr Jonas Vogel",
            "van Dijk",
            "Berg, Anna",
        ];
        assert_eq!(
            short(&names, 30),
            [
                "Nguyễn Văn Hùng",
                "Nguyễn Văn Hưng",
                "Nguyễn Quang Huy",
                "Dr. Elif Aydın",
                "Dr. Tom Reuter",
                "Prof. Ada Quist",
                "Herr Jonas Vogel",
                "van Dijk",
                "Berg Anna"
            ]
        );
        assert_eq!(
            short(&names, 7),
            ["N. Hùng", "N. Hưng", "N. Huy", "Elif A.", "Tom R.", "Ada Q.", "Jonas", "Dijk", "Anna B."]
        );
        assert_eq!(short(&["Anna Berg", "Anna Berg", "Anna Lund"], 9), ["Anna#1", "Anna#2", "Anna Lund"]);
        let numbered = ["Bo Dahl", "Anna Berg #1", "Cy Lee", "Anna Berg #2"];
        assert_eq!(short(&numbered, 12)[1..], ["Anna Berg #1", "Cy Lee", "Anna Berg #2"]);
        assert_eq!(short(&numbered, 7)[1..], ["Anna#1", "Cy Lee", "Anna#2"], "cut they have the same numbers");
        assert_eq!(short(&["Anna Berg", "Anna Bergmann"], 8), ["A. Berg", "Bergmann"]);
        assert_eq!(short(&["Anna Berg", "Anna Brandt"], 7), ["A. Berg", "Brandt"]);
        assert_eq!(short(&["Dr. Tom Reuter", "tom reuter"], 14), ["Dr. Tom Reuter", "tom reuter"]);
        assert_eq!(short(&["Legal, not found yet", "Anna van den Berg, CFO"], 12), ["Legal", "Anna B."]);
        let long = "Bartholomew Featherstonehaugh-Wellesley III";
        assert_eq!(
            short(&[long, "Sammy Davis, Jr.", "V Anand", "Jr."], 14),
            ["Bartholomew F.", "Sammy Davis", "V Anand", "Jr.#4"]
        );
        assert_eq!(short(&[long], 18), ["Bartholomew F."]);
        assert_eq!(short(&["Ann Lee II", "Ann Lee III"], 9), ["Ann#1", "Ann#2"], "suffixes alone part nobody");
        assert_eq!(short(&["Dr.", "van", "Wolfeschlegelsteinhausen"], 8), ["Dr.#1", "van#2", "Wolfes#3"]);
    }

    proptest! {
        #[test]
        fn distinct_names_have_distinct_short_names(names in prop::collection::hash_set(name(), 1..12), columns in 5_usize..30) {
            let names: Vec<String> = names.into_iter().collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let all = short(&names, columns);
            let looks: HashSet<String> = all.iter().map(|one| key(one)).collect();
            prop_assert_eq!(looks.len(), all.len(), "{:?} of {:?}", all, names);
            for one in &all {
                prop_assert!(!one.trim().is_empty() && !names_nobody(one), "{:?}", all);
                prop_assert!(one.width() <= columns, "{:?}", all);
            }
        }
    }

    fn name() -> impl Strategy<Value = String> {
        let word = prop_oneof![
            Just("Nguyễn"),
            Just("Văn"),
            Just("Hùng"),
            Just("Hưng"),
            Just("Dr."),
            Just("Prof."),
            Just("Herr"),
            Just("van"),
            Just("de"),
            Just("Berg,"),
            Just("Berg"),
            Just("Anna"),
            Just("anna"),
            Just("Ann#1"),
            Just("#2"),
            Just("王小明"),
            Just("Wolfeschlegelsteinhausen"),
            Just("\u{430}nn\u{430}"),
        ];
        let words = prop::collection::vec(word, 0..5).prop_map(|words| words.join(" "));
        prop_oneof![4 => words, 1 => any::<String>()]
    }
}
