//! The map in words: who influences whom, who would buy and won't say so, and how far our view reaches.

use crate::domain::judge::reach::words::{link_words, summary};
use crate::domain::judge::reach::{MapRelation, MapRelationKind, Reach};
use crate::domain::privacy::Datum;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::{Degree, Position, Topic};
use crate::export::outgoing::Outgoing;

/// The most sentences on relations.
const RELATIONS: usize = 10;

/// Returns a person's willingness to buy and to speak up, if both are known.
pub(in crate::export) fn spot(person: &Stakeholder) -> Option<(Degree, Degree)> {
    let degree = |topic| match person.position(topic)? {
        Position::Buy(degree) | Position::Advocate(degree) => Some(degree),
        Position::Problem(_) | Position::Solution(_) | Position::Supplier(_) => None,
    };
    Some((degree(Topic::Buy)?, degree(Topic::Advocate)?))
}

/// Returns whether somebody at this position would buy but won't say so in front of others (M4).
pub(in crate::export) const fn would_stay_silent((buy, speak): (Degree, Degree)) -> bool {
    matches!(buy, Degree::For | Degree::Acts) && matches!(speak, Degree::Against | Degree::Doubts | Degree::Open)
}

/// Returns the sentences.
pub(super) fn sentences(out: &Outgoing<'_>, reach: &Reach) -> Vec<String> {
    let mut said = Vec::new();
    if out.mask.shows(Datum::Judgments) && !out.deal.stakeholders.is_empty() {
        said.push(summary(reach));
        said.extend(reach.next_link().map(|link| link_words(reach, &link)));
    }
    let silent = out.deal.stakeholders.iter().filter(|one| !one.has_left());
    let silent = silent.filter(|one| spot(one).is_some_and(would_stay_silent));
    let silent: Vec<&str> = silent.map(|one| out.deal.called(one).as_str()).collect();
    if !silent.is_empty() {
        said.push(format!("Would buy, but won't say so: {}.", silent.join(", ")));
    }
    let lines = relations(out, reach);
    let more = lines.len().saturating_sub(RELATIONS);
    let more = (more > 0).then(|| format!("And {more} more on the map."));
    let together: Vec<String> = lines.into_iter().take(RELATIONS).chain(more).collect();
    said.extend((!together.is_empty()).then(|| together.join(" ")));
    said
}

/// Returns a sentence for everybody whom a line of one kind begins at. Whom somebody reports to stands beside their name.
fn relations(out: &Outgoing<'_>, reach: &Reach) -> Vec<String> {
    let is_told = |one: &&MapRelation| {
        let boss = out.deal.person(one.to).and_then(|person| person.card().reports_to);
        one.kind == MapRelationKind::Leads && boss == Some(one.from)
    };
    let mut said: Vec<(MapRelationKind, StakeholderId, Vec<&str>)> = Vec::new();
    for MapRelation { from, to, kind, .. } in reach.relations().iter().filter(|one| !is_told(one)) {
        let Some(name) = reach.member(*to).map(|one| one.name.as_str()) else { continue };
        match said.iter_mut().find(|(is, of, _)| is == kind && of == from) {
            Some((.., names)) if names.contains(&name) => {}
            Some((.., names)) => names.push(name),
            None => said.push((*kind, *from, vec![name])),
        }
    }
    said.sort_by_key(|(kind, ..)| *kind);
    let line = |(kind, from, names): (MapRelationKind, StakeholderId, Vec<&str>)| {
        let from = reach.member(from)?.name.as_str();
        let names = names.join(", ");
        Some(match kind {
            MapRelationKind::Influences => format!("{from} influences {names}."),
            MapRelationKind::Sponsors => format!("{from} sponsors {names}."),
            MapRelationKind::Leads => format!("{from} leads {names}."),
            MapRelationKind::Opposes => format!("{from} opposes {names}."),
        })
    };
    said.into_iter().filter_map(line).collect()
}
