//! What a deal and a person need next.

use super::*;
use stakemap::domain::judge::advice::advice;
use stakemap::domain::judge::alert::alerts;
use stakemap::domain::judge::summary::{Need, Summary, state, summary};
use stakemap::domain::method::alert_kind::{AlertKind, AlertLevel};
use stakemap::domain::method::alert_thresholds::Thresholds;
use stakemap::domain::method::playbook::AdviceState;
use stakemap::domain::record::choice::Choice;
use stakemap::domain::record::plan::Route;
use stakemap::domain::record::profile::{Profile, ProfileGroup};
use stakemap::domain::record::text::Text;

const LIKELY: &str = "insight=pressed talk=we";

fn sum_up(deal: &Deal) -> Summary {
    summary(&PLAYBOOK, deal, TODAY)
}

fn named() -> Text {
    "Ann Lee".into()
}

/// Ann with answers of the owner.
fn answered(text: &str) -> Deal {
    let mut deal = deal();
    record_answers(&mut deal, "Ida", 10, text);
    deal
}

fn confirmed() -> Deal {
    let mut deal = answered(LIKELY);
    judged(&mut deal, 50, 60, TellAnswer::Delivered);
    deal
}

fn evidence_up_to(deal: &mut Deal, stage: usize) {
    for (number, verifier) in (100..).zip(PLAYBOOK.stages[..stage].iter().flat_map(|one| &one.verifiers)) {
        let tick = stakemap::domain::record::coaching::Tick {
            id: record(number),
            verifier: verifier.id.clone().into(),
            evidence: "they did it".into(),
            on: TODAY,
            by: "Ida".into(),
            at: at(1),
            extra: serde_json::Map::new(),
        };
        deal.tick(ANN, act("Ida", 70), tick);
    }
}

#[test]
fn deal_needs_people_then_somebody_screened_then_a_mobilizer() {
    let mut empty = deal();
    empty.remove_person(ANN);
    assert_eq!(sum_up(&empty).need, Need::NoPeople);
    assert_eq!(sum_up(&deal()).need, Need::NobodyScreened);
    assert_eq!(sum_up(&answered("insight=waved-away gives=nothing")).need, Need::NoMobilizer);
}

#[test]
fn only_the_owners_answers_count_in_lists() {
    let mut deal = deal();
    record_answers(&mut deal, "Tom", 10, LIKELY);
    assert_eq!(sum_up(&deal).need, Need::NobodyScreened);
    assert_eq!(sum_up(&deal).groups, [0, 0, 0]);
    deal.owner = "Tom".into();
    assert_eq!(sum_up(&deal).need, Need::Untested { name: named() });
    assert_eq!(sum_up(&deal).groups, [1, 0, 0]);
}

#[test]
fn likely_mobilizer_needs_a_task_until_one_is_out() {
    let mut deal = answered(LIKELY);
    assert_eq!(sum_up(&deal).need, Need::Untested { name: named() });
    deal.give_task(ANN, task(50, date(2026, 11, 30)));
    assert_eq!(sum_up(&deal).need, Need::TaskOut { due: date(2026, 11, 30), name: named() });
    assert_eq!(sum_up(&deal).next_due, Some(date(2026, 11, 30)));
}

#[test]
fn task_due_or_overdue_comes_first_whatever_else_there_is() {
    for (due, need, level) in [
        (date(2026, 11, 20), Need::TaskOverdue { due: date(2026, 11, 20), name: named() }, AlertLevel::Warning),
        (TODAY, Need::TaskToday { name: named() }, AlertLevel::Warning),
        (date(2026, 11, 22), Need::TaskOut { due: date(2026, 11, 22), name: named() }, AlertLevel::Hint),
    ] {
        let mut deal = confirmed();
        evidence_up_to(&mut deal, 1);
        deal.give_task(ANN, task(51, due));
        assert_eq!((sum_up(&deal).level(), sum_up(&deal).need), (level, need));
    }
}

#[test]
fn overdue_task_is_seen_behind_a_later_one_of_the_same_person() {
    let mut deal = answered(LIKELY);
    deal.give_task(ANN, task(50, date(2026, 11, 1)));
    deal.give_task(ANN, task(51, date(2026, 12, 1)));
    assert_eq!(sum_up(&deal).need, Need::TaskOverdue { due: date(2026, 11, 1), name: named() });
    assert_eq!(sum_up(&deal).need.words(TODAY), "Ann Lee: task overdue by 20 days");
}

#[test]
fn somebody_who_was_tested_is_not_called_untested() {
    let mut partly = answered(LIKELY);
    judged(&mut partly, 50, 60, TellAnswer::InPart);
    assert_eq!(sum_up(&partly).need, Need::DeliveredInPart { name: named() });
    let mut unscreened = answered("insight=pressed teacher.persuades=repeated");
    judged(&mut unscreened, 50, 60, TellAnswer::Delivered);
    assert_eq!(sum_up(&unscreened).need, Need::NotScreened { name: named() });
    let mut unseen = answered(LIKELY);
    judged_unseen(&mut unseen, 50, 60, TellAnswer::Delivered);
    assert_eq!(sum_up(&unseen).need, Need::DeliveredUnseen { name: named() });
    assert_eq!(sum_up(&unseen).need.words(TODAY), "Ann Lee delivered: add what you saw to confirm");
    let mut failed = answered(LIKELY);
    judged(&mut failed, 50, 60, TellAnswer::NotDelivered);
    assert_eq!(sum_up(&failed).need, Need::NoMobilizer);
    assert_eq!(sum_up(&failed).groups, [0, 0, 0], "unproven is not likely");
}

#[test]
fn confirmed_mobilizer_needs_coaching_stage_by_stage() {
    let mut deal = confirmed();
    assert_eq!(sum_up(&deal).need, Need::NotCoached { name: named() });
    assert_eq!(sum_up(&deal).coaching, None);
    evidence_up_to(&mut deal, 1);
    let stage = PLAYBOOK.stages[1].name.to_lowercase();
    assert_eq!(sum_up(&deal).need, Need::Coaching { name: named(), stage: stage.into() });
    assert_eq!(sum_up(&deal).coaching, Some(1));
    evidence_up_to(&mut deal, 5);
    assert_eq!((sum_up(&deal).need, sum_up(&deal).coaching), (Need::Proved, Some(5)));
}

#[test]
fn worst_need_sorts_first_and_the_oldest_of_overdue_tasks() {
    let day = |d| date(2026, 11, d);
    let name = named;
    let sorted = [
        Need::TaskOverdue { due: day(1), name: name() },
        Need::TaskOverdue { due: day(2), name: name() },
        Need::TaskToday { name: name() },
        Need::NoPeople,
        Need::NobodyScreened,
        Need::Untested { name: name() },
        Need::DeliveredInPart { name: name() },
        Need::NotScreened { name: name() },
        Need::NoMobilizer,
        Need::NotCoached { name: name() },
        Need::Coaching { name: name(), stage: "plan".into() },
        Need::TaskOut { due: day(30), name: name() },
        Need::Proved,
    ];
    assert!(sorted.windows(2).all(|pair| pair[0] < pair[1]));
    assert!(sorted.iter().all(|need| !need.words(TODAY).is_empty()));
}

#[test]
fn state_of_a_person_follows_the_verdict_and_an_open_task_comes_first() {
    use AdviceState as S;
    let cases = [
        ("", S::Unknown),
        ("guide.frank=once", S::Unclear),
        ("insight=pressed", S::Leaning),
        (LIKELY, S::LikelyMobilizer),
        ("insight=not-engaged gives=information guide.frank=repeated", S::LikelyTalker),
        ("blocker.projects-distract=repeated insight=waved-away gives=nothing", S::LikelyBlocker),
        ("friend.easy-to-reach=repeated friend.introduces=repeated insight=pressed talk=we", S::Contested),
    ];
    for (text, expected) in cases {
        let mut deal = answered(text);
        let found = |deal: &Deal| {
            let verdict = judge(model(), &ann(deal).answers("Ida"));
            state(ann(deal), &verdict, TODAY)
        };
        assert_eq!(found(&deal), expected, "{text}");
        deal.give_task(ANN, task(50, TODAY));
        assert_eq!(found(&deal), S::TaskOpen, "due today is not overdue");
        deal.give_task(ANN, task(51, date(2026, 11, 20)));
        assert_eq!(found(&deal), S::TaskOverdue);
    }
}

#[test]
fn advice_about_a_likely_blocker_minds_the_plan_that_exists() {
    let mut deal = answered("blocker.projects-distract=repeated insight=waved-away gives=nothing");
    let found = |deal: &Deal| state(ann(deal), &judge(model(), &ann(deal).answers("Ida")), TODAY);
    deal.edit_plan(ANN, |plan| plan.route = Some(Choice::Known(Route::Direct)));
    assert_eq!(found(&deal), AdviceState::LikelyBlocker, "a route alone is no plan");
    let lacking = |deal: &Deal| {
        let all = alerts(&PLAYBOOK, deal, &Thresholds::default(), TODAY);
        all.awake.iter().find(|one| one.kind == AlertKind::BlockerNoPlan).map(|one| one.todo.clone()).unwrap()
    };
    assert_eq!(lacking(&deal), "Name an owner on your side for the plan you have (b).");
    deal.edit_plan(ANN, |plan| plan.owner = "Kim".into());
    assert_eq!(lacking(&deal), "Set a date for the plan you have (b).");
    deal.edit_plan(ANN, |plan| {
        plan.owner = "Kim".into();
        plan.due = Some(TODAY);
    });
    assert_eq!(found(&deal), AdviceState::BlockerPlanned);
    let todo = |deal: &Deal| {
        let verdict = judge(model(), &ann(deal).answers("Ida"));
        advice(&PLAYBOOK, None, (ann(deal), &verdict), None, TODAY).unwrap().0.into_owned()
    };
    assert!(todo(&deal).starts_with("The plan is due today. Take that step"), "{}", todo(&deal));
    deal.edit_plan(ANN, |plan| plan.what = "show her the pilot's numbers.".into());
    assert!(todo(&deal).starts_with("The plan's next step, due today: show her the pilot's numbers. Take that step"));
    deal.edit_plan(ANN, |plan| plan.left_to_customer = true);
    assert_eq!(found(&deal), AdviceState::LikelyBlocker, "left to the customer, nobody on our side has it");
    deal.edit_plan(ANN, |plan| plan.neutralised = "said yes in the review".into());
    assert_eq!(found(&deal), AdviceState::BlockerSettled);
}

#[test]
fn state_after_a_judged_task_says_how_it_went() {
    for (result, expected) in
        [(TellAnswer::Delivered, AdviceState::Confirmed), (TellAnswer::Refused, AdviceState::Unproven)]
    {
        let mut deal = answered(LIKELY);
        judged(&mut deal, 50, 60, result);
        let verdict = judge(model(), &ann(&deal).answers("Ida"));
        assert_eq!(state(ann(&deal), &verdict, TODAY), expected);
    }
    let mut unseen = answered(LIKELY);
    judged_unseen(&mut unseen, 50, 60, TellAnswer::Delivered);
    let verdict = judge(model(), &ann(&unseen).answers("Ida"));
    assert_eq!(state(ann(&unseen), &verdict, TODAY), AdviceState::Delivered);
    let advice = PLAYBOOK.advice(AdviceState::Delivered).unwrap();
    assert!(!advice.todo.contains("task"), "nobody who delivered is asked for another: {}", advice.todo);
}

#[test]
fn every_state_has_its_advice() {
    assert!(AdviceState::ALL.into_iter().all(|state| PLAYBOOK.advice(state).is_some()));
    assert!(AdviceState::ALL.into_iter().all(|state| AdviceState::from_id(state.id()) == Some(state)));
}

#[test]
fn profile_is_named_from_leaning_on() {
    let named = |text: &str| verdict(text).read().profile();
    assert_eq!((named(""), named(LIKELY)), (None, None));
    assert_eq!(named("insight=pressed talk=we press=to-know"), Some(Profile::Teacher));
}

#[test]
fn summary_counts_people_and_takes_its_time_from_the_history() {
    let mut deal = answered(LIKELY);
    deal.add_person(Stakeholder::new(StakeholderId(Uuid::from_u128(2)), "Tom Ruiz"));
    assert_eq!((sum_up(&deal).people, sum_up(&deal).groups[ProfileGroup::Mobilizer.index()]), (2, 1));
    assert_eq!(sum_up(&deal).changed, at(0));
}

#[test]
fn a_warning_is_said_before_what_is_missing_and_puts_its_deal_first() {
    let early = sum_up(&answered(LIKELY));
    assert_eq!((early.warnings, early.need.words(TODAY).as_str()), (0, "Ann Lee is untested: give them a task"));
    let first = "No conversations yet. Find out who decides and who approves";
    assert_eq!(early.words(TODAY), first, "a row says what Today says");
    let bytes = include_bytes!("../cases/planted-2.json");
    let deal = stakemap::store::format::decode(bytes, std::path::Path::new("planted-2")).unwrap().deal;
    let warned = sum_up(&deal);
    assert!(matches!(warned.need, Need::NotCoached { .. }), "{:?}", warned.need);
    assert_eq!((warned.urgent, warned.is_urgent()), (0, false));
    assert!(!warned.words(TODAY).contains("start coaching"), "{}", warned.words(TODAY));
    assert!(warned.by_need(&early).is_lt() && early.by_need(&warned).is_gt());
}
