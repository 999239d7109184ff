//! Removing a person leaves nothing behind that names them, and takes nothing else with it.

use super::round_trips::{an_edit, apply};
use super::whole_deals::a_deal;
use super::*;
use proptest::collection::vec;
use proptest::prelude::*;
use stakemap::domain::change::diff::changes;
use stakemap::domain::change::integrity::findings;
use stakemap::domain::change::take_back::take_back;
use stakemap::domain::record::step::Step;
use stakemap::store::format::encode;

fn strays(deal: &Deal) -> usize {
    findings(deal).iter().filter(|one| one.name == "stray-person" || one.name == "stray-track").count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nobody_is_named_any_more_who_was_removed(deal in a_deal(), edits in vec(an_edit(), 0..12)) {
        let mut deal = deal;
        edits.into_iter().for_each(|edit| apply(&mut deal, edit));
        let Some(id) = deal.stakeholders.first().map(|one| one.id) else { return Ok(()) };
        let before = deal.clone();
        deal.remove_person(id);
        prop_assert!(strays(&deal) <= strays(&before));
        let others: Vec<_> = before.stakeholders.iter().filter(|one| one.id != id).map(|one| &one.name).collect();
        prop_assert_eq!(deal.stakeholders.iter().map(|one| &one.name).collect::<Vec<_>>(), others);
        let stored = encode(&Deal { conflicts: Vec::new(), history: Vec::new(), ..deal.clone() });
        let is_named = String::from_utf8(stored).unwrap().contains(&id.to_string());
        prop_assert!(!is_named);
        let step = Step {
            id: record(1),
            at: at(0),
            by: "Ida".into(),
            what: "remove".into(),
            undoes: None,
within: None,
            changes: changes(&before, &deal),
            extra: serde_json::Map::new(),
        };
        prop_assert!(take_back(&deal, &step).is_some_and(|back| back.same_content(&before)));
    }
}
