//! A file that is met again after it was merged: what it says is known, and nothing that was decided since comes back.

use super::*;
use stakemap::domain::change::diff::changes;
use stakemap::domain::change::merge::{common_ancestor, merge};
use stakemap::domain::change::settle::Keep;
use stakemap::domain::change::take_back::take_back;
use stakemap::domain::record::step::Step;
use std::sync::Arc;

/// A deal after a change that is a step of its history.
fn after(deal: &Deal, number: u128, change: impl FnOnce(&mut Deal)) -> Deal {
    let mut after = deal.clone();
    change(&mut after);
    after.take_conflicts_along(deal);
    let changes = changes(deal, &after);
    after.history.push(Arc::new(Step::new(record(number), at(0), "Ida", &number.to_string(), changes)));
    after
}

fn title(deal: &Deal, number: u128, title: &str) -> Deal {
    after(deal, number, |deal| deal.edit_person(ANN, |ann| ann.title = title.into()))
}

/// Two files that are merged as the program does it.
#[track_caller]
fn met(ours: &Deal, theirs: &Deal) -> Deal {
    let merged = |one, two| merge(common_ancestor(one, two).as_ref(), one, two).deal;
    assert_eq!(merged(ours, theirs), merged(theirs, ours), "whose side is ours makes no difference");
    merged(ours, theirs)
}

#[test]
fn settled_clash_does_not_come_back_with_either_file() {
    let base = deal();
    let (ours, theirs) = (title(&base, 500, "COO"), title(&base, 501, "CTO"));
    for (first, second) in [(500, 501), (501, 500)] {
        let (ours, theirs) = (title(&base, first, "COO"), title(&base, second, "CTO"));
        let both = met(&ours, &theirs);
        assert_eq!(both.conflicts.len(), 1);
        assert_eq!([met(&both, &ours), met(&both, &theirs)], [both.clone(), both.clone()], "the open one is the same");
    }
    let both = met(&ours, &theirs);
    for keep in [Keep::Standing, Keep::Other] {
        let settled = after(&both, 510, |deal| _ = deal.settle(both.conflicts[0].id, keep));
        assert_eq!([met(&settled, &ours), met(&settled, &theirs)], [settled.clone(), settled.clone()], "{keep:?}");
        assert_eq!(common_ancestor(&settled, &ours).as_ref(), Some(&ours), "all that it says is known");
        let later = title(&settled, 511, "CEO");
        assert_eq!([met(&later, &ours), met(&later, &theirs)], [later.clone(), later.clone()], "{keep:?}");
        assert_eq!(met(&settled, &both), settled);
    }
}

#[test]
fn settled_clash_is_not_made_again_where_nothing_tells_what_both_come_from() {
    let base = deal();
    let (ours, theirs) = (title(&base, 500, "COO"), title(&base, 501, "CTO"));
    let both = met(&ours, &theirs);
    for keep in [Keep::Standing, Keep::Other] {
        let settled = after(&both, 510, |deal| _ = deal.settle(both.conflicts[0].id, keep));
        for stale in [&ours, &theirs, &both] {
            let by_hand = Deal { value: "€480k".into(), ..stale.clone() };
            assert_eq!(common_ancestor(&settled, &by_hand), None);
            let again = met(&settled, &by_hand);
            assert_eq!((ann(&again), again.value.as_str()), (ann(&settled), "€480k"), "{keep:?}");
            assert!(
                again.conflicts.iter().all(|conflict| conflict.place == "value"),
                "{keep:?}: {:?}",
                again.conflicts
            );
        }
    }
}

#[test]
fn clash_that_both_settled_differently_is_asked_again() {
    let (_, both) = conflicting();
    let one = after(&both, 510, |deal| _ = deal.settle(both.conflicts[0].id, Keep::Standing));
    let two = after(&both, 511, |deal| _ = deal.settle(both.conflicts[0].id, Keep::Other));
    let again = met(&one, &two);
    assert_eq!(again.conflicts, [], "only one of them changed what stood");
    let by_hand = Deal { value: "€480k".into(), ..two };
    assert_eq!(met(&one, &by_hand).conflicts.iter().filter(|conflict| conflict.place != "value").count(), 1);
}

#[test]
fn only_what_is_new_in_a_file_met_again_counts() {
    let base = deal();
    let (ours, theirs) = (title(&base, 500, "COO"), title(&base, 501, "CTO"));
    let both = met(&ours, &theirs);
    for keep in [Keep::Standing, Keep::Other] {
        let settled = after(&both, 510, |deal| _ = deal.settle(both.conflicts[0].id, keep));
        let renamed = after(&ours, 520, |deal| deal.name = "Acme · Line 5".into());
        let again = met(&settled, &renamed);
        assert_eq!((again.name.as_str(), &again.conflicts), ("Acme · Line 5", &Vec::new()));
        assert_eq!(ann(&again), ann(&settled));
        let third = title(&ours, 521, "CEO");
        let again = met(&settled, &third);
        let said: Vec<String> = again
            .conflicts
            .iter()
            .flat_map(|one| [&one.standing, &one.other])
            .flatten()
            .map(ToString::to_string)
            .collect();
        assert!(ann(&again).title == "CEO" || said.contains(&"\"CEO\"".to_owned()), "what is new is not lost");
    }
}

#[test]
fn person_removed_in_between_stays_removed() {
    let base = after(&deal(), 499, |deal| deal.edit_track(ANN, act("Ida", 12), |_| {}));
    let (ours, theirs) = (title(&base, 500, "COO"), title(&base, 501, "CTO"));
    let both = met(&ours, &theirs);
    let settled = after(&both, 510, |deal| _ = deal.settle(both.conflicts[0].id, Keep::Other));
    for before in [both, settled] {
        let removed = after(&before, 511, |deal| deal.remove_person(ANN));
        for stale in [&base, &ours, &theirs, &before] {
            assert_eq!(met(&removed, stale), removed);
        }
    }
}

#[test]
fn removal_that_was_settled_stays_settled() {
    let base = after(&deal(), 499, |deal| deal.edit_track(ANN, act("Ida", 12), |_| {}));
    let (ours, theirs) = (title(&base, 500, "COO"), after(&base, 501, |deal| deal.remove_person(ANN)));
    let both = met(&ours, &theirs);
    assert_eq!((both.conflicts.len(), both.person(ANN).is_some()), (1, true));
    for keep in [Keep::Standing, Keep::Other] {
        let settled = after(&both, 510, |deal| _ = deal.settle(both.conflicts[0].id, keep));
        for stale in [&base, &ours, &theirs, &both] {
            assert_eq!(met(&settled, stale), settled, "{keep:?}");
        }
    }
}

#[test]
fn file_met_again_and_changed_by_hand_is_heard() {
    let base = deal();
    let (ours, theirs) = (title(&base, 500, "COO"), title(&base, 501, "CTO"));
    let both = met(&ours, &theirs);
    let settled = after(&both, 510, |deal| _ = deal.settle(both.conflicts[0].id, Keep::Other));
    let mut by_hand = ours.clone();
    by_hand.edit_person(ANN, |ann| ann.title = "CEO".into());
    assert_eq!(common_ancestor(&settled, &by_hand), None);
    let again = met(&settled, &by_hand);
    assert!(serde_json::to_string(&(&again.stakeholders, &again.conflicts)).unwrap().contains("\"CEO\""));
}

#[test]
fn two_who_merged_with_different_others_find_what_they_share() {
    let base = deal();
    let (one, two, three) = (title(&base, 500, "COO"), title(&base, 501, "CTO"), title(&base, 502, "CEO"));
    let (left, right) = (met(&one, &two), met(&one, &three));
    let all = met(&left, &right);
    let said = serde_json::to_string(&(&all.stakeholders, &all.conflicts)).unwrap();
    assert!(["COO", "CTO", "CEO"].iter().all(|title| said.contains(title)), "{said}");
    assert_eq!([met(&all, &one), met(&all, &left), met(&all, &right)], [all.clone(), all.clone(), all.clone()]);
}

/// Two files that conflict over Ann's title, merged.
fn conflicting() -> (Deal, Deal) {
    let base = deal();
    let ours = title(&base, 500, "COO");
    let both = met(&ours, &title(&base, 501, "CTO"));
    assert_eq!(both.conflicts.len(), 1);
    (ours, both)
}

#[test]
fn clash_goes_with_the_person_it_is_about_and_comes_back_with_them() {
    let (_, both) = conflicting();
    let removed = after(&both, 510, |deal| deal.remove_person(ANN));
    assert_eq!(removed.conflicts, []);
    let back = take_back(&removed, &removed.history[2]).unwrap();
    assert!(back.same_content(&both));
    assert_eq!(met(&removed, &both), removed);
}

#[test]
fn clash_about_a_field_that_was_only_emptied_stays() {
    let (_, both) = conflicting();
    assert_eq!(title(&both, 510, "").conflicts, both.conflicts);
}

#[test]
fn clash_of_a_person_removed_here_and_changed_there_comes_back_with_them() {
    let (_, both) = conflicting();
    let removed = after(&both, 510, |deal| deal.remove_person(ANN));
    let renamed = after(&both, 511, |deal| deal.edit_person(ANN, |ann| ann.name = "Ann Lee-Brown".into()));
    let again = met(&removed, &renamed);
    assert_eq!(ann(&again).name, "Ann Lee-Brown");
    assert_eq!((again.conflicts.len(), again.conflict(both.conflicts[0].id)), (2, Some(&both.conflicts[0])));
    assert_eq!([met(&again, &removed), met(&again, &renamed)], [again.clone(), again.clone()]);
}

#[test]
fn person_removed_here_stays_when_somebody_else_made_a_clash_of_them() {
    let (ours, both) = conflicting();
    let removed = after(&ours, 510, |deal| deal.remove_person(ANN));
    let again = met(&removed, &both);
    assert!(again.conflicts.iter().all(|conflict| !conflict.is_stray(&again)));
    assert!(again.person(ANN).is_some(), "the other changed her title too, which nobody here knew");
}
