//! What holds of any merge, checked on random deals with random edits on both sides.

use super::round_trips::{Edit, an_edit, apply, read, stored};
use super::whole_deals::a_deal;
use super::*;
use crate::table::Trial;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use serde_json::Value;
use stakemap::domain::change::address::names;
use stakemap::domain::change::conflict_words::conflict_words;
use stakemap::domain::change::diff::changes;
use stakemap::domain::change::integrity::findings;
use stakemap::domain::change::merge::{common_ancestor, merge};
use stakemap::domain::change::settle::{Keep, Settled};
use stakemap::domain::change::take_back::{take_back, undone};
use stakemap::domain::record::conflict::Conflict;
use stakemap::domain::record::step::{Change, Step};
use stakemap::store::format::encode;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Random text takes longer to make than to merge, so each base comes with a pool of edits that many pairs draw from.
const POOL: usize = 30;
const PAIRS: usize = 100;

/// Edits that both sides make, those of ours, those of theirs.
type Pair = (Vec<Edit>, Vec<Edit>, Vec<Edit>);

fn a_pair() -> impl Strategy<Value = Pair> {
    (vec(an_edit(), 0..2), vec(an_edit(), 0..4), vec(an_edit(), 0..4))
}

fn pairs() -> impl Strategy<Value = Vec<Pair>> {
    let draw = |most: usize| vec(0..POOL, 0..most);
    (vec(an_edit(), POOL), vec((draw(2), draw(4), draw(4)), PAIRS)).prop_map(|(pool, pairs)| {
        let of = |drawn: Vec<usize>| drawn.into_iter().map(|one| pool[one].clone()).collect::<Vec<_>>();
        pairs.into_iter().map(|(same, ours, theirs)| (of(same), of(ours), of(theirs))).collect()
    })
}

/// Makes edits, each a step of the history.
pub(super) fn edited(deal: &Deal, edits: &[Edit], first: u32) -> Deal {
    let mut deal = deal.clone();
    for (number, edit) in (first..).zip(edits) {
        let before = deal.clone();
        apply(&mut deal, edit.clone());
        let changes = changes(&before, &deal);
        if !changes.is_empty() {
            deal.history.push(Arc::new(a_step(number, changes)));
        }
    }
    deal
}

pub(super) fn a_step(number: u32, changes: Vec<Change>) -> Step {
    let (by, what) = ("Ida".into(), number.to_string().into());
    Step {
        id: record(u128::from(number)),
        at: at(0),
        by,
        what,
        undoes: None,
        within: None,
        changes,
        extra: serde_json::Map::new(),
    }
}

fn both(base: &Deal, (same, ours, theirs): &Pair) -> (Deal, Deal) {
    let shared = edited(base, same, 10_000);
    (edited(&shared, ours, 20_000), edited(&shared, theirs, 30_000))
}

fn at_place<'a>(stored: &'a Value, place: &str) -> Option<&'a Value> {
    names(place).iter().try_fold(stored, |at, name| match at {
        Value::Array(list) => list.iter().find(|one| one["id"] == name.as_str()),
        other => other.get(name),
    })
}

/// All single values in a value, but not when something was last said: of two such times the later stands alone.
fn leaves(of: &Value, all: &mut BTreeSet<String>) {
    match of {
        Value::Array(list) => list.iter().for_each(|one| leaves(one, all)),
        Value::Object(map) => map.iter().filter(|(name, _)| *name != "at").for_each(|(_, one)| leaves(one, all)),
        one => _ = all.insert(one.to_string()),
    }
}

fn leaves_of<'a>(all: impl IntoIterator<Item = &'a Value>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    all.into_iter().for_each(|one| leaves(one, &mut found));
    found
}

/// Everybody who is named, or coached, and is not in a deal.
fn strays(deal: &Deal) -> BTreeSet<String> {
    let strays = findings(deal).into_iter().filter(|one| ["stray-person", "stray-track"].contains(&one.name));
    strays.filter_map(|one| Some(one.words.rsplit_once('(')?.1.trim_end_matches(')').to_owned())).collect()
}

fn touch(one: &str, two: &str) -> bool {
    let (one, two) = (names(one), names(two));
    one.iter().zip(&two).all(|(a, b)| a == b)
}

fn told_in(conflict: &Conflict) -> impl Iterator<Item = &Value> {
    conflict.standing.iter().chain(&conflict.other)
}

/// What a side changed and the merged deal neither says in its place nor in a conflict about it.
pub(super) fn missing(change: &Change, merged: &Deal, in_merged: &Value) -> Option<String> {
    let conflicts = || merged.conflicts.iter().filter(|conflict| touch(&conflict.place, &change.place));
    if change.to.is_null() {
        let is_gone = at_place(in_merged, &change.place).is_none_or(|now| now.is_null() || now != &change.from);
        // A person who comes back brings the coaching along.
        let came_back = change.place.starts_with("coaching/")
            && merged.conflicts.iter().any(|conflict| {
                conflict.other.is_none()
                    && names(&conflict.place).get(1).map(String::as_str) == change.from["stakeholder"].as_str()
            });
        return (!is_gone && conflicts().next().is_none() && !came_back).then(|| format!("{} is back", change.place));
    }
    // Two coachings of one person become one.
    let is_new_track = change.place.starts_with("coaching/") && names(&change.place).len() == 2;
    let (to, there) = if is_new_track {
        (vec![&change.to["ticks"], &change.to["lines"]], in_merged.get("coaching"))
    } else {
        (vec![&change.to], at_place(in_merged, &change.place))
    };
    let mut wanted = leaves_of(to);
    if change.place.ends_with("/at") {
        wanted.clear();
    }
    let found: BTreeSet<String> = leaves_of(there.into_iter().chain(conflicts().flat_map(told_in)))
        .union(&leaves_of([&change.from]))
        .cloned()
        .collect();
    let lost: Vec<&String> = wanted.difference(&found).collect();
    (!lost.is_empty()).then(|| format!("{}: {lost:?}", change.place))
}

/// Without fields that hold null, which the history takes for none.
fn without_nulls(of: &Value) -> Value {
    match of {
        Value::Array(list) => list.iter().map(without_nulls).collect(),
        Value::Object(map) => {
            let kept = map.iter().filter(|(name, value)| !value.is_null() && *name != "history");
            Value::Object(kept.map(|(name, value)| (name.clone(), without_nulls(value))).collect())
        }
        other => other.clone(),
    }
}

pub(super) fn says_the_same(one: &Deal, two: &Deal) -> bool {
    without_nulls(&stored(one)) == without_nulls(&stored(two))
}

/// Whether two lists of changes are about places apart.
fn are_apart(ours: &[Change], theirs: &[Change]) -> bool {
    // A list in another order is told whole, and what was removed from it too.
    let is_kept =
        |one: &Value, list: &Value| list.as_array().is_some_and(|all| all.iter().any(|other| other["id"] == one["id"]));
    let leaves_out =
        |one: &Change| one.from.as_array().is_some_and(|from| from.iter().any(|entry| !is_kept(entry, &one.to)));
    let removes =
        |all: &[Change]| all.iter().any(|one| one.to.is_null() && names(&one.place).len() == 2 || leaves_out(one));
    !ours.iter().any(|one| theirs.iter().any(|two| touch(&one.place, &two.place) || begin_one_coaching(one, two)))
        && !removes(ours)
        && !removes(theirs)
}

/// Whether both began to coach the same person: the two tracks become one, whatever each was called.
fn begin_one_coaching(one: &Change, two: &Change) -> bool {
    let begun = |change: &Change| {
        let is_track = change.place.starts_with("coaching/") && names(&change.place).len() == 2;
        change.to.get("stakeholder").filter(|_| is_track).cloned()
    };
    begun(one).is_some() && begun(one) == begun(two)
}

fn keep_their_laws(base: &Deal, pairs: &[Pair]) -> Result<(), TestCaseError> {
    for pair in pairs {
        let (ours, theirs) = both(base, pair);
        let merged = merge(Some(base), &ours, &theirs);
        let m = &merged.deal;
        prop_assert_eq!(&merge(Some(base), &theirs, &ours), &merged, "whose side is ours makes no difference");
        prop_assert_eq!(&merge(Some(base), m, &ours).deal, m, "merged again with ours");
        prop_assert_eq!(&merge(Some(base), m, &theirs).deal, m, "merged again with theirs");
        let alone = merge(Some(base), &ours, base);
        prop_assert_eq!((&alone.deal, alone.conflicts.len()), (&ours, 0), "only ours changed");
        let alone = merge(Some(base), base, &theirs);
        prop_assert_eq!((&alone.deal, alone.conflicts.len()), (&theirs, 0), "only theirs changed");
        let (changed_ours, changed_theirs) = (changes(base, &ours), changes(base, &theirs));
        let known: BTreeSet<String> = strays(&ours).union(&strays(&theirs)).cloned().collect();
        prop_assert!(strays(m).is_subset(&known), "named and not there: {:?}", strays(m));
        let stored_merged = stored(m);
        for change in changed_ours.iter().chain(&changed_theirs) {
            prop_assert_eq!(missing(change, m, &stored_merged), None);
        }
        for step in ours.history.iter().chain(&theirs.history) {
            prop_assert!(m.history.contains(step));
        }
        if are_apart(&changed_ours, &changed_theirs) {
            prop_assert_eq!(&merged.conflicts, &[]);
        }
        prop_assert!(merged.conflicts.iter().all(|id| m.conflict(*id).is_some()));
        prop_assert_eq!(&read(&encode(m)), m);
    }
    Ok(())
}

fn bases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, max_shrink_iters: 400, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(bases(15))]

    #[test]
    fn merges_keep_their_laws(base in a_deal(), pairs in pairs()) {
        keep_their_laws(&base, &pairs)?;
    }
}

#[test]
#[ignore = "takes half a minute; `cargo test --profile torture -- --ignored torture` runs it"]
fn torture_ten_thousand_merges_keep_their_laws() {
    let mut trial = Trial::of("random merges: nothing of either side missing, whose side is ours makes no difference");
    let config = ProptestConfig { rng_seed: RngSeed::Random, ..bases(100) };
    let ran = TestRunner::new(config).run(&(a_deal(), pairs()), |(base, pairs)| keep_their_laws(&base, &pairs));
    trial.cases(100 * PAIRS, ran.map_err(|error| error.to_string()));
    trial.end();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn equal_sides_never_clash_with_a_base_or_without(base in a_deal(), edits in vec(an_edit(), 0..4)) {
        let side = edited(&base, &edits, 20_000);
        for base in [Some(&base), None] {
            let merged = merge(base, &side, &read(&encode(&side)));
            prop_assert_eq!((&merged.deal, merged.conflicts.len()), (&side, 0));
        }
    }

    #[test]
    fn merge_without_a_base_loses_nothing(base in a_deal(), pair in a_pair()) {
        let (ours, theirs) = both(&base, &pair);
        let merged = merge(None, &ours, &theirs);
        let m = &merged.deal;
        prop_assert_eq!(&merge(None, &theirs, &ours), &merged);
        prop_assert_eq!(&merge(None, m, &ours).deal, m);
        prop_assert_eq!(&merge(None, m, &theirs).deal, m);
        let empty = Deal { conflicts: Vec::new(), history: Vec::new(), ..Deal::new(base.id, "", "", base.created) };
        let stored_merged = stored(m);
        for change in changes(&empty, &ours).iter().chain(&changes(&empty, &theirs)) {
            prop_assert_eq!(missing(change, m, &stored_merged), None);
        }
    }

    #[test]
    fn three_sides_come_to_the_same_in_any_order(
        base in a_deal(),
        edits in vec(vec(an_edit(), 0..3), 3)
    ) {
        let keeps_order = |edit: &&Edit| !matches!(edit, Edit::Move(_));
        let sides: Vec<Deal> = edits
            .iter()
            .zip([20_000, 30_000, 40_000])
            .map(|(edits, first)| edited(&base, &edits.iter().filter(keeps_order).cloned().collect::<Vec<_>>(), first))
            .collect();
        let [a, b, c] = sides.as_slice() else { panic!("three sides") };
        let of = |one: &Deal, two: &Deal| merge(Some(&base), one, two);
        let (ab, bc, ac) = (of(a, b), of(b, c), of(a, c));
        let all = [of(&ab.deal, c), of(a, &bc.deal), of(&ac.deal, b)];
        if [ab, bc, ac].iter().chain(&all).all(|one| one.conflicts.is_empty()) {
            prop_assert_eq!(&all[0].deal, &all[1].deal);
            prop_assert_eq!(&all[0].deal, &all[2].deal);
        }
    }

    #[test]
    fn any_clash_can_be_told_and_settled(base in a_deal(), pairs in vec(a_pair(), 3)) {
        for pair in &pairs {
            let (ours, theirs) = both(&base, pair);
            for with in [Some(&base), None] {
                let merged = merge(with, &ours, &theirs);
                let known: BTreeSet<String> = strays(&ours).union(&strays(&theirs)).cloned().collect();
                for conflict in &merged.deal.conflicts {
                    let words = conflict_words(&PLAYBOOK, &merged.deal, conflict);
                    for word in [&words.whose, &words.field, &words.standing, &words.other] {
                        prop_assert!(word.chars().count() <= 61 && !word.contains(char::is_control), "{:?}", word);
                    }
                    for keep in [Keep::Standing, Keep::Other] {
                        let mut deal = merged.deal.clone();
                        let settled = deal.settle(conflict.id, keep);
                        prop_assert!(deal.conflict(conflict.id).is_none());
                        prop_assert!(strays(&deal).is_subset(&strays(&merged.deal)), "{:?}", conflict);
                        prop_assert_eq!(&read(&encode(&deal)), &deal);
                        let chosen = if keep == Keep::Standing { &conflict.standing } else { &conflict.other };
                        let chosen = chosen.as_ref().map(ToString::to_string).unwrap_or_default();
                        // What was made by hand may name nobody: that is not put in place.
                        let names_nobody = known.iter().any(|id| chosen.contains(id));
                        if merged.conflicts.contains(&conflict.id) && !names_nobody {
                            prop_assert_eq!(settled, Settled::Chosen);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn step_taken_back_gives_the_deal_before(before in a_deal(), edits in vec(an_edit(), 1..4)) {
        let after = edited(&before, &edits, 20_000);
        let step = Step {
            id: record(1),
            at: at(0),
            by: String::new().into(),
            what: String::new().into(),
            undoes: None,
within: None,
            changes: changes(&before, &after),
            extra: serde_json::Map::new(),
        };
        let back = take_back(&after, &step).expect("nothing changed since");
        prop_assert!(says_the_same(&back, &before), "{:?}\n{:?}", back, before);
        prop_assert_eq!(&back.history, &after.history);
        if !step.changes.is_empty() && !says_the_same(&before, &after) {
            prop_assert_eq!(take_back(&before, &step), None, "the deal no longer says what the step did");
        }
    }

    #[test]
    fn undo_in_any_order_leaves_nobody_named_who_is_gone(
        base in a_deal(),
        edits in vec(an_edit(), 2..8),
        order in vec(any::<proptest::sample::Index>(), 4)
    ) {
        let mut deal = edited(&base, &edits, 20_000);
        for at in order {
            let Some(step) = (!deal.history.is_empty()).then(|| Arc::clone(at.get(&deal.history))) else { return Ok(()) };
            let Some(mut back) = undone(&deal, &step) else { continue };
            prop_assert!(strays(&back).is_subset(&strays(&deal)), "{:?}", strays(&back));
            let number = 30_000 + u32::try_from(back.history.len()).unwrap();
            back.history.push(Arc::new(a_step(number, changes(&deal, &back))));
            deal = back;
        }
    }

    #[test]
    fn file_met_again_after_its_clashes_were_settled_says_nothing_new(
        base in a_deal(),
        pair in a_pair(),
        chosen in vec(any::<bool>(), 8),
        more in vec(an_edit(), 0..3),
    ) {
        let (ours, theirs) = both(&base, &pair);
        let meet = |one: &Deal, two: &Deal| merge(common_ancestor(one, two).as_ref(), one, two).deal;
        let mut settled = meet(&ours, &theirs);
        for (number, is_first) in (0..).zip(&chosen) {
            let before = settled.clone();
            let Some(conflict) = before.conflicts.iter().find(|one| !base.conflicts.contains(one)) else { break };
            settled.settle(conflict.id, if *is_first { Keep::Standing } else { Keep::Other });
            settled.history.push(Arc::new(a_step(40_000 + number, changes(&before, &settled))));
        }
        let settled = edited(&settled, &more, 50_000);
        for stale in [&ours, &theirs] {
            if common_ancestor(&settled, stale).is_none() {
                // A field that held null cannot be told from none, and then nothing is guessed.
                prop_assert!(stored(&settled).to_string().contains("null"));
                continue;
            }
            for met in [meet(&settled, stale), meet(stale, &settled)] {
                prop_assert!(says_the_same(&met, &settled), "{:?}\n{:?}", met, settled);
                prop_assert_eq!(&met.history, &settled.history);
            }
        }
    }

    #[test]
    fn ancestor_is_what_both_come_from(base in a_deal(), pair in a_pair()) {
        let (same, ours_edits, theirs_edits) = &pair;
        let shared = edited(&base, same, 10_000);
        let (ours, theirs) = (edited(&shared, ours_edits, 20_000), edited(&shared, theirs_edits, 30_000));
        match common_ancestor(&ours, &theirs) {
            Some(found) => prop_assert!(says_the_same(&found, &shared)),
            // A field that held null cannot be told from none, and then nothing is guessed.
            None => prop_assert!(stored(&shared).to_string().contains("null")),
        }
    }
}
