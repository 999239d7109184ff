//! Adding and removing relations between people on the map: the other person, the kind, the evidence.

use super::App;
use super::forms::same_names::in_words;
use super::other_deals::nearest;
use super::overlays::map::{View, Zoom};
use crate::app::search::{Choice, FinderKind, Match};
use crate::domain::judge::reach::{MapRelation, MapRelationKind, relations_of};
use crate::domain::record::choice::Choices;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::relation::RelationKind;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::Words;

impl App {
    /// Asks for the other person of a new relation from the selected one.
    pub(super) fn add_relation(&mut self) {
        let Some(from) = self.deal.as_ref().and_then(|open| open.selected()).map(|person| person.id) else { return };
        self.open_finder(FinderKind::RelationTo(from));
    }

    /// Removes the selected person's relation; asks which one if there are several.
    pub(super) fn remove_relation(&mut self) {
        let Some(from) = self.deal.as_ref().and_then(|open| open.selected()).map(|person| person.id) else { return };
        match self.relations_of(from).as_slice() {
            [only] => self.unrelate(*only),
            _ => self.open_finder(FinderKind::Unrelate(from)),
        }
    }

    /// Lists everybody that a relation can lead to, filtered by the query.
    pub(super) fn relation_ends(&self, from: StakeholderId, query: &str) -> Vec<Match> {
        let words = Words::new(query);
        let people = self.deal.as_ref().map_or(&[][..], |open| &open.deal.stakeholders);
        let is_other = |one: &Stakeholder| one.id != from && !one.has_left();
        let found = nearest(people, query, |one| is_other(one) && words.found_in(&[&one.name, &one.title]));
        found
            .iter()
            .map(|at| (at, self.called(&people[*at]).to_string()))
            .map(|(at, label)| {
                let label = if label == people[*at].name { label } else { in_words(&people[*at], &label) };
                line(Choice::RelationTo(from, people[*at].id), label)
            })
            .collect()
    }

    /// Lists the possible relations between two people, in either direction.
    pub(super) fn relation_kinds(&self, from: StakeholderId, to: StakeholderId) -> Vec<Match> {
        let there = self.relations_of(from);
        let kinds =
            [MapRelationKind::Influences, MapRelationKind::Leads, MapRelationKind::Sponsors, MapRelationKind::Opposes];
        let ways = kinds.into_iter().flat_map(|kind| {
            let (out, back) =
                (MapRelation { from, to, kind, id: None }, MapRelation { from: to, to: from, kind, id: None });
            // “Reports to” comes before “leads”: the selected person more often reports to the other than leads them.
            if kind == MapRelationKind::Leads { [back, out] } else { [out, back] }
        });
        let is_there = |relation: &MapRelation| {
            there.iter().any(|one| (one.from, one.to, one.kind) == (relation.from, relation.to, relation.kind))
        };
        ways.map(|relation| {
            let group = if is_there(&relation) { "connected; edits the evidence" } else { "" };
            Match { group, ..line(Choice::Relate(relation), self.relation_words(relation)) }
        })
        .collect()
    }

    /// Lists the relations of a person.
    pub(super) fn relation_lines(&self, id: StakeholderId) -> Vec<Match> {
        self.relations_of(id).into_iter().map(|one| line(Choice::Unrelate(one), self.relation_words(one))).collect()
    }

    /// Adds a relation: a reporting line at once, any other after asking what was seen.
    pub(super) fn relate(&mut self, relation: MapRelation) {
        match relation_kind(relation.kind) {
            Some(kind) => self.open_relation_form(relation.from, relation.to, kind),
            None if self.is_above(relation.to, relation.from) => {
                let (boss, other) = (self.name_of(relation.from), self.name_of(relation.to));
                self.note(format!("Not connected: {boss} already reports to {other}, so it would be a circle"));
            }
            None => {
                let words = self.relation_words(relation);
                if self.edit(&words, |deal| deal.edit_card(relation.to, |card| card.reports_to = Some(relation.from))) {
                    self.done(words);
                }
            }
        }
    }

    /// Returns whether one person leads another, directly or through others.
    fn is_above(&self, boss: StakeholderId, person: StakeholderId) -> bool {
        let Some(open) = self.deal.as_ref() else { return false };
        let up = |id: &StakeholderId| open.deal.person(*id).and_then(|one| one.card().reports_to);
        // At most as many steps as there are people: a file may already contain a circle.
        std::iter::successors(up(&person), up).take(open.deal.stakeholders.len()).any(|one| one == boss)
    }

    /// Removes a relation.
    pub(super) fn unrelate(&mut self, relation: MapRelation) {
        let words = format!("removed: {}", self.relation_words(relation));
        let changed = self.edit(&words, |deal| match relation.id {
            Some(relation) => deal.unrelate(relation),
            None => deal.edit_card(relation.to, |card| card.reports_to = None),
        });
        if changed {
            self.done(format!("{words} · u brings it back"));
        }
    }

    /// Returns the reason why no relation can be added, if none can.
    pub(super) fn relate_blocked(&self) -> Option<String> {
        self.needs_map_person().or_else(|| {
            let alone = self.deal.as_ref().is_none_or(|open| open.deal.stakeholders.len() < 2);
            alone.then(|| "There's nobody to connect them to".to_owned())
        })
    }

    /// Returns the reason why no relation can be removed, if none can.
    pub(super) fn unrelate_blocked(&self) -> Option<String> {
        self.needs_map_person().or_else(|| {
            let person = self.deal.as_ref()?.selected()?;
            let (_, drawn) = self.map()?;
            // This runs for each hint, so it relies on the relations already computed.
            let related = drawn.reach.relations().iter().any(|one| one.from == person.id || one.to == person.id);
            (!related)
                .then(|| format!("Nobody is connected to {} yet. Press a to connect someone", self.called(person)))
        })
    }

    /// Returns the reason why the graph cannot zoom further, if it can't.
    pub(super) fn zoom_blocked(&self, zoom: Zoom) -> Option<String> {
        let Some((map, _)) = self.map() else { return Some("The map isn't open. Press m".to_owned()) };
        if map.view != View::Lines {
            return Some("You can only zoom the lines view".to_owned());
        }
        match (zoom, map.depth) {
            (Zoom::Out, None) => Some("Everyone is shown".to_owned()),
            (Zoom::In, Some(1)) => Some("You can't zoom in further".to_owned()),
            (_, _) => None,
        }
    }

    fn needs_map_person(&self) -> Option<String> {
        let Some((_, drawn)) = self.map() else { return Some("The map isn't open. Press m".to_owned()) };
        let selected = self.deal.as_ref().and_then(|open| open.selected());
        let on_it = selected.is_some_and(|person| drawn.people.contains_key(&person.id));
        (!on_it).then(|| "Nobody selected. Use an arrow key".to_owned())
    }

    /// Returns all relations of a person, including those to people who have left.
    fn relations_of(&self, id: StakeholderId) -> Vec<MapRelation> {
        self.deal.as_ref().map_or_else(Vec::new, |open| relations_of(&open.deal, id))
    }

    fn relation_words(&self, relation: MapRelation) -> String {
        let (from, to) = (self.name_of(relation.from), self.name_of(relation.to));
        match relation_kind(relation.kind) {
            Some(kind) => format!("{from} {} {to}", kind.label()),
            None => format!("{to} reports to {from}"),
        }
    }
}

/// Returns the stored kind of a relation; nothing for a reporting line, which is stored on the card.
const fn relation_kind(kind: MapRelationKind) -> Option<RelationKind> {
    match kind {
        MapRelationKind::Influences => Some(RelationKind::Influences),
        MapRelationKind::Sponsors => Some(RelationKind::Sponsors),
        MapRelationKind::Opposes => Some(RelationKind::Opposes),
        MapRelationKind::Leads => None,
    }
}

fn line(choice: Choice, text: String) -> Match {
    Match { choice, text, group: "", key: String::new(), blocked: None }
}
