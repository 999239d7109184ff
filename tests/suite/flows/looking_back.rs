//! Looking back: the page after the outcome is recorded, and the counts from review to review.

#![allow(clippy::unwrap_used)]

use crate::support::Session;
use stakemap::domain::record::outcome::{Bought, GroupEnd};

#[test]
fn recording_the_outcome_shows_what_the_history_says() {
    let mut session = Session::in_example();
    session.keys("Olost<tab>today<tab>They chose a cheaper one<enter>").says("Recorded the outcome");
    session.sees("Lost after").sees("Why: They chose a cheaper one").sees("How it went");
    session.keys("v").sees_no("How it went");
    session.keys("v1<esc>").sees_no("Lost after");
    session.keys(":hindsight<enter>").sees("Lost after").keys("<esc>u:hindsight<enter>").says("still open");
}

#[test]
fn counts_are_drawn_review_by_review_without_a_grand_total() {
    let mut session = Session::in_example();
    session.keys("#").sees("No reviews yet").sees("people who matter").sees("No overall score");
    session.keys("<esc>r<enter>EE<esc>#").sees("1 review, 21 Nov, then today");
    session.keys("<esc>v#").says("Not available in privacy mode");
}

#[test]
fn a_team_looks_back_on_the_same_as_oneself() {
    let mut session = Session::in_example();
    session
        .keys("r<enter>EE<esc>")
        .keys("!<down><down><down>z<enter><esc>")
        .keys("Olost<tab>today<tab>Too late<enter>");
    for (keys, words) in [("", "snoozed once"), ("<esc>#", "then today")] {
        let mine = session.keys(keys).sees(words).screen();
        session.keys("<esc>vv2").keys(if keys.is_empty() { ":look back<enter>" } else { "#" });
        let theirs = session.sees("PRIVACY MODE: TEAM").sees(words).screen();
        // But for the line on top.
        let below = |screen: &str| screen.lines().skip(1).take(25).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(below(&mine), below(&theirs));
        session.keys("<esc>vv1");
    }
}

#[test]
fn a_prediction_is_made_before_the_call_and_settled_after_it_and_counts_for_whoever_made_it() {
    let mut session = Session::with_people(&["Dev Patel"]);
    session.keys("Fbring finance to the call<enter>").says("Predicted: Dev Patel will bring finance to the call");
    session.keys("2").sees("Predicted").sees("bring finance to the call");
    session.keys("F").sees("Kim predicted: bring finance to the call").keys("<enter>").sees("Say whether they did");
    session.keys("no<enter>").says("didn't come true").sees_no("Predicted ");
    session.keys("Fsend the figures<enter>Fyes<enter>").says("came true");
    session.keys("H").sees("send the figures (came true)").sees("prediction").keys("<esc>");
    session.keys("qK").sees("Predictions").sees("1 of 2 predictions came true");
    // A step like any other.
    session.keys("<esc><enter>uuuu");
    assert!(session.deal().stakeholders[0].predictions.is_empty());
}

#[test]
fn the_outcome_asks_what_was_bought_and_whether_the_group_stayed_whole() {
    let mut session = Session::in_example();
    session.keys("Olost<tab><tab>the board waited<tab>cut<enter>").sees("Only for a deal you won");
    session.keys("<ctrl-u><tab>came<enter>").sees("The group came apart");
    let outcome = |session: &Session| session.deal().outcome.clone().unwrap();
    assert_eq!((outcome(&session).bought(), outcome(&session).group()), (None, Some(GroupEnd::Apart)));
    session
        .keys("<esc>O<ctrl-u>won<tab><tab><tab>cut<tab><ctrl-u>stay<enter>")
        .sees("Cut down, the group stayed whole");
    assert_eq!(outcome(&session).bought(), Some(Bought::CutDown));
    session.sees("WON, TODAY").sees_no("CUT DOWN");
    session.keys("<esc>v").sees_no("ut down").sees_no("stayed whole");
}
