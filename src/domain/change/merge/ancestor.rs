//! The common ancestor of two states of a deal, found in their histories.
//!
//! Only the steps that one side alone has are taken back, so the cost depends on the differences and not on the
//! deal's age. A wrong ancestor could make a merge drop a value: where the histories don't confirm one, there is
//! none.

use super::same;
use crate::domain::change::address::{self, Key, entry_names, join, keys};
use crate::domain::change::diff::changes;
use crate::domain::change::settled_conflicts::settled;
use crate::domain::change::take_back::pass_back;
use crate::domain::record::conflict::Conflict;
use crate::domain::record::deal::Deal;
use crate::domain::record::deal::lists::{Entry, each, lists};
use crate::domain::record::id::RecordId;
use crate::domain::record::step::{Change, Step};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::mem::take;
use std::sync::Arc;
use uuid::Uuid;

/// Returns the last state that two deals share, with the history they share.
///
/// The steps that only one of them has are taken back from each, except for what a merge overrode. Where both then
/// say the same, that is the ancestor. Where they differ because one was merged with a step that the other has too,
/// that step's value is used. A file that was changed by hand, outside its history, has no ancestor.
#[must_use]
pub fn common_ancestor(ours: &Deal, theirs: &Deal) -> Option<Deal> {
    let [mut base, other] = before_own_steps(ours, theirs)?;
    for change in changes(&base, &other) {
        let said = last_said(&base.history, &change.place)?;
        if said == change.to {
            let to = Some(change.to).filter(|to| !to.is_null());
            address::put(&mut base, &address::names(&change.place), to, change.position)?;
        } else if said != change.from {
            return None;
        }
    }
    Some(base)
}

/// Returns two deals without the steps that only one of them has, the one that did less since first.
fn before_own_steps(ours: &Deal, theirs: &Deal) -> Option<[Deal; 2]> {
    let begun = ours.history.iter().zip(&theirs.history).take_while(|(one, two)| one == two).count();
    let (our_rest, their_rest) = (by_id(&ours.history[begun..]), by_id(&theirs.history[begun..]));
    let conflicts = shared_conflicts(ours, theirs);
    let ours = before_its_own(ours, begun, &their_rest, &conflicts)?;
    let theirs = before_its_own(theirs, begun, &our_rest, &conflicts)?;
    // The order counts where both have the same people; that of the side that did less since is nearer to the old one.
    let (base, mut other) = if (ours.taken, ids(&ours.deal)) <= (theirs.taken, ids(&theirs.deal)) {
        (ours.deal, theirs.deal)
    } else {
        (theirs.deal, ours.deal)
    };
    lists!(each arrange).iter().for_each(|arrange| arrange(&mut other, &base));
    Some([base, other])
}

/// Returns the state that a merge of two deals starts from.
///
/// That is their common ancestor, where their histories show it. Otherwise, as after a change by hand, it is the
/// state known to have been on disk, without the steps that the other side never saw: a copy read before those steps
/// and written back after them must not remove them. Where no such state is known, it is what both said before their
/// own steps. `None` where even that can't be told; then the merge keeps what either side says.
#[must_use]
pub fn merge_base(known: Option<&Deal>, ours: &Deal, theirs: &Deal) -> Option<Deal> {
    common_ancestor(ours, theirs).or_else(|| seen_by(theirs, known?)).or_else(|| common_part(ours, theirs))
}

/// Returns what two deals both said before their own steps. What differs is left out, so that the merge keeps both;
/// what one of them then removed in a step of its own is in it, so that it doesn't come back without a word.
fn common_part(ours: &Deal, theirs: &Deal) -> Option<Deal> {
    let [mut base, other] = before_own_steps(ours, theirs)?;
    changes(&base, &other).iter().try_for_each(|change| forget(&mut base, &change.place))?;
    Some(base)
}

/// Removes the value at an address, empties it where it can't be missing, or does so with what it is part of.
fn forget(base: &mut Deal, address: &str) -> Option<()> {
    let nothing = [None, Some(Value::from("")), Some(Value::Array(Vec::new()))];
    let mut names = address::names(address);
    while !names.is_empty() {
        let is_gone = address::at(base, &names).is_none()
            || nothing.iter().any(|nothing| address::put(base, &names, nothing.clone(), None).is_some());
        if is_gone {
            return Some(());
        }
        names.pop();
    }
    None
}

/// Returns the part of a known state that the other side's author saw, as far as their history shows.
fn seen_by(theirs: &Deal, known: &Deal) -> Option<Deal> {
    let seen: HashSet<RecordId> = theirs.history.iter().map(|step| step.id).collect();
    let mut base = known.clone();
    let (shared, unseen): (Vec<_>, Vec<_>) =
        take(&mut base.history).into_iter().partition(|one| seen.contains(&one.id));
    base.history = shared;
    if unseen.is_empty() {
        return Some(base);
    }
    for step in unseen.iter().rev() {
        pass_back(&mut base, step)?;
    }
    base.conflicts = shared_conflicts(known, theirs);
    for change in changes(&base, theirs) {
        forget_unseen(&mut base, &change)?;
    }
    Some(base)
}

/// Removes from a base whatever an outdated copy may never have seen. Changes by hand leave no step, so an entry that
/// no shared step mentions may be newer than the copy, and so may a value other than the one the last shared step
/// gave. The merge keeps whatever isn't in the base.
fn forget_unseen(base: &mut Deal, change: &Change) -> Option<()> {
    for gone in missing_entries(change) {
        if !is_told(&base.history, &gone) {
            address::put(base, &address::names(&gone), None, None)?;
        }
    }
    if last_said(&base.history, &change.place).is_some_and(|said| said == change.to) {
        let to = Some(change.to.clone()).filter(|to| !to.is_null());
        address::put(base, &address::names(&change.place), to, change.position)?;
    }
    Some(())
}

/// Returns the addresses of the entries that a change removes: a single one, or those missing from a list stored as a
/// whole.
fn missing_entries(change: &Change) -> Vec<String> {
    match (&change.from, &change.to) {
        (Value::Object(entry), Value::Null) if entry.contains_key("id") => vec![change.place.clone()],
        (Value::Array(from), Value::Array(to)) => {
            let (Some(from), Some(to)) = (entry_names(from), entry_names(to)) else { return Vec::new() };
            let kept: HashSet<String> = to.into_iter().collect();
            from.iter().filter(|name| !kept.contains(*name)).map(|name| join(&change.place, name)).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns whether any step is about an entry or a part of it.
fn is_told(history: &[Arc<Step>], entry: &str) -> bool {
    history.iter().flat_map(|step| &step.changes).any(|one| one.place == entry || is_within(entry, &one.place))
}

/// Returns whether an address lies inside another.
fn is_within(outer: &str, inner: &str) -> bool {
    inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'))
}

type Known<'a> = HashMap<RecordId, &'a Arc<Step>>;

fn by_id(history: &[Arc<Step>]) -> Known<'_> {
    history.iter().map(|step| (step.id, step)).collect()
}

/// A deal before its own steps, and their number.
struct Before {
    deal: Deal,
    taken: usize,
}

/// Takes back the steps that a deal alone has. Both histories begin with the same steps; later ones are shared where
/// the other has them too.
fn before_its_own(deal: &Deal, begun: usize, known: &Known<'_>, conflicts: &[Conflict]) -> Option<Before> {
    let mut deal = deal.clone();
    let later = deal.history.split_off(begun);
    let is_shared = |step: &Arc<Step>| known.get(&step.id).is_some_and(|one| same(one, step));
    let (shared, own): (Vec<_>, Vec<_>) = later.into_iter().partition(is_shared);
    deal.history.extend(shared);
    for step in own.iter().rev() {
        pass_back(&mut deal, step)?;
    }
    deal.conflicts = conflicts.to_vec();
    Some(Before { deal, taken: own.len() })
}

/// Returns the conflicts that both had: those that both have, and those of one that the other resolved. No step
/// records how a conflict arose, so one that the other never had must come from a merge since then.
fn shared_conflicts(ours: &Deal, theirs: &Deal) -> Vec<Conflict> {
    let mut shared: Vec<Conflict> =
        ours.conflicts.iter().filter(|one| theirs.conflict(one.id).is_some()).cloned().collect();
    for (with, without) in [(ours, theirs), (theirs, ours)] {
        let open: Vec<&Conflict> = with.conflicts.iter().filter(|one| without.conflict(one.id).is_none()).collect();
        if open.is_empty() {
            continue;
        }
        let settled: HashSet<RecordId> = settled(&without.history).map(|one| one.id).collect();
        shared.extend(open.into_iter().filter(|one| settled.contains(&one.id)).cloned());
    }
    shared.sort_by(|a, b| (&a.place, a.id).cmp(&(&b.place, b.id)));
    shared
}

/// Returns the ids of a deal's people and other long lists in their order.
fn ids(deal: &Deal) -> Vec<Uuid> {
    fn of<T: Entry>(deal: &Deal) -> Vec<Uuid> {
        T::list(deal).iter().map(|one| one.key()).collect()
    }
    lists!(each of).iter().flat_map(|of| of(deal)).collect()
}

/// Sorts a list like another, and shares its equal entries so that they needn't be compared again.
fn arrange<T: Entry>(deal: &mut Deal, like: &Deal) {
    let (list, like) = (T::list_mut(deal), T::list(like));
    let indices: HashMap<Key, usize> = keys(like).into_iter().zip(0..).collect();
    let mut placed: Vec<(usize, Arc<T>)> = keys(list)
        .iter()
        .zip(take(list))
        .map(|(key, one)| match indices.get(key) {
            Some(&index) if like[index] == one => (index, Arc::clone(&like[index])),
            index => (index.copied().unwrap_or(usize::MAX), one),
        })
        .collect();
    placed.sort_by_key(|(index, _)| *index);
    *list = placed.into_iter().map(|(_, one)| one).collect();
}

/// Returns the value that the last step about an address gave it; `None` where no step was about it, or only about a
/// part of it.
fn last_said(history: &[Arc<Step>], address: &str) -> Option<Value> {
    let all = history.iter().rev().flat_map(|step| step.changes.iter().rev());
    let touches = |one: &str| one == address || is_within(one, address) || is_within(address, one);
    let last = all.into_iter().find(|one| touches(&one.place))?;
    let inner = address.get(last.place.len()..)?;
    Some(address::within(&last.to, &address::names(inner.trim_start_matches('/'))).cloned().unwrap_or_default())
}
