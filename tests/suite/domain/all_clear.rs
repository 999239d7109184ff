//! Deals that look fine and are not: each case names the day on which it is judged and what must be said unasked.

use super::alerts::{ago, talk};
use super::*;
use stakemap::domain::alert::{Alert, Alerts, Kind, Thresholds, alerts};
use stakemap::domain::card::Standing;
use stakemap::domain::contact::last_act;
use stakemap::domain::conversation::Starter;
use stakemap::domain::due::due;
use stakemap::domain::outlook::{state, summary};
use stakemap::domain::playbook::AdviceState;
use stakemap::domain::profile::Group;
use stakemap::domain::stakeholder::Evidence;
use stakemap::export::card::card_text;
use stakemap::export::text;
use stakemap::store::format::decode;
use std::path::Path;

/// The day on which the cases are judged.
const NOVEMBER: Date = date(2025, 11, 29);

macro_rules! case {
    ($name:literal) => {
        decode(include_bytes!(concat!("../cases/", $name, ".json")), Path::new($name)).unwrap().deal
    };
}

pub(super) fn in_november(deal: &Deal) -> Alerts {
    alerts(&PLAYBOOK, deal, &Thresholds::default(), NOVEMBER)
}

fn found(deal: &Deal, kind: Kind) -> Alert {
    let all = in_november(deal).awake;
    let said: Vec<&str> = all.iter().map(|one| one.reason.as_str()).collect();
    all.iter().find(|one| one.kind == kind).unwrap_or_else(|| panic!("no {kind:?} in {said:#?}")).clone()
}

#[test]
fn hearsay_and_second_hand_stances_make_nobody_met() {
    let deal = case!("clear-hearsay-is-met");
    assert!(found(&deal, Kind::NeverMet).reason.contains("Henrik Dahl"));
}

#[test]
fn a_deal_in_which_nobody_is_screened_is_not_quiet_about_the_rest() {
    let deal = case!("clear-nobody-screened");
    let reason = |kind| found(&deal, kind).reason;
    assert!(reason(Kind::Silent).contains("32 days ago (Nina Aas"), "{}", reason(Kind::Silent));
    assert_eq!(reason(Kind::SingleThread), "12 of 13 contacts were with Nina Aas");
    let never = reason(Kind::NeverMet);
    assert!(never.contains("Henrik Dahl") && never.contains("Kari Holm") && !never.contains("Sofie"), "{never}");
    assert!(reason(Kind::MissingRoles).contains("uses"), "{}", reason(Kind::MissingRoles));
    assert_eq!(found(&deal, Kind::ActionMissing).people.len(), 2, "Nina and Sofie: who was never met comes first");
    assert!(reason(Kind::Begin).contains("None of these 4 people is screened yet"));
    let verdicts = [Kind::NoMobilizer, Kind::Untested, Kind::Contested, Kind::CallApart];
    assert!(in_november(&deal).all().all(|one| !verdicts.contains(&one.kind)), "these wait for a screening");
}

#[test]
fn a_deal_typed_in_late_was_silent_since_the_first_conversation() {
    let deal = case!("clear-never-moved");
    let reason = found(&deal, Kind::StillIn).reason;
    assert!(reason.contains("130 days"), "22 July to 29 November: {reason}");
}

#[test]
fn a_task_judged_late_counts_on_the_day_its_evidence_says() {
    let deal = case!("clear-judged-late");
    assert_eq!(last_act(&deal).unwrap().on, date(2025, 8, 19));
    let reason = found(&deal, Kind::StillIn).reason;
    assert!(reason.contains("102 days ago (Nina Aas"), "{reason}");
}

#[test]
fn a_task_judged_late_without_evidence_hides_no_silence() {
    let mut deal = deal();
    deal.give_task(ANN, task(50, ago(90)));
    deal.judge_task(ANN, record(50), act("Ida", 60), TellAnswer::Delivered);
    assert_eq!(last_act(&deal).unwrap().on, ago(90), "nothing says that it came later than it was due");
    deal.edit_person(ANN, |ann| {
        let (text, by) = ("sent both lists".into(), "Ida".into());
        let seen = Evidence { id: record(51), text, on: ago(70), by, extra: serde_json::Map::new() };
        ann.tasks[0].judged.as_mut().unwrap().evidence.push(seen);
    });
    assert_eq!(last_act(&deal).unwrap().on, ago(70));
}

#[test]
fn silence_begins_with_the_first_conversation_and_not_before() {
    let mut deal = deal();
    deal.created = at(-60 * 24 * 100);
    for (number, days) in [(601, 20), (602, 10), (603, 1)] {
        deal.log(talk(number, ago(days), &[ANN], Starter::Us));
    }
    let kinds = |deal: &Deal| -> Vec<Kind> {
        let all = alerts(&PLAYBOOK, deal, &Thresholds::default(), TODAY);
        all.awake.iter().map(|one| one.kind).collect()
    };
    assert!(!kinds(&deal).contains(&Kind::StillIn) && !kinds(&deal).contains(&Kind::Silent));
    deal.log(talk(604, ago(46), &[ANN], Starter::Us));
    assert!(kinds(&deal).contains(&Kind::StillIn));
}

#[test]
fn who_left_is_counted_nowhere_and_nothing_is_asked_of_them() {
    let deal = case!("mobilizer-left");
    let mirela = deal.stakeholders[0].id;
    let row = summary(&PLAYBOOK, &deal, NOVEMBER);
    assert_eq!((row.people, row.groups[Group::Mobilizer.index()], row.coaching), (4, 1, None));
    let left = &deal.stakeholders[0];
    let verdict = judge(model(), &left.answers("Kim"));
    assert_eq!(state(left, &verdict, NOVEMBER), AdviceState::Left);
    let shown = text::deal(&PLAYBOOK, &deal, NOVEMBER);
    assert!(shown.contains("-  Mirela Dantu, Head of Improvement (left the company)"), "{shown}");
    assert!(shown.contains("Coaching: Mirela Dantu (left the company)"));
    let card = card_text(&PLAYBOOK, &deal, left, "Kim", NOVEMBER);
    assert!(card.contains("left the company") && !card.contains("Coach them") && !card.contains("Talk "), "{card}");
    let blocker = found(&deal, Kind::BlockerLeft).reason;
    assert_eq!(blocker, "Ottilie Brandt blocks and is left to Mirela Dantu, who left the company");
    let mut tasked = deal.clone();
    tasked.give_task(mirela, task(50, date(2025, 11, 1)));
    assert_eq!(due(&tasked), due(&deal), "nobody waits for a task of theirs");
    assert_eq!(summary(&PLAYBOOK, &tasked, NOVEMBER).need, row.need);
    let later: Vec<Kind> = in_november(&tasked).all().map(|one| one.kind).collect();
    assert!(!later.contains(&Kind::ActionOverdue) && !later.contains(&Kind::FewerActions));
}

#[test]
fn a_plan_that_counts_on_somebody_who_left_is_no_plan() {
    let mut deal = case!("mobilizer-left");
    let ottilie = deal.stakeholders[4].id;
    deal.edit_plan(ottilie, |plan| (plan.left_to_customer, plan.owner) = (false, "Kim".into()));
    let reason = found(&deal, Kind::BlockerNoPlan).reason;
    assert_eq!(reason, "Ottilie Brandt blocks and the plan counts on Mirela Dantu, who left the company");
    let anders = deal.stakeholders[3].id;
    deal.edit_plan(ottilie, |plan| plan.persuaders.set(anders, true));
    assert!(in_november(&deal).all().all(|one| one.kind != Kind::BlockerNoPlan), "somebody is still there to do it");
}

#[test]
fn contacts_with_who_left_make_no_single_thread() {
    let mut deal = case!("clear-nobody-screened");
    let nina = deal.stakeholders[0].id;
    deal.edit_card(nina, |card| card.standing = Some(Standing::Left.into()));
    let reasons = || in_november(&deal).awake.into_iter().map(|one| one.reason);
    assert!(!reasons().any(|reason| reason.contains("contacts were with Nina")), "{:?}", reasons().collect::<Vec<_>>());
    assert_eq!(found(&deal, Kind::SingleThread).reason, "Sofie Lien is the only one you have met");
}
