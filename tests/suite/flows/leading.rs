//! Where the next step, its advice and an alert lead: to one thing, and to the field in which it is done.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::Session;

/// Dev, confirmed, with the verifiers of the first stage of the coaching checked off.
fn coached() -> Session {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("s1111<enter>bring the CFO<enter><left>1ethe CFO came<enter><esc><esc>");
    session.sees("confirmed");
    session.keys("c");
    for _ in 0..session.playbook().stages[0].verifiers.len() {
        session.keys("<enter>said so<enter><down>");
    }
    session.keys("<esc>");
    session
}

#[test]
fn what_to_do_is_the_stage_that_is_next_wherever_it_shows() {
    let mut session = coached();
    session.size = (200, 60);
    let second = session.playbook().stages[1].name.clone();
    let first = "plan together who has to agree";
    session.keys("2").sees(&format!("Coach them on stage 2: {second}")).sees_no(first);
    session.keys("s").sees("Verdict").sees(&format!("Coach them on stage 2: {second}")).sees_no(first);
    session.keys("<esc>P").sees("stage 2").sees_no(first);
}

#[test]
fn a_delivered_task_without_evidence_asks_for_the_evidence_alone() {
    let mut session = Session::with_people(&["Dev"]);
    session.size = (120, 60);
    session.keys("s1111<enter>bring the CFO<enter><left>1");
    session.sees("Add what you saw them deliver").sees_no("screening questions");
    session.keys("<esc><esc>P").sees("Write down what you saw them deliver").sees_no("screening questions");
}

#[test]
fn enter_on_an_alert_of_the_whole_deal_opens_what_it_is_about() {
    let mut session = coached();
    // A deal of which next to nothing is known has one alert alone.
    session.keys("1lspoke<enter>lspoke<enter>lspoke<enter>!");
    select(&mut session, "number on doing nothing");
    session.sees("Enter cost").keys("<enter>").sees("Cost of inaction").keys("40k a month<enter>");
    assert_eq!(&*session.deal().cost_of_inaction, "40k a month");
    session.keys("<esc>1e<tab><tab>decides<enter>!");
    select(&mut session, "We don't know who approves");
    session.sees("Enter roles").keys("<enter>").sees("Map 3/3").sees("! nobody approves yet").says("sets their role");
}

/// Goes down the list of alerts to the one that says this.
fn select(session: &mut Session, words: &str) {
    let is_there = |session: &Session| session.app.selected_alert().is_some_and(|one| one.reason.contains(words));
    for _ in 0..20 {
        if is_there(session) {
            return;
        }
        session.keys("<down>");
    }
    panic!("no alert says “{words}”");
}
