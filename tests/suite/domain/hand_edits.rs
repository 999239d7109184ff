//! A copy that was read before our latest saves, changed by hand without a word in its history, and written back after
//! them: what it never saw stays, and what it brings comes in.

use super::merge_laws::{edited, missing};
use super::round_trips::{Edit, an_edit, apply, stored};
use super::whole_deals::a_deal;
use super::*;
use crate::table::Trial;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{RngSeed, TestRunner};
use serde_json::Value;
use stakemap::domain::change::diff::changes;
use stakemap::domain::change::merge::{Merged, merge, merge_base};
use stakemap::domain::record::step::Step;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A deal after edits that no step tells of.
fn by_hand(deal: &Deal, edits: &[Edit]) -> Deal {
    let mut deal = deal.clone();
    edits.iter().for_each(|edit| apply(&mut deal, edit.clone()));
    deal
}

/// What the program makes of a file that it finds in place of the state that it saved.
fn taken_in(saved: &Deal, ours: &Deal, theirs: &Deal) -> Merged {
    merge(merge_base(Some(saved), ours, theirs).as_ref(), ours, theirs)
}

fn after(deal: &Deal, number: u128, change: impl FnOnce(&mut Deal)) -> Deal {
    let mut after = deal.clone();
    change(&mut after);
    let changes = changes(deal, &after);
    after.history.push(Arc::new(Step::new(record(number), at(0), "Ida", &number.to_string(), changes)));
    after
}

fn person(number: u128, name: &str) -> Stakeholder {
    Stakeholder::new(StakeholderId(Uuid::from_u128(number)), name)
}

#[test]
fn an_outdated_copy_with_a_new_person_takes_nothing_away() {
    let read = after(&deal(), 500, |deal| deal.add_person(person(70, "Tom Ruiz")));
    let one = after(&read, 501, |deal| deal.edit_person(ANN, |ann| ann.title = "CFO".into()));
    let saved = after(&one, 502, |deal| deal.add_person(person(71, "Dev Patel")));
    let mut stale = read.clone();
    stale.add_person(person(72, "Mai Sato"));
    let merged = taken_in(&saved, &saved, &stale);
    let names: BTreeSet<&str> = merged.deal.stakeholders.iter().map(|one| one.name.as_str()).collect();
    assert!(["Tom Ruiz", "Dev Patel", "Mai Sato"].iter().all(|name| names.contains(name)), "{names:?}");
    assert_eq!(merged.deal.person(ANN).unwrap().title, "CFO");
    assert_eq!((merged.conflicts.len(), merged.deal.history.len()), (0, saved.history.len()));
}

#[test]
fn a_copy_that_knows_all_our_steps_may_take_away() {
    let saved = after(&deal(), 500, |deal| deal.add_person(person(70, "Tom Ruiz")));
    let mut theirs = saved.clone();
    theirs.remove_person(StakeholderId(Uuid::from_u128(70)));
    assert_eq!(taken_in(&saved, &saved, &theirs).deal, theirs);
}

#[test]
fn who_was_there_when_an_outdated_copy_was_read_may_be_taken_away_in_it() {
    let read = after(&deal(), 500, |deal| deal.add_person(person(70, "Tom Ruiz")));
    let saved = after(&read, 501, |deal| deal.value = "€480k".into());
    let mut stale = read.clone();
    stale.remove_person(StakeholderId(Uuid::from_u128(70)));
    let merged = taken_in(&saved, &saved, &stale).deal;
    assert_eq!((merged.stakeholders.len(), merged.value.as_str()), (1, "€480k"));
}

#[test]
fn an_outdated_copy_without_any_history_takes_nothing_away() {
    let read = after(&deal(), 500, |deal| deal.add_person(person(70, "Tom Ruiz")));
    let saved = after(&read, 501, |deal| deal.add_person(person(71, "Dev Patel")));
    let mut bare = Deal { history: Vec::new(), ..read.clone() };
    bare.add_person(person(72, "Mai Sato"));
    let merged = taken_in(&saved, &saved, &bare).deal;
    assert_eq!((merged.stakeholders.len(), merged.history.len()), (4, 2));
}

/// Takes people away with steps, and a few other edits beside them.
fn removals() -> impl Strategy<Value = Vec<Edit>> {
    vec(prop_oneof![any::<Index>().prop_map(Edit::Remove), an_edit()], 1..4)
}

/// Where the state that both sides come from is not known any more and a hand changed one of them: who was removed in
/// a step stays away, or whoever looks is asked.
fn removal_is_known(base: &Deal, ours: &[Edit], hand: &[Edit], theirs: &[Edit]) -> Result<(), TestCaseError> {
    let ours = edited(base, ours, 20_000);
    let outdated = by_hand(base, hand);
    let theirs = edited(&outdated, theirs, 30_000);
    let merged = merge(merge_base(None, &ours, &theirs).as_ref(), &ours, &theirs).deal;
    for (from, to) in [(base, &ours), (&outdated, &theirs)] {
        let there: BTreeSet<StakeholderId> = to.stakeholders.iter().map(|one| one.id).collect();
        let both = |id: &StakeholderId| base.person(*id).is_some() && outdated.person(*id).is_some();
        let gone = from.stakeholders.iter().map(|one| one.id).filter(|id| !there.contains(id) && both(id));
        for id in gone {
            let asked = merged.conflicts.iter().any(|one| one.place.contains(&id.to_string()));
            prop_assert!(merged.person(id).is_none() || asked, "{} is back", id);
        }
    }
    Ok(())
}

fn stays(base: &Deal, pairs: &[(Vec<Edit>, Vec<Edit>, Vec<Edit>)]) -> Result<(), TestCaseError> {
    for (shared, ours, hand) in pairs {
        let read = edited(base, shared, 10_000);
        let saved = edited(&read, ours, 20_000);
        let stale = by_hand(&read, hand);
        for known in [Some(&saved), None] {
            let merged = merge(merge_base(known, &saved, &stale).as_ref(), &saved, &stale).deal;
            let in_merged = stored(&merged);
            // Where nothing tells what was there before, a name that is emptied says nothing.
            let says_something = |to: &Value| known.is_some() || to != "";
            for change in changes(&read, &saved).iter().filter(|change| says_something(&change.to)) {
                prop_assert_eq!(missing(change, &merged, &in_merged), None, "ours, which they never saw");
            }
            let is_theirs = |to: &Value| !to.is_null() && says_something(to);
            for change in changes(&read, &stale).iter().filter(|change| is_theirs(&change.to)) {
                prop_assert_eq!(missing(change, &merged, &in_merged), None, "theirs");
            }
            for step in &saved.history {
                prop_assert!(merged.history.contains(step));
            }
        }
    }
    Ok(())
}

fn cases() -> impl Strategy<Value = Vec<(Vec<Edit>, Vec<Edit>, Vec<Edit>)>> {
    vec((vec(an_edit(), 0..3), vec(an_edit(), 0..4), vec(an_edit(), 1..4)), 8)
}

/// What happens in a round: somebody here edits and it is saved, or a copy of an earlier state comes back with somebody
/// new in it.
#[derive(Debug, Clone)]
enum Round {
    Edit(Edit),
    Outside(Index),
}

fn rounds() -> impl Strategy<Value = Vec<Round>> {
    let keeps_people = |edit: &Edit| !matches!(edit, Edit::Remove(_));
    let edit = an_edit().prop_filter("nobody is removed here", keeps_people).prop_map(Round::Edit);
    vec(prop_oneof![2 => edit, 1 => any::<Index>().prop_map(Round::Outside)], 2..12)
}

/// However many outdated copies come back one after another, whoever was added in one of them is there in the end.
fn everybody_stays(base: &Deal, rounds: &[Round]) -> Result<(), TestCaseError> {
    let mut states = vec![base.clone()];
    let mut added = Vec::new();
    for (number, round) in (0..).zip(rounds) {
        let now = states.last().expect("the first").clone();
        let next = match round {
            Round::Edit(edit) => edited(&now, std::slice::from_ref(edit), 20_000 + number),
            Round::Outside(at) => {
                let mut stale = at.get(&states).clone();
                let one = person(1 << 60 | u128::from(number), &format!("Guest {number}"));
                added.push(one.id);
                stale.add_person(one);
                let merged = taken_in(&now, &now, &stale).deal;
                // Merged content is saved, like an edit, but by no step.
                merged
            }
        };
        let here: BTreeSet<StakeholderId> = next.stakeholders.iter().map(|one| one.id).collect();
        let unseen: Vec<&StakeholderId> = added.iter().filter(|id| !here.contains(id)).collect();
        // A copy that knows every step of ours counts as having seen all there was.
        let knows_all = |stale: &Deal| now.history.iter().all(|step| stale.history.contains(step));
        let is_excused = matches!(round, Round::Outside(at) if knows_all(at.get(&states)));
        prop_assert!(unseen.is_empty() || is_excused, "gone: {:?} after {:?}", unseen, round);
        added.retain(|id| here.contains(id));
        states.push(next);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, max_shrink_iters: 400, ..ProptestConfig::default() })]

    #[test]
    fn what_an_outdated_copy_never_saw_stays(base in a_deal(), cases in cases()) {
        stays(&base, &cases)?;
    }

    #[test]
    fn who_was_removed_in_a_step_does_not_come_back_unasked(
        base in a_deal(), ours in removals(), hand in vec(an_edit(), 1..3), theirs in removals(),
    ) {
        removal_is_known(&base, &ours, &hand, &theirs)?;
    }

    #[test]
    fn outdated_copies_one_after_another_lose_nobody(base in a_deal(), rounds in rounds()) {
        everybody_stays(&base, &rounds)?;
    }
}

#[test]
#[ignore = "takes a minute; `cargo test --profile torture -- --ignored torture` runs it"]
fn torture_outdated_copies_take_nothing_away() {
    let mut trial = Trial::of("outdated copies changed by hand: nothing that they never saw is gone");
    let config =
        |cases| ProptestConfig { cases, max_shrink_iters: 400, rng_seed: RngSeed::Random, ..ProptestConfig::default() };
    let ran = TestRunner::new(config(500)).run(&(a_deal(), cases()), |(base, cases)| stays(&base, &cases));
    trial.cases(500 * 8, ran.map_err(|error| error.to_string()));
    let ran = TestRunner::new(config(2_000)).run(&(a_deal(), rounds()), |(base, all)| everybody_stays(&base, &all));
    trial.cases(2_000, ran.map_err(|error| error.to_string()));
    trial.end();
}
