//! Fields with a fixed set of answers, filled in by typing the beginning of one: the answer that a text means, and how
//! → goes on.
//!
//! Such a field holds text like any other, so that drafts, pastes and undo need no special case.

use crate::domain::record::dates::reading::Direction;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::{self, Meant};
use crate::domain::record::text::folded_alike;
use std::sync::Arc;

/// The kind of input that a field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Any line of text.
    Line,
    /// Any text, of several lines.
    Lines,
    /// A day, as people type days; the direction decides when they don't.
    Day(Direction),
    /// Anybody's name; these are suggestions, from our side and the customer's.
    Who(Arc<[Offer]>),
    /// One of these, or nothing.
    One(Arc<[Offer]>),
    /// Several of these, separated by commas, or nothing.
    Many(Arc<[Offer]>),
}

/// An answer that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The text in the field, unique among the answers of the same field.
    pub label: String,
    /// A description, if the label is not enough; otherwise empty.
    pub means: String,
    /// Another name it can be found by, which other answers may share; empty if it is the label.
    pub name: String,
    /// The person it means, if any.
    pub person: Option<StakeholderId>,
}

impl Offer {
    /// Creates an answer whose label is enough.
    #[must_use]
    pub fn plain(label: impl Into<String>) -> Self {
        Self::new(label, "")
    }

    /// Creates an answer with a description.
    #[must_use]
    pub fn new(label: impl Into<String>, means: impl Into<String>) -> Self {
        Self { label: label.into(), means: means.into(), name: String::new(), person: None }
    }
}

/// Returns the names by which an answer can be found.
pub(super) fn called(offer: &Offer) -> [&str; 2] {
    let name = if offer.name.is_empty() { &offer.label } else { &offer.name };
    [&offer.label, name]
}

/// Returns the index of the answer that a text means: the same words, or else the only one that begins so, or else the
/// only one with a word that begins so.
///
/// # Errors
/// Returns a message with the text and the answers it may be, if it means none of them or several.
pub fn meant(offers: &[Offer], text: &str) -> Result<usize, String> {
    match naming::meant(offers, called, text) {
        Meant::One(index) => Ok(index),
        Meant::Nothing => {
            let isnt = format!("I don't know “{}”.", text.trim());
            let known = labels(offers, 0..offers.len());
            if !offers.is_empty() && offers.iter().all(|offer| offer.person.is_some()) {
                return Err(format!("{isnt} Add them with a first, or write only people in the deal: {known}"));
            }
            Err(format!("{isnt} Choose from: {known}"))
        }
        Meant::Several(indices) => {
            Err(format!("“{}” could be {}. Type more letters", text.trim(), labels(offers, indices.into_iter())))
        }
    }
}

/// Returns the indexes of the answers that a text fits, if it fits several equally well.
#[must_use]
pub fn fitting(offers: &[Offer], text: &str) -> Vec<usize> {
    match naming::meant(offers, called, text) {
        Meant::Several(indices) => indices,
        Meant::One(_) | Meant::Nothing => Vec::new(),
    }
}

fn labels(offers: &[Offer], indices: impl Iterator<Item = usize>) -> String {
    const SHOWN: usize = 6;
    let all: Vec<&str> = indices.map(|index| offers[index].label.as_str()).collect();
    let more = if all.len() > SHOWN { ", …" } else { "" };
    format!("{}{more}", all.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", "))
}

/// Returns the indexes of all answers that a text may mean, in order: those that begin so, or else those with a word
/// that does.
#[must_use]
pub fn matching(offers: &[Offer], text: &str) -> Vec<usize> {
    naming::begun(offers, called, text)
}

/// Returns the index of the answer that a text spells out in full.
#[must_use]
pub fn written(offers: &[Offer], text: &str) -> Option<usize> {
    let is_whole = |index: &usize| called(&offers[*index]).iter().any(|name| folded_alike(name, text.trim()));
    match naming::meant(offers, called, text) {
        Meant::One(index) => Some(index).filter(is_whole),
        Meant::Several(_) | Meant::Nothing => None,
    }
}

/// Returns the answers that a comma-separated list means, each once.
///
/// # Errors
/// Fails like [`meant`], for the first part that means no answer.
pub fn all_meant(offers: &[Offer], text: &str) -> Result<Vec<usize>, String> {
    // An answer with a comma in its name, alone in the field, is that answer.
    if let Some(whole) = written(offers, text) {
        return Ok(vec![whole]);
    }
    let mut indices = Vec::new();
    for part in parts(text) {
        let index = meant(offers, part)?;
        if !indices.contains(&index) {
            indices.push(index);
        }
    }
    Ok(indices)
}

/// Returns the parts of a comma-separated list.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty())
}

/// Splits a list into the text before the part that is being typed, and that part.
#[must_use]
pub fn last_part(text: &str) -> (&str, &str) {
    match text.rfind(',') {
        Some(comma) => (&text[..=comma], text[comma + 1..].trim_start()),
        None => ("", text),
    }
}

/// Returns the text after → (`by` 1) or ← (`by` −1) at its end: completes a beginning, or replaces a whole answer with
/// the next or previous one, wrapping around. Returns nothing if no answer is meant, or if ← only moves the cursor.
#[must_use]
pub fn turned(kind: &Kind, text: &str, by: isize) -> Option<String> {
    let (offers, (before, part)) = match kind {
        Kind::Line | Kind::Lines | Kind::Day(_) => return None,
        Kind::One(offers) | Kind::Who(offers) => (offers, ("", text)),
        Kind::Many(offers) => (offers, last_part(text)),
    };
    let taken = all_meant(offers, before).unwrap_or_default();
    let free: Vec<usize> = (0..offers.len()).filter(|index| !taken.contains(index)).collect();
    let count = isize::try_from(free.len()).unwrap_or(0);
    let at = written(offers, part).and_then(|whole| free.iter().position(|index| *index == whole));
    let index = match at {
        Some(at) => *free.get(usize::try_from((isize::try_from(at).ok()? + by).rem_euclid(count)).ok()?)?,
        None if by < 0 => return None,
        None => matching(offers, part).into_iter().find(|index| free.contains(index))?,
    };
    let gap = if before.is_empty() { "" } else { " " };
    Some(format!("{before}{gap}{}", offers[index].label))
}

/// Returns the text with an answer taken from those offered: instead of what begins it, or added to a list. Nothing if
/// it is in the list already, or there is no such answer.
#[must_use]
pub fn with(kind: &Kind, text: &str, offer: usize) -> Option<String> {
    let (Kind::One(offers) | Kind::Who(offers) | Kind::Many(offers)) = kind else { return None };
    let label = &offers.get(offer)?.label;
    if !matches!(kind, Kind::Many(_)) {
        return Some(label.clone());
    }
    let taken = all_meant(offers, text).unwrap_or_default();
    if taken.contains(&offer) {
        return None;
    }
    let (before, part) = last_part(text);
    let kept = if written(offers, part).is_some() { text } else { before.trim_end_matches(',') };
    Some(if kept.trim().is_empty() { label.clone() } else { format!("{kept}, {label}") })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn offers() -> Vec<Offer> {
        ["decides", "approves", "evaluates", "influences from outside", "Ann Lee", "Ann Marsh"].map(Offer::plain).into()
    }

    #[test]
    fn the_beginning_of_an_answer_or_of_a_word_in_it_is_enough() {
        let offers = offers();
        for (text, index) in [("dec", 0), ("APPROVES", 1), ("outside", 3), ("ann l", 4), ("marsh", 5), (" e ", 2)] {
            assert_eq!(meant(&offers, text), Ok(index), "{text}");
        }
        assert_eq!(meant(&offers, "ann").unwrap_err(), "“ann” could be Ann Lee, Ann Marsh. Type more letters");
        assert!(meant(&offers, "buys").unwrap_err().contains("Choose from: decides, approves"));
        assert_eq!(all_meant(&offers, "dec, outside,, dec"), Ok(vec![0, 3]));
        assert_eq!(all_meant(&offers, " "), Ok(vec![]));
    }

    #[test]
    fn an_arrow_completes_and_then_goes_round() {
        let one = Kind::One(offers().into());
        assert_eq!(turned(&one, "", 1).unwrap(), "decides");
        assert_eq!(turned(&one, "decides", 1).unwrap(), "approves");
        assert_eq!(turned(&one, "decides", -1).unwrap(), "Ann Marsh");
        assert_eq!(turned(&one, "ann", 1).unwrap(), "Ann Lee");
        assert_eq!(turned(&one, "ann", -1), None);
        assert_eq!(turned(&one, "xyz", 1), None);
        let many = Kind::Many(offers().into());
        assert_eq!(turned(&many, "decides,", 1).unwrap(), "decides, approves");
        assert_eq!(turned(&many, "decides, app", 1).unwrap(), "decides, approves");
        assert_eq!(turned(&many, "decides, approves", 1).unwrap(), "decides, evaluates");
        assert_eq!(turned(&Kind::Line, "dec", 1), None);
    }

    #[test]
    fn an_offer_that_is_taken_replaces_its_beginning_or_is_added() {
        let (one, many) = (Kind::One(offers().into()), Kind::Many(offers().into()));
        assert_eq!(with(&one, "", 1).unwrap(), "approves");
        assert_eq!(with(&one, "decides", 1).unwrap(), "approves");
        assert_eq!(with(&one, "", 9), None);
        assert_eq!(with(&many, "dec", 0), None, "it is meant already");
        assert_eq!(with(&many, "decides", 1).unwrap(), "decides, approves");
        assert_eq!(with(&many, "decides, app", 1), None, "it is meant already");
        assert_eq!(with(&many, "decides, e", 2), None);
        assert_eq!(with(&many, "decides, a", 1).unwrap(), "decides, approves");
        assert_eq!(with(&many, "decides, approves", 0), None);
        assert_eq!(with(&Kind::Line, "dec", 0), None);
    }

    proptest! {
        #[test]
        fn what_an_arrow_writes_is_always_meant(text in "[a-z, A-M]{0,14}", by in prop_oneof![Just(1_isize), Just(-1)]) {
            for kind in [Kind::One(offers().into()), Kind::Many(offers().into())] {
                let Some(after) = turned(&kind, &text, by) else { continue };
                let (_, part) = if matches!(kind, Kind::Many(_)) { last_part(&after) } else { ("", after.as_str()) };
                prop_assert!(meant(&offers(), part).is_ok(), "{after}");
            }
        }
    }
}
