//! Two entries for one human become one: nothing of either is lost, nothing names the other any more, undo parts them.

use super::round_trips::{an_edit, apply};
use super::whole_deals::a_deal;
use super::*;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value};
use stakemap::domain::deal::Joining;
use stakemap::domain::history::{Step, changes, take_back};
use stakemap::domain::text::Text;

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
                    "link",
                    "influence",
                    "standing",
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
    assert_eq!(stakemap::domain::finding::findings(&deal), []);
    assert_eq!(deal.person(tom).unwrap().card().reports_to, Some(ANN));
    assert!(deal.person(ANN).unwrap().notes[0].text.contains("Reported to: Tom Ruiz."));
}
