//! A review of several deals, one after another: five questions each, the neediest first.

#![allow(clippy::unwrap_used)]

use crate::support::states::{deal_by_deal, several};
use crate::support::{Session, states};
use jiff::ToSpan;
use stakemap::app::effect::Effect;
use stakemap::app::msg::Msg;
use stakemap::app::overlays::Overlay;
use stakemap::app::overlays::portfolio::Reached;
use stakemap::app::{Begin, Screen};
use stakemap::domain::record::deal::Deal;

/// The names in the order of the review.
fn order(session: &Session) -> Vec<String> {
    session.app.portfolio().unwrap().stops.iter().map(|stop| stop.name.to_string()).collect()
}

fn deal_called(session: &Session, name: &str) -> Deal {
    let readable = session.disk.deals.keys().filter(|path| !path.to_string_lossy().contains("laptop"));
    let mut all = readable.map(|path| session.disk.deal(path));
    all.find(|deal| deal.name.as_str().starts_with(name)).unwrap()
}

fn is_on_top(session: &Session) -> bool {
    matches!(session.app.overlays.last(), Some(Overlay::Portfolio(_)))
}

#[test]
fn deals_come_neediest_first_and_those_that_cannot_are_left_out_aloud() {
    let mut session = several();
    session.keys("r").says("left out: 1 ended, 1 damaged").sees("1 of 3").sees("2:00 left").sees("6:00 left in all");
    // The example comes behind the user's own deals, as on Home.
    assert_eq!(order(&session), ["Vestra Foods: line 4", "Cedar Mills", "Tarnbeck Beverages · Line monitoring"]);
    assert_eq!(session.deal().name, "Vestra Foods: line 4");
}

#[test]
fn order_and_filter_of_home_choose_the_deals_but_never_their_order() {
    let mut session = several();
    session.keys("oo").keys("r");
    assert_eq!(order(&session)[0], "Vestra Foods: line 4", "by need whatever the order of Home");
    session.keys("EEq").keys("/cedar<enter>r");
    assert_eq!(order(&session), ["Cedar Mills"]);
}

#[test]
fn nothing_to_review_is_said() {
    let mut session = several();
    session.keys("/halden<enter>r").says("No deals to review here: 1 ended");
    assert_eq!(session.app.screen, Screen::Home);
    session.keys("<esc>Varch<enter>r").says("No deals to review here");
}

#[test]
fn five_questions_in_their_order_the_buyers_next_step_first_each_answered_in_a_line() {
    let mut session = deal_by_deal();
    session.sees("1 What is the buyer's next step");
    for answer in ["Friday, finance", "nothing", "Mirela", "Ottilie, Kim", "Kim writes, Wed"] {
        session.keys(&format!("<enter>{answer}<enter>"));
    }
    session.says("Everything is answered here");
    let deal = deal_called(&session, "Vestra");
    let review = deal.reviews.last().unwrap();
    assert!(review.brief && review.is_open());
    let asked: Vec<(&str, &str)> = review.asked.iter().map(|one| (&*one.question, &*one.answer)).collect();
    assert_eq!(asked.len(), 5);
    assert_eq!((asked[0], asked[4]), (("buyers-step", "Friday, finance"), ("our-step", "Kim writes, Wed")));
    assert!(deal.history.iter().rev().take(5).all(|step| step.within == Some(review.id)));
}

#[test]
fn answer_of_the_last_brief_review_stands_beside_the_question() {
    let mut session = states::reach("reviews, answered before");
    session.sees("21 Nov: Mirela brings finance to a call, Friday").sees("She brought him, he wants figures");
    session.sees("21 Nov: Nothing").sees("Nothing has changed since Sat 21 Nov");
}

#[test]
fn deal_that_was_only_looked_at_gets_no_review_and_no_step() {
    let mut session = several();
    let before = session.disk.deals.clone();
    session.keys("r<right><right><left><right>").sees("3 of 3").keys("EE").sees("Looked at, nothing written down");
    assert_eq!((session.disk.deals.clone(), session.disk.writes), (before, 1));
}

#[test]
fn going_on_ends_the_brief_review_and_coming_back_goes_on_with_it() {
    let mut session = deal_by_deal();
    session.keys("<enter>Friday<enter><right>").sees("2 of 3");
    let first = deal_called(&session, "Vestra");
    assert!(!first.reviews.last().unwrap().is_open());
    session.keys("<left>").sees("Friday").keys("<enter>nothing new<enter>");
    let again = deal_called(&session, "Vestra");
    assert_eq!((again.reviews.len(), again.reviews.last().unwrap().asked.len()), (first.reviews.len(), 2));
    assert!(again.reviews.last().unwrap().is_open());
    session.keys("<right>");
    assert!(!deal_called(&session, "Vestra").reviews.last().unwrap().is_open());
}

#[test]
fn whole_brief_review_of_one_deal_is_one_step_to_undo_and_the_other_deals_keep_theirs() {
    let mut session = deal_by_deal();
    let before = session.deal().clone();
    session.keys("<enter>Friday<enter>asend the study<tab><tab>fri<enter><right>");
    session.keys("<enter>nothing planned<enter><left>U").says("Undid today's review: ");
    assert!(session.deal().same_content(&before));
    assert!(session.on_disk().same_content(&before));
    session.sees_no("Friday").sees_no("Decided");
    assert_eq!(deal_called(&session, "Cedar").reviews.len(), 1);
    session.keys("u").sees("Friday").sees("Decided: send the study");
}

#[test]
fn undo_never_takes_back_an_older_review_from_here() {
    let mut session = states::reach("reviews, answered before");
    session.keys("<right><left>U").says("Undid today's review: ").keys("U");
    assert_eq!(deal_called(&session, "Vestra").reviews.len(), 1, "last week's stays");
}

#[test]
fn decision_without_an_owner_is_said_before_going_on_and_before_the_end() {
    let mut session = deal_by_deal();
    session.keys("asend the study<tab><ctrl-u><enter>").sees("send the study · NOBODY");
    session.keys("<right>").says("A decision here has no owner").sees("1 of 3");
    session.keys("<right>").sees("2 of 3").keys("E").says("A decision has no owner");
    assert!(session.app.portfolio().is_some());
    session.keys("<left>G<enter><tab>Kim<enter>").sees("send the study · Kim").keys("E");
    assert!(session.app.portfolio().is_none());
    session.sees("send the study").sees("Kim");
}

#[test]
fn each_deal_shows_its_counts_in_a_row_unless_others_look() {
    let mut session = deal_by_deal();
    session.sees("Progress").sees("people who matter").keys("v").sees_no("Progress");
}

#[test]
fn nothing_decided_is_said_once_before_the_end() {
    let mut session = deal_by_deal();
    session.keys("E").says("No decisions in any deal").keys("E").sees("Not reached");
}

#[test]
fn end_gives_minutes_over_all_deals_to_read_write_and_copy() {
    let mut session = states::reach("reviews, the minutes");
    session.sees("Review of 2 deals, 21 November 2026, led by Kim Osei").sees("Vestra Foods: line 4");
    session.sees("send the study").sees("Not reached").sees("Cedar Mills");
    session.keys("w").says("portfolio-review-2026-11-21.md").keys("c");
    let written = session.disk.written.values().next().unwrap().clone();
    assert!(written.contains("## Vestra Foods: line 4"), "{written}");
    assert!(written.contains("- **Kim Osei**: send the study – 27 Nov 2026"), "{written}");
    assert!(written.contains("Mirela brings finance, Friday"), "{written}");
    assert!(written.contains("- **In numbers**: ") && written.contains(" stages proven"), "{written}");
    assert!(written.contains("## Left out\n\n- 1 ended, 1 damaged"), "{written}");
    assert!(session.effects.contains(&Effect::Copy(written)));
    session.keys("<esc>");
    assert_eq!(session.app.screen, Screen::Home);
    session.keys("m").sees("Review of 2 deals");
}

#[test]
fn deal_that_cannot_be_opened_is_passed_over_both_ways() {
    let mut session = several();
    let path = session.disk.deals.keys().find(|path| path.to_string_lossy().contains("cedar")).unwrap().clone();
    session.keys("r");
    let bytes = session.disk.deals.insert(path.clone(), b"{".to_vec().into()).unwrap();
    session.keys("<right>").says("Skipped “Cedar Mills”").sees("3 of 3");
    assert!(matches!(session.app.portfolio().unwrap().stops[1].reached, Reached::PassedOver(_)));
    session.keys("<left>").sees("1 of 3");
    session.disk.deals.insert(path, bytes);
    session.keys("<right>").sees("2 of 3");
    assert_eq!(session.app.portfolio().unwrap().stops[1].reached, Reached::Yes);
}

#[test]
fn last_deal_that_cannot_be_opened_leaves_the_user_where_they_are() {
    let mut session = several();
    let path = session.disk.deals.keys().find(|path| path.to_string_lossy().contains("tarnbeck")).unwrap().clone();
    session.keys("r<right>");
    session.disk.deals.remove(&path);
    session.keys("<right>").says("Skipped").sees("2 of 3");
    session.keys("<enter>still here<enter>").sees("still here").keys("E").keys("E").sees("Skipped");
}

#[test]
fn no_deal_that_can_be_opened_ends_it_at_once() {
    let mut session = several();
    session.restart();
    session.disk.deals.clear();
    session.keys("r").says("Skipped");
    assert!(session.app.portfolio().is_none());
    assert_eq!(session.app.screen, Screen::Home);
}

#[test]
fn followed_deal_can_be_looked_at_and_gone_on_from() {
    let mut session = several();
    session.disk.taken = Some("Rosa Moreau has it open since 09:02. You see their changes".to_owned());
    let before = session.disk.deals.clone();
    session.keys("r<enter>").says("Not changed: Rosa Moreau has it open").keys("a").says("Not changed").keys("<right>");
    session.sees("2 of 3").keys("EE");
    assert_eq!(session.disk.deals, before);
}

#[test]
fn disk_that_fails_in_the_middle_keeps_the_user_there_and_loses_nothing() {
    let mut session = deal_by_deal();
    session.break_disk().keys("<enter>Friday<enter><right>");
    assert!(matches!(session.app.overlays.last(), Some(Overlay::Unsaved(_))));
    session.keys("<esc>").sees("1 of 3").sees("Friday");
    session.keys("<enter>nothing<enter>").sees("nothing");
    session.mend_disk().keys("<right>").says("").keys("");
    if matches!(session.app.overlays.last(), Some(Overlay::Unsaved(_))) {
        session.keys("r");
    }
    session.sees("2 of 3");
    let review = deal_called(&session, "Vestra").reviews.last().unwrap().clone();
    assert_eq!((review.asked.len(), review.is_open()), (2, false));
}

#[test]
fn slow_disk_opens_the_next_deal_only_once_this_one_is_saved() {
    let mut session = deal_by_deal();
    session.hold().keys("<enter>Friday<enter><right>").keys("<right>").says("One moment").sees("1 of 3");
    session.release().sees("2 of 3");
    assert_eq!(deal_called(&session, "Vestra").reviews.last().unwrap().asked.len(), 1);
}

#[test]
fn leaving_keeps_it_and_r_comes_back_from_the_deal_and_from_home() {
    let mut session = deal_by_deal();
    session.keys("<right><esc>").says("r returns to it");
    assert!(session.app.overlays.is_empty());
    session.keys("r").sees("2 of 3").keys("qq");
    assert_eq!(session.app.screen, Screen::Home);
    session.keys("r").sees("2 of 3");
    assert!(is_on_top(&session));
}

#[test]
fn coming_back_from_the_past_of_its_deal_is_to_the_present() {
    let mut session = deal_by_deal();
    session.keys("<enter>Friday<enter>q[");
    assert!(session.open().past.is_some());
    session.keys("r").sees("Friday").keys("<enter>nothing<enter>");
    assert!(session.open().past.is_none());
    assert_eq!(session.on_disk().reviews.last().unwrap().asked.len(), 2);
}

#[test]
fn what_is_done_in_the_panes_belongs_to_the_brief_review_once_it_began() {
    let mut session = deal_by_deal();
    session.keys("qaNils Holm<enter>");
    assert_eq!(session.deal().history.last().unwrap().within, None);
    session.keys("r<enter>Friday<enter>qaTom Ruiz<enter>");
    assert!(session.deal().history.last().unwrap().within.is_some());
}

#[test]
fn time_is_counted_by_deal_warned_of_in_words_and_rests() {
    let mut session = deal_by_deal();
    for _ in 0..98 {
        session.wait(1.second()).send(Msg::Tick);
    }
    session.sees("▲ 0:22 left");
    assert!(session.app.patience().is_some());
    session.keys("p").sees("paused");
    assert_eq!(session.app.patience(), None);
    session.keys("p<right>").sees("2:00 left");
}

#[test]
fn review_survives_a_crash_with_its_place_its_time_and_its_minutes() {
    let mut session = deal_by_deal();
    session.keys("<enter>Friday<enter>asend the study<tab>Kim<tab>fri<enter><right><enter>Monday<enter>");
    let deals = order(&session);
    for _ in 0..20 {
        session.wait(1.second()).send(Msg::Tick);
    }
    let left = session.app.portfolio().unwrap().timer.left_in_all();
    session.kill().says("A review of 3 deals is still open").sees("resume review");
    session.keys("r").says("Back in the review of 3 deals").sees("2 of 3").sees("Monday");
    assert_eq!((order(&session), session.deal().name.as_str()), (deals, "Cedar Mills"));
    let lost = session.app.portfolio().unwrap().timer.left_in_all().as_secs() - left.as_secs();
    assert!((0..16).contains(&lost), "at most fifteen seconds are lost: {lost}");
    session.keys("<enter>nothing new<enter>");
    assert_eq!(session.deal().reviews.len(), 1, "it goes on with the same part");
    session.keys("E").sees("Review of 2 deals").sees("send the study").sees("Friday").sees("nothing new");
    session.sees("Left out").keys("<esc>").kill().keys("r").sees("1 of 3");
    assert_eq!(session.disk.portfolio.as_ref().unwrap().stops.iter().filter(|stop| stop.review.is_some()).count(), 0);
}

#[test]
fn quitting_keeps_the_place_to_the_second() {
    let mut session = deal_by_deal();
    session.keys("<right>").wait(3.seconds()).send(Msg::Tick);
    let left = session.app.portfolio().unwrap().timer.clone();
    session.keys("<esc>q<ctrl-q>").restart();
    session.keys("r").sees("2 of 3");
    let now = &session.app.portfolio().unwrap().timer;
    assert!((left.left_in_all() - now.left_in_all()).as_secs() <= 2);
}

/// A review of several deals, killed a week ago, that `r` asks about.
fn left_a_week_ago() -> Session {
    let mut session = deal_by_deal();
    session.keys("<enter>Friday<enter><right><enter>Monday<enter>").kill().wait(7.days());
    session.keys("r").sees("A review of several deals was left open").sees("from Sat 21 Nov");
    session
}

#[test]
fn review_left_on_an_earlier_day_is_asked_about_and_never_silently_continued() {
    let mut session = left_a_week_ago();
    session.keys("<esc>");
    assert!(session.app.portfolio().is_none() && session.app.screen == Screen::Home);
    session.keys("r<enter>").sees("2 of 3").sees("Monday").keys("<enter>Tuesday<enter>");
    let deal = deal_called(&session, "Cedar");
    assert_eq!((deal.reviews.len(), &*deal.reviews[0].asked[1].answer), (1, "Tuesday"));
}

#[test]
fn review_left_on_an_earlier_day_can_be_ended_as_of_then() {
    let mut session = left_a_week_ago();
    session.keys("<down><enter>").says("Ended that review as of then").sees("Review of 2 deals, 21 November 2026");
    session.sees("Friday").sees("Monday").sees("Not reached");
    let review = deal_called(&session, "Cedar").reviews[0].clone();
    assert!(review.ended.unwrap() < session.app.now.timestamp() - 150.hours(), "as of then: {:?}", review.ended);
    session.keys("<esc>r").sees("1 of 3");
    assert_eq!(session.app.portfolio().unwrap().on, session.app.today());
}

#[test]
fn review_left_on_an_earlier_day_can_give_way_to_a_new_one() {
    let mut session = left_a_week_ago();
    session.keys("<down><down><enter>").sees("1 of 3").sees("21 Nov: Friday");
    assert!(!deal_called(&session, "Cedar").reviews[0].is_open(), "the old one is over");
    session.keys("<enter>nothing<enter><right>").sees("21 Nov: Monday").keys("<enter>next week<enter>");
    assert_eq!(deal_called(&session, "Cedar").reviews.len(), 2);
}

#[test]
fn deal_that_went_away_meanwhile_is_said_in_the_minutes() {
    let mut session = left_a_week_ago();
    let path = session.disk.deals.keys().find(|path| path.to_string_lossy().contains("cedar")).unwrap().clone();
    session.disk.deals.remove(&path);
    session.keys("<down><enter>").sees("Review of 1 deal").sees("Skipped").sees("Cedar Mills: ").sees("Friday");
}

#[test]
fn review_asked_for_on_the_command_line_asks_about_the_one_left_open() {
    let mut session = left_a_week_ago();
    session.keys("<esc>");
    session.app.settings.begin = Begin::Portfolio("cedar".to_owned());
    session.send(Msg::Start { open: None });
    session.sees("A review of several deals was left open").keys("<down><down><enter>");
    assert_eq!(order(&session), ["Cedar Mills"]);
}

#[test]
fn nobody_but_us_learns_that_a_review_of_several_deals_was_left() {
    let mut session = left_a_week_ago();
    session.keys("<f9>").sees_no("several deals").keys("r").says("Not available in privacy mode");
    session.keys("v1r").sees("A review of several deals was left open");
}

#[test]
fn started_for_all_it_begins_once_the_deals_are_listed_whatever_home_showed() {
    let mut session = several();
    session.keys("Vended<enter>");
    session.app.settings.begin = Begin::Portfolio("cedar".to_owned());
    session.send(Msg::Start { open: None });
    assert_eq!(order(&session), ["Cedar Mills"]);
    assert!(is_on_top(&session));
}

#[test]
fn name_is_asked_for_when_the_first_answer_is_saved() {
    let mut session = several();
    session.app.settings.me = None;
    session.app.settings.me_guess.clear();
    session.keys("r<enter>").sees("What is the buyer's").keys("Friday<enter>");
    session.sees("Who are you?").keys("Rosa<enter>");
    assert_eq!(session.deal().reviews.last().unwrap().coach, "Rosa");
}

#[test]
fn the_customer_sees_neither_questions_nor_answers_nor_that_there_are_other_deals() {
    let mut session = states::reach("reviews, answered before");
    session.keys("asend the study<tab>Kim<tab>fri<enter>v");
    session.sees_no("What is the buyer's next step").sees_no("send the study").sees_no("of 3");
    let here = session.open().deal.id;
    session.keys("<right>").sees_no("of 3").keys("r").says("Not available in privacy mode");
    assert_eq!(session.open().deal.id, here, "no key leads to another deal");
    session.keys("v1r").sees("What is the buyer's next step").sees("of 3");
}

#[test]
fn while_somebody_answers_blind_nothing_is_reviewed() {
    let mut session = states::reach("people, blind");
    session.keys("qr").says("Hidden while Robin Falk answers blind");
    assert!(session.app.portfolio().is_none());
}

#[test]
fn text_typed_in_a_review_of_several_deals_comes_back_there_after_a_crash() {
    for (keys, title) in
        [("<enter>Finance joins on Fri", "What is the buyer's next step"), ("acall finance", "Decision")]
    {
        let mut session = states::several();
        session.keys("r<right>");
        let deal = session.deal().id;
        session.keys(keys).kill().keys("k");
        session.sees(title).sees(&keys[keys.len() - 7..]).sees("2 of 3");
        assert_eq!(session.deal().id, deal);
        session.keys("<enter>");
        assert!(session.deal().reviews.last().is_some_and(|one| one.brief && one.is_open()));
    }
}
