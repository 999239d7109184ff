//! The parts of deals that lists over all deals need, as others may see them.

use super::level::Datum;
use super::mask::Mask;
use super::names::Spelling;
use crate::domain::judge::deal_index::DealIndex;
use crate::domain::judge::due::Due;
use crate::domain::judge::hit_rate::Hits;
use crate::domain::judge::opinion::Tally;
use crate::domain::record::text::{MARK, Text};

impl DealIndex {
    /// Returns it as a mask shows it. What is due either keeps its positions or is left out as a whole.
    #[must_use]
    pub fn masked(&self, mask: Mask) -> Self {
        let (opinions, hits) = match (mask.shows(Datum::Sources), mask.shows(Datum::Judgments)) {
            (true, _) => (self.opinions.clone(), self.hits.clone()),
            (false, true) => {
                (self.opinions.iter().map(Tally::nameless).collect(), self.hits.iter().map(Hits::nameless).collect())
            }
            (false, false) => (Box::default(), Box::default()),
        };
        if !mask.hides_needs() {
            return Self { opinions, hits, ..self.clone() };
        }
        let spelling = Spelling::of(self.names.lines(), mask.names);
        let due = self.due.iter().filter(|_| mask.shows(Datum::Actions)).map(|one| self.due_as(&spelling, one));
        let mut called = String::new();
        for (index, name) in self.names.lines().enumerate() {
            called.push_str(&spelling.name(index, &name.into()));
            called.push('\n');
        }
        Self {
            due: due.collect(),
            people: self.people.clone(),
            names: called.into(),
            links: if mask.shows(Datum::OtherDeals) { self.links.clone() } else { Box::default() },
            left: self.left.clone(),
            opinions,
            // Their texts may name people, and are of use only as a whole.
            insights: Box::default(),
            hits,
        }
    }

    /// Returns something due with people called by their initials.
    fn due_as(&self, spelling: &Spelling, one: &Due) -> Due {
        let place_of = |id| self.people.iter().position(|one| Some(*one) == id);
        let name = |index: Option<usize>, text: &Text| match index {
            Some(index) => spelling.name(index, text),
            // Only the first of many people are listed; anybody who isn't listed has no name to show.
            None if text.is_empty() => Text::new(),
            None => MARK.into(),
        };
        Due {
            what: spelling.text(&one.what),
            who: if one.doer.is_some() { name(place_of(one.doer), &one.who) } else { spelling.who(&one.who) },
            name: name(place_of(one.person), &one.name),
            ..one.clone()
        }
    }
}
