//! What a command prints for colleagues, and for the customer.

use super::{Ran, Shell};
use crate::support::canary::{CANARY, Plant, plant};
use crate::support::states;

/// Every command that prints deals.
const COMMANDS: [&[&str]; 15] = [
    &["show", "tarnbeck"],
    &["show", "tarnbeck", "--json"],
    &["card", "tarnbeck", "Mirela Dantu"],
    &["prep", "tarnbeck", "Mirela Dantu", "Graham"],
    &["list"],
    &["list", "--json"],
    &["since", "tarnbeck", "-90d"],
    &["since", "tarnbeck", "-90d", "--json"],
    &["check", "--json"],
    &["agreement", "--json"],
    &["minutes", "tarnbeck"],
    &["export", "tarnbeck", "--as", "brief"],
    &["export", "tarnbeck", "--as", "html"],
    &["export", "tarnbeck", "--as", "csv"],
    &["export", "tarnbeck", "--as", "mermaid"],
];

/// A shell with a deal after a review, and something planted.
fn shell(planted: Plant) -> Shell {
    let shell = Shell::new();
    let deal = states::reach("minutes").deal().clone();
    let deal = if planted == Plant::Nothing { (*deal).clone() } else { plant(&deal, planted) };
    shell.store().create(&deal).unwrap();
    shell
}

fn run(shell: &Shell, command: &[&str], level: &[&str]) -> Ran {
    shell.run(&[command, level].concat())
}

#[test]
fn nothing_hidden_is_printed_at_any_level() {
    for (planted, level) in [(Plant::Team, "team"), (Plant::Everywhere, "customer")] {
        let (shell, bare) = (shell(planted), shell(Plant::Nothing));
        for command in COMMANDS {
            let ran = run(&shell, command, &["--privacy", level]);
            assert!(ran.code < 2, "{command:?}: {}", ran.err);
            assert!(!ran.out.contains(CANARY) && !ran.err.contains(CANARY), "{command:?}, {level}:\n{}", ran.out);
            // Planting leaves the history's own values, so what these two look back to is another deal.
            if ["since", "minutes"].contains(&command[0]) {
                continue;
            }
            let plain = run(&bare, command, &["--privacy", level]);
            assert_eq!((ran.code, &ran.out), (plain.code, &plain.out), "{command:?}, {level}: it tells something");
        }
        let sings = COMMANDS.iter().filter(|command| run(&shell, command, &[]).out.contains(CANARY)).count();
        assert!(sings > 1, "{planted:?}: {sings}; else this would prove nothing");
    }
}

#[test]
fn a_team_reads_verdicts_and_a_customer_names_and_functions() {
    let shell = shell(Plant::Nothing);
    let team = run(&shell, &["show", "tarnbeck"], &["--privacy", "team"]).good();
    assert!(team.contains("Teacher") && team.contains("Mirela Dantu"), "{team}");
    for level in [&["--privacy", "customer"][..], &["--private"], &["--room"], &["--room", "--privacy", "team"]] {
        for command in
            [&["show", "tarnbeck"][..], &["card", "tarnbeck", "Mirela Dantu"], &["show", "tarnbeck", "--json"]]
        {
            let out = run(&shell, command, level).good();
            assert!(out.contains("Mirela Dantu") && !out.contains("Teacher"), "{command:?}, {level:?}: {out}");
        }
        let minutes = run(&shell, &["minutes", "tarnbeck"], level).good();
        assert!(minutes.contains("Agreed with the customer") && !minutes.contains("speak with her"), "{minutes}");
    }
    // How far two agree is for colleagues too, but not which two.
    let ours = run(&shell, &["agreement"], &[]).good();
    assert!(ours.contains("Kim Osei (rep) and Robin Falk"), "{ours}");
    for out in [
        run(&shell, &["agreement"], &["--privacy", "team"]),
        run(&shell, &["agreement", "--json"], &["--privacy", "team"]),
    ] {
        let out = out.good();
        assert!(out.contains("too early to tell") && !out.contains("Kim") && !out.contains("Robin"), "{out}");
    }
    for (command, hidden) in [("list", "Tarnbeck"), ("check", "urgent"), ("agreement", "Kim")] {
        let out = run(&shell, &[command], &["--privacy", "customer"]).good();
        let is_refused = ["hidden from customers", "Nothing here is for customers"].iter().any(|one| out.contains(one));
        assert!(is_refused && !out.contains(hidden) && !out.contains("rate"), "{command}: {out}");
    }
    shell.run(&["show", "tarnbeck", "--privacy", "teem"]).fails(2, &["teem", "all, team, customer"]);
}
