//! Where the customer is in its inside steps, and where we act: what holds for any list of steps.

use super::*;
use proptest::prelude::*;
use serde_json::Map;
use stakemap::domain::judge::inside::{Position, Shown, Theirs, ours_words, position, theirs_words};
use stakemap::domain::record::action::Action;
use stakemap::domain::record::coaching::Tick;
use stakemap::domain::record::inside_step::InsideStep;

/// A step as the tests make it: which usual step it is, if any, whether it has a day, and whether it's done.
type Sketch = (Option<usize>, bool, bool);

fn with(steps: &[Sketch]) -> Deal {
    let mut deal = deal();
    for ((usual, has_day, is_done), number) in steps.iter().zip(670..) {
        let usual = usual.map_or("", |at| &PLAYBOOK.inside.steps[at].id);
        let step = InsideStep::new(record(number), &format!("Step {number}"), usual, "Ida", at(0));
        let (due, done) = (has_day.then_some(TODAY), is_done.then_some(TODAY));
        deal.add_inside_step(InsideStep { due, done, ..step }, None);
    }
    deal
}

fn sketches() -> impl Strategy<Value = Vec<Sketch>> {
    let usual = proptest::option::of(0..PLAYBOOK.inside.steps.len());
    proptest::collection::vec((usual, any::<bool>(), any::<bool>()), 0..8)
}

fn action(what: &str) -> Action {
    Action {
        id: record(610),
        what: what.into(),
        who: "Ida".into(),
        who_id: None,
        due: TODAY,
        about: Some(ANN),
        given: at(1),
        by: "Ida".into(),
        review: None,
        alert: "".into(),
        done: None,
        extra: Map::new(),
    }
}

fn here(deal: &Deal) -> Position<'_> {
    position(&PLAYBOOK, deal)
}

proptest! {
    #[test]
    fn they_are_at_the_first_open_step_and_unknown_without_any_day(steps in sketches()) {
        let deal = with(&steps);
        let theirs = here(&deal).theirs;
        if steps.iter().all(|(_, has_day, is_done)| !has_day && !is_done) {
            prop_assert_eq!(theirs, Theirs::Unknown);
        } else if let Some(open) = steps.iter().position(|(_, _, is_done)| !is_done) {
            prop_assert_eq!(theirs, Theirs::At(open));
        } else {
            prop_assert_eq!(theirs, Theirs::Through);
        }
    }

    /// A later stage never shows us at an earlier step, and without anything of ours it's unknown.
    #[test]
    fn where_we_act_follows_the_stage(steps in sketches()) {
        let mut deal = with(&steps);
        prop_assert_eq!(here(&deal).ours, None);
        let is_comparable = steps.iter().any(|(usual, _, _)| usual.is_some());
        let mut last = 0;
        for (index, stage) in PLAYBOOK.group.stages.iter().enumerate() {
            deal.stage = stage.id.as_str().into();
            let ours = here(&deal).ours;
            prop_assert_eq!(ours.is_some(), is_comparable);
            let Some(ours) = ours else { continue };
            prop_assert_eq!(ours.by, Shown::Stage(index));
            prop_assert!(ours.at >= last && ours.at <= steps.len(), "{:?}", ours);
            last = ours.at;
        }
    }

    /// Nothing is said that isn't so: ahead only where both are known, and the sentence names both places.
    #[test]
    fn ahead_is_said_only_of_two_known_places(steps in sketches(), stage in 0..5_usize) {
        let mut deal = with(&steps);
        deal.stage = PLAYBOOK.group.stages[stage].id.as_str().into();
        let position = here(&deal);
        let words = format!("{} {}", theirs_words(&deal, position.theirs), ours_words(&PLAYBOOK, &deal, position));
        prop_assert_eq!(words.contains("unknown"), position.ours.is_none());
        prop_assert_eq!(words.contains("don't know"), position.theirs == Theirs::Unknown);
        if position.is_ahead() {
            prop_assert!(matches!(position.theirs, Theirs::At(_)) && position.ours.is_some());
        }
    }

    /// Moving a step one way and back leaves the list as it was; at an end nothing moves.
    #[test]
    fn a_step_moved_and_moved_back_is_where_it_was(steps in sketches(), which in any::<proptest::sample::Index>()) {
        let deal = with(&steps);
        prop_assume!(!steps.is_empty());
        let at = which.index(steps.len());
        let id = deal.inside_steps[at].id;
        let mut moved = deal.clone();
        moved.move_inside_step(id, true);
        prop_assert_eq!(moved == deal, at + 1 == steps.len());
        if at + 1 < steps.len() {
            moved.move_inside_step(id, false);
        }
        prop_assert!(moved == deal);
    }
}

/// All usual steps, the first done.
fn usual() -> Deal {
    let all: Vec<Sketch> = (0..PLAYBOOK.inside.steps.len()).map(|at| (Some(at), false, at == 0)).collect();
    with(&all)
}

#[test]
fn coaching_and_next_steps_show_where_we_act_and_the_furthest_counts() {
    let mut deal = usual();
    let index = |id: &str| PLAYBOOK.inside.steps.iter().position(|one| one.id == id);
    deal.edit_track(ANN, act("Ida", 15), |track| {
        let verifier = PLAYBOOK.stages[0].verifiers[0].id.as_str().into();
        let (evidence, by) = ("she did".into(), "Ida".into());
        track.ticks.push(Tick { id: record(50), verifier, evidence, on: TODAY, by, at: at(1), extra: Map::new() });
    });
    assert_eq!(
        here(&deal).ours.map(|ours| (Some(ours.at), ours.by)),
        Some((index("problem"), Shown::Coaching(ANN, 0)))
    );
    deal.plan_action(action("send the CONTRACT to Ann"));
    let ours = here(&deal).ours.unwrap();
    assert_eq!(Some(ours.at), index("legal"));
    assert!(ours_words(&PLAYBOOK, &deal, here(&deal)).ends_with("our next step is “send the CONTRACT to Ann”"));
    assert!(here(&deal).is_ahead());
    deal.finish_action(record(610), act("Ida", 20));
    assert_eq!(here(&deal).ours.map(|ours| Some(ours.at)), Some(index("problem")), "what is done shows nothing");
    deal.edit_action(record(610), |action| {
        action.done = None;
        action.what = "contractor visit".into();
    });
    assert_eq!(here(&deal).ours.map(|ours| Some(ours.at)), Some(index("problem")), "a part of a word is no word");
}

#[test]
fn every_word_of_the_method_finds_its_own_step() {
    for (at, usual_step) in PLAYBOOK.inside.steps.iter().enumerate() {
        for word in usual_step.ours.split(',').map(str::trim).filter(|word| !word.is_empty()) {
            let mut deal = usual();
            deal.plan_action(action(&format!("prepare the {word} for them")));
            assert_eq!(here(&deal).ours.map(|ours| ours.at), Some(at), "{word}");
        }
    }
}

#[test]
fn people_who_are_merged_or_removed_take_their_steps_along() {
    let tom = StakeholderId(Uuid::from_u128(2));
    let mut deal = usual();
    deal.add_person(Stakeholder::new(tom, "Tom Ruiz"));
    deal.edit_inside_step(record(671), |step| step.who = Some(tom));
    let mut joined = deal.clone();
    joined.join_people(stakemap::domain::change::joining::Joining {
        keep: ANN,
        other: tom,
        note: record(900),
        by: "Ida",
        at: at(3),
    });
    assert_eq!(joined.inside_step(record(671)).unwrap().who, Some(ANN));
    deal.remove_person(tom);
    assert_eq!(deal.inside_step(record(671)).unwrap().who, None);
    assert_eq!(deal.inside_steps.len(), PLAYBOOK.inside.steps.len());
}
