//! Fields for the person who is to do something: anybody's name, kept as it was typed.
//!
//! People on our side have no ids and may share a name with anybody. A name means one of the customer's people if they
//! were chosen, or if the name is theirs and nobody's on our side; if it only may be theirs, the user has to say.

use super::choosing::{self, Kind, Offer, called};
use super::{Field, Form, Which};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::{Asked, is_written};
use crate::domain::record::text::one_line;

/// The owner of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Whose {
    /// Somebody on our side, or nobody known.
    Ours,
    /// One of the customer's people.
    Theirs(StakeholderId),
    /// Perhaps one of these of the customer's people, by their indexes.
    Unclear(Vec<usize>),
}

/// Returns names on our side as answers, then these people of the customer's.
pub(in crate::app) fn anybody(theirs: Vec<Offer>, ours: impl IntoIterator<Item = String>) -> Vec<Offer> {
    let mut all: Vec<Offer> = Vec::new();
    for name in ours {
        let name = one_line(&name).trim().to_owned();
        if !name.is_empty() && all.iter().all(|one| !is_written(&one.label, &name)) {
            all.push(Offer::plain(name));
        }
    }
    let theirs = theirs.into_iter().map(|mut one| {
        // A name shared with somebody on our side means them.
        if all.iter().any(|ours| is_written(&ours.label, &one.label)) {
            one.label = format!("{} (customer)", one.label);
        }
        one.means = if one.means.is_empty() { "customer".to_owned() } else { format!("customer, {}", one.means) };
        one
    });
    let theirs: Vec<Offer> = theirs.collect();
    all.extend(theirs);
    all
}

fn whose(offers: &[Offer], text: &str) -> Whose {
    if text.trim().is_empty() {
        return Whose::Ours;
    }
    let asked = Asked::of(text);
    // A text typed without accents doesn't tell accented names apart.
    let distance = |name: &str| match asked.distance(name) {
        Asked::CASED => Asked::FOLDED,
        other => other,
    };
    let nearest = |offer: &Offer| called(offer).into_iter().map(distance).min().unwrap_or(u8::MAX);
    let near: Vec<(u8, usize)> = offers.iter().map(nearest).zip(0..).collect();
    let is_ours = |at: &usize| offers[*at].person.is_none();
    let ours = near.iter().filter(|(_, at)| is_ours(at)).map(|(near, _)| *near).min().unwrap_or(u8::MAX);
    let theirs = near.iter().filter(|(_, at)| !is_ours(at)).map(|(near, _)| *near).min().unwrap_or(u8::MAX);
    if ours <= theirs && ours <= Asked::BEGUN {
        return Whose::Ours;
    }
    if theirs > Asked::FOLDED {
        let begun: Vec<usize> = choosing::matching(offers, text).into_iter().filter(|at| !is_ours(at)).collect();
        return if begun.is_empty() { Whose::Ours } else { Whose::Unclear(begun) };
    }
    let fitting = near.into_iter().filter(|(near, at)| *near == theirs && !is_ours(at)).map(|(_, at)| at);
    let fitting: Vec<usize> = fitting.collect();
    match fitting.as_slice() {
        [one] => offers[*one].person.map_or(Whose::Ours, Whose::Theirs),
        _ => Whose::Unclear(fitting),
    }
}

impl Field {
    /// Returns whose name is in it; ours if the field does not take anybody's name.
    pub(super) fn whose(&self) -> Whose {
        let Kind::Who(offers) = &self.kind else { return Whose::Ours };
        let text = self.input.value().trim();
        match &self.settled {
            Some((settled, person)) if settled == text => person.map_or(Whose::Ours, Whose::Theirs),
            _ => whose(offers, text),
        }
    }

    /// Decides that its text means this person of the customer's, or somebody on our side.
    pub(super) fn settle_who(&mut self, person: Option<StakeholderId>) {
        self.settled = Some((self.input.value().trim().to_owned(), person));
    }

    /// Returns the field without the customer's people, for initials; nothing if it names one of them, or may.
    pub(in crate::app) fn without_theirs(&self) -> Option<Self> {
        let Kind::Who(offers) = &self.kind else { return Some(self.clone()) };
        let ours = offers.iter().filter(|one| one.person.is_none()).cloned().collect();
        (self.whose() == Whose::Ours).then(|| {
            let mut field = self.clone();
            field.kind = Kind::Who(ours);
            field.held.clear();
            field.settled = None;
            field
        })
    }
}

impl Form {
    /// Makes the last field take anybody's name, with these suggestions.
    #[must_use]
    pub fn anybody(self, offers: Vec<Offer>) -> Self {
        self.of(Kind::Who(offers.into()))
    }

    /// Returns the one of the customer's people whom a field for anybody's name means; nothing if it is somebody on our
    /// side.
    ///
    /// # Errors
    /// Fails if the text may mean one of the customer's people, or means one removed since, with the field's index and
    /// what to do.
    pub fn doer(&self, field: impl Which, deal: &Deal) -> Result<Option<StakeholderId>, (usize, String)> {
        let index = field.index(self);
        let Some(field) = self.fields.get(index) else { return Ok(None) };
        let text = field.input.value().trim();
        match field.whose() {
            Whose::Ours => Ok(None),
            Whose::Theirs(id) if deal.person(id).is_some() => Ok(Some(id)),
            Whose::Theirs(_) => Err((index, format!("{text} was just removed. Choose someone else"))),
            // A text that nobody typed needs no question.
            Whose::Unclear(_) if !field.is_touched() => Ok(None),
            Whose::Unclear(_) => {
                Err((index, format!("“{text}” could be one of the customer's people. Enter asks which")))
            }
        }
    }
}
