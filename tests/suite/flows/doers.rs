//! Who does a next action: one of ours by their name, one of the customer's people by id, and whoever is unclear is asked
//! about.

use crate::support::Session;
use crate::support::disk::Disk;
use crate::support::session::TODAY;
use serde_json::{Value, json};
use stakemap::app::overlays::Overlay;
use stakemap::domain::change::integrity::findings;
use stakemap::domain::record::action::Action;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::{DealId, RecordId, StakeholderId};
use stakemap::domain::record::stakeholder::Stakeholder;
use stakemap::store::format;
use std::path::Path;
use uuid::Uuid;

/// A deal as commit 0e3311d wrote it: whoever does or owns something is only a name there.
const WITHOUT_IDS: &str = include_str!("../golden/names-without-ids.json");

fn id(place: u128) -> StakeholderId {
    StakeholderId(Uuid::from_u128(0xd0e0 + place))
}

/// A deal of Kim's with people of these names, its own number and name.
fn deal(number: u128, name: &str, people: &[&str]) -> Deal {
    let mut deal = Deal::new(DealId(Uuid::from_u128(number)), name, "Kim", jiff::Timestamp::UNIX_EPOCH);
    for (place, name) in (number << 8..).zip(people) {
        deal.add_person(Stakeholder::new(id(place), name));
    }
    deal
}

fn among(people: &[&str]) -> Session {
    let mut disk = Disk { me: Some("Kim".to_owned()), ..Disk::default() };
    disk.put(&deal(0, "Halden", people));
    let mut session = Session::on(disk);
    session.keys("<enter>");
    session
}

/// The name and the id of whoever does the last action on the disk.
fn last(session: &Session) -> (String, Option<StakeholderId>) {
    let deal = session.on_disk();
    let action = deal.actions.last().expect("an action");
    (action.who.to_string(), action.who_id)
}

/// What the open list says, a text for each row.
fn rows(session: &Session) -> Vec<String> {
    let Some(Overlay::Finder(finder)) = session.app.overlays.last() else { return Vec::new() };
    finder.found().iter().map(|one| one.text.clone()).collect()
}

#[test]
fn who_is_typed_or_chosen_is_the_customers_where_the_name_is_theirs() {
    for (keys, who, doer) in [
        ("Mirela Dantu", "Mirela Dantu", Some(id(0))),
        ("mirela dantu", "mirela dantu", Some(id(0))),
        ("Rosa", "Rosa", None),
        ("Kim", "Kim", None),
        ("<ctrl-u><right><right>", "Mirela Dantu", Some(id(0))),
        ("<ctrl-u>Tom<right>", "Tom Becker", Some(id(1))),
    ] {
        let mut session = among(&["Mirela Dantu", "Tom Becker"]);
        session.keys("Gncall them<tab><tab>").keys(keys).keys("<enter>");
        assert_eq!(last(&session), (who.to_owned(), doer), "{keys}");
        match doer {
            Some(_) => session.says("customer: ").keys("2").sees("Our step").sees("(customer: "),
            None => session.keys("2").sees("Our step").sees_no("(customer: "),
        };
    }
}

#[test]
fn a_name_that_may_be_theirs_is_asked_about_and_stays_as_it_was_typed() {
    for typed in ["Mirela", "dantu", "mirela d"] {
        let mut session = among(&["Mirela Dantu", "Tom Becker"]);
        session.keys("ncall them<tab><tab>").keys(typed).keys("<enter>");
        session.sees(&format!("Which “{typed}”?")).sees("Mirela Dantu").sees("Someone on our side").keys("<enter>");
        assert_eq!(last(&session), (typed.to_owned(), Some(id(0))));

        let mut session = among(&["Mirela Dantu", "Tom Becker"]);
        session.keys("ncall them<tab><tab>").keys(typed).keys("<enter><down><enter>");
        assert_eq!(last(&session), (typed.to_owned(), None));
    }
    let mut session = among(&["Anna Berg", "Anna Berg"]);
    session.keys("ncall them<tab><tab>Anna Berg<enter>").sees("Anna Berg #1").sees("Anna Berg #2");
    session.keys("<down><enter>").says("customer: Anna Berg #2");
    assert_eq!(last(&session), ("Anna Berg".to_owned(), Some(id(1))));
}

#[test]
fn whoever_does_it_stays_the_same_person_renamed_removed_and_brought_back() {
    let mut session = among(&["Mirela Dantu", "Tom Becker"]);
    session.keys("Gncall them<tab><tab>Mirela Dantu<enter>gge<ctrl-u>Mirela Vale<enter>");
    session
        .keys("d")
        .sees("customer: Mirela Vale")
        .keys("<esc>xx")
        .keys("d")
        .sees("Mirela Dantu")
        .sees_no("customer")
        .keys("<esc>");
    assert_eq!(last(&session), ("Mirela Dantu".to_owned(), None));
    session.keys("u").keys("d").sees("customer: Mirela Vale");
}

#[test]
fn what_a_person_owns_without_their_id_stays_theirs_when_they_are_renamed() {
    let mut deal = deal(0, "Halden", &["Mirela Dantu", "Tom Becker"]);
    let owner = || "Mirela Dantu".into();
    deal.edit_card(id(1), |card| card.owner = owner());
    deal.edit_plan(id(1), |plan| plan.owner = owner());
    deal.plan_action(Action {
        id: RecordId(Uuid::from_u128(7)),
        what: "call them".into(),
        who: owner(),
        who_id: None,
        due: TODAY,
        about: Some(id(1)),
        given: jiff::Timestamp::UNIX_EPOCH,
        by: "Kim".into(),
        review: None,
        alert: "".into(),
        done: None,
        extra: serde_json::Map::new(),
    });
    let mut disk = Disk { me: Some("Kim".to_owned()), ..Disk::default() };
    disk.put(&deal);
    let mut session = Session::on(disk);
    session.keys("<enter>");
    let owners = |session: &Session| {
        let deal = session.on_disk();
        let tom = deal.person(id(1)).expect("Tom").clone();
        let plan = tom.plan.as_deref().map(|plan| plan.owner.to_string());
        (deal.doer(&deal.actions[0]), [Some(tom.card().owner.to_string()), plan].map(Option::unwrap_or_default))
    };
    let before = owners(&session);
    assert_eq!(before.0, Some(id(0)));
    session.keys("gge<ctrl-u>Mirela Vale<enter>");
    let name = || "Mirela Vale".to_owned();
    assert_eq!(owners(&session), (Some(id(0)), [name(), name()]));
    assert!(!session.on_disk().is_with_ours("Mirela Vale", None));
    session.keys("G2").sees("customer: Mirela Vale").keys("1u");
    assert_eq!(owners(&session), before);
}

/// Returns what a file holds, without its history.
fn content(deal: &Deal) -> Value {
    let mut content: Value = serde_json::from_slice(&format::encode(deal)).expect("JSON");
    content["history"] = Value::Null;
    content
}

#[test]
fn an_older_file_keeps_all_its_names_and_they_get_ids_with_the_first_new_name() {
    let old = format::decode(WITHOUT_IDS.as_bytes(), Path::new("a.json")).expect("a deal").deal;
    assert_eq!(findings(&old), []);
    assert_eq!(String::from_utf8(format::encode(&old)).expect("text"), WITHOUT_IDS);
    let mirela = old.stakeholders[0].id;
    let doers = |deal: &Deal| -> Vec<_> { deal.actions.iter().map(|one| deal.doer(one)).collect() };
    assert_eq!(doers(&old), [Some(mirela), None, None]);

    let mut disk = Disk { me: Some("Ida".to_owned()), ..Disk::default() };
    disk.put_bytes("vestra-foods-line-4-00000001.json", WITHOUT_IDS.as_bytes());
    let mut session = Session::on(disk);
    session.keys("<enter>d").sees("customer: Mirela Dantu").keys("<esc>");
    session.keys("/mirela<enter>e<ctrl-u>Mirela Vale<enter><esc>");
    let mut expected = content(&old);
    let (id, name) = (json!(mirela), "Mirela Vale");
    expected["stakeholders"][0]["name"] = name.into();
    expected["actions"][0]["who_id"] = id.clone();
    for owned in ["/concerns/0", "/stakeholders/1/card", "/stakeholders/1/plan"] {
        let owned = expected.pointer_mut(owned).expect("something owned");
        (owned["owner"], owned["owner_id"]) = (name.into(), id.clone());
    }
    assert_eq!(content(&session.on_disk()), expected);
    assert_eq!(doers(&session.on_disk()), doers(&old));
    let saved = format::encode(&session.on_disk());
    let again = format::decode(&saved, Path::new("a.json")).expect("a deal").deal;
    assert_eq!(format::encode(&again), saved);
    session.keys("u");
    assert_eq!(content(&session.on_disk()), content(&old));
}

#[test]
fn one_of_theirs_who_owns_something_is_known_by_id_and_merged_with_them() {
    let mut session = among(&["Mirela Dantu", "Tom Becker"]);
    session.keys("Go+scrap<tab><tab><tab><ctrl-u>Mirela Dantu<enter><esc>");
    assert_eq!(session.on_disk().concerns[0].owner_id, Some(id(0)));
    session.keys("by<tab><tab><tab><tab><tab><tab><tab><ctrl-u>Mirela Dantu<enter>");
    let plan = |session: &Session| session.on_disk().person(id(1)).and_then(|tom| tom.plan.clone()).expect("a plan");
    assert_eq!((plan(&session).owner_id, plan(&session).left_to_customer), (Some(id(0)), true));
    session.keys("e").keys(&"<tab>".repeat(8)).keys("<ctrl-u>Mirela Dantu<enter>");
    assert_eq!(session.on_disk().person(id(1)).map(|tom| tom.card().owner_id), Some(Some(id(0))));
    session.keys("e").keys(&"<tab>".repeat(8)).keys("<ctrl-u>Kim<enter>");
    let card = session.on_disk().person(id(1)).expect("Tom").card().clone();
    assert_eq!((card.owner.as_str(), card.owner_id), ("Kim", None));
    session.keys("gge<ctrl-u>Mirela Vale<enter>");
    assert_eq!((plan(&session).owner.as_str(), plan(&session).owner_id), ("Mirela Vale", Some(id(0))));
}

#[test]
fn initials_stand_for_who_does_it_and_the_form_shows_no_name() {
    let mut session = among(&["Mirela Dantu", "Tom Becker"]);
    session.keys("Gncall them<tab><tab>Mirela Dantu<enter>").keys("V").sees_no("Mirela").sees_no("Dantu");
    session.keys("v2d").sees("customer: MD").keys("<esc>");
    session.keys("n<tab><tab>").sees("Kim").sees_no("Dantu").sees_no("Becker");
    session.keys("<ctrl-u>Mire").sees_no("Mire").keys("<esc>");
    session.keys("e<tab><tab><tab><tab><tab><tab><tab><tab>").sees_no("Dantu").keys("Mirela Dantu").sees_no("Dantu");
}

#[test]
fn no_two_rows_of_people_or_deals_elsewhere_read_the_same_and_the_nearest_comes_first() {
    let mut disk = Disk { me: Some("Kim".to_owned()), ..Disk::default() };
    disk.put(&deal(0, "Halden", &["Anna Berg"]));
    for number in 1..4 {
        disk.put(&deal(number, "Vestra", &["Anna Bergmann", "Joanna Berg", "Anna Berg", "Anna Berg"]));
    }
    let mut session = Session::on(disk);
    session.keys("/halden<enter><enter>");
    for keys in [":anna berg", "<esc>:vestra", "<esc>L", "anna berg"] {
        session.keys(keys);
        let texts = rows(&session);
        let mut unique = texts.clone();
        unique.sort();
        unique.dedup();
        assert!(texts.len() > 2 && unique.len() == texts.len(), "{keys}: {texts:#?}");
    }
    session.sees("Anna Berg #2 · Vestra");
    let texts = rows(&session);
    let at = |name: &str| texts.iter().position(|text| text.starts_with(name)).expect("a row");
    assert!(at("Anna Berg #1") < at("Anna Bergmann") && at("Anna Bergmann") < at("Joanna Berg"), "{texts:#?}");
}
