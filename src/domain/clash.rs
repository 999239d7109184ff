//! Where two sides said different things: both values, kept in the deal until somebody chooses.
//!
//! A clash is as much part of a deal as a person: it is saved, merged and undone like one. Nothing here decides anything;
//! which value stands until then is the merge's rule.

mod words;

pub use words::{ClashWords, clash_words};

use super::deal::Deal;
use super::id::{RecordId, StakeholderId};
use super::place;
use super::record::{Given, record};
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::{Builder, Uuid};

/// One place about which two sides differ. A value that is missing stands for an entry that was removed, or a field that
/// was emptied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Clash {
    /// Its id, made from what it says: everybody who merges the same makes the same clash.
    pub id: RecordId,
    /// Where: list names, ids and field names, joined by `/`.
    pub place: String,
    /// What both sides started from, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<Value>,
    /// The value that stands until somebody chooses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<Value>,
    /// The other value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<Value>,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Clash { required: id, place; optional: base via Given, standing via Given, other via Given; });

/// Which of a clash's two values is to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Keep {
    /// The one that stands.
    Standing,
    /// The other one.
    Other,
}

/// What came of settling a clash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Settled {
    /// The deal says the chosen value, and the clash is gone.
    Chosen,
    /// The place is gone, or takes no such value: the clash is gone, nothing else changed.
    NoPlace,
    /// There is no such clash; nothing changed.
    NoClash,
}

impl Clash {
    /// A clash about a place.
    #[must_use]
    pub fn new(place: &str, base: Option<Value>, standing: Option<Value>, other: Option<Value>) -> Self {
        // As JSON, so that no value can look like the end of the one before.
        let values: Vec<Vec<&Value>> = [&base, &standing, &other].iter().map(|one| one.iter().collect()).collect();
        let id = id_of(&place::as_value(&(place, values)).to_string());
        Self { id, place: place.to_owned(), base, standing, other, extra: Map::new() }
    }

    /// Whether it offers the same choice at the same place, whatever both sides started from.
    pub(super) fn same_choice(&self, other: &Self) -> bool {
        self.place == other.place && self.standing == other.standing && self.other == other.other
    }

    /// Which of its values a deal says that has settled it.
    pub(super) fn kept_in(&self, deal: &Deal) -> Keep {
        let now = place::at(deal, &place::names(&self.place));
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

    /// Whether the entry that it is about is not in a deal any more. A field that was only emptied is still there.
    #[must_use]
    pub fn is_stray(&self, deal: &Deal) -> bool {
        self.is_stray_in(&place::Reader::new(deal))
    }

    /// The same for many clashes of one deal.
    pub(super) fn is_stray_in(&self, deal: &place::Reader<'_>) -> bool {
        let names = place::names(&self.place);
        if self.standing.is_none() || deal.at(&names).is_some() {
            return false;
        }
        match names.as_slice() {
            [] => true,
            [list, _] if place::is_list(list) => true,
            [outer @ .., _] => deal.at(outer).is_none_or(|outer| outer.is_array()),
        }
    }

    /// The fields of one record that differ, where the clash is about several fields of a record and not about a value.
    fn fields(&self) -> Option<Vec<&String>> {
        match (&self.standing, &self.other) {
            (Some(Value::Object(one)), Some(Value::Object(two)))
                if !one.contains_key("id") && !two.contains_key("id") =>
            {
                Some(one.keys().chain(two.keys().filter(|key| !one.contains_key(*key))).collect())
            }
            _ => None,
        }
    }
}

/// An id from a text: FNV-1a of 128 bits, in a version 8 UUID. It need not withstand anybody who looks for two texts of
/// one id: entries that share an id are told apart anyway.
fn id_of(text: &str) -> RecordId {
    const START: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let hash = text.bytes().fold(START, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    RecordId(Builder::from_custom_bytes(hash.to_be_bytes()).into_uuid())
}

impl Deal {
    /// The clash with this id.
    #[must_use]
    pub fn clash(&self, id: RecordId) -> Option<&Clash> {
        self.clashes.iter().find(|clash| clash.id == id)
    }

    /// Settles a clash: puts the chosen value in its place and removes the clash. An entry that was removed comes back at
    /// the end of its list; removing a person removes what is about them alone, and whatever is removed takes its own clashes
    /// along.
    ///
    /// The chosen value is put in place even where the deal says a third one by now, but an entry that is there is not
    /// put back to how it was when it was merged.
    pub fn settle(&mut self, clash: RecordId, keep: Keep) -> Settled {
        let Some(found) = self.clashes.iter().position(|one| one.id == clash) else { return Settled::NoClash };
        let clash = self.clashes.remove(found);
        let mut settled = self.clone();
        // A value that names somebody who is gone would lead nowhere.
        if settled.choose(&clash, keep).is_none() || !settled.strays().is_subset(&self.strays()) {
            return Settled::NoPlace;
        }
        *self = settled;
        Settled::Chosen
    }

    /// Takes the clashes along that were about what a change since `before` removed.
    pub fn take_clashes_along(&mut self, before: &Self) {
        let mut clashes = std::mem::take(&mut self.clashes);
        clashes.retain(|clash| !clash.is_stray(self) || clash.is_stray(before));
        self.clashes = clashes;
    }

    fn choose(&mut self, clash: &Clash, keep: Keep) -> Option<()> {
        let names = place::names(&clash.place);
        let (chosen, rejected) = match keep {
            Keep::Standing => (&clash.standing, &clash.other),
            Keep::Other => (&clash.other, &clash.standing),
        };
        let now = place::at(self, &names);
        if let (Some(fields), Some(Value::Object(_))) = (clash.fields(), &now) {
            for field in fields {
                let value = chosen.as_ref().and_then(|value| value.get(field)).cloned();
                let names: Vec<String> = names.iter().chain([field]).cloned().collect();
                if value.is_some() || place::at(self, &names).is_some() {
                    place::put(self, &names, value, None)?;
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
                place::put(self, &names, Some(value.clone()), None)
            }
            None => {
                if now.is_some() {
                    self.remove_at(&clash.place, &names)?;
                }
                Some(())
            }
        }
    }

    fn remove_at(&mut self, place: &str, names: &[String]) -> Option<()> {
        let person = match names {
            [list, id] if list == "stakeholders" => Uuid::try_parse(id).ok().map(StakeholderId),
            _ => None,
        };
        let mut gone = vec![place.to_owned()];
        if let Some(person) = person {
            let tracks = self.coaching.iter().filter(|track| track.stakeholder == person);
            gone.extend(tracks.map(|track| format!("coaching/{}", track.id)));
        }
        place::put(self, names, None, None)?;
        // Two entries may share an id: then the other one is still named.
        if let Some(person) = person.filter(|id| self.person(*id).is_none()) {
            self.remove_person(person);
        }
        self.clashes.retain(|clash| {
            !gone.iter().any(|place| clash.place.strip_prefix(place).is_some_and(|rest| rest.starts_with('/')))
        });
        Some(())
    }
}
