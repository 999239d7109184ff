//! A whole review in the real program: from the command line to the minutes, in a window that a projector's font leaves.

use crate::support::{ENTER, Setup, User, with_example};
use rustix::process::Signal;
use std::process::Command;

/// What a command without a screen prints.
fn printed(user: &User, args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stakemap"));
    command.args(args).arg("--data-dir").arg(user.data()).env("HOME", user.root()).env("USER", "kim");
    let out = command.output().unwrap();
    assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn review_goes_from_what_changed_to_minutes_on_a_small_screen() {
    let user = User::new();
    with_example(&user);
    let mut tty = Setup::new(&user).args(&["review", "Tarnbeck"]).size(60, 18).start();
    tty.until("Review this deal");
    tty.key(ENTER);
    tty.until("2/8 ▶ Changed");
    tty.until("changed since");
    // The clock runs by itself.
    tty.until_that("a clock that runs by itself", |screen| {
        let text = screen.contents();
        text.contains(" left") && !text.contains("30:00 left") && !text.contains("29:59 left")
    });
    tty.key("\t");
    tty.until("3/8 ▶ Next step");
    tty.until("What is the buyer's next step");
    tty.key("\t");
    tty.until("4/8 ▶ People");
    tty.until("1 of 5");
    tty.until("is blocking, and we're");
    tty.key(ENTER);
    tty.until("Answer");
    tty.fill_in("We asked Mirela to speak with her");
    tty.until("Saved the answer");
    tty.key("a");
    tty.until("what we'll do next");
    tty.fill_in("speak with her alone");
    tty.until("added the decision: speak with her alone");
    tty.key("\t");
    tty.until("5/8 ▶ Others");
    tty.key("\t");
    tty.until("6/8 ▶ Alerts");
    tty.key("\t");
    tty.until("7/8 ▶ Group");
    tty.key("\t");
    tty.until("8/8 ▶ Outcome");
    tty.until("speak with her alone");
    tty.key("E");
    tty.until("E again ends the review anyway");
    tty.key("E");
    tty.until("saved it in the deal");
    tty.until("Decisions");
    tty.key("w");
    tty.until("Saved the minutes as ");
    tty.key("\x1b");
    tty.until_gone("Decisions");
    tty.key("\x11");
    assert_eq!(tty.end(), 0, "{}", tty.text());

    let minutes = printed(&user, &["minutes", "Tarnbeck"]);
    assert!(minutes.starts_with("# Review of Tarnbeck Beverages"), "{minutes}");
    assert!(minutes.contains("speak with her alone (Ottilie Brandt) – "), "{minutes}");
    assert!(minutes.contains("We asked Mirela to speak with her"), "{minutes}");
    let written: Vec<_> = std::fs::read_dir(user.data().join("exports")).unwrap().map(|one| one.unwrap()).collect();
    assert_eq!(written.len(), 1);
    assert_eq!(std::fs::read_to_string(written[0].path()).unwrap(), minutes, "what was written is what is printed");
}

/// What is kept of where the user was.
fn place(user: &User) -> Vec<String> {
    let files = std::fs::read_dir(user.root().join("state/stakemap")).unwrap().map(|one| one.unwrap().path());
    let kept = files.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("where"));
    kept.map(|path| std::fs::read_to_string(path).unwrap_or_default()).collect()
}

/// The id of a person in the deal.
fn person(user: &User, name: &str) -> String {
    let deal: serde_json::Value = serde_json::from_str(&user.only_deal()).unwrap();
    let people = deal["stakeholders"].as_array().unwrap();
    people.iter().find(|one| one["name"] == name).unwrap()["id"].as_str().unwrap().to_owned()
}

#[test]
fn killed_review_comes_back_to_its_person_with_the_time_used() {
    let user = User::new();
    with_example(&user);
    for (size, part) in [((60, 18), "4/8 ▶ People"), ((120, 40), "▶ People")] {
        let mut tty = Setup::new(&user).args(&["Tarnbeck"]).size(size.0, size.1).start();
        tty.until("Tarnbeck Beverages");
        tty.key("r");
        // The second time round it goes on where the first was killed.
        if user.only_deal().contains("\"reviews\"") {
            tty.until("where you left it");
            tty.until("2 of 5");
            tty.key("\x1b[D");
        } else {
            tty.until("Review this deal");
            tty.key(ENTER);
            tty.until("Changed");
            tty.key("\t");
            tty.until("Next step");
            tty.key("\t");
        }
        tty.until(part);
        tty.until("1 of 5");
        tty.key("\x1b[C");
        tty.until("2 of 5");
        let second = format!("\"person\":\"{}\"", person(&user, "Graham Tully"));
        let is_kept = |kept: &String| kept.split_whitespace().collect::<String>().contains(&second);
        tty.until_done("a place that is kept", || place(&user).iter().any(is_kept));
        tty.signal(Signal::KILL);
    }
    let deal: serde_json::Value = serde_json::from_str(&user.only_deal()).unwrap();
    assert_eq!(deal["reviews"].as_array().unwrap().len(), 1, "one review, never begun again");
}
