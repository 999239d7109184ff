//! A name that somebody has already: asked about once, and answered without losing anything that was typed.

use crate::support::Session;
use crate::support::disk::Disk;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::{DealId, StakeholderId};
use stakemap::domain::record::stakeholder::Stakeholder;
use uuid::Uuid;

const ASKED: &str = "is already in this deal. Same person?";

/// Ids and names, in the deal's order.
fn people(session: &Session) -> Vec<(StakeholderId, String)> {
    session.deal().stakeholders.iter().map(|person| (person.id, person.name.to_string())).collect()
}

fn anna() -> Session {
    let mut session = Session::in_deal();
    session.keys("aAnna Berg<tab>CFO<enter>aBo Dahl<enter>");
    session
}

#[test]
fn a_name_that_is_or_looks_the_same_is_asked_about_before_anybody_is_added() {
    for name in ["Anna Berg", "anna berg", "Änna Bérg", "Berg, Anna", "Dr. Anna Berg", "Ann\u{430} Berg", "Anna  Berg"]
    {
        let mut session = anna();
        session.keys(&format!("a{name}<enter>")).sees(&format!("Anna Berg {ASKED}")).sees("It's Anna Berg (CFO)");
        assert_eq!(people(&session).len(), 2, "{name}");
    }
    for name in ["Anna Bergmann", "Ann Berg", "Anna", "Bo Berg"] {
        let mut session = anna();
        session.keys(&format!("a{name}<enter>")).sees_no(ASKED);
        assert_eq!(people(&session).len(), 3, "{name}");
    }
    for (there, name) in [("Sam O’Neil", "Sam O'Neil"), ("Jürgen Müller", "Juergen Mueller"), ("José", "Jose")] {
        let mut session = Session::with_people(&[there]);
        session.keys(&format!("a{name}<enter>")).sees(ASKED);
    }
}

#[test]
fn a_second_person_is_added_with_all_that_was_typed_and_undo_takes_them_back() {
    let mut session = anna();
    session.keys("aAnna Berg<tab>CIO<tab>decides<enter>").sees(ASKED).keys("<down><enter>").says("Added Anna Berg");
    let all = &session.deal().stakeholders;
    assert_eq!((all.len(), all[2].title.as_str(), all[2].card().roles.iter().count()), (3, "CIO", 1));
    assert_eq!(session.selected(), "Anna Berg");
    session.keys("u");
    assert_eq!(people(&session).len(), 2);
    session.keys("<ctrl-r>");
    assert_eq!(people(&session).len(), 3);
}

#[test]
fn if_it_is_her_nobody_is_added_and_what_was_typed_goes_into_her_form() {
    let mut session = Session::with_people(&["Anna Berg", "Bo Dahl"]);
    session.keys("aAnna Berg<tab>CIO<enter><enter>").sees("Nobody added: Anna Berg was already here");
    assert_eq!((people(&session).len(), session.selected()), (2, "Anna Berg"));
    session.sees("CIO").keys("<enter>");
    assert_eq!(session.person("Anna Berg").title, "CIO");

    let mut session = anna();
    session.keys("aAnna Berg<tab>CIO<enter><enter><esc>");
    assert_eq!((session.selected(), session.person("Anna Berg").title.as_str()), ("Anna Berg", "CFO"));
    session.keys("a<ctrl-o>").sees("CIO");
}

#[test]
fn enter_alone_neither_adds_a_second_entry_nor_merges_two_people() {
    let mut session = anna();
    session.keys("aAnna Berg<enter><enter>").says("Nobody added").sees("Anna Berg");
    assert_eq!((people(&session).len(), session.selected()), (2, "Anna Berg"));
    session.keys("<end>e<ctrl-u>Anna Berg<enter><enter>");
    assert_eq!(people(&session).len(), 2, "both are there, renamed as asked");
}

#[test]
fn esc_goes_back_to_the_form_with_what_was_typed() {
    let mut session = anna();
    session.keys("aAnna Berg<tab>CIO<enter><esc>").sees_no(ASKED).sees("Add a person").sees("CIO");
    session.keys("<shift-tab><ctrl-u>Anna Bergmann<enter>").sees_no(ASKED);
    assert_eq!(session.person("Anna Bergmann").title, "CIO");
}

#[test]
fn keys_typed_ahead_answer_nothing_and_the_name_stays() {
    let mut session = anna();
    session.keys("aAnna Berg<enter>aBo Dahl<enter>").sees(ASKED);
    assert_eq!(people(&session).len(), 2);
    session.paste("Cleo Egg\nDan Fox\n").sees(ASKED);
    session.keys("<esc>").sees("Anna Berg").keys("<enter><down><enter>");
    assert_eq!(people(&session).len(), 3);
}

#[test]
fn a_crash_during_the_question_keeps_the_text() {
    let mut session = anna();
    session.keys("aAnna Berg<tab>CIO<enter>").kill();
    session.keys("k").sees("Add a person").sees("Anna Berg").sees("CIO");
}

#[test]
fn whoever_is_renamed_to_a_name_that_is_there_is_asked_about_too() {
    let mut session = anna();
    session.keys("e<ctrl-u>Anna Berg<enter>").sees(ASKED).keys("<enter>").sees_no(ASKED);
    assert_eq!(people(&session).iter().filter(|(_, name)| name == "Anna Berg").count(), 2);
    session.keys("e<tab>Buyer<enter>").sees_no(ASKED);
    assert_eq!(session.deal().stakeholders[1].title, "Buyer", "nobody is asked again about a name that stands");

    let mut session = anna();
    let bo = people(&session)[1].0;
    session.keys("e<ctrl-u>Anna Berg<enter><down><enter>").says("Merged");
    assert_eq!(people(&session), [(bo, "Anna Berg".to_owned())]);
    session.keys("uu");
    assert_eq!(session.names(), ["Anna Berg", "Bo Dahl"]);
}

#[test]
fn a_name_that_fits_two_in_a_field_is_asked_about_and_never_chosen() {
    let mut session = Session::with_people(&["Bo Dahl"]);
    session.keys("aAnna Berg<tab>CFO<enter>aAnna Berg<tab>Buyer<enter><down><enter>");
    session.keys("lspoke<tab><ctrl-u>bo, anna berg<enter>").sees("Which “anna berg”?");
    session.sees("Anna Berg #1 (CFO)").sees("Anna Berg #2 (Buyer)");
    assert_eq!(session.on_disk().conversations.len(), 0);
    session.keys("<esc>").sees("could be Anna Berg #1, Anna Berg #2").sees("spoke").keys("<enter>buyer<enter>");
    let all = people(&session);
    let with: Vec<StakeholderId> = session.on_disk().conversations[0].with.iter().collect();
    assert_eq!(with, [all[0].0, all[2].0]);
}

/// People of these names, at a size of the terminal.
fn named(names: &[&str], size: (u16, u16)) -> Session {
    let mut deal = Deal::new(DealId(Uuid::from_u128(0xde)), "Halden", "Kim", jiff::Timestamp::UNIX_EPOCH);
    for (id, name) in (1..).zip(names) {
        deal.add_person(Stakeholder::new(StakeholderId(Uuid::from_u128(id)), name));
    }
    let mut disk = Disk { me: Some("Kim".to_owned()), ..Disk::default() };
    disk.put(&deal);
    let mut session = Session::on(disk);
    session.size = size;
    session.keys("<enter>");
    session
}

#[test]
fn short_names_on_the_map_and_in_tabs_tell_people_apart() {
    let names = [
        "Nguyễn Văn Hùng Wolfeschlegelstein",
        "Nguyễn Văn Hưng Wolfeschlegelstein",
        "Dr. Elif Aydın-Wolfeschlegelstein",
        "Dr. Tom Reuter-Wolfeschlegelstein",
        "Herr Jonas Vogel-Wolfeschlegelstein",
        "Berg, Anna Wolfeschlegelstein",
    ];
    for size in [(120, 40), (80, 24), (60, 18)] {
        let mut session = named(&names, size);
        session.keys("mm");
        for short in ["Elif", "Tom", "Jonas", "Anna"] {
            session.sees(short);
        }
        for alone in ["Dr. ", "Herr ", "Berg, ", "Nguyễn V…", "Nguyễn Văn …"] {
            session.sees_no(&format!("·  {alone}"));
        }
    }
    for (place, tab) in [(0, "Profile N"), (2, "Profile Elif A."), (4, "Profile Jonas V."), (5, "Profile Anna Berg")] {
        let mut session = named(&names, (80, 24));
        session.keys(&"j".repeat(place)).sees(tab);
    }
}
