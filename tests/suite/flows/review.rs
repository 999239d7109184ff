//! A review: part by part, its questions and decisions, its time, its minutes, and the whole of it undone.

#![allow(clippy::unwrap_used)]

use crate::support::Session;
use crate::support::session::watching;
use crate::support::states::stalled;
use jiff::ToSpan;
use stakemap::app::effect::Effect;
use stakemap::app::msg::Msg;
use stakemap::app::overlays::Overlay;
use stakemap::app::overlays::review::Part;
use stakemap::app::overlays::review::rows::Weight;
use std::sync::Arc;

/// The worked example's review, begun by Rosa.
fn begun() -> Session {
    let mut session = Session::in_example();
    session.keys("rRosa Moreau<tab><enter>");
    session
}

fn part(session: &Session) -> Part {
    session.app.walk().expect("a review goes on").part
}

#[test]
fn review_opens_with_what_changed_and_is_kept_from_its_first_step() {
    let mut session = begun();
    assert_eq!(part(&session), Part::Changed);
    session.sees("things have changed since").sees("30:00 left");
    let on_disk = session.on_disk();
    assert_eq!((on_disk.reviews.len(), &*on_disk.reviews[0].coach), (1, "Rosa Moreau"));
    assert_eq!(on_disk.history.last().unwrap().within, Some(on_disk.reviews[0].id));
}

#[test]
fn first_review_of_a_new_deal_says_what_is_there_and_not_that_it_changed() {
    let mut session = Session::with_people(&["Dev Patel", "Ida Berg"]);
    session.keys("s<enter>1q").wait(3.days()).keys("r<enter>");
    session.sees("New deal, created 21 Nov. ").sees_no("have changed since");
    session.keys("EE<esc>").wait(30.days()).keys("r<enter><enter>").sees_no("New deal");
}

#[test]
fn nothing_changed_is_said_aloud() {
    let mut session = Session::with_people(&["Dev Patel"]);
    session.wait(20.days()).keys("r<enter>").sees("Nothing has changed since");
}

#[test]
fn each_change_stands_under_the_name_it_is_about() {
    let session = begun();
    let rows = session.app.review_rows();
    let mut under = None;
    let mut changes = 0;
    for row in rows.iter().filter(|row| row.weight != Weight::Quiet) {
        if row.weight == Weight::Heading {
            under = Some(row.about);
        } else if let Some(whose) = under {
            assert_eq!(row.about, whose, "{row:?}");
            changes += 1;
        }
    }
    assert!(changes > 5, "{rows:?}");
}

#[test]
fn the_last_part_of_a_review_offers_nothing_after_it() {
    let mut session = begun();
    session.size = (200, 50);
    while part(&session) != Part::Outcome {
        session.sees("→ next").keys("<tab>");
    }
    session.sees_no("→ next").sees_no("skip part").sees("E end").keys("<left>").sees("→ next");
}

#[test]
fn second_review_opens_with_what_changed_since_the_first() {
    let mut session = begun();
    session.keys("EE<esc>");
    session.wait(7.days()).keys("aNils Holm<enter>r<enter><enter>");
    session.sees("Nils Holm: added to the map").sees("since Sat 21 Nov");
    session.sees_no("Joost Verhagen: Kim Osei calls them");
}

#[test]
fn on_and_back_lead_through_all_people_and_tab_past_them() {
    let mut session = begun();
    session.keys("<right><right>");
    assert_eq!(part(&session), Part::People);
    session.sees("1 of 5");
    let first = session.selected().to_owned();
    session.keys("<right><right>").sees("3 of 5").keys("<left>").sees("2 of 5");
    assert_ne!(session.selected(), first, "whoever shows is selected");
    session.keys("<tab>");
    assert_eq!(part(&session), Part::Others);
    session.keys("<left>").sees("2 of 5");
    session.keys("<tab><tab><tab><tab>");
    assert_eq!(part(&session), Part::Outcome);
    session.keys("<tab>").says("the last part");
}

#[test]
fn blocker_who_is_left_to_the_sponsor_is_asked_about_first_and_the_answer_stays() {
    let mut session = stalled();
    session.keys("r<enter><tab><tab>").sees("Ottilie Brandt").sees("1 of 5");
    let asked = session.app.question_words(session.app.walk().unwrap().person).unwrap().0;
    session.keys("<enter>Nobody did so far<enter>").sees("Nobody did so far");
    session.keys("bKim Osei<enter>");
    let now = session.app.question_words(session.app.walk().unwrap().person).unwrap().0;
    assert_eq!(asked, now, "an answer does not change the question under it");
    let review = &session.deal().reviews[0];
    assert_eq!((review.asked.len(), &*review.asked[0].answer), (1, "Nobody did so far"));
    assert_eq!(&*review.asked[0].words, asked);
}

#[test]
fn another_question_is_another_and_a_later_review_begins_with_one_that_was_not_asked() {
    let mut session = stalled();
    session.keys("r<enter><tab><tab>");
    let question =
        |session: &Session| session.app.question_about(session.app.walk().unwrap().person).unwrap().id.clone();
    let first = question(&session);
    session.keys("o");
    assert_ne!(question(&session), first);
    session.keys("<enter>I will call on Monday<enter>");
    let answered = question(&session);
    session.keys("EE<esc>").wait(7.days()).keys("r<enter><enter><tab><tab>");
    assert_ne!(question(&session), answered);
}

#[test]
fn what_a_good_answer_sounds_like_shows_only_when_asked_for() {
    let mut session = stalled();
    session.keys("r<enter><tab><tab>").sees_no("Good  ").keys("y").sees("Good  ").keys("y").sees_no("Good  ");
}

#[test]
fn decision_has_action_owner_and_day_and_belongs_to_the_review_and_the_person() {
    let mut session = begun();
    session.keys("<tab><tab>");
    let person = session.app.walk().unwrap().person;
    session
        .keys("aspeak with her alone<tab>Kim Osei<tab>fri<enter>")
        .says("added the decision: speak with her alone (Kim Osei");
    let action = session.deal().actions.iter().find(|one| one.what == "speak with her alone").unwrap();
    assert_eq!((action.about, action.review), (person, Some(session.deal().reviews[0].id)));
    session.keys("<tab><tab><tab><tab>").sees("speak with her alone · Kim Osei");
    session.keys("x").says("u brings it back").keys("u").sees("speak with her alone");
}

#[test]
fn review_does_not_end_with_a_decision_nobody_owns_unless_confirmed() {
    let mut session = begun();
    session.keys("<tab><tab><tab><tab><tab><tab>abring finance<tab><ctrl-u><enter>");
    session.sees("NOBODY");
    session.keys("E").says("has no owner");
    assert!(session.app.walk().is_some());
    session.keys("E").says("saved it in the deal");
    assert!(!session.deal().reviews[0].is_open());
}

#[test]
fn review_without_a_decision_asks_once_too() {
    let mut session = begun();
    session.keys("E").says("nothing recorded yet: U discards it").keys("E");
    assert!(session.app.walk().is_none());
    session.sees("Review of Tarnbeck Beverages");
}

#[test]
fn whole_review_is_taken_back_in_one_step_and_brought_back_in_one() {
    let mut session = Session::in_example();
    let before = Arc::clone(session.deal());
    session.keys("r<enter><tab><tab><enter>She never calls back<enter>wfor<enter>aspeak with her<enter>");
    session.keys("EE<esc>");
    let after = Arc::clone(session.deal());
    assert!(!after.same_content(&before));
    session.keys("U").says("Undid today's review: ");
    assert!(session.deal().same_content(&before), "nothing of the review is left");
    session.keys("u");
    assert!(session.deal().same_content(&after), "all of it is back");
}

#[test]
fn taking_the_review_back_keeps_what_was_done_beside_it() {
    let mut session = begun();
    session.elsewhere("Rosa Moreau", "add Nils Holm", |deal| {
        let id = stakemap::domain::record::id::StakeholderId(uuid::Uuid::from_u128(77));
        deal.add_person(stakemap::domain::record::stakeholder::Stakeholder::new(id, "Nils Holm"));
    });
    session.keys("<tab><tab>aspeak with her<enter>U");
    assert!(session.deal().reviews.is_empty());
    assert!(session.deal().actions.iter().all(|one| one.what != "speak with her"));
    assert!(session.names().contains(&"Nils Holm"));
    assert!(session.app.overlays.is_empty(), "the review's screen goes with it");
}

#[test]
fn undo_of_the_beginning_closes_the_review() {
    let mut session = begun();
    session.keys("u");
    assert!(session.app.walk().is_none() && session.app.overlays.is_empty());
    assert!(session.deal().reviews.is_empty());
}

#[test]
fn left_review_goes_on_where_it_was_also_after_a_restart() {
    let mut session = begun();
    session.keys("<tab><tab><right>").sees("2 of 5").keys("q").sees("Review: 29:");
    assert!(session.app.overlays.is_empty());
    session.keys("r").sees("2 of 5");
    session.keys("q");
    session.restart();
    session.keys("<enter>r").says("where you left it").sees("2 of 5").sees("29:");
    assert_eq!(session.deal().reviews.len(), 1);
}

#[test]
fn commands_of_the_deal_act_on_whoever_shows() {
    let mut session = stalled();
    session.keys("r<enter><tab><tab>s");
    assert!(matches!(session.app.overlays.last(), Some(Overlay::Screening(_))));
    session.sees("Ottilie Brandt").keys("q").sees("1 of 5");
    session.keys("t");
    assert!(!session.app.overlays.iter().any(|one| matches!(one, Overlay::Review(_))), "the questions are in the pane");
    session.keys("qr").sees("1 of 5");
}

#[test]
fn time_is_counted_part_by_part_and_rests_while_paused() {
    let mut session = begun();
    let tick = |session: &mut Session, seconds: usize| {
        for _ in 0..seconds {
            session.wait(1.second()).send(Msg::Tick);
        }
    };
    tick(&mut session, 140);
    session.sees("▲ 0:0").sees("left here");
    tick(&mut session, 60);
    session.sees("over by 0:5");
    session.keys("p");
    assert_eq!(session.app.patience(), None, "nothing wakes a timer that rests");
    tick(&mut session, 60);
    session.sees("over by 0:5").sees("paused");
    session.keys("p<tab>").sees("2:24 left here");
    assert!(session.app.patience().is_some());
}

#[test]
fn nothing_ticks_without_a_review_or_away_from_the_deal() {
    let mut session = Session::in_example();
    assert_eq!(session.app.patience(), None);
    session.keys("r<enter>");
    assert!(session.app.patience().is_some());
    session.keys("qqq");
    assert_eq!(session.app.patience(), None, "on Home nothing of it shows");
}

#[test]
fn minutes_tell_what_changed_was_asked_and_decided_and_are_written_and_copied() {
    let mut session = Session::in_example();
    session.keys("rRosa Moreau<tab><tab>Kim, Femi and Rosa<enter>");
    session.keys("<tab><tab><enter>She never calls back<enter>aspeak with her<tab>Kim Osei<tab>2026-12-01<enter>EE");
    session.sees("Decisions").sees("Open alerts");
    session.keys("w").says("Saved the minutes as /data/exports/");
    let text = session.disk.written.values().next().unwrap().clone();
    assert!(text.starts_with("# Review of Tarnbeck Beverages"), "{text}");
    assert!(text.contains("## Present\n\n- Kim, Femi and Rosa\n"), "{text}");
    assert!(text.contains("- **Kim Osei**: speak with her (") && text.contains(") – 1 Dec 2026\n"), "{text}");
    assert!(text.contains("?\n  - Answer: She never calls back\n"), "{text}");
    let parts: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")?.split(" (").next()).collect();
    let order = ["Present", "Decisions", "Open concerns", "Open alerts", "Questions and answers", "What changed"];
    assert_eq!(parts.iter().filter(|part| order.contains(part)).copied().collect::<Vec<_>>(), order);
    session.keys("c");
    assert!(session.effects.contains(&Effect::Copy(text)));
}

#[test]
fn decisions_stand_by_owner_and_day_and_what_nobody_owns_comes_first() {
    let mut session = begun();
    for (what, owner, day) in [
        ("third", "Rosa", "2026-12-01"),
        ("second", "Kim", "2026-12-09"),
        ("none", "", "2026-12-01"),
        ("first", "Kim", "2026-12-02"),
    ] {
        session.keys(&format!("a{what}<tab><ctrl-u>{owner}<tab><ctrl-u>{day}<enter>"));
    }
    session.keys("EEw");
    let text = session.disk.written.values().next().unwrap();
    let lines = text.lines().skip_while(|line| *line != "## Decisions").skip(2).take_while(|line| !line.is_empty());
    let lines: Vec<&str> = lines.collect();
    assert_eq!(lines.len(), 4, "{text}");
    for (line, (who, what)) in
        lines.iter().zip([("Nobody yet", "none"), ("Kim", "first"), ("Kim", "second"), ("Rosa", "third")])
    {
        assert!(line.starts_with(&format!("- **{who}**: {what}")), "{text}");
    }
}

#[test]
fn one_key_copies_the_deal_for_a_message_without_names() {
    let mut session = Session::in_example();
    session.keys("Y").says("Copied the deal with initials");
    let copied = session.effects.iter().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.clone()),
        _ => None,
    });
    let text = copied.unwrap();
    assert!(text.starts_with("Tarnbeck Beverages · Line monitoring"), "{text}");
    assert!(text.contains("\nWorst alerts\n! ") && !text.contains("Ottilie"), "{text}");
    session.effects.clear();
    session.keys("vY").says("Not available in privacy mode");
    assert!(!session.effects.iter().any(|effect| matches!(effect, Effect::Copy(_))));
}

#[test]
fn others_who_watch_are_counted_before_the_deal_is_copied_to_them() {
    let mut session = Session::in_example();
    session.send(watching(2));
    session.keys("v1Y").says("would get the copy");
    assert!(!session.effects.iter().any(|effect| matches!(effect, Effect::Copy(_))));
    session.keys("Y").says("Copied the deal");
}

#[test]
fn minutes_of_a_past_review_stay_what_they_were() {
    let mut session = begun();
    session.keys("<tab><tab>aspeak with her<tab>Kim Osei<enter>EEw");
    let then = session.disk.written.values().next().unwrap().clone();
    session.keys("<esc>").wait(3.days()).keys("e<ctrl-u>Somebody Else<enter>d");
    session.keys("<space>q");
    session.disk.written.clear();
    session.keys("r<down><enter>w");
    assert_eq!(session.disk.written.values().next().unwrap(), &then);
}

#[test]
fn who_only_follows_reads_past_reviews_and_begins_none() {
    let mut session = begun();
    session.keys("E<esc>E<esc>q");
    session.disk.taken = Some("Rosa Moreau has it open since 09:02. You see their changes".to_owned());
    session.restart();
    session.keys("<enter>r").sees("Start a review").keys("<enter>").says("Not changed");
    session.keys("r<down><enter>").sees("Review of Tarnbeck");
}

#[test]
fn typed_answer_survives_a_death_and_comes_back_in_its_review() {
    let mut session = stalled();
    session.keys("r<enter><tab><tab><enter>Nobody of ours ever");
    session.kill();
    session.keys("k").sees("Nobody of ours ever");
    session.keys("<enter>");
    assert_eq!(&*session.deal().reviews[0].asked[0].answer, "Nobody of ours ever");
}

#[test]
fn everything_of_a_review_is_there_on_a_small_screen() {
    let mut session = stalled();
    session.size = (60, 18);
    session.keys("r<enter>").sees("2/8 ▶ Changed").keys("<tab>").sees("3/8 ▶ Next step").keys("<tab>");
    session.sees("is blocking, and we're");
    let asked = session.app.question_words(session.app.walk().unwrap().person).unwrap().0;
    let first: String = asked.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
    session.sees(&first).keys("y").sees("Good").sees("Then");
    session.keys("<tab>").sees("5/8 ▶ Others").keys("<tab>").sees("6/8 ▶ Alerts").keys("<tab>").sees("7/8 ▶ Group");
    session.keys("<tab>").sees("8/8 ▶ Outcome").sees("Forecast");
}

#[test]
fn past_can_be_looked_at_from_a_review_which_is_of_the_present() {
    let mut session = begun();
    session.keys("<tab><tab>m[").says("] forward");
    assert!(session.app.past().is_some());
    session.keys("q").sees("1 of 5");
    assert!(session.app.past().is_none() && session.app.walk().is_some(), "the review is still there, and now");
    session.keys("q[").says("] forward").keys("r").sees("1 of 5");
    assert!(session.app.past().is_none());
}

#[test]
fn copy_that_others_get_too_needs_a_second_press() {
    let mut session = begun();
    session.keys("EE");
    session.send(watching(2));
    session.keys("c").says("would get the copy");
    let copies = |session: &Session| session.effects.iter().filter(|one| matches!(one, Effect::Copy(_))).count();
    session.keys("<down>c").says("would get the copy");
    assert_eq!(copies(&session), 0, "another key in between is no second press");
    session.keys("c");
    assert_eq!(copies(&session), 1);
}

#[test]
fn coach_who_answered_nothing_sees_what_the_owner_found() {
    let mut session = stalled();
    session.app.settings.me = Some("Rosa Moreau".to_owned());
    session.keys("ARosa Moreau<down><enter>").keys("r<enter><tab><tab>");
    session.sees("Ottilie Brandt").sees("Verdict").sees("Blocker, likely");
}
