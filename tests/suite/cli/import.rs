//! `stakemap import`: what it prints, what it changes, and how it ends.

use super::Shell;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::{DealId, StakeholderId};
use stakemap::domain::record::stakeholder::Stakeholder;
use std::fs;
use uuid::Uuid;

/// A deal “Halvorsen” with Aoife Brannigan in it, and files to import.
fn shell(files: &[(&str, &str)]) -> Shell {
    let shell = Shell::new();
    let mut deal = Deal::new(DealId(Uuid::from_u128(1)), "Halvorsen", "Kim", jiff::Timestamp::UNIX_EPOCH);
    deal.add_person(Stakeholder::new(StakeholderId(Uuid::from_u128(7)), "Aoife Brannigan"));
    shell.store().create(&deal).unwrap();
    for (name, text) in files {
        fs::write(shell.0.path().join(name), text).unwrap();
    }
    shell
}

fn import(shell: &Shell, file: &str, more: &[&str]) -> super::Ran {
    let file = shell.0.path().join(file);
    shell.run(&[&["import", file.to_str().unwrap(), "--into", "halvorsen"], more].concat())
}

fn names(shell: &Shell) -> Vec<String> {
    let store = shell.store();
    let deal = store.load(&store.files().unwrap()[0].path).unwrap().deal;
    deal.stakeholders.iter().map(|person| person.name.to_string()).collect()
}

#[test]
fn a_dry_run_shows_everything_and_changes_nothing() {
    let shell =
        shell(&[("p.csv", "Name,Job Title,Email\nAnna Berg,CFO,anna@x.example\n,,\nBo Dahl,CIO,bo@x.example\n")]);
    let out = import(&shell, "p.csv", &["--dry-run"]).good();
    for words in
        ["     2  new           Anna Berg, CFO, anna@x.example", "     3  rejected      an empty row", "dry run"]
    {
        assert!(out.contains(words), "{words:?} is not in\n{out}");
    }
    assert_eq!(names(&shell), ["Aoife Brannigan"]);
    let out = import(&shell, "p.csv", &[]).good();
    assert!(out.contains("Imported into “Halvorsen”: 2 new.\nwe still don't know who decides"), "{out}");
    assert_eq!(names(&shell), ["Aoife Brannigan", "Anna Berg", "Bo Dahl"]);
    assert!(import(&shell, "p.csv", &[]).good().contains("nothing is different"));
}

#[test]
fn the_same_name_is_a_question_that_an_argument_answers() {
    let shell = shell(&[("p.csv", "Name,Job Title\nAoife Brannigan,CFO\n")]);
    let asked = import(&shell, "p.csv", &[]);
    assert_eq!(asked.code, 1, "{asked:?}");
    assert!(asked.err.contains("1 person has the name of someone in the deal"), "{}", asked.err);
    assert_eq!(names(&shell).len(), 1);
    let out = import(&shell, "p.csv", &["--same-name", "merge"]).good();
    assert!(out.contains("job title: (empty) → CFO") && out.contains("1 changed"), "{out}");
    assert_eq!(names(&shell).len(), 1);
}

#[test]
fn many_people_have_to_be_asked_for() {
    let rows: String = (0..300).map(|number| format!("Person {number},x{number}@x.example\n")).collect();
    let shell = shell(&[("p.csv", &format!("Name,Email\n{rows}"))]);
    let many = import(&shell, "p.csv", &[]);
    assert_eq!((many.code, names(&shell).len()), (2, 1));
    assert!(many.err.contains("300 people would be added"), "{}", many.err);
    import(&shell, "p.csv", &["--filter", "person 29"]).good();
    assert_eq!(names(&shell).len(), 14);
}

#[test]
fn what_cannot_be_read_is_named() {
    let shell = shell(&[("p.csv", "Wer,Was\nAnna Berg,CFO\nBo,CIO\n"), ("x.csv", "PK\u{3}\u{4}")]);
    import(&shell, "p.csv", &[]).fails(3, &["p.csv: I don't know these columns: Wer, Was", "press I"]);
    import(&shell, "x.csv", &[]).fails(3, &["x.csv: it's an Excel workbook", "CSV UTF-8"]);
    import(&shell, "none.csv", &[]).fails(3, &["none.csv", "Check the path"]);
}
