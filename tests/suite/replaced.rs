//! A deal's file replaced by an outdated copy while the program is closed, as a sync program does it: with real files.
//! Whatever was saved here is in the deal again once it is opened, unless an earlier version was restored on purpose.

#![allow(clippy::unwrap_used)]

use jiff::Timestamp;
use proptest::collection::vec;
use proptest::prelude::*;
use stakemap::domain::change::diff::{changes, missing_steps};
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::{DealId, RecordId, StakeholderId};
use stakemap::domain::record::stakeholder::Stakeholder;
use stakemap::domain::record::step::Step;
use stakemap::store::recover::put_together;
use stakemap::store::{DataPaths, SavedAs, Store, format};
use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;
use tempfile::{TempDir, tempdir};
use uuid::Uuid;

/// What happens to the deal while the program is open, and then while it is closed.
#[derive(Debug, Clone)]
enum Turn {
    /// So many people are added, each in a save of its own.
    Work(usize),
    /// Somebody who read the deal so many saves ago writes it back with one more person, with a step or by hand.
    Outdated { back: usize, by_hand: bool },
    /// Somebody who read it last adds a person.
    Newer,
    /// The version of so many saves ago is restored, on purpose.
    Restored(usize),
}

fn a_turn() -> impl Strategy<Value = Turn> {
    prop_oneof![
        3 => (1..4_usize).prop_map(Turn::Work),
        3 => (0..6_usize, any::<bool>()).prop_map(|(back, by_hand)| Turn::Outdated { back, by_hand }),
        1 => Just(Turn::Newer),
        1 => (0..3_usize).prop_map(Turn::Restored),
    ]
}

struct Scene {
    _folder: TempDir,
    store: Store,
    at: SavedAs,
    /// Every state that was saved here, the latest last.
    saved: Vec<Deal>,
    /// Who must be in the deal once it is opened.
    people: BTreeSet<String>,
    /// Who is only in the file that somebody else wrote.
    theirs: BTreeSet<String>,
    count: u128,
}

impl Scene {
    fn new() -> Self {
        let folder = tempdir().unwrap();
        let store = Store::new(DataPaths::under(folder.path()));
        let deal = Deal::new(DealId(Uuid::from_u128(1)), "Halden", "Kim", Timestamp::UNIX_EPOCH);
        let at = store.create(&deal).unwrap().at;
        store.keep_last(deal.id, &at).unwrap();
        let (people, theirs) = (BTreeSet::new(), BTreeSet::new());
        Self { _folder: folder, store, at, saved: vec![deal], people, theirs, count: 100 }
    }

    /// A state with one more person, whose name is returned.
    fn more(&mut self, deal: &Deal, by_hand: bool) -> (Deal, String) {
        self.count += 1;
        let (mut after, name) = (deal.clone(), format!("Person {}", self.count));
        after.add_person(Stakeholder::new(StakeholderId(Uuid::from_u128(self.count)), &name));
        if !by_hand {
            let id = RecordId(Uuid::from_u128(1000 + self.count));
            let step = Step::new(id, deal.created, "Kim", &format!("add {name}"), changes(deal, &after));
            after.history.push(Arc::new(step));
        }
        (after, name)
    }

    /// Opens the deal as the program does, and closes it again.
    fn opened(&mut self) -> Deal {
        let (left, there) = (self.store.load_as_left(&self.at.path).unwrap(), self.store.load(&self.at.path).unwrap());
        self.at = there.at.clone();
        if left.at == there.at {
            return there.deal;
        }
        assert!(missing_steps(&there.deal, &left.deal) > 0, "only a file that lacks steps is merged");
        let merged = put_together(Some(&left.deal), &left.deal, &there.deal).deal;
        self.save(&merged);
        self.close();
        merged
    }

    fn save(&mut self, deal: &Deal) {
        self.at = self.store.save(deal, &self.at).unwrap().at;
        self.saved.push(deal.clone());
    }

    fn close(&self) {
        self.store.keep_last(DealId(Uuid::from_u128(1)), &self.at).unwrap();
    }

    fn turn(&mut self, turn: &Turn) {
        let back = |all: &[Deal], back: usize| all[all.len() - 1 - back.min(all.len() - 1)].clone();
        match turn {
            Turn::Work(many) => {
                let mut deal = self.opened();
                self.people.append(&mut self.theirs);
                for _ in 0..*many {
                    let (after, name) = self.more(&deal, false);
                    self.people.insert(name);
                    self.save(&after);
                    deal = after;
                }
                self.close();
            }
            Turn::Outdated { back: steps, by_hand } => {
                let copy = back(&self.saved, *steps);
                let (copy, _) = self.more(&copy, *by_hand);
                if missing_steps(&copy, self.saved.last().unwrap()) == 0 {
                    // Whoever knows every step may take people away.
                    self.people = &self.people & &names(&copy);
                }
                self.theirs = names(&copy);
                fs::write(&self.at.path, format::encode(&copy)).unwrap();
            }
            Turn::Newer => {
                let deal = self.store.load(&self.at.path).unwrap().deal;
                let (after, name) = self.more(&deal, false);
                self.theirs.insert(name);
                fs::write(&self.at.path, format::encode(&after)).unwrap();
            }
            Turn::Restored(steps) => {
                let all = self.store.generations(&self.at.path).unwrap();
                let Some(wanted) = all.get((*steps).min(all.len().saturating_sub(1))) else { return };
                let wanted = self.store.load(&wanted.path).map(|loaded| (wanted.clone(), loaded.deal));
                let (generation, deal) = wanted.unwrap();
                self.at = self.store.restore(&self.at.path, &generation).unwrap().at;
                self.theirs.clear();
                self.people = names(&deal);
                self.saved.push(deal);
            }
        }
    }
}

fn names(deal: &Deal) -> BTreeSet<String> {
    deal.stakeholders.iter().map(|one| one.name.to_string()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_was_saved_here_is_there_again_and_so_is_what_the_copy_brought(turns in vec(a_turn(), 1..9)) {
        let mut scene = Scene::new();
        for turn in &turns {
            scene.turn(turn);
        }
        let deal = scene.opened();
        scene.people.append(&mut scene.theirs);
        prop_assert_eq!(names(&deal), scene.people.clone());
        prop_assert_eq!(&scene.store.load(&scene.at.path).unwrap().deal, &deal, "and it is saved");
    }
}
