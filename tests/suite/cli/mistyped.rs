//! A word that is neither a command nor a deal: the likely command is named, and all commands come from the parser.

use super::{PROGRAM, Shell};
use std::process::Command;

/// The commands that there are.
fn listed() -> Vec<String> {
    let help = Command::new(PROGRAM).args(["help", "--all"]).output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let commands = help.split("Commands:").nth(1).unwrap().split("Arguments:").next().unwrap();
    // A long description goes on in the next line, farther in.
    let rows = commands.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' '));
    let names: Vec<String> = rows.filter_map(|row| row.split_whitespace().next()).map(str::to_owned).collect();
    assert!(names.len() > 10, "{names:?}");
    names
}

#[test]
fn a_mistyped_command_is_named_as_it_is_spelled() {
    let shell = Shell::new();
    shell.add("Halden Foods");
    for (typed, meant) in [("shwo", "show"), ("lst", "list"), ("chekc", "check"), ("prezent", "present")] {
        for args in [&[typed][..], &[typed, "halden"]] {
            let ran = shell.run(args);
            ran.fails(2, &[&format!("“{typed}”"), &format!("“{meant}”")]);
            assert!(!ran.err.contains("unexpected argument"), "{}", ran.err);
        }
    }
    // What follows a true command is that command's business.
    shell.run(&["list", "halden"]).fails(2, &["“halden” is one word too many"]);
}

#[test]
fn a_word_like_no_command_lists_them_all() {
    let shell = Shell::new();
    shell.add("Halden Foods");
    let ran = shell.run(&["zzzzzzzzz"]);
    let line = ran.err.lines().find_map(|line| line.trim().strip_prefix("Commands: ")).unwrap().trim_end_matches('.');
    let names: Vec<&str> = line.split(", ").collect();
    assert_eq!(names, listed());
}

#[test]
fn without_a_terminal_the_commands_that_need_none_are_named() {
    let shell = Shell::new();
    shell.add("Halden Foods");
    let ran = shell.run(&["halden"]);
    let named = ran.err.split("Without one, use: stakemap ").nth(1).unwrap().split(" (each").next().unwrap().to_owned();
    for name in listed().into_iter().filter(|name| name != "help") {
        let has_json = shell.run(&[&name, "--help"]).good().contains("--json");
        let is_named = named.split([',', ' ']).any(|one| one == name);
        assert_eq!(is_named, has_json, "{name}: {named}");
    }
}

#[test]
fn a_missing_data_folder_is_told_before_a_missing_deal() {
    let shell = Shell::new();
    for args in
        [&["halden"][..], &["present", "halden"], &["review", "halden"], &["follow"], &["card", "halden", "Ann"]]
    {
        let args = [&["--data-dir", "/nowhere/deals"], args].concat();
        shell.run(&args).fails(2, &["/nowhere/deals: this data folder doesn't exist", "Check --data-dir"]);
    }
}
