//! What was entered during a walk, here and by somebody else who saves to the same file: all of it must be on the disk in
//! the end, in its place or with a later step or a conflict that says why it is not.

use super::Dice;
use crate::support::file::File;
use crate::support::session::Session;
use serde_json::Value;
use stakemap::app::msg::Refused;
use stakemap::app::open_deal::SaveState;
use stakemap::domain::change::address::names;
use stakemap::domain::change::diff::changes;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::{DealId, RecordId, StakeholderId};
use stakemap::domain::record::stakeholder::Stakeholder;
use stakemap::domain::record::step::{Change, Step};
use std::collections::BTreeSet;
use std::sync::Arc;
use uuid::Uuid;

/// All steps that must be on the disk in the end.
#[derive(Default)]
pub(super) struct Ledger {
    steps: BTreeSet<RecordId>,
    /// What the other writer did, and to which deal.
    theirs: Vec<(DealId, Arc<Step>)>,
    /// Whom a copy brought that knows nothing of the latest steps and has none of its own.
    guests: Vec<(DealId, StakeholderId)>,
    /// Whether the program was not yet told of something in its open deal's file.
    pub(super) is_behind: bool,
    looked_at: Option<Arc<Deal>>,
}

impl Ledger {
    /// Notes the steps of the open deal; all of them where new ones may stand among the old.
    pub(super) fn note(&mut self, deal: Option<&Arc<Deal>>, all: bool) {
        if deal.map(Arc::as_ptr) == self.looked_at.as_ref().map(Arc::as_ptr) {
            return;
        }
        if deal.map(|deal| deal.id) != self.looked_at.as_ref().map(|deal| deal.id) {
            // Whatever is opened is as it lies there by now.
            self.is_behind = false;
        }
        self.looked_at = deal.cloned();
        for step in deal.iter().flat_map(|deal| deal.history.iter().rev()) {
            if !self.steps.insert(step.id) && !all {
                break;
            }
        }
    }

    /// Somebody writes back a copy of the open deal that they read earlier, with one more person and no step that says so.
    pub(super) fn write_outdated(&mut self, session: &mut Session, dice: &mut Dice) {
        let Some(at) = session.app.deal.as_ref().and_then(|open| open.at.clone()) else { return };
        let Some(file) = session.disk.deals.get(&at.path).filter(|_| !self.is_behind).cloned() else { return };
        let Some(now) = file.deal() else { return };
        let all: Vec<Deal> = session.disk.earlier.get(&at.path).into_iter().flatten().filter_map(File::deal).collect();
        let all: Vec<&Deal> = all.iter().filter(|deal| deal.id == now.id).collect();
        if all.is_empty() {
            return;
        }
        let mut copy = all[dice.below(all.len())].clone();
        if now.history.iter().all(|step| copy.history.iter().any(|one| one.id == step.id)) {
            // Whoever knows every step may take people away.
            let is_in_copy = |id: &StakeholderId| copy.person(*id).is_some();
            self.guests.retain(|(deal, id)| *deal != now.id || is_in_copy(id));
        }
        let number = u128::try_from(self.guests.len()).unwrap();
        let id = StakeholderId(own_id(2, number << 8 | u128::try_from(dice.below(256)).unwrap()));
        copy.add_person(Stakeholder::new(id, &format!("Guest {number}")));
        self.guests.push((copy.id, id));
        session.disk.deals.insert(at.path, File::of(&copy));
        self.is_behind = true;
        self.tell(session);
    }

    /// Someone else changes the open deal's file.
    pub(super) fn write(&mut self, session: &mut Session, dice: &mut Dice) {
        let Some(at) = session.app.deal.as_ref().and_then(|open| open.at.clone()) else { return };
        let Some(file) = session.disk.deals.get(&at.path) else { return };
        let found = file.read(&at.path).unwrap();
        if found.read_only.is_some() {
            return;
        }
        let before = found.deal;
        let number = u128::try_from(self.theirs.len()).unwrap();
        let mut deal = before.clone();
        let person = before.stakeholders.get(dice.below(before.stakeholders.len())).map(|person| person.id);
        let text = format!("Uma {number}");
        match (dice.below(5), person) {
            (0, Some(person)) => deal.remove_person(person),
            (1, Some(person)) => deal.edit_person(person, |person| person.title = text.as_str().into()),
            (2, Some(person)) => deal.edit_person(person, |person| person.name = text.as_str().into()),
            (3, _) => deal.value = text.as_str().into(),
            _ => deal.add_person(Stakeholder::new(StakeholderId(own_id(1, number)), &text)),
        }
        deal.take_conflicts_along(&before);
        let changes = changes(&before, &deal);
        let step = Arc::new(Step::new(RecordId(own_id(0, number)), session.time(), "Uma", &text, changes));
        deal.history.push(Arc::clone(&step));
        session.disk.deals.insert(at.path, File::of(&deal));
        self.theirs.push((deal.id, step));
        self.is_behind = true;
        // Where the system tells of changes; elsewhere the next save finds it.
        if !dice.one_in(3) {
            self.tell(session);
        }
    }

    /// The program is told of what lies in its open deal's file.
    pub(super) fn tell(&mut self, session: &mut Session) {
        let open = session.app.deal.as_ref().and_then(|open| Some((open.deal.id, open.at.clone()?)));
        if let (true, Some((deal, at))) = (self.is_behind, open) {
            self.is_behind = false;
            session.send(session.disk.outside(&at.path, deal, Refused::Nothing));
        }
    }

    /// The program has ended. What the user threw away is nobody's loss.
    pub(super) fn quit(&mut self, session: &Session) {
        self.is_behind = false;
        self.looked_at = None;
        let thrown = session.app.deal.as_ref().filter(|open| open.save != SaveState::Saved);
        let Some(open) = thrown else { return };
        let there = on_disk(session);
        for step in &open.deal.history {
            if !there.iter().any(|deal| deal.history.iter().any(|one| one.id == step.id)) {
                self.steps.remove(&step.id);
            }
        }
    }

    /// Everything is there. Returns how many steps of others were looked for.
    pub(super) fn check(&self, session: &Session) -> usize {
        let deals = on_disk(session);
        let there: BTreeSet<RecordId> = deals.iter().flat_map(|deal| deal.history.iter().map(|step| step.id)).collect();
        // What an earlier state was put over is kept as one, and can be put back.
        // What was saved last is kept too, and is merged with whatever lies in its place.
        let earlier = session.disk.earlier.values().flatten().chain(session.disk.last.values()).filter_map(File::deal);
        let kept: BTreeSet<RecordId> = earlier.flat_map(|deal| deal.history).map(|step| step.id).collect();
        let lost: Vec<&RecordId> = self.steps.difference(&there).filter(|id| !kept.contains(id)).collect();
        assert!(lost.is_empty(), "steps that were entered are lost: {lost:?}");
        // What came from outside and was written over from outside again is only in what a killed program left: it is
        // offered, and the user may throw it away.
        let left = session.disk.left.iter().chain(&session.disk.thrown);
        let left: Vec<&Deal> = left.filter_map(|left| Some(&*left.unfinished.edits.as_ref()?.deal)).collect();
        let is_left = |step: &RecordId| left.iter().any(|deal| deal.history.iter().any(|one| one.id == *step));
        let is_kept = |step: &RecordId| kept.contains(step) || is_left(step);
        for (id, step) in self.theirs.iter().filter(|(_, step)| there.contains(&step.id) || !is_kept(&step.id)) {
            // A file of a newer version may carry the same id.
            let has_it = |deal: &&Deal| deal.history.iter().any(|one| one.id == step.id);
            let in_place = deals.iter().filter(has_it).find(|deal| deal.id == *id);
            // Where somebody else replaced the file, the user may have kept what was here as a deal of its own.
            let Some(deal) = in_place.or_else(|| deals.iter().find(has_it)) else {
                panic!("lost of somebody else: {}", step.what)
            };
            let stored = serde_json::to_value(deal).unwrap();
            for change in &step.changes {
                assert!(is_there(change, step.id, deal, &stored), "lost without a word: {change:?}");
            }
        }
        for (deal, guest) in &self.guests {
            let address = format!("stakeholders/{guest}");
            let says_why = |one: &&Deal| {
                let told = one.history.iter().flat_map(|step| &step.changes).map(|change| &change.place);
                told.chain(one.conflicts.iter().map(|conflict| &conflict.place)).any(|place| *place == address)
            };
            let has_them = |one: &&Deal| one.id == *deal && (one.person(*guest).is_some() || says_why(one));
            let earlier = session.disk.earlier.values().flatten().filter_map(File::deal);
            let is_kept = earlier.into_iter().any(|one| has_them(&&one)) || left.iter().any(has_them);
            assert!(deals.iter().any(|one| has_them(&one)) || is_kept, "{guest} came in a copy and is gone");
        }
        self.theirs.len() + self.guests.len()
    }
}

fn own_id(kind: u128, number: u128) -> Uuid {
    Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 | kind << 32 | number)
}

/// All deals that lie anywhere.
fn on_disk(session: &Session) -> Vec<Deal> {
    let files = session.disk.deals.iter().chain(&session.disk.trash).chain(&session.disk.archive);
    files.filter_map(|(path, file)| Some(file.read(path).ok()?.deal)).collect()
}

/// Whether a change stands, or something says why not: another step or a conflict about the same place.
fn is_there(change: &Change, step: RecordId, deal: &Deal, stored: &Value) -> bool {
    let place = names(&change.place);
    // Conflicts go along with what they are about, and come back with it: nobody entered them.
    if place[0] == "clashes" {
        return true;
    }
    let now = place.iter().try_fold(stored, |at, name| match at {
        Value::Array(list) => list.iter().find(|one| one["id"] == name.as_str()),
        other => other.get(name),
    });
    let touches = |other: &str| place.iter().zip(&names(other)).all(|(a, b)| a == b);
    now.unwrap_or(&Value::Null) == &change.to
        || deal.history.iter().any(|one| one.id != step && one.changes.iter().any(|one| touches(&one.place)))
        || deal.conflicts.iter().any(|conflict| touches(&conflict.place))
}
