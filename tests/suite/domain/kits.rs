//! The Mobilizer's kit: nothing is in it that wasn't released in exactly these words, whatever is done to the deal.

use super::*;
use crate::support::canary::{CANARY, Plant, plant};
use crate::support::group::twelve;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Map;
use stakemap::domain::change::diff::changes;
use stakemap::domain::change::merge::merge;
use stakemap::domain::change::take_back::undone;
use stakemap::domain::judge::kit::{KitRow, KitState, kit_rows};
use stakemap::domain::record::concern::{Concern, Progress};
use stakemap::domain::record::insight::{Insight, SheetLine};
use stakemap::domain::record::kit::{KitKind, KitLine, Release};
use stakemap::domain::record::step::Step;
use stakemap::domain::record::text::Text;
use stakemap::export::kit::html::html;
use stakemap::export::kit::{Kit, kit, markdown};
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

/// Something done to a deal.
#[derive(Debug, Clone)]
enum Deed {
    /// Release a line, as the program does: only one that may be.
    Release(Index),
    /// Release a line whatever it says, as somebody could by hand.
    Force(Index),
    Withdraw(Index),
    Word(Index),
    /// Other words in the deal itself.
    Edit(Index),
    Rename(Index),
    Raise(Index),
    Remove(Index),
    Undo,
}

fn a_deed() -> impl Strategy<Value = Deed> {
    let at = any::<Index>;
    prop_oneof![
        8 => at().prop_map(Deed::Release),
        1 => at().prop_map(Deed::Force),
        2 => at().prop_map(Deed::Withdraw),
        2 => at().prop_map(Deed::Word),
        3 => at().prop_map(Deed::Edit),
        1 => at().prop_map(Deed::Rename),
        1 => at().prop_map(Deed::Raise),
        1 => at().prop_map(Deed::Remove),
        3 => Just(Deed::Undo),
    ]
}

/// A deal with a canary in every text, and in every name.
fn planted() -> &'static Deal {
    static DEAL: LazyLock<Deal> = LazyLock::new(|| {
        let mut deal = plant(&twelve().deal, Plant::Everywhere);
        let ids: Vec<_> = deal.stakeholders.iter().map(|one| one.id).collect();
        for (number, id) in (0..).zip(ids) {
            deal.edit_person(id, |one| (one.name, one.title) = (token(900 + number), token(800 + number)));
        }
        deal.name = token(799);
        deal.kit.clear();
        deal
    });
    &DEAL
}

fn token(number: u32) -> Text {
    format!("{CANARY}x{number}x").as_str().into()
}

/// A deal, and the texts that were released in it at any time.
#[derive(Clone)]
struct Trial {
    deal: Deal,
    released: BTreeSet<String>,
    next: u32,
}

impl Trial {
    fn text(&mut self) -> Text {
        self.next += 1;
        token(self.next)
    }

    fn release(&mut self, row: &KitRow, is_allowed: bool) {
        if is_allowed {
            self.released.extend([row.who.clone(), row.text.clone()]);
        }
        let (who, text) = (row.who.as_str().into(), row.text.as_str().into());
        let (by, at) = ("Kim".into(), at(1));
        self.decide(row, |line| line.released = Some(Release { who, text, by, at, extra: Map::new() }));
    }

    fn decide(&mut self, row: &KitRow, change: impl FnOnce(&mut KitLine)) {
        self.next += 1;
        let act = Act { id: record(u128::from(self.next)), ..act("Kim", self.next % 50) };
        self.deal.edit_kit_line(&row.key, act, change);
    }

    fn act(&mut self, deed: &Deed) {
        let before = self.deal.clone();
        let rows = kit_rows(&before);
        let of = |at: &Index| at.get(&rows).clone();
        match deed {
            Deed::Release(at) => {
                let row = of(at);
                if matches!(row.state, KitState::Withheld | KitState::Changed(_)) {
                    self.release(&row, true);
                }
            }
            Deed::Force(at) => {
                let row = of(at);
                let may = !matches!(row.state, KitState::Names(_) | KitState::Disputed);
                self.release(&row, may);
            }
            Deed::Withdraw(at) => self.decide(&of(at), |line| line.released = None),
            Deed::Word(at) => {
                let text = self.text();
                self.decide(&of(at), |line| line.wording = text);
            }
            Deed::Edit(at) => self.edit(&of(at)),
            Deed::Rename(at) => {
                let (id, name) = (at.get(&before.stakeholders).id, self.text());
                self.deal.edit_person(id, |one| one.name = name);
            }
            Deed::Raise(at) => {
                // A concern in which somebody is named.
                let person = at.get(&before.stakeholders);
                let text = format!("{} asks {}", person.name, self.text());
                self.next += 1;
                self.deal.raise(Concern {
                    id: record(u128::from(self.next)),
                    of: [person.id].into_iter().collect(),
                    over: None,
                    text: text.as_str().into(),
                    owner: "".into(),
                    owner_id: None,
                    state: Progress::Open.into(),
                    by: "Kim".into(),
                    at: super::at(1),
                    extra: Map::new(),
                });
            }
            Deed::Remove(at) => {
                let id = at.get(&before.stakeholders).id;
                if before.stakeholders.len() > 3 {
                    self.deal.remove_person(id);
                }
            }
            Deed::Undo => {
                if let Some(back) = before.history.last().and_then(|step| undone(&before, step)) {
                    self.deal = back;
                }
            }
        }
        let found = changes(&before, &self.deal);
        self.next += 1;
        let step = Step::new(record(u128::from(self.next)), super::at(1), "Kim", "deed", found);
        self.deal.history.push(Arc::new(step));
    }

    fn edit(&mut self, row: &KitRow) {
        let text = self.text();
        let deal = &mut self.deal;
        let insight = deal.insights.iter().map(|one| one.id).find(|id| id.to_string() == row.about);
        let person = deal.stakeholders.iter().map(|one| one.id).find(|id| id.to_string() == row.about);
        let concern = deal.concerns.iter().map(|one| one.id).find(|id| id.to_string() == row.about);
        match (row.kind, insight, person, concern) {
            (KitKind::Missed, Some(id), ..) => deal.edit_insight(id, |one| *one.line_mut(SheetLine::Missed) = text),
            (_, Some(id), ..) => deal.edit_insight(id, |one| *one.line_mut(SheetLine::Headline) = text),
            (KitKind::Metrics, _, Some(id), _) => deal.edit_mind(id, |mind| mind.metrics = text),
            (_, _, Some(id), _) => deal.edit_mind(id, |mind| mind.goal = text),
            (.., Some(id)) => deal.edit_concern(id, |one| one.text = text),
            (KitKind::Title, ..) => deal.name = text,
            _ => deal.cost_of_inaction = text,
        }
    }

    /// Fails where the kit holds a canary that wasn't released.
    fn check(&self, what: &str) {
        let kit = kit(&PLAYBOOK.kit, &self.deal);
        for mut text in [markdown(&kit), html(&kit)] {
            let mut known: Vec<&String> = self.released.iter().filter(|text| !text.is_empty()).collect();
            known.sort_by_key(|text| std::cmp::Reverse(text.len()));
            for known in known {
                text = text.replace(known.as_str(), "");
            }
            assert!(!text.contains(CANARY), "{what}: {text}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_unreleased_is_ever_in_the_kit(
        before in vec(a_deed(), 0..8), ours in vec(a_deed(), 0..6), theirs in vec(a_deed(), 0..6),
    ) {
        let mut base = Trial { deal: planted().clone(), released: BTreeSet::new(), next: 1_000 };
        base.check("at first");
        before.iter().for_each(|deed| base.act(deed));
        base.check("before");
        let (mut one, mut other) = (base.clone(), base.clone());
        other.next = 5_000;
        ours.iter().for_each(|deed| one.act(deed));
        theirs.iter().for_each(|deed| other.act(deed));
        one.check("ours");
        let released: BTreeSet<String> = one.released.union(&other.released).cloned().collect();
        for base in [Some(&base.deal), None] {
            let deal = merge(base, &one.deal, &other.deal).deal;
            let mut merged = Trial { deal, released: released.clone(), next: 9_000 };
            merged.check("merged");
            merged.act(&Deed::Undo);
            merged.check("merged, then undone");
        }
    }
}

/// A deal with one person, an insight and a concern.
fn small() -> Deal {
    let mut deal = Deal::new(DealId(uuid::Uuid::from_u128(7)), "Halden: scrap", "Kim", at(0));
    deal.add_person(Stakeholder::new(StakeholderId(uuid::Uuid::from_u128(8)), "Dev Patel"));
    deal.edit_mind(StakeholderId(uuid::Uuid::from_u128(8)), |mind| mind.goal = "less scrap".into());
    deal.add_insight(Insight::new(record(9), "Scrap hides in the plan", "Kim", at(0)));
    deal
}

fn row(deal: &Deal, kind: KitKind) -> KitRow {
    kit_rows(deal).into_iter().find(|row| row.kind == kind).unwrap()
}

fn release(deal: &mut Deal, kind: KitKind) {
    let row = row(deal, kind);
    let mut trial = Trial { deal: deal.clone(), released: BTreeSet::new(), next: 40 + deal.kit.len() as u32 * 3 };
    trial.release(&row, true);
    *deal = trial.deal;
}

fn made(deal: &Deal) -> Kit {
    kit(&PLAYBOOK.kit, deal)
}

#[test]
fn a_kit_without_releases_has_room_for_everything_and_says_nothing() {
    let bare = Deal::new(DealId(uuid::Uuid::from_u128(7)), "", "Kim", at(0));
    assert_eq!(made(&small()), made(&bare), "what is withheld leaves no trace");
    assert_eq!(made(planted()), made(&bare));
    let text = markdown(&made(&bare));
    for words in ["# Deciding together", "## The case for change", "## Workshop agenda", "____"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    for ours in ["stakemap", "Mobilizer", "Blocker", "Talker", "verdict", "stance"] {
        assert!(!text.contains(ours) && !html(&made(&bare)).contains(ours), "{ours}");
    }
}

#[test]
fn other_words_are_withheld_until_they_are_released_and_the_old_ones_are_gone() {
    let mut deal = small();
    release(&mut deal, KitKind::Headline);
    assert!(markdown(&made(&deal)).contains("Scrap hides in the plan"));
    deal.edit_insight(record(9), |one| one.headline = "Scrap hides in the shifts".into());
    let text = markdown(&made(&deal));
    assert!(!text.contains("Scrap hides"), "{text}");
    assert!(matches!(row(&deal, KitKind::Headline).state, KitState::Changed(one) if one.by == "Kim"));
    release(&mut deal, KitKind::Headline);
    assert!(markdown(&made(&deal)).contains("Scrap hides in the shifts"));
}

#[test]
fn who_changes_their_name_or_job_is_withheld_with_what_they_want() {
    let mut deal = small();
    release(&mut deal, KitKind::PersonGoal);
    assert!(markdown(&made(&deal)).contains("### Dev Patel\n\n- **Wants to reach**: less scrap"));
    deal.edit_person(StakeholderId(uuid::Uuid::from_u128(8)), |one| one.title = "Buyer".into());
    let text = markdown(&made(&deal));
    assert!(!text.contains("Dev") && !text.contains("less scrap"), "{text}");
}

#[test]
fn nobody_is_named_where_a_concern_stands() {
    let said = |text: &str| {
        let mut deal = small();
        for name in ["Will Turner", "Jürgen Weiß", "田中 太郎", "the CFO"] {
            let id = StakeholderId(uuid::Uuid::from_u128(100 + deal.stakeholders.len() as u128));
            deal.add_person(Stakeholder::new(id, name));
        }
        let mut trial = Trial { deal, released: BTreeSet::new(), next: 60 };
        trial.act(&Deed::Raise(first()));
        let id = trial.deal.concerns[0].id;
        trial.deal.edit_concern(id, |one| one.text = text.into());
        let row = row(&trial.deal, KitKind::Concern);
        // As somebody could by hand.
        trial.release(&row, false);
        (markdown(&made(&trial.deal)).contains(text), matches!(row.state, KitState::Names(_)))
    };
    for text in [
        "Patel fears the cost",
        "does dev agree?",
        "JURGEN asks",
        "weiss asks",
        "Will asks why",
        "田中さんは?",
        "ask (Dev)",
    ] {
        assert_eq!(said(text), (false, true), "{text}");
    }
    for text in ["will it last?", "Is the cost too high?", "What does the development cost?"] {
        assert_eq!(said(text), (true, false), "{text}");
    }
}

fn first() -> Index {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut tree = any::<Index>().new_tree(&mut runner).unwrap();
    while tree.simplify() {}
    tree.current()
}

#[test]
fn a_decision_in_conflict_hands_nothing_out() {
    let mut base = small();
    release(&mut base, KitKind::Headline);
    let decide = |by: &str, minute: u32, wording: &str| {
        let mut deal = base.clone();
        let key = row(&base, KitKind::Headline).key;
        let act = Act { id: record(70), ..act(by, minute) };
        deal.edit_kit_line(&key, act, |line| {
            line.wording = wording.into();
            line.released = (!wording.is_empty()).then(|| Release {
                who: "".into(),
                text: wording.into(),
                by: by.into(),
                at: at(i64::from(minute)),
                extra: Map::new(),
            });
        });
        deal
    };
    for (ours, theirs) in
        [(decide("Ida", 50, ""), decide("Tom", 60, "Mine")), (decide("Ida", 60, ""), decide("Tom", 50, "Mine"))]
    {
        let merged = merge(Some(&base), &ours, &theirs).deal;
        assert!(!merged.conflicts.is_empty());
        assert_eq!(row(&merged, KitKind::Headline).state, KitState::Disputed);
        let text = markdown(&made(&merged));
        assert!(!text.contains("Mine") && !text.contains("Scrap hides"), "{text}");
    }
}

#[test]
fn of_two_decisions_about_one_line_the_later_one_holds() {
    let mut deal = small();
    release(&mut deal, KitKind::Headline);
    let mut other = deal.kit[0].as_ref().clone();
    (other.id, other.released, other.at) = (record(99), None, at(80));
    deal.kit.insert(0, Arc::new(other));
    assert_eq!(row(&deal, KitKind::Headline).state, KitState::Withheld);
    deal.drop_insight(record(9));
    assert!(deal.kit.is_empty(), "nothing is kept about what is gone");
}
