//! Who owns a card, a plan or a concern: one of the customer's people goes by their id, whatever becomes of their name.

use super::challenges::concern;
use super::*;
use proptest::prelude::*;
use proptest::sample::select;
use stakemap::domain::change::conflict_words::conflict_words;
use stakemap::domain::change::integrity::findings;
use stakemap::domain::change::joining::Joining;
use stakemap::domain::change::merge::merge;
use stakemap::domain::change::settle::Keep;
use stakemap::domain::privacy::{Mask, Names, PrivacyLevel, masked};
use stakemap::domain::record::concern::Concern;
use stakemap::store::format::{decode, encode};

/// What the team sees, with initials for names.
const INITIALS: Mask = Mask { level: PrivacyLevel::Team, names: Names::Initials };

const TOM: StakeholderId = StakeholderId(Uuid::from_u128(2));
const TWIN: StakeholderId = StakeholderId(Uuid::from_u128(3));

/// A name as it is stored, and the id beside it.
type Owner = (String, Option<StakeholderId>);

/// Ann Lee and Tom Ruiz, and a card, a plan and a concern of Tom's with this owner.
fn with(who: &str, id: Option<StakeholderId>) -> Deal {
    let mut deal = deal();
    deal.add_person(Stakeholder::new(TOM, "Tom Ruiz"));
    deal.raise(Concern { id: record(60), ..concern(&[TOM]) });
    own(&mut deal, &(who.to_owned(), id));
    deal
}

fn own(deal: &mut Deal, (who, id): &Owner) {
    deal.edit_card(TOM, |card| (card.owner, card.owner_id) = (who.as_str().into(), *id));
    deal.edit_plan(TOM, |plan| (plan.owner, plan.owner_id) = (who.as_str().into(), *id));
    deal.edit_concern(record(60), |one| (one.owner, one.owner_id) = (who.as_str().into(), *id));
}

/// The owners of the card, the plan and the concern.
fn owners(deal: &Deal) -> [Owner; 3] {
    let tom = deal.person(TOM).unwrap();
    let (plan, concern) = (tom.plan.as_deref().unwrap(), &deal.concerns[0]);
    [
        (tom.card().owner.to_string(), tom.card().owner_id),
        (plan.owner.to_string(), plan.owner_id),
        (concern.owner.to_string(), concern.owner_id),
    ]
}

fn meant(deal: &Deal) -> Vec<Option<StakeholderId>> {
    owners(deal).iter().map(|(who, id)| deal.doer_called(who, *id)).collect()
}

fn three(who: &str, id: Option<StakeholderId>) -> [Owner; 3] {
    [(); 3].map(|()| (who.to_owned(), id))
}

#[test]
fn without_an_id_the_file_is_as_before_and_with_one_it_is_read_back() {
    for id in [None, Some(ANN)] {
        let deal = with("Ann Lee", id);
        let stored = encode(&deal);
        assert_eq!(String::from_utf8_lossy(&stored).matches("owner_id").count(), if id.is_some() { 3 } else { 0 });
        assert_eq!(decode(&stored, std::path::Path::new("deal")).unwrap().deal, deal);
        assert_eq!(meant(&deal), [Some(ANN); 3]);
    }
}

#[test]
fn a_new_name_goes_along_and_so_does_the_person_it_is_merged_into() {
    for id in [None, Some(ANN)] {
        let before = with("Ann Lee", id);
        let mut renamed = before.clone();
        renamed.edit_person(ANN, |person| person.name = "Ann Ruiz".into());
        renamed.follow_name(ANN, &before);
        assert_eq!(owners(&renamed), three("Ann Ruiz", Some(ANN)));

        let mut merged = before.clone();
        merged.add_person(Stakeholder::new(TWIN, "Annie L."));
        merged.join_people(Joining { keep: TWIN, other: ANN, note: record(77), by: "Ida", at: at(5) });
        assert_eq!(meant(&merged), [Some(TWIN); 3], "{id:?}");
    }
}

#[test]
fn who_is_removed_leaves_a_name_that_means_nobody_else() {
    let mut deal = with("Ann Lee", Some(ANN));
    deal.add_person(Stakeholder::new(TWIN, "Ann Lee"));
    deal.remove_person(ANN);
    assert_eq!(owners(&deal), three("Ann Lee (removed)", None));
    assert!(findings(&deal).is_empty());
    let places: Vec<String> = findings(&with("Ann", Some(TWIN))).iter().map(|one| one.place.clone()).collect();
    for place in ["concerns[0].owner_id", "stakeholders[1].card.owner_id", "stakeholders[1].plan.owner_id"] {
        assert!(places.iter().any(|one| one == place), "{place}: {places:?}");
    }
}

#[test]
fn initials_stand_for_them_wherever_they_own_something() {
    let seen = masked(&with("Annie", Some(ANN)), INITIALS);
    assert_eq!(seen.person(TOM).unwrap().card().owner, "AL");
    assert_eq!(seen.concerns[0].owner, "AL");
}

#[test]
fn whoever_a_merge_brings_back_still_owns_it() {
    let base = with("Ida", None);
    let (mut named, mut removed) = (base.clone(), base.clone());
    own(&mut named, &("Annie".to_owned(), Some(ANN)));
    removed.remove_person(ANN);
    for (ours, theirs) in [(&named, &removed), (&removed, &named)] {
        assert_eq!(meant(&merge(Some(&base), ours, theirs).deal), [Some(ANN); 3]);
    }
}

fn said() -> impl Strategy<Value = Owner> {
    let who = select(vec!["", "Ida", "Ann Lee", "Tom"]).prop_map(str::to_owned);
    (who, prop::option::of(select(vec![ANN, TOM])))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_merge_puts_one_sides_owner_beside_the_others_id(before in said(), one in said(), two in said()) {
        let mut base = with("Ida", None);
        // Something else stands there, so that no side lacks the card or the plan.
        base.edit_card(TOM, |card| card.department = "IT".into());
        base.edit_plan(TOM, |plan| plan.what = "talk".into());
        own(&mut base, &before);
        let side = |owner: &Owner| {
            let mut deal = base.clone();
            own(&mut deal, owner);
            deal
        };
        let (ours, theirs) = (side(&one), side(&two));
        let merged = merge(Some(&base), &ours, &theirs);
        for owner in owners(&merged.deal) {
            prop_assert!(owner == one || owner == two, "{:?}", owner);
        }
        let count = merged.conflicts.len();
        let mut other = merged.deal.clone();
        for id in merged.conflicts {
            let words = conflict_words(&PLAYBOOK, &merged.deal, merged.deal.conflict(id).unwrap());
            prop_assert!(!words.standing.contains('{') && !words.other.contains('{'), "{:?}", words);
            prop_assert!(!words.field.contains('/'), "{:?}", words);
            other.settle(id, Keep::Other);
        }
        for (owner, standing) in owners(&other).into_iter().zip(owners(&merged.deal)) {
            prop_assert!(owner == one || owner == two, "{:?}", owner);
            prop_assert!(count == 0 || owner != standing, "{:?}", owner);
        }
    }
}
