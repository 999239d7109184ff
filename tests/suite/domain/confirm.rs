//! What is best to confirm about somebody whose verdict is clear: the answer on the weakest footing.

use super::whole_deals::a_deal;
use super::*;
use proptest::prelude::*;
use stakemap::domain::judge::confirm::{Footing, is_settled, weakest};
use stakemap::domain::judge::debrief::open_questions;
use stakemap::domain::record::conversation::Starter;

/// Answers that make Ann a likely Blocker.
const BLOCKS: &str =
    "insight=waved-away gives=nothing blocker.projects-distract=repeated blocker.stability-for-itself=repeated";

fn blocker() -> Deal {
    let mut deal = deal();
    record_answers(&mut deal, "Ida", 1, BLOCKS);
    deal
}

/// Writes down that something was seen of Ann on a day.
fn see(deal: &mut Deal, number: u128, item: &str, on: Date) {
    let seen = Evidence {
        id: record(number),
        text: "shook her head".into(),
        on,
        by: "Ida".into(),
        conversation: None,
        extra: serde_json::Map::new(),
    };
    deal.add_evidence(ANN, "Ida", Item::from_id(item).unwrap(), seen);
}

fn found(deal: &Deal) -> (&'static str, Footing) {
    let weakest = weakest(model(), ann(deal), "Ida").unwrap();
    (weakest.reason.answer.item().id(), weakest.footing)
}

/// Writes down something seen for every answer, each a day later than the one before.
fn all_seen(deal: &mut Deal) {
    for (number, (day, one)) in (5_000..).zip((1..).zip(BLOCKS.split_whitespace())) {
        see(deal, number, one.split('=').next().unwrap(), date(2026, 11, day));
    }
}

#[test]
fn the_weaker_the_footing_the_sooner_it_is_confirmed() {
    let mut deal = blocker();
    all_seen(&mut deal);
    assert_eq!(found(&deal), ("insight", Footing::Seen(date(2026, 11, 1))), "the oldest");
    deal.answer(ANN, act("Ida", 20), answer("blocker.stability-for-itself=once"));
    assert_eq!(found(&deal), ("blocker.stability-for-itself", Footing::Once(date(2026, 11, 4))));
    let mut unwritten = blocker();
    see(&mut unwritten, 5_000, "insight", TODAY);
    assert_eq!(found(&unwritten).1, Footing::Unwritten);
    assert_ne!(found(&unwritten).0, "insight");
    let mut claimed = blocker();
    all_seen(&mut claimed);
    claimed.answer(ANN, act("Ida", 40), answer("blocker.projects-distract=claimed"));
    let found = found(&claimed);
    assert!(found.1 == Footing::Claimed || found.0 != "blocker.projects-distract", "{found:?}");
    assert!(Footing::Heard < Footing::Claimed && Footing::Claimed < Footing::Unwritten);
}

#[test]
fn of_answers_on_one_footing_the_one_that_decides_most_is_confirmed() {
    let deal = blocker();
    let weakest = weakest(model(), ann(&deal), "Ida").unwrap();
    assert_eq!(weakest.footing, Footing::Unwritten);
    let answers = ann(&deal).answers("Ida");
    let all = stakemap::domain::judge::why::why(model(), &answers, &judge(model(), &answers));
    assert_eq!(weakest.reason, all[0], "the strongest of all");
}

#[test]
fn settled_is_whoever_a_debrief_has_no_question_about() {
    let mut deal = blocker();
    assert!(is_settled(model(), ann(&deal), "Ida"));
    assert!(!is_settled(model(), ann(&deal), "Tom"), "by Tom's answers nothing is known");
    deal.answer(ANN, act("Ida", 50), answer("insight=pressed"));
    assert!(!is_settled(model(), ann(&deal), "Ida"));
    assert_eq!(weakest(model(), ann(&super::deal()), "Ida"), None, "nothing is answered");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_confirmed_speaks_for_the_verdict_and_is_no_task(deal in a_deal()) {
        let ids: std::collections::HashSet<_> = deal.stakeholders.iter().map(|one| one.id).collect();
        prop_assume!(ids.len() == deal.stakeholders.len());
        for person in &deal.stakeholders {
            let talk = super::alerts::talk(7, TODAY, &[person.id], Starter::Us);
            let open = open_questions(model(), &deal, &talk, &deal.owner, None, &[]);
            let can_talk = stakemap::domain::judge::prep::can_be_there(person);
            prop_assert!(!can_talk || is_settled(model(), person, &deal.owner) == open.is_empty());
            if let Some(one) = weakest(model(), person, &deal.owner) {
                prop_assert!(one.reason.weight > 0.0 && one.reason.answer.item() != Item::Tell(Tell::Task));
                prop_assert_eq!(person.answers(&deal.owner).get(one.reason.answer.item()), Some(one.reason.answer));
            }
        }
    }
}
