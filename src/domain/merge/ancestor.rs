//! What two states of a deal both come from, found in their histories.
//!
//! Only the steps that one side alone has are taken back, so that it costs what differs and not how long a deal lives. A
//! wrong ancestor could make a merge drop a value: whatever the histories do not bear out, there is none.

use super::same;
use crate::domain::clash::Clash;
use crate::domain::deal::Deal;
use crate::domain::history::{Step, changes, pass_back, settled};
use crate::domain::id::RecordId;
use crate::domain::place::{self, Entry, Key, keys};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::mem::take;
use std::sync::Arc;
use uuid::Uuid;

/// The last state that two deals share, with the history they share.
///
/// The steps that only one of them has are taken back from each, but not what a merge overtook. Where both then say the
/// same, that is what they come from. Where they differ because one was merged with a step that the other has too, it is
/// what that step said. A file that was changed by hand, beside its history, has no ancestor.
#[must_use]
pub fn common_ancestor(ours: &Deal, theirs: &Deal) -> Option<Deal> {
    let begun = ours.history.iter().zip(&theirs.history).take_while(|(one, two)| one == two).count();
    let (our_rest, their_rest) = (by_id(&ours.history[begun..]), by_id(&theirs.history[begun..]));
    let clashes = shared_clashes(ours, theirs);
    let ours = before_its_own(ours, begun, &their_rest, &clashes)?;
    let theirs = before_its_own(theirs, begun, &our_rest, &clashes)?;
    // The order counts where both have the same people; that of the side that did less since is nearer to the old one.
    let (mut base, mut other) = if (ours.taken, ids(&ours.deal)) <= (theirs.taken, ids(&theirs.deal)) {
        (ours.deal, theirs.deal)
    } else {
        (theirs.deal, ours.deal)
    };
    arrange(&mut other.stakeholders, &base.stakeholders);
    arrange(&mut other.coaching, &base.coaching);
    arrange(&mut other.conversations, &base.conversations);
    arrange(&mut other.actions, &base.actions);
    arrange(&mut other.reviews, &base.reviews);
    for change in changes(&base, &other) {
        let said = last_said(&base.history, &change.place)?;
        if said == change.to {
            let to = Some(change.to).filter(|to| !to.is_null());
            place::put(&mut base, &place::names(&change.place), to, change.position)?;
        } else if said != change.from {
            return None;
        }
    }
    Some(base)
}

type Known<'a> = HashMap<RecordId, &'a Arc<Step>>;

fn by_id(history: &[Arc<Step>]) -> Known<'_> {
    history.iter().map(|step| (step.id, step)).collect()
}

/// A deal before the steps that it alone has, and how many those were.
struct Before {
    deal: Deal,
    taken: usize,
}

/// Both histories begin with the same steps; later ones are shared where the other has them too.
fn before_its_own(deal: &Deal, begun: usize, known: &Known<'_>, clashes: &[Clash]) -> Option<Before> {
    let mut deal = deal.clone();
    let later = deal.history.split_off(begun);
    let is_shared = |step: &Arc<Step>| known.get(&step.id).is_some_and(|one| same(one, step));
    let (shared, own): (Vec<_>, Vec<_>) = later.into_iter().partition(is_shared);
    deal.history.extend(shared);
    for step in own.iter().rev() {
        pass_back(&mut deal, step)?;
    }
    deal.clashes = clashes.to_vec();
    Some(Before { deal, taken: own.len() })
}

/// The clashes that both had: those that both have, and those of one that the other settled. No step tells how a clash
/// came about, so that one which the other never had came of a merge since.
fn shared_clashes(ours: &Deal, theirs: &Deal) -> Vec<Clash> {
    let mut shared: Vec<Clash> = ours.clashes.iter().filter(|one| theirs.clash(one.id).is_some()).cloned().collect();
    for (with, without) in [(ours, theirs), (theirs, ours)] {
        let open: Vec<&Clash> = with.clashes.iter().filter(|one| without.clash(one.id).is_none()).collect();
        if open.is_empty() {
            continue;
        }
        let settled: HashSet<RecordId> = settled(&without.history).map(|one| one.id).collect();
        shared.extend(open.into_iter().filter(|one| settled.contains(&one.id)).cloned());
    }
    shared.sort_by(|a, b| (&a.place, a.id).cmp(&(&b.place, b.id)));
    shared
}

/// The ids of a deal's people and other long lists in their order.
fn ids(deal: &Deal) -> Vec<Uuid> {
    fn of<T: Entry>(list: &[Arc<T>]) -> impl Iterator<Item = Uuid> {
        list.iter().map(|one| one.key())
    }
    let own = of(&deal.stakeholders).chain(of(&deal.coaching));
    own.chain(of(&deal.conversations)).chain(of(&deal.actions)).chain(of(&deal.reviews)).collect()
}

/// Puts a list in another's order, and takes what is the same from there: it need not be compared again.
fn arrange<T: Entry>(list: &mut Vec<Arc<T>>, like: &[Arc<T>]) {
    let places: HashMap<Key, usize> = keys(like).into_iter().zip(0..).collect();
    let mut placed: Vec<(usize, Arc<T>)> = keys(list)
        .iter()
        .zip(take(list))
        .map(|(key, one)| match places.get(key) {
            Some(&place) if like[place] == one => (place, Arc::clone(&like[place])),
            place => (place.copied().unwrap_or(usize::MAX), one),
        })
        .collect();
    placed.sort_by_key(|(place, _)| *place);
    *list = placed.into_iter().map(|(_, one)| one).collect();
}

/// What the last step about a place made it say; nothing where none was about it, or about a part of it only.
fn last_said(history: &[Arc<Step>], place: &str) -> Option<Value> {
    let within = |outer: &str, inner: &str| inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'));
    let all = history.iter().rev().flat_map(|step| step.changes.iter().rev());
    let last =
        all.into_iter().find(|one| one.place == place || within(&one.place, place) || within(place, &one.place))?;
    let inner = place.get(last.place.len()..)?;
    Some(place::within(&last.to, &place::names(inner.trim_start_matches('/'))).cloned().unwrap_or_default())
}
