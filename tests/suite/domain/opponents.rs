//! Who stands in the way and was not seen as a Blocker yet; and what may be called quiet while something sleeps.

use super::alerts::{BLOCKER, EVA, TOM, ago, answers_of, roles, snooze, sound, stance, talk};
use super::*;
use stakemap::domain::judge::alert::{Alerts, alerts};
use stakemap::domain::judge::contradiction::stance_for_it;
use stakemap::domain::judge::summary::summary;
use stakemap::domain::method::alert_kind::{AlertKind, AlertLevel};
use stakemap::domain::method::alert_thresholds::Thresholds;
use stakemap::domain::record::card::Role;
use stakemap::domain::record::choice::Choices;
use stakemap::domain::record::conversation::Starter;
use stakemap::domain::record::profile::ProfileGroup;
use stakemap::domain::record::stance::{Degree, Position};
use stakemap::export::card::card_text;
use stakemap::export::text;
use stakemap::export::words::alerts::no_alerts;
use stakemap::export::words::evidence::AGAINST_STANCE;

/// Answers that read as a Blocker, leaning 55 %.
const LEANING: &str = "insight=waved-away gives=nothing";

fn raised(deal: &Deal) -> Alerts {
    alerts(&PLAYBOOK, deal, &Thresholds::default(), TODAY)
}

fn reason(deal: &Deal, kind: AlertKind) -> Option<String> {
    raised(deal).awake.into_iter().find(|one| one.kind == kind).map(|one| one.reason)
}

/// One person with all five parts, noted as for it, who was met once and leans Blocker.
fn alone() -> Deal {
    let mut deal = deal();
    let all = [Role::Decides, Role::Approves, Role::Evaluates, Role::Uses, Role::Buys];
    deal.edit_card(ANN, |card| card.roles = roles(&all));
    answers_of(&mut deal, ANN, 10, LEANING);
    deal.take_stance(ANN, stance(640, Position::Buy(Degree::For)));
    deal.take_stance(ANN, stance(641, Position::Advocate(Degree::For)));
    deal.log(talk(601, ago(1), &[ANN], Starter::Us));
    deal
}

#[test]
fn whoever_decides_and_leans_blocker_is_an_alert_whatever_a_stance_says() {
    let deal = alone();
    let said = reason(&deal, AlertKind::DeciderOpposed).unwrap();
    assert_eq!(
        said,
        "Ann Lee, who decides and approves, looks like a Blocker, but their stance is in favor: find out which is true"
    );
    assert_eq!(raised(&deal).awake[0].level, AlertLevel::Urgent);
    let mut no_say = deal.clone();
    no_say.edit_card(ANN, |card| card.roles = roles(&[Role::Uses]));
    assert_eq!(reason(&no_say, AlertKind::DeciderOpposed), None, "who has no say");
    let mut two = sound();
    two.edit_person(EVA, |eva| eva.observations.clear());
    answers_of(&mut two, EVA, 90, LEANING);
    two.edit_card(TOM, |card| card.roles = roles(&[Role::Decides]));
    two.take_stance(TOM, stance(640, Position::Buy(Degree::Against)));
    let said = reason(&two, AlertKind::DeciderOpposed).unwrap();
    assert_eq!(said, "Tom Ruiz (decides) and Eva Berg (approves) are against it or look like Blockers");
    two.edit_plan(EVA, |new| *new = super::alerts::plan());
    assert!(!reason(&two, AlertKind::DeciderOpposed).unwrap().contains("Eva"), "a plan that runs takes care of it");
    let mut likely = sound();
    likely.edit_person(EVA, |eva| eva.observations.clear());
    answers_of(&mut likely, EVA, 90, BLOCKER);
    assert_eq!(reason(&likely, AlertKind::DeciderOpposed), None, "whoever blocks has an alert of their own");
    assert!(reason(&likely, AlertKind::BlockerNoPlan).is_some());
}

#[test]
fn what_sleeps_is_counted_where_nothing_is_awake() {
    let mut deal = alone();
    let keys: Vec<String> = raised(&deal).awake.iter().flat_map(|one| one.keys()).collect();
    assert!(keys.len() > 1, "{keys:?}");
    keys.iter().for_each(|key| snooze(&mut deal, key, ago(-9)));
    let all = raised(&deal);
    assert_eq!((all.awake.len(), all.asleep.len()), (0, keys.len()), "{all:#?}");
    assert_eq!(no_alerts(&deal, all.asleep.len()), format!("No alerts; {} snoozed.", keys.len()));
    assert_eq!(no_alerts(&deal, 0), "No alerts, as far as we know.");
    deal.edit_person(ANN, |ann| ann.observations.clear());
    assert_eq!(no_alerts(&deal, 1), "No alerts; 1 snoozed. 1 of 1 person hasn't been screened yet.");
}

#[test]
fn a_verdict_of_blocker_beside_a_stance_for_it_is_said() {
    let deal = alone();
    let ann = &deal.stakeholders[0];
    assert!(text::deal(&PLAYBOOK, &deal, &Default::default(), TODAY).contains(AGAINST_STANCE));
    assert!(card_text(&PLAYBOOK, &deal, ann, "Ida", TODAY).contains("their stance is in favor"));
    let holds = |degree| {
        let mut deal = deal.clone();
        deal.edit_person(ANN, |ann| ann.stances.clear());
        deal.take_stance(ANN, stance(642, Position::Advocate(degree)));
        let ann = &deal.stakeholders[0];
        stance_for_it(ann, &judge(&PLAYBOOK.model, &ann.answers("Ida"))).is_some()
    };
    let held: Vec<bool> = Degree::ALL.iter().map(|one| holds(*one)).collect();
    assert_eq!(held, [false, false, false, true, true]);
    let mut mobilizer = sound();
    mobilizer.take_stance(EVA, stance(640, Position::Buy(Degree::For)));
    let eva = mobilizer.person(EVA).unwrap();
    assert!(stance_for_it(eva, &judge(&PLAYBOOK.model, &eva.answers("Ida"))).is_none());
}

#[test]
fn an_opponent_is_said_though_next_to_nothing_is_known_and_in_one_line() {
    let mut deal = deal();
    deal.add_person(Stakeholder::new(TOM, "Tom Ruiz"));
    assert_eq!(reason(&deal, AlertKind::Opponent), None);
    deal.take_stance(ANN, stance(640, Position::Buy(Degree::Against)));
    deal.take_stance(ANN, stance(641, Position::Advocate(Degree::Against)));
    let said = reason(&deal, AlertKind::Opponent).unwrap();
    assert!(said.starts_with("Ann Lee is against it (Wed 18 Nov: said so in the meeting)"), "{said}");
    assert!(reason(&deal, AlertKind::Begin).is_some(), "what to find out first stands beside it");
    deal.take_stance(TOM, stance(642, Position::Buy(Degree::Against)));
    let all: Vec<_> = raised(&deal).awake.into_iter().filter(|one| one.kind == AlertKind::Opponent).collect();
    assert_eq!(all.len(), 1);
    assert_eq!(
        all[0].reason,
        "Ann Lee and Tom Ruiz are openly against it, and nobody on our side has a next step with them"
    );
    assert!(all[0].question.contains("Ann Lee and Tom Ruiz"));
    deal.edit_card(TOM, |card| card.roles = roles(&[Role::Decides]));
    assert!(!reason(&deal, AlertKind::Opponent).unwrap().contains("Tom"), "whoever decides is said as such");
}

#[test]
fn nobody_who_was_heard_of_is_called_not_screened() {
    let mut deal = sound();
    deal.edit_person(EVA, |eva| eva.observations.clear());
    ["insight=pressed", "talk=we"].iter().for_each(|one| deal.hear(EVA, act("Ida", 90), answer(one)));
    assert_eq!(
        reason(&deal, AlertKind::DeciderUnscreened).unwrap(),
        "Eva Berg, who approves, has only been screened by hearsay"
    );
    let mut met = deal.clone();
    met.edit_person(EVA, |eva| eva.observations.clear());
    (90..).zip(["insight=pressed", "talk=we", "press=to-know"]).for_each(|(minute, one)| {
        met.hear(EVA, act("Ida", minute), answer(one));
    });
    met.answer(EVA, act("Ida", 94), answer("insight=pressed"));
    let mostly = "Eva Berg, who approves, has mostly been screened by hearsay";
    assert_eq!(reason(&met, AlertKind::DeciderUnscreened).unwrap(), mostly);
    met.answer(EVA, act("Ida", 95), answer("talk=we"));
    assert_eq!(reason(&met, AlertKind::DeciderUnscreened), None);
    deal.edit_card(TOM, |card| card.roles = roles(&[Role::Decides]));
    deal.edit_person(TOM, |tom| tom.observations.clear());
    let both = "Tom Ruiz (decides) hasn't been screened yet; Eva Berg (approves) has only been screened by hearsay";
    assert_eq!(reason(&deal, AlertKind::DeciderUnscreened).unwrap(), both);
    deal.answer(TOM, act("Kim", 91), answer("insight=pressed"));
    let others = "Tom Ruiz (decides) has been screened by others, not by the deal's owner; Eva Berg (approves) has \
                  only been screened by hearsay";
    assert_eq!(reason(&deal, AlertKind::DeciderUnscreened).unwrap(), others);
}

#[test]
fn a_deal_counts_whom_the_list_shows_and_apart_whom_it_is_sure_of() {
    let mut deal = sound();
    answers_of(&mut deal, TOM, 90, "guide.frank=claimed");
    let sum = |deal: &Deal| summary(&PLAYBOOK, deal, TODAY);
    assert_eq!(sum(&alone()).unsure, [0, 0, 1]);
    assert_eq!(sum(&alone()).groups, [0, 0, 0]);
    for person in [&deal, &alone()].into_iter().flat_map(|deal| deal.stakeholders.clone()) {
        let mut one = super::deal();
        one.stakeholders = vec![person.clone()];
        let verdict = judge(&PLAYBOOK.model, &person.answers("Ida"));
        let shown = match verdict.read() {
            stakemap::domain::judge::verdict::Read::As(group, ..) => Some(group),
            _ => None,
        };
        let row = sum(&one);
        let counted =
            ProfileGroup::ALL.iter().copied().find(|group| row.groups[group.index()] + row.unsure[group.index()] > 0);
        assert_eq!(counted, shown, "{}", person.name);
    }
    let words = text::deal(&PLAYBOOK, &alone(), &Default::default(), TODAY);
    assert!(words.contains("1 person · 1 possible Blocker"), "{words}");
}
