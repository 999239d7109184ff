//! A whole review in the real program, from the decisions of last time to the minutes, killed in its middle: in a window
//! of its own and in a session of tmux, as small as a projector's font leaves it and as large as a desk's.

use crate::support::{ENTER, Setup, Terminal, User, with_example};
use crate::tmux::Tmux;
use rustix::process::{Pid, Signal, kill_process};
use stakemap::store::last_position::read_positions;
use stakemap::store::{DataPaths, ReviewPosition};
use std::process::Command;

const RIGHT: &str = "\x1b[C";
const UP: &str = "\x1b[A";
const END: &str = "\x1b[F";
/// The length of a review, in seconds.
const LENGTH: i64 = 30 * 60;

/// What is kept of the place in the review.
fn kept(user: &User) -> Option<ReviewPosition> {
    let state = user.root().join("state/stakemap");
    let paths = DataPaths { data: user.data(), state, ..DataPaths::under(user.root()) };
    read_positions(&paths).0.deals.into_values().find_map(|deal| deal.review)
}

/// The seconds that are left, as the screen says them.
fn left(tty: &Terminal) -> i64 {
    let text = tty.text();
    let time = text.split(" left").next().and_then(|before| before.split_whitespace().last()).unwrap_or_default();
    let (minutes, seconds) = time.split_once(':').unwrap_or_else(|| panic!("no time left in {time:?}:\n{text}"));
    minutes.parse::<i64>().unwrap() * 60 + seconds.parse::<i64>().unwrap()
}

/// A review a moment ago, so that there is something to look back on.
fn review_before(tty: &mut Terminal) {
    tty.until("1 Stakeholders");
    tty.key("r");
    tty.until("Review this deal");
    tty.key(ENTER);
    tty.until("▶ Changed");
    tty.key("a");
    tty.until("what we'll do next");
    tty.fill_in("walk line 4 with finance");
    tty.until("added the decision");
    tty.key("E");
    tty.until("E again");
    tty.key("E");
    tty.until("saved it in the deal");
    tty.key("\x1b");
    tty.until_gone("saved it in the deal");
}

/// The first half: last time, changed, the buyer's next step, and the first of the people.
fn first_half(tty: &mut Terminal) {
    tty.key("r");
    tty.until("Start a review");
    tty.key(ENTER);
    tty.until("Review this deal");
    tty.key(ENTER);
    tty.until("▶ Last time");
    tty.until("walk line 4 with finance");
    tty.key(ENTER);
    tty.until("What happened with it?");
    tty.fill_in("done");
    tty.until("finance: done");
    tty.key("\t");
    tty.until("▶ Changed");
    tty.key("\t");
    tty.until("▶ Next step");
    tty.until("What is the buyer's next step");
    tty.key(ENTER);
    tty.until("what they say, in one line");
    tty.fill_in("They sign the paper on Friday");
    tty.until("Saved the answer");
    tty.key("\t");
    tty.until("▶ People");
    tty.until("1 of 5");
    // Time passes, so that there is a second to be kept: each part is kept in whole milliseconds, so that a clock which
    // has just passed one second would leave less than that.
    tty.until_that("a clock that runs", |screen| {
        let text = screen.contents();
        !["30:00 left", "29:59 left", "29:58 left"].iter().any(|time| text.contains(time))
    });
    tty.key(RIGHT);
    tty.until("2 of 5");
}

/// Begun again after the kill: the same person, and the time used.
fn goes_on(tty: &mut Terminal, kept: &ReviewPosition) {
    tty.until("1 Stakeholders");
    tty.key("r");
    tty.until("where you left it");
    tty.until("▶ People");
    tty.until("2 of 5");
    let used = kept.spent.values().sum::<i64>() / 1000;
    assert!(used >= 1, "{kept:?}");
    assert!(left(tty) <= LENGTH - used, "{} left, of which {used} were used", left(tty));
}

/// The second half: a person, the others, an alert, the group, and the outcome.
fn second_half(tty: &mut Terminal) {
    tty.key(ENTER);
    tty.until("what they say, in one line");
    tty.fill_in("He asked for the raw numbers");
    tty.until("Saved the answer");
    for part in ["▶ Others", "▶ Alerts"] {
        tty.key("\t");
        tty.until(part);
    }
    tty.key("i");
    tty.until("what they say, in one line");
    tty.fill_in("We meet them without procurement");
    tty.until("Saved the answer");
    for part in ["▶ Group", "▶ Outcome"] {
        tty.key("\t");
        tty.until(part);
    }
    tty.until("The worst alert has no decision");
    tty.key(ENTER);
    tty.until("what we'll do next");
    tty.fill_in("speak with her alone");
    tty.until("added the decision: speak with her");
    // The result is the last seven rows, and the forecast their first.
    tty.key(END);
    (0..6).for_each(|_| tty.key(UP));
    tty.key(ENTER);
    tty.until("Where this deal is now");
    tty.send("commit");
    tty.until("commit");
    tty.key("\t");
    tty.fill_in("+30d");
    tty.until("Saved the forecast: commit");
    tty.key("E");
    tty.until("E again ends the review anyway · 3 people not looked at");
    tty.key("E");
    tty.until("saved it in the deal");
    tty.until("Outcome");
    tty.key("\x1b");
    tty.until_gone("saved it in the deal");
}

/// The minutes, as the shell prints them.
fn assert_minutes(user: &User) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stakemap"));
    command.args(["minutes", "Tarnbeck", "--data-dir"]).arg(user.data()).env("HOME", user.root()).env("USER", "kim");
    let out = command.output().unwrap();
    let minutes = String::from_utf8(out.stdout).unwrap();
    let day = jiff::ZonedDateTime::now().date().checked_add(jiff::ToSpan::days(30)).unwrap();
    let close = day.strftime("%-d %b %Y").to_string();
    for text in [
        "walk line 4 with finance",
        "They sign the paper on Friday",
        "He asked for the raw numbers",
        "We meet them without procurement",
        "speak with her alone",
        "commit",
        &close,
    ] {
        assert!(minutes.contains(text), "no {text:?} in\n{minutes}");
    }
    let deal: serde_json::Value = serde_json::from_str(&user.only_deal()).unwrap();
    let reviews = deal["reviews"].as_array().unwrap();
    assert!(reviews.len() == 2 && reviews.iter().all(|one| one["ended"].is_string()), "two, both ended: {reviews:#?}");
    let decided = deal["actions"].as_array().unwrap().iter().find(|one| one["what"] == "speak with her alone").unwrap();
    assert!(decided["who"].is_string() && decided["due"].is_string() && decided["alert"].is_string(), "{decided}");
}

const SIZES: [(u16, u16); 2] = [(60, 18), (120, 40)];

#[test]
fn a_whole_review_survives_a_kill_in_its_middle() {
    for (columns, rows) in SIZES {
        let user = User::new();
        with_example(&user);
        let start = || Setup::new(&user).args(&["Tarnbeck"]).size(columns, rows).start();
        let mut tty = start();
        review_before(&mut tty);
        first_half(&mut tty);
        tty.until_done("a place that is kept", || {
            kept(&user).is_some_and(|one| one.people.get(1) == one.person.as_ref())
        });
        tty.signal(Signal::KILL);
        tty.until_state("Z");
        let kept = kept(&user).unwrap();
        let mut tty = start();
        goes_on(&mut tty, &kept);
        second_half(&mut tty);
        tty.key("\x11");
        assert_eq!(tty.end(), 0);
        assert_minutes(&user);
    }
}

/// The process in the session's only pane.
fn in_pane(tmux: &Tmux) -> Pid {
    let pid = tmux.say(&["list-panes", "-F", "#{pane_pid}"]);
    Pid::from_raw(pid.trim().parse().unwrap()).unwrap()
}

#[test]
fn a_whole_review_in_tmux_survives_a_kill_in_its_middle() {
    for ((columns, rows), socket) in SIZES.into_iter().zip(["small", "large"]) {
        let user = User::new();
        with_example(&user);
        let Some(tmux) = Tmux::of(&user, socket) else { return };
        let program = env!("CARGO_BIN_EXE_stakemap");
        let session = ["new-session", "-s", "review", program, "Tarnbeck"];
        let options = [";", "set-option", "-g", "status", "off", ";", "set-option", "-g", "remain-on-exit", "on"];
        let mut tty = tmux.client(&[&session[..], &options].concat()).size(columns, rows).start();
        review_before(&mut tty);
        first_half(&mut tty);
        tty.until_done("a place that is kept", || {
            kept(&user).is_some_and(|one| one.people.get(1) == one.person.as_ref())
        });
        let kept = kept(&user).unwrap();
        kill_process(in_pane(&tmux), Signal::KILL).unwrap();
        // What tmux draws in a dead pane comes late or never where the machine is busy.
        tmux.say(&["respawn-pane", "-k", "-t", "review", program, "Tarnbeck"]);
        goes_on(&mut tty, &kept);
        second_half(&mut tty);
        let again = in_pane(&tmux);
        tty.key("\x11");
        tty.until_done("its end", || {
            let state = std::fs::read_to_string(format!("/proc/{}/stat", again.as_raw_nonzero()));
            state.map_or(true, |text| text.contains(") Z "))
        });
        assert_minutes(&user);
    }
}
