//! What changed between two states of a deal: each kind of change, both ways.

use super::*;
use jiff::tz::TimeZone;
use serde_json::Map;
use stakemap::domain::change::joining::Joining;
use stakemap::domain::judge::agreed::joint_id;
use stakemap::domain::judge::since::{Days, Kind, News, Way, since};
use stakemap::domain::record::action::{Action, Done};
use stakemap::domain::record::card::Standing;
use stakemap::domain::record::choice::Choices;
use stakemap::domain::record::coaching::Tick;
use stakemap::domain::record::concern::{Concern, Progress};
use stakemap::domain::record::conversation::{Conversation, Starter};
use stakemap::domain::record::inside_step::InsideStep;
use stakemap::domain::record::insight::{Insight, InsightCheck, InsightTest, SheetLine, TestResult};
use stakemap::domain::record::outcome::{DealOutcome, Ending};
use stakemap::domain::record::plan::Route;
use stakemap::domain::record::snooze::Snooze;
use stakemap::domain::record::stakeholder::Label;
use stakemap::domain::record::stance::{Agreement, Degree, Position, Stance, Stood, Topic};
use stakemap::export::news::{json, text};
use stakemap::export::words::insight::{result_words, test_question};
use stakemap::export::words::news::{item_words, news_words};

const TOM: StakeholderId = StakeholderId(Uuid::from_u128(2));
const BEFORE: Date = date(2026, 11, 12);

fn days() -> Days {
    Days { before: BEFORE, now: TODAY, zone: TimeZone::UTC }
}

fn news(before: &Deal, now: &Deal) -> News {
    since(before, now, &PLAYBOOK, &days())
}

/// What is told of one kind, each with the sign of its direction, when a deal goes from one state to the other.
fn told(kind: Kind, before: &Deal, now: &Deal) -> Vec<String> {
    let sign = |way| match way {
        Way::Better => '+',
        Way::Worse => '-',
        Way::Neutral => '~',
    };
    let news = news(before, now);
    news.of(kind).map(|item| format!("{} {}", sign(item.way), item_words(&PLAYBOOK, item, TODAY))).collect()
}

/// What is told of a change, and of the same change taken back.
#[track_caller]
fn both_ways(kind: Kind, before: &Deal, change: impl FnOnce(&mut Deal), there: &[&str], back: &[&str]) {
    let mut after = before.clone();
    change(&mut after);
    assert_eq!(told(kind, before, &after), there);
    assert_eq!(told(kind, &after, before), back, "and back");
}

#[test]
fn what_was_before_a_deal_existed_is_no_news() {
    // Begun on 18 Nov; asked for what changed since the 12th.
    let before = Deal::new(DealId(Uuid::from_u128(900)), "Acme", "Ida", at(0));
    let begun = jiff::tz::TimeZone::UTC.to_datetime(at(0)).date();
    let of = |on: Date| {
        let mut now = before.clone();
        now.add_person(Stakeholder::new(ANN, "Ann Lee"));
        now.answer(ANN, act("Ida", 2), answer("insight=pressed"));
        let started = Starter::Customer.into();
        let with = [ANN].into_iter().collect();
        let (said, by) = ("asked for a price".into(), "Ida".into());
        let extra = Map::new();
        now.log(Conversation { id: record(70), on, with, started, said, source: "".into(), by, at: at(1), extra });
        news(&before, &now)
    };
    let gone = |news: &News| news.of(Kind::Alerts).any(|item| item.way == Way::Better);
    let old = of(begun.yesterday().unwrap());
    assert!(!gone(&old), "nobody in it was no alert before it was begun");
    assert!(old.of(Kind::Alerts).next().is_some(), "what is wrong by now is told");
    assert_eq!(old.of(Kind::Act).count(), 0);
    assert_eq!(of(begun).of(Kind::Act).count(), 1);
    let older = Deal { created: "2026-11-01T09:00:00Z".parse().unwrap(), ..before.clone() };
    let mut filled = older.clone();
    filled.add_person(Stakeholder::new(ANN, "Ann Lee"));
    filled.answer(ANN, act("Ida", 2), answer("insight=pressed"));
    assert!(gone(&news(&older, &filled)), "a deal that was there and empty");
}

fn two() -> Deal {
    let mut deal = deal();
    deal.add_person(Stakeholder::new(TOM, "Tom Ruiz"));
    deal
}

fn tick(verifier: &str, evidence: &str) -> Tick {
    let (verifier, evidence, by) = (verifier.into(), evidence.into(), "Ida".into());
    Tick { id: record(50), verifier, evidence, on: BEFORE, by, at: at(0), extra: Map::new() }
}

fn stance(what: Position) -> Stance {
    let (evidence, by) = ("said so".into(), "Ida".into());
    Stance {
        id: record(60),
        what: Stood::Known(what),
        evidence,
        on: BEFORE,
        by,
        at: at(0),
        hearsay: None,
        extra: Map::new(),
    }
}

fn action(number: u128, due: Date) -> Action {
    Action {
        id: record(number),
        what: "send the study".into(),
        who: "Ida".into(),
        who_id: None,
        due,
        about: Some(ANN),
        given: at(0),
        by: "Ida".into(),
        done: None,
        review: None,
        alert: "".into(),
        extra: Map::new(),
    }
}

fn noon(on: Date) -> Timestamp {
    on.at(12, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap().timestamp()
}

fn done(on: Date) -> Option<Done> {
    Some(Done { at: noon(on), by: "Ida".into(), extra: Map::new() })
}

#[test]
fn nothing_changed_is_said_as_a_finding() {
    let (before, now) = (two(), two());
    let news = news(&before, &now);
    assert!(news.is_empty());
    assert_eq!(news_words(&news), "Nothing has changed since Thu 12 Nov");
    assert!(text(&PLAYBOOK, &now, &news, 0).contains("Nothing has changed since Thu 12 Nov."));
    assert_eq!(json(&PLAYBOOK, &now, &news, 0)["changes"], serde_json::json!([]));
}

#[test]
fn people_come_and_go() {
    both_ways(
        Kind::People,
        &deal(),
        |deal| deal.add_person(Stakeholder::new(TOM, "Tom Ruiz")),
        &["+ Tom Ruiz: added to the map"],
        &["~ Tom Ruiz: removed from the map"],
    );
    let stands =
        |deal: &mut Deal, standing: Standing| deal.edit_card(ANN, |card| card.standing = Some(standing.into()));
    both_ways(
        Kind::People,
        &deal(),
        |deal| stands(deal, Standing::Left),
        &["- Ann Lee: has left the company"],
        &["+ Ann Lee: is back"],
    );
    let mut part = deal();
    stands(&mut part, Standing::NotFound);
    both_ways(Kind::People, &part, |now| *now = deal(), &["+ Ann Lee: identified"], &[]);
    assert_eq!(
        told(Kind::People, &Deal { stakeholders: Vec::new(), ..deal() }, &part),
        ["+ Ann Lee: new role on the map, no name yet"]
    );
}

#[test]
fn who_was_met_for_the_first_time_is_told() {
    let talk = |deal: &mut Deal| {
        let (with, said, by) = ([ANN].into_iter().collect(), "hello".into(), "Ida".into());
        let started = Starter::Us.into();
        deal.log(Conversation {
            id: record(70),
            on: BEFORE,
            with,
            started,
            said,
            source: "".into(),
            by,
            at: at(0),
            extra: Map::new(),
        });
    };
    both_ways(Kind::People, &deal(), talk, &["+ Ann Lee: met for the first time"], &[]);
}

#[test]
fn an_entry_that_was_joined_with_another_is_not_taken_for_removed() {
    for answered in ["", "talk=we"] {
        let mut before = two();
        record_answers(&mut before, "Ida", 10, answered);
        let join = |deal: &mut Deal| {
            deal.join_people(Joining { keep: TOM, other: ANN, note: record(80), by: "Ida", at: at(0) });
        };
        both_ways(
            Kind::People,
            &before,
            join,
            &["~ Ann Lee: merged into Tom Ruiz: a duplicate entry"],
            &["+ Ann Lee: added to the map"],
        );
    }
}

#[test]
fn a_merge_that_an_older_version_noted_is_still_known_as_one() {
    let before = two();
    let mut after = before.clone();
    after.join_people(Joining { keep: TOM, other: ANN, note: record(80), by: "Ida", at: at(0) });
    after.edit_person(TOM, |tom| {
        assert!(tom.notes[0].text.starts_with("Merged with Ann Lee."));
        tom.notes[0].text = tom.notes[0].text.replace("Merged with", "Joined with").as_str().into();
    });
    assert_eq!(told(Kind::People, &before, &after), ["~ Ann Lee: merged into Tom Ruiz: a duplicate entry"]);
}

#[test]
fn of_two_joined_entries_of_one_name_neither_is_taken_for_removed() {
    let other = StakeholderId(Uuid::from_u128(3));
    let mut before = two();
    before.add_person(Stakeholder::new(other, "Tom Ruiz"));
    let mut after = before.clone();
    for (gone, note) in [(TOM, 80), (other, 81)] {
        after.join_people(Joining { keep: ANN, other: gone, note: record(note), by: "Ida", at: at(0) });
    }
    let said = told(Kind::People, &before, &after);
    assert!(!said.is_empty() && said.iter().all(|one| one.contains("merged into Ann Lee")), "{said:?}");
}

#[test]
fn a_verdict_that_is_another_is_told_with_the_one_it_was() {
    both_ways(
        Kind::Verdicts,
        &deal(),
        |deal| record_answers(deal, "Ida", 10, "insight=pressed talk=we press=to-know"),
        &["+ Ann Lee: now a likely Mobilizer, leaning Teacher (was unscreened)"],
        &["- Ann Lee: now unscreened (was a likely Mobilizer, leaning Teacher)"],
    );
    both_ways(
        Kind::Verdicts,
        &deal(),
        |deal| record_answers(deal, "Ida", 10, "insight=waved-away gives=nothing"),
        &["- Ann Lee: now leaning Blocker (was unscreened)"],
        &["+ Ann Lee: now unscreened (was leaning Blocker)"],
    );
    let mut engaged = deal();
    record_answers(&mut engaged, "Ida", 10, "insight=pressed talk=we press=to-know");
    assert_eq!(
        told(Kind::Verdicts, &engaged, &{
            let mut after = engaged.clone();
            judged(&mut after, 20, 30, TellAnswer::Delivered);
            after
        }),
        ["+ Ann Lee: now a confirmed Mobilizer (was likely); still leaning Teacher"]
    );
    let mut evidence = engaged.clone();
    record_answers(&mut evidence, "Rosa", 40, "insight=waved-away gives=nothing");
    assert_eq!(told(Kind::Verdicts, &engaged, &evidence), Vec::<String>::new(), "only the owner's counts");
}

#[test]
fn a_deal_that_changed_hands_has_no_people_who_changed() {
    let mut before = deal();
    record_answers(&mut before, "Ida", 10, "insight=pressed talk=we press=to-know");
    let now = Deal { owner: "Rosa".into(), ..before.clone() };
    assert_eq!(told(Kind::Verdicts, &before, &now), Vec::<String>::new());
}

#[test]
fn calls_are_told() {
    let call = |label: &str| Label {
        id: record(90),
        label: label.into(),
        reason: "".into(),
        by: "Ida".into(),
        at: at(0),
        extra: Map::new(),
    };
    both_ways(
        Kind::Calls,
        &deal(),
        |deal| deal.edit_person(ANN, |ann| ann.labels.push(call("teacher"))),
        &["~ Ann Lee: Ida labels them a Teacher"],
        &["~ Ann Lee: Ida no longer labels them a Teacher"],
    );
    let mut teacher = deal();
    teacher.edit_person(ANN, |ann| ann.labels.push(call("teacher")));
    both_ways(
        Kind::Calls,
        &teacher,
        |deal| deal.edit_person(ANN, |ann| ann.labels[0].label = "blocker".into()),
        &["~ Ann Lee: Ida labels them a Blocker (was: Teacher)"],
        &["~ Ann Lee: Ida labels them a Teacher (was: Blocker)"],
    );
}

#[test]
fn verifiers_and_stages_are_told() {
    let stage = &PLAYBOOK.stages[0];
    let one = &stage.verifiers[0];
    let words = one.text.trim_end_matches('.');
    let ticked = |evidence: &'static str| {
        let id = one.id.clone();
        move |deal: &mut Deal| deal.tick(ANN, act("Ida", 40), tick(&id, evidence))
    };
    both_ways(
        Kind::Coaching,
        &deal(),
        ticked("she called the CFO"),
        &[&format!("+ Ann Lee: checked off “{words}”")],
        &[&format!("- Ann Lee: unchecked “{words}”")],
    );
    let mut bare = deal();
    ticked("")(&mut bare);
    assert_eq!(told(Kind::Coaching, &deal(), &bare), [format!("~ Ann Lee: checked off “{words}”, without evidence")]);
    both_ways(
        Kind::Coaching,
        &bare,
        ticked("she called the CFO"),
        &[&format!("+ Ann Lee: evidence added for “{words}”")],
        &[],
    );
    let proved = |deal: &mut Deal| {
        for verifier in stage.verifiers.iter().filter(|one| one.required) {
            deal.tick(ANN, act("Ida", 40), tick(&verifier.id, "seen"));
        }
    };
    let mut after = deal();
    proved(&mut after);
    let name = stage.name.to_lowercase();
    assert_eq!(told(Kind::Coaching, &deal(), &after).last(), Some(&format!("+ Ann Lee: stage 1 proven ({name})")));
    assert_eq!(
        told(Kind::Coaching, &after, &deal()).last(),
        Some(&format!("- Ann Lee: stage 1 no longer proven ({name})"))
    );
    let mark = &PLAYBOOK.group.learning[0];
    let words = mark.text.trim_end_matches('.');
    both_ways(
        Kind::Coaching,
        &deal(),
        |deal| deal.mark(tick(&mark.id, "seen")),
        &[&format!("+ Checked off “{words}”")],
        &[&format!("- Unchecked “{words}”")],
    );
}

#[test]
fn willing_and_agreement_move_both_ways() {
    let stood = |what: Position| {
        let mut deal = deal();
        deal.take_stance(ANN, stance(what));
        deal
    };
    both_ways(
        Kind::Willing,
        &stood(Position::Buy(Degree::Doubts)),
        |now| *now = stood(Position::Buy(Degree::For)),
        &["+ Ann Lee, buying: doubtful → in favor"],
        &["- Ann Lee, buying: in favor → doubtful"],
    );
    both_ways(
        Kind::Willing,
        &deal(),
        |now| *now = stood(Position::Advocate(Degree::Open)),
        &["~ Ann Lee, speaking up: unknown → open"],
        &["~ Ann Lee, speaking up: open → unknown"],
    );
    both_ways(
        Kind::Agreement,
        &stood(Position::Supplier(Agreement::No)),
        |now| *now = stood(Position::Supplier(Agreement::Yes)),
        &["+ Ann Lee agrees on the supplier (was no)"],
        &["- Ann Lee doesn't agree on the supplier (was yes)"],
    );
}

#[test]
fn the_collective_yes_and_the_purchase_are_told_apart_from_single_yeses() {
    both_ways(
        Kind::Agreement,
        &deal(),
        |deal| deal.mark(tick(joint_id(Topic::Problem), "wrote it down together")),
        &["+ The group agreed on the problem together"],
        &["- No longer counted as agreed together: the problem"],
    );
    let mut bare = deal();
    bare.mark(tick(joint_id(Topic::Problem), ""));
    assert!(news(&deal(), &bare).is_empty(), "a bare tick proves nothing");
    let stages: Vec<&str> = PLAYBOOK.group.stages.iter().map(|stage| stage.id.as_str()).collect();
    let stood = |stage: &str| Deal { stage: stage.into(), ..deal() };
    let name = |place: usize| PLAYBOOK.group.stages[place].name.to_lowercase();
    both_ways(
        Kind::Agreement,
        &stood(stages[0]),
        |deal| deal.stage = stages[1].into(),
        &[&format!("+ Buying stage: {} → {}", name(0), name(1))],
        &[&format!("- Buying stage: {} → {}", name(1), name(0))],
    );
    let lost = |deal: &mut Deal| {
        let (why, by) = ("".into(), "Ida".into());
        let result = Ending::Lost.into();
        deal.outcome =
            Some(DealOutcome { result, bought: None, group: None, on: TODAY, why, by, at: at(0), extra: Map::new() });
    };
    both_ways(Kind::Agreement, &deal(), lost, &["- The deal ended: lost"], &["+ The deal is open again"]);
}

#[test]
fn our_actions_are_kept_late_slipped_or_new() {
    let with = |action: Action| {
        let mut deal = deal();
        deal.plan_action(action);
        deal
    };
    let (due, later) = (date(2026, 11, 18), date(2026, 11, 30));
    let open = with(action(100, due));
    let told = |before: &Deal, now: Action| told(Kind::Actions, before, &with(now));
    let finished = |on: Date| Action { done: done(on), ..action(100, due) };
    assert_eq!(told(&open, finished(due)), ["+ Ann Lee: done Wed 18 Nov: send the study"]);
    assert_eq!(
        told(&open, finished(date(2026, 11, 19))),
        ["- Ann Lee: done late on Thu 19 Nov (due Wed 18 Nov): send the study"]
    );
    assert_eq!(told(&with(finished(due)), action(100, later)), ["- Ann Lee: reopened: send the study"]);
    assert_eq!(told(&open, action(100, due)), ["- Ann Lee: overdue since Wed 18 Nov: send the study"]);
    assert_eq!(told(&open, action(100, later)), ["- Ann Lee: slipped from Wed 18 Nov to Mon 30 Nov: send the study"]);
    assert_eq!(told(&deal(), action(100, later)), ["~ Ann Lee: new step: send the study (Ida, by Mon 30 Nov)"]);
    assert_eq!(told(&deal(), finished(due)), ["+ Ann Lee: done Wed 18 Nov: send the study"], "new and done");
    assert_eq!(super::news::told(Kind::Actions, &open, &deal()), ["~ Ann Lee: dropped, not done: send the study"]);
    let late_already = with(action(100, date(2026, 11, 2)));
    assert_eq!(super::news::told(Kind::Actions, &late_already, &late_already), Vec::<String>::new());
    let to_come = with(action(100, TODAY));
    assert_eq!(super::news::told(Kind::Actions, &to_come, &to_come), Vec::<String>::new(), "due today is not late");
}

#[test]
fn a_day_that_passes_is_noticed_though_nobody_touched_the_person() {
    let mut deal = deal();
    deal.give_task(ANN, task(20, date(2026, 11, 18)));
    deal.edit_plan(ANN, |plan| {
        plan.owner = "Ida".into();
        plan.route = Some(Route::Direct.into());
        plan.due = Some(date(2026, 11, 19));
    });
    assert_eq!(
        told(Kind::Tasks, &deal, &deal.clone()),
        ["- Ann Lee: overdue since Wed 18 Nov: bring the plant manager to the next call"]
    );
    assert_eq!(told(Kind::Plans, &deal, &deal.clone()), ["- Ann Lee: the plan has been overdue since Thu 19 Nov"]);
}

#[test]
fn tasks_are_given_judged_and_withdrawn() {
    let due = date(2026, 11, 30);
    both_ways(
        Kind::Tasks,
        &deal(),
        |deal| deal.give_task(ANN, task(20, due)),
        &["~ Ann Lee: task given, due Mon 30 Nov: bring the plant manager to the next call"],
        &["~ Ann Lee: task withdrawn: bring the plant manager to the next call"],
    );
    let mut given = deal();
    given.give_task(ANN, task(20, due));
    for (result, words) in [
        (TellAnswer::Delivered, "+ Ann Lee: task delivered"),
        (TellAnswer::InPart, "~ Ann Lee: task delivered in part or late"),
        (TellAnswer::NotDelivered, "- Ann Lee: task not delivered"),
        (TellAnswer::Refused, "- Ann Lee: task refused"),
    ] {
        let mut after = given.clone();
        after.judge_task(ANN, record(20), act("Ida", 90), result);
        assert_eq!(told(Kind::Tasks, &given, &after), [format!("{words}: bring the plant manager to the next call")]);
    }
}

#[test]
fn concerns_are_raised_and_settled() {
    let concern = |state: Progress| {
        let mut deal = two();
        let (of, text, by) = ([ANN, TOM].into_iter().collect(), "what it saves".into(), "Ida".into());
        let owner = "".into();
        let state = state.into();
        deal.raise(Concern {
            id: record(110),
            of,
            over: None,
            text,
            owner,
            owner_id: None,
            state,
            by,
            at: at(0),
            extra: Map::new(),
        });
        deal
    };
    both_ways(
        Kind::Concerns,
        &two(),
        |now| *now = concern(Progress::Open),
        &["- Ann Lee, Tom Ruiz: new concern: what it saves"],
        &["~ Ann Lee, Tom Ruiz: removed, not settled: what it saves"],
    );
    both_ways(
        Kind::Concerns,
        &concern(Progress::Working),
        |now| *now = concern(Progress::Settled),
        &["+ Ann Lee, Tom Ruiz: settled: what it saves"],
        &["- Ann Lee, Tom Ruiz: open again: what it saves"],
    );
}

#[test]
fn insights_are_begun_changed_and_removed() {
    let begun = || {
        let mut deal = two();
        deal.add_insight(Insight::new(record(660), "scrap hides in the plan.", "Ida", at(0)));
        deal
    };
    both_ways(
        Kind::Insights,
        &two(),
        |now| *now = begun(),
        &["~ New insight: scrap hides in the plan"],
        &["~ Insight removed: scrap hides in the plan"],
    );
    for line in SheetLine::ALL {
        let mut after = begun();
        after.edit_insight(record(660), |one| one.line_mut(*line).set("stops nobody writes down"));
        let headline =
            if *line == SheetLine::Headline { "stops nobody writes down" } else { "scrap hides in the plan" };
        assert_eq!(told(Kind::Insights, &begun(), &after), [format!("~ Insight changed: {headline}")]);
    }
}

#[test]
fn every_result_of_a_test_is_news_and_a_pass_without_a_customers_words_is_no_progress() {
    let untested = || {
        let mut deal = two();
        deal.add_insight(Insight::new(record(660), "scrap hides in the plan", "Ida", at(0)));
        deal
    };
    for test in InsightTest::ALL.iter().copied() {
        for (result, evidence, there, back) in [
            (TestResult::Passed, "asked for the figures", '+', '-'),
            (TestResult::Passed, " ", '~', '~'),
            (TestResult::Failed, "", '-', '~'),
        ] {
            let mut after = untested();
            let check = InsightCheck {
                id: record(661),
                test: test.into(),
                result: result.into(),
                evidence: evidence.into(),
                on: BEFORE,
                from: Some(ANN),
                by: "Ida".into(),
                at: at(0),
                extra: Map::new(),
            };
            after.edit_insight(record(660), |one| one.record_check(check));
            let question = test_question(&PLAYBOOK, test);
            let bare = if evidence.trim().is_empty() { ", without evidence" } else { "" };
            let answer = result_words(&PLAYBOOK, test, result);
            let said = told(Kind::Insights, &untested(), &after);
            assert_eq!(said, [format!("{there} Ann Lee: insight tested: {question} {answer}{bare}")]);
            let said = told(Kind::Insights, &after, &untested());
            assert_eq!(said, [format!("{back} Ann Lee: insight's result taken back: {question}")]);
        }
    }
}

#[test]
fn their_inside_steps_come_get_done_slip_and_are_struck_out() {
    let with = |change: &dyn Fn(&mut InsideStep)| {
        let mut deal = two();
        let mut step = InsideStep::new(record(670), "Get the money.", "finance", "Ida", at(0));
        step.due = Some(date(2026, 11, 30));
        change(&mut step);
        deal.add_inside_step(step, None);
        deal
    };
    both_ways(
        Kind::Inside,
        &two(),
        |now| *now = with(&|_| ()),
        &["~ Their new step: Get the money (due Mon 30 Nov)"],
        &["~ Their step struck out: Get the money"],
    );
    both_ways(
        Kind::Inside,
        &with(&|step| step.who = Some(ANN)),
        |now| *now = with(&|step| (step.who, step.done) = (Some(ANN), Some(BEFORE))),
        &["+ Ann Lee: their step done Thu 12 Nov: Get the money"],
        &["- Ann Lee: their step is open again: Get the money"],
    );
    let later = with(&|step| step.due = Some(date(2026, 12, 4)));
    assert_eq!(told(Kind::Inside, &with(&|_| ()), &later), ["- Slipped from Mon 30 Nov to Fri 4 Dec: Get the money"]);
    let mut first = with(&|_| ());
    first.add_inside_step(InsideStep::new(record(671), "Legal", "legal", "Ida", at(0)), None);
    let mut second = first.clone();
    second.move_inside_step(record(671), false);
    assert_eq!(told(Kind::Inside, &first, &second), ["~ Their steps are in another order"]);
}

#[test]
fn plans_for_blockers_are_made_completed_and_lost() {
    let planned = |owner: &'static str, due: Date| {
        let mut deal = deal();
        deal.edit_plan(ANN, |plan| {
            plan.owner = owner.into();
            plan.route = Some(Route::Direct.into());
            plan.due = Some(due);
        });
        deal
    };
    let due = date(2026, 11, 30);
    both_ways(
        Kind::Plans,
        &deal(),
        |now| *now = planned("Ida", due),
        &["+ Ann Lee: has a plan now, with an owner and a date"],
        &["- Ann Lee: the plan was dropped"],
    );
    both_ways(
        Kind::Plans,
        &planned("", due),
        |now| *now = planned("Ida", due),
        &["+ Ann Lee: the plan is complete now"],
        &["- Ann Lee: the plan is no longer complete"],
    );
    both_ways(
        Kind::Plans,
        &planned("Ida", due),
        |deal| deal.edit_plan(ANN, |plan| plan.neutralised = "asked for the offer.".into()),
        &["+ Ann Lee: no longer blocking: asked for the offer"],
        &["- Ann Lee: blocking again"],
    );
    let later = planned("Ida", date(2026, 12, 4));
    assert_eq!(
        told(Kind::Plans, &planned("Ida", due), &later),
        ["- Ann Lee: the plan slipped from Mon 30 Nov to Fri 4 Dec"]
    );
}

fn blocking() -> Deal {
    let mut deal = two();
    record_answers(&mut deal, "Ida", 10, "insight=waved-away gives=nothing talk=me press=does-not-press");
    record_answers(&mut deal, "Ida", 20, "blocker.stability-for-itself=repeated blocker.projects-distract=once");
    deal
}

#[test]
fn alerts_are_new_and_gone_and_asleep() {
    let planned = |deal: &mut Deal| {
        deal.edit_plan(ANN, |plan| {
            plan.owner = "Ida".into();
            plan.route = Some(Route::Direct.into());
            plan.due = Some(date(2026, 11, 30));
        });
    };
    let about_plan = |all: Vec<String>| all.into_iter().filter(|one| one.contains("plan")).collect::<Vec<_>>();
    let before = blocking();
    let mut after = before.clone();
    planned(&mut after);
    let gone = about_plan(told(Kind::Alerts, &before, &after));
    assert_eq!(gone, ["+ Resolved: Ann Lee is blocking, and there's no plan"]);
    let new = about_plan(told(Kind::Alerts, &after, &before));
    assert_eq!(new, ["- New alert (urgent): Ann Lee is blocking, and there's no plan"]);
    let mut asleep = before.clone();
    let (alert, reason, by) = (format!("blocker-no-plan:{ANN}"), "waits for her boss".into(), "Ida".into());
    let until = date(2026, 11, 27);
    let alert = alert.as_str().into();
    asleep.snooze(Snooze { id: record(120), alert, until, reason, by, at: at(0), extra: Map::new() });
    let slept = about_plan(told(Kind::Alerts, &before, &asleep));
    assert_eq!(slept, ["~ Snoozed until Fri 27 Nov (waits for her boss): Ann Lee is blocking, and there's no plan"]);
    assert_eq!(about_plan(told(Kind::Alerts, &asleep, &before)), Vec::<String>::new(), "it only woke up");
}

#[test]
fn alerts_are_those_of_each_states_own_day() {
    let mut deal = blocking();
    deal.edit_plan(ANN, |plan| {
        plan.owner = "Ida".into();
        plan.route = Some(Route::Direct.into());
        plan.due = Some(date(2026, 11, 18));
    });
    let told = told(Kind::Alerts, &deal, &deal.clone());
    assert_eq!(told, ["- New alert (urgent): Ann Lee is blocking, and the plan was due Wed 18 Nov"]);
}

#[test]
fn a_crowd_that_shares_an_alert_is_not_told_as_new() {
    let with = |count: u128| {
        let mut deal = deal();
        for number in 2..=count {
            let id = StakeholderId(Uuid::from_u128(number));
            deal.add_person(Stakeholder::new(id, &format!("Person {number}")));
        }
        for person in deal.stakeholders.clone() {
            for (place, one) in (0..).zip(["insight=waved-away", "gives=nothing", "talk=me", "press=does-not-press"]) {
                deal.answer(person.id, act("Ida", 10 + place), answer(one));
            }
            deal.answer(person.id, act("Ida", 20), answer("blocker.stability-for-itself=repeated"));
        }
        deal
    };
    let news = news(&with(3), &with(4));
    let about: Vec<Vec<&str>> = news
        .of(Kind::Alerts)
        .filter(|item| item_words(&PLAYBOOK, item, TODAY).contains("plan"))
        .map(|item| item.about.iter().map(|one| one.name.as_str()).collect())
        .collect();
    assert_eq!(about, [["Person 4"]], "three each have one; of four that share it only the fourth is news");
}

#[test]
fn the_customers_last_act_is_told() {
    let mut now = deal();
    let (with, said, by) = ([ANN].into_iter().collect(), "asked for the figures".into(), "Ida".into());
    let started = Starter::Customer.into();
    let source = "".into();
    now.log(Conversation { id: record(70), on: BEFORE, with, started, said, source, by, at: at(0), extra: Map::new() });
    assert_eq!(told(Kind::Act, &deal(), &now), ["+ Ann Lee: customer's last move, Thu 12 Nov: asked for the figures"]);
    assert_eq!(told(Kind::Act, &now, &deal()), Vec::<String>::new());
}

#[test]
fn kinds_stand_in_the_order_of_a_review() {
    let mut now = blocking();
    now.give_task(ANN, task(20, date(2026, 11, 30)));
    now.plan_action(action(100, TODAY));
    let news = news(&deal(), &now);
    let kinds: Vec<Kind> = news.items.iter().map(|item| item.what.kind()).collect();
    assert!(kinds.is_sorted() && kinds.len() > 4, "{kinds:?}");
    let json = json(&PLAYBOOK, &now, &news, 2);
    assert_eq!((&json["since"], &json["untold_steps"]), (&serde_json::json!("2026-11-12"), &serde_json::json!(2)));
    for item in json["changes"].as_array().unwrap() {
        assert!(Kind::from_id(item["kind"].as_str().unwrap()).is_some());
        assert!(!item["words"].as_str().unwrap().is_empty());
    }
    let text = text(&PLAYBOOK, &now, &news, 2);
    assert!(text.contains("Alerts (Thu 12 Nov vs. today)"), "{text}");
    assert!(text.contains("2 steps were overridden by changes made elsewhere"), "{text}");
}
