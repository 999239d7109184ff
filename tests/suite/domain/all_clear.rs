//! Deals that look fine and are not: each case names the day on which it is judged and what must be said unasked.

use super::alerts::{action, ago, talk, tick};
use super::*;
use stakemap::domain::judge::alert::{Alert, Alerts, IN_THE_OPEN, alerts};
use stakemap::domain::judge::contact::last_act;
use stakemap::domain::judge::deal_index::LeftElsewhere;
use stakemap::domain::judge::due::due;
use stakemap::domain::judge::summary::{state, summary};
use stakemap::domain::method::alert_kind::{AlertKind, AlertLevel};
use stakemap::domain::method::alert_thresholds::Thresholds;
use stakemap::domain::method::playbook::AdviceState;
use stakemap::domain::record::action::Action;
use stakemap::domain::record::card::{Card, Standing};
use stakemap::domain::record::conversation::Starter;
use stakemap::domain::record::evidence::Evidence;
use stakemap::domain::record::profile::ProfileGroup;
use stakemap::domain::record::step::Step;
use stakemap::export::card::card_text;
use stakemap::export::text;
use stakemap::export::words::alerts::no_alerts;
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

fn found(deal: &Deal, kind: AlertKind) -> Alert {
    let all = in_november(deal).awake;
    let said: Vec<&str> = all.iter().map(|one| one.reason.as_str()).collect();
    all.iter().find(|one| one.kind == kind).unwrap_or_else(|| panic!("no {kind:?} in {said:#?}")).clone()
}

#[test]
fn hearsay_and_second_hand_stances_make_nobody_met() {
    let deal = case!("clear-hearsay-is-met");
    assert_eq!(found(&deal, AlertKind::NeverMet).reason, "Nobody has met Henrik Dahl (approves)");
    let opposed = found(&deal, AlertKind::DeciderOpposed);
    assert_eq!(opposed.reason, "Henrik Dahl, who approves, is against it (Mon 17 Nov: told Nina: 30 % off or nothing)");
    assert_eq!(opposed.level, AlertLevel::Urgent);
}

#[test]
fn a_supplier_that_was_chosen_before_the_problem_was_agreed_on_is_said() {
    let deal = case!("clear-supplier-first");
    let reason = found(&deal, AlertKind::SupplierFirst).reason;
    assert_eq!(reason, "They chose the supplier together before agreeing on the problem and the kind of solution");
    let unscreened = found(&deal, AlertKind::DeciderUnscreened).reason;
    assert_eq!(unscreened, "Kari Holm (decides) and Henrik Dahl (approves) haven't been screened yet");
    let mut in_order = deal.clone();
    for topic in ["joint.problem", "joint.solution"] {
        in_order.mark(tick(660, topic, "wrote it down together", date(2025, 11, 20)));
    }
    assert!(in_november(&in_order).all().all(|one| one.kind != AlertKind::SupplierFirst));
    let mut one_yes = deal;
    one_yes.unmark("joint.supplier");
    let said = |deal: &Deal| in_november(deal).all().any(|one| one.kind == AlertKind::SupplierFirst);
    assert!(said(&one_yes), "three yeses, and nothing on what comes before");
    for place in [0, 1] {
        let id = one_yes.stakeholders[place].id;
        one_yes.edit_person(id, |person| person.stances.clear());
    }
    assert!(!said(&one_yes), "one yes is no pile");
    assert!(in_november(&one_yes).all().all(|one| one.kind != AlertKind::Yeses));
}

#[test]
fn the_mobilizer_who_left_is_said_first_and_yet_is_no_word() {
    let deal = case!("mobilizer-left");
    let left = found(&deal, AlertKind::MobilizerLeft);
    let all = "Mirela Dantu, who carried this deal, has left the company; the coaching and the plan for \
               Ottilie Brandt depended on them. Likely Mobilizer now: Anders Kvale";
    assert_eq!((left.level, left.reason.as_str()), (AlertLevel::Urgent, all));
    assert!(in_november(&deal).all().all(|one| one.kind != AlertKind::NoMobilizer), "it is said once");
    let mut heir = deal;
    let anders = heir.stakeholders[3].id;
    let task = heir.stakeholders[3].tasks[0].id;
    heir.judge_task(anders, task, Act { id: record(1), by: "Kim", at: at(0) }, TellAnswer::Delivered);
    assert!(
        in_november(&heir).all().any(|one| one.kind == AlertKind::MobilizerLeft),
        "nobody wrote down what they saw"
    );
    see_delivered(&mut heir, anders, date(2025, 11, 28));
    assert!(in_november(&heir).all().all(|one| one.kind != AlertKind::MobilizerLeft), "somebody else carries it");
}

#[test]
fn the_mobilizer_who_went_quiet_is_not_hidden_by_a_talker() {
    let deal = case!("mobilizer-silent");
    let reason = found(&deal, AlertKind::MobilizerQuiet).reason;
    assert_eq!(
        reason,
        "Mirela Dantu has been quiet for 70 days, while Joost Verhagen still talks to us (last Wed 26 Nov)"
    );
    let said = |deal: &Deal| in_november(deal).all().any(|one| one.kind == AlertKind::MobilizerQuiet);
    let mut away = deal.clone();
    let mirela = away.stakeholders[0].id;
    let leave =
        |until| move |card: &mut Card| (card.standing, card.until) = (Some(Standing::OnLeave.into()), Some(until));
    away.edit_card(mirela, leave(date(2025, 11, 29)));
    assert!(!said(&away), "on leave until today");
    away.edit_card(mirela, leave(date(2025, 11, 28)));
    assert!(said(&away), "back since yesterday");
    let mut alone = deal;
    alone.conversations.retain(|one| one.with.has(mirela));
    assert!(!said(&alone), "where nobody talks the whole deal is silent");
}

#[test]
fn silence_rests_while_who_moved_last_is_on_leave() {
    let mut deal = case!("clear-nobody-screened");
    let nina = deal.stakeholders[0].id;
    let silent =
        |deal: &Deal| in_november(deal).all().any(|one| matches!(one.kind, AlertKind::Silent | AlertKind::StillIn));
    let leave = |deal: &mut Deal, who, until| {
        deal.edit_card(who, |card| (card.standing, card.until) = (Some(Standing::OnLeave.into()), until));
    };
    leave(&mut deal, nina, Some(date(2025, 12, 5)));
    assert!(!silent(&deal));
    leave(&mut deal, nina, None);
    assert!(silent(&deal), "a leave without an end excuses nothing");
    leave(&mut deal, nina, Some(date(2025, 11, 28)));
    assert!(silent(&deal));
    deal.edit_card(nina, |card| card.standing = None);
    let sofie = deal.stakeholders[3].id;
    leave(&mut deal, sofie, Some(date(2025, 12, 5)));
    assert!(silent(&deal), "that somebody else is away explains nothing");
}

#[test]
fn an_early_deal_has_one_line_that_says_what_to_find_out_first() {
    let mut deal = case!("clear-nobody-screened");
    let reasons = |deal: &Deal| in_november(deal).awake.into_iter().map(|one| one.reason).collect::<Vec<_>>();
    deal.conversations.truncate(2);
    for one in &mut deal.conversations {
        std::sync::Arc::make_mut(one).on = date(2025, 11, 25);
    }
    assert_eq!(
        reasons(&deal),
        ["Only 2 conversations so far. Find out whether Kari Holm, who decides, is for or against it"]
    );
    let mut plain = deal.clone();
    for place in 0..4 {
        let id = plain.stakeholders[place].id;
        plain.edit_card(id, |card| *card = Card::default());
    }
    assert_eq!(reasons(&plain), ["Only 2 conversations so far. Find out who decides and who approves"]);
    plain.conversations.clear();
    plain.created = "2025-11-28T09:00:00Z".parse().unwrap();
    assert_eq!(reasons(&plain), ["No conversations yet. Find out who decides and who approves"]);
    let henrik = deal.stakeholders[1].id;
    let mut blocked = deal.clone();
    blocked.edit_plan(henrik, |plan| plan.left_to_customer = true);
    let found = reasons(&blocked);
    assert_eq!((found.len(), found[0].as_str()), (2, "Henrik Dahl may be blocking, and we're relying on the customer"));
    let limits = Thresholds { early_talks: 2, ..Thresholds::default() };
    assert!(alerts(&PLAYBOOK, &deal, &limits, NOVEMBER).awake.len() > 3, "whoever wants more sets the threshold");
}

#[test]
fn what_was_seen_counts_as_an_occasion_where_no_conversation_was_logged() {
    let mut deal = case!("clear-hearsay-is-met");
    deal.conversations.clear();
    assert!(
        in_november(&deal).awake.iter().all(|one| one.kind != AlertKind::Begin),
        "four people were watched in a meeting"
    );
}

#[test]
fn no_alert_is_said_with_what_is_unknown() {
    let deal = case!("clear-nobody-screened");
    assert_eq!(no_alerts(&deal, 0), "No alerts. 4 of 4 people haven't been screened yet.");
    let mut left = case!("mobilizer-left");
    assert_eq!(no_alerts(&left, 0), "No alerts, as far as we know.", "who left is not counted");
    left.expected = Some(9);
    assert_eq!(no_alerts(&left, 0), "No alerts. Only 4 of about 9 people involved are on the map.");
    let mut heard = super::deal();
    heard.hear(ANN, act("Ida", 10), answer("insight=pressed"));
    assert_eq!(no_alerts(&heard, 0), "No alerts. 1 of 1 person has only been screened by hearsay.");
}

#[test]
fn a_stage_that_moved_is_progress_and_talk_is_not() {
    let mut deal = case!("clear-judged-late");
    let stalled = |deal: &Deal| in_november(deal).all().any(|one| one.kind == AlertKind::Stalled);
    let nina = deal.stakeholders[0].id;
    for (number, day) in (700..).zip([5, 12, 19, 26]) {
        deal.log(talk(number, date(2025, 11, day), &[nina], Starter::Customer));
    }
    assert!(stalled(&deal), "they call every week, and nothing came of it since August");
    let before = deal.clone();
    deal.stage = "criteria".into();
    let at = "2025-11-10T09:00:00Z".parse().unwrap();
    let changes = stakemap::domain::change::diff::changes(&before, &deal);
    let step = Step::new(record(900), at, "Kim", "stage", changes);
    deal.history.push(std::sync::Arc::new(step));
    assert!(!stalled(&deal));
}

#[test]
fn a_title_names_whom_the_sponsor_is_asked_to_win_over() {
    let mut deal = case!("clear-hearsay-is-met");
    let (nina, henrik) = (deal.stakeholders[0].id, deal.stakeholders[3].id);
    let said = |deal: &Deal| in_november(deal).awake.into_iter().find(|one| one.kind == AlertKind::SponsorAsked);
    assert!(said(&deal).is_none());
    let ask = |what: &str| stakemap::domain::record::task::Task { what: what.into(), ..task(50, date(2025, 12, 5)) };
    deal.give_task(nina, ask("win over the CFO"));
    assert!(said(&deal).is_none(), "we have a step with him");
    deal.actions.retain(|action| action.about != Some(henrik));
    let alert = said(&deal).unwrap();
    assert_eq!(
        alert.reason,
        "We've asked Nina Aas to handle Henrik Dahl, who is against it, and nobody on our side has a next step with them"
    );
    assert!(alert.question.contains("Whose job is it to win over Henrik Dahl"), "{}", alert.question);
    deal.plan_action(Action { what: "call Henrik about the price".into(), ..action(610, None, date(2025, 12, 5)) });
    assert!(said(&deal).is_none(), "a step of ours, though it was filed under the deal");
}

#[test]
fn an_action_that_is_theirs_to_do_is_no_step_of_ours() {
    let mut deal = case!("clear-hearsay-is-met");
    let henrik = deal.stakeholders[3].id;
    let said = |deal: &Deal| in_november(deal).awake.into_iter().find(|one| one.kind == AlertKind::SponsorAsked);
    deal.actions.retain(|action| action.about != Some(henrik));
    let act = |who: &str, what: &str| Action {
        who: who.into(),
        what: what.into(),
        ..action(611, Some(henrik), date(2025, 12, 5))
    };
    for who in ["Nina Aas", "nina aas", "Nina"] {
        for what in ["win over the CFO", "have lunch"] {
            let mut deal = deal.clone();
            deal.plan_action(act(who, what));
            assert!(said(&deal).is_some_and(|one| one.reason.starts_with("We've asked Nina Aas to handle Henrik")));
        }
    }
    for who in ["Kim", "Nina Berg", ""] {
        let mut deal = deal.clone();
        deal.plan_action(act(who, "win over the CFO"));
        assert!(said(&deal).is_none(), "{who}");
    }
}

#[test]
fn whose_name_it_is_goes_by_what_is_written_first() {
    let mut deal = case!("clear-hearsay-is-met");
    deal.edit_person(deal.stakeholders[0].id, |one| one.name = "José".into());
    for (owner, name, theirs) in [
        ("Kim", "José", true),
        ("Kim", "jose", true),
        ("Jose", "Jose", false),
        ("Jose", "José", true),
        ("José", "José", false),
        ("Kim", "Jos", false),
        ("Kim", "", false),
        ("Kim", " ", false),
    ] {
        deal.owner = owner.into();
        assert_eq!(deal.is_theirs(name), theirs, "{name}, owner {owner}");
    }
}

#[test]
fn a_deal_in_which_nobody_is_screened_is_not_quiet_about_the_rest() {
    let deal = case!("clear-nobody-screened");
    let reason = |kind| found(&deal, kind).reason;
    assert!(reason(AlertKind::Silent).contains("32 days ago (Nina Aas"), "{}", reason(AlertKind::Silent));
    assert_eq!(reason(AlertKind::SingleThread), "12 of our 13 conversations were with Nina Aas");
    let never = reason(AlertKind::NeverMet);
    assert!(never.contains("Henrik Dahl") && never.contains("Kari Holm") && !never.contains("Sofie"), "{never}");
    assert!(reason(AlertKind::MissingRoles).contains("uses"), "{}", reason(AlertKind::MissingRoles));
    assert_eq!(found(&deal, AlertKind::ActionMissing).people.len(), 2, "Nina and Sofie: who was never met comes first");
    assert!(reason(AlertKind::Begin).contains("None of these 4 people has been screened yet"));
    let verdicts = [AlertKind::NoMobilizer, AlertKind::Untested, AlertKind::Contested, AlertKind::CallApart];
    assert!(in_november(&deal).all().all(|one| !verdicts.contains(&one.kind)), "these wait for a screening");
}

#[test]
fn a_deal_typed_in_late_was_silent_since_the_first_conversation() {
    let deal = case!("clear-never-moved");
    let reason = found(&deal, AlertKind::StillIn).reason;
    assert!(reason.contains("130 days"), "22 July to 29 November: {reason}");
}

#[test]
fn a_task_judged_late_counts_on_the_day_its_evidence_says() {
    let deal = case!("clear-judged-late");
    assert_eq!(last_act(&deal).unwrap().on, date(2025, 8, 19));
    let reason = found(&deal, AlertKind::StillIn).reason;
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
        let seen =
            Evidence { id: record(51), text, on: ago(70), by, conversation: None, extra: serde_json::Map::new() };
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
    let kinds = |deal: &Deal| -> Vec<AlertKind> {
        let all = alerts(&PLAYBOOK, deal, &Thresholds::default(), TODAY);
        all.awake.iter().map(|one| one.kind).collect()
    };
    assert!(!kinds(&deal).contains(&AlertKind::StillIn) && !kinds(&deal).contains(&AlertKind::Silent));
    deal.log(talk(604, ago(46), &[ANN], Starter::Us));
    assert!(kinds(&deal).contains(&AlertKind::StillIn));
}

#[test]
fn who_left_is_counted_nowhere_and_nothing_is_asked_of_them() {
    let deal = case!("mobilizer-left");
    let mirela = deal.stakeholders[0].id;
    let row = summary(&PLAYBOOK, &deal, NOVEMBER);
    assert_eq!((row.people, row.groups[ProfileGroup::Mobilizer.index()], row.coaching), (4, 1, None));
    let left = &deal.stakeholders[0];
    let verdict = judge(model(), &left.answers("Kim"));
    assert_eq!(state(left, &verdict, NOVEMBER), AdviceState::Left);
    let shown = text::deal(&PLAYBOOK, &deal, &LeftElsewhere::default(), NOVEMBER);
    assert!(shown.contains("-  Mirela Dantu, Head of Improvement (left the company)"), "{shown}");
    assert!(shown.contains("Coaching: Mirela Dantu (left the company)"));
    let card = card_text(&PLAYBOOK, &deal, left, "Kim", NOVEMBER);
    assert!(card.contains("left the company") && !card.contains("Coach them") && !card.contains("Talk "), "{card}");
    let blocker = found(&deal, AlertKind::BlockerLeft).reason;
    assert_eq!(blocker, "Ottilie Brandt is blocking, and we're relying on Mirela Dantu, who has left the company");
    let mut tasked = deal.clone();
    tasked.give_task(mirela, task(50, date(2025, 11, 1)));
    assert_eq!(due(&tasked), due(&deal), "nobody waits for a task of theirs");
    assert_eq!(summary(&PLAYBOOK, &tasked, NOVEMBER).need, row.need);
    let later: Vec<AlertKind> = in_november(&tasked).all().map(|one| one.kind).collect();
    assert!(!later.contains(&AlertKind::ActionOverdue) && !later.contains(&AlertKind::FewerActions));
}

#[test]
fn a_plan_that_counts_on_somebody_who_left_is_no_plan() {
    let mut deal = case!("mobilizer-left");
    let ottilie = deal.stakeholders[4].id;
    deal.edit_plan(ottilie, |plan| (plan.left_to_customer, plan.owner) = (false, "Kim".into()));
    let reason = found(&deal, AlertKind::BlockerNoPlan).reason;
    assert_eq!(reason, "Ottilie Brandt is blocking, and the plan counts on Mirela Dantu, who has left the company");
    let anders = deal.stakeholders[3].id;
    deal.edit_plan(ottilie, |plan| plan.persuaders.set(anders, true));
    assert!(
        in_november(&deal).all().all(|one| one.kind != AlertKind::BlockerNoPlan),
        "somebody is still there to do it"
    );
}

#[test]
fn contacts_with_who_left_make_no_single_thread() {
    let mut deal = case!("clear-nobody-screened");
    let nina = deal.stakeholders[0].id;
    deal.edit_card(nina, |card| card.standing = Some(Standing::Left.into()));
    let reasons = || in_november(&deal).awake.into_iter().map(|one| one.reason);
    assert!(
        !reasons().any(|reason| reason.contains("conversations were with Nina")),
        "{:?}",
        reasons().collect::<Vec<_>>()
    );
    assert_eq!(found(&deal, AlertKind::SingleThread).reason, "Sofie Lien is the only person we've met");
}

#[test]
fn five_deals_with_one_planted_fault_each_name_it_unasked_and_in_the_open() {
    let today = date(2026, 11, 29);
    for (deal, kind, who) in [
        (case!("planted-1"), AlertKind::SponsorAsked, "We've asked Rana Odeh to handle Per Lund, who has doubts"),
        (case!("planted-2"), AlertKind::Outsiders, "Jo Brandt only influences it from outside"),
        (case!("planted-3"), AlertKind::Stalled, "Nothing has moved in 15 weeks, though we've talked 8 times"),
        (case!("planted-4"), AlertKind::NeverMet, "Nobody has met Ana Cruz (decides)"),
        (
            case!("planted-5"),
            AlertKind::NamedChampion,
            "Kim labels Rana Odeh a Mobilizer, but nothing they've done shows it yet",
        ),
    ] {
        let all = alerts(&PLAYBOOK, &deal, &Thresholds::default(), today).awake;
        let open: Vec<&Alert> = all.iter().take(IN_THE_OPEN).filter(|one| one.kind == kind).collect();
        assert!(open.len() == 1 && open[0].reason.contains(who), "{}: {all:#?}", deal.name);
    }
}
