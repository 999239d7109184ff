//! What the rules of this version changed is told once in each deal, and nothing is written to the deal for it.

use crate::support::Session;
use crate::support::group::Group;
use jiff::Timestamp;
use jiff::civil::date;
use stakemap::domain::record::stakeholder::Stakeholder;

const TITLE: &str = "What the new rules change";

/// A deal in which Mirela delivered and nobody wrote down what they saw, not open yet; an earlier version made it.
fn before() -> Session {
    let mut group = Group::new("Halden");
    let mirela = group.person("Mirela Dantu", "");
    group.confirm(mirela);
    group.deal.edit_person(mirela, |one: &mut Stakeholder| {
        one.tasks[0].judged.as_mut().expect("it was delivered").evidence.clear();
    });
    let mut session = Session::cold();
    session.disk.put(&group.deal);
    // Long after all of it.
    session.disk.rules = Some(Timestamp::MAX);
    session.restart();
    session
}

#[test]
fn it_is_told_once_with_the_reason_when_a_deal_is_opened() {
    let mut session = before();
    let file = session.disk.deals.clone();
    session.keys("<enter>").sees(TITLE).sees("Mirela Dantu: Mobilizer, confirmed → likely");
    session.sees("They delivered, but nobody wrote down what they saw").sees("Nothing in this deal changed");
    session.keys("<esc>").sees_no(TITLE).sees("1 Stakeholders");
    assert_eq!(session.disk.deals.keys().collect::<Vec<_>>(), file.keys().collect::<Vec<_>>());
    assert_eq!(session.disk.writes, 0, "nothing is written to the deal");
    session.keys("q<enter>").sees("1 Stakeholders").sees_no(TITLE);
    session.restart();
    session.keys("<enter>").sees("1 Stakeholders").sees_no(TITLE);
}

#[test]
fn nothing_is_told_where_nothing_changed_or_no_earlier_version_was_used() {
    let mut session = before();
    session.disk.rules = None;
    session.keys("<enter>").sees_no(TITLE);
    let mut session = before();
    // The first start with these rules was before all that was answered.
    session.disk.rules = Some(Timestamp::MIN);
    session.keys("<enter>").sees_no(TITLE);
    let mut session = Session::cold();
    session.disk.put_example(date(2026, 11, 21));
    session.disk.rules = Some(Timestamp::MAX);
    session.restart();
    session.keys("<enter>").sees("1 Stakeholders").sees("Mirela Dantu").sees_no(TITLE);
}

#[test]
fn it_waits_while_others_look_and_while_only_home_shows() {
    let mut session = before();
    session.keys("v<enter>").sees_no(TITLE).sees_no("confirmed").keys("q");
    assert!(session.disk.told.is_empty());
    session.keys("v1e").sees_no(TITLE).keys("<esc>");
    assert!(session.disk.told.is_empty());
    session.keys("<enter>").sees(TITLE).keys("v").sees_no("Mirela Dantu: Mobilizer");
}
