//! Searching: text is folded so that typed words find stored ones. Folding only finds. Two names that fold alike are
//! still two names; [`crate::domain::record::naming`] decides which is meant.

mod matches;

use super::LINE_LIMIT;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{
    canonical_combining_class, decompose_canonical, decompose_compatible, is_combining_mark,
};

/// Folds text for searching: lower case, accents dropped, letters that don't decompose spelled as people type them, and
/// a single form of apostrophe, hyphen and width.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            fold_letter(c, &mut folded);
        }
    }
    folded
}

/// Folds a letter beyond ASCII.
fn fold_letter(c: char, folded: &mut String) {
    // Letter by letter: whole texts are decomposed to get marks in order, and nearly all marks are dropped here.
    if has_a_width(c) {
        decompose_compatible(c, |part| fold_part(part, folded));
    } else {
        decompose_canonical(c, |part| fold_part(part, folded));
    }
}

fn fold_part(part: char, folded: &mut String) {
    if is_accent(part) {
        return;
    }
    for c in part.to_lowercase() {
        match c {
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            'þ' => folded.push_str("th"),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            '\u{b4}' | '\u{2b9}'..='\u{2bf}' | '\u{2018}'..='\u{201b}' | '\u{2032}' => folded.push('\''),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => folded.push('-'),
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' => folded.push(' '),
            c => put(c, folded),
        }
    }
}

/// Inserts a character in Unicode's canonical order: marks that don't interact can be typed in any order, and the text
/// is the same.
fn put(c: char, folded: &mut String) {
    let class = canonical_combining_class(c);
    let later = folded.char_indices().rev().take_while(|(_, before)| canonical_combining_class(*before) > class);
    let at = later.last().filter(|_| class > 0).map_or(folded.len(), |(at, _)| at);
    folded.insert(at, c);
}

/// Returns whether a character is a wide or narrow form of another, as East Asian input methods produce, or a ligature.
const fn has_a_width(c: char) -> bool {
    matches!(c, '\u{3000}' | '\u{fb00}'..='\u{fb06}' | '\u{ff01}'..='\u{ffee}')
}

/// Returns whether a mark can be dropped without changing the word: accents, and the points of Hebrew and Arabic. The
/// vowel signs of India and South-East Asia and the voicing marks of Japanese can't.
const fn is_accent(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{487}'
            | '\u{591}'..='\u{5bd}'
            | '\u{5bf}'
            | '\u{5c1}'..='\u{5c2}'
            | '\u{5c4}'..='\u{5c5}'
            | '\u{5c7}'
            | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20f0}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// Folds text with umlauts and the like written out, as in Mueller and Soerensen; `None` if it has none.
fn written_out(text: &str) -> Option<String> {
    const ABOVE: [char; 2] = ['\u{308}', '\u{30a}'];
    let letters = |c: char| match c {
        'ä' | 'Ä' => Some("ae"),
        'ö' | 'Ö' | 'ø' | 'Ø' => Some("oe"),
        'ü' | 'Ü' => Some("ue"),
        'å' | 'Å' => Some("aa"),
        _ => None,
    };
    if text.is_ascii() || !text.chars().any(|c| ABOVE.contains(&c) || letters(c).is_some()) {
        return None;
    }
    let mut folded = String::with_capacity(text.len() + 4);
    for c in text.nfc() {
        match letters(c) {
            Some(letters) => folded.push_str(letters),
            None if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            None => fold_letter(c, &mut folded),
        }
    }
    Some(folded)
}

/// A text prepared for searching: folded, and also with its umlauts written out if it has any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::domain) struct Folded {
    plain: String,
    out: Option<String>,
}

impl Folded {
    /// Folds a text in both ways.
    pub(in crate::domain) fn of(text: &str) -> Self {
        Self { plain: fold(text), out: written_out(text) }
    }

    /// Returns the folded forms, one or two.
    pub(in crate::domain) fn ways(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.plain.as_str()).chain(self.out.as_deref())
    }

    /// Returns whether two texts are the same in any of their forms.
    pub(in crate::domain) fn is(&self, other: &Self) -> bool {
        self.ways().any(|one| other.ways().any(|other| one == other))
    }

    /// Returns whether a text that isn't folded is the same, in any of their forms.
    pub(in crate::domain) fn is_fold_of(&self, text: &str) -> bool {
        if text.is_ascii() {
            return self.ways().any(|way| way.eq_ignore_ascii_case(text));
        }
        self.is(&Self::of(text))
    }

    /// Returns whether it begins with another text, in any of their forms.
    pub(in crate::domain) fn begins_with(&self, other: &Self) -> bool {
        self.ways().any(|one| other.ways().any(|other| one.starts_with(other)))
    }

    fn has_a_word_with(&self, other: &Self) -> bool {
        self.ways().any(|one| other.ways().any(|other| has_a_word_with(one, other)))
    }
}

/// Returns whether a word of a text begins with another text.
pub(in crate::domain) fn has_a_word_with(text: &str, beginning: &str) -> bool {
    let is_in_a_word = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let begins_a_word = |at: usize| !text[..at].chars().next_back().is_some_and(is_in_a_word);
    text.match_indices(beginning).any(|(at, _)| begins_a_word(at))
}

/// Returns whether two texts are the same for a search.
#[must_use]
pub fn folded_alike(one: &str, other: &str) -> bool {
    Folded::of(one).is(&Folded::of(other))
}

/// The words of a search, folded for comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words(Vec<Folded>);

impl Words {
    /// Splits and folds a typed query.
    #[must_use]
    pub fn new(query: &str) -> Self {
        let query: String = query.chars().take(LINE_LIMIT).collect();
        // A mark alone folds to nothing.
        Self(query.split_whitespace().map(Folded::of).filter(|word| !word.plain.is_empty()).collect())
    }

    /// Returns whether each word occurs in any of the texts.
    #[must_use]
    pub fn found_in(&self, texts: &[&str]) -> bool {
        self.0.iter().all(|word| texts.iter().any(|text| contains(text, word)))
    }

    /// Returns whether each word begins a word of the name.
    #[must_use]
    pub fn begin_in(&self, name: &str) -> bool {
        if name.is_ascii() {
            let begins = |at: usize| at == 0 || !name.as_bytes()[at - 1].is_ascii_alphanumeric();
            return self.0.iter().all(|word| word.ways().any(|word| is_in_ascii(name, word, begins)));
        }
        // Most names don't contain the words at all, and this finds out without folding them.
        self.found_in(&[name]) && {
            let name = Folded::of(name);
            self.0.iter().all(|word| name.has_a_word_with(word))
        }
    }
}

/// Returns whether a word occurs in a text. Plain ASCII text is compared in place: a filter looks at every person of a
/// deal on each key.
fn contains(text: &str, word: &Folded) -> bool {
    if text.is_ascii() {
        return word.ways().any(|word| is_in_ascii(text, word, |_| true));
    }
    let holds = |text: &str| word.ways().any(|word| text.contains(word));
    holds(&fold(text)) || written_out(text).is_some_and(|text| holds(&text))
}

/// Returns whether a folded word occurs in plain ASCII text, at a byte that fits.
fn is_in_ascii(text: &str, word: &str, fits: impl Fn(usize) -> bool) -> bool {
    let (Some((first, rest)), text) = (word.as_bytes().split_first(), text.as_bytes()) else { return false };
    let (small, capital) = (first.to_ascii_lowercase(), first.to_ascii_uppercase());
    let mut starts = text.iter().enumerate().filter(|(_, byte)| **byte == small || **byte == capital);
    starts.any(|(at, _)| {
        let after = text.get(at + 1..=at + rest.len());
        after.is_some_and(|after| after.eq_ignore_ascii_case(rest)) && fits(at)
    })
}

/// Returns whether a folded word occurs in a text. True for some texts in which it doesn't, where finding out means
/// folding them.
pub(in crate::domain) fn folds_with(text: &str, word: &str) -> bool {
    !text.is_ascii() || is_in_ascii(text, word, |_| true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_meets_what_people_type() {
        for (stored, typed) in
            [("Müller", "muller"), ("Smørrebrød", "smorrebrod"), ("Łukasz", "lukasz"), ("Weiß", "weiss")]
        {
            assert_eq!(fold(stored), typed);
        }
    }

    #[test]
    fn marks_that_make_another_word_stay() {
        for (one, other) in [("मीना", "मोना"), ("กา", "กี"), ("はん", "ばん"), ("ﾊﾝ", "ﾊﾞﾝ"), ("கா", "கி")]
        {
            assert_ne!(fold(one), fold(other));
            assert!(!Words::new(one).found_in(&[other]), "{one} {other}");
        }
        for (pointed, plain) in [("שָׁלוֹם", "שלום"), ("مُحَمَّد", "محمد"), ("Zoe\u{308}", "zoe")]
        {
            assert_eq!(fold(pointed), plain);
        }
    }

    #[test]
    fn apostrophes_hyphens_widths_and_umlauts_are_found_however_they_are_written() {
        let pairs = [
            ("Sam O’Neil", "o'neil"),
            ("Sam O'Neil", "o’neil"),
            ("Sam Oʼneil", "O'NEIL"),
            ("D´Angelo", "d'angelo"),
            ("Ann‑Marie Lee", "ann-marie"),
            ("Ａｎｎ　Ｌｅｅ", "ann lee"),
            ("Ann Lee", "Ａｎｎ"),
            ("ﾀﾅｶ", "タナカ"),
            ("Jürgen Müller", "juergen muller"),
            ("Ju\u{308}rgen", "juergen"),
            ("Mueller", "müller"),
            ("Sørensen", "soerensen"),
            ("Åberg", "aaberg"),
            ("Jürgen Müller", "müller jürgen"),
        ];
        for (stored, typed) in pairs {
            assert!(Words::new(typed).found_in(&[stored]), "{typed} in {stored}");
            assert!(Words::new(typed).begin_in(stored), "{typed} begins in {stored}");
        }
        assert!(!Words::new("muller").found_in(&["Mueller"]), "written out it is another name");
    }

    #[test]
    fn words_are_found_in_any_order_and_whatever_the_accents() {
        let words = Words::new("TESS  muller");
        assert!(words.found_in(&["Müller, Tess", ""]));
        assert!(words.found_in(&["Müller", "led by Tess"]));
        assert!(!words.found_in(&["Müller, Tom", "Head of Quality"]));
        assert!(Words::new(" ").found_in(&["anything"]));
        assert!(Words::new("\u{301}").found_in(&["anything"]), "a mark alone asks for nothing");
    }

    #[test]
    fn a_name_begins_with_any_of_its_words() {
        assert!(Words::new("mu te").begin_in("Tess Müller"));
        assert!(!Words::new("ller").begin_in("Tess Müller"));
        assert!(Words::new("marie o'n").begin_in("Ann-Marie O’Neil"));
    }

    #[test]
    fn what_folds_alike_is_alike_either_way() {
        assert!(
            folded_alike("Müller", "mueller") && folded_alike("Mueller", "MÜLLER") && folded_alike("Müller", "Muller")
        );
        assert!(!folded_alike("Mueller", "Muller"));
    }
}
