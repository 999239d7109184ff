//! A deal as it was after any of its steps.

use super::merge_laws::{a_step, says_the_same};
use super::round_trips::{Edit, an_edit, apply};
use super::whole_deals::a_deal;
use super::*;
use jiff::tz::{TimeZone, offset};
use proptest::collection::vec;
use proptest::prelude::*;
use stakemap::domain::change::diff::changes;
use stakemap::domain::change::merge::merge;
use stakemap::domain::change::rewind::{Stop, StopKind, as_of, moment, steps_by, stops};
use stakemap::domain::change::settle::{Keep, Settled};
use stakemap::domain::change::take_back::undone;
use stakemap::domain::change::undo::{redoable, undoable};
use stakemap::domain::record::conflict::Conflict;
use stakemap::domain::record::review::Review;
use std::sync::Arc;

/// What somebody does with a deal.
#[derive(Debug, Clone)]
enum Deed {
    Edit(Box<Edit>),
    Undo,
    Redo,
}

fn a_deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        6 => an_edit().prop_map(|edit| Deed::Edit(Box::new(edit))),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
    ]
}

/// A deal without conflicts about what isn't there: no step tells how such a one came about, so the past drops it where
/// a later step brought into being what it is about.
fn a_sound_deal() -> impl Strategy<Value = Deal> {
    a_deal().prop_map(|mut deal| {
        let stray: Vec<_> = deal.conflicts.iter().filter(|one| one.is_stray(&deal)).map(|one| one.id).collect();
        deal.conflicts.retain(|one| !stray.contains(&one.id));
        deal
    })
}

/// Does it, as a step of the history where it changes anything.
fn done(before: &Deal, deed: Deed, number: u32) -> Deal {
    let (mut after, undoes) = match deed {
        Deed::Edit(edit) => {
            let mut after = before.clone();
            apply(&mut after, *edit);
            after.take_conflicts_along(before);
            (after, None)
        }
        Deed::Undo | Deed::Redo => {
            let last = match deed {
                Deed::Undo => undoable(&before.history, "Ida"),
                _ => redoable(&before.history, "Ida"),
            };
            let Some((after, id)) = last.and_then(|last| Some((undone(before, last.step)?, last.step.id))) else {
                return before.clone();
            };
            (after, Some(id))
        }
    };
    let changes = changes(before, &after);
    if !changes.is_empty() {
        after.history.push(Arc::new(stakemap::domain::record::step::Step { undoes, ..a_step(number, changes) }));
    }
    after
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, max_shrink_iters: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_moment_is_the_deal_as_it_was_then(base in a_sound_deal(), deeds in vec(a_deed(), 1..14)) {
        let mut states = vec![base];
        for (number, deed) in (20_000..).zip(deeds) {
            let now = states.last().expect("there is the first");
            let next = done(now, deed, number);
            if next.history.len() > now.history.len() {
                states.push(next);
            }
        }
        let now = states.last().expect("there is the first");
        for was in &states {
            let then = moment(now, was.history.len());
            prop_assert!(says_the_same(&then.deal, was), "{:?}\n{:?}", then.deal, was);
            prop_assert_eq!(&then.deal.history, &was.history);
            prop_assert_eq!(then.untold, Vec::new());
        }
    }

    #[test]
    fn going_back_in_two_goes_is_going_back_in_one(base in a_deal(), deeds in vec(a_deed(), 2..10)) {
        let begun = base.history.len();
        let now = (20_000..).zip(deeds).fold(base, |deal, (number, deed)| done(&deal, deed, number));
        for half in begun..=now.history.len() {
            for steps in begun..=half {
                prop_assert!(says_the_same(&as_of(&as_of(&now, half), steps), &as_of(&now, steps)));
            }
        }
    }

    #[test]
    fn a_merge_bars_no_way_back(base in a_deal(), ours in vec(an_edit(), 0..5), theirs in vec(an_edit(), 0..5)) {
        let side = |edits: Vec<Edit>, first: u32| {
            (first..).zip(edits).fold(base.clone(), |deal, (number, edit)| done(&deal, Deed::Edit(Box::new(edit)), number))
        };
        let merged = merge(Some(&base), &side(ours, 20_000), &side(theirs, 30_000)).deal;
        for steps in 0..=merged.history.len() {
            let then = moment(&merged, steps);
            prop_assert_eq!(&then.deal.history[..], &merged.history[..steps]);
            prop_assert!(then.untold.iter().all(|id| merged.history[steps..].iter().any(|step| step.id == *id)));
            let is_stray_now = |one: &Conflict| merged.conflicts.contains(one) && one.is_stray(&merged);
            prop_assert!(then.deal.conflicts.iter().all(|one| !one.is_stray(&then.deal) || is_stray_now(one)));
        }
    }
}

fn with_step(deal: &Deal, number: u32, minute: i64, change: impl FnOnce(&mut Deal)) -> Deal {
    let mut after = deal.clone();
    change(&mut after);
    let changes = changes(deal, &after);
    let step = stakemap::domain::record::step::Step { at: at(minute), ..a_step(number, changes) };
    after.history.push(Arc::new(step));
    after
}

#[test]
fn who_was_the_same_then_is_the_same_allocation() {
    let mut deal = deal();
    deal.add_person(Stakeholder::new(StakeholderId(Uuid::from_u128(2)), "Tom Ruiz"));
    let now = with_step(&deal, 1, 0, |deal| deal.edit_person(ANN, |ann| ann.title = "Controller".into()));
    let then = as_of(&now, 0);
    assert!(Arc::ptr_eq(&then.stakeholders[1], &now.stakeholders[1]));
    assert_eq!((&*ann(&then).title, &*ann(&now).title), ("", "Controller"));
}

#[test]
fn a_clash_is_not_there_before_what_it_is_about_though_both_are_gone_now() {
    let tom = StakeholderId(Uuid::from_u128(2));
    let base = with_step(&deal(), 1, 0, |deal| deal.add_person(Stakeholder::new(tom, "Tom Ruiz")));
    let ours = with_step(&base, 2, 1, |deal| deal.edit_person(tom, |tom| tom.name = "Thomas Ruiz".into()));
    let theirs = with_step(&base, 3, 1, |deal| deal.remove_person(tom));
    let merged = merge(Some(&base), &ours, &theirs).deal;
    let [conflict] = &merged.conflicts[..] else { panic!("one clash: {:?}", merged.conflicts) };
    let removed = if conflict.standing.is_none() { Keep::Standing } else { Keep::Other };
    let now = with_step(&merged, 4, 2, |deal| assert_eq!(deal.settle(conflict.id, removed), Settled::Chosen));
    assert!(now.person(tom).is_none() && now.conflicts.is_empty());
    assert_eq!(as_of(&now, 0).conflicts, [], "nobody was there to clash over");
    assert_eq!(as_of(&now, merged.history.len()).conflicts.len(), 1, "and then there was");
}

#[test]
fn what_was_changed_beside_the_history_is_not_guessed_at() {
    let named = |deal: &Deal, number, name: &str| with_step(deal, number, 0, |deal| deal.name = name.into());
    let mut now = named(&named(&deal(), 1, "Acme · Line 5"), 2, "Acme · Line 6");
    now.name = "Acme, by hand".into();
    let then = moment(&now, 0);
    assert_eq!(&*then.deal.name, "Acme, by hand");
    assert_eq!(then.untold, [record(2), record(1)], "the latest first");
    assert_eq!(moment(&now, 9), moment(&now, 2), "beyond its end it is the deal itself");
}

#[test]
fn the_id_stays_the_one_it_has_now() {
    let copy = with_step(&deal(), 1, 0, |deal| deal.id = DealId(Uuid::from_u128(901)));
    assert_eq!(as_of(&copy, 0).id, copy.id);
}

/// Minute 0 of these tests is in the morning of a day; an hour east of Greenwich, as where the user is.
const DAY: i64 = 24 * 60;

fn zone() -> TimeZone {
    TimeZone::fixed(offset(1))
}

fn first_day() -> Date {
    at(0).to_zoned_datetime(zone()).date()
}

fn told(deal: &Deal) -> Vec<(usize, i32, StopKind)> {
    let day = |stop: &Stop| (stop.on - first_day()).get_days();
    stops(deal, &zone()).iter().map(|stop| (stop.steps, day(stop), stop.kind)).collect()
}

#[test]
fn there_is_a_stop_at_the_end_of_each_day_on_which_something_was_done() {
    let minutes = [0, 5, DAY, DAY + 5, 3 * DAY];
    let now = (1..).zip(minutes).fold(deal(), |deal, (number, minute)| {
        with_step(&deal, number, minute, |deal| deal.value = format!("€{number}").into())
    });
    assert_eq!(told(&now), [(0, 0, StopKind::Start), (2, 0, StopKind::Day), (4, 1, StopKind::Day)]);
    assert_eq!(told(&deal()), [], "nothing was done");
    let by = |days: i64| steps_by(&now, first_day().checked_add(jiff::ToSpan::days(days)).unwrap(), &zone());
    assert_eq!([by(-1), by(0), by(1), by(2), by(3), by(9)], [0, 2, 4, 4, 5, 5]);
}

#[test]
fn a_clock_that_was_set_back_turns_no_order() {
    let now = (1..).zip([0, 2 * DAY, DAY, 3 * DAY]).fold(deal(), |deal, (number, minute)| {
        with_step(&deal, number, minute, |deal| deal.value = format!("€{number}").into())
    });
    assert_eq!(told(&now), [(0, 0, StopKind::Start), (1, 0, StopKind::Day), (3, 2, StopKind::Day)]);
}

#[test]
fn a_review_has_a_stop_before_it_and_one_after_it() {
    let id = record(77);
    let review = |ended: bool| Review {
        ended: ended.then(|| at(DAY + 30)),
        ..Review::new(id, at(DAY), first_day().tomorrow().unwrap(), "Rosa")
    };
    let within = |deal: &Deal, number: u32, minute: i64, change: &dyn Fn(&mut Deal)| {
        let mut after = with_step(deal, number, minute, change);
        Arc::make_mut(after.history.last_mut().unwrap()).within = Some(id);
        after
    };
    let before = with_step(&deal(), 1, 0, |deal| deal.value = "€1".into());
    let begun = within(&before, 2, DAY, &|deal| deal.reviews.push(Arc::new(review(false))));
    let open = within(&begun, 3, DAY + 5, &|deal| deal.value = "€2".into());
    let asked = with_step(&open, 4, DAY + 60, |deal| deal.value = "€3".into());
    assert_eq!(told(&asked), [(0, 0, StopKind::Start), (1, 1, StopKind::BeforeReview(id))], "it goes on");
    let ended = within(&open, 5, DAY + 30, &|deal| deal.reviews = vec![Arc::new(review(true))]);
    let later = with_step(&ended, 6, DAY + 60, |deal| deal.value = "€4".into());
    let stops = told(&later);
    assert_eq!(stops, [(0, 0, StopKind::Start), (1, 1, StopKind::BeforeReview(id)), (4, 1, StopKind::AfterReview(id))]);
    assert_eq!(as_of(&later, 1).reviews, []);
    assert!(as_of(&later, 3).reviews[0].is_open());
}
