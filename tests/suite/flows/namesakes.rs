//! Two people of one name: wherever one of them is named, it shows which.

use crate::support::Session;
use crate::support::disk::Disk;
use crate::support::session::TODAY;
use jiff::civil::date;
use stakemap::content;
use stakemap::domain::judge::deal_index::LeftElsewhere;
use stakemap::domain::record::card::Role;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::{RecordId, StakeholderId};
use stakemap::domain::record::relation::{Relation, RelationKind};
use uuid::Uuid;

const NAME: &str = "Anna Berg";

/// The worked example four months on, its sponsor and its controller called alike, with lines between them.
fn namesakes() -> Deal {
    let mut deal = content::sample(date(2026, 7, 21));
    deal.sample = false;
    let of = |name: &str| deal.stakeholders.iter().find(|one| one.name == name).map(|one| one.id);
    let (sponsor, controller) = (of("Mirela Dantu"), of("Ottilie Brandt"));
    let (sponsor, controller) = (sponsor.expect("a sponsor"), controller.expect("a controller"));
    for id in [sponsor, controller] {
        deal.edit_person(id, |person| person.name = NAME.into());
    }
    deal.edit_card(controller, |card| {
        card.reports_to = Some(sponsor);
        card.roles.set(Role::Approves, true);
    });
    deal.edit_plan(controller, |plan| {
        plan.left_to_customer = true;
        plan.persuaders = std::iter::once(sponsor).collect();
    });
    let id = RecordId(Uuid::from_u128(0x0a31));
    deal.relate(Relation { id, ..relation(&deal, controller, sponsor) });
    deal
}

fn relation(deal: &Deal, from: StakeholderId, to: StakeholderId) -> Relation {
    Relation {
        id: RecordId(Uuid::from_u128(0x0a30)),
        from,
        to,
        kind: RelationKind::Opposes.into(),
        evidence: "she said so".into(),
        by: "Kim Osei".into(),
        at: deal.created,
        extra: serde_json::Map::new(),
    }
}

fn in_it() -> Session {
    let mut disk = Disk { me: Some("Kim Osei".to_owned()), ..Disk::default() };
    disk.put(&namesakes());
    let mut session = Session::on(disk);
    session.keys("<enter>");
    session
}

/// Rows on which the name stands without a number, also none where the next row begins.
fn bare(screen: &str) -> Vec<String> {
    let rows: Vec<&str> = screen.lines().collect();
    let is_bare = |at: usize| {
        rows[at].match_indices(NAME).any(|(from, _)| {
            let rest = &rows[at][from + NAME.len()..];
            let wraps = {
                let after = rest.trim_start();
                after.is_empty() || after.starts_with('│') || rest.starts_with("   ")
            };
            let numbered = |text: &str| text.contains("#1") || text.contains("#2");
            !(rest.starts_with(" #") || wraps && rows.get(at + 1).is_some_and(|next| numbered(next)))
        })
    };
    (0..rows.len()).filter(|at| is_bare(*at)).map(|at| rows[at].to_owned()).collect()
}

#[test]
fn wherever_one_of_two_of_a_name_is_named_it_shows_which() {
    let places = [
        "",
        "2",
        "3",
        "<down>2",
        "<down><down><down>2",
        "s",
        "s<enter>",
        "s<enter>1",
        "G",
        "t",
        "t1",
        "T",
        "P",
        "p",
        "!",
        "!<down>",
        "!<down><down>",
        "!<end>",
        "o",
        "o<tab>",
        "o<tab><tab>",
        "o<tab><tab><tab>",
        "o<tab><tab><tab><tab>",
        "oc",
        "m",
        "mm",
        "mmm",
        "ma",
        "md",
        "d",
        "n",
        "w",
        "by",
        "C",
        "l",
        "J",
        "D",
        "A",
        "i",
        "g",
        "c",
        "<down><down><down>P",
        "<down><down><down>by",
        "<down><down><down>m",
        "<down><down><down>mm",
        "<down><down><down>mmm",
        "<down><down><down>c",
        "<down><down><down>s",
        "<down><down><down>J",
        "nsend it<enter>",
        "nsend it<enter>d",
        "lasked us<enter>",
        "Cguide<enter>",
        "r<enter>",
        "r<enter><tab>",
        "r<enter><tab><tab>",
        "r<enter><tab><tab><tab>",
        "r<enter><tab><tab><tab><tab>",
        "r<enter><tab><tab>aspeak with her<enter><tab><tab>",
        "r<enter><tab><tab><enter>She said so<enter>",
        "r<enter><tab><tab>aspeak with her<enter>E",
        "[[[",
        "[[[[[[2",
        "q",
        "qd",
        "qP",
        ":anna",
        "/anna",
        "v",
        "vP",
        "vo",
        "vm",
        "H",
        "h",
    ];
    let mut wrong = Vec::new();
    let mut named = 0;
    for keys in places {
        let mut session = in_it();
        session.keys(keys);
        let screen = session.screen();
        named += usize::from(screen.contains(NAME));
        wrong.extend(bare(&screen).into_iter().map(|row| format!("{keys}: {row}")));
        wrong.extend(bare(session.notice()).into_iter().map(|row| format!("{keys}, notice: {row}")));
    }
    assert!(named > places.len() / 2, "only {named} places name one of them");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_stored_has_no_number_and_forms_begin_with_the_name_as_it_is() {
    let mut session = in_it();
    session.keys("e<tab><ctrl-u>Director<enter>");
    assert_eq!(session.names().iter().filter(|name| **name == NAME).count(), 2);
    assert_eq!(session.selected(), NAME);
}

#[test]
fn a_number_goes_with_the_second_of_the_name_and_comes_with_it() {
    let mut session = Session::with_people(&["Tom Ruiz", NAME]);
    session.sees_no("#1").keys(&format!("a{NAME}<enter><down><enter>")).sees("Anna Berg #1").sees("Anna Berg #2");
    session.keys("e<ctrl-u>Ann Lee<enter>").keys("<down><up>").sees_no("Anna Berg #").keys("u").sees("Anna Berg #2");
}

#[test]
fn no_two_people_are_called_alike_in_exports() {
    let deal = namesakes();
    let (playbook, _) = content::playbook(&[]);
    let text = stakemap::export::text::deal(&playbook, &deal, &LeftElsewhere::default(), TODAY);
    assert!(text.contains("Anna Berg #1") && text.contains("Anna Berg #2"));
    assert_eq!(bare(&text), Vec::<String>::new());
}
