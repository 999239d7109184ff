//! What the customer believes, A, and what we want them to see, B: the tree, whatever edits and merges made of it.

use super::whole_groups::insight;
use super::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use stakemap::domain::record::choice::Picked;
use stakemap::domain::record::id::RecordId;
use stakemap::domain::record::insight::Insight;
use stakemap::domain::record::insight::beliefs::{Branch, DEEPEST, Driver, LEVELS};

/// An insight with drivers below each other at random, in circles too.
fn an_insight() -> impl Strategy<Value = Insight> {
    let driver = (any::<Option<Index>>(), any::<bool>(), any::<bool>(), any::<Index>());
    (insight(), vec(driver, 0..9)).prop_map(|(mut insight, drivers)| {
        let ids: Vec<RecordId> = (0..drivers.len()).map(|at| record(8000 + at as u128)).collect();
        insight.drivers = drivers
            .into_iter()
            .zip(&ids)
            .map(|((under, added, raised, drives), id)| {
                let mut one = Driver::new(*id, "a driver", under.map(|at| *at.get(&ids)), added);
                one.raised = raised;
                one.also_drives.set(*drives.get(&ids), true);
                one
            })
            .collect();
        insight.differentiators.iter_mut().for_each(|one| one.moves = ids.iter().copied().collect::<Picked<_>>());
        insight
    })
}

fn ids<'a>(tree: &[Branch<'a>]) -> Vec<RecordId> {
    tree.iter().map(|branch| branch.driver.id).collect()
}

/// The node above each branch, by the levels alone; none for one at the top.
fn above(tree: &[Branch<'_>], at: usize) -> Option<RecordId> {
    tree[..at].iter().rev().find(|one| one.level < tree[at].level).map(|one| one.driver.id)
}

proptest! {
    #[test]
    fn each_driver_is_in_the_tree_once_below_the_one_it_names(insight in an_insight()) {
        let tree = insight.tree();
        let mut all = ids(&tree);
        prop_assert_eq!(tree.first().map_or(1, |one| one.level), 1);
        for (at, branch) in tree.iter().enumerate() {
            prop_assert!((1..=DEEPEST).contains(&branch.level) && branch.trunk.len() == branch.level - 1);
            prop_assert!(at == 0 || branch.level <= tree[at - 1].level + 1, "no level is left out");
            let is_last = tree[at + 1..].iter().take_while(|one| one.level >= branch.level).all(|one| one.level > branch.level);
            prop_assert_eq!(branch.is_last, is_last);
            if let (Some(above), true) = (above(&tree, at), branch.level < DEEPEST) {
                prop_assert_eq!(branch.driver.under, Some(above));
            }
        }
        all.sort();
        let mut known: Vec<RecordId> = insight.drivers.iter().map(|one| one.id).collect();
        known.sort();
        prop_assert_eq!(all, known);
    }

    #[test]
    fn what_they_believe_is_what_we_want_them_to_see_without_what_was_added(insight in an_insight()) {
        let today = insight.tree_of_today();
        let believed: Vec<RecordId> =
            insight.tree().into_iter().filter(|one| !one.driver.added).map(|one| one.driver.id).collect();
        prop_assert_eq!(ids(&today), believed);
        prop_assert!(today.iter().all(|one| !one.driver.added && one.trunk.len() == one.level - 1));
        prop_assert!(today.windows(2).all(|two| two[1].level <= two[0].level + 1));
    }

    #[test]
    fn a_driver_is_only_offered_what_keeps_the_tree_whole(insight in an_insight(), at in any::<Index>(), to in any::<Index>()) {
        if insight.drivers.is_empty() {
            return Ok(());
        }
        let one = at.get(&insight.drivers);
        let offered: Vec<RecordId> = insight.above(Some(one.id), one.added).iter().map(|one| one.id).collect();
        prop_assert!(!offered.contains(&one.id));
        let is_added = |id: RecordId| insight.driver(id).is_some_and(|one| one.added);
        prop_assert!(one.added || offered.iter().all(|id| !is_added(*id)), "A isn't below B");
        if offered.is_empty() {
            return Ok(());
        }
        let mut moved = insight.clone();
        let target = *to.get(&offered);
        moved.edit_driver(one.id, |one| one.under = Some(target));
        let tree = moved.tree();
        let row = tree.iter().position(|branch| branch.driver.id == one.id).unwrap_or_default();
        prop_assert_eq!(above(&tree, row), Some(target));
        prop_assert!(tree[row].level <= LEVELS);
    }

    #[test]
    fn a_removed_driver_leaves_nothing_that_names_it(insight in an_insight(), at in any::<Index>()) {
        if insight.drivers.is_empty() {
            return Ok(());
        }
        let (one, mut less) = (at.get(&insight.drivers).clone(), insight.clone());
        less.drop_driver(one.id);
        prop_assert_eq!(less.drivers.len() + 1, insight.drivers.len());
        for driver in &less.drivers {
            prop_assert!(driver.under != Some(one.id) && !driver.also_drives.has(one.id));
        }
        prop_assert!(less.differentiators.iter().all(|differentiator| !differentiator.moves.has(one.id)));
        prop_assert_eq!(less.tree().len(), less.drivers.len());
    }
}
