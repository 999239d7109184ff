//! Whose step it is: asking the sponsor to deal with somebody is none of ours, and counts of talks agree.

use super::alerts::{EVA, TOM, action, ago, answers_of, roles, sound, stance, talk};
use super::*;
use stakemap::domain::judge::alert::alerts;
use stakemap::domain::method::alert_kind::AlertKind;
use stakemap::domain::method::alert_thresholds::Thresholds;
use stakemap::domain::record::action::Action;
use stakemap::domain::record::card::Role;
use stakemap::domain::record::conversation::Starter;
use stakemap::domain::record::stance::{Degree, Position};

fn reason(deal: &Deal, kind: AlertKind) -> Option<String> {
    let all = alerts(&PLAYBOOK, deal, &Thresholds::default(), TODAY).awake;
    all.into_iter().find(|one| one.kind == kind).map(|one| one.reason)
}

/// Tom has doubts, and nobody has a step with him.
fn doubting() -> Deal {
    let mut deal = sound();
    deal.edit_person(TOM, |tom| tom.title = "Chief Financial Officer, Nordics".into());
    deal.take_stance(TOM, stance(640, Position::Buy(Degree::Doubts)));
    deal.finish_action(record(611), act("Ida", 90));
    deal
}

/// The same with an action of ours in these words, filed under this person, due in so many days.
fn with(what: &str, about: Option<StakeholderId>, days: i64) -> Deal {
    let mut deal = doubting();
    deal.plan_action(Action { what: what.into(), ..action(665, about, ago(-days)) });
    deal
}

#[test]
fn an_action_that_asks_the_sponsor_is_no_step_of_ours_with_whom_they_are_to_win() {
    for about in [None, Some(TOM), Some(EVA)] {
        for what in ["ask Eva to win over Tom", "Have Eva Berg talk to the CFO", "get to Tom through Eva"] {
            let said = reason(&with(what, about, 3), AlertKind::SponsorAsked);
            let right = "We've asked Eva Berg to handle Tom Ruiz, who has doubts, and nobody on our side has a next step with them";
            assert_eq!(said.as_deref(), Some(right), "{what} {about:?}");
        }
    }
    for what in ["call Tom", "meet Tom with Eva", "get Tom and Eva into one room", "ask the CFO for half an hour"] {
        assert_eq!(reason(&with(what, Some(TOM), 3), AlertKind::SponsorAsked), None, "{what}");
    }
    let mut both = with("ask Eva to win over Tom", None, 3);
    both.plan_action(action(666, Some(TOM), ago(-3)));
    assert_eq!(reason(&both, AlertKind::SponsorAsked), None, "we have a step of our own beside it");
}

#[test]
fn a_step_of_ours_that_was_due_is_none_that_is_still_to_come() {
    let ask = |deal: &mut Deal| {
        let what = "bring the CFO to the review".into();
        deal.give_task(EVA, Task { what, ..task(667, ago(-5)) });
    };
    let mut late = with("call Tom", Some(TOM), -4);
    ask(&mut late);
    let said = reason(&late, AlertKind::SponsorAsked).unwrap();
    assert!(said.ends_with("who has doubts, and our own step with them was due Tue 17 Nov"), "{said}");
    let mut ahead = with("call Tom", Some(TOM), 0);
    ask(&mut ahead);
    assert_eq!(reason(&ahead, AlertKind::SponsorAsked), None);
    let mut against = with("call Tom", Some(TOM), -4);
    against.take_stance(TOM, stance(641, Position::Advocate(Degree::Against)));
    let said = reason(&against, AlertKind::Opponent).unwrap();
    assert!(said.ends_with("and our own step with them was due Tue 17 Nov"), "{said}");
}

#[test]
fn whoever_has_a_step_of_ours_is_looked_after() {
    let mut deal = sound();
    deal.edit_card(TOM, |card| card.roles = roles(&[Role::Approves, Role::Uses, Role::Buys]));
    assert_eq!(reason(&deal, AlertKind::DeciderUnowned), None, "Ida does the next step about Tom");
    let mut theirs = deal.clone();
    theirs.edit_action(record(611), |action| action.who = "Eva Berg".into());
    let said = reason(&theirs, AlertKind::DeciderUnowned).unwrap();
    assert_eq!(said, "No account owner for Tom Ruiz, who approves");
    deal.edit_action(record(611), |action| action.who = "".into());
    assert!(reason(&deal, AlertKind::DeciderUnowned).is_some());
    deal.edit_plan(TOM, |plan| *plan = super::alerts::plan());
    assert_eq!(reason(&deal, AlertKind::DeciderUnowned), None, "Ida owns the plan for Tom");
}

#[test]
fn alerts_count_conversations_and_agree_on_how_many() {
    let mut deal = deal();
    deal.add_person(Stakeholder::new(TOM, "Tom Ruiz"));
    for (number, days) in (601..).zip([60, 52, 44, 36, 28, 20, 12, 4]) {
        deal.log(talk(number, ago(days), &[ANN], Starter::Customer));
    }
    deal.log(talk(640, ago(2), &[ANN, TOM], Starter::Customer));
    let (stalled, single) =
        (reason(&deal, AlertKind::Stalled).unwrap(), reason(&deal, AlertKind::SingleThread).unwrap());
    assert!(stalled.contains("Nothing has moved yet in 8 weeks, though we've talked 9 times"), "{stalled}");
    assert_eq!(single, "9 of our 9 conversations were with Ann Lee");
    deal.log(talk(650, ago(2), &[TOM], Starter::Customer));
    assert_eq!(reason(&deal, AlertKind::SingleThread).unwrap(), "9 of our 10 conversations were with Ann Lee");
    answers_of(&mut deal, ANN, 10, "insight=not-engaged gives=information guide.frank=repeated");
    let (single, talkers) =
        (reason(&deal, AlertKind::SingleThread).unwrap(), reason(&deal, AlertKind::Talkers).unwrap());
    assert_eq!(single, "9 of our 10 conversations were with Ann Lee, who looks like a Talker");
    assert_eq!(talkers, "9 of our 10 conversations were with Talkers: Ann Lee");
    deal.remove_person(TOM);
    deal.add_person(Stakeholder::new(EVA, "Eva Berg"));
    let single = reason(&deal, AlertKind::SingleThread).unwrap();
    assert_eq!(single, "Ann Lee, who looks like a Talker, is the only person we've met");
}
