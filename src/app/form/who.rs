//! Fields for who is to do something: anybody's name, which stays as it was typed.
//!
//! People of ours have no ids, and may be called like anybody. One of the customer's people is meant where they were
//! chosen, or where a name is theirs and not ours; where it only may be theirs, somebody has to say so.

use super::choosing::{self, Kind, Offer, called};
use super::{Field, Form, Which, people};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::{Asked, is_written};
use crate::domain::record::text::one_line;

/// Whose name a text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Whose {
    /// One of ours, or nobody's.
    Ours,
    /// That of one of the customer's people.
    Theirs(StakeholderId),
    /// It may be that of one of these, by their places.
    Unclear(Vec<usize>),
}

/// Names of ours to be offered, then the customer's people.
pub(in crate::app) fn anybody(deal: &Deal, ours: impl IntoIterator<Item = String>) -> Vec<Offer> {
    let mut all: Vec<Offer> = Vec::new();
    for name in ours {
        let name = one_line(&name).trim().to_owned();
        if !name.is_empty() && all.iter().all(|one| !is_written(&one.label, &name)) {
            all.push(Offer::plain(name));
        }
    }
    let theirs = people(deal, None).into_iter().map(|mut one| {
        // A name that one of ours has means ours.
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
    // A text that is not written so tells no accents apart.
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
    /// Whose name stands in it, as far as it is a field for anybody's.
    pub(super) fn whose(&self) -> Whose {
        let Kind::Who(offers) = &self.kind else { return Whose::Ours };
        let text = self.input.value().trim();
        match &self.settled {
            Some((settled, person)) if settled == text => person.map_or(Whose::Ours, Whose::Theirs),
            _ => whose(offers, text),
        }
    }

    /// Lets its text mean somebody of the customer's, or one of ours.
    pub(super) fn settle_who(&mut self, person: Option<StakeholderId>) {
        self.settled = Some((self.input.value().trim().to_owned(), person));
    }

    /// The same without the customer's people, for initials; nothing where their name stands in it, or may.
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
    /// Lets the last field take anybody's name, and offers some.
    #[must_use]
    pub fn anybody(self, offers: Vec<Offer>) -> Self {
        self.of(Kind::Who(offers))
    }

    /// The one of the customer's people whom a field for anybody's name means; nothing where it is one of ours or nobody.
    ///
    /// # Errors
    /// Where what was typed may mean one of several, or one who was removed since, with the field's place and what to do.
    pub fn doer(&self, place: impl Which, deal: &Deal) -> Result<Option<StakeholderId>, (usize, String)> {
        let place = place.place(self);
        let Some(field) = self.fields.get(place) else { return Ok(None) };
        let text = field.input.value().trim();
        match field.whose() {
            Whose::Ours => Ok(None),
            Whose::Theirs(id) if deal.person(id).is_some() => Ok(Some(id)),
            Whose::Theirs(_) => Err((place, format!("{text} was removed meanwhile: choose somebody else"))),
            // What nobody typed is not asked about.
            Whose::Unclear(_) if !field.is_touched() => Ok(None),
            Whose::Unclear(_) => {
                Err((place, format!("“{text}” may be one of the customer's people: Enter asks which")))
            }
        }
    }
}
