//! The order of a merged list: the same whoever merges, and that of either side wherever possible.

use crate::domain::change::diff::keeps_order;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// Returns the order of all entries of two lists. Each list has an entry once, and only entries that the merged list
/// has.
///
/// Entries in both lists keep the order they have in both. Where the lists disagree, the one that was reordered since
/// the base decides; if both were, the longer one; if they are equally long, the one whose ids come first. An entry
/// in only one list comes before the same common entry as there. Of several from both sides the smaller id goes
/// first, as far as the order of its own list allows: new ids sort by creation time, and no list's own order is ever
/// reversed.
pub(super) fn merged_order<K: Copy + Ord + Hash>(base: &[K], ours: &[K], theirs: &[K]) -> Vec<K> {
    if ours == theirs {
        return ours.to_vec();
    }
    let (lead, follow) =
        if keeps_order(ours, theirs) || decides(base, ours, theirs) { (ours, theirs) } else { (theirs, ours) };
    let (in_lead, in_follow): (HashSet<K>, HashSet<K>) =
        (lead.iter().copied().collect(), follow.iter().copied().collect());
    // What only the following list has, by the next entry that both have; by nothing at the end.
    let mut waiting: HashMap<Option<K>, Vec<K>> = HashMap::new();
    let mut gap = Vec::new();
    for one in follow {
        if in_lead.contains(one) {
            if !gap.is_empty() {
                waiting.insert(Some(*one), std::mem::take(&mut gap));
            }
        } else {
            gap.push(*one);
        }
    }
    waiting.insert(None, gap);
    let mut order = Vec::with_capacity(lead.len() + follow.len());
    let mut gap = Vec::new();
    for one in lead {
        if in_follow.contains(one) {
            zip_gap(&mut order, &gap, waiting.get(&Some(*one)).map_or(&[], Vec::as_slice));
            gap.clear();
            order.push(*one);
        } else {
            gap.push(*one);
        }
    }
    zip_gap(&mut order, &gap, waiting.get(&None).map_or(&[], Vec::as_slice));
    order
}

/// Returns whether our order decides where the lists disagree.
fn decides<K: Copy + Ord + Hash>(base: &[K], ours: &[K], theirs: &[K]) -> bool {
    match (keeps_order(base, ours), keeps_order(base, theirs)) {
        (false, true) => true,
        (true, false) => false,
        // Longer first: merging the result again with either side then never turns it.
        (true, true) | (false, false) => (Reverse(ours.len()), ours) < (Reverse(theirs.len()), theirs),
    }
}

/// Merges two runs of entries, always taking the smaller of the next two, so that three runs give the same result
/// whichever two are merged first.
fn zip_gap<K: Copy + Ord>(order: &mut Vec<K>, one: &[K], two: &[K]) {
    let (mut one, mut two) = (one, two);
    loop {
        match (one, two) {
            ([a, rest @ ..], [b, ..]) if a < b => {
                order.push(*a);
                one = rest;
            }
            (_, [b, rest @ ..]) => {
                order.push(*b);
                two = rest;
            }
            (rest, []) => {
                order.extend_from_slice(rest);
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn additions_go_where_their_own_list_has_them() {
        assert_eq!(merged_order(&[1, 2], &[1, 5, 2], &[1, 2, 4]), [1, 5, 2, 4]);
        assert_eq!(merged_order(&[1, 2], &[1, 2, 9, 3], &[1, 2, 4]), [1, 2, 4, 9, 3], "9 stays before 3");
        assert_eq!(merged_order(&[1, 2], &[2, 7], &[1, 2, 8]), [1, 2, 7, 8]);
    }

    #[test]
    fn the_side_that_moved_something_decides() {
        assert_eq!(merged_order(&[1, 2, 3], &[3, 1, 2], &[1, 2, 3, 4]), [3, 1, 2, 4]);
        assert_eq!(merged_order(&[1, 2, 3], &[1, 2, 3, 4], &[3, 1, 2]), [3, 1, 2, 4]);
    }

    #[test]
    fn two_that_moved_differently_agree_on_one_order_and_keep_to_it() {
        let (base, one, two) = ([1, 2, 3], [2, 1, 3], [8, 1, 3, 2]);
        let both = merged_order(&base, &one, &two);
        assert_eq!(both, [8, 1, 3, 2], "the longer decides");
        assert_eq!(merged_order(&base, &two, &one), both);
        assert_eq!(merged_order(&base, &both, &one), both);
        assert_eq!(merged_order(&base, &both, &two), both);
    }
}
