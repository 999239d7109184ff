//! `stakemap export`: what it prints, where it writes, and what it never replaces.

use super::Shell;
use std::fs;
use std::os::unix::fs::PermissionsExt;

fn shell() -> Shell {
    let shell = Shell::new();
    shell.add("Tarnbeck");
    shell
}

#[test]
fn every_format_is_printed_for_the_team_unless_told_otherwise() {
    let shell = shell();
    for (format, begins) in [
        ("brief", "---\n"),
        ("html", "<!DOCTYPE html>"),
        ("csv", "\u{feff}Contact ID,Name"),
        ("json", "{"),
        ("ics", "BEGIN:VCALENDAR\r\n"),
        ("mermaid", "%% Tarnbeck"),
    ] {
        let out = shell.run(&["export", "tarnbeck", "--as", format]).good();
        assert!(out.starts_with(begins), "{format}: {out}");
        assert!(!out.contains("Full export"), "{format}");
    }
    let team = shell.run(&["export", "tarnbeck", "--as", "brief"]).good();
    let customer = shell.run(&["export", "tarnbeck", "--as", "brief", "--privacy", "customer"]).good();
    let full = shell.run(&["export", "tarnbeck", "--as", "brief", "--full"]).good();
    assert!(team.contains("Mobilizer") && team.contains("For your team"));
    assert!(!customer.contains("Mobilizer") && customer.contains("The people involved"));
    assert!(full.contains("Full export") && full.contains("privacy: all"));
    shell.run(&["export", "tarnbeck", "--as", "pdf"]).fails(2, &["pdf", "brief, html, csv, json, ics, mermaid"]);
    shell
        .run(&["export", "tarnbeck", "--as", "brief", "--full", "--privacy", "team"])
        .fails(2, &["--full", "--privacy"]);
}

#[test]
fn a_file_is_written_for_its_owner_alone_and_none_is_replaced() {
    let shell = shell();
    let path = shell.0.path().join("brief.md");
    let path = path.to_str().unwrap();
    let out = shell.run(&["export", "tarnbeck", "--as", "brief", "--out", path]).good();
    assert!(out.contains("Exported to ") && out.contains("for your team"), "{out}");
    assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    fs::write(path, "theirs").unwrap();
    shell.run(&["export", "tarnbeck", "--as", "brief", "--out", path]).fails(5, &["already exists", "not overwritten"]);
    assert_eq!(fs::read_to_string(path).unwrap(), "theirs");
    let folder = shell.0.path().to_str().unwrap();
    let out = shell.run(&["export", "tarnbeck", "--as", "csv", "--out", folder]).good();
    assert!(out.contains("/tarnbeck-people-"), "{out}");
}

#[test]
fn an_exported_table_imports_again_with_nothing_to_do() {
    let shell = shell();
    let path = shell.0.path().join("people.csv");
    let path = path.to_str().unwrap();
    shell.run(&["export", "tarnbeck", "--as", "csv", "--full", "--out", path]).good();
    let out = shell.run(&["import", path, "--into", "tarnbeck"]).good();
    assert!(out.contains("nothing is different"), "{out}");
}
