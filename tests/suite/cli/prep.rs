//! The sheet for a conversation, as it is printed.

use super::Shell;

#[test]
fn a_sheet_says_who_what_to_say_and_what_to_watch_for() {
    let shell = Shell::new();
    shell.add("example");
    let out = shell.run(&["prep", "example", "graham", "Ottilie"]).good();
    assert!(out.starts_with("# Prep: "), "{out}");
    for part in
        ["- **Graham Tully**: ", "- **Ottilie Brandt**: ", "## Find out\n", "1. **", "   - Say: “", "   - Watch for: "]
    {
        assert!(out.contains(part), "{part}: {out}");
    }
    let asked: Vec<&str> = out.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).collect();
    assert!(
        (1..=5).contains(&asked.len()) && asked.iter().all(|line| line.contains("Graham") || line.contains("Ottilie"))
    );
}

#[test]
fn who_is_not_there_or_could_be_several_is_an_error() {
    let shell = Shell::new();
    shell.add("example");
    shell.run(&["prep", "example", "Graham", "Zebulon"]).fails(2, &["nobody in", "“Zebulon”"]);
    let none = shell.run(&["prep", "example"]);
    assert_eq!(none.code, 2, "{}", none.err);
}

#[test]
fn a_customer_reads_nothing_of_it() {
    let shell = Shell::new();
    shell.add("example");
    let out = shell.run(&["prep", "example", "Graham", "--privacy", "customer"]).good();
    assert_eq!(out, "What to find out is hidden from customers.\n");
}
