//! Two entries for one human become one: nothing of either is lost, nothing names the other any more, undo parts them.

use super::round_trips::{an_edit, apply};
use super::whole_deals::a_deal;
use super::*;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value};
use stakemap::domain::change::conflict_words::conflict_words;
use stakemap::domain::change::diff::changes;
use stakemap::domain::change::joining::Joining;
use stakemap::domain::change::settle::Keep;
use stakemap::domain::change::take_back::take_back;
use stakemap::domain::record::card::{Influence, Standing};
use stakemap::domain::record::conflict::Conflict;
use stakemap::domain::record::step::Step;
use stakemap::domain::record::text::Text;

/// Every text a person wrote that stands somewhere in a person.
fn texts(of: &Stakeholder) -> Vec<String> {
    fn all(of: &Value, name: &str, found: &mut Vec<String>) {
        match of {
            Value::String(text)
                if ![
                    "id",
                    "by",
                    "at",
                    "reports_to",
                    "owner_id",
                    "link",
                    "influence",
                    "standing",
                    "until",
                    "route",
                    "due",
                    "neutralised_on",
                    "persuadable",
                ]
                .contains(&name) =>
            {
                found.push(Text::from(text).trim().to_owned());
            }
            Value::Array(list) => list.iter().for_each(|one| all(one, name, found)),
            Value::Object(map) => map.iter().for_each(|(name, one)| all(one, name, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    let known = Stakeholder { extra: Map::new(), ..of.clone() };
    all(&serde_json::to_value(known).unwrap(), "", &mut found);
    found
}

/// The choices that both entries made: the field, and what each says.
fn choices(one: &Stakeholder, two: &Stakeholder) -> Vec<(&'static str, Value, Value)> {
    let (first, second) = (serde_json::to_value(one).unwrap(), serde_json::to_value(two).unwrap());
    let fields = ["influence", "standing", "until"].map(|field| ("card", field)).into_iter();
    let plan = ["persuadable", "reasonable", "special", "route", "due", "neutralised_on"].map(|field| ("plan", field));
    fields
        .chain(plan)
        .filter_map(|(part, field)| {
            let address: &'static str = Box::leak(format!("{part}/{field}").into_boxed_str());
            Some((address, first.get(part)?.get(field)?.clone(), second.get(part)?.get(field)?.clone()))
        })
        .collect()
}

#[test]
fn two_bosses_two_influences_and_two_statuses_are_both_kept() {
    let [tom, ida, bea] = [2, 3, 4].map(|number| StakeholderId(Uuid::from_u128(number)));
    let mut deal = deal();
    for (id, name) in [(tom, "Tom Ruiz"), (ida, "Ann Lee"), (bea, "Bea Holm")] {
        deal.add_person(Stakeholder::new(id, name));
    }
    deal.edit_card(ANN, |card| (card.reports_to, card.influence) = (Some(tom), Some(Influence::Team.into())));
    deal.edit_card(ida, |card| (card.reports_to, card.influence) = (Some(bea), Some(Influence::Deciders.into())));
    deal.edit_card(ida, |card| card.standing = Some(Standing::Left.into()));
    assert_eq!(deal.join_people(Joining { keep: ANN, other: ida, note: record(77), by: "Ida", at: at(5) }), 2);
    let words: Vec<(String, String, String)> = deal
        .conflicts
        .iter()
        .map(|one| conflict_words(&PLAYBOOK, &deal, one))
        .map(|words| (words.field, words.standing, words.other))
        .collect();
    let wanted =
        [("who they report to", "Tom Ruiz", "Bea Holm"), ("influence", "their team listens", "decision makers listen")];
    assert_eq!(words, wanted.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned())));
    assert_eq!(deal.person(ANN).unwrap().card().standing(), Some(Standing::Left));
    deal.settle(deal.conflicts[0].id, Keep::Other);
    assert_eq!(deal.person(ANN).unwrap().card().reports_to, Some(bea));
}

#[test]
fn what_was_undecided_about_the_entry_that_goes_is_still_undecided() {
    let ida = StakeholderId(Uuid::from_u128(3));
    let mut deal = deal();
    deal.add_person(Stakeholder::new(ida, "Ann Lee-Brown"));
    deal.edit_person(ANN, |ann| ann.title = "CFO".into());
    deal.edit_person(ida, |ann| ann.title = "CIO".into());
    let address = format!("stakeholders/{ida}/title");
    deal.conflicts.push(Conflict::new(&address, None, Some("CIO".into()), Some("CTO".into())));
    deal.join_people(Joining { keep: ANN, other: ida, note: record(77), by: "Ida", at: at(5) });
    let open: Vec<_> = deal.conflicts.iter().filter(|one| !one.is_stray(&deal)).collect();
    assert_eq!(open.len(), 1);
    assert_eq!((open[0].standing.clone(), open[0].other.clone()), (Some("CFO".into()), Some("CTO".into())));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn joining_loses_nothing_and_can_be_undone(deal in a_deal(), edits in vec(an_edit(), 0..10)) {
        let mut deal = deal;
        edits.into_iter().for_each(|edit| apply(&mut deal, edit));
        let before = deal.clone();
        let [one, two, ..] = before.stakeholders.as_slice() else { return Ok(()) };
        let (keep, other) = (one.id, two.id);
        let mut both = texts(one);
        both.extend(texts(two));
        deal.join_people(Joining { keep, other, note: record(77), by: "Ida", at: at(5) });
        let kept = deal.person(keep).unwrap();
        let now = texts(kept).join("\n");
        for text in both.iter().filter(|text| !text.trim().is_empty()) {
            prop_assert!(now.contains(text.as_str()), "{text:?} is lost");
        }
        for (name, count) in [
            ("answers", (one.observations.len() + two.observations.len(), kept.observations.len())),
            ("tasks", (one.tasks.len() + two.tasks.len(), kept.tasks.len())),
            ("differences", (one.differences.len() + two.differences.len(), kept.differences.len())),
            ("stances", (one.stances.len() + two.stances.len(), kept.stances.len())),
        ] {
            prop_assert_eq!(count.0, count.1, "{}", name);
        }
        for (field, kept, lost) in choices(one, two) {
            let address = format!("stakeholders/{keep}/{field}");
            let says = |value: &Value| deal.conflicts.iter().any(|one| one.place == address && one.other.as_ref() == Some(value));
            let now = serde_json::to_value(deal.person(keep).unwrap()).unwrap();
            let now = now.pointer(&format!("/{field}")).cloned();
            prop_assert_eq!(now.as_ref(), Some(&kept), "{}", field);
            prop_assert!(kept == lost || says(&lost), "{field}: {lost} is nowhere: {:?}", deal.conflicts);
        }
        prop_assert!(deal.person(other).is_none() && deal.track(other).is_none());
        prop_assert!(deal.conversations.iter().all(|one| !one.with.has(other)));
        prop_assert!(deal.relations.iter().all(|one| !one.touches(other) && one.from != one.to));
        let step = Step {
            id: record(1),
            at: at(0),
            by: "Ida".into(),
            what: "join".into(),
            undoes: None,
within: None,
            changes: changes(&before, &deal),
            extra: Map::new(),
        };
        prop_assert!(take_back(&deal, &step).is_some_and(|back| back.same_content(&before)));
    }
}

#[test]
fn nobody_reports_to_themselves_once_two_entries_are_one() {
    let (tom, ida) = (StakeholderId(Uuid::from_u128(2)), StakeholderId(Uuid::from_u128(3)));
    let mut deal = deal();
    deal.add_person(Stakeholder::new(tom, "Tom Ruiz"));
    deal.add_person(Stakeholder::new(ida, "Ann Lee"));
    deal.edit_card(tom, |card| card.reports_to = Some(ida));
    deal.edit_card(ANN, |card| card.reports_to = Some(tom));
    deal.join_people(Joining { keep: ANN, other: ida, note: record(77), by: "Ida", at: at(5) });
    assert_eq!(stakemap::domain::change::integrity::findings(&deal), []);
    assert_eq!(deal.person(tom).unwrap().card().reports_to, Some(ANN));
    assert!(deal.person(ANN).unwrap().notes[0].text.contains("Reported to: Tom Ruiz."));
}
