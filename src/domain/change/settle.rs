//! Resolving a conflict: the chosen value goes to its place, and a removed entry takes its conflicts along.

use crate::domain::change::address;
use crate::domain::record::conflict::Conflict;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use serde_json::Value;
use uuid::Uuid;

/// The choice between a conflict's two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Keep {
    /// The value now in the deal.
    Standing,
    /// The other value.
    Other,
}

/// The result of resolving a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Settled {
    /// The deal has the chosen value, and the conflict is gone.
    Chosen,
    /// The place is gone, or can't hold this value: the conflict is gone, and nothing else changed.
    NoPlace,
    /// No such conflict; nothing changed.
    NoConflict,
}

impl Conflict {
    /// Returns the choice made by a deal that has resolved the conflict.
    pub(in crate::domain) fn kept_in(&self, deal: &Deal) -> Keep {
        let now = address::at(deal, &address::names(&self.place));
        let is_standing = match (self.fields(), &self.standing, &self.other) {
            (Some(fields), Some(standing), _) => {
                let now = now.unwrap_or_default();
                fields.into_iter().all(|field| now.get(field) == standing.get(field))
            }
            // One side removed it, the other kept it.
            (None, Some(_), None) => now.is_some(),
            (_, standing, _) => now == *standing,
        };
        if is_standing { Keep::Standing } else { Keep::Other }
    }

    /// Returns whether the entry it is about is no longer in a deal. A field that was merely emptied is still there.
    #[must_use]
    pub fn is_stray(&self, deal: &Deal) -> bool {
        self.is_stray_in(&address::Reader::new(deal))
    }

    /// Returns the same as [`Self::is_stray`], with one reader for many conflicts of a deal.
    pub(in crate::domain) fn is_stray_in(&self, deal: &address::Reader<'_>) -> bool {
        let names = address::names(&self.place);
        if self.standing.is_none() || deal.at(&names).is_some() {
            return false;
        }
        match names.as_slice() {
            [] => true,
            [list, _] if address::is_list(list) => true,
            [outer @ .., _] => deal.at(outer).is_none_or(|outer| outer.is_array()),
        }
    }
}

impl Deal {
    /// Resolves a conflict: puts the chosen value in its place and removes the conflict. A removed entry comes back
    /// at the end of its list; removing a person removes what is about them alone, and everything removed takes its
    /// own conflicts along.
    ///
    /// The chosen value is stored even where the deal has a third one by now, but an existing entry isn't reset to
    /// its state at the time of the merge.
    pub fn settle(&mut self, conflict: RecordId, keep: Keep) -> Settled {
        let Some(found) = self.conflicts.iter().position(|one| one.id == conflict) else { return Settled::NoConflict };
        let conflict = self.conflicts.remove(found);
        let mut settled = self.clone();
        // A value that names somebody who is gone would lead nowhere.
        if settled.choose(&conflict, keep).is_none() || !settled.strays().is_subset(&self.strays()) {
            return Settled::NoPlace;
        }
        *self = settled;
        Settled::Chosen
    }

    /// Removes the conflicts about anything removed since `before`.
    pub fn take_conflicts_along(&mut self, before: &Self) {
        let mut conflicts = std::mem::take(&mut self.conflicts);
        conflicts.retain(|conflict| !conflict.is_stray(self) || conflict.is_stray(before));
        self.conflicts = conflicts;
    }

    fn choose(&mut self, conflict: &Conflict, keep: Keep) -> Option<()> {
        let names = address::names(&conflict.place);
        let (chosen, rejected) = match keep {
            Keep::Standing => (&conflict.standing, &conflict.other),
            Keep::Other => (&conflict.other, &conflict.standing),
        };
        let now = address::at(self, &names);
        if let (Some(fields), Some(Value::Object(_))) = (conflict.fields(), &now) {
            for field in fields {
                let value = chosen.as_ref().and_then(|value| value.get(field)).cloned();
                let names: Vec<String> = names.iter().chain([field]).cloned().collect();
                if value.is_some() || address::at(self, &names).is_some() {
                    address::put(self, &names, value, None)?;
                }
            }
            return Some(());
        }
        match chosen {
            Some(value) => {
                // One side removed it, the other kept it: it is kept as it is now.
                if rejected.is_none() && now.is_some() && value.get("id").is_some() {
                    return Some(());
                }
                address::put(self, &names, Some(value.clone()), None)
            }
            None => {
                if now.is_some() {
                    self.remove_at(&conflict.place, &names)?;
                }
                Some(())
            }
        }
    }

    fn remove_at(&mut self, address: &str, names: &[String]) -> Option<()> {
        let person = match names {
            [list, id] if list == "stakeholders" => Uuid::try_parse(id).ok().map(StakeholderId),
            _ => None,
        };
        let mut gone = vec![address.to_owned()];
        if let Some(person) = person {
            let tracks = self.coaching.iter().filter(|track| track.stakeholder == person);
            gone.extend(tracks.map(|track| format!("coaching/{}", track.id)));
        }
        address::put(self, names, None, None)?;
        // Two entries may share an id: then the other one is still named.
        if let Some(person) = person.filter(|id| self.person(*id).is_none()) {
            self.remove_person(person);
        }
        self.conflicts.retain(|conflict| {
            !gone.iter().any(|address| conflict.place.strip_prefix(address).is_some_and(|rest| rest.starts_with('/')))
        });
        Some(())
    }
}
