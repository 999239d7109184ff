//! Whose card is printed: the one who is called exactly so, the only one who is called nearly so, or nobody's.

use super::Shell;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::{DealId, StakeholderId};
use stakemap::domain::record::stakeholder::Stakeholder;
use uuid::Uuid;

/// A deal “Card names” with these people and their titles.
fn shell(people: &[(&str, &str)]) -> Shell {
    let shell = Shell::new();
    let mut deal = Deal::new(DealId(Uuid::from_u128(1)), "Card names", "Kim", jiff::Timestamp::UNIX_EPOCH);
    for (number, (name, title)) in (1..).zip(people) {
        let person = Stakeholder::new(StakeholderId(Uuid::from_u128(number)), name);
        deal.add_person(Stakeholder { title: (*title).into(), ..person });
    }
    shell.store().create(&deal).unwrap();
    shell
}

#[test]
fn a_card_is_asked_for_by_the_name_as_it_is_written_first() {
    let shell = shell(&[
        ("Ann Leeson", "CFO"),
        ("Ann Lee", "CIO"),
        ("Anna Berg", "Controller"),
        ("Anna Berg", "Plant IT"),
        ("Hana Dvořák", "Buyer"),
        ("Hana Dvorak", "Lawyer"),
        ("Jürgen Müller", "Foreman"),
        ("Berg, Bo", "Driver"),
        ("D\u{435}v Patel", "Guard"),
        ("Dev Patel", "Clerk"),
    ]);
    for (asked, title) in [
        ("Ann Lee", "CIO"),
        ("ann lee", "CIO"),
        ("leeson", "CFO"),
        ("Anna Berg #1", "Controller"),
        ("anna berg #2", "Plant IT"),
        ("Hana Dvorak", "Lawyer"),
        ("hana dvořák", "Buyer"),
        ("mueller", "Foreman"),
        ("Berg, Bo", "Driver"),
        ("Dev Patel", "Clerk"),
    ] {
        for room in [&["card", "Card names", asked][..], &["card", "--room", "Card names", asked]] {
            let out = shell.run(room).good();
            let first = out.lines().next().unwrap();
            assert!(first.contains(&format!(", {title} ·")), "{asked}: {first}");
        }
    }
}

#[test]
fn a_name_that_fits_several_lists_what_tells_them_apart() {
    let shell = shell(&[("Ann Lee", ""), ("Anna Berg", "Controller"), ("Anna Berg", "Plant IT"), ("Ann Leeson", "")]);
    let both = ["which “Anna Berg” do you mean?", "“Anna Berg #1” (Controller)", "“Anna Berg #2” (Plant IT)"];
    let asked = shell.run(&["card", "Card names", "Anna Berg"]);
    asked.fails(2, &both);
    assert!(!asked.err.contains("Lee"), "{}", asked.err);
    shell.run(&["card", "Card names", "ann"]).fails(2, &["“Ann Lee”", "“Ann Leeson”", "“Anna Berg #2” (Plant IT)"]);
    shell.run(&["card", "Card names", "Anna Berg #3"]).fails(2, &["nobody in “Card names” is called “Anna Berg #3”"]);
}
