//! What they do inside to buy: taking the usual steps, striking out, ordering, days, and who sees it.

#![allow(clippy::unwrap_used)]

use crate::support::Session;
use crate::support::keys::keys;
use stakemap::domain::judge::inside::{Theirs, position};
use stakemap::domain::method::alert_kind::AlertKind;

fn names(session: &Session) -> Vec<String> {
    session.deal().inside_steps.iter().map(|one| one.name.to_string()).collect()
}

fn usual(session: &Session) -> Vec<String> {
    session.app.playbook.inside.steps.iter().map(|one| one.name.clone()).collect()
}

#[test]
fn the_usual_steps_are_taken_struck_out_and_ordered_in_few_keys_and_undone() {
    let typed = "W<enter>x<down>J<space>";
    assert!(keys(typed).len() <= 10);
    let mut session = Session::with_people(&["Dev Patel"]);
    session.keys("W").sees("Nobody has written down").keys("<enter>").says("Added 10 usual steps");
    let all = usual(&session);
    assert_eq!(names(&session), all);
    session.keys("x").says(&format!("Struck out: {}", all[0]));
    session.keys("J");
    assert_eq!(names(&session)[..2], [all[2].clone(), all[1].clone()]);
    session.keys("K").keys("K");
    assert_eq!(names(&session)[..2], [all[1].clone(), all[2].clone()], "the first can't go up");
    session.keys("<space>").says("Done today").sees("1 of 9 done");
    session.keys("<space>").says("Open again").sees("0 of 9 done");
    session.keys("t").says("Added 1 usual step");
    assert_eq!(names(&session).last(), Some(&all[0]), "what was struck out comes back at the end");
    session.keys("t").says("All the usual steps are here already");
    session.keys("uuuuuuuu");
    assert!(session.deal().inside_steps.is_empty());
}

#[test]
fn a_step_of_their_own_has_a_person_and_days_and_comes_behind_the_cursor() {
    let mut session = Session::with_people(&["Dev Patel", "Ida Berg"]);
    session.keys("Wt<down>aWorks council<tab>Ida<tab>+5d<enter>").says("Saved their step: Works council");
    let step = session.deal().inside_steps[2].clone();
    assert_eq!((&*step.name, step.who), ("Works council", Some(session.person("Ida Berg").id)));
    assert!(step.due.is_some() && step.is_open());
    session.sees("Works council").sees("Ida Berg");
    session.keys("<enter><tab><tab><tab>tomorrow<enter>").sees("in the future").keys("<ctrl-u>today<enter>");
    assert_eq!(session.deal().inside_steps[2].done, Some(session.app.today()));
    session.keys("<enter><ctrl-u><enter>").sees("What happens in it?");
}

#[test]
fn the_example_shows_where_they_are_and_a_customer_only_their_facts() {
    let mut session = Session::in_example();
    assert_eq!(position(&session.app.playbook, session.deal()).theirs, Theirs::At(3));
    session.keys("W").sees("They're at 4 of 8").sees("that's where we act").sees("Plant investment board").sees("both");
    session.keys("<down><down><down>").sees("Ask");
    session.keys("v").sees("They're at 4 of 8").sees("Plant investment board").sees_no("we act").sees_no("both");
    session.sees_no("buying stage").sees_no("Ask").sees_no("nobody known");
}

#[test]
fn late_and_unknown_steps_are_alerts_that_lead_to_them() {
    let mut session = Session::with_people(&["Dev Patel"]);
    session.keys("WaGet the money<tab>Dev<tab>+1d<enter><esc>").wait(jiff::ToSpan::days(3));
    session.keys("!").sees("Their step “Get the money” was due").keys("<esc>");
    let at = session.app.alerts().unwrap().all().position(|one| one.kind == AlertKind::InsideOverdue).unwrap();
    session.keys("!").keys(&"<down>".repeat(at)).keys("<enter>").sees("Their inside steps").sees("overdue");
}

#[test]
fn an_earlier_day_shows_the_steps_as_they_were_and_changes_nothing() {
    let mut session = Session::with_people(&["Dev Patel"]);
    session.keys("Nold news<enter>").wait(jiff::ToSpan::days(2)).keys("WaLegal<enter><esc>[W");
    session.sees_no("Legal").keys("t").sees_no("Log the problem").keys("<esc><esc>W").sees("Legal");
    assert_eq!(names(&session), ["Legal"]);
}

#[test]
fn words_of_everyday_find_it() {
    for words in ["inside steps", "buying process", "approval"] {
        let mut session = Session::in_example();
        session.keys(&format!(":{words}<enter>")).sees("They're at 4 of 8");
    }
}
