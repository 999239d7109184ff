//! The screening walk: one tell a step in the order of M3.

use crate::support::Session;
use crate::support::group::Group;
use crate::support::session::TODAY;
use stakemap::domain::judge::alert::{Screening, screening};
use stakemap::domain::judge::weight::Target;
use stakemap::domain::judge::why::Reason;
use stakemap::domain::record::answer::{Answer, Item};
use stakemap::domain::record::profile::ProfileGroup;
use stakemap::domain::record::tell::{Tell, TellAnswer};
use stakemap::export::words::{About, reason_text};

fn at(session: &Session) -> Option<Tell> {
    session.app.screening().and_then(|(_, _, tell)| tell)
}

fn screened(keys: &str) -> Session {
    let mut session = Session::with_people(&["Dev"]);
    session.keys(&format!("s<enter>{keys}"));
    session
}

#[test]
fn whoever_engaged_is_asked_for_talk_press_and_the_task() {
    for engaged in ["1", "2"] {
        let mut session = screened(engaged);
        assert_eq!(at(&session), Some(Tell::Talk));
        session.keys("1");
        assert_eq!(at(&session), Some(Tell::Press));
        session.keys("1");
        assert_eq!(at(&session), Some(Tell::Task));
    }
}

#[test]
fn whoever_did_not_engage_is_asked_for_what_they_give_and_how_they_talk_and_no_more() {
    for cold in ["3", "4"] {
        let mut session = screened(cold);
        assert_eq!(at(&session), Some(Tell::Gives));
        session.keys("1");
        assert_eq!(at(&session), Some(Tell::Talk), "it may have been seen all the same");
        session.keys("3");
        assert_eq!((at(&session), session.answers("Dev").tell(Tell::Talk)), (None, Some(TellAnswer::Me)));
    }
}

#[test]
fn arrows_highlight_an_answer_and_enter_takes_it() {
    // The first, the last, and there and back give what their digits give.
    for (arrows, digit) in [("<down>", "1"), ("<up>", "4"), ("<down><down><down><up>", "2")] {
        let (mut by_arrows, by_digit) = (screened(arrows), screened(digit));
        assert_eq!(by_arrows.answers("Dev").given().count(), 0, "nothing is answered before Enter");
        by_arrows.sees("Enter answer").keys("<enter>");
        assert_eq!(by_arrows.answers("Dev"), by_digit.answers("Dev"));
        assert_eq!(at(&by_arrows), at(&by_digit));
    }
    screened("<down><down><right><left><enter>").says("Nothing is highlighted yet");
    assert_eq!(screened("\"").answers("Dev"), screened("3").answers("Dev"), "the key of the 3 without Shift");
}

#[test]
fn enter_answers_nothing_while_nothing_is_highlighted() {
    let mut session = screened("<enter>");
    session.says("↓ highlights an answer, → skips").sees(" 1-4 answer");
    assert_eq!((at(&session), session.answers("Dev").given().count()), (Some(Tell::Insight), 0));
    // What was answered is left as it is, and Enter goes on from there.
    session.keys("1<left>").sees("Enter next").keys("<enter>");
    assert_eq!(at(&session), Some(Tell::Talk));
    session.keys("<left><down><down><enter>");
    assert_eq!(
        session.answers("Dev").tell(Tell::Insight),
        Some(TellAnswer::Accepted),
        "from the answer that was given"
    );
}

#[test]
fn a_likely_talker_gets_no_task_and_is_asked_for_access() {
    let mut session = Session::in_example();
    let all: Vec<String> = session.deal().stakeholders.iter().map(|one| one.name.to_string()).collect();
    let is_free = |session: &Session, name: &str| {
        let person = session.person(name);
        session.app.reads_as_talker(person) && person.open_task().is_none()
    };
    let talkers: Vec<&String> = all.iter().filter(|name| is_free(&session, name)).collect();
    assert!(!talkers.is_empty());
    for name in talkers {
        session
            .keys(&format!("/{name}<enter>T"))
            .says(&format!("{name} looks like a Talker: use them for access. Bring: "));
        assert!(session.app.overlays.is_empty());
        // Whoever knows better says so, and can give the task.
        session.keys("Cteacher<enter>saw it<enter>T").sees("Task for").keys("<esc>u<esc>");
    }
}

#[test]
fn the_task_is_given_and_judged_from_any_step_and_the_step_stays_to_be_answered() {
    let mut session = screened("TBring finance<enter>");
    assert_eq!((session.person("Dev").tasks.len(), at(&session)), (1, Some(Tell::Insight)));
    session.keys("1").keys("T");
    assert_eq!(at(&session), Some(Tell::Task));
    session.keys("1qs").keys("q");
    assert!(session.person("Dev").has_delivered());
    let mut cold = screened("31<right>TBring finance<enter>");
    cold.sees("(T to check)").keys("T").sees("Bring finance").keys("3<esc>");
    assert_eq!(cold.answers("Dev").tell(Tell::Task), Some(TellAnswer::NotDelivered));
    asked("T").says("First, when did you speak with them?");
}

#[test]
fn an_insight_that_is_skipped_leaves_what_can_be_seen_without_it() {
    let mut session = screened("<right>");
    assert_eq!(at(&session), Some(Tell::Talk));
    session.keys("<right>");
    assert_eq!(at(&session), Some(Tell::Gives));
}

#[test]
fn going_back_loses_nothing_and_any_answer_can_be_changed() {
    let mut session = screened("12<left>");
    assert_eq!(at(&session), Some(Tell::Talk));
    session.keys("<left><left>").says("This is the first step");
    session.keys("4");
    let answers = session.answers("Dev");
    assert_eq!(answers.tell(Tell::Insight), Some(TellAnswer::WavedAway));
    assert_eq!(answers.tell(Tell::Talk), Some(TellAnswer::Both), "what the other branch asked is kept");
    assert_eq!(at(&session), Some(Tell::Gives));
}

#[test]
fn three_tells_make_a_mobilizer_likely() {
    assert_eq!(screened("112").verdict("Dev").group_word_id(), "likely");
}

#[test]
fn it_opens_at_the_first_step_that_is_not_answered() {
    let mut session = screened("11q");
    session.keys("s");
    assert_eq!(at(&session), Some(Tell::Press));
}

#[test]
fn evidence_goes_to_the_answer_just_given() {
    let mut session = screened("1easked how we measure it<enter>");
    let seen = &session.person("Dev").observations[0].evidence;
    assert_eq!((seen[0].text.as_str(), seen[0].by.as_str()), ("asked how we measure it", "Kim"));
    assert_eq!(at(&session), Some(Tell::Talk), "and the walk goes on where it was");
    session.keys("<left>").sees("asked how we measure it");
}

#[test]
fn there_is_no_evidence_without_an_answer_and_what_is_typed_becomes_a_note() {
    for before in ["", "<enter>"] {
        let mut session = asked(before);
        session.keys("e").sees("saved as a note").keys("asked about 3 plants, 2 of them old<enter>");
        assert_eq!(session.person("Dev").notes[0].text.as_str(), "asked about 3 plants, 2 of them old");
        assert!(session.answers("Dev").is_empty());
    }
    screened("").sees_no("e evidence");
    screened("1").sees("e evidence");
}

#[test]
fn a_choice_that_is_not_there_says_how_many_there_are() {
    let mut session = screened("14");
    session.says("This step has 3 choices");
    assert_eq!(at(&session), Some(Tell::Talk));
}

#[test]
fn on_the_verdict_there_is_nothing_to_choose() {
    screened("4111").says("This is the verdict");
}

#[test]
fn escape_closes_and_keeps_every_answer() {
    let session = screened("11<esc>");
    assert!(session.app.overlays.is_empty());
    assert_eq!(session.answers("Dev").given().count(), 2);
    assert_eq!(session.on_disk(), **session.deal());
}

#[test]
fn the_walk_ends_in_the_verdict_with_its_reasons() {
    let mut session = screened("42<right>");
    session.sees("Next");
    session.sees("brushed");
    session.keys("<enter>");
    assert!(session.app.overlays.is_empty(), "Enter closes it");
}

#[test]
fn undo_works_inside_the_walk() {
    let session = screened("1u");
    assert!(session.answers("Dev").is_empty());
    assert!(session.app.screening().is_some());
}

#[test]
fn the_walk_closes_when_its_person_is_undone() {
    let mut session = screened("uu");
    assert_eq!((session.names().len(), session.app.overlays.len()), (0, 0));
    session.keys("aIda<enter>");
    assert_eq!(session.names(), ["Ida"], "and the keys work");
}

#[test]
fn the_walk_closes_when_the_deal_is_left_or_the_person_removed_through_the_palette() {
    for command in ["Remove the person", "Go back to all"] {
        let mut session = screened(":");
        session.keys(command).keys("<enter>");
        assert!(session.app.overlays.is_empty(), "after {command}");
    }
}

fn asked(keys: &str) -> Session {
    let mut session = Session::with_people(&["Dev"]);
    session.keys(&format!("s{keys}"));
    session
}

#[test]
fn a_walk_asks_once_when_we_spoke_and_enter_takes_today() {
    let mut session = asked("");
    session.sees("When did you last speak with Dev?").sees("Never, I've only heard about them");
    session.keys("<enter>").says("Logged a conversation with Dev, today");
    assert_eq!((session.deal().conversations.len(), at(&session)), (1, Some(Tell::Insight)));
    let talk = &session.deal().conversations[0];
    assert_eq!((talk.on.to_string().as_str(), talk.by.as_str(), talk.is_customers()), ("2026-11-21", "Kim", false));
    assert_eq!(session.pressed, asked("").pressed + 1, "one more Enter for a first verdict");
    session.keys("11<esc>s").sees_no("When did you last speak");
    assert!(session.answers("Dev").hearsay() == 0);
}

#[test]
fn another_day_is_asked_for_and_logged() {
    let mut session = asked("2");
    session.sees("When did you last speak with Dev?").keys("-3d<enter>");
    assert_eq!(session.deal().conversations[0].on.to_string(), "2026-11-18");
    assert_eq!(at(&session), Some(Tell::Insight));
    let mut ahead = asked("2+1d<enter>");
    ahead.sees("is in the future");
    assert!(ahead.deal().conversations.is_empty());
    ahead.keys("<esc>").sees("Never, I've only heard about them");
}

#[test]
fn what_was_only_heard_is_hearsay_and_makes_at_most_leaning() {
    let mut session = asked("3112");
    assert!(session.deal().conversations.is_empty());
    assert_eq!(session.answers("Dev").hearsay(), 3);
    assert_eq!(session.verdict("Dev").group_word_id(), "leaning");
    assert_eq!(screened("112").verdict("Dev").group_word_id(), "likely", "the same seen");
    session.sees("by hearsay").keys("q2").sees("3 answers are hearsay").sees("hearsay");
    session.keys("t2q");
    assert_eq!(session.answers("Dev").hearsay(), 4, "so is what the questionnaire asks of them");
}

#[test]
fn who_was_only_heard_of_is_not_asked_about_again_until_somebody_spoke_with_them() {
    let mut session = asked("31q");
    session.keys("s").sees_no("When did you last speak").sees("by hearsay").keys("1q");
    assert_eq!(session.answers("Dev").hearsay(), 2);
    session.keys("l<ctrl-u>met at the fair<enter>s").sees_no("by hearsay");
    assert_eq!(at(&session), Some(Tell::Insight), "what was heard is to be seen now");
    session.keys("1");
    assert_eq!((session.answers("Dev").hearsay(), at(&session)), (1, Some(Tell::Talk)));
}

#[test]
fn one_question_asks_when_we_spoke_just_as_the_walk_does() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("i").sees("When did you last speak with Dev?").keys("31");
    assert_eq!((session.answers("Dev").hearsay(), session.deal().conversations.len()), (1, 0));
    let mut met = Session::with_people(&["Dev"]);
    met.keys("i<enter>").sees_no("When did you last speak").keys("1");
    assert_eq!((met.answers("Dev").hearsay(), met.deal().conversations.len()), (0, 1));
}

#[test]
fn nobody_is_screened_who_is_not_identified_yet() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("aLegal, not found yet<enter>");
    assert!(session.person("Legal, not found yet").is_placeholder());
    for key in ["s", "t", "i"] {
        session.keys(key).says("First find out who it is. Then e changes “Legal");
        assert!(session.app.overlays.is_empty() && session.app.question().is_none(), "{key}");
    }
}

#[test]
fn what_was_heard_before_is_marked_and_enter_keeps_it_as_heard() {
    let mut session = asked("31q");
    session.keys("l<ctrl-u>met at the fair<enter>s").sees("You only heard the marked answer").sees("Enter keep");
    session.keys("<enter>").sees_no("You only heard the marked");
    assert_eq!((session.answers("Dev").hearsay(), at(&session)), (1, Some(Tell::Talk)), "it is still hearsay");
    session.keys("<left>1<left>").sees_no("You only heard the marked");
    assert_eq!(session.answers("Dev").hearsay(), 0, "the same answer, seen now");
}

#[test]
fn an_answer_without_evidence_says_for_which_day_it_stands_and_how_to_say_another() {
    const DAY: &str = "today · e adds what you saw and when";
    let mut session = screened("1");
    session.says("Dev: insight,").says(DAY).keys("eHard questions<tab><ctrl-u>15 Nov<enter>").says("15 Nov");
    session.keys("<left>2");
    assert!(!session.notice().contains(DAY), "its evidence has a day: {}", session.notice());
    session.keys("qt2").says(DAY).keys("q");
    asked("31").says("hearsay, today · e adds what you heard and when");
}

/// What cards and lists say of the answer that Dev pressed the insight.
fn pressed(session: &Session) -> String {
    let about = About { person: session.person("Dev"), assessor: "Kim", today: TODAY };
    let reason = Reason {
        answer: Answer::Tell(TellAnswer::Pressed),
        weight: 1.0,
        target: Target::Group(ProfileGroup::Mobilizer),
    };
    reason_text(session.playbook(), Some(about), &reason)
}

/// Kim heard three things of Dev, wrote down a line on the first, and met Dev since.
fn heard_then_met() -> Session {
    let mut session = asked("31eRana says Dev loved it<tab>15 Nov<enter>12q");
    session.size = (240, 40);
    session.keys("l<ctrl-u>met at the fair<enter>");
    session
}

#[test]
fn what_is_answered_first_hand_leaves_the_line_and_the_day_with_the_hearsay() {
    let mut session = heard_then_met();
    let heard = "pressed you on your insight with hard questions (heard 15 Nov), hearsay: “Rana says Dev loved it”";
    assert_eq!(pressed(&session), heard);
    session.keys("s").sees("Heard      Sun 15 Nov, Kim: Rana says Dev loved it").sees_no("Seen  ");
    session.keys("1<left>").sees("Heard      Sun 15 Nov, Kim: Rana says Dev loved it").sees_no("Seen  ");
    assert_eq!(pressed(&session), "pressed you on your insight with hard questions");
    session.keys("q").sees("2 answers are hearsay").keys("H").sees("Rana says Dev loved it").keys("<esc>");
    assert!(!session.answers("Dev").is_evident(Item::Tell(Tell::Insight)));
    session.keys("s<left>easked for the scrap numbers<enter>");
    session.sees("Seen       today, Kim: asked for the scrap numbers").sees("Heard      Sun 15 Nov, Kim: Rana says");
    let seen = "pressed you on your insight with hard questions (seen 21 Nov): “asked for the scrap numbers”";
    assert_eq!(pressed(&session), seen);
    session.keys("quu").sees("3 answers are hearsay");
    assert_eq!(pressed(&session), heard);
}

#[test]
fn one_of_three_tells_that_was_seen_makes_no_screening_of_hearsay() {
    let mut session = heard_then_met();
    let how = |session: &Session| screening(session.deal(), session.person("Dev"));
    assert_eq!(how(&session), Screening::Hearsay);
    session.keys("s1");
    assert_eq!(how(&session), Screening::MostlyHearsay);
    session.keys("1");
    assert_eq!(how(&session), Screening::FirstHand);
}

#[test]
fn a_difference_says_which_line_was_only_heard() {
    let mut session = heard_then_met();
    session.keys("ARobin<enter>s3eLooked at the clock<enter><esc>bD");
    session.sees("“Rana says Dev loved it” (Sun 15 Nov, Kim, hearsay)").sees("“Looked at the clock” (today, Robin)");
}

#[test]
fn evidence_proposes_the_day_that_the_walk_was_given() {
    let day = |session: &Session, place: usize| session.person("Dev").observations[place].evidence[0].on.to_string();
    let mut session = asked("215 Nov<enter>1e");
    session.sees("15 Nov").keys("asked for the numbers<enter>1esaid “we”<enter>");
    assert_eq!((day(&session, 0), day(&session, 1)), ("2026-11-15".to_owned(), "2026-11-15".to_owned()));
    // The task was given after they spoke, so it can't have been delivered then.
    session.keys("1<enter>bring the CFO<enter><left>1easked the CFO in<enter>");
    let judged = session.person("Dev").tasks[0].judged.clone().expect("it was judged");
    assert_eq!(judged.evidence[0].on.to_string(), "2026-11-21");
    session.keys("qs<left><left><left><left>ecalled back<enter>");
    let seen = &session.person("Dev").observations[0].evidence;
    assert_eq!(seen[1].on.to_string(), "2026-11-21", "another walk was told no day");
    assert_eq!(day(&asked("<enter>1easked for the numbers<enter>"), 0), "2026-11-21");
}

#[test]
fn back_from_the_first_step_hearsay_can_be_corrected() {
    let mut session = asked("3");
    session.keys("<left>").sees("When did you last speak with Dev?").keys("<enter>1");
    assert_eq!((session.deal().conversations.len(), session.answers("Dev").hearsay()), (1, 0));
    asked("").keys("4").says("This step has 3 choices");
}

#[test]
fn three_profiles_together_name_nobody_a_mobilizer_who_looks_most_like_a_blocker() {
    let mut group = Group::new("Halden");
    let dev = group.person("Dev", "");
    // Alone the Blocker is the likeliest; three kinds of Mobilizer are more together.
    group.answers(
        dev,
        "gives=nothing go-getter.backs-ideas=once teacher.persuades=once skeptic.small-wins-first=once \
         blocker.projects-distract=once",
    );
    let mut session = Session::cold();
    session.disk.put(&group.deal);
    session.restart();
    session.keys("<enter>2");
    assert_eq!(session.verdict("Dev").ranked()[0].name(), "Blocker");
    let screen = session.screen();
    let row = |name: &str| screen.lines().position(|line| line.contains(&format!("{name} ")) && line.contains("━"));
    assert!(row("Blocker").is_some(), "the likeliest has the bar\n{screen}");
    assert_eq!(row("Go-Getter"), None, "{screen}");
    session.sees("Most like a Blocker").sees_no("Mobilizer, leaning");
}

#[test]
fn the_answers_are_right_below_the_question_at_every_size() {
    for size in [(60, 18), (80, 24), (100, 30), (120, 40), (200, 50)] {
        let mut session = crate::support::states::reach("screening");
        session.size = size;
        let screen = session.screen();
        let row = |text: &str| screen.lines().position(|line| line.contains(text));
        let question = row("How did they take your insight?");
        assert_eq!(row("1   Pressed"), question.map(|row| row + 2), "{size:?}:\n{screen}");
        assert!(row("Before") > row("4   Brushed"), "{size:?}: the advice is below\n{screen}");
    }
}

#[test]
fn what_does_not_fit_below_the_answers_and_the_verdict_is_scrolled_to_its_end() {
    for (state, rows, last, scroll) in
        [("screening", 18, "Watch", "<pgdn>"), ("screening, verdict", 14, "Coach", "<down>")]
    {
        let mut session = crate::support::states::reach(state);
        session.size = (60, rows);
        session.sees("more: PgDn").sees_no(last);
        session.keys(&scroll.repeat(9)).sees(last).sees("↑ ");
        session.size = (80, 40);
        session.sees(last).sees_no(" more");
    }
}

#[test]
fn a_small_window_shows_what_each_answer_means_one_at_a_time() {
    for open in ["s<enter>", "s<enter>1", "s<enter>11", "s<enter>3"] {
        for size in [(60, 18), (80, 24), (120, 40)] {
            let mut session = Session::with_people(&["Dev"]);
            session.size = size;
            session.keys(open);
            let (_, _, tell) = session.app.screening().expect("it is open");
            let answers = session.playbook().tell(tell.expect("a step")).answers.clone();
            let start = |means: &str| means.chars().take(24).collect::<String>();
            let shows_all = answers.iter().all(|one| session.screen().contains(&start(&one.means)));
            if !shows_all {
                session.sees("↓ shows what each answer means");
            }
            for one in &answers {
                session.keys("<down>").sees(&start(&one.means)).sees_no("↓ shows what each answer means");
            }
        }
    }
}

#[test]
fn the_question_when_we_spoke_says_how_long_it_comes_up() {
    const RULE: &str = "This comes up until you log a conversation with them, or answer by";
    let mut session = Session::with_people(&["Dev"]);
    session.size = (80, 24);
    session.keys("s").sees(RULE).keys("<esc>s").sees(RULE).keys("31<esc>s").sees_no(RULE);
    let mut logged = Session::with_people(&["Dev"]);
    logged.keys("lasked for the figures<enter>s").sees_no(RULE);
    let mut small = Session::with_people(&["Dev"]);
    small.size = (60, 18);
    small.keys("s").sees("This comes up until you log a").sees("Never, I've only heard about them");
}
