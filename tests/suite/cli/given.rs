//! The given files on the command line: whose card, and which copy.

use super::Shell;
use std::fs;

/// A shell with these files in its data folder.
fn shell(files: &[(&str, &str)]) -> Shell {
    let shell = Shell::new();
    let deals = shell.data().join("deals");
    fs::create_dir_all(&deals).unwrap();
    files.iter().for_each(|(name, text)| fs::write(deals.join(name), text).unwrap());
    shell
}

#[test]
fn the_card_of_an_exact_name_is_printed_and_of_two_the_one_with_its_number() {
    let shell = shell(&[("card-exact-name.json", include_str!("../cases/card-exact-name.json"))]);
    let card = |name: &str| shell.run(&["card", "Card names", name]);
    assert!(card("Ann Lee").good().starts_with("Ann Lee · "));
    assert!(card("Ann Leeson").good().starts_with("Ann Leeson · "));
    card("Anna Berg").fails(2, &["“Anna Berg #1” (Controller)", "“Anna Berg #2” (Plant IT)"]);
    assert!(card("Anna Berg #2").good().starts_with("Anna Berg #2, Plant IT · "));
}

#[test]
fn three_files_of_one_deal_are_three_copies_wherever_they_are_listed() {
    let files = [
        ("Acme-ANNS-LAPTOP.json", include_str!("../cases/renamed-copies/Acme-ANNS-LAPTOP.json")),
        ("Acme.json", include_str!("../cases/renamed-copies/Acme.json")),
        ("acme renewal.json", include_str!("../cases/renamed-copies/acme renewal.json")),
    ];
    let shell = shell(&files);
    let (list, check) = (shell.run(&["list"]).good(), shell.run(&["check"]).out);
    for (name, _) in files {
        let mark = format!("one deal in 3 files; this is {name}");
        assert!(list.contains(&mark) && check.contains(&mark), "{name}\n{list}{check}");
    }
    shell.run(&["show", "acme"]).fails(2, &[files[0].0, files[1].0, files[2].0]);
    assert!(shell.run(&["doctor"]).out.contains("the same deal is also in"));
}
