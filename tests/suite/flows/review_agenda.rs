//! The agenda of a review, part by part: what each shows, where Enter leads, and what is kept of it.

#![allow(clippy::unwrap_used)]

use crate::support::Session;
use crate::support::states::{reach, stalled};
use jiff::ToSpan;
use stakemap::app::msg::Msg;
use stakemap::app::overlays::Overlay;
use stakemap::app::overlays::page::{PageKind, Paragraph};
use stakemap::app::overlays::review::Part;
use stakemap::app::overlays::review::rows::{Target, Weight};
use stakemap::domain::record::answer::Item;
use stakemap::domain::record::id::StakeholderId;
use stakemap::domain::record::review::Fate;
use stakemap::domain::record::review_outcome::Forecast;

fn begun() -> Session {
    let mut session = Session::in_example();
    session.keys("r<enter>");
    session
}

/// Skips to a part.
fn to(session: &mut Session, part: Part) {
    for _ in 0..Part::COUNT {
        if session.app.walk().unwrap().part == part {
            return;
        }
        session.keys("<tab>");
    }
    assert_eq!(session.app.walk().unwrap().part, part);
}

fn rows(session: &Session) -> Vec<String> {
    session.app.review_rows().iter().map(|row| row.text.clone()).collect()
}

#[test]
fn decisions_of_last_time_are_settled_one_by_one_with_reasons() {
    let mut session = reach("review, last time");
    session.sees("Last time").sees("done – She read it").sees("call the plant").sees("still open, and overdue");
    session.keys("<down><enter>not<enter>").sees("Say why");
    session.keys("the plant was closed<enter>").says("not done").sees("not done – the plant was closed");
    assert!(session.deal().actions.iter().any(|one| one.what == "call the plant" && one.is_open()), "it stays open");
    session.keys("<enter><ctrl-u>moved<enter>").sees("Moved to which day?").keys("+3d<enter>");
    let moved = session.deal().actions.iter().find(|one| one.what == "call the plant").unwrap();
    assert_eq!(moved.due, session.app.today().checked_add(3.days()).unwrap());
    let review = session.deal().reviews.last().unwrap();
    let fates: Vec<_> = review.checked.iter().filter_map(|one| one.fate.known()).collect();
    assert_eq!(fates, [Fate::Done, Fate::Moved], "each decision once, the last word counts");
    assert!(!review.checked[1].why.is_empty() && review.checked[1].to == Some(moved.due));
    session.keys("<tab>").sees("changed since").sees_no("call the plant");
}

#[test]
fn what_changed_is_told_by_person_the_worst_first_and_each_fact_once() {
    let session = begun();
    let rows = session.app.review_rows();
    let (mut names, mut ways, mut under) = (Vec::new(), Vec::new(), None);
    for row in rows.iter().skip(1).filter(|row| row.weight != Weight::Quiet) {
        match row.weight {
            Weight::Heading => {
                names.push(row.text.clone());
                under = Some((row.about, true));
            }
            // A change below the name of those whom it is about.
            way if under.is_some_and(|(about, _)| about == row.about) => {
                if under.is_some_and(|(_, is_first)| is_first) {
                    ways.push(way);
                }
                under = Some((row.about, false));
            }
            way => {
                names.push(row.text.split_once(':').unwrap().0.to_owned());
                ways.push(way);
                under = None;
            }
        }
    }
    let mut once = names.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), names.len(), "{names:?}");
    let order = [Weight::Worse, Weight::Better, Weight::Plain];
    let grades: Vec<_> = ways.iter().map(|way| order.iter().position(|one| one == way).unwrap()).collect();
    assert!(grades.is_sorted(), "{names:?} {ways:?}");
    assert_eq!(session.app.walk().unwrap().cursors[1], 1, "the cursor is on the first change");
}

#[test]
fn buyers_next_step_is_always_asked_and_the_answer_of_last_time_stands_beside_it() {
    let mut session = begun();
    to(&mut session, Part::NextStep);
    session.sees("What is the buyer's next step").keys("<enter>They sign the paper on Friday<enter>");
    session.sees("They sign the paper on Friday").keys("EE<esc>").wait(7.days()).keys("r<enter><enter>");
    to(&mut session, Part::NextStep);
    session.sees("Before").sees("They sign the paper on Friday").sees("Customer move").sees("Promised");
    assert_eq!(&*session.deal().reviews[0].asked[0].question, "buyers-step");
}

#[test]
fn three_to_five_people_get_a_page_and_the_others_a_list_from_which_more_can_be_taken() {
    let mut session = begun();
    to(&mut session, Part::People);
    let pages = session.app.walk().unwrap().people.clone();
    assert!((3..=5).contains(&pages.len()), "{pages:?}");
    for label in ["Why here", "Role", "Verdict", "Stance", "Next"] {
        session.sees(label);
    }
    assert_eq!(session.app.review_rows()[0].text, session.app.question_words(Some(pages[0])).unwrap().0, "on top");
    to(&mut session, Part::Others);
    let others = session.app.review_rows().len();
    assert_eq!(others + pages.len(), session.deal().stakeholders.len());
    session.keys("<down><enter>").sees(&format!("{0} of {0}", pages.len() + 1));
    assert_eq!(session.app.walk().unwrap().part, Part::People);
    to(&mut session, Part::Others);
    assert_eq!(session.app.review_rows().len(), others - 1);
}

#[test]
fn who_has_a_page_does_not_change_while_the_deal_does() {
    let mut session = stalled();
    session.keys("r<enter>");
    to(&mut session, Part::People);
    let pages = session.app.walk().unwrap().people.clone();
    session.keys("aask her<enter>v").sees("Part 4/8");
    assert_eq!(session.app.walk().unwrap().people, pages, "neither what is done there nor v moves anybody");
}

#[test]
fn page_that_does_not_fit_scrolls_and_enter_acts_on_its_rows() {
    let mut session = stalled();
    session.size = (60, 18);
    session.keys("r<enter>");
    to(&mut session, Part::People);
    session.sees("more").keys("<end>").sees("↑");
    let place = session.app.review_rows().iter().position(|row| row.label == "Stance").unwrap();
    session.keys("<home>");
    for _ in 0..place {
        session.keys("<down>");
    }
    session.keys("<enter>");
    assert!(matches!(session.app.overlays.last(), Some(Overlay::Form(_))), "the stance is filled in at once");
    session.keys("<esc>").sees("1 of");
}

#[test]
fn alert_leads_away_and_esc_comes_back_from_wherever_it_led() {
    let mut session = begun();
    to(&mut session, Part::Alerts);
    let count = session.app.review_rows().len();
    for place in 0..count {
        session.keys("<home>");
        for _ in 0..place {
            session.keys("<down>");
        }
        if session.app.review_row().unwrap().target == Target::Nothing {
            continue;
        }
        session.keys("<enter><esc>");
        assert!(matches!(session.app.overlays.last(), Some(Overlay::Review(_))), "row {place}: {:?}", rows(&session));
        assert_eq!(session.app.walk().unwrap().part, Part::Alerts);
    }
}

#[test]
fn alerts_that_came_up_with_a_person_do_not_come_again() {
    let mut session = stalled();
    session.keys("r<enter>");
    to(&mut session, Part::Alerts);
    let skipped = session.app.review_rows().len();
    session.keys("<shift-tab><shift-tab>");
    assert_eq!(session.app.walk().unwrap().part, Part::People);
    to(&mut session, Part::Alerts);
    assert!(session.app.review_rows().len() <= skipped);
    session.sees("came up earlier, with the people");
}

#[test]
fn coachs_question_on_an_alert_is_answered_and_the_answer_kept() {
    let mut session = begun();
    to(&mut session, Part::Alerts);
    let row = session.app.review_row().unwrap();
    assert!(!row.alert.is_empty(), "{row:?}");
    session.keys("iWe ask her on Monday<enter>").sees("We ask her on Monday");
    let asked = session.deal().reviews[0].asked.last().unwrap().clone();
    assert_eq!((&*asked.question, asked.about), (&*format!("alert.{}", row.alert), row.about));
    assert!(row.more.iter().any(|(label, text)| *label == "Ask" && *text == *asked.words), "{row:?}");
}

#[test]
fn outcome_has_a_decision_on_the_worst_alert_and_a_forecast() {
    let mut session = stalled();
    session.keys("r<enter>E").says("nothing recorded yet: U discards it");
    assert_eq!(session.app.walk().unwrap().part, Part::Outcome);
    session.sees("The worst alert has no decision").keys("<enter>speak with her myself<enter>");
    session.sees_no("The worst alert has no decision").sees("speak with her myself");
    let decided = session.deal().actions.iter().find(|one| one.what == "speak with her myself").unwrap().clone();
    let of_alert = session.app.alerts().unwrap().all().find(|one| decided.alert == one.key).and_then(|one| one.about());
    assert!(!decided.alert.is_empty() && decided.about == of_alert, "tied to whom the alert is about");
    let place = session.app.review_rows().iter().position(|row| row.label == "Forecast").unwrap();
    for _ in 0..place {
        session.keys("<down>");
    }
    session.keys("<enter>risk<tab>2026-12-18<tab>Finance is against it<tab>Halden<enter>").says("at risk");
    session.sees("Halden").sees("Finance is against it");
    let outcome = session.deal().reviews[0].outcome.clone().unwrap();
    assert_eq!((outcome.forecast(), &*outcome.competition), (Some(Forecast::AtRisk), "Halden"));
    session.keys("E").says("saved it in the deal");
    // What rarely changes is proposed the next time.
    session.keys("<esc>").wait(7.days()).keys("r<enter><enter>");
    to(&mut session, Part::Outcome);
    session.sees("not filled in");
    session.keys("<end><enter>").sees("Halden");
}

#[test]
fn decision_is_tied_to_the_person_on_a_page_only_as_long_as_the_form_says_so() {
    let mut session = begun();
    session.keys("aask around<enter>");
    assert_eq!(session.deal().actions.last().unwrap().about, None);
    to(&mut session, Part::People);
    let person = session.app.walk().unwrap().person;
    session.keys("ameet alone<enter>");
    assert_eq!(session.deal().actions.last().unwrap().about, person);
    session.keys("acall finance<tab><tab><tab><ctrl-u><enter>");
    assert_eq!(session.deal().actions.last().unwrap().about, None, "the user cleared it");
}

#[test]
fn answer_becomes_evidence_with_one_key() {
    let mut session = stalled();
    session.keys("r<enter>");
    to(&mut session, Part::People);
    let person = session.app.walk().unwrap().person.unwrap();
    session.keys("e").says("Answer the question first");
    session.keys("<enter>She told the team to wait for the audit<enter>e").sees("Trait or tell").sees("Ottilie");
    let before = session.deal().person(person).unwrap().all_evidence().count();
    session.keys("<enter>").says("Added evidence on Ottilie Brandt");
    let whom = session.deal().person(person).unwrap();
    assert_eq!(whom.all_evidence().count(), before + 1);
    let seen = whom.observations.iter().find(|one| one.evidence.iter().any(|seen| seen.text.contains("the audit")));
    assert!(matches!(seen.unwrap().answer().unwrap().item(), Item::Trait(_)), "as the question is about blocking");
}

#[test]
fn place_and_time_survive_a_crash_and_the_length_too() {
    let mut session = Session::in_example();
    session.keys("r<tab><ctrl-u>2<enter>");
    to(&mut session, Part::People);
    session.keys("<right>");
    let (person, people) = (session.app.walk().unwrap().person, session.app.walk().unwrap().people.clone());
    for _ in 0..20 {
        session.wait(1.second()).send(Msg::Tick);
    }
    let left = session.app.walk().unwrap().timer.left_in_all();
    session.die();
    session.restart();
    session.keys("<enter>r").says("where you left it");
    let walk = session.app.walk().unwrap();
    assert_eq!((walk.part, walk.person, &walk.people), (Part::People, person, &people));
    let lost = walk.timer.left_in_all().as_secs() - left.as_secs();
    assert!((0..16).contains(&lost), "at most fifteen seconds are lost: {lost}");
    session.sees("2 of");
}

/// The place, and the time that is left.
fn standing(session: &Session) -> (Part, Option<StakeholderId>, i64) {
    let walk = session.app.walk().unwrap();
    (walk.part, walk.person, walk.timer.left_in_all().as_secs())
}

#[test]
fn place_and_time_survive_an_end_that_is_undone_and_a_review_that_is_brought_back() {
    for (there_and_back, back) in [("Uu", "Brought back the review"), ("EE<esc>u", "Undone: end the review")] {
        let mut session = begun();
        to(&mut session, Part::People);
        session.keys("<right>");
        if there_and_back.starts_with('E') {
            to(&mut session, Part::Outcome);
        }
        for _ in 0..9 {
            session.wait(1.second()).send(Msg::Tick);
        }
        let (part, person, left) = standing(&session);
        session.keys(there_and_back).says(back).keys("r").says("where you left it");
        let now = standing(&session);
        assert_eq!((now.0, now.1), (part, person), "{there_and_back}");
        // Each key takes a second.
        assert!((0..=4).contains(&(left - now.2)), "{there_and_back}: {left} {}", now.2);
    }
}

#[test]
fn no_question_is_shown_twice_in_a_row_however_one_walks() {
    for (begin, walk) in [
        (begun as fn() -> Session, "<right><right>ooo<right>o<left>o<right><right>oo<tab>o<tab><enter><esc>o"),
        (stalled, "r<enter><tab><tab>o<right>oo<left>o<right><right>o<right>o<left><left>oooooooo"),
    ] {
        let mut session = begin();
        session.keys(walk);
        let shown = &session.app.walk().unwrap().shown;
        assert!(shown.len() > 5 && shown.windows(2).all(|two| two[0].1 != two[1].1), "{shown:?}");
    }
}

#[test]
fn review_left_open_on_an_earlier_day_is_asked_about() {
    let mut session = reach("review, left open");
    session.sees("A review was left open").keys("<esc>");
    assert!(session.app.overlays.is_empty(), "never silently continued");
    session.keys("r<enter>").sees("Changed");
    assert!(matches!(session.app.overlays.last(), Some(Overlay::Review(_))));
    let mut session = reach("review, left open");
    session.keys("<down><enter>").says("Ended that review as of then");
    let review = session.deal().reviews[0].clone();
    assert!(review.ended.unwrap() < session.app.now.timestamp() - 6.hours(), "as of then");
    session.keys("r<down><enter>").sees("Review of Tarnbeck").sees_no("still open").keys("<esc>");
    // All of it, its late end too, is one step to take back.
    session.keys("U").says("U again takes back").keys("U").says("Undid the review of ");
    assert!(session.deal().reviews.is_empty());
    let mut session = reach("review, left open");
    session.keys("<down><down><enter>").sees("Review this deal").keys("<enter>");
    assert_eq!(session.deal().reviews.iter().filter(|one| one.is_open()).count(), 1);
    assert_eq!(session.deal().reviews.len(), 2);
}

#[test]
fn old_review_is_taken_back_only_after_a_question_and_a_fresh_one_at_once() {
    let mut session = begun();
    session.keys("awalk the line<enter>EE<esc>").wait(2.days());
    session.keys("U").says("U again takes back");
    assert_eq!(session.deal().reviews.len(), 1);
    session.keys("jU").says("U again takes back");
    assert_eq!(session.deal().reviews.len(), 1, "another key in between keeps it");
    session.keys("U").says("Undid the review of ");
    assert!(session.deal().reviews.is_empty());
}

#[test]
fn what_the_agenda_asks_for_and_was_passed_over_is_told_before_the_end() {
    let mut session = reach("review, last time");
    session.keys("E").sees("Still open:").sees("from last time not checked").sees("the buyer's next step not asked");
    session.says("E again ends the review anyway");
}

#[test]
fn a_decision_on_the_worst_alert_is_about_its_person() {
    let mut session = Session::in_example();
    session.keys("r<enter>E").sees("The worst alert has no decision: Ottilie Brandt");
    session.keys("<home><enter>speak with her myself<enter>").says("speak with her myself");
    let decided = session.deal().actions.iter().find(|one| one.what == "speak with her myself").unwrap();
    let about = decided.about.and_then(|id| session.deal().person(id)).map(|person| person.name.as_str());
    assert_eq!(about, Some("Ottilie Brandt"));
}

#[test]
fn each_question_about_a_change_or_a_further_person_names_what_it_is_about() {
    let mut session = Session::in_example();
    session.keys("r<enter>").sees("2/8");
    let rows = session.app.review_rows();
    for row in rows.iter().skip(1).filter(|row| !row.more.is_empty()) {
        let (_, ask) = &row.more[0];
        let name = row.about.and_then(|id| session.deal().person(id)).map(|person| person.name.to_string());
        assert!(ask.contains('“') && name.is_none_or(|name| ask.contains(&name)), "{ask}");
    }
    session.keys("<tab><tab><tab>").sees("5/8");
    let rows = session.app.review_rows();
    assert!(rows.len() > 2);
    for row in rows.iter() {
        let name = session.deal().person(row.about.unwrap()).unwrap().name.to_string();
        assert!(row.more[0].1.contains(&name), "{:?}", row.more);
    }
    // What the team judges is not asked before a customer.
    session.keys("v").sees("Part 5/8").sees_no("change their mind");
}

#[test]
fn minutes_fold_many_changes_of_one_kind_and_keep_what_got_worse() {
    let mut session = Session::in_example();
    session.keys("r<enter>EE");
    let id = session.deal().reviews.last().unwrap().id;
    let (_, page) = session.app.page(PageKind::Minutes(id));
    let changed = page.iter().skip_while(|one| !matches!(one, Paragraph::Heading(text) if text == "What changed"));
    let lines: Vec<String> = changed
        .filter_map(|one| match one {
            Paragraph::Text(label, text) => Some(format!("{label} {text}")),
            _ => None,
        })
        .collect();
    let first = &lines[0];
    let all: usize = first.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap();
    assert!(all > 30 && first.contains(" coaching") && lines.len() < all, "{lines:?}");
    assert!(lines.iter().any(|line| line.starts_with("- Tomasz Bielik: now an unproven")), "{lines:?}");
    // The counts are of all of it.
    let counted: usize = first
        .split(": ")
        .nth(1)
        .unwrap()
        .split(", ")
        .filter_map(|one| one.trim_end_matches('.').rsplit(' ').next()?.parse::<usize>().ok())
        .sum();
    assert_eq!(counted, all, "{first}");
}
