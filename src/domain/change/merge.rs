//! The one merge of deals, by id and field: for files that changed while they were open, conflict copies, and git.
//!
//! A change by one side is taken; the same change by both is one change; where both changed something differently, both
//! values are kept, one of them in a conflict of the deal. No value of either side is ever dropped, and the result doesn't
//! depend on which side is called ours. People and tracks that aren't changed stay the same allocation.

mod ancestor;
mod decided;
mod fields;
mod order;

pub use ancestor::{common_ancestor, merge_base};

use crate::domain::change::address::{Key, as_value, join, key_name, keys, typed};
use crate::domain::record::action::Action;
use crate::domain::record::coaching::Track;
use crate::domain::record::conflict::Conflict;
use crate::domain::record::conversation::Conversation;
use crate::domain::record::deal::Deal;
use crate::domain::record::deal::lists::{Entry, each, header, lists};
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::inside_step::InsideStep;
use crate::domain::record::insight::Insight;
use crate::domain::record::kit::KitLine;
use crate::domain::record::review::Review;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::step::Step;
use decided::{Decided, add_conflicts};
use fields::{Sides, merge_value, stands};
use order::merged_order;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The result of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The deal with the changes of both sides.
    pub deal: Deal,
    /// The ids of the conflicts found by this merge, as stored in the deal.
    pub conflicts: Vec<RecordId>,
}

/// The fate of an entry that one side removed while the other still has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Removed {
    /// Removed: the other side left it unchanged.
    Gone,
    /// Kept, without a conflict.
    Kept,
    /// Kept, with a conflict saying that one side removed it.
    Disputed,
}

/// Merges two states of a deal.
///
/// Without a base nothing counts as removed, and each field in which the sides differ is a conflict; [`merge_base`]
/// often finds a base. Histories are united, with or without one.
#[must_use]
pub fn merge(base: Option<&Deal>, ours: &Deal, theirs: &Deal) -> Merged {
    let mut back = base.map_or_else(HashSet::new, |base| returning(base, ours, theirs));
    let (mut deal, mut found) = put_together(base, ours, theirs, &back);
    loop {
        let named = still_named(&deal, &found, ours, theirs);
        if named.is_empty() {
            break;
        }
        // Those who come back may name others who are gone.
        back.extend(named);
        (deal, found) = put_together(base, ours, theirs, &back);
    }
    deal.history = merge_histories(base, ours, theirs, &mut found);

    follow_entries(&mut deal, base, ours, theirs);
    if !found.is_empty() || !deal.conflicts.is_empty() {
        found = Decided::of(ours, theirs).settle(&mut deal, found, ours, theirs);
    }
    let conflicts = add_conflicts(&mut deal, found);
    Merged { deal, conflicts }
}

/// Merges everything except the histories, and returns the conflicts. People in `returning` stay, disputed.
fn put_together(
    base: Option<&Deal>,
    ours: &Deal,
    theirs: &Deal,
    returning: &HashSet<StakeholderId>,
) -> (Deal, Vec<Conflict>) {
    let mut found = Vec::new();
    let mut deal = merge_header(base, ours, theirs, &mut found);

    for merge in lists!(each merge_list) {
        merge(&mut deal, base, [ours, theirs], returning, &mut found);
    }
    (deal, found)
}

/// Merges one list. People in `returning` stay.
fn merge_list<T: Merge>(
    deal: &mut Deal,
    base: Option<&Deal>,
    [ours, theirs]: [&Deal; 2],
    returning: &HashSet<StakeholderId>,
    found: &mut Vec<Conflict>,
) {
    let mut lists = Lists::of(base, ours, theirs, |deal: &Deal| T::list(deal).clone());
    T::unite(&mut lists);
    *T::list_mut(deal) = lists.merge(found, |before: &Arc<T>, now| T::removed(before, now, returning));
}

/// The special rules for merging the entries of a list.
trait Merge: Entry + Clone {
    /// Combines entries that both sides created independently.
    fn unite(_: &mut Lists<Self>) {}

    /// Decides about an entry that one side removed: it is gone, unless the other side changed it.
    fn removed(before: &Arc<Self>, now: &Arc<Self>, _: &HashSet<StakeholderId>) -> Removed {
        if same(before, now) { Removed::Gone } else { Removed::Disputed }
    }
}

impl Merge for Stakeholder {
    fn removed(before: &Arc<Self>, now: &Arc<Self>, returning: &HashSet<StakeholderId>) -> Removed {
        if returning.contains(&now.id) || !same(before, now) { Removed::Disputed } else { Removed::Gone }
    }
}

impl Merge for Track {
    fn unite(lists: &mut Lists<Self>) {
        lists.join_tracks();
    }

    fn removed(before: &Arc<Self>, now: &Arc<Self>, returning: &HashSet<StakeholderId>) -> Removed {
        if returning.contains(&now.stakeholder) {
            Removed::Kept
        } else if same(before, now) {
            Removed::Gone
        } else {
            Removed::Disputed
        }
    }
}

impl Merge for Conversation {}
impl Merge for Action {}
impl Merge for Review {}
impl Merge for Insight {}
impl Merge for InsideStep {}
impl Merge for KitLine {}

/// Unites two histories. Their common beginning, nearly always all but the last steps, is taken as it is.
fn merge_histories(base: Option<&Deal>, ours: &Deal, theirs: &Deal, found: &mut Vec<Conflict>) -> Vec<Arc<Step>> {
    let begun = |other: &Deal| ours.history.iter().zip(&other.history).take_while(|(one, two)| one == two).count();
    let shared = begun(theirs);
    let later = |deal: &Deal| deal.history[shared.min(begun(deal))..].to_vec();
    let lists = Lists::of(base, ours, theirs, later);
    let mut all = ours.history[..shared].to_vec();
    all.extend(lists.merge(found, |_: &Arc<Step>, _| Removed::Kept));
    all
}

fn merge_header(base: Option<&Deal>, ours: &Deal, theirs: &Deal, found: &mut Vec<Conflict>) -> Deal {
    let (ours, theirs) = (header(ours), header(theirs));
    merge_record("", base.map(header).as_ref(), &ours, &theirs, found)
}

/// Merges two states of one record. If the merged fields don't make a record, one side is taken as a whole.
fn merge_record<T>(address: &str, base: Option<&T>, ours: &T, theirs: &T, found: &mut Vec<Conflict>) -> T
where
    T: serde::Serialize + serde::de::DeserializeOwned + Clone,
{
    let (base, our_fields, their_fields) = (base.map(as_value), as_value(ours), as_value(theirs));
    let sides = Sides { base: base.as_ref(), ours: Some(&our_fields), theirs: Some(&their_fields) };
    let mut conflicts = Vec::new();
    if let Some(merged) = merge_value(address, sides, &mut conflicts).and_then(|fields| typed(&fields)) {
        found.append(&mut conflicts);
        return merged;
    }
    let (standing, its_fields, other) = if stands(Some(&our_fields)) > stands(Some(&their_fields)) {
        (ours.clone(), our_fields, their_fields)
    } else {
        (theirs.clone(), their_fields, our_fields)
    };
    found.push(Conflict::new(address, base, Some(its_fields), Some(other)));
    standing
}

/// Returns the people one side removed while the other changed them or their coaching: both come back together.
/// People the other side newly refers to are found by [`still_named`] after the merge.
fn returning(base: &Deal, ours: &Deal, theirs: &Deal) -> HashSet<StakeholderId> {
    let mut all = HashSet::new();
    for (left, kept) in [(ours, theirs), (theirs, ours)] {
        let in_left: HashSet<StakeholderId> = left.stakeholders.iter().map(|one| one.id).collect();
        let before: HashMap<StakeholderId, &Arc<Stakeholder>> =
            base.stakeholders.iter().filter(|one| !in_left.contains(&one.id)).map(|one| (one.id, one)).collect();
        if before.is_empty() {
            continue;
        }
        let tracks: HashMap<RecordId, &Arc<Track>> = base.coaching.iter().map(|track| (track.id, track)).collect();
        let is_new = |track: &Arc<Track>| tracks.get(&track.id).is_none_or(|before| !same(before, track));
        let coached: HashSet<StakeholderId> =
            kept.coaching.iter().filter(|track| is_new(track)).map(|track| track.stakeholder).collect();
        let changed = |one: &Arc<Stakeholder>| before.get(&one.id).is_some_and(|before| !same(before, one));
        let comes_back =
            |one: &&Arc<Stakeholder>| before.contains_key(&one.id) && (changed(one) || coached.contains(&one.id));
        all.extend(kept.stakeholders.iter().filter(comes_back).map(|one| one.id));
    }
    all
}

/// Returns the removed people that the merged deal, or a value to choose from, still refers to in a way that the
/// removing side didn't know.
fn still_named(deal: &Deal, found: &[Conflict], ours: &Deal, theirs: &Deal) -> Vec<StakeholderId> {
    let people: HashSet<StakeholderId> = deal.stakeholders.iter().map(|one| one.id).collect();
    let mut named = Vec::new();
    for (left, kept) in [(ours, theirs), (theirs, ours)] {
        let gone: Vec<_> = kept.stakeholders.iter().map(|one| one.id).filter(|id| !people.contains(id)).collect();
        if gone.is_empty() {
            continue;
        }
        let (strays, known) = (deal.strays(), left.strays());
        let new = found.iter().chain(&deal.conflicts).filter(|one| left.conflict(one.id).is_none());
        let offered: Vec<String> =
            new.flat_map(|one| [&one.standing, &one.other]).flatten().map(ToString::to_string).collect();
        let is_named = |id: &StakeholderId| {
            strays.contains(id) && !known.contains(id) || offered.iter().any(|text| text.contains(&id.to_string()))
        };
        named.extend(gone.into_iter().filter(is_named));
    }
    named
}

/// Removes or restores conflicts with the entry they are about: removing an entry removes its conflicts, so they come
/// back when it does, and none that only the other side had stays behind when it is gone.
fn follow_entries(deal: &mut Deal, base: Option<&Deal>, ours: &Deal, theirs: &Deal) {
    let mut back = HashSet::new();
    for (left, kept) in [(ours, theirs), (theirs, ours)] {
        let came_back = |one: &&Conflict| {
            one.other.is_some() && deal.conflict(one.id).is_none() && one.is_stray(left) && !one.is_stray(deal)
        };
        back.extend(kept.conflicts.iter().filter(came_back).map(|one| one.id));
    }
    if !back.is_empty() {
        // As if they were new, so that they stand where their own list has them.
        let mut base = base.map(header);
        base.iter_mut().for_each(|base| base.conflicts.retain(|one| !back.contains(&one.id)));
        deal.conflicts = merge_header(base.as_ref(), ours, theirs, &mut Vec::new()).conflicts;
    }
    let was_stray =
        |one: &Conflict| [ours, theirs].iter().all(|side| side.conflict(one.id).is_none() || one.is_stray(side));
    let mut conflicts = std::mem::take(&mut deal.conflicts);
    conflicts.retain(|one| !one.is_stray(deal) || was_stray(one));
    deal.conflicts = conflicts;
}

fn same<T: PartialEq>(a: &Arc<T>, b: &Arc<T>) -> bool {
    Arc::ptr_eq(a, b) || a == b
}

/// The three states of one of the deal's own lists.
struct Lists<T> {
    base: Vec<Arc<T>>,
    ours: Vec<Arc<T>>,
    theirs: Vec<Arc<T>>,
}

impl<T: Entry + Clone> Lists<T> {
    fn of(base: Option<&Deal>, ours: &Deal, theirs: &Deal, list: impl Fn(&Deal) -> Vec<Arc<T>>) -> Self {
        Self { base: base.map(&list).unwrap_or_default(), ours: list(ours), theirs: list(theirs) }
    }

    fn merge(&self, found: &mut Vec<Conflict>, removed: impl Fn(&Arc<T>, &Arc<T>) -> Removed) -> Vec<Arc<T>> {
        let (base_keys, our_keys, their_keys) = (keys(&self.base), keys(&self.ours), keys(&self.theirs));
        let base: HashMap<Key, &Arc<T>> = base_keys.iter().copied().zip(&self.base).collect();
        let ours: HashMap<Key, &Arc<T>> = our_keys.iter().copied().zip(&self.ours).collect();
        let theirs: HashMap<Key, &Arc<T>> = their_keys.iter().copied().zip(&self.theirs).collect();
        let mut merged: HashMap<Key, Arc<T>> = HashMap::with_capacity(ours.len());
        for key in our_keys.iter().chain(their_keys.iter().filter(|key| !ours.contains_key(*key))) {
            let address = || join(T::LIST, &key_name(*key));
            let kept = match (base.get(key), ours.get(key), theirs.get(key)) {
                (before, Some(our), Some(their)) => {
                    if same(our, their) || before.is_some_and(|before| same(before, their)) {
                        Arc::clone(our)
                    } else if before.is_some_and(|before| same(before, our)) {
                        Arc::clone(their)
                    } else {
                        let before = before.map(|before| T::clone(before));
                        Arc::new(merge_record(&address(), before.as_ref(), our, their, found))
                    }
                }
                (None, Some(only), None) | (None, None, Some(only)) => Arc::clone(only),
                (Some(before), Some(now), None) | (Some(before), None, Some(now)) => match removed(before, now) {
                    Removed::Gone => continue,
                    Removed::Kept => Arc::clone(now),
                    Removed::Disputed => {
                        found.push(Conflict::new(&address(), Some(as_value(before)), Some(as_value(now)), None));
                        Arc::clone(now)
                    }
                },
                (_, None, None) => continue,
            };
            merged.insert(*key, kept);
        }
        let kept = |keys: Vec<Key>| -> Vec<Key> { keys.into_iter().filter(|key| merged.contains_key(key)).collect() };
        let order = merged_order(&base_keys, &kept(our_keys), &kept(their_keys));
        order.into_iter().filter_map(|key| merged.remove(&key)).collect()
    }
}

impl Lists<Track> {
    /// Combines two coachings of the same person that both sides began: only a person's first track counts, so
    /// keeping two would hide one side's notes. The result has the id and start of the one with the smaller id.
    fn join_tracks(&mut self) {
        let ours = Self::begun(&self.ours, &self.base);
        let theirs = Self::begun(&self.theirs, &self.base);
        for (person, our) in ours {
            let Some(&their) = theirs.get(&person) else { continue };
            let (one, two) = (&self.ours[our], &self.theirs[their]);
            if one.id == two.id {
                continue;
            }
            let (late, early) = if one.id < two.id {
                (&mut self.theirs[their], Arc::clone(one))
            } else {
                (&mut self.ours[our], Arc::clone(two))
            };
            *late = Arc::new(Track { id: early.id, begun: early.begun, ..Track::clone(late) });
        }
    }

    /// Returns the positions of tracks that are new and the only one of their person.
    fn begun(list: &[Arc<Track>], base: &[Arc<Track>]) -> HashMap<StakeholderId, usize> {
        let known: HashSet<RecordId> = base.iter().map(|track| track.id).collect();
        let mut count: HashMap<StakeholderId, usize> = HashMap::new();
        for track in list {
            *count.entry(track.stakeholder).or_default() += 1;
        }
        let new = list.iter().enumerate().filter(|(_, one)| !known.contains(&one.id) && count[&one.stakeholder] == 1);
        new.map(|(index, one)| (one.stakeholder, index)).collect()
    }
}
