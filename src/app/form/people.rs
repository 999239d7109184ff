//! People to choose from in a field, each under a unique label.

use super::choosing::{Kind, Offer};
use super::{Form, Which};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::tells_apart;

/// Returns the people of a deal as answers, without `but`. If two names are nearly alike, each gets a description.
pub(in crate::app) fn people(deal: &Deal, but: Option<StakeholderId>) -> Vec<Offer> {
    let all = deal.stakeholders.iter().zip(deal.labels());
    all.filter(|(person, _)| Some(person.id) != but)
        .map(|(person, (label, has_namesake))| {
            let is_alike = has_namesake || label != person.name;
            let name = if label == person.name { String::new() } else { person.name.to_string() };
            let means = if is_alike { tells_apart(person) } else { String::new() };
            Offer { label, means, name, person: Some(person.id) }
        })
        .collect()
}

/// Returns a person's label among the answers; empty if they are not there.
pub(in crate::app) fn label_of(offers: &[Offer], id: Option<StakeholderId>) -> &str {
    offers.iter().find(|offer| offer.person == id && id.is_some()).map_or("", |offer| &offer.label)
}

impl Form {
    /// Returns the people that a field means.
    ///
    /// # Errors
    /// Fails if a part of it means none of the answers, or somebody removed since, with the field's index and what to
    /// do.
    pub fn people(&self, field: impl Which, deal: &Deal) -> Result<Vec<StakeholderId>, (usize, String)> {
        let index = field.index(self);
        let (offers, indices) = match self.fields.get(index).map(|field| &field.kind) {
            Some(Kind::One(offers)) => (offers, self.chosen(index)?.into_iter().collect()),
            Some(Kind::Many(offers)) => (offers, self.all_chosen(index)?),
            Some(Kind::Who(_) | Kind::Line | Kind::Lines | Kind::Day(_)) | None => return Ok(Vec::new()),
        };
        let mut people = Vec::new();
        for offer in indices.into_iter().map(|at: usize| &offers[at]) {
            match offer.person.filter(|id| deal.person(*id).is_some()) {
                Some(id) => people.push(id),
                None => return Err((index, format!("{} was just removed. Choose someone else", offer.label))),
            }
        }
        Ok(people)
    }
}
