//! Challenging questions: each cue where it appears and where it must not, and which question is chosen.

use super::alerts::{
    BLOCKER, BO, EVA, TOM, action, ago, answers_of, call, check, plan, roles, snooze, sound, stage, stance, talk, tick,
};
use super::whole_deals::a_deal;
use super::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};
use serde_json::Map;
use stakemap::domain::judge::coach_questions::{Cues, cues};
use stakemap::domain::method::cue::Cue;
use stakemap::domain::record::card::{Influence, Role, Standing};
use stakemap::domain::record::choice::Choices;
use stakemap::domain::record::concern::{Concern, Matter, Progress};
use stakemap::domain::record::conversation::Starter;
use stakemap::domain::record::insight::{Insight, TestResult};
use stakemap::domain::record::motives::{Ability, Gain};
use stakemap::domain::record::outcome::{DealOutcome, Ending};
use stakemap::domain::record::stance::{Agreement, Degree, Position, Stance};
use std::collections::BTreeSet;
use std::sync::Arc;

const ZOE: StakeholderId = StakeholderId(Uuid::from_u128(5));

fn found(deal: &Deal) -> Cues {
    cues(&PLAYBOOK, deal, TODAY)
}

/// A deal in which nothing is left to ask: everything is proved and agreed, Bo blocks no more.
fn settled() -> Deal {
    let mut deal = sound();
    deal.add_person(Stakeholder::new(BO, "Bo Falk"));
    answers_of(&mut deal, BO, 40, BLOCKER);
    deal.log(talk(606, ago(3), &[BO], Starter::Us));
    deal.edit_plan(BO, |new| {
        *new = plan();
        new.neutralised = "signed the order".into();
    });
    deal.plan_action(action(612, Some(BO), ago(-2)));
    (0..PLAYBOOK.stages.len()).for_each(|place| stage(&mut deal, place, "they did it"));
    for (number, topic) in (700..).zip(["joint.problem", "joint.solution", "joint.supplier"]) {
        deal.mark(tick(number, topic, "wrote it on one page", ago(4)));
    }
    for id in [ANN, TOM, EVA, BO] {
        deal.edit_card(id, |card| {
            card.owner = "Ida".into();
            card.influence = Some(Influence::Team.into());
        });
        deal.edit_person(id, |one| one.motives.get_or_insert_default().gains.set(Gain::Career, true));
    }
    deal.raise(Concern { state: Progress::Settled.into(), ..concern(&[ANN, TOM]) });
    deal.cost_of_inaction = "a plant a year".into();
    deal.expected = Some(4);
    deal.stage = "select".into();
    deal
}

pub(super) fn concern(of: &[StakeholderId]) -> Concern {
    Concern {
        id: record(650),
        of: of.iter().copied().collect(),
        over: Some(Matter::Goal.into()),
        text: "scrap or hours".into(),
        owner: "".into(),
        owner_id: None,
        state: Progress::Open.into(),
        by: "Ida".into(),
        at: at(1),
        extra: Map::new(),
    }
}

fn end(deal: &mut Deal, result: Ending) {
    let (on, why) = (ago(1), "the board said so".into());
    deal.outcome = Some(DealOutcome {
        result: result.into(),
        bought: None,
        group: None,
        on,
        why,
        by: "Ida".into(),
        at: at(1),
        extra: Map::new(),
    });
}

/// Adds Zoe, of whom this was answered.
fn zoe(deal: &mut Deal, answers: &str) {
    deal.add_person(Stakeholder::new(ZOE, "Zoe Hart"));
    answers_of(deal, ZOE, 75, answers);
}

fn stands(deal: &mut Deal, who: StakeholderId, all: &[Position]) {
    for (number, one) in (640..).zip(all) {
        deal.take_stance(who, stance(number, *one));
    }
}

fn blocks_again(deal: &mut Deal) {
    deal.edit_plan(BO, |plan| plan.neutralised = "".into());
}

fn unproved(deal: &mut Deal, place: usize) {
    for verifier in &PLAYBOOK.stages[place].verifiers {
        deal.untick(ANN, act("Ida", 750), &verifier.id);
    }
}

fn silent_for(deal: &mut Deal, days: i64) {
    deal.conversations.clear();
    deal.created = at(-60 * 24 * (days + 5));
    delivered_before(deal, days);
    let old = |one: &mut stakemap::domain::record::coaching::Tick| one.on = ago(days);
    deal.coaching.iter_mut().for_each(|track| Arc::make_mut(track).ticks.iter_mut().for_each(old));
    deal.marks.iter_mut().for_each(old);
}

/// A cue, whom it is about, and the change to the settled deal that calls for it.
type Case = (Cue, StakeholderId, Change);

/// What is done to a deal.
type Change = fn(&mut Deal);

/// Nobody, where a cue is about the deal.
const DEAL: StakeholderId = StakeholderId(Uuid::nil());

fn of_people() -> Vec<Case> {
    vec![
        (Cue::BlockerLeft, BO, |deal| {
            blocks_again(deal);
            deal.edit_plan(BO, |plan| plan.left_to_customer = true);
        }),
        (Cue::BlockerOverdue, BO, |deal| {
            blocks_again(deal);
            deal.edit_plan(BO, |plan| plan.due = Some(ago(1)));
        }),
        (Cue::BlockerNoPlan, BO, |deal| deal.edit_person(BO, |bo| bo.plan = None)),
        (Cue::BlockerStage, BO, blocks_again),
        (Cue::BlockerUnmet, BO, |deal| {
            blocks_again(deal);
            deal.conversations.retain(|one| !one.with.has(BO));
        }),
        (Cue::BlockerPlanned, BO, blocks_again),
        (Cue::FriendAsChampion, TOM, |deal| deal.edit_person(TOM, |tom| tom.labels.push(call("mobilizer")))),
        (Cue::SkepticAsHostile, EVA, |deal| {
            answers_of(deal, EVA, 80, "press=to-test skeptic.small-wins-first=repeated");
            deal.edit_person(EVA, |eva| eva.labels.push(call("blocker")));
        }),
        (Cue::NamedChampion, ZOE, |deal| {
            zoe(deal, "");
            deal.edit_person(ZOE, |zoe| zoe.labels.push(call("go-getter")));
        }),
        (Cue::CallApart, EVA, |deal| deal.edit_person(EVA, |eva| eva.labels.push(call("talker")))),
        (Cue::Unproven, EVA, |deal| deal.judge_task(EVA, record(51), act("Ida", 90), TellAnswer::NotDelivered)),
        (Cue::TaskOverdue, EVA, |deal| deal.edit_task(EVA, record(51), |task| task.due = ago(1))),
        (Cue::Contested, EVA, |deal| {
            answers_of(deal, EVA, 80, "friend.easy-to-reach=repeated friend.introduces=repeated");
        }),
        (Cue::AssessorsDiffer, ANN, |deal| {
            record_answers(deal, "Rosa", 90, "insight=not-engaged gives=information guide.frank=repeated");
        }),
        (Cue::Hearsay, ZOE, |deal| zoe(deal, "teacher.persuades=claimed friend.introduces=not-so")),
        (Cue::Against, TOM, |deal| stands(deal, TOM, &[Position::Buy(Degree::Against)])),
        (Cue::UnknownInfluential, ZOE, |deal| {
            zoe(deal, "");
            deal.edit_card(ZOE, |card| card.influence = Some(Influence::Deciders.into()));
        }),
        (Cue::Untested, EVA, |deal| deal.edit_person(EVA, |eva| eva.tasks.clear())),
        (Cue::DeliveredUnseen, EVA, |deal| deal.judge_task(EVA, record(51), act("Ida", 90), TellAnswer::Delivered)),
        (Cue::InPart, EVA, |deal| deal.judge_task(EVA, record(51), act("Ida", 90), TellAnswer::InPart)),
        (Cue::Unscreened, EVA, |deal| {
            deal.forget(EVA, "Ida", Item::from_id("insight").unwrap());
            answers_of(deal, EVA, 80, "teacher.persuades=repeated teacher.brings-insight=repeated");
            deal.judge_task(EVA, record(51), act("Ida", 90), TellAnswer::Delivered);
        }),
        (Cue::ActionOverdue, ANN, |deal| deal.edit_action(record(610), |action| action.due = ago(2))),
        (Cue::CoachedUnconfirmed, EVA, |deal| deal.edit_track(EVA, act("Ida", 90), |_| {})),
        (Cue::CoachingAhead, ANN, |deal| unproved(deal, 1)),
        (Cue::WontAdvocate, TOM, |deal| {
            stands(deal, TOM, &[Position::Buy(Degree::For), Position::Advocate(Degree::Open)]);
        }),
        (Cue::Unable, TOM, |deal| {
            stands(deal, TOM, &[Position::Buy(Degree::For), Position::Advocate(Degree::Acts)]);
        }),
        (Cue::NotFound, ZOE, |deal| {
            zoe(deal, "");
            deal.edit_card(ZOE, |card| card.standing = Some(Standing::NotFound.into()));
        }),
        (Cue::NeverMet, ZOE, |deal| zoe(deal, "")),
        (Cue::Quiet, TOM, |deal| {
            deal.conversations.retain(|one| !one.with.has(TOM));
            deal.log(talk(620, ago(14), &[TOM], Starter::Us));
        }),
        (Cue::Climber, ZOE, |deal| {
            zoe(deal, "insight=accepted talk=me climber.personal-gain=repeated climber.expects-reward=repeated");
        }),
        (Cue::Friend, ZOE, |deal| {
            zoe(deal, "insight=accepted gives=time-and-introductions friend.introduces=repeated");
        }),
        (Cue::NotCoached, ANN, |deal| deal.coaching.clear()),
        (Cue::StageUnproved, ANN, |deal| unproved(deal, 4)),
        (Cue::NoAction, TOM, |deal| deal.finish_action(record(611), act("Ida", 90))),
        (Cue::NoOwner, ANN, |deal| deal.edit_card(ANN, |card| card.owner = " ".into())),
        (Cue::ConcernOpen, ANN, |deal| deal.concerns.push(concern(&[ANN]))),
        (Cue::Impression, ANN, |deal| {
            let bare = Stance { evidence: "".into(), ..stance(640, Position::Buy(Degree::Open)) };
            deal.take_stance(ANN, bare);
        }),
        (Cue::NoGain, EVA, |deal| deal.edit_person(EVA, |eva| eva.motives = None)),
        (Cue::GoGetterRushes, EVA, |deal| {
            answers_of(deal, EVA, 80, "press=to-do go-getter.backs-ideas=repeated go-getter.over-delivers=repeated");
        }),
        (Cue::TeacherLofty, EVA, |deal| {
            answers_of(deal, EVA, 80, "press=to-know teacher.persuades=repeated teacher.brings-insight=repeated");
        }),
        (Cue::SkepticDoubts, EVA, |deal| {
            answers_of(deal, EVA, 80, "press=to-test skeptic.small-wins-first=repeated");
        }),
        (Cue::StaleEvidence, TOM, |deal| {
            deal.edit_person(TOM, |tom| tom.observations.iter_mut().for_each(|one| one.at = at(-60 * 24 * 200)));
        }),
        (Cue::Leaning, ZOE, |deal| zoe(deal, "insight=pressed")),
        (Cue::Unclear, ZOE, |deal| zoe(deal, "skeptic.small-wins-first=claimed")),
        (Cue::Unknown, ZOE, |deal| zoe(deal, "")),
        (Cue::InfluenceUnknown, ANN, |deal| deal.edit_card(ANN, |card| card.influence = None)),
        (Cue::Left, TOM, |deal| deal.edit_card(TOM, |card| card.standing = Some(Standing::Left.into()))),
        (Cue::Hindsight, TOM, |deal| end(deal, Ending::Won)),
    ]
}

fn of_deals() -> Vec<(Cue, Change)> {
    vec![
        (Cue::EndedNoDecision, |deal| end(deal, Ending::NoDecision)),
        (Cue::EndedLost, |deal| end(deal, Ending::Lost)),
        (Cue::EndedWon, |deal| end(deal, Ending::Won)),
        (Cue::Ended, |deal| end(deal, Ending::Lost)),
        (Cue::Nobody, |deal| *deal = Deal::new(deal.id, "Acme", "Ida", at(0))),
        (Cue::Begin, |deal| {
            for id in [ANN, TOM, EVA, BO] {
                deal.edit_person(id, |one| {
                    one.observations.clear();
                    one.tasks.clear();
                });
            }
        }),
        (Cue::InsightFails, |deal| {
            deal.add_insight(Insight::new(record(660), "scrap hides in the plan", "Ida", at(0)));
            deal.edit_insight(record(660), |one| one.record_check(check(TestResult::Failed)));
        }),
        (Cue::StillIn, |deal| silent_for(deal, 50)),
        (Cue::CustomerSilent, |deal| silent_for(deal, 15)),
        (Cue::Slipped, |deal| deal.edit_action(record(610), |action| action.due = ago(2))),
        (Cue::SingleThread, |deal| (620..629).for_each(|one| deal.log(talk(one, ago(2), &[ANN], Starter::Us)))),
        (Cue::NoMobilizer, |deal| deal.judge_task(ANN, record(50), act("Ida", 90), TellAnswer::Refused)),
        (Cue::OneMobilizer, |deal| deal.judge_task(EVA, record(51), act("Ida", 90), TellAnswer::Refused)),
        (Cue::MostlyTalkers, |deal| (620..627).for_each(|one| deal.log(talk(one, ago(2), &[TOM], Starter::Us)))),
        (Cue::DeciderUnreached, |deal| {
            deal.edit_card(ANN, |card| card.roles = roles(&[Role::Evaluates]));
            deal.edit_card(BO, |card| card.roles = roles(&[Role::Decides]));
        }),
        (Cue::RolesMissing, |deal| deal.edit_card(EVA, |card| card.roles = roles(&[]))),
        (Cue::Yeses, |deal| {
            deal.marks.retain(|one| &*one.verifier != "joint.solution");
            stands(deal, ANN, &[Position::Solution(Agreement::Yes)]);
            stands(deal, TOM, &[Position::Solution(Agreement::Yes)]);
        }),
        (Cue::SupplierFirst, |deal| {
            deal.marks.clear();
            [ANN, TOM].iter().for_each(|id| stands(deal, *id, &[Position::Supplier(Agreement::Yes)]));
        }),
        (Cue::ProblemNotAgreed, |deal| deal.marks.clear()),
        (Cue::SolutionNotAgreed, |deal| deal.marks.truncate(1)),
        (Cue::SupplierNotAgreed, |deal| deal.marks.truncate(2)),
        (Cue::DisconnectOpen, |deal| deal.edit_concern(record(650), |one| one.state = Progress::Open.into())),
        (Cue::DisconnectsUnexplored, |deal| deal.concerns.clear()),
        (Cue::InsightNotHanded, |deal| deal.untick(ANN, act("Ida", 90), "problem.retells-insight")),
        (Cue::CostUnknown, |deal| {
            deal.cost_of_inaction = "".into();
            deal.untick(ANN, act("Ida", 90), "problem.states-cost-of-inaction");
        }),
        (Cue::GroupLarger, |deal| deal.expected = Some(5)),
        (Cue::GroupSizeUnknown, |deal| deal.expected = None),
        (Cue::NoBlockerKnown, |deal| deal.remove_person(BO)),
        (Cue::CommitmentsOpen, |deal| unproved(deal, 4)),
        (Cue::FewerActions, |deal| (53..56).for_each(|one| deal.give_task(EVA, task(one, ago(-5))))),
        (Cue::Snoozed, |deal| {
            deal.edit_action(record(610), |action| action.due = ago(2));
            snooze(deal, "action-overdue", ago(-3));
        }),
        (Cue::StageUnknown, |deal| deal.stage = "".into()),
    ]
}

#[test]
fn a_settled_deal_calls_for_nothing_but_what_never_ends() {
    let all = found(&settled());
    assert_eq!(all.person(ANN), [Cue::Steady]);
    assert_eq!(all.person(TOM), [Cue::TellsEverybody, Cue::Talker]);
    assert_eq!(all.person(EVA), [Cue::TaskOpen]);
    assert_eq!(all.person(BO), [Cue::BlockerSettled]);
    assert_eq!(all.deal(), [Cue::StatusQuo]);
    assert_eq!(all.person(ZOE), []);
}

#[test]
fn each_cue_appears_in_its_case_and_not_before() {
    let (people, deals) = (of_people(), of_deals());
    let mut tried: BTreeSet<Cue> = people.iter().map(|(cue, ..)| *cue).collect();
    tried.extend(deals.iter().map(|(cue, _)| *cue));
    tried.extend([Cue::Steady, Cue::TellsEverybody, Cue::Talker, Cue::TaskOpen, Cue::BlockerSettled, Cue::StatusQuo]);
    // No state of a deal alone: see below.
    tried.insert(Cue::Unchanged);
    assert_eq!(tried, Cue::ALL.iter().copied().collect());
    let whole = deals.into_iter().map(|(cue, change)| (cue, DEAL, change));
    for (cue, who, change) in people.into_iter().chain(whole) {
        let mut deal = settled();
        let of = |deal: &Deal| -> Vec<Cue> {
            let all = found(deal);
            if who == DEAL { all.deal().to_vec() } else { all.person(who).to_vec() }
        };
        assert!(!of(&deal).contains(&cue), "{} before", cue.id());
        change(&mut deal);
        assert!(of(&deal).contains(&cue), "{}: {:?}", cue.id(), of(&deal));
        assert_eq!(cue.is_about_a_person(), who != DEAL, "{}", cue.id());
    }
}

#[test]
fn what_settles_a_matter_ends_its_cue() {
    let after = |cue: Cue, change: Change| {
        let (_, who, spoil) = of_people().into_iter().find(|(one, ..)| *one == cue).unwrap();
        let mut deal = settled();
        spoil(&mut deal);
        change(&mut deal);
        assert!(!found(&deal).person(who).contains(&cue), "{}", cue.id());
    };
    after(Cue::BlockerUnmet, |deal| deal.log(talk(680, ago(1), &[BO], Starter::Us)));
    after(Cue::NeverMet, |deal| deal.log(talk(680, ago(1), &[ZOE], Starter::Us)));
    after(Cue::Hearsay, |deal| answers_of(deal, ZOE, 85, "friend.introduces=once"));
    after(Cue::NamedChampion, |deal| answers_of(deal, ZOE, 85, "insight=pressed talk=we press=to-do"));
    after(Cue::Quiet, |deal| deal.log(talk(680, ago(13), &[TOM], Starter::Us)));
    after(Cue::Unable, |deal| {
        deal.edit_person(TOM, |tom| tom.motives.get_or_insert_default().able.set(Ability::Clout, true));
    });
    after(Cue::NoGain, |deal| {
        deal.edit_person(EVA, |eva| eva.motives.get_or_insert_default().gains_words = "her own plant".into());
    });
    after(Cue::UnknownInfluential, |deal| answers_of(deal, ZOE, 85, "insight=pressed"));
    after(Cue::SkepticAsHostile, |deal| deal.edit_person(EVA, |eva| eva.labels.push(call("skeptic"))));
    after(Cue::AssessorsDiffer, |deal| record_answers(deal, "Rosa", 95, "insight=pressed talk=we gives=nothing"));
}

#[test]
fn a_call_that_is_apart_is_said_in_one_way() {
    let mut deal = settled();
    deal.edit_person(TOM, |tom| tom.labels.push(call("mobilizer")));
    assert_eq!(found(&deal).person(TOM), [Cue::FriendAsChampion, Cue::TellsEverybody, Cue::Talker]);
}

#[test]
fn that_nothing_changed_is_a_finding_of_a_deal_that_goes_on() {
    let all = found(&settled()).unchanged().unchanged();
    assert_eq!(all.deal(), [Cue::Unchanged, Cue::StatusQuo]);
    assert_eq!(all.person(ANN), [Cue::Steady]);
    let mut deal = settled();
    end(&mut deal, Ending::Lost);
    assert_eq!(found(&deal).unchanged().deal(), [Cue::EndedLost, Cue::Ended]);
}

#[test]
fn a_grave_state_comes_before_a_light_one() {
    let mut deal = settled();
    blocks_again(&mut deal);
    deal.edit_plan(BO, |plan| plan.left_to_customer = true);
    deal.edit_card(BO, |card| card.owner = "".into());
    let all = found(&deal);
    assert_eq!(all.person(BO), [Cue::BlockerLeft, Cue::BlockerStage, Cue::NoOwner]);
    let asked = PLAYBOOK.review.challenge(all.person(BO), Some(BO), &[] as &[&str], &[]).unwrap();
    assert_eq!(asked.cue, Cue::BlockerLeft);
}

#[test]
fn two_people_in_one_state_begin_with_different_questions() {
    let first = |id| &PLAYBOOK.review.challenge(&[Cue::Unknown], Some(id), &[] as &[&str], &[]).unwrap().id;
    assert_ne!(first(ANN), first(TOM));
    assert_eq!(first(ANN), first(ANN));
    let of_deal = PLAYBOOK.review.challenge(&[Cue::StatusQuo], None, &[] as &[&str], &[]).unwrap();
    assert_eq!(Some(of_deal), PLAYBOOK.review.of(Cue::StatusQuo).next());
}

#[test]
fn common_states_have_three_questions_or_more() {
    let common = [
        Cue::BlockerLeft,
        Cue::BlockerNoPlan,
        Cue::FriendAsChampion,
        Cue::Unproven,
        Cue::Hearsay,
        Cue::Untested,
        Cue::NeverMet,
        Cue::Quiet,
        Cue::Talker,
        Cue::NotCoached,
        Cue::StageUnproved,
        Cue::TaskOpen,
        Cue::NoAction,
        Cue::WontAdvocate,
        Cue::Leaning,
        Cue::Unclear,
        Cue::Unknown,
        Cue::Steady,
        Cue::StillIn,
        Cue::Unchanged,
        Cue::SingleThread,
        Cue::NoMobilizer,
        Cue::Yeses,
        Cue::ProblemNotAgreed,
        Cue::StatusQuo,
    ];
    let few: Vec<&str> =
        common.into_iter().filter(|cue| PLAYBOOK.review.of(*cue).count() < 3).map(Choices::id).collect();
    assert_eq!(few, Vec::<&str>::new());
}

#[test]
fn a_picture_that_points_no_way_is_not_called_leaning() {
    let mut deal = settled();
    zoe(&mut deal, "skeptic.small-wins-first=claimed");
    assert!(!found(&deal).person(ZOE).contains(&Cue::Leaning));
    zoe(&mut deal, "insight=pressed");
    assert!(!found(&deal).person(ZOE).contains(&Cue::Unclear));
}

#[test]
fn every_state_of_a_person_has_another_question_for_the_next_one() {
    let people = Cue::ALL.iter().filter(|cue| cue.is_about_a_person());
    let one: Vec<&str> = people.filter(|cue| PLAYBOOK.review.of(**cue).count() < 2).map(|cue| cue.id()).collect();
    assert_eq!(one, Vec::<&str>::new());
}

#[test]
fn no_question_is_asked_in_two_ways_or_worded_as_another() {
    let mut all: Vec<&str> = PLAYBOOK.review.questions.iter().map(|one| one.ask.as_str()).collect();
    all.extend(PLAYBOOK.review.portfolio.iter().map(|one| one.ask.as_str()));
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), count);
}

#[test]
fn the_buyers_next_step_is_asked_first_in_every_deal() {
    let ids: Vec<&str> = PLAYBOOK.review.portfolio.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["buyers-step", "what-changed", "who-moves", "who-stops", "our-step"]);
}

proptest! {
    #[test]
    fn everybody_in_any_deal_has_something_to_be_asked_about(deal in a_deal()) {
        let all = found(&deal);
        for person in &deal.stakeholders {
            let cues = all.person(person.id);
            prop_assert!(!cues.is_empty() && cues.iter().all(|cue| cue.is_about_a_person()));
            prop_assert!(cues.windows(2).all(|two| two[0] < two[1]), "{cues:?}");
            let question = PLAYBOOK.review.challenge(cues, Some(person.id), &[] as &[&str], &[]);
            prop_assert_eq!(question.map(|one| one.cue), cues.first().copied());
        }
        prop_assert!(!all.deal().is_empty() && all.deal().iter().all(|cue| !cue.is_about_a_person()));
        prop_assert!(all.deal().windows(2).all(|two| two[0] < two[1]));
    }

    #[test]
    fn nobody_is_asked_what_the_one_before_was_asked(deal in a_deal()) {
        let all = found(&deal);
        let mut shown: Vec<String> = Vec::new();
        for id in deal.stakeholders.iter().map(|one| one.id) {
            let cues = all.person(id);
            let one = PLAYBOOK.review.challenge(cues, Some(id), &[], &shown).unwrap();
            prop_assert_eq!(Some(&one.cue), cues.first());
            prop_assert_ne!(shown.last(), Some(&one.id));
            shown.push(one.id.clone());
        }
    }

    #[test]
    fn no_question_comes_twice_in_a_row_and_each_fits_whom_it_is_asked_of(
        deal in a_deal(),
        turns in vec((any::<Index>(), 0_usize..4), 1..20),
    ) {
        let all = found(&deal);
        let mut shown: Vec<(StakeholderId, String)> = Vec::new();
        for (whom, others) in turns.iter().filter(|_| !deal.stakeholders.is_empty()) {
            let id = whom.get(&deal.stakeholders).id;
            for _ in 0..=*others {
                let asked: Vec<&str> =
                    shown.iter().filter(|(about, _)| *about == id).map(|(_, one)| one.as_str()).collect();
                let here: Vec<&str> = shown.iter().map(|(_, one)| one.as_str()).collect();
                let one = PLAYBOOK.review.challenge(all.person(id), Some(id), &asked, &here);
                prop_assert!(one.is_some(), "{:?} asks nothing", all.person(id));
                let one = one.unwrap();
                prop_assert_ne!(here.last(), Some(&one.id.as_str()));
                prop_assert!(all.person(id).contains(&one.cue), "{} doesn't fit {:?}", one.id, all.person(id));
                shown.push((id, one.id.clone()));
            }
        }
    }

    #[test]
    fn the_order_of_people_does_not_matter(deal in a_deal(), by in any::<u64>()) {
        let mut turned = deal.clone();
        turned.stakeholders.sort_by_key(|one| one.id.0.as_u128().wrapping_mul(u128::from(by | 1)));
        prop_assert_eq!(found(&turned), found(&deal));
    }

    #[test]
    fn title_department_and_part_never_make_a_cue_of_a_person(
        case in 0..of_people().len(),
        parts in subsequence(Role::ALL.to_vec(), 0..=Role::ALL.len()),
        title in "[A-Z]{3}|Chief Blocker|Head of Champions|",
    ) {
        let mut deal = settled();
        of_people()[case].2(&mut deal);
        let before = found(&deal);
        let everybody: Vec<StakeholderId> = deal.stakeholders.iter().map(|one| one.id).collect();
        for id in &everybody {
            deal.edit_person(*id, |one| one.title = title.as_str().into());
            deal.edit_card(*id, |card| {
                card.roles = roles(&parts);
                card.department = title.as_str().into();
                card.reports_to = everybody.first().copied();
            });
        }
        let after = found(&deal);
        for id in everybody {
            prop_assert_eq!(after.person(id), before.person(id));
        }
    }

    #[test]
    fn nothing_is_asked_twice_before_everything_was_asked_once(
        cues in subsequence(Cue::ALL.to_vec(), 1..6),
        about in any::<u128>(),
    ) {
        let about = Some(StakeholderId(Uuid::from_u128(about)));
        let all: usize = cues.iter().map(|cue| PLAYBOOK.review.of(*cue).count()).sum();
        let mut asked: Vec<String> = Vec::new();
        for _ in 0..all * 2 + 1 {
            let one = PLAYBOOK.review.challenge(&cues, about, &asked, &[]).unwrap();
            prop_assert_eq!(Some(one), PLAYBOOK.review.challenge(&cues, about, &asked, &[]));
            asked.push(one.id.clone());
        }
        let first: BTreeSet<&String> = asked[..all].iter().collect();
        prop_assert_eq!(first.len(), all);
        // Then the longest ago again, so in the same order.
        prop_assert_eq!(&asked[all..all * 2], &asked[..all]);
        prop_assert_eq!(&asked[all * 2], &asked[0]);
        // The most telling cue is done with before the next is come to.
        let places: Vec<usize> = asked[..all].iter().map(|id| {
            let cue = PLAYBOOK.review.question(id).unwrap().cue;
            cues.iter().position(|one| *one == cue).unwrap()
        }).collect();
        prop_assert!(places.is_sorted());
    }
}
