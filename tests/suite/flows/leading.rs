//! Where the next step, its advice and an alert lead: to one thing, and to the field in which it is done.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::Session;
use crate::support::group::Group;

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
    session.size = (120, 60);
    let second = session.playbook().stages[1].name.clone();
    let first = "plan together who has to agree";
    session.keys("2").sees(&format!("Coach them on stage 2: {second}")).sees_no(first);
    session.keys("s<right><right><right><right>").sees("stage 2").sees_no(first);
    session.keys("<esc><esc>P").sees("stage 2").sees_no(first);
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
    session.keys("!<end>");
    for _ in 0..12 {
        if session.app.selected_alert().is_some_and(|one| one.reason.contains("number on doing nothing")) {
            break;
        }
        session.keys("<up>");
    }
    session.sees("Enter cost").keys("<enter>").sees("Cost of inaction").keys("40k a month<enter>");
    assert_eq!(&*session.deal().cost_of_inaction, "40k a month");
    session.keys("<esc><esc>");

    let mut group = Group::new("Halden");
    group.person("Ana", "");
    let mut session = Session::cold();
    session.disk.put(&group.deal);
    session.restart();
    session.keys("<enter>eq<esc><esc>");
    session.keys("e<tab><tab>decides<enter>!");
    for _ in 0..12 {
        if session.app.selected_alert().is_some_and(|one| one.reason.starts_with("We don't know who")) {
            session.sees("Enter roles").keys("<enter>").sees("Map 3/3").sees("nobody").says("sets their role");
            return;
        }
        session.keys("<down>");
    }
}
