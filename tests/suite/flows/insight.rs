//! The case for change: an insight's sheet, its tests, and sheets picked from other deals.

#![allow(clippy::unwrap_used)]

use crate::support::Session;
use crate::support::keys::keys;
use crate::support::states::two_deals;
use stakemap::app::command::Command;
use stakemap::domain::judge::deal_index::DealIndex;
use stakemap::domain::record::choice::Choices;
use stakemap::domain::record::insight::{Insight, InsightTest, SheetLine, Strength, TestResult};
use stakemap::domain::record::text::Text;

fn only(session: &Session) -> &Insight {
    assert_eq!(session.deal().insights.len(), 1);
    &session.deal().insights[0]
}

/// An insight with a headline, on the first line of its sheet.
fn begun() -> Session {
    let mut session = Session::with_people(&["Dev Patel", "Ida Berg"]);
    session.keys("fScrap hides in the plan<enter>").says("Added the insight “Scrap hides in the plan”");
    session
}

#[test]
fn a_deal_without_any_begins_one_and_only_then_hints_at_it() {
    let mut session = Session::with_people(&["Dev Patel"]);
    assert!(!session.app.is_worth_a_hint(Command::OpenInsights));
    session.keys("f").sees("in one sentence").keys("<esc>");
    assert!(session.app.overlays.is_empty() && session.deal().insights.is_empty());
    session.keys("fScrap hides in the plan<enter>").sees("Case for change").keys("<esc>");
    assert!(session.app.is_worth_a_hint(Command::OpenInsights));
    assert_eq!(only(&session).headline, "Scrap hides in the plan");
}

#[test]
fn each_line_is_edited_where_it_is_cleared_and_brought_back() {
    let mut session = begun();
    session.keys("<down>");
    for _ in 1..SheetLine::ALL.len() {
        session.keys("<down>e").keys("words of this line<enter>");
    }
    let insight = only(&session);
    assert!(SheetLine::ALL[1..].iter().all(|line| *insight.line(*line) == "words of this line"), "{insight:?}");
    session.keys("x").says("u brings it back");
    assert_eq!(only(&session).new_way, "");
    session.keys("x").says("empty already");
    session.keys("u");
    assert_eq!(only(&session).new_way, "words of this line");
    session.keys("<home>e<ctrl-u><enter>").says("").sees("The headline can't be empty");
    session.keys("<esc>x").says("Removed the insight");
    assert!(session.deal().insights.is_empty() && session.app.overlays.is_empty());
    session.keys("u");
    assert_eq!(only(&session).new_way, "words of this line");
}

#[test]
fn a_goal_and_differentiators_are_added_and_one_is_led_back_to() {
    let mut session = begun();
    session.keys("<down><enter>Cut scrap<tab>tons a month<enter>").sees("Cut scrap, in tons a month");
    session.keys("+Counts every stop<tab>uniq, def<enter>+Runs offline<enter>");
    let insight = only(&session);
    let [first, second] = insight.differentiators.as_slice() else { unreachable!("two were added") };
    assert_eq!(first.strengths.iter().collect::<Vec<_>>(), [Strength::Defensible, Strength::Unique]);
    assert_eq!(insight.strength(), Some(first), "the first, where none was chosen");
    let second = second.id;
    session.sees("2/4 strengths").keys("<space>").says("Go to a differentiator");
    session.keys("<down><down><down><down><down><down><down><down><space>").says("leads back to “Runs offline”");
    assert_eq!(only(&session).strength().map(|one| one.id), Some(second));
    session.keys("x");
    assert_eq!(only(&session).differentiators.len(), 1);
    assert_eq!(only(&session).strength().map(|one| one.text.clone()), Some(Text::from("Counts every stop")));
}

#[test]
fn a_test_passes_only_by_what_a_customer_did_and_a_later_result_replaces_it() {
    let mut session = begun();
    session.keys("<end><up><up><up><up><enter>y<enter>").says("counts as not tested");
    assert_eq!((only(&session).passed(), only(&session).checks.len()), (0, 1));
    session.sees("no evidence");
    session.keys("<enter><tab>asked for the figures<tab>Ida<tab>-2d<enter>").says("Does it start with a problem");
    let check = only(&session).check(InsightTest::TopOfMind).unwrap().clone();
    assert_eq!(check.from, Some(session.person("Ida Berg").id));
    session.sees("1 of 4 tests passed").keys("<enter><ctrl-u>no<enter>").sees("1 failed");
    let again = only(&session).check(InsightTest::TopOfMind).unwrap();
    assert_eq!((again.id, again.result.known()), (check.id, Some(TestResult::Failed)));
    session.keys("<esc>/Ida<enter>xx<esc>");
    assert_eq!(only(&session).check(InsightTest::TopOfMind).unwrap().from, None, "they are gone");
}

#[test]
fn a_test_without_an_answer_says_what_to_do() {
    let mut session = begun();
    session.keys("<end><up><enter><enter>").sees("Yes or no?");
    session.keys("<esc><down><enter>thought<enter>").says("Layer: thought leadership");
    assert_eq!(only(&session).layer.as_ref().and_then(|one| one.known()).map(Choices::id), Some("thought-leadership"));
}

/// The keys that aren't text typed into a field.
const PICKS: [(&str, &str); 7] = [
    ("f<enter>", ""),
    ("<down><down><down><enter><ctrl-u>", "They weigh scrap once a month"),
    ("<enter>", ""),
    ("<down><down><enter><ctrl-u>", "Forty tons a year, booked as cleaning"),
    ("<enter>", ""),
    ("<esc>", ""),
    ("", ""),
];

#[test]
fn a_sheet_of_another_deal_is_picked_and_two_lines_adapted_within_20_command_keys() {
    let commands: usize = PICKS.iter().map(|(commands, _)| keys(commands).len()).sum();
    assert!(commands <= 20, "{commands}");
    let mut session = two_deals();
    session.keys("/ves<enter><enter>");
    for (commands, text) in PICKS {
        session.keys(commands).keys(text);
    }
    let insight = only(&session);
    assert!(insight.headline.starts_with("Most of what line 4 loses"), "{}", insight.headline);
    assert_eq!(insight.missed, "They weigh scrap once a month");
    assert_eq!(insight.proof, "Forty tons a year, booked as cleaning");
    assert!(insight.checks.is_empty() && insight.layer.is_none(), "what others said of it proves nothing here");
    assert_eq!(insight.differentiators.len(), 2);
    session.keys("u");
    assert_eq!(only(&session).proof, "Mirela's own count of two-minute stops on line 4");
}

#[test]
fn the_list_of_sheets_names_their_deals_and_begins_a_new_one_too() {
    let mut session = two_deals();
    session.keys("/ves<enter><enter>f").sees("Tarnbeck Beverages").sees("Start a new sheet");
    session.keys("zzz").sees_no("Tarnbeck").keys("<enter>Scrap hides in the plan<enter>");
    assert_eq!(only(&session).headline, "Scrap hides in the plan");
    session.keys("n<enter>");
    assert_eq!(session.deal().insights.len(), 2);
    session.sees("2 of 2").keys("<tab>").sees("1 of 2").sees("Scrap hides in the plan");
}

#[test]
fn customers_see_nothing_of_it_and_colleagues_all() {
    let mut session = Session::in_example();
    session.keys("f").sees("Case for change").keys("v");
    assert!(session.app.overlays.is_empty(), "it is closed");
    session.sees_no("short for anyone");
    session.keys("f").says("Not available in privacy mode");
    session.keys("v2f").sees("short for anyone").sees("Mirela");
}

#[test]
fn an_earlier_day_shows_the_sheet_as_it_was_and_changes_nothing() {
    let mut session = Session::in_example();
    session.keys("f").sees("2 of 4 tests passed");
    for _ in 0..40 {
        session.keys("[");
    }
    session.keys("<esc>").sees_no("Case for change").keys("]]]f");
    let (_, then) = session.app.insight_sheet().unwrap();
    assert!(then.checks.is_empty() && then.proof.is_empty(), "nothing was tested yet");
    session.keys("<enter>").says("").sees("Case for change");
    assert!(session.app.overlays.iter().all(|overlay| overlay.form().is_none()), "nothing is changed there");
}

#[test]
fn what_is_listed_of_other_deals_is_untested() {
    let deal = Session::in_example().deal().clone();
    let listed = DealIndex::of(&deal).insights;
    assert_eq!(listed.len(), 1);
    let mut bare = Insight { checks: Vec::new(), layer: None, ..Insight::clone(&deal.insights[0]) };
    bare.reactions.clear();
    bare.drivers.iter_mut().for_each(|one| one.weight = None);
    assert_eq!(*listed[0], bare, "what this customer said of it stays here");
}
