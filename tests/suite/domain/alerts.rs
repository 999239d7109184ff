//! Alerts: each kind where it appears and where it must not, and what holds for any deal.

use super::whole_deals::a_deal;
use super::*;
use jiff::ToSpan;
use proptest::prelude::*;
use serde_json::Map;
use stakemap::domain::judge::alert::{Alert, Alerts, alerts};
use stakemap::domain::judge::contact::{Contacts, last_act, last_conversation, sightings};
use stakemap::domain::method::alert_kind::{AlertKind, AlertLevel};
use stakemap::domain::method::alert_thresholds::Thresholds;
use stakemap::domain::record::action::Action;
use stakemap::domain::record::card::{Role, Standing};
use stakemap::domain::record::choice::{Choices, Picked};
use stakemap::domain::record::coaching::Tick;
use stakemap::domain::record::concern::{Concern, Matter, Progress};
use stakemap::domain::record::conversation::{Conversation, Starter};
use stakemap::domain::record::evidence::Evidence;
use stakemap::domain::record::inside_step::InsideStep;
use stakemap::domain::record::insight::{Insight, InsightCheck, InsightTest, TestResult};
use stakemap::domain::record::outcome::{DealOutcome, Ending};
use stakemap::domain::record::plan::{BlockerPlan, Route};
use stakemap::domain::record::snooze::Snooze;
use stakemap::domain::record::stakeholder::Label;
use stakemap::domain::record::stance::{Agreement, Degree, Position, Stance, Stood};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const TOM: StakeholderId = StakeholderId(Uuid::from_u128(2));
pub(super) const EVA: StakeholderId = StakeholderId(Uuid::from_u128(3));
const MOBILIZER: &str = "insight=pressed talk=we";
const TALKER: &str = "insight=not-engaged gives=information guide.frank=repeated";
pub(super) const BLOCKER: &str = "blocker.projects-distract=repeated insight=waved-away gives=nothing";

fn raised(deal: &Deal) -> Alerts {
    alerts(&PLAYBOOK, deal, &Thresholds::default(), TODAY)
}

fn kinds(deal: &Deal) -> Vec<AlertKind> {
    raised(deal).awake.iter().map(|one| one.kind).collect()
}

fn reason(deal: &Deal, kind: AlertKind) -> String {
    let all = raised(deal).awake;
    all.into_iter().find(|one| one.kind == kind).unwrap_or_else(|| panic!("no {}", kind.id())).reason
}

/// Whether a rival could say the same, as a customer let us know.
pub(super) fn check(result: TestResult) -> InsightCheck {
    InsightCheck {
        id: record(661),
        test: InsightTest::OnlyUs.into(),
        result: result.into(),
        evidence: "told us what the others showed".into(),
        on: ago(3),
        from: Some(TOM),
        by: "Ida".into(),
        at: at(80),
        extra: Map::new(),
    }
}

pub(super) fn ago(days: i64) -> Date {
    TODAY.checked_sub(days.days()).unwrap()
}

pub(super) fn answers_of(deal: &mut Deal, who: StakeholderId, minute: u32, text: &str) {
    for (place, one) in (0..).zip(text.split_whitespace()) {
        deal.answer(who, act("Ida", minute + place), answer(one));
    }
}

pub(super) fn talk(number: u128, on: Date, with: &[StakeholderId], started: Starter) -> Conversation {
    Conversation {
        id: record(number),
        on,
        with: with.iter().copied().collect(),
        started: started.into(),
        said: "asked for the figures of plant two".into(),
        source: "".into(),
        by: "Ida".into(),
        at: at(1),
        extra: Map::new(),
    }
}

pub(super) fn action(number: u128, about: Option<StakeholderId>, due: Date) -> Action {
    Action {
        id: record(number),
        what: "send the figures".into(),
        who: "Ida".into(),
        who_id: None,
        due,
        about,
        given: at(1),
        by: "Ida".into(),
        review: None,
        alert: "".into(),
        done: None,
        extra: Map::new(),
    }
}

pub(super) fn tick(number: u128, verifier: &str, evidence: &str, on: Date) -> Tick {
    Tick {
        id: record(number),
        verifier: verifier.into(),
        evidence: evidence.into(),
        on,
        by: "Ida".into(),
        at: at(1),
        extra: Map::new(),
    }
}

pub(super) fn stance(number: u128, what: Position) -> Stance {
    Stance {
        id: record(number),
        what: Stood::Known(what),
        evidence: "said so in the meeting".into(),
        on: ago(3),
        by: "Ida".into(),
        at: at(1),
        hearsay: None,
        extra: Map::new(),
    }
}

pub(super) fn plan() -> BlockerPlan {
    BlockerPlan { route: Some(Route::Direct.into()), owner: "Ida".into(), due: Some(ago(-9)), ..BlockerPlan::default() }
}

pub(super) fn roles(all: &[Role]) -> Picked<Role> {
    all.iter().copied().collect()
}

pub(super) fn call(label: &str) -> Label {
    let (label, reason) = (label.into(), "a feeling".into());
    Label { id: record(800), label, reason, by: "Ida".into(), at: at(2), extra: Map::new() }
}

/// A sound deal whose inside steps are known: the first done, the second due on this day.
fn inside(due: Date) -> Deal {
    let mut deal = sound();
    deal.stage = "criteria".into();
    for (number, usual, done, due) in [
        (670, "problem", Some(ago(9)), None),
        (671, "finance", None, Some(due)),
        (672, "suppliers", None, Some(ago(-9))),
    ] {
        let name = PLAYBOOK.inside.step(usual).unwrap().name.clone();
        let step = InsideStep::new(record(number), &name, usual, "Ida", at(1));
        deal.add_inside_step(InsideStep { who: Some(ANN), due, done, ..step }, None);
    }
    deal
}

pub(super) fn snooze(deal: &mut Deal, key: &str, until: Date) {
    let (alert, reason) = (key.into(), "on holiday".into());
    deal.snooze(Snooze { id: record(900), alert, until, reason, by: "Ida".into(), at: at(3), extra: Map::new() });
}

/// Proves, or only ticks, all of a stage for Ann.
pub(super) fn stage(deal: &mut Deal, place: usize, evidence: &str) {
    for (number, verifier) in (0..).zip(&PLAYBOOK.stages[place].verifiers) {
        let number = 1000 + u128::try_from(place).unwrap() * 10 + number;
        deal.tick(ANN, act("Ida", 700), tick(number, &verifier.id, evidence, ago(4)));
    }
}

/// A deal in which nothing is amiss: Ann is confirmed, Tom talks, Eva is likely and has a task.
pub(super) fn sound() -> Deal {
    let mut deal = deal();
    deal.add_person(Stakeholder::new(TOM, "Tom Ruiz"));
    deal.add_person(Stakeholder::new(EVA, "Eva Berg"));
    answers_of(&mut deal, ANN, 10, MOBILIZER);
    judged(&mut deal, 50, 60, TellAnswer::Delivered);
    answers_of(&mut deal, TOM, 20, TALKER);
    answers_of(&mut deal, EVA, 30, MOBILIZER);
    deal.give_task(EVA, task(51, ago(-5)));
    deal.edit_card(ANN, |card| card.roles = roles(&[Role::Decides, Role::Evaluates]));
    deal.edit_card(TOM, |card| card.roles = roles(&[Role::Uses, Role::Buys]));
    deal.edit_card(EVA, |card| card.roles = roles(&[Role::Approves]));
    for who in [ANN, EVA] {
        deal.edit_card(who, |card| card.owner = "Ida".into());
    }
    for (number, who) in [(601, ANN), (602, TOM), (603, EVA), (604, ANN), (605, EVA)] {
        deal.log(talk(number, ago(3), &[who], Starter::Customer));
    }
    deal.plan_action(action(610, Some(ANN), ago(-2)));
    deal.plan_action(action(611, Some(TOM), ago(-2)));
    deal
}

/// Makes every conversation one that we started.
fn we_started(deal: &mut Deal) {
    let ids: Vec<RecordId> = deal.conversations.iter().map(|one| one.id).collect();
    ids.iter().for_each(|id| edit_conversation(deal, *id, |one| one.started = Starter::Us.into()));
}

/// The same with somebody who blocks, and a plan for them.
fn blocked() -> Deal {
    let mut deal = sound();
    let bo = StakeholderId(Uuid::from_u128(4));
    deal.add_person(Stakeholder::new(bo, "Bo Falk"));
    answers_of(&mut deal, bo, 40, BLOCKER);
    deal.log(talk(606, ago(3), &[bo], Starter::Us));
    deal.edit_plan(bo, |new| *new = plan());
    deal
}

pub(super) const BO: StakeholderId = StakeholderId(Uuid::from_u128(4));

/// For each kind a change to a deal in which it is not raised, after which it is; what its reason says then.
type Case = (AlertKind, fn() -> Deal, fn(&mut Deal), &'static str);

const CASES: [Case; 44] = [
    (
        AlertKind::BlockerLeft,
        blocked,
        |deal| {
            deal.edit_plan(BO, |plan| {
                plan.left_to_customer = true;
                plan.persuaders = [ANN].into_iter().collect();
            });
        },
        "Bo Falk is blocking, and we're relying on Ann Lee",
    ),
    (
        AlertKind::BlockerOverdue,
        blocked,
        |deal| deal.edit_plan(BO, |plan| plan.due = Some(ago(1))),
        "Bo Falk is blocking, and the plan was due Fri 20 Nov",
    ),
    (
        AlertKind::BlockerNoPlan,
        blocked,
        |deal| deal.edit_plan(BO, |plan| plan.owner = "".into()),
        "Bo Falk is blocking, and nobody on our side owns the plan",
    ),
    (
        AlertKind::BlockerStage,
        blocked,
        |deal| (0..3).for_each(|place| stage(deal, place, "they did it")),
        "Bo Falk is or may still be blocking, and",
    ),
    (
        AlertKind::StillIn,
        sound,
        |deal| {
            deal.conversations.clear();
            deal.created = at(-60 * 24 * 50);
            delivered_before(deal, 48);
        },
        "last move was 51 days ago (Ann Lee: bring the plant manager to the next call)",
    ),
    (
        AlertKind::ActionOverdue,
        sound,
        |deal| deal.edit_action(record(610), |action| action.due = ago(2)),
        "Overdue since Thu 19 Nov: send the figures",
    ),
    (
        AlertKind::Silent,
        sound,
        |deal| {
            we_started(deal);
            delivered_before(deal, 22);
        },
        "last move was 25 days ago",
    ),
    (
        AlertKind::NoMobilizer,
        sound,
        |deal| deal.judge_task(ANN, record(50), act("Ida", 90), TellAnswer::Refused),
        "No confirmed Mobilizer yet. Likely: Eva Berg",
    ),
    (
        AlertKind::Untested,
        sound,
        |deal| deal.edit_person(EVA, |eva| eva.tasks.clear()),
        "Eva Berg looks like a Mobilizer but has never had a task",
    ),
    (
        AlertKind::SingleThread,
        sound,
        |deal| (620..625).for_each(|number| deal.log(talk(number, ago(2), &[ANN], Starter::Us))),
        "7 of our 10 conversations were with Ann Lee",
    ),
    (
        AlertKind::NeverMet,
        sound,
        |deal| (70..72).for_each(|id| deal.add_person(Stakeholder::new(StakeholderId(Uuid::from_u128(id)), "Bo"))),
        "Nobody has met Bo #1 or Bo #2",
    ),
    (
        AlertKind::MissingRoles,
        sound,
        |deal| deal.edit_card(EVA, |card| card.roles = roles(&[Role::Outside])),
        "We don't know who approves",
    ),
    (
        AlertKind::MissingFunctions,
        || in_departments(["Operations", "Accounting", "Plant IT"]),
        |deal| deal.edit_card(TOM, |card| card.department = "Quality".into()),
        "Nobody from finance or legal is in this deal",
    ),
    (
        AlertKind::NoReference,
        || {
            let mut deal = sound();
            deal.stage = "criteria".into();
            deal.edit_card(EVA, |card| card.roles = roles(&[Role::Approves]));
            deal.edit_card(TOM, |card| card.references = "Halden Foods".into());
            deal.edit_card(ANN, |card| card.references = "Vestra".into());
            deal
        },
        |deal| deal.edit_card(ANN, |card| card.references = "".into()),
        "Ann Lee decides, and knows none of our customers as far as we know",
    ),
    (
        AlertKind::Talkers,
        sound,
        |deal| (620..625).for_each(|number| deal.log(talk(number, ago(2), &[TOM], Starter::Us))),
        "6 of our 10 conversations were with Talkers: Tom Ruiz",
    ),
    (
        AlertKind::CallApart,
        sound,
        |deal| deal.edit_person(TOM, |tom| tom.labels.push(call("mobilizer"))),
        "Ida labels Tom Ruiz a Mobilizer; the evidence says Talker",
    ),
    (
        AlertKind::InsideOverdue,
        || inside(ago(-2)),
        |deal| deal.edit_inside_step(record(671), |step| step.due = Some(ago(2))),
        "Their step “Get the money” was due Thu 19 Nov and isn't done",
    ),
    (
        AlertKind::InsideAhead,
        || inside(ago(-2)),
        |deal| deal.stage = "evaluate".into(),
        "They're at 2 of 3 (“Get the money”), and we act as if at 3 (“Look at suppliers”): the buying stage is set to \
         “evaluate options”",
    ),
    (
        AlertKind::InsideUnknown,
        || inside(ago(-2)),
        |deal| deal.edit_inside_step(record(672), |step| step.who = None),
        "Their step “Look at suppliers”: we don't know who does it",
    ),
    (
        AlertKind::InsightFails,
        || {
            let mut deal = sound();
            deal.add_insight(Insight::new(record(660), "scrap hides in the plan", "Ida", at(0)));
            deal.edit_insight(record(660), |one| one.record_check(check(TestResult::Passed)));
            deal
        },
        |deal| deal.edit_insight(record(660), |one| one.record_check(check(TestResult::Failed))),
        "Your insight fails a test: a rival could say it",
    ),
    (
        AlertKind::WontAdvocate,
        || {
            let mut deal = sound();
            deal.take_stance(TOM, stance(640, Position::Buy(Degree::For)));
            deal
        },
        |deal| deal.take_stance(TOM, stance(641, Position::Advocate(Degree::Open))),
        "Tom Ruiz would buy, but won't say so publicly",
    ),
    (
        AlertKind::Yeses,
        || {
            let mut deal = sound();
            deal.take_stance(ANN, stance(640, Position::Problem(Agreement::Yes)));
            deal
        },
        |deal| deal.take_stance(TOM, stance(641, Position::Problem(Agreement::Yes))),
        "2 people each agree on the problem, but",
    ),
    (
        AlertKind::WillingAlone,
        sound,
        |deal| deal.log(talk(630, ago(25), &[ANN], Starter::Us)),
        "2 of 3 people are willing, each on their own, and we haven't seen them do anything together yet",
    ),
    (
        AlertKind::Disconnect,
        || {
            let mut deal = sound();
            deal.cost_of_inaction = "a plant a year".into();
            (0..3).for_each(|place| stage(&mut deal, place, "they did it"));
            deal
        },
        |deal| {
            deal.raise(Concern {
                id: record(650),
                of: [ANN, TOM].into_iter().collect(),
                over: Some(Matter::Metrics.into()),
                text: "scrap or hours".into(),
                owner: "".into(),
                owner_id: None,
                state: Progress::Working.into(),
                by: "Ida".into(),
                at: at(1),
                extra: Map::new(),
            });
        },
        "Still open between Ann Lee and Tom Ruiz: scrap or hours",
    ),
    (
        AlertKind::CoachingAhead,
        || {
            let mut deal = sound();
            stage(&mut deal, 0, "they did it");
            deal.cost_of_inaction = "a plant a year".into();
            deal
        },
        |deal| stage(deal, 2, ""),
        "”, but “confirm the problem” isn't proven",
    ),
    (
        AlertKind::ActionMissing,
        sound,
        |deal| deal.finish_action(record(610), act("Ida", 90)),
        "No next step for Ann Lee",
    ),
    (AlertKind::CostMissing, sound, |deal| stage(deal, 0, "they did it"), "Nobody has put a number on doing nothing"),
    (
        AlertKind::FewerActions,
        sound,
        |deal| (53..55).for_each(|number| deal.give_task(EVA, task(number, ago(-5)))),
        "They have 3 things to do for this deal; we have 2",
    ),
    (
        AlertKind::Contested,
        sound,
        |deal| answers_of(deal, EVA, 80, "friend.easy-to-reach=repeated friend.introduces=repeated"),
        "Eva Berg: the trait questions say Talker, the screening says Mobilizer",
    ),
    (
        AlertKind::StaleEvidence,
        sound,
        |deal| {
            deal.edit_person(TOM, |tom| {
                tom.observations.iter_mut().for_each(|one| one.at = at(-60 * 24 * 200));
            });
        },
        "What we've seen of Tom Ruiz is more than 6 months old",
    ),
    (
        AlertKind::Begin,
        sound,
        |deal| {
            let ids = [ANN, TOM, EVA];
            ids.iter().for_each(|id| deal.edit_person(*id, |one| one.observations.clear()));
            deal.edit_person(ANN, |ann| ann.tasks.clear());
        },
        "None of these 3 people has been screened yet",
    ),
    (
        AlertKind::MobilizerLeft,
        sound,
        |deal| deal.edit_card(ANN, |card| card.standing = Some(Standing::Left.into())),
        "Ann Lee, who carried this deal, has left the company. Likely Mobilizer now: Eva Berg",
    ),
    (
        AlertKind::DeciderOpposed,
        sound,
        |deal| deal.take_stance(EVA, stance(640, Position::Buy(Degree::Against))),
        "Eva Berg, who approves, is against it (Wed 18 Nov: said so in the meeting)",
    ),
    (
        AlertKind::Opponent,
        || {
            let mut deal = sound();
            deal.finish_action(record(611), act("Ida", 90));
            deal.log(talk(607, ago(2), &[TOM], Starter::Customer));
            deal
        },
        |deal| deal.take_stance(TOM, stance(640, Position::Advocate(Degree::Against))),
        "Tom Ruiz is against it (Wed 18 Nov: said so in the meeting), and nobody on our side has a next step with them",
    ),
    (
        AlertKind::SponsorAsked,
        || {
            let mut deal = sound();
            deal.take_stance(TOM, stance(640, Position::Buy(Degree::Doubts)));
            deal.finish_action(record(611), act("Ida", 90));
            deal
        },
        |deal| {
            let what = "get Tom on board before the review".into();
            deal.give_task(EVA, stakemap::domain::record::task::Task { what, ..task(666, ago(-5)) });
        },
        "We've asked Eva Berg to handle Tom Ruiz, who has doubts, and nobody on our side has a next step with them",
    ),
    (
        AlertKind::MobilizerQuiet,
        sound,
        |deal| [603, 605].iter().for_each(|id| edit_conversation(deal, record(*id), |one| one.on = ago(40))),
        "Eva Berg has been quiet for 40 days, while Tom Ruiz still talks to us (last Wed 18 Nov)",
    ),
    (
        AlertKind::DeciderUnscreened,
        sound,
        |deal| deal.edit_person(EVA, |eva| eva.observations.clear()),
        "Eva Berg, who approves, hasn't been screened yet",
    ),
    (
        AlertKind::SupplierFirst,
        || {
            let mut deal = sound();
            deal.take_stance(ANN, stance(640, Position::Supplier(Agreement::Yes)));
            deal
        },
        |deal| deal.take_stance(TOM, stance(641, Position::Supplier(Agreement::Yes))),
        "2 people say yes to the supplier before the group agrees on the problem and the kind of solution",
    ),
    (
        AlertKind::Stalled,
        sound,
        |deal| delivered_before(deal, 50),
        "Nothing has moved in 7 weeks, though we've talked 5 times: no task delivered, no step proven, no new stage",
    ),
    (
        AlertKind::Outsiders,
        sound,
        |deal| [ANN, EVA].iter().for_each(|id| deal.edit_card(*id, |card| card.roles = roles(&[Role::Outside]))),
        "Nobody inside is moving this; Ann Lee and Eva Berg only influence it from outside",
    ),
    (
        AlertKind::PartDelivered,
        sound,
        |deal| deal.judge_task(EVA, record(51), act("Ida", 90), TellAnswer::InPart),
        "Eva Berg delivered the task only in part, or late",
    ),
    (
        AlertKind::NamedChampion,
        || {
            let mut deal = sound();
            deal.add_person(Stakeholder::new(BO, "Bo Falk"));
            deal.log(talk(606, ago(3), &[BO], Starter::Us));
            deal.plan_action(action(612, Some(BO), ago(-2)));
            deal
        },
        |deal| deal.edit_person(BO, |bo| bo.labels.push(call("mobilizer"))),
        "Ida labels Bo Falk a Mobilizer, but nothing they've done shows it yet",
    ),
    (
        AlertKind::NoPushback,
        sound,
        |deal| [ANN, EVA].iter().for_each(|id| answers_of(deal, *id, 90, "insight=accepted")),
        "Ann Lee and Eva Berg took the insight without a question, and nobody is pushing back",
    ),
    (
        AlertKind::DeciderUnowned,
        sound,
        |deal| deal.edit_card(EVA, |card| card.owner = "".into()),
        "No account owner for Eva Berg, who approves",
    ),
];

#[test]
fn a_sound_deal_raises_nothing() {
    assert_eq!(raised(&sound()), Alerts::default());
    assert_eq!(raised(&blocked()), Alerts::default());
}

#[test]
fn each_kind_appears_in_its_case_and_not_before() {
    let tried: BTreeSet<AlertKind> = CASES.iter().map(|(kind, ..)| *kind).collect();
    assert_eq!(tried, AlertKind::ALL.iter().copied().collect());
    for (kind, before, change, said) in CASES {
        let mut deal = before();
        assert!(!kinds(&deal).contains(&kind), "{} before", kind.id());
        change(&mut deal);
        let reason = reason(&deal, kind);
        assert!(reason.contains(said), "{}: {reason}", kind.id());
    }
}

#[test]
fn what_settles_a_matter_ends_its_alert() {
    let after = |kind: AlertKind, change: &dyn Fn(&mut Deal)| {
        let (_, before, spoil, _) = CASES.into_iter().find(|(one, ..)| *one == kind).unwrap();
        let mut deal = before();
        spoil(&mut deal);
        change(&mut deal);
        assert!(!kinds(&deal).contains(&kind), "{}", kind.id());
    };
    let neutral = |deal: &mut Deal| deal.edit_plan(BO, |plan| plan.neutralised = "signed the order".into());
    for kind in [AlertKind::BlockerLeft, AlertKind::BlockerOverdue, AlertKind::BlockerNoPlan, AlertKind::BlockerStage] {
        after(kind, &neutral);
        after(kind, &|deal| deal.edit_card(BO, |card| card.standing = Some(Standing::Left.into())));
    }
    after(AlertKind::Yeses, &|deal| deal.mark(tick(660, "joint.problem", "wrote one page together", ago(2))));
    after(AlertKind::Yeses, &|deal| deal.take_stance(EVA, stance(661, Position::Problem(Agreement::Unsure))));
    after(AlertKind::Yeses, &|deal| deal.edit_card(TOM, |card| card.standing = Some(Standing::Left.into())));
    after(AlertKind::WillingAlone, &|deal| deal.mark(tick(660, "learning.honest", "said so in front of all", ago(20))));
    after(AlertKind::WillingAlone, &|deal| deal.take_stance(EVA, stance(661, Position::Buy(Degree::Doubts))));
    after(AlertKind::SupplierFirst, &|deal| {
        for topic in ["joint.problem", "joint.solution"] {
            deal.mark(tick(660, topic, "wrote one page together", ago(2)));
        }
    });
    after(AlertKind::SupplierFirst, &|deal| deal.edit_card(TOM, |card| card.roles = roles(&[Role::Outside])));
    after(AlertKind::Stalled, &|deal| {
        deal.tick(ANN, act("Ida", 700), tick(662, "plan.takes-a-part", "invited Eva", ago(9)));
    });
    after(AlertKind::Stalled, &|deal| deal.mark(tick(663, "learning.probes", "asked what else depends on it", ago(9))));
    after(AlertKind::MobilizerLeft, &|deal| {
        deal.judge_task(EVA, record(51), act("Ida", 90), TellAnswer::Delivered);
        see_delivered(deal, EVA, TODAY);
    });
    after(AlertKind::MobilizerQuiet, &|deal| deal.log(talk(670, ago(2), &[EVA], Starter::Us)));
    after(AlertKind::MobilizerQuiet, &|deal| {
        deal.edit_card(EVA, |card| (card.standing, card.until) = (Some(Standing::OnLeave.into()), Some(TODAY)));
    });
    after(AlertKind::DeciderOpposed, &|deal| deal.edit_plan(EVA, |new| *new = plan()));
    after(AlertKind::DeciderOpposed, &|deal| {
        deal.edit_plan(EVA, |plan| plan.neutralised = "signed the order".into());
    });
    after(AlertKind::DeciderOpposed, &|deal| {
        deal.take_stance(EVA, Stance { on: ago(1), ..stance(664, Position::Buy(Degree::For)) });
    });
    after(AlertKind::Opponent, &|deal| deal.plan_action(action(665, Some(TOM), ago(-2))));
    after(AlertKind::Opponent, &|deal| {
        deal.plan_action(Action { what: "call Tom".into(), ..action(665, None, ago(-2)) });
    });
    after(AlertKind::Opponent, &|deal| deal.edit_plan(TOM, |new| *new = plan()));
    after(AlertKind::Opponent, &|deal| deal.edit_card(TOM, |card| card.standing = Some(Standing::Left.into())));
    after(AlertKind::Opponent, &|deal| {
        deal.take_stance(TOM, Stance { on: ago(1), ..stance(664, Position::Advocate(Degree::For)) });
    });
    after(AlertKind::DeciderUnscreened, &|deal| answers_of(deal, EVA, 90, "insight=pressed"));
    after(AlertKind::SponsorAsked, &|deal| deal.plan_action(action(665, Some(TOM), ago(-2))));
    after(AlertKind::SponsorAsked, &|deal| deal.edit_plan(TOM, |new| *new = plan()));
    after(AlertKind::SponsorAsked, &|deal| {
        deal.edit_task(EVA, record(666), |task| task.what = "get the manager of Tom's plant to agree".into());
        deal.take_stance(TOM, Stance { on: ago(1), ..stance(664, Position::Buy(Degree::For)) });
    });
    after(AlertKind::Outsiders, &|deal| deal.edit_card(EVA, |card| card.roles = roles(&[Role::Uses, Role::Outside])));
    after(AlertKind::PartDelivered, &|deal| deal.give_task(EVA, task(55, ago(-5))));
    after(AlertKind::NamedChampion, &|deal| answers_of(deal, BO, 90, MOBILIZER));
    after(AlertKind::NoPushback, &|deal| answers_of(deal, TOM, 90, "insight=pressed"));
    after(AlertKind::CostMissing, &|deal| deal.cost_of_inaction = "€40k a month".into());
    let states = tick(662, "problem.states-cost-of-inaction", "told the COO €40k a month", ago(2));
    after(AlertKind::CostMissing, &|deal| deal.tick(ANN, act("Ida", 700), states.clone()));
    after(AlertKind::Disconnect, &|deal| deal.edit_concern(record(650), |one| one.state = Progress::Settled.into()));
    after(AlertKind::Disconnect, &|deal| deal.edit_card(TOM, |card| card.standing = Some(Standing::Left.into())));
    after(AlertKind::Silent, &|deal| deal.log(talk(670, ago(2), &[ANN], Starter::Customer)));
    after(AlertKind::Untested, &|deal| deal.give_task(EVA, task(55, ago(-5))));
    after(AlertKind::NeverMet, &|deal| {
        let new: Vec<StakeholderId> = deal.stakeholders[3..].iter().map(|one| one.id).collect();
        deal.log(talk(671, ago(2), &new, Starter::Us));
    });
}

/// A yes of somebody nobody ever met is a guess of ours.
#[test]
fn only_the_yeses_of_people_we_met_are_counted_and_the_others_are_said() {
    let yes = |deal: &mut Deal, who, number| {
        let said = Stance { evidence: "".into(), ..stance(number, Position::Problem(Agreement::Yes)) };
        deal.take_stance(who, said);
    };
    let reason = |deal: &Deal| {
        let all = alerts(&PLAYBOOK, deal, &PLAYBOOK.thresholds, TODAY);
        all.all().find(|one| one.kind == AlertKind::Yeses).map(|one| one.reason.to_string())
    };
    let bo = StakeholderId(Uuid::from_u128(4));
    let mut deal = sound();
    deal.add_person(Stakeholder::new(bo, "Bo Falk"));
    yes(&mut deal, ANN, 640);
    yes(&mut deal, bo, 641);
    assert_eq!(reason(&deal), None, "one of the two was never met");
    yes(&mut deal, TOM, 642);
    let said = reason(&deal).unwrap();
    assert!(said.starts_with("2 people each agree on the problem, but"), "{said}");
    assert!(said.ends_with("1 more is marked yes, but we've never met them"), "{said}");
}

#[test]
fn a_conversation_that_we_started_is_no_move_of_theirs() {
    let mut deal = sound();
    we_started(&mut deal);
    delivered_before(&mut deal, 22);
    assert!(kinds(&deal).contains(&AlertKind::Silent));
}

#[test]
fn silence_weighs_more_in_a_late_stage() {
    let mut deal = sound();
    we_started(&mut deal);
    delivered_before(&mut deal, 12);
    assert!(!kinds(&deal).contains(&AlertKind::Silent));
    deal.stage = "evaluate".into();
    assert!(kinds(&deal).contains(&AlertKind::Silent));
}

#[test]
fn thresholds_decide() {
    let limits = Thresholds { silent_days: 3, still_in_days: 4, ..Thresholds::default() };
    let of = |limits| alerts(&PLAYBOOK, &sound(), limits, TODAY).awake.iter().map(|one| one.kind).collect::<Vec<_>>();
    assert_eq!(of(&limits), [AlertKind::Silent]);
    assert_eq!(of(&Thresholds { still_in_days: 3, ..limits }), [AlertKind::StillIn]);
}

#[test]
fn customers_they_know_are_missed_late_and_only_where_some_are_known() {
    for (stage, known, missed) in
        [("criteria", true, true), ("select", true, true), ("need", true, false), ("criteria", false, false)]
    {
        let mut deal = sound();
        deal.stage = stage.into();
        let decides = deal.stakeholders.iter().any(|one| one.card().roles.has(Role::Decides));
        assert!(decides, "somebody decides");
        let other = deal.stakeholders.iter().find(|one| !one.card().roles.has(Role::Decides)).map(|one| one.id);
        if known {
            deal.edit_card(other.expect("somebody doesn't"), |card| card.references = "Halden Foods".into());
        }
        let is_missed = raised(&deal).awake.iter().any(|one| one.kind == AlertKind::NoReference);
        assert_eq!(is_missed, missed, "{stage}, {known}");
    }
}

/// A sound deal with these departments.
fn in_departments(all: [&str; 3]) -> Deal {
    let mut deal = sound();
    for (who, department) in [ANN, TOM, EVA].into_iter().zip(all) {
        deal.edit_card(who, |card| card.department = department.into());
    }
    deal
}

#[test]
fn functions_are_missed_only_where_departments_are_known() {
    for (departments, missed) in [
        (["", "", ""], None),
        (["Operations", "Quality", ""], None),
        (["Finance", "Information Technology", "Quality"], None),
        (["Finance", "Quality", "Production"], Some("Nobody from IT or legal is in this deal")),
        (["IT security", "Legal & Compliance", "Production"], Some("Nobody from finance is in this deal")),
    ] {
        let deal = in_departments(departments);
        let found = raised(&deal).awake.into_iter().find(|one| one.kind == AlertKind::MissingFunctions);
        assert_eq!(found.map(|one| one.reason).as_deref(), missed, "{departments:?}");
    }
    // A department that is looked for without a name isn't missing, and titles count where departments don't tell.
    let mut deal = in_departments(["Operations", "Quality", "Production"]);
    deal.edit_person(ANN, |ann| ann.title = "Chief Legal Counsel".into());
    deal.edit_person(TOM, |tom| tom.title = "IT Architect".into());
    deal.add_person(Stakeholder::new(BO, "Finance, not found yet"));
    deal.edit_card(BO, |card| card.standing = Some(Standing::NotFound.into()));
    assert!(raised(&deal).awake.iter().all(|one| one.kind != AlertKind::MissingFunctions));
}

#[test]
fn single_thread_goes_by_role_before_count() {
    let mut deal = sound();
    for who in [ANN, TOM, EVA] {
        deal.edit_card(who, |card| card.roles = roles(&[Role::Evaluates]));
    }
    assert_eq!(reason(&deal, AlertKind::SingleThread), "The people we've met cover only one role: evaluates");
    let mut two = sound();
    [TOM, EVA].iter().for_each(|id| two.edit_card(*id, |card| card.standing = Some(Standing::Left.into())));
    assert_eq!(reason(&two, AlertKind::SingleThread), "Ann Lee is the only person we've met");
}

#[test]
fn who_is_not_found_yet_is_looked_for_and_not_blamed() {
    let mut deal = sound();
    deal.edit_card(EVA, |card| card.roles = roles(&[Role::Outside]));
    deal.add_person(Stakeholder::new(BO, "Legal"));
    deal.edit_card(BO, |card| {
        card.standing = Some(Standing::NotFound.into());
        card.roles = roles(&[Role::Approves]);
    });
    assert_eq!(kinds(&deal), [AlertKind::MissingRoles]);
    assert_eq!(reason(&deal, AlertKind::MissingRoles), "We don't know who approves (Legal: no name yet)");
}

#[test]
fn a_new_deal_is_not_drowned() {
    let mut empty = deal();
    empty.remove_person(ANN);
    assert_eq!(kinds(&empty), [AlertKind::Begin]);
    assert_eq!(reason(&empty, AlertKind::Begin), "This deal has no people yet");
    assert_eq!(kinds(&deal()), [AlertKind::Begin]);
    assert_eq!(raised(&deal()).pressing(), 0);
}

#[test]
fn an_ended_deal_raises_none() {
    let mut deal = blocked();
    deal.edit_plan(BO, |plan| plan.left_to_customer = true);
    assert!(!kinds(&deal).is_empty());
    deal.outcome = Some(DealOutcome {
        result: Ending::NoDecision.into(),
        bought: None,
        group: None,
        on: TODAY,
        why: "they waited".into(),
        by: "Ida".into(),
        at: at(5),
        extra: Map::new(),
    });
    assert_eq!(raised(&deal), Alerts::default());
}

#[test]
fn a_snoozed_alert_sleeps_to_the_end_of_its_day() {
    let mut deal = blocked();
    deal.edit_plan(BO, |plan| plan.left_to_customer = true);
    let key = raised(&deal).awake[0].key.clone();
    assert_eq!(key, format!("blocker-left:{BO}"));
    snooze(&mut deal, &key, TODAY);
    let now = raised(&deal);
    assert!(now.awake.iter().all(|one| one.key != key));
    assert_eq!(now.asleep.iter().map(|one| one.key.as_str()).collect::<Vec<_>>(), [key.as_str()]);
    assert_eq!(now.asleep[0].asleep.as_ref().unwrap().reason, "on holiday");
    let tomorrow = alerts(&PLAYBOOK, &deal, &Thresholds::default(), ago(-1));
    assert_eq!((tomorrow.awake[0].key.as_str(), tomorrow.asleep.len()), (key.as_str(), 0));
}

#[test]
fn many_of_a_kind_are_one_and_who_sleeps_is_not_among_them() {
    let mut deal = blocked();
    for id in 20..24 {
        let id = StakeholderId(Uuid::from_u128(id));
        deal.add_person(Stakeholder::new(id, &format!("Person {id}")[..10]));
        deal.edit_plan(id, |new| *new = BlockerPlan { left_to_customer: true, ..plan() });
    }
    let left = |deal: &Deal| raised(deal).awake.into_iter().filter(|one| one.kind == AlertKind::BlockerLeft).collect();
    let all: Vec<Alert> = left(&deal);
    assert_eq!((all.len(), all[0].people.len(), all[0].key.as_str()), (1, 4, "blocker-left"));
    let first = StakeholderId(Uuid::from_u128(20));
    snooze(&mut deal, &format!("blocker-left:{first}"), TODAY);
    let all: Vec<Alert> = left(&deal);
    assert_eq!((all.len(), all[0].people.len()), (1, 3));
    assert!(!all[0].people.contains(&first));
    assert!(raised(&deal).asleep.iter().any(|one| one.people == [first]));
}

/// Four months without a move; the confirmed Mobilizer was asked to handle the controller (M8).
fn stalled() -> Deal {
    let mut deal = sound();
    deal.created = at(-60 * 24 * 150);
    deal.conversations.clear();
    deal.add_person(Stakeholder { title: "Controller".into(), ..Stakeholder::new(BO, "Bo Falk") });
    answers_of(&mut deal, BO, 40, BLOCKER);
    deal.edit_plan(BO, |plan| {
        plan.left_to_customer = true;
        plan.persuaders = [ANN].into_iter().collect();
    });
    delivered_before(&mut deal, 118);
    deal.log(talk(601, ago(110), &[ANN], Starter::Us));
    deal
}

#[test]
fn a_blocker_left_to_the_sponsor_for_four_months_is_said_unasked_and_first() {
    let deal = stalled();
    let all = raised(&deal).awake;
    assert_eq!(all[0].level, AlertLevel::Urgent);
    assert_eq!(all[0].reason, "Bo Falk is blocking, and we're relying on Ann Lee");
    assert_eq!(all[0].question, "Why is that their job? And what are you doing about Bo Falk?");
    assert_eq!((all[1].kind, all[1].about()), (AlertKind::StillIn, Some(ANN)));
    assert!(all[1].reason.starts_with("The customer's last move was 121 days ago"), "{}", all[1].reason);
}

#[test]
fn facts_of_contact_are_those_of_the_log() {
    let deal = sound();
    let contacts = Contacts::of_deal(&deal);
    let all = || [ANN, TOM, EVA];
    assert_eq!((contacts.among(all()), contacts.busiest(all())), (5, Some((ANN, 2))));
    assert_eq!((contacts.among([TOM]), contacts.busiest([TOM, EVA])), (1, Some((EVA, 2))));
    assert_eq!(last_conversation(&deal, TOM).unwrap().id, record(602));
    let mut moved = deal.clone();
    moved.mark(tick(660, "joint.problem", "wrote one page together", TODAY));
    let act = last_act(&moved).unwrap();
    assert_eq!((act.on, act.who, &*act.what), (TODAY, None, "wrote one page together"));
    moved.mark(tick(660, "joint.problem", " ", TODAY));
    assert_eq!(last_act(&moved).unwrap().on, ago(3), "a bare tick shows nothing");
}

#[test]
fn whoever_was_only_heard_of_was_not_met() {
    let line = |deal: &mut Deal, item: &str, text: &str| {
        let item = Item::from_id(item).unwrap();
        let seen = Evidence {
            id: record(701),
            text: text.into(),
            on: ago(3),
            by: "Ida".into(),
            conversation: None,
            extra: Map::new(),
        };
        deal.add_evidence(ANN, "Ida", item, seen);
    };
    let met = |deal: &Deal| Contacts::of_deal(deal).met(ann(deal));
    let mut claimed = super::deal();
    record_answers(&mut claimed, "Ida", 10, "guide.frank=claimed");
    line(&mut claimed, "guide.frank", "says so himself");
    assert!(!met(&claimed), "a claim");
    let mut stance = super::deal();
    stance.take_stance(ANN, self::stance(640, Position::Buy(Degree::Against)));
    assert!(!met(&stance), "a stance, which somebody else may have told");
    let mut heard = super::deal();
    heard.hear(ANN, act("Ida", 10), answer("insight=pressed"));
    line(&mut heard, "insight", "Tom says he asked for the numbers");
    assert!(!met(&heard), "hearsay, evidence and all");
    let mut keys = super::deal();
    record_answers(&mut keys, "Ida", 10, "insight=pressed talk=we press=to-know");
    judged_unseen(&mut keys, 50, 60, TellAnswer::Delivered);
    assert!(!met(&keys), "three keys and a verdict on a task, and nothing that was seen");
    let mut seen = keys.clone();
    line(&mut seen, "insight", " ");
    assert!(!met(&seen), "an empty line");
    line(&mut seen, "talk", "“none of us counted”");
    assert!(met(&seen));
    assert_eq!(sightings(ann(&seen)).count(), 1);
    let mut task = keys.clone();
    line(&mut task, "task", "both lists came by mail");
    assert!(met(&task));
    let mut spoken = super::deal();
    spoken.log(talk(601, ago(3), &[ANN], Starter::Us));
    assert!(met(&spoken));
    spoken.edit_card(ANN, |card| card.standing = Some(Standing::Unreachable.into()));
    assert!(!met(&spoken), "nobody gets through to them");
}

#[test]
fn every_text_is_whole_and_names_who_it_is_about() {
    for text in &PLAYBOOK.alerts {
        assert!(text.coach.ends_with('?'), "{}", text.coach);
    }
    for (kind, before, change, _) in CASES {
        let mut deal = before();
        change(&mut deal);
        for one in raised(&deal).awake {
            assert!(!one.todo.contains('{') && !one.question.contains('{'), "{}: {}", kind.id(), one.question);
            assert!(!one.todo.is_empty() && !one.question.is_empty());
        }
    }
}

proptest! {
    #[test]
    fn alerts_are_the_same_twice_sorted_and_about_people_of_the_deal(deal in a_deal(), back in -400_i64..400) {
        let today = ago(back);
        let all = alerts(&PLAYBOOK, &deal, &Thresholds::default(), today);
        prop_assert_eq!(&all, &alerts(&PLAYBOOK, &deal.clone(), &Thresholds::default(), today));
        let order = |list: &[Alert]| list.windows(2).all(|pair| (pair[0].level, pair[0].kind) <= (pair[1].level, pair[1].kind));
        prop_assert!(order(&all.awake) && order(&all.asleep));
        let people: BTreeSet<StakeholderId> = deal.stakeholders.iter().map(|one| one.id).collect();
        let mut keys: BTreeMap<&str, usize> = BTreeMap::new();
        for one in all.all() {
            prop_assert!(one.people.iter().all(|id| people.contains(id)), "{}", one.reason);
            prop_assert!(!one.reason.is_empty());
            *keys.entry(&one.key).or_default() += 1;
            let sleeps = deal.snoozes.iter().any(|it| *it.alert == *one.key && it.until >= today);
            prop_assert_eq!(one.asleep.is_some(), sleeps);
        }
        // Ids that stand twice may raise the same twice.
        if people.len() == deal.stakeholders.len() {
            prop_assert!(keys.values().all(|count| *count == 1), "{:?}", keys);
        }
        if deal.outcome.is_some() {
            prop_assert_eq!(all, Alerts::default());
        }
    }

    #[test]
    fn what_was_seen_behind_an_answer_or_a_task_never_makes_anybody_untested(
        given in proptest::collection::vec(proptest::sample::select(vec![MOBILIZER, TALKER, BLOCKER, "insight=pressed"]), 3),
        whom in 0_usize..3,
        judge in any::<bool>(),
    ) {
        let mut deal = sound();
        for (place, (who, text)) in [ANN, TOM, EVA].into_iter().zip(given).enumerate() {
            deal.edit_person(who, |one| one.observations.clear());
            answers_of(&mut deal, who, 100 + u32::try_from(place).unwrap() * 10, text);
        }
        let untested = |deal: &Deal| -> BTreeSet<StakeholderId> {
            let all = raised(deal).awake.into_iter().filter(|one| one.kind == AlertKind::Untested);
            all.flat_map(|one| one.people).collect()
        };
        let before = untested(&deal);
        let who = [ANN, TOM, EVA][whom];
        if judge {
            deal.give_task(who, task(56, ago(1)));
            deal.judge_task(who, record(56), act("Ida", 300), TellAnswer::InPart);
        }
        let seen = Evidence { id: record(700), text: "brought three".into(), on: TODAY, by: "Ida".into(), conversation: None, extra: Map::new() };
        deal.edit_person(who, |one| one.observations.iter_mut().for_each(|it| it.evidence.push(seen.clone())));
        prop_assert!(untested(&deal).is_subset(&before));
    }
}

#[test]
fn a_failed_test_is_asked_about_in_its_own_words_and_leads_to_the_insight_that_passed_most() {
    let mut deal = sound();
    deal.add_insight(Insight::new(record(660), "scrap hides in the plan", "Ida", at(0)));
    deal.edit_insight(record(660), |one| one.record_check(check(TestResult::Failed)));
    let all = raised(&deal).awake;
    let alert = all.iter().find(|one| one.kind == AlertKind::InsightFails).unwrap();
    assert_eq!(alert.question, "Put your rival's logo on this page. Which line would have to change?");
    assert_eq!(alert.people, [TOM], "who said it");
    // Another that passed a test is the one to lead with.
    deal.add_insight(Insight::new(record(662), "stops hide in the shift log", "Ida", at(0)));
    deal.edit_insight(record(662), |one| one.record_check(check(TestResult::Passed)));
    assert!(!kinds(&deal).contains(&AlertKind::InsightFails));
}
