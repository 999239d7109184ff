//! What the customer believes, A, and what we want them to see, B: the tree, the three moves, and who came along.

#![allow(clippy::unwrap_used)]

use crate::support::Session;
use crate::support::keys::keys;
use stakemap::app::overlays::beliefs::BeliefRow;
use stakemap::domain::record::choice::{Choice, Choices};
use stakemap::domain::record::insight::beliefs::{BeliefStep, Driver, Weight};
use stakemap::domain::record::insight::{Insight, InsightTest, SheetLine, Strength};

fn only(session: &Session) -> &Insight {
    &session.deal().insights[0]
}

fn driver<'a>(session: &'a Session, text: &str) -> &'a Driver {
    only(session).drivers.iter().find(|one| one.text == *text).unwrap()
}

fn weight(session: &Session, text: &str) -> Option<Weight> {
    driver(session, text).weight.as_ref().and_then(Choice::known)
}

/// An insight whose A and B are open, with nothing in them.
fn begun() -> Session {
    let mut session = Session::with_people(&["Dev Patel", "Ida Berg"]);
    session.keys("fScrap hides in the plan<enter>m").sees("A  They believe").sees("Nothing yet");
    session
}

#[test]
fn drivers_are_added_below_each_other_rated_and_brought_back() {
    let mut session = begun();
    session.keys("+Fewer breakdowns<enter>+Faster changeovers<enter>");
    assert_eq!(session.app.belief_row(), Some(BeliefRow::Driver(driver(&session, "Faster changeovers").id)));
    session.keys("+Spare parts<tab>few<enter>");
    assert_eq!(driver(&session, "Spare parts").under, Some(driver(&session, "Fewer breakdowns").id));
    session.sees("│  └─ Spare parts").sees("└─ Faster changeovers");
    session.keys("<home>").keys("<space>").says("“Fewer breakdowns” weighs a lot");
    session.keys("<space>").says("weighs some").keys("<space>").says("weighs a little");
    assert_eq!(weight(&session, "Fewer breakdowns"), Some(Weight::ALittle));
    session.keys("<space>").says("isn't rated");
    session.keys("u");
    assert_eq!(weight(&session, "Fewer breakdowns"), Some(Weight::ALittle));
    session.keys("x").says("Removed: Fewer breakdowns");
    assert_eq!(driver(&session, "Spare parts").under, None, "what was below it moves up");
    session.keys("u");
    assert_eq!(driver(&session, "Spare parts").under, Some(driver(&session, "Fewer breakdowns").id));
}

#[test]
fn each_of_the_three_moves_has_a_sign_and_is_taken_back() {
    let mut session = begun();
    session.keys("c").says("Go to a driver first");
    session.keys("+Fewer breakdowns<enter>c").says("needs a second driver");
    session.keys("+Shift logs<enter>nShort stops, counted<enter>").sees("+ Short stops, counted").sees("new");
    assert!(driver(&session, "Short stops, counted").added && only(&session).tree_of_today().len() == 2);
    session.keys("cfew<enter>").says("also drives 1 other").sees("→ drives Fewer breakdowns").sees("new link");
    session.keys("<up>w").says("weighs more").sees("↑ Shift logs").sees("weighs more");
    assert!(driver(&session, "Shift logs").raised);
    session.keys("w").says("weighs what it did").sees_no("↑ Shift logs");
    session.keys("<down>c<ctrl-u><enter>").says("drives nothing else").sees_no("→ drives");
    session.keys("x").sees_no("+ Short stops").keys("u").sees("+ Short stops, counted");
}

#[test]
fn agreed_without_evidence_counts_as_seen_and_the_latest_word_counts() {
    let mut session = begun();
    session.keys("<enter>agreed<enter>").says("counts as having seen it").sees("0 of 2 agreed to B");
    let dev = session.person("Dev Patel").id;
    assert_eq!(only(&session).step_of(dev), Some(BeliefStep::Seen));
    session.keys("<enter><tab>told the others himself<enter>").sees("1 of 2 agreed to B");
    assert_eq!(only(&session).step_of(dev), Some(BeliefStep::Agreed));
    assert_eq!(only(&session).reactions.len(), 1);
    session.keys("<enter><ctrl-u>doubts<enter>").sees("0 of 2 agreed to B");
    session.keys("x").says("Removed: what Dev Patel said").sees("hasn't seen it").keys("u");
    session.keys("<esc><esc>/Dev<enter>xx");
    assert!(only(&session).reactions.is_empty(), "they are gone");
}

#[test]
fn the_builder_and_the_sheet_lead_to_it_and_read_from_it() {
    let mut session = begun();
    session.keys("+Fewer breakdowns<enter>nShort stops<enter><esc>").sees("Fewer breakdowns · 1 move to B");
    session.keys("b<right><right><right>").sees("Fewer breakdowns").sees_no("Short stops");
    session.keys("+Shift logs<enter>m").sees("B  We want them to see").sees("Shift logs");
    session.keys("<esc>").sees("Fewer breakdowns · Shift logs · 1 move to B");
    session.keys("<end><up><up><up><up><up><enter>").sees("B  We want them to see");
}

#[test]
fn customers_see_nothing_of_it_and_an_earlier_day_shows_it_as_it_was() {
    let mut session = Session::in_example();
    session.keys("fm").sees("+ Short stops, counted").sees("1 of 9 agreed to B").keys("v");
    assert!(session.app.overlays.is_empty(), "it is closed");
    session.sees_no("Short stops").keys("v1fm");
    for _ in 0..25 {
        session.keys("[");
    }
    let (_, then) = session.app.beliefs().unwrap();
    assert!(then.drivers.len() >= 3 && then.reactions.len() < 4, "{then:?}");
    session.keys("n").sees_no("In B");
    assert!(session.app.overlays.iter().all(|overlay| overlay.form().is_none()), "nothing is changed there");
}

/// The keys that aren't text typed into a field, for a sheet and a small A and B in a new deal, with the text typed after
/// each.
const SHEET: [(&str, &str); 19] = [
    ("f", "Scrap hides in the plan"),
    ("<enter><down><enter>", "Cut scrap"),
    ("<tab>", "tons a month"),
    ("<enter><down><enter>", "They weigh it once a month"),
    ("<enter><down><enter>", "Half of it is planned in"),
    ("<enter><down><enter>", "Forty tons a year"),
    ("<enter><down><enter>", "A week of weighing on line 2"),
    ("<enter><down><enter>", "The same week on line 5"),
    ("<enter><down><enter>", "Weigh at each changeover"),
    ("<enter>+", "Weighs while it runs"),
    ("<tab>", "unique, valuable, defensible, sustainable"),
    ("<enter><down><down><down><enter>", "yes"),
    ("<tab>", "asked for the plan before we did"),
    ("<enter><down><enter>", "yes"),
    ("<tab>", "“I never looked at it that way”"),
    ("<enter><down><enter>", "yes"),
    ("<tab>", "wrote weighing into the criteria"),
    ("<enter><down><down><enter>", "commercial"),
    ("<enter>", ""),
];

const BELIEFS: [(&str, &str); 9] = [
    ("m+", "Better recipes"),
    ("<enter><space>+", "Trained crews"),
    ("<enter><space><space>+", "Fewer changeovers"),
    ("<enter><space><space><space>n", "Plan against scrap"),
    ("<enter>c", "fewer"),
    ("<enter><up><up>w<end><up><enter>", "agreed"),
    ("<tab>", "explained it to the others"),
    ("<enter><down><enter>", "doubts"),
    ("<tab>", "“then the recipe isn't it”"),
];

#[test]
fn a_sheet_and_a_small_a_and_b_take_a_new_deal_within_120_command_keys() {
    let all: Vec<(&str, &str)> = SHEET.into_iter().chain(BELIEFS).chain([("<enter><esc><esc>", "")]).collect();
    let commands: usize = all.iter().map(|(commands, _)| keys(commands).len()).sum();
    assert!(commands <= 120, "{commands}");
    let mut session = Session::with_people(&["Dev Patel", "Ida Berg"]);
    for (commands, text) in all {
        session.keys(commands).keys(text);
    }
    let insight = only(&session);
    assert!(SheetLine::ALL.iter().all(|line| !insight.line(*line).is_empty()), "{insight:?}");
    assert_eq!(insight.differentiators[0].strengths.count(), Strength::ALL.len());
    assert_eq!(insight.passed() + 1, InsightTest::ALL.len(), "{:?}", insight.checks);
    assert!(insight.layer.is_some() && insight.chosen_goal().is_some());
    assert_eq!(insight.tree_of_today().len(), 3);
    let moved = insight.drivers.iter().filter(|one| one.is_moved()).count();
    assert_eq!((insight.drivers.len(), moved), (4, 2), "{:?}", insight.drivers);
    let steps: Vec<_> = insight.reactions.iter().filter_map(|one| one.shown()).collect();
    assert_eq!(steps, [BeliefStep::Agreed, BeliefStep::DoubtsA]);
    assert!(session.app.overlays.is_empty());
}
