//! Privacy by keys: the most is hidden at once, more shows with two keys, and it is hidden by itself when somebody else
//! looks.

use crate::support::Session;
use crate::support::canary::{CANARY, Plant, with};
use crate::support::session::{TODAY, watching};
use crate::support::states;
use stakemap::app::command::Command;
use stakemap::app::effect::Effect;
use stakemap::app::msg::Msg;
use stakemap::app::overlays::Overlay;

#[test]
fn one_key_hides_and_two_show() {
    let mut session = Session::in_example();
    session.sees("Teacher").keys("v").sees_no("Teacher").sees("PRIVACY MODE").says("v then 1 shows everything");
    session
        .keys("v")
        .says("Who can see your screen?")
        .sees("1 everything")
        .sees_no("Teacher")
        .sees("PRIVACY MODE: CUSTOMER");
    session.keys("1").sees("Teacher").sees_no("PRIVACY MODE").says("everything shows");
}

#[test]
fn no_other_key_shows_anything_again() {
    let mut session = Session::in_example();
    let person = session.deal().stakeholders[0].id;
    // The question stays until it is answered, and what would act in the deal does not.
    session.keys("vvjv<down>").sees("PRIVACY MODE").says("Who can see your screen?");
    session.keys("x").says("Who can see your screen?");
    assert_eq!(session.deal().stakeholders[0].id, person);
    session.keys("<esc>").says("Privacy mode stays on").keys("1").sees("PRIVACY MODE");
    session.keys("v1").sees_no("PRIVACY MODE");
    session.keys("v:change privacy<enter><enter>").sees("PRIVACY MODE");
    // Another window of the program is a new beginning.
    session.keys("v?<esc>1").sees("PRIVACY MODE");
    assert!(session.app.overlays.is_empty());
}

#[test]
fn every_way_out_is_the_one_from_there() {
    let mut session = Session::in_example();
    session.keys("e<f9>").says("F9 then 1 shows everything").sees("PRIVACY MODE: CUSTOMER · F9 then 1 to end");
    session
        .keys("1")
        .sees("PRIVACY MODE")
        .keys("<backspace><f9>")
        .says("Who can see your screen?")
        .keys("1")
        .sees_no("PRIVACY MODE");
    session.keys("<esc>vs").says("v then 1 shows everything");
}

#[test]
fn control_v_says_how_a_terminal_pastes_and_hides_nothing() {
    for keys in ["", "N", "/", ":", "M", "!", "Gs"] {
        let mut session = Session::in_example();
        let before = session.keys(keys).paint().0;
        session.keys("<ctrl-v>").says("To paste, use your terminal").sees_no("PRIVACY MODE").keys("<pgup>");
        assert!(!session.is_private(), "{keys}");
        drop(before);
    }
}

#[test]
fn it_can_be_put_on_while_something_private_is_typed() {
    let mut session = Session::in_example();
    session.keys("Nwants her job<f9>").sees("PRIVACY MODE").sees_no("wants her job").sees("Private");
    // What is typed next is still text, and is kept as it was typed.
    session.keys("xx<enter>").sees_no("wants her job");
    assert!(session.deal().stakeholders[0].notes.iter().any(|note| note.text == "wants her jobxx"));
    session.keys("M").says("Not available in privacy mode").keys("v2M").sees("Messages").sees_no("wants");
}

#[test]
fn what_is_private_stays_closed_and_says_so() {
    let mut session = Session::in_example();
    session.keys("v");
    for key in ["s", "t", "i", "T", "C", "N", "w", "b", "l", "=", "d", "!", "o", "H", "L"] {
        session.keys(key).sees("Not available in privacy mode");
        assert!(session.app.overlays.is_empty(), "{key}");
    }
}

#[test]
fn who_takes_part_and_what_is_next_can_be_changed_and_undone() {
    let mut session = Session::in_example();
    session.keys("vaNils Holm<tab>Plant manager<enter>").sees("Added Nils Holm").sees("Nils Holm");
    session.keys("u").sees("Undone · Ctrl-R redoes it · turn off privacy mode to see what");
    session.keys("u").sees_no("Nils Holm");
}

#[test]
fn a_screening_and_a_question_close_and_forms_stay() {
    let mut session = Session::in_example();
    session.keys("Gs<f9>");
    assert!(session.app.overlays.is_empty());
    session.keys("v1Gt").sees("seen once").keys("v").sees_no("seen once");
}

#[test]
fn initials_stand_for_names_everywhere_on_request() {
    let mut session = Session::in_example();
    session.keys("V").sees("MD").sees_no("Mirela").sees_no("Dantu").says("initials");
    session.keys("m").sees_no("Mirela");
    session.keys("<esc>:mirela dantu").sees("Nothing matches").keys("<esc>V").sees("Mirela Dantu").sees("PRIVACY MODE");
}

#[test]
fn home_shows_deals_and_days_and_no_judgement() {
    let mut session = states::two_deals();
    // Which deal was open last is no choice for whoever looks at Home now.
    session.keys("v").sees("PRIVACY MODE").sees_no("Vestra").sees_no("Tarnbeck").sees("The list of deals is hidden");
    session
        .keys("v1<enter>vq")
        .sees("Vestra")
        .sees("PRIVACY MODE")
        .sees_no("coach ")
        .sees_no("Tarnbeck")
        .sees_no("120k");
    // What is hidden goes with its head.
    for head in ["•••••", "Value", "To do first", "Next due", "Customer move", "People", "Today", "who will move"]
    {
        session.sees_no(head);
    }
    session.keys("d").says("Not available in privacy mode: customer · v then 1 shows everything");
    session.keys("v2").sees("TEAM").sees("Tarnbeck").sees("120k").keys("d").sees("Kim").sees("send her the study");
    session.keys("<esc>K").sees("Rater agreement").sees("All of us together").sees_no("Robin");
}

#[test]
fn with_initials_home_leaves_out_what_names_people_and_says_nothing_false_of_the_rest() {
    let mut session = states::two_deals();
    session
        .keys("<enter>V")
        .keys("v2q")
        .sees("PRIVACY MODE: TEAM")
        .sees("Tarnbeck")
        .sees("Value")
        .sees_no("To do first");
    let last = session.app.home.rows.iter().filter_map(|row| row.summary.as_ref().ok()?.last_act).count();
    let none = session.screen().matches("none yet").count();
    assert_eq!((last, none), (1, 1), "one of the two deals has a move of the customer's");
    session.sees("days ago");
}

#[test]
fn no_hint_in_a_form_says_that_people_are_scored() {
    let mut session = Session::in_example();
    session.keys("a").sees("never scored").keys("<f9>").sees("Job title").sees_no("scored");
}

#[test]
fn in_every_list_the_key_that_is_named_shows_more() {
    let mut session = Session::in_example();
    session.keys("v,").sees("PRIVACY MODE: CUSTOMER · v then 1 to end").keys("v1").sees("Teacher");
    session.keys("v:").sees("PRIVACY MODE: CUSTOMER · F9 then 1 to end").keys("<f9>1").sees_no("PRIVACY MODE");
    session.keys("<esc>v,").sees_no("Coach").sees_no("Assess").sees_no("Answer as someone");
}

#[test]
fn it_goes_on_by_itself_when_one_more_looks() {
    let mut session = Session::in_example();
    session.send(watching(1));
    session.sees_no("PRIVACY MODE");
    session.send(watching(2));
    session
        .sees("PRIVACY MODE: CUSTOMER, 2 people watching")
        .sees_no("Teacher")
        .sees("2 people are watching this session")
        .sees("your team? v then 2");
    // Colleagues come first; it still takes two keys, and nothing shows until then.
    session.keys("v").says("Who can see your screen? 2 my team · 3 the customer · 1 just me").sees_no("Teacher");
    session.keys("2").sees("TEAM").sees("Teacher");
    session.send(watching(1));
    session.send(watching(2));
    session.keys("<esc>").sees_no("Teacher").keys("v1").sees("Teacher");
    session.send(watching(2));
    session.send(watching(1));
    session.sees("Teacher");
    session.send(watching(2));
    session.sees("PRIVACY MODE").keys("v");
    session.send(watching(3));
    session.keys("v").sees("PRIVACY MODE");
}

#[test]
fn alerts_on_people_are_not_told() {
    let mut session = states::reach("alerts");
    session
        .keys("v")
        .sees_no("Alerts, most urgent")
        .sees_no("blocks")
        .sees_no("urgent")
        .keys("!")
        .sees("Not available");
}

#[test]
fn the_map_shows_who_reports_to_whom_and_no_more() {
    let mut session = states::reach("map, field");
    session.keys("v").sees("The reporting lines").keys("m").sees("The reporting lines").sees_no("never met");
}

#[test]
fn a_filter_finds_what_is_seen() {
    let mut session = states::two_deals();
    let need = session.app.home.rows[0].summary.as_ref().map(|deal| deal.words(TODAY));
    let need = need.expect("it can be read");
    // Whoever sees no needs can't tell from the filter which deal has one.
    session.keys(&format!("/{need}")).sees("1 of 2 shown").keys("<f9>").sees_no("of 2 shown").sees_no(&need[..12]);
    session.keys("<esc>v1/zzz").sees("0 of 2 shown").sees("zzz").keys("<f9>").sees_no("zzz").sees_no("Vestra");
}

#[test]
fn a_review_goes_on_in_room_view_and_its_minutes_hold_nothing_private() {
    let mut session = states::reach("review, answered");
    let asked = session.app.question_words(session.app.walk().and_then(|walk| walk.person));
    let (question, answer) = asked.expect("somebody is asked about");
    assert!(!answer.is_empty());
    let (question, answer) = (&question[..12], &answer[..6]);
    session.sees(question).keys("v").sees_no(question).sees_no(answer).sees("•••••");
    // What is decided is saved, and not shown.
    session
        .keys("<tab><tab><tab><tab>")
        .sees("Part 8/8")
        .sees_no("Outcome")
        .keys("asend the figures to Hana<tab><tab>fri<enter>");
    session.sees_no("send the figures");
    session
        .keys("<shift-tab><shift-tab><shift-tab><shift-tab><shift-tab><shift-tab>")
        .sees("Part 2/8")
        .sees_no("Mobilizer")
        .sees_no("Teacher");
    session.keys("E").keys("E").sees_no("send the figures").sees_no(answer).sees_no(question);
    session.keys("w");
    let written = session.effects.iter().rev().find_map(|effect| match effect {
        Effect::WriteOut { text, .. } => Some(text.clone()),
        _ => None,
    });
    let written = written.expect("the minutes are written");
    assert!(!written.contains("send the figures to Hana") && !written.contains(answer), "{written}");
    assert!(!written.contains("Mobilizer") && !written.contains(question), "{written}");
    // Outside it they are whole.
    session.keys("v1").sees(answer).sees("send the figures to Hana");
}

#[test]
fn the_coach_s_own_window_is_never_in_room_view_and_says_who_looks() {
    let mut session = states::reach("coach window");
    session.send(watching(2));
    assert!(!session.is_private());
    session.says("hides what is private");
}

#[test]
fn nothing_is_reordered_under_the_eyes_of_those_who_look() {
    let mut session = states::several();
    session.keys("Vno mob<enter>VMoreau’s worry<enter>").sees("Moreau’s worry");
    let names = |session: &Session| -> Vec<String> {
        let home = &session.app.to_draw().expect("something is drawn").home;
        let shown = (0..home.shown.len()).filter_map(|place| home.at(place));
        shown.filter_map(|row| row.summary.as_ref().ok()).map(|one| one.name.to_string()).collect()
    };
    let before = names(&session);
    session.keys("vv2").sees("Moreau’s worry");
    assert_eq!(names(&session), before, "for the team");
    session.keys("v").sees_no("worry").sees_no("Mobilizer").keys("v1").sees("Moreau’s worry");
    assert_eq!(names(&session), before, "and back");
    // The people of a deal stay where they were too, without the headings that tell who is what.
    let mut session = Session::in_example();
    let people = |session: &Session| -> Vec<String> {
        let open = session.open();
        (0..open.people.count())
            .filter_map(|at| open.people.at(&open.deal, at))
            .map(|one| one.name.to_string())
            .collect()
    };
    let before = people(&session);
    session.keys("<down>v");
    assert_eq!(people(&session), before);
    assert_ne!(before, session.deal().stakeholders.iter().map(|one| one.name.to_string()).collect::<Vec<_>>());
    session.keys("aNils Holm<enter>");
    assert_eq!(people(&session), [before.clone(), vec!["Nils Holm".to_owned()]].concat(), "who comes is last");
    session.keys("uv2");
    assert_eq!(people(&session), before);
}

#[test]
fn a_team_sees_everything_but_what_was_told_in_confidence() {
    let mut session = with(Plant::Team, Session::in_example);
    session.keys("P").sees("Contact").sees("Fears").sees(&CANARY.to_string());
    session.keys("<esc>vv2").says("For the team").sees("PRIVACY MODE: TEAM · v hides more").sees("Teacher");
    session.keys("P").sees("Teacher").sees("Contact").sees("Fears").sees("•••••").sees_no(&CANARY.to_string());
    // What is typed shows, but for what the next key could not take back.
    session.keys("<esc>nask her for the numbers<tab>fri<tab>Kim<enter>").says("ask her for the numbers");
    session.keys("Nshe told me so").sees_no("she told me so").keys("<tab>yes<enter>").sees_no("she told me so");
    session.keys("u").sees_no("she told me so").keys("u").says("ask her for the numbers");
    session.keys("=").says("Not available in privacy mode: team · v twice then 1 shows everything");
    session.keys("v").sees("CUSTOMER").sees_no("Teacher").keys("v3").sees("CUSTOMER").keys("v2").sees("Teacher");
    session.keys("vv1P").sees_no("PRIVACY MODE").sees(&CANARY.to_string());
}

#[test]
fn a_team_s_review_shows_verdict_why_question_and_answer() {
    let mut session = states::reach("review, answered");
    let asked = session.app.question_words(session.app.walk().and_then(|walk| walk.person));
    let (question, answer) = asked.expect("somebody is asked about");
    let before = session.screen();
    session.keys("vv2").sees(&question[..12]).sees(&answer[..6]).sees("Verdict").sees("Why").sees_no("•••••");
    let after = session.screen();
    // Between the lines of time and the message.
    let below = |screen: &str| screen.lines().skip(3).take(30).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(below(&before), below(&after), "where nobody told anything in confidence nothing changes");
    session.keys("<tab><tab><tab><tab>asend the figures to Hana<tab><tab>fri<enter>").sees("send the figures to Hana");
}

#[test]
fn clients_that_are_ours_hide_nothing() {
    let mut session = Session::in_example();
    session.send(watching(2));
    session
        .sees("CUSTOMER, 2 people watching")
        .keys(":everyone watching<enter>")
        .says("You trust all 2 people watching");
    session.sees("Teacher").sees_no("PRIVACY MODE");
    // One of them goes and comes back; then a stranger comes in their place.
    session.send(watching(1));
    session.send(watching(2));
    session.sees("Teacher");
    session.send(Msg::Audience { clients: vec!["client 0".to_owned(), "somebody".to_owned()] });
    session.sees("CUSTOMER, 2 people watching").sees_no("Teacher");
    // Whoever chose a level keeps it.
    let mut session = Session::in_example();
    session.send(watching(2));
    session.keys("v2:everyone watching<enter>").sees("PRIVACY MODE: TEAM ·");
    session.send(watching(1));
    session.keys(":everyone watching<enter>").sees("Nobody else is watching");
}

#[test]
fn who_is_removed_or_comes_is_called_by_initials_in_what_was_said_too() {
    let mut session = Session::with_people(&["Mirela Dantu", "Dev Patel"]);
    session.keys("nCall Bob Lee<tab>fri<tab>Kim<enter>").keys("xx").keys("u").keys("V");
    session.keys("v2M").sees_no("Mirela").sees_no("Bob").keys("<esc>");
    session.keys("<home>x").sees("Removed MD").sees_no("Mirela").keys("u").sees("MD").keys("<home>x");
    session
        .keys("aBob Lee<enter>")
        .sees("BL")
        .keys("M")
        .sees_no("Mirela")
        .sees_no("Bob")
        .sees("Removed MD")
        .keys("<esc>");
    session.keys("VM").sees("Removed Mirela Dantu");
}

#[test]
fn reviews_of_several_deals_are_not_for_a_customer() {
    let mut session = states::several();
    session.keys("vr").says("Not available in privacy mode").keys("v2r").says("most in need first");
    // One under way shows no deal at all: nobody chose the one it has come to for whoever looks now.
    let here = session.deal().name.to_string();
    session.keys("v").sees_no(&here).sees_no("Cedar Mills").sees_no("Halden").sees_no("Vestra").sees_no("Tarnbeck");
    session.keys(":").sees_no(&here).sees_no("Mirela").keys("<esc>").sees("The list of deals is hidden");
    session.keys("v1").sees(&here).keys("r").sees("What is the buyer's next step");
    // Left for the deal itself, that deal was chosen.
    session.keys("qv").sees(&here).sees_no("Cedar Mills");
}

#[test]
fn the_cursor_stays_on_what_is_due_when_others_begin_to_look() {
    let mut session = states::home_with_deals();
    session.keys("<esc>aZeta<enter>aNils Holm<enter>ncall Zeta<tab>today<tab>Kim<enter>q");
    session.keys("aAlpha<enter>aIda Berg<enter>ncall Alpha<tab>today<tab>Kim<enter>q").keys("d");
    for name in ["Alpha", "Zeta"] {
        let on = |session: &Session| {
            let Some(Overlay::AllDue(list)) = session.app.overlays.last() else { unreachable!("the list is open") };
            session.app.all_due_at(list, list.cursor).map(|(_, due)| due.what.to_string())
        };
        session.keys("<home>");
        while on(&session) != Some(format!("call {name}")) {
            session.keys("<down>");
        }
        session.send(Msg::Run(Command::ShowToTeam));
        assert_eq!(on(&session), Some(format!("call {name}")));
        session.keys("vv1d<home>");
    }
}

#[test]
fn the_first_line_of_home_holds_its_motto_whole_or_not_at_all() {
    for width in 40..130 {
        let mut session = states::home_with_deals();
        session.app.settings.demo = true;
        session.size = (width, 24);
        for keys in ["", "v"] {
            let screen = session.keys(keys).screen();
            let first = screen.lines().next().unwrap_or_default();
            let is_cut = first.contains("who ") && !first.contains("who will move this deal ");
            assert!(!is_cut, "{width} columns, {keys:?}: {first}");
        }
    }
}

#[test]
fn no_part_of_a_review_is_empty_before_a_customer_and_none_says_what_it_is_about() {
    let mut session = with(Plant::Everywhere, || states::reach("review, last time"));
    session.keys("v");
    for part in 1..=8 {
        let screen = session.sees(&format!("Part {part}/8")).screen();
        let said = ["No more is shown here.", "This part isn't shown here."].iter().any(|text| screen.contains(text));
        assert!(said || part == 5, "part {part} says nothing:\n{screen}");
        for word in ["Mobilizer", "Blocker", "decision", "alert", "forecast", "Something to know"] {
            assert!(!screen.to_lowercase().contains(&word.to_lowercase()), "part {part} says {word}:\n{screen}");
        }
        assert!(!screen.contains(CANARY), "part {part}:\n{screen}");
        session.keys("<tab>");
    }
}

#[test]
fn what_was_done_is_told_a_customer_by_its_kind_and_what_is_ours_alone_openly() {
    let mut session = states::reach("review, answered");
    session.keys("v<tab><tab><tab><tab>asend the figures to Hana<tab><tab>fri<enter>");
    session.sees("Saved, and hidden in privacy mode · Decision").sees_no("send the figures");
    session.keys("qv1q").restart();
    session.keys("<enter>vr").sees("Back in the review of").sees("where you left it");
}
