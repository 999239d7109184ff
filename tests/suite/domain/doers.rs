//! Who is to do an action: one of the customer's people is told from ours wherever it is listed, whatever becomes of them.

use super::alerts::action;
use super::*;
use proptest::prelude::*;
use proptest::sample::select;
use stakemap::domain::change::conflict_words::conflict_words;
use stakemap::domain::change::integrity::findings;
use stakemap::domain::change::joining::Joining;
use stakemap::domain::change::merge::merge;
use stakemap::domain::change::settle::Keep;
use stakemap::domain::judge::alert::alerts;
use stakemap::domain::judge::due::due;
use stakemap::domain::method::alert_kind::AlertKind;
use stakemap::domain::method::alert_thresholds::Thresholds;
use stakemap::domain::privacy::{Mask, Names, PrivacyLevel, masked};
use stakemap::domain::record::action::Action;
use stakemap::export::card::card_text;
use stakemap::export::privacy;
use stakemap::store::format::{decode, encode};

/// What the team sees, with initials for names.
const INITIALS: Mask = Mask { level: PrivacyLevel::Team, names: Names::Initials };

const TOM: StakeholderId = StakeholderId(Uuid::from_u128(2));
const TWIN: StakeholderId = StakeholderId(Uuid::from_u128(3));

/// Ann Lee and Tom Ruiz, and an action about Tom that somebody is to do.
fn with(who: &str, id: Option<StakeholderId>) -> Deal {
    let mut deal = deal();
    deal.add_person(Stakeholder::new(TOM, "Tom Ruiz"));
    deal.plan_action(Action { who: who.into(), who_id: id, ..action(50, Some(TOM), TODAY) });
    deal
}

fn doer(deal: &Deal) -> Option<StakeholderId> {
    deal.doer(&deal.actions[0])
}

fn twin(deal: &mut Deal) {
    deal.add_person(Stakeholder::new(TWIN, "Ann Lee"));
}

#[test]
fn who_does_it_goes_by_the_id_and_without_one_by_a_name_that_only_one_of_theirs_has() {
    for (who, id, right) in [
        ("Ann Lee", None, Some(ANN)),
        (" Ann  Lee ", None, Some(ANN)),
        ("ann lee", None, None),
        ("Ann", None, None),
        ("Ida", None, None),
        ("", None, None),
        ("Ann", Some(ANN), Some(ANN)),
        ("Ann Lee", Some(TOM), Some(TOM)),
        ("Ann Lee", Some(TWIN), None),
        // What an older program leaves behind where it changes the name only.
        ("Ida", Some(ANN), None),
        ("", Some(ANN), None),
    ] {
        assert_eq!(doer(&with(who, id)), right, "{who} {id:?}");
    }
    let mut two = with("Ann Lee", None);
    twin(&mut two);
    assert_eq!(doer(&two), None, "which of the two, the name does not say");
    let mut ours = with("Ann Lee", None);
    ours.owner = "Ann Lee".into();
    assert_eq!(doer(&ours), None, "a colleague of ours is called so");
}

#[test]
fn an_action_without_the_id_is_written_as_before_and_one_with_it_is_read_back() {
    for id in [None, Some(ANN)] {
        let deal = with("Ann Lee", id);
        let stored = encode(&deal);
        assert_eq!(String::from_utf8_lossy(&stored).contains("who_id"), id.is_some());
        assert_eq!(decode(&stored, std::path::Path::new("deal")).unwrap().deal, deal);
    }
}

#[test]
fn wherever_it_is_listed_it_is_said_to_be_the_customers() {
    let (mut by_id, by_name) = (with("Annie", Some(ANN)), with("Ann Lee", None));
    by_id.edit_card(TOM, |card| card.owner = "Ann Lee".into());
    for deal in [&by_id, &by_name] {
        let of = |id| card_text(&PLAYBOOK, deal, deal.person(id).unwrap(), "Ida", TODAY);
        let (tom, ann) = (of(TOM), of(ANN));
        assert!(tom.contains("Their step   send the figures") && tom.contains("customer: Ann Lee"), "{tom}");
        assert!(!tom.contains("Our step "), "{tom}");
        assert!(ann.contains("Their step   Tom Ruiz: send the figures"), "{ann}");
        let due = due(deal);
        assert_eq!((due[0].who_words().as_str(), due[0].doer), ("customer: Ann Lee", Some(ANN)));
        let late = alerts(&PLAYBOOK, deal, &Thresholds::default(), TODAY.tomorrow().unwrap()).awake;
        let late = late.into_iter().find(|one| one.kind == AlertKind::ActionOverdue).unwrap();
        assert!(late.reason.contains("send the figures (Ann Lee)"), "{}", late.reason);
    }
    let card = card_text(&PLAYBOOK, &by_id, by_id.person(TOM).unwrap(), "Ida", TODAY);
    assert!(card.contains("Owner        customer: Ann Lee"), "{card}");
    let ours = with("Ida", None);
    let card = card_text(&PLAYBOOK, &ours, ours.person(TOM).unwrap(), "Ida", TODAY);
    assert!(card.contains("Our step     send the figures") && card.contains("(Ida)"), "{card}");
}

#[test]
fn who_is_removed_leaves_their_name_behind_which_means_nobody_else() {
    let mut deal = with("Ann Lee", Some(ANN));
    twin(&mut deal);
    deal.remove_person(ANN);
    let left = &deal.actions[0];
    assert_eq!((left.who.as_str(), left.who_id, doer(&deal)), ("Ann Lee (removed)", None, None));
    assert!(findings(&deal).is_empty());

    let mut deal = with("Ann Lee", Some(ANN));
    deal.remove_person(ANN);
    assert_eq!((deal.actions[0].who.as_str(), doer(&deal)), ("Ann Lee", None));
    let stray = with("Ann Lee", Some(TWIN));
    assert!(findings(&stray).iter().any(|one| one.name == "stray-person" && one.place == "actions[0].who_id"));
}

#[test]
fn what_somebody_does_goes_with_them_where_two_entries_become_one() {
    for (who, id) in [("Annie", Some(ANN)), ("Ann Lee", None)] {
        let mut deal = with(who, id);
        deal.join_people(Joining { keep: TOM, other: ANN, note: record(77), by: "Ida", at: at(5) });
        assert_eq!((deal.actions[0].who.as_str(), doer(&deal)), (who, Some(TOM)));
    }
}

#[test]
fn whoever_a_merge_brings_back_is_the_one_who_does_it() {
    let base = with("Ida", None);
    let mut named = base.clone();
    named.edit_action(record(50), |one| (one.who, one.who_id) = ("Annie".into(), Some(ANN)));
    let mut removed = base.clone();
    removed.remove_person(ANN);
    for (ours, theirs) in [(&named, &removed), (&removed, &named)] {
        let merged = merge(Some(&base), ours, theirs).deal;
        assert_eq!(doer(&merged), Some(ANN), "nobody is named who is not there");
    }
}

#[test]
fn initials_stand_for_whoever_of_theirs_has_something_to_do() {
    for (who, id) in [("Ann Lee", Some(ANN)), ("Annie", Some(ANN)), ("Ann Lee", None), ("ann lee", None), ("Ann", None)]
    {
        let mut deal = with(who, id);
        deal.edit_card(TOM, |card| card.owner = who.into());
        deal.edit_plan(TOM, |plan| plan.owner = who.into());
        let seen = masked(&deal, INITIALS);
        let text = format!("{} {seen:?}", privacy::deal_text(&seen, TODAY));
        let shown = if id.is_some() { text.replace("owner: \"Annie", "") } else { text };
        assert!(!shown.contains("Lee") && !shown.to_lowercase().contains("ann lee"), "{shown}");
        // Where the name only may be hers, it only may be hers there too.
        let right = if doer(&deal).is_some() { "AL" } else { "AL?" };
        assert_eq!((seen.actions[0].who.as_str(), doer(&seen)), (right, doer(&deal)), "{who}");
    }
    let mut ours = with("Ida Lee", None);
    ours.edit_card(TOM, |card| card.owner = "Kim Ruiz".into());
    let seen = masked(&ours, INITIALS);
    assert_eq!(
        (seen.actions[0].who.as_str(), seen.person(TOM).unwrap().card().owner.as_str()),
        ("Ida Lee", "Kim Ruiz")
    );
}

/// Who may be said to do it, with or without an id.
fn said() -> impl Strategy<Value = (String, Option<StakeholderId>)> {
    let who = select(vec!["", "Ida", "Ann Lee", "Ann Lee #1", "Tom"]).prop_map(str::to_owned);
    (who, prop::option::of(select(vec![ANN, TOM, TWIN])))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_merge_puts_one_sides_name_beside_the_others_id(before in said(), one in said(), two in said()) {
        let mut base = with(&before.0, before.1);
        twin(&mut base);
        let side = |(who, id): &(String, Option<StakeholderId>)| {
            let mut deal = base.clone();
            deal.edit_action(record(50), |action| (action.who, action.who_id) = (who.as_str().into(), *id));
            deal
        };
        let (ours, theirs) = (side(&one), side(&two));
        let of = |deal: &Deal| (deal.actions[0].who.to_string(), deal.actions[0].who_id);
        for base in [Some(&base), None] {
            let merged = merge(base, &ours, &theirs);
            prop_assert_eq!(&merge(base, &theirs, &ours), &merged);
            let said = of(&merged.deal);
            prop_assert!(said == one || said == two, "{:?}", said);
            prop_assert!(merged.conflicts.len() <= 1);
            for id in merged.conflicts {
                let words = conflict_words(&PLAYBOOK, &merged.deal, merged.deal.conflict(id).unwrap());
                prop_assert!(!words.standing.contains('{') && !words.other.contains('{'), "{:?}", words);
                let mut other = merged.deal.clone();
                other.settle(id, Keep::Other);
                let other = of(&other);
                prop_assert!(other != said && (other == one || other == two), "{:?} then {:?}", said, other);
            }
        }
    }
}
