//! Changes between two states of a deal: what a review opens with, and what people want to know after being away.
//!
//! Told by its meaning, such as another verdict, or an action kept or slipped; never by the field of a record that
//! was written. "Nothing changed" is news too, and left to the caller to say.

mod alerts;
mod coaching;
mod deeds;
mod inside;
mod insights;
mod news;
mod people;

pub use news::{Days, Item, Kind, Named, News, Way, What};

use super::alert::{Known, judge_all};
use super::contact::{Contacts, last_act};
use super::verdict::{Verdict, judge_everybody};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use std::collections::HashMap;
use std::sync::Arc;

/// Returns the changes since an earlier state of a deal, in the order of a review: people, verdicts, labels,
/// coaching, insights, stances, agreements, actions, tasks, concerns, their inside steps, plans, alerts, the customer's last act.
///
/// Both verdicts are the present owner's, so that a deal that changed hands doesn't look like people who changed.
/// Alerts, and what is late, are judged for each state by its own day. People who are the same allocation are
/// skipped.
#[must_use]
pub fn since(before: &Deal, now: &Deal, playbook: &Playbook, days: &Days) -> News {
    let known_now = judge_all(playbook, now);
    let known_before = judged_before(playbook, before, now, &known_now);
    let mut sheet = Sheet {
        before,
        now,
        playbook,
        days,
        people_before: before.stakeholders.iter().map(|one| (one.id, one)).collect(),
        people_now: now.stakeholders.iter().map(|one| (one.id, one)).collect(),
        contacts: (Contacts::of_deal(before), Contacts::of_deal(now)),
        items: Vec::new(),
    };
    people::standing(&mut sheet);
    for known in &known_now {
        let person = known.person;
        let was = sheet.people_before.get(&person.id).copied();
        let is_same = was.is_some_and(|was| Arc::ptr_eq(was, person));
        let blank = Stakeholder::new(person.id, &person.name);
        let was: &Stakeholder = was.map_or(&blank, |was| was);
        if !is_same {
            people::verdict(&mut sheet, was, known);
            people::labels(&mut sheet, was, person);
            people::stances(&mut sheet, was, person);
        }
        // Time passes even if nobody does anything.
        deeds::tasks(&mut sheet, was, person);
        deeds::plan(&mut sheet, was, person);
    }
    coaching::tracks(&mut sheet);
    coaching::marks(&mut sheet);
    coaching::purchase(&mut sheet);
    insights::insights(&mut sheet);
    deeds::actions(&mut sheet);
    deeds::concerns(&mut sheet);
    inside::steps(&mut sheet);
    // A deal created later had no alerts and no deeds at that time.
    let begun = days.zone.to_datetime(now.created).date();
    let is_new = before.stakeholders.is_empty() && begun > days.before;
    alerts::alerts(&mut sheet, &known_before, &known_now, is_new);
    if let Some(act) = last_act(now)
        && !(is_new && act.on < begun)
        && last_act(before).is_none_or(|was| (was.on, &was.what) != (act.on, &act.what) && act.on >= was.on)
    {
        let what = What::Act { on: act.on, what: act.what };
        sheet.add(act.who, Way::Better, what);
    }
    let mut items = sheet.items;
    items.sort_by_key(|item| item.what.kind());
    News { from: days.before, to: days.now, created: is_new.then_some(begun), items }
}

/// Judges everybody of an earlier state, reusing the verdicts of people who are the same as now.
fn judged_before<'a>(playbook: &Playbook, before: &'a Deal, now: &Deal, known: &[Known<'_>]) -> Vec<Known<'a>> {
    let same: HashMap<*const Stakeholder, &Arc<Verdict>> =
        known.iter().map(|one| (Arc::as_ptr(one.person), &one.verdict)).collect();
    let verdict = |_, person: &Arc<Stakeholder>| {
        same.get(&Arc::as_ptr(person)).filter(|_| before.owner == now.owner).map(|verdict| Arc::clone(verdict))
    };
    let verdicts = judge_everybody(&playbook.model, before, verdict);
    before.stakeholders.iter().zip(verdicts).map(|(person, verdict)| Known { person, verdict }).collect()
}

/// The two states side by side, and the changes found so far.
struct Sheet<'a> {
    before: &'a Deal,
    now: &'a Deal,
    playbook: &'a Playbook,
    days: &'a Days,
    people_before: HashMap<StakeholderId, &'a Arc<Stakeholder>>,
    people_now: HashMap<StakeholderId, &'a Arc<Stakeholder>>,
    /// The contacts before, and now.
    contacts: (Contacts, Contacts),
    items: Vec<Item>,
}

impl Sheet<'_> {
    fn named(&self, id: StakeholderId) -> Option<Named> {
        let name = self.now.called_by_id(id).or_else(|| self.before.called_by_id(id))?;
        Some(Named { id, name: name.clone() })
    }

    fn add(&mut self, about: impl IntoIterator<Item = StakeholderId>, way: Way, what: What) {
        let about = about.into_iter().filter_map(|id| self.named(id)).collect();
        self.items.push(Item { about, way, what });
    }
}
