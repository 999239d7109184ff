//! The profile: what is next comes first, each fact shows once, and all of them can be reached.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::Session;
use crate::support::group::Group;
use crate::support::states;
use stakemap::app::App;
use stakemap::app::overlays::Overlay;
use stakemap::app::panes::facts::Opens;

const SIZES: [(u16, u16); 5] = [(60, 18), (80, 24), (100, 30), (120, 40), (200, 50)];

/// Where a text begins on the screen, by row.
fn row_of(session: &mut Session, text: &str) -> usize {
    let screen = session.screen();
    screen.lines().position(|line| line.contains(text)).unwrap_or_else(|| panic!("{text:?} is not on\n{screen}"))
}

/// The worked example with one of its people in the profile.
fn about(name: &str) -> Session {
    let mut session = Session::in_example();
    session.keys(&format!("/{name}<enter>2"));
    session
}

#[test]
fn facts_and_what_is_next_come_before_the_verdict_and_its_reasons() {
    let mut session = about("Ottilie");
    session.size = (200, 50);
    let rows = ["Controller", "Next", "Blocker, likely", "Why", "History   "].map(|text| row_of(&mut session, text));
    assert!(rows.is_sorted(), "{rows:?}");
    session.sees("2 Ottilie Brandt ─ Profile · H history").sees("reports to");
    // One bar says it; seven would say less.
    let bars = session.screen().lines().filter(|line| line.contains("━━━")).count();
    assert_eq!(bars, 1);
}

#[test]
fn enter_does_what_is_next() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("2").sees("Screen them").sees("s screen").keys("<enter>");
    assert!(matches!(session.app.overlays.last(), Some(Overlay::Screening(_))));
    let mut session = about("Ottilie");
    session.keys("<down><enter>");
    assert!(!session.app.overlays.is_empty() || session.app.question().is_some(), "something opened");
}

#[test]
fn a_blocker_with_a_plan_is_not_told_to_make_one() {
    let mut group = Group::new("Halden");
    let dev = group.person("Dev", "");
    group.answers(dev, "blocker.projects-distract=repeated insight=waved-away gives=nothing");
    let mut session = Session::cold();
    session.disk.put(&group.deal);
    session.restart();
    session.size = (200, 40);
    session.keys("<enter>2").sees("Put someone on your side in charge").sees("b plan");
    let id = group.deal.stakeholders[0].id;
    group.deal.edit_plan(id, |plan| plan.owner = "Kim".into());
    let mut session = Session::cold();
    session.disk.put(&group.deal);
    session.restart();
    session.size = (200, 40);
    session.keys("<enter>2").sees_no("Put someone on your side in charge").sees_no("Answer the three").sees("Plan ");
}

#[test]
fn an_unscreened_person_gets_a_first_step_and_no_wall_of_text() {
    let session = about("Graham");
    let words: usize = session.app.facts().iter().map(|fact| fact.text.split(' ').count()).sum();
    assert!(words < 130, "{words} words: {:#?}", session.app.facts());
    assert!(session.app.facts()[session.app.fact_at()].text.starts_with("Screen them"));
}

#[test]
fn no_fact_is_said_twice() {
    for name in ["people", "profile, lost", "opinions", "past", "alerts", "history", "screening, task given"] {
        let mut session = states::reach(name);
        session.keys("<esc><esc>1<home>");
        for _ in 0..session.app.deal.as_ref().map_or(0, |open| open.people.count()) {
            let texts: Vec<&str> = session
                .app
                .facts()
                .iter()
                .filter(|fact| fact.label != Some("Outcome"))
                .map(|fact| fact.text.as_str())
                .collect();
            for (place, text) in
                texts.iter().enumerate().filter(|(_, text)| text.len() > 14 && !text.starts_with("answer: "))
            {
                let again = texts
                    .iter()
                    .enumerate()
                    .find(|(other, one)| *other != place && one.contains(*text) && !one.starts_with("answer: "));
                assert_eq!(again, None, "{name}, {}: {text:?} is said twice", session.selected());
            }
            session.keys("<down>");
        }
    }
}

#[test]
fn scrolling_through_the_profile_shows_each_fact() {
    for name in ["profile", "profile, unproven", "profile, a plan", "profile, left", "profile, two opinions", "past"] {
        for size in SIZES {
            let mut session = states::reach(name);
            session.size = size;
            session.keys("2<home>");
            for place in 0..session.app.facts().len() {
                assert_eq!(session.app.fact_at(), place, "{name}");
                let begins: String = session.app.facts()[place].text.chars().take(14).collect();
                let begins = begins.split(' ').next().unwrap_or("").to_owned();
                assert!(session.screen().contains(&begins), "{name}, {size:?}: {begins:?}\n{}", session.screen());
                session.keys("<down>");
            }
        }
    }
}

#[test]
fn whatever_a_row_opens_can_be_opened_from_it() {
    for person in ["Mirela", "Ottilie", "Anders", "Graham"] {
        let count = about(person).app.facts().len();
        for place in 0..count {
            let mut session = about(person);
            session.keys("<home>").keys(&"<down>".repeat(place));
            if session.app.facts()[place].opens == Opens::Nothing {
                session.keys("<enter>").says("Nothing opens here");
            } else {
                session.keys("<enter>");
                let opened = !session.app.overlays.is_empty()
                    || session.app.question().is_some()
                    || session.app.notices.current().is_some();
                assert!(opened, "{person}, row {place}: {:?}", session.app.facts()[place]);
            }
        }
    }
}

#[test]
fn rows_are_found_once_for_each_person_and_state_of_the_deal() {
    let mut session = about("Mirela");
    let place = |app: &App| app.facts().as_ptr();
    let before = place(&session.app);
    session.keys("<down><down><up>3<down>2z");
    assert_eq!(before, place(&session.app), "a cursor costs nothing");
    session.keys("Nasked about the budget<enter>");
    assert_ne!(before, place(&session.app));
    session.sees("asked about the budget");
}

#[test]
fn the_coaching_follows_whoever_is_selected_and_coached() {
    let mut session = Session::with_people(&["Dev", "Ida", "Sam"]);
    session.keys("1<home>c<enter>asked us back<enter>1<down>c<enter>sent names<enter>1");
    session.sees("Coaching · Ida").keys("<up>").sees("Coaching · Dev").sees_no("not Ida");
    session.keys("<down><down>").sees("Coaching · Ida").sees("You're coaching Ida, not Sam.");
    session.keys("3").sees("You're coaching Ida here, not").keys("1<home>").sees("Coaching · Dev");
}

#[test]
fn our_steps_and_ticks_are_nobody_s_business_in_privacy_mode() {
    let mut session = Session::in_example();
    let label = session.playbook().stages[0].verifiers[0].text.clone();
    let short: String = label.chars().take(20).collect();
    session.keys("nsend her the study<enter>").keys("d").sees("send her the study");
    session.keys("v").sees_no("send her the study").keys("<esc>H").sees_no(&short).sees_no("send her");
    session.keys("<esc>2").sees_no("send her").keys("3").says("Not available in privacy mode");
    session.sees_no("3 Coaching").sees_no(&short);
}
