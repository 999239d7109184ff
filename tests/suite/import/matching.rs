//! Rows beside a deal: who is who, what changes, and what stays because somebody edited it here.

use super::{ROLES, TABLES, file, named, people};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use stakemap::domain::change::import::{Entry, Fate, Incoming, Taken, Taker, Took, people_among, preview, take_in};
use stakemap::domain::record::card::Role;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::{DealId, StakeholderId};
use stakemap::domain::record::stakeholder::Stakeholder;
use stakemap::import::{Found, Input};
use uuid::Uuid;

const TODAY: Date = date(2026, 11, 21);

fn empty() -> Deal {
    Deal::new(DealId(Uuid::from_u128(1)), "Halvorsen", "Kim Osei", Timestamp::UNIX_EPOCH)
}

fn row(name: &str, title: &str, email: &str) -> Incoming {
    Incoming { line: 2, name: name.into(), title: title.into(), email: email.into(), ..Incoming::default() }
}

/// Takes everything in; where it is asked whether somebody is the one here, they are.
fn take_all(deal: &mut Deal, rows: &[Incoming]) -> Took {
    let entries = preview(deal, rows);
    let taken: Vec<Taken<'_>> =
        rows.iter().zip(&entries).map(|(row, entry)| Taken { row, person: entry.person }).collect();
    let mut next = u128::try_from(deal.stakeholders.len()).unwrap() * 1_000 + 1_000;
    let mut ids = || {
        next += 1;
        Uuid::from_u128(next)
    };
    take_in(
        deal,
        &taken,
        None,
        &mut Taker { by: "Kim Osei", at: Timestamp::UNIX_EPOCH, today: TODAY, from: "p.csv", ids: &mut ids },
    )
}

fn fates(deal: &Deal, rows: &[Incoming]) -> Vec<Fate> {
    preview(deal, rows).into_iter().map(|entry: Entry| entry.fate).collect()
}

fn with_person(name: &str, contact: &str) -> Deal {
    let mut deal = empty();
    let id = StakeholderId(Uuid::from_u128(7));
    deal.add_person(Stakeholder::new(id, name));
    deal.edit_card(id, |card| card.contact = contact.into());
    deal
}

#[test]
fn the_same_file_imported_twice_changes_nothing() {
    for (name, bytes) in TABLES {
        let mut deal = empty();
        let rows = people(bytes).rows;
        let first = take_all(&mut deal, &rows);
        assert_eq!((first.added.len(), deal.stakeholders.len()), (12, 12), "{name}");
        let before = deal.clone();
        // LinkedIn knows nothing of them but their names, so those have to be confirmed.
        let expected = if name.starts_with("08") { Fate::Asks } else { Fate::Same };
        assert_eq!(fates(&deal, &rows), vec![expected; 12], "{name}");
        let second = take_all(&mut deal, &rows);
        assert_eq!((second.added.len(), second.changed.len(), second.same), (0, 0, 12), "{name}");
        assert_eq!(deal, before, "{name}");
    }
}

#[test]
fn what_was_edited_here_stays_and_theirs_is_shown() {
    let mut deal = empty();
    let rows = [row("Anna Berg", "CFO", "anna@acme.example"), row("Bo Dahl", "CIO", "bo@acme.example")];
    take_all(&mut deal, &rows);
    let anna = deal.stakeholders[0].id;
    deal.edit_person(anna, |person| person.title = "Finance lead".into());
    let newer = [row("Anna Berg", "Group CFO", "anna@acme.example"), row("Bo Dahl", "CTO", "bo@acme.example")];
    let entries = preview(&deal, &newer);
    assert_eq!([entries[0].fate, entries[1].fate], [Fate::Same, Fate::Changed]);
    let kept = &entries[0].differences[0];
    assert_eq!((kept.here.as_str(), kept.theirs.as_str(), kept.is_taken), ("Finance lead", "Group CFO", false));
    take_all(&mut deal, &newer);
    let titles: Vec<&str> = deal.stakeholders.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["Finance lead", "CTO"]);
    // Removing is an edit too.
    deal.edit_person(deal.stakeholders[1].id, |person| person.title = "".into());
    assert_eq!(fates(&deal, &newer), [Fate::Same, Fate::Same]);
}

#[test]
fn people_are_found_by_id_email_phone_and_by_name_with_a_question() {
    let deal = with_person("Anna Berg", "Anna@Acme.example, +49 (30) 123-4567");
    let phone = Incoming { phone: "030 1234567".into(), ..row("A. Berg", "", "") };
    let other_phone = Incoming { phone: "030 1234567".into(), ..row("Bo Dahl", "", "") };
    let of_id = Incoming { id: Uuid::from_u128(7).to_string(), ..row("Someone", "", "") };
    let rows = [
        row("Anna M. Berg", "", "anna@acme.example"),
        phone,
        of_id,
        row("Bérg, Anna", "", "other@acme.example"),
        row("Reception", "", "anna@acme.example"),
        other_phone,
        row("Anna Bergmann", "", ""),
    ];
    let sure = preview(&deal, &rows).iter().map(|entry| entry.fate).collect::<Vec<_>>();
    assert_eq!(sure[3..], [Fate::Asks, Fate::Asks, Fate::New, Fate::New]);
    assert!(sure[..3].iter().all(|fate| matches!(fate, Fate::Same | Fate::Changed)), "{sure:?}");
}

#[test]
fn a_person_typed_by_hand_is_only_filled_in() {
    let mut deal = with_person("Anna Berg", "anna@acme.example");
    let id = deal.stakeholders[0].id;
    deal.edit_person(id, |person| person.title = "CFO".into());
    let theirs = Incoming { department: "Finance".into(), ..row("Anna Berg", "Chief accountant", "anna@acme.example") };
    take_all(&mut deal, &[theirs]);
    let anna = &deal.stakeholders[0];
    assert_eq!((anna.title.as_str(), anna.card().department.as_str()), ("CFO", "Finance"));
}

#[test]
fn each_person_stands_once_and_we_are_none_of_them() {
    let deal = empty();
    let rows = vec![
        row("Anna Berg", "CFO", "anna@acme.example"),
        row("Anna Berg", "", "anna@acme.example"),
        row("Kim Osei", "", "kim@vendor.example"),
        row("Anna Berg", "Buyer", "anna.berg@acme.example"),
    ];
    let (kept, rejected) = people_among(&deal, "Kim", rows);
    assert_eq!(kept.len(), 2);
    let reasons: Vec<&str> = rejected.iter().map(|one| one.reason.as_str()).collect();
    assert_eq!(reasons, ["the same person as in line 2, counted once", "on your side, not the customer's"]);
}

#[test]
fn a_role_of_a_crm_is_a_role_in_the_purchase_and_never_a_profile() {
    let read = |bytes: &[u8]| match file(bytes) {
        Ok(Input::People(found)) => found,
        other => panic!("{other:?}"),
    };
    let all = Found::together(vec![read(TABLES[1].1), read(ROLES.1)]);
    let mut deal = empty();
    take_all(&mut deal, &all.rows);
    let person = |name: &str| deal.stakeholders.iter().find(|one| one.name.starts_with(name)).unwrap();
    let roles = |name: &str| person(name).card().roles.iter().collect::<Vec<Role>>();
    assert_eq!((roles("Mara"), roles("Tomé"), roles("Priya")), (vec![Role::Decides], vec![Role::Evaluates], vec![]));
    assert_eq!(person("Priya").notes[0].text, "Imported: CRM role Executive Sponsor");
    assert!(deal.stakeholders.iter().all(|one| one.observations.is_empty() && one.labels.is_empty()));
    // Who reports to whom comes by the ids of the file.
    let mara = person("Mara").id;
    assert!(deal.stakeholders.iter().all(|one| one.id == mara || one.card().reports_to == Some(mara)));
    assert_eq!(named(&all, "Jörg").boss, "0035f00000Ab000QAA");
}

#[test]
fn what_somebody_wrote_in_the_file_is_one_note_with_its_source() {
    let mut deal = empty();
    let about = |words: &str| Incoming { notes: vec![words.into()], ..row("Anna Berg", "CFO", "anna@acme.example") };
    let notes = |deal: &Deal| deal.stakeholders[0].notes.iter().map(|one| one.text.to_string()).collect::<Vec<_>>();
    take_all(&mut deal, &[about("Knows the plant")]);
    assert_eq!(notes(&deal), ["From p.csv: Knows the plant"]);
    assert_eq!(fates(&deal, &[about("Knows the plant")]), [Fate::Same]);
    take_all(&mut deal, &[about("Knows the plant")]);
    take_all(&mut deal, &[about("Knows both plants")]);
    assert_eq!(notes(&deal), ["From p.csv: Knows both plants"]);
    // What was removed or changed here stays so.
    let (anna, note) = (deal.stakeholders[0].id, deal.stakeholders[0].notes[0].id);
    deal.edit_note(anna, note, |note| note.text = "Knows all of it".into());
    let newer = [about("Knows three plants")];
    assert_eq!(fates(&deal, &newer), [Fate::Same]);
    assert!(!preview(&deal, &newer)[0].differences[0].is_taken);
    take_all(&mut deal, &newer);
    assert_eq!(notes(&deal), ["Knows all of it"]);
}
