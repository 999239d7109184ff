//! A stance is told with where it is known from: what somebody else said never counts as having met them.

use crate::support::Session;
use stakemap::domain::judge::contact::Contacts;

/// Two people, the second with the focus, never met.
fn two() -> Session {
    let mut session = Session::with_people(&["Rana", "Dev"]);
    session.keys("G");
    session
}

fn met(session: &Session) -> bool {
    Contacts::of_deal(session.deal()).met(session.person("Dev"))
}

#[test]
fn a_stance_that_somebody_else_reported_is_said_to_be_hearsay_everywhere() {
    let mut session = two();
    session.keys("w").sees("someone else (hearsay)").keys("opposed<tab><tab>Rana says so<tab><tab>s<enter>");
    session.says("Dev on buying: opposed, today, hearsay");
    assert_eq!(session.person("Dev").stances[0].hearsay, Some(true));
    assert!(!met(&session));
    session.keys("2").sees("buy: opposed (hearsay)").keys("P").sees("opposed: “Rana says so” (21 Nov, hearsay)");
    session.keys("<esc>!").sees("is against it (hearsay, today: Rana says so)");
}

#[test]
fn a_stance_claims_nothing_that_was_not_said() {
    let mut session = two();
    session.keys("wopposed<tab><tab>Against it<enter>").says("Dev on buying: opposed, today");
    assert_eq!((session.person("Dev").stances[0].hearsay, met(&session)), (None, false));
    session.keys("2").sees_no("hearsay");
}

#[test]
fn what_they_told_us_themselves_is_a_sighting_once_it_has_words() {
    let mut session = two();
    session.keys("wopposed<tab><tab><tab><tab>them<enter>").says("Dev on buying: opposed, today");
    assert!(!met(&session), "three keys are no meeting");
    session.keys("w<tab><tab>Told me so on the stairs<tab><tab>them<enter>");
    assert!(met(&session));
    assert_eq!(session.person("Dev").stances.last().and_then(|one| one.hearsay), Some(false));
}

#[test]
fn a_stance_can_be_marked_as_heard_afterwards() {
    let mut session = two();
    session.keys("wopposed<tab><tab>Told me so<tab><tab>them<enter>");
    session.keys("w<tab><tab><tab><tab>some<enter>");
    let stances = &session.person("Dev").stances;
    assert_eq!((stances.len(), stances[0].hearsay), (1, Some(true)));
}

#[test]
fn what_was_only_heard_takes_no_objection_back_that_was_seen() {
    let mut session = two();
    session.keys("wopposed<tab><tab>Told me so<tab><ctrl-u>-3d<tab>them<enter>");
    session.keys("win<tab><tab>Rana says Dev came round<tab><tab>some<enter>");
    assert!(session.person("Dev").opposition().is_some());
    session.keys("win<tab><tab>Told me himself<tab><tab>them<enter>");
    assert!(session.person("Dev").opposition().is_none());
}

#[test]
fn what_they_agree_with_says_too_where_it_is_known_from() {
    let mut session = two();
    session.keys("ogj<enter><ctrl-u>yes<tab>Rana says so<tab><tab>s<enter>").says("Dev: problem, yes, today, hearsay");
    assert!(session.person("Dev").stances[0].is_hearsay());
    session.sees("hearsay");
}

#[test]
fn where_it_is_known_from_can_be_corrected_in_the_history() {
    let mut session = two();
    session.keys("wopposed<tab><tab>Told me so<tab><tab>t<enter>H<enter><tab><tab><tab>").sees("themselves");
    session.keys("<ctrl-u>s<enter>");
    assert_eq!(session.person("Dev").stances[0].hearsay, Some(true));
    session.sees("hearsay").keys("<enter><tab><tab><tab><ctrl-u><enter>");
    assert_eq!(session.person("Dev").stances[0].hearsay, None);
}
