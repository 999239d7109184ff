//! Building an insight in six steps, and where a deal's own insight is quoted.

#![allow(clippy::unwrap_used)]

use crate::support::Session;
use stakemap::domain::method::alert_kind::AlertKind;
use stakemap::domain::method::insight_texts::BuildStep;
use stakemap::domain::record::insight::Insight;

fn only(session: &Session) -> &Insight {
    &session.deal().insights[0]
}

fn step(session: &Session) -> BuildStep {
    session.app.insight_steps().unwrap().0.step
}

fn begun() -> Session {
    let mut session = Session::with_people(&["Dev Patel", "Ida Berg"]);
    session.keys("fScrap hides in the plan<enter>b");
    session
}

#[test]
fn six_steps_lead_from_what_only_we_do_to_the_tests_and_back_to_the_sheet() {
    let mut session = begun();
    assert_eq!(step(&session), BuildStep::Strengths);
    session.keys("<enter>Counts every stop<tab>unique<enter>+Runs offline<enter><right>");
    session.keys("<enter>Cut scrap<tab>tons a month<enter>+Fill more bottles<tab>an hour<enter><right>");
    assert_eq!(step(&session), BuildStep::Choose);
    session.keys("<down><enter>").says("is about “Fill more bottles”");
    assert_eq!(
        (step(&session), &*only(&session).chosen_goal().unwrap().text),
        (BuildStep::Drivers, "Fill more bottles")
    );
    session.keys("<enter>Fewer breakdowns<enter>+Faster changeovers<enter><right>");
    session.keys("<enter>fas<enter>").says("Connected to 1");
    let (ours, theirs) = (&only(&session).differentiators, &only(&session).drivers);
    assert!(ours[0].moves.has(theirs[1].id) && !ours[0].moves.has(theirs[0].id));
    session.sees("▶ Faster changeovers").sees("Counts every stop moves: Faster changeovers");
    session.keys("<right>").sees("Could a rival say this too?");
    assert_eq!(step(&session), BuildStep::Tests);
    session.keys("<right>");
    assert!(session.app.insight_steps().is_none() && session.app.insight_sheet().is_some());
    session.keys("b");
    assert_eq!(step(&session), BuildStep::Strengths, "nothing is bare, so it begins at the first");
}

#[test]
fn a_removed_driver_takes_its_links_along_and_undo_brings_both_back() {
    let mut session = Session::in_example();
    session.keys("fb<right><right><right>");
    assert_eq!(step(&session), BuildStep::Drivers);
    let before = only(&session).clone();
    session.keys("<end>x").says("Cleared: Complete shift logs");
    let gone = before.drivers.iter().find(|one| one.text == *"Complete shift logs").unwrap().id;
    assert!(only(&session).differentiators.iter().all(|one| !one.moves.has(gone)));
    assert_eq!(only(&session).drivers.len() + 1, before.drivers.len());
    session.keys("u");
    assert_eq!(*only(&session), before);
}

#[test]
fn a_step_without_parts_says_what_is_missing() {
    let mut session = begun();
    session.keys("<left>").says("This is the first step").keys("<right><right><enter>").says("No goals yet");
    session.keys("<right><right><enter>").says("Nothing to connect yet").keys("+").says("Enter connects");
    session.keys("<right>+").says("Enter puts the insight to the test").keys("x").says("Nothing to remove here");
}

#[test]
fn the_screening_the_prep_and_the_card_say_the_deals_own_insight() {
    let mut session = Session::with_people(&["Dev Patel"]);
    session.keys("s<enter>").sees("Most teams").keys("<esc>");
    session.keys("fScrap hides in the plan<enter><esc>");
    session.keys("s").sees_no("Most teams").sees("“Scrap hides in the plan.” What's it like here?").keys("<esc>");
    session.keys("B<enter>").sees("Scrap hides in the plan").sees_no("Most teams").keys("q");
    session.keys("P").sees("Scrap hides in the plan");
}

#[test]
fn a_failed_test_is_an_alert_that_leads_to_it_and_a_question_of_the_review() {
    let mut session = Session::in_example();
    let fails = |session: &Session| session.app.alerts().unwrap().all().any(|one| one.kind == AlertKind::InsightFails);
    assert!(!fails(&session));
    session.keys("f<end><up><enter>yes<tab>the others showed the same chart<tab>Joost<enter><esc>");
    assert!(fails(&session));
    session.keys("!");
    let at = session.app.alerts().unwrap().all().position(|one| one.kind == AlertKind::InsightFails).unwrap();
    for _ in 0..at {
        session.keys("<down>");
    }
    session.sees("Your insight fails a test").keys("<enter>").sees("the others showed the same chart");
    session.keys("<esc>r<enter><tab><tab><tab><tab><tab>").sees("Insight: Most of what line 4 loses");
}

#[test]
fn the_second_coaching_stage_names_the_insight_and_the_others_dont() {
    let mut session = Session::in_example();
    let named = |session: &Session| session.app.about_spot().into_iter().find(|said| said.label == "Insight");
    session.keys("3");
    assert!(named(&session).is_some_and(|said| said.text.starts_with("Most of what line 4 loses")));
    session.keys("g");
    assert!(named(&session).is_none(), "the first stage is about who must agree");
}
